"""The pages served by a process of their own, that can be killed: python -m tests.web.served JSON"""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

import httpx

from auditor.store import born_at
from auditor.web import Settings, serve
from auditor.web.ending import end

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0


class Server:
    """A server that can be killed and started again over the same database."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.address = f"http://{settings.host}:{settings.port}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Returns when it answers."""
        told = {**asdict(self.settings), "db": str(self.settings.db)}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.web.served", json.dumps(told)], cwd=ROOT, start_new_session=True
        )
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            assert self._process.poll() is None, "the server did not begin"
            with suppress(httpx.TransportError):
                if httpx.get(f"{self.address}/health").status_code == 200:
                    return
            time.sleep(0.05)
        raise AssertionError("the server does not answer")

    def kill(self) -> None:
        """As the system does when memory is short: nothing is said, nothing put in order."""
        assert self._process is not None
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()

    def stop(self) -> None:
        """Ends it, and what works for it."""
        if self._process is not None and self._process.poll() is None:
            end(self._process.pid, born_at(self._process.pid))
            self._process.wait()


@contextmanager
def server(settings: Settings) -> Iterator[Server]:
    """A server under way."""
    made = Server(settings)
    made.start()
    try:
        yield made
    finally:
        made.stop()


def free_port() -> int:
    """A port that nobody has just now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _told(words: str) -> Settings:
    told: dict[str, Any] = json.loads(words)
    told["db"] = Path(told["db"])
    for name in ("allow_network", "proxies"):
        told[name] = tuple(told[name])
    return Settings(**told)


if __name__ == "__main__":
    os.chdir(ROOT)
    serve(_told(sys.argv[1]))
