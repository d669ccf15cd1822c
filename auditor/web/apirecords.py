"""What the API answers; its description for programs is made from these."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Literal

from msgspec import Meta

State = Literal["waiting", "running", "done", "failed"]
Count = Annotated[int, Meta(ge=0)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Why a request was refused, in the language asked for."""

    error: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """Of how many so many are done."""

    done: Count
    all: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckAnswer:
    """A check. `report`, `page` and `form` are addresses; the first and the last are empty before it is done."""

    id: str
    state: State
    name: str
    round: Annotated[int, Meta(ge=1)]
    created: datetime
    finished: datetime | None
    percent: Annotated[int, Meta(ge=0, le=100)]
    links: Done
    documents: Done
    links_failed: Count
    seconds_left: Count | None
    queue: Count
    message: str
    page: str
    report: str
    form: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLine:
    """A rule in short."""

    name: str
    label: str
    severity: Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleAnswer:
    """A rule in full; each example is a cell and what its link opens, in lines."""

    name: str
    label: str
    severity: Literal["error", "warning", "info"]
    severity_words: str
    message: str
    why: str
    advice: str
    flags: tuple[tuple[str, ...], ...]
    passes: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RubricLine:
    """A rubric in short."""

    name: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionAnswer:
    """What a rubric asks a link for."""

    id: str
    title: str
    points: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionAnswer:
    """A block of positions."""

    id: str
    title: str
    evidence: str
    positions: tuple[PositionAnswer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RubricAnswer:
    """A rubric in full."""

    name: str
    title: str
    max_points: Count
    sections: tuple[SectionAnswer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunAnswer:
    """One audit of the region."""

    id: str
    started: datetime
    finished: datetime | None
    as_of: date
    rubric: str
    version: str
    links: Count
    documents: Count
    errors: Count
    warnings: Count
    notes: Count
    accepted: Count
    municipalities: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MunicipalityAnswer:
    """What one audit came to for a municipality; cells are counted by verdict."""

    municipality: str
    run: str
    started: datetime
    errors: Count
    warnings: Count
    notes: Count
    accepted: Count
    mend: Count
    expert: Count
    empty: Count
    ready: Count
    points_at_risk: Count
    max_points: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedAnswer:
    """Who accepted a finding, and why."""

    by: str
    because: str
    false_alarm: bool
    until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingAnswer:
    """A finding, as in report.json."""

    id: str
    rule: str
    severity: Literal["error", "warning", "info"]
    municipality: str
    position: str
    place: str
    url: str | None
    document: str | None
    page: int | None
    message: str
    evidence: str
    advice: str
    since: datetime | None
    accepted: AcceptedAnswer | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionWish:
    """What is decided on findings, named by their ids: `accept` and `alarm` (a false alarm) want a reason."""

    verb: Literal["accept", "alarm", "confirm"]
    findings: Annotated[tuple[str, ...], Meta(min_length=1, max_length=500)]
    because: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionAnswer:
    """A line of the log of decisions; `undone` where a later one undoes it, which names it in `undoes`."""

    id: int
    at: datetime
    by: str
    verb: Literal["accept", "alarm", "confirm", "undo"]
    finding: str
    because: str
    until: date | None
    undoes: int | None
    undone: bool
    rule: str
    municipality: str
    position: str
