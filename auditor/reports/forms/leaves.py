"""Sheets of ours in somebody else's workbook, built as XML: what to do first, what was not checked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from auditor.reports import clean
from auditor.reports.forms.grid import is_risky
from auditor.reports.forms.looks import LINK, PLAIN, Dress, Looks
from auditor.reports.forms.spots import letters, reference
from auditor.reports.forms.workbook import NAMESPACES

_PLAIN = Dress(PLAIN)
_LINE = 15.0
_TALLEST = 400.0


@dataclass(frozen=True, slots=True)
class Word:
    """Words in a cell, how they look, and where within the workbook they lead."""

    words: str
    dress: Dress = _PLAIN
    to: str = ""
    across: int = 1  # columns it runs over


@dataclass(slots=True)
class Leaf:
    """A sheet of words, row by row."""

    widths: Sequence[float]
    rows: list[Mapping[int, Word]] = field(default_factory=list)
    landscape: bool = False
    colour: str = "1D4F8F"
    head: int = 0  # a row to keep in view and to print on every page

    def line(self, *words: Word | str | None) -> None:
        """A row, its first word in the first column; None leaves a column out."""
        row: dict[int, Word] = {}
        column = 1
        for one in words:
            word = Word(one) if isinstance(one, str) else one
            if word is not None and word.words:
                row[column] = word
            column += word.across if word is not None else 1
        self.rows.append(row)

    def gap(self) -> None:
        self.rows.append({})

    def xml(self, looks: Looks, *, first: bool, footer: str) -> bytes:
        """The worksheet's part."""
        merged, links, lines = [], [], []
        for number, row in enumerate(self.rows, 1):
            cells = []
            for column, word in sorted(row.items()):
                where = reference(number, column)
                cells.append(self._cell(where, word, looks))
                if word.across > 1:
                    merged.append(f"{where}:{reference(number, column + word.across - 1)}")
                if word.to:
                    links.append((where, word.to))
            high = self._height(row)
            tall = f' ht="{high:g}" customHeight="1"' if high > _LINE else ""
            lines.append(f'<row r="{number}"{tall}>{"".join(cells)}</row>')
        return self._sheet("".join(lines), merged, links, first=first, footer=footer)

    def _cell(self, where: str, word: Word, looks: Looks) -> str:
        words = clean.text(word.words)[:32_000]
        dress = word.dress
        if word.to:
            dress = Dress(LINK, dress.size, underlined=True)
        if is_risky(words):
            dress = Dress(dress.look, dress.size, dress.underlined, quoted=True)
        kept = f'<is><t xml:space="preserve">{escape(words)}</t></is>'
        return f'<c r="{where}" s="{looks.own(dress)}" t="inlineStr">{kept}</c>'

    def _height(self, row: Mapping[int, Word]) -> float:
        """Merged cells do not fit their rows by themselves, so all rows are told their height."""
        high = _LINE
        for column, word in row.items():
            wide = sum(self.widths[column - 1 : column - 1 + word.across])
            size = word.dress.size or 11
            fit = max(wide * 11 / size * (0.92 if word.dress.look.bold else 1.0), 1)
            lines = sum(max(1, -(-len(line) // int(fit))) for line in word.words.split("\n"))
            high = max(high, lines * size * 1.4)
        return min(high, _TALLEST)

    def _sheet(
        self, rows: str, merged: Sequence[str], links: Sequence[tuple[str, str]], *, first: bool, footer: str
    ) -> bytes:
        columns = "".join(
            f'<col min="{n}" max="{n}" width="{width:g}" customWidth="1"/>' for n, width in enumerate(self.widths, 1)
        )
        pane = ""
        if self.head:
            below = f'topLeftCell="A{self.head + 1}" activePane="bottomLeft" state="frozen"'
            pane = f'<pane ySplit="{self.head}" {below}/><selection pane="bottomLeft"/>'
        boxes = "".join(f'<mergeCell ref="{one}"/>' for one in merged)
        leads = "".join(f'<hyperlink ref="{where}" location={quoteattr(to)}/>' for where, to in links)
        tail = f'<mergeCells count="{len(merged)}">{boxes}</mergeCells>' if merged else ""
        tail += f"<hyperlinks>{leads}</hyperlinks>" if links else ""
        chosen = ' tabSelected="1"' if first else ""
        turned = "landscape" if self.landscape else "portrait"
        last = f"{letters(len(self.widths))}{max(len(self.rows), 1)}"
        return (
            f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet {NAMESPACES}>'
            f'<sheetPr><tabColor rgb="FF{self.colour}"/><pageSetUpPr fitToPage="1"/></sheetPr>'
            f'<dimension ref="A1:{last}"/>'
            f'<sheetViews><sheetView showGridLines="0"{chosen} workbookViewId="0">'
            f"{pane}</sheetView></sheetViews>"
            f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols><sheetData>{rows}</sheetData>{tail}'
            '<pageMargins left="0.6" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
            f'<pageSetup paperSize="9" orientation="{turned}" fitToHeight="0"/>'
            f"<headerFooter><oddFooter>{escape(footer)}</oddFooter></headerFooter></worksheet>"
        ).encode()
