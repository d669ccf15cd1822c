"""Whose turn it is, how often, by which look: the rules without a network."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from auditor.model import Cause, Failure, Visit
from spiders import pace, tries
from spiders.hosts import IN_A_ROW, PROBES, Host, Lane
from spiders.reach import Reach
from spiders.tries import FIRST, SECOND


def lane(*links: str) -> Lane[str, str]:
    batches = [list(links), []]
    return Lane(origin="http://a:80", refill=lambda: batches.pop(0) if batches else [])


def test_links_never_tried_go_before_those_that_wait_for_another_try() -> None:
    queue = lane("a", "b")
    queue.retry(5.0, "again")
    assert [queue.pick(10.0) for _ in range(4)] == ["a", "b", "again", None]


def test_nothing_is_tried_again_before_its_time() -> None:
    queue = lane()
    queue.retry(5.0, "again")
    assert queue.pick(4.9) is None and queue.opens(4.0) == 5.0
    assert queue.pick(5.0) == "again" and queue.opens(5.0) is None


def test_a_redirect_on_its_way_goes_first() -> None:
    queue = lane("a")
    queue.hops.append("hop")
    assert [queue.pick(0.0), queue.pick(0.0)] == ["hop", "a"]


def test_an_origin_where_five_links_cannot_connect_is_left_alone_and_then_probed() -> None:
    queue = lane("fresh")
    for number in range(IN_A_ROW):
        queue.retry(11.0, str(number))
        assert queue.unconnected(number, 1.0, 10.0) is False
    assert queue.pick(5.0) is None and queue.opens(5.0) == 11.0
    assert queue.pick(11.0) == "0", "a link that failed before is the probe, not one more"
    given_up = [queue.unconnected(number, 11.0, 10.0) for number in range(PROBES)]
    assert given_up == [False, False, True]


def test_one_answer_ends_all_doubt() -> None:
    queue = lane("fresh")
    for number in range(IN_A_ROW):
        queue.unconnected(number, 1.0, 10.0)
    queue.answered()
    assert queue.pick(1.0) == "fresh" and not queue.tripped and queue.probes == 0


def test_tries_of_one_link_never_take_the_host_for_dead() -> None:
    queue = lane("fresh")
    for _ in range(20):
        assert queue.unconnected(1, 1.0, 10.0) is False
    assert queue.pick(1.0) == "fresh"


def test_while_a_name_is_in_doubt_its_other_links_wait() -> None:
    queue = lane("fresh")
    queue.nameless(0.0, 10.0)
    queue.retry(10.1, "first")
    assert queue.pick(10.0) is None and queue.opens(0.0) == 10.1
    assert queue.pick(10.1) == "first"


def test_an_origin_given_up_hands_out_nothing() -> None:
    queue = lane("a")
    queue.down = Failure.HOST_DOWN
    assert queue.pick(0.0) is None and queue.opens(0.0) is None


def test_origins_of_a_host_take_turns_and_only_one_request_is_out() -> None:
    host: Host[str, str] = Host(name="a", lanes={"http": lane("1", "2"), "https": lane("3", "4")})
    assert [host.pick(0.0) for _ in range(5)] == ["1", "3", "2", "4", None]
    host.lanes["http"].hops.append("5")
    host.busy = True
    assert host.pick(0.0) is None and host.opens(0.0) is None


def test_a_host_that_asks_for_a_pause_gets_it_for_all_its_origins() -> None:
    host: Host[str, str] = Host(name="a", lanes={"http": lane("1"), "https": lane("2")}, not_before=9.0)
    assert host.pick(8.9) is None and host.opens(0.0) == 9.0
    assert host.pick(9.0) == "1"


@pytest.mark.parametrize(
    ("late", "needs", "most", "waits"),
    [
        (0.001, 1.0, 100.0, False),  # the loop is in time
        (0.050, 1.0, 100.0, True),
        (0.050, 60.0, 100.0, False),  # needs long itself
        (0.050, 100.0, 100.0, False),
        (0.050, 0.0, 100.0, False),
        (0.050, 0.01, 100.0, True),
    ],
)
def test_hosts_with_time_to_spare_wait_only_when_the_loop_is_late(
    late: float, needs: float, most: float, waits: bool
) -> None:
    assert 0 <= pace.wait(late, needs, most, 0.1) <= 1.0
    assert (pace.wait(late, needs, most, 0.1) > 0) is waits


Look = Callable[[int, str, bool], str | None]


def after(failure: Failure | None, status: int | None = None) -> Look:
    return lambda number, look, answered: tries.next_look(
        Visit(url="x", failure=failure, status=status, tries=number), look, answered
    )


@pytest.mark.parametrize(
    "failure", [Failure.TIMEOUT, Failure.RESET, Failure.REFUSED, Failure.RATE_LIMITED, Failure.SERVER_ERROR]
)
def test_what_may_pass_is_tried_three_times_the_last_as_a_browser(failure: Failure) -> None:
    look = after(failure)
    assert [look(1, FIRST, False), look(2, FIRST, False), look(3, SECOND, False)] == [FIRST, SECOND, None]


@pytest.mark.parametrize("failure", [Failure.NOT_FOUND, Failure.GONE, Failure.DNS, Failure.TLS, Failure.CLIENT_ERROR])
def test_what_seems_lasting_is_tried_twice(failure: Failure) -> None:
    look = after(failure)
    assert [look(1, FIRST, True), look(2, SECOND, True)] == [SECOND, None]


@pytest.mark.parametrize("failure", [None, Failure.BLOCKED, Failure.BAD_SCHEME, Failure.ROBOTS, Failure.TOO_LARGE])
def test_what_is_certain_is_not_tried_again(failure: Failure | None) -> None:
    assert after(failure)(1, FIRST, True) is None


def test_nothing_is_broken_before_a_browsers_look() -> None:
    assert after(Failure.NOT_FOUND)(2, FIRST, True) == SECOND, "503 and then 404: the browser has not looked yet"
    assert after(Failure.SERVER_ERROR)(2, SECOND, True) == SECOND
    assert after(Failure.SERVER_ERROR)(3, SECOND, True) is None


def test_a_403_is_looked_at_again_as_a_browser_a_login_is_not() -> None:
    assert after(Failure.RESTRICTED, 403)(1, FIRST, True) == SECOND
    assert after(Failure.RESTRICTED, 401)(1, FIRST, True) is None
    assert after(Failure.RESTRICTED, 200)(1, FIRST, True) is None


def test_a_body_that_takes_too_long_is_fetched_twice_only() -> None:
    assert after(Failure.TIMEOUT)(1, FIRST, True) == SECOND
    assert after(Failure.TIMEOUT)(2, SECOND, True) is None


def test_a_host_that_fell_silent_says_nothing_of_its_links() -> None:
    noon = datetime(2021, 3, 1, 12, 0, tzinfo=UTC)
    refused = Visit(url="x", failure=Failure.REFUSED, first_at=noon)
    silent = tries.settled(refused, noon.timestamp() - 5)
    assert (silent.failure, silent.cause) == (Failure.HOST_DOWN, Cause.FELL_SILENT)
    assert tries.settled(refused, 0.0) is refused, "it never answered"
    assert tries.settled(refused, noon.timestamp() + 5) is refused, "it answered others meanwhile"
    for other in (Failure.RESET, Failure.TIMEOUT, Failure.NOT_FOUND, None):
        visit = replace(refused, failure=other)
        assert tries.settled(visit, noon.timestamp() - 5) is visit, "there was a connection: it may be the link's fault"


def test_a_connection_that_never_came_about_counts_only_where_others_do() -> None:
    dead = Visit(url="x", failure=Failure.TIMEOUT, cause=Cause.CONNECT, first_at=datetime(2021, 3, 1, tzinfo=UTC))
    offline = tries.settled(dead, 0.0, offline=True)
    assert (offline.failure, offline.cause) == (Failure.HOST_DOWN, Cause.OFFLINE)
    for other in (replace(dead, cause=Cause.HEADERS), replace(dead, failure=Failure.NOT_FOUND, cause=None)):
        assert tries.settled(other, 0.0, offline=True) is other, "something answered"


def test_many_silent_hosts_and_none_that_answers_tell_of_ourselves() -> None:
    ours = Reach()
    ours.told("early", Failure.TIMEOUT, False, 5.0, 9.0)
    ours.told("live", Failure.NOT_FOUND, True, 8.0, 10.0)
    for number in range(5):
        assert not ours.lost("dead0")
        ours.told(f"dead{number}", Failure.TIMEOUT, False, 20.0, 30.0)
    assert ours.lost("dead0") and not ours.lost("early"), "another answered while the early one was asked"
    ours.told("refuses", Failure.REFUSED, False, 39.0, 40.0)
    assert not ours.lost("dead0")


def test_too_many_requests_double_the_pause_and_answers_shorten_it_again() -> None:
    assert pace.between(1.0, 1.0, Failure.RATE_LIMITED) == 2.0
    assert pace.between(8.0, 1.0, Failure.RATE_LIMITED) == 8.0
    assert pace.between(2.0, 1.0, None) == 1.6 and pace.between(1.0, 1.0, None) == 1.0
    assert pace.between(4.0, 1.0, Failure.NOT_FOUND) == 4.0


@pytest.mark.parametrize(
    ("recheck", "asked", "waits"),
    [(10, None, 10), (10, 5, 10), (10, 20, 20), (10, 3600, 30), (60, 3600, 60), (0, 2, 2)],
)
def test_a_server_that_names_a_time_is_heeded_up_to_thirty_seconds(
    recheck: float, asked: float | None, waits: float
) -> None:
    assert tries.wait(recheck, asked) == waits
