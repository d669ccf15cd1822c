"""Cards: one record below the other, the names of its fields on the left, their values on the right."""

from collections.abc import Iterator

from auditor.submissions.cells import has_link
from auditor.submissions.entries import Entry, Outcome, Parts, distinct, place
from auditor.submissions.grid import Box, Grid
from auditor.submissions.headings import Role, is_label, labelled, municipality, role_of
from auditor.submissions.positions import Match, Matcher

_NAMING = (Role.CODE, Role.TITLE)
_WIDEST = 4

Field = tuple[int, Role, Box | None]  # the row, what its label says, its value


def read(grid: Grid, matcher: Matcher) -> Outcome | None:
    """The entries of a table of cards; None where it is none."""
    fields = list(_fields(grid, matcher))
    named = [at for at, (_, role, value) in enumerate(fields) if role in _NAMING and _match(value, matcher).position]
    if not named or not all(_answered(fields[first:last]) for first, last in _spans(named, len(fields))):
        return None
    outcome = Outcome(municipality=municipality(grid, fields[named[0]][0]))
    name = ""
    for row in grid.rows.values():
        boxes = distinct(row)
        if any(is_label(box.text) for box in boxes) and not name:
            name = labelled(boxes)
    outcome.municipality = name or outcome.municipality
    for first, last in _spans(named, len(fields)):
        outcome.entries.append(_entry(grid, fields[first:last], matcher))
    outcome.seen.update(id(box) for entry in outcome.entries for _, box in entry.parts)
    return outcome


def _fields(grid: Grid, matcher: Matcher) -> Iterator[Field]:
    for number, row in grid.rows.items():
        boxes = distinct(row)
        if len(boxes) > _WIDEST or not boxes or has_link(boxes[0]):
            continue
        if len(boxes) == 1 and matcher.find(boxes[0].text).position:
            yield number, Role.TITLE, boxes[0]  # the position itself heads its card
        elif role := role_of(boxes[0].text):
            yield number, role, boxes[1] if len(boxes) > 1 else None


def _spans(named: list[int], end: int) -> Iterator[tuple[int, int]]:
    """Where each card begins and ends: two fields that name a position, one after the other, begin one card."""
    starts = [at for at in named if at - 1 not in named]
    yield from zip(starts, [*starts[1:], end], strict=True)


def _answered(fields: list[Field]) -> bool:
    """Whether a card has a field for its link, beside which no other position stands."""
    return any(role is Role.LINK for _, role, _ in fields)


def _match(value: Box | None, matcher: Matcher) -> Match:
    return matcher.find(value.text) if value is not None else Match()


def _entry(grid: Grid, fields: list[Field], matcher: Matcher) -> Entry:
    names = [value for _, role, value in fields if role in _NAMING and value is not None]
    match = next(found for value in names if (found := _match(value, matcher)).position)
    roles = {Role.LINK: Role.LINK, Role.PAGES: Role.PAGES, Role.COMMENT: Role.COMMENT}
    parts: Parts = tuple(
        (roles.get(role, Role.EXTRA), value)
        for _, role, value in fields
        if value is not None and (role in roles or has_link(value))
    )
    linked = [row for row, role, _ in fields if role is Role.LINK]
    where = next((value.place for _, value in parts if has_link(value)), "")
    where = where or place(grid, linked[0], sorted(grid.rows[linked[0]])[1:] or [2])
    return Entry(municipality="", match=match, title=names[0].words, place=where, parts=parts)
