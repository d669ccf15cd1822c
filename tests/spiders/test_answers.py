"""What headers, addresses and errors tell: tables without a network."""

import errno
import socket
import ssl
from datetime import UTC, datetime

import pytest
from OpenSSL import SSL
from scrapy import exceptions as scrapy
from twisted.internet import error as twisted
from twisted.python.failure import Failure as Raised
from twisted.web._newclient import ParseError, ResponseNeverReceived

from auditor.model import Failure
from spiders import outcomes, walls
from spiders.answers import Answer
from spiders.guard import RefusedAddress

NOW = datetime(2021, 3, 1, 12, 0, tzinfo=UTC)


def answer(status: int = 200, url: str = "http://edu.example/a/b.pdf", head: bytes = b"", **headers: bytes) -> Answer:
    return Answer(url=url, status=status, head=head, headers={k.replace("_", "-"): v for k, v in headers.items()})


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (b"attachment; filename=plan.pdf", "plan.pdf"),
        (b'attachment; filename="plan 1.pdf"; size=5', "plan 1.pdf"),
        ('attachment; filename="Приказ.pdf"'.encode(), "Приказ.pdf"),
        ('attachment; filename="Приказ.pdf"'.encode("cp1251"), "Приказ.pdf"),
        (b"attachment; filename=x.pdf; filename*=UTF-8''%D0%9F%D0%BB%D0%B0%D0%BD.pdf", "План.pdf"),
        (b"attachment; filename*=windows-1251''%CF%EB%E0%ED.pdf", "План.pdf"),
        (b"attachment; filename*=nonsense''%D0%9F.pdf", "П.pdf"),
        (b'attachment; filename="%D0%9F%D0%BB%D0%B0%D0%BD.pdf"', "План.pdf"),
        (b'attachment; filename="../../etc/passwd"', "passwd"),
        (b'attachment; filename="C:\\fakepath\\plan.pdf"', "plan.pdf"),
        ('attachment; filename="a\u202egpj.pdf"'.encode(), "agpj.pdf"),
        (b"inline", ""),
        (b"attachment; filename=", ""),
    ],
)
def test_the_name_of_a_file_is_read_as_sites_write_it(value: bytes, name: str) -> None:
    assert answer(content_disposition=value).filename == name


@pytest.mark.parametrize(
    ("location", "target"),
    [
        (b"/x", "http://edu.example/x"),
        (b"x", "http://edu.example/a/x"),
        (b"//other.example/x", "http://other.example/x"),
        (b"https://other.example/x?y=1#top", "https://other.example/x?y=1"),
        ("/документ".encode(), "http://edu.example/%D0%B4%D0%BE%D0%BA%D1%83%D0%BC%D0%B5%D0%BD%D1%82"),
        ("/план".encode("cp1251"), "http://edu.example/%EF%EB%E0%ED"),
        ("http://школа.рф/".encode(), "http://xn--80atdl2c.xn--p1ai/"),
        (b"file:///etc/passwd", "file:///etc/passwd"),
    ],
)
def test_where_a_redirect_leads(location: bytes, target: str) -> None:
    assert answer(302, location=location).target == target


def test_only_a_redirect_with_an_address_leads_on() -> None:
    assert answer(200, location=b"/x").target is None
    assert answer(302).target is None
    assert answer(304, location=b"/x").target is None


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (b"5", 5.0),
        (b"Mon, 01 Mar 2021 12:00:20 GMT", 20.0),
        (b"Mon, 01 Mar 2021 11:00:00 GMT", 0.0),
        (b"soon", None),
        (b"-3", None),
        (b"", None),
    ],
)
def test_when_a_server_wants_to_see_us_again(value: bytes, seconds: float | None) -> None:
    assert answer(429, retry_after=value).retry_after(NOW) == seconds


WALL = b"<html><head><title>Just a moment...</title>"
HTML = b"text/html"


@pytest.mark.parametrize(
    "wall",
    [
        answer(403, cf_mitigated=b"challenge"),
        answer(200, content_type=HTML, head=WALL),
        answer(503, content_type=HTML, head=b"<script>window._cf_chl_opt={}</script>"),
        answer(403, server=b"ddos-guard"),
        answer(200, content_type=HTML, head="<title>Проверка браузера</title>".encode()),
        answer(200, content_type=HTML, head="<title>Вы не робот?</title>".encode()),
        answer(200, url="https://ya.ru/showcaptcha?cc=1"),
        answer(429, url="https://www.google.com/sorry/index?continue=x"),
        answer(200, x_yandex_captcha=b"captcha"),
    ],
)
def test_a_bot_wall_is_told(wall: Answer) -> None:
    assert walls.challenge(wall)
    assert outcomes.of_answer(wall, "http://edu.example/x", 0)[0] is Failure.CHALLENGE


@pytest.mark.parametrize(
    "page",
    [
        answer(200, content_type=HTML, head="<title>План работы</title> just a moment".encode()),
        answer(200, server=b"ddos-guard", content_type=HTML, head=b"<title>News</title>"),
        answer(200, content_type=b"application/pdf", head=WALL),
        answer(200, content_type=HTML, head=b"<script src=/cdn-cgi/challenge-platform/scripts/jsd/main.js>"),
        answer(200, content_type=HTML, head='<div class="smart-captcha">Форма</div>'.encode()),
        answer(404, content_type=HTML, head=b"<h1>404</h1>"),
    ],
)
def test_a_page_that_only_resembles_a_wall_is_none(page: Answer) -> None:
    assert walls.challenge(page) == ""


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("http://edu.example/x", "http://edu.example/login?next=/x"),
        ("http://edu.example/x", "http://edu.example/auth/?backurl=/x"),
        ("http://edu.example/x", "http://edu.example/wp-login.php"),
        ("http://edu.example/x", "http://edu.example/user/sign-in"),
        ("http://edu.example/x", "http://edu.example/x?login=yes"),
        ("https://drive.google.com/file/d/1/view", "https://accounts.google.com/ServiceLogin"),
        ("https://disk.yandex.ru/i/1", "https://passport.yandex.ru/auth"),
    ],
)
def test_a_way_that_ends_at_a_login_is_restricted(start: str, end: str) -> None:
    assert outcomes.of_answer(answer(200, url=end), start, 1)[0] is Failure.RESTRICTED


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("http://edu.example/x", "http://edu.example/y"),
        ("http://edu.example/x", "http://edu.example/authors/list"),
        ("http://edu.example/login", "http://edu.example/login/"),
        ("http://edu.example/x", "http://edu.example/docs/login-manual.pdf"),
    ],
)
def test_a_way_that_ends_elsewhere_is_not(start: str, end: str) -> None:
    assert outcomes.of_answer(answer(200, url=end), start, 1)[0] is None


def never(*reasons: BaseException) -> BaseException:
    error = scrapy.DownloadFailedError("failed")
    error.__cause__ = ResponseNeverReceived([Raised(reason) for reason in reasons])  # type: ignore[no-untyped-call]
    return error


def caused(error: BaseException, cause: BaseException) -> BaseException:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "host", "failure"),
    [
        (RefusedAddress("10.0.0.5"), "", Failure.BLOCKED),
        (scrapy.IgnoreRequest("Forbidden by robots.txt"), "", Failure.ROBOTS),
        (scrapy.CannotResolveHostError("x"), "", Failure.DNS),
        (scrapy.DownloadConnectionRefusedError("x"), "", Failure.REFUSED),
        (scrapy.DownloadTimeoutError("x"), "", Failure.TIMEOUT),
        (twisted.TCPTimedOutError(), "", Failure.TIMEOUT),
        (scrapy.ResponseDataLossError(), "", Failure.TRUNCATED),
        (
            scrapy.DownloadCancelledError("Expected 5 bytes which is larger than download max size"),
            "",
            Failure.TOO_LARGE,
        ),
        (scrapy.IgnoreRequest("exceeded DOWNLOAD_MAXSIZE during decompression"), "", Failure.TOO_LARGE),
        (never(twisted.ConnectionLost()), "", Failure.RESET),
        (never(SSL.Error([("SSL routines", "", "wrong version number")])), "", Failure.TLS),
        (never(ParseError("bad", b"x"), twisted.ConnectionLost()), "", Failure.UNKNOWN),
        (twisted.ConnectError(), "", Failure.RESET),
        (twisted.NoRouteError(errno.ENETUNREACH, "x"), "", Failure.HOST_DOWN),
        (caused(ConnectionError("x"), ConnectionRefusedError(111, "x")), "", Failure.REFUSED),
        (caused(ConnectionError("x"), ssl.SSLError("handshake")), "", Failure.TLS),
        (caused(ConnectionError("x"), OSError(errno.EHOSTUNREACH, "x")), "", Failure.HOST_DOWN),
        (caused(ConnectionError("x"), socket.gaierror(socket.EAI_NONAME, "x")), "edu.ru", Failure.DNS),
        # The resolver is silent: that says nothing of the site.
        (caused(ConnectionError("x"), socket.gaierror(socket.EAI_AGAIN, "x")), "edu.ru", Failure.HOST_DOWN),
        (caused(ConnectionError("x"), socket.gaierror(socket.EAI_AGAIN, "x")), "edu.invalid", Failure.DNS),
        (ConnectionResetError(104, "reset"), "", Failure.RESET),
        (ValueError("something new"), "", Failure.UNKNOWN),
    ],
)
def test_each_error_has_its_meaning(error: BaseException, host: str, failure: Failure) -> None:
    found, detail = outcomes.of_error(error, host)
    assert found is failure and detail
