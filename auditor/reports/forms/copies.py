"""A table that came in a format without room for remarks, as a workbook."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from auditor.reports import clean
from auditor.reports.sheets import Link, put

_NARROW, _WIDE = 6, 60
_MOST_ROWS, _MOST_COLUMNS = 1_000_000, 16_000
_FORBIDDEN = str.maketrans(dict.fromkeys("\\/*?:[]", " "))


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of a submitted file; `rows`: by number and column, from 1, the words of a cell and its address or ''."""

    name: str = ""
    rows: Mapping[int, Mapping[int, tuple[str, str]]] = field(default_factory=dict)


def workbook(tables: Sequence[Table], title: str) -> tuple[bytes, Mapping[str, str]]:
    """The tables as sheets, and which sheet holds each: by its name, and by its number from 1."""
    book = Workbook()
    book.properties.creator = "evidence-auditor"
    first = book.active
    if first is not None:
        book.remove(first)
    known: dict[str, str] = {}
    with_rows = [(number, table) for number, table in enumerate(tables, 1) if table.rows]
    for number, table in with_rows:
        plain = clean.line(table.name or (title if len(with_rows) == 1 else f"{title} {number}"))
        sheet = book.create_sheet(plain.translate(_FORBIDDEN).strip(" '")[:31] or f"{number}")
        known[str(number)] = sheet.title
        known[clean.text(table.name)] = sheet.title
        _fill(sheet, table)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue(), known


def _fill(sheet: Worksheet, table: Table) -> None:
    widths: dict[int, int] = {}
    for number, row in table.rows.items():
        for column, (words, address) in row.items():
            if number > _MOST_ROWS or column > _MOST_COLUMNS:
                continue
            cell = put(sheet.cell(number, column), Link(words or address, clean.href(address) if address else None))
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            longest = max(map(len, words.split("\n")))
            widths[column] = max(widths.get(column, _NARROW), min(longest + 2, _WIDE))
    for column, width in widths.items():
        sheet.column_dimensions[get_column_letter(column)].width = width
