"""Office documents written as one XML file (Word and Excel 2003, flat OPC, flat ODF) -> Text, by the usual readers."""

import base64
import binascii
import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final

from lxml import etree

from auditor.documents import limits, wrapped
from auditor.documents.limits import Unreadable
from auditor.documents.sniff import Format
from auditor.model import Page, Text, Trouble

_WORD_2003 = b"http://schemas.microsoft.com/office/word/2003/wordml"
_WORD = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_CHANGE = "{http://schemas.microsoft.com/aml/2001/core}annotation"
_CHANGE_KIND = f"{{{_WORD_2003.decode()}}}type"
_PACKAGE = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_SHEETS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_EXCEL_2003: Final = "application/vnd.ms-excel"
_TYPES = "[Content_Types].xml"  # a file that is written as one XML needs no other list of its parts
_MOST_ROWS = 200_000

Reader = Callable[[Path, str], Text]  # a file and its name


def read(path: Path, reader: Reader) -> Text:
    """Reads such a file; `reader` reads what it is in the form of a zip."""
    limits.weigh(path)
    data = path.read_bytes().lstrip()
    root = limits.xml(data)
    if root.tag == f"{_SHEETS}Workbook":
        return _workbook(root)
    if root.tag == f"{_PACKAGE}package":
        parts = {_TYPES: b"<Types/>", **dict(map(_part, root.iterfind(f"{_PACKAGE}part")))}
    elif root.tag == f"{_OFFICE}document":
        kind = root.get(f"{_OFFICE}mimetype") or Format.ODT.value
        parts = {"mimetype": kind.encode(), "content.xml": data}
    else:
        for change in list(root.iter(_CHANGE)):
            if change.get(_CHANGE_KIND) == "Word.Deletion":
                change.clear()
        word = etree.tostring(root, encoding="utf-8").replace(_WORD_2003, _WORD)
        parts = {_TYPES: b"<Types/>", "word/document.xml": word}
    with wrapped.held(_zipped(parts)) as file:
        return reader(file, "")


def _part(element: etree._Element) -> tuple[str, bytes]:
    """A part of a package: its name, and its XML or its bytes."""
    name = (element.get(f"{_PACKAGE}name") or "").lstrip("/")
    tree, figures = element.find(f"{_PACKAGE}xmlData"), element.findtext(f"{_PACKAGE}binaryData")
    if tree is not None and len(tree):
        return name, etree.tostring(tree[0], encoding="utf-8")
    try:
        return name, base64.b64decode(figures or "")
    except binascii.Error:
        return name, b""


def _zipped(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:  # stored: it is read at once
        for name, data in parts.items():
            archive.writestr(name or "unnamed", data)
    return made.getvalue()


def _workbook(root: etree._Element) -> Text:
    """Sheets of Excel 2003, cells parted by tabs."""
    pages: list[Page] = []
    names: list[str] = []
    left = _MOST_ROWS
    for at, sheet in enumerate(root.iterfind(f"{_SHEETS}Worksheet"), 1):
        lines = []
        for row in sheet.iterfind(f"{_SHEETS}Table/{_SHEETS}Row"):
            left -= 1
            words = [_word(cell) for cell in row.iterfind(f"{_SHEETS}Cell/{_SHEETS}Data")]
            lines += ["\t".join(word for word in words if word)] if left > 0 else []
        pages.append(Page(number=at, text=limits.clean("\n".join(line for line in lines if line))))
        names.append(limits.one_line(sheet.get(f"{_SHEETS}Name") or ""))
    if not pages:
        raise Unreadable(Trouble.DAMAGED, "Excel 2003")
    return Text(
        media_type=_EXCEL_2003,
        pages=tuple(pages[: limits.PAGES]),
        count=len(pages),
        trouble=None if any(page.text for page in pages) else Trouble.EMPTY,
        headings=tuple(name for name in names if name),
        partial=left <= 0 or len(pages) > limits.PAGES,
    )


def _word(cell: etree._Element) -> str:
    """What a cell shows: days as dd.mm.yyyy, a comma in numbers."""
    said = " ".join("".join(map(str, cell.itertext())).split())
    kind = cell.get(f"{_SHEETS}Type")
    if kind == "DateTime":
        try:
            return datetime.fromisoformat(said).strftime("%d.%m.%Y")
        except ValueError:
            return said
    return said.replace(".", ",") if kind == "Number" else said
