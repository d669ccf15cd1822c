"""Keeps the host that needs longest on time when the processor cannot keep up with all of them at once.

Sixty hosts with few links each are all due every tenth of a second at first, and the one with three hundred, which
alone decides when the crawl ends, would stand in line with them. So, while the event loop is late, the others wait a
little: they have time to spare. A loop that is in time changes nothing.
"""

import asyncio
from collections.abc import Iterable, Mapping
from typing import Any

from auditor.model import Failure
from spiders.hosts import Host

_TICK = 0.1  # seconds between two looks at the clock
_LATE = 0.005  # seconds; less is no sign of anything
_SPARE = 0.5  # of the longest host's time: who needs less than this may wait
_LONGEST = 1.0  # seconds of one wait
_SLOWEST = 8  # times the delay, at most, for a host that says "too many requests"


class Pace:
    """Watches how late the event loop is, and which host needs longest."""

    def __init__(self, hosts: Mapping[str, Host[Any, Any]]) -> None:
        self._hosts = hosts
        self._late = 0.0
        self._most = 0.0
        self._timer: asyncio.TimerHandle | None = None

    def start(self) -> None:
        """Begins to watch."""
        loop = asyncio.get_running_loop()
        self._timer = loop.call_later(_TICK, self._look, loop, loop.time() + _TICK)

    def stop(self) -> None:
        """Watches no more."""
        if self._timer:
            self._timer.cancel()

    def hold(self, host: Host[Any, Any]) -> float:
        """How many seconds the host should wait beyond its delay."""
        return wait(self._late, host.needs(), self._most, host.period)

    def _look(self, loop: asyncio.AbstractEventLoop, due: float) -> None:
        self._late = max(0.7 * self._late, loop.time() - due)
        self._most = _longest(self._hosts.values())
        self._timer = loop.call_later(_TICK, self._look, loop, loop.time() + _TICK)


def wait(late: float, needs: float, most: float, period: float) -> float:
    """The wait of a host that needs `needs` seconds by itself, where the longest needs `most`."""
    if late < _LATE or needs <= 0 or needs >= _SPARE * most:
        return 0.0
    return min(_LONGEST, period * (_SPARE * most / needs - 1))


def between(delay: float, usual: float, failure: Failure | None) -> float:
    """Seconds between two requests to a host: more after "too many requests", less again as it answers."""
    if failure is Failure.RATE_LIMITED:
        return min(_SLOWEST * usual, 2 * delay)
    return max(usual, 0.8 * delay) if failure is None and delay > usual else delay


def _longest(hosts: Iterable[Host[Any, Any]]) -> float:
    return max((host.needs() for host in hosts), default=0.0)
