"""What happens to a body on its way: types, lengths, codings."""

import gzip
import zlib

from tests.spiders.third_routes.made import (
    Answer,
    Route,
    attached,
    docx,
    html,
    pdf,
    pdf_bytes,
    raw,
)
from tests.spiders.third_routes.skins import REGULATION, bitrix

_P = "/docs/plan.pdf"
_PDF = pdf_bytes("План мероприятий")
_N = len(_PDF)


def _sent(head: str, body: bytes = _PDF) -> dict[str, Answer]:
    return {_P: raw(b"HTTP/1.1 " + head.replace("\n", "\r\n").encode() + b"\r\nConnection: close\r\n\r\n" + body)}


def _chunks(data: bytes, end: bytes = b"0\r\n\r\n") -> bytes:
    return b"".join(f"{len(part):x}\r\n".encode() + part + b"\r\n" for part in (data[:300], data[300:])) + end


_T = "Content-Type: application/pdf"

ALL = {
    # -- types that lie
    "a pdf called html": Route("ok", _P, {_P: pdf("План", type="text/html; charset=utf-8")}),
    "a pdf called plain text": Route("ok", _P, {_P: pdf("План", type="text/plain")}),
    "a pdf without a type": Route("ok", _P, _sent(f"200 OK\nContent-Length: {_N}")),
    "a pdf behind a byte order mark and empty lines": Route(
        "ok",
        _P,
        {
            _P: raw(
                (b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nConnection: close\r\n\r\n\xef\xbb\xbf\r\n\r\n")
                + _PDF
            )
        },
    ),
    "a docx called zip": Route("ok", "/d/plan.docx", {"/d/plan.docx": docx("План", type="application/zip")}),
    "a docx called octet-stream by a script": Route(
        "ok", "/get.php?f=12", {"/get.php": attached(docx("План", type="application/force-download"), "план.docx")}
    ),
    "word's html called doc": Route(
        "ok",
        "/d/plan.doc",
        {
            "/d/plan.doc": html(
                (
                    "<html xmlns:w='urn:schemas-microsoft-com:office:word'><head><title>Положение</title>"
                    "</head><body><h1>Положение</h1>"
                )
                + REGULATION
                + "</body></html>",
                type="application/msword",
            )
        },
    ),
    "a document in html named pdf": Route(
        "ok",
        _P,
        {
            _P: html(
                "<html><head><title>Положение</title></head><body><h1>Положение</h1>" + REGULATION + "</body></html>"
            )
        },
    ),
    "nothing at all": Route("ok|soft-404|broken|unverified", _P, {_P: pdf("", type="application/pdf", empty="1")}),
    # -- lengths
    "longer than said": Route("ok", _P, _sent(f"200 OK\n{_T}\nContent-Length: {_N}", _PDF + b"<!-- 0.12 s -->")),
    "shorter than said": Route(
        "ok|broken|unverified", _P, _sent(f"200 OK\n{_T}\nContent-Length: {_N + 5000}", _PDF[: _N // 2])
    ),
    "a whole page, shorter than said": Route(
        "ok|broken|unverified",
        "/p.html",
        {
            "/p.html": raw(
                (
                    b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: "
                    b"99999\r\nConnection: close\r\n\r\n"
                )
                + bitrix("Положение", REGULATION).encode()
            )
        },
    ),
    "the same length twice": Route("ok", _P, _sent(f"200 OK\n{_T}\nContent-Length: {_N}\nContent-Length: {_N}")),
    "chunks": Route("ok", _P, _sent(f"200 OK\n{_T}\nTransfer-Encoding: chunked", _chunks(_PDF))),
    "chunks and a length": Route(
        "ok", _P, _sent(f"200 OK\n{_T}\nContent-Length: 12\nTransfer-Encoding: chunked", _chunks(_PDF))
    ),
    "the last chunk is missing": Route(
        "ok|broken|unverified", _P, _sent(f"200 OK\n{_T}\nTransfer-Encoding: chunked", _chunks(_PDF, b""))
    ),
    "chunks break off": Route(
        "ok|broken|unverified", _P, _sent(f"200 OK\n{_T}\nTransfer-Encoding: chunked", b"ffff\r\n" + _PDF[:200])
    ),
    "not chunks at all": Route("broken|unverified|ok", _P, _sent(f"200 OK\n{_T}\nTransfer-Encoding: chunked", _PDF)),
    "no length, closed at the end": Route("ok", _P, _sent(f"200 OK\n{_T}")),
    "http 1.0": Route("ok", _P, {_P: raw(b"HTTP/1.0 200 OK\r\nContent-Type: application/pdf\r\n\r\n" + _PDF)}),
    "bare line feeds": Route(
        "ok", _P, {_P: raw(b"HTTP/1.1 200 OK\nContent-Type: application/pdf\nConnection: close\n\n" + _PDF)}
    ),
    "a russian reason": Route(
        "ok",
        _P,
        {
            _P: raw(
                "HTTP/1.1 200 Хорошо\r\n".encode("cp1251")
                + b"Content-Type: application/pdf\r\nConnection: close\r\n\r\n"
                + _PDF
            )
        },
    ),
    "no reason": Route(
        "ok", _P, {_P: raw(b"HTTP/1.1 200\r\nContent-Type: application/pdf\r\nConnection: close\r\n\r\n" + _PDF)}
    ),
    "a file's name in raw cp1251": Route(
        "ok",
        _P,
        {
            _P: raw(
                (b'HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename="')
                + "План.pdf".encode("cp1251")
                + b'"\r\nConnection: close\r\n\r\n'
                + _PDF
            )
        },
    ),
    "a php notice among the headers": Route(
        "ok",
        _P,
        {
            _P: raw(
                (
                    b"HTTP/1.1 200 OK\r\nX-Powered-By: PHP/5.3\r\n<br /> Notice here\r\nContent-Type: "
                    b"application/pdf\r\nConnection: close\r\n\r\n"
                )
                + _PDF
            )
        },
    ),
    "forty cookies": Route(
        "ok", _P, _sent(f"200 OK\n{_T}\n" + "\n".join(f"Set-Cookie: c{n}={'x' * 200}; Path=/" for n in range(40)))
    ),
    # -- codings
    "gzip": Route("ok", _P, _sent(f"200 OK\n{_T}\nContent-Encoding: gzip", gzip.compress(_PDF))),
    "gzip broken off": Route(
        "ok|broken|unverified", _P, _sent(f"200 OK\n{_T}\nContent-Encoding: gzip", gzip.compress(_PDF)[:-40])
    ),
    "gzip in name only": Route("ok|broken|unverified", _P, _sent(f"200 OK\n{_T}\nContent-Encoding: gzip")),
    "gzip twice": Route(
        "ok", _P, _sent(f"200 OK\n{_T}\nContent-Encoding: gzip, gzip", gzip.compress(gzip.compress(_PDF)))
    ),
    "deflate without a head": Route(
        "ok", _P, _sent(f"200 OK\n{_T}\nContent-Encoding: deflate", zlib.compress(_PDF)[2:-4])
    ),
    "deflate with a head": Route("ok", _P, _sent(f"200 OK\n{_T}\nContent-Encoding: deflate", zlib.compress(_PDF))),
    "gzip with rubbish after it": Route(
        "ok", _P, _sent(f"200 OK\n{_T}\nContent-Encoding: gzip", gzip.compress(_PDF) + b"\0" * 12)
    ),
    "an unknown coding, really none": Route(
        "ok|broken|unverified", _P, _sent(f"200 OK\n{_T}\nContent-Encoding: UTF-8")
    ),
    "identity": Route("ok", _P, _sent(f"200 OK\n{_T}\nContent-Encoding: identity")),
}
