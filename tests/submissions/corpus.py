"""A corpus of forms over all formats and layouts, the links in each known; the same ones for the same seed."""

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from auditor.model import Rubric
from rules import rubrics
from tests.submissions import writers
from tests.submissions.author import Answers, Author
from tests.submissions.author_layouts import flat, matrix, rows, running, turned
from tests.submissions.writers import Value
from tests.submissions.writing import Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A file and the links in it."""

    path: Path
    label: str
    facts: Facts


def rubric() -> Rubric:
    return rubrics.load("mmuko-2.4", date(2021, 3, 1))


def make(folder: Path, count: int, seed: int = 2024, rubric_: Rubric | None = None) -> Iterator[Made]:
    """`count` files, each of the kinds in its turn."""
    author = Author(seed, rubric_ or rubric())
    for number in range(count):
        kind = _KINDS[number % len(_KINDS)]
        yield kind(author, folder, number)


def _facts(answers: Answers) -> Facts:
    return {(name, code, url, pages) for (name, code), links in answers.items() for url, pages in links}


def _book(author: Author, folder: Path, number: int, ending: str) -> Made:
    names = author.names()
    answers = author.answers(names)
    layout = author.random.choice((matrix, turned, flat, None, None))
    if layout:
        tables = [layout(author, names, answers, False)]
        tables[0].name = author.random.choice(("Лист1", "Свод", "Форма"))
    else:
        by_sheet = author.random.random() < 0.5
        tables = [rows(author, name, answers, False, not by_sheet) for name in names]
        for at, (table, name) in enumerate(zip(tables, names, strict=True)):
            table.name = name[:31] if by_sheet else f"Лист{at + 1}"
            table.unseen = at > 0 and author.random.random() < 0.3
    path = folder / f"form{number}.{ending}"
    writers.BOOKS[ending](path, tables)
    return Made(path=path, label=f"{ending} {layout.__name__ if layout else 'rows'}", facts=_facts(answers))


def _document(author: Author, folder: Path, number: int, ending: str) -> Made:
    names = author.names()
    answers = author.answers(names)
    kind = author.random.choice(("rows", "running", "turned"))
    if kind == "turned":
        tables = [turned(author, names, answers, False)]
    elif kind == "running":
        tables = [running(author, name, answers) for name in names]
    else:
        tables = [rows(author, name, answers, False, False) for name in names]
        for table, name in zip(tables, names, strict=True):
            table.before = [f"Муниципальное образование: {name}"]
    path = folder / f"form{number}.{ending}"
    writers.DOCUMENTS[ending](path, tables)
    return Made(path=path, label=f"{ending} {kind}", facts=_facts(answers))


def _text(author: Author, folder: Path, number: int, ending: str) -> Made:
    layout = author.random.choice((matrix, turned, flat, None))
    names = author.names() if layout else author.names(1)
    answers = author.answers(names)
    table = layout(author, names, answers, True) if layout else rows(author, names[0], answers, True, True)
    path = folder / f"form{number}.{ending}"
    delimiter = "\t" if ending == "tsv" else author.random.choice((";", ","))
    encoding = author.random.choice(("utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-r"))
    if encoding in ("cp1251", "koi8-r"):  # no dash of this width stands in KOI8-R
        for row in table.rows:
            row[:] = [
                value and Value(text=value.text.replace("–", "-").replace("«", '"').replace("»", '"').replace("№", "N"))
                for value in row
            ]
    writers.text(path, [table], delimiter, encoding)
    return Made(path=path, label=f"{ending} {encoding} {layout.__name__ if layout else 'rows'}", facts=_facts(answers))


def _named_file(author: Author, folder: Path, number: int) -> Made:
    """The municipality stands in the file's name alone."""
    names = author.names(1)
    answers = author.answers(names)
    inside = folder / str(number)
    inside.mkdir()
    path = inside / f"{names[0].replace(' ', '_')}.xlsx"
    table = rows(author, names[0], answers, False, False)
    table.name = "Лист1"
    writers.xlsx(path, [table])
    return Made(path=path, label="xlsx named by file", facts=_facts(answers))


def _zipped(author: Author, folder: Path, number: int) -> Made:
    inside = folder / f"parts{number}"
    inside.mkdir()
    path = folder / f"forms{number}.zip"
    names = author.names()
    answers = author.answers(names)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            ending = author.random.choice(("xlsx", "ods", "xls"))
            table = rows(author, name, answers, False, True)
            table.name = "Форма"
            writers.BOOKS[ending](inside / f"{name}.{ending}", [table])
            archive.write(inside / f"{name}.{ending}", f"Формы/{name}.{ending}")
        archive.writestr("Формы/приказ.pdf", b"%PDF-1.4")
    return Made(path=path, label="zip", facts=_facts(answers))


Kind = Callable[[Author, Path, int], Made]
_KINDS: tuple[Kind, ...] = (
    *(partial(_book, ending=ending) for ending in ("xlsx", "xls", "ods")),
    *(partial(_document, ending=ending) for ending in ("docx", "odt", "html")),
    *(partial(_text, ending=ending) for ending in ("csv", "tsv")),
    *(partial(_book, ending=ending) for ending in ("xlsx", "ods")),
    _named_file,
    _zipped,
)
