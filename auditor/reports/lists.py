"""The sheets of report.xlsx that hold one thing a row: cells, findings, links, documents, what was not checked."""

from collections import Counter
from collections.abc import Mapping, Sequence

from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation

from auditor.reports import office
from auditor.reports.booklet import Booklet
from auditor.reports.papers import DocumentView
from auditor.reports.remarks import FindingView
from auditor.reports.sheets import Column, Inside, Link, Value, colour_by_sign, fill_table, page_setup
from auditor.reports.terms import MARKS, SEVERITY_MARKS
from auditor.reports.view import FormView, PositionView
from auditor.reports.voice import utc
from auditor.reports.where import Lines


def add(booklet: Booklet, book: Workbook, where: Lines) -> None:
    """Adds the sheets."""
    _cells(booklet, book, where)
    _findings(booklet, book, where)
    _links(booklet, book)
    _documents(booklet, book)
    _unchecked(booklet, book)
    _decisions(booklet, book)


def _sheet(
    booklet: Booklet, book: Workbook, key: str, widths: Mapping[str, float], rows: Sequence[Sequence[Value]]
) -> None:
    """A table on a sheet of its own."""
    sheet, voice = book.create_sheet(booklet.voice(key)), booklet.voice
    fill_table(sheet, [Column(voice(name), width) for name, width in widths.items()], rows, voice)
    names = list(widths)
    for name in ("state", "severity"):
        if name in names and rows:
            colour_by_sign(sheet, names.index(name) + 1, len(rows) + 1)
    if "done" in names:
        choice = DataValidation(type="list", formula1=f'"{voice("yes")}"', allow_blank=True)
        choice.add(f"R2:R{len(rows) + 1000}")
        sheet.add_data_validation(choice)
    page_setup(sheet, voice)


def _cells(booklet: Booklet, book: Workbook, where: Lines) -> None:
    widths = {
        "municipality": 24,
        "position": 10,
        "required": 40,
        "state": 16,
        "points": 8,
        "possible": 10,
        "finding": 44,
        "findings": 12,
        "links": 9,
        "link": 40,
        "form_place": 16,
        "cell_text": 44,
    }
    rows = [_cell_row(form, one, where) for form in booklet.forms for one in form.positions]
    _sheet(booklet, book, "cells", widths, rows)


def _cell_row(form: FormView, one: PositionView, where: Lines) -> list[Value]:
    first = one.links[0] if one.links else None
    count = len(one.findings) + len(one.accepted)
    to = where.findings.get((form.slug, one.anchor))
    return [
        form.name,
        one.id,
        one.title,
        f"{MARKS[one.outcome]} {one.word}",
        one.points,
        one.max_points,
        f"{one.fault}. {one.cut}" if one.fault and one.cut else one.fault or one.why,
        Inside(count, to.sheet, to.cell) if to else count,
        len(one.links),
        Link(first.address, first.href) if first else None,
        one.place,
        one.text,
    ]


def _findings(booklet: Booklet, book: Workbook, where: Lines) -> None:
    widths = {
        "municipality": 24,
        "position": 10,
        "required": 34,
        "rule": 22,
        "severity": 19,
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
    rows = [
        _finding_row(booklet, form, position, finding, where)
        for form in booklet.forms
        for position in form.positions
        for finding in (*position.findings, *position.accepted)
    ]
    _sheet(booklet, book, "findings", widths, rows)


def _finding_row(
    booklet: Booklet, form: FormView, position: PositionView, one: FindingView, where: Lines
) -> list[Value]:
    to = where.cells[form.slug, position.anchor]
    return [
        form.name,
        Inside(one.position, to.sheet, to.cell),
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
        _accepted(booklet, one),
        None,
        None,
        None,
    ]


def _accepted(booklet: Booklet, one: FindingView) -> str:
    """What an expert decided, in a line."""
    if one.confirmed:
        return f"{booklet.voice('confirmed')} ({one.confirmed})"
    if not one.accepted:
        return ""
    until = f", {booklet.voice('until', day=booklet.voice.day(one.until))}" if one.until else ""
    changed = f"; {one.changed}" if one.changed else ""
    return f"{one.accepted}: {one.because} ({one.who}{until}){changed}"


def _links(booklet: Booklet, book: Workbook) -> None:
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
    _sheet(booklet, book, "links", widths, rows)


def _documents(booklet: Booklet, book: Workbook) -> None:
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
    _sheet(booklet, book, "documents", widths, rows)


def _papers(booklet: Booklet) -> tuple[dict[str, DocumentView], Counter[str]]:
    """Every document once, and how many links lead to it."""
    papers = {paper.id: paper for form in booklet.forms for paper in form.documents}
    cited: Counter[str] = Counter()
    for form in booklet.forms:
        cited.update({paper.id: paper.cited for paper in form.documents})
    return papers, cited


def _by_title(one: DocumentView) -> tuple[str, str]:
    return one.title.lower(), one.id


def _unchecked(booklet: Booklet, book: Workbook) -> None:
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
    _sheet(booklet, book, "unchecked_short", widths, rows)


def _named(form: FormView, one: FindingView) -> tuple[Value, ...]:
    return form.name, one.position, one.label


def _decisions(booklet: Booklet, book: Workbook) -> None:
    """Experts' decisions: those in force here, and those that want another look; no sheet where there are none."""
    voice = booklet.voice
    rows: list[list[Value]] = [
        [
            form.name,
            one.position,
            one.label,
            one.accepted,
            one.because,
            one.who,
            one.decided,
            one.until,
            voice("in_force"),
        ]
        for form in booklet.forms
        for one in form.accepted
        if not one.changed
    ]
    rows += [
        [one.municipality, one.position, one.rule, None, one.because, one.who, one.day, None, one.why]
        for one in office.again(booklet.report, voice, booklet.labels)
    ]
    if not rows:
        return
    widths = {
        "municipality": 24,
        "position": 10,
        "rule": 26,
        "accepted_short": 22,
        "because": 44,
        "who": 24,
        "decision_day": 14,
        "due": 12,
        "again_short": 44,
    }
    _sheet(booklet, book, "decisions", widths, rows)
