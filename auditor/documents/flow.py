"""Lines and pages of a document whose pages are not fixed (DOCX, ODT): what its readers write into."""

from dataclasses import dataclass, field

from auditor.documents import limits, weave
from auditor.model import Page

_HEAD_LINES = 60  # stamps, letterheads and their tables stand within so many lines of a document's or an annex's start
_STAMP_ROWS, _STAMP_COLUMNS = 9, 4
_HEAD_ROWS, _LETTERHEAD_COLUMNS = 2, 3
_LONG_CELL = 400

Cell = list[str]  # lines


@dataclass(slots=True)
class Flow:
    """Collects lines; a page break takes effect between paragraphs, and only where the page has text."""

    pages: list[list[str]] = field(default_factory=lambda: [[]])
    headings: list[str] = field(default_factory=list)
    characters: int = 0
    partial: bool = False

    def line(self, text: str) -> None:
        """Adds a paragraph; breaks within it are lines."""
        if self.characters > limits.CHARACTERS:
            self.partial = True
            return
        self.characters += len(text)
        self.pages[-1].extend(text.split("\n"))

    def heading(self, text: str) -> None:
        if (title := limits.one_line(text)) and len(self.headings) < 500:
            self.headings.append(title)

    def end_page(self) -> None:
        if any(line.strip() for line in self.pages[-1]) and len(self.pages) < limits.PAGES:
            self.pages.append([])

    def table(self, rows: list[list[Cell]]) -> None:
        """Adds a table: a stamp's or a letterhead's column by column, any other row by row."""
        rows = [row for row in rows if any(any(line.strip() for line in cell) for cell in row)]
        if not rows:
            return
        if self._downwards(rows):
            for column in range(max(map(len, rows))):
                for row in rows:
                    for line in row[column] if column < len(row) else ():
                        self.line(line)
            return
        for row in rows:
            if len(row) == 1 or any(sum(map(len, cell)) > _LONG_CELL for cell in row):
                for cell in row:
                    for line in cell:
                        self.line(line)
            else:
                self.line(" | ".join(" ".join(" ".join(cell).split()) for cell in row))

    def _downwards(self, rows: list[list[Cell]]) -> bool:
        widest = max(map(len, rows))
        near_start = len(self.pages[-1]) <= _HEAD_LINES or (len(self.pages) == 1 and sum(map(len, self.pages)) <= 120)
        if not near_start or widest > _STAMP_COLUMNS or len(rows) > _STAMP_ROWS:
            return False
        first = [line for row in rows[:2] for cell in row for line in cell if line.strip()]
        if any(weave.begins_stamp(line) for line in first):
            return True
        # A letterhead's cells hold several lines each; «15.09.2020 | с. Полянское | № 132» is a line of its own.
        several = sum(len(cell) > 1 for row in rows for cell in row)
        return len(rows) <= _HEAD_ROWS and widest <= _LETTERHEAD_COLUMNS and several > 0 and len(self.pages) == 1

    def made(self, scanned: tuple[int, ...] = ()) -> tuple[Page, ...]:
        """The pages, numbered; those named in `scanned` hold pictures that may be part of the text."""
        texts = [weave.unweave(limits.clean("\n".join(lines))) for lines in self.pages]
        while len(texts) > 1 and not texts[-1].strip():
            texts.pop()
        return tuple(Page(number=at, text=text, scanned=at in scanned) for at, text in enumerate(texts, 1))
