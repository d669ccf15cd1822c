"""Where a quote stands among the letters of a page."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from auditor.pictures.letters import Box, Letters

_LEAST = 3  # letters of a piece that is looked for
_NEARLY = 12  # letters of a piece that may differ a little from the page
_ALIKE = 86.0  # of a hundred
_TALL = 0.45  # of the page: a quote over more of it is framed line by line
_WORDS = 3  # fewer may stand near each other by chance
_GAP, _STRETCH, _STARTS = 12, 160, 40  # words: of another column between two, in all; beginnings that are tried
_ENOUGH = 0.8  # of the words
_WORD = re.compile(r"\w+")
_CUT = re.compile(r"…|\.\.\.")
# Latin letters that look like Russian ones: forms mix them, and readers mend some.
_TWINS = str.maketrans("abceëhkmoptxyABCEËHKMOPTXYёЁ", "авсеенкмортхуАВСЕЕНКМОРТХУеЕ")


def frames(letters: Letters, quote: str, height: float) -> list[Box]:
    """What to frame, in pixels: one box, or one a line where the quote covers much of a page `height` pixels high."""
    spans = _found(letters.text, quote) or _between(letters.text, quote)
    lines = [box for start, end in spans for box in letters.lines(start, end)]
    if not lines:
        return []
    whole = lines[0]
    for line in lines[1:]:
        whole = whole.joined(line)
    return [whole] if whole.bottom - whole.top <= _TALL * height else lines


def _found(text: str, quote: str) -> list[tuple[int, int]]:
    """Stretches of the text that the pieces of the quote are; none where the first piece is not there."""
    pieces = [piece for part in _CUT.split(quote) if len(piece := _bare(part)[0]) >= _LEAST]
    if not pieces:
        return []
    page, places = _bare(text)
    low = page.lower()
    found: list[tuple[int, int]] = []
    for piece in pieces:
        at = _place(page, low, piece, found[-1][1] if found else 0)
        if at:
            found.append(at)
        elif not found:
            return []
    return [(places[start], places[end - 1] + 1) for start, end in found]


def _between(text: str, quote: str) -> list[tuple[int, int]]:
    """Words of a quote among the words of another column, as two stamps side by side are written in a file.

    The shortest stretch that has most of them in order.
    """
    asked = [found.group().lower() for found in _WORD.finditer(quote.translate(_TWINS))]
    if len(asked) < _WORDS:
        return []
    page = [(found.group().lower(), found.span()) for found in _WORD.finditer(text.translate(_TWINS))]
    best: list[int] = []
    starts = [at for at, (word, _) in enumerate(page) if word == asked[0]]
    for start in starts[:_STARTS]:
        hits = _in_order(asked, [word for word, _ in page[start : start + _STRETCH]])
        if len(hits) >= _ENOUGH * len(asked) and (not best or hits[-1] < best[-1] - best[0]):
            best = [start + at for at in hits]
    return [page[at][1] for at in best]


def _in_order(asked: Sequence[str], words: Sequence[str]) -> list[int]:
    """Where the asked words stand, each after the one before and not far from it."""
    hits: list[int] = []
    for word in asked:
        after = hits[-1] + 1 if hits else 0
        near = next((at for at in range(after, min(after + _GAP, len(words))) if words[at] == word), None)
        if near is not None:
            hits.append(near)
    return hits


def _place(page: str, low: str, piece: str, after: int) -> tuple[int, int] | None:
    """The first place as it is written, else in any case, else nearly so."""
    for where, what in ((page, piece), (low, piece.lower())):
        at = where.find(what, after)
        if at < 0:
            at = where.find(what)
        if at >= 0:
            return at, at + len(what)
    if len(piece) < _NEARLY:
        return None
    near = fuzz.partial_ratio_alignment(piece.lower(), low, score_cutoff=_ALIKE)
    return (near.dest_start, near.dest_end) if near and near.dest_end > near.dest_start else None


def _bare(text: str) -> tuple[str, list[int]]:
    """Letters and figures alone, and where each of them stood."""
    kept = [(letter, at) for at, letter in enumerate(text.translate(_TWINS)) if letter.isalnum()]
    return "".join(letter for letter, _ in kept), [at for _, at in kept]
