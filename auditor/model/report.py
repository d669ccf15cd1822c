"""What the reports show."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from auditor.model.decision import Reminder
from auditor.model.document import Document
from auditor.model.rubric import Rubric
from auditor.model.said import UNSAID, Say
from auditor.model.submission import Cell, Link, Submission
from auditor.model.visit import Visit
from auditor.model.words import LinkStatus, Outcome, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """An expert's decision that a finding does not count. `changed`: what is other than when it was decided."""

    by: str
    because: str
    false_alarm: bool = False
    until: date | None = None  # the last day it holds
    at: datetime | None = None
    decision: int = 0  # its number in the log of decisions; 0 where it is in none
    changed: tuple[str, ...] = ()  # "document", "evidence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """An expert's decision that a finding stands."""

    by: str
    at: datetime
    because: str = ""
    decision: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fault, with its place, its proof and what to do. `id` stays the same over runs."""

    id: str
    rule: str
    severity: Severity
    municipality: str
    position: str
    place: str
    url: str | None = None
    document: str | None = None
    page: int | None = None
    message: Say
    evidence: str = ""
    advice: Say
    since: datetime | None = None  # of the first run that had it
    accepted: Acceptance | None = None
    confirmed: Confirmation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The preliminary verdict on a cell. `points` are those that stand unless a finding takes them."""

    municipality: str
    position: str
    place: str
    outcome: Outcome
    points: int
    max_points: int
    why: Say = UNSAID  # what an expert should look at, where `outcome` is `expert`
    blank: bool = False  # nothing stands in the cell: a fault where `outcome` is `empty`, allowed where it is `ready`


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One thing to do that mends several findings."""

    act: Say
    urgent: bool
    points: int
    positions: tuple[str, ...]
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkResult:
    """A link with all that became of it, as the report shows it."""

    link: Link
    status: LinkStatus
    visit: Visit | None = None
    document: str | None = None
    suggested_pages: tuple[int, ...] = ()
    suggested_url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CellResult:
    """A cell with its verdict and links."""

    cell: Cell
    verdict: Verdict
    links: tuple[LinkResult, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionResult:
    """One municipality's part of the report, cells in the rubric's order."""

    submission: Submission
    outcome: Outcome
    points_at_risk: int
    max_points: int
    first: tuple[Act, ...]
    cells: tuple[CellResult, ...]
    points_at_risk_before: int | None = None  # those at risk were nothing accepted; None: the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One audit. Times are UTC."""

    id: str
    started: datetime
    finished: datetime | None = None
    as_of: date
    rubric: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentResult:
    """A document with the addresses it was reached by."""

    document: Document
    urls: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What a run came to for one municipality. Accepted findings are counted in `accepted` and nowhere else."""

    run: str
    started: datetime
    municipality: str
    findings: Mapping[Severity, int] = field(default_factory=dict)  # those that stand
    accepted: int = 0
    verdicts: Mapping[Outcome, int] = field(default_factory=dict)  # cells
    points_at_risk: int = 0
    max_points: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that is reported; every format is a view of it."""

    run: Run
    rubric: Rubric
    submissions: tuple[SubmissionResult, ...]
    documents: tuple[DocumentResult, ...]
    findings: tuple[Finding, ...]
    held: tuple[Finding, ...] = ()  # of the run before, that could not be checked this time: neither here nor mended
    reminders: tuple[Reminder, ...] = ()  # decisions that want another look
    history: tuple[Past, ...] = ()  # of its municipalities, the oldest run first, this run last
