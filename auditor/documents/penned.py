"""Figures written by hand among print: the engine reads some of them, with confidence and wrongly."""

import re
from collections.abc import Iterable, Sequence

from auditor.documents import typeset, votes
from auditor.documents.ocr import Word

_TALL = 1.35  # times the print beside them: people write larger
_WELL = 50.0
_SMALL = 0.7  # small letters are so high, of capitals and figures
_FIGURE = re.compile(r"\d")
_WRAPPED = re.compile(r"[()\[\]/|,;]")  # taller than figures in print as well


def told(words: Sequence[Word], readings: Iterable[Sequence[Word]] = ()) -> tuple[Word, ...]:
    """The words with `~` for each figure that is far taller than the «№» or the «от» on its line.

    A speck makes a word taller, but not in each of its readings: what is low in one of them is print.
    """
    tall = _tall_ones(words)
    for reading in readings if tall else ():
        low = [word for word in reading if _FIGURE.search(word.text) and word not in _tall_ones(reading)]
        tall = {word for word in tall if not any(votes.same_place(word, other) for other in low)}
    return tuple(word._replace(text=_FIGURE.sub(votes.UNREAD, word.text)) if word in tall else word for word in words)


def _tall_ones(words: Sequence[Word]) -> set[Word]:
    found = typeset.lines(words)
    slope, usual = abs(typeset.slope(found)), typeset.pitch(words)
    return {word for line in found for word in _tall(line.words, slope, usual)}


def _tall(line: Sequence[Word], slope: float, usual: float) -> Iterable[Word]:
    glued = any("№" in word.text or word.text.startswith("от") for word in line)
    print_ = max((height for word in line if (height := _print(word))), default=usual if glued else 0.0)
    for word in line:
        height = word.bottom - word.top - slope * (word.right - word.left)
        if print_ and _FIGURE.search(word.text) and not _WRAPPED.search(word.text) and height > _TALL * print_:
            yield word


def _print(word: Word) -> float:
    """The height of printed figures, told by a word that is always printed."""
    if word.confidence < _WELL:
        return 0.0
    if word.text == "№":
        return word.bottom - word.top
    return (word.bottom - word.top) / _SMALL if word.text == "от" else 0.0
