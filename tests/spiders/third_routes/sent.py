"""States, redirects, charsets of documents, addresses as people type them."""

from tests.spiders.third_routes.made import (
    Answer,
    Route,
    attached,
    html,
    moved,
    one_after_another,
    pdf,
    pdf_bytes,
    plain,
    raw,
    reset,
    silent,
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
    # -- states
    "404 with the file itself": Route("ok|unverified", _P, {_P: pdf("План", status=404)}),
    "404 with the whole page": Route(
        "ok|unverified|broken", "/p/", {"/p/": html(bitrix("Положение", REGULATION), 404)}
    ),
    "500 with the file itself": Route("ok|unverified", _P, {_P: pdf("План", status=500)}),
    "500 with the whole page": Route(
        "ok|unverified|broken", "/p/", {"/p/": html(bitrix("Положение", REGULATION), 500)}
    ),
    "500 each time": Route("broken|unverified", _P, {_P: html("<h1>Internal Server Error</h1>", 500)}),
    "500 once": Route("ok", _P, {_P: one_after_another(html("oops", 500), pdf("План"))}),
    "502 of a fallen backend": Route("broken|unverified", _P, {"*": html("<h1>502 Bad Gateway</h1><hr>nginx", 502)}),
    "204": Route("broken|soft-404|unverified", _P, {_P: html("", 204)}),
    "206 unasked": Route(
        "ok", _P, _sent(f"206 Partial Content\n{_T}\nContent-Range: bytes 0-{_N - 1}/{_N}\nContent-Length: {_N}")
    ),
    "203": Route("ok", _P, _sent(f"203 Non-Authoritative Information\n{_T}\nContent-Length: {_N}")),
    "405 of a strange server": Route("broken|unverified|restricted", _P, {_P: html("Method not allowed", 405)}),
    "418": Route("broken|unverified|restricted", _P, {_P: html("I'm a teapot", 418)}),
    "reset each time": Route("broken", _P, {_P: reset()}),
    "reset once": Route("ok", _P, {_P: one_after_another(reset(), pdf("План"))}),
    "silent each time": Route("broken", _P, {_P: silent()}),
    # -- redirects
    "twelve steps": Route("ok", "/s/0", {f"/s/{n}": moved(f"/s/{n + 1}") for n in range(12)} | {"/s/12": pdf("План")}),
    "a circle": Route("broken", "/c/a", {"/c/a": moved("/c/b"), "/c/b": moved("/c/a")}),
    "an endless stair": Route("broken", "/stair?n=0", {"/stair": moved("/stair?n={more}")}),
    "to a raw cp1251 path": Route(
        "ok",
        "/go",
        {
            "/go": raw(
                b"HTTP/1.1 302 Found\r\nLocation: /"
                + "план".encode("cp1251")
                + b".pdf\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            ),
            "/%EF%EB%E0%ED.pdf": pdf("План"),
        },
    ),
    "to a raw utf-8 path": Route(
        "ok",
        "/go",
        {
            "/go": raw(
                ("HTTP/1.1 302 Found\r\nLocation: /план.pdf\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").encode()
            ),
            "/%D0%BF%D0%BB%D0%B0%D0%BD.pdf": pdf("План"),
        },
    ),
    "to a path with spaces": Route(
        "ok", "/go", {"/go": moved("/d/plan 2020 itog.pdf"), "/d/plan%202020%20itog.pdf": pdf("План")}
    ),
    "relative without a slash": Route(
        "ok", "/a/go", {"/a/go": moved("files/plan.pdf"), "/a/files/plan.pdf": pdf("План")}
    ),
    "backslashes": Route("ok", "/a/go", {"/a/go": moved("\\files\\plan.pdf"), "/files/plan.pdf": pdf("План")}),
    "by its scheme only": Route(
        "ok", "/go", {"/go": moved("//{other}/plan.pdf", 301)}, None, {"/plan.pdf": pdf("План")}
    ),
    "a redirect to nowhere with the file": Route(
        "ok|broken|unverified", _P, _sent(f"302 Found\n{_T}\nContent-Length: {_N}")
    ),
    "308": Route("ok", "/go", {"/go": moved(_P, 308), _P: pdf("План")}),
    "300 with one choice": Route("ok|unverified|broken", "/go", {"/go": moved(_P, 300), _P: pdf("План")}),
    "refresh as a header": Route("ok", "/go", {"/go": html("Ждите", refresh="0; url=/docs/plan.pdf"), _P: pdf("План")}),
    "into the private network": Route("blocked", "/go", {"/go": moved("http://10.11.12.13/plan.pdf")}),
    "to a file of this machine": Route("blocked|broken", "/go", {"/go": moved("file:///etc/passwd")}),
    "to an app's scheme": Route(
        "broken|unverified|blocked", "/go", {"/go": moved("intent://doc/12#Intent;scheme=app;end")}
    ),
    # -- charsets of documents
    "cp1251 said, utf-8 sent": Route(
        "ok", "/p/", {"/p/": html(bitrix("Положение", REGULATION), type="text/html; charset=windows-1251")}
    ),
    "utf-16": Route("ok", "/p/", {"/p/": html(bitrix("Положение", REGULATION), charset="utf-16", type="text/html")}),
    "a plain text regulation in cp866": Route(
        "ok",
        "/d/pol.txt",
        {
            "/d/pol.txt": plain(
                "Положение о мониторинге качества образования. Общие положения. " * 30,
                charset="cp866",
                type="text/plain",
            )
        },
    ),
    # -- addresses
    "a path in cyrillic known in cp1251 only": Route(
        "ok", "/файлы/план.pdf", {"/%F4%E0%E9%EB%FB/%EF%EB%E0%ED.pdf": pdf("План")}
    ),
    "a path in cyrillic": Route(
        "ok",
        "/файлы/план работы.pdf",
        {
            "/%D1%84%D0%B0%D0%B9%D0%BB%D1%8B/%D0%BF%D0%BB%D0%B0%D0%BD%20%D1%80%D0%B0%D0%B1%D0%BE%D1%82%D1%8B.pdf": pdf(
                "План"
            )
        },
    ),
    "percents of cp1251": Route(
        "ok", "/%F4%E0%E9%EB%FB/%EF%EB%E0%ED.pdf", {"/%F4%E0%E9%EB%FB/%EF%EB%E0%ED.pdf": pdf("План")}
    ),
    "a page of a pdf": Route("ok", _P + "#page=12", {_P: pdf("План")}),
    "an anchor of word": Route("ok", "/p/#_Toc12345", {"/p/": html(bitrix("Положение", REGULATION))}),
    "two slashes in the path": Route("ok", "//docs//plan.pdf", {"//docs//plan.pdf": pdf("План")}),
    "dots in the path": Route("ok", "/docs/../docs/./plan.pdf", {_P: pdf("План")}),
    "an ampersand of html": Route("ok", "/get?a=1&amp;b=2", {"/get": pdf("План")}),
    "brackets and quotes": Route(
        "ok",
        "/d/План [2020] (итог).pdf",
        {
            "/d/%D0%9F%D0%BB%D0%B0%D0%BD%20[2020]%20(%D0%B8%D1%82%D0%BE%D0%B3).pdf": pdf("План"),
            "/d/%D0%9F%D0%BB%D0%B0%D0%BD%20%5B2020%5D%20(%D0%B8%D1%82%D0%BE%D0%B3).pdf": pdf("План"),
        },
    ),
    "a name and a password": Route("ok", "http://guest:guest@{host}/docs/plan.pdf", {_P: pdf("План")}),
    "backslashes as typed": Route("ok", "http:\\\\{host}\\docs\\plan.pdf", {_P: pdf("План")}),
    "a query without a path": Route("ok", "http://{host}?doc=12", {"/": attached(pdf("План"), "plan.pdf")}),
    "a cyrillic letter in a latin word": Route("broken|malformed", "/doсs/plan.pdf", {_P: pdf("План")}),
}
