"""Texts of OpenDocument: their tables with merged cells, and the paragraphs and lists around them."""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from auditor.submissions import odf, opening, refusals
from auditor.submissions.cells import has_link
from auditor.submissions.grid import Grid, Range, Row, spread
from auditor.submissions.odf import OFFICE, TABLE, TEXT

_ROWS = {f"{TABLE}{name}" for name in ("table-header-rows", "table-rows", "table-row-group")}
_PARAGRAPHS = {f"{TEXT}p", f"{TEXT}h"}
_HOLDERS = {
    f"{TEXT}{name}"
    for name in ("section", "list", "list-item", "list-header", "numbered-paragraph", "index-body", "table-of-content")
}
_MOST_COLUMNS = 200


def read(path: Path) -> tuple[Grid, ...]:
    """The tables of a document, each with the paragraphs before it; a last one without rows holds those after all."""
    root = odf.content(path)
    body = root.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise refusals.damaged(path)
    grids: list[Grid] = []
    heads = (odf.words(line).box(f"header {at}") for at, line in enumerate(odf.headers(path), 1))
    before = [box for box in heads if box and not has_link(box)]
    paragraphs = 0
    for block in _blocks(body):
        if block.tag == f"{TABLE}table":
            number = len(grids) + 1
            rows = _rows(path, block, number)
            grids.append(Grid(before=tuple(before), rows=rows, places=f"table {number} row {{row}} column {{column}}"))
            before = []
        else:
            paragraphs += 1
            if box := odf.words(block).box(f"paragraph {paragraphs}"):
                before.append(box)
    return (*grids, Grid(before=tuple(before))) if before else tuple(grids)


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables in their order, those of sections and lists too."""
    for child in parent:
        if child.tag == f"{TABLE}table" or child.tag in _PARAGRAPHS:
            yield child
        elif child.tag in _HOLDERS:
            yield from _blocks(child)


def _lines(parent: etree._Element) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag in _ROWS:
            yield from _lines(child)


def _rows(path: Path, table: etree._Element, number: int) -> dict[int, Row]:
    rows: dict[int, Row] = {}
    merged: list[Range] = []
    row = total = 0
    for line in _lines(table):
        for _ in range(min(odf.number(line, "number-rows-repeated"), opening.MOST_COVERED)):
            row += 1
            total += _fill(line, number, row, rows, merged)
            if total > opening.MOST_COVERED:
                raise refusals.too_many_cells(path)
    return spread(rows, merged)


def _fill(line: etree._Element, number: int, row: int, rows: dict[int, Row], merged: list[Range]) -> int:
    """Take in a row; gives the number of its cells."""
    column = 1
    for cell in line:
        if cell.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            continue
        again = odf.number(cell, "number-columns-repeated")
        covered = cell.tag == f"{TABLE}covered-table-cell"
        for at in range(column, min(column + again, _MOST_COLUMNS)):
            box = None if covered else odf.words(cell).box(f"table {number} row {row} column {at}")
            if box:
                rows.setdefault(row, {})[at] = box
        down, right = odf.number(cell, "number-rows-spanned"), odf.number(cell, "number-columns-spanned")
        if down > 1 or right > 1:
            merged.append((row, column, row + down - 1, min(column + right, _MOST_COLUMNS) - 1))
        column += again
    return column
