"""The application served as in life: uvicorn on a port of its own choice, on loopback."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from auditor.web import Settings
from auditor.web.app import configured

_PATIENCE = 20.0  # seconds for the server to begin


@contextmanager
def serving(settings: Settings) -> Iterator[str]:
    """Serves in a thread of this process; gives the address, without a slash at its end."""
    # Told to be TCP, else answers wait for one another: asyncio looks at this before it sets TCP_NODELAY.
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listening:
        listening.bind(("127.0.0.1", 0))
        port = listening.getsockname()[1]
        server = uvicorn.Server(configured(settings))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        until = time.monotonic() + _PATIENCE
        while not server.started:
            assert thread.is_alive() and time.monotonic() < until, "the server did not begin"
            time.sleep(0.02)
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.should_exit = True
            thread.join(_PATIENCE)
