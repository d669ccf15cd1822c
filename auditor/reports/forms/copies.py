"""A table that came in a format without room for remarks, as a workbook."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from auditor.reports import clean
from auditor.reports.forms.spots import reference, spot
from auditor.reports.sheets import Link, put

_NARROW, _WIDE = 6, 60
_MOST_ROWS, _MOST_COLUMNS = 1_000_000, 16_000
_FORBIDDEN = str.maketrans(dict.fromkeys("\\/*?:[]", " "))


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of a submitted file; `rows`: by number and column, from 1, the words of a cell and its address or ''.

    `above`: the paragraphs of a text before it, by their places; with no rows, those after all tables.
    """

    name: str = ""
    rows: Mapping[int, Mapping[int, tuple[str, str]]] = field(default_factory=dict)
    above: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Moves:
    """Where what stood in a submitted file stands in its copy."""

    tables: dict[str, tuple[str, int]] = field(default_factory=dict)  # its name or number -> sheet, rows put above it
    lines: dict[str, str] = field(default_factory=dict)  # the place of a paragraph -> that of its cell

    def moved(self, place: str) -> str:
        """A place in the file as the place in the copy."""
        where = spot(place)
        if where is None or not where.column or where.sheet not in self.tables:
            return self.lines.get(place, place)
        sheet, down = self.tables[where.sheet]
        return f"{sheet}!{reference(where.row + down, where.column)}"


def workbook(tables: Sequence[Table], title: str) -> tuple[bytes, Moves]:
    """The tables as sheets, and where everything went."""
    book = Workbook()
    book.properties.creator = "evidence-auditor"
    first = book.active
    if first is not None:
        book.remove(first)
    moves = Moves()
    told = [(number, table) for number, table in enumerate(tables, 1) if table.rows or table.above]
    for number, table in told:
        plain = clean.line(table.name or (title if len(told) == 1 else f"{title} {number}"))
        sheet = book.create_sheet(plain.translate(_FORBIDDEN).strip(" '")[:31] or f"{number}")
        down = len(table.above)
        for row, place in enumerate(table.above, 1):
            moves.lines[place] = f"{sheet.title}!{reference(row, 1)}"
        moves.tables[str(number)] = moves.tables[clean.text(table.name)] = sheet.title, down
        lines = {row: {1: line} for row, line in enumerate(table.above.values(), 1)}
        _fill(sheet, {**lines, **{row + down: cells for row, cells in table.rows.items()}}, down)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue(), moves


def _fill(sheet: Worksheet, rows: Mapping[int, Mapping[int, tuple[str, str]]], above: int) -> None:
    """The cells; the `above` first rows are lines of text, which run over the columns beside them."""
    widths: dict[int, int] = {}
    table = any(number > above for number in rows)
    for number, row in rows.items():
        for column, (words, address) in row.items():
            if number > _MOST_ROWS or column > _MOST_COLUMNS:
                continue
            cell = put(sheet.cell(number, column), Link(words or address, clean.href(address) if address else None))
            if table and number <= above:
                continue
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            longest = max(map(len, words.split("\n")))
            widths[column] = max(widths.get(column, _NARROW), min(longest + 2, _WIDE))
    for column, width in widths.items():
        sheet.column_dimensions[get_column_letter(column)].width = width
