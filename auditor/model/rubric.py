"""What a rubric asks for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from auditor.model.said import UNSAID, Period, Say
from auditor.model.words import Kind, Level, PageNeed, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """One thing a position asks for: `any_of` are regular expressions (case ignored), one of which must be found."""

    any_of: tuple[str, ...]
    name: Say


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """What a position asks of its evidence. Every default means "does not matter"."""

    kinds: tuple[Kind, ...] = ()  # close the position
    tolerated: tuple[Kind, ...] = ()  # may close it; a person looks
    rejected: tuple[Kind, ...] = ()  # never close it
    approval: bool = False
    oldest: date | None = None  # a document without a term may not be older
    oldest_lasting: date | None = None  # regulations and concepts without a term: older than this is an error
    assessed: Period | None = None  # a document made for a period must reach into it
    levels: tuple[Level, ...] = ()  # levels that close the position
    pages: PageNeed = PageNeed.NOT_NEEDED
    pages_from: int = 11  # with IF_LONG: a missing page is a warning from this many pages on, else a note
    pages_short: Severity | None = Severity.INFO  # severity of a missing page below `pages_from`; None: no fault
    pages_long: Severity | None = Severity.WARNING  # and from `pages_from` on
    topic: tuple[str, ...] = ()  # stems of the direction assessed
    elsewhere: tuple[str, ...] = ()  # stems that name other directions in a title
    content: tuple[Content, ...] = ()
    signs: tuple[str, ...] = ()  # stems that tell the position's page from its neighbours'; not asked for
    strangers: tuple[str, ...] = ()  # stems of the neighbours' pages
    audiences: tuple[Content, ...] = ()  # groups of people the title must name, all of them
    basis: bool = False  # must rest on an analysis it names
    years: tuple[int, ...] = ()  # years an analysis of effectiveness must cover
    private: bool = False  # people's and institutions' data must not be open here
    human: bool = False  # only a person can judge the meaning
    evidence: Say = UNSAID  # what to attach, in the rubric's words


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One assessed position."""

    id: str
    section: str
    title: str
    points: int
    needs: Needs = Needs()
    optional: bool = False  # an empty cell is no fault
    heading: bool = False  # may be a mere heading row: empty is no fault either


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A block of positions; `headings` are the ways a form may title it."""

    id: str
    title: str
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rubric:
    """What is assessed and by what measure."""

    name: str
    title: str
    assessed: Period
    sections: tuple[Section, ...]
    positions: tuple[Position, ...]
    severities: Mapping[str, Severity | None] = field(default_factory=dict)

    @property
    def max_points(self) -> int:
        return sum(position.points for position in self.positions)
