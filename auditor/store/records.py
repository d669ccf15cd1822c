"""What the store hands out beside the records of the model: what waits, what is done, what a run came to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

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

    def plus(self, more: "Progress") -> "Progress":
        """Both together; who is waited for is told by the later."""
        return Progress(
            links_all=self.links_all + more.links_all,
            links_done=self.links_done + more.links_done,
            bodies_all=self.bodies_all + more.bodies_all,
            bodies_read=self.bodies_read + more.bodies_read,
            waiting=more.waiting,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSummary:
    """One line of `auditor runs`."""

    run: Run
    links: int
    documents: int
    findings: Mapping[Severity, int] = field(default_factory=dict)
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
