"""Dropbox: a shared link with `dl=1` gives the file, and a folder as an archive."""

import io
import re
import zipfile
from urllib.parse import urlsplit

from auditor.model import Failure
from spiders.answers import Answer
from spiders.shares.moves import (
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
    query,
    sent_as_file,
    steps,
    unknown,
    with_query,
)

NAME = "Dropbox"
_HOSTS = re.compile(r"(?:[\w\-]+\.)*(?:dropbox\.com|dropboxusercontent\.com)")
_FILES, _FOLDERS = ("s", "fi"), ("sh", "fo")
_GONE = re.compile(
    r"(?:file|folder|item|link|content) (?:was|has been|isn.t|is no longer) (?:deleted|removed|here|available)|"
    r"(?:файл|папка|ссылка|элемент) (?:удален|больше не|недоступ)|that.s a 404|error \(404\)|ошибка \(404\)"
)
_TRAFFIC = re.compile(r"generating too much traffic|error \(429\)|слишком много трафика|temporarily disabled")
_DOORS = re.compile(r"/(?:sm/password|login|account/login|register)(?:/|$)")
_CLOSED = re.compile(
    r"this link is password.protected|ссылка защищена паролем"
    r"|sign in to (?:dropbox|view)|request access|you don.t have access|enter the password|введите пароль"
)


def begin(url: str) -> Ask | Ended | None:
    """The first question about an address; None when it is no share of ours."""
    parts = urlsplit(url)
    if parts.hostname not in ("www.dropbox.com", "dropbox.com", "m.dropbox.com"):
        return None
    way = steps(parts.path)
    share = Share(service=NAME, page=url)
    kind = way[1] if way[:1] == ["scl"] and len(way) > 1 else way[0] if way else ""
    if len(way) >= 2 and (kind in _FILES or kind in _FOLDERS):
        fields = {name: value for name, value in query(url).items() if name not in ("dl", "raw", "e", "st")}
        address = with_query(f"https://www.dropbox.com{parts.path}", **fields, dl="1")
        return Ask(share=share.at("file" if kind in _FILES else "archive"), url=address)
    if kind in ("home", "work", "personal", "deleted_files"):
        return Ended(share=share, failure=Failure.RESTRICTED, detail=f"dropbox.com/{kind}")
    return Ended(share=share, failure=Failure.UNKNOWN, detail=f"dropbox.com/{kind}"[:80]) if way else None


def go_on(share: Share, answer: Answer, body: bytes) -> Move:
    """What comes after an answer."""
    page = is_page(answer, body) and not sent_as_file(answer)
    words = page_text(body) if page else ""
    if _TRAFFIC.search(words):
        return ended(share, Failure.RATE_LIMITED, answer, "too much traffic")
    if answer.status in (404, 410):
        return ended(share, Failure.GONE if answer.status == 410 else Failure.NOT_FOUND, answer)
    if answer.status in (401, 403, 451) or _CLOSED.search(words) or _is_door(answer.url):
        return ended(share, Failure.RESTRICTED, answer)
    if page and _GONE.search(words):
        return ended(share, Failure.NOT_FOUND, answer)
    if answer.status != 200 or page:
        return unknown(share, answer, "a page instead of the file" if page else "")
    return _archive(share, answer, body) if share.step == "archive" else Taken(share=share)


def _is_door(url: str) -> bool:
    """Whether the answer came from where one logs in, or gives the password of a share."""
    return _DOORS.match(urlsplit(url).path) is not None


def _archive(share: Share, answer: Answer, body: bytes) -> Move:
    """A folder comes as an archive; one of a single file is read like that file."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            names = [name for name in archive.namelist() if name.strip("/") and not name.endswith("/")]
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return unknown(share, answer, "no archive")
    share = share.at("archive", name=answer.filename.removesuffix(".zip"))
    if len(names) == 1:
        return Taken(share=share.at("archive", name=answer.filename))
    return Folder(share=share, listing=listed([(share.page, name) for name in names]))


SERVICE = Service(name=NAME, hosts=_HOSTS, begin=begin, go_on=go_on)
