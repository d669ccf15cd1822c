"""Text files with one record a row: UTF-8, UTF-16 or a Russian code page; comma, semicolon or tab."""

import csv
import io
from collections import Counter
from pathlib import Path

from auditor.submissions import formulas, opening, refusals
from auditor.submissions.grid import Anchor, Box, Grid, clean

_SAMPLE = 64 * 1024
_FREQUENT = "оеаинтсрвлкмдпу"


def read(path: Path) -> tuple[Grid, ...]:
    """The one table of a text file."""
    text = decoded(path.read_bytes())
    if _binary(text):
        raise refusals.damaged(path)
    text = text.replace("\0", "")
    delimiter, start = _delimiter(text)
    csv.field_size_limit(opening.MOST_BYTES)
    rows = {}
    records = csv.reader(io.StringIO(text[start:], newline=""), delimiter=delimiter)
    try:
        for number, record in enumerate(records, start=2 if start else 1):
            row = {column: _box(number, value) for column, value in enumerate(record, 1) if value.strip()}
            if row:
                rows[number] = row
    except csv.Error:
        raise refusals.damaged(path) from None
    return (Grid(rows=rows, places="row {row}"),)


def _box(row: int, value: str) -> Box:
    text = clean(value)
    if formulas.is_formula(text) and (found := formulas.read(text, lambda sheet, coordinate: "")):
        address, words = found
        return Box(place=f"row {row}", text=words, anchors=(Anchor(target=address, start=0, end=len(words)),))
    return Box(place=f"row {row}", text=text)


def decoded(data: bytes) -> str:
    """The text of a file whose encoding nobody told."""
    for mark, name in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            return data[len(mark) :].decode(name, errors="replace")
    sample = data[:_SAMPLE]
    high, low = (sample[side::2].count(0) + sample[side::2].count(4) for side in (0, 1))
    if max(high, low) > len(sample) // 4 and 0 in sample:  # UTF-16 without its mark: half of each letter is 0 or 4
        big = high > low
        return data.decode("utf-16-be" if big else "utf-16-le", errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return max((data.decode(name, errors="replace") for name in ("cp1251", "koi8-r", "cp866")), key=_russian)


def _russian(text: str) -> int:
    """How much a text looks like Russian: frequent small letters speak for it."""
    letters = Counter(text[:_SAMPLE])
    return sum(letters[letter] for letter in _FREQUENT)


def _binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    odd = sum(letter == "\ufffd" or (letter < " " and letter not in "\t\r\n\f\v") for letter in sample)
    return odd > len(sample) // 20


def _delimiter(text: str) -> tuple[str, int]:
    """The letter between values, and where the table starts (after Excel's line «sep=;»)."""
    if text[:4].lower() == "sep=" and len(text) > 5:
        end = text.find("\n")
        return (text[4], end + 1) if end > 0 else (text[4], len(text))
    sample = text[:_SAMPLE]
    best = max(";\t,|", key=lambda delimiter: _steadiness(sample, delimiter))
    return best, 0


def _steadiness(sample: str, delimiter: str) -> float:
    """How many records have the same number of values, more than one."""
    try:
        widths = Counter(len(record) for record in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter))
    except csv.Error:
        return 0.0
    total = sum(count for width, count in widths.items() if width)
    width, count = max(((w, c) for w, c in widths.items() if w > 1), key=lambda pair: pair[1], default=(0, 0))
    return count / total + min(width, 50) / 1000 if total else 0.0
