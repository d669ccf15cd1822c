"""Worksheets: values of every kind as what they are, real tables with filters, print settings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from openpyxl.cell import Cell
from openpyxl.cell.cell import MergedCell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from auditor.model import Outcome, Severity
from auditor.reports import clean
from auditor.reports.terms import MARKS, SEVERITY_MARKS
from auditor.reports.voice import Voice

FONT = "Calibri"  # a font without a name is another in each program
_LINE, _MOST_LINES = 15, 12  # points of a line of words, and the lines a row may be high
_LONGEST = 32_000  # Excel cuts a cell at 32,767 letters
_ON_A_PAGE = 350  # letters of all columns together: of more, those on an A4 page are under 4 points high
_MOST_LINKS = 60_000  # Excel refuses a sheet with more than 65,530
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere, if the address is a web address."""

    words: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Inside:
    """Words or a number that lead to a cell of a sheet of the same workbook."""

    words: str | int
    sheet: str
    cell: str


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
        cell.font = Font(name=FONT, size=11, color=f"FF{self.words}", bold=self.bold)


Value = str | int | date | datetime | Link | Inside | None

HEAD = Look("E9F0FA", "18212F", bold=True)
FILLS = {
    Outcome.MEND: Look("FDECEB", "B02318", bold=True),
    Outcome.EXPERT: Look("FFF0D1", "7A4A00", bold=True),
    Outcome.EMPTY: Look("EEF1F5", "56617A", bold=True),
    Outcome.READY: Look(None, "14684B", bold=True),
}
_SIGNS = {
    MARKS[Outcome.MEND]: FILLS[Outcome.MEND],
    MARKS[Outcome.EXPERT]: FILLS[Outcome.EXPERT],
    MARKS[Outcome.EMPTY]: FILLS[Outcome.EMPTY],
    MARKS[Outcome.READY]: FILLS[Outcome.READY],
    SEVERITY_MARKS[Severity.WARNING]: FILLS[Outcome.EXPERT],
}
_LINK = Font(name=FONT, size=11, color="FF1D4F8F", underline="single")
_WRAP = Alignment(vertical="top", wrap_text=True)
_MIDDLE = Alignment(vertical="top", horizontal="center")  # a number at the right edge runs into the words beside it


def put(cell: Cell | MergedCell, value: Value) -> Cell:
    """Writes a value as what it is: a string stays a string, whatever it begins with."""
    if not isinstance(cell, Cell):
        raise TypeError("the cell is hidden under a merged one")
    if isinstance(value, Link):
        put(cell, value.words)
        if value.href and value.words:
            cell.hyperlink = value.href
            cell.font = _LINK
    elif isinstance(value, Inside):
        put(cell, value.words)
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{value.sheet}'!{value.cell}")
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
    sheet.row_dimensions[1].height = _height([f"{column.name} ▾" for column in columns], columns)
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
            words = value.words if isinstance(value, Inside) else value
            cell.alignment = _WRAP if isinstance(words, (str, Link)) else _MIDDLE
            if isinstance(value, date):
                cell.number_format = f"{dates} hh:mm" if isinstance(value, datetime) else dates
        sheet.row_dimensions[line].height = _height(row, columns)
    sheet.freeze_panes = "B2" if len(columns) > 8 else "A2"
    # Excel takes no table without a row under its head.
    ref = f"A1:{get_column_letter(len(columns))}{max(len(rows), 1) + 1}"
    table = Table(displayName=re.sub(r"\W", "_", sheet.title), ref=ref)
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    sheet.add_table(table)


def _height(row: Sequence[Value], columns: Sequence[Column]) -> float:
    """Points a row needs for its words: not every program finds that out when it opens a file."""
    most = 1
    for value, column in zip(row, columns, strict=True):
        words = value.words if isinstance(value, (Link, Inside)) else value
        if isinstance(words, str):
            most = max(most, sum(1 + int(len(part) / (column.width * 0.95)) for part in words.split("\n")))
    return float(_LINE * min(most, _MOST_LINES))


def colour_by_sign(sheet: Worksheet, column: int, last: int) -> None:
    """Colours a column by the sign its words begin with, whatever people sort, filter or write there later."""
    letter = get_column_letter(column)
    for sign, look in _SIGNS.items():
        fill = PatternFill(bgColor=f"FF{look.fill}", fill_type="solid") if look.fill else None
        style = DifferentialStyle(font=Font(color=f"FF{look.words}", bold=True), fill=fill)
        rule = Rule(type="expression", dxf=style, formula=[f'LEFT({letter}2,1)="{sign}"'])
        sheet.conditional_formatting.add(f"{letter}2:{letter}{last}", rule)


def page_setup(sheet: Worksheet, voice: Voice, rows: str = "1:1") -> None:
    """Landscape A4, the head on every page, pages numbered; one page wide, or two where one could not be read."""
    wide = sum(one.width for one in sheet.column_dimensions.values()) > _ON_A_PAGE
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth = 2 if wide else 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = rows
    if wide:
        sheet.print_title_cols = "A:B"  # whose position the other half tells of
    foot = sheet.oddFooter
    if foot is not None:
        foot.center.text = voice("page_of", page="&P", pages="&N")
