"""A submitted text document with remarks: Word's own comments on its cells, and a column where the table allows."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime

from auditor.reports.booklet import Booklet
from auditor.reports.forms import notes
from auditor.reports.forms.bubbles import Bubbles
from auditor.reports.forms.notes import AUTHOR, LONGEST, Mark
from auditor.reports.forms.package import Node, Package
from auditor.reports.forms.spots import paragraph, spot
from auditor.reports.forms.tables import Body, W
from auditor.reports.forms.verdicts import add_column
from auditor.reports.typography import NBSP
from auditor.reports.view import FormView
from auditor.reports.voice import utc


def annotate(data: bytes, booklet: Booklet) -> bytes:
    """The document with remarks of all forms in it; raises one of `package.SPOILED` where it cannot be edited."""
    package = Package(data)
    main = package.main
    body = Body(package.edit(main))
    run = booklet.report.run
    bubbles = Bubbles(package, main, body.root, _moment(run.finished or run.started))
    told: dict[tuple[int, int, int], list[Mark]] = defaultdict(list)
    lines: dict[int, list[Mark]] = defaultdict(list)  # where a line of a list answers
    for form in booklet.forms:
        for place, mark in notes.marks_of(form):
            if where := spot(place):
                told[int(where.sheet) if where.sheet.isdigit() else 0, where.row, where.column].append(mark)
            elif number := paragraph(place):
                lines[number].append(mark)
    hung = [(body.cell(*at), marks) for at, marks in told.items()]
    for element, marks in [*hung, *((body.paragraph(number), marks) for number, marks in lines.items())]:
        words = notes.comment(marks, booklet.voice, run.as_of)
        if element is not None and words:
            bubbles.hang(element, words)
    _strays(body, bubbles, booklet)
    start = body.first_paragraph()
    if start is not None:
        bubbles.hang(start, _summary(booklet))
    bubbles.settle()
    for number in sorted({table for table, _, _ in told}):
        add_column(body, number, {row: marks for (at, row, _), marks in told.items() if at == number}, booklet)
    _track_nothing(package, main)
    return package.save()


def _moment(when: datetime) -> str:
    return utc(when).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _strays(body: Body, bubbles: Bubbles, booklet: Booklet) -> None:
    """Comments on what answers no position."""
    voice = booklet.voice
    for form in booklet.forms:
        for loose in form.unmatched:
            guess = f" {voice('guess', position=loose.guess)}" if loose.guess else ""
            words = f"{voice('unchecked_short')}\n\n{voice('unmatched_why')}{guess}\n{voice('check_place')}"
            where = spot(loose.place)
            if where is not None and where.sheet.isdigit():
                at = body.cell(int(where.sheet), where.row, where.column)
            else:
                at = body.paragraph(paragraph(loose.place))
            if at is not None:
                bubbles.hang(at, words)


def _summary(booklet: Booklet) -> str:
    """What there is to do, on the first words of the document."""
    parts: list[str] = []
    for form in booklet.forms:
        parts += _of_form(booklet, form, len(booklet.forms) > 1)
    voice = booklet.voice
    parts += ["", f"{voice('checked_on', when=booklet.when)}. {_made(booklet)}"]
    return notes.clip("\n".join(parts), LONGEST)


def _of_form(booklet: Booklet, form: FormView, named: bool) -> Sequence[str]:
    voice = booklet.voice
    parts = [f"{AUTHOR} · {form.name}", "", f"{form.lead} {form.headline}".strip()]
    if form.first:
        parts += ["", f"{voice('first')}:"]
        for number, act in enumerate(form.first[:5], 1):
            parts.append(f"{number}. {act.act} ({', '.join(act.positions[:6])}{'…' if len(act.positions) > 6 else ''})")
    lacking = [one.id for one in form.positions if not one.spot and one.outcome.value != "ready"]
    if lacking:
        parts += ["", f"{voice('not_in_form')}: {', '.join(lacking)}"]
    return parts if not named else [*parts, ""]


def _made(booklet: Booklet) -> str:
    run = booklet.report.run
    return booklet.voice("made_by", version=run.version, rubric=run.rubric).replace(NBSP, " ")


def _track_nothing(package: Package, main: str) -> None:
    """What people type next is not tracked as a change."""
    for one in package.related(main, "settings"):
        if any(True for _ in package.look(one.part).iter(f"{W}trackRevisions")):
            root: Node = package.edit(one.part)
            for mark in list(root.iter(f"{W}trackRevisions")):
                mark.getparent().remove(mark)
