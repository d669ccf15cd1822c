"""Serves the region: every address answers as `Region.answers` says, and a missing one 404."""

import ssl
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

from tests.accuracy.region.make import Answer, Region


@contextmanager
def serving(region: Region, context: ssl.SSLContext | None = None) -> Iterator[Counter[tuple[str, str]]]:
    """Listens on every host of the region, with `context` by https; counts what is asked."""
    seen: Counter[tuple[str, str]] = Counter()
    hosts = sorted({host for host, _ in region.answers})
    servers = [ThreadingHTTPServer((host, region.port), _handler(region, host, seen)) for host in hosts]
    for server in servers:
        if context:
            server.socket = context.wrap_socket(server.socket, server_side=True)
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield seen
    finally:
        for server in servers:
            server.shutdown()
            server.server_close()


def _handler(region: Region, host: str, seen: Counter[tuple[str, str]]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            """Says nothing."""

        def do_GET(self) -> None:
            path = unquote(self.path)
            seen[host, path] += 1
            answer = region.answers.get((host, path)) or Answer(404, b"<h1>404 Not Found</h1>")
            status = answer.first if answer.first and seen[host, path] == 1 else answer.status
            body = answer.body if status == answer.status else b"try later"
            self.send_response(status)
            for name, value in {"Content-Type": answer.kind, **answer.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        do_HEAD = do_GET

    return Handler
