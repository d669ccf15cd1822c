"""A corpus of forms over all formats and layouts, the links in each known; the same ones for the same seed."""

import random
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from auditor.model import Position, Rubric
from rules import rubrics
from tests.submissions import writers
from tests.submissions.writers import Table, Value
from tests.submissions.writing import Facts

NAMES = ("Заречинский район", "Полянский район", "город Верхогорск", "Речной муниципальный округ", "ЗАТО Северный")
_HOSTS = (
    "http://edu.example.ru",
    "https://школа.рф",
    "http://127.0.0.1:8080",
    "https://disk.yandex.ru/d",
    "http://umc.example.com",
)
_ENDS = (".pdf", ".docx", "", "?id=5&page_id=2", "/", ".xlsx", ".pdf?v=3")
_PATHS = (
    "plan",
    "polozhenie-o-monitoringe",
    "docs/Программа_",
    "netcat_files/30/84/x",
    "2021/02/prikaz-",
    "%D0%BF%D0%BB-",
)
_WORDS = (
    "Программа",
    "Положение о мониторинге",
    "Справка",
    "ссылка",
    "Приказ от 10.09.2020 № 181",
    "тут",
    "План работы",
)
Links = list[tuple[str, tuple[int, ...]]]
Answers = dict[tuple[str, str], Links]


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A file and the links in it."""

    path: Path
    label: str
    facts: Facts


def rubric() -> Rubric:
    return rubrics.load("mmuko-2.4", date(2021, 3, 1))


class Author:
    """Writes one form after another."""

    def __init__(self, seed: int, rubric: Rubric) -> None:
        self.random, self.rubric = random.Random(seed), rubric
        self._number = 0

    def links(self) -> Links:
        """One to three links of a cell, each with its pages."""
        found = []
        for _ in range(self.random.choice((1, 1, 1, 2, 3))):
            self._number += 1
            url = f"{self.random.choice(_HOSTS)}/{self.random.choice(_PATHS)}{self._number}{self.random.choice(_ENDS)}"
            pages = sorted(self.random.sample(range(1, 60), self.random.choice((0, 1, 1, 2, 3))))
            found.append((url, tuple(pages)))
        return found

    def answers(self, names: list[str]) -> Answers:
        """About half of the positions answered."""
        return {
            (name, one.id): self.links()
            for name in names
            for one in self.rubric.positions
            if self.random.random() < 0.5 or one is self.rubric.positions[0]
        }

    def names(self, most: int = 3) -> list[str]:
        return self.random.sample(NAMES, self.random.randint(1, most))

    def cited(self, pages: tuple[int, ...], alone: bool = False) -> str:
        told = ", ".join(map(str, pages))
        if len(pages) > 1 and list(pages) == list(range(pages[0], pages[-1] + 1)):
            told = self.random.choice((f"{pages[0]}-{pages[-1]}", f"{pages[0]} – {pages[-1]}", told))
        form = self.random.choice(
            (" стр. {}", ", с. {}", " (стр. {})", "\nстр. {}", ", на стр.{}", " (с.{})", " страницы {}")
        )
        return form.format(told).replace("\n", "\n" if alone else ", ")  # a line of pages under two links is anybody's

    def value(self, links: Links, plain: bool = False) -> Value | None:
        """The cell of an answer in one of the ways people write it."""
        if not links:
            return self.random.choice((None, None, Value(text="-"), Value(text="нет")))
        url, pages = links[0]
        if len(links) == 1 and not plain and self.random.random() < 0.5:
            words = self.random.choice(_WORDS) + (self.cited(pages).replace("\n", " ") if pages else "")
            return Value(text=words, target=url, formula=self.random.random() < 0.4)
        told = [url + (self.cited(pages, len(links) == 1) if pages else "") for url, pages in links]
        if len(told) > 1 and self.random.random() < 0.3:
            told = [f"{number}) {one}" for number, one in enumerate(told, 1)]
        elif self.random.random() < 0.3:
            told = [f"{self.random.choice(_WORDS[:3])}: {one}" for one in told]
        separator = "\n" if any("\n" in one for one in told) else self.random.choice(("\n", ";\n", "\n\n"))
        return Value(text=separator.join(told))

    def position(self, one: Position) -> str:
        return self.random.choice(
            (one.title, f"{one.title} (1 балл – есть, 0 – нет)", one.title + ";", one.title.upper())
        )


# --- layouts ---------------------------------------------------------------------------------------------------------


def _said(text: str) -> Value:
    return Value(text=text)


def rows(author: Author, name: str, answers: Answers, plain: bool, told: bool) -> Table:
    """Positions down the rows, by codes or under the headings of their blocks."""
    rng = author.random
    by_block, numbered, points, paged = rng.random() < 0.5, rng.random() < 0.5, rng.random() < 0.5, rng.random() < 0.3
    table = Table()
    if rng.random() < 0.6:
        table.rows.append([_said("Мониторинг муниципальных механизмов управления качеством образования")])
    if told:
        table.rows.append(
            rng.choice(([_said("Муниципальное образование:"), _said(name)], [_said(f"Муниципалитет: {name}")]))
        )
    if rng.random() < 0.3:
        table.rows.append([None])
    heads = ["№ п/п" if by_block else "Код", "Позиция оценивания", *(["Максимальный балл"] * points)]
    heads += ["Ссылка на документ" + ("" if paged else " (с указанием страницы)"), *(["Страницы"] * paged)]
    heads += rng.choice(([], ["Комментарий эксперта"]))
    table.rows.append([_said(head) for head in heads])
    if numbered:
        table.rows.append([_said(str(number)) for number in range(1, len(heads) + 1)])
    section, count = "", 0
    for one in author.rubric.positions:
        if by_block and one.section != section:
            section, count = one.section, 0
            title = next(found.title for found in author.rubric.sections if found.id == section)
            table.rows.append([_said(title + rng.choice(("", ":")))])
            if rng.random() < 0.5:
                table.rows[-1] += [None] * (len(heads) - 1)
                table.merged.append((len(table.rows) - 1, 0, len(table.rows) - 1, len(heads) - 1))
        count += 1
        row: list[Value | None] = [_said(f"{count}.") if by_block else _said(one.id), _said(author.position(one))]
        row += [_said("1")] * points
        links = answers.get((name, one.id), [])
        if paged and len(links) == 1:
            row += [_said(links[0][0]), _said(", ".join(map(str, links[0][1]))) if links[0][1] else None]
        else:
            row += [author.value(links, plain), *([None] * paged)]
        if rng.random() < 0.05:
            table.hidden.add(len(table.rows))
        table.rows.append(row)
    table.rows.append([None, _said("Итого"), *([_said("5")] * points)])
    return table


def matrix(author: Author, names: list[str], answers: Answers, plain: bool) -> Table:
    """A municipality a row, a position a column; the head in one, two or three rows."""
    table = Table()
    positions, rng = author.rubric.positions, author.random
    if rng.random() < 0.5:
        table.rows.append([_said("Сводная таблица")])
    kind = rng.choice(("codes", "glued", "both", "blocks"))
    if kind == "codes":
        table.rows.append([_said("Муниципалитет"), *(_said(one.id) for one in positions)])
    elif kind == "glued":
        table.rows.append([_said("МО"), *(_said(f"{one.id}. {one.title}") for one in positions)])
    elif kind == "both":
        table.rows.append([_said("Территория"), *(_said(one.id) for one in positions)])
        table.rows.append([None, *(_said(one.title) for one in positions)])
    else:
        titles = {found.id: found.title for found in author.rubric.sections}
        top: list[Value | None] = [_said("Муниципалитет")]
        for at, one in enumerate(positions):
            first = not at or positions[at - 1].section != one.section
            top.append(_said(titles[one.section]) if first else None)
        table.rows += [top, [None, *(_said(one.title) for one in positions)]]
    if rng.random() < 0.4:
        table.rows.append([_said("Максимальный балл"), *(_said("1") for _ in positions)])
    for name in names:
        table.rows.append([_said(name), *(author.value(answers.get((name, one.id), []), plain) for one in positions)])
    return table


def turned(author: Author, names: list[str], answers: Answers, plain: bool) -> Table:
    """A position a row, a municipality a column."""
    table = Table(rows=[[_said("Код"), _said("Показатель"), *(_said(name) for name in names)]])
    for one in author.rubric.positions:
        cells = [author.value(answers.get((name, one.id), []), plain) for name in names]
        table.rows.append([_said(one.id), _said(author.position(one)), *cells])
    return table


def flat(author: Author, names: list[str], answers: Answers, plain: bool) -> Table:
    """One link a row."""
    rng = author.random
    heads = rng.choice(
        (["municipality", "position", "url", "pages"], ["Муниципалитет", "Позиция", "Ссылка", "Страницы"])
    )
    table = Table(rows=[[_said(head) for head in heads]])
    titles = {one.id: one.title for one in author.rubric.positions}
    by_title = rng.random() < 0.5
    for (name, code), links in answers.items():
        for url, pages in links:
            cited = _said(", ".join(map(str, pages))) if pages else None
            table.rows.append([_said(name), _said(titles[code] if by_title else code), _said(url), cited])
    return table


def running(author: Author, name: str, answers: Answers) -> Table:
    """No table at all: a line with the position, then lines with its links."""
    lines = [f"Муниципальное образование: {name}", "Ответы на позиции мониторинга"]
    section, rng = "", author.random
    for one in author.rubric.positions:
        if one.section != section:
            section = one.section
            lines.append(next(found.title for found in author.rubric.sections if found.id == section))
        links = answers.get((name, one.id), [])
        if not links and rng.random() < 0.7:
            continue
        lines.append(f"{one.id}. {one.title}{rng.choice(('', ':'))}" if rng.random() < 0.7 else one.title)
        for url, pages in links:
            told = url + (author.cited(pages).replace("\n", " ") if pages else "")
            lines.append(rng.choice(("", "– ", "Ссылка: ")) + told)
    return Table(before=lines)


# --- files -----------------------------------------------------------------------------------------------------------


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
