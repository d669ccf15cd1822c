"""What stands between the words of a stamp: an empty line to write on, or handwriting that was seen and not read."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from auditor.documents import cleaned, typeset
from auditor.documents.ocr import Grey, Word
from auditor.documents.typeset import Line
from auditor.documents.votes import UNREAD

_RULE = "____"
_ANY = re.compile(r"_+")
_UNDERSCORES = re.compile(r"_{2,}")
_ASKS = re.compile(r"(?:№|[Оо]т|[«\"»]|20)\W?$")  # after such a word something is to be written in
_ASKED = re.compile(r"^(?:[»\"]|20|г\.|№)")
_WIDE, _FAR = 1.0, 3.0  # heights of a line
_BEYOND = 6.0  # heights of a line, to the right of its last word
_ALONG = 0.35  # of a gap: a row of pixels so dark is a line to write on
_INK = 0.02  # of a gap
_SPREAD = 0.08  # of a gap's width
_COVERED = 0.35  # ... where it is coloured: the ring of a seal crosses a gap, writing fills it
_BREAK, _DRIFT = 5, 3  # pixels: by so much a printed line is broken, is thick and drifts
_STROKE = 0.05  # of a narrow piece above a line

Ink = npt.NDArray[np.bool_]


class _Ink(NamedTuple):
    """The print of a head, and all that lies on it: what is written in blue has faded from the first."""

    print: Ink
    scale: float
    all: Ink

    def state(self, left: float, middle: float, right: float, height: float) -> str:
        state = _state(left, middle, right, height, self.print, self.scale)
        if state == _RULE and self.print is not self.all:
            whole = _state(left, middle, right, height, self.all, 1.0, _COVERED)
            return UNREAD if whole == UNREAD else state
        return state


def marked(words: Sequence[Word], picture: Grey, scale: float, bound: float, whole: Grey) -> tuple[Word, ...]:
    """The words above `bound` with empty lines as underscores and handwriting as `~`; `scale`: words to pixels.

    `whole`: the page with its inks, at the scale of the words.
    """
    if not words:
        return ()
    dark = cleaned.dark(picture)
    ink = _Ink(dark, scale, dark if picture is whole else cleaned.dark(whole))
    found = typeset.lines(words)
    out: list[Word] = []
    for line in found:
        if line.middle >= bound:
            out.extend(line.words)
            continue
        out.extend(_spread(list(_line(line, found, ink)), line.height))
    return tuple(out)


def _spread(line: list[Word], height: float) -> Iterator[Word]:
    """An empty piece of a line beside handwriting belongs to it."""
    for at, word in enumerate(line):
        near = [one for one in line[max(at - 1, 0) : at + 2] if UNREAD in one.text and _between(one, word) < height]
        yield word._replace(text=UNREAD * len(word.text)) if near and not word.text.strip("_") else word


def _between(one: Word, other: Word) -> float:
    return max(one.left, other.left) - min(one.right, other.right)


def _line(line: Line, found: Sequence[Line], ink: _Ink) -> Iterator[Word]:
    for at, word in enumerate(line.words):
        yield _written(word, line, ink)
        after = line.words[at + 1] if at + 1 < len(line.words) else None
        if not _ASKS.search(word.text) and not (after and _ASKED.match(after.text)):
            continue
        right = after.left if after else min(word.right + _BEYOND * line.height, _next(word, found, ink))
        given = after is not None and after.text[0].isdigit() and word.text[-1] in "№т"  # «№   1»
        if right - word.right > (_FAR if given else _WIDE) * line.height:
            box = (word.right + 0.2 * line.height, line.middle, right - 0.2 * line.height, line.height)
            if state := ink.state(*box):
                middle, half = line.middle, line.height / 2
                yield Word(box[0], middle - half, box[2], middle + half, 0.0, state, word.line)


def _written(word: Word, line: Line, ink: _Ink) -> Word:
    """The word, or that something is written where it was taken for an empty line."""
    if "_" not in word.text:
        return word
    sure = _UNDERSCORES.search(word.text)  # one alone is what handwriting leaves of a line
    if sure and ink.state(word.left, line.middle, word.right, line.height) == _RULE:
        return word
    return word._replace(text=_ANY.sub(UNREAD, word.text))


def _next(word: Word, found: Sequence[Line], ink: _Ink) -> float:
    """Where the next word to the right begins, in whatever block it stands."""
    lefts = [
        other.left
        for line in found
        for other in line.words
        if other.left > word.right and other.top < word.bottom and other.bottom > word.top
    ]
    return min(lefts, default=ink.print.shape[1] / ink.scale)


def _state(
    left: float, middle: float, right: float, height: float, ink: Ink, scale: float, spread: float = _SPREAD
) -> str:
    """What a gap holds: nothing, ink, or a line to write on with nothing on all its length."""
    top, bottom = (int((middle + part * height) * scale) for part in (-0.75, 0.75))
    top, start = max(top, 0), max(int(left * scale), 0)
    gap = ink[top : max(bottom, 0), start : int(right * scale)]
    if gap.size == 0 or gap.shape[1] < 4:
        return ""
    along = gap.mean(axis=1) > _ALONG
    ruled = bool(along.any())
    place = top + int(np.flatnonzero(along).mean()) if ruled else 0
    if ruled:  # the line's edges belong to it
        along |= np.roll(along, 2) | np.roll(along, -2) | np.roll(along, 1) | np.roll(along, -1)
    rest = gap[~along]
    if rest.size and rest.mean() > _INK and rest.any(axis=0).mean() > spread:
        return UNREAD
    if not ruled:
        return ""
    return _RULE if _empty(ink, start + gap.shape[1] // 2, place, int(height * scale)) else ""


def _empty(ink: Ink, column: int, row: int, height: int) -> bool:
    """Whether nothing is written on a line, from one end of it to the other."""
    ends = []
    for step in (-1, 1):
        at, y, missed = column, row, 0
        while 0 <= at < ink.shape[1] and missed <= _BREAK:
            near = ink[max(y - _DRIFT, 0) : y + _DRIFT + 1, at]
            missed = 0 if near.any() else missed + 1
            if ink[max(y - 12, 0) : y - _DRIFT, at].any() and missed == 0 and _on(ink, at, y, height):
                return False
            if near.any() and at % 4 == 0:  # a line that slopes is followed
                y += round(float(np.flatnonzero(near).mean())) - min(y, _DRIFT)
            at += step
        ends.append(at)
    return ends[1] - ends[0] > height


def _on(ink: Ink, column: int, row: int, height: int) -> bool:
    """Whether something stands above a point of a line: strokes, not the specks of a scan."""
    over = ink[max(row - height, 0) : max(row - _DRIFT - 1, 0), max(column - 3, 0) : column + 4]
    return bool(over.size and over.mean() > _STROKE)
