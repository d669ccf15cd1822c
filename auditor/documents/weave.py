"""Stamps that stand side by side (УТВЕРЖДАЮ | СОГЛАСОВАНО) read one after the other instead of line by line across."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

_STAMP = re.compile(
    r"[«\"(]?(?:У\s?Т\s?В\s?Е\s?Р\s?Ж\s?Д|С\s?О\s?Г\s?Л\s?А\s?С\s?О\s?В\s?А\s?Н|Р\s?А\s?С\s?С\s?М\s?О\s?Т\s?Р\s?Е\s?Н"
    r"|П\s?Р\s?И\s?Н\s?Я\s?Т|О\s?Д\s?О\s?Б\s?Р\s?Е\s?Н|Утвержд|Согласован|Рассмотрен|Принят|Одобрен|Рекомендован"
    r"|РЕКОМЕНДОВАН|ВВЕДЕН|Введен)"
)
_ANY = re.compile(rf"\b{_STAMP.pattern}")
# What each of these patterns needs; looked for first, at a twentieth of their cost.
_STEMS = (
    *("Утвержд", "Согласован", "Рассмотрен", "Принят", "Одобрен", "Рекомендован", "РЕКОМЕНДОВАН", "ВВЕДЕН", "Введен"),
    *("УТ", "СО", "РА", "ПР", "ОД"),
)
_SET_WIDE = re.compile(r"[УСРПО]\s[ТОАРД]")
_PARTS = re.compile(r"\S+(?:[ ]{1,2}\S+)*")
# A stamp in capitals to the right of a letterhead.
_CAPITALS = r"(?:УТВЕРЖДАЮ|УТВЕРЖДЕН[ОАЫ]?|СОГЛАСОВАНО)(?!\w)"
_BESIDE = re.compile(rf"(?<=[^\s«\"])[ \t]+[«\"]?{_CAPITALS}")
_CAPITAL = re.compile(rf"[«\"]?{_CAPITALS}")
_TAB = 8
_NEAR = 200  # characters between two stamp words of one line, blanks counted
_MOST_ROWS = 25
_LONGEST = 70  # a stamp word begins a short line; a sentence that begins with «Принятые меры …» does not


class Segment(NamedTuple):
    """Words that stand together on a line, from `left` to `right`."""

    left: float
    right: float
    text: str


class Row(NamedTuple):
    """A line: its distance from the top of the page, its segments from left to right."""

    top: float
    segments: tuple[Segment, ...]


class Woven(NamedTuple):
    """Rows `first` to `end` (not included) are columns, parted at `bounds`; `columns` holds the lines of each."""

    first: int
    end: int
    bounds: tuple[float, ...]
    columns: tuple[tuple[str, ...], ...]


def begins_stamp(text: str) -> bool:
    """Whether a line or a cell begins as an approval stamp or its neighbours do."""
    first = text.strip().partition("\n")[0]
    return len(first) <= _LONGEST and bool(_STAMP.match(first))


def may_be_woven(text: str) -> bool:
    """A cheap look: two stamp words on a line or on two lines that follow each other, or one beside other words."""
    if ("УТВЕРЖД" in text or "СОГЛАСОВАНО" in text) and _BESIDE.search(text):
        return True
    if not any(stem in text for stem in _STEMS) and not _SET_WIDE.search(text):
        return False
    last = -2 * _NEAR
    for found in _ANY.finditer(text):
        if found.start() - last < _NEAR and text.count("\n", last, found.start()) < 2:
            return True
        last = found.start()
    return False


def find(rows: Sequence[Row], *, pitch: float = 1.0, middle: float | None = None) -> Iterator[Woven]:
    """Blocks of columns headed by stamp words. `middle`: of the page, where places are true (a PDF)."""
    at = 0
    while at < len(rows):
        heads = _heads(rows, at)
        woven = _follow(rows, at, heads, pitch, middle) if len(heads) > 1 else None
        if woven:
            yield woven
        at = woven.end if woven else at + 1


def unweave(text: str) -> str:
    """Text whose columns are made of tabs or spaces, with each column's lines together."""
    if not may_be_woven(text):
        return text
    lines = text.split("\n")
    rows, places = [], []
    for at, line in enumerate(lines):
        if line.strip():
            wide = line.replace("\t", "   \t").expandtabs(_TAB)  # a tab is never less than a gap
            rows.append(Row(at, tuple(Segment(m.start(), m.end(), m[0]) for m in _PARTS.finditer(wide))))
            places.append(at)
    out, done = [], 0
    for woven in find(rows):
        out += lines[done : places[woven.first]]
        out += [line for column in woven.columns for line in column]
        done = places[woven.end - 1] + 1
    return "\n".join(out + lines[done:])


def _heads(rows: Sequence[Row], at: int) -> list[Segment]:
    """The stamp words of a row; one a line lower beside them counts too, and so does a letterhead beside a stamp."""
    heads = [segment for segment in rows[at].segments if begins_stamp(segment.text)]
    if len(heads) == 1 and len(rows[at].segments) == 1 and at + 1 < len(rows):
        lower = rows[at + 1].segments
        if any(segment.left < heads[0].right and segment.right > heads[0].left for segment in lower):
            heads += [segment for segment in lower if begins_stamp(segment.text) and not _overlap(segment, heads[0])]
    if len(heads) == 1 and len(rows[at].segments) in (2, 3) and _CAPITAL.match(heads[0].text):
        heads = [segment for segment in rows[at].segments if len(segment.text) <= _LONGEST]
    return sorted(heads)


def _overlap(one: Segment, other: Segment) -> bool:
    return one.left < other.right and other.left < one.right


def _follow(rows: Sequence[Row], first: int, heads: list[Segment], pitch: float, middle: float | None) -> Woven | None:
    """Walks down from the stamp words for as long as the gaps between the columns stay open."""
    gaps = [(one.right, other.left) for one, other in pairwise(heads)]
    if any(high <= low for low, high in gaps):
        return None
    end, straddling = first + 1, 0
    for at in range(first, min(len(rows), first + _MOST_ROWS)):
        row = rows[at]
        if at > first and row.top - rows[at - 1].top > 4.5 * pitch:
            break
        by_order = middle is None and len(row.segments) == len(heads)
        narrowed = gaps if by_order else _narrow(gaps, row, 0.5 * pitch)
        if narrowed is None or (middle is not None and at > first and _centred(row, heads, middle)):
            break
        gaps = narrowed
        both = by_order or len({_column(segment, gaps) for segment in row.segments}) > 1
        straddling += both
        if both or (middle is not None and at == end and row.top - rows[at - 1].top < 1.8 * pitch):
            end = at + 1
    if straddling < 2:
        return None
    bounds = tuple((low + high) / 2 for low, high in gaps)
    return Woven(first, end, bounds, _columns(rows[first:end], gaps, middle is None))


def _narrow(gaps: list[tuple[float, float]], row: Row, least: float) -> list[tuple[float, float]] | None:
    """The gaps as far as this row leaves them open, None where it crosses one."""
    out = []
    for low, high in gaps:
        free = [(low, high)]
        for segment in row.segments:
            free = [
                piece
                for start, stop in free
                for piece in ((start, min(stop, segment.left)), (max(start, segment.right), stop))
                if piece[1] - piece[0] >= min(least, high - low)
            ]
            free = list(dict.fromkeys(free))
        if not free:
            return None
        out.append(max(free, key=lambda piece: piece[1] - piece[0]))
    return out


def _centred(row: Row, heads: list[Segment], middle: float) -> bool:
    """A line alone in the middle of the page is a title, no part of a stamp."""
    if len(row.segments) != 1:
        return False
    only = row.segments[0]
    return abs((only.left + only.right) / 2 - middle) < 0.03 * middle and not any(_overlap(only, h) for h in heads)


def _column(segment: Segment, gaps: list[tuple[float, float]]) -> int:
    place = (segment.left + segment.right) / 2
    return sum(place > (low + high) / 2 for low, high in gaps)


def _columns(rows: Sequence[Row], gaps: list[tuple[float, float]], by_order: bool) -> tuple[tuple[str, ...], ...]:
    columns: list[list[str]] = [[] for _ in range(len(gaps) + 1)]
    for row in rows:
        cells: dict[int, list[str]] = {}
        for at, segment in enumerate(row.segments):
            ordered = by_order and len(row.segments) == len(columns)
            cells.setdefault(at if ordered else _column(segment, gaps), []).append(segment.text)
        for at, words in cells.items():
            columns[at].append(" ".join(words))
    return tuple(tuple(column) for column in columns)
