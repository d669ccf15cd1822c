"""Scrapy's scheduler: the store's link table is the queue. Nothing is lost by a crash, for nothing is only here."""

import asyncio
import logging
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any, NoReturn, Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler

from auditor.errors import UnfinishedError
from auditor.model import Failure, Visit
from auditor.store import Attempt, Heard, Incoming, Store
from auditor.store import origin as origin_of
from spiders import known, outcomes, pace, requests, tries
from spiders.abort import or_abort
from spiders.line import Asked, Line
from spiders.reach import Reach
from spiders.shares import Ask
from spiders.tickets import Fetched, Ticket
from spiders.watchdog import Watchdog

_log = logging.getLogger(__name__)
_AHEAD = 64  # links of an origin in memory
_COMMITTED = 10.0  # seconds that the last commit may take
_BACKLOG = 32_000_000  # bytes of bodies that wait for the disk before nothing new is fetched


class Frontier:
    """Hands out one request a host; keeps what came of each; knows when to come again."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._manners = crawler.settings["MANNERS"]
        self._run: str = crawler.settings["RUN"]
        self.abort: Callable[[UnfinishedError], NoReturn] = crawler.settings["ABORT"]
        self._store = Store(crawler.settings["DB"])
        self._ledger = self._store.ledger()
        self._known = known.visits(self._store, self._manners)
        self._line = Line(self._fresh, self._nudge)
        self._pace, self._reach = pace.Pace(self._line.hosts), Reach()
        self._host, self._lane, self._wake = self._line.host, self._line.lane, self._line.wake
        patience = 2 * self._manners.timeout + self._manners.patience  # robots.txt may be asked for before
        self._watchdog = Watchdog(patience, lambda: self._line.is_timed, self._stuck)
        self._seen = 0  # the highest number of a link taken in
        self._open: set[int] = set()  # tickets out or waiting; those still in the table are counted in `_unmet`
        self._unmet = 0
        self._given_up: set[str] = set()
        self._stopped = False
        self._spider: Any = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        try:
            return cls(crawler)
        except UnfinishedError as fault:
            crawler.settings["ABORT"](fault)
            raise

    # --- what Scrapy asks ---

    def open(self, spider: Any) -> None:
        """The crawl begins."""
        spider.frontier = self
        self._spider = spider
        self._pace.start()
        self._watchdog.start()
        for pending in self._store.tried(self._run):
            ticket = Ticket.of(pending)
            self._open.add(ticket.link)
            self._unmet -= 1
            wait = min(max(0.0, pending.not_before - time.time()), self._manners.recheck_after + 30)
            self._lane(ticket.origin).retry(time.monotonic() + wait, ticket)
        self._take_in()

    def close(self, reason: str) -> None:
        """The crawl ends: all is committed."""
        self._line.close()
        self._pace.stop()
        self._ledger.close()
        self._store.close()

    @or_abort
    def has_pending_requests(self) -> bool:
        """Whether anything is left, or was added meanwhile."""
        if self._stopped:
            return False
        if not self._open and self._unmet <= 0:
            self._take_in()
        return bool(self._open) or self._unmet > 0

    @or_abort
    def enqueue_request(self, request: Request) -> bool:
        """A redirect goes to the queue of the host it leads to."""
        # Else politeness would be counted on the host that sent us, not on the one asked now.
        request.meta.pop("download_slot", None)
        origin = origin_of(request.url)
        lane = self._lane(origin)
        if lane.down:
            self._lost(request, lane.down)
        else:
            lane.hops.append(request)
            self._wake(self._host(origin))
        return True

    @or_abort
    def next_request(self) -> Request | None:
        """The next request that may be sent."""
        while self._line.ready and not self._stopped and not self._swamped():
            self._watchdog.moved()
            host = self._line.ready.popleft()
            host.queued = False
            one = host.pick(time.monotonic())
            if one is None:
                self._wake(host)
                continue
            host.busy = True
            if isinstance(one, Request):
                one.meta["download_slot"] = host.name
                return one
            self._unmet -= one.link not in self._open
            self._open.add(one.link)
            one.begin()
            first = self.request(one, one.url)
            if isinstance(first, Request) and self._host(origin_of(first.url)) is host:
                first.meta["download_slot"] = host.name
                return first
            host.busy = False  # the way of this link begins at another host, or ends here
            self._wake(host)
            self.keep(first) if isinstance(first, Fetched) else self.enqueue_request(first)
        return None

    # --- what the spider tells ---

    def request(self, ticket: Ticket, way: str | Ask) -> Request | Fetched:
        """The request for a link, for a hop on its way, or for a question to a cloud; or why there is none."""
        return requests.start(self._spider, ticket, way, self._manners)

    @or_abort
    def returned(self, request: Request, failure: Failure | None, answered: bool, pause: float | None) -> None:
        """The host is free for its next request; `answered`: it sent headers; `pause`: it asks for so many seconds."""
        now, ticket, origin = time.monotonic(), request.meta["ticket"], origin_of(request.url)
        host, lane = self._host(origin), self._lane(origin)
        self._watchdog.moved()
        self._reach.told(host.name, failure, answered, request.meta.get("sent", now), now)
        host.busy = False
        host.took(max(self._manners.delay, now - request.meta.get("sent", now)))
        if self._manners.delay:  # without one no host can be given its own time before the others
            host.not_before = max(host.not_before, now + self._pace.hold(host))
        if answered:
            lane.answered()
            lane.answered_at = time.time()
            lane.worked(ticket.link, failure, lane.answered_at)
            self._throttle(host, failure)
        if failure and pause is not None:
            host.not_before = now + tries.wait(0.0, pause)
        if failure is Failure.DNS:
            lane.nameless(now, self._manners.recheck_after)
        elif (
            failure
            and outcomes.is_connection(failure, answered)
            and lane.unconnected(ticket.link, now, self._manners.recheck_after)
        ):
            lane.down = Failure.HOST_DOWN
        self._wake(host)

    @or_abort
    def keep(self, fetched: Fetched) -> None:
        """A look has ended, its body is stored: the verdict stands, or the link waits for the next look."""
        fetched = fetched.kept()
        ticket = fetched.ticket
        visit = ticket.better(fetched.visit)
        final = fetched.final or self._manners.found
        after = None if final else tries.next_look(visit, ticket.look, fetched.answered, fetched.doubted)
        lane = self._lane(origin_of(visit.final_url))
        if after is None:
            offline = self._reach.lost(self._host(lane.origin).name)
            visit = tries.settled(visit, lane.answered_at, lane.ails_since, offline)
        wait = tries.wait(self._manners.recheck_after, fetched.retry_after)
        if after is tries.SECOND:
            wait = max(wait, tries.outlast(visit, lane.worked_at, time.time(), self._manners.recheck_after))
        self._ledger.attempted(
            Attempt(
                link=ticket.link,
                number=visit.tries,
                look=ticket.look,
                seconds=round(time.monotonic() - ticket.began, 3),
                visit=visit,
                finished=after is None,
                not_before=time.time() + wait,
            ),
            fetched.large or fetched.body,
        )
        if after is None:
            self._open.discard(ticket.link)
            self._host(ticket.origin).left -= 1
        else:
            ticket.wait_for(after, fetched, visit)
            self._lane(ticket.origin).retry(time.monotonic() + wait, ticket)
            self._wake(self._host(ticket.origin))
        ended = origin_of(visit.final_url)
        if after is None and visit.failure is Failure.DNS and not visit.hops and not self._lane(ended).alive:
            self._give_up(ended, visit)
        elif ended and self._lane(ended).down:
            self._give_up(ended, replace(visit, failure=Failure.HOST_DOWN))
        self._nudge()

    def incoming(self) -> Incoming:
        """A large body, to be written as it comes."""
        return self._store.incoming()

    @or_abort
    def heard(self, heard: Heard, body: bytes | None) -> None:
        """An answer as it came, to be kept."""
        self._ledger.heard(self._run, heard, body)

    def stop(self) -> None:
        """Hands out no more; what is under way may end."""
        self._stopped = True
        self._nudge()

    def commit(self) -> None:
        """All that was told so far is safe on the disk."""
        self._ledger.flush()

    # --- inside ---

    def _take_in(self) -> None:
        """Takes in the links that were added since the last time."""
        newest = self._store.newest_link(self._run)
        if newest == self._seen:
            return
        for origin, count in self._store.origins(self._run, self._seen).items():
            self._unmet += count
            self._host(origin).left += count
            self._lane(origin).dry = False
            self._wake(self._host(origin))
        self._seen = newest

    def _nudge(self) -> None:
        """Else Scrapy would ask again only after five seconds."""
        engine = self._crawler.engine
        if engine is not None and engine._slot is not None:
            engine._slot.nextcall.schedule()

    def _fresh(self, origin: str, after: int) -> list[Ticket]:
        tickets = [Ticket.of(one) for one in self._store.fresh(self._run, origin, after, _AHEAD)]
        for ticket in tickets:
            ticket.known = self._known.get(ticket.url)
        return tickets

    def _stuck(self, fault: UnfinishedError) -> NoReturn:
        """From the watchdog's thread."""
        with suppress(UnfinishedError):
            self._ledger.flush(_COMMITTED)
        self.abort(fault)

    def _throttle(self, host: Asked, failure: Failure | None) -> None:
        if (slot := self._crawler.engine.downloader.slots.get(host.name)) is not None:
            slot.delay = pace.between(slot.delay, self._manners.delay, failure)

    def _swamped(self) -> bool:
        """Whether the disk is behind; then it is asked again soon."""
        if self._ledger.backlog < _BACKLOG:
            return False
        asyncio.get_running_loop().call_later(0.05, self._nudge)
        return True

    def _lost(self, request: Request, failure: Failure) -> None:
        """The way of a link leads to a host that was given up."""
        ticket = request.meta["ticket"]
        visit = ticket.verdict(requests.meant(request), failure, urlsplit(request.url).hostname or "")
        self.keep(ticket.settled(Fetched(ticket=ticket, visit=visit, final=True)))

    def _give_up(self, origin: str, visit: Visit) -> None:
        """What was found of one link is true of all that wait for this origin."""
        if origin in self._given_up:
            return
        self._given_up.add(origin)
        self._ledger.flush()
        lane = self._lane(origin)
        lane.down = visit.failure
        links = self._store.open_links(self._run, origin)
        self._ledger.given_up(links, replace(visit, url="", final_url="", hops=(), permanent=False))
        if links:
            _log.warning("%s given up with %d links: %s %s", origin, len(links), visit.failure, visit.detail)
        self._unmet -= sum(1 for link in links if link not in self._open)
        self._open.difference_update(links)
        self._host(origin).left -= len(links)
        hops = list(lane.hops)
        for queue in (lane.fresh, lane.hops, lane.again):
            queue.clear()
        lane.dry = True
        for request in hops:
            self._lost(request, visit.failure or Failure.HOST_DOWN)
