"""Words with places -> text: lines in the engine's order, wide gaps kept, stamps side by side read one by one."""

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from auditor.documents import weave
from auditor.documents.ocr import Word

HEAD = 0.38  # of a page: letterheads, stamps and titles stand there
_GAP = 1.6  # heights of a line: columns stand so far apart, words do not
_WIDE = "   "


@dataclass(frozen=True, slots=True)
class Line:
    """Words of one line from left to right."""

    words: tuple[Word, ...]

    @property
    def middle(self) -> float:
        return statistics.median((word.top + word.bottom) / 2 for word in self.words)

    @property
    def height(self) -> float:
        return statistics.median(word.bottom - word.top for word in self.words)


def above(word: Word, bound: float) -> bool:
    """Whether a word belongs to the head."""
    return (word.top + word.bottom) / 2 < bound


def lines(words: Iterable[Word]) -> list[Line]:
    """The lines as the engine found them, in its order."""
    found: dict[tuple[int, ...], list[Word]] = {}
    for word in words:
        found.setdefault(word.line, []).append(word)
    return [Line(tuple(line)) for line in found.values()]


def pitch(words: Sequence[Word]) -> float:
    """The usual height of a word."""
    heights = [word.bottom - word.top for word in words if sum(map(str.isalnum, word.text)) > 2]
    return statistics.median(heights) if heights else 25.0


def text(words: Sequence[Word], head: float) -> str:
    """The text; down to `head` columns under stamp words are read one after the other."""
    found = lines(words)
    top = [line for line in found if line.middle < head]
    columns = _columns(top, pitch(words)) if top else None
    if columns is None:
        return "\n".join(_told(found))
    return "\n".join([*columns, *_told([line for line in found if line.middle >= head])])


def _told(found: Iterable[Line]) -> Iterable[str]:
    """The words of the lines; an empty line between two blocks."""
    block: tuple[int, ...] = ()
    for line in found:
        if block and line.words[0].line[:-1] != block:
            yield ""
        block = line.words[0].line[:-1]
        yield _spaced(line)


def _spaced(line: Line) -> str:
    out = line.words[0].text
    for before, word in zip(line.words, line.words[1:], strict=False):
        out += (_WIDE if word.left - before.right > _GAP * line.height else " ") + word.text
    return out


def _columns(top: list[Line], height: float) -> list[str] | None:
    """The lines of the head with its columns apart; None where it has none."""
    fall = slope(top)
    segments = sorted(segment for line in top for segment in _segments(line, fall))
    rows: list[tuple[float, list[weave.Segment]]] = []
    for middle, segment in segments:
        if rows and middle - rows[-1][0] < 0.6 * height:
            rows[-1][1].append(segment)
        else:
            rows.append((middle, [segment]))
    page = [weave.Row(middle, tuple(sorted(row))) for middle, row in rows]
    left = min(segment.left for _, segment in segments)
    right = max(segment.right for _, segment in segments)
    out: list[str] = []
    done = 0
    for woven in weave.find(page, pitch=1.3 * height, middle=(left + right) / 2):
        out += [_row(row) for row in page[done : woven.first]]
        out += [line for column in woven.columns for line in column]
        done = woven.end
    return [*out, *(_row(row) for row in page[done:])] if done else None


def _row(row: weave.Row) -> str:
    return _WIDE.join(segment.text for segment in row.segments)


def _segments(line: Line, fall: float) -> Iterable[tuple[float, weave.Segment]]:
    """Words that stand together, with the height they would have on a sheet that lies straight."""
    groups: list[list[Word]] = []
    for word in line.words:
        if groups and word.left - groups[-1][-1].right < line.height:
            groups[-1].append(word)
        else:
            groups.append([word])
    for group in groups:
        middle = statistics.median((word.top + word.bottom) / 2 - fall * word.left for word in group)
        yield middle, weave.Segment(group[0].left, group[-1].right, " ".join(word.text for word in group))


def slope(top: Iterable[Line]) -> float:
    """How far lines fall on their way to the right."""
    slopes = [
        (line.words[-1].bottom - line.words[0].bottom) / (line.words[-1].left - line.words[0].left)
        for line in top
        if len(line.words) > 3 and line.words[-1].left > line.words[0].left
    ]
    return statistics.median(slopes) if slopes else 0.0
