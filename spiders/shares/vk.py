"""VK documents: the address leads to the file, or to a page that shows it."""

import re
from html import unescape
from urllib.parse import urlsplit

from auditor.model import Failure
from spiders.answers import Answer
from spiders.shares.moves import (
    Ask,
    Move,
    Service,
    Share,
    Taken,
    ended,
    is_page,
    page_text,
    sent_as_file,
    unknown,
)

NAME = "ВКонтакте"
_SITE = re.compile(r"(?:www\.|m\.)?vk\.(?:com|ru)")
_HOSTS = re.compile(r"(?:[\w\-]+\.)*(?:vk\.com|vk\.ru|vk\.me|userapi\.com|vkuser\.net|vkuseraudio\.net|vk-cdn\.net)")
_DOCUMENT = re.compile(r"/doc-?\d+_\d+")
_SHOWN = (
    re.compile(rb'"docUrl"\s*:\s*"(https?:(?:\\.|[^"\\])+)"'),
    re.compile(rb'<iframe[^>]+src="(https?://[^"]+)"', re.I),
)
_GONE = re.compile(r"документ (?:был )?(?:удален|не найден)|файл (?:был )?(?:удален|не найден)|document (?:has been|was) (?:removed|deleted)|document not found")  # fmt: skip  # noqa: E501
_CLOSED = re.compile(r"доступ запрещен|ошибка доступа|нет доступа|access denied|войдите|вход .{0,10}вконтакте|log in")


def begin(url: str) -> Ask | None:
    """The first question about an address; None when it is no document of VK."""
    parts = urlsplit(url)
    if not _SITE.fullmatch(parts.hostname or "") or not _DOCUMENT.fullmatch(parts.path):
        return None
    return Ask(share=Share(service=NAME, page=url, step="open"), url=url)


def go_on(share: Share, answer: Answer, body: bytes) -> Move:
    """What comes after an answer."""
    page = is_page(answer, body) and not sent_as_file(answer)
    words = page_text(body) if page else ""
    if page and _GONE.search(words):
        return ended(share, Failure.NOT_FOUND, answer)
    if answer.status in (401, 403, 451):
        return ended(share, Failure.RESTRICTED, answer)
    if answer.status in (404, 410) and share.step == "open":
        return ended(share, Failure.NOT_FOUND, answer)
    if answer.status != 200:
        return unknown(share, answer)
    if not page:
        return Taken(share=share)
    if share.step == "open":
        if found := _shown(body):
            return Ask(share=share.at("file"), url=found)
        if _CLOSED.search(words):
            return ended(share, Failure.RESTRICTED, answer)
    return unknown(share, answer, "a page instead of the file")


def _shown(body: bytes) -> str:
    """The file's address in the page that shows it."""
    for pattern in _SHOWN:
        for found in pattern.finditer(body[:1_000_000]):
            address = unescape(found[1].decode("ascii", "ignore").replace("\\/", "/").replace("\\u0026", "&"))
            if re.search(r"/(?:doc|s|c)\w*[/?]|\.(?:pdf|docx?|xlsx?|pptx?|rtf|odt)", address) and SERVICE.owns(address):
                return address
    return ""


SERVICE = Service(name=NAME, hosts=_HOSTS, begin=begin, go_on=go_on)
