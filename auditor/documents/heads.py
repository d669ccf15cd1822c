"""The head of a first page read with care: in other colours, larger, as one block, until its stamp is whole."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from auditor.documents import cleaned, gaps, ocr, typeset, upright, votes
from auditor.documents.ocr import Colour, Grey, Word
from auditor.documents.upright import Seen

DPI = 300  # a seal over a stamp hides it at 200
_LARGER = 1.5  # than the page as a whole is read
_FADED, _FAINT = 0.45, 0.35  # how far the ink of seals has faded; print may be thin
_CALM = 78.0  # mean confidence of a head in which nothing can have been overlooked
_STAMP = re.compile(
    r"У\s?Т\s?В\s?Е\s?Р\s?Ж\s?Д|Утвержд|П\s?Р\s?И\s?К\s?А\s?З|П\s?О\s?С\s?Т\s?А\s?Н\s?О\s?В\s?Л|Р\s?А\s?С\s?П\s?О\s?Р\s?Я\s?Ж"
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
        if _complete(typeset.text(readings[-1].words, bound)) and votes.certain(readings[-1].words):
            break
    best = max(readings, key=lambda one: (_worth(typeset.text(one.words, bound)), upright.letters(one.words)))
    own = best is readings[0]
    words = votes.agreed(best.words, [one.words for one in readings], inked and seen.poor)
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
        return gaps.marked(words, head.picture, head.scale, bound)
    below = (word for word in seen.words if not typeset.above(word, bound))
    return (*gaps.marked(head.words, head.picture, head.scale, bound), *below)


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
    words = ocr.words(picture, round(DPI / _LARGER * scale), ocr.BLOCK)
    return _Reading(tuple(_scaled(word, scale) for word in words), picture, scale)


def _scaled(word: Word, scale: float) -> Word:
    left, top, right, bottom = (place / scale for place in word[:4])
    return word._replace(left=left, top=top, right=right, bottom=bottom)


def _worth(told: str) -> int:
    return sum(bool(pattern.search(told)) for pattern in (_STAMP, _DAY, _NUMBER))


def _complete(told: str) -> bool:
    """A stamp or an act's heading with its date, and an act's number as well."""
    if not (_STAMP.search(told) and _DAY.search(told)):
        return False
    return bool(_NUMBER.search(told)) or not _ACT.search(told)
