"""Tables of web pages, as office programs and mail save them, with the words between them."""

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree
from lxml import html as parser

from auditor.submissions import csv, opening, refusals
from auditor.submissions.grid import Box, Grid, Range, Row, spread
from auditor.submissions.words import Words

_LEFT_OUT = {"script", "style", "head", "template", "noscript", "svg", "iframe", "object", "select", "title"}
_LINES = {"p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dt", "dd", "blockquote", "section"}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.I)
_MOST_COLUMNS = 500
_SPAN = 1000
_FRAME_ROWS = 3


def read(path: Path) -> tuple[Grid, ...]:
    """The tables of a page, each with the lines before it; a last one without rows holds those after all."""
    text = csv.decoded(path.read_bytes()).replace("\0", "")
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    try:
        root = parser.document_fromstring(text, parser=parser.HTMLParser(no_network=True, remove_comments=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, RecursionError):
        raise refusals.damaged(path) from None
    page = _Page(path)
    page.take(root)
    return page.grids()


class _Page:
    """Goes through a page and keeps its tables and the lines between them."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._grids: list[Grid] = []
        self._before: list[Box] = []
        self._line = Words()
        self._lines = 0

    def take(self, element: etree._Element) -> None:
        """Words, then tables, in the order of the page."""
        if element.tag == "table" and not _is_frame(element):
            self._end_line()
            for caption in element.findall("caption"):
                self.take(caption)
                self._end_line()
            number = len(self._grids) + 1
            rows = _rows(self._path, element, number)
            places = f"table {number} row {{row}} column {{column}}"
            self._grids.append(Grid(before=tuple(self._before), rows=rows, places=places))
            self._before = []
            return
        if not isinstance(element.tag, str) or element.tag in _LEFT_OUT:
            return
        if element.tag in _LINES or element.tag == "br":
            self._end_line()
        start = self._line.place
        self._line.write(_flat(element.text or ""))
        for child in element:
            self.take(child)
            self._line.write(_flat(child.tail or ""))
        if element.tag == "a":
            self._line.anchor(_href(element), min(start, self._line.place))
        if element.tag in _LINES:
            self._end_line()

    def _end_line(self) -> None:
        self._lines += 1
        if box := self._line.box(f"paragraph {self._lines}"):
            self._before.append(box)
        else:
            self._lines -= 1
        self._line = Words()

    def grids(self) -> tuple[Grid, ...]:
        self._end_line()
        return (*self._grids, Grid(before=tuple(self._before))) if self._before else tuple(self._grids)


def _is_frame(table: etree._Element) -> bool:
    """Whether a table only holds others in their places, as mail and old pages do."""
    inner = table.findall(".//table")
    if not inner:
        return False
    rows = sum(1 for _ in _lines(table))
    if rows <= _FRAME_ROWS and any(sum(1 for _ in _lines(one)) > rows for one in inner):
        return True  # a menu stands beside the one that matters
    for cell in table.iter("td", "th"):
        if next(cell.iterancestors("table")) is not table or cell.find(".//table") is not None:
            continue
        if cell.find(".//a") is not None or re.search(r"https?:|www\.", "".join(map(str, cell.itertext()))):
            return False
    return True


def _lines(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from _lines(child)


def _rows(path: Path, table: etree._Element, number: int) -> dict[int, Row]:
    rows: dict[int, Row] = {}
    merged: list[Range] = []
    taken: dict[int, int] = {}  # column -> the last row that a cell from above reaches
    covered = 0
    for row, line in enumerate(_lines(table), 1):
        column = 1
        unseen = _is_hidden(line)
        for cell in line:
            if cell.tag not in ("td", "th"):
                continue
            while taken.get(column, 0) >= row:
                column += 1
            down, right = _span(cell, "rowspan"), min(_span(cell, "colspan"), _MOST_COLUMNS)
            covered += down * right
            if covered > opening.MOST_COVERED:
                raise refusals.too_many_cells(path)
            box = _words(cell).box(f"table {number} row {row} column {column}", unseen or _is_hidden(cell))
            if box and column <= _MOST_COLUMNS:
                rows.setdefault(row, {})[column] = box
            if down > 1 or right > 1:
                merged.append((row, column, row + down - 1, column + right - 1))
                taken.update(dict.fromkeys(range(column, column + right), row + down - 1))
            column += right
    return spread(rows, merged)


def _span(cell: etree._Element, name: str) -> int:
    value = cell.get(name, "").strip()
    return max(1, min(int(value), _SPAN)) if value.isascii() and value.isdigit() and len(value) < 9 else 1


def _is_hidden(element: etree._Element) -> bool:
    return element.get("hidden") is not None or _HIDDEN.search(element.get("style", "")) is not None


def _words(cell: etree._Element) -> Words:
    told = Words()
    _add(cell, told)
    return told


def _add(element: etree._Element, told: Words) -> None:
    told.write(_flat(element.text or "", told))
    for child in element:
        tag = child.tag
        if isinstance(tag, str) and tag not in _LEFT_OUT:
            _inner(child, tag, told)
        told.write(_flat(child.tail or "", told))


def _inner(child: etree._Element, tag: str, told: Words) -> None:
    if tag == "br":
        told.write("\n")
    elif tag == "comment" or child.get("title") == "comment":
        if note := " ".join("".join(map(str, child.itertext())).split()):
            told.notes.append(note)
    else:
        if tag in _LINES and told.line_begun:
            told.write("\n")
        start = told.place
        _add(child, told)
        if tag == "a":
            told.anchor(_href(child), start)
        elif tag in _LINES and told.line_begun:
            told.write("\n")
        elif tag in ("td", "th"):
            told.write(" ")


def _href(element: etree._Element) -> str:
    href = (element.get("href") or "").strip()
    return "" if href.startswith("#") else href


def _flat(text: str, told: Words | None = None) -> str:
    """Line breaks of the file itself are spaces, and nothing at the start of a line."""
    flat = re.sub(r"[ \t\r\n\f]+", " ", text)
    return flat.lstrip(" ") if told is not None and not told.line_begun else flat
