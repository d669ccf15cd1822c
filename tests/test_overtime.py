"""Links over the nights: what is suspect, what is broken, who flaps, when it was our own line."""

from dataclasses import replace

import pytest

from auditor import overtime
from auditor.model import Cause, Failure, Visit, Watched

URL = "http://site.example/prikaz.pdf"
OPENED = Visit(url=URL, status=200, body="aa")


def _failed(failure: Failure, **more: object) -> Visit:
    return replace(Visit(url=URL, failure=failure), **more)  # type: ignore[arg-type]


def _over(*visits: Visit) -> tuple[list[Visit], Watched]:
    """The visits as they may be judged, night after night."""
    known: Watched | None = None
    judged = []
    for number, visit in enumerate(visits):
        judged.append(overtime.settled({URL: visit}, {URL: known} if known else {})[URL])
        known = overtime.after(visit, known, URL, f"run{number}")
    assert known
    return judged, known


@pytest.mark.parametrize(
    "failure",
    [
        Failure.TIMEOUT,
        Failure.RESET,
        Failure.REFUSED,
        Failure.SERVER_ERROR,
        Failure.DNS,
        Failure.TLS,
        Failure.TRUNCATED,
    ],
)
def test_what_may_pass_is_suspect_for_one_night_and_then_broken(failure: Failure) -> None:
    judged, known = _over(OPENED, _failed(failure), _failed(failure))
    assert judged[1].failure is Failure.HOST_DOWN and judged[1].cause is Cause.SUSPECT
    assert judged[2].failure is failure
    assert known.nights == "oss" and known.visit == OPENED


@pytest.mark.parametrize("failure", [Failure.TIMEOUT, Failure.SERVER_ERROR])
def test_a_link_never_seen_open_is_given_a_second_night_too(failure: Failure) -> None:
    assert [one.failure for one in _over(_failed(failure), _failed(failure))[0]] == [Failure.HOST_DOWN, failure]


@pytest.mark.parametrize("failure", [Failure.NOT_FOUND, Failure.GONE, Failure.CLIENT_ERROR])
def test_a_missing_file_is_broken_at_once(failure: Failure) -> None:
    assert _over(OPENED, _failed(failure))[0][1].failure is failure


def test_an_outage_between_two_good_nights_is_never_broken() -> None:
    down = _failed(Failure.REFUSED)
    judged, _ = _over(OPENED, down, OPENED, down, OPENED)
    assert {one.failure for one in judged} == {None, Failure.HOST_DOWN}


def test_a_wall_before_a_document_that_stood_is_suspect_and_one_never_seen_open_is_not() -> None:
    wall = _failed(Failure.RESTRICTED, status=403)
    assert _over(OPENED, wall, wall)[0][1].failure is Failure.HOST_DOWN
    assert _over(OPENED, wall, wall)[0][2].failure is Failure.RESTRICTED
    assert _over(wall)[0][0].failure is Failure.RESTRICTED


def test_a_host_given_up_is_broken_after_three_nights() -> None:
    down = _failed(Failure.HOST_DOWN)
    judged, _ = _over(OPENED, down, down, down, OPENED)
    assert [one.failure for one in judged[1:4]] == [Failure.HOST_DOWN, Failure.HOST_DOWN, Failure.TIMEOUT]
    assert judged[3].cause is Cause.NIGHTS


def test_stable_nights_are_counted_until_the_bytes_change() -> None:
    other = replace(OPENED, body="bb")
    assert _over(OPENED, OPENED, OPENED)[1].stable == 3
    assert _over(OPENED, OPENED, other)[1].stable == 0


def test_the_servers_word_is_counted_until_the_file_came_anew() -> None:
    same = replace(OPENED, unchanged=True)
    assert _over(OPENED, same, same)[1].trusting == 2
    assert _over(OPENED, same, OPENED)[1].trusting == 0


def test_many_silent_hosts_at_once_are_our_own_line() -> None:
    silent = [replace(_failed(Failure.TIMEOUT), url=f"http://s{n}.example/a") for n in range(5)]
    speaking = replace(OPENED, url="http://s9.example/a")
    assert overtime.ourselves(silent)
    assert overtime.ourselves([*silent, speaking])
    assert not overtime.ourselves([*silent[:3], speaking])
    assert not overtime.ourselves(silent[:2]), "two hosts tell nothing of a line"
    assert not overtime.ourselves([replace(one, failure=Failure.SERVER_ERROR, status=500) for one in silent])


def test_a_host_that_comes_and_goes_is_named() -> None:
    def watched(host: str, nights: str) -> Watched:
        return Watched(url=f"http://{host}/a", nights=nights)

    found = overtime.flapping(
        [watched("a.example", "ososos"), watched("b.example", "oooosoo"), watched("c.example", "ssss")]
    )
    assert [(one.host, one.falls) for one in found] == [("a.example", 3)]


def test_a_link_that_is_gone_and_back_again_and_again_wavers_and_is_known_to_the_night_after() -> None:
    nights = {"ooxox": None, "oxoxox": False, "oxoxoxo": True, "oxoxoxox": True, "xxxxxx": None, "ososos": None}
    found = overtime.wavering(Watched(url=one, nights=one) for one in nights)
    assert found == {one: known for one, known in nights.items() if known is not None}
