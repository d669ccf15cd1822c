"""What servers do to HTTP itself, and to the names of things."""

import gzip
import time

from tests.site import PDF, Seen, answer
from tests.spiders.blind_routes.made import BLOCKED, BROKEN, FILE, MOVED, OK, ORDER, UNSURE, Route, bare, page, to

_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n"
_LENGTH = b"Content-Length: %d\r\n" % len(PDF)


def _late(seen: Seen, number: int) -> bytes:
    time.sleep(0.8)
    return FILE


def _cookie(seen: Seen, number: int) -> bytes:
    if "pass=1" in seen.headers.get("cookie", ""):
        return FILE
    return to("/documents/plan_2020.pdf?_c=1", more="Set-Cookie: pass=1; Path=/\r\n")


def _sometimes(bad: bytes, often: int) -> Route:
    return Route(OK, lambda seen, number: bad if number <= often else FILE)


_CP1251 = "/%E4%EE%EA/%EF%EB%E0%ED.pdf"  # /док/план.pdf


def _in_cp1251(seen: Seen, number: int) -> bytes:
    return FILE if seen.target.upper() == _CP1251.upper() else answer(404)


ODD = {
    "no words after the status": Route(OK, b"HTTP/1.1 200\r\n" + _LENGTH + b"\r\n" + PDF),
    "lines ended by one sign": Route(OK, b"HTTP/1.1 200 OK\n" + _LENGTH.replace(b"\r", b"") + b"\n" + PDF),
    "Russian after the status": Route(OK, "HTTP/1.1 200 ХОРОШО\r\n".encode("cp1251") + _LENGTH + b"\r\n" + PDF),
    "the length told twice": Route(OK, _HEAD + _LENGTH + _LENGTH + b"\r\n" + PDF),
    "a length too short": Route((OK, UNSURE), _HEAD + b"Content-Length: 20\r\n\r\n" + PDF),
    "packed in words only": Route((OK, UNSURE), _HEAD + _LENGTH + b"Content-Encoding: gzip\r\n\r\n" + PDF),
    "an encoding that is none": Route(OK, _HEAD + _LENGTH + b"Content-Encoding: UTF-8\r\n\r\n" + PDF),
    "packed and not said": Route((OK, UNSURE), answer(200, gzip.compress(PDF), "application/pdf")),
    "206 unasked": Route(OK, FILE.replace(b"200 X", b"206 X")),
    "203": Route(OK, FILE.replace(b"200 X", b"203 X")),
    "200 with a Location": Route(OK, answer(200, PDF, "application/pdf", "Location: /\r\n")),
    "a sign before the PDF": Route(OK, answer(200, b"\xef\xbb\xbf\r\n" + PDF, "application/pdf")),
    "force-download": Route(OK, answer(200, PDF, "application/force-download")),
    "a download called a program": Route(
        OK, answer(200, PDF, "application/x-msdownload", 'Content-Disposition: attachment; filename="plan.exe"\r\n')
    ),
    "a script's file called a page": Route(
        OK, answer(200, PDF, "text/html; charset=windows-1251"), "/download.php?id=12"
    ),
    "HEAD refused": Route(OK, lambda seen, number: answer(405) if seen.method == "HEAD" else FILE),
    "a late start": Route(OK, _late),
    "a cookie and back": Route(OK, _cookie),
    "a session in the path": Route(
        OK,
        lambda seen, number: FILE if ";jsessionid" in seen.path else to("/d/5;jsessionid=A1B2"),
        "/d/5",
        {"/d/5;jsessionid=A1B2": FILE},
    ),
    "an order in cp1251 called UTF-8": Route(
        OK, answer(200, f"<title>Приказ</title>{ORDER}".encode("cp1251"), "text/html; charset=utf-8"), "/d/181"
    ),
    "an order as plain text": Route(
        OK,
        answer(
            200,
            ("ПРИКАЗ\r\n10.09.2020 № 181\r\nОб утверждении плана\r\nПРИКАЗЫВАЮ: утвердить план.\r\n" * 5).encode(
                "cp1251"
            ),
            "text/plain",
        ),
        "/d/prikaz.txt",
    ),
    "503 twice": _sometimes(answer(503), 2),
    "500 once": _sometimes(answer(500), 1),
    "504 twice": _sometimes(answer(504), 2),
    "nothing once": _sometimes(b"", 1),
    "404 once": _sometimes(answer(404), 1),
    "503 with a time to come again": Route(UNSURE, answer(503, more="Retry-After: 1\r\n")),
    "503 for ever": Route(BROKEN, answer(503)),
    "half a file": Route((OK, UNSURE, BROKEN), _HEAD + b"Content-Length: 90000\r\n\r\n" + PDF),
}

NAMED = {
    "relative, with a question": Route(OK, lambda seen, number: FILE if "a=1" in seen.path else to("?a=1"), "/d/5"),
    "relative, from above": Route(OK, to("../b.pdf"), "/d/e/5", {"/d/b.pdf": FILE}),
    "relative, one dot": Route(OK, to("./b.pdf"), "/d/5", {"/d/b.pdf": FILE}),
    "with a fragment": Route(OK, to("/b.pdf#page=5"), more={"/b.pdf": FILE}),
    "a fragment in the link": Route(OK, FILE, "/documents/plan_2020.pdf#page=5"),
    "Cyrillic, known in cp1251 only": Route(OK, _in_cp1251, "/док/план.pdf", otherwise=_in_cp1251),
    "Cyrillic, known in UTF-8": Route(
        OK, lambda seen, number: FILE if "план" in seen.path else answer(404), "/док/план.pdf"
    ),
    "spaces and №": Route(OK, lambda seen, number: FILE if "№ 5" in seen.path else answer(404), "/Приказ № 5.pdf"),
    "308 to a new place": Route(MOVED, to("/new/b.pdf", 308), more={"/new/b.pdf": FILE}),
    "301 then 302": Route((OK, MOVED), to("/x", 301), more={"/x": to("/b.pdf"), "/b.pdf": FILE}),
    "301 to a missing page": Route(BROKEN, to("/gone.pdf", 301)),
    "a ring of two": Route(BROKEN, to("/ring"), more={"/ring": to("/documents/plan_2020.pdf")}),
    "to this machine": Route(BLOCKED, to("http://localhost:22/")),
    "to a home network": Route(BLOCKED, to("http://192.168.0.1/")),
    "to a file": Route(BLOCKED, to("file:///etc/hosts")),
    "to an old protocol": Route(BLOCKED, to("ftp://ftp.example.ru/plan.pdf")),
    "to a name that is gone": Route(BROKEN, to("http://staryj-sajt-uo.invalid/plan.pdf")),
    "expired certificate": Route(OK, FILE, tls="expired"),
    "self-signed": Route(OK, page("Приказ", ORDER), "/d/181", tls="self-signed"),
    "national root": Route(OK, FILE, tls="national-root"),
    "national root, missing page": Route(BROKEN, answer(404), tls="national-root"),
    "another's certificate, home page instead": Route(BROKEN, answer(404), tls="other-name"),
    "an empty page named home": Route(OK, bare(f"<title>Приказ</title>{ORDER}"), "/index.php?option=com_content&id=5"),
}

ALL = ODD | NAMED
