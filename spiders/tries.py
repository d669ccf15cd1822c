"""How often a link that failed is tried, by which look, and when (contract, section 2). Pure."""

from dataclasses import replace

from auditor.model import Cause, Failure, Visit
from spiders.manners import OBEYED

FIRST, SECOND = "first", "second"  # the look by Scrapy; the last one, by httpx, as a browser
MOST = 3
_APART = 3  # pauses between the first look and the last

_THRICE = frozenset(
    {Failure.TIMEOUT, Failure.RESET, Failure.REFUSED, Failure.RATE_LIMITED, Failure.SERVER_ERROR, Failure.HOST_DOWN}
)
_ONCE = frozenset({None, Failure.BLOCKED, Failure.BAD_SCHEME, Failure.ROBOTS, Failure.TOO_LARGE})


def next_look(visit: Visit, look: str, answered: bool, doubted: bool = False) -> str | None:
    """The look that comes after this one; None when its outcome stands.

    `answered`: headers had come; `doubted`: it opened, but robots may be shown something else.
    """
    if doubted and visit.failure is None:
        return SECOND if look == FIRST and visit.tries < MOST else None
    most = _most(visit, answered)
    if most == 1 or visit.tries >= MOST:
        return None
    if visit.tries >= most:
        return None if look == SECOND else SECOND  # nothing is called broken before a browser's look failed too
    return SECOND if visit.tries + 1 >= most else FIRST


def settled(visit: Visit, answered_at: float, ails_since: float = 0.0, offline: bool = False) -> Visit:
    """The verdict that stands. `answered_at`: when the host answered last in this crawl; 0: never. `ails_since`: when
    it worked last, where from then on many links met with nothing but errors of the server. `offline`: no host at all
    has answered since this one was first asked.

    A host that worked until the link's turn came, and from then on took no connection at all, or failed whatever it
    was asked for, is down for us; that says nothing of the link.
    """
    if visit.failure is Failure.SERVER_ERROR and visit.first_at and 0 < ails_since < visit.first_at.timestamp():
        return replace(visit, failure=Failure.HOST_DOWN, cause=Cause.FELL_SILENT)
    unconnected = visit.failure is Failure.REFUSED or visit.cause is Cause.CONNECT
    if unconnected and answered_at and visit.first_at and answered_at < visit.first_at.timestamp():
        return replace(visit, failure=Failure.HOST_DOWN, cause=Cause.FELL_SILENT)
    if offline and visit.cause is Cause.CONNECT:
        return replace(visit, failure=Failure.HOST_DOWN, cause=Cause.OFFLINE)
    return visit


def wait(recheck_after: float, retry_after: float | None) -> float:
    """Seconds before the next look."""
    return max(recheck_after, min(retry_after or 0.0, OBEYED))


def outlast(visit: Visit, worked_at: float, now: float, recheck_after: float) -> float:
    """Seconds the last look at a passing failure should wait: the first and the last stand three pauses apart.

    With looks at 0, 10 and 30 s an outage of less than half a minute calls nothing broken. `worked_at`: when the host
    last gave a good answer; after the first look it shows that there is no outage.
    """
    if visit.failure not in _THRICE or not visit.first_at or worked_at > visit.first_at.timestamp():
        return 0.0
    return max(0.0, visit.first_at.timestamp() + _APART * recheck_after - now)


def _most(visit: Visit, answered: bool) -> int:
    if visit.failure in _ONCE:
        return 1
    if visit.failure is Failure.RESTRICTED:
        return 2 if visit.status == 403 else 1  # a 403 is often meant for robots only
    if visit.failure is Failure.TIMEOUT and answered:
        return 2  # the whole time for a body twice is enough
    return MOST if visit.failure in _THRICE else 2
