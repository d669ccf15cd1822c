"""report.docx: the checklist for the folder, with signature lines and numbered pages."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.shared import Mm

from auditor.model import Outcome, Severity
from auditor.reports import office
from auditor.reports.booklet import Booklet
from auditor.reports.paper import Grid, Sheet, footer, prepare
from auditor.reports.remarks import FindingView
from auditor.reports.shots import jpeg
from auditor.reports.terms import MARKS, SEVERITY_MARKS
from auditor.reports.view import ORDER, FormView, PositionView
from auditor.reports.voice import utc

_PICTURE, _TALL = 90.0, 60.0  # millimetres: the width of a picture, and the height it may have
_NAME = 120  # letters of a name that fit into a footer


def save(booklet: Booklet, path: Path) -> None:
    """Writes the document to `path`."""
    voice, run = booklet.voice, booklet.report.run
    document = docx.Document()
    prepare(document, voice)
    properties = document.core_properties
    properties.author, properties.title = "evidence-auditor", booklet.report.rubric.title[:250]
    properties.created = properties.modified = _naive(run.finished or run.started)
    sheet = Sheet(document, voice)
    if booklet.region is not None:
        _region(booklet, document, sheet)
    for at, form in enumerate(booklet.forms):
        section = document.sections[-1]
        if at or booklet.region is not None:
            section = document.add_section(WD_SECTION.NEW_PAGE)
        _upright(section)
        footer(section, f"{form.name[:_NAME]} · {voice.day(run.as_of)}", voice)
        _form(booklet, form, sheet)
    document.save(str(path))


def _naive(when: datetime) -> datetime:
    return utc(when).astimezone(UTC).replace(tzinfo=None, microsecond=0)


def _upright(section: "docx.section.Section") -> None:
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = (
        Mm(20),
        Mm(15),
        Mm(20),
        Mm(30),
    )


def _region(booklet: Booklet, document: Document, sheet: Sheet) -> None:
    """The table of all municipalities on a page laid on its side."""
    region, voice, run = booklet.region, booklet.voice, booklet.report.run
    if region is None:
        return
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = (
        Mm(20),
        Mm(10),
        Mm(12),
        Mm(12),
    )
    footer(section, f"{booklet.report.rubric.title[:_NAME]} · {voice.day(run.as_of)}", voice)
    sheet.title(booklet.report.rubric.title)
    sheet.words(f"{voice('checked_on', when=booklet.when)}, {voice('as_of', day=voice.day(run.as_of))}.")
    sheet.words(region.headline)
    narrow = min(12.0, 204 / max(len(region.columns), 1))
    heads = [voice("municipality"), *(column.short for column in region.columns), voice("at_risk")]
    table = sheet.table(heads, [50, *([narrow] * len(region.columns)), 18], small=True)
    for row in region.rows:
        cells = table.row([row.form.name, *[""] * len(row.cells), f"{row.form.risk}/{row.form.most}"])
        for at, one in enumerate(row.cells, 1):
            table.mark(cells[at], one.outcome if one else None, MARKS[one.outcome] if one else "–")
    sheet.words(" · ".join(f"{MARKS[one]} {voice.word(one)}: {region.counts[one]}" for one in ORDER))
    if region.faults:
        sheet.heading(voice("faults"), 1)
        table = sheet.table([voice("finding"), voice("count"), voice("in_municipalities")], [120, 30, 40])
        for fault in region.faults:
            table.row([fault.label, str(fault.number), str(fault.municipalities)])
    if region.hosts:
        sheet.heading(voice("hosts"), 1)
        table = sheet.table([voice("site"), voice("what_happens"), voice("links")], [80, 90, 30])
        for host in region.hosts:
            table.row([host.name, host.what, f"{host.failed}/{host.links}"])


def _form(booklet: Booklet, form: FormView, sheet: Sheet) -> None:
    voice, run = booklet.voice, booklet.report.run
    sheet.title(f"{voice('checklist')} · {form.name}")
    sheet.words(booklet.report.rubric.title)
    when = f"{voice('checked_on', when=booklet.when)}, {voice('as_of', day=voice.day(run.as_of))}"
    sheet.words(f"{when}, {voice('file', name=voice.quoted(form.source))}." if form.source else f"{when}.")
    sheet.words(form.headline, lead=form.lead)
    heads = [*(f"{MARKS[one]} {voice.word(one)}" for one in ORDER), voice("at_risk")]
    table = sheet.table(heads, [33] * 5)
    cells = table.row([*(str(form.counts[one]) for one in ORDER), f"{form.risk}/{form.most}"])
    for at, outcome in enumerate(ORDER):
        table.mark(cells[at], outcome, str(form.counts[outcome]))
    if form.accepted:
        sheet.words(office.decided(form, voice))
    _first(booklet, form, sheet)
    sheet.heading(voice("positions"), 1)
    for section in form.sections:
        sheet.heading(section.title, 2)
        _positions(booklet, section.positions, sheet)
    _accepted(booklet, form, sheet)
    _rest(booklet, form, sheet)
    sheet.heading(voice("signatures"), 1)
    for key in ("sign_mend", "sign_check"):
        sheet.signature(voice(key), voice("sign_name"), voice("sign_day"))


def _first(booklet: Booklet, form: FormView, sheet: Sheet) -> None:
    voice = booklet.voice
    sheet.heading(voice("first"), 1)
    if not form.first:
        sheet.words(voice("nothing_first"))
        return
    heads = ["№", voice("act"), voice("positions"), voice("points"), voice("done")]
    table = sheet.table(heads, [10, 80, 35, 18, 22])
    for at, one in enumerate(form.first, 1):
        act = f"{one.act} ({voice('urgent')})" if one.urgent else one.act
        table.row([str(at), act, ", ".join(one.positions), str(one.points), "☐"])
    if form.first_cut:
        sheet.words(form.first_cut)


def _positions(booklet: Booklet, positions: Iterable[PositionView], sheet: Sheet) -> None:
    voice = booklet.voice
    heads = [voice("position"), voice("state"), voice("finding_quote"), voice("act")]
    table = sheet.table(heads, [37, 27, 54, 47])
    for one in positions:
        cells = table.row([f"{one.id} {one.title}", "", "", ""])
        if one.place:
            table.more(cells[0], one.place)
        table.mark(cells[1], one.outcome, f"{MARKS[one.outcome]}\u00a0{one.word}")
        for finding in one.findings:
            table.more(cells[2], f"{SEVERITY_MARKS[finding.severity]} {finding.message}")
            if finding.quote:
                page = f" ({finding.page_text})" if finding.page_text else ""
                table.more(cells[2], voice.quoted(finding.quote) + page, quote=True)
            if finding.confirmed:
                table.more(cells[2], f"{voice('confirmed')}: {finding.confirmed}")
        if one.why:
            table.more(cells[2], one.why)
        if not one.links and one.text and one.outcome is not Outcome.READY:
            table.more(cells[2], voice("in_cell", text=voice.quoted(one.text)))
        for link in one.links:
            table.link(cells[2], link.href, link.address, f" — {link.status_word}")
            if link.paste:
                table.more(cells[3], f"{voice('add_pages')} {link.paste}")
            if link.suggested:
                table.link(cells[3], link.suggested_href, link.suggested, "", lead=f"{voice('likely_address')} ")
        for advice in dict.fromkeys(finding.advice for finding in one.findings if finding.advice):
            table.more(cells[3], advice)
        _pictures(booklet, one.findings, table, cells)


def _pictures(booklet: Booklet, findings: Iterable[FindingView], table: Grid, cells: Sequence[Any]) -> None:
    """Pages with their quotes framed, under the errors of a position; their words for those who cannot see them."""
    shown = [
        (finding, picture)
        for finding in findings
        if finding.severity is Severity.ERROR and (picture := booklet.pictures.get(finding.id)) and picture.crop
    ]
    below = table.below(cells) if shown else None
    for finding, picture in shown:
        if len(shown) > 1:
            table.more(below, f"{finding.label}:")
        page = f"{finding.page_text}: " if finding.page_text else ""
        width = min(_PICTURE, _TALL * picture.size[0] / max(picture.size[1], 1))
        table.picture(below, jpeg(picture), width, f"{page}{finding.quote or finding.message}")


def _accepted(booklet: Booklet, form: FormView, sheet: Sheet) -> None:
    voice = booklet.voice
    if form.accepted:
        sheet.heading(voice("accepted"), 1)
        heads = [voice("position"), voice("finding"), voice("because"), voice("who"), voice("due")]
        table = sheet.table(heads, [18, 50, 50, 27, 20])
        for one in form.accepted:
            until = voice("until", day=voice.day(one.until)) if one.until else ""
            cells = table.row([one.position, f"{one.message} — {one.accepted}", one.because, one.who, until])
            if one.changed:
                table.more(cells[1], one.changed)
    again = office.of(form, office.again(booklet.report, voice, booklet.labels))
    if again:
        sheet.heading(voice("again"), 1)
        heads = [voice("position"), voice("rule"), voice("because"), voice("who"), voice("why")]
        table = sheet.table(heads, [18, 35, 45, 32, 35])
        for late in again:
            who = f"{late.who}, {voice.day(late.day)}"
            cells = table.row([late.position, late.rule, late.because, who, late.why])
            if late.address:
                table.link(cells[1], late.href, late.address, "")


def _rest(booklet: Booklet, form: FormView, sheet: Sheet) -> None:
    """What was not checked, and what in the form was not understood."""
    voice = booklet.voice
    sheet.heading(voice("unchecked"), 1)
    found = booklet.unchecked[form.slug]
    if found:
        table = sheet.table([voice("position"), voice("what"), voice("why"), voice("act")], [22, 50, 55, 38])
        for one in found:
            table.row([", ".join(code for code, _ in one.positions), one.what, one.why, one.todo])
    else:
        sheet.words(voice("all_checked"))
    sheet.heading(voice("unmatched"), 1)
    if form.unmatched:
        table = sheet.table([voice("form_place"), voice("what"), voice("why")], [30, 75, 60])
        for loose in form.unmatched:
            guess = f" {voice('guess', position=loose.guess)}" if loose.guess else ""
            table.row([loose.place, loose.text, voice("unmatched_why") + guess])
    else:
        sheet.words(voice("all_matched"))
