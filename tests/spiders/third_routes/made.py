"""How a route of the third set is written: what its hosts answer, and what an expert says of it."""

import functools
import io
import json as _json
import time
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from tests.site import PDF, Seen, answer, redirect
from tests.spiders.third_routes.skins import bitrix, listing

Serve = Callable[[Seen, int], bytes]  # the request, and how often this path was asked
Answer = bytes | Serve
GOOGLE = "1AbCdEfGhIjKlMnOpQrStUvWxYz012345"  # the identity of a file
RESET, SILENT = b"<reset>", b"<silent>"  # what a host does instead of an answer


@dataclass(frozen=True)
class Route:
    """An address, its verdicts ("|" where experts would differ), and what its hosts answer.

    `answers` of its own host and `elsewhere` of {other} stand by path; "*" and `otherwise` stand for all the rest.
    """

    verdicts: str
    path: str
    answers: Mapping[str, Answer]
    otherwise: Answer | None = None
    elsewhere: Mapping[str, Answer] = field(default_factory=dict)
    to: str = ""  # the path of the file that must have been read in the end


@dataclass(frozen=True)
class Share:
    """An address of a service; the answers stand by host and path, "*" for all else that names its key."""

    verdicts: str
    url: str
    answers: Mapping[str, Answer]

    @property
    def key(self) -> str:
        """What of the address comes again in the questions about it."""
        return max(unquote(urlsplit(self.url).path).split("/"), key=len)

    def numbered(self, number: int) -> "Share":
        """With an identity of its own where all have the same."""
        own = GOOGLE[:-3] + f"{number:03}"
        answers = {
            place.replace(GOOGLE, own): made.replace(GOOGLE.encode(), own.encode()) if isinstance(made, bytes) else made
            for place, made in self.answers.items()
        }
        return Share(self.verdicts, self.url.replace(GOOGLE, own), answers)


def html(body: str, status: int = 200, charset: str = "utf-8", type: str = "", **headers: str) -> bytes:
    return answer(
        status, body.encode(charset, "xmlcharrefreplace"), type or f"text/html; charset={charset}", _lines(headers)
    )


def plain(body: str, status: int = 200, charset: str = "utf-8", type: str = "") -> bytes:
    return html(body, status, charset, type or f"text/plain; charset={charset}")


def json(record: object, status: int = 200) -> bytes:
    return answer(status, _json.dumps(record, ensure_ascii=False).encode(), "application/json")


def gone(body: str) -> bytes:
    return html(body, 404)


def pdf_bytes(words: str) -> bytes:
    return PDF + words.encode()


def pdf(words: str, status: int = 200, type: str = "application/pdf", empty: str = "", **headers: str) -> bytes:
    return answer(status, b"" if empty else pdf_bytes(words), type, _lines(headers))


@functools.cache
def _docx_bytes(words: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml",
            (
                "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
                f"<w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body></w:document>"
            ),
        )
    return held.getvalue()


def docx(words: str, type: str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document") -> bytes:
    return answer(200, _docx_bytes(words), type)


def picture() -> bytes:
    return answer(200, b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(4000), "image/jpeg")


def attached(made: bytes, name: str) -> bytes:
    """The same answer, to be saved under a name."""
    head, _, body = made.partition(b"\r\n\r\n")
    return head + f'\r\nContent-Disposition: attachment; filename="{name}"'.encode() + b"\r\n\r\n" + body


def moved(target: str, status: int = 302, **headers: str) -> Answer:
    made = redirect(target, status, _lines(headers))
    return (
        (lambda seen, number: made.replace(b"{more}", str(time.monotonic_ns()).encode())) if b"{more}" in made else made
    )


def raw(made: bytes) -> bytes:
    return made


def reset() -> bytes:
    return RESET


def silent() -> bytes:
    return SILENT


def asks(header: str, value: str, yes: bytes, no: bytes) -> Serve:
    """What it answers depends on a header of the request."""
    return lambda seen, number: yes if value in seen.headers.get(header, "") else no


def cookie(pair: str, yes: bytes, no: Answer) -> Serve:
    """Without the cookie it sends on, and sets it."""
    assert isinstance(no, bytes)
    setting = (
        no if b"/setcookie" in no else no.replace(b"\r\n\r\n", f"\r\nSet-Cookie: {pair}; Path=/\r\n\r\n".encode(), 1)
    )
    return asks("cookie", pair, yes, setting)


def one_after_another(*made: bytes) -> Serve:
    return lambda seen, number: made[min(number, len(made)) - 1]


def _lines(headers: Mapping[str, str]) -> str:
    return "".join(f"{name}: {value}\r\n" for name, value in headers.items())


LOST = html(("<html><head><title>404 Not Found</title></head><body><h1>404 Not Found</h1></body></html>"), 404)
_NEWS = listing(("/news/15/", "Итоги олимпиады"), ("/news/14/", "Совещание руководителей"), ("/docs/", "Все документы"))
HOME = html(bitrix("Управление образования Озерковского района", "<h2>Новости</h2><p>12.03.2021</p>" + _NEWS))
