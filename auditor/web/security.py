"""What keeps the pages safe: who asks and from where, secrets, and posts that come from other sites."""

import hashlib
import hmac
import ipaddress
import re
import secrets
from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import Request

# A name or an address, and a port: what else stands there was put there to end up in our pages.
_HOST = re.compile(
    r"(?:[A-Za-z0-9](?:[A-Za-z0-9._-]{0,251}[A-Za-z0-9.])?|\[[0-9A-Fa-f:.]{2,45}\])(?::\d{1,5})?", re.ASCII
)

_UTF8 = re.compile(r"charset=\"?utf-?8\"?\s*(?:;|$)")


def foreign(headers: Headers, public: str = "") -> bool:
    """Whether a browser sends this from a page of another site. Programs send neither header."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = headers.get("origin")
    ours = {headers.get("host", ""), urlsplit(public).netloc}
    return origin is not None and urlsplit(origin).netloc not in ours - {""}


def multipart(headers: Headers) -> bool:
    """Whether the body is a form with files; only such are parsed without standing in memory whole."""
    return headers.get("content-type", "").lower().startswith("multipart/form-data")


def readable(headers: Headers) -> bool:
    """Whether the body says that it is UTF-8, as all browsers do, or nothing.

    Python knows codecs that take minutes for what comes in a second, such as punycode, or give what is no text.
    """
    kind = headers.get("content-type", "").lower()
    return "charset" not in kind or (kind.count("charset") == 1 and _UTF8.search(kind) is not None)


def good_host(headers: Headers) -> bool:
    """Whether exactly one Host is named, and it can be one."""
    named = headers.getlist("host")
    return len(named) == 1 and _HOST.fullmatch(named[0]) is not None


def client(request: Request, proxies: Iterable[str]) -> str:
    """The address of who asks; of a trusted proxy's client, the last that no proxy of ours added."""
    near = request.client.host if request.client else ""
    trusted = [ipaddress.ip_network(one) for one in proxies]
    if not _within(near, trusted):
        return near
    told = ",".join(request.headers.getlist("x-forwarded-for")).split(",")
    for one in reversed([part.strip() for part in told if part.strip()]):
        if not _is_address(one):
            return near  # made up further out; nothing beyond it can be believed
        if not _within(one, trusted):
            return one
    return near


def household(address: str) -> str:
    """Who is counted as one: an address, or the /64 that one household of IPv6 has for itself."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv6Address) and not found.ipv4_mapped:
        return str(ipaddress.ip_network((found, 64), strict=False))
    return address


def address(request: Request, public: str, proxies: Iterable[str]) -> str:
    """How people see these pages, without a slash at the end: as the command line says, else as they were asked for."""
    if public:
        return public.rstrip("/")
    near = request.client.host if request.client else ""
    told = request.headers.get("x-forwarded-proto", "") if _within(near, map(ipaddress.ip_network, proxies)) else ""
    scheme = told if told in ("http", "https") else request.url.scheme
    return f"{scheme}://{request.headers.get('host', '')}"


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _within(address: str, networks: Iterable[ipaddress.IPv4Network | ipaddress.IPv6Network]) -> bool:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    return any(found in network for network in networks)


def new_id() -> str:
    """An id nobody can guess: 192 bits."""
    return secrets.token_urlsafe(24)


def hashed(secret: str) -> str:
    """What is kept of a cookie or a token."""
    return hashlib.sha256(secret.encode()).hexdigest()


def same(one: str, other: str) -> bool:
    """Compares secrets in a time that tells nothing."""
    return hmac.compare_digest(one.encode(), other.encode())
