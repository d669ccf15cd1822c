"""A sheet read whole: turned upright where it lies, cleaned and read again where the first reading is poor."""

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from PIL import Image

from auditor.documents import cleaned, crumbs, ocr
from auditor.documents.ocr import Colour, Grey, Word

GOOD = 75.0  # mean confidence of a page that was read well
_AGAIN = 86.0  # below this a cleaned picture may be read better
_LOST = 60.0  # below this the page may stand on its head
_FEW = 40  # letters read well: a page has more
_SURE = 70.0  # of a word
_BLANK = 0.0004  # of the pixels: specks
_LEAN = 0.9  # degrees; less does not hurt
_SIDES = (0, 90, 180, 270)
_TRIAL = 0.6  # of the size: enough to tell which side is up
_BAND = (0.2, 0.6)  # of the height: the part of a page tried


@dataclass(frozen=True, slots=True)
class Seen:
    """The words of a sheet, and the pictures they were read from, upright."""

    words: tuple[Word, ...]
    picture: Grey
    colour: Colour
    angle: float = 0.0  # by which the sheet had to be turned, against the clock
    poor: bool = False  # it had to be cleaned

    @property
    def letters(self) -> int:
        """How much was read well."""
        return letters(self.words)

    @property
    def confidence(self) -> float:
        return confidence(self.words)


def letters(words: Iterable[Word]) -> int:
    """Letters of words that were read well."""
    return sum(len(word.text) for word in words if word.confidence >= _SURE)


def confidence(words: Sequence[Word]) -> float:
    """The mean confidence of words, long ones weigh more; marks and lines are none."""
    told = [(word.confidence, len(word.text)) for word in words if any(map(str.isalnum, word.text))]
    return statistics.fmean((sure for sure, _ in told), weights=[size for _, size in told]) if told else 0.0


def blank(picture: Grey) -> bool:
    """Whether nothing stands on a sheet."""
    low, high = (float(level) for level in np.percentile(picture[::4, ::4], (0.05, 50)))
    return high - low < 40 or float(cleaned.dark(picture).mean()) < _BLANK


def read(colour: Colour, dpi: int) -> Seen:
    """Reads a sheet, at once if it can be."""
    picture = cleaned.grey(colour)
    if blank(picture):
        return Seen((), picture, colour)
    seen = Seen(crumbs.words(picture, dpi), picture, colour)
    lost = seen.confidence < _LOST or seen.letters < _FEW
    angle = _side_up(picture, dpi) if lost else _lies(seen.words)
    if angle:
        colour, picture = cleaned.turned(colour, angle), cleaned.turned(picture, angle)
        seen = Seen(crumbs.words(picture, dpi), picture, colour, angle)
    if seen.confidence >= _AGAIN and seen.letters >= _FEW:
        return seen
    again = _cleaned(seen, dpi)
    return again if again.letters > seen.letters else seen


def _lies(words: Sequence[Word]) -> int:
    """By how much a page must be turned whose words stand on their side: the engine reads such lines as well."""
    long = [word for word in words if len(word.text) > 3 and word.confidence >= _SURE]
    if sum(word.bottom - word.top > word.right - word.left for word in long) <= 0.6 * len(long):
        return 0
    rising = sum(one.top > other.top for one, other in pairwise(long) if one.line == other.line)
    falling = sum(one.top < other.top for one, other in pairwise(long) if one.line == other.line)
    return 270 if rising > falling else 90


def _cleaned(seen: Seen, dpi: int) -> Seen:
    lean = cleaned.askew(seen.picture)
    colour, picture = seen.colour, cleaned.denoised(seen.picture)
    if abs(lean) > _LEAN:
        colour, picture = cleaned.turned(colour, lean), cleaned.turned(picture, lean)
    else:
        lean = 0.0
    return Seen(crumbs.words(picture, dpi), picture, colour, seen.angle + lean, poor=True)


def _side_up(picture: Grey, dpi: int) -> int:
    """By how much a page must be turned to be read, tried on a part of it made small."""
    image = Image.fromarray(picture)
    size = (int(image.width * _TRIAL), int(image.height * _TRIAL))
    small = cleaned.denoised(np.asarray(image.resize(size, Image.Resampling.BOX)))
    found = {}
    for angle in _SIDES:
        page = cleaned.turned(small, angle)
        band = page[int(page.shape[0] * _BAND[0]) : int(page.shape[0] * _BAND[1])]
        read = ocr.words(np.ascontiguousarray(band), int(dpi * _TRIAL))
        # The engine reads lines that lie on their side as well: those do not speak for this side.
        found[angle] = letters(word for word in read if word.right - word.left > word.bottom - word.top)
    best = max(_SIDES, key=lambda angle: found[angle])
    return best if found[best] > 2 * found[0] + _FEW else 0
