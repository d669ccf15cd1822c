"""The head of a first page read with care: in other colours, larger, as one block, until its stamp is whole."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from auditor.documents import cleaned, crumbs, gaps, ocr, penned, typeset, upright, votes
from auditor.documents.ocr import Colour, Grey, Word
from auditor.documents.upright import Seen

DPI = 300  # a seal over a stamp hides it at 200
_LARGER = 1.5  # than the page as a whole is read
_FADED, _FAINT = 0.45, 0.35  # how far the ink of seals has faded; print may be thin
_CALM = 78.0  # mean confidence of a head in which nothing can have been overlooked
_WELL, _LINE = 70.0, 8  # a line with so many letters read so well is there, though other readings lack it
_STAMP = re.compile(
    r"У\s?Т\s?В\s?Е\s?Р\s?Ж\s?Д|Утвержд|П\s?Р\s?И\s?К\s?А\s?З(?![А-Яа-яё]|\s?Ы)|П\s?О\s?С\s?Т\s?А\s?Н\s?О\s?В\s?Л\s?Е|Р\s?А\s?С\s?П\s?О\s?Р\s?Я\s?Ж\s?Е"
    r"|Р\s?Е\s?Ш\s?Е\s?Н\s?И\s?Е|Приложение|П\s?Р\s?О\s?Т\s?О\s?К\s?О\s?Л|СОГЛАСОВАН|ПРИНЯТ|Принят"
)
_ACT = re.compile(r"(?i)п\s?р\s?и\s?к\s?а\s?з|постановл|распоряж")
_DAY = re.compile(
    r"\d{1,2}\s?\.\s?\d{1,2}\s?\.\s?(?:20)?\d\d(?!\d)"
    r"|\d{1,2}\s?[»\"]?\s{0,3}(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)[а-я]*\s{0,3}20\d\d"
)
_NUMBER = re.compile(r"№\s{0,3}[\dА-Я]")


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above `cut`; `sure`: no stamp can have been overlooked."""

    words: tuple[Word, ...]
    picture: Grey  # the one they were read from
    scale: float  # from the places of words to its pixels
    sure: bool
    stamped: bool
    own: bool  # as in the reading of the whole page


def cut(words: tuple[Word, ...], height: int) -> float:
    """Where the head of a page ends: between two lines, near the usual place."""
    bound = typeset.HEAD * height
    for line in sorted(typeset.lines(words), key=lambda line: line.middle):
        if line.middle - 0.8 * line.height < bound < line.middle + 0.8 * line.height:
            bound = line.middle + 0.8 * line.height
    return bound


def read(seen: Seen, bound: float, larger: Callable[[], Colour]) -> Head:
    """Reads the head of a page; `larger` renders the sheet again at `DPI`, the way the sheet lay."""
    inked = cleaned.has_ink(seen.colour[: int(bound)])
    readings: list[_Reading] = []
    for reading in _readings(seen, bound, larger, inked):
        readings.append(reading._replace(words=votes.mended(reading.words)))
        # Of a page with a seal the engine may leave out all around it, and the rest looks complete.
        whole = len(readings) > 1 or not inked
        words = readings[-1].words
        if whole and _complete(typeset.text(words, bound)) and votes.certain(words) and penned.told(words) == words:
            break
    best = max(readings, key=lambda one: (_worth(typeset.text(one.words, bound)), upright.letters(one.words)))
    own = best is readings[0]
    if not own:  # where the page's own reading is taken, its words are counted
        best = best._replace(words=_filled(best.words, readings))
    told = [one.words for one in readings]
    words = penned.told(votes.agreed(best.words, told, inked and seen.poor), told)
    if not own:  # apart from the lines of the whole page
        words = tuple(word._replace(line=(-1, *word.line)) for word in words)
    stamped = bool(_STAMP.search(typeset.text(words, bound)))
    calm = not inked and upright.confidence(words) >= _CALM
    return Head(words, best.picture, best.scale, stamped or not words or calm, stamped, own)


def joined(head: Head, seen: Seen, bound: float) -> tuple[Word, ...]:
    """The words of the page with those of its head as they were read with care, gaps and handwriting marked."""
    if head.own:  # in the order of the page: where two pages stand on a sheet, their heads do not stand together
        again = iter(head.words)
        words = tuple(next(again) if typeset.above(word, bound) else word for word in seen.words)
        return gaps.marked(words, head.picture, head.scale, bound, seen.picture)
    below = (word for word in seen.words if not typeset.above(word, bound))
    return (*gaps.marked(head.words, head.picture, head.scale, bound, seen.picture), *below)


class _Reading(NamedTuple):
    words: tuple[Word, ...]
    picture: Grey
    scale: float


def _readings(seen: Seen, bound: float, larger: Callable[[], Colour], inked: bool) -> Iterator[_Reading]:
    """One reading after the other, the cheap ones first."""
    yield _Reading(tuple(word for word in seen.words if typeset.above(word, bound)), seen.picture, 1.0)
    head = np.ascontiguousarray(seen.colour[: int(bound)])
    yield _again(head, 1.0, _FADED)
    if not inked:
        return
    page = larger()
    page = cleaned.turned(page, seen.angle) if seen.angle else page
    yield _again(np.ascontiguousarray(page[: int(bound * _LARGER)]), _LARGER, _FADED)
    yield _again(head, 1.0, _FAINT)


def _again(head: Colour, scale: float, faded: float) -> _Reading:
    picture = cleaned.bleached(head, faded)
    words = crumbs.words(picture, round(DPI / _LARGER * scale), ocr.BLOCK)
    return _Reading(tuple(_scaled(word, scale) for word in words), picture, scale)


def _scaled(word: Word, scale: float) -> Word:
    left, top, right, bottom = (place / scale for place in word[:4])
    return word._replace(left=left, top=top, right=right, bottom=bottom)


def _filled(words: tuple[Word, ...], readings: Iterable[_Reading]) -> tuple[Word, ...]:
    """The words with lines that only another reading has."""
    lines = typeset.lines(words)
    for at, reading in enumerate(readings):
        for line in typeset.lines(reading.words):
            well = sum(len(word.text) for word in line.words if word.confidence >= _WELL)
            if well < _LINE or any(_over(line, other) for other in lines):
                continue
            place = sum(other.middle < line.middle for other in lines)
            moved = tuple(
                word._replace(line=(*lines[max(place - 1, 0)].words[0].line[:-1], at, *word.line))
                for word in line.words
            )
            lines.insert(place, typeset.Line(moved))
    return tuple(word for line in lines for word in line.words)


def _over(line: typeset.Line, other: typeset.Line) -> bool:
    """Whether two lines cover each other."""
    apart = abs(line.middle - other.middle) > 0.6 * max(line.height, other.height)
    return not apart and line.words[0].left < other.words[-1].right and other.words[0].left < line.words[-1].right


def _worth(told: str) -> int:
    return sum(bool(pattern.search(told)) for pattern in (_STAMP, _DAY, _NUMBER))


def _complete(told: str) -> bool:
    """A stamp or an act's heading with its date, and an act's number as well."""
    if not (_STAMP.search(told) and _DAY.search(told)):
        return False
    return bool(_NUMBER.search(told)) or not _ACT.search(told)
