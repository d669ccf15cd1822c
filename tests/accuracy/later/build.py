"""build.py DIR: writes the forms of the second region into DIR/submissions; its towns are the YAML files beside."""

import io
import random
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import docx
import yaml
from openpyxl import Workbook
from PIL import Image

from tests.accuracy.region import pdf, writers
from tests.accuracy.region.forms import BLOCKS
from tests.accuracy.region.make import TYPES, Link, Made, Region, Town

PORT, SAFE_PORT, AS_OF, NETWORK = 18290, 18291, "2021-03-01", "127.0.6.0/24"
HERE = Path(__file__).parent
SHARED = {f"${name}": text for name, text in yaml.safe_load((HERE / "shared.yml").read_text(encoding="utf-8")).items()}
_ADDRESS = re.compile(r"\{(/[^{}]*)\}")
_STUBS = {
    "login": "<h1>Вход на сайт</h1><form method=post action=/login>"
    "<input name=login><input type=password name=p></form>"
}


def names() -> list[str]:
    """The towns, in order."""
    return sorted(path.stem for path in HERE.glob("*.yaml"))


def build(folder: Path, towns: Sequence[str], port: int = PORT, safe_port: int = SAFE_PORT) -> tuple[Region, Region]:
    """Forms of the towns into `folder`/submissions; answers by http and, in the second region, by https."""
    plain, safe = Region(port), Region(safe_port)
    (folder / "submissions").mkdir(parents=True, exist_ok=True)
    for name in towns:
        told = yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))
        host = f"127.0.6.{11 + names().index(name)}"
        town, covert = plain.town(told["town"], host, told["site"]), safe.town(told["town"], host, told["site"])
        made = _documents(town, covert, told)
        for code, cell in told["cells"].items():
            _cell(town, made, code, cell)
        town.rest_empty()
        _form(plain, told, folder / "submissions" / name)
    return plain, safe


def _documents(town: Town, covert: Town, told: Mapping[str, Any]) -> dict[str, Made]:
    made: dict[str, Made] = {}
    for path, text in told["docs"].items():
        more = text if isinstance(text, dict) else {"text": text}
        at = covert if more.get("safe") else town
        words = _ADDRESS.sub(lambda found: town.url(found[1]), more.get("text", ""))
        for name, shared in {"$HEAD": told["head"], **SHARED}.items():
            words = words.replace(name, shared)
        made[path] = _answer(at, path, words, more)
        if more.get("safe"):
            made[path].url = made[path].url.replace("http:", "https:", 1)
    return made


def _answer(town: Town, path: str, text: str, more: Mapping[str, Any]) -> Made:
    if "moved" in more:
        there = more["moved"] if more["moved"].startswith("http") else town.url(more["moved"])
        return Made(town.answer(path, b"", status=more.get("status", 301), headers={"Location": there}))
    if "stub" in more:
        return Made(town.answer(path, _STUBS[more["stub"]].encode(), status=more.get("status", 200)))
    if "scan" in more:
        return Made(town.answer(path, _scan(more["scan"]), TYPES["pdf"]))
    if "bytes" in more:
        return Made(town.answer(path, more["bytes"].encode() * more.get("times", 1), more.get("kind", TYPES["pdf"])))
    if "status" in more:
        return Made(town.answer(path, more.get("text", "").encode(), status=more["status"]))
    if "sheet" in more:
        return Made(town.xlsx(path, **more["sheet"]))
    if more.get("cut"):
        whole = writers.word(text)
        return Made(town.answer(path, whole[: len(whole) // 2], TYPES["docx"]))
    if path.endswith(".docx"):
        return town.docx(path, text)
    if path.endswith(".pdf"):
        body, marks = pdf.write(text)
        return Made(town.answer(path, body, TYPES["pdf"]), marks)
    title = next((line[2:] for line in text.splitlines() if line.startswith("= ")), more.get("title", "Документы"))
    links = [(words, there if "://" in there else town.url(there)) for words, there in more.get("links", ())]
    return Made(town.page(path, text, title, more.get("shell", "main"), links=links))


def _scan(pages: int) -> bytes:
    """Pages of grey noise, as an unreadable copy gives."""
    noise = random.Random(pages)
    images = [Image.frombytes("L", (420, 594), noise.randbytes(420 * 594)) for _ in range(pages)]
    body = io.BytesIO()
    images[0].save(body, "PDF", save_all=True, append_images=images[1:])
    return body.getvalue()


def _cell(town: Town, made: Mapping[str, Made], code: str, cell: Mapping[str, Any]) -> None:
    def address(path: str) -> str:
        return made[path].url if path in made else path if "://" in path else town.url(path)

    url = None
    if "see" in cell:
        url = address(cell["see"]) + cell.get("tail", "")
        marks = made[cell["see"]].marks if cell["see"] in made else {}
        town.put(code, Link(url, cell.get("words", ""), cell.get("pages", "").format_map(marks)))
    else:
        town.put(code, _ADDRESS.sub(lambda found: address(found[1]), cell.get("text", "")))
    more = {key: cell[key] for key in ("alt", "group") if key in cell}
    for rule in cell.get("must", ()):
        town.must(code, rule, cell.get("why", ""), url, allow=cell.get("ok", []), **more)
    if not cell.get("must"):
        town.in_order(code, cell.get("why", ""), allow=cell.get("ok", []))


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
