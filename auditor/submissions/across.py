"""A matrix: positions in columns, a municipality in each row."""

from dataclasses import replace

from auditor.submissions.cells import has_link, is_empty
from auditor.submissions.entries import Entry, Outcome, Parts, chunks, distinct, filled, is_numbering, place
from auditor.submissions.grid import Box, Grid, Row
from auditor.submissions.headings import Role, has_no_name, is_label, looks_like_name, municipality, role_of, tidy_name
from auditor.submissions.positions import Match, Matcher

_EVIDENCE = (Role.LINK, Role.PAGES, Role.COMMENT, Role.EXTRA)
_HEAD_ROWS = 5


def read(grid: Grid, matcher: Matcher, head: int) -> Outcome:
    """The entries of a matrix whose positions are named in row `head`."""
    matrix = _Matrix(grid, matcher, head)
    for number in grid.rows:
        if number > matrix.last_head:
            matrix.take(number)
    matrix.outcome.municipality = municipality(grid, head)
    return matrix.outcome


class _Matrix:
    """The head of the matrix, understood; then its rows, one by one."""

    def __init__(self, grid: Grid, matcher: Matcher, head: int) -> None:
        self._grid, self._matcher, self._head = grid, matcher, head
        self._width = max(max(row) for row in grid.rows.values())
        self._rows = [number for number in grid.rows if head - _HEAD_ROWS <= number <= head]
        self._matches: dict[int, Match] = {}
        self._titles: dict[int, str] = {}
        self._elsewhere: dict[int, str] = {}  # columns of other directions
        self._roles: dict[int, Role] = {}
        self._sections = self._find_sections()
        self._find_positions(grid.rows[head], direct=True)
        self._extend_head()
        for number in self._rows:
            self._find_positions(grid.rows[number], direct=False)
        self._find_roles()
        self._names = self._find_names()
        self._kinds = self._find_kinds()
        self._answers: dict[tuple[str, str], int] = {}  # municipality and position -> its entry
        self._name = ""
        self.outcome = Outcome()

    @property
    def last_head(self) -> int:
        return max(self._rows)

    def _find_sections(self) -> dict[int, str]:
        """The block over each column; a heading that is not merged holds until the next."""
        sections: dict[int, str] = {}
        for number in self._rows[:-1]:
            row, section = self._grid.rows[number], ""
            for column in range(1, self._width + 1):
                if column in row:
                    section = self._matcher.section(row[column].words)
                if section:
                    sections[column] = section
        return sections

    def _find_positions(self, row: Row, direct: bool) -> None:
        for column, box in row.items():
            if self._matches.get(column, Match()).position:
                continue
            if told := self._matcher.foreign(box.words):
                self._elsewhere[column] = told
                continue
            match = self._matcher.find(box.text, self._sections.get(column, ""))
            unknown = direct and role_of(box.text) is None and not self._matcher.section(box.words)
            if match.position or unknown:
                self._matches[column] = match
                self._titles[column] = box.words

    def _extend_head(self) -> None:
        """Rows under the positions that still belong to the head: titles, points, «Ссылка» and «Страницы»."""
        for number in sorted(number for number in self._grid.rows if number > self._head)[:_HEAD_ROWS]:
            row = self._grid.rows[number]
            if any(has_link(box) for box in row.values()) or not self._is_head(row):
                break
            self._rows.append(number)

    def _is_head(self, row: Row) -> bool:
        boxes = distinct(row)
        if is_numbering(boxes):
            return True
        told = 0
        above = {id(box) for number in self._rows for box in self._grid.rows[number].values()}
        for column, box in row.items():
            if id(box) in above:  # one heading that reaches down from the rows above
                told += 1
                continue
            role = role_of(box.text)
            position = self._matcher.find(box.text, self._sections.get(column, "")).position
            if (
                position
                or (role and role is not Role.MUNICIPALITY)
                or box.text.strip(" .,0123456789-–") in ("", "балл")
            ):
                told += 1
            elif column not in self._matches and (looks_like_name(box.words) or not has_no_name(box.words)):
                return False
        return told * 2 > len(row)

    def _find_roles(self) -> None:
        """What each column under a position holds; a column without a position belongs to the one on its left."""
        for column in range(1, self._width + 1):
            lower = [self._grid.rows[number].get(column) for number in self._rows if number > self._head]
            told = [role for box in lower if box and not self._names_position(box) and (role := role_of(box.text))]
            titled = self._titles.get(column, "")
            own = role_of(titled.rpartition("[")[2]) if titled.endswith("]") else None
            role = own or next((role for role in told if role in (*_EVIDENCE, Role.POINTS, Role.IGNORED)), None)
            if column not in self._matches and role and column - 1 in self._elsewhere:
                self._elsewhere[column] = self._elsewhere[column - 1]
            if column not in self._matches and role and column - 1 in self._matches:
                box = self._grid.rows[self._head].get(column)
                if box is None:
                    self._matches[column] = self._matches[column - 1]
                    self._titles[column] = self._titles[column - 1]
            self._roles[column] = role or Role.LINK
        held = {match.position for column, match in self._matches.items() if self._roles[column] in _EVIDENCE}
        for column, match in self._matches.items():
            if self._roles[column] is Role.POINTS and match.position not in held:
                self._roles[column] = Role.LINK  # «макс. 2 балла» tells what the answer below may bring

    def _names_position(self, box: Box) -> bool:
        return bool(self._matcher.find(box.text).position)

    def _find_names(self) -> int:
        """The column with the municipalities' names; 0 if there is none."""
        free: list[int] = []
        for column in range(1, self._width + 1):
            if self._matches.get(column, Match()).position:
                continue
            heads = [box for number in self._rows if (box := self._grid.rows[number].get(column))]
            roles = [role_of(box.text) for box in heads]
            if Role.MUNICIPALITY in roles:
                return column
            if not any(role in (Role.IGNORED, Role.POINTS, Role.CODE) for role in roles):
                free.append(column)
        first = min((column for column, match in self._matches.items() if match.position), default=0)
        data = [row for number, row in self._grid.rows.items() if number > self.last_head]
        for column in free:
            texts = [row[column].text for row in data if column in row]
            told = [text for text in texts if not has_no_name(text) and len(text) < 120]
            if told and (column < first or all(looks_like_name(text) for text in told)):
                return column
        return 0

    def _find_kinds(self) -> int:
        """The column that says what each row of a municipality holds, «ссылка» or «страницы»; 0 if there is none."""
        data = [row for number, row in self._grid.rows.items() if number > self.last_head]
        for column in range(1, self._width + 1):
            if column != self._names and not self._matches.get(column, Match()).position:
                told = {role_of(row[column].text) for row in data if column in row and not has_link(row[column])}
                if {Role.LINK, Role.PAGES} <= told <= {*_EVIDENCE, Role.POINTS, None}:
                    return column
        return 0

    def take(self, number: int) -> None:
        row = self._grid.rows[number]
        if self._names and self._names in row:
            text = row[self._names].text
            if is_label(text) and not tidy_name(text):
                return
            if has_no_name(text) and not any(has_link(box) for box in row.values()):
                return
            self._name = tidy_name(text) or self._name
        groups: dict[str, list[int]] = {}
        for column in sorted(self._matches):
            if column != self._names:
                match = self._matches[column]
                groups.setdefault(match.position or f"?{self._titles[column]}", []).append(column)
        if not any(column in row for columns in groups.values() for column in columns) and self._names not in row:
            return
        for columns in groups.values():
            for answer in chunks(columns, self._roles):
                self._add(number, answer)
        for column, direction in self._elsewhere.items():
            self.outcome.pass_over(direction, [row[column]] if column in row else [])
        ignored = [box for column, box in row.items() if self._roles.get(column) in (Role.IGNORED, Role.POINTS)]
        self.outcome.seen.update(id(box) for box in ignored)

    def _add(self, number: int, columns: list[int]) -> None:
        row = self._grid.rows[number]
        match = self._matches[columns[0]]
        kind = role_of(row[self._kinds].text) if self._kinds in row else None
        if kind is Role.POINTS:
            return
        parts: Parts = tuple(
            (kind if kind in _EVIDENCE else self._roles[column], row[column])
            for column in columns
            if column in row and self._roles[column] in _EVIDENCE and not is_empty(row[column].text)
        )
        if not match.position and not filled(parts):
            return
        key = (self._name, match.position or self._titles[columns[0]])
        if kind and kind is not Role.LINK and key in self._answers:
            at = self._answers[key]
            self.outcome.entries[at] = replace(
                self.outcome.entries[at], parts=(*self.outcome.entries[at].parts, *parts)
            )
            self.outcome.seen.update(id(box) for _, box in parts)
            return
        self._answers[key] = len(self.outcome.entries)
        links = [column for column in columns if self._roles[column] is Role.LINK] or columns
        self.outcome.entries.append(
            Entry(
                municipality=self._name,
                match=match,
                title=self._titles[columns[0]],
                place=place(self._grid, number, links),
                parts=parts,
            )
        )
        self.outcome.seen.update(id(box) for _, box in parts)
