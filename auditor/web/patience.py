"""A connection that keeps the server waiting for its request is ended: many of them would leave room for nobody."""

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

_PATIENCE = 15.0  # seconds for a request's headers; uvicorn itself would wait for ever


class Patient(H11Protocol):
    """HTTP/1.1 by h11, with an end to its patience. Bodies have theirs in `shield`."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Looks again and again whether a request has come since."""
        super().connection_made(transport)
        self._watch = self.loop.call_later(_PATIENCE, self._look, self.cycle)

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing is left to look at."""
        self._watch.cancel()
        super().connection_lost(exc)

    def _look(self, before: RequestResponseCycle | None) -> None:
        silent = self.cycle is before and (before is None or before.response_complete)
        if silent and not self.transport.is_closing():
            self.transport.close()
            return
        self._watch = self.loop.call_later(_PATIENCE, self._look, self.cycle)
