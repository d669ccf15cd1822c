"""What every report for people shows of one municipality, in words ready to print; the writers only lay it out."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from auditor.model import (
    CellResult,
    DocumentResult,
    Finding,
    Outcome,
    Past,
    Report,
    Say,
    Severity,
    SubmissionResult,
)
from auditor.reports import clean
from auditor.reports.chronicle import Spark, by_municipality, spark
from auditor.reports.doing import ActView, act_views
from auditor.reports.headline import headline
from auditor.reports.links import LinkView, link_view
from auditor.reports.papers import DocumentView, document_view
from auditor.reports.remarks import QUOTE, FindingView, beyond, finding_view
from auditor.reports.slugs import anchor, slugs
from auditor.reports.voice import Voice

ORDER = (Outcome.MEND, Outcome.EXPERT, Outcome.EMPTY, Outcome.READY)
_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
_MOST = 10_000  # findings, links, and things to do, that reports for people show in full
_SHOWN = 5_000  # about so many where there are more
_LEAST = 3  # of one position, or form, then
_UNSURE = frozenset({"unverified-link", "unverified-document"})  # notes that make a verdict of their own


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionView:
    """A position with its cell, links and findings."""

    id: str
    anchor: str
    section: str
    title: str
    evidence: str
    outcome: Outcome
    word: str
    points: int
    max_points: int
    points_text: str
    place: str
    spot: str  # its place in the words of the contract
    text: str
    why: str
    fault: str
    links: tuple[LinkView, ...]
    findings: tuple[FindingView, ...]
    accepted: tuple[FindingView, ...]
    cut: str = ""  # what is not shown here, and where it is
    unshown_links: int = 0

    @property
    def rules(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(finding.rule for finding in self.findings))

    @property
    def newest(self) -> date | None:
        """Since when its newest finding stands."""
        return max((finding.since for finding in self.findings if finding.since), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionView:
    """A block of positions."""

    id: str
    title: str
    evidence: str
    positions: tuple[PositionView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LooseView:
    """Something in the form that answers no position."""

    place: str
    text: str
    guess: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormView:
    """One municipality's part of the report."""

    name: str
    municipality: str  # as it stands in the records
    slug: str
    source: str
    lead: str
    headline: str
    counts: Mapping[Outcome, int]
    risk: int
    ask: int
    ready: int
    most: int
    first: tuple[ActView, ...]
    sections: tuple[SectionView, ...]
    unmatched: tuple[LooseView, ...]
    documents: tuple[DocumentView, ...]
    before: int = 0  # points at risk were nothing accepted
    spark: Spark | None = None
    first_cut: str = ""  # where the rest of what is to be done stands

    @property
    def positions(self) -> tuple[PositionView, ...]:
        return tuple(position for section in self.sections for position in section.positions)

    @property
    def link_count(self) -> int:
        return sum(len(position.links) + position.unshown_links for position in self.positions)

    @property
    def findings(self) -> tuple[FindingView, ...]:
        """All findings that stand, in the order of the positions."""
        return tuple(finding for position in self.positions for finding in position.findings)

    @property
    def accepted(self) -> tuple[FindingView, ...]:
        return tuple(finding for position in self.positions for finding in position.accepted)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """What lies at hand while views are made."""

    report: Report
    voice: Voice
    labels: Mapping[str, Say]
    documents: Mapping[str, DocumentResult]
    history: Mapping[str, tuple[Past, ...]]
    most_findings: int  # of one position
    most_links: int
    most_acts: int  # of one form


def _most(total: int, among: int) -> int:
    """How many of one position (or form) are shown, of so many in all together."""
    return total if total <= _MOST else max(_LEAST, _SHOWN // max(among, 1))


def forms(report: Report, voice: Voice, labels: Mapping[str, Say]) -> tuple[FormView, ...]:
    """A view of each submission, in the order of names. `report` must be clean already."""
    results = sorted(report.submissions, key=lambda one: (one.submission.municipality, one.submission.source))
    names = [clean.line(one.submission.municipality, 120) or voice("unnamed") for one in results]
    cells = [cell for one in results for cell in one.cells]
    desk = _Desk(
        report=report,
        voice=voice,
        labels=labels,
        documents={one.document.id: one for one in report.documents},
        history=by_municipality(report.history),
        most_findings=_most(len(report.findings), len(cells)),
        most_links=_most(sum(len(cell.links) for cell in cells), len(cells)),
        most_acts=_most(sum(len(one.first) for one in results), len(results)),
    )
    return tuple(_form(desk, one, name, slug) for one, name, slug in zip(results, names, slugs(names), strict=True))


def _form(desk: _Desk, result: SubmissionResult, name: str, slug: str) -> FormView:
    report, voice = desk.report, desk.voice
    mine = [finding for finding in report.findings if finding.municipality == result.submission.municipality]
    anchors = _anchors(result.cells)
    positions = [
        _position(desk, cell, at, _findings_of(cell, mine)) for cell, at in zip(result.cells, anchors, strict=True)
    ]
    counts = Counter(position.outcome for position in positions)
    ask = sum(position.max_points for position in positions if position.outcome is Outcome.EXPERT)
    ask = min(ask, result.max_points - result.points_at_risk)
    told = result.first[: desk.most_acts]
    view = FormView(
        name=name,
        municipality=result.submission.municipality,
        slug=slug,
        source=clean.line(result.submission.source, 200),
        lead=voice("too_early" if counts[Outcome.MEND] + counts[Outcome.EMPTY] else "may_submit"),
        headline=headline(voice, counts, result.points_at_risk),
        counts={outcome: counts[outcome] for outcome in ORDER},
        risk=result.points_at_risk,
        ask=ask,
        ready=result.max_points - result.points_at_risk - ask,
        most=result.max_points,
        first=act_views(told, {one.id: one.anchor for one in positions}, voice),
        sections=_sections(report, positions),
        unmatched=tuple(
            LooseView(place=voice.place(clean.line(one.place, 120)), text=clean.line(one.text, QUOTE), guess=one.guess)
            for one in result.submission.unmatched
        ),
        documents=_documents(desk, result),
        before=result.points_at_risk if (risk := result.points_at_risk_before) is None else risk,
        spark=spark(desk.history.get(result.submission.municipality, ())),
        first_cut=voice("cut_acts", shown=len(told), all=len(result.first)) if len(told) < len(result.first) else "",
    )
    return view


def _anchors(cells: Iterable[CellResult]) -> list[str]:
    """An anchor for each position; a position that stands twice in a form gets two."""
    seen: Counter[str] = Counter()
    result = []
    for one in cells:
        name = anchor(one.cell.position.id)
        seen[name] += 1
        result.append(name if seen[name] == 1 else f"{name}--{seen[name]}")
    return result


def _findings_of(cell: CellResult, mine: Iterable[Finding]) -> list[Finding]:
    """The findings of a cell, errors first; the place tells apart two rows of one position."""
    here = [one for one in mine if one.position == cell.cell.position.id]
    exact = [one for one in here if one.place == cell.cell.place]
    return sorted(exact or here, key=lambda one: (one.accepted is not None, _RANK[one.severity], one.rule, one.id))


def _position(desk: _Desk, result: CellResult, at: str, found: list[Finding]) -> PositionView:
    cell, verdict, voice = result.cell, result.verdict, desk.voice
    found, unshown = found[: desk.most_findings], len(found) - desk.most_findings
    told = result.links[: desk.most_links]
    links = tuple(link_view(one, desk.documents.get(one.document or ""), cell, voice) for one in told)
    cut = [voice("cut_findings", shown=len(found), all=len(found) + unshown)] if unshown > 0 else []
    cut += [voice("cut_links", shown=len(told), all=len(result.links))] if len(told) < len(result.links) else []
    pasted = {link.url: link.paste for link in links}
    past = desk.history.get(verdict.municipality, ())
    findings = [finding_view(one, desk.report.run.started, pasted, voice, desk.labels, past) for one in found]
    standing = tuple(view for view, one in zip(findings, found, strict=True) if not one.accepted)
    unsure = verdict.outcome is Outcome.EXPERT
    points = voice("of_unknown" if unsure else "of", points=verdict.points, most=verdict.max_points)
    return PositionView(
        id=cell.position.id,
        anchor=at,
        section=cell.position.section,
        title=cell.position.title,
        evidence=voice.say(cell.position.needs.evidence),
        outcome=verdict.outcome,
        word=voice.word(verdict.outcome),
        points=verdict.points,
        max_points=verdict.max_points,
        points_text=points if verdict.max_points else voice("no_points"),
        place=voice.place(clean.line(cell.place, 120)) + (f" – {voice('hidden_cell')}" if cell.hidden else ""),
        spot=cell.place,
        text=clean.line(cell.text, QUOTE),
        why=" ".join(filter(None, [_why(result, standing, voice), *cut])),
        fault=next((one.label for one in standing if one.severity is not Severity.INFO or one.rule in _UNSURE), ""),
        links=links,
        findings=standing,
        accepted=tuple(view for view, one in zip(findings, found, strict=True) if one.accepted),
        cut=" ".join(cut),
        unshown_links=len(result.links) - len(told),
    )


def _why(result: CellResult, standing: Iterable[FindingView], voice: Voice) -> str:
    """What is to be said of the verdict besides the findings that stand under it."""
    cell, verdict = result.cell, result.verdict
    if verdict.outcome is Outcome.READY and verdict.blank and cell.position.optional:
        return voice("optional_empty")
    return beyond(voice.say(verdict.why), (one.message for one in standing))


def _sections(report: Report, positions: Iterable[PositionView]) -> tuple[SectionView, ...]:
    titles = {section.id: section.title for section in report.rubric.sections}
    grouped: dict[str, list[PositionView]] = {}
    for position in positions:
        grouped.setdefault(position.section, []).append(position)
    result = []
    for id_, inside in grouped.items():
        asked = {position.evidence for position in inside}
        shared = asked.pop() if len(asked) == 1 else ""
        result.append(SectionView(id=id_, title=titles.get(id_, id_), evidence=shared, positions=tuple(inside)))
    return tuple(result)


def _documents(desk: _Desk, result: SubmissionResult) -> tuple[DocumentView, ...]:
    """The documents the links lead to, by title."""
    cited = Counter(link.document for cell in result.cells for link in cell.links if link.document)
    views = [
        document_view(desk.documents[id_], number, desk.voice) for id_, number in cited.items() if id_ in desk.documents
    ]
    return tuple(sorted(views, key=lambda one: (one.title.lower(), one.id)))
