"""What a rule is: a module with these names, and what it yields."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from auditor.dossier import Citation, Dossier
from auditor.model import Cell, Failure, Needs, Quote, Say, Severity, Text, Visit

_ANYTHING = Needs()
_UNSAID = Say(ru="", en="")


@dataclass(frozen=True, slots=True)
class Flag:
    """One thing a rule found: where, what it saw, and the blanks of its message."""

    at: Cell | Citation
    seen: Quote | None = None
    blanks: Mapping[str, object] = field(default_factory=dict)
    severity: Severity | None = None  # where it depends on the case, as a missing page does on the length


def flag(at: Cell | Citation, seen: Quote | None = None, **blanks: object) -> Flag:
    """A flag in the shortest form."""
    return Flag(at, seen, blanks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A cell and what its link opens; shown to people and run as a test.

    Several cells make a small submission, each of a position of its own in one block. `opens` is a document's text (a
    form feed parts pages), an HTTP status, or a failure; every link opens it, but for those that `also` names.
    """

    cell: str | Sequence[str] = "https://edu.example.ru/plan.pdf"
    opens: str | int | Failure = ""
    needs: Needs = _ANYTHING
    elsewhere: str = ""  # a document of another municipality
    also: Sequence[str | int | Failure] = ()  # what the second, third ... different link opens
    visit: Visit | None = None  # how the visit went, where status and failure do not tell
    text: Text | None = None  # what was read, where a text alone does not tell
    municipality: str = "Заречинский район"
    note: Say = _UNSAID  # why it is flagged or not, where the cell and the document do not tell people


class Rule(Protocol):
    """A module with these names; its docstring is its line in `auditor rules`."""

    @property
    def SEVERITY(self) -> Severity: ...

    @property
    def LABEL(self) -> Say: ...

    @property
    def MESSAGE(self) -> Say: ...

    @property
    def WHY(self) -> Say: ...

    @property
    def ADVICE(self) -> Say: ...

    @property
    def BAD(self) -> Sequence[Example]: ...

    @property
    def GOOD(self) -> Sequence[Example]: ...

    def check(self, dossier: Dossier) -> Iterator[Flag]: ...
