"""What the layouts have in common: entries, and the meaning of columns by their headings."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from auditor.submissions.cells import has_link, is_empty
from auditor.submissions.grid import Box, Grid, Row
from auditor.submissions.headings import Role
from auditor.submissions.positions import Match

Roles = dict[int, Role]
Parts = tuple[tuple[Role, Box], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What one row (or one cell of a matrix) answers to a position; `municipality` is '' for the table's own."""

    municipality: str
    match: Match
    title: str
    place: str  # of the evidence, filled in or not
    parts: Parts = ()


@dataclass(slots=True)
class Outcome:
    """Entries of a table in reading order; `seen`: the boxes accounted for."""

    entries: list[Entry] = field(default_factory=list)
    municipality: str = ""
    roles: Roles = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)
    foreign: dict[str, list[str]] = field(default_factory=dict)  # another direction -> where its links stand

    def pass_over(self, direction: str, boxes: Iterable[Box]) -> None:
        """Account for what answers a position of another direction."""
        for box in boxes:
            if id(box) not in self.seen and has_link(box):
                self.foreign.setdefault(direction, []).append(box.place)
            self.seen.add(id(box))


def distinct(row: Row) -> list[Box]:
    """The boxes of a row, a merged one once."""
    return list({id(box): box for box in row.values()}.values())


def is_numbering(boxes: Iterable[Box]) -> bool:
    """Whether a row only numbers its columns: 1 2 3 4."""
    return all(box.text.strip().isdigit() and len(box.text.strip()) < 3 for box in boxes)


def filled(parts: Parts) -> bool:
    """Whether anything here counts as filled in: words where links are asked, a link anywhere."""
    return any((role is Role.LINK and not is_empty(box.text)) or has_link(box) for role, box in parts)


def chunks(columns: list[int], roles: Roles) -> list[list[int]]:
    """The columns of each answer; where there are several columns of pages, each of these ends one."""
    if sum(roles.get(column) is Role.PAGES for column in columns) < 2:
        return [columns]
    answers: list[list[int]] = [[]]
    for column in columns:
        answers[-1].append(column)
        if roles.get(column) is Role.PAGES:
            answers.append([])
    return [answer for answer in answers if answer]


def place(grid: Grid, row: int, columns: list[int]) -> str:
    """Where the evidence of a row stands: its first column that is filled in, else its first."""
    line = grid.rows.get(row, {})
    for column in columns:
        if column in line and has_link(line[column]):
            return line[column].place
    for column in columns:
        if column in line and not is_empty(line[column].text):
            return line[column].place
    return grid.place(row, columns[0]) if columns else ""
