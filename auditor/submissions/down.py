"""Positions in rows: one municipality a table, one a column, or one link a row with its municipality beside it."""

from collections.abc import Iterator

from auditor.submissions import running
from auditor.submissions.cells import has_link
from auditor.submissions.columns import Columns, find_columns
from auditor.submissions.entries import Entry, Outcome, Parts, Roles, chunks, distinct, filled, is_numbering, place
from auditor.submissions.grid import Box, Grid, Row
from auditor.submissions.headings import (
    Role,
    instructs,
    is_label,
    is_sample,
    labelled,
    municipality,
    names_municipality,
    role_of,
    signs,
    tidy_name,
)
from auditor.submissions.positions import Match, Matcher

_EVIDENCE = (Role.LINK, Role.PAGES, Role.COMMENT, Role.EXTRA)


def read(
    grid: Grid, matcher: Matcher, hits: dict[tuple[int, int], str], columns: dict[int, int], inherited: Roles
) -> Outcome:
    """The entries of a table with positions down its rows."""
    first = min(row for row, column in hits if columns[column] == max(columns.values()))
    found = find_columns(grid, first, columns, inherited)
    rows = _Rows(grid, matcher, found)
    rows.elsewhere = _elsewhere(grid, matcher, first)
    for words in (grid.name, *(paragraph.words for paragraph in grid.before)):
        rows.enter(words)
    for number in grid.rows:
        if number >= first or number > found.header_end:
            rows.take(number)
    outcome = rows.outcome
    outcome.municipality = municipality(grid, first)
    outcome.roles = found.roles
    for number, row in grid.rows.items():
        ignored = (box for column, box in row.items() if found.roles.get(column) is Role.IGNORED)
        outcome.seen.update(id(box) for box in ignored if number > found.header_end)
    outcome.entries = list(_settled(outcome.entries))
    return outcome


def _elsewhere(grid: Grid, matcher: Matcher, first: int) -> str:
    """The other direction that a sheet's name or the last heading above its table names."""
    direction = matcher.foreign_sheet(grid.name)
    above = (box.words for number, row in grid.rows.items() if number < first for box in distinct(row)[:1])
    for text in (*(paragraph.words for paragraph in grid.before), *above):
        direction = "" if matcher.home(text) else matcher.foreign(text) or direction
    return direction


def _settled(entries: list[Entry]) -> Iterator[Entry]:
    """A merged cell that answers positions does not also stand unmatched beside the heading it runs across."""
    answering = {id(box) for entry in entries if entry.match.position for _, box in entry.parts}
    for entry in entries:
        if entry.match.position or not all(id(box) in answering for _, box in entry.parts):
            yield entry


class _Rows:
    """Goes down the rows and remembers the block, the municipality and the last position."""

    def __init__(self, grid: Grid, matcher: Matcher, columns: Columns) -> None:
        self._grid, self._matcher, self._columns = grid, matcher, columns
        self.section = self._heading = ""
        self.elsewhere = ""  # the other direction that the rows stand under
        self._municipality = ""
        self._last: tuple[int, Match, str] | None = None
        self.outcome = Outcome()

    def enter(self, words: str) -> str:
        """Note the block that a heading begins, if it does."""
        if section := self._matcher.section(words):
            self.section, self._heading = section, words
        return section

    def take(self, number: int) -> None:
        row = self._grid.rows[number]
        boxes = distinct(row)
        if name := self._begins(boxes):
            self._municipality = name
            return
        if self._is_header(boxes):
            return
        if instructs(boxes) or any(is_sample(box.text) for box in self._heads(row)[:1]):
            return
        if self._is_foreign(row, boxes):
            return
        self._municipality = self._named(row) or self._municipality
        heads = self._heads(row)
        heading = next((section for box in heads if (section := self.enter(box.words))), "")
        match = self._match(row, heads)
        title = " ".join(box.words for box in heads)
        if several := next((codes for box in heads if (codes := self._matcher.several(box.text))), ()):
            self._last = None
            for code in several:
                self._add(number, Match(position=code, guess=code, by_code=True), title)
        elif match.position:
            self._last = (number, match, title)
            self._add(number, match, title)
        elif heading:
            self._last = None
            if not self._in_lines(row, title):
                self._add(number, self._only_position(heading), title, only_filled=True)
        elif self._answers_above(number, boxes):
            self._answer(number, boxes[0])
        elif not heads and self._last and self._last[0] == number - 1:
            self._last = (number, *self._last[1:])
            self._add(number, self._last[1], self._last[2], only_filled=True)
        else:
            self._unmatched(number, row, match, title)

    def _answers_above(self, number: int, boxes: list[Box]) -> bool:
        """Whether a row is one link, below a row that is nothing but a position: an answer under its question."""
        above = distinct(self._grid.rows.get(number - 1, {}))
        follows = self._last is not None and self._last[0] == number - 1
        return follows and len(above) == len(boxes) == 1 and has_link(boxes[0])

    def _answer(self, number: int, box: Box) -> None:
        if self._last:
            _, match, title = self._last
            self._last = (number, match, title)
            self.outcome.seen.add(id(box))
            entry = Entry(
                municipality=self._municipality, match=match, title=title, place=box.place, parts=((Role.LINK, box),)
            )
            self.outcome.entries.append(entry)

    def _begins(self, boxes: list[Box]) -> str:
        """The municipality whose rows begin: «Муниципалитет: …», or its name alone in a row."""
        if any(is_label(box.text) for box in boxes) and (name := labelled(boxes)):
            return name
        alone = len(boxes) == 1 and not self._columns.municipality and names_municipality(boxes[0].words)
        return tidy_name(boxes[0].text) if alone and not self._matcher.section(boxes[0].words) else ""

    def _in_lines(self, row: Row, heading: str) -> bool:
        """Take the positions that the one cell beside a block's heading names in its lines."""
        boxes = [box for box in distinct(row) if has_link(box)]
        lines = running.lines_of(boxes[0], self._matcher, heading) if len(boxes) == 1 else []
        for match, title, box in lines:
            entry = Entry(
                municipality=self._municipality, match=match, title=title, place=box.place, parts=((Role.LINK, box),)
            )
            self.outcome.entries.append(entry)
        self.outcome.seen.update(id(box) for box in boxes if lines)
        return bool(lines)

    def _is_foreign(self, row: Row, boxes: list[Box]) -> bool:
        """Whether a row belongs to another direction, by its own code or by the heading it stands under."""
        heads = self._heads(row) or boxes[:1]
        if any(self._matcher.by_code(box.text) or self._matcher.home(box.words) for box in heads):
            self.elsewhere = ""
        elif told := next((told for box in heads if (told := self._matcher.foreign(box.words))), ""):
            self._last = None
            self.elsewhere = told if len(boxes) == 1 else self.elsewhere
            self.outcome.pass_over(told, boxes)
            return True
        if self.elsewhere:
            self.outcome.pass_over(self.elsewhere, boxes)
        return bool(self.elsewhere)

    def _unmatched(self, number: int, row: Row, match: Match, title: str) -> None:
        self._last = None
        alone = len(distinct(row)) == 1 and (len(row) > 1 or title.endswith(":") or title[:1].isupper())
        if (alone or len(distinct(row)) < 4) and signs(title) and not any(has_link(box) for box in row.values()):
            return
        if alone and title:
            self.section = self._heading = ""  # the heading of a block the rubric does not know
        self._add(number, match, title, only_filled=True)

    def _named(self, row: Row) -> str:
        column = self._columns.municipality
        return tidy_name(row[column].text) if column in row else ""

    def _heads(self, row: Row) -> list[Box]:
        """The boxes that say what the row is about."""
        boxes = {}
        for column, box in row.items():
            role = self._columns.roles.get(column)
            if column in self._columns.named or role in (*_EVIDENCE, Role.POINTS, Role.MUNICIPALITY, Role.IGNORED):
                continue
            boxes[id(box)] = box
        return list(boxes.values())

    def _match(self, row: Row, heads: list[Box]) -> Match:
        for box in heads:
            if code := self._matcher.by_code(box.text):
                return Match(position=code, guess=code, by_code=True)
        guess = Match()
        for box in heads:
            found = self._matcher.find(box.text, self.section)
            if found.position:
                return found
            guess = guess if guess.guess else found
        for box in heads:
            if not self._matcher.section(box.words):
                found = self._matcher.under(self._heading, box.text, self.section)
                if found.position:
                    return found
        return guess

    def _only_position(self, section: str) -> Match:
        """The heading of a block with one position stands for that position."""
        inside = [one.id for one in self._matcher.rubric.positions if one.section == section]
        return Match(position=inside[0] if len(inside) == 1 else "", guess=inside[0] if inside else "")

    def _is_header(self, boxes: list[Box]) -> bool:
        """The head of the table repeated for the next block or page."""
        if len(boxes) > 2 and is_numbering(boxes):
            return True
        told = (role_of(box.text) and not self._matcher.find(box.text).position for box in boxes)
        return len(boxes) >= 2 and all(told) and not any(has_link(box) for box in boxes)

    def _add(self, number: int, match: Match, title: str, only_filled: bool = False) -> None:
        row = self._grid.rows[number]
        for name, columns in self._columns.groups.items():
            for index, answer in enumerate(chunks(columns, self._columns.roles)):
                parts = self._parts(row, answer)
                if (only_filled or index) and not filled(parts):
                    continue
                links = [column for column in answer if self._columns.roles.get(column, Role.LINK) is Role.LINK]
                where = place(self._grid, number, links or answer)
                self.outcome.seen.update(id(box) for _, box in parts)
                self.outcome.entries.append(
                    Entry(municipality=name or self._municipality, match=match, title=title, place=where, parts=parts)
                )

    def _parts(self, row: Row, columns: list[int]) -> Parts:
        heads = self._heads(row)
        own = {id(box) for box in heads}  # a heading may run across the columns of evidence
        parts = [
            (self._columns.roles.get(column, Role.LINK), row[column])
            for column in columns
            if column in row and id(row[column]) not in own
        ]
        if len(self._columns.groups) == 1:  # a link on the words of the title itself
            parts += [(Role.EXTRA, box) for box in heads if has_link(box)]
        unique: dict[int, tuple[Role, Box]] = {}
        for role, box in parts:
            unique.setdefault(id(box), (role, box))
        return tuple(unique.values())
