"""Records of the web pages: checks that people asked for, experts, their sessions, the log of what they did."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class CheckState(StrEnum):
    """Where a check stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Role(StrEnum):
    """What somebody at the desk may do."""

    EXPERT = "expert"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A form somebody uploaded. `id` cannot be guessed; `round` counts its uploads: "check again" is the next."""

    id: str
    created: datetime
    state: CheckState = CheckState.WAITING
    round: int = 1
    client: str = ""  # who asked, as a hash: only to keep one client from filling the queue
    name: str = ""  # of the file, as it was called at the client's; only ever shown
    suffix: str = ""  # the kind of form, by its content
    rubric: str = ""
    as_of: date | None = None
    lang: str = "ru"
    fault_ru: str = ""  # why it failed, for people
    fault_en: str = ""
    pid: int = 0  # the process that works on it
    born: str = ""
    started: datetime | None = None
    finished: datetime | None = None
    tries: int = 0  # how often a process began this round
    crashes: int = 0  # how often one ended without a word
    run: str = ""  # the audit of this round, once it is done
    before: str = ""  # the audit of the last round that was done: what changed is told from there


@dataclass(frozen=True, slots=True, kw_only=True)
class Durations:
    """How long checks took: their number, seconds in all, and how many took no longer than each limit."""

    number: int
    seconds: float
    buckets: tuple[tuple[float, int], ...]
    crashes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Expert:
    """Somebody who works at the desk; `secret` is the hash of the password."""

    name: str
    role: Role
    secret: str
    created: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A login. The cookie's value is not kept, only its sha256."""

    key: str
    name: str
    role: Role
    csrf: str
    created: datetime
    seen: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A key for programs; only its sha256 is kept."""

    key: str
    name: str
    role: Role
    label: str
    created: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One line of the log: who did what to what, from where."""

    at: datetime
    who: str
    what: str
    subject: str = ""
    client: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What an expert remarks on a finding, without deciding anything."""

    at: datetime
    who: str
    finding: str
    text: str
