"""Odd forms, labelled: how each is written, and what a careful person reads in it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from auditor.model import Submission

ZAR, POL = "Заречинский район", "Полянский район"
L = "http://edu.example.ru"
Row = Sequence[object]
Fact = tuple[str, str, str, tuple[int, ...], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Odd:
    """`write` makes the file in a folder; `facts`: (municipality, position, url, pages, flaw)."""

    label: str
    write: Callable[[Path], Path]
    facts: frozenset[Fact]
    loose: frozenset[tuple[str, tuple[int, ...]]] = frozenset()  # pages of a position that belong to no one link
    parts: frozenset[tuple[str, str]] = frozenset()  # (position, part cited)
    empty: frozenset[str] = frozenset()  # positions with nothing in their cells
    unmatched: int = 0  # remarks about what answers no position


def told(lines: str, name: str = ZAR) -> frozenset[Fact]:
    """`2.4.1.1 1.pdf 3,4 flaw` a line, each of one municipality; `@name` begins another one's."""
    found: set[Fact] = set()
    for line in lines.strip().splitlines():
        if line.strip().startswith("@"):
            name = line.strip()[1:]
            continue
        code, url, *more = line.split()
        pages = tuple(map(int, more[0].split(","))) if more and more[0] != "-" else ()
        whole = url if ":" in url or "@" in url or "\\" in url else f"{L}/{url}"
        found.add((name, code, whole, pages, more[1] if len(more) > 1 else ""))
    return frozenset(found)


def read_facts(read: Iterable[Submission]) -> frozenset[Fact]:
    """What was read, in the same words."""
    return frozenset(
        (form.municipality, cell.position.id, link.url, link.pages, str(link.flaw or ""))
        for form in read
        for cell in form.cells
        for link in cell.links
    )


def book(
    *tables: Sequence[Row], names: Sequence[str] = (), file: str = "form.xlsx", **more: object
) -> Callable[[Path], Path]:
    """A workbook with a sheet a table; `after`: what is done to the workbook before it is saved."""

    def write(folder: Path) -> Path:
        made = openpyxl.Workbook()
        made.remove(made.worksheets[0])
        for number, table in enumerate(tables):
            _fill(made.create_sheet(names[number] if number < len(names) else f"Лист{number + 1}"), table)
        after = more.get("after")
        if callable(after):
            after(made)
        made.save(folder / file)
        return folder / file

    return write


def _fill(made: Worksheet, table: Sequence[Row]) -> None:
    for row, values in enumerate(table, 1):
        for column, value in enumerate(values, 1):
            if value is not None and value != "":
                made.cell(row, column, value)  # type: ignore[arg-type]
