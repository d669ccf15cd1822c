"""A web that misbehaves, for tests: sites on 127.0.0.x, one route a misbehaviour, and a log of all that came in.

with Web() as web:
    site = web.site()                  # a host of its own, with a free port
    site.url("/404")                   # its address
    web.log                            # every request: host, port, path, number, from when till when
"""

import itertools
import socket
import ssl
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Self
from urllib.parse import unquote

from tests.misbehaving import Misbehaviours
from tests.wire import PDF, Seen, answer, redirect

__all__ = ["PDF", "Seen", "Site", "Web", "answer", "closed_port", "redirect"]

_hosts = itertools.count(2)


class Web:
    """All sites of one test; closes with it. Every connection is counted, also one that never speaks."""

    def __init__(self, latency: float = 0.0) -> None:
        self.latency = latency
        self.log: list[Seen] = []
        self.connections: list[tuple[str, int]] = []
        self.lock = threading.Lock()
        self._sites: list[Site] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        for site in self._sites:
            site.close()

    def site(self, host: str = "", port: int = 0, context: ssl.SSLContext | None = None) -> "Site":
        """A new site; on an address of its own unless one is named."""
        number = next(_hosts)
        site = Site(self, host or f"127.0.{number // 250 + 40}.{number % 250 + 2}", port, context)
        self._sites.append(site)
        return site

    def asked(self, path: str) -> list[Seen]:
        """The requests for a path."""
        with self.lock:
            return [one for one in self.log if one.path == path]

    def most_at_once(self) -> int:
        """The most requests a host ever had at the same time."""
        worst = 0
        for host in {one.host for one in self.log}:
            moments = [(one.began, 1) for one in self.log if one.host == host]
            moments += [(one.ended, -1) for one in self.log if one.host == host and one.ended]
            now = 0
            for _, step in sorted(moments):
                now += step
                worst = max(worst, now)
        return worst


class Site(Misbehaviours):
    """One host and port. Threads, one a connection; answers by hand, for a server's library would not misbehave."""

    def __init__(self, web: Web, host: str, port: int, context: ssl.SSLContext | None) -> None:
        self.web, self.host, self._context = web, host, context
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._socket = socket.create_server((host, port), family=family, backlog=128)
        self.port: int = self._socket.getsockname()[1]
        self.counts: dict[str, int] = {}
        self.routes: dict[str, Callable[[int], bytes]] = {}
        self.otherwise: Callable[[int], bytes] | None = None  # answers what has no route, not even a built-in one
        self.answering: Callable[[Seen, int], bytes] | None = None  # answers everything, knowing the whole request
        self._open = True
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()

    def url(self, path: str = "/", name: str = "") -> str:
        """The address of a route."""
        place = name or (f"[{self.host}]" if ":" in self.host else self.host)
        return f"{'https' if self._context else 'http'}://{place}:{self.port}{path}"

    def outage(self) -> None:
        """Nobody listens any more; who connects is refused."""
        self.close()

    def recover(self) -> None:
        """Listens again at the same port."""
        self._socket = socket.create_server((self.host, self.port), backlog=128)
        self._open = True
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """No more connections."""
        self._open = False
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join(5)

    def _accept(self) -> None:
        while self._open:
            try:
                client, _ = self._socket.accept()
            except OSError:
                return
            with self.web.lock:
                self.web.connections.append((self.host, self.port))
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        client.settimeout(20)
        with suppress(OSError, ValueError), client:
            if self._context:
                with self._context.wrap_socket(client, server_side=True) as covered:
                    self._speak(covered)
            else:
                self._speak(client)

    def _speak(self, client: socket.socket) -> None:
        with suppress(OSError, ValueError):
            request = b""
            while b"\r\n\r\n" not in request:
                chunk = client.recv(65536)
                if not chunk:
                    return
                request += chunk
                if request.startswith(b"\x16\x03"):  # TLS on a plain port: servers answer in plain words
                    client.sendall(answer(400, b"plain HTTP here"))
                    return
            self._note_and_answer(client, request)
            with suppress(OSError):
                client.shutdown(socket.SHUT_WR)

    def _note_and_answer(self, client: socket.socket, request: bytes) -> None:
        lines = request.decode("latin-1").split("\r\n")
        method, target = lines[0].split(" ")[:2]
        path = unquote(target)
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines[1:])}
        seen = Seen(self.host, self.port, path, headers.get("user-agent", ""), time.monotonic(), headers=headers)
        seen.method, seen.target = method, target
        with self.web.lock:
            self.web.log.append(seen)
            self.counts[path] = number = self.counts.get(path, 0) + 1
        try:
            if self.web.latency:
                time.sleep(self.web.latency)
            self._answer(client, path, number, seen)
        finally:
            seen.ended = seen.ended or time.monotonic()

    def _answer(self, client: socket.socket, path: str, number: int, seen: Seen) -> None:
        route = path.split("?")[0]
        if self.answering:
            _send(client, seen, self.answering(seen, number))
        elif route in self.routes:
            _send(client, seen, self.routes[route](number))
        elif self.otherwise:
            _send(client, seen, self.otherwise(number))
        elif misbehave := getattr(self, f"_do_{route.strip('/').replace('-', '_')}", None):
            misbehave(client, number, seen)
        elif route.strip("/").isdigit():
            _send(client, seen, answer(int(route.strip("/")), b"<h1>error</h1>"))
        elif route.startswith("/hops/"):
            left = int(route.split("/")[2])
            _send(client, seen, redirect(f"/hops/{left - 1}") if left else answer(200, PDF, "application/pdf"))
        else:
            _send(client, seen, answer(200, PDF + path.encode(), "application/pdf"))


def closed_port(host: str = "127.0.0.1") -> int:
    """A port nobody listens on."""
    with socket.create_server((host, 0)) as taken:
        return int(taken.getsockname()[1])


def _send(client: socket.socket, seen: Seen, whole: bytes) -> None:
    # Its end is noted before the last byte leaves: who has read it may ask again before this thread runs on.
    seen.ended = time.monotonic()
    client.sendall(whole)
