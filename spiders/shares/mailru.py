"""The Mail.ru cloud: public files and folders, by the calls its own page makes."""

import re
from typing import Any
from urllib.parse import quote, urlsplit

from auditor.model import Failure
from spiders.answers import Answer
from spiders.shares.moves import (
    DEEPEST,
    MOST_LISTED,
    Ask,
    Ended,
    Folder,
    Move,
    Service,
    Share,
    Taken,
    ended,
    is_page,
    listed,
    page_text,
    record,
    sent_as_file,
    steps,
    text,
    unknown,
    with_query,
)

NAME = "Облако Mail"
_PUBLIC = "https://cloud.mail.ru/public/"
_API = "https://cloud.mail.ru/api/v2"
_HOSTS = re.compile(r"(?:[\w\-]+\.)*(?:mail\.ru|datacloudmail\.ru|imgsmail\.ru)")
_GONE = re.compile(r"not_exists|ссылка недействительна|файл удален|владелец удалил|ничего не найдено|\b404\b")
_CLOSED = re.compile(r"access_denied|forbidden|not_owner|blocked|password|private")
_LIMIT = re.compile(r"limit|overquota|too_many")


def begin(url: str) -> Ask | Ended | None:
    """The first question about an address; None when it is no share of ours."""
    parts = urlsplit(url)
    if parts.hostname not in ("cloud.mail.ru", "www.cloud.mail.ru", "m.cloud.mail.ru"):
        return None
    way = steps(parts.path)
    share = Share(service=NAME, page=url)
    if len(way) >= 3 and way[0] == "public":
        return _ask(share.at("meta", key="/".join(way[1:])))
    if way[:1] in (["home"], ["trashbin"], ["shared"]):
        return Ended(share=share, failure=Failure.RESTRICTED, detail=f"cloud.mail.ru/{way[0]}")
    return Ended(share=share, failure=Failure.UNKNOWN, detail=f"cloud.mail.ru/{way[0]}"[:80]) if way else None


def _ask(share: Share) -> Ask:
    """The question the page itself would put."""
    headers = {"Referer": _address(share.key)}
    if share.step == "meta":
        url = with_query(f"{_API}/file", weblink=share.key)
    elif share.step == "list":
        url = with_query(f"{_API}/folder", weblink=share.key, offset="0", limit=str(MOST_LISTED))
    else:
        url = f"{_API}/dispatcher"
    return Ask(share=share, url=url, headers=headers)


def _address(key: str) -> str:
    return _PUBLIC + quote(key)


def go_on(share: Share, answer: Answer, body: bytes) -> Move:
    """What comes after an answer."""
    if share.step == "page":
        return _confirmed(share, answer, body)
    if share.step == "file":
        return _file(share, answer, body)
    said = record(body)
    status = said.get("status") if isinstance(said.get("status"), int) else answer.status
    found = said.get("body")
    if status == 200 and answer.status == 200 and isinstance(found, dict):
        return _found(share, answer, found)
    error = _error(found)
    if status in (404, 410) or "not_exists" in error:
        note = f"cloud.mail.ru: {error or status}"[:100]
        return Ask(share=share.at("page", note=note), url=_address(share.key))
    if _LIMIT.search(error):
        return ended(share, Failure.RATE_LIMITED, answer, error)
    if status in (401, 403, 451) or _CLOSED.search(error):
        return ended(share, Failure.RESTRICTED, answer, error)
    return unknown(share, answer, error)


def _error(body: object) -> str:
    """The word of an error: {"home": {"error": "not_exists"}}, or the word alone."""
    if isinstance(body, dict):
        for value in body.values():
            if isinstance(value, dict) and (word := text(value.get("error"))):
                return word[:60]
        return text(body.get("error"))[:60]
    return text(body)[:60]


def _found(share: Share, answer: Answer, body: dict[str, Any]) -> Move:
    if share.step == "where":
        places = body.get("weblink_get")
        first = places[0] if isinstance(places, list) and places and isinstance(places[0], dict) else {}
        base = text(first.get("url")).rstrip("/")
        if not base:
            return unknown(share, answer)
        url = f"{base}/{quote(share.key)}"
        return Ask(share=share.at("file"), url=url, headers={"Referer": _address(share.key)})
    flags = body.get("flags")
    if isinstance(flags, dict) and flags.get("blocked"):
        return ended(share, Failure.RESTRICTED, answer, "blocked")
    name, kind = text(body.get("name")), body.get("type", body.get("kind"))
    if kind == "file" and share.step == "meta":
        return _ask(share.at("where", name=name))
    if kind == "folder" and share.step == "meta":
        return _ask(share.at("list", name=name))
    items = body.get("list")
    if share.step != "list" or not isinstance(items, list):
        return unknown(share, answer)
    return _inside(share, answer, [item for item in items if isinstance(item, dict) and text(item.get("name"))])


def _inside(share: Share, answer: Answer, items: list[dict[str, Any]]) -> Move:
    """One file is followed to; several are a folder."""
    if len(items) != 1:
        found = [(_address(_key(share, item)), _label(item)) for item in items]
        return Folder(share=share, listing=listed(found))
    only = items[0]
    kind = only.get("type", only.get("kind"))
    if kind == "file":
        return _ask(share.at("where", key=_key(share, only), name=text(only["name"])))
    if kind == "folder" and share.deep < DEEPEST:
        return _ask(share.at("list", key=_key(share, only), name=text(only["name"]), deep=share.deep + 1))
    return unknown(share, answer)


def _key(share: Share, item: dict[str, Any]) -> str:
    return text(item.get("weblink")).strip("/") or f"{share.key}/{text(item['name'])}"


def _label(item: dict[str, Any]) -> str:
    return text(item["name"]) + ("/" if item.get("type", item.get("kind")) == "folder" else "")


def _confirmed(share: Share, answer: Answer, body: bytes) -> Move:
    """The call said "no such file"; the page must say so too."""
    if answer.status in (404, 410) or (answer.status == 200 and _GONE.search(page_text(body))):
        return Ended(share=share, failure=Failure.NOT_FOUND, detail=share.note)
    return Ended(share=share, failure=Failure.UNKNOWN, detail=f"{share.note}; the page: HTTP {answer.status}")


def _file(share: Share, answer: Answer, body: bytes) -> Move:
    if answer.status == 403:
        return ended(share, Failure.RESTRICTED, answer)
    if answer.status != 200:
        return unknown(share, answer)
    html = share.name.lower().endswith((".html", ".htm"))
    page = is_page(answer, body) and not html and not sent_as_file(answer)
    return unknown(share, answer, "a page instead of the file") if page else Taken(share=share)


SERVICE = Service(name=NAME, hosts=_HOSTS, begin=begin, go_on=go_on)
