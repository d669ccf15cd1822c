"""What the headers of an answer tell: type, file name, where to go, when to come again. Pure."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import quote, unquote_to_bytes

from auditor import urls

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_STAR = re.compile(rb"filename\*\s*=\s*\"?([\w\-]*)'[^']*'([^;\"]+)", re.I)
_PLAIN = re.compile(rb'filename\s*=\s*(?:"((?:\\.|[^"\\])*)"|([^;]+))', re.I)
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer of a server; names of headers in lower case, the first value of each."""

    url: str
    status: int
    headers: dict[str, bytes] = field(default_factory=dict)
    head: bytes = b""  # the beginning of the body

    def text(self, name: str) -> str:
        """A header's value as text."""
        return _text(self.headers.get(name, b"")).strip()

    @property
    def media_type(self) -> str:
        """As the server says it, without its parameters."""
        return self.text("content-type").partition(";")[0].strip().lower()[:100]

    @property
    def said(self) -> str:
        """The beginning of the body as text; older sites are in cp1251."""
        return _text(self.head)

    @property
    def filename(self) -> str:
        """The name the server gives the file; no folders, nothing that cannot be seen."""
        value = self.headers.get("content-disposition", b"")
        if star := _STAR.search(value):
            name = _decoded(unquote_to_bytes(star[2].strip()), star[1].decode("ascii", "replace"))
        elif plain := _PLAIN.search(value):
            name = _text((plain[1] or plain[2] or b"").strip())
            if "%" in name and " " not in name:  # percent-encoded against the standard, as many sites do
                name = _text(unquote_to_bytes(name))
        else:
            return ""
        return _UNSAFE.sub("", name.replace("\\", "/").rpartition("/")[2]).strip()[:255]

    @property
    def target(self) -> str | None:
        """Where the answer sends us on; None when it does not. The address is absolute, and as it is to be sent."""
        if self.status not in _REDIRECTS or not self.headers.get("location", b"").strip():
            return None
        place = _sent(self.headers["location"].strip())
        meant = urls.joined(self.url, place)
        return urls.request_url(meant) if meant else place

    def retry_after(self, now: datetime) -> float | None:
        """In how many seconds the server wants to see us again."""
        value = self.text("retry-after")
        if value.isascii() and value.isdigit():
            return float(value[:9])
        try:
            moment = parsedate_to_datetime(value)
        except (TypeError, ValueError, OverflowError):
            return None
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return max(0.0, (moment - now).total_seconds())


def _text(value: bytes) -> str:
    """Bytes as text: UTF-8 or, on older Russian servers, cp1251."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError as fault:
        cut = fault.end >= len(value) and len(value) - fault.start < 4  # a letter was cut in two
        return value[: fault.start].decode("utf-8") if cut and fault.start else value.decode("cp1251", "replace")


def _sent(address: bytes) -> str:
    """An address in a header; bytes that are no UTF-8 go back to the server as they came, as browsers do it."""
    try:
        return address.decode("utf-8")
    except UnicodeDecodeError:
        return quote(address, safe="".join(map(chr, range(33, 127))))


def _decoded(value: bytes, charset: str) -> str:
    try:
        return value.decode(charset or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return _text(value)
