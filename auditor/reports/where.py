"""In which line of which sheet of report.xlsx things stand, so that one can lead to another."""

from collections.abc import Mapping
from dataclasses import dataclass

from auditor.reports.booklet import Booklet
from auditor.reports.sheets import Inside

_At = tuple[str, str]  # a position of a form: slug and anchor


@dataclass(frozen=True, slots=True)
class Lines:
    """Where things stand."""

    cells: Mapping[_At, Inside]
    findings: Mapping[_At, Inside]
    forms: Mapping[str, Inside]  # the first cell of a form, by slug


def lines(booklet: Booklet) -> Lines:
    """The lines of all sheets, before they are written."""
    cells: dict[_At, Inside] = {}
    findings: dict[_At, Inside] = {}
    forms: dict[str, Inside] = {}
    cell, finding = 2, 2
    for form in booklet.forms:
        for position in form.positions:
            at = (form.slug, position.anchor)
            cells[at] = Inside("", booklet.voice("cells"), f"A{cell}")
            forms.setdefault(form.slug, cells[at])
            cell += 1
            here = len(position.findings) + len(position.accepted)
            if here:
                findings[at] = Inside("", booklet.voice("findings"), f"A{finding}")
            finding += here
    return Lines(cells, findings, forms)
