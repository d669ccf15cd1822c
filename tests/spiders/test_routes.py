"""A web that misbehaves in more than a hundred ways: what each link is called, and why, in the words people read.

One crawl for all of them, on plain HTTP and TLS, IPv4 and IPv6; the bodies are read as in an audit.
"""

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from auditor import documents, dossier, facts
from auditor.model import Cell, Document, Lang, Link, LinkStatus, Position, Visit
from rules import access_restricted, broken_link, section_link, soft_404, unverified_link, words
from tests.certificates import certificates
from tests.site import Site, Web, answer, closed_port
from tests.spiders.conftest import QUICK, Crawled, crawling
from tests.spiders.routes import (
    BLOCKED,
    BROKEN,
    BUILT_IN,
    CLOSED,
    MADE,
    OK,
    SECTION,
    STATUSES,
    TLS,
    UNSURE,
    Make,
    after,
    page,
    raw,
    to,
)  # fmt: skip

_RULES = (broken_link, access_restricted, unverified_link, soft_404, section_link)


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
