"""An address taken apart: a reading that fits every string, so nothing can fail."""

import re
from dataclasses import dataclass
from urllib.parse import unquote

# RFC 3986, appendix B, with the browsers' reading of a backslash; it fits every string, so nothing can fail.
_PARTS = re.compile(
    r"(?:(?P<scheme>[A-Za-z][A-Za-z0-9+.\-]*):)?(?:[/\\]{2}(?P<authority>[^/\\?#]*))?"
    r"(?P<path>[^?#]*)(?:\?(?P<query>[^#]*))?(?:#(?P<fragment>.*))?",
    re.S,
)
MAX_HOST = 253


@dataclass(frozen=True, slots=True)
class Parts:
    """What an address is made of; every part may be empty."""

    scheme: str
    user: str
    host: str  # in ASCII where it can be written so, lower-case, without brackets
    port: str
    path: str
    query: str
    fragment: str


def split(url: str) -> Parts:
    """Take any string apart."""
    found = _PARTS.match(url)
    assert found is not None  # every group may be empty
    authority = found["authority"] or ""
    user, at, rest = authority.rpartition("@")
    if rest.startswith("[") and "]" in rest:
        name, _, port = rest[1:].partition("]")
        port = port.lstrip(":")
    else:
        name, _, port = rest.partition(":")
    path, query, fragment = found["path"], found["query"] or "", found["fragment"] or ""
    scheme = (found["scheme"] or "").lower()
    if scheme in ("http", "https"):
        path = path.replace("\\", "/")
    return Parts(scheme, user + at, _ascii_host(name), port, path, query, fragment)


def _ascii_host(name: str) -> str:
    name = unquote(name, errors="replace").strip().rstrip(".").replace("。", ".").lower()
    if name.isascii() or len(name) > MAX_HOST:
        return name
    try:
        return name.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return name
