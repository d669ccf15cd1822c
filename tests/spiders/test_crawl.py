"""A crawl as a whole: politeness, hosts that are down, crashes, other processes."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

import spiders
from auditor.model import Failure
from auditor.store import Store
from tests.site import Web, answer, redirect
from tests.spiders.conftest import QUICK, Crawling


def test_a_host_is_asked_by_one_request_at_a_time_and_not_too_often(crawled: Crawling) -> None:
    with Web(latency=0.05) as web:
        sites = [web.site() for _ in range(3)]
        door = web.site()
        for number in range(6):  # redirects must wait for the turn of the host they lead to
            door.routes[f"/to/{number}"] = lambda _, number=number: redirect(sites[0].url(f"/by-door/{number}"))
        urls = [site.url(f"/{number}.pdf") for site in sites for number in range(8)]
        urls += [door.url(f"/to/{number}") for number in range(6)]
        found = crawled(urls, replace(QUICK, delay=0.1))
        assert all(visit.failure is None for visit in found.visits.values())
        assert web.most_at_once() == 1
        for site in sites:
            starts = sorted(one.began for one in web.log if one.host == site.host)
            assert starts[-1] - starts[0] > 0.1 * (len(starts) - 1) - 0.04
            assert min(b - a for a, b in pairwise(starts)) > 0.05, "a busy machine notes a request late, not twice"


def test_waiting_for_a_second_look_blocks_nobody(crawled: Crawling) -> None:
    with Web() as web:
        site = web.site()
        urls = [site.url("/404"), *(site.url(f"/{number}.pdf") for number in range(15))]
        crawled(urls, replace(QUICK, delay=0.05, recheck_after=1.2))
        missing, others = web.asked("/404"), [one for one in web.log if one.path.endswith(".pdf")]
        assert len(missing) == 2 and missing[1].began - missing[0].began >= 1.2
        assert max(one.began for one in others) < missing[1].began


def test_two_hundred_links_on_a_dead_host_cost_a_handful_of_requests(crawled: Crawling) -> None:
    with Web() as web, socket.create_server(("127.0.90.2", 0), backlog=1) as dead:
        alive = web.site("127.0.90.3")
        port = dead.getsockname()[1]  # takes connections in and never answers
        urls = [f"http://127.0.90.2:{port}/{number}" for number in range(200)]
        began = time.monotonic()
        found = crawled([*urls, alive.url("/x.pdf")], replace(QUICK, timeout=0.3))
        assert time.monotonic() - began < 15
        assert {found.visits[url].failure for url in urls} == {Failure.HOST_DOWN}
        assert len([one for one in found.fetches if f":{port}/" in one[0]]) <= 8
        assert found.visits[alive.url("/x.pdf")].failure is None


def test_robots_txt_is_obeyed_only_when_asked(crawled: Crawling, tmp_path: Path) -> None:
    with Web() as web:
        site = web.site()
        rules = b"User-agent: *\nDisallow: /closed/\n"
        site.routes["/robots.txt"] = lambda number: answer(200, rules, "text/plain")
        urls = [site.url("/closed/1.pdf"), site.url("/open/1.pdf")]
        found = crawled(urls, replace(QUICK, obey_robots=True))
        assert [found.visits[url].failure for url in urls] == [Failure.ROBOTS, None]
        assert web.most_at_once() == 1 and not web.asked("/closed/1.pdf")


def test_after_kill_9_every_link_is_finished_once(tmp_path: Path) -> None:
    with Web(latency=0.02) as web, Store(tmp_path / "audit.db") as store:
        sites = [web.site() for _ in range(6)]
        urls = [site.url(f"/{number}.pdf") for site in sites for number in range(25)]
        run, goes_on = store.begin("k", as_of=date(2021, 3, 1), rubric="", version="1")
        assert not goes_on
        store.add_links(run.id, urls)
        manners = replace(QUICK, delay=0.03)
        kills = 0
        for _ in range(10):
            child = spiders.crawl(run.id, store.path, manners)
            deadline = time.monotonic() + 20
            before = store.progress(run.id).links_done
            while (
                store.progress(run.id).links_done < before + 40 and child.poll() is None and time.monotonic() < deadline
            ):
                time.sleep(0.02)
            if child.poll() is not None:
                break
            done = set(store.visits(run.id))
            asked = Counter(one.path for one in web.log)
            os.kill(child.pid, signal.SIGKILL)
            assert child.wait(5) != 0 and child.error
            kills += 1
            assert asked
        assert child.wait(20) == 0
        assert kills >= 2
        assert set(store.visits(run.id)) == set(urls)
        assert all(
            visit.failure is None and store.body(visit.body).is_file() for visit in store.visits(run.id).values()
        )
        fetched = Counter(url for url, _, _, _ in store.fetches(run.id))
        assert set(fetched.values()) == {1}, "what was finished before a kill is not fetched again"
        requests = Counter((one.host, one.path) for one in web.log)
        again = sum(requests.values()) - len(urls)  # under way to us, or to a disk that may take a third of a second
        assert again <= kills * (len(sites) + 40), "only what was under way"
        assert done <= set(urls)


def test_the_crawl_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    program = (
        "import sys, time; from pathlib import Path; import spiders\n"
        "child = spiders.crawl(sys.argv[2], Path(sys.argv[1]), spiders.Manners(delay=0.2, allow=('127.0.0.0/8',)))\n"
        "print(child.pid, flush=True); time.sleep(60)\n"
    )
    with Web() as web, Store(tmp_path / "audit.db") as store:
        site = web.site()
        run, _ = store.begin("k", as_of=date(2021, 3, 1), rubric="", version="1")
        store.add_links(run.id, [site.url(f"/{number}.pdf") for number in range(100)])
        root = Path(spiders.__file__).parents[1]
        parent = subprocess.Popen(
            [sys.executable, "-c", program, str(store.path), run.id], cwd=root, stdout=subprocess.PIPE, text=True
        )
        assert parent.stdout
        child = int(parent.stdout.readline())
        _until(lambda: len(web.log) > 1)
        parent.kill()
        parent.wait()
        parent.stdout.close()
        _until(lambda: not _running(child), 5)


def test_a_crawl_that_is_stopped_keeps_what_it_has_and_goes_on_later(tmp_path: Path) -> None:
    with Web() as web, Store(tmp_path / "audit.db") as store:
        site = web.site()
        run, _ = store.begin("k", as_of=date(2021, 3, 1), rubric="", version="1")
        store.add_links(run.id, [site.url(f"/{number}.pdf") for number in range(30)])
        child = spiders.crawl(run.id, store.path, replace(QUICK, delay=0.05))
        _until(lambda: len(web.log) > 3)
        child.stop()
        assert child.poll() == 143 and child.fault
        asked = len(web.log)
        assert store.progress(run.id).links_done >= asked - 1
        assert spiders.crawl(run.id, store.path, QUICK).wait(20) == 0
        assert len(web.log) <= 31


def test_links_added_while_it_crawls_are_followed_too(tmp_path: Path) -> None:
    with Web(latency=0.1) as web, Store(tmp_path / "audit.db") as store:
        site, later = web.site(), web.site()
        run, _ = store.begin("k", as_of=date(2021, 3, 1), rubric="", version="1")
        store.add_links(run.id, [site.url(f"/{number}.pdf") for number in range(5)])
        child = spiders.crawl(run.id, store.path, QUICK)
        _until(lambda: bool(web.log))
        store.add_links(run.id, [site.url("/new.pdf"), later.url("/new.pdf")])
        assert child.wait(20) == 0
        assert store.progress(run.id).links_done == 7


def test_a_database_that_is_none_ends_the_crawl_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "audit.db").write_bytes(b"this is no database" * 100)
    child = spiders.crawl("x", tmp_path / "audit.db", QUICK)
    assert child.wait(20) == 3
    assert child.fault and "audit.db" in child.fault.ru


def test_a_crawl_is_silent(crawled: Crawling, capfd: pytest.CaptureFixture[str]) -> None:
    with Web() as web:
        url = web.site().url("/moved")
        found = crawled([url])
    assert found.visits[url].permanent and found.body(found.visits[url]).startswith(b"%PDF")
    assert capfd.readouterr() == ("", "") and found.log


def _until(condition: object, seconds: float = 10) -> None:
    deadline = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < deadline
        time.sleep(0.02)


def _running(pid: int) -> bool:
    try:
        return b") Z" not in Path(f"/proc/{pid}/stat").read_bytes()
    except OSError:
        return False
