"""Whether a page only leads to one file: a card, a viewer in a frame, a "download" page, a page that refreshes.

Pure. Unsure, the page stays what the link leads to: it may be the document itself.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from auditor import urls
from auditor.model import PageLink, Text, Webpage
from spiders import shares, walls
from spiders.answers import Answer
from spiders.shares import Unwrapped

MOST = 2  # pages left one after another

_LARGEST = 400_000  # bytes; a page that only leads to a file is small
_PROSE = 1500  # letters that are no link's words; with more the page has something to say itself
_AT_ONCE = 5  # seconds before a page refreshes that count as "at once"
_HINTS = (
    *b".pdf .doc .xls .ppt .rtf .odt .ods .odp /file/ download <iframe <frame <embed <object refresh yandex.".split(),
    *b"yadi.sk drive.google docs.google cloud.mail.ru dropbox.com vk.com/doc".split(),
    *(word.encode(name) for word in ("скачать", "Скачать") for name in ("utf-8", "cp1251")),
)
_WAYS = (b"href", b"src", b"data", b"refresh")  # no link, frame, object or order is without one of these
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|rtf|od[tsp]|zip|rar|7z)(?:$|[?#&])", re.I)
_LEADS = re.compile(
    r"/files?/(?:download|get|card)\b|(?:task|action|do|op|mode)=download|/download/\d|/get_?file\b|[?&]download="
    r"|/(?:download|getfile|attachment)(?:\.php|\.aspx)?\?",
    re.I,
)
_SAYS = re.compile(
    r"(?:скачать|загрузить|открыть|download|посмотреть)\b(?!.*(?:приложени[ея]|программ[ау] для|reader))", re.I
)
# As browsers read it: a quote ends at the same quote, and without one all the rest is the address.
_REFRESH = re.compile(
    r"\s*(\d{1,6})(?:\.\d*)?\s*[;,\s]?\s*(?:url\s*=\s*)?(?:'([^']*)'?.*|\"([^\"]*)\"?.*|([^'\"].*)?)", re.I | re.S
)
# `location = "/a"`, `window.location.href = '/a'`, `location.replace("/a")`; nothing that depends on something.
_LOCATION = re.compile(
    r"(?:^|[;{}\s(])(?:(?:window|self|top|parent|document)\.)?location"
    r"(?:(?:\.href)?\s*=\s*|\.(?:replace|assign)\s*\(\s*)['\"]([^'\"\s]{1,2000})['\"]\s*\)?\s*(?:[;}\n]|$)"
)
_CONDITION = re.compile(r"document\.cookie|\bif\s*\(|\.reload\s*\(|navigator\.|\beval\b|fetch\s*\(|addEventListener")
_SCRIPT, _SCRIPTS, _WORDLESS = 2000, 3, 300  # letters, scripts, letters
_SCRIPT_PAGE = 10_000  # bytes; a page that is hardly more than its script
_ITSELF = frozenset({Webpage.FORM, Webpage.LOGIN, Webpage.CHALLENGE, Webpage.NOT_FOUND, Webpage.SECTION, Webpage.HOME})
_MARGIN = re.compile(r"menu|left|nav|top|head|foot|bottom|banner|logo|title|shapka|verh|niz|contents|toc", re.I)
_SAYS_NOTHING = 10  # letters
_FRAMES = "iframe[src], frame[src], embed[src], object[data]"


@dataclass(frozen=True, slots=True)
class Lead:
    """Where a page leads, and how."""

    url: str
    by: str  # "refresh", "page"


def lead(answer: Answer, body: bytes) -> Lead | None:
    """The one file a page leads to; None when it is to be read itself."""
    if answer.status != 200 or "html" not in (answer.media_type or "html") or len(body) > _LARGEST:
        return None
    told = answer.text("refresh")
    if b"<" not in body[:200] or body[:4] == b"%PDF":
        return None
    if answer.text("content-disposition").lower().startswith("attachment") or not (told or _may_lead(body)):
        return None
    from auditor.documents import html  # most crawls of files need no reader
    from auditor.facts import pagewords, webpage

    text = html.parse(body, answer.text("content-type"), answer.url)
    seen = webpage.of(text)
    kind = seen.value if seen else None
    tree = LexborHTMLParser(body)
    base = _base(tree, answer.url)
    sent_on = _refreshed(tree, answer.url, base, text, told) or _scripted(tree, answer.url, base, text)
    if sent_on or (sent_on := _framed(tree, answer.url, base, text)):
        return Lead(sent_on, "refresh")
    named = (text.title, *text.headings[:3])
    if any(pagewords.GONE_HEADING.search(name.lower().replace("ё", "е")) for name in named):
        return None
    if kind in _ITSELF or (kind is Webpage.DOCUMENT and _prose(text) >= 700):
        return None
    shown = _shown(tree, base)
    target = _only(text, answer.url, shown)
    return Lead(target, "page") if target else None


def _may_lead(body: bytes) -> bool:
    """A quick look that spares most pages the parsing."""
    low = body.lower()
    if len(body) <= _SCRIPT_PAGE and b"location" in low:
        return True
    return any(way in low for way in _WAYS) and any(hint in low for hint in _HINTS)


def _prose(text: Text) -> int:
    """Letters that are no link's words."""
    return len(text.whole) - sum(len(link.text) for link in text.links if link.main)


def _only(text: Text, url: str, shown: list[str]) -> str:
    """The one file that the main part shows or offers; '' when there is none, or more than one, or much text."""
    if _prose(text) >= _PROSE:
        return ""
    main = [link for link in text.links if link.main]
    offered = _distinct(target for link in main if (target := _file(link)))
    if not offered and not shown:
        offered = _distinct(_plain(link.url) for link in main if _SAYS.match(link.text) and not walls.door(link.url))
    found = _distinct([*shown, *offered])
    if len(shown) == 1 and len(found) == 2:
        found = shown  # «Скачать» beside the viewer is the same document
    if len(found) != 1 or not _ours(url, found[0]):
        return ""
    return "" if _plain(found[0]) == _plain(url) else found[0]


def _file(link: PageLink) -> str:
    """The file a link leads to by its address; '' for any other link."""
    target = _unwrapped(link.url)
    parts = urlsplit(target)
    if _FILE.search(parts.path) or _FILE.search(parts.query) or _LEADS.search(target) or shares.is_share(target):
        return _plain(target)
    return ""


def _shown(tree: LexborHTMLParser, url: str) -> list[str]:
    """Files shown in frames."""
    found = []
    for node in tree.css(_FRAMES):
        written = (node.attributes.get("src") or node.attributes.get("data") or "").strip()
        pdf = "pdf" in (node.attributes.get("type") or "").lower()
        address = _joined(url, written)
        target = _unwrapped(address) if address else ""
        if target and (pdf or target != address or _FILE.search(urlsplit(target).path) or shares.is_share(target)):
            found.append(_plain(target))
    return _distinct(found)


def _base(tree: LexborHTMLParser, url: str) -> str:
    """What relative addresses of the page start from."""
    node = tree.css_first("base[href]")
    return _joined(url, (node.attributes.get("href") or "").strip()) or url if node else url


def _refreshed(tree: LexborHTMLParser, url: str, base: str, text: Text, header: str) -> str:
    """Where a page, or the header before it, sends its reader at once."""
    orders = [(header, url)] if header else []
    for node in tree.css("meta[http-equiv]"):
        unasked = node.parent is None or node.parent.tag != "noscript"
        if unasked and (node.attributes.get("http-equiv") or "").strip().lower() == "refresh":
            orders.append((node.attributes.get("content") or "", base))
    for order, start in orders:
        told = _REFRESH.fullmatch(order)
        written = next(filter(None, told.groups()[1:]), "").strip() if told else ""
        target = _joined(start, written) if written else ""
        if told and target and int(told[1]) <= _AT_ONCE and _plain(target) != _plain(url) and _prose(text) < _PROSE:
            return target
    return ""


def _scripted(tree: LexborHTMLParser, url: str, base: str, text: Text) -> str:
    """Where the script of a page without words sends its reader; a check of robots, setting a cookie, is none."""
    if len(text.whole) > _WORDLESS:
        return ""
    scripts = [node.text(deep=True) or "" for node in tree.css("script")]
    whole = "\n".join(scripts)
    if len(scripts) > _SCRIPTS or len(whole) > _SCRIPT or _CONDITION.search(whole):
        return ""
    found = _distinct(target for told in _LOCATION.finditer(whole) if (target := _joined(base, told[1])))
    return found[0] if len(found) == 1 and _plain(found[0]) != _plain(url) else ""


def _framed(tree: LexborHTMLParser, url: str, base: str, text: Text) -> str:
    """The page that a page with no words of its own shows in its one frame: a masked domain, a site of old frames."""
    frames = tree.css("frame[src]")
    if len(frames) > 1:
        frames = [one for one in frames if not _MARGIN.search(_called(one))]
    elif not frames and sum(map(str.isalnum, text.whole)) < _SAYS_NOTHING:
        frames = [one for one in tree.css("body > iframe[src], body > div > iframe[src]") if _fills(one)]
    found = _distinct(_joined(base, (one.attributes.get("src") or "").strip()) for one in frames)
    return found[0] if len(found) == 1 and _plain(found[0]) != _plain(url) else ""


def _called(frame: LexborNode) -> str:
    """The names of a frame: its own, and that of its page."""
    named = [frame.attributes.get(by) or "" for by in ("name", "id", "src")]
    return " ".join(name.partition("?")[0].rpartition("/")[2] for name in named)


def _fills(frame: LexborNode) -> bool:
    """Whether the frame is as wide or high as the page: counters and pixels are not."""
    return "100" in " ".join(frame.attributes.get(by) or "" for by in ("width", "height", "style"))


def _unwrapped(url: str) -> str:
    move = shares.begin(url)
    return move.url if isinstance(move, Unwrapped) else url


def _joined(url: str, written: str) -> str:
    address = urls.joined(url, written)
    return address if urls.is_web(address) else ""


def _plain(url: str) -> str:
    return url.partition("#")[0]


def _ours(page: str, target: str) -> bool:
    """On the same site, or in a cloud."""
    return shares.is_share(target) or _site(page) == _site(target)


def _site(url: str) -> str:
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    return host if host.replace(".", "").isdigit() or ":" in host else ".".join(host.split(".")[-2:])


def _distinct(urls: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(urls))
