"""Experts' decisions on findings, as they were made, and those that want another look."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Verb(StrEnum):
    """What was decided."""

    ACCEPT = "accept"  # the finding no longer counts
    CONFIRM = "confirm"  # the finding stands: an expert has looked
    UNDO = "undo"  # an earlier decision holds no longer


class Why(StrEnum):
    """Why a decision wants another look."""

    CHANGED = "changed"  # the finding's document or evidence is other than when it was decided
    GONE = "gone"  # there is no such finding any more
    EXPIRED = "expired"  # its `until` has passed


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One line of the log of decisions, which is only ever added to.

    The finding is told in short, so that the line can be read when the finding itself is long gone. `document` is the
    mark of the document decided on (`auditor.compare.mark`), '' where there was none.
    """

    id: int = 0  # by the store; 0 before it is kept
    at: datetime
    by: str
    verb: Verb
    finding: str
    because: str = ""
    false_alarm: bool = False
    until: date | None = None  # the last day it holds
    undoes: int | None = None
    undone: bool = False  # a later line undoes it
    run: str = ""  # the run whose report was decided on
    rule: str = ""
    municipality: str = ""
    position: str = ""
    url: str | None = None
    document: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """A decision in force that wants another look."""

    decision: Decision
    why: Why
