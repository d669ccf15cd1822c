"""Workbooks of Excel 97-2003: every sheet, hidden ones too, with hyperlinks, notes and the formulas behind cells."""

import io
import re
import struct
from collections.abc import Iterator
from pathlib import Path

import xlrd
from xlrd.formula import FMLA_TYPE_CELL, FMLA_TYPE_SHARED, decompile_formula

from auditor.errors import SubmissionError
from auditor.submissions import formulas, opening, refusals, shapes, xls_boxes
from auditor.submissions.grid import Anchor, Box, Grid, Row, braced, clean, letter, number, spread

_OURS = "Проверка ссылок"  # the author of the remarks in a form given back
_FORMULAS = frozenset({0x0006, 0x0206, 0x0406})
_SHARED, _LINK, _MERGED, _END = 0x04BC, 0x01B8, 0x00E5, 0x000A
_HYPERLINK = b"\x67\x01"  # the number of the function HYPERLINK
_BY_ANOTHER = 0x01  # the formula stands with another cell, which shares it


def read(path: Path) -> tuple[Grid, ...]:
    """The sheets of a workbook."""
    try:
        book = xlrd.open_workbook(
            file_contents=path.read_bytes(),
            formatting_info=True,
            on_demand=True,  # keeps the records, which formulas are read from
            ragged_rows=True,
            logfile=io.StringIO(),
        )
    except xlrd.XLRDError as error:
        raise (refusals.encrypted(path) if "encrypted" in str(error) else refusals.damaged(path)) from None
    except Exception:  # a library's parser before a stranger's file: anything may come
        raise refusals.damaged(path) from None
    try:
        _check_ranges(path, book)
        sheets = book.sheets()
        return tuple(_Sheet(book, sheet).grid() for sheet in sheets)
    except SubmissionError:
        raise
    except Exception:
        raise refusals.damaged(path) from None
    finally:
        book.release_resources()


def _records(book: xlrd.Book, sheet: int) -> Iterator[tuple[int, bytes]]:
    """The records of a sheet: their kind and their bytes."""
    place = book._sh_abs_posn[sheet]
    while place + 4 <= len(book.mem):
        kind, length = struct.unpack("<HH", book.mem[place : place + 4])
        yield kind, book.mem[place + 4 : place + 4 + length]
        place += 4 + length
        if kind == _END:
            return


def _check_ranges(path: Path, book: xlrd.Book) -> None:
    """Hyperlinks and merged cells over a whole sheet would fill the memory."""
    covered = 0
    for sheet in range(book.nsheets):
        for kind, data in _records(book, sheet):
            if kind == _LINK and len(data) >= 8:
                ranges = [struct.unpack("<4H", data[:8])]
            elif kind == _MERGED:
                count = (len(data) - 2) // 8
                ranges = [struct.unpack("<4H", data[2 + 8 * at : 10 + 8 * at]) for at in range(count)]
            else:
                continue
            covered += sum((abs(last - first) + 1) * (abs(right - left) + 1) for first, last, left, right in ranges)
            if covered > opening.MOST_COVERED:
                raise refusals.too_many_cells(path)


class _Sheet:
    """One sheet on its way to a grid. Rows and columns count from 0 here, from 1 in the grid."""

    def __init__(self, book: xlrd.Book, sheet: xlrd.sheet.Sheet) -> None:
        self._book, self._sheet = book, sheet
        self._formulas = dict(_formulas(book, sheet.number))
        self._links: dict[tuple[int, int], list[str]] = {}
        for link in sheet.hyperlink_list:
            if target := _target(link):
                self._links.setdefault((link.frowx, link.fcolx), []).append(target)

    def grid(self) -> Grid:
        sheet = self._sheet
        rows: dict[int, Row] = {}
        filled = {(row, column) for row in range(sheet.nrows) for column in range(sheet.row_len(row))}
        for row, column in sorted(filled | set(self._links) | set(sheet.cell_note_map)):
            if box := self._box(row, column):
                rows.setdefault(row + 1, {})[column + 1] = box
        merged = [(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells]
        over = xls_boxes.read(_records(self._book, sheet.number))
        free = shapes.settle(rows, over, merged, sheet.name)
        places = braced(sheet.name) + "!{letter}{row}"
        return Grid(name=sheet.name, before=free, rows=spread(rows, merged), places=places)

    def _box(self, row: int, column: int) -> Box | None:
        text, anchors = self._text(row, column), []
        formula = self._formulas.get((row, column), text if formulas.is_formula(text) else "")
        found = formulas.read(formula, self._lookup) if formula else None
        if found:
            text = clean(found[1]) if not text or formula == text else text
        for address in dict.fromkeys([found[0] if found else "", *self._links.get((row, column), ())]):
            if address := clean(address).strip():
                text = text or address
                anchors.append(Anchor(target=address, start=0, end=len(text)))
        note = self._sheet.cell_note_map.get((row, column))
        said = clean(note.text or "") if note is not None and note.author != _OURS else ""
        if not text.strip() and not anchors and not said.strip():
            return None
        place = f"{self._sheet.name}!{letter(column + 1)}{row + 1}"
        return Box(place=place, text=text, anchors=tuple(anchors), note=said, hidden=self._hidden(row, column))

    def _hidden(self, row: int, column: int) -> bool:
        line, upright = self._sheet.rowinfo_map.get(row), self._sheet.colinfo_map.get(column)
        return bool(self._sheet.visibility or (line and line.hidden) or (upright and upright.hidden))

    def _text(self, row: int, column: int) -> str:
        if row >= self._sheet.nrows or column >= self._sheet.row_len(row):
            return ""
        return _shown(self._book, self._sheet.cell(row, column))

    def _lookup(self, name: str, coordinate: str) -> str:
        found = re.fullmatch(r"([A-Z]{1,2})(\d{1,5})", coordinate)
        sheets = self._book.sheet_names()
        if not found or (name and name not in sheets):
            return ""
        sheet = self._book.sheet_by_name(name) if name else self._sheet
        row, column = int(found[2]) - 1, 0
        for one in found[1]:
            column = column * 26 + ord(one) - 64
        if not 0 <= row < sheet.nrows or column > sheet.row_len(row):
            return ""
        return _shown(self._book, sheet.cell(row, column - 1))


def _target(link: "xlrd.sheet.Hyperlink") -> str:
    target = link.url_or_path or ""
    if isinstance(target, bytes):  # an old program's path, in the code page of its machine
        target = target.decode("cp1251", errors="replace")
    place = link.textmark or ""
    return f"{target}#{place}" if place and place not in target else target


def _shown(book: xlrd.Book, cell: "xlrd.sheet.Cell") -> str:
    """A value as a person sees it in its cell."""
    if cell.ctype == xlrd.XL_CELL_TEXT:
        return clean(cell.value)
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        return number(float(cell.value))
    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            day = xlrd.xldate_as_datetime(cell.value, book.datemode)
        except (xlrd.xldate.XLDateError, ValueError, OverflowError):
            return str(cell.value)
        return str(day.strftime("%d.%m.%Y"))
    return ""


def _formulas(book: xlrd.Book, sheet: int) -> Iterator[tuple[tuple[int, int], str]]:
    """The formulas with hyperlinks, by row and column; xlrd itself keeps only what they show."""
    shared: dict[tuple[int, int], bytes] = {}
    sharing: list[tuple[tuple[int, int], tuple[int, int]]] = []
    cell = (0, 0)
    for kind, data in _records(book, sheet):
        if kind in _FORMULAS and len(data) > 22:
            row, column = struct.unpack("<HH", data[:4])
            cell, tokens = (row, column), _tokens(data, 20)
            if tokens[:1] == bytes([_BY_ANOTHER]) and len(tokens) >= 5:
                first_row, first_column = struct.unpack("<HH", tokens[1:5])
                sharing.append((cell, (first_row, first_column)))
            elif _HYPERLINK in tokens and (text := _decompiled(book, tokens, FMLA_TYPE_CELL, cell)):
                yield cell, text
        elif kind == _SHARED and len(data) > 10:
            shared[cell] = _tokens(data, 8)
    for cell, owner in sharing:
        tokens = shared.get(owner, b"")
        if _HYPERLINK in tokens and (text := _decompiled(book, tokens, FMLA_TYPE_SHARED, cell)):
            yield cell, text


def _tokens(data: bytes, at: int) -> bytes:
    (length,) = struct.unpack("<H", data[at : at + 2])
    return data[at + 2 : at + 2 + length]


def _decompiled(book: xlrd.Book, tokens: bytes, kind: int, cell: tuple[int, int]) -> str:
    try:
        text = decompile_formula(book, tokens, len(tokens), kind, browx=cell[0], bcolx=cell[1])
    except Exception:  # a formula of functions that xlrd does not know: its cell keeps what it shows
        return ""
    return str(text or "")
