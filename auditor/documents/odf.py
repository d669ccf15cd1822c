"""ODT and ODP -> Text: the text of the zip's content.xml."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from lxml import etree

from auditor.documents import counted, flow, limits
from auditor.documents.limits import Unreadable
from auditor.documents.odfstyles import Styles
from auditor.documents.sniff import Format
from auditor.model import Page, Text, Trouble

_NS = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TEXT, _TABLE, _DRAW, _OFFICE, _META = (_NS % name for name in ("text", "table", "drawing", "office", "meta"))
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_LEFT_OUT = frozenset(
    {
        f"{_TEXT}tracked-changes",
        f"{_OFFICE}annotation",
        f"{_OFFICE}forms",
        f"{_TEXT}sequence-decls",
        f"{_TEXT}note-citation",
    }
)
_LETTERS = 20
_COVER = 0.2 * 21.0 * 29.7  # square centimetres
_COVER_PARAGRAPHS = 15
_UNITS = {"cm": 1.0, "mm": 0.1, "in": 2.54, "pt": 2.54 / 72}
_SVG = _NS % "svg-compatible"
_DIGITS = re.compile(r"^\W*(?:стр(?:аница|\.)?\s*)?\d*\W*(?:из\s*\d+)?\W*$", re.IGNORECASE)


def read(path: Path, media_type: str) -> Text:
    """Reads an ODT as a flow, an ODP with a page for each slide."""
    with limits.open_zip(path) as archive:
        root = limits.xml_part(archive, "content.xml")
        meta = limits.xml_part(archive, "meta.xml")
        styles = Styles(root, limits.xml_part(archive, "styles.xml"))
        pictures = any(name.startswith("Pictures/") for name in archive.namelist())
    body = root.find(f"{_OFFICE}body") if root is not None else None
    if body is None:
        raise Unreadable(Trouble.DAMAGED, "ODF: content.xml")
    title = limits.one_line(meta.findtext(f".//{_TITLE}") or "") if meta is not None else ""
    slides = media_type == Format.ODP
    pages, headings, partial = _slides(body) if slides else _flowing(body, styles)
    letters = sum(sum(map(str.isalpha, page.text)) for page in pages)
    if slides:
        pages = _pictured(body, pages)
    elif pictures and (letters < _LETTERS or _has_cover(body)):
        first, *rest = pages
        pages = (replace(first, scanned=True), *rest)
    empty = not pictures and not any(page.text.strip() for page in pages)
    return Text(
        media_type=media_type,
        title=title,
        pages=() if empty else pages,
        count=len(pages) if slides else counted.pages(_recorded(meta), pages),
        paged=slides,
        trouble=Trouble.EMPTY if empty else None,
        headings=headings,
        partial=partial,
    )


def _pictured(body: etree._Element, pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """The slides; those with a picture and next to no words are pictures."""
    shown = [slide.find(f".//{_DRAW}image") is not None for slide in body.iter(f"{_DRAW}page")]
    return tuple(
        replace(page, scanned=has and sum(map(str.isalpha, page.text)) < _LETTERS)
        for page, has in zip(pages, shown, strict=False)
    )


def _has_cover(body: etree._Element) -> bool:
    """Whether a large picture stands near the start: it may hold the stamp and the title."""
    near = islice(body.iter(f"{_TEXT}p", f"{_TEXT}h"), _COVER_PARAGRAPHS)
    frames = (frame for paragraph in near for frame in paragraph.iter(f"{_DRAW}frame"))
    return any(
        _centimetres(frame.get(f"{_SVG}width")) * _centimetres(frame.get(f"{_SVG}height")) > _COVER
        for frame in frames
        if frame.find(f"{_DRAW}image") is not None
    )


def _centimetres(said: str | None) -> float:
    found = re.fullmatch(r"(\d{1,4}(?:\.\d{1,6})?)(cm|mm|in|pt)", said or "")
    return float(found[1]) * _UNITS[found[2]] if found else 0.0


def _flowing(body: etree._Element, styles: Styles) -> tuple[tuple[Page, ...], tuple[str, ...], bool]:
    walk = _Walk(styles)
    walk.around(styles.around(above=True))
    walk.blocks(body)
    walk.around(styles.around(above=False))
    return walk.flow.made(), tuple(walk.flow.headings), walk.flow.partial


def _slides(body: etree._Element) -> tuple[tuple[Page, ...], tuple[str, ...], bool]:
    pages = []
    for at, slide in enumerate(body.iter(f"{_DRAW}page"), 1):
        walk = _Walk(Styles())
        walk.blocks(slide)
        pages.append(Page(number=at, text=limits.clean("\n".join(line for part in walk.flow.pages for line in part))))
    return tuple(pages[: limits.PAGES]), (), len(pages) > limits.PAGES


class _Walk:
    def __init__(self, styles: Styles) -> None:
        self.flow = flow.Flow()
        self._styles = styles
        self._number = ""  # of the list item at hand, until a paragraph bears it

    def blocks(self, parent: etree._Element) -> None:
        """Paragraphs, headings, tables; whatever else holds them is walked through."""
        for child in parent:
            if child.tag in _LEFT_OUT or not isinstance(child.tag, str):
                continue
            if child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                self._paragraph(child)
            elif child.tag == f"{_TEXT}list":
                self._list(child, self._styles.begin(child), 0)
            elif child.tag == f"{_TABLE}table":
                self.flow.table([[self._lines(cell) for cell in _cells(row)] for row in _rows(child)])
            elif child.tag == f"{_TEXT}soft-page-break":
                self.flow.end_page()
            elif not child.tag.endswith("notes"):
                self.blocks(child)

    def around(self, parts: list[etree._Element]) -> None:
        """Lines of headers or footers, each once; page numbers are no text."""
        seen = dict.fromkeys(line for part in parts for line in self._lines(part))
        for line in seen:
            if not _DIGITS.match(line):
                self.flow.line(line)

    def _list(self, element: etree._Element, name: str, level: int) -> None:
        for item in element:
            self._number = self._styles.number(name, level) if item.tag == f"{_TEXT}list-item" else ""
            for child in item if item.tag in (f"{_TEXT}list-item", f"{_TEXT}list-header") else ():
                if child.tag == f"{_TEXT}list":
                    self._number = ""
                    self._list(child, name, level + 1)
                elif child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                    self._paragraph(child)
        self._number = ""

    def _paragraph(self, paragraph: etree._Element) -> None:
        boxes: list[etree._Element] = []
        if self._styles.breaks_before(paragraph):
            self.flow.end_page()
        if paragraph.get(f"{_TEXT}style-name") in self._styles.hidden:
            return
        text = "".join(_inline(paragraph, boxes, self._styles.hidden))
        if self._number and text.strip():
            text, self._number = f"{self._number} {text}", ""
        for box in boxes:
            self.blocks(box)
        self.flow.line(text)
        if paragraph.tag == f"{_TEXT}h" and paragraph.get(f"{_TEXT}outline-level", "1") in "123":
            self.flow.heading(text)

    def _lines(self, cell: etree._Element) -> list[str]:
        inner = _Walk(self._styles)
        inner.blocks(cell)
        return [line for page in inner.flow.pages for line in page if line.strip()]


def _inline(parent: etree._Element, boxes: list[etree._Element], hidden: Collection[str]) -> Iterator[str]:
    """Text of a paragraph; text boxes and notes are lines of their own."""
    yield parent.text or ""
    for child in parent:
        tag = child.tag
        if tag == f"{_TEXT}s":
            count = child.get(f"{_TEXT}c", "1")
            yield " " * (int(count) if count.isdigit() and len(count) < 4 else 1)
        elif tag == f"{_TEXT}tab":
            yield "\t"
        elif tag == f"{_TEXT}line-break":
            yield "\n"
        elif tag in (f"{_DRAW}text-box", f"{_TEXT}note-body"):
            boxes.append(child)
        elif isinstance(tag, str) and tag not in _LEFT_OUT and child.get(f"{_TEXT}style-name") not in hidden:
            yield from _inline(child, boxes, hidden)
        yield child.tail or ""


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == f"{_TABLE}table-row":
            yield child
        elif child.tag in (f"{_TABLE}table-header-rows", f"{_TABLE}table-rows", f"{_TABLE}table-row-group"):
            yield from _rows(child)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for child in row:
        if child.tag in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            yield child


def _recorded(meta: etree._Element | None) -> counted.Recorded:
    said = meta.find(f".//{_META}document-statistic") if meta is not None else None
    if said is None:
        return counted.Recorded()
    pages, characters = said.get(f"{_META}page-count", ""), said.get(f"{_META}character-count", "")
    return counted.Recorded(
        int(pages) if pages.isdigit() and len(pages) < 6 else None,
        int(characters) if characters.isdigit() and len(characters) < 9 else None,
    )
