"""A small region for nights: sites that can be changed, two municipalities' forms, a mail server, a webhook."""

import csv
import email
import email.policy
import hashlib
import shutil
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from aiosmtpd.controller import Controller

from auditor import nightly
from auditor.nightly import Outcome
from tests.site import closed_port

FIRST = date(2021, 2, 20)
POSITIONS = ("2.4.5.1", "2.4.5.2", "2.4.5.3")
NORTH, SOUTH = "Заречинский район", "Пихтовский район"


@dataclass
class Site:
    """One host: files by path, and whether it is up. Answers 304 to its own ETags."""

    host: str
    files: dict[str, bytes] = field(default_factory=dict)
    validators: bool = True
    asked: Counter[str] = field(default_factory=Counter)
    when_asked: Callable[[str], None] = lambda path: None
    sent: int = 0  # bytes of bodies
    port: int = 0
    _server: ThreadingHTTPServer | None = None

    def up(self) -> None:
        """Listens; at the same port as before."""
        site = self

        class Answers(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                path = unquote(self.path)
                site.asked[path] += 1
                site.when_asked(path)
                body = site.files.get(path)
                if body is None:
                    self._say(404, b"<h1>404</h1>", "")
                    return
                tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"' if site.validators else ""
                if tag and self.headers.get("If-None-Match") == tag:
                    self._say(304, b"", tag)
                else:
                    self._say(200, body, tag)

            def _say(self, status: int, body: bytes, tag: str) -> None:
                self.send_response(status)
                if status != 304:
                    self.send_header("Content-Type", "text/plain; charset=utf-8" if status == 200 else "text/html")
                    self.send_header("Content-Length", str(len(body)))
                if tag:
                    self.send_header("ETag", tag)
                self.end_headers()
                site.sent += len(body)
                self.wfile.write(body)

            def log_message(self, *words: Any) -> None:
                pass

        self._server = ThreadingHTTPServer((self.host, self.port), Answers)
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def down(self) -> None:
        """Nobody listens any more."""
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def url(self, path: str) -> str:
        return f"http://{self.host}:{self.port}{path}"


class Post:
    """A real SMTP server on loopback that keeps what it gets."""

    def __init__(self) -> None:
        self.got: list[tuple[str, EmailMessage]] = []
        self._controller = Controller(self, hostname="127.0.0.1", port=closed_port())
        self.refusing = False
        self.when_taken: Callable[[], None] = lambda: None  # called for each letter, before it is acknowledged

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        if self.refusing:
            return "451 try again later"
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        self.got.append((envelope.rcpt_tos[0], message))
        self.when_taken()
        return "250 OK"

    @contextmanager
    def open(self) -> Iterator["Post"]:
        self._controller.start()
        try:
            yield self
        finally:
            self._controller.stop()

    @property
    def server(self) -> str:
        return f"smtp://127.0.0.1:{self._controller.port}"

    def taken(self) -> list[tuple[str, EmailMessage]]:
        """What came since the last look."""
        taken, self.got = self.got, []
        return taken


@dataclass
class Hook:
    """A receiver of webhooks; answers with the statuses it is given, then 200."""

    got: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    url: str = ""

    @contextmanager
    def open(self) -> Iterator["Hook"]:
        hook = self

        class Takes(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                hook.got.append(({name.lower(): value for name, value in self.headers.items()}, body))
                self.send_response(hook.statuses.pop(0) if hook.statuses else 200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *words: Any) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Takes)
        self.url = f"http://127.0.0.1:{server.server_address[1]}/hook"
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        try:
            yield self
        finally:
            server.shutdown()
            server.server_close()


def order(number: str, day: str, subject: str = "методической работы", name: str = NORTH) -> bytes:
    """A sound order of a municipality's education department."""
    return (
        f"Администрация {name.replace('ий район', 'ого района')}\nУправление образования\nПРИКАЗ\n{day} № {number}\n"
        f"Об утверждении программы развития {subject}\n\nВ целях развития муниципальной системы {subject} "
        f"приказываю:\n1. Утвердить программу развития {subject} на 2020–2023 годы.\n2. Провести мероприятия, "
        f"направленные на совершенствование системы {subject}, поддержку молодых педагогов и наставничество.\n"
        "3. Контроль за исполнением приказа оставляю за собой.\n\nНачальник управления образования И. И. Иванова\n"
    ).encode()


def form(path: Path, rows: list[tuple[str, str, str]]) -> None:
    """A flat form: municipality, position, url."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["municipality", "position", "url", "pages"])
        writer.writerows((*row, "") for row in rows)


@contextmanager
def built(folder: Path) -> Iterator["Country"]:
    """The sites, the forms, the mail server and the webhook, all up."""
    north, south = Site("127.0.7.1"), Site("127.0.7.2")
    for number, position in enumerate(POSITIONS):
        north.files[f"/n{position}.txt"] = order(f"{number + 11}", "14.09.2020", name=NORTH)
        south.files[f"/s{position}.txt"] = order(f"{number + 51}-п", "03.02.2020", name=SOUTH)
    north.up()
    south.up()
    (folder / "forms").mkdir()
    form(folder / "forms" / "north.csv", [(NORTH, p, north.url(f"/n{p}.txt")) for p in POSITIONS])
    form(folder / "forms" / "south.csv", [(SOUTH, p, south.url(f"/s{p}.txt")) for p in POSITIONS])
    with Post().open() as post, Hook().open() as hook:
        yield Country(folder=folder, north=north, south=south, post=post, hook=hook)
    north.down()
    south.down()


@dataclass
class Country:
    """Two sites, two forms, and whoever is told."""

    folder: Path
    north: Site
    south: Site
    post: Post
    hook: Hook
    day: date = FIRST
    more: str = ""
    sent: list[tuple[str, str, str]] = field(default_factory=list)
    first: tuple[dict[str, bytes], dict[str, bytes]] = ({}, {})

    def __post_init__(self) -> None:
        self.first = self.first if any(self.first) else (dict(self.north.files), dict(self.south.files))

    def write_settings(self) -> Path:
        """nightly.toml of tonight."""
        config = self.folder / "nightly.toml"
        config.write_text(self.settings(), encoding="utf-8")
        return config

    def night(self) -> Outcome:
        """One night later: runs it and takes the letters (to, subject, text)."""
        done = nightly.nightly(nightly.load(self.write_settings()))
        self.day += timedelta(days=1)
        self.sent = [
            (to, str(one["Subject"]), one.get_body(("plain",)).get_content())  # type: ignore[union-attr]
            for to, one in self.post.taken()
        ]
        return done

    def copied(self, folder: Path) -> "Country":
        """The same sites with the database, the bodies and the forms in another folder; sites are as at first."""
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        self.post.taken()
        self.hook.got.clear()
        for site, files in zip((self.north, self.south), self.first, strict=True):
            site.files = dict(files)
            site.asked.clear()
            site.when_asked = lambda path: None
        self.post.when_taken = lambda: None
        self.post.refusing = False
        return replace(self, folder=folder, sent=[])

    def settings(self) -> str:
        return f"""
db = "audit.db"
out = "nightly"
submissions = ["forms/*.csv"]
as_of = {self.day.isoformat()}
delay = 0
recheck_after = 0.2
workers = 1
allow_network = ["127.0.0.0/8"]
{self.more}
[mail]
server = "{self.post.server}"
sender = "auditor@example.org"
to = ["experts@example.org"]
by_municipality = {{"{NORTH}" = "north@example.org", "{SOUTH}" = "south@example.org"}}
[webhook]
url = "{self.hook.url}"
secret = "тайна"
"""

    def told(self, to: str) -> str:
        """The one letter that came to this box."""
        letters = [text for box, _, text in self.sent if box == to]
        assert len(letters) == 1, self.sent
        return letters[0]
