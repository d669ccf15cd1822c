"""Comments on cells, as spreadsheets keep them: the words in one part, the balloons in another."""

import re
from dataclasses import dataclass

from lxml import etree

from auditor.reports import clean
from auditor.reports.forms.grid import R, Sheet
from auditor.reports.forms.looks import MAIN, S
from auditor.reports.forms.notes import AUTHOR
from auditor.reports.forms.package import Node
from auditor.reports.forms.spots import at, reference

_MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_WIDTH = 320  # pixels
_LETTERS = 54  # of the balloons' font in a line of that width
_LINE = 15  # pixels
_TALLEST = 600
_HEAD = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit">'
    '<o:idmap v:ext="edit" data="{block}"/></o:shapelayout></xml>'
)
_TYPE = (
    '<v:shapetype xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = (
    '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel" id="_x0000_s{id}" type="#_x0000_t202"'
    ' style="position:absolute;width:{width}pt;height:{height}pt;z-index:{z};visibility:hidden" fillcolor="#ffffe1"'
    ' o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div>'
    "</v:textbox>"
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_ANY_SHAPE = re.compile(r"<((?:\w+:)?)shape[\s>](?:(?!</\1shape>).)*</\1shape>", re.S)
_AFTER = re.compile(r"</(?:\w+:)?xml>\s*$")


@dataclass(frozen=True, slots=True)
class Balloon:
    """A comment of ours."""

    row: int
    column: int
    words: str


class Balloons:
    """The comments of one sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        found = sheet.package.related(sheet.part, "comments")
        self._part = found[0].part if found else ""
        self._words: Node = sheet.package.edit(self._part) if found else None
        self._drawing = self._legacy()
        self._gone: list[tuple[int, int]] = []
        if found:
            self._gone = self._without_ours()

    def _legacy(self) -> str:
        hung = self._sheet.root.find(S + "legacyDrawing")
        id_ = hung.get(f"{R}id", "") if hung is not None else ""
        parts = [one.part for one in self._sheet.package.related(self._sheet.part, "vmlDrawing") if one.id == id_]
        return parts[0] if parts else ""

    def _without_ours(self) -> list[tuple[int, int]]:
        """Takes away the comments of an earlier check."""
        authors = [one.text or "" for one in self._words.iter(S + "author")]
        gone = []
        for one in list(self._words.iter(S + "comment")):
            number = int(one.get("authorId", "0"))
            if number < len(authors) and authors[number] == AUTHOR and (spot := at("", one.get("ref", ""))):
                one.getparent().remove(one)
                gone.append((spot.row, spot.column))
        return gone

    def taken(self) -> set[tuple[int, int]]:
        """Cells on which somebody else's comment hangs."""
        if self._words is None:
            return set()
        spots = [at("", one.get("ref", "")) for one in self._words.iter(S + "comment")]
        return {(spot.row, spot.column) for spot in spots if spot}

    def hang(self, balloons: list[Balloon]) -> None:
        """Hangs comments on cells that have none."""
        if not balloons and not self._gone:
            return
        if self._words is None:
            self._found()
        author = self._author()
        listed = self._words.find(S + "commentList")
        for one in balloons:
            listed.append(_comment(one, author))
        self._draw(balloons)

    def _found(self) -> None:
        package = self._sheet.package
        self._part = package.free("xl/comments{}.xml")
        package.add(self._part, f'<comments xmlns="{MAIN}"><authors/><commentList/></comments>'.encode(), _MEDIA)
        package.relate(self._sheet.part, "comments", self._part)
        self._words = package.edit(self._part)

    def _author(self) -> str:
        authors = self._words.find(S + "authors")
        names = [one.text or "" for one in authors]
        if AUTHOR not in names:
            etree.SubElement(authors, S + "author").text = AUTHOR
            names.append(AUTHOR)
        return str(names.index(AUTHOR))

    def _draw(self, balloons: list[Balloon]) -> None:
        """Balloons are put in as text: programs write drawings that are no good XML, and the rest must stay."""
        package = self._sheet.package
        if not self._drawing:
            self._drawing = package.free("xl/drawings/vmlDrawing{}.vml")
            package.default("vml", _VML)
            block = int("".join(filter(str.isdigit, self._drawing)) or 1)
            package.put(self._drawing, _HEAD.format(block=block).encode())
            hung = self._sheet.child("legacyDrawing")
            hung.set(f"{R}id", package.relate(self._sheet.part, "vmlDrawing", self._drawing))
        text = package.read(self._drawing).decode("utf-8", "surrogateescape")
        text = _ANY_SHAPE.sub(lambda shape: "" if _spot_of(shape[0]) in self._gone else shape[0], text)
        block = int(found[1]) if (found := re.search(r'idmap[^>]*data="(\d+)', text)) else 1
        numbers = [int(one) for one in re.findall(r"_x0000_s(\d+)", text)]
        first = max([*numbers, block * 1024]) + 1
        made = [] if 'id="_x0000_t202"' in text else [_TYPE]
        made += [self._shape(one, first + n, n) for n, one in enumerate(balloons)]
        end = _AFTER.search(text)
        if end is None:
            raise ValueError("a drawing without an end")
        text = text[: end.start()] + "".join(made) + text[end.start() :]
        package.put(self._drawing, text.encode("utf-8", "surrogateescape"))

    def _shape(self, one: Balloon, id_: int, z: int) -> str:
        height = min(_TALLEST, 14 + _LINE * sum(max(1, -(-len(line) // _LETTERS)) for line in one.words.split("\n")))
        left, left_off, right, right_off = self._along(one.column + 1, 15, _WIDTH, True)
        top, top_off, bottom, bottom_off = self._along(max(one.row - 1, 1), 4, height, False)
        anchor = f"{left}, {left_off}, {top}, {top_off}, {right}, {right_off}, {bottom}, {bottom_off}"
        size = {"width": _WIDTH * 3 // 4, "height": height * 3 // 4}
        return _SHAPE.format(id=id_, z=z + 1, anchor=anchor, row=one.row - 1, column=one.column - 1, **size)

    def _along(self, start: int, offset: int, length: int, across: bool) -> tuple[int, int, int, int]:
        """From the cell `start` over `length` pixels: first cell, its offset, last cell, its offset, counted from 0."""
        size = _pixels_wide if across else _pixels_high
        offset = min(offset, max(size(self._sheet, start) - 1, 0))
        rest, at_ = length + offset, start
        while rest >= (here := size(self._sheet, at_)) and at_ < start + 2000:
            rest, at_ = rest - here, at_ + 1
        return start - 1, offset, at_ - 1, rest


def _pixels_wide(sheet: Sheet, column: int) -> int:
    return int(sheet.width(column) * 7 + 5) if sheet.width(column) else 0


def _pixels_high(sheet: Sheet, row: int) -> int:
    return int(sheet.height(row) * 4 / 3)


def _spot_of(shape: str) -> tuple[int, int]:
    row, column = (re.search(rf"<(?:\w+:)?{name}>\s*(\d+)", shape) for name in ("Row", "Column"))
    return (int(row[1]) + 1, int(column[1]) + 1) if row and column else (0, 0)


def _comment(one: Balloon, author: str) -> Node:
    made = etree.Element(S + "comment")
    made.set("ref", reference(one.row, one.column))
    made.set("authorId", author)
    text = etree.SubElement(made, S + "text")
    head, _, rest = clean.text(one.words).partition("\n")
    for words, bold in ((head, True), (f"\n{rest}" if rest else "", False)):
        if not words:
            continue
        run = etree.SubElement(text, S + "r")
        look = etree.SubElement(run, S + "rPr")
        if bold:
            etree.SubElement(look, S + "b")
        for name, key, value in (("sz", "val", "9"), ("color", "indexed", "81"), ("rFont", "val", "Tahoma")):
            etree.SubElement(look, S + name).set(key, value)
        shown = etree.SubElement(run, S + "t")
        shown.text = words
        shown.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made
