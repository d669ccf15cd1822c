"""A second opinion before a link is called broken: httpx, with a browser's headers and a TLS stack of its own."""

import asyncio
import socket
import ssl
import time
from collections.abc import Iterable
from functools import cached_property
from typing import Any

import httpcore
import httpx
from scrapy import Request
from scrapy.exceptions import DownloadCancelledError, DownloadTimeoutError, ResponseDataLossError
from scrapy.http import Headers, Response

from spiders import certificates
from spiders.guard import Guard, RefusedAddress
from spiders.manners import HEADERS_WITHIN, LARGEST

HEADERS = {
    "User-Agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "ru,en;q=0.7,en-US;q=0.3",
    "Accept-Encoding": "gzip, deflate",
    "Upgrade-Insecure-Requests": "1",
    "Connection": "close",
}


class Browser:
    """Sends one request at a time, each on a connection of its own; redirects are the spider's."""

    def __init__(self, guard: Guard, authorities: Iterable[str]) -> None:
        self._guard = guard
        self._authorities = tuple(authorities)

    @cached_property
    def _strict(self) -> ssl.SSLContext:
        return certificates.strict(self._authorities)

    @cached_property
    def _blind(self) -> ssl.SSLContext:
        return certificates.blind()

    async def fetch(self, request: Request) -> Response:
        """The answer with its body as it was sent (Scrapy unpacks it, within its limits)."""
        line = _Line(self._guard, self._blind)
        try:
            async with asyncio.timeout(request.meta["download_timeout"]):
                return await self._fetch(request, line)
        except httpx.TimeoutException as late:
            raise DownloadTimeoutError(str(late) or "too slow") from late
        except (httpx.NetworkError, httpx.RemoteProtocolError) as fault:
            if isinstance(fault, httpx.RemoteProtocolError) and "disconnected" not in str(fault):
                raise  # an answer that is no HTTP
            raise ConnectionError(str(fault)) from fault  # the cause says which kind
        except TimeoutError as late:
            raise DownloadTimeoutError(f"longer than {request.meta['download_timeout']:g} s") from late
        finally:
            request.meta["certificate"] = line.faults
            request.meta["connected"] = line.connected

    async def _fetch(self, request: Request, line: "_Line") -> Response:
        began = time.monotonic()
        own = {name: value.decode("latin-1") for name in _OWN if (value := request.headers.get(name))}
        headers = {**HEADERS, **own}
        pool = httpcore.AsyncConnectionPool(ssl_context=self._strict, network_backend=line, max_keepalive_connections=0)
        transport = httpx.AsyncHTTPTransport(verify=self._strict)
        transport._pool = pool
        async with httpx.AsyncClient(transport=transport, timeout=HEADERS_WITHIN, trust_env=False) as client:
            message = client.build_request("GET", httpx.URL(request.url), headers=headers)
            async with asyncio.timeout(HEADERS_WITHIN):
                answer = await client.send(message, stream=True, follow_redirects=False)
            request.meta["download_latency"] = time.monotonic() - began
            request.meta["said"] = message.headers.raw
            request.meta["protocol"], request.meta["phrase"] = answer.http_version, answer.reason_phrase.encode()
            try:
                body = await _body(answer)
            finally:
                await answer.aclose()
        return _response(request.url, answer, body)


_OWN = ("Cookie", "Authorization", "Referer")


async def _body(answer: httpx.Response) -> bytes:
    """The whole body as sent; raises when it is too large or cut short."""
    announced = answer.headers.get("content-length", "")
    if announced.isascii() and announced.isdigit() and int(announced[:18]) > LARGEST:
        raise DownloadCancelledError(f"{announced} bytes, larger than {LARGEST}")
    chunks, size = [], 0
    try:
        async for chunk in answer.aiter_raw():
            chunks.append(chunk)
            size += len(chunk)
            if size > LARGEST:
                raise DownloadCancelledError(f"larger than {LARGEST} bytes")
    except (httpx.ReadError, httpx.RemoteProtocolError) as cut:
        raise ResponseDataLossError(str(cut)) from cut
    return b"".join(chunks)


def _response(url: str, answer: httpx.Response, body: bytes) -> Response:
    headers = Headers()
    for name, value in answer.headers.raw:
        headers.appendlist(name, value)
    return Response(url, status=answer.status_code, headers=headers, body=body)


class _Line(httpcore.AsyncNetworkBackend):
    """Connects where the guard allows: the name is looked up here, and the socket opened to the address checked."""

    def __init__(self, guard: Guard, blind: ssl.SSLContext) -> None:
        self._guard, self._blind = guard, blind
        self._plain = httpcore.AnyIOBackend()
        self.faults: list[str] = []
        self.connected = False

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """The first address that answers; one that is refused is refused before anything is sent."""
        try:
            found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as fault:
            raise httpcore.ConnectError(str(fault)) from fault
        refusal: Exception | None = None
        for _, _, _, _, place in dict.fromkeys(found):
            try:
                self._guard.check(str(place[0]), port)
                stream = await self._plain.connect_tcp(str(place[0]), port, timeout, local_address, socket_options)
                self.connected = True
                return _Stream(self, stream, str(place[0]), port)
            except (RefusedAddress, httpcore.ConnectError, httpcore.ConnectTimeout) as refused:
                refusal = refusal or refused
        raise refusal or httpcore.ConnectError("no address")

    async def connect_unix_socket(self, *arguments: Any, **options: Any) -> httpcore.AsyncNetworkStream:
        """Never."""
        raise RefusedAddress("unix socket")

    async def sleep(self, seconds: float) -> None:
        """As httpcore wants it."""
        await asyncio.sleep(seconds)

    async def trusting(self, address: str, port: int, name: str | None, timeout: float | None) -> Any:
        """A new connection to the same address that takes any certificate."""
        self._guard.check(address, port)
        stream = await self._plain.connect_tcp(address, port, timeout)
        return await stream.start_tls(self._blind, name, timeout)


class _Stream(httpcore.AsyncNetworkStream):
    """A connection that, when its certificate is not trusted, notes why and is made again without asking."""

    def __init__(self, line: _Line, stream: httpcore.AsyncNetworkStream, address: str, port: int) -> None:
        self._line, self._stream, self._place = line, stream, (address, port)

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.AsyncNetworkStream:
        """TLS, whatever the certificate."""
        try:
            return await self._stream.start_tls(ssl_context, server_hostname, timeout)
        except httpcore.ConnectError as fault:
            doubt = fault.__context__ or fault.__cause__
            if not isinstance(doubt, ssl.SSLCertVerificationError):
                raise
        trusted: httpcore.AsyncNetworkStream = await self._line.trusting(*self._place, server_hostname, timeout)
        self._line.faults.append(certificates.doubted(doubt.verify_code, trusted.get_extra_info("ssl_object")))
        return trusted

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """As it comes."""
        return await self._stream.read(max_bytes, timeout)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """As it is."""
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        """Closed."""
        await self._stream.aclose()

    def get_extra_info(self, info: str) -> Any:
        """What httpcore asks of a connection."""
        return self._stream.get_extra_info(info)
