"""The sample region with its own server: a first look at an audit, on this machine alone."""

import json
import threading
import urllib.parse
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from auditor.audit import Audited, Order, Watch, audit
from auditor.errors import ArgumentError
from auditor.model import Lang, Say
from spiders import Manners

REGION = Path(__file__).parents[1] / "data" / "samples" / "region"
NETWORK = "127.0.1.0/24"
AS_OF = date(2021, 3, 1)

_NOT_FOUND = b"<h1>404 Not Found</h1>"
_SOFT_404 = (
    '<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8"><title>Страница не найдена</title></head>'
    '<body><a href="/">Главная</a><h1>Страница не найдена</h1><p>Проверьте адрес.</p></body></html>'
).encode()


def demo(out: Path, db: Path, lang: Lang, watch: Watch, workers: int | None = None) -> Audited:
    """Audits the sample region against a server it starts itself; raises ArgumentError where the sample is missing."""
    # The sites are our own and on this machine, so the pauses meant for other people's servers can be short.
    manners = Manners(delay=0.2, recheck_after=3.0, allow=(NETWORK,))
    forms = REGION / "submissions"
    if not forms.is_dir():
        raise ArgumentError(
            Say(
                ru="Нет образца региона: он лежит в папке data/samples.\n  Запустите команду из копии репозитория.",
                en="The sample region is missing: it lies in data/samples.\n  Run this in a checkout of the project.",
            )
        )
    with serving():
        order = Order(sources=(forms,), as_of=AS_OF, out=out, db=db, lang=lang, manners=manners, workers=workers)
        return audit(order, watch)


@contextmanager
def serving(region: Path = REGION) -> Iterator[Counter[tuple[str, str]]]:
    """Serves the region's sites on 127.0.1.x; gives the count of requests by (host, path)."""
    sites = json.loads((region / "sites.json").read_text(encoding="utf-8"))
    seen: Counter[tuple[str, str]] = Counter()
    servers = []
    try:
        for host, routes in sites["hosts"].items():
            servers.append(_listen(host, sites["port"], region, routes, seen))
        yield seen
    finally:
        for server in servers:
            server.shutdown()
            server.server_close()


def _listen(
    host: str, port: int, region: Path, routes: Mapping[str, Any], seen: Counter[tuple[str, str]]
) -> ThreadingHTTPServer:
    try:
        server = ThreadingHTTPServer((host, port), _site(host, region, routes, seen))
    except OSError as error:
        raise ArgumentError(
            Say(
                ru=f"Сервер образца не запустился на {host}:{port} ({error.strerror}).\n"
                "  Вероятно, образец уже проверяется в другом окне; на macOS адреса 127.0.1.x надо сначала завести.",
                en=f"The sample's server could not start on {host}:{port} ({error.strerror}).\n"
                "  The sample may be under audit in another window; on macOS 127.0.1.x must be set up first.",
            )
        ) from error
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
    return server


class _Site(BaseHTTPRequestHandler):
    """Answers as `sites.json` says: files, redirects, refusals, a page that is "not found" with 200."""

    protocol_version = "HTTP/1.1"
    host: str
    region: Path
    routes: Mapping[str, Any]
    seen: Counter[tuple[str, str]]
    lock = threading.Lock()

    def do_GET(self) -> None:
        path = urllib.parse.unquote(self.path)
        with self.lock:
            self.seen[self.host, path] += 1
            first = self.seen[self.host, path] == 1
        if path == "/robots.txt":
            self._answer(200, b"User-agent: *\nDisallow: /admin/\n", "text/plain")
            return
        route: Mapping[str, Any] = self.routes.get(path, {"type": "none"})
        match route["type"]:
            case "file" if not (route.get("flap") and first):
                self._answer(200, (self.region / route["file"]).read_bytes(), route["ctype"])
            case "file":
                self._answer(503, b"<h1>503</h1>")
            case "redirect":
                self._answer(route["code"], b"", location=route["to"])
            case "status":
                self._answer(route["code"], f"<h1>{route['code']}</h1>".encode())
            case "soft":
                self._answer(200, _SOFT_404)
            case _:
                self._answer(404, _NOT_FOUND)

    def _answer(self, code: int, body: bytes, kind: str = "text/html; charset=utf-8", location: str = "") -> None:
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing: the audit's own output is what people look at."""


def _site(
    host: str, region: Path, routes: Mapping[str, Any], seen: Counter[tuple[str, str]]
) -> type[BaseHTTPRequestHandler]:
    """The handler of one host."""
    return type("Site", (_Site,), {"host": host, "region": region, "routes": routes, "seen": seen})
