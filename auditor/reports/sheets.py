"""Worksheets: values of every kind as what they are, real tables with filters, print settings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from openpyxl.cell import Cell
from openpyxl.cell.cell import MergedCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from auditor.model import Outcome
from auditor.reports import clean
from auditor.reports.voice import Voice

_LONGEST = 32_000  # Excel cuts a cell at 32,767 letters
_MOST_LINKS = 60_000  # Excel refuses a sheet with more than 65,530
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere, if the address is a web address."""

    words: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    name: str
    width: float


@dataclass(frozen=True, slots=True)
class Look:
    """Fill and colour of the words."""

    fill: str | None
    words: str
    bold: bool = False

    def dress(self, cell: Cell | MergedCell) -> None:
        """Gives a cell this look."""
        if self.fill:
            cell.fill = PatternFill("solid", start_color=f"FF{self.fill}", end_color=f"FF{self.fill}")
        cell.font = Font(color=f"FF{self.words}", bold=self.bold)


Value = str | int | date | datetime | Link | None

HEAD = Look("E9F0FA", "18212F", bold=True)
FILLS = {
    Outcome.MEND: Look("FDECEB", "B02318", bold=True),
    Outcome.EXPERT: Look("FFF0D1", "7A4A00", bold=True),
    Outcome.EMPTY: Look("EEF1F5", "56617A", bold=True),
    Outcome.READY: Look(None, "14684B", bold=True),
}
_LINK = Font(color="FF1D4F8F", underline="single")
_WRAP = Alignment(vertical="top", wrap_text=True)
_TOP = Alignment(vertical="top")


def put(cell: Cell | MergedCell, value: Value) -> Cell:
    """Writes a value as what it is: a string stays a string, whatever it begins with."""
    if not isinstance(cell, Cell):
        raise TypeError("the cell is hidden under a merged one")
    if isinstance(value, Link):
        put(cell, value.words)
        if value.href and value.words:
            cell.hyperlink = value.href
            cell.font = _LINK
    elif isinstance(value, str):
        if not value:
            return cell
        value = clean.text(value)[:_LONGEST]
        cell.value = value
        cell.data_type = "s"  # openpyxl makes formulas of «=…» and errors of «#N/A»
        if value.startswith(_FORMULA):
            cell.quotePrefix = True
    else:
        cell.value = value
        if isinstance(value, datetime):
            cell.number_format = "dd.mm.yyyy hh:mm"
        elif isinstance(value, date):
            cell.number_format = "dd.mm.yyyy"
    return cell


def fill_table(sheet: Worksheet, columns: Sequence[Column], rows: Sequence[Sequence[Value]], voice: Voice) -> None:
    """A real Excel table from A1: filter, banding, frozen head."""
    dates = "dd.mm.yyyy" if voice.russian else "yyyy-mm-dd"
    for at, column in enumerate(columns, 1):
        cell = put(sheet.cell(1, at), column.name)
        HEAD.dress(cell)
        cell.alignment = _WRAP
        sheet.column_dimensions[get_column_letter(at)].width = column.width
    links = 0
    for line, row in enumerate(rows, 2):
        for at, value in enumerate(row, 1):
            if isinstance(value, Link):
                links += value.href is not None
                if links > _MOST_LINKS:
                    value = value.words
            if value is None or value == "":
                continue
            cell = put(sheet.cell(line, at), value)
            cell.alignment = _WRAP if isinstance(value, (str, Link)) else _TOP
            if isinstance(value, date):
                cell.number_format = f"{dates} hh:mm" if isinstance(value, datetime) else dates
    sheet.freeze_panes = "B2" if len(columns) > 8 else "A2"
    # Excel takes no table without a row under its head.
    ref = f"A1:{get_column_letter(len(columns))}{max(len(rows), 1) + 1}"
    table = Table(displayName=re.sub(r"\W", "_", sheet.title), ref=ref)
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    sheet.add_table(table)


def page_setup(sheet: Worksheet, voice: Voice, rows: str = "1:1") -> None:
    """Landscape A4, one page wide, the head on every page, pages numbered."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = rows
    foot = sheet.oddFooter
    if foot is not None:
        foot.center.text = voice("page_of", page="&P", pages="&N")
