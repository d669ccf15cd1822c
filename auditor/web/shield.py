"""The outermost layer: headers on every answer, bounds on bodies before anything is parsed, no posts of other sites."""

import asyncio
import json
import time
from contextlib import suppress

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from auditor.web import security
from auditor.web.settings import Settings

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}
_ERRORS = {400: "refused", 403: "forbidden", 415: "charset"}
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_SMALL = 64_000  # bytes of any other body than an upload
_AROUND = 100_000  # bytes that come around a form in its upload
_DRAINED = 5  # times the most: so much is read of what is too much, else a browser never shows why it was refused
_SILENT = 30.0  # seconds without a byte of the body
_SLOWEST = 900.0  # seconds for a body in all


class Shield:
    """ASGI middleware."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app, self._settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def covered(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=message["headers"])
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        headers = Headers(scope=scope)
        if not security.good_host(headers):
            await _refuse(covered, scope, 400, "Запрос без имени сайта. / The request names no host.")
        elif scope["method"] not in _SAFE and security.foreign(headers, self._settings.public):
            await _refuse(covered, scope, 403, "Запрос пришёл с чужого сайта. / The request came from another site.")
        elif not security.readable(headers):
            await _refuse(covered, scope, 415, "Нужна кодировка UTF-8. / The charset must be UTF-8.")
        else:
            await self._app(scope, _Body(scope, receive, self._most(scope["path"], headers)), covered)

    def _most(self, path: str, headers: Headers) -> int:
        takes_forms = path in ("/checks", "/api/checks") or (
            path.startswith(("/checks/", "/api/checks/")) and path.endswith("/again")
        )
        return self._settings.most_upload + _AROUND if takes_forms and security.multipart(headers) else _SMALL


class _Body:
    """The body as it comes, as long as it is not too much nor too slow; then the client counts as gone.

    `scope["state"]["too_much"]` tells the one from the other. Chunked bodies say nothing of their length beforehand.
    """

    def __init__(self, scope: Scope, receive: Receive, most: int) -> None:
        self._scope, self._receive, self._most = scope, receive, most
        self._seen, self._ended = 0, False
        self._until = time.monotonic() + _SLOWEST
        length = Headers(scope=scope).get("content-length", "0")
        self._announced = int(length) if length.isdigit() else 0

    async def __call__(self) -> Message:
        if self._ended:  # from now on only the end of the connection can come
            return await self._receive()
        message = await self._next()
        if self._announced > self._most or self._seen > self._most:
            while not self._ended and self._announced <= self._most * _DRAINED and self._seen <= self._most * _DRAINED:
                await self._next()
            self._ended = True
            self._scope.setdefault("state", {})["too_much"] = True
            return {"type": "http.disconnect"}
        return message

    async def _next(self) -> Message:
        message: Message = {"type": "http.disconnect"}
        with suppress(TimeoutError):
            async with asyncio.timeout(min(_SILENT, max(0.0, self._until - time.monotonic()))):
                message = await self._receive()
        self._seen += len(message.get("body", b""))
        self._ended = message["type"] == "http.disconnect" or not message.get("more_body", False)
        return message


async def _refuse(send: Send, scope: Scope, status: int, words: str) -> None:
    if scope["path"].startswith("/api/"):
        kind, body = b"application/json", json.dumps({"error": _ERRORS[status], "message": words}).encode()
    else:
        kind, body = b"text/plain; charset=utf-8", words.encode()
    head = [(b"content-type", kind), (b"content-length", str(len(body)).encode()), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": status, "headers": head})
    await send({"type": "http.response.body", "body": body})
