"""A host that goes down while it is asked, and comes back: none of its links is broken."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

from auditor.model import Cause, Failure
from tests.site import PDF, Site, Web, answer
from tests.spiders.conftest import QUICK, Crawling, crawling

BEFORE = 4  # requests of each host that are answered before it goes down
MANNERS = replace(QUICK, delay=0.05, recheck_after=0.5)
OUTAGE = 2.0 * MANNERS.recheck_after  # as twenty seconds stand to the ten of a real crawl


def _busy(number: int) -> bytes:
    return answer(503, b"<h1>Service Unavailable</h1>")


def _works(number: int) -> bytes:
    return answer(200, PDF, "application/pdf")


class Breakdown:
    """A site that breaks down once, for some seconds."""

    def __init__(self, web: Web, down: Callable[[Site], None], up: Callable[[Site], None]) -> None:
        self.web, self.site, self.down, self.up = web, web.site(), down, up
        self.site.otherwise = _works
        self.urls = [self.site.url(f"/{number}.pdf") for number in range(20)]

    def run(self, seconds: float) -> None:
        """Waits for its moment."""
        deadline = time.monotonic() + 15
        while len([one for one in self.web.log if one.host == self.site.host]) < BEFORE:
            assert time.monotonic() < deadline
            time.sleep(0.01)
        self.down(self.site)
        time.sleep(seconds)
        self.up(self.site)


def _fails(site: Site) -> None:
    site.otherwise = _busy


def _mends(site: Site) -> None:
    site.otherwise = _works


def test_an_outage_in_mid_run_breaks_no_link(crawled: Crawling) -> None:
    with Web() as web:
        sites = [Breakdown(web, Site.outage, Site.recover), Breakdown(web, _fails, _mends)]
        threads = [threading.Thread(target=one.run, args=(OUTAGE,)) for one in sites]
        for thread in threads:
            thread.start()
        found = crawled([url for one in sites for url in one.urls], MANNERS)
        for thread in threads:
            thread.join()
        assert {visit.failure for visit in found.visits.values()} == {None}
        failures = {visit.failure for _, _, _, visit in found.fetches}
        assert failures == {None, Failure.REFUSED, Failure.SERVER_ERROR}, "both were down indeed"


def test_a_server_that_says_503_twice_breaks_no_link(crawled: Crawling) -> None:
    with Web() as web:
        site = web.site()
        site.otherwise = lambda number: _busy(number) if number <= 2 else _works(number)
        found = crawled([site.url(f"/{number}.pdf") for number in range(10)])
        assert {(visit.failure, visit.tries) for visit in found.visits.values()} == {(None, 3)}


def test_an_outage_that_does_not_end_is_told_as_one(crawled: Crawling) -> None:
    with Web() as web:
        sites = [Breakdown(web, Site.outage, lambda site: None), Breakdown(web, _fails, lambda site: None)]
        threads = [threading.Thread(target=one.run, args=(0,)) for one in sites]
        for thread in threads:
            thread.start()
        found = crawled([url for one in sites for url in one.urls], replace(MANNERS, recheck_after=0.2))
        for thread in threads:
            thread.join()
        assert {visit.failure for visit in found.visits.values()} == {None, Failure.HOST_DOWN}


def test_a_few_pages_with_lasting_errors_are_broken_for_all_that(crawled: Crawling) -> None:
    with Web() as web:
        good, bad = [], []
        for errors in (1, 4):
            site = web.site()
            good += [site.url(f"/{number}.pdf") for number in range(6)]
            bad += [site.url(f"/bad/{number}") for number in range(errors)]
            for number in range(errors):
                site.routes[f"/bad/{number}"] = lambda number: answer(500, b"<h1>error</h1>")
        found = crawled([*good, *bad])
        assert {(found.visits[url].failure, found.visits[url].cause) for url in bad} == {(Failure.SERVER_ERROR, None)}
        assert Cause.FELL_SILENT not in {visit.cause for visit in found.visits.values()}


@contextmanager
def _silent(hosts: int) -> Iterator[list[str]]:
    """Addresses of hosts with whom no connection comes about: their queues are full."""
    with ExitStack() as closing:
        urls = []
        for number in range(hosts):
            full = closing.enter_context(socket.create_server((f"127.0.93.{number + 1}", 0), backlog=0))
            for _ in range(3):
                client = closing.enter_context(socket.socket())
                client.setblocking(False)
                client.connect_ex(full.getsockname())
            urls.append(f"http://127.0.93.{number + 1}:{full.getsockname()[1]}/plan.pdf")
        yield urls


def test_where_no_host_at_all_answers_no_link_is_broken(crawled: Crawling) -> None:
    with _silent(6) as urls:
        found = crawled(urls, replace(QUICK, timeout=0.5, recheck_after=0.2))
    assert {(one.failure, one.cause) for one in found.visits.values()} == {(Failure.HOST_DOWN, Cause.OFFLINE)}


def test_silent_hosts_beside_one_that_answers_are_dead(tmp_path: Path) -> None:
    manners = replace(QUICK, timeout=0.5, recheck_after=0.2)
    with _silent(6) as urls, Web() as web:
        live = web.site().url("/plan.pdf")
        found = crawling(tmp_path)([*urls, live], manners)
    assert {found.visits[url].failure for url in urls} == {Failure.TIMEOUT}
    assert found.visits[live].failure is None
