"""Workbooks: every sheet, row and column, hidden ones too, with cell hyperlinks, formulas, merged ranges and notes."""

import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import openpyxl
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.worksheet import Worksheet

from auditor.submissions import formulas, refusals, shapes, strict
from auditor.submissions.grid import Anchor, Box, Grid, Row, braced, clean, letter, number, spread

_OURS = "Проверка ссылок"  # the author of the remarks in a form given back

# what a spreadsheet writes for older programs before a comment of a conversation, with an address of its maker
_THREADED = re.compile(r"^\[[^\]\n]{5,60}\]\s.*?https?://go\.microsoft\.com/\S+\s*(?:[\w ]{3,30}:\s*)?", re.S)


def read(path: Path) -> tuple[Grid, ...]:
    """The sheets of a workbook."""
    try:
        with warnings.catch_warnings(), strict.opened(path) as file:
            warnings.simplefilter("ignore")  # openpyxl warns of features it leaves out; none of them holds text
            book = openpyxl.load_workbook(file, keep_links=False)
            computed = any(_computed(sheet) for sheet in book.worksheets)
            shown = openpyxl.load_workbook(file, data_only=True, keep_links=False) if computed else None
            over = shapes.read(file)
    except Exception:  # a library's parser before a stranger's file: anything may come
        raise refusals.damaged(path) from None
    return tuple(_Sheet(book, shown, sheet).grid(over.get(sheet.title, ())) for sheet in book.worksheets)


def _cells(sheet: Worksheet) -> Iterator[Cell]:
    for cell in sheet._cells.values():  # the public iterators visit the whole rectangle, empty as it may be
        if not isinstance(cell, MergedCell) and (cell.value is not None or cell.hyperlink or cell.comment):
            yield cell


def _computed(sheet: Worksheet) -> bool:
    return any(cell.data_type == "f" for cell in _cells(sheet))


class _Sheet:
    """One sheet on its way to a grid."""

    def __init__(self, book: Workbook, shown: Workbook | None, sheet: Worksheet) -> None:
        self._book, self._shown, self._sheet = book, shown, sheet
        self._lines = {number for number, row in sheet.row_dimensions.items() if row.hidden}
        hidden = [one for one in sheet.column_dimensions.values() if one.hidden]
        self._spans = [(one.min, one.max) for one in hidden if one.min and one.max]
        self._asked: list[tuple[int, int, str]] = []  # cells of this sheet that the formula at hand looks up
        self._stems: set[tuple[int, int]] = set()  # cells with the beginning of an address that formulas go on with

    def grid(self, over: tuple[shapes.Shape, ...]) -> Grid:
        name = self._sheet.title
        rows: dict[int, Row] = {}
        for cell in _cells(self._sheet):
            if box := self._box(cell):
                rows.setdefault(cell.row, {})[cell.column] = box
        rows = {
            row: kept
            for row, boxes in rows.items()
            if (kept := {column: box for column, box in boxes.items() if (row, column) not in self._stems})
        }
        merged = [(one.min_row, one.min_col, one.max_row, one.max_col) for one in self._sheet.merged_cells.ranges]
        free = shapes.settle(rows, over, merged, name)
        return Grid(name=name, before=free, rows=spread(rows, merged), places=braced(name) + "!{letter}{row}")

    def _hidden(self, cell: Cell) -> bool:
        return (
            self._sheet.sheet_state != "visible"
            or cell.row in self._lines
            or any(first <= cell.column <= last for first, last in self._spans)
        )

    def _box(self, cell: Cell) -> Box | None:
        text, target = self._text(cell)
        anchors = []
        for address in dict.fromkeys((target, self._hyperlink(cell))):
            if address:
                text = text or address
                anchors.append(Anchor(target=address, start=0, end=len(text)))
        note = ""
        if cell.comment and cell.comment.author != _OURS:
            note = _THREADED.sub("", clean(str(cell.comment.text or "")))
        if not text.strip() and not anchors and not note.strip():
            return None
        place = f"{self._sheet.title}!{letter(cell.column)}{cell.row}"
        return Box(place=place, text=text, anchors=tuple(anchors), note=note, hidden=self._hidden(cell))

    def _hyperlink(self, cell: Cell) -> str:
        link = cell.hyperlink
        if link is None:
            return ""
        target, location = clean(link.target or "").strip(), clean(link.location or "").strip()
        if location and location not in target:  # what stood after `#` in the address is kept apart by spreadsheets
            return f"{target}#{location.removeprefix('#')}"
        return target

    def _text(self, cell: Cell) -> tuple[str, str]:
        """The text shown, and the address of a formula."""
        value = cell.value
        formula = value.text if isinstance(value, ArrayFormula) else value if cell.data_type == "f" else None
        if formula is None:
            text = clean(_written(value))
            return self._formula(text, text) if formulas.is_formula(text) else (text, "")
        cached = self._shown[self._sheet.title][cell.coordinate].value if self._shown else None
        return self._formula(str(formula), clean(_written(cached)))

    def _formula(self, formula: str, cached: str) -> tuple[str, str]:
        self._asked = []
        found = formulas.read(formula, self._lookup)
        if found is None:
            cached = cached or clean(formulas.value(formula, self._lookup))
            return cached or ("=HYPERLINK(…)" if formulas.has_hyperlink(formula) else ""), ""
        address, words = clean(found[0]), clean(found[1])
        self._stems |= {
            (row, column) for row, column, text in self._asked if text != address and address.startswith(text)
        }
        return (words if cached == formula else cached or words), address

    def _lookup(self, sheet: str, coordinate: str) -> str:
        book = self._shown or self._book
        name = sheet or self._sheet.title
        if name not in book.sheetnames or not re.fullmatch(r"[A-Z]{1,3}\d{1,7}", coordinate):
            return ""
        cell = book[name][coordinate]
        text = clean(_written(cell.value))
        if name == self._sheet.title and "//" in text:
            self._asked.append((cell.row, cell.column, text.strip()))
        return text


def _written(value: object) -> str:
    """A value as a person sees it in its cell."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, float):
        return number(value)
    if isinstance(value, datetime | date):
        return value.strftime("%d.%m.%Y")
    return str(value)
