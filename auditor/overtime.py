"""Verdicts over time: what a link did on earlier nights, and so what may be said of it tonight. Pure.

A night is one nightly audit, whenever it ran. What may pass by itself (time-outs, resets, 5xx, a login or a wall where
the document stood last night) is first suspect, reported as "not checked", and broken only when the next night meets
it again. A host that was given up as a whole is called broken after three nights. Missing pages and files (404, 410)
were already looked at twice within the night and need no second one.
Source of the two nights: no retry within minutes outlasts a real outage (mean length 30 minutes: after 30 minutes 37 %
of the outages still last, by the next night none).
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import pairwise
from urllib.parse import urlsplit

from auditor import urls
from auditor.model import Cause, Failure, Flapping, Visit, Watched

OPENED, CHANGED, SUSPECT, BROKEN, UNCHECKED, SKIPPED = "ocsx?-"  # the letters of `Watched.nights`
KEPT = 30  # nights remembered

_MAY_PASS = frozenset(
    {Failure.TIMEOUT, Failure.RESET, Failure.REFUSED, Failure.SERVER_ERROR, Failure.DNS, Failure.TLS, Failure.TRUNCATED}
)
_WALLS = frozenset({Failure.RESTRICTED, Failure.CHALLENGE})
_DOWN_NIGHTS = 3
_FLAPS = 3  # falls within the last nights that make a host a flapping one, a link a wavering one
_FLAP_NIGHTS = 10
_OURSELVES = 0.8  # of all hosts silent at once: then it is our own line that is down
_FEW_HOSTS = 4


def settled(visits: Mapping[str, Visit], before: Mapping[str, Watched]) -> dict[str, Visit]:
    """Tonight's visits as they may be judged. `visits` by submitted address, `before` by the address requested."""
    return {url: _settled(visit, before.get(urls.request_url(url))) for url, visit in visits.items()}


def resting(watched: Mapping[str, Watched], stable_after: int, every: int) -> dict[str, Visit]:
    """Links so long unchanged that they are asked only every `every` nights, and not this one: what they did last."""
    if not stable_after:
        return {}
    return {
        url: replace(one.visit, skipped=True, unchanged=True)
        for url, one in watched.items()
        if one.visit and one.stable >= stable_after and len(one.nights) - len(one.nights.rstrip(SKIPPED)) < every - 1
    }


def after(visit: Visit, before: Watched | None, url: str, run: str) -> Watched:
    """What is known of the address after tonight's visit, as it was made (not as `settled`)."""
    known = before or Watched(url=url)
    letter = _letter(visit, known)
    opened = letter in (OPENED, CHANGED, SKIPPED)
    fresh = opened and not visit.unchanged
    return Watched(
        url=url,
        run=run,
        nights=(known.nights + letter)[-KEPT:],
        visit=visit if opened else known.visit,
        stable=0 if letter in (CHANGED, SUSPECT, BROKEN) else known.stable + (letter in (OPENED, SKIPPED)),
        trusting=0 if fresh else known.trusting + 1,
    )


def ourselves(visits: Iterable[Visit]) -> bool:
    """Whether so many hosts were silent tonight that it is rather our own line that was down."""
    hosts: dict[str, bool] = {}
    for visit in visits:
        host = urlsplit(visit.url).hostname or ""
        silent = visit.status is None and (visit.failure in _MAY_PASS or visit.failure is Failure.HOST_DOWN)
        hosts[host] = hosts.get(host, True) and silent
    return len(hosts) >= _FEW_HOSTS and sum(hosts.values()) >= _OURSELVES * len(hosts)


def flapping(watched: Iterable[Watched]) -> tuple[Flapping, ...]:
    """Hosts that went down and came back again and again within the last nights, the worst first."""
    worst: dict[str, int] = {}
    for one in watched:
        host = urlsplit(one.url).hostname or ""
        worst[host] = max(worst.get(host, 0), _falls(one.nights, SUSPECT))
    found = [Flapping(host=host, falls=falls, nights=_FLAP_NIGHTS) for host, falls in worst.items() if falls >= _FLAPS]
    return tuple(sorted(found, key=lambda one: (-one.falls, one.host)))


def wavering(watched: Iterable[Watched]) -> dict[str, bool]:
    """Addresses that were broken and opened again and again within the last nights; True: so before tonight, too."""
    return {
        one.url: _falls(one.nights[:-1], BROKEN) >= _FLAPS
        for one in watched
        if _falls(one.nights, BROKEN) >= _FLAPS or _falls(one.nights[:-1], BROKEN) >= _FLAPS
    }


def _falls(nights: str, to: str) -> int:
    """How often an address that had opened came to this within the last nights."""
    told = nights[-_FLAP_NIGHTS:].replace(UNCHECKED, "").replace(SKIPPED, "")
    return sum(a in (OPENED, CHANGED) and b == to for a, b in pairwise(told))


def _settled(visit: Visit, before: Watched | None) -> Visit:
    """One visit: as it is, as a suspect, or as broken for many nights."""
    failure, nights = visit.failure, before.nights if before else ""
    if failure is None:
        return visit
    if failure is Failure.HOST_DOWN:
        silent = len(nights) - len(nights.rstrip(SUSPECT)) + 1
        if silent < _DOWN_NIGHTS:
            return visit
        return replace(visit, failure=Failure.TIMEOUT, cause=Cause.NIGHTS)
    if not _may_pass(visit, before) or nights.endswith(SUSPECT):
        return visit
    return replace(visit, failure=Failure.HOST_DOWN, cause=Cause.SUSPECT)


def _may_pass(visit: Visit, before: Watched | None) -> bool:
    """Whether the failure may be gone tomorrow. A wall may, where the document itself stood before."""
    if visit.failure in _WALLS:
        return bool(before and before.visit)
    return visit.failure in _MAY_PASS


def _letter(visit: Visit, known: Watched) -> str:
    """The night in one letter."""
    failure = visit.failure
    if failure is None:
        if visit.skipped:
            return SKIPPED
        return CHANGED if known.visit and known.visit.body and visit.body != known.visit.body else OPENED
    if failure in (Failure.RATE_LIMITED, Failure.ROBOTS, Failure.UNKNOWN):
        return UNCHECKED
    return SUSPECT if failure is Failure.HOST_DOWN or _may_pass(visit, known) else BROKEN
