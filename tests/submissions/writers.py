"""One table of cells -> a file of any format: what people see in it is the same."""

import struct
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

import docx
import openpyxl
import xlwt
from openpyxl.comments import Comment

from tests.submissions import writing


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A cell: its words, the address behind them, whether a formula leads there, a comment."""

    text: str
    target: str = ""
    formula: bool = False
    note: str = ""


@dataclass(slots=True, kw_only=True)
class Table:
    """A sheet or a table. `merged`: ranges by row and column from 0, the last ones included."""

    name: str = ""
    before: list[str] = field(default_factory=list)
    rows: list[list[Value | None]] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)  # rows
    unseen: bool = False  # the whole sheet

    def covered(self) -> dict[tuple[int, int], tuple[int, int]]:
        """Cells that a merged one covers -> (0, 0); the merged one -> its rows and columns."""
        told = {}
        for top, left, bottom, right in self.merged:
            for row in range(top, bottom + 1):
                for column in range(left, right + 1):
                    told[row, column] = (0, 0)
            told[top, left] = (bottom - top + 1, right - left + 1)
        return told


def xlsx(path: Path, tables: Sequence[Table]) -> None:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for table in tables:
        sheet = book.create_sheet(table.name)
        for row, values in enumerate(table.rows, 1):
            for column, value in enumerate(values, 1):
                if value is None:
                    continue
                cell = sheet.cell(row, column)
                cell.value = f'=HYPERLINK("{value.target}","{value.text}")' if value.formula else value.text
                if value.target and not value.formula:
                    cell.hyperlink = value.target  # type: ignore[assignment]
                    cell.value = value.text
                if value.note:
                    cell.comment = Comment(value.note, "Иванова")
        for top, left, bottom, right in table.merged:
            sheet.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
        for row in table.hidden:
            sheet.row_dimensions[row + 1].hidden = True
    if len(tables) > 1:
        for table in tables:
            book[table.name].sheet_state = "hidden" if table.unseen else "visible"
    book.save(path)


class _Linked:
    """Writes the records of hyperlinks, which the library leaves out, before the end of a sheet."""

    def __init__(self, sheet: xlwt.Worksheet) -> None:
        self._inner, self._links = sheet.get_biff_data, b""
        sheet.get_biff_data = self.data

    def add(self, row: int, column: int, target: str) -> None:
        address, _, mark = target.partition("#")
        guid = bytes.fromhex("d0c9ea79f9bace118c8200aa004ba90b")
        moniker = bytes.fromhex("e0c9ea79f9bace118c8200aa004ba90b")
        wide = (address + "\0").encode("utf-16-le")
        body = struct.pack("<4H", row, row, column, column) + guid + struct.pack("<II", 2, 0x0B if mark else 0x03)
        body += moniker + struct.pack("<I", len(wide)) + wide
        if mark:
            body += struct.pack("<I", len(mark) + 1) + (mark + "\0").encode("utf-16-le")
        self._links += struct.pack("<HH", 0x01B8, len(body)) + body

    def data(self) -> bytes:
        return bytes(self._inner()[:-4] + self._links + struct.pack("<HH", 0x000A, 0))


def xls(path: Path, tables: Sequence[Table]) -> None:
    book = xlwt.Workbook(encoding="utf-8")
    for table in tables:
        sheet = book.add_sheet(table.name, cell_overwrite_ok=True)
        linked = _Linked(sheet)
        for top, left, bottom, right in table.merged:
            sheet.merge(top, bottom, left, right)
        for row, values in enumerate(table.rows):
            for column, value in enumerate(values):
                if value is None:
                    continue
                if value.formula:
                    sheet.write(row, column, xlwt.Formula(f'HYPERLINK("{value.target}";"{value.text}")'))
                else:
                    sheet.write(row, column, value.text)
                    if value.target:
                        linked.add(row, column, value.target)
            if row in table.hidden:
                sheet.row(row).hidden = True
        sheet.visibility = int(table.unseen and len(tables) > 1)
    book.save(str(path))


_OPEN = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"><office:automatic-styles>'
    '<style:style style:name="off" style:family="table"><style:table-properties table:display="false"/></style:style>'
    "</office:automatic-styles><office:body>"
)


def _paragraphs(value: Value) -> str:
    lines = "".join(
        f"<text:p>{_open_text(line, value.target if not value.formula else '')}</text:p>"
        for line in value.text.split("\n")
    )
    note = f"<office:annotation><text:p>{escape(value.note)}</text:p></office:annotation>" if value.note else ""
    return note + lines


def _open_text(line: str, target: str) -> str:
    words = escape(line).replace("  ", ' <text:s text:c="1"/>')
    return f'<text:a xlink:href="{escape(target)}">{words}</text:a>' if target else words


def _open_cells(table: Table, formulas: bool) -> str:
    covered = table.covered()
    width = max(len(row) for row in table.rows)
    out = []
    for row, values in enumerate(table.rows):
        out.append(
            f"<table:table-row{' table:visibility=' + chr(34) + 'collapse' + chr(34) if row in table.hidden else ''}>"
        )
        for column in range(width):
            value = values[column] if column < len(values) else None
            down, right = covered.get((row, column), (1, 1))
            tag = "table:table-cell" if down else "table:covered-table-cell"
            span = (
                f' table:number-rows-spanned="{down}" table:number-columns-spanned="{right}"'
                if down * right > 1
                else ""
            )
            if value and value.formula and formulas:
                formula = escape(f'of:=HYPERLINK("{value.target}";"{value.text}")')
                span += f' table:formula="{formula}"'
            elif value and value.formula:
                value = Value(text=value.text, target=value.target, note=value.note)
            out.append(f"<{tag}{span}>{_paragraphs(value) if value else ''}</{tag}>")
        out.append("</table:table-row>")
    return "".join(out)


def _packed(path: Path, kind: str, body: str) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        archive.writestr("content.xml", f"{_OPEN}{body}</office:body></office:document-content>")


def ods(path: Path, tables: Sequence[Table]) -> None:
    sheets = []
    for table in tables:
        style = ' table:style-name="off"' if table.unseen else ""
        name = escape(table.name)
        sheets.append(f'<table:table table:name="{name}"{style}>{_open_cells(table, True)}</table:table>')
    _packed(path, "spreadsheet", f"<office:spreadsheet>{''.join(sheets)}</office:spreadsheet>")


def odt(path: Path, tables: Sequence[Table]) -> None:
    parts = []
    for table in tables:
        parts += [f"<text:p>{_open_text(line, '')}</text:p>" for line in table.before]
        parts += [f"<table:table>{_open_cells(table, False)}</table:table>"] if table.rows else []
    _packed(path, "text", f"<office:text>{''.join(parts)}</office:text>")


def document(path: Path, tables: Sequence[Table]) -> None:
    made = docx.Document()
    for table in tables:
        for line in table.before:
            made.add_paragraph(line)
        if not table.rows:
            continue
        width = max(len(row) for row in table.rows)
        grid = made.add_table(rows=len(table.rows), cols=width)
        cells = list(grid._cells)  # the library finds each anew otherwise
        for row, values in enumerate(table.rows):
            for column, value in enumerate(values):
                cell = cells[row * width + column]
                if value is None:
                    continue
                if value.formula:
                    writing.field(cell, value.text, f'HYPERLINK "{value.target}"')
                elif value.target:
                    writing.hyperlink(cell, value.text, value.target)
                else:
                    cell.text = value.text
        for top, left, bottom, right in table.merged:
            grid.cell(top, left).merge(grid.cell(bottom, right))
    made.save(str(path))


def html(path: Path, tables: Sequence[Table], encoding: str = "utf-8") -> None:
    out = [f'<html><head><meta charset="{encoding}"></head><body>']
    for table in tables:
        out += [f"<p>{escape(line)}</p>" for line in table.before]
        covered = table.covered()
        out.append("<table border=1>")
        for row, values in enumerate(table.rows):
            out.append('<tr style="display:none">' if row in table.hidden else "<tr>")
            for column, value in enumerate(values):
                down, right = covered.get((row, column), (1, 1))
                if not down:
                    continue
                words = escape(value.text).replace("\n", "<br>\n  ") if value else ""
                if value and value.target:
                    words = f'<a href="{escape(value.target)}">{words}</a>'
                out.append(f'<td rowspan="{down}" colspan="{right}">{words}</td>')
            out.append("</tr>")
        out.append("</table>")
    path.write_bytes("\n".join([*out, "</body></html>"]).encode(encoding))


def text(path: Path, tables: Sequence[Table], delimiter: str = ";", encoding: str = "utf-8") -> None:
    (table,) = tables
    rows = [[value.text if value else "" for value in row] for row in table.rows]
    writing.text(path, rows, delimiter, encoding)


Writer = Callable[[Path, Sequence[Table]], None]
BOOKS: dict[str, Writer] = {"xlsx": xlsx, "xls": xls, "ods": ods}
DOCUMENTS: dict[str, Writer] = {"docx": document, "odt": odt, "html": html}
