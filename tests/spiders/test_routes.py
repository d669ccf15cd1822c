"""A web that misbehaves in more than a hundred ways: what each link is called, and why, in the words people read.

One crawl for all of them, on plain HTTP and TLS, IPv4 and IPv6; the bodies are read as in an audit.
"""

import gzip
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from auditor import documents, dossier, facts
from auditor.model import Cell, Document, Lang, Link, LinkStatus, Position, Visit
from rules import access_restricted, broken_link, section_link, soft_404, unverified_link, words
from tests.certificates import certificates
from tests.site import PDF, Site, Web, answer, closed_port, redirect
from tests.spiders.conftest import QUICK, Crawled, crawling

OK, BROKEN, CLOSED = LinkStatus.OK, LinkStatus.BROKEN, LinkStatus.RESTRICTED
UNSURE, BLOCKED, SOFT, SECTION = LinkStatus.UNVERIFIED, LinkStatus.BLOCKED, LinkStatus.SOFT_404, LinkStatus.SECTION
MOVED = LinkStatus.REDIRECTED

Make = Callable[[int], bytes]
_FILE = answer(200, PDF, "application/pdf")
_RULES = (broken_link, access_restricted, unverified_link, soft_404, section_link)


def page(title: str, body: str, status: int = 200, more: str = "", charset: str = "utf-8") -> Make:
    html = f"<html><head><title>{title}</title></head><body>{body}</body></html>".encode(charset)
    return lambda number: answer(status, html, f"text/html; charset={charset}", more)


def to(target: str, status: int = 302, more: str = "") -> Make:
    return lambda number: redirect(target, status, more)


def after(bad: bytes, times: int) -> Make:
    """Misbehaves so often, then gives the file."""
    return lambda number: bad if number <= times else _FILE


def raw(data: bytes) -> Make:
    return lambda number: data


_LISTS = "".join(f"<p><a href='/f{n}.pdf'>Приказ № {n}</a></p>" for n in range(1, 9))

# Answers by status alone: the verdict and a word of the reason.
STATUSES: dict[int, tuple[LinkStatus, str]] = {
    400: (BROKEN, "не понимает адрес"), 401: (CLOSED, "имя и пароль"), 402: (CLOSED, "платный"),
    403: (CLOSED, "(403)"), 404: (BROKEN, "страницы или файла нет"), 405: (BROKEN, "(405)"), 406: (BROKEN, "(406)"),
    407: (CLOSED, "прокси"), 408: (BROKEN, "не дождался"), 409: (BROKEN, "(409)"), 410: (BROKEN, "удалены"),
    414: (BROKEN, "слишком длинный"), 418: (BROKEN, "(418)"), 421: (BROKEN, "не знает этого сайта"),
    423: (CLOSED, "заблокирован"), 429: (UNSURE, "число обращений"), 430: (UNSURE, "число обращений"),
    440: (CLOSED, "(440)"), 451: (CLOSED, "по требованию властей"), 500: (BROKEN, "внутренняя ошибка"),
    501: (BROKEN, "не умеет"), 502: (BROKEN, "не работает"), 503: (BROKEN, "временно недоступен"),
    504: (BROKEN, "не отвечает"), 507: (BROKEN, "нет места"), 508: (BROKEN, "зациклился"),
    509: (UNSURE, "лимит трафика"), 511: (UNSURE, "не ясна"), 520: (BROKEN, "с ошибкой"), 521: (BROKEN, "выключен"),
    522: (BROKEN, "не отвечает"), 525: (BROKEN, "защищённое соединение"), 526: (BROKEN, "сертификат"),
    530: (BROKEN, "отключён"), 999: (UNSURE, "число обращений"), 304: (UNSURE, "не ясна"), 300: (UNSURE, "не ясна"),
}  # fmt: skip

# Answers made here: how, the verdict, words of the reason.
MADE: dict[str, tuple[Make, LinkStatus, str]] = {
    "503 twice, then the file": (after(answer(503, b"busy"), 2), OK, ""),
    "502 once": (after(answer(502), 1), OK, ""),
    "429 twice": (after(answer(429), 2), OK, ""),
    "404 once": (after(answer(404), 1), OK, ""),
    "403 once": (after(answer(403), 1), OK, ""),
    "cut short once": (after(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n%PDF", 1), OK, ""),
    "nonsense once": (after(b"nonsense\r\n\r\n", 1), OK, ""),
    "asks to come later": (lambda n: answer(503, more="Retry-After: 1\r\n"), UNSURE, "просит зайти позже"),
    "301": (to("/b.pdf", 301), MOVED, ""),
    "308": (to("/b.pdf", 308), MOVED, ""),
    "302": (to("/b.pdf"), OK, ""),
    "303": (to("/b.pdf", 303), OK, ""),
    "307 with no scheme": (to("//{host}/b.pdf", 307), OK, ""),
    "spaces around the address": (to("   /b.pdf  "), OK, ""),
    "an address in cp1251": (
        raw(b"HTTP/1.1 302 X\r\nLocation: /\xef\xeb\xe0\xed.pdf\r\nContent-Length: 0\r\n\r\n"), OK, ""),
    "sent to an error page": (to("/404.html"), SOFT, "главная страница"),
    "sent home": (to("/"), SOFT, "главная страница"),
    "sent to a missing page": (to("/gone"), BROKEN, "страницы или файла нет"),
    "302 without a Location": (raw(answer(302)), UNSURE, "не ясна"),
    "sent to mail": (to("mailto:a@example.ru"), BLOCKED, ""),
    "sent to a script": (to("javascript:alert(1)"), BLOCKED, ""),
    "sent to a private address": (to("http://192.168.1.1/x"), BLOCKED, ""),
    "sent to one written as a number": (to("http://167772165/x"), BLOCKED, ""),
    "sent to one in hexadecimal": (to("http://0x0a.0.0.5/x"), BLOCKED, ""),
    "sent to one inside IPv6": (to("http://[::ffff:10.0.0.5]/x"), BLOCKED, ""),
    "sent to the metadata of a cloud": (to("http://169.254.169.254/latest"), BLOCKED, ""),
    "sent to a mail port": (to("http://127.0.0.1:25/"), BLOCKED, ""),
    "sent to a name that is none": (to("http://net-takogo.invalid/x"), BROKEN, "имя не найдено"),
    "sent to a dead port": (to("http://127.0.92.1:{dead}/x"), BROKEN, "не принимает"),
    "sent to a login": (to("/wp-login.php?redirect_to=x"), CLOSED, "вход"),
    "sent to the state's login": (to("https://esia.gosuslugi.ru/login"), CLOSED, "вход"),
    "sent to consent": (to("/cookie-consent?back=x"), CLOSED, "просит согласие"),
    "sent to a site of consent": (to("https://consent.google.com/ml?continue=x"), CLOSED, "просит согласие"),
    "consent with a cookie": (to("/consent-once"), OK, ""),
    "a page of consent": (page("Before you continue to Google", "<p>Cookies</p>"), CLOSED, "просит согласие"),
    "a check by title": (page("DDoS-Guard", "<p>Checking</p>", 403), CLOSED, "проверку от роботов"),
    "a check in Russian": (page("Проверка браузера", "<p>Подождите</p>", 503), CLOSED, "проверку от роботов"),
    "DDoS-Guard by its name": (lambda n: answer(503, b"wait", more="Server: ddos-guard\r\n"), CLOSED, "от роботов"),
    "Yandex's captcha": (lambda n: answer(200, b"<p>x", more="X-Yandex-Captcha: captcha\r\n"), CLOSED, "от роботов"),
    "mod_security": (page("406", "<h1>Not Acceptable!</h1> generated by Mod_Security", 406), CLOSED, "защита сайта"),
    "Imunify": (lambda n: answer(415, b"no", more="Server: imunify360-webshield/1.18\r\n"), CLOSED, "защита сайта"),
    "F5 with 200": (page("Request Rejected", "The requested URL was rejected."), CLOSED, "от роботов"),
    "a Russian firewall": (page("Ошибка", "Ваш запрос заблокирован системой защиты", 403), CLOSED, "защита сайта"),
    "another country": (page("403", "<h1>Доступ из вашей страны ограничен</h1>", 403), CLOSED, "из страны"),
    "another country, in cp1251": (
        page("403", "Доступ только с территории РФ", 403, charset="cp1251"), CLOSED, "страны"),
    "another country, in English": (page("403", "Not available in your region", 451), CLOSED, "страны"),
    "a page that explains firewalls": (
        page("Памятка", "<h1>Памятка</h1><p>Web application firewall — это защита."), OK, ""),
    "not found, with 200": (page("Страница не найдена", "<h1>Страница не найдена</h1>"), SOFT, "Страница не найдена"),
    "not found in English": (page("Page not found", "<h1>404 - Page not found</h1>"), SOFT, "not found"),
    "not found in cp1251": (page("Ошибка 404", "<h1>Ошибка 404</h1>", charset="cp1251"), SOFT, "404"),
    "a domain for sale": (page("edu.ru", "<h1>Домен продаётся</h1><p>Купить этот домен"), SOFT, "Домен продаётся"),
    "suspended hosting": (page("Account Suspended", "<h1>Account Suspended</h1>"), SOFT, "uspended"),
    "not found, called a PDF": (
        lambda n: answer(200, "<title>Файл не найден</title><h1>Файл не найден</h1>".encode(), "application/pdf"),
        SOFT, "Файл не найден"),
    "an order that speaks of what is not found": (
        page("Приказ", "<p>ПРИКАЗ</p><p>10.09.2020 № 181</p><p>Об утверждении порядка</p><p>ПРИКАЗЫВАЮ: если страница "
             "не найдена, сообщить в отдел. Контроль за исполнением оставляю за собой.</p>"), OK, ""),
    "a list of documents": (page("Документы", f"<h1>Документы</h1>{_LISTS}"), SECTION, "раздел"),
    "index of a folder": (page("Index of /docs", f"<h1>Index of /docs</h1>{_LISTS}"), SECTION, "раздел"),
    "a login with 200": (page("Вход", "<h1>Вход</h1><form><input type=password></form>"), CLOSED, "войти"),
    "a wrong type": (lambda n: answer(200, PDF, "text/html"), OK, ""),
    "no type at all": (raw(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(PDF) + PDF), OK, ""),
    "HTTP/1.0 to the end of the line": (raw(b"HTTP/1.0 200 OK\r\nContent-Type: application/pdf\r\n\r\n" + PDF), OK, ""),
    "in chunks": (raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n%PDF\r\n0\r\n\r\n"), OK, ""),
    "chunks cut short": (raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n%PDF"), OK, ""),
    "packed": (lambda n: answer(200, gzip.compress(PDF), "application/pdf", "Content-Encoding: gzip\r\n"), OK, ""),
    "an interim answer first": (raw(b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + _FILE), OK, ""),
    "nothing but a greeting": (raw(b"220 ready\r\n\r\n"), UNSURE, "не как веб-сервер"),
}  # fmt: skip

# Routes of tests/site.py that a mere answer cannot show.
BUILT_IN: dict[str, tuple[LinkStatus, str]] = {
    "/plain.pdf": (OK, ""), "/приказ №1.pdf": (OK, ""), "/only-browsers": (OK, ""), "/not-found-for-robots": (OK, ""),
    "/error-for-robots": (OK, ""), "/reset-once": (OK, ""), "/silent": (BROKEN, "не отвечает на запрос"),
    "/slow-headers": (BROKEN, "не отвечает на запрос"), "/slow-body": (BROKEN, "слишком медленно"),
    "/drops": (BROKEN, "обрывает"), "/reset": (BROKEN, "обрывает"), "/truncated": (OK, ""), "/too-large": (OK, ""),
    "/gzip-bomb": (OK, ""), "/hops/10": (OK, ""), "/hops/11": (BROKEN, "больше десяти раз"),
    "/loop": (BROKEN, "по кругу"), "/cookie-loop": (OK, ""), "/challenge": (CLOSED, "от роботов"),
    "/to-captcha": (CLOSED, "от роботов"), "/odd-headers": (OK, ""), "/not-http": (UNSURE, "не как веб-сервер"),
}  # fmt: skip

# Certificates: what is noted (nothing: it is trusted). The link itself opens.
TLS = {
    "good": "", "whole-chain": "", "expired": "expired", "self-signed": "self-signed", "other-name": "other-name",
    "unknown-issuer": "unknown-issuer", "incomplete-chain": "incomplete-chain", "national-root": "national-root",
}  # fmt: skip


class Everything:
    """All sites, their addresses by name, what is expected, and what the crawl came to."""

    def __init__(self, web: Web, folder: Path, closing: ExitStack) -> None:
        self.web, self.urls, self.expected = web, dict[str, str](), dict[str, tuple[LinkStatus, str]]()
        self.made = certificates(folder)
        dead = closed_port("127.0.92.1")
        for status, expected in STATUSES.items():
            self._add(f"HTTP {status}", web.site().url(f"/{status}"), expected)
        for name, (make, verdict, reason) in MADE.items():
            path = "/docs/" if verdict is SECTION else "/a.pdf"
            self._add(name, self._served(make, dead, path), (verdict, reason))
        for route, expected in BUILT_IN.items():
            self._add(route, web.site().url(route), expected)
        self._nobody(dead, closing)
        self._secure(closing)
        self._ipv6()

    def _add(self, name: str, url: str, expected: tuple[LinkStatus, str]) -> None:
        self.urls[name], self.expected[name] = url, expected

    def _served(self, make: Make, dead: int, path: str) -> str:
        site = self.web.site()
        here, port = f"{site.host}:{site.port}".encode(), str(dead).encode()
        site.routes[path] = lambda number: make(number).replace(b"{host}", here).replace(b"{dead}", port)
        site.routes["/gone"] = raw(answer(404))
        site.routes["/"] = page("Управление образования", "<p>Добро пожаловать на сайт управления образования</p>")
        site.routes["/404.html"] = page("Ошибка", "<p>Этой страницы у нас больше нет</p>")
        site.routes["/cookie-consent"] = page("Cookies", "<p>Мы используем cookies</p>")
        site.routes["/consent-once"] = to("/b.pdf")
        return site.url(path)

    def _nobody(self, dead: int, closing: ExitStack) -> None:
        self._add("nobody listens", f"http://127.0.92.2:{dead}/x", (BROKEN, "не принимает соединение"))
        self._add("no such name", "http://net-takogo-sajta.invalid/x", (BROKEN, "имя не найдено"))
        self._add("no web address", "ftp://127.0.0.1/x", (BLOCKED, ""))
        self._add("a private address", "http://10.1.2.3/x", (BLOCKED, ""))
        self._add("a private IPv6 address", "http://[fd00::5]/x", (BLOCKED, ""))
        full = closing.enter_context(socket.create_server(("127.0.92.3", 0), backlog=0))
        for _ in range(3):  # its queue is full: no further connection comes about
            client = closing.enter_context(socket.socket())
            client.setblocking(False)
            client.connect_ex(full.getsockname())
        self._add("no connection", f"http://127.0.92.3:{full.getsockname()[1]}/", (BROKEN, "не устанавливается"))

    def _secure(self, closing: ExitStack) -> None:
        for name in TLS:
            site = self.web.site("127.0.0.1", context=self.made.contexts[name])
            self._add(f"TLS {name}", site.url("/plain.pdf", "localhost"), (OK, ""))
            self._add(f"TLS {name}, for browsers", site.url("/only-browsers", "localhost"), (OK, ""))
        good = self.made.contexts["good"]
        site = self.web.site("127.0.0.1", context=good)
        self._add("TLS 404", site.url("/404", "localhost"), (BROKEN, "страницы или файла нет"))
        self._add("TLS 503 twice", self._twice(site), (OK, ""))
        self._add("TLS truncated", site.url("/truncated", "localhost"), (OK, ""))
        site.routes["/up"] = to(self.web.site().url("/b.pdf"))
        self._add("from https to http", site.url("/up", "localhost"), (OK, ""))
        plain = self.web.site()
        self._add(
            "https on a plain port", f"https://{plain.host}:{plain.port}/x", (BROKEN, "нет защищённого соединения")
        )
        personal = self._context(good, "good")
        personal.verify_mode = ssl.CERT_REQUIRED
        personal.load_verify_locations(self.made.authority)
        self._add("a certificate is asked", self.web.site(context=personal).url("/x"), (CLOSED, "личным сертификатом"))
        narrow = self._context(good, "good")
        narrow.maximum_version = ssl.TLSVersion.TLSv1_2
        narrow.set_ciphers("PSK")
        self._add("no cipher in common", self.web.site(context=narrow).url("/x"), (BROKEN, "о шифровании"))
        mute = closing.enter_context(socket.create_server(("127.0.92.4", 0)))
        self._add("no handshake", f"https://127.0.92.4:{mute.getsockname()[1]}/", (BROKEN, "не отвечает на запрос"))

    def _context(self, like: ssl.SSLContext, name: str) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.made.authority.with_name(f"{name}.pem"))
        return context

    def _twice(self, site: Site) -> str:
        site.routes["/twice"] = after(answer(503), 2)
        return site.url("/twice", "localhost")

    def _ipv6(self) -> None:
        six, secure = self.web.site("::1"), self.web.site("::1", context=self.made.contexts["good"])
        six.routes["/away"] = to("http://10.0.0.5/x")
        six.routes["/twice"] = after(answer(503), 2)
        for name, route, expected in (
            ("a file", "/plain.pdf", (OK, "")),
            ("404", "/404", (BROKEN, "страницы или файла нет")),
            ("410", "/410", (BROKEN, "удалены")),
            ("500", "/500", (BROKEN, "внутренняя ошибка")),
            ("503 twice", "/twice", (OK, "")),
            ("reset", "/reset", (BROKEN, "обрывает")),
            ("a loop", "/loop", (BROKEN, "по кругу")),
            ("a private address", "/away", (BLOCKED, "")),
            ("only for browsers", "/only-browsers", (OK, "")),
        ):
            self._add(f"IPv6: {name}", six.url(route), expected)
        self._add("IPv6: TLS", secure.url("/plain.pdf"), (OK, ""))
        self._add("IPv6: nobody listens", f"http://[::1]:{closed_port('127.0.92.5')}/x", (BROKEN, "не принимает"))


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Everything, Crawled]]:
    with Web() as web, ExitStack() as closing:
        all_ = Everything(web, tmp_path_factory.mktemp("ca"), closing)
        manners = replace(QUICK, authorities=(str(all_.made.authority),))
        yield all_, crawling(tmp_path_factory.mktemp("routes"))(all_.urls.values(), manners, within=55)


def _read(crawled: Crawled, visit: Visit) -> Document | None:
    if not visit.body:
        return None
    path = crawled.store.parent / "bodies" / visit.body[:2] / visit.body
    text = documents.read(path, media_type=visit.media_type, url=visit.final_url, filename=visit.filename)
    return Document(id=visit.body, text=text, facts=facts.find(text))


def _judged(crawled: Crawled, url: str) -> tuple[LinkStatus, str]:
    """The status of the link, and the message of the rule that speaks of it."""
    visit = crawled.visits[url]
    document = _read(crawled, visit)
    cell = Cell(position=Position(id="1", section="1", title="", points=1), place="", text=url, links=(Link(url=url),))
    citation = dossier.Citation(cell=cell, link=cell.links[0], visit=visit, document=document)
    one = dossier.Dossier(municipality="", rubric=None, as_of=None, cells=(cell,), citations=(citation,))  # type: ignore[arg-type]
    said = [
        words.filled(rule.MESSAGE, flag.blanks).in_(Lang.RU)
        + words.filled(rule.ADVICE, {"evidence": "", **flag.blanks}).ru
        for rule in _RULES
        for flag in rule.check(one)
    ]
    return citation.status, " ".join(said)


_NAMES = [
    *(f"HTTP {status}" for status in STATUSES), *MADE, *BUILT_IN, "nobody listens", "no such name", "no web address",
    "a private address", "a private IPv6 address", "no connection", *(f"TLS {name}" for name in TLS),
    *(f"TLS {name}, for browsers" for name in TLS), "TLS 404", "TLS 503 twice", "TLS truncated", "from https to http",
    "https on a plain port", "a certificate is asked", "no cipher in common", "no handshake", "IPv6: a file",
    "IPv6: 404", "IPv6: 410", "IPv6: 500", "IPv6: 503 twice", "IPv6: reset", "IPv6: a loop", "IPv6: a private address",
    "IPv6: only for browsers", "IPv6: TLS", "IPv6: nobody listens",
]  # fmt: skip


def test_there_are_many_ways_and_none_is_left_out(everything: tuple[Everything, Crawled]) -> None:
    assert set(_NAMES) == set(everything[0].urls) and len(_NAMES) >= 80


@pytest.mark.parametrize("name", _NAMES)
def test_each_way_to_misbehave_is_judged_and_explained(everything: tuple[Everything, Crawled], name: str) -> None:
    all_, crawled = everything
    status, reason = all_.expected[name]
    found, said = _judged(crawled, all_.urls[name])
    assert found is status and reason in said, (said, crawled.visits[all_.urls[name]])


@pytest.mark.parametrize("name", TLS)
def test_both_looks_say_the_same_of_a_certificate(everything: tuple[Everything, Crawled], name: str) -> None:
    all_, crawled = everything
    visits = [crawled.visits[all_.urls[f"TLS {name}{look}"]] for look in ("", ", for browsers")]
    assert [visit.certificate for visit in visits] == [TLS[name]] * 2


def test_an_outage_in_mid_run_breaks_no_link(tmp_path: Path) -> None:
    with Web() as web:
        short, long, never = web.site(), web.site(), web.site()
        urls = [site.url(f"/{n}.pdf") for site in (short, long) for n in range(12)]
        alone = [never.url("/1.pdf"), never.url("/2.pdf"), never.url("/3.pdf")]
        outages = threading.Thread(target=_outages, args=(web, short, long, never))
        outages.start()
        found = crawling(tmp_path)([*urls, *alone], replace(QUICK, delay=0.15, recheck_after=2.0))
        outages.join()
    assert {found.visits[url].failure for url in urls} == {None}
    assert any(found.visits[url].tries > 1 for url in urls), "the outage was met"
    statuses = [failure.link_status for url in alone if (failure := found.visits[url].failure)]
    assert BROKEN not in statuses and UNSURE in statuses


def _outages(web: Web, short: Site, long: Site, never: Site) -> None:
    """One host is away for a second, one for four, one for good, each after it has answered."""
    for site in (short, long, never):
        deadline = time.monotonic() + 10
        while not any(one.host == site.host for one in web.log) and time.monotonic() < deadline:
            time.sleep(0.01)
    for site in (short, long, never):
        site.outage()
    time.sleep(1.0)
    short.recover()
    time.sleep(3.0)
    long.recover()
