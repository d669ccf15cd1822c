"""The meaning of each column where positions stand in rows: by its heading, else by what is in it."""

from dataclasses import dataclass, field

from auditor.submissions import references
from auditor.submissions.cells import has_link, is_empty
from auditor.submissions.entries import Roles, distinct, is_numbering
from auditor.submissions.grid import Box, Grid
from auditor.submissions.headings import Role, instructs, is_label, looks_like_name, role_of

_EVIDENCE = (Role.LINK, Role.PAGES, Role.COMMENT, Role.EXTRA)
_HEADER_ROWS = 3
_LOOK_UP = 12
_SAMPLE_ROWS = 400


@dataclass(slots=True)
class Columns:
    """`groups`: a municipality's name ('' for the table's own) -> the columns of its evidence, in order."""

    roles: Roles = field(default_factory=dict)
    groups: dict[str, list[int]] = field(default_factory=dict)
    header_end: int = 0

    @property
    def municipality(self) -> int:
        """The column that names the municipality; 0 if there is none."""
        return next((column for column, role in self.roles.items() if role is Role.MUNICIPALITY), 0)

    @property
    def named(self) -> set[int]:
        """Columns that belong to a municipality named in the head."""
        return {column for name, columns in self.groups.items() if name for column in columns}


def find_columns(grid: Grid, first: int, positions: dict[int, int], inherited: Roles) -> Columns:
    """Columns of a table whose first position stands in row `first`; `positions`: how many each column names."""
    header = _header(grid, first)
    main = max(positions, key=lambda column: (positions[column], -column))
    sample = [row for number, row in grid.rows.items() if number >= first][:_SAMPLE_ROWS]
    filled: dict[int, list[Box]] = {}
    for row in sample:
        for column, box in row.items():
            filled.setdefault(column, []).append(box)
    roles: Roles = {}
    names: dict[int, str] = {}
    for column in sorted({*filled, *(column for row in header for column in grid.rows[row])}):
        role, name = _told(grid, header, column)
        if role is None and not header and column in inherited:
            role = inherited[column]
        if column == main or (positions.get(column, 0) * 2 >= positions[main] and role not in _EVIDENCE):
            role = Role.CODE if role is Role.CODE else Role.TITLE
        if role is not None:
            roles[column] = role
        elif name:
            names[column] = name
    found = Columns(roles=roles, header_end=max(header, default=0))
    _places_of_documents(found, filled)
    if not _named_groups(found, names, grid, header, filled):
        _by_content(found, names, filled, main)
        found.groups = {"": [column for column in sorted(roles) if roles[column] in _EVIDENCE]}
    return found


def _header(grid: Grid, first: int) -> list[int]:
    """The rows of the table's head, the lowest first."""
    rows: list[int] = []
    for number in sorted((number for number in grid.rows if number < first), reverse=True)[:_LOOK_UP]:
        boxes = distinct(grid.rows[number])
        if len(boxes) < 2 or is_numbering(boxes) or instructs(boxes):
            if rows:
                break
            continue
        if any(is_label(box.text) for box in boxes) or any(has_link(box) for box in boxes):
            break
        rows.append(number)
        if len(rows) == _HEADER_ROWS:
            break
    return rows


def _told(grid: Grid, header: list[int], column: int) -> tuple[Role | None, str]:
    """The role a column's heading names, and the words above it that are no role."""
    role, name = None, ""
    for number in header:
        box = grid.rows[number].get(column)
        if box is None:
            continue
        told = role_of(box.text)
        if told is Role.MUNICIPALITY and looks_like_name(box.words) and number != header[0]:
            told = None
        role = role or told
        if told is None and not name:
            name = box.words
    return role, name


def _named_groups(
    found: Columns, names: dict[int, str], grid: Grid, header: list[int], filled: dict[int, list[Box]]
) -> bool:
    """Fill `groups` where the head names municipalities; False where it does not."""
    if Role.LINK in found.roles.values():
        return _grouped_above(found, grid, header)
    named = {column: name for column, name in names.items() if column > min(found.roles, default=0)}
    named |= {
        column: grid.rows[header[0]][column].words
        for column, role in found.roles.items()
        if role is Role.MUNICIPALITY and column > _last_head(found) and header and column in grid.rows[header[0]]
    }
    linked = [column for column in named if any(has_link(box) for box in filled.get(column, []))]
    like = [column for column in named if looks_like_name(named[column])]
    if not named or not (like or len(linked) >= 2):
        return False
    for column, name in named.items():
        found.groups.setdefault(name, []).append(column)
        found.roles.pop(column, None)
    return True


def _places_of_documents(found: Columns, filled: dict[int, list[Box]]) -> None:
    """A column whose heading promises links, beside one that holds them, and that only cites pages: «Место в файле»."""
    linked = {column for column, boxes in filled.items() if any(has_link(box) for box in boxes)}
    for column, role in found.roles.items():
        if role is Role.LINK and column not in linked and any(found.roles.get(other) is Role.LINK for other in linked):
            texts = [box.text for box in filled.get(column, []) if not is_empty(box.text)]
            if texts and sum(references.cites_only(text) for text in texts) * 2 > len(texts):
                found.roles[column] = Role.PAGES


def _last_head(found: Columns) -> int:
    return max((column for column, role in found.roles.items() if role in (Role.CODE, Role.TITLE)), default=0)


def _grouped_above(found: Columns, grid: Grid, header: list[int]) -> bool:
    """Two rows of headings: municipalities above, «Ссылка» and «Страницы» under each."""
    for number in header[1:]:
        above: dict[int, str] = {}
        name = ""
        for column in sorted(found.roles):
            box = grid.rows[number].get(column)
            if box is not None:
                name = "" if role_of(box.text) not in (None, Role.MUNICIPALITY) else box.words
            if name and found.roles[column] in _EVIDENCE:
                above[column] = name
        if len(set(above.values())) >= 2 and any(looks_like_name(name) for name in above.values()):
            for column, name in above.items():
                found.groups.setdefault(name, []).append(column)
            return True
    return False


def _by_content(found: Columns, names: dict[int, str], filled: dict[int, list[Box]], main: int) -> None:
    """Roles for columns whose heading says nothing, or is not there."""
    unknown = [column for column in filled if column not in found.roles]
    for column in unknown:
        if any(has_link(box) for box in filled[column]):
            found.roles[column] = Role.LINK if Role.LINK not in found.roles.values() else Role.EXTRA
    links = [column for column, role in found.roles.items() if role is Role.LINK]
    for column in unknown:
        texts = [box.text.strip() for box in filled[column] if not is_empty(box.text)]
        if column in found.roles or not texts:
            continue
        cited = sum(references.cites_only(text) for text in texts)
        if cited == len(texts) or (links and column > min(links) and len(texts) > 2 and cited * 4 > len(texts) * 3):
            after_link = bool(links) and column > min(links)
            found.roles[column] = Role.PAGES if after_link or not all(text.isdigit() for text in texts) else Role.POINTS
        elif column < main and Role.MUNICIPALITY not in found.roles.values() and _names(texts):
            found.roles[column] = Role.MUNICIPALITY
        elif column > main and not links:
            found.roles[column] = Role.LINK
            links.append(column)
        elif column > main:
            found.roles[column] = Role.EXTRA
    if not links:
        _promote(found)


def _promote(found: Columns) -> None:
    """With no column for links, the column of comments is where they are given."""
    for role in (Role.COMMENT, Role.EXTRA):
        for column in sorted(found.roles):
            if found.roles[column] is role:
                found.roles[column] = Role.LINK
                return


def _names(texts: list[str]) -> bool:
    return sum(looks_like_name(text) for text in texts) * 2 > len(texts) or (
        len(texts) > 2 and len(set(texts)) * 2 <= len(texts) and all(not text.isdigit() for text in texts)
    )
