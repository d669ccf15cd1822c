"""Spreadsheets of OpenDocument: every sheet, hidden ones too, with hyperlinks, formulas, notes and merged cells."""

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from auditor.submissions import formulas, odf, opening, refusals
from auditor.submissions.grid import Anchor, Box, Grid, Range, Row, braced, clean, letter, spread
from auditor.submissions.odf import OFFICE, STYLE, TABLE

_ROWS = {f"{TABLE}{name}" for name in ("table-header-rows", "table-rows", "table-row-group")}
_COLUMNS = {f"{TABLE}{name}" for name in ("table-header-columns", "table-columns", "table-column-group")}
_REFERENCE = re.compile(r"\[(?:\$?'?([^\]'.]*)'?)?\.\$?([A-Z]{1,3})\$?(\d{1,7})(?::\.?\$?([A-Z]{1,3})\$?(\d{1,7}))?\]")
_MOST_COLUMNS = 16_384
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def read(path: Path) -> tuple[Grid, ...]:
    """The sheets of a spreadsheet."""
    root = odf.content(path)
    hidden = _hidden_styles(root)
    tables = root.iterfind(f"{OFFICE}body/{OFFICE}spreadsheet/{TABLE}table")
    sheets = [_Sheet(path, table, table.get(f"{TABLE}style-name", "") in hidden) for table in tables]
    texts = {sheet.name: sheet.texts for sheet in sheets}
    return tuple(sheet.grid(texts) for sheet in sheets)


def _hidden_styles(root: etree._Element) -> set[str]:
    return {
        style.get(f"{STYLE}name", "")
        for style in root.iter(f"{STYLE}style")
        for told in style.iterfind(f"{STYLE}table-properties")
        if told.get(f"{TABLE}display") == "false"
    }


def _inside(parent: etree._Element, kind: str, groups: set[str]) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == kind:
            yield child
        elif child.tag in groups:
            yield from _inside(child, kind, groups)


class _Sheet:
    """One sheet: its cells are read first, then the formulas, which may look into other sheets."""

    def __init__(self, path: Path, table: etree._Element, hidden: bool) -> None:
        self.name = clean(table.get(f"{TABLE}name", ""))
        self.texts: dict[str, str] = {}  # what stands in each cell
        self._path, self._hidden = path, hidden
        self._columns = self._hidden_columns(table)
        self._cells: dict[tuple[int, int], tuple[Box | None, str]] = {}
        self._merged: list[Range] = []
        over = table.find(f"{TABLE}shapes")
        lying = odf.words(over).box(self.name, hidden) if over is not None else None
        self._over = (lying,) if lying else ()
        row = 1
        for line in _inside(table, f"{TABLE}table-row", _ROWS):
            repeated = odf.number(line, "number-rows-repeated")
            self._take(line, row, repeated)
            row += repeated

    def _hidden_columns(self, table: etree._Element) -> list[tuple[int, int]]:
        spans, at = [], 1
        for column in _inside(table, f"{TABLE}table-column", _COLUMNS):
            repeated = odf.number(column, "number-columns-repeated")
            if column.get(f"{TABLE}visibility") in ("collapse", "filter"):
                spans.append((at, at + repeated - 1))
            at += repeated
        return spans

    def _take(self, line: etree._Element, row: int, repeated: int) -> None:
        unseen = self._hidden or line.get(f"{TABLE}visibility") in ("collapse", "filter")
        column = 1
        for cell in line:
            if cell.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
                continue
            again = odf.number(cell, "number-columns-repeated")
            told = self._told(cell) if len(cell) or cell.get(f"{TABLE}formula") else None
            if told and again * repeated > opening.MOST_COVERED:
                raise refusals.too_many_cells(self._path)
            if told:
                for at in range(row, row + repeated):
                    for beside in range(column, min(column + again, _MOST_COLUMNS)):
                        self._keep(at, beside, told, unseen)
                down, right = odf.number(cell, "number-rows-spanned"), odf.number(cell, "number-columns-spanned")
                if down > 1 or right > 1:
                    self._merged.append((row, column, row + down - 1, column + right - 1))
            column += again

    def _told(self, cell: etree._Element) -> tuple[Box, str] | None:
        """What a cell holds, its place yet unknown, and its formula."""
        made = odf.words(cell).box("")
        day = _DAY.match(cell.get(f"{OFFICE}date-value", ""))
        formula = clean(cell.get(f"{TABLE}formula", ""))
        if made is None and not formula:
            return None
        made = made or Box(place="", text="")
        text = f"{day[3]}.{day[2]}.{day[1]}" if day and not made.anchors else made.text
        return Box(place="", text=text, anchors=made.anchors, note=made.note), formula

    def _keep(self, row: int, column: int, told: tuple[Box, str], unseen: bool) -> None:
        if len(self._cells) >= opening.MOST_CELLS:
            raise refusals.too_many_cells(self._path)
        made, formula = told
        unseen = unseen or any(first <= column <= last for first, last in self._columns)
        place = f"{letter(column)}{row}"
        box = Box(place=f"{self.name}!{place}", text=made.text, anchors=made.anchors, note=made.note, hidden=unseen)
        self._cells[row, column] = (box, formula)
        self.texts[place] = made.text

    def grid(self, texts: dict[str, dict[str, str]]) -> Grid:
        rows: dict[int, Row] = {}
        for (row, column), (told, formula) in self._cells.items():
            box = (
                self._linked(told, formula, texts)
                if told and formulas.has_hyperlink(formula or told.text[:40])
                else told
            )
            if box and (box.text.strip() or box.anchors or box.note.strip()):
                rows.setdefault(row, {})[column] = box
        places = braced(self.name) + "!{letter}{row}"
        return Grid(name=self.name, before=self._over, rows=spread(rows, self._merged), places=places)

    def _linked(self, box: Box, formula: str, texts: dict[str, dict[str, str]]) -> Box:
        """A cell with the hyperlink of its formula, be it typed as text."""
        if not formula and not formulas.is_formula(box.text):
            return box
        plain = _REFERENCE.sub(_as_excel, formula or box.text)
        found = formulas.read(plain, lambda sheet, place: texts.get(sheet or self.name, {}).get(place, ""))
        if found is None:
            return box
        address, said = clean(found[0]), clean(found[1])
        text = box.text if formula and box.text else said
        anchors = (*box.anchors, Anchor(target=address, start=0, end=len(text)))
        return Box(place=box.place, text=text, anchors=anchors, note=box.note, hidden=box.hidden)


def _as_excel(found: re.Match[str]) -> str:
    sheet, column, row, last_column, last_row = found.groups()
    end = f":{last_column}{last_row}" if last_column else ""
    return f"'{sheet}'!{column}{row}{end}" if sheet else f"{column}{row}{end}"
