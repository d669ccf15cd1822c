"""Which row or column of a table is what: positions in rows, in columns, or one link a row."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from auditor.submissions import across, cards, down, running
from auditor.submissions.cells import has_link
from auditor.submissions.entries import Entry, Outcome, Roles
from auditor.submissions.grid import Box, Grid
from auditor.submissions.headings import municipality, role_of
from auditor.submissions.positions import Matcher

_LONGEST_TITLE = 1500
_SAMPLE_ROWS = 300


@dataclass(slots=True)
class Reading:
    """What was read from one table. `stray`: boxes with links that no row or column accounts for."""

    entries: list[Entry] = field(default_factory=list)
    municipality: str = ""
    roles: Roles = field(default_factory=dict)
    stray: list[Box] = field(default_factory=list)
    foreign: dict[str, list[str]] = field(default_factory=dict)


def read(grid: Grid, matcher: Matcher, inherited: Roles) -> Reading | None:
    """The entries of a table; None if none of the rubric's positions is in it."""
    hits = _hits(grid, matcher)
    card = cards.read(grid, matcher) if hits else None
    if not hits:
        lines = running.read(grid, matcher)
        return _reading(grid, lines, municipality(grid, 0)) if lines.entries else None
    read_by = _table(grid, matcher, hits, inherited)
    lines = running.read(replace(grid, rows={}), matcher)
    answered = [entry for entry in lines.entries if any(has_link(box) for _, box in entry.parts)]
    read_by.entries[:0] = answered
    read_by.seen.update(id(box) for box in grid.before if answered and id(box) in lines.seen)
    if card and _linked(card) >= _linked(read_by):
        return _reading(grid, card, card.municipality or municipality(grid, 0))
    return _reading(grid, read_by, read_by.municipality)


def _linked(outcome: Outcome) -> int:
    """How many boxes with links the reading tells to a position: a table is no pile of cards where it tells more."""
    return sum(has_link(box) for entry in outcome.entries for _, box in entry.parts)


def _reading(grid: Grid, outcome: Outcome, name: str) -> Reading:
    return Reading(
        entries=outcome.entries,
        municipality=name or outcome.municipality,
        roles=outcome.roles,
        stray=list(_stray(grid, outcome.seen)),
        foreign=outcome.foreign,
    )


def _table(grid: Grid, matcher: Matcher, hits: dict[tuple[int, int], str], inherited: Roles) -> Outcome:
    by_row: dict[int, set[str]] = defaultdict(set)
    by_column: dict[int, set[str]] = defaultdict(set)
    for (row, column), position in hits.items():
        by_row[row].add(position)
        by_column[column].add(position)
    widest = max(by_row, key=lambda row: (len(by_row[row]), -row))
    longest = max(by_column, key=lambda column: (len(by_column[column]), -column))
    wide, long = len(by_row[widest]), len(by_column[longest])
    if wide > long or (wide == long and _evidence_below(grid, hits, widest)):
        return across.read(grid, matcher, widest)
    columns = {column: len(positions) for column, positions in by_column.items()}
    return down.read(grid, matcher, hits, columns, inherited)


def named(grid: Grid, matcher: Matcher) -> frozenset[str]:
    """The positions of a rubric that the first rows of a table name."""
    sample = replace(grid, rows=dict(islice(grid.rows.items(), _SAMPLE_ROWS)))
    return frozenset(_hits(sample, matcher).values())


def strays(grid: Grid) -> list[Box]:
    """Everything with a link in a table that holds no position."""
    return list(_stray(grid, set()))


def _hits(grid: Grid, matcher: Matcher) -> dict[tuple[int, int], str]:
    """Where positions are named. A merged cell counts where it begins."""
    hits: dict[tuple[int, int], str] = {}
    seen: set[int] = set()
    block, over = matcher.section(grid.name), dict[int, str]()  # the block of these rows; the block over each column
    heading = grid.name if block else ""
    for paragraph in grid.before:
        if section := matcher.section(paragraph.words):
            block, heading = section, paragraph.words
    for number, row in grid.rows.items():
        headed = {column: section for column, box in row.items() if (section := matcher.section(box.words))}
        if len(set(headed.values())) > 1:
            over = _filled_forward(headed, max(grid.rows[number]))
        elif headed:
            column, block = next(iter(headed.items()))
            heading = row[column].words
            linked = [box for box in row.values() if has_link(box)]
            if len(linked) == 1 and (lines := running.lines_of(linked[0], matcher, heading)):
                hits[number, column] = lines[0][0].position
        for column, box in row.items():
            if id(box) in seen or len(box.text) > _LONGEST_TITLE:
                continue
            seen.add(id(box))
            section = over.get(column, "") or block
            found = matcher.find(box.text).position or matcher.find(box.text, section).position
            if not found and column not in headed and not over and role_of(box.text) is None:
                found = matcher.under(heading, box.text, block).position
            if found:
                hits[number, column] = found
    return hits


def _filled_forward(headed: dict[int, str], width: int) -> dict[int, str]:
    """A heading over columns holds until the next one."""
    over: dict[int, str] = {}
    section = ""
    for column in range(1, width + 200):
        section = headed.get(column, section)
        if section:
            over[column] = section
    return over


def _evidence_below(grid: Grid, hits: dict[tuple[int, int], str], row: int) -> bool:
    """Whether links stand under the headings of a row, and none beside them."""
    columns = {column for number, column in hits if number == row}
    beside = any(has_link(box) for column, box in grid.rows[row].items() if column not in columns)
    below = any(
        has_link(box)
        for number, line in grid.rows.items()
        if number > row
        for column, box in line.items()
        if column in columns
    )
    return below and not beside


def _stray(grid: Grid, seen: set[int]) -> Iterator[Box]:
    for box in (*grid.before, *grid.boxes()):
        if id(box) not in seen and has_link(box):
            yield box
