"""Scrapy's engine and downloader, each request in one task, without the signals that nobody here listens to.

Scrapy starts three tasks, fires a chain of deferreds and sends six signals for each request; for a small answer that
is a third of the processor's time. What counts stays Scrapy's: its middlewares, its slots, its handlers, its shutdown.
"""

import asyncio
from collections.abc import Callable
from typing import Any

from scrapy import Request
from scrapy.core.downloader import Downloader
from scrapy.core.engine import ExecutionEngine
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.httpcompression import ACCEPTED_ENCODINGS
from scrapy.http import Headers, Response
from twisted.python.failure import Failure

from spiders.scraper import DirectScraper


class DirectCrawler(Crawler):
    """Scrapy's crawler with the engine below."""

    def _create_engine(self) -> ExecutionEngine:
        return DirectEngine(self, lambda _: self.stop_async())


class DirectEngine(ExecutionEngine):
    """Takes requests from the frontier to the downloader, and what came of them to the spider."""

    def __init__(self, crawler: Crawler, closed: Callable[[Any], Any]) -> None:
        super().__init__(crawler, closed)
        self.scraper = DirectScraper(crawler)
        self._tasks: set[asyncio.Task[None]] = set()

    def _start_scheduled_request(self) -> bool:
        assert self._slot is not None
        request = self._slot.scheduler.next_request()
        if request is None:
            return False
        self._slot.add_request(request)
        task = asyncio.get_running_loop().create_task(self._carry(request))
        self._tasks.add(task)  # the loop itself holds tasks by weak references
        task.add_done_callback(self._tasks.discard)
        return True

    async def _carry(self, request: Request) -> None:
        """One request, to the end."""
        slot, downloader = self._slot, self.downloader
        assert slot is not None
        assert isinstance(downloader, DirectDownloader)
        try:
            try:
                result = await downloader.answer(request)
            except Exception:
                self.scraper.enqueue_scrape(Failure(), request)  # type: ignore[no-untyped-call]
                return
            if isinstance(result, Request):
                self.crawl(result)
                return
            result.request = result.request or request
            self.crawler.stats.inc_value("response_received_count")  # for the log: so many a minute
            self.scraper.enqueue_scrape(result, request)
        finally:
            slot.remove_request(request)
            slot.nextcall.schedule()


class DirectDownloader(Downloader):
    """One request at a time to a host, robots.txt included, with the pause that its slot names between two."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        usual = {"User-Agent": crawler.settings["USER_AGENT"], "Accept-Encoding": b", ".join(ACCEPTED_ENCODINGS)}
        self._usual = list(Headers(dict(crawler.settings["DEFAULT_REQUEST_HEADERS"]) | usual).items())
        self._turns: dict[str, asyncio.Lock] = {}

    async def answer(self, request: Request) -> Response | Request:
        """As `fetch`; raises what the handler raises, or what a middleware does."""
        self.active.add(request)
        try:
            if not request.meta.get("dont_obey_robotstxt"):
                return await self.middleware.download_async(self._enqueue_request, request)
            # No other middleware has anything to ask of a request for a link, and one of them of its answer.
            for name, values in self._usual:
                dict.setdefault(request.headers, name, list(values))  # the names are as `Headers` writes them
            response = await self._enqueue_request(request)
            if response.headers.get("Content-Encoding"):
                return await self.middleware._process_response(response, request)
            return response
        finally:
            self.active.remove(request)

    async def _enqueue_request(self, request: Request) -> Response:
        key, slot = self._get_slot(request)
        request.meta[self.DOWNLOAD_SLOT] = key
        turn = self._turns.get(key) or self._turns.setdefault(key, asyncio.Lock())
        slot.active.add(request)
        try:
            async with turn:
                loop = asyncio.get_running_loop()
                if (wait := slot.lastseen + slot.delay - loop.time()) > 0 and slot.delay:
                    await asyncio.sleep(wait)
                slot.lastseen = loop.time()
                handler = self.handlers._get_handler(request.url.partition(":")[0])
                assert handler is not None  # of what is asked by anything but http and https, no request is made
                return await handler.download_request(request)
        finally:
            slot.active.remove(request)
