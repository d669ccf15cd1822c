"""Cloud services on 127.0.0.x, for tests: each real host has a server; the key of a share says its state.

with Clouds() as clouds:
    clouds.stand_ins        # for spiders.Manners: which host is asked where
    clouds.asked            # every request: the real host, the path, the query
"""

import itertools
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qsl, unquote, urlsplit

from tests.cloud_services import (
    SECRET,
    Asked,
    Reply,
    docs,
    drive,
    drive_download,
    dropbox,
    dropbox_download,
    file,
    mail,
    mail_download,
    shortener,
    vk,
    yandex_api,
    yandex_downloader,
    yandex_page,
)  # fmt: skip

__all__ = ["SECRET", "Asked", "Clouds"]

_numbers = itertools.count(2)


class Clouds:
    """The servers of all services; they close with it."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self._servers = [_server(self, host, reply) for host, reply in _HOSTS.items()]
        self.stand_ins = tuple(
            (f"https://{host}", f"http://{server.server_address[0]!s}:{server.server_address[1]}")
            for host, server in zip(_HOSTS, self._servers, strict=True)
        )
        self._threads = [threading.Thread(target=one.serve_forever, args=(0.02,)) for one in self._servers]

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        for server in self._servers:
            server.shutdown()
            server.server_close()
        for thread in self._threads:
            thread.join(5)

    def questions(self, host: str, words: str = "") -> list[Asked]:
        """The requests to a host whose path or query holds the words."""
        return [one for one in self.asked if one.host == host and words in f"{one.path} {one.query}"]


def _server(clouds: Clouds, host: str, reply: "Callable[[Asked], Reply]") -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            fields = dict(parse_qsl(parts.query))
            headers = {name.lower(): value for name, value in self.headers.items()}
            asked = Asked(host, unquote(parts.path), fields, headers)
            clouds.asked.append(asked)
            status, more, body = reply(asked)
            self.send_response(status)
            for name, value in {"Content-Type": "text/html; charset=utf-8", **more}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            """Silent."""

    server = ThreadingHTTPServer((f"127.0.120.{next(_numbers) % 250 + 2}", 0), Handler)
    server.daemon_threads = True
    return server


_HOSTS: dict[str, Callable[[Asked], Reply]] = {
    "cloud-api.yandex.net": yandex_api,
    "disk.yandex.ru": yandex_page,
    "yadi.sk": yandex_page,
    "downloader.disk.yandex.ru": yandex_downloader,
    "s1.storage.yandex.net": lambda asked: file(),
    "drive.google.com": drive,
    "drive.usercontent.google.com": drive_download,
    "docs.google.com": docs,
    "doc-00-docs.googleusercontent.com": lambda asked: file(asked.path.split("/")[-1]),
    "cloud.mail.ru": mail,
    "cloclo1.datacloudmail.ru": mail_download,
    "www.dropbox.com": dropbox,
    "uc1.dl.dropboxusercontent.com": dropbox_download,
    "vk.com": vk,
    "psv4.userapi.com": lambda asked: file(),
    "clck.ru": shortener,
    "files.example.org": lambda asked: file(),
}
