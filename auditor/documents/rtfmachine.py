"""What an RTF reader remembers as it goes, and what the words of RTF do to it."""

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final

from auditor.documents import counted, rtfwords
from auditor.documents.flow import Cell, Flow

_A4 = 11_906 * 16_838  # in twips squared
_COVER, _COVER_LETTERS = 0.2, 2_000
_HEADING = re.compile(r"^(?:heading|заголовок)\s*[1-3]$|^(?:title|название)$", re.IGNORECASE)
_CYRILLIC_FONT = re.compile(r"\bcyr\b", re.IGNORECASE)
_DIGITS = re.compile(r"^\W*(?:стр(?:аница|\.)?\s*)?\d*\W*(?:из\s*\d+)?\W*$", re.IGNORECASE)


@dataclass(slots=True)
class State:
    """What holds within a group and is forgotten after it."""

    into: str = "text"  # "text", "skip", "fonts", "styles", "title"
    code_page: str = ""
    fallback: int = 1  # letters after \u that stand for it in old readers
    hidden: bool = False
    deleted: bool = False
    in_table: bool = False
    heading: bool = False
    before: bool = False  # a new page begins before the paragraph
    story: "Story | None" = None  # begun by this group
    place: str = ""  # ... and where its lines go
    picture: bool = False  # this group is a picture
    label: list[str] | None = None  # this group is the number that the program writes before a paragraph


@dataclass(slots=True)
class Story:
    """A body, a header, a note or a text box: lines, with the table at hand."""

    flow: Flow = field(default_factory=Flow)
    text: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    rows: list[list[Cell]] = field(default_factory=list)
    row: list[Cell] = field(default_factory=list)
    cell: Cell = field(default_factory=list)

    def paragraph(self, state: State) -> None:
        text, boxes = self._taken()
        if state.in_table:
            self.cell += [line for line in (*boxes, *text.split("\n")) if line.strip()]
            return
        self.end_table()
        if state.before:
            self.flow.end_page()
        for line in boxes:
            self.flow.line(line)
        self.flow.line(text)
        if text.strip() and state.heading:
            self.flow.heading(text)

    def end_cell(self) -> None:
        text, boxes = self._taken()
        self.row.append([*self.cell, *(line for line in (*boxes, *text.split("\n")) if line.strip())])
        self.cell = []

    def end_row(self) -> None:
        if self.cell:
            self.end_cell()
        if self.row:
            self.rows.append(self.row)
            self.row = []

    def end_table(self) -> None:
        self.end_row()
        if self.rows:
            self.flow.table(self.rows)
            self.rows = []

    def end_page(self) -> None:
        if not (self.row or self.cell or self.rows):
            self.flow.end_page()

    def ended(self) -> Flow:
        """The lines, with what no mark ended."""
        text, boxes = self._taken()
        self.end_table()
        for line in (*boxes, text):
            if line.strip():
                self.flow.line(line)
        return self.flow

    def _taken(self) -> tuple[str, list[str]]:
        text, boxes = "".join(self.text), self.boxes
        self.text, self.boxes = [], []
        return text, boxes


class Machine:
    """Fonts, styles, groups, stories; the reader of tokens stands on it."""

    def __init__(self) -> None:
        self.story = Story()
        self.above = Flow()
        self.info: dict[str, list[str]] = {"title": []}
        self.drawn = self.cover = self.cut = False
        self.stories = [self.story]
        self.lines: dict[str, dict[str, None]] = {"above": {}, "below": {}, "notes": {}}
        self.states: list[State] = []
        self.state = State(code_page="cp1252")
        self.code_page = "cp1252"
        self.fonts: dict[int, str] = {}
        self.font = self.style = self.default_font = 0
        self.style_name: list[str] = []
        self.headings: set[int] = set()
        self.counts: dict[str, int] = {}
        self.skip = 0  # letters still to be left out after \u
        self.star = False
        self.breaks = True  # a section begins on a new page
        self.picture: dict[str, int] = {}

    def around(self, name: str) -> list[str]:
        """Lines of headers, footers or notes, each once; page numbers are no text."""
        return [line for line in self.lines[name] if name == "notes" or not _DIGITS.match(line)]

    def recorded(self) -> counted.Recorded:
        said = self.counts
        return counted.Recorded(said.get("nofpages") or None, said.get("nofcharsws") or said.get("nofchars") or None)

    def say(self, text: str, *, raw: bool = False) -> None:
        if raw:
            text = text[self.skipped(len(text)) :]
            if not text.isascii():  # bytes written as they are
                text = self.decoded(text.encode("latin-1"))
        state = self.state
        if state.into == "text":
            if not (state.hidden or state.deleted):
                (self.stories[-1].text if state.label is None else state.label).append(text)
        elif state.into == "fonts":
            if _CYRILLIC_FONT.search(text):
                self.fonts[self.font] = "cp1251"
        elif state.into == "styles":
            self._styled(text)
        elif state.into == "title":
            self.info["title"].append(text)

    def decoded(self, data: bytes) -> str:
        return data.decode(self.state.code_page or self.code_page, "replace")

    def _styled(self, text: str) -> None:
        """The name of a style, up to its semicolon."""
        self.style_name.append(text)
        if ";" in text:
            if _HEADING.match("".join(self.style_name).split(";")[0].strip()):
                self.headings.add(self.style)
            self.style_name = []

    def labelled(self, label: list[str]) -> None:
        """The number of a paragraph; bullets are none."""
        number = "".join(label).strip()
        if any(map(str.isalnum, number)):
            self.stories[-1].text.append(f"{number} ")

    def seen(self) -> None:
        """A picture: on the first page a large one may hold the stamp and the title."""
        size = self.picture
        self.picture = {}
        self.drawn = True
        wide = size.get("picwgoal", 0) * size.get("picscalex", 100) // 100
        high = size.get("pichgoal", 0) * size.get("picscaley", 100) // 100
        near = self.story.flow.characters < _COVER_LETTERS and len(self.story.flow.pages) == 1
        self.cover = self.cover or (near and wide * high > _COVER * _A4)

    def end_story(self, state: State) -> None:
        lines = [line for page in self.stories.pop().ended().pages for line in page if line.strip()]
        if state.place == "boxes":
            self.stories[-1].boxes += lines
        else:
            self.lines[state.place].update(dict.fromkeys(lines))

    def skipped(self, there: int) -> int:
        """How many of these letters only stand for one in Unicode."""
        left_out = min(self.skip, there)
        self.skip -= left_out
        return left_out


def letter(code: int) -> str:
    code = code + 0x10000 if code < 0 else code
    return chr(code) if 0 < code < 0x110000 else ""


def end_paragraph(machine: Machine, value: int | None = None) -> None:
    if machine.state.into == "text":
        machine.stories[-1].paragraph(machine.state)


def _pard(machine: Machine, value: int | None) -> None:
    machine.state.in_table = machine.state.heading = machine.state.before = False


def _set(name: str) -> Callable[[Machine, int | None], None]:
    return lambda machine, value: setattr(machine.state, name, value != 0)


def _plain(machine: Machine, value: int | None) -> None:
    machine.state.hidden = machine.state.deleted = False
    machine.state.code_page = machine.fonts.get(machine.default_font, "")


def _font(machine: Machine, value: int | None) -> None:
    if machine.state.into == "fonts":
        machine.font = value or 0
    else:
        machine.state.code_page = machine.fonts.get(value or 0, "")


def _charset(machine: Machine, value: int | None) -> None:
    if machine.state.into == "fonts" and value in rtfwords.CHARSETS:
        machine.fonts[machine.font] = rtfwords.CHARSETS[value]


def _page_of_font(machine: Machine, value: int | None) -> None:
    if machine.state.into == "fonts" and value:
        machine.fonts[machine.font] = _known(value)


def _page_of_file(machine: Machine, value: int | None) -> None:
    machine.code_page = _known(value or 0) or "cp1252"
    machine.state.code_page = ""


def _known(number: int) -> str:
    name = rtfwords.PAGES.get(number, f"cp{number}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return ""


def _style(machine: Machine, value: int | None) -> None:
    if machine.state.into == "styles":
        machine.style = value or 0
    elif value in machine.headings:
        machine.state.heading = True


def _outline(machine: Machine, value: int | None) -> None:
    machine.state.heading = machine.state.heading or (value is not None and value < 3)


def _into(name: str) -> Callable[[Machine, int | None], None]:
    return lambda machine, value: setattr(machine.state, "into", name)


def _fallback(machine: Machine, value: int | None) -> None:
    machine.state.fallback = min(max(0, 1 if value is None else value), 8)


def _section(machine: Machine, value: int | None) -> None:
    machine.stories[-1].paragraph(machine.state)
    if machine.breaks:
        machine.stories[-1].end_page()


def _page(machine: Machine, value: int | None) -> None:
    """The text before the break ends here; what stands after it is a paragraph of the next page."""
    story = machine.stories[-1]
    if any(text.strip() for text in story.text) and not machine.state.in_table:
        story.paragraph(machine.state)
    story.end_page()


def _breaking(breaks: bool) -> Callable[[Machine, int | None], None]:
    return lambda machine, value: setattr(machine, "_breaks", breaks)


def _default_font(machine: Machine, value: int | None) -> None:
    machine.default_font = value or 0


ACTS: Final[dict[str, Callable[[Machine, int | None], None]]] = {
    "par": end_paragraph, "pard": _pard, "plain": _plain, "sect": _section, "page": _page, "f": _font,
    "fcharset": _charset,
    "cpg": _page_of_font, "deff": _default_font, "ansicpg": _page_of_file, "s": _style, "outlinelevel": _outline,
    "uc": _fallback,
    "v": _set("hidden"), "deleted": _set("deleted"), "intbl": _set("in_table"), "pagebb": _set("before"),
    "listtext": lambda machine, value: setattr(machine.state, "label", []),
    "pntext": lambda machine, value: setattr(machine.state, "label", []),
    "cell": lambda machine, value: machine.stories[-1].end_cell(),
    "nestcell": lambda machine, value: machine.stories[-1].paragraph(replace(machine.state, in_table=True)),
    "row": lambda machine, value: machine.stories[-1].end_row(),
    "fonttbl": _into("fonts"), "stylesheet": _into("styles"), "info": _into("skip"), "upr": _into("skip"),
    "sbknone": _breaking(False), "sbkpage": _breaking(True), "sbkodd": _breaking(True), "sbkeven": _breaking(True),
    "sectd": _breaking(True), "mac": lambda machine, value: setattr(machine, "_code_page", "mac-roman"),
    "pc": lambda machine, value: setattr(machine, "_code_page", "cp866"),
    "pca": lambda machine, value: setattr(machine, "_code_page", "cp866"),
}  # fmt: skip
