"""What spreadsheets and texts of OpenDocument have in common: their parts, and words with hyperlinks and notes."""

import zipfile
from pathlib import Path

from lxml import etree

from auditor.submissions import refusals
from auditor.submissions.words import Words

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_OURS = "Проверка ссылок"  # the author of the remarks in a form given back
_LEFT_OUT = {
    f"{TEXT}tracked-changes",
    f"{OFFICE}forms",
    f"{OFFICE}annotation-end",
    f"{TEXT}note-citation",
    f"{TEXT}bookmark-ref",
    f"{TABLE}shapes",
    f"{_DRAW}object",
    f"{_DRAW}object-ole",
}
_RUNNING = {f"{TEXT}p", f"{TEXT}h", f"{TEXT}span", f"{TEXT}a"}  # spaces count in these
_LINES = {f"{TEXT}p", f"{TEXT}h", f"{TEXT}list-item", f"{TABLE}table-cell"}


def content(path: Path) -> etree._Element:
    """The content of a document."""
    try:
        with zipfile.ZipFile(path) as archive:
            parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
            return etree.fromstring(archive.read("content.xml"), parser)
    except (etree.XMLSyntaxError, zipfile.BadZipFile, KeyError, ValueError, OSError, EOFError):
        raise refusals.damaged(path) from None


def headers(path: Path) -> list[etree._Element]:
    """The lines of the page headers of a document."""
    try:
        with zipfile.ZipFile(path) as archive:
            parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
            root = etree.fromstring(archive.read("styles.xml"), parser)
    except (etree.XMLSyntaxError, zipfile.BadZipFile, KeyError, ValueError, OSError, EOFError):
        return []  # a document may do without this part
    return [line for header in root.iter(f"{STYLE}header") for line in header.iter(f"{TEXT}p", f"{TEXT}h")]


def words(element: etree._Element) -> Words:
    """The words of a cell or paragraph."""
    told = Words()
    _add(element, told)
    return told


def number(element: etree._Element, name: str, otherwise: int = 1) -> int:
    """A number among the attributes of a table's part."""
    value = element.get(f"{TABLE}{name}", "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 9 else otherwise


def _add(element: etree._Element, told: Words) -> None:
    running = element.tag in _RUNNING
    if element.text and (running or element.text.strip()):
        told.write(_flat(element.text))
    for child in element:
        tag = child.tag
        if isinstance(tag, str) and tag not in _LEFT_OUT:
            _inner(child, tag, told)
        if child.tail and (running or child.tail.strip()):
            told.write(_flat(child.tail))


def _flat(text: str) -> str:
    """Line breaks of the file itself are spaces; those that people made are elements."""
    return text.replace("\n", " ").replace("\r", " ")


def _inner(child: etree._Element, tag: str, told: Words) -> None:
    if tag == f"{TEXT}s":
        told.write(" " * min(int(child.get(f"{TEXT}c", "1") or 1), 100))
    elif tag == f"{TEXT}tab":
        told.write(" ")
    elif tag == f"{TEXT}line-break":
        told.write("\n")
    elif tag == f"{OFFICE}annotation":
        if child.findtext(f"{_DC}creator") != _OURS:
            told.notes.append(_said([one for one in child if one.tag in (f"{TEXT}p", f"{TEXT}list")]))
    elif tag == f"{TEXT}note":
        told.notes.append(_said(child.findall(f"{TEXT}note-body")))
    else:
        if tag in _LINES and told.line_begun:
            told.write(" " if _beside(child) else "\n")
        start = told.place
        _add(child, told)
        if tag in (f"{TEXT}a", f"{_DRAW}a"):
            told.anchor(child.get(_HREF, ""), start)


def _beside(child: etree._Element) -> bool:
    """Whether a cell of a table within the cell, or its first line, stands in the row after another one."""
    cell = child if child.tag == f"{TABLE}table-cell" else child.getparent()
    before = cell.getprevious() if cell is not None and cell.tag == f"{TABLE}table-cell" else None
    return before is not None and before.tag == f"{TABLE}table-cell" and (cell is child or child.getprevious() is None)


def _said(elements: list[etree._Element]) -> str:
    inner = Words()
    for element in elements:
        if inner.line_begun:
            inner.write("\n")
        _add(element, inner)
    return inner.text + "".join(f" {anchor.target}" for anchor in inner.anchors())
