"""What is no word among the words read from a picture: specks, edges of sheets and shadows taken for letters."""

import statistics
from collections.abc import Iterable, Sequence

from auditor.documents import ocr
from auditor.documents.ocr import Grey, Word

_SPECK = 0.35  # of the usual height: the smallest letter has half of it
_POOR = 60.0  # confidence
_APART = 2.0  # usual heights
_MEANT = frozenset('-–—_~№«»"()')  # marks that stand alone in print, or tell of a line to write on


def words(picture: Grey, dpi: int, segmentation: int = ocr.AUTO) -> tuple[Word, ...]:
    """The words of a picture, without crumbs."""
    return tuple(swept(ocr.words(picture, dpi, segmentation)))


def swept(words: Sequence[Word]) -> list[Word]:
    """The words without such crumbs, in their order."""
    heights = [word.bottom - word.top for word in words if sum(map(str.isalnum, word.text)) > 2]
    if not heights:
        return list(words)
    usual = statistics.median(heights)
    found: dict[tuple[int, ...], list[Word]] = {}
    for word in words:
        if not _speck(word, usual):
            found.setdefault(word.line, []).append(word)
    return [word for line in found.values() for word in _swept(line, usual)]


def _speck(word: Word, usual: float) -> bool:
    """So low that it can only be a mark, yet read as a letter."""
    low = word.bottom - word.top < _SPECK * usual
    return low and any(letter.isalnum() or letter == "|" for letter in word.text)


def _swept(line: list[Word], usual: float) -> Iterable[Word]:
    """A line without what stands apart at its ends; nothing of a line that is all crumbs."""
    if all(map(_crumb, line)):
        return []
    first, last = 0, len(line) - 1
    while _crumb(line[first]) and line[first + 1].left - line[first].right > _APART * usual:
        first += 1
    while last > first and _crumb(line[last]) and line[last].left - line[last - 1].right > _APART * usual:
        last -= 1
    return line[first : last + 1]


def _crumb(word: Word) -> bool:
    letters = sum(map(str.isalnum, word.text))
    meant = any(letter.isdigit() or letter in _MEANT for letter in word.text)
    return word.confidence < _POOR and letters < 3 and not meant
