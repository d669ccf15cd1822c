"""report.xlsx: tables for sorting and handing out work; no string from outside can become a formula."""

from collections import Counter
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import DataBar, FormatObject, Rule
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from auditor.reports.booklet import Booklet
from auditor.reports.papers import DocumentView
from auditor.reports.remarks import FindingView
from auditor.reports.sheets import FILLS, HEAD, Column, Link, Value, fill_table, page_setup, put
from auditor.reports.terms import MARKS, SEVERITY_MARKS
from auditor.reports.view import ORDER, FormView, PositionView
from auditor.reports.voice import utc


def save(booklet: Booklet, path: Path) -> None:
    """Writes the workbook to `path`."""
    book = Workbook()
    book.properties.creator = "evidence-auditor"
    book.properties.title = booklet.report.rubric.title
    first = book.active
    if isinstance(first, Worksheet):
        _summary(booklet, first)
    if booklet.region is not None:
        _matrix(booklet, book.create_sheet(booklet.voice("table")))
    _findings(booklet, book.create_sheet(booklet.voice("findings")))
    _links(booklet, book.create_sheet(booklet.voice("links")))
    _documents(booklet, book.create_sheet(booklet.voice("documents")))
    _unchecked(booklet, book.create_sheet(booklet.voice("unchecked_short")))
    book.save(path)


def _summary(booklet: Booklet, sheet: Worksheet) -> None:
    voice = booklet.voice
    sheet.title = voice("summary")
    columns = [Column(voice("municipality"), 30)]
    columns += [Column(f"{MARKS[one]} {voice.word(one)}", 14) for one in ORDER]
    columns += [Column(voice("at_risk"), 13), Column(voice("possible"), 12)]
    forms = sorted(booklet.forms, key=lambda one: (-one.risk, one.name))
    rows: list[list[Value]] = [
        [one.name, *(one.counts[outcome] for outcome in ORDER), one.risk, one.most] for one in forms
    ]
    fill_table(sheet, columns, rows, voice)
    last = len(rows) + 2
    totals: list[Value] = [voice("total"), *(sum(form.counts[one] for form in forms) for one in ORDER)]
    totals += [sum(form.risk for form in forms), sum(form.most for form in forms)]
    for at, value in enumerate(totals, 1):
        put(sheet.cell(last, at), value).font = Font(bold=True)
    if rows:
        bar = DataBar(cfvo=[FormatObject(type="num", val=0), FormatObject(type="max")], color="FFEEB1AB")
        sheet.conditional_formatting.add(f"F2:F{last - 1}", Rule(type="dataBar", dataBar=bar))
    note = f"{voice('checked_on', when=booklet.when)}, {voice('as_of', day=voice.day(booklet.report.run.as_of))}."
    put(sheet.cell(last + 2, 1), note)
    put(sheet.cell(last + 3, 1), booklet.report.rubric.title)
    page_setup(sheet, voice)


def _matrix(booklet: Booklet, sheet: Worksheet) -> None:
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
    for line, row in enumerate(region.rows, 3):
        put(sheet.cell(line, 1), row.form.name)
        for number, one in enumerate(row.cells, 2):
            _square(sheet, line, number, one)
        put(sheet.cell(line, risk), row.form.risk)
    sheet.column_dimensions["A"].width = 30
    sheet.column_dimensions[get_column_letter(risk)].width = 13
    sheet.freeze_panes = "B3"
    page_setup(sheet, voice, rows="1:2")


def _square(sheet: Worksheet, line: int, number: int, one: PositionView | None) -> None:
    cell = put(sheet.cell(line, number), MARKS[one.outcome] if one else "–")
    cell.alignment = Alignment(horizontal="center")
    if one is None:
        return
    FILLS[one.outcome].dress(cell)
    cell.alignment = Alignment(horizontal="center")
    if one.fault or one.why:
        cell.comment = _note(f"{one.id} {one.word}: {one.fault or one.why}")


def _note(words: str) -> Comment:
    return Comment(words[:1000], "evidence-auditor", width=320, height=80)


def _findings(booklet: Booklet, sheet: Worksheet) -> None:
    voice = booklet.voice
    widths = {
        "municipality": 24,
        "position": 10,
        "required": 34,
        "rule": 22,
        "severity": 18,
        "finding": 48,
        "page": 10,
        "quote": 44,
        "act": 48,
        "paste": 24,
        "link": 40,
        "form_place": 16,
        "since_day": 14,
        "days": 8,
        "accepted_short": 28,
        "assignee": 18,
        "due": 12,
        "done": 12,
    }
    columns = [Column(voice(key), width) for key, width in widths.items()]
    rows = [
        _finding_row(form, position, finding)
        for form in booklet.forms
        for position in form.positions
        for finding in (*position.findings, *position.accepted)
    ]
    fill_table(sheet, columns, rows, voice)
    choice = DataValidation(type="list", formula1=f'"{voice("yes")}"', allow_blank=True)
    choice.add(f"R2:R{len(rows) + 1000}")
    sheet.add_data_validation(choice)
    page_setup(sheet, voice)


def _finding_row(form: FormView, position: PositionView, one: FindingView) -> list[Value]:
    accepted = ""
    if one.accepted:
        accepted = f"{one.accepted}: {one.because} ({one.who})"
    return [
        form.name,
        one.position,
        position.title,
        one.label,
        f"{SEVERITY_MARKS[one.severity]} {one.severity_word}",
        one.message,
        one.page,
        one.quote,
        one.advice,
        one.paste,
        Link(one.address, one.href),
        one.place,
        one.since,
        one.days,
        accepted,
        None,
        None,
        None,
    ]


def _links(booklet: Booklet, sheet: Worksheet) -> None:
    voice = booklet.voice
    widths = {
        "municipality": 24,
        "position": 10,
        "address": 50,
        "state": 26,
        "final_address": 40,
        "document": 44,
        "page_count": 9,
        "date": 12,
        "approval": 34,
        "checked": 18,
    }
    papers, _ = _papers(booklet)
    rows: list[list[Value]] = []
    for form in booklet.forms:
        for position in form.positions:
            for one in position.links:
                paper = papers.get(one.document or "")
                state = f"{one.status_word}: {one.reason}" if one.reason else one.status_word
                checked = utc(one.checked).replace(tzinfo=None, microsecond=0) if one.checked else None
                rows.append(
                    [
                        form.name,
                        position.id,
                        Link(one.address, one.href),
                        state,
                        Link(one.final, one.final_href),
                        one.title,
                        one.page_count,
                        paper.dated if paper else None,
                        one.approval,
                        checked,
                    ]
                )
    fill_table(sheet, [Column(voice(key), width) for key, width in widths.items()], rows, voice)
    page_setup(sheet, voice)


def _documents(booklet: Booklet, sheet: Worksheet) -> None:
    voice = booklet.voice
    widths = {
        "name": 50,
        "kind": 20,
        "level": 16,
        "issuer": 36,
        "date": 12,
        "valid_from": 13,
        "valid_to": 13,
        "approval": 36,
        "draft": 9,
        "page_count": 9,
        "read": 11,
        "cited": 12,
        "address": 44,
    }
    papers, cited = _papers(booklet)
    rows: list[list[Value]] = [
        [
            one.title,
            one.kind,
            one.level,
            one.issuer,
            one.dated,
            one.valid_from,
            one.valid_to,
            one.trouble or one.approval,
            voice("yes") if one.draft else None,
            one.pages,
            one.read,
            cited[one.id],
            Link(one.address, one.href),
        ]
        for one in sorted(papers.values(), key=_by_title)
    ]
    fill_table(sheet, [Column(voice(key), width) for key, width in widths.items()], rows, voice)
    page_setup(sheet, voice)


def _papers(booklet: Booklet) -> tuple[dict[str, DocumentView], Counter[str]]:
    """Every document once, and how many links lead to it."""
    papers = {paper.id: paper for form in booklet.forms for paper in form.documents}
    cited: Counter[str] = Counter()
    for form in booklet.forms:
        cited.update({paper.id: paper.cited for paper in form.documents})
    return papers, cited


def _by_title(one: DocumentView) -> tuple[str, str]:
    return one.title.lower(), one.id


def _unchecked(booklet: Booklet, sheet: Worksheet) -> None:
    voice = booklet.voice
    rows: list[list[Value]] = []
    for form in booklet.forms:
        for one in booklet.unchecked[form.slug]:
            rows.append([form.name, ", ".join(code for code, _ in one.positions), one.what, one.why, one.todo])
        for loose in form.unmatched:
            guess = f" {voice('guess', position=loose.guess)}" if loose.guess else ""
            why = voice("unmatched_why") + guess
            rows.append([form.name, "", f"{loose.place}: {loose.text}", why, voice("check_place")])
    widths = {"municipality": 24, "position": 16, "what": 50, "why": 50, "act": 40}
    fill_table(sheet, [Column(voice(key), width) for key, width in widths.items()], rows, voice)
    page_setup(sheet, voice)
