"""DOC (Word 6, 95, 97 to 2003) -> Text: an own reader of the text's pieces; what people see, once and in order."""

import re
import struct
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from auditor.documents import counted, doctables, flow, limits, mojibake, outside, pieces, sprms
from auditor.documents.limits import Unreadable
from auditor.documents.numbering import Numbers
from auditor.documents.ole import Streams
from auditor.documents.pieces import Pieces
from auditor.documents.sniff import Format
from auditor.documents.sprms import Properties, Runs
from auditor.model import Page, Text, Trouble

_LETTERS = 20
_MARKS = re.compile("[\r\x07\x0c]")
_FIELD = re.compile("[\x13\x14\x15]")
_DRAWN = re.compile("[\x00-\x06\x08\x0e-\x12\x16-\x1d]")
_SIGNS = str.maketrans({"\x0b": "\n", "\x1e": "-", "\x1f": "", "\x0e": "\n"})
_PICTURES = "\x01\x08"
_DIGITS = re.compile(r"^\W*(?:стр(?:аница|\.)?\s*)?\d*\W*(?:из\s*\d+)?\W*$", re.IGNORECASE)
_COVER_LETTERS = 2_000  # a picture anchored so near to the start stands on the first page


def read(path: Path, media_type: str = "") -> Text:
    """Reads a DOC; one that is damaged gets a second try by catdoc or antiword, where they are there."""
    try:
        return _read(path)
    except (Unreadable, struct.error, IndexError) as error:
        reason = error if isinstance(error, Unreadable) else Unreadable(Trouble.DAMAGED, f"DOC: {error}")
        text = outside.doc(path) if reason.trouble is Trouble.DAMAGED else ""
        if not text.strip():
            raise reason from error
    pages = tuple(Page(number=at, text=limits.clean(part)) for at, part in enumerate(text.split("\f"), 1))
    return Text(media_type=Format.DOC.value, pages=pages, paged=False, partial=True)


def _read(path: Path) -> Text:
    with Streams(path) as file:
        made = pieces.opened(file.read("WordDocument"))
        streams = b"" if made.old else file.read("1Table" if made.second_table else "0Table")
        pieces.fill(made, made.document if made.old else streams)
        walk = _Walk(made, streams, file.read("Data"))
        title, recorded = file.title(), file.recorded()
    walk.document()
    pages = walk.flow.made((1,) if walk.cover else ())
    letters = sum(sum(map(str.isalpha, page.text)) for page in pages)
    if letters < _LETTERS and walk.drawn:
        pages = (Page(number=1, text=pages[0].text, scanned=True),)
    empty = not walk.drawn and not any(page.text.strip() for page in pages)
    return Text(
        media_type=Format.DOC.value,
        title=title,
        pages=() if empty else tuple(replace(page, text=mojibake.undone(page.text)) for page in pages),
        count=None if letters < _LETTERS else counted.pages(recorded, pages),
        paged=False,
        trouble=Trouble.EMPTY if empty else None,
        headings=tuple(mojibake.undone(heading) for heading in walk.flow.headings),
        partial=walk.flow.partial,
    )


class _Walk:
    """One pass over the letters, paragraph by paragraph."""

    def __init__(self, made: Pieces, streams: bytes, more: bytes) -> None:
        self.flow = flow.Flow()
        self.cover = False
        self._made = made
        self._streams = streams
        empty = b""
        table = made.table if not made.old else lambda index, streams: empty
        self._paragraphs = Runs(made.document, table(doctables.PARAGRAPH_RUNS, streams), paragraphs=True, more=more)
        self._styles = doctables.Styles(table(doctables.STYLES, streams))
        self._lists = doctables.Lists(*_lists(made, streams))
        self._numbers = Numbers()
        letters = Runs(made.document, table(doctables.LETTER_RUNS, streams), paragraphs=False)
        self._text, self._pictured = _shown(made, letters)
        self._boxes = doctables.boxes(made, streams) if not made.old else {}
        self._sections = doctables.page_sections(made, streams) if not made.old else None
        self._rows: list[list[flow.Cell]] = []
        self._row: list[flow.Cell] = []
        self._cell: flow.Cell = []

    @property
    def drawn(self) -> bool:
        """Whether pictures stand in the text."""
        return any(sign in self._made.text for sign in _PICTURES)

    def document(self) -> None:
        """Headers, the body, notes, footers."""
        above, below = self._around()
        for line in above:
            self.flow.line(line)
        for box in (box for place, box in sorted(self._boxes.items(), reverse=True) if place < 0):
            self._story(*box)
        self.cover = 0 < self._pictured < _COVER_LETTERS
        self._story(*self._made.part("body"), body=True)
        for name in ("footnotes", "endnotes"):
            self._story(*self._made.part(name))
        for line in below:
            self.flow.line(line)

    def _around(self) -> tuple[list[str], list[str]]:
        """Lines of headers and of footers, each once; page numbers are no text."""
        above: dict[str, None] = {}
        below: dict[str, None] = {}
        for section in doctables.stories(self._made, self._streams) if not self._made.old else ():
            for at, story in enumerate(section):
                into = below if at in (2, 3, 5) else above
                into.update((line, None) for line in self._lines_of(*story) if not _DIGITS.match(line))
        for line in self._lines_of(*self._made.part("header_boxes")):
            above.setdefault(line)
        return list(above), list(below)

    def _lines_of(self, start: int, end: int) -> list[str]:
        return [line for _, text in self._split(start, end) for line in _plain(text).split("\n") if line.strip()]

    def _split(self, start: int, end: int) -> Iterator[tuple[int, str]]:
        """Every paragraph: the place of the mark that ends it, and its letters."""
        at = start
        for mark in _MARKS.finditer(self._text, start, end):
            yield mark.start(), self._text[at : mark.start()]
            at = mark.end()
        if at < end:
            yield end, self._text[at:end]

    def _story(self, start: int, end: int, *, body: bool = False) -> None:
        anchors = sorted(place for place in self._boxes if place >= 0) if body else []
        for mark, letters in self._split(start, end):
            while anchors and anchors[0] <= mark:
                for line in self._lines_of(*self._boxes[anchors.pop(0)]):
                    (self._cell.append if self._row or self._cell else self.flow.line)(line)
            self._paragraph(mark, _plain(letters), self._text[mark : mark + 1])
        self._end_table()

    def _paragraph(self, mark: int, text: str, sign: str) -> None:
        properties = self._paragraphs.at(self._made.place(mark))
        text = self._number(properties, text)
        if sign == "\x07":
            self._cell_ends(properties, text)
        elif properties.on(sprms.IN_TABLE) and sign == "\r":
            self._cell += [line for line in text.split("\n") if line.strip()]
        else:
            self._end_table()
            if properties.on(sprms.BREAK_BEFORE):
                self.flow.end_page()
            self.flow.line(text)
            if text.strip() and self._styles.is_heading(properties):
                self.flow.heading(text)
            if sign == "\x0c" and self._breaks(mark):
                self.flow.end_page()

    def _breaks(self, mark: int) -> bool:
        """Whether a page ends here: a break of the page, or of a section that begins on a new one."""
        ends = self._sections
        return ends is None or mark in ends or not self._is_section(mark)

    def _is_section(self, mark: int) -> bool:
        data = self._made.table(doctables.SECTIONS, self._streams)
        ends = {int.from_bytes(data[at : at + 4], "little") for at in range(0, (len(data) - 4) // 16 * 4 + 4, 4)}
        return mark + 1 in ends

    def _cell_ends(self, properties: Properties, text: str) -> None:
        row_ends = properties.on(sprms.ROW_ENDS) if self._paragraphs else not (text.strip() or self._cell)
        if row_ends and self._row:
            self._rows.append(self._row)
            self._row, self._cell = [], []
            return
        self._cell += [line for line in text.split("\n") if line.strip()]
        self._row.append(self._cell)
        self._cell = []

    def _end_table(self) -> None:
        if self._row or self._cell:
            self._rows.append([*self._row, self._cell])
            self._row, self._cell = [], []
        if self._rows:
            self.flow.table(self._rows)
            self._rows = []

    def _number(self, properties: Properties, text: str) -> str:
        """The paragraph with the number that Word shows before it."""
        number = self._styles.say(properties, sprms.LIST)
        if not number or not text.strip():
            return text
        name, levels = self._lists.levels(number)
        shown = self._numbers.next(name, self._styles.say(properties, sprms.LIST_LEVEL) or 0, levels)
        return f"{shown} {text}" if shown else text


def _lists(made: Pieces, streams: bytes) -> tuple[bytes, bytes]:
    """The lists, with the levels that follow them, and their use."""
    if made.old:
        return b"", b""
    place = int.from_bytes(made.document[0x9A + 8 * doctables.LISTS :][:4], "little")
    known = made.table(doctables.LISTS, streams)
    return (streams[place:] if known else b""), made.table(doctables.USED_LISTS, streams)


def _shown(made: Pieces, letters: Runs) -> tuple[str, int]:
    """The text without what is hidden or deleted, each such letter a NUL, so that places hold; the first picture."""
    text = list(made.text)
    first = 0
    for start, end, properties in letters.every():
        if properties.on(sprms.VANISHES) or properties.on(sprms.DELETED):
            for low, high in made.letters(start, end):
                for at in range(low, min(high, len(text))):
                    if text[at] not in "\r\x07\x0c":
                        text[at] = "\x00"
    body = made.text[: made.part("body")[1]]
    places = [at for sign in _PICTURES if (at := body.find(sign)) >= 0]
    if places:
        first = min(places) + 1
    return _without_fields("".join(text)), first


def _without_fields(text: str) -> str:
    """What fields show stays, what they are made of becomes NULs."""
    if "\x13" not in text:
        return text
    out: list[str] = []
    open_: list[bool] = []  # for each field around: are we before its result?
    at = 0
    for sign in _FIELD.finditer(text):
        stretch = text[at : sign.start()]
        out.append(_MARKS.sub("\r", re.sub("[^\r\x07\x0c]", "\x00", stretch)) if any(open_) else stretch)
        out.append("\x00")
        at = sign.end()
        if sign[0] == "\x13":
            open_.append(True)
        elif open_ and sign[0] == "\x14":
            open_[-1] = False
        elif open_:
            open_.pop()
    return "".join([*out, text[at:]])


def _plain(letters: str) -> str:
    return _DRAWN.sub("", letters).translate(_SIGNS)
