"""The last audit of each municipality under today's decisions, kept in memory: a page must not unpack a region."""

import asyncio
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from auditor import decided
from auditor.model import Decision, Finding, Outcome, Past, Reminder, Report, Severity, SubmissionResult
from auditor.reports import clean
from auditor.reports.slugs import slugs
from auditor.store import Store
from auditor.web.records import Records

T = TypeVar("T")
_MOST = 30  # runs that the history of a municipality goes back
_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """One municipality: its forms in its last report, its findings in the order of the desk, its earlier runs."""

    slug: str
    name: str
    report: Report
    forms: tuple[SubmissionResult, ...]
    findings: tuple[Finding, ...]
    history: tuple[Past, ...]
    reminders: tuple[Reminder, ...]
    verdicts: Mapping[Outcome, int]
    risk: int
    most: int

    def new(self, finding: Finding) -> bool:
        """Whether the last run was the first to have it."""
        return len(self.history) > 1 and finding.since is not None and finding.since >= self.report.run.started

    @property
    def open(self) -> tuple[Finding, ...]:
        """What wants a decision: errors and warnings nobody decided on."""
        return tuple(one for one in self.findings if waits(one))

    @property
    def asked(self) -> int:
        """How many findings are for an expert, decided on or not."""
        return sum(asks(one) for one in self.findings)


def asks(finding: Finding) -> bool:
    """Whether a finding is one for an expert: of an empty cell, and of a note, there is nothing to decide."""
    return finding.severity is not Severity.INFO and finding.rule != "empty-cell"


def waits(finding: Finding) -> bool:
    """Whether a finding still wants a decision."""
    return asks(finding) and not finding.accepted and not finding.confirmed


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """All towns by slug, in the order of names; the log of decisions by finding."""

    towns: Mapping[str, Town]
    places: Mapping[str, str]  # the slug of the town of a finding
    decisions: Mapping[str, tuple[Decision, ...]]
    documents: Mapping[str, str]  # media types by sha256: what may be downloaded


class Shelf:
    """Read anew when a run has ended or a decision was taken, by one thread at a time."""

    def __init__(self, records: Records) -> None:
        self._records, self._lock = records, threading.Lock()
        self._mark: tuple[int, int] = (-1, -1)
        self._parts: tuple[_Part, ...] = ()
        self._lines: dict[str, tuple[Decision, ...]] = {}  # the decisions that each town was made under
        self._region = Region(towns={}, places={}, decisions={}, documents={})

    async def region(self) -> Region:
        """All municipalities as they stand now."""
        mark = await self._records.ask(lambda store: store.desk.mark())
        if mark == self._mark:
            return self._region
        return await asyncio.to_thread(self._read)

    def _read(self) -> Region:
        with self._lock, Store(self._records.db) as store:
            mark = store.desk.mark()
            if mark == self._mark:
                return self._region
            if mark[0] != self._mark[0]:
                self._parts, self._lines = _parts(store), {}
            self._region = self._told(store.desk.decisions())
            self._mark = mark
            return self._region

    def _told(self, log: tuple[Decision, ...]) -> Region:
        """Only the towns whose decisions have changed are judged anew."""
        lines = _grouped(log, lambda one: one.municipality)
        towns = {}
        for part in self._parts:
            mine, slug = lines.get(part.name, ()), part.slug
            same = slug in self._lines and self._lines[slug] == mine
            towns[slug] = self._region.towns[slug] if same else _town(part, decided.applied(part.report, mine))
            self._lines[slug] = mine
        return Region(
            towns=towns,
            places={one.id: town.slug for town in towns.values() for one in town.findings},
            decisions=_grouped(log, lambda one: one.finding),
            documents={
                one.document.id: one.document.text.media_type for part in self._parts for one in part.report.documents
            },
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """One municipality's part of its last report, before any decision."""

    slug: str
    name: str
    report: Report
    history: tuple[Past, ...]


def _parts(store: Store) -> tuple[_Part, ...]:
    """The municipalities, each from the newest report that has it, in the order of names."""
    chosen: dict[str, Report] = {}
    for report in store.desk.last_reports():
        forms = _grouped(report.submissions, lambda one: one.submission.municipality)
        findings = _grouped(report.findings, lambda one: one.municipality)
        for name in forms.keys() - chosen.keys():
            chosen[name] = _part(report, forms[name], findings.get(name, ()))
    past = _grouped(store.desk.history(chosen, "", _MOST), lambda one: one.municipality)
    names = sorted(chosen, key=str.casefold)
    return tuple(
        _Part(slug=slug, name=name, report=chosen[name], history=past.get(name, ()))
        for slug, name in zip(slugs(names), names, strict=True)
    )


def _part(report: Report, forms: tuple[SubmissionResult, ...], findings: tuple[Finding, ...]) -> Report:
    cited = {link.document for form in forms for cell in form.cells for link in cell.links}
    cited |= {one.document for one in findings}
    documents = tuple(one for one in report.documents if one.document.id in cited)
    held = tuple(one for one in report.held if one.municipality == forms[0].submission.municipality)
    return replace(report, submissions=forms, findings=findings, documents=documents, held=held, history=())


def _town(part: _Part, report: Report) -> Town:
    fresh = report.run.started if len(part.history) > 1 else None
    order = {position.id: at for at, position in enumerate(report.rubric.positions)}

    def place(one: Finding) -> tuple[object, ...]:
        """What waits comes first, of it harm to people, then what is new; within, what weighs more."""
        old = fresh is None or one.since is None or one.since < fresh
        first = (not waits(one), one.rule == "empty-cell", one.rule != "personal-data", old)
        return *first, _RANK[one.severity], order.get(one.position, 0), one.rule

    return Town(
        slug=part.slug,
        name=clean.line(part.name, 200) or "—",
        report=report,
        forms=report.submissions,
        findings=tuple(sorted(report.findings, key=place)),
        history=part.history,
        reminders=report.reminders,
        verdicts=Counter(cell.verdict.outcome for one in report.submissions for cell in one.cells),
        risk=sum(one.points_at_risk for one in report.submissions),
        most=sum(one.max_points for one in report.submissions),
    )


def _grouped(several: Iterable[T], by: Callable[[T], str]) -> dict[str, tuple[T, ...]]:
    found: dict[str, list[T]] = {}
    for one in several:
        found.setdefault(by(one), []).append(one)
    return {name: tuple(mine) for name, mine in found.items()}
