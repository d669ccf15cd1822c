"""Scrapy's download handler with the address guard, the certificate record, and the second look by httpx.

Both looks pass through here, so that Scrapy's slots keep one request at a time to a host, whichever library sends it.
The guard and the record use private names of Scrapy and Twisted: `scrapy>=2.19,<2.20`, and a test for each promise.
"""

import asyncio
import time
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.utils._download_handlers import wrap_twisted_exceptions
from twisted.internet.interfaces import IReactorPluggableNameResolver, IReactorTCP, IReactorTime
from twisted.web.iweb import IPolicyForHTTPS
from zope.interface import implementer  # type: ignore[import-untyped]

from auditor.errors import UnfinishedError
from spiders import heard, tries
from spiders.certificates import Recorder
from spiders.exchange import Exchange, Spooled
from spiders.guard import Guard

if TYPE_CHECKING:
    from auditor.store import Incoming
    from spiders.frontier import Frontier
    from spiders.recheck import Browser


class GuardedHandler(HTTP11DownloadHandler):
    """For http and https; every connection is made by way of the guard."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        manners = crawler.settings["MANNERS"]
        from twisted.internet import reactor

        self._guard = Guard(manners.allow)
        self._reactor = GuardedReactor(reactor, self._guard)
        self._recorder = Recorder(manners.authorities)
        self._contextFactory: IPolicyForHTTPS = cast(IPolicyForHTTPS, self._recorder)
        self._manners = manners

    async def download_request(self, request: Request) -> Response:
        """The answer; raises what `outcomes` has words for."""
        request.meta["sent"] = time.monotonic()
        ticket = request.meta.get("ticket")
        if ticket is not None and ticket.look == tries.SECOND:
            return self._recorded(request, await self._browser.fetch(request))
        try:
            with wrap_twisted_exceptions():
                answer = await Exchange(request, self._reactor, self._recorder, self._incoming).answer()
            if isinstance(answer, Spooled) and answer.headers.get("Content-Encoding"):
                # Scrapy unpacks it, within its limits
                return self._recorded(request, await asyncio.to_thread(_whole, answer))
            return self._recorded(request, answer)
        except UnfinishedError as fault:
            self._crawler.settings["ABORT"](fault)
            raise
        finally:
            if request.url.startswith("https:"):
                request.meta["certificate"] = self._recorder.of(request.url)

    def _incoming(self) -> "Incoming":
        return self._frontier.incoming()

    @property
    def _frontier(self) -> "Frontier":
        frontier: Frontier = vars(self._crawler.spider)["frontier"]
        return frontier

    def _recorded(self, request: Request, answer: Response) -> Response:
        """The answer, which is written down as it came where somebody wants that."""
        if self._manners.recording:
            self._frontier.heard(*heard.of(request, answer))
        return answer

    @cached_property
    def _browser(self) -> "Browser":
        from spiders.recheck import Browser  # most crawls of a few links never need it

        return Browser(self._guard, self._manners.authorities)


def _whole(answer: Spooled) -> Response:
    """The answer with its whole body in memory."""
    body = answer.large.path.read_bytes()
    answer.large.drop()
    return Response(answer.url, status=answer.status, headers=answer.headers, body=body)


@implementer(IReactorTCP, IReactorTime, IReactorPluggableNameResolver)
class GuardedReactor:
    """The reactor, but `connectTCP` asks the guard. The address is a number here: no name is looked up after it."""

    def __init__(self, reactor: Any, guard: Guard) -> None:
        self._reactor = reactor
        self._guard = guard

    def __getattr__(self, name: str) -> Any:
        return getattr(self._reactor, name)

    def connectTCP(self, host: str, port: int, factory: Any, *arguments: Any, **options: Any) -> Any:
        """Connects where it may."""
        self._guard.check(host, port)
        return self._reactor.connectTCP(host, port, factory, *arguments, **options)
