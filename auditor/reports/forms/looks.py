"""The styles of a workbook, with ours added after the owner's; none of the owner's is changed."""

import copy
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from auditor.model import Outcome
from auditor.reports.forms.package import Node, Package
from auditor.reports.sheets import FILLS, HEAD, Look

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
S = f"{{{MAIN}}}"
_MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_EMPTY = (
    f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    "</fills>"
    '<borders count="1"><border/></borders><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
    "</cellXfs></styleSheet>"
)
_ORDER = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs")
_SIDES = ("left", "right", "top", "bottom")
_MOST = 64_000  # Excel refuses a workbook with more cell formats
_OURS = frozenset(f"FF{look.fill}" for look in FILLS.values() if look.fill)
LINK = Look(None, "1D4F8F")
PLAIN = Look(None, "18212F")
SOFT = Look(None, "56617A")
TITLE = Look(None, "18212F", bold=True)


@dataclass(frozen=True, slots=True)
class Dress:
    """How a cell of ours looks. `frame`: the format of a cell whose borders it takes over."""

    look: Look
    size: int = 0  # in points; 0: that of the workbook
    underlined: bool = False
    quoted: bool = False
    frame: int | None = None
    centred: bool = False


def outcome_dress(outcome: Outcome, frame: int | None = None) -> Dress:
    return Dress(FILLS[outcome], frame=frame)


HEADING = Dress(HEAD)


class Looks:
    """Hands out the numbers of cell formats."""

    def __init__(self, package: Package, workbook: str) -> None:
        found = package.related(workbook, "styles")
        if not found:
            package.add("xl/styles.xml", _EMPTY.encode(), _MEDIA)
            package.relate(workbook, "styles", "xl/styles.xml")
        self._root = package.edit(found[0].part if found else "xl/styles.xml")
        self._lists = {name: self._list(name) for name in ("fonts", "fills", "borders", "cellXfs")}
        self._known: dict[object, int] = {}

    def _list(self, name: str) -> Node:
        found = self._root.find(S + name)
        if found is None:
            found = etree.Element(S + name)
            before = [one for one in self._root if _tag(one) in _ORDER[: _ORDER.index(name)]]
            self._root.insert(self._root.index(before[-1]) + 1 if before else 0, found)
            minimal = {"fonts": "font", "fills": "fill", "borders": "border", "cellXfs": "xf"}
            etree.SubElement(found, S + minimal[name])
        return found

    def _add(self, name: str, key: object, made: Node) -> int:
        at = (name, key)
        if at not in self._known:
            things = self._lists[name]
            things.append(made)
            number = sum(1 for one in things if isinstance(one.tag, str))
            things.set("count", str(number))
            self._known[at] = number - 1
        return self._known[at]

    def _format(self, number: int) -> Node:
        formats = [one for one in self._lists["cellXfs"] if isinstance(one.tag, str)]
        return formats[number] if 0 <= number < len(formats) else formats[0]

    # --- the owner's cells ---------------------------------------------------------------------------------------

    def tinted(self, number: int, outcome: Outcome, sides: Sequence[str] = _SIDES) -> int:
        """An owner's format with the colour of a verdict: as its fill, or as its border where it has a fill."""
        look, own = FILLS[outcome], self._format(number)
        filled = self._filled(own)
        if len(self._lists["cellXfs"]) > _MOST or (look.fill is None and not self._is_ours(own)):
            return number
        key = ("tinted", number, outcome, tuple(sides) if filled else ())
        if ("cellXfs", key) in self._known:
            return self._known["cellXfs", key]
        made = copy.deepcopy(own)
        if filled:
            made.set("borderId", str(self._edged(own, look.words, sides)))
            made.set("applyBorder", "1")
        else:
            made.set("fillId", str(self._fill(look.fill)) if look.fill else "0")
            made.set("applyFill", "1")
        return self._add("cellXfs", key, made)

    def wraps(self, number: int) -> bool:
        """Whether the text of a format runs over several lines."""
        alignment = self._format(number).find(S + "alignment")
        return alignment is not None and alignment.get("wrapText") in ("1", "true")

    def _filled(self, own: Node) -> bool:
        """Whether a cell has a fill that its owner gave it."""
        return self._pattern(own) is not None and not self._is_ours(own)

    def _pattern(self, own: Node) -> Node:
        fills = self._lists["fills"]
        number = int(own.get("fillId", "0"))
        fill = fills[number] if number < len(fills) else None
        if fill is None or not len(fill):
            return None
        plain = _tag(fill[0]) == "patternFill" and fill[0].get("patternType", "none") == "none"
        return None if plain else fill[0]

    def _is_ours(self, own: Node) -> bool:
        """Whether the fill is that of an earlier check: it may change with the verdict."""
        pattern = self._pattern(own)
        colour = pattern.find(S + "fgColor") if pattern is not None else None
        return colour is not None and colour.get("rgb", "").upper() in _OURS

    def _edged(self, own: Node, colour: str, sides: Sequence[str]) -> int:
        borders = self._lists["borders"]
        number = int(own.get("borderId", "0"))
        made = copy.deepcopy(borders[number]) if number < len(borders) else etree.Element(S + "border")
        for name in sides:
            side = made.find(S + name)
            if side is None:
                side = etree.Element(S + name)
                before = [one for one in made if _tag(one) in _SIDES[: _SIDES.index(name)]]
                made.insert(made.index(before[-1]) + 1 if before else 0, side)
            for child in list(side):
                side.remove(child)
            side.set("style", "medium")
            etree.SubElement(side, S + "color").set("rgb", f"FF{colour}")
        return self._add("borders", ("edged", number, colour, tuple(sides)), made)

    # --- our own cells -------------------------------------------------------------------------------------------

    def own(self, dress: Dress) -> int:
        """The format of a cell of ours."""
        if ("cellXfs", dress) in self._known:
            return self._known["cellXfs", dress]
        made = etree.Element(S + "xf")
        frame = self._format(dress.frame).get("borderId", "0") if dress.frame is not None else "0"
        fill = self._fill(dress.look.fill) if dress.look.fill else 0
        values = {"numFmtId": 49, "fontId": self._font(dress), "fillId": fill, "borderId": frame}
        if self._root.find(S + "cellStyleXfs") is not None:
            values["xfId"] = 0
        values |= {"applyNumberFormat": 1, "applyFont": 1, "applyFill": 1, "applyBorder": 1, "applyAlignment": 1}
        for name, value in values.items():
            made.set(name, str(value))
        if dress.quoted:
            made.set("quotePrefix", "1")
        alignment = etree.SubElement(made, S + "alignment")
        alignment.set("vertical", "top")
        alignment.set("wrapText", "1")
        if dress.centred:
            alignment.set("horizontal", "center")
        return self._add("cellXfs", dress, made)

    def _fill(self, colour: str) -> int:
        made = etree.Element(S + "fill")
        pattern = etree.SubElement(made, S + "patternFill")
        pattern.set("patternType", "solid")
        etree.SubElement(pattern, S + "fgColor").set("rgb", f"FF{colour}")
        etree.SubElement(pattern, S + "bgColor").set("indexed", "64")
        return self._add("fills", colour, made)

    def _font(self, dress: Dress) -> int:
        """The workbook's own font, in our colour."""
        made = copy.deepcopy(self._lists["fonts"][0])
        for name in ("b", "i", "u", "strike", "color", *(("sz",) if dress.size else ())):
            for one in made.findall(S + name):
                made.remove(one)
        parts = [etree.Element(S + "b")] if dress.look.bold else []
        if dress.underlined:
            parts.append(etree.Element(S + "u"))
        for at, part in enumerate(parts):
            made.insert(at, part)
        if dress.size:
            size = etree.Element(S + "sz")
            size.set("val", str(dress.size))
            made.insert(len(parts), size)
        colour = etree.Element(S + "color")
        colour.set("rgb", f"FF{dress.look.words}")
        sized = made.find(S + "sz")
        made.insert(made.index(sized) + 1 if sized is not None else len(parts), colour)
        return self._add("fonts", (dress.look.words, dress.look.bold, dress.size, dress.underlined), made)


def _tag(one: Node) -> str:
    return one.tag.rpartition("}")[2] if isinstance(one.tag, str) else ""
