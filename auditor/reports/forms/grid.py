"""A worksheet's own XML: cells found and made, columns, heights; all that is not asked for stays as it is."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import NamedTuple

from lxml import etree

from auditor.reports import clean
from auditor.reports.forms.looks import S
from auditor.reports.forms.package import OFFICE, Node, Package
from auditor.reports.forms.spots import area, at, letters, reference

_ORDER = re.findall(
    r"\w+",
    """sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios
    autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations
    hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches
    ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems
    tableParts extLst""",
)
R = f"{{{OFFICE}}}"
DEFAULT_WIDTH, DEFAULT_HEIGHT = 8.43, 15.0
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


class Area(NamedTuple):
    """A range of cells."""

    top: int
    left: int
    bottom: int
    right: int


class Sheet:
    """One worksheet on its way to a copy with remarks."""

    def __init__(self, package: Package, name: str, part: str, strings: "Strings") -> None:
        self.package, self.name, self.part = package, name, part
        self.root = package.hold(part)
        self._strings = strings
        self._data = self.root.find(S + "sheetData")
        if self._data is None:
            raise ValueError("a worksheet of a kind that is not edited here")
        self._rows: dict[int, Node] = {}
        self._cells: dict[int, dict[int, Node]] = {}
        self._index()
        self._numbers = sorted(self._rows)
        self.merged = [Area(*box) for one in self._in("mergeCells") if (box := area(one.get("ref", "")))]

    def _index(self) -> None:
        """Rows and cells by number; those that tell none follow the one before."""
        number = 0
        for row in self._data:
            if row.tag != S + "row":
                continue
            number = int(row.get("r", number + 1))
            self._rows[number] = row
            column, cells = 0, {}
            for cell in row:
                if cell.tag == S + "c":
                    spot = at("", cell.get("r", ""))
                    column = spot.column if spot else column + 1
                    cells[column] = cell
            self._cells[number] = cells

    def _in(self, name: str) -> Iterator[Node]:
        found = self.root.find(S + name)
        yield from (one for one in found if isinstance(one.tag, str)) if found is not None else ()

    # --- what is there -------------------------------------------------------------------------------------------

    def row_numbers(self) -> list[int]:
        return self._numbers

    def filled(self, row: int) -> dict[int, str]:
        """The columns of a row that hold something, with their words."""
        return {column: self._words(cell) for column, cell in self._cells.get(row, {}).items() if _holds(cell)}

    def words(self, row: int, column: int) -> str:
        """What a cell shows."""
        cell = self._cells.get(row, {}).get(column)
        return self._words(cell) if cell is not None else ""

    def _words(self, cell: Node) -> str:
        value = cell.find(S + "v")
        if cell.get("t") == "inlineStr":
            return "".join(one.text or "" for one in cell.iter(S + "t"))
        text = (value.text or "") if value is not None else ""
        return self._strings.at(text) if cell.get("t") == "s" else text

    def last_column(self) -> int:
        """The last column in use: by cells that hold something, merged ranges and tables."""
        used = [column for cells in self._cells.values() for column, cell in cells.items() if _holds(cell)]
        used += [box.right for box in self.merged if box.right - box.left < 200]
        for one in self.package.related(self.part, "table"):
            if box := area(self.package.look(one.part).get("ref", "")):
                used.append(box[3])
        return max(used, default=0)

    def range_of(self, row: int, column: int) -> Area:
        """The merged range a cell begins, or the cell alone."""
        for box in self.merged:
            if (box.top, box.left) == (row, column):
                return box
        return Area(row, column, row, column)

    def style(self, row: int, column: int) -> int:
        """The format of a cell: its own, its row's, its column's."""
        cell = self._cells.get(row, {}).get(column)
        if cell is not None:
            return int(cell.get("s", "0"))
        line = self._rows.get(row)
        if line is not None and line.get("customFormat") in ("1", "true"):
            return int(line.get("s", "0"))
        return next((int(one.get("style", "0")) for one in self._in("cols") if _covers(one, column)), 0)

    def width(self, column: int) -> float:
        """A column's width in letters; 0 where it is hidden."""
        for one in self._in("cols"):
            if _covers(one, column):
                return 0.0 if one.get("hidden") in ("1", "true") else float(one.get("width", DEFAULT_WIDTH))
        plain = self.root.find(S + "sheetFormatPr")
        return float(plain.get("defaultColWidth", DEFAULT_WIDTH)) if plain is not None else DEFAULT_WIDTH

    def height(self, row: int) -> float:
        """A row's height in points; 0 where it is hidden."""
        plain = self.root.find(S + "sheetFormatPr")
        usual = float(plain.get("defaultRowHeight", DEFAULT_HEIGHT)) if plain is not None else DEFAULT_HEIGHT
        line = self._rows.get(row)
        if line is None:
            return usual
        return 0.0 if line.get("hidden") in ("1", "true") else float(line.get("ht", usual))

    # --- what is made --------------------------------------------------------------------------------------------

    def child(self, name: str) -> Node:
        """A part of the sheet, made in its due place where it is not there."""
        self.package.edit(self.part)
        found = self.root.find(S + name)
        if found is None:
            found = etree.Element(S + name)
            after = set(_ORDER[_ORDER.index(name) + 1 :])
            spot = next((n for n, one in enumerate(self.root) if _tag(one) in after), len(self.root))
            self.root.insert(spot, found)
        return found

    def cell(self, row: int, column: int) -> Node:
        """A cell, made where it is not there, in the format it would have had."""
        self.package.edit(self.part)
        cells = self._cells.setdefault(row, {})
        if column not in cells:
            style = self.style(row, column)
            line = self._row(row)
            made = etree.Element(S + "c")
            made.set("r", reference(row, column))
            if style:
                made.set("s", str(style))
            before = [number for number in cells if number < column]
            line.insert(line.index(cells[max(before)]) + 1 if before else 0, made)
            line.attrib.pop("spans", None)  # only a hint, and no longer true
            cells[column] = made
        return cells[column]

    def _row(self, number: int) -> Node:
        if number not in self._rows:
            made = etree.Element(S + "row")
            made.set("r", str(number))
            spot = bisect_left(self._numbers, number)
            at_ = self._data.index(self._rows[self._numbers[spot - 1]]) + 1 if spot else 0
            self._data.insert(at_, made)
            self._numbers.insert(spot, number)
            self._rows[number] = made
        return self._rows[number]

    def write(self, row: int, column: int, words: str, style: int) -> None:
        """Words in a cell of ours: always a string, whatever they begin with."""
        cell = self.cell(row, column)
        for child in list(cell):
            cell.remove(child)
        cell.attrib.pop("t", None)
        cell.set("s", str(style))
        words = clean.text(words)[:32_000]
        if words:
            cell.set("t", "inlineStr")
            text = etree.SubElement(etree.SubElement(cell, S + "is"), S + "t")
            text.text = words
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    def restyle(self, row: int, column: int, style: int) -> None:
        self.cell(row, column).set("s", str(style))

    def widen(self, column: int, width: float) -> None:
        """Gives one column a width of its own; a range of columns that holds it is split around it."""
        columns = self.child("cols")
        for one in [one for one in columns if _covers(one, column)]:
            first, last = int(one.get("min", "0")), int(one.get("max", "0"))
            spot = columns.index(one)
            columns.remove(one)
            for low, high in ((column + 1, last), (first, column - 1)):
                if low <= high:
                    part = etree.Element(S + "col", attrib=dict(one.attrib))
                    part.set("min", str(low))
                    part.set("max", str(high))
                    columns.insert(spot, part)
        made = etree.Element(S + "col")
        for key, value in (("min", column), ("max", column), ("width", f"{width:g}"), ("customWidth", 1)):
            made.set(key, str(value))
        before = [n for n, one in enumerate(columns) if int(one.get("max", "0")) < column]
        columns.insert(max(before, default=-1) + 1, made)

    def grow(self, row: int, points: float, wrapped: Callable[[int], bool]) -> None:
        """Makes a row at least so high; one that fits its text by itself only where ours needs more than the owner's.

        `wrapped` tells of a format whether its text runs over several lines.
        """
        self.package.edit(self.part)
        line = self._row(row)
        if line.get("hidden") in ("1", "true"):
            return
        fixed = "ht" in line.attrib
        own = self.height(row) if fixed else self._fitting(row, wrapped)
        if points > own:
            line.set("ht", f"{min(points, 409):g}")
            if line.get("customHeight") is None and not fixed:
                line.set("customHeight", "1")

    def _fitting(self, row: int, wrapped: Callable[[int], bool]) -> float:
        """The height that the text of the owner's cells asks for."""
        most = 1
        for column, words in self.filled(row).items():
            if wrapped(self.style(row, column)):
                wide = max(int(self.width(column)), 1)
                most = max(most, sum(max(1, -(-len(part) // wide)) for part in words.split("\n")))
        return max(self.height(row), most * DEFAULT_HEIGHT)

    def settle(self) -> None:
        """The sheet's own word on how far it reaches."""
        if not self.package.is_edited(self.part):
            return
        rows = [number for number, cells in self._cells.items() if cells]
        columns = [column for cells in self._cells.values() for column in cells]
        found = self.root.find(S + "dimension")
        if found is not None and rows:
            found.set("ref", f"{reference(min(rows), min(columns))}:{reference(max(rows), max(columns))}")


class Strings:
    """The words that the sheets of a workbook share."""

    def __init__(self, package: Package, workbook: str) -> None:
        self._package, self._workbook = package, workbook
        self._known: list[str] | None = None

    def at(self, number: str) -> str:
        if self._known is None:
            found = self._package.related(self._workbook, "sharedStrings")
            root = self._package.look(found[0].part) if found else ()
            self._known = [
                "".join(one.text or "" for one in item.iter(S + "t")) for item in root if item.tag == S + "si"
            ]
        return self._known[int(number)] if number.isdigit() and int(number) < len(self._known) else ""


def is_risky(words: str) -> bool:
    """Whether a program that reads words as typed would make a formula of them."""
    return words.startswith(_FORMULA)


def column_name(number: int) -> str:
    return letters(number)


def _covers(one: Node, column: int) -> bool:
    return int(one.get("min", "0")) <= column <= int(one.get("max", "0"))


def _holds(cell: Node) -> bool:
    return any(child.tag in (S + "v", S + "f") for child in cell) or any(one.text for one in cell.iter(S + "t"))


def _tag(one: Node) -> str:
    return one.tag.rpartition("}")[2] if isinstance(one.tag, str) else ""
