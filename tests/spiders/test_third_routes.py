"""Every route of the third set is judged as its expert judged it: one crawl for all; and every share in its state."""

import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from auditor.dossier import Citation
from tests.site import Seen, Site, Web
from tests.spiders.conftest import QUICK, crawling
from tests.spiders.judged import judged
from tests.spiders.third_routes import ROUTES, SHARES, Route, Share
from tests.spiders.third_routes.made import HOME, LOST, RESET, SILENT, Answer

_RUN = {"redirected": "ok"}  # moved for good, and opens


@pytest.fixture(scope="module")
def citations(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Citation]]:
    shares = {name: share.numbered(number) for number, (name, share) in enumerate(SHARES.items())}
    urls = {name: share.url for name, share in shares.items()}
    with Web() as web:
        manners = replace(QUICK, stand_ins=tuple(_stand_ins(web, tuple(shares.values()))))
        for name, route in ROUTES.items():
            site, other = web.site(), web.site()
            _serve(site, other, route.answers, route.otherwise)
            _serve(other, site, route.elsewhere, None)
            urls[name] = _address(route, site)
        crawled = crawling(tmp_path_factory.mktemp("third"))(urls.values(), manners, within=90)
        found = judged(crawled, manners).citations
        yield {name: found[url] for name, url in urls.items()}


def _address(route: Route, site: Site) -> str:
    path = route.path.replace("{host}", f"{site.host}:{site.port}")
    return path if path.startswith("http") else site.url(path)


def _serve(site: Site, other: Site, answers: Mapping[str, Answer], otherwise: Answer | None) -> None:
    places = {b"{host}": f"{site.host}:{site.port}".encode(), b"{other}": f"{other.host}:{other.port}".encode()}

    def answering(seen: Seen, number: int) -> bytes:
        given = _given(seen, answers, otherwise)
        made = given if isinstance(given, bytes) else given(seen, number)
        if made == SILENT:
            time.sleep(5)
        for name, place in places.items():
            made = made.replace(name, place)
        return b"" if made in (RESET, SILENT) else made

    site.answering = answering


def _given(seen: Seen, answers: Mapping[str, Answer], otherwise: Answer | None) -> Answer:
    for asked in (seen.target, seen.target.partition("?")[0], seen.path, seen.path.partition("?")[0]):
        if asked in answers:
            return answers[asked]
    if "*" in answers:
        return answers["*"]
    if seen.target == "/":
        return HOME
    return otherwise if otherwise is not None else LOST


@pytest.mark.parametrize("name", ROUTES)
def test_a_route_is_judged_as_an_expert_would(citations: dict[str, Citation], name: str) -> None:
    route, citation = ROUTES[name], citations[name]
    said = str(citation.status)
    assert _RUN.get(said, said) in route.verdicts.split("|"), citation
    if route.to:
        assert citation.visit is not None
        assert citation.visit.final_url.partition("?")[0].endswith(route.to)


def _stand_ins(web: Web, shares: tuple[Share, ...]) -> Iterator[tuple[str, str]]:
    hosts = {urlsplit(share.url).netloc for share in shares}
    hosts |= {place.partition("/")[0] for share in shares for place in share.answers if place != "*"}
    for host in sorted(hosts):
        site = web.site()
        _stand_in(site, host, shares)
        yield f"https://{host}", site.url("")
        yield f"http://{host}", site.url("")


def _stand_in(site: Site, host: str, several: tuple[Share, ...]) -> None:
    def answering(seen: Seen, number: int) -> bytes:
        path = f"{host}{seen.path.partition('?')[0]}"
        named = [share.answers for share in several if share.key in seen.path]
        confirmed = [f"{path}?confirm=t"] if "confirm=t" in seen.path else []
        for answers, places in (
            (named, [*confirmed, path]),
            (named, ["*"]),
            ([one.answers for one in several], [path]),
        ):
            for place in places:
                for one in answers:
                    if place in one:
                        made = one[place]
                        return made if isinstance(made, bytes) else made(seen, number)
        return LOST

    site.answering = answering


@pytest.mark.parametrize("name", SHARES)
def test_a_share_is_judged_by_its_state(citations: dict[str, Citation], name: str) -> None:
    said = str(citations[name].status)
    assert _RUN.get(said, said) in SHARES[name].verdicts.split("|"), citations[name].visit
