"""PPTX -> Text: a slide is a page."""

import posixpath
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

from auditor.documents import limits
from auditor.documents.limits import Unreadable
from auditor.documents.sniff import Format
from auditor.model import Page, Text, Trouble

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DC_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_LETTERS = 20
_STRICT = (
    (b"http://purl.oclc.org/ooxml/drawingml/main", _A[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/presentationml/main", _P[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _R[1:-1].encode()),
)


def read(path: Path, media_type: str = "") -> Text:
    """Reads a PPTX in the order its slides are shown."""
    with limits.open_zip(path) as archive:
        names = order(archive)
        pages, headings = [], []
        for at, name in enumerate(names[: limits.PAGES], 1):
            page, title = _slide(archive, name, at)
            pages.append(page)
            headings += [title] if title else []
        core = _part(archive, "docProps/core.xml")
    title = limits.one_line(core.findtext(_DC_TITLE) or "") if core is not None else ""
    return Text(
        media_type=Format.PPTX.value,
        title="" if title.lower() in ("презентация powerpoint", "powerpoint presentation", "слайд 1") else title,
        pages=tuple(pages),
        count=len(names),
        trouble=None if any(page.text or page.scanned for page in pages) else Trouble.EMPTY,
        headings=tuple(headings),
        partial=len(names) > limits.PAGES,
    )


def order(archive: ZipFile) -> list[str]:
    """The parts of the slides as they are shown."""
    show = _part(archive, "ppt/presentation.xml")
    links = _part(archive, "ppt/_rels/presentation.xml.rels")
    if show is None or links is None:
        raise Unreadable(Trouble.DAMAGED, "PPTX: ppt/presentation.xml")
    targets = {link.get("Id"): link.get("Target") or "" for link in links}
    names = [targets.get(slide.get(f"{_R}id"), "") for slide in show.iter(f"{_P}sldId")]
    return [posixpath.normpath(posixpath.join("/ppt", name)).lstrip("/") for name in names if name]


def uses(slide: etree._Element) -> list[str]:
    """What a slide calls the pictures it shows."""
    found = (blip.get(f"{_R}embed") or blip.get(f"{{{_STRICT[2][0].decode()}}}embed") for blip in slide.iter("{*}blip"))
    return [use for use in found if use]


def _slide(archive: ZipFile, name: str, number: int) -> tuple[Page, str]:
    root = _part(archive, name)
    if root is None:
        return Page(number=number, text="", scanned=True), ""
    lines, title = [], ""
    for element in root.iter(f"{_P}sp", f"{_A}tbl"):
        if element.tag == f"{_A}tbl":
            lines += [" | ".join(_cell(cell) for cell in row.iter(f"{_A}tc")) for row in element.iter(f"{_A}tr")]
            continue
        paragraphs = [_paragraph(paragraph) for paragraph in element.iter(f"{_A}p")]
        lines += paragraphs
        kind = element.find(f"{_P}nvSpPr/{_P}nvPr/{_P}ph")
        if kind is not None and kind.get("type") in ("title", "ctrTitle"):
            title = title or limits.one_line(" ".join(paragraphs))
    text = limits.clean("\n".join(line for line in lines if line.strip()))
    pictures = root.find(f".//{_A}blip") is not None
    return Page(number=number, text=text, scanned=pictures and sum(map(str.isalpha, text)) < _LETTERS), title


def _cell(cell: etree._Element) -> str:
    return " ".join(" ".join(_paragraph(paragraph) for paragraph in cell.iter(f"{_A}p")).split())


def _paragraph(paragraph: etree._Element) -> str:
    out = []
    for element in paragraph.iter(f"{_A}t", f"{_A}br", f"{_A}tab"):
        out.append({f"{_A}br": "\n", f"{_A}tab": "\t"}.get(str(element.tag), element.text or ""))
    return "".join(out)


def _part(archive: ZipFile, name: str) -> etree._Element | None:
    data = limits.part(archive, name)
    if data is None:
        return None
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    return limits.xml(data)
