"""What stands in the tables of a DOC: styles, lists, text boxes, sections."""

import re
import struct
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from auditor.documents import sprms
from auditor.documents.numbering import MOST_LEVELS, Level
from auditor.documents.pieces import Pieces
from auditor.documents.sprms import Properties

STYLES, SECTIONS, HEADERS, LETTER_RUNS, PARAGRAPH_RUNS, BOX_PLACES, BOXES, LISTS, USED_LISTS = (
    1, 6, 11, 12, 13, 40, 56, 73, 74,
)  # fmt: skip
_FORMS = {
    0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 22: "decimalZero",
    23: "bullet", 58: "russianLower", 59: "russianUpper", 255: "none",
}  # fmt: skip
_HEADING = re.compile(r"^(?:heading|заголовок)\s*[1-3]$|^(?:title|название)$", re.IGNORECASE)
_MOST_STYLES, _DEEPEST = 4_000, 20
_LIST_SIZE, _LEVEL_SIZE = 28, 28


class Styles:
    """Paragraph styles: which are headings, and what they say of lists."""

    def __init__(self, data: bytes) -> None:
        self._names: dict[int, str] = {}
        self._bases: dict[int, int] = {}
        self._changes: dict[int, dict[int, int]] = {}
        if len(data) < 6:
            return
        head, count, base = struct.unpack_from("<3H", data)
        at = 2 + head
        for number in range(min(count, _MOST_STYLES)):
            if at + 2 > len(data):
                return
            size = struct.unpack_from("<H", data, at)[0]
            self._style(number, data[at + 2 : at + 2 + size], base)
            at += 2 + size

    def _style(self, number: int, data: bytes, base: int) -> None:
        if len(data) < base + 2 or base < 4:
            return
        kind = struct.unpack_from("<H", data, 2)[0]
        length = struct.unpack_from("<H", data, base)[0]
        self._names[number] = data[base + 2 : base + 2 + 2 * length].decode("utf-16-le", "replace")
        self._bases[number] = kind >> 4
        at = base + 2 + 2 * length + 2
        if kind & 15 == 1 and at + 4 <= len(data):  # a paragraph style; its properties stand first
            size = struct.unpack_from("<H", data, at)[0]
            self._changes[number] = sprms.changes(data[at + 4 : at + 2 + size])

    def is_heading(self, paragraph: Properties) -> bool:
        level = self.say(paragraph, sprms.OUTLINE)
        named = _HEADING.match(self._names.get(paragraph.style, "").strip())
        return 1 <= paragraph.style <= 3 or bool(named) or (level is not None and level < 3)

    def say(self, paragraph: Properties, change: int) -> int | None:
        """A property of a paragraph: its own, its style's, or that of a style under it."""
        if change in paragraph.changes:
            return paragraph.changes[change]
        style = paragraph.style
        for _ in range(_DEEPEST):
            if change in self._changes.get(style, {}):
                return self._changes[style][change]
            if style not in self._bases or self._bases[style] == style:
                return None
            style = self._bases[style]
        return None


class Lists:
    """The lists of a file: their levels by the number that a paragraph names."""

    def __init__(self, data: bytes, used: bytes) -> None:
        self._levels: dict[int, list[Level]] = {}
        self._names: list[int] = []
        try:
            self._read(data)
            count = min(struct.unpack_from("<I", used)[0], len(used) // 16) if len(used) >= 4 else 0
            self._names = [struct.unpack_from("<i", used, 4 + 16 * at)[0] for at in range(count)]
        except (struct.error, IndexError):
            pass  # what was read so far holds

    def levels(self, number: int) -> tuple[int, list[Level]]:
        """The id and the levels of a list; no levels where it is unknown."""
        if not 0 < number <= len(self._names):
            return 0, []
        name = self._names[number - 1]
        return name, self._levels.get(name, [])

    def _read(self, data: bytes) -> None:
        if len(data) < 2:
            return
        count = struct.unpack_from("<H", data)[0]
        at = 2 + _LIST_SIZE * count
        for place in range(count):
            head = 2 + _LIST_SIZE * place
            name, simple = struct.unpack_from("<i", data, head)[0], data[head + 26] & 1
            self._levels[name] = []
            for _ in range(1 if simple else MOST_LEVELS):
                level, at = _level(data, at)
                self._levels[name].append(level)


def _level(data: bytes, at: int) -> tuple[Level, int]:
    start, form, flags = struct.unpack_from("<iBB", data, at)
    letters, paragraphs = data[at + 24], data[at + 25]
    text = at + _LEVEL_SIZE + letters + paragraphs
    length = struct.unpack_from("<H", data, text)[0]
    units = struct.unpack_from(f"<{min(length, 255)}H", data, text + 2)
    shown = "".join(f"%{unit + 1}" if unit < MOST_LEVELS else chr(unit) for unit in units)
    level = Level(text=shown, form=_FORMS.get(form, "decimal"), start=start, legal=bool(flags & 4))
    return level, text + 2 + 2 * length


def boxes(made: Pieces, streams: bytes) -> dict[int, tuple[int, int]]:
    """Text boxes of the body: where each is anchored, and from where to where its text goes."""
    stories = made.table(BOXES, streams)
    count = (len(stories) - 4) // 26
    if count < 1:
        return {}
    ends = struct.unpack_from(f"<{count + 1}i", stories)
    first, last = made.part("boxes")
    at_shape = {shape: place for place, shape in _shapes(made.table(BOX_PLACES, streams))}
    out: dict[int, tuple[int, int]] = {}
    for at in range(count):
        shape = struct.unpack_from("<i", stories, 4 * (count + 1) + 22 * at + 14)[0]
        start, end = first + ends[at], min(first + ends[at + 1], last)
        if first <= start < end:
            place = at_shape.get(shape, -1)
            while place in out:  # two boxes on one letter, or two without a place
                place -= 1
            out[place] = (start, end)
    return out


def _shapes(data: bytes) -> Iterator[tuple[int, int]]:
    count = (len(data) - 4) // 30
    for at in range(max(0, count)):
        yield struct.unpack_from("<i", data, 4 * at)[0], struct.unpack_from("<i", data, 4 * (count + 1) + 26 * at)[0]


def stories(made: Pieces, streams: bytes) -> list[list[tuple[int, int]]]:
    """Headers and footers: six stretches a section (even, odd, the same of the footer, first, first of the footer)."""
    data = made.table(HEADERS, streams)
    first, last = made.part("headers")
    ends: Final = [first + end for end in struct.unpack_from(f"<{len(data) // 4}i", data)]
    pairs = [(start, min(end, last)) for start, end in pairwise(ends)]
    return [pairs[at : at + 6] for at in range(6, len(pairs) - 1, 6)][:30]


def page_sections(made: Pieces, streams: bytes) -> set[int]:
    """The letters after which a section ends and the next one begins on a new page."""
    data = made.table(SECTIONS, streams)
    count = (len(data) - 4) // 16
    out = set()
    for at in range(max(0, count) - 1):
        end = struct.unpack_from("<i", data, 4 * (at + 1))[0]
        place = struct.unpack_from("<i", data, 4 * (count + 1) + 12 * (at + 1) + 2)[0]
        if 0 < place < len(made.document) - 2:
            size = struct.unpack_from("<h", made.document, place)[0]
            if sprms.changes(made.document[place + 2 : place + 2 + max(0, size)]).get(sprms.SECTION_BREAK) == 0:
                continue
        out.add(end - 1)
    return out
