"""Regions told in YAML: a file a town, with its site, its documents and its labelled cells."""

import io
import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import docx
import pikepdf
import yaml
from openpyxl import Workbook
from PIL import Image, ImageDraw, ImageFont

from tests.accuracy.region import pdf, writers
from tests.accuracy.region.forms import BLOCKS
from tests.accuracy.region.make import TYPES, Answer, Link, Made, Region, Town

_ADDRESS = re.compile(r"\{(/[^{}]*)\}")
_STUBS = {
    "login": "<h1>Вход на сайт</h1><form method=post action=/login>"
    "<input name=login><input type=password name=p></form>"
}


@dataclass(frozen=True)
class Told:
    """A region: the folder of its towns, the first three numbers of its hosts, its ports by http and https."""

    folder: Path
    net: str
    port: int
    safe_port: int
    as_of: str = "2021-03-01"
    apart: bool = False  # each line of a paper is a paragraph

    @property
    def network(self) -> str:
        return f"{self.net}.0/24"

    @cached_property
    def names(self) -> list[str]:
        """The towns, in order."""
        return sorted(path.stem for path in self.folder.glob("*.yaml"))

    def build(self, folder: Path, towns: Sequence[str]) -> tuple[Region, Region]:
        """Forms of the towns into `folder`/submissions; answers by http and, in the second region, by https."""
        plain, safe = Region(self.port), Region(self.safe_port)
        (folder / "submissions").mkdir(parents=True, exist_ok=True)
        shared_file = self.folder / "shared.yml"
        shared = yaml.safe_load(shared_file.read_text(encoding="utf-8")) if shared_file.exists() else {}
        for name in towns:
            told = yaml.safe_load((self.folder / f"{name}.yaml").read_text(encoding="utf-8"))
            host = f"{self.net}.{11 + self.names.index(name)}"
            town, covert = plain.town(told["town"], host, told["site"]), safe.town(told["town"], host, told["site"])
            said = {"$HEAD": told["head"], **{f"${key}": shared[key] for key in shared}, "\n": "\n\n"}
            if not self.apart:
                del said["\n"]
            made = _documents(town, covert, told, said)
            for code, cell in told["cells"].items():
                _cell(town, made, code, cell)
            town.rest_empty()
            _form(plain, told, folder / "submissions" / name)
        return plain, safe


def _documents(town: Town, covert: Town, told: Mapping[str, Any], said: Mapping[str, str]) -> dict[str, Made]:
    made: dict[str, Made] = {}
    for path, text in told["docs"].items():
        more = text if isinstance(text, dict) else {"text": text}
        at = covert if more.get("safe") else town
        words = _ADDRESS.sub(lambda found: town.url(found[1]), more.get("text", ""))
        for name, instead in said.items():
            words = words.replace(name, instead)
        made[path] = _answer(at, path, words, more)
        if more.get("safe"):
            made[path].url = made[path].url.replace("http:", "https:", 1)
        if "first" in more:
            at.region.answers[at.host, path].first = more["first"]
    return made


def _answer(town: Town, path: str, text: str, more: Mapping[str, Any]) -> Made:
    if "same" in more:
        first = town.region.answers[town.host, more["same"]]
        return Made(town.answer(path, first.body, first.kind))
    if "moved" in more:
        there = more["moved"] if more["moved"].startswith("http") else town.url(more["moved"])
        return Made(town.answer(path, b"", status=more.get("status", 301), headers={"Location": there}))
    if "stub" in more:
        return Made(town.answer(path, _STUBS[more["stub"]].encode(), status=more.get("status", 200)))
    if "scan" in more:
        return Made(town.answer(path, _scan(more["scan"]), TYPES["pdf"]))
    if "typed" in more:
        return Made(town.answer(path, _typed(more["typed"]), TYPES["pdf"]))
    if "bytes" in more:
        return Made(town.answer(path, more["bytes"].encode() * more.get("times", 1), more.get("kind", TYPES["pdf"])))
    if "status" in more:
        return Made(town.answer(path, more.get("text", "").encode(), status=more["status"]))
    if "sheet" in more:
        return Made(town.xlsx(path, **more["sheet"]))
    return _written(town, path, text, more)


def _written(town: Town, path: str, text: str, more: Mapping[str, Any]) -> Made:
    if more.get("cut"):
        whole = writers.word(text)
        return Made(town.answer(path, whole[: len(whole) // 2], TYPES["docx"]))
    if path.endswith(".docx"):
        made = town.docx(path, text)
        town.region.answers[town.host, path].kind = more.get("kind", TYPES["docx"])
        return made
    if path.endswith(".pdf"):
        body, marks = pdf.write(text)
        return Made(town.answer(path, _locked(body, more["locked"]) if "locked" in more else body, TYPES["pdf"]), marks)
    title = next((line[2:] for line in text.splitlines() if line.startswith("= ")), more.get("title", "Документы"))
    links = [(words, there if "://" in there else town.url(there)) for words, there in more.get("links", ())]
    return Made(town.page(path, text, title, more.get("shell", "main"), links=links))


def _locked(body: bytes, word: str) -> bytes:
    """The PDF behind a password to open it (or, with none, to change it)."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(body)) as book:
        book.save(out, encryption=pikepdf.Encryption(owner="owner", user=word))
    return out.getvalue()


def _scan(pages: int) -> bytes:
    """Pages of grey noise, as an unreadable copy gives."""
    noise = random.Random(pages)
    images = [Image.frombytes("L", (420, 594), noise.randbytes(420 * 594)) for _ in range(pages)]
    body = io.BytesIO()
    images[0].save(body, "PDF", save_all=True, append_images=images[1:])
    return body.getvalue()


def _typed(text: str) -> bytes:
    """A clean copy of a typed page: a picture of 200 points an inch."""
    image = Image.new("L", (1654, 2339), 255)
    font = ImageFont.truetype(str(pdf.FONTS / "LiberationSerif-Regular.ttf"), 34)
    for row, line in enumerate(text.splitlines()):
        right = 850 if line.startswith(">> ") else 200
        ImageDraw.Draw(image).text((right, 180 + 52 * row), line.removeprefix(">> "), 0, font)
    body = io.BytesIO()
    image.save(body, "PDF", resolution=200)
    return body.getvalue()


def _cell(town: Town, made: Mapping[str, Made], code: str, cell: Mapping[str, Any]) -> None:
    def address(path: str) -> str:
        return made[path].url if path in made else path if "://" in path else town.url(path)

    url = None
    if "see" in cell:
        tail = cell.get("tail", "")
        url = address(cell["see"]) + tail
        if tail.startswith("?"):
            answers = town.region.answers
            answers[town.host, cell["see"] + tail] = answers.get((town.host, cell["see"])) or Answer(404)
        marks = made[cell["see"]].marks if cell["see"] in made else {}
        town.put(code, Link(url, cell.get("words", ""), cell.get("pages", "").format_map(marks)))
    else:
        town.put(code, _ADDRESS.sub(lambda found: address(found[1]), cell.get("text", "")))
    more = {key: cell[key] for key in ("alt", "group", "near") if key in cell}
    for rule in cell.get("must", ()):
        town.must(code, rule, cell.get("why", ""), url, allow=cell.get("ok", []), **more)
    if not cell.get("must"):
        town.in_order(code, cell.get("why", ""), allow=cell.get("ok", []), **more)


def _form(region: Region, told: Mapping[str, Any], path: Path) -> None:
    (_word if told.get("form") == "word" else _rows)(region, told["town"], path)


def _rows(region: Region, town: str, path: Path) -> None:
    book = Workbook()
    sheet: Any = book.active
    sheet.append(["Система методической работы. Муниципалитет: " + town])
    sheet.append(["Код", "Позиция оценивания", "Максимальный балл", "Ссылка на документ", "Страницы"])
    for title, positions in BLOCKS:
        sheet.append([None, title])
        for code, name in positions:
            cell = region.cells.get((town, code), "")
            sheet.append([code, name, 1, cell if isinstance(cell, str) else None])
            if not isinstance(cell, str):
                sheet.cell(sheet.max_row, 4, cell[0].words or cell[0].url).hyperlink = cell[0].url
                sheet.cell(sheet.max_row, 5, cell[0].pages or None)
    book.save(path.with_suffix(".xlsx"))


def _word(region: Region, town: str, path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(f"Муниципалитет: {town}")
    table = document.add_table(rows=1, cols=3)
    for cell, words in zip(table.rows[0].cells, ("Код", "Показатель", "Подтверждающие документы"), strict=True):
        cell.text = words
    for _, positions in BLOCKS:
        for code, name in positions:
            row = table.add_row().cells
            links = region.cells.get((town, code), "")
            row[0].text, row[1].text = code, name
            row[2].text = (
                links if isinstance(links, str) else " ".join(f"{one.words} {one.url} {one.pages}" for one in links)
            )
    document.save(str(path.with_suffix(".docx")))
