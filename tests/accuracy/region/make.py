"""The region being made: addresses and what they answer, cells and their labels."""

import hashlib
import json
import urllib.parse
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.accuracy.region import writers

FILES = Path(__file__).parent / "files"
TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
}
CODES = [
    *(f"2.4.1.{n}" for n in range(1, 5)),
    *(f"2.4.2.{n}" for n in range(1, 8)),
    *(f"2.4.3.{n}" for n in range(1, 5)),
    *(f"2.4.4.{n}" for n in range(1, 7)),
    *(f"2.4.5.{n}" for n in range(1, 9)),
    "2.4.6.1",
]


@dataclass
class Answer:
    """What an address answers."""

    status: int = 200
    body: bytes = b""
    kind: str = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    first: int = 0  # the status of the first answer, if another


@dataclass
class Link:
    """A link in a cell: where it leads, the words it stands on, the pages beside it."""

    url: str
    words: str = ""
    pages: str = ""


@dataclass
class Made:
    """A document put on a site."""

    url: str
    marks: dict[str, int] = field(default_factory=dict)

    def at(self, mark: str) -> str:
        return str(self.marks[mark])


class Region:
    """All that is made: `answers` for the server, `cells` for the forms, `labels` for the judge."""

    def __init__(self, port: int, render: bool = False) -> None:
        self.port, self.render = port, render
        self.answers: dict[tuple[str, str], Answer] = {}
        self.cells: dict[tuple[str, str], list[Link] | str] = {}
        self.labels: list[dict[str, Any]] = []
        self.marks: dict[str, Any] = {}
        if (FILES / "marks.json").exists():
            self.marks = json.loads((FILES / "marks.json").read_text(encoding="utf-8"))

    def town(self, name: str, host: str, site: str) -> "Town":
        town = Town(self, name, host, site)
        town.answer("/", writers.page(f"= {site}\n\nДобро пожаловать на сайт.", "Главная", site))
        return town


class Town:
    """One municipality: its site, its cells, its labels."""

    def __init__(self, region: Region, name: str, host: str, site: str) -> None:
        self.region, self.name, self.host, self.site = region, name, host, site

    def url(self, path: str) -> str:
        return f"http://{self.host}:{self.region.port}" + urllib.parse.quote(path, safe="/?=&#%")

    def answer(self, path: str, body: bytes = b"", kind: str = "text/html; charset=utf-8", **more: Any) -> str:
        self.region.answers[self.host, path] = Answer(body=body, kind=kind, **more)
        return self.url(path)

    def docx(self, path: str, text: str, **more: Any) -> Made:
        return Made(self.answer(path, writers.word(text), TYPES["docx"], **more), writers.pages_by_breaks(text))

    def xlsx(self, path: str, **sheets: Sequence[Sequence[object]]) -> str:
        return self.answer(path, writers.sheet(dict(sheets)), TYPES["xlsx"])

    def page(self, path: str, text: str, title: str, shell: str = "main", charset: str = "utf-8", **more: Any) -> str:
        links = more.pop("links", ())
        body = writers.page(text, title, self.site, shell, links, charset)
        return self.answer(path, body, f"text/html; charset={charset}", **more)

    def pdf(self, path: str, text: str, kind: str = TYPES["pdf"], **more: Any) -> Made:
        """A PDF kept under files/; `build.py --render` makes it anew when its text has changed."""
        name = f"{self.host.rpartition('.')[2]}_{Path(path).stem}.pdf"
        digest = hashlib.sha256(text.encode()).hexdigest()[:12]
        kept = self.region.marks.get(name, {})
        if self.region.render and kept.get("digest") != digest:
            from tests.accuracy.region import pdf

            body, marks = pdf.write(text)
            (FILES / name).write_bytes(body)
            self.region.marks[name] = kept = {"digest": digest, "marks": marks}
        assert kept.get("digest") == digest, f"{name}: run build.py --render"
        return Made(self.answer(path, (FILES / name).read_bytes(), kind, **more), kept["marks"])

    def put(self, code: str, *links: Link | str) -> None:
        self.region.cells[self.name, code] = (
            links[0] if isinstance(links[0], str) else [one for one in links if isinstance(one, Link)]
        )

    def fine(self, code: str, url: str, words: str = "", pages: str = "", why: str = "", **more: Any) -> None:
        """A cell in order with one link."""
        self.put(code, Link(url, words, pages))
        self.in_order(code, why, **more)

    def in_order(self, code: str, why: str, **more: Any) -> None:
        self._label(code, None, None, why, "fine", **more)

    def bad(self, code: str, rule: str, why: str, url: str, words: str = "", pages: str = "", **more: Any) -> None:
        """A cell with one link and a fault."""
        self.put(code, Link(url, words, pages))
        self.must(code, rule, why, url, **more)

    def must(self, code: str, rule: str, why: str, url: str | None = None, **more: Any) -> None:
        self._label(code, rule, url, why, "must", **more)

    def rest_empty(self) -> None:
        for code in CODES:
            if (self.name, code) not in self.region.cells and code not in ("2.4.2.5", "2.4.5.1"):
                self.must(code, "empty-cell", "в клетке ничего нет")

    def _label(self, code: str, rule: str | None, url: str | None, why: str, kind: str, **more: Any) -> None:
        head = {"municipality": self.name, "position": code, "url": url, "rule": rule, "must": kind == "must"}
        self.region.labels.append({**head, "why": why, "kind": kind, **more})
