"""What was not checked, and why: said as loudly as what was."""

from collections.abc import Iterable
from dataclasses import dataclass

from auditor.model import LinkStatus, Outcome, Report
from auditor.reports import clean
from auditor.reports.remarks import FindingView
from auditor.reports.view import FormView, PositionView
from auditor.reports.voice import Voice

_RULES = frozenset({"unverified-link", "unverified-document"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchecked:
    """One thing nobody could check."""

    positions: tuple[tuple[str, str], ...]  # code and anchor
    what: str
    why: str
    todo: str


def unchecked(form: FormView, report: Report, voice: Voice) -> tuple[Unchecked, ...]:
    """All that was not checked in a form: links, pages nobody could read, what only a person can judge."""
    result: list[Unchecked] = []
    told: set[str] = set()
    for position in form.positions:
        for finding in position.findings:
            if finding.rule in _RULES:
                result.append(_by_finding(position, finding))
                told.update({position.anchor + finding.address, *_documents_of(position, finding)})
        for link in position.links:
            if link.status is LinkStatus.UNVERIFIED and position.anchor + link.address not in told:
                why = link.reason or voice("link_unchecked")
                result.append(_one(position, link.address, why, voice("next_run")))
    result.extend(_pages(form, told, voice))
    result.extend(_held(form, report, voice))
    result.extend(_meaning(form, report, voice))
    return tuple(result)


def _one(position: PositionView, what: str, why: str, todo: str) -> Unchecked:
    return Unchecked(positions=((position.id, position.anchor),), what=what, why=why, todo=todo)


def _by_finding(position: PositionView, finding: FindingView) -> Unchecked:
    return _one(position, finding.address or finding.label, finding.message, finding.advice)


def _documents_of(position: PositionView, finding: FindingView) -> set[str]:
    """The document a finding speaks of, so that it is not told again."""
    if finding.rule != "unverified-document":
        return set()
    return {link.document for link in position.links if link.document and link.address == finding.address}


def _pages(form: FormView, told: Iterable[str], voice: Voice) -> Iterable[Unchecked]:
    """Documents read only in part that no finding speaks of."""
    for document in form.documents:
        short = document.read is not None and document.pages is not None and document.read < document.pages
        if document.id in told or document.trouble or not (short or document.partial):
            continue
        cited = {p.id: p.anchor for p in form.positions for link in p.links if link.document == document.id}
        why = (
            voice("document_unread", read=document.read, count=voice.count(document.pages or 0, "page"))
            if short
            else voice("document_partial")
        )
        yield Unchecked(positions=tuple(cited.items()), what=document.title, why=f"{why}.", todo=voice("look_yourself"))


def _held(form: FormView, report: Report, voice: Voice) -> Iterable[Unchecked]:
    """Findings of the run before that could not be checked this time: nobody knows whether they are mended."""
    anchors = {position.id: position.anchor for position in form.positions}
    for one in report.held:
        if one.municipality == form.municipality and one.position in anchors:
            why = voice("held", message=clean.line(voice.say(one.message), 500))
            what = clean.line(one.url or "", 500)
            yield Unchecked(
                positions=((one.position, anchors[one.position]),), what=what, why=why, todo=voice("next_run")
            )


def _meaning(form: FormView, report: Report, voice: Voice) -> Iterable[Unchecked]:
    """Positions whose meaning only a person can judge, in one line."""
    human = {position.id for position in report.rubric.positions if position.needs.human}
    mine = tuple((p.id, p.anchor) for p in form.positions if p.id in human and p.outcome is Outcome.EXPERT)
    if mine:
        yield Unchecked(positions=mine, what="", why=f"{voice('meaning')}.", todo="")
