"""An address as it is sent."""

import re
from urllib.parse import quote, unquote_to_bytes, urljoin

from auditor.urls.parts import split

_ESCAPED = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_RUSSIAN = re.compile("[А-Яа-яЁё№]")
_CLOSING = tuple(".,;:!'\")]}>")
_PLACE = re.compile(r"\A[^?#]*")
_BREAKS = re.compile(r"[\t\r\n]+")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def request_url(url: str) -> str:
    """The address as it is sent: ASCII only, nothing encoded twice, no fragment."""
    parts = split(url)
    if not parts.scheme or not parts.host:
        return _encoded(url, "/:?#[]@!$&'()*+,;=|\\")
    place = f"[{parts.host}]" if ":" in parts.host else _encoded(parts.host, "")
    port = f":{_encoded(parts.port, '')}" if parts.port else ""
    path = _encoded(parts.path, "/:@!$&'()*+,;=")
    if parts.scheme in ("http", "https") and not path.startswith("/"):
        path = f"/{path}"
    query = f"?{_encoded(parts.query, '/?:@!$&()*+,;=[]|')}" if parts.query else ""
    sent = f"{parts.scheme}://{_encoded(parts.user, ':@!$&()*+,;=')}{place}{port}{path}{query}"
    # «?q=a:#top»: without its fragment the sign would stand last, and be taken for the sentence's
    return sent[:-1] + f"%{ord(sent[-1]):02X}" if parts.fragment and (path + query)[-1:] in _CLOSING else sent


def joined(base: str, written: str) -> str:
    """The absolute address meant by one that stands on a page or in a header, as browsers read it; '' for none.

    A backslash is a slash («docs\\plan.pdf», as editors of the nineties wrote links), a line break is nothing.
    """
    plain = _PLACE.sub(lambda place: place[0].replace("\\", "/"), _BREAKS.sub("", written).strip())
    try:
        return urljoin(base, plain)
    except ValueError:
        return ""


def spelt_otherwise(url: str) -> str:
    """The address with its Russian letters in the other encoding, cp1251 for UTF-8 or back; '' when there are none.

    Old servers keep names of files in cp1251, and know `/план.pdf` only so; people paste what the browser shows.
    """
    place, mark, rest = request_url(url).partition("//")
    host, slash, path = rest.partition("/")
    other = _ESCAPED.sub(_turned, path)
    return f"{place}{mark}{host}{slash}{other}" if other != path else ""


def _turned(found: re.Match[str]) -> str:
    data = unquote_to_bytes(found[0])
    for one, other in (("utf-8", "cp1251"), ("cp1251", "utf-8")):
        try:
            text = data.decode(one)
            return quote(text.encode(other), safe="") if _RUSSIAN.search(text) else found[0]
        except UnicodeError:
            continue
    return found[0]


def _encoded(text: str, safe: str) -> str:
    text = _STRAY_PERCENT.sub("%25", text)
    return quote(text.encode("utf-8", "replace"), safe=safe + "%~")
