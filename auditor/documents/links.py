"""The links of a web page: absolute, with their words, told to stand in its main part or not."""

from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from auditor import urls
from auditor.documents import chrome, limits
from auditor.model import PageLink

_ADDRESS_IN = {"a": "href", "area": "href", "iframe": "src", "frame": "src", "embed": "src", "object": "data"}
_LAZY = ("data-src", "data-lazy-src")
_SCHEMES = ("http", "https", "ftp", "ftps")


def of(root: LexborNode, url: str, aside: frozenset[int]) -> tuple[PageLink, ...]:
    """Every link once for each place it stands in; scripts, mail, telephones and places of the same page are none."""
    base = root.css_first("base[href]")
    start = _join(url, base.attributes.get("href") or "") or url if base else url
    found: dict[tuple[str, str, bool], None] = {}
    for node in root.css("a[href], area[href], iframe, frame, embed, object"):
        if len(found) >= limits.LINKS:
            break
        address = _address(node, start)
        if address:
            found.setdefault((address, _words(node), not _is_aside(node, aside)))
    return tuple(PageLink(url=address, text=text, main=main) for address, text, main in found)


def _address(node: LexborNode, start: str) -> str:
    attributes = node.attributes
    written = attributes.get(_ADDRESS_IN[node.tag or "a"]) or ""
    if not written or written == "about:blank":
        written = next((attributes[name] or "" for name in _LAZY if name in attributes), "")
    written = "".join(written.split("\n")).strip()
    return "" if not written or written.startswith("#") else _join(start, written)


def _join(start: str, written: str) -> str:
    try:
        address = limits.clean(urls.joined(start, written)).strip()
        scheme, host = urlsplit(address).scheme.lower(), urlsplit(address).netloc
    except ValueError:
        return ""
    return address if scheme in _SCHEMES and host else ""


def _words(node: LexborNode) -> str:
    words = limits.one_line(node.text(separator=" "))
    if words:
        return words
    image = node.css_first("img[alt]")
    return limits.one_line(node.attributes.get("title") or (image.attributes.get("alt") or "" if image else ""))


def _is_aside(node: LexborNode, aside: frozenset[int]) -> bool:
    """In a menu, a footer, or hidden."""
    at: LexborNode | None = node
    while at is not None:
        if at.mem_id in aside or (at.is_element_node and chrome.hidden(at)):
            return True
        at = at.parent
    return False
