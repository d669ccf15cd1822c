"""report.xlsx: tables for sorting and handing out work; no string from outside can become a formula."""

import textwrap
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import DataBar, FormatObject, Rule
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from auditor.reports import lists, office
from auditor.reports.booklet import Booklet
from auditor.reports.region import Group
from auditor.reports.sheets import FILLS, FONT, HEAD, Column, Inside, Value, fill_table, page_setup, put
from auditor.reports.terms import MARKS
from auditor.reports.view import ORDER, FormView, PositionView
from auditor.reports.where import Lines, lines

_THIN = 2  # columns
_LETTER, _TALLEST = 7.0, 250.0  # points: of an upright letter in bold, and the most that a head is high


def save(booklet: Booklet, path: Path) -> None:
    """Writes the workbook to `path`."""
    book = Workbook()
    book.properties.creator = "evidence-auditor"
    book.properties.title = booklet.report.rubric.title
    first, where = book.active, lines(booklet)
    if isinstance(first, Worksheet):
        _summary(booklet, first, where)
    if booklet.region is not None:
        _matrix(booklet, book.create_sheet(booklet.voice("table")), where)
    lists.add(booklet, book, where)
    book.save(path)


def _summary(booklet: Booklet, sheet: Worksheet, where: Lines) -> None:
    voice = booklet.voice
    sheet.title = voice("summary")
    columns = [Column(voice("municipality"), _wide(booklet))]
    columns += [Column(f"{MARKS[one]} {voice.word(one)}", 14) for one in ORDER]
    columns += [Column(voice("at_risk"), 14), Column(voice("possible"), 12), Column(voice("undecided"), 14)]
    forms = sorted(booklet.forms, key=lambda one: (-one.risk, one.name))
    rows: list[list[Value]] = [
        [_name(one, where), *(one.counts[outcome] for outcome in ORDER), one.risk, one.most, one.before]
        for one in forms
    ]
    fill_table(sheet, columns, rows, voice)
    last = len(rows) + 2
    totals: list[Value] = [voice("total"), *(sum(form.counts[one] for form in forms) for one in ORDER)]
    totals += [sum(form.risk for form in forms), sum(form.most for form in forms), sum(form.before for form in forms)]
    for at, value in enumerate(totals, 1):
        cell = put(sheet.cell(last, at), value)
        cell.font = Font(name=FONT, bold=True)
        cell.alignment = Alignment(horizontal="center" if at > 1 else "left")
    if rows:
        bar = DataBar(cfvo=[FormatObject(type="num", val=0), FormatObject(type="max")], color="FFEEB1AB")
        sheet.conditional_formatting.add(f"F2:F{last - 1}", Rule(type="dataBar", dataBar=bar))
    note = f"{voice('checked_on', when=booklet.when)}, {voice('as_of', day=voice.day(booklet.report.run.as_of))}."
    put(sheet.cell(last + 2, 1), note)
    put(sheet.cell(last + 3, 1), booklet.report.rubric.title)
    for at, form in enumerate((form for form in forms if form.accepted), last + 4):
        put(sheet.cell(at, 1), f"{form.name}. {office.decided(form, voice)}")
    page_setup(sheet, voice)


def _wide(booklet: Booklet) -> float:
    """The width of a column of municipalities: what leads somewhere does not wrap in every program."""
    return min(max(30.0, *(1.15 * len(form.name) for form in booklet.forms)), 60.0) if booklet.forms else 30.0


def _name(form: FormView, where: Lines) -> Value:
    """The municipality, leading to its cells."""
    to = where.forms.get(form.slug)
    return Inside(form.name, to.sheet, to.cell) if to else form.name


def _matrix(booklet: Booklet, sheet: Worksheet, where: Lines) -> None:
    """Municipalities by positions; a note tells the reason."""
    region, voice = booklet.region, booklet.voice
    if region is None:
        return
    put(sheet.cell(2, 1), voice("municipality"))
    at = 2
    for group in region.groups:
        put(sheet.cell(1, at), group.title)
        if group.width > 1:
            sheet.merge_cells(start_row=1, start_column=at, end_row=1, end_column=at + group.width - 1)
        at += group.width
    for number, column in enumerate(region.columns, 2):
        cell = put(sheet.cell(2, number), column.short)
        cell.comment = _note(f"{column.id} {column.title}")
        sheet.column_dimensions[get_column_letter(number)].width = 5.5
    risk = len(region.columns) + 2
    put(sheet.cell(2, risk), voice("at_risk"))
    for line in (1, 2):
        for number in range(1, risk + 1):
            HEAD.dress(sheet.cell(line, number))
            across = "center" if line == 2 and number > 1 else "left"
            sheet.cell(line, number).alignment = Alignment(wrap_text=True, vertical="top", horizontal=across)
    _block_heads(sheet, region.groups)
    for line, row in enumerate(region.rows, 3):
        put(sheet.cell(line, 1), _name(row.form, where))
        for number, one in enumerate(row.cells, 2):
            to = where.cells.get((row.form.slug, one.anchor)) if one else None
            _square(sheet, line, number, one, to)
        put(sheet.cell(line, risk), row.form.risk).alignment = Alignment(horizontal="center")
    sheet.column_dimensions["A"].width = _wide(booklet)
    sheet.column_dimensions[get_column_letter(risk)].width = 13
    sheet.freeze_panes = "B3"
    page_setup(sheet, voice, rows="1:2")


def _block_heads(sheet: Worksheet, groups: Sequence[Group]) -> None:
    """The names of blocks over their columns; over one or two columns they stand upright."""
    at, height = 2, 15.0
    for one in groups:
        if one.width <= _THIN:
            sheet.cell(1, at).alignment = Alignment(wrap_text=True, vertical="bottom", text_rotation=90)
            height = max(height, min(_LETTER * _in_two(one.title) + 12, _TALLEST))
        else:
            height = max(height, 15.0 * min(6, 1 + int(len(one.title) / (one.width * 5.0))))
        at += one.width
    sheet.row_dimensions[1].height = height


def _in_two(words: str) -> int:
    """Letters a line must hold for the words to fit into two."""
    return next((n for n in range(1, len(words)) if len(textwrap.wrap(words, n)) <= 2), len(words))


def _square(sheet: Worksheet, line: int, number: int, one: PositionView | None, to: Inside | None) -> None:
    mark = MARKS[one.outcome] if one else "–"
    cell = put(sheet.cell(line, number), Inside(mark, to.sheet, to.cell) if to else mark)
    cell.alignment = Alignment(horizontal="center")
    if one is None:
        return
    FILLS[one.outcome].dress(cell)
    cell.alignment = Alignment(horizontal="center")
    if one.fault or one.why:
        cell.comment = _note(f"{one.id} {one.word}: {one.fault or one.why}")


def _note(words: str) -> Comment:
    return Comment(words[:1000], "evidence-auditor", width=320, height=80)
