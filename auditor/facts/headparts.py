"""The parts of a document's head, and the head while it is being read."""

from dataclasses import dataclass, field

from auditor.facts.headwords import APPROVES
from auditor.facts.lines import Line, joined


@dataclass(frozen=True, slots=True)
class Stamp:
    """A block that approves, agrees or ties an annex to its act."""

    word: str
    lines: tuple[Line, ...]
    approves: bool

    @property
    def text(self) -> str:
        return joined(self.lines)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the body. `called`: the title begins with the name of a kind."""

    letterhead: tuple[Line, ...] = ()
    stamps: tuple[Stamp, ...] = ()
    act: Line | None = None
    title: tuple[Line, ...] = ()
    called: bool = False
    body: tuple[Line, ...] = ()


@dataclass(slots=True)
class Parts:
    """The head while it is being read."""

    letterhead: list[Line] = field(default_factory=list)
    stamps: list[Stamp] = field(default_factory=list)
    stamp: list[Line] = field(default_factory=list)
    word: str = ""
    act: Line | None = None
    loose: list[Line] = field(default_factory=list)  # lines of no known sort; a letterhead if a title follows
    spare: int | None = None  # where a line stands that may be a title without a kind's name
    prose: int = 0

    def take_loose(self) -> None:
        """What stood unexplained before a title is taken for letterhead."""
        self.letterhead = sorted((*self.letterhead, *self.loose), key=lambda line: (line.sheet, line.start))

    def close(self) -> None:
        if self.stamp:
            approves = bool(APPROVES.search(self.word)) or self.word == "приложение"
            self.stamps.append(Stamp(word=self.word, lines=tuple(self.stamp), approves=approves))
        self.stamp, self.word = [], ""
