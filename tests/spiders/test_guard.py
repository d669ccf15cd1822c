"""The address guard, in both stacks: whatever the spelling, no connection is made. The server is the witness."""

import asyncio
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from scrapy import Request

from auditor.errors import ArgumentError
from auditor.model import Failure
from spiders import Manners
from spiders.guard import Guard, RefusedAddress
from spiders.recheck import Browser
from tests.site import Web, redirect
from tests.spiders.conftest import QUICK, Crawling

SPELLINGS = [
    "127.0.0.1",
    "2130706433",
    "0x7f000001",
    "0177.0.0.1",
    "127.1",
    "127.0.1",
    "localhost",
    "LOCALHOST.",
    "127。0。0。1",
    "１２７.0.0.1",
    "%31%32%37.0.0.1",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "0.0.0.0",
    "0",
    "127.0.0.1.",
    "0x7f.0.0.1",
    "0177.0x0.0.01",
    "①②⑦.⓪.⓪.①",
    "127%2e0%2e0%2e1",
    "[::127.0.0.1]",
    "user:pass@127.0.0.1",
]
ELSEWHERE = [
    "10.0.0.5",
    "169.254.169.254",
    "192.168.0.1",
    "[::1]",
    "[fd00::1]",
    "[64:ff9b::7f00:1]",
    "[::]",
    "100.64.0.1",
    "[2002:7f00:1::]",
    "[2001:0:4136:e378:8000:63bf:80ff:fffe]",
    "[::ffff:0:127.0.0.1]",
    "[fe80::1]",
    "[0:0:0:0:0:0:0:1]",
]


def test_scrapy_connects_to_no_private_address_in_any_spelling_nor_after_a_redirect(crawled: Crawling) -> None:
    with Web() as web:
        inside, outside = web.site("127.0.0.1"), web.site("127.0.77.2")
        outside.routes["/go"] = lambda number: redirect(inside.url("/secret"))
        for number, host in enumerate(SPELLINGS + ELSEWHERE):
            target = f"http://{host}:{inside.port}/secret"
            outside.routes[f"/spelt/{number}"] = lambda _, target=target: redirect(target)
        outside.routes["/port"] = lambda number: redirect("http://127.0.77.2:25/")
        hops = [outside.url("/go"), outside.url("/port")]
        urls = [f"http://{host}:{inside.port}/secret" for host in SPELLINGS + ELSEWHERE]
        urls += [outside.url(f"/spelt/{number}") for number in range(len(urls))]
        urls += [f"https://{host}:{inside.port}/secret" for host in ("127.0.0.1", "127.1")]
        found = crawled(urls + hops, replace(QUICK, allow=("127.0.77.0/24",)))
        wrong = [visit for visit in found.visits.values() if visit.failure is not Failure.BLOCKED]
        # Names that are not understood at all are no way in either.
        assert {visit.failure for visit in wrong} <= {Failure.BAD_SCHEME, Failure.DNS} and len(wrong) <= 4, wrong
        assert found.visits[hops[0]].final_url == inside.url("/secret")
        assert [found.visits[url].failure for url in hops] == [Failure.BLOCKED] * 2
        assert {host for host, _ in web.connections} == {"127.0.77.2"}


@pytest.fixture(scope="module", params=[(), ("127.0.77.0/24",)], ids=["nothing allowed", "a network allowed"])
def browser(request: pytest.FixtureRequest) -> Browser:
    return Browser(Guard(request.param), ())


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("host", [*SPELLINGS[:-1], *ELSEWHERE])
def test_httpx_connects_to_no_private_address_in_any_spelling(browser: Browser, host: str, scheme: str) -> None:
    with Web() as web:
        port = web.site("127.0.0.1").port
        request = Request(f"{scheme}://{host}:{port}/secret", meta={"download_timeout": 3.0})
        with pytest.raises((RefusedAddress, httpx.InvalidURL, ConnectionError)) as told:
            asyncio.run(browser.fetch(request))
        assert "refused" not in str(told.value), "a refused connection is one that was tried"
        assert web.connections == []


def test_a_network_that_is_none_is_told_before_anything_starts() -> None:
    with pytest.raises(ArgumentError) as told:
        Manners(allow=("localnet",))
    assert told.value.exit_status == 2 and "localnet" in told.value.say.ru


# Names whose address changes from one look-up to the next, and names with two; loaded by the crawl's own process.
RESOLVER = """
import itertools, socket
asked, real = itertools.count(), socket.getaddrinfo
def changing(host, *rest, **more):
    name = host.decode() if isinstance(host, bytes) else host
    if name == "turns.test":
        return real(("127.0.77.2", "127.0.0.1")[next(asked) % 2], *rest, **more)
    if name == "both.test":
        return real("127.0.0.1", *rest, **more) + real("127.0.77.2", *rest, **more)
    return real("127.0.0.1" if name == "inside.test" else host, *rest, **more)
socket.getaddrinfo = changing
"""


def test_a_name_that_changes_its_address_leads_neither_stack_inside(
    crawled: Crawling, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sitecustomize.py").write_text(RESOLVER, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with Web() as web:
        outside = web.site("127.0.77.2")
        inside = web.site("127.0.0.1", outside.port)
        outside.routes["/away"] = lambda number: redirect(f"http://inside.test:{inside.port}/secret")
        first, second, sent, both = (
            f"http://{name}:{outside.port}{path}"
            for name, path in (
                ("turns.test", "/404"),
                ("inside.test", "/x"),
                ("both.test", "/away"),
                ("both.test", "/x"),
            )
        )
        found = crawled([first, second, sent, both], replace(QUICK, allow=("127.0.77.0/24",)))
        looks = [(look, visit.failure) for url, _, look, visit in found.fetches if url == first]
        assert looks == [("first", Failure.NOT_FOUND), ("second", Failure.BLOCKED)], "httpx met the second address"
        assert [found.visits[url].failure for url in (second, sent)] == [Failure.BLOCKED] * 2
        assert found.visits[both].failure in (None, Failure.BLOCKED)
        assert {host for host, _ in web.connections} == {"127.0.77.2"}
