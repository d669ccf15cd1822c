"""Scrapy's download handler with the address guard, the certificate record, and the second look by httpx.

Both looks pass through here, so that Scrapy's slots keep one request at a time to a host, whichever library sends it.
The guard and the record use private names of Scrapy and Twisted: `scrapy>=2.19,<2.20`, and a test for each promise.
"""

import time
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler, _ScrapyAgent
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadTimeoutError
from scrapy.http import Response
from scrapy.utils._download_handlers import wrap_twisted_exceptions
from scrapy.utils.defer import maybe_deferred_to_future
from twisted.internet.defer import Deferred
from twisted.internet.interfaces import IReactorPluggableNameResolver, IReactorTCP, IReactorTime
from twisted.python.failure import Failure
from twisted.web.client import HTTPConnectionPool
from twisted.web.iweb import IPolicyForHTTPS
from zope.interface import implementer  # type: ignore[import-untyped]

from spiders import tries
from spiders.certificates import Recorder
from spiders.guard import Guard
from spiders.manners import HEADERS_WITHIN, LARGEST

if TYPE_CHECKING:
    from spiders.recheck import Browser


class GuardedHandler(HTTP11DownloadHandler):
    """For http and https; every connection is made by way of the guard."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        manners = crawler.settings["MANNERS"]
        from twisted.internet import reactor

        self._guard = Guard(manners.allow)
        self._reactor = reactor
        # Each request has a connection of its own: a kept one may be dead already, and Twisted would then send the
        # request twice. At one request a second this costs nothing.
        factory = self._pool._factory
        self._pool = HTTPConnectionPool(reactor, persistent=False)  # type: ignore[no-untyped-call]
        self._pool._factory = factory
        self._recorder = Recorder(manners.authorities)
        self._contextFactory: IPolicyForHTTPS = cast(IPolicyForHTTPS, self._recorder)
        self._manners = manners

    async def download_request(self, request: Request) -> Response:
        """The answer; raises what `outcomes` has words for."""
        request.meta["sent"] = time.monotonic()
        ticket = request.meta.get("ticket")
        if ticket is not None and ticket.look == tries.SECOND:
            return await self._browser.fetch(request)
        agent = _GuardedAgent(
            GuardedReactor(self._reactor, self._guard, request.meta),
            contextFactory=self._contextFactory,
            pool=self._pool,
            maxsize=LARGEST,
            fail_on_dataloss=True,
            crawler=self._crawler,
        )
        try:
            with wrap_twisted_exceptions():
                return await maybe_deferred_to_future(agent.download_request(request))
        finally:
            if request.url.startswith("https:"):
                request.meta["certificate"] = self._recorder.of(request.url)

    @cached_property
    def _browser(self) -> "Browser":
        from spiders.recheck import Browser  # most crawls of a few links never need it

        return Browser(self._guard, self._manners.authorities)


class _GuardedAgent(_ScrapyAgent):
    """Connects by the guarded reactor, and waits no longer for headers than it should."""

    def __init__(self, reactor: "GuardedReactor", **options: Any) -> None:
        super().__init__(**options)
        self._reactor = reactor

    def _cb_bodydone(self, result: Any, url: str) -> Response:
        """The plain answer: Scrapy would guess from the bytes what kind of page it is; that is for the readers."""
        answer = result["txresponse"]
        headers = self._headers_from_twisted_response(answer)
        return Response(url, status=int(answer.code), headers=headers, body=result.get("body", b""))

    def _get_agent(self, request: Request, timeout: float) -> Any:
        agent: Any = super()._get_agent(request, timeout)
        agent._endpointFactory._reactor = self._reactor
        agent.request = _in_time(self._reactor, agent.request, min(timeout, HEADERS_WITHIN))
        return agent


def _in_time(reactor: Any, send: Any, seconds: float) -> Any:
    """`send`, with a limit of its own until the headers are there."""

    def sent(*arguments: Any) -> Deferred[Any]:
        answer: Deferred[Any] = send(*arguments)
        late = False

        def give_up() -> None:
            nonlocal late
            late = True
            answer.cancel()

        clock = reactor.callLater(seconds, give_up)

        def settle(result: Any) -> Any:
            if clock.active():
                clock.cancel()
            if late and isinstance(result, Failure):
                return _raised(f"no headers within {seconds:g} s")
            return result

        return answer.addBoth(settle)

    return sent


def _raised(words: str) -> Failure:
    return Failure(DownloadTimeoutError(words))  # type: ignore[no-untyped-call]


@implementer(IReactorTCP, IReactorTime, IReactorPluggableNameResolver)
class GuardedReactor:
    """The reactor, but `connectTCP` asks the guard. The address is a number here: no name is looked up after it.

    `notes` gets "connected" once there is a connection: it tells one time-out from another.
    """

    def __init__(self, reactor: Any, guard: Guard, notes: dict[str, Any]) -> None:
        self._reactor = reactor
        self._guard = guard
        self._notes = notes

    def __getattr__(self, name: str) -> Any:
        return getattr(self._reactor, name)

    def connectTCP(self, host: str, port: int, factory: Any, *arguments: Any, **options: Any) -> Any:
        """Connects where it may."""
        self._guard.check(host, port)
        build = factory.buildProtocol

        def connected(place: Any) -> Any:
            self._notes["connected"] = True
            return build(place)

        factory.buildProtocol = connected
        return self._reactor.connectTCP(host, port, factory, *arguments, **options)
