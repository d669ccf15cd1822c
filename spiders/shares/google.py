"""Google: files and folders of Drive; documents, tables and slides by their export. Forms are ordinary pages."""

import re
from html import unescape
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from auditor.model import Failure
from spiders.answers import Answer
from spiders.shares.moves import (
    DEEPEST,
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
    sent_as_file,
    steps,
    unknown,
    with_query,
)

NAME = "Google"
_HOSTS = re.compile(r"(?:[\w\-]+\.)*(?:google\.com|googleusercontent\.com)")
_ID = re.compile(r"[\w\-]{10,}")
_DRIVE = "https://drive.google.com"
_DOCS = "https://docs.google.com"
# A PDF has the pages that a citation counts; a table has none; slides are one a page in any format.
_EXPORTS = {
    "document": ("document", "export?format=pdf"),
    "spreadsheets": ("spreadsheets", "export?format=xlsx"),
    "presentation": ("presentation", "export/pptx"),
    "drawings": ("drawings", "export/pdf"),
}
_PRIVATE = re.compile(r"/(?:drive/)?(?:u/\d+/)?(?:my-drive|shared-with-me|recent|starred|trash|computers|home)/?$")
_QUOTA = re.compile(
    r"quota exceeded|too many users have (?:viewed|downloaded)|download quota|лимит (?:скачивани|просмотр)|"
    r"превышен\w* (?:лимит|квот)|can.t view or download this file at this time|слишком много пользователей"
)
_OWNERS = re.compile(
    r"only the owner and editors|owner hasn.t (?:given|granted)|скачива\w+ .{0,40}владел|"
    r"you need (?:access|permission)|access denied|нужен доступ|вам нужно разрешение|запросить доступ|request access|"
    r"sign in .{0,30}google|войдите в (?:аккаунт|google)|accounts\.google\.com/(?:v3/signin|servicelogin)"
)
_GONE = re.compile(
    r"(?:file|document|folder) (?:you have requested )?(?:does not exist|has been deleted|is in the trash)|"
    r"(?:файл|документ) (?:не существует|удален)|не удается открыть файл|в корзине владельца"
)


def begin(url: str) -> Ask | Ended | Unwrapped | None:
    """The first question about an address; None when it is no share of ours."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if host not in ("drive.google.com", "docs.google.com", "drive.usercontent.google.com"):
        return None
    way = steps(parts.path)
    if way[:1] == ["a"]:  # of an organisation: /a/example.ru/…
        way = way[2:]
    if way[:1] == ["drive"]:
        way = way[1:]
    way = [part for at, part in enumerate(way) if not (part == "u" or (at and way[at - 1] == "u" and part.isdigit()))]
    share = Share(service=NAME, page=url)
    return _named(share, host, way, url) or _by_field(share, host, way, url)


def _named(share: Share, host: str, way: list[str], url: str) -> Ask | Ended | None:
    """An address with its key in the path."""
    if len(way) >= 3 and way[1] == "d" and _ID.fullmatch(way[2]):
        if way[0] == "file":
            return _file(share, way[2], query(url).get("resourcekey", ""))
        if way[0] in _EXPORTS:
            return _export(share, way[0], way[2])
    folders = [part for part in way if part in ("folders", "folderview")]
    if folders and way[-1] != folders[0] and _ID.fullmatch(way[way.index(folders[0]) + 1]):
        return _folder(share, way[way.index(folders[0]) + 1], query(url).get("resourcekey", ""))
    if host == "drive.google.com" and _PRIVATE.search(urlsplit(url).path):
        return Ended(share=share, failure=Failure.RESTRICTED, detail=f"{host}{urlsplit(url).path[:60]}")
    return None


def _by_field(share: Share, host: str, way: list[str], url: str) -> Ask | Ended | None:
    """An address with its key in a field."""
    fields = query(url)
    key, guard = fields.get("id", ""), fields.get("resourcekey", "")
    if way[:1] and way[0] in ("uc", "download", "open", "folderview", "embeddedfolderview") and _ID.fullmatch(key):
        if way[0] == "open":  # of anything: it leads on to what it is
            return Ask(share=share.at("open", key=key, note=guard), url=with_query(f"{_DRIVE}/open", id=key))
        return _folder(share, key, guard) if "folderview" in way[0] else _file(share, key, guard)
    if way and host == "drive.google.com":
        return Ended(share=share, failure=Failure.UNKNOWN, detail=f"{host}/{way[0]}"[:80])
    return None


def _file(share: Share, key: str, guard: str = "") -> Ask:
    url = with_query(f"{_DRIVE}/uc", export="download", id=key, resourcekey=guard)
    return Ask(share=share.at("file", key=key), url=url)


def _export(share: Share, kind: str, key: str) -> Ask:
    place, tail = _EXPORTS[kind]
    return Ask(share=share.at("export", key=key), url=f"{_DOCS}/{place}/d/{key}/{tail}")


def _folder(share: Share, key: str, guard: str = "") -> Ask:
    url = with_query(f"{_DRIVE}/embeddedfolderview", id=key, resourcekey=guard)
    return Ask(share=share.at("list", key=key), url=url)


def go_on(share: Share, answer: Answer, body: bytes) -> Move:
    """What comes after an answer."""
    if share.step == "open":
        return _opened(share, answer)
    if share.step == "page":
        return _confirmed(share, answer, body)
    if answer.status in (404, 410):
        return Ask(share=share.at("page", note=f"{_host(answer)}: HTTP {answer.status}"), url=_page(share))
    page = is_page(answer, body) and not sent_as_file(answer)
    words = page_text(body) if page else ""
    if _QUOTA.search(words):
        return ended(share, Failure.RATE_LIMITED, answer, "quota exceeded")
    if answer.status in (401, 403, 451) or (page and share.step != "list" and _OWNERS.search(words)):
        return ended(share, Failure.RESTRICTED, answer)
    if answer.status != 200:
        return unknown(share, answer)
    if share.step == "list":
        return _listed(share, answer, body)
    if not page:
        return Taken(share=share)
    return _large(share, answer, body)


def _opened(share: Share, answer: Answer) -> Move:
    """`open?id=` leads on to what it is; where it does not, a file is meant."""
    target = answer.target
    found = begin(target) if target and urlsplit(target).path != "/open" else None
    if isinstance(found, Ask) and found.share.key:
        return Ask(share=found.share.at(found.share.step, page=share.page), url=found.url)
    return _file(share, share.key, share.note)


def _page(share: Share) -> str:
    """Where a person would see it."""
    place = urlsplit(share.page)
    if place.hostname == "docs.google.com" and share.step == "export":
        kind = next((kind for kind in _EXPORTS if f"/{kind}/" in place.path), "document")
        return f"{_DOCS}/{kind}/d/{share.key}/edit"
    return f"{_DRIVE}/drive/folders/{share.key}" if share.step == "list" else f"{_DRIVE}/file/d/{share.key}/view"


def _confirmed(share: Share, answer: Answer, body: bytes) -> Move:
    """The download was "not found"; the page must say so too."""
    if answer.status in (404, 410) or (answer.status == 200 and _GONE.search(page_text(body)[:50_000])):
        return Ended(share=share, failure=Failure.NOT_FOUND, detail=share.note)
    if answer.status in (401, 403):
        return ended(share, Failure.RESTRICTED, answer)
    return Ended(share=share, failure=Failure.UNKNOWN, detail=f"{share.note}; the page: HTTP {answer.status}")


def _large(share: Share, answer: Answer, body: bytes) -> Move:
    """A page that asks to confirm the download of a large file; sent off once."""
    form = LexborHTMLParser(body[:300_000]).css_first("form#download-form, form#downloadForm, form[action*=download]")
    if form is None or share.step == "confirm":
        return unknown(share, answer, "a page instead of the file")
    fields = {
        (field.attributes.get("name") or ""): (field.attributes.get("value") or "")
        for field in form.css("input[type=hidden][name]")[:20]
    }
    action = urljoin(answer.url, form.attributes.get("action") or "")
    own = query(action)
    address = with_query(action.partition("?")[0], **{**own, **fields})
    return Ask(share=share.at("confirm"), url=address)


def _listed(share: Share, answer: Answer, body: bytes) -> Move:
    tree = LexborHTMLParser(body[:2_000_000])
    title = tree.css_first("title")
    share = share.at("list", name=" ".join((title.text() if title else "").split())[:200])
    found = []
    for entry in tree.css(".flip-entry"):
        link, name = entry.css_first("a[href]"), entry.css_first(".flip-entry-title")
        if link is not None:
            address = unescape(link.attributes.get("href") or "")
            found.append((address, " ".join((name or link).text().split())))
    if not found and tree.css_first(".flip-list, .flip-entries, .flip-container, .folder-empty") is None:
        return unknown(share, answer)
    if len(found) == 1 and share.deep < DEEPEST:
        inside = begin(found[0][0])
        if isinstance(inside, Ask):
            known = {"page": share.page, "name": found[0][1], "deep": share.deep + 1}
            return Ask(share=inside.share.at(inside.share.step, **known), url=inside.url)
        return unknown(share, answer)
    return Folder(share=share, listing=listed(found))


def _host(answer: Answer) -> str:
    return urlsplit(answer.url).hostname or ""


SERVICE = Service(name=NAME, hosts=_HOSTS, begin=begin, go_on=go_on)
