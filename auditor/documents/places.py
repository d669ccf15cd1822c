"""Where the words of a PDF page stand; used only on pages whose stamps may stand side by side."""

import ctypes
import statistics
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from auditor.documents import lines, weave

_MOST_CHARACTERS = 12_000  # a page of text has 2,000 to 4,000
_SAME_WORDS = 0.9
_SPARE = 64


class _Box(NamedTuple):
    left: float
    bottom: float
    right: float
    top: float
    text: str


def whole(page: pypdfium2.PdfPage, words: pypdfium2.PdfTextPage) -> str:
    """All text of a page: what `get_text_bounded` gives, which asks for all of it twice to learn its length."""
    left, bottom, right, top = page.get_bbox()
    most = 2 * words.count_chars() + _SPARE
    buffer = (ctypes.c_ushort * most)()
    length = pdfium.FPDFText_GetBoundedText(words, left, top, right, bottom, buffer, most)
    if length >= most:  # more than a letter, a hyphen and a break for each letter of the page
        text: str = words.get_text_bounded()
        return text
    return bytes(memoryview(buffer)[:length]).decode("utf-16-le", "ignore")


def unweave(page: pypdfium2.PdfPage, words: pypdfium2.PdfTextPage, text: str) -> str:
    """The page's text with stamps that stand side by side read one after the other; else the text as it was.

    Boxes only tell where the columns are: the words are taken from the reader that gave `text`, and the result is
    dropped where the words of both differ.
    """
    if page.get_rotation() or words.count_chars() > _MOST_CHARACTERS:
        return text
    boxes = _boxes(words)
    if not boxes:
        return text
    pitch = statistics.median(box.top - box.bottom for box in boxes)
    grouped = _group(boxes, pitch)
    rows = [weave.Row(-(row[0].top + row[0].bottom) / 2, _segments(row, pitch)) for row in grouped]
    middle = (min(box.left for box in boxes) + max(box.right for box in boxes)) / 2
    pieces, done = [], 0
    for woven in weave.find(rows, pitch=1.3 * pitch, middle=middle):
        top, above, below = (_edge(grouped, at) for at in (done, woven.first, woven.end))
        if woven.first > done:
            pieces.append(_bounded(words, bottom=above, top=top))
        edges = [None, *woven.bounds, None]
        pieces += [_bounded(words, left, below, right, above) for left, right in pairwise(edges)]
        done = woven.end
    if not done:
        return text
    if done < len(rows):
        pieces.append(_bounded(words, top=_edge(grouped, done)))
    whole = "\n".join(piece.strip("\n") for piece in pieces if piece.strip())
    return whole if _alike(text, whole) else text


def _bounded(
    words: pypdfium2.PdfTextPage,
    left: float | None = None,
    bottom: float | None = None,
    right: float | None = None,
    top: float | None = None,
) -> str:
    text: str = words.get_text_bounded(left, bottom, right, top)
    return lines.join_marked(text).replace("\r\n", "\n")


def _boxes(words: pypdfium2.PdfTextPage) -> list[_Box]:
    """Words with the boxes around them."""
    boxes: list[_Box] = []
    letters: list[str] = []
    edge = [0.0, 0.0, 0.0, 0.0]
    rect = pdfium.FS_RECTF()
    raw, place, unicode, box = (
        words.raw,
        ctypes.byref(rect),
        pdfium.FPDFText_GetUnicode,
        pdfium.FPDFText_GetLooseCharBox,
    )
    for at in range(words.count_chars()):
        code = unicode(raw, at)
        if code <= 32 or code == 0xA0 or code >= 0xFFFE or 0xD800 <= code < 0xE000:
            _close(boxes, letters, edge)
            continue
        if not box(raw, at, place):
            continue
        left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
        if letters and (abs(bottom - edge[1]) > 0.5 * (edge[3] - edge[1]) or left < edge[0] - 1):
            _close(boxes, letters, edge)
        if not letters:
            edge = [left, bottom, right, top]
        else:
            edge[2], edge[3] = max(edge[2], right), max(edge[3], top)
        letters.append(chr(code))
    _close(boxes, letters, edge)
    return boxes


def _close(boxes: list[_Box], letters: list[str], edge: list[float]) -> None:
    if letters:
        boxes.append(_Box(edge[0], edge[1], edge[2], edge[3], "".join(letters)))
        letters.clear()


def _group(boxes: list[_Box], pitch: float) -> list[list[_Box]]:
    """Words of one height together, from the top down, each line from left to right."""
    rows: list[list[_Box]] = []
    for box in sorted(boxes, key=lambda box: -(box.top + box.bottom)):
        first = rows[-1][0] if rows else None
        if first and (first.top + first.bottom) / 2 - (box.top + box.bottom) / 2 < 0.5 * pitch:
            rows[-1].append(box)
        else:
            rows.append([box])
    return [sorted(row) for row in rows]


def _segments(row: list[_Box], pitch: float) -> tuple[weave.Segment, ...]:
    """Words less than a wide space apart belong together."""
    segments: list[weave.Segment] = []
    for box in row:
        last = segments[-1] if segments else None
        if last and box.left - last.right < 0.7 * pitch:
            segments[-1] = weave.Segment(last.left, max(last.right, box.right), f"{last.text} {box.text}")
        else:
            segments.append(weave.Segment(box.left, box.right, box.text))
    return tuple(segments)


def _edge(rows: list[list[_Box]], at: int) -> float | None:
    """The height that parts the rows before `at` from those after."""
    if at == 0:
        return None
    above = statistics.mean((box.top + box.bottom) / 2 for box in rows[at - 1])
    if at == len(rows):
        return None
    below = statistics.mean((box.top + box.bottom) / 2 for box in rows[at])
    return (above + below) / 2


def _alike(one: str, other: str) -> bool:
    ours, theirs = Counter(one.split()), Counter(other.split())
    return (ours & theirs).total() >= _SAME_WORDS * max(ours.total(), theirs.total())
