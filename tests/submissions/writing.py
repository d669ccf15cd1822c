"""A small rubric, and forms written in the ways people write them."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import docx
import openpyxl
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import _Cell
from openpyxl.worksheet.worksheet import Worksheet

from auditor.model import Cell, Period, Position, Rubric, Section, Submission

_SUPPORT, _MENTORS = "методической поддержки педагогов", "системы наставничества на муниципальном уровне"
_BLOCKS = (
    (
        "goals",
        "Цели",
        "Целевой компонент",
        ("Наличие муниципальных целей методической работы", "Обоснование заявленной цели (целей) муниципалитета"),
    ),
    (
        "indicators",
        "Показатели, методы сбора информации",
        "Показатели",
        (f"Показатели по осуществлению {_SUPPORT}", f"Показатели по организации {_MENTORS}"),
    ),
    (
        "monitoring",
        "Мониторинг",
        "Проведение мониторинга показателей",
        (f"Мониторинг по осуществлению {_SUPPORT}", f"Мониторинг по организации {_MENTORS}"),
    ),
    (
        "effectiveness",
        "Анализ эффективности принятых мер",
        "Эффективность мер",
        ("Анализ эффективности мер, принятых за три года",),
    ),
)

SECTIONS = tuple(Section(id=name, title=title, headings=(more,)) for name, title, more, _ in _BLOCKS)
POSITIONS = tuple(
    Position(id=f"2.4.{block}.{number}", section=name, title=title, points=1)
    for block, (name, _, _, titles) in enumerate(_BLOCKS, 1)
    for number, title in enumerate(titles, 1)
)
RUBRIC = Rubric(
    name="mmuko-2.4",
    title="Система методической работы",
    assessed=Period(start=date(2020, 9, 1), end=date(2021, 8, 31)),
    sections=SECTIONS,
    positions=POSITIONS,
)
CODES = tuple(position.id for position in POSITIONS)
TITLES = {position.id: position.title for position in POSITIONS}

Table = Sequence[Sequence[object]]


def sheet(path: Path, *tables: Table, names: Sequence[str] = ()) -> Worksheet:
    """A workbook with a sheet a table; gives its first sheet, `save` writes it again."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for number, table in enumerate(tables):
        made = book.create_sheet(names[number] if names else f"Лист{number + 1}")
        for row, values in enumerate(table, 1):
            for column, value in enumerate(values, 1):
                if value is not None:
                    made.cell(row, column, value)  # type: ignore[arg-type]
    book.save(path)
    return book.worksheets[0]


def save(made: Worksheet, path: Path) -> None:
    """Write a sheet's workbook."""
    assert made.parent is not None
    made.parent.save(path)


def text(path: Path, table: Table, delimiter: str = ";", encoding: str = "utf-8") -> Path:
    """A text file with one record a row."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(table)
    path.write_bytes(out.getvalue().encode(encoding))
    return path


def document(path: Path, table: Table, before: Iterable[str] = ()) -> Path:
    """A text document with one table."""
    made = docx.Document()
    for paragraph in before:
        made.add_paragraph(paragraph)
    add_table(made, table)
    made.save(str(path))
    return path


def add_table(made: "docx.document.Document", table: Table) -> "docx.table.Table":
    """A table at the end of a document."""
    width = max(len(row) for row in table)
    grid = made.add_table(rows=len(table), cols=width)
    for row, values in enumerate(table):
        for column, value in enumerate(values):
            grid.cell(row, column).text = "" if value is None else str(value)
    return grid


def hyperlink(cell: _Cell, words: str, address: str) -> None:
    """A hyperlink on words, by a relationship."""
    paragraph = cell.paragraphs[0]
    made = OxmlElement("w:hyperlink")
    made.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = OxmlElement("w:r")
    shown = OxmlElement("w:t")
    shown.text = words
    run.append(shown)
    made.append(run)
    paragraph._p.append(made)


def field(cell: _Cell, words: str, code: str) -> None:
    """A field as old programs write hyperlinks."""
    paragraph = cell.paragraphs[0]
    for kind in ("begin", code, "separate", words, "end"):
        run = paragraph.add_run()
        if kind in ("begin", "separate", "end"):
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText" if kind == code else "w:t")
            mark.text = kind
        run._r.append(mark)


Facts = set[tuple[str, str, str, tuple[int, ...]]]


def facts(submissions: Iterable[Submission]) -> Facts:
    """(municipality, position, url, pages) of every link read."""
    return {
        (submission.municipality, cell.position.id, link.url, link.pages)
        for submission in submissions
        for cell in submission.cells
        for link in cell.links
    }


def cell(submission: Submission, code: str) -> Cell:
    """The cell of a position."""
    return next(one for one in submission.cells if one.position.id == code)
