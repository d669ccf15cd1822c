"""What becomes of each misbehaviour of a site: one table, one crawl."""

from collections.abc import Iterator

import pytest

from auditor.model import Failure, LinkStatus, Visit
from tests.site import PDF, Web
from tests.spiders.conftest import Crawled, crawling

# route: failure, status, redirects on the way, fetches in all (contract, section 2)
TABLE: dict[str, tuple[Failure | None, int | None, int, int]] = {
    "/plain.pdf": (None, 200, 0, 1),
    "/404": (Failure.NOT_FOUND, 404, 0, 2),
    "/410": (Failure.GONE, 410, 0, 2),
    "/400": (Failure.CLIENT_ERROR, 400, 0, 2),
    "/401": (Failure.RESTRICTED, 401, 0, 1),
    "/403": (Failure.RESTRICTED, 403, 0, 2),
    "/429": (Failure.RATE_LIMITED, 429, 0, 3),
    "/451": (Failure.RESTRICTED, 451, 0, 1),
    "/500": (Failure.SERVER_ERROR, 500, 0, 3),
    "/304": (Failure.UNKNOWN, 304, 0, 2),
    "/busy-once": (None, 200, 0, 2),
    "/limit-once": (None, 200, 0, 2),
    "/reset-once": (None, 200, 0, 2),
    "/only-browsers": (None, 200, 0, 2),
    "/not-found-for-robots": (None, 200, 0, 2),
    "/silent": (Failure.TIMEOUT, None, 0, 3),
    "/slow-body": (Failure.TIMEOUT, None, 0, 2),
    "/drops": (Failure.RESET, None, 0, 3),
    "/reset": (Failure.RESET, None, 0, 3),
    "/truncated": (Failure.TRUNCATED, None, 0, 2),
    "/too-large": (Failure.TOO_LARGE, None, 0, 1),
    "/gzip": (None, 200, 0, 1),
    "/gzip-bomb": (Failure.TOO_LARGE, None, 0, 1),
    "/hops/3": (None, 200, 3, 1),
    "/hops/20": (None, 200, 20, 1),
    "/hops/21": (Failure.TOO_MANY_REDIRECTS, 302, 21, 2),
    "/loop": (Failure.TOO_MANY_REDIRECTS, 302, 1, 2),
    "/cookie-loop": (None, 200, 1, 2),
    "/moved": (None, 200, 1, 1),
    "/to-private": (Failure.BLOCKED, None, 1, 1),
    "/to-file": (Failure.BAD_SCHEME, 302, 1, 1),
    "/to-cyrillic": (None, 200, 1, 1),
    "/to-login": (Failure.RESTRICTED, 200, 1, 1),
    "/to-google": (Failure.RESTRICTED, 302, 1, 1),
    "/login": (None, 200, 0, 2),  # asked for by itself, it is a page like any other; seen again as a browser sees it
    "/challenge": (Failure.CHALLENGE, 403, 0, 2),
    "/wall-of-200": (Failure.CHALLENGE, 200, 0, 2),
    "/to-captcha": (Failure.CHALLENGE, 200, 1, 2),
    "/odd-headers": (None, 200, 0, 1),
    "/named": (None, 200, 0, 1),
    "/not-http": (Failure.UNKNOWN, None, 0, 2),
    "/приказ №1.pdf": (None, 200, 0, 1),
}


@pytest.fixture(scope="module")
def web() -> Iterator[Web]:
    with Web() as web:
        yield web


@pytest.fixture(scope="module")
def everything(web: Web, tmp_path_factory: pytest.TempPathFactory) -> tuple[Crawled, dict[str, str]]:
    urls = {route: web.site().url(route) for route in TABLE}
    return crawling(tmp_path_factory.mktemp("all"))(urls.values()), urls


@pytest.mark.parametrize("route", TABLE)
def test_each_misbehaviour_has_its_word(everything: tuple[Crawled, dict[str, str]], web: Web, route: str) -> None:
    found, urls = everything
    visit = found.visits[urls[route]]
    failure, status, hops, tries = TABLE[route]
    assert (visit.failure, visit.status, len(visit.hops), visit.tries) == (failure, status, hops, tries), visit
    host = urls[route].split(":")[1].strip("/")
    asked = [one for one in web.log if one.host == host and one.path == route]
    assert len(asked) == (tries if route != "/cookie-loop" else 3)
    assert bool(visit.body) == (failure is None)
    assert visit.detail or failure is None
    if failure and tries > 1:
        assert "Mozilla" in asked[-1].agent, "the last look is a browser's"
        assert "EvidenceAuditor" in asked[0].agent
        assert asked[1].began - asked[0].began >= 0.29


def test_a_body_is_stored_unpacked_under_its_hash(everything: tuple[Crawled, dict[str, str]]) -> None:
    found, urls = everything
    assert found.body(found.visits[urls["/gzip"]]) == PDF
    assert found.visits[urls["/gzip"]].size == len(PDF)


def test_a_redirect_tells_its_steps(everything: tuple[Crawled, dict[str, str]]) -> None:
    found, urls = everything
    moved = found.visits[urls["/moved"]]
    assert [hop.status for hop in moved.hops] == [301] and moved.permanent
    assert moved.hops[0].url == urls["/moved"] and moved.final_url.endswith("/hops/0")
    assert not found.visits[urls["/hops/3"]].permanent
    assert found.visits[urls["/to-private"]].final_url == "http://10.0.0.5/secret"
    assert found.visits[urls["/to-file"]].failure.link_status is LinkStatus.BLOCKED


def test_every_fetch_is_a_row_and_the_second_look_is_by_httpx(everything: tuple[Crawled, dict[str, str]]) -> None:
    found, urls = everything
    looks = [(number, look, visit.failure) for url, number, look, visit in found.fetches if url == urls["/500"]]
    assert looks == [
        (1, "first", Failure.SERVER_ERROR),
        (2, "first", Failure.SERVER_ERROR),
        (3, "second", Failure.SERVER_ERROR),
    ]
    assert len(found.fetches) == sum(tries for _, _, _, tries in TABLE.values())


def test_times_of_the_first_and_the_last_try_are_kept(everything: tuple[Crawled, dict[str, str]]) -> None:
    found, urls = everything
    visit: Visit = found.visits[urls["/404"]]
    assert visit.first_at and visit.at and (visit.at - visit.first_at).total_seconds() >= 0.3


def test_a_file_is_named_as_the_server_names_it(everything: tuple[Crawled, dict[str, str]]) -> None:
    found, urls = everything
    visit = found.visits[urls["/named"]]
    assert (visit.filename, visit.media_type) == ("Приказ № 5.pdf", "application/pdf")
