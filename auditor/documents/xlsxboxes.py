"""Text boxes of an XLSX: stamps are put over the cells in them, and the reader of cells does not see them."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

from auditor.documents import docxparts, limits
from auditor.documents.sniff import Format

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_BOOK = "xl/workbook.xml"
_MOST = 100  # sheets, and boxes of a sheet


def lines(path: Path, media_type: str) -> Mapping[str, list[str]]:
    """The lines of the boxes of each sheet that has some, by the sheet's name."""
    if media_type != Format.XLSX.value:
        return {}
    with limits.open_zip(path) as archive:
        if not any(name.startswith("xl/drawings/drawing") for name in archive.namelist()):
            return {}
        book = limits.xml_part(archive, _BOOK)
        parts = docxparts.targets(archive, _BOOK)
        out = {}
        for sheet in list(book.iter("{*}sheet"))[:_MOST] if book is not None else ():
            ids = [value for key, value in sheet.attrib.items() if str(key).endswith("}id")]
            part = parts.get(str(ids[0])) if ids else None
            if part and (said := list(_boxes(archive, part))):
                out[sheet.get("name") or ""] = said
        return out


def _boxes(archive: ZipFile, sheet: str) -> Iterator[str]:
    for place in docxparts.targets(archive, sheet).values():
        if "/drawings/drawing" not in place:
            continue
        root = limits.xml_part(archive, place)
        for box in list(root.iter("{*}txBody"))[:_MOST] if root is not None else ():
            yield from (line for line in map(_line, box.iter(f"{_A}p")) if line.strip())


def _line(paragraph: etree._Element) -> str:
    return "".join(word.text or "" for word in paragraph.iter(f"{_A}t"))
