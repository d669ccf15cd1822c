"""What a crawl makes of hosts: many of them, all in one crawl."""

from collections.abc import Iterator

import pytest

from auditor.model import Failure, Visit
from tests.site import Web, answer, closed_port, redirect
from tests.spiders.conftest import Crawled, crawling

NOWHERE = [f"http://net-takogo.invalid/{number}" for number in range(50)]
NO_WEB = ["ftp://127.0.0.1/x", "file:///etc/passwd", "javascript:alert(1)", "http://", "http:///x", "x", "http://a:b/"]
MAIL = "http://127.0.0.1:25/"


class Many:
    """The addresses of the crawl, and what it came to."""

    def __init__(self, web: Web) -> None:
        self.web = web
        self.few = {links: _dead(f"127.0.91.{links}", links) for links in (1, 2, 4)}
        self.half = web.site("127.0.91.9")
        self.down = _dead("127.0.91.9", 30)
        self.up = [self.half.url(f"/{number}.pdf") for number in range(30)]
        twins = web.site()
        self.twins = [
            twins.url("/план 1.pdf"),
            twins.url("/%D0%BF%D0%BB%D0%B0%D0%BD%201.pdf#page=5"),
            twins.url("/план 1.pdf#page=7"),
        ]
        door, self.other = web.site(), web.site()
        door.routes["/go"] = lambda number: redirect(self.other.url("/end"))
        self.secret = door.url("/go", f"ivan:tajna@{door.host}")
        self.limits = web.site()
        self.limits.routes["/later"] = _limited
        self.limited = [self.limits.url("/later"), self.limits.url("/other.pdf")]
        self.found: Crawled | None = None

    def all(self) -> list[str]:
        few = [url for urls in self.few.values() for url in urls]
        return [*few, *self.down, *self.up, *self.twins, self.secret, *self.limited, *NOWHERE, *NO_WEB, MAIL]

    def visits(self, urls: list[str]) -> list[Visit]:
        assert self.found
        return [self.found.visits[url] for url in urls]

    def asked(self, urls: list[str]) -> int:
        assert self.found
        return len([one for one in self.found.fetches if one[0] in urls])


def _dead(host: str, links: int) -> list[str]:
    port = closed_port(host)
    return [f"http://{host}:{port}/{number}" for number in range(links)]


def _limited(number: int) -> bytes:
    return answer(429, more="Retry-After: 1\r\n") if number == 1 else answer(200, b"x")


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Many]:
    with Web() as web:
        many = Many(web)
        many.found = crawling(tmp_path_factory.mktemp("many"))(many.all())
        yield many


@pytest.mark.parametrize("links", [1, 2, 4])
def test_a_host_with_a_few_dead_links_has_broken_links(many: Many, links: int) -> None:
    visits = many.visits(many.few[links])
    assert {(visit.failure, visit.tries) for visit in visits} == {(Failure.REFUSED, 3)}


def test_a_dead_port_says_nothing_of_the_live_one(many: Many) -> None:
    assert {visit.failure for visit in many.visits(many.up)} == {None}
    assert {visit.failure for visit in many.visits(many.down)} == {Failure.HOST_DOWN}
    assert many.asked(many.down) <= 8


def test_a_name_without_dns_is_looked_up_twice_for_all_its_links(many: Many) -> None:
    assert {(visit.failure, visit.tries) for visit in many.visits(NOWHERE)} == {(Failure.DNS, 2)}
    assert many.asked(NOWHERE) == 2


def test_two_spellings_of_one_request_are_fetched_once(many: Many) -> None:
    visits = many.visits(many.twins)
    assert [visit.url for visit in visits] == many.twins
    assert len({visit.body for visit in visits}) == 1
    assert len(many.web.asked("/план 1.pdf")) == 1


def test_a_name_and_password_go_to_their_own_host_only(many: Many) -> None:
    assert many.visits([many.secret])[0].failure is None
    assert many.web.asked("/go")[0].headers["authorization"] == "Basic aXZhbjp0YWpuYQ=="
    assert "authorization" not in many.web.asked("/end")[0].headers
    assert many.found and "tajna" not in many.found.log


def test_too_many_requests_slow_the_host_down_and_are_never_broken(many: Many) -> None:
    assert {visit.failure for visit in many.visits(many.limited)} == {None}
    first, second = [one for one in many.web.log if one.host == many.limits.host][:2]
    assert second.began - first.began >= 0.95, "the whole host is left alone"


def test_only_web_addresses_are_followed(many: Many) -> None:
    assert {(visit.failure, visit.tries) for visit in many.visits(NO_WEB)} == {(Failure.BAD_SCHEME, 1)}


def test_a_port_of_a_mail_server_stays_shut_in_an_allowed_network(many: Many) -> None:
    assert many.visits([MAIL])[0].failure is Failure.BLOCKED


def test_nobody_is_left_waiting(many: Many) -> None:
    assert many.found and set(many.found.visits) == set(many.all())
    assert many.found.progress.waiting == ()
