"""What an address tells by itself."""

import ipaddress
import re
from urllib.parse import unquote

from auditor.urls.parts import MAX_HOST, split
from auditor.urls.sameness import fields, key

_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_\-]{0,61}[a-z0-9_])?")


def is_web(url: str) -> bool:
    """Whether this is an http or https address with a host that could exist."""
    parts = split(url)
    if parts.scheme not in ("http", "https") or not parts.host or len(parts.host) > MAX_HOST:
        return False
    if parts.port and not (parts.port.isascii() and parts.port.isdigit() and int(parts.port[:6]) <= 65535):
        return False
    if ":" in parts.host:
        return _is_ipv6(parts.host)
    labels = parts.host.split(".")
    if len(labels) == 1 and labels[0].startswith("xn--"):  # one Russian word: «http://нет»
        return False
    return all(_LABEL.fullmatch(label) for label in labels)


def _is_ipv6(name: str) -> bool:
    try:
        return ipaddress.ip_address(name).version == 6
    except ValueError:
        return False


def host(url: str) -> str:
    """The host for people: lower-case, punycode read back into letters; '' if there is none."""
    name = split(url).host
    if "xn--" not in name or len(name) > MAX_HOST:
        return name
    try:
        return name.encode("ascii").decode("idna")
    except UnicodeError:
        return name


def masked(url: str) -> str:
    """The address with any password hidden."""
    url = re.sub(r"(//[^/?#\s:@]*):[^/?#\s]*@", r"\1:***@", url)
    return re.sub(r"^(?!mailto:)([^/?#\s:@]+):(?!//)[^/?#\s]+@", r"\1:***@", url, flags=re.I)


_VIEWERS = ("docviewer.yandex.", "docs.yandex.", "docs.360.yandex.", "docs.google.", "view.officeapps.live.com")


def pages(url: str) -> tuple[int, ...]:
    """Pages the address itself names: `#page=5`, and `&page=3` of viewers known to count so."""
    parts = split(url)
    found = re.search(r"(?:^|[&?;,])page=(\d{1,4})(?:-(\d{1,4}))?(?!\d)", parts.fragment, re.I)
    if not found and parts.host.startswith(_VIEWERS):
        found = re.search(r"(?:^|&)page=(\d{1,4})()(?!\d)", parts.query, re.I)
    if not found or not int(found[1]):
        return ()
    first = int(found[1])
    last = int(found[2]) if found[2] else first
    return tuple(range(first, last + 1)) if first <= last <= first + 500 else (first,)


_LANGUAGE = r"(?:ru|en|rus|eng|kk|tt|ba|cv|de|fr)"
_HOME = re.compile(
    r"/?|/(?:(?:index|default|home|main|glavnaya|start)(?:\.(?:php\d?|html?|aspx?|jsp|shtml))?)/?"
    rf"|/{_LANGUAGE}(?:/(?:index|home|main)(?:\.\w{{2,5}})?)?/?",
    re.I,
)
_ERROR_PAGE = re.compile(
    rf"/(?:(?:{_LANGUAGE}|errors?|pages?)/)?(?:(?:(?:error|err|page|http|status|stranica)[-_]?)?404|errors?|err|not[-_]?found|page[-_]?not[-_]?found|error[-_]?page)"
    r"(?:/(?:404|index))?(?:\.(?:html?|php|aspx?|shtml))?/?",
    re.I,
)
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|rtf|od[tsp]|zip|rar|7z)$", re.I)
# what a shortener leads to was a home page from the start
_SHORTENERS = re.compile(
    r"(?:clck\.ru|vk\.cc|goo\.su|bit\.ly|goo\.gl|tinyurl\.com|is\.gd|u\.to|qps\.ru|t\.co|ya\.cc|surl\.li|cutt\.ly)"
)


def is_home(url: str) -> bool:
    """Whether the address is a site's home page."""
    parts = split(url)
    return bool(parts.host) and _HOME.fullmatch(parts.path) is not None and not fields(parts.query, parts.host)


def names_a_file(url: str) -> bool:
    """Whether the path ends as a document's file does."""
    return _FILE.search(unquote(split(url).path, errors="replace")) is not None


# A day, a month, a category by the form of their addresses: uCoz («/news/2014-08-31»; one entry has a number behind the
# date), WordPress («/2019/10/», «/category/metod/»).
_ARCHIVE = re.compile(
    r"/(?:news|publ|load|blog|dir|board|photo|stuff)/\d{4}-\d{1,2}(?:-\d{1,2})?/?"
    r"|(?:/(?:news|novosti|blog|archives?))?/(?:19|20)\d\d/(?:0[1-9]|1[0-2])(?:/(?:0[1-9]|[12]\d|3[01]))?(?:/page/\d+)?/?"
    r"|(?:/[\w\-]+)?/(?:category|tag|author)/[^/.]+(?:/page/\d+)?/?",
    re.I,
)


def is_archive(url: str) -> bool:
    """Whether the address, by its form, stands for a day, a month or a category of entries."""
    parts = split(url)
    return not parts.query and _ARCHIVE.fullmatch(unquote(parts.path, errors="replace")) is not None


def lands_on_home(url: str, final_url: str) -> bool:
    """Whether an address deep in a site ended on a home page or on a page made for errors."""
    start, end = split(url), split(final_url)
    if not end.host or is_home(url) or _SHORTENERS.fullmatch(start.host) or key(_bare(url)) == key(_bare(final_url)):
        return False
    if _ERROR_PAGE.fullmatch(start.path):
        return False
    if re.fullmatch(r"(?:err|error|code|status|page)=(?:404|not[-_]?found)|404", end.query, re.I):
        return True
    return is_home(final_url) or _ERROR_PAGE.fullmatch(end.path) is not None


def _bare(url: str) -> str:
    return url.partition("#")[0]
