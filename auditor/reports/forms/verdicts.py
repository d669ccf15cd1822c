"""The column «Проверка» of a table in a text document, where the table has room for one."""

import copy
import re
from collections.abc import Mapping, Sequence

from lxml import etree

from auditor.reports.booklet import Booklet
from auditor.reports.forms import notes
from auditor.reports.forms.notes import Mark
from auditor.reports.forms.package import Node
from auditor.reports.forms.tables import Body, W, cells, rows, value, words
from auditor.reports.sheets import FILLS, HEAD, Look

_OURS = re.compile(r"(?:Проверка|Check) \d{2,4}[.-]\d{2}[.-]\d{2,4}")
_WIDTH = 1700  # twentieths of a point: 30 mm
_PAGE, _MARGINS = 11906, 2268  # A4, where a document does not tell
_MOST = 3  # positions of one row that are told one by one
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
Told = Mapping[int, Sequence[Mark]]


def add_column(body: Body, number: int, told: Told, booklet: Booklet) -> None:
    """Adds the column to a table, or writes that of an earlier check anew; merged cells in the way leave it out."""
    table = body.table(number)
    lines = rows(table) if table is not None else []
    if table is None or not lines:
        return
    heads = [at for at, line in enumerate(lines, 1) if _is_ours(line)]
    if not heads and not _regular(table, lines):
        return
    if not heads:
        _make_room(body.root, table, lines)
    head = heads[0] if heads else _head(lines, min(told))
    day = booklet.voice.day(booklet.report.run.as_of)
    for at, line in enumerate(lines, 1):
        if at == head:
            _write(line, booklet.voice("check_column", day=day), HEAD, bool(heads))
        elif at in told:
            marks = told[at]
            _write(line, _verdicts(marks), FILLS[notes.worst(marks)], bool(heads))
        else:
            _write(line, "", None, bool(heads))


def _is_ours(line: Node) -> bool:
    last = [cell for _, _, cell in cells(line)][-1:]
    return bool(last) and _OURS.fullmatch(words(last[0]).strip()) is not None


def _regular(table: Node, lines: Sequence[Node]) -> bool:
    """Whether every row ends where the grid ends, so that a cell can be put behind each."""
    grid = table.find(f"{W}tblGrid")
    width = len(grid) if grid is not None else 0
    for line in lines:
        ends = [start + span - 1 for start, span, _ in cells(line)]
        if not ends or ends[-1] != width or value(line.find(f"{W}trPr/{W}gridAfter"), 0):
            return False
        if any(child.tag not in (f"{W}tc", f"{W}trPr", f"{W}tblPrEx") for child in line):
            return False  # cells in content controls of their own: nothing may be put behind them
    return True


def _head(lines: Sequence[Node], first: int) -> int:
    """The row of the table's head: the last one of several cells before the first position; 0 for none."""
    for at in range(first - 1, 0, -1):
        filled = [text for _, _, cell in cells(lines[at - 1]) if (text := words(cell).strip())]
        if len(filled) > 1 and not all(text.isdigit() and len(text) < 3 for text in filled):
            return at
    return 0


def _make_room(root: Node, table: Node, lines: Sequence[Node]) -> None:
    """Widens the table as far as the page goes; beyond that its columns give way together."""
    grid = table.find(f"{W}tblGrid")
    widths = [_number(one.get(f"{W}w")) for one in grid]
    total = sum(widths)
    share = min(1.0, max(_page(root) - _WIDTH, total // 2) / total) if total else 1.0
    if share < 1.0:
        for one, width in zip(grid, widths, strict=True):
            one.set(f"{W}w", str(int(width * share)))
        for line in lines:
            for _, _, cell in cells(line):
                own = cell.find(f"{W}tcPr/{W}tcW")
                if own is not None and own.get(f"{W}type") == "dxa":
                    own.set(f"{W}w", str(int(_number(own.get(f"{W}w")) * share)))
    etree.SubElement(grid, f"{W}gridCol").set(f"{W}w", str(_WIDTH))
    whole = table.find(f"{W}tblPr/{W}tblW")
    if whole is not None and whole.get(f"{W}type") == "dxa" and total:
        whole.set(f"{W}w", str(int(total * share) + _WIDTH))


def _page(root: Node) -> int:
    """The width of the text on a page."""
    sections = list(root.iter(f"{W}sectPr"))
    size = sections[-1].find(f"{W}pgSz") if sections else None
    margins = sections[-1].find(f"{W}pgMar") if sections else None
    width = _number(size.get(f"{W}w")) if size is not None else _PAGE
    sides = sum(_number(margins.get(W + side)) for side in ("left", "right")) if margins is not None else _MARGINS
    return max(width - sides, 2 * _WIDTH)


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else 0


def _verdicts(marks: Sequence[Mark]) -> str:
    if len(marks) == 1:
        return notes.verdict(marks[0].position)
    told = [f"{mark.position.id}: {notes.verdict(mark.position)}" for mark in marks[:_MOST]]
    return "\n".join([*told, "…"] if len(marks) > _MOST else told)


def _write(line: Node, text: str, look: Look | None, there: bool) -> None:
    """Our cell at the end of a row."""
    every = [cell for _, _, cell in cells(line)]
    if there and not every:
        return
    last = every[-1] if every else None
    made = etree.Element(f"{W}tc")
    properties = etree.SubElement(made, f"{W}tcPr")
    width = etree.SubElement(properties, f"{W}tcW")
    width.set(f"{W}w", str(_WIDTH))
    width.set(f"{W}type", "dxa")
    edges = last.find(f"{W}tcPr/{W}tcBorders") if last is not None else None
    if edges is not None:
        properties.append(copy.deepcopy(edges))
    if look is not None and look.fill:
        shade = etree.SubElement(properties, f"{W}shd")
        for name, value_ in (("val", "clear"), ("color", "auto"), ("fill", look.fill)):
            shade.set(W + name, value_)
    paragraph = etree.SubElement(made, f"{W}p")
    for at, words_ in enumerate(text.split("\n") if text else ()):
        run = etree.SubElement(paragraph, f"{W}r")
        style = etree.SubElement(run, f"{W}rPr")
        etree.SubElement(style, f"{W}b")
        etree.SubElement(style, f"{W}color").set(f"{W}val", look.words if look else "auto")
        etree.SubElement(style, f"{W}sz").set(f"{W}val", "20")
        if at:
            etree.SubElement(run, f"{W}br")
        shown = etree.SubElement(run, f"{W}t")
        shown.text = words_
        shown.set(_SPACE, "preserve")
    if there and last is not None:
        last.getparent().replace(last, made)
    else:
        line.append(made)
