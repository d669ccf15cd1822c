"""What must not be seen on a picture of a page with personal data: names, numbers, addresses of people."""

import re
from itertools import pairwise

from auditor.facts import normal, people
from auditor.pictures import Box, Letters

# Six figures and more, however parted: phones, insurance numbers, passports, days of birth. A year alone is no such.
# Columns of figures beside each other are one such number: to cover too much is the lesser fault.
_NUMBER = re.compile(r"\+?\d[\d ()./\-–—]{4,400}\d")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w.-]{2,64}")
_HOME = re.compile(r"(?:\b(?:ул|пер|пр-т|просп|мкр)\.|улица|переулок|проспект|микрорайон)[^\n]{2,60}", re.IGNORECASE)
_FIGURES = 6
_TELLING = 9  # figures of a number that tells of a person by itself
_ROW = 16.0  # heights of a letter: rows of a table, with cells of several lines, are not further apart
_LAST = 5.0  # heights that a last row may have below its name


def hidden(letters: Letters, width: float, *, rows: bool) -> list[Box]:
    """The boxes to cover. With `rows` all that stands right of a name, to the edge, down to the next name.

    Nothing at all where neither a name, nor an address, nor a number of a person is found: then what is to be covered
    stands where we do not see it.
    """
    text = letters.text
    names, numbers = _names(text), _numbers(text)
    addresses = [found.span() for pattern in (_MAIL, _HOME) for found in pattern.finditer(text)]
    spans = [*names, *numbers, *addresses]
    if not (names or addresses or any(_figures(text[start:end]) >= _TELLING for start, end in numbers)):
        return []
    boxes = [box for start, end in spans for box in letters.lines(start, end)]
    return boxes + _bands(letters, names, width) if rows else boxes


def inside(box: Box, frame: Box) -> bool:
    """Whether a box lies in a frame, but for a pixel."""
    return (
        box.left >= frame.left - 1
        and box.right <= frame.right + 1
        and box.top >= frame.top - 1
        and box.bottom <= frame.bottom + 1
    )


def row_of(letters: Letters, quote: str, width: float) -> list[Box]:
    """The row of the person whose masked name begins the quote, to be framed; else of the first one named."""
    normal_ = normal.plain(letters.text)
    found = list(people.found_in(normal_.text))
    if not found:
        spans = _numbers(letters.text)
        return [letters.lines(*spans[0])[0]] if spans and letters.lines(*spans[0]) else []
    mine = next((name for name in found if quote.startswith(people.masked(name))), found[0])
    lines = letters.lines(normal_.back(mine.start), normal_.back(mine.end))
    if not lines:
        return []
    band = lines[0]
    beside = [
        box
        for box in letters.boxes
        if not box.empty and box.top < band.bottom and box.bottom > band.top and box.left > band.left
    ]
    for box in beside:
        band = Box(band.left, band.top, max(band.right, box.right), band.bottom)
    return [Box(band.left, band.top, min(band.right, width), band.bottom)]


def _names(text: str) -> list[tuple[int, int]]:
    plain = normal.plain(text)
    return [(plain.back(name.start), plain.back(name.end)) for name in people.found_in(plain.text)]


def _numbers(text: str) -> list[tuple[int, int]]:
    return [(found.start(), found.end()) for found in _NUMBER.finditer(text) if _figures(found.group()) >= _FIGURES]


def _figures(words: str) -> int:
    return sum(map(str.isdigit, words))


def _bands(letters: Letters, names: list[tuple[int, int]], width: float) -> list[Box]:
    starts = sorted((lines[0] for span in names if (lines := letters.lines(*span))), key=lambda box: box.top)
    high = letters.height
    bands = []
    for one, following in pairwise([*starts, None]):
        assert one is not None
        near = following is not None and high < following.top - one.top < _ROW * high
        bottom = following.top - 1 if following is not None and near else one.bottom + _LAST * high
        bands.append(Box(one.left, one.top, width, bottom))
    return bands
