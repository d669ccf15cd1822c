"""Text documents: their tables, with merged cells, hyperlinks by relationship and by field code, notes and comments."""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from auditor.submissions import refusals, strict
from auditor.submissions.cells import has_link
from auditor.submissions.grid import Box, Grid, Row
from auditor.submissions.words import Words

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_OURS = "Проверка ссылок"  # the author of the remarks in a form given back
_WRAPPERS = {_W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")}
_LEFT_OUT = {_W + name for name in ("del", "moveFrom", "delText", "pPr", "rPr", "tblPr", "tcPr", "sdtPr")}
_LEFT_OUT.add(_MC + "Fallback")  # the same words once more, for old programs
_MOST_COLUMNS = 200


def read(path: Path) -> tuple[Grid, ...]:
    """The tables of a document, each with the paragraphs before it; a last one without rows holds those after all."""
    try:
        with zipfile.ZipFile(path) as archive:
            package = _Package(archive)
            body = package.parse(package.main)
            if body is None:
                raise refusals.damaged(path)
            return tuple(_grids(body, package))
    except (etree.XMLSyntaxError, zipfile.BadZipFile, KeyError, ValueError, OSError, EOFError, RecursionError):
        raise refusals.damaged(path) from None


class _Package:
    """The parts of a document's archive that hold words and addresses."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = set(archive.namelist())
        documents = sorted(name for name in self._names if re.fullmatch(r"word/document\d*\.xml", name))
        self.main = documents[0] if documents else "word/document.xml"
        self.targets = self._targets(self.main)
        self.notes = {
            kind: dict(self._notes(f"word/{part}.xml", kind))
            for part, kind in (("footnotes", "footnote"), ("endnotes", "endnote"), ("comments", "comment"))
        }

    def parse(self, name: str) -> etree._Element | None:
        if name not in self._names:
            return None
        parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
        return etree.fromstring(strict.usual(self._archive.read(name)), parser)

    def headers(self) -> Iterator[etree._Element]:
        """The paragraphs of page headers, those of several sections too."""
        for name in sorted(one for one in self._names if re.fullmatch(r"word/header\d*\.xml", one)):
            root = self.parse(name)
            yield from root.iter(_W + "p") if root is not None else ()

    def _targets(self, name: str) -> dict[str, str]:
        folder, file = posixpath.split(name)
        root = self.parse(f"{folder}/_rels/{file}.rels")
        if root is None:
            return {}
        return {one.get("Id", ""): one.get("Target", "") for one in root if one.get("TargetMode") == "External"}

    def _notes(self, name: str, kind: str) -> Iterator[tuple[str, str]]:
        root = self.parse(name)
        targets = self._targets(name)
        for note in root if root is not None else ():
            if note.tag == _W + kind and note.get(_W + "author") != _OURS:
                words = _Words(targets, {})
                words.add(note)
                text = words.text + "".join(f" {anchor.target}" for anchor in words.anchors())
                yield note.get(_W + "id", ""), text


def _grids(root: etree._Element, package: _Package) -> Iterator[Grid]:
    before = list(_headers(package))
    tables = paragraphs = 0
    body = root.find(_W + "body")
    for block in _children(body) if body is not None else ():
        if block.tag == _W + "p":
            paragraphs += 1
            if box := _box(block, f"paragraph {paragraphs}", package):
                before.append(box)
        elif block.tag == _W + "tbl":
            tables += 1
            yield Grid(
                before=tuple(before),
                rows=_rows(block, tables, package),
                places=f"table {tables} row {{row}} column {{column}}",
            )
            before = []
    if before:
        yield Grid(before=tuple(before))


def _headers(package: _Package) -> Iterator[Box]:
    """The lines at the head of every page that name something; an office's address there is no evidence."""
    for number, line in enumerate(package.headers(), 1):
        box = _box(line, f"header {number}", package)
        if box and not has_link(box):
            yield box


def _children(parent: etree._Element) -> Iterator[etree._Element]:
    """Children, those in content controls and in accepted insertions too."""
    for child in parent:
        if child.tag in _WRAPPERS:
            yield from _children(child)
        else:
            yield child


def _rows(table: etree._Element, number: int, package: _Package) -> dict[int, Row]:
    rows: dict[int, Row] = {}
    lines = (line for line in _children(table) if line.tag == _W + "tr" and line.find(f"{_W}trPr/{_W}del") is None)
    above: Row = {}
    for index, line in enumerate(lines, 1):
        row: Row = {}
        column = 1 + _value(line.find(f"{_W}trPr/{_W}gridBefore"), 0)
        for cell in _children(line):
            if cell.tag != _W + "tc":
                continue
            span = max(1, _value(cell.find(f"{_W}tcPr/{_W}gridSpan"), 1))
            merge = cell.find(f"{_W}tcPr/{_W}vMerge")
            if merge is not None and merge.get(_W + "val", "continue") == "continue":
                box = above.get(column)
            else:
                box = _box(cell, f"table {number} row {index} column {column}", package)
            if box is not None:
                row.update(dict.fromkeys(range(column, min(column + span, _MOST_COLUMNS)), box))
            column += span
        if row:
            rows[index] = row
        above = row
    return rows


def _value(element: etree._Element | None, otherwise: int) -> int:
    value = element.get(_W + "val", "") if element is not None else ""
    return min(int(value), _MOST_COLUMNS) if value.isascii() and value.isdigit() else otherwise


def _box(element: etree._Element, place: str, package: _Package) -> Box | None:
    words = _Words(package.targets, package.notes)
    words.add(element)
    return words.box(place)


@dataclass(slots=True)
class _Field:
    code: str = ""
    start: int = -1


class _Words(Words):
    """The words of an element, with hyperlinks by relationship and by field code."""

    def __init__(self, targets: dict[str, str], notes: dict[str, dict[str, str]]) -> None:
        super().__init__()
        self._targets, self._known_notes = targets, notes
        self._fields: list[_Field] = []
        self._beside = False  # just entered a cell that stands beside another one

    def add(self, element: etree._Element) -> None:
        for child in element:
            tag = child.tag
            if not isinstance(tag, str) or tag in _LEFT_OUT:
                continue
            if tag == _W + "t":
                self.write(child.text or "")
            elif tag in (_W + "br", _W + "cr"):
                self.write("\n")
            elif tag in (_W + "tab", _W + "ptab"):
                self.write(" ")
            elif tag == _W + "noBreakHyphen":
                self.write("-")
            elif tag == _W + "fldChar":
                self._field(child.get(_W + "fldCharType", ""))
            elif tag == _W + "instrText":
                if self._fields and self._fields[-1].start < 0:
                    self._fields[-1].code += child.text or ""
            else:
                self._inner(child, tag)

    def _inner(self, child: etree._Element, tag: str) -> None:
        before = child.getprevious()
        beside = tag == _W + "tc" and before is not None and before.tag == tag
        if beside and self.line_begun:
            self.write(" ")  # a cell of a table within the cell stays on the line of its row
        elif tag in (_W + "p", _W + "tc") and self.line_begun and not (tag == _W + "p" and self._beside):
            self.write("\n")
        self._beside = beside
        start = self.place
        self.add(child)
        if tag == _W + "hyperlink":
            target, bookmark = self._targets.get(child.get(_R + "id", ""), ""), child.get(_W + "anchor", "")
            self.anchor(f"{target}#{bookmark}" if bookmark else target, start)
        elif tag == _W + "fldSimple":
            self.anchor(_address(child.get(_W + "instr", "")), start)
        elif tag == _A + "hlinkClick":
            self.anchor(self._targets.get(child.get(_R + "id", ""), ""), start)
        elif tag.startswith(_W) and tag.endswith("Reference"):
            notes = self._known_notes.get(tag.removeprefix(_W).removesuffix("Reference"), {})
            if note := notes.get(child.get(_W + "id", ""), ""):
                self.notes.append(note)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].start = self.place
        elif kind == "end" and self._fields:
            field = self._fields.pop()
            self.anchor(_address(field.code), field.start if field.start >= 0 else self.place)


def _address(code: str) -> str:
    """The address in a field's code: `HYPERLINK "http://…" \\l "place"`."""
    found = re.match(r"\s*HYPERLINK\s+(?:\"([^\"]*)\"|([^\s\\\"]\S*))?(.*)", code, re.S | re.I)
    if not found:
        return ""
    target = (found[1] or found[2] or "").replace("\\\\", "\\")
    place = re.search(r"\\l\s+\"([^\"]*)\"", found[3])
    return f"{target}#{place[1]}" if place else target
