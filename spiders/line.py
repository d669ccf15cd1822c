"""The line of hosts that may be asked now, and the clocks of those whose time comes later."""

import asyncio
import time
from collections import deque
from collections.abc import Callable
from typing import TypeAlias
from urllib.parse import urlsplit

from scrapy import Request

from spiders.hosts import Host, Lane
from spiders.tickets import Ticket

Asked: TypeAlias = Host[Ticket, Request]
Origin: TypeAlias = Lane[Ticket, Request]


class Line:
    """All hosts of a crawl. `refill`: the next links of an origin with a number above one; `nudge`: somebody is due."""

    def __init__(self, refill: Callable[[str, int], list[Ticket]], nudge: Callable[[], None]) -> None:
        self.hosts: dict[str, Asked] = {}
        self.ready: deque[Asked] = deque()
        self._by_origin: dict[str, Asked] = {}
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._refill, self._nudge = refill, nudge

    @property
    def is_timed(self) -> bool:
        """Whether the clock of a host is running: something will happen by itself."""
        return bool(self._timers)

    def host(self, origin: str) -> Asked:
        """The host of an origin."""
        if origin not in self._by_origin:
            name = urlsplit(origin).hostname or ""
            self._by_origin[origin] = self.hosts.setdefault(name, Host(name=name))
        return self._by_origin[origin]

    def lane(self, origin: str) -> Origin:
        """The queue of an origin."""
        host = self.host(origin)
        if origin not in host.lanes:
            host.lanes[origin] = Lane(origin=origin, refill=self._more(origin))
        return host.lanes[origin]

    def wake(self, host: Asked) -> None:
        """Puts the host in line when its time has come, or sets a clock for it."""
        now = time.monotonic()
        opens = host.opens(now)
        if timer := self._timers.pop(host.name, None):
            timer.cancel()
        if opens is None:
            return
        if opens <= now:
            if not host.queued:
                host.queued = True
                self.ready.append(host)
            self._nudge()
        else:
            self._timers[host.name] = asyncio.get_running_loop().call_later(opens - now, self.wake, host)

    def close(self) -> None:
        """Stops all clocks."""
        for timer in self._timers.values():
            timer.cancel()

    def _more(self, origin: str) -> Callable[[], list[Ticket]]:
        after = 0

        def more() -> list[Ticket]:
            nonlocal after
            found = self._refill(origin, after)
            after = found[-1].link if found else after
            return found

        return more
