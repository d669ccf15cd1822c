"""One request and its answer, on a connection of its own, by Twisted's HTTP client; large bodies go straight to disk.

Twisted's `Agent` would bring a pool and endpoints for each request, half of the processor's time of a small answer.
"""

import asyncio
import time
from collections.abc import Callable
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import _LenientHTTPClientParser
from scrapy.exceptions import DownloadCancelledError, DownloadTimeoutError, ResponseDataLossError
from scrapy.http import Headers, Response
from scrapy.resolver import dnscache
from twisted.internet.abstract import isIPAddress, isIPv6Address
from twisted.internet.defer import Deferred
from twisted.internet.endpoints import HostnameEndpoint, wrapClientTLS
from twisted.internet.protocol import ClientFactory, Factory, Protocol
from twisted.protocols.tls import TLSMemoryBIOFactory
from twisted.python.failure import Failure
from twisted.web import _newclient
from twisted.web.client import ResponseDone
from twisted.web.http import PotentialDataLoss
from twisted.web.http_headers import Headers as Sent
from twisted.web.iweb import UNKNOWN_LENGTH

from auditor.errors import UnfinishedError
from auditor.store import Incoming
from spiders.manners import HEADERS_WITHIN, LARGEST

SPOOLED = 512 * 1024  # bytes; a larger body goes to the disk while it comes, and its beginning stays at hand
HEAD = 65536  # bytes of it


class Spooled(Response):
    """An answer whose body stands on the disk; `body` is its beginning."""

    large: Incoming


class Exchange:
    """Sends a request; `answer` brings what came of it."""

    def __init__(self, request: Request, reactor: Any, policy: Any, incoming: Callable[[], Incoming]) -> None:
        self._request, self._reactor, self._policy, self._incoming = request, reactor, policy, incoming
        self._loop = asyncio.get_running_loop()
        self._done: asyncio.Future[Response] = self._loop.create_future()
        self._parts = urlsplit(request.url)
        self._limit: float = request.meta.get("download_timeout") or HEADERS_WITHIN
        self._began_at = time.monotonic()
        self._clock: asyncio.TimerHandle
        self._step: Deferred[Any] | None = None
        self._answer: Any = None
        self._body: _Body | None = None

    async def answer(self) -> Response:
        """The answer; raises what Twisted and Scrapy raise."""
        first = min(self._limit, HEADERS_WITHIN)
        step = self._connect()
        self._clock = self._loop.call_later(first, self._late, f"no headers within {first:g} s")
        self._after(step, self._connected)
        try:
            return await self._done
        finally:
            self._clock.cancel()
            if self._body is not None:
                self._body.over(DownloadCancelledError("nobody waits for it any more"))
            self._body = self._step = self._answer = None

    def _after(self, step: Deferred[Any], then: Callable[[Any], None]) -> None:
        self._step = step
        step.addCallback(then)
        step.addErrback(self._failed)

    def _connect(self) -> Deferred[Any]:
        host, port = self._parts.hostname or "", self._parts.port
        https = self._parts.scheme == "https"
        port = port or (443 if https else 80)
        creator = self._policy.creatorForNetloc(host.encode("ascii"), port) if https else None
        if address := _only_address(host):
            connected: Deferred[Any] = Deferred(lambda _: connector.disconnect())
            factory: Any = _Dial(connected)
            covered = TLSMemoryBIOFactory(creator, True, factory) if creator else factory
            connector = self._reactor.connectTCP(address, port, covered, timeout=None)  # our clock is no longer
            return connected
        endpoint: Any = HostnameEndpoint(self._reactor, host, port, timeout=HEADERS_WITHIN)
        endpoint = wrapClientTLS(creator, endpoint) if creator else endpoint
        found: Deferred[Any] = endpoint.connect(_Clients())
        return found

    def _connected(self, client: Any) -> None:
        self._request.meta["connected"] = True
        if self._done.done():
            client.transport.abortConnection()
            return
        sent = Sent(self._request.headers)
        if not sent.hasHeader(b"host"):
            sent.addRawHeader(b"host", self._parts.netloc.rpartition("@")[2].encode("ascii"))
        path = (self._parts.path or "/") + (f"?{self._parts.query}" if self._parts.query else "")
        message = _newclient.Request._construct(  # type: ignore[no-untyped-call]
            self._request.method.encode(), path.encode("ascii"), sent, None, persistent=False
        )
        self._after(client.request(message), self._began)

    def _began(self, answer: Any) -> None:
        """The headers are here."""
        spent = time.monotonic() - self._began_at
        self._request.meta["download_latency"] = spent
        self._answer = answer
        if self._done.done():
            return
        self._clock.cancel()
        self._clock = self._loop.call_later(max(0.0, self._limit - spent), self._late)
        length = answer.length if answer.length != UNKNOWN_LENGTH else -1
        if length > LARGEST:
            self._raise(DownloadCancelledError(f"{length} bytes, larger than {LARGEST}"))
        elif length == 0:  # `deliverBody` would wait for ever
            self._done.set_result(self._response(b""))
        else:
            self._body = _Body(self._incoming, self._ended)
            answer.deliverBody(self._body)

    def _ended(self, outcome: bytes | Exception, large: Incoming | None) -> None:
        if isinstance(outcome, Exception):
            self._raise(outcome)
        elif large is None:
            self._done.set_result(self._response(outcome))
        else:
            answer: Any = self._response(outcome, Spooled)
            answer.large = large
            self._done.set_result(answer)

    def _response(self, body: bytes, kind: type[Response] = Response) -> Response:
        headers = Headers()
        if self._answer.length != UNKNOWN_LENGTH:  # Twisted keeps it from the others
            headers[b"Content-Length"] = str(self._answer.length)
        for name, values in self._answer.headers.getAllRawHeaders():
            headers.setlist(name, values)
        name, major, minor = self._answer.version
        self._request.meta["protocol"] = f"{name.decode('latin-1')}/{major}.{minor}"
        self._request.meta["phrase"] = self._answer.phrase
        return kind(self._request.url, status=int(self._answer.code), headers=headers, body=body)

    def _late(self, words: str = "") -> None:
        self._raise(DownloadTimeoutError(words if self._answer is None else f"longer than {self._limit:g} s"))

    def _raise(self, fault: Exception) -> None:
        """Ends it from our side."""
        if not self._done.done():
            self._done.set_exception(fault)
        if self._answer is not None:
            if producer := self._answer._transport._producer:  # else it is closed already
                producer.abortConnection()
        elif self._step is not None:
            self._step.cancel()

    def _failed(self, raised: Failure) -> None:
        if not self._done.done():
            fault = raised.value or RuntimeError()
            self._done.set_exception(fault if isinstance(fault, Exception) else RuntimeError(repr(fault)))


class _Client(_newclient.HTTP11ClientProtocol):
    """Skips lines of a header that have no colon, as browsers do. `made`: told when there is a connection."""

    def __init__(self, made: Deferred[Any] | None = None) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._made = made

    def connectionMade(self) -> None:
        super().connectionMade()
        if self._made is not None and not self._made.called:
            self._made.callback(self)

    def request(self, request: Any) -> Deferred[Any]:
        """Sends it."""
        answer: Deferred[Any] = super().request(request)
        assert self._parser is not None
        self._parser.__class__ = _LenientHTTPClientParser
        return answer


class _Clients(Factory):
    noisy = False
    protocol = _Client


class _Dial(ClientFactory):
    """Connects to one address."""

    noisy = False

    def __init__(self, connected: Deferred[Any]) -> None:
        self._connected = connected

    def buildProtocol(self, addr: Any) -> Protocol:
        return _Client(self._connected)

    def clientConnectionFailed(self, connector: Any, reason: Failure) -> None:
        if not self._connected.called:
            self._connected.errback(reason)


class _Body(Protocol):
    """Takes the body in, a large one by way of the disk, and hands it to `end`; or what came of it instead.

    Twisted keeps it in circles of its own for a while: once it is over it holds nothing.
    """

    def __init__(
        self, incoming: Callable[[], Incoming], end: Callable[[bytes | Exception, Incoming | None], None]
    ) -> None:
        self._incoming = incoming
        self._end: Callable[[bytes | Exception, Incoming | None], None] | None = end
        self._chunks: list[bytes] = []
        self._size = 0
        self._large: Incoming | None = None

    def dataReceived(self, data: bytes) -> None:
        if self._end is None:
            return
        self._size += len(data)
        if self._size > LARGEST:
            self.over(DownloadCancelledError(f"larger than {LARGEST} bytes"))
            return
        try:
            self._take(data)
        except UnfinishedError as fault:  # the disk is full
            self.over(fault)

    def connectionLost(self, reason: Failure = _newclient.ResponseDone) -> None:  # type: ignore[assignment]
        if reason.check(ResponseDone, PotentialDataLoss):  # type: ignore[no-untyped-call]
            self.over(b"".join(self._chunks))
            return
        cut = ResponseDataLossError()
        cut.__cause__ = reason.value
        self.over(cut)

    def over(self, outcome: bytes | Exception) -> None:
        """Nothing more is taken; a body that nobody gets is dropped."""
        end, large, self._end, self._large, self._chunks = self._end, self._large, None, None, []
        if large is not None and (end is None or isinstance(outcome, Exception)):
            large.drop()
            large = None
        if end is not None:
            end(outcome, large)

    def _take(self, data: bytes) -> None:
        if self._large is not None:
            self._large.write(data)
            return
        self._chunks.append(data)
        if self._size > SPOOLED:
            self._large = self._incoming()
            whole = b"".join(self._chunks)
            self._large.write(whole)
            self._chunks = [whole[:HEAD]]


def _only_address(host: str) -> str:
    """The one address of a host, where it is known already; '' when the name must be looked up, or has several."""
    if _is_number(host):
        return host
    known = dnscache.get(host, ())
    return str(known[0].host) if len(known) == 1 else ""


@lru_cache(maxsize=4096)
def _is_number(host: str) -> bool:
    return isIPAddress(host) or isIPv6Address(host)
