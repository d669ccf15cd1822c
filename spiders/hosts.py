"""Whose turn it is: the queues of each host, the pauses it asked for, and the breaker of each origin.

Pure: time is handed in, nothing is fetched. A host is asked by one request at a time; its origins (http and https,
other ports) have queues and breakers of their own, for a dead port says nothing of a live one.
"""

import heapq
import itertools
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from auditor.model import Failure

T = TypeVar("T")  # a link to be tried
H = TypeVar("H")  # a link on its way, sent here by a redirect

IN_A_ROW = 5  # different links that failed to connect, with no answer between: the origin is taken for dead
PROBES = 3  # then so many single tries before it is given up

_TROUBLES = frozenset(
    {Failure.SERVER_ERROR, Failure.HOST_DOWN, Failure.RATE_LIMITED, Failure.TIMEOUT, Failure.RESET, Failure.TRUNCATED}
)
_numbers = itertools.count()


@dataclass(slots=True, eq=False)
class Lane(Generic[T, H]):
    """The queue of one origin. `refill` brings the next links that were never tried."""

    origin: str
    refill: Callable[[], list[T]]
    fresh: deque[T] = field(default_factory=deque)
    hops: deque[H] = field(default_factory=deque)
    again: list[tuple[float, int, T]] = field(default_factory=list)  # a heap of times and links
    dry: bool = False  # nothing more to refill
    failed: set[int] = field(default_factory=set)  # links that could not connect since the last answer
    not_before: float = 0.0
    tripped: bool = False
    probes: int = 0
    down: Failure | None = None
    alive: bool = False  # has answered in this crawl
    answered_at: float = 0.0  # and when last, by the wall clock
    worked_at: float = 0.0  # when it last gave an answer that is no trouble of its own
    ailing: set[int] = field(default_factory=set)  # links that met with nothing but its troubles since then

    def retry(self, when: float, one: T) -> None:
        """The link is to be tried again, not before `when`."""
        heapq.heappush(self.again, (when, next(_numbers), one))

    def pick(self, now: float) -> T | H | None:
        """The next to go, if any may go now."""
        if now < self.not_before or self.down:
            return None
        if self.hops:
            return self.hops.popleft()
        if self.tripped and self.again:  # a probe: a link that failed before, not one more
            return self._due(now)
        return self._new() or self._due(now)

    def opens(self, now: float) -> float | None:
        """When there is something to pick: `now`, a later time, or None."""
        if self.down:
            return None
        if self.hops or (not (self.tripped and self.again) and self._stocked()):
            return max(now, self.not_before)
        return max(now, self.not_before, self.again[0][0]) if self.again else None

    def answered(self) -> None:
        """The origin lives."""
        self.failed.clear()
        self.alive, self.tripped, self.probes, self.not_before = True, False, 0, 0.0

    def worked(self, link: int, failure: Failure | None, at: float) -> None:
        """It answered, with a trouble of its own or without."""
        if failure in _TROUBLES:
            self.ailing.add(link)
        else:
            self.worked_at = at
            self.ailing.clear()

    @property
    def ails_since(self) -> float:
        """When it last worked, if many links in a row met with nothing but errors of the server since; else 0."""
        return self.worked_at if len(self.ailing) >= IN_A_ROW else 0.0

    def unconnected(self, link: int, now: float, pause: float) -> bool:
        """A link could not connect; True when with it the origin is given up."""
        self.failed.add(link)
        if self.tripped:
            self.probes += 1
        if self.tripped or len(self.failed) >= IN_A_ROW:
            self.tripped = True
            self.not_before = now + pause
        return self.probes >= PROBES

    def nameless(self, now: float, pause: float) -> None:
        """The name was not found: the others wait for the second look at it, which settles it for all of them."""
        self.tripped, self.not_before = True, now + pause

    def _stocked(self) -> bool:
        if not self.fresh and not self.dry:
            self.fresh.extend(self.refill())
            self.dry = not self.fresh
        return bool(self.fresh)

    def _new(self) -> T | None:
        return self.fresh.popleft() if self._stocked() else None

    def _due(self, now: float) -> T | None:
        return heapq.heappop(self.again)[2] if self.again and self.again[0][0] <= now else None


@dataclass(slots=True, eq=False)
class Host(Generic[T, H]):
    """All origins of one host, asked in turn, one request at a time."""

    name: str
    lanes: dict[str, Lane[T, H]] = field(default_factory=dict)
    busy: bool = False
    not_before: float = 0.0  # it asked for a pause
    queued: bool = False  # stands in the line of those that may be asked
    left: int = 0  # links not finished
    period: float = 0.0  # seconds from one request to the next, as it was lately

    def pick(self, now: float) -> T | H | None:
        """The next to go, if any may go now; origins take turns."""
        if self.busy or now < self.not_before:
            return None
        for origin in list(self.lanes):
            lane = self.lanes.pop(origin)
            self.lanes[origin] = lane  # to the end of the line
            if (one := lane.pick(now)) is not None:
                return one
        return None

    def took(self, seconds: float) -> None:
        """A request took so long, its delay included."""
        self.period = seconds if not self.period else 0.8 * self.period + 0.2 * seconds

    def needs(self) -> float:
        """Seconds it needs for all its links, by itself."""
        return self.left * self.period

    def opens(self, now: float) -> float | None:
        """When there is something to pick; None while a request is out, or when nothing is left."""
        if self.busy:
            return None
        times = [when for lane in self.lanes.values() if (when := lane.opens(now)) is not None]
        return max(min(times), self.not_before) if times else None
