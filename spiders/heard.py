"""An answer word for word, with the head of its question, for those who keep a WARC of a run.

The body is that of the wire but for its chunks: Twisted and httpx put them together, so the header that tells of them
goes. Passwords and cookies are not written down.
"""

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.http import Response

from auditor.store import Heard
from spiders import requests
from spiders.exchange import Spooled

_OURS = frozenset({b"cookie", b"authorization"})
_JOINED = frozenset({b"transfer-encoding"})

_Pairs = Iterable[tuple[bytes, bytes]]


def of(request: Request, answer: Response) -> tuple[Heard, bytes | None]:
    """What is kept of an answer, and its body; None for one that stands on the disk."""
    url = requests.meant(request)
    parts = urlsplit(url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    said: _Pairs = request.meta.get("said") or [(b"Host", parts.netloc.encode()), *_pairs(request)]
    protocol, phrase = request.meta.get("protocol", "HTTP/1.1"), request.meta.get("phrase", b"")
    large = answer.large if isinstance(answer, Spooled) else None
    body = None if large else answer.body
    heard = Heard(
        url=url,
        at=datetime.now(UTC),
        asked=_head(f"{request.method} {path} HTTP/1.1".encode(), said, _OURS),
        told=_head(f"{protocol} {answer.status} ".encode() + phrase, _pairs(answer), _JOINED),
        status=answer.status,
        body=large.sha if large else hashlib.sha256(body or b"").hexdigest() if body else "",
        size=large.size if large else len(body or b""),
    )
    return heard, body


def _pairs(message: Request | Response) -> list[tuple[bytes, bytes]]:
    return [(name, value) for name, values in message.headers.items() for value in values]


def _head(first: bytes, pairs: _Pairs, without: frozenset[bytes]) -> bytes:
    """The first line and the headers, as they go over the wire."""
    lines = [first, *(name + b": " + value for name, value in pairs if name.lower() not in without)]
    return b"".join(line.replace(b"\r", b" ").replace(b"\n", b" ") + b"\r\n" for line in lines) + b"\r\n"
