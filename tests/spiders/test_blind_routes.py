"""Every blind route is judged as its expert judged it: one crawl for all, and the look at what nobody submitted."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

import pytest

from auditor.model import LinkStatus
from tests.certificates import certificates
from tests.site import Seen, Site, Web
from tests.spiders.blind_routes import ROUTES, Route
from tests.spiders.blind_routes.made import Serve
from tests.spiders.conftest import QUICK, crawling
from tests.spiders.judged import Judged, judged


@dataclass(frozen=True)
class Outcome:
    """What was said of each route's links, and what its sites were asked."""

    judged: Judged
    urls: dict[str, tuple[str, ...]]

    def said(self, name: str) -> list[LinkStatus]:
        return [self.judged.citations[url].status for url in self.urls[name]]


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outcome]:
    made = certificates(tmp_path_factory.mktemp("ca"))
    manners = replace(QUICK, authorities=(str(made.authority),))
    with Web() as web:
        urls = {}
        for name, route in ROUTES.items():
            site = web.site("127.0.0.1", context=made.contexts[route.tls]) if route.tls else web.site()
            _serve(site, route)
            urls[name] = tuple(site.url(path, "localhost" if route.tls else "") for path in (route.path, *route.also))
        links = [url for several in urls.values() for url in several]
        crawled = crawling(tmp_path_factory.mktemp("blind"))(links, manners, within=90)
        yield Outcome(judged(crawled, manners), urls)


def _serve(site: Site, route: Route) -> None:
    here = f"{site.host}:{site.port}".encode()

    def answering(seen: Seen, number: int) -> bytes:
        given = _answer(route, seen)
        made = given if isinstance(given, bytes) else given(seen, number)
        return made.replace(b"{host}", here) if b"{host}" in made else made

    site.answering = answering


def _answer(route: Route, seen: Seen) -> bytes | Serve:
    path = seen.path.partition("?")[0]
    for asked in (seen.path, path):
        if asked in route.more:
            return route.more[asked]
        if asked in {one.partition("#")[0] for one in (route.path, *route.also)}:
            return route.answers
    if path == "/":
        return route.home if path == seen.path or "?" in seen.path else route.answers
    cookie_back = path == urlsplit(route.path).path
    return route.answers if cookie_back else route.otherwise


def _expected(route: Route) -> tuple[LinkStatus, ...]:
    return route.verdicts if isinstance(route.verdicts, tuple) else (route.verdicts,)


@pytest.mark.parametrize("name", ROUTES)
def test_a_blind_route_is_judged_as_an_expert_would(outcome: Outcome, name: str) -> None:
    route, said = ROUTES[name], outcome.said(name)
    assert set(said) <= set(_expected(route)), (said, [outcome.judged.citations[url] for url in outcome.urls[name]])
    if route.leads:
        visit = outcome.judged.citations[outcome.urls[name][0]].visit
        assert visit is not None and visit.final_url.endswith(route.leads)
