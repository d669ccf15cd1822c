"""Yandex Disk: public files and folders by the open API, and the viewers that show them.

https://yandex.ru/dev/disk-api/doc/ru/reference/public
"""

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
    Unwrapped,
    ended,
    is_page,
    listed,
    page_text,
    query,
    record,
    sent_as_file,
    steps,
    text,
    unknown,
    with_query,
)

NAME = "Яндекс Диск"
_API = "https://cloud-api.yandex.net/v1/disk/public/resources"
_TOP = r"(?:ru|com|by|kz|uz|com\.tr|az|eu)"
_DISK = re.compile(rf"disk\.(?:360\.)?yandex\.{_TOP}|yadi\.sk|(?:www\.)?disk\.yandex")
_VIEWERS = re.compile(rf"(?:docs|docviewer)\.(?:360\.)?yandex\.{_TOP}")
_HOSTS = re.compile(rf"(?:[\w\-]+\.)*yandex\.(?:net|{_TOP})|yadi\.sk|(?:[\w\-]+\.)*disk\.yandex")
_GONE = re.compile(r"ничего не найдено|владелец удалил|закрыл доступ|nothing (?:was )?found|404")
_PRIVATE = re.compile(r"/(?:client|notes|settings|trash)(?:/|$)")


def begin(url: str) -> Ask | Ended | Unwrapped | None:
    """The first question about an address; None when it is no share of ours."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if _VIEWERS.fullmatch(host):
        return _viewed(url)
    if not _DISK.fullmatch(host):
        return None
    way = steps(parts.path)
    share = Share(service=NAME, page=url)
    if len(way) >= 2 and way[0] in ("d", "i"):
        # Only the key counts: another host name or a tail of a folder's path would be another key for the API.
        key = f"https://{'yadi.sk' if host == 'yadi.sk' else 'disk.yandex.ru'}/{way[0]}/{way[1]}"
        return _ask(share.at("meta", key=key, path="".join(f"/{part}" for part in way[2:])))
    if way[:1] in (["public"], ["mail"]) and (key := query(url).get("hash", "")):
        key, _, path = key.partition(":")
        return _ask(share.at("meta", key=key, path=path))
    if _PRIVATE.match(parts.path):
        return Ended(share=share, failure=Failure.RESTRICTED, detail=f"{host}{parts.path[:60]}")
    return Ended(share=share, failure=Failure.UNKNOWN, detail=f"{host}{parts.path[:60]}") if way else None


def _viewed(url: str) -> Ask | Ended | Unwrapped | None:
    """What a viewer shows: a public file, a private one, or another site's."""
    shown = query(url).get("url", "")
    scheme, _, place = shown.partition("://")
    share = Share(service=NAME, page=url)
    if scheme == "ya-disk-public":
        key, _, path = place.partition(":")
        return _ask(share.at("meta", key=key, path=path))
    if scheme in ("http", "https"):
        return Unwrapped(url=shown)
    if scheme in ("ya-disk", "ya-mail"):
        return Ended(share=share, failure=Failure.RESTRICTED, detail=f"{scheme}://")
    deep = bool(steps(urlsplit(url).path)) or bool(shown)
    return Ended(share=share, failure=Failure.UNKNOWN, detail=urlsplit(url).hostname or "") if deep else None


def _ask(share: Share) -> Ask:
    """The question about a file or folder, or for its address."""
    if share.step == "href":
        return Ask(share=share, url=with_query(f"{_API}/download", public_key=share.key, path=share.path))
    fields = {"public_key": share.key, "path": share.path, "limit": str(MOST_LISTED)}
    return Ask(share=share, url=with_query(_API, **fields))


def go_on(share: Share, answer: Answer, body: bytes) -> Move:
    """What comes after an answer."""
    if share.step == "page":
        return _confirmed(share, answer, body)
    if share.step == "file":
        return _file(share, answer, body)
    said = record(body)
    if answer.status == 404:
        error = text(said.get("error")) or "not found"
        return Ask(share=share.at("page", note=f"cloud-api.yandex.net: {error}"[:100]), url=_page(share))
    if answer.status in (401, 403, 423, 451):
        return ended(share, Failure.RESTRICTED, answer, text(said.get("error")))
    if answer.status != 200:
        return unknown(share, answer, text(said.get("error")))
    if share.step == "href":
        href = text(said.get("href"))
        return Ask(share=share.at("file"), url=href) if href else unknown(share, answer)
    return _meta(share, answer, said)


def _page(share: Share) -> str:
    """Where a person would see the share; a viewer shows nothing without a browser."""
    if share.key.startswith("https://"):
        return share.key + quote(share.path)
    return with_query("https://disk.yandex.ru/public", hash=f"{share.key}:{share.path}" if share.path else share.key)


def _meta(share: Share, answer: Answer, said: dict[str, Any]) -> Move:
    name = text(said.get("name"))
    if said.get("type") == "file":
        known = {"name": name, "media_type": text(said.get("mime_type"))[:100], "sha256": text(said.get("sha256"))}
        return _ask(share.at("href", **known))
    inside = said.get("_embedded")
    items = inside.get("items") if isinstance(inside, dict) else None
    if said.get("type") != "dir" or not isinstance(items, list):
        return unknown(share, answer)
    share = share.at(share.step, name=name)
    items = [item for item in items if isinstance(item, dict) and text(item.get("path"))]
    total = inside.get("total") if isinstance(inside, dict) else None
    if len(items) == 1 and total in (1, None):
        return _only(share, answer, items[0])
    address = share.key if share.key.startswith("https://") else ""
    found = [(address + quote(text(item["path"])) if address else share.page, _label(item)) for item in items]
    return Folder(share=share, listing=listed(found))


def _only(share: Share, answer: Answer, item: dict[str, Any]) -> Move:
    path = text(item["path"])
    if item.get("type") == "file":
        media_type = text(item.get("mime_type"))[:100]
        found = {"name": text(item.get("name")), "media_type": media_type, "sha256": text(item.get("sha256"))}
        return _ask(share.at("href", path=path, **found))
    if item.get("type") == "dir" and share.deep < DEEPEST:
        return _ask(share.at("meta", path=path, deep=share.deep + 1))
    return unknown(share, answer)


def _label(item: dict[str, Any]) -> str:
    return text(item.get("name")) + ("/" if item.get("type") == "dir" else "")


def _confirmed(share: Share, answer: Answer, body: bytes) -> Move:
    """The API said "no such file"; the page must say so too, for the API is known to err."""
    if answer.status in (404, 410) or (answer.status == 200 and _GONE.search(page_text(body)[:20_000])):
        return Ended(share=share, failure=Failure.NOT_FOUND, detail=share.note)
    return Ended(share=share, failure=Failure.UNKNOWN, detail=f"{share.note}; the page: HTTP {answer.status}")


def _file(share: Share, answer: Answer, body: bytes) -> Move:
    if answer.status != 200:
        return unknown(share, answer)
    page = is_page(answer, body) and "html" not in share.media_type and not sent_as_file(answer)
    return unknown(share, answer, "a page instead of the file") if page else Taken(share=share)


SERVICE = Service(name=NAME, hosts=_HOSTS, begin=begin, go_on=go_on)
