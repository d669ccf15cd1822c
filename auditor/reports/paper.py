"""Paper for report.docx: styles of an office, tables whose heads repeat, links, page numbers, signature lines."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from auditor.model import Outcome
from auditor.reports import clean
from auditor.reports.sheets import FILLS, HEAD
from auditor.reports.voice import Voice

_BODY, _HEADINGS = "Times New Roman", "Arial"
_THIN = 0.3  # millimetres
_NARROW = 8.0  # millimetres: «2.10» in a head of this width would break
_SIZES = {"Title": 18, "Heading 1": 14, "Heading 2": 12}
_FRAME = (  # a thin grey line: a white page on white paper has no edge
    f'<a:ln {nsdecls("a")} w="6350"><a:solidFill><a:srgbClr val="7B879A"/></a:solidFill></a:ln>'
)


def prepare(document: Document, voice: Voice) -> None:
    """Fonts, sizes and language of the styles."""
    normal = document.styles["Normal"]
    _font(normal, _BODY, 12, voice)
    normal.paragraph_format.space_after = Pt(6)
    for name, size in _SIZES.items():
        style = document.styles[name]
        _font(style, _HEADINGS, size, voice)
        style.font.color.rgb = RGBColor(0x18, 0x21, 0x2F)
        style.paragraph_format.keep_with_next = True


def _font(style: Any, name: str, size: int, voice: Voice) -> None:
    style.font.name, style.font.size = name, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{key}"), name)
        fonts.attrib.pop(qn(f"w:{key}Theme"), None)  # a theme's font beats a named one
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), voice.pick("ru-RU", "en-GB"))
    style.element.get_or_add_rPr().append(language)


def footer(section: Any, words: str, voice: Voice) -> None:
    """«Name — Стр. 1 из 8» at the foot of a section."""
    section.footer.is_linked_to_previous = False
    paragraph = section.footer.paragraphs[0]
    lead, middle, _ = voice("page_of", page="\n", pages="\n").split("\n")
    _run(paragraph, f"{voice.nice(clean.line(words))} — {lead}", 9)
    _field(paragraph, "PAGE")
    _run(paragraph, middle, 9)
    _field(paragraph, "NUMPAGES")


def _field(paragraph: Any, name: str) -> None:
    for kind in ("begin", name, "separate", "1", "end"):
        run = paragraph.add_run()
        run.font.size = Pt(9)
        if kind == name:
            code = OxmlElement("w:instrText")
            code.set(qn("xml:space"), "preserve")
            code.text = f" {name} "
            run._r.append(code)
        elif kind == "1":
            run.text = "1"  # shown until the program that opens the file has counted
        else:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)


def _run(paragraph: Any, words: str, size: float | None = None, *, bold: bool = False, italic: bool = False) -> Any:
    run = paragraph.add_run(clean.text(words))
    run.bold, run.italic = bold or None, italic or None
    if size:
        run.font.size = Pt(size)
    return run


@dataclass(frozen=True, slots=True)
class Sheet:
    """Lays words on the document."""

    document: Document
    voice: Voice
    relations: dict[str, str] = field(default_factory=dict)

    def title(self, words: str) -> None:
        self.document.add_paragraph(self._nice(words), style="Title")

    def heading(self, words: str, level: int) -> None:
        self.document.add_heading(self._nice(words), level)

    def words(self, words: str, lead: str = "") -> None:
        paragraph = self.document.add_paragraph()
        if lead:
            _run(paragraph, f"{self._nice(lead)} ", bold=True)
        _run(paragraph, self._nice(words))

    def signature(self, who: str, name: str, day: str) -> None:
        """A line to sign on, with what belongs there in small letters under it."""
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.space_before = Pt(18)
        paragraph.paragraph_format.keep_with_next = True
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(65))
        _run(paragraph, f"{self._nice(who)}\t______________________________   ______________")
        under = self.document.add_paragraph()
        under.paragraph_format.tab_stops.add_tab_stop(Mm(80))
        under.paragraph_format.tab_stops.add_tab_stop(Mm(138))
        _run(under, f"\t{name}\t{day}", 8)

    def table(self, heads: Sequence[str], widths: Sequence[float], *, small: bool = False) -> "Grid":
        """A table with a head that repeats on every page; widths in millimetres."""
        table = self.document.add_table(rows=1, cols=len(heads))
        table.style = "Table Grid"
        table.alignment = WD_TABLE_ALIGNMENT.LEFT
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        if small:
            _pad(table, _THIN)
        grid = Grid(table, self.voice, tuple(widths), 7.5 if small else 9.5, self.relations)
        grid.head(heads)
        gap = self.document.add_paragraph()
        gap.paragraph_format.space_after = Pt(4)
        return grid

    def _nice(self, words: str) -> str:
        return self.voice.nice(clean.line(words))


@dataclass(frozen=True, slots=True)
class Grid:
    """A table that grows by rows."""

    table: Any
    voice: Voice
    widths: tuple[float, ...]
    size: float
    relations: dict[str, str]  # of the whole document

    def head(self, heads: Sequence[str]) -> None:
        row = self.table.rows[0]
        self._flag(row, "w:tblHeader")
        self._flag(row, "w:cantSplit")
        for cell, words, width in zip(row.cells, heads, self.widths, strict=True):
            cell.width = Mm(width)
            _shade(cell, HEAD.fill)
            self.more(cell, words, bold=True)
            if width < _NARROW:
                _stand(cell)  # a code that breaks in two is another code

    def row(self, words: Sequence[str]) -> tuple[Any, ...]:
        """Adds a row that stays on one page where it can; returns its cells."""
        row = self.table.add_row()
        self._flag(row, "w:cantSplit")
        cells = tuple(row.cells)
        for cell, text, width in zip(cells, words, self.widths, strict=True):
            cell.width = Mm(width)
            if text:
                self.more(cell, text)
        return cells

    def below(self, cells: Sequence[Any]) -> Any:
        """One wide cell under a row, from its third column on; the first two go on into it. On the same page."""
        row = self.table.add_row()
        self._flag(row, "w:cantSplit")
        first, second, *rest = row._tr.tc_lst
        for above, under, width in zip(cells, (first, second), self.widths, strict=False):
            above._tc.vMerge, under.vMerge, under.width = "restart", "continue", Mm(width)
        wide, *gone = rest
        for one in gone:
            row._tr.remove(one)
        wide.grid_span, wide.width = len(rest), Mm(sum(self.widths[2:]))
        for paragraph in (paragraph for cell in cells for paragraph in cell.paragraphs):
            paragraph.paragraph_format.keep_with_next = True
        return _Cell(wide, self.table)

    def mark(self, cell: Any, outcome: Outcome | None, words: str) -> None:
        """Words on the colour of a verdict."""
        for paragraph in cell.paragraphs:
            for old in paragraph.runs:
                paragraph._p.remove(old._r)
        run = self.more(cell, words, bold=True)
        if outcome is not None:
            look = FILLS[outcome]
            _shade(cell, look.fill)
            run.font.color.rgb = RGBColor.from_string(look.words)

    def more(self, cell: Any, words: str, *, bold: bool = False, quote: bool = False) -> Any:
        """One more paragraph in a cell."""
        paragraph = self._paragraph(cell)
        return _run(paragraph, self.voice.nice(clean.line(words)), self.size, bold=bold, italic=quote)

    def link(self, cell: Any, href: str | None, address: str, after: str, lead: str = "") -> None:
        """An address in a cell: a real link if it is a web address."""
        paragraph = self._paragraph(cell)
        if lead:
            _run(paragraph, lead, self.size)
        run = _run(paragraph, clean.line(address), self.size)
        if href:
            link = OxmlElement("w:hyperlink")
            link.set(qn("r:id"), self._relation(paragraph.part, href))
            run.font.color.rgb = RGBColor(0x1D, 0x4F, 0x8F)
            run.font.underline = True
            paragraph._p.replace(run._r, link)
            link.append(run._r)
        if after:
            _run(paragraph, after, self.size)

    def picture(self, cell: Any, data: bytes, width: float, words: str) -> None:
        """A picture (JPEG) in a cell, so many millimetres wide, told in words to those who cannot see it."""
        paragraph = self._paragraph(cell)
        paragraph.paragraph_format.space_before = Pt(4)
        run = paragraph.add_run()
        run.add_picture(io.BytesIO(data), width=Mm(width))
        for properties in run._r.xpath(".//wp:docPr"):
            properties.set("descr", clean.line(words, 500))
        for shape in run._r.xpath(".//pic:spPr"):
            shape.append(parse_xml(_FRAME))

    def _relation(self, part: Any, href: str) -> str:
        """The relation to an address; python-docx would look through all of them for each new one."""
        if href not in self.relations:
            self.relations[href] = f"rIdLink{len(self.relations) + 1}"
            part.rels.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, href, self.relations[href], is_external=True)
        return self.relations[href]

    def _paragraph(self, cell: Any) -> Any:
        last = cell._element[-1]  # not `cell.paragraphs`: for each of thousands it would look through all before
        before = last.getprevious()
        lone = last.tag == qn("w:p") and (before is None or before.tag != qn("w:p"))
        empty = lone and last.find(qn("w:r")) is None and last.find(qn("w:hyperlink")) is None
        paragraph = Paragraph(last, cell) if empty else cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        return paragraph

    def _flag(self, row: Any, name: str) -> None:
        flag = OxmlElement(name)
        flag.set(qn("w:val"), "true")
        row._tr.get_or_add_trPr().append(flag)


def _pad(table: Any, margin: float) -> None:
    """So many millimetres between the words of a cell and its sides; Word's own are 1.9."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        one = OxmlElement(f"w:{side}")
        one.set(qn("w:w"), str(int(Mm(margin).twips)))
        one.set(qn("w:type"), "dxa")
        margins.append(one)
    table._tbl.tblPr.append(margins)


def _stand(cell: Any) -> None:
    """Words from the bottom to the top."""
    turn = OxmlElement("w:textDirection")
    turn.set(qn("w:val"), "btLr")
    cell._tc.get_or_add_tcPr().append(turn)


def _shade(cell: Any, colour: str | None) -> None:
    if not colour:
        return
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:color"), "auto")
    shade.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(shade)
