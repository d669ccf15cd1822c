"""Addresses that only show or pass on another one, which stands in them. What it leads to is judged, not they."""

import re
from urllib.parse import unquote, urljoin, urlsplit

from spiders.shares.moves import query

_TARGET = re.compile(r"https?://[^\s/?#]+\.[^\s/?#]+|https?://\d+\.\d+\.\d+\.\d+", re.I)
# host, path, fields that hold the address
_WRAPPERS = tuple(
    (re.compile(host, re.I), re.compile(path, re.I), fields)
    for host, path, fields in (
        (r"docs\.google\.com|drive\.google\.com", r"/(?:a/[^/]+/)?(?:viewer|gview|viewerng/viewer)/?", ("url",)),
        (r"(?:[\w\-]+\.)?officeapps\.live\.com", r"/op/(?:view|embed|viewer)\.aspx", ("src",)),
        (r"(?:www\.)?google\.(?:com|ru|[a-z]{2})", r"/url", ("q", "url")),
        (r"(?:m\.|www\.|away\.)?vk\.(?:com|ru)", r"/away(?:\.php)?", ("to",)),
        (r"(?:www\.)?yandex\.(?:ru|com|by|kz)", r"/turbo/?", ("text",)),
        (r"(?:click|clicks|checklink|r|go)\.mail\.ru", r"/.*", ("u", "url")),
        (r"sba\.yandex\.(?:net|ru)", r"/redirect", ("url",)),
        (r"(?:l|lm)\.facebook\.com", r"/l\.php", ("u",)),
        (r"(?:www\.)?youtube\.com", r"/redirect", ("q",)),
        (r"t\.me", r"/iv", ("url",)),
        (r"(?:www\.)?ok\.ru", r"/dk", ("st.link",)),
        (r"mozilla\.github\.io", r"/pdf\.js/.*viewer\.html", ("file",)),
    )
)
_TURBO = re.compile(r"([\w\-]+(?:\.[\w\-]+)*)\.turbopages\.org", re.I)
_OWN_VIEWER = re.compile(r"/(?:[\w.\-/]*/)?(?:pdf[-_.]?js|pdf-?viewer|viewerjs|web)/(?:[\w.\-/]*/)?(?:viewer|index)\.(?:html?|php)", re.I)  # fmt: skip  # noqa: E501
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|rtf|od[tsp])(?:$|[?#])", re.I)


def unwrapped(url: str) -> str:
    """The address in the address; '' when this one stands for itself."""
    parts = urlsplit(url)
    host, path = parts.hostname or "", parts.path
    for hosts, paths, fields in _WRAPPERS:
        if hosts.fullmatch(host) and paths.fullmatch(path):
            found = query(url)
            return next((target for name in fields if (target := _whole(found.get(name, "")))), "")
    if _TURBO.fullmatch(host) and (turbo := re.fullmatch(r"/(?:turbo/)?([\w.\-]+\.\w+)/[sh](/.*)", path)):
        return f"https://{turbo[1]}{turbo[2]}"
    if _OWN_VIEWER.fullmatch(path) and (file := query(url).get("file", "")):
        return _whole(file) or (urljoin(url, file) if _FILE.search(file) else "")
    if parts.fragment and _OWN_VIEWER.fullmatch(path) and _FILE.search(parts.fragment):  # ViewerJS: /#../name.pdf
        return urljoin(url, parts.fragment)
    return ""


def _whole(address: str) -> str:
    """An address that can be asked, freed of one more encoding where it has it."""
    address = address.strip()
    for one in (address, unquote(address)):
        if _TARGET.match(one):
            return one
    return ""
