"""What goes over the wire in tests: a request as it was seen, and whole answers of HTTP."""

from dataclasses import dataclass, field

PDF = b"%PDF-1.4\n" + b"0123456789" * 50


@dataclass
class Seen:
    """A request that came in."""

    host: str
    port: int
    path: str
    agent: str
    began: float
    ended: float = 0.0
    headers: dict[str, str] = field(default_factory=dict)
    method: str = "GET"
    target: str = ""  # the path as it was sent


def answer(
    status: int, body: bytes = b"", media_type: str = "text/html; charset=utf-8", more: str | bytes = ""
) -> bytes:
    """A whole answer of HTTP."""
    more = more.encode() if isinstance(more, str) else more
    head = f"HTTP/1.1 {status} X\r\nContent-Type: {media_type}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n"
    return head.encode() + more + b"\r\n" + body


def redirect(target: str, status: int = 302, more: str = "") -> bytes:
    """An answer that sends on; the address as UTF-8, as many sites send it."""
    return answer(status, more=f"Location: {target}\r\n{more}")
