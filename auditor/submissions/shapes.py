"""Text boxes and pictures with hyperlinks that lie over the cells of a workbook's sheets."""

import posixpath
import re
import zipfile
from dataclasses import dataclass
from typing import BinaryIO

from lxml import etree

from auditor.submissions.grid import Box, Range, Row, letter
from auditor.submissions.words import Words

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MOST = 2000  # of a workbook

Relations = dict[str, tuple[str, str]]  # id -> kind and target


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What lies over the rows `row` to `last_row`; rows and columns count from 1."""

    row: int
    column: int
    last_row: int
    words: Words


def read(file: BinaryIO) -> dict[str, tuple[Shape, ...]]:
    """The shapes with words or hyperlinks of each sheet, by its name. A drawing that is damaged has none."""
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
            if not any(name.startswith("xl/drawings/drawing") for name in names):
                return {}
            return _by_sheet(archive, names)
    except (etree.XMLSyntaxError, zipfile.BadZipFile, KeyError, ValueError, OSError, EOFError, RecursionError):
        return {}


def settle(rows: dict[int, Row], shapes: tuple[Shape, ...], merged: list[Range], sheet: str) -> tuple[Box, ...]:
    """Add to each cell the shape that lies on it alone; gives the shapes that lie on several."""
    free: list[Box] = []
    for shape in shapes:
        over = next((one for one in merged if one[0] <= shape.row <= one[2] and one[1] <= shape.column <= one[3]), None)
        row, column = over[:2] if over else (shape.row, shape.column)
        last = over[2] if over else shape.row
        made = shape.words.box(f"{sheet}!{letter(column)}{row}")
        if made is None:
            continue
        there = rows.get(row, {}).get(column)
        if shape.last_row > last or row > max(rows, default=0):
            free.append(made)
        elif there is None:
            rows.setdefault(row, {})[column] = made
        else:
            said = "\n".join([there.note, made.text, *(one.target for one in made.anchors)]).strip()
            rows[row][column] = Box(
                place=there.place, text=there.text, anchors=there.anchors, note=said, hidden=there.hidden
            )
    return tuple(free)


def _by_sheet(archive: zipfile.ZipFile, names: set[str]) -> dict[str, tuple[Shape, ...]]:
    book = _parsed(archive, names, "xl/workbook.xml")
    parts = _relations(archive, names, "xl/workbook.xml")
    found: dict[str, tuple[Shape, ...]] = {}
    for sheet in book.iter(f"{_MAIN}sheet") if book is not None else ():
        part = parts.get(sheet.get(f"{_R}id", ""), ("", ""))[1]
        shapes: list[Shape] = []
        for kind, target in _relations(archive, names, part).values():
            if kind == "drawing":
                shapes += _shapes(archive, names, target)
        found[sheet.get("name", "")] = tuple(shapes[:_MOST])
    return found


def _parsed(archive: zipfile.ZipFile, names: set[str], part: str) -> etree._Element | None:
    if part not in names:
        return None
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
    return etree.fromstring(archive.read(part), parser)


def _relations(archive: zipfile.ZipFile, names: set[str], part: str) -> Relations:
    folder, file = posixpath.split(part)
    root = _parsed(archive, names, f"{folder}/_rels/{file}.rels")
    told: Relations = {}
    for one in root if root is not None else ():
        target = one.get("Target", "")
        if one.get("TargetMode") != "External":
            target = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        told[one.get("Id", "")] = (one.get("Type", "").rpartition("/")[2], target)
    return told


def _shapes(archive: zipfile.ZipFile, names: set[str], part: str) -> list[Shape]:
    root = _parsed(archive, names, part)
    targets = {name: target for name, (kind, target) in _relations(archive, names, part).items() if kind == "hyperlink"}
    found: list[Shape] = []
    for anchor in root if root is not None else ():
        start, end = anchor.find(f"{_XDR}from"), anchor.find(f"{_XDR}to")
        if start is None:
            continue
        row, column = _number(start, "row"), _number(start, "col")
        last = row
        if end is not None:
            last = max(row, _number(end, "row") - (_number(end, "rowOff") <= 0))
        for element in _drawn(anchor):
            words = _words(element, targets)
            if words.text.strip() or words.notes or words.anchors():
                found.append(Shape(row=row + 1, column=column + 1, last_row=last + 1, words=words))
    return found


def _drawn(parent: etree._Element) -> list[etree._Element]:
    """Shapes and pictures, those in groups too."""
    found: list[etree._Element] = []
    for child in parent:
        if child.tag in (f"{_XDR}sp", f"{_XDR}pic", f"{_XDR}cxnSp"):
            found.append(child)
        elif child.tag in (f"{_XDR}grpSp", f"{_MC}AlternateContent", f"{_MC}Choice"):
            found += _drawn(child)
    return found


def _words(element: etree._Element, targets: dict[str, str]) -> Words:
    words = Words()
    for number, paragraph in enumerate(element.iter(f"{_A}p")):
        if number:
            words.write("\n")
        for run in paragraph:
            if run.tag == f"{_A}br":
                words.write("\n")
            start = words.place
            words.write("".join(one.text or "" for one in run.iter(f"{_A}t")))
            for link in run.iter(f"{_A}hlinkClick"):
                words.anchor(_target(targets, link), start)
    for link in element.iterfind(f".//{_XDR}cNvPr/{_A}hlinkClick"):
        words.anchor(_target(targets, link), 0)
    return words


def _target(targets: dict[str, str], link: etree._Element) -> str:
    target = targets.get(link.get(f"{_R}id", ""), "")
    return "" if target.startswith("#") else target


def _number(corner: etree._Element, name: str) -> int:
    text = (corner.findtext(f"{_XDR}{name}") or "0").strip()
    return int(text) if re.fullmatch(r"\d{1,9}", text) else 0
