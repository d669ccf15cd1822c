"""What the store hands out beside the records of the model: what waits, what is done, what a run came to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from auditor.model import Run, Severity, Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A stored body, with what the server said of it."""

    sha: str
    media_type: str
    url: str
    filename: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A host with links still to be followed; `why` is the last failure there ('' when it is only its turn)."""

    host: str
    pending: int
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a run has come."""

    links_all: int
    links_done: int
    bodies_all: int
    bodies_read: int
    waiting: tuple[Waiting, ...] = ()
    links_failed: int = 0  # of those done, that did not open; what is to be found in documents nobody knows yet

    def plus(self, more: "Progress") -> "Progress":
        """Both together; who is waited for is told by the later."""
        return Progress(
            links_all=self.links_all + more.links_all,
            links_done=self.links_done + more.links_done,
            bodies_all=self.bodies_all + more.bodies_all,
            bodies_read=self.bodies_read + more.bodies_read,
            waiting=more.waiting,
            links_failed=self.links_failed,  # those of the forms; what the auditor looked for by itself is no fault
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSummary:
    """One line of `auditor runs`. Accepted findings are counted in `accepted` and nowhere else."""

    run: Run
    links: int
    documents: int
    hosts: int = 0
    bytes: int = 0  # of the documents fetched, each counted once
    findings: Mapping[Severity, int] = field(default_factory=dict)
    accepted: int = 0
    municipalities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """A link to be followed. `not_before` is a Unix time; `first_at` the time of its first try, if it had one."""

    id: int
    url: str
    origin: str
    tries: int = 0
    not_before: float = 0.0
    failure: str = ""
    first_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One fetch. `finished`: its visit is the link's verdict; else the link waits till `not_before`."""

    link: int
    number: int
    look: str  # "first" by Scrapy, "second" by httpx
    seconds: float
    visit: Visit
    finished: bool
    not_before: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One answer as it came, with the head of its question; `body`: sha256 of the bytes sent, '' when there were none.

    Heads are as on the wire: a first line and headers, each ended by CR LF, and an empty line.
    """

    url: str
    at: datetime
    asked: bytes
    told: bytes
    status: int
    body: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Night:
    """One nightly audit. `void`: our own line was down, so it tells nothing; `closed`: when all of it was done."""

    run: str
    day: date
    void: bool = False
    reminded: bool = False  # of the deadline
    closed: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter or post to be sent: `channel` "mail" or "webhook"; `key` is never used twice."""

    channel: str
    recipient: str
    key: str
    body: bytes
    id: int = 0
    state: str = "waiting"
    tries: int = 0
    at: datetime | None = None
