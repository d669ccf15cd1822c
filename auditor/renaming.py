"""A municipality under another name: told by its links, so that its findings are not news. Pure."""

from collections.abc import Mapping
from dataclasses import replace

from auditor import urls
from auditor.model import Finding, Report

_ITSELF = 0.7  # of the links are where they were
_FEW = 3  # links that say nothing yet: two neighbours may cite the same page


def renamed(was: Report, now: Report) -> Mapping[str, str]:
    """Municipalities that have another name in the later report: the old name, the new name."""
    before, after = _cited(was), _cited(now)
    found: dict[str, str] = {}
    for new in sorted(after.keys() - before.keys()):
        for old in sorted(before.keys() - after.keys() - found.keys()):
            same = len(after[new] & before[old])
            if same >= _FEW and same > _ITSELF * max(len(after[new]), len(before[old])):
                found[old] = new
                break
    return found


def under(was: Report, now: Report, names: Mapping[str, str]) -> Report:
    """The earlier report with today's names, and with today's ids of findings: a name is part of an id."""
    if not names:
        return was
    ids = {(one.rule, one.municipality, one.position, one.url): one.id for one in now.findings}

    def today(one: Finding) -> Finding:
        name = names.get(one.municipality)
        if name is None:
            return one
        return replace(one, municipality=name, id=ids.get((one.rule, name, one.position, one.url), one.id))

    return replace(
        was,
        submissions=tuple(
            replace(one, submission=replace(one.submission, municipality=names[one.submission.municipality]))
            if one.submission.municipality in names
            else one
            for one in was.submissions
        ),
        findings=tuple(map(today, was.findings)),
        held=tuple(map(today, was.held)),
    )


def _cited(report: Report) -> dict[str, frozenset[tuple[str, str]]]:
    """The positions of each municipality, each with an address that it cites."""
    return {
        one.submission.municipality: frozenset(
            (cell.cell.position.id, urls.masked(link.link.url)) for cell in one.cells for link in cell.links
        )
        for one in report.submissions
    }
