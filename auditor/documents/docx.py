"""DOCX -> Text: an own walk over the XML in the zip; what people see, once and in order."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

from auditor.documents import counted, docxparts, flow, limits
from auditor.documents.docxnumbers import Lists
from auditor.documents.limits import Unreadable
from auditor.documents.sniff import Format
from auditor.model import Page, Text, Trouble

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
_SCHEME = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_DC_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_A4 = 7_560_310 * 10_692_130  # in EMU squared
_COVER = 0.2  # of A4: a picture of a stamp and a title on the first page
_COVER_PARAGRAPHS = 15
_LETTERS = 20
_PICTURE = re.compile(r"word/media/[^/]+\.(?:jpe?g|png|tiff?|emf|wmf|gif|bmp)$", re.IGNORECASE)
_HEADING = re.compile(r"^(?:heading|заголовок)\s*[1-3]$|^(?:title|название)$", re.IGNORECASE)
_DELETED = frozenset(
    {f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", f"{_W}pPrChange", f"{_W}rPrChange"}
)
_LETTERS_OF = frozenset({f"{_W}t", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"})
_BREAKS = {f"{_W}tab": "\t", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-", f"{_W}ptab": "\t"}
_DIGITS = re.compile(r"^\W*(?:стр(?:аница|\.)?\s*)?\d*\W*(?:из\s*\d+)?\W*$", re.IGNORECASE)


def read(path: Path, media_type: str = "") -> Text:
    """Reads a DOCX."""
    with limits.open_zip(path) as archive:
        main = docxparts.main(archive)
        body = _part(archive, main)
        if body is None:
            raise Unreadable(Trouble.DAMAGED, f"DOCX: {main}")
        lists = Lists(_part(archive, "word/numbering.xml"), _part(archive, "word/styles.xml"))
        walk = _Walk(_heading_styles(archive), lists, _Beside(archive, docxparts.targets(archive, main)))
        for line in _around(archive, "word/header", walk):
            walk.flow.line(line)
        walk.blocks(body)
        for name in ("word/footnotes.xml", "word/endnotes.xml"):
            walk.notes(_part(archive, name))
        for line in _around(archive, "word/footer", walk):
            walk.flow.line(line)
        pictures = any(_PICTURE.search(name) for name in archive.namelist())
        return _made(archive, walk, pictures)


def _made(archive: ZipFile, walk: "_Walk", pictures: bool) -> Text:
    pages = walk.flow.made((1,) if walk.cover else ())
    letters = sum(sum(map(str.isalpha, page.text)) for page in pages)
    if letters < _LETTERS and pictures:
        pages = (Page(number=1, text=pages[0].text, scanned=True),)
    empty = not pictures and not any(page.text.strip() for page in pages)
    core = _part(archive, "docProps/core.xml")
    return Text(
        media_type=Format.DOCX.value,
        title=limits.one_line(core.findtext(_DC_TITLE) or "") if core is not None else "",
        pages=() if empty else pages,
        count=None if letters < _LETTERS else counted.pages(_app(archive), pages),
        paged=False,
        trouble=Trouble.EMPTY if empty else None,
        headings=tuple(walk.flow.headings),
        partial=walk.flow.partial,
    )


class _Beside:
    """Parts that the main one only names; a bounded number of them is read."""

    def __init__(self, archive: ZipFile, targets: Mapping[str, str]) -> None:
        self._archive = archive
        self._targets = targets
        self._left = 50

    def lines(self, element: etree._Element, name: str, reader: Callable[[ZipFile, str], list[str]]) -> list[str]:
        """The lines of the part whose id stands in an element."""
        ids = [value for key, value in element.attrib.items() if str(key).endswith(f"}}{name}")]
        if not ids or str(ids[0]) not in self._targets or not self._left:
            return []
        self._left -= 1
        return reader(self._archive, self._targets[str(ids[0])])


class _Walk:
    """One pass over the parts of a document, writing lines into a flow."""

    def __init__(self, heading_styles: frozenset[str], lists: Lists, beside: "_Beside") -> None:
        self.flow = flow.Flow()
        self.cover = False
        self._styles = heading_styles
        self._lists = lists
        self._beside = beside
        self._boxes: list[etree._Element] = []  # text boxes of the paragraph at hand
        self._schemes: list[str] = []  # lines of the schemes drawn in it
        self._break = False  # a page ends after the paragraph at hand
        self._begun = False  # ... and that paragraph has text already
        self._paragraphs = 0

    def blocks(self, parent: etree._Element) -> None:
        """Paragraphs and tables, also those wrapped in content controls and tracked insertions."""
        for child in parent:
            if child.tag == f"{_W}p":
                self._paragraph(child)
            elif child.tag == f"{_W}tbl":
                self.flow.table(self._rows(child))
                self._turn()
            elif child.tag == f"{_COMPATIBLE}AlternateContent":
                self.blocks(_choice(child))
            elif child.tag == f"{_W}altChunk":
                for line in self._beside.lines(child, "id", docxparts.chunk):
                    self.flow.line(line)
            elif isinstance(child.tag, str) and child.tag not in _DELETED:
                self.blocks(child)

    def notes(self, root: etree._Element | None) -> None:
        for note in root if root is not None else ():
            if note.get(f"{_W}type") in (None, "normal"):
                self.blocks(note)

    def lines(self, parent: etree._Element) -> list[str]:
        """The lines of a cell, a text box or a header, apart from the flow."""
        inner = _Walk(self._styles, self._lists, self._beside)
        inner._paragraphs = _COVER_PARAGRAPHS
        inner.blocks(parent)
        self._break = self._break or inner._break or len(inner.flow.pages) > 1
        return [line for page in inner.flow.pages for line in page if line.strip()]

    def _paragraph(self, paragraph: etree._Element) -> None:
        self._paragraphs += 1
        self._begun = False
        properties = paragraph.find(f"{_W}pPr")
        if properties is not None and _on(properties.find(f"{_W}pageBreakBefore")):
            self.flow.end_page()
        text = "".join(self._runs(paragraph))
        if text.strip() and (number := self._lists.number(properties)):
            text = f"{number} {text}"
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            for line in self.lines(box):
                self.flow.line(line)
        self.flow.line(text)
        schemes, self._schemes = self._schemes, []
        for line in schemes:
            self.flow.line(line)
        if text.strip() and properties is not None and self._is_heading(properties):
            self.flow.heading(text)
        if properties is not None and (section := properties.find(f"{_W}sectPr")) is not None:
            kind = section.find(f"{_W}type")
            self._break = self._break or kind is None or kind.get(f"{_W}val") not in ("continuous", "nextColumn")
        self._turn()

    def _turn(self) -> None:
        if self._break:
            self.flow.end_page()
            self._break = False

    def _page_ends(self) -> None:
        """A break before any text of its paragraph takes effect at once, a later one after the paragraph."""
        if self._begun:
            self._break = True
        else:
            self.flow.end_page()

    def _runs(self, parent: etree._Element) -> Iterator[str]:
        for child in parent:
            tag = child.tag
            if not isinstance(tag, str) or tag in _DELETED:
                continue
            if tag in _LETTERS_OF:
                self._begun = self._begun or bool(child.text and child.text.strip())
                yield child.text or ""
            elif tag in _BREAKS:
                yield _BREAKS[tag]
            elif tag == f"{_W}br":
                if child.get(f"{_W}type") == "page":
                    self._page_ends()
                yield "\n"
            elif tag == f"{_W}lastRenderedPageBreak":
                self._page_ends()
            elif tag == f"{_W}txbxContent":
                self._boxes.append(child)
            elif tag == f"{_COMPATIBLE}AlternateContent":
                yield from self._runs(_choice(child))
            elif tag == f"{_W}r" and _hidden(child):
                continue
            elif tag == _SCHEME:
                self._schemes += self._beside.lines(child, "dm", docxparts.scheme)
            else:
                self._see(child)
                yield from self._runs(child)

    def _see(self, element: etree._Element) -> None:
        """A large picture near the start may hold the stamp and the title."""
        if element.tag != _EXTENT or self._paragraphs > _COVER_PARAGRAPHS or len(self.flow.pages) > 1:
            return
        wide, high = (_number(element.get(side)) for side in ("cx", "cy"))
        self.cover = self.cover or wide * high > _COVER * _A4

    def _rows(self, table: etree._Element) -> list[list[flow.Cell]]:
        return [
            [self.lines(cell) for cell in row.iterfind(f".//{_W}tc") if _nearest(cell, row)]
            for row in table.iterfind(f".//{_W}tr")
            if _nearest(row, table)
        ]

    def _is_heading(self, properties: etree._Element) -> bool:
        style, level = properties.find(f"{_W}pStyle"), properties.find(f"{_W}outlineLvl")
        if level is not None and level.get(f"{_W}val") in ("0", "1", "2"):
            return True
        return style is not None and style.get(f"{_W}val") in self._styles


def _part(archive: ZipFile, name: str) -> etree._Element | None:
    """A part's root; the namespace of "strict" files is brought to the usual one."""
    data = limits.part(archive, name)
    return None if data is None else limits.xml(data.replace(_STRICT, _W[1:-1].encode()))


def _choice(alternate: etree._Element) -> etree._Element:
    """One of the ways to draw the same thing: else every text box would be read twice."""
    for child in alternate:
        if child.tag == f"{_COMPATIBLE}Choice" and (child.find(f".//{_W}t") is not None or len(alternate) == 1):
            return child
    return alternate[-1] if len(alternate) else alternate


def _nearest(inner: etree._Element, outer: etree._Element) -> bool:
    """Whether `inner` belongs to `outer` itself, and not to a table within a cell of it, nor to what was deleted."""
    between = inner.getparent()
    while between is not None and between is not outer:
        if between.tag in (f"{_W}tc", f"{_W}tbl", f"{_W}del"):
            return False
        between = between.getparent()
    return True


def _on(switch: etree._Element | None) -> bool:
    return switch is not None and switch.get(f"{_W}val") not in ("0", "false", "off")


def _hidden(run: etree._Element) -> bool:
    properties = run.find(f"{_W}rPr")
    return properties is not None and _on(properties.find(f"{_W}vanish"))


def _number(value: str | None) -> int:
    return int(value) if value and value.isdigit() and len(value) < 12 else 0


def _around(archive: ZipFile, prefix: str, walk: _Walk) -> list[str]:
    """Lines of headers or footers, each once; page numbers are no text."""
    names = sorted(name for name in archive.namelist() if name.startswith(prefix) and name.endswith(".xml"))
    seen: dict[str, None] = {}
    for name in names[:30]:
        root = _part(archive, name)
        for line in walk.lines(root) if root is not None else ():
            if not _DIGITS.match(line):
                seen.setdefault(line)
    return list(seen)


def _heading_styles(archive: ZipFile) -> frozenset[str]:
    """Ids of the styles that are headings, by their name or outline level."""
    root = _part(archive, "word/styles.xml")
    ids = set()
    for style in root.iterfind(f"{_W}style") if root is not None else ():
        name, level = style.find(f"{_W}name"), style.find(f"{_W}pPr/{_W}outlineLvl")
        named = name is not None and _HEADING.match((name.get(f"{_W}val") or "").strip())
        if named or (level is not None and level.get(f"{_W}val") in ("0", "1", "2")):
            ids.add(style.get(f"{_W}styleId") or "")
    return frozenset(ids)


def _app(archive: ZipFile) -> counted.Recorded:
    root = _part(archive, "docProps/app.xml")
    return counted.recorded(root)
