"""Forms without a table: a line that names a position, then the lines with its links."""

import re
from dataclasses import replace

from auditor.submissions.addresses import find
from auditor.submissions.cells import has_link, is_empty
from auditor.submissions.entries import Entry, Outcome, Parts, Roles, distinct, is_numbering, place
from auditor.submissions.grid import Box, Grid
from auditor.submissions.headings import Role, is_label, labelled, role_of, signs, tidy_name
from auditor.submissions.positions import Match, Matcher

_LONGEST_TITLE = 600


def read(grid: Grid, matcher: Matcher) -> Outcome:
    """The entries of the lines before a table, and of the table itself where it stands under a position's name."""
    reader = _Lines(matcher)
    for line in grid.before:
        reader.take(line)
    if grid.rows and reader.open:
        reader.take_table(grid)
    reader.close()
    return reader.outcome


class _Lines:
    """Goes down the lines and remembers the block, the municipality and the position."""

    def __init__(self, matcher: Matcher) -> None:
        self._matcher = matcher
        self._section = self._municipality = self._title = self._place = ""
        self._match = Match()
        self._parts: list[Box] = []
        self._whole: dict[int, Box] = {}  # of a part of a line: the line
        self.outcome = Outcome()

    @property
    def open(self) -> bool:
        """Whether what comes next answers a position."""
        return bool(self._match.position)

    def take_table(self, grid: Grid) -> None:
        """A table without positions of its own, under the name of one: «№, документ, ссылка, страницы»."""
        match, title = self._match, self._title
        self.close(only_filled=True)
        roles: Roles = {}
        for number, row in grid.rows.items():
            boxes = distinct(row)
            told = {column: role for column, box in row.items() if (role := role_of(box.text)) and not has_link(box)}
            if is_numbering(boxes) or (len(told) == len(row) and not roles):
                roles = told
                continue
            parts = tuple(
                (Role.PAGES if roles.get(column) is Role.PAGES else Role.LINK, box)
                for column, box in row.items()
                if roles.get(column) not in (Role.IGNORED, Role.POINTS, Role.CODE)
                and (column in roles or not box.text.strip().isdigit())
            )
            parts = tuple({id(box): (role, box) for role, box in parts}.values())
            self._add(match, title, place(grid, number, sorted(row)), parts)

    def take(self, line: Box) -> None:
        if is_label(line.text) and (name := labelled([line])) and not has_link(line):
            self.close()
            self._municipality = tidy_name(name)
            self.outcome.municipality = self.outcome.municipality or self._municipality
            self._section = ""
            return
        head, rest = _divided(line)
        if section := self._matcher.section(head):
            self.close()
            self._section = section
        elif (match := self._named(head)).position:
            self.close()
            self._match, self._title, self._place = match, " ".join(head.split()), line.place
            if rest is not None:
                self._parts.append(rest)
                self._whole[id(rest)] = line
        elif self._matcher.foreign(head) or (self.open and signs(line.text) and not has_link(line)):
            self.close()
        elif self.open and not is_empty(line.text):
            self._parts.append(line)

    def _named(self, head: str) -> Match:
        if not head or len(head) > _LONGEST_TITLE:
            return Match()
        found = self._matcher.find(head)
        return found if found.position else self._matcher.find(head, self._section)

    def close(self, only_filled: bool = False) -> None:
        """End the entry of the position that was open."""
        if self.open and (self._parts or not only_filled):
            where = next((box.place for box in self._parts if has_link(box)), self._place)
            self._add(self._match, self._title, where, tuple((Role.LINK, box) for box in self._parts))
        self._match, self._parts = Match(), []

    def _add(self, match: Match, title: str, where: str, parts: Parts) -> None:
        self.outcome.entries.append(
            Entry(municipality=self._municipality, match=match, title=title, place=where, parts=parts)
        )
        self.outcome.seen.update(id(self._whole.get(id(box), box)) for _, box in parts)


def lines_of(box: Box, matcher: Matcher, heading: str) -> list[tuple[Match, str, Box]]:
    """A cell beside the heading of a block that names its positions itself: «Наличие: http://…», a line each.

    Nothing where a link stands in a line that belongs to none.
    """
    section = matcher.section(heading)
    found: list[tuple[Match, str, Box]] = []
    start = 0
    for text in box.text.split("\n"):
        line = _cut(box, start, start + len(text))
        start += len(text) + 1
        head, rest = _divided(line)
        match = matcher.find(head, section) if len(head) > 3 and rest is not None else Match()
        match = match if match.position else matcher.under(heading, head, section)
        if match.position and rest is not None:
            found.append((match, head, rest))
        elif has_link(line):
            return []
        elif found and not is_empty(text) and not head.endswith(":"):
            last = found[-1]
            found[-1] = (*last[:2], replace(last[2], text=f"{last[2].text}\n{text}"))
    return found


def _cut(box: Box, start: int, end: int) -> Box:
    anchors = tuple(
        replace(one, start=max(one.start, start) - start, end=min(one.end, end) - start)
        for one in box.anchors
        if one.start < end and one.end > start
    )
    return replace(box, text=box.text[start:end], anchors=anchors, note="")


def _divided(line: Box) -> tuple[str, Box | None]:
    """The words of a line before its first link, and what follows."""
    starts = [one.start for one in find(line.text)] + [one.start for one in line.anchors]
    start = min(starts, default=-1)
    if start < 0:
        head, colon, rest = line.text.partition(":")
        if not colon or is_empty(rest) or not re.match(r"\s*\S*\d+(?:\.\d+){2,}", head):
            return line.text, None
        start = len(head) + 1
    anchors = tuple(replace(one, start=max(0, one.start - start), end=one.end - start) for one in line.anchors)
    return line.text[:start].strip(" :–—-\n"), replace(line, text=line.text[start:], anchors=anchors)
