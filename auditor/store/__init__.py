"""One SQLite file, and the folder of bodies beside it: links to follow, bodies to read, readings, runs, reports.

    with Store(Path("audit.db")) as store:
        run, goes_on = store.begin(key, as_of=..., rubric=..., version=...)

A `Store` belongs to one thread. Whatever hinders it is an `UnfinishedError`.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from auditor.model import Document, Page, Report, Run, Visit
from auditor.store import bodies, faults, hearing, links, pictures, pruning, runs, schema
from auditor.store.bodies import Incoming
from auditor.store.checks import CheckQueue
from auditor.store.desk import Desk
from auditor.store.drawn import Drawn
from auditor.store.ledger import Ledger
from auditor.store.links import found, origin
from auditor.store.nights import Nights
from auditor.store.office import Office
from auditor.store.past import past_of
from auditor.store.pruning import Pruned
from auditor.store.records import Attempt, Body, Heard, Letter, Night, Pending, Progress, RunSummary, Waiting
from auditor.store.runs import born_at
from auditor.store.visitors import Check, CheckState, Deed, Durations, Expert, Note, Role, Session, Token

__all__ = [
    "Attempt",
    "Body",
    "Check",
    "CheckQueue",
    "CheckState",
    "Deed",
    "Desk",
    "Drawn",
    "Durations",
    "Expert",
    "Heard",
    "Incoming",
    "Ledger",
    "Letter",
    "Night",
    "Nights",
    "Note",
    "Office",
    "Pending",
    "Progress",
    "Pruned",
    "Role",
    "RunSummary",
    "Session",
    "Store",
    "Token",
    "Waiting",
    "born_at",
    "found",
    "origin",
    "past_of",
]


class Store:
    """The database at `path`; made when missing, brought up to date when old, refused when not ours."""

    def __init__(self, path: Path) -> None:
        self.path = path.absolute()
        self.bodies = self.path.parent / "bodies"
        self._db = schema.opened(self.path)
        bodies.tidy(self.bodies)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the database."""
        self._db.close()

    @property
    def desk(self) -> Desk:
        """What experts decided, and what earlier runs came to."""
        return Desk(self._db, self.path)

    @property
    def nights(self) -> Nights:
        """What nightly audits keep: links over time, and letters to send."""
        return Nights(self._db, self.path)

    @property
    def drawn(self) -> Drawn:
        """Pictures of pages, from earlier runs."""
        return Drawn(self.path.parent / "pictures")

    def prune(self, runs: int, days: int, most: int) -> Pruned:
        """Lets go what is no longer needed; see `auditor.store.pruning`. `most`: bytes of bodies in all."""
        self.drawn.prune(days)
        with faults.told(self.path):
            return pruning.prune(self._db, self.bodies, runs, days, most)

    @property
    def checks(self) -> CheckQueue:
        """The self-checks that people asked for."""
        return CheckQueue(self._db, self.path)

    @property
    def office(self) -> Office:
        """What the web pages keep of experts: their sessions, tokens and deeds."""
        return Office(self._db, self.path)

    # --- runs ---

    def begin(self, key: str, *, as_of: date, rubric: str, version: str) -> tuple[Run, bool]:
        """The unfinished run with this key (True: it goes on), or a new one; raises when a live process works on it."""
        with faults.told(self.path):
            return runs.begin(self._db, self.bodies, key, as_of, rubric, version)

    def finish(self, run: Run, report: Report) -> Run:
        """Ends the run and keeps its report (without the words of pages) and its findings, in one transaction."""
        with faults.told(self.path):
            return runs.finish(self._db, run, report)

    def runs(self) -> tuple[RunSummary, ...]:
        """All runs, the newest first; an unfinished one has no findings yet."""
        with faults.told(self.path):
            return runs.summaries(self._db)

    def report(self, run_id: str | None = None) -> Report | None:
        """The report of a finished run; of the last one when None."""
        with faults.told(self.path):
            return runs.report(self._db, run_id)

    def first_seen(self, ids: Iterable[str]) -> dict[str, datetime]:
        """Since when each finding stands without a break, by the last finished audit of its municipality."""
        with faults.told(self.path):
            return runs.first_seen(self._db, ids)

    # --- links ---

    def add_links(self, run: str, urls: Iterable[str]) -> None:
        """Takes in submitted addresses, as often as you like; those that make the same request are fetched once."""
        with faults.told(self.path):
            links.add(self._db, run, urls)

    def carry(self, run: str, visits: Mapping[str, Visit]) -> None:
        """These addresses, as requested, are not asked in this run: what an earlier one saw stands."""
        with faults.told(self.path):
            links.carry(self._db, run, visits)

    def visits(self, run: str) -> dict[str, Visit]:
        """What became of each submitted address; only finished links."""
        with faults.told(self.path):
            return links.visits(self._db, run)

    def heard(self, run: str) -> list[Heard]:
        """Answers as they came, of a run that was asked to keep them."""
        with faults.told(self.path):
            return hearing.of_run(self._db, run)

    def heard_of(self, body: str, url: str) -> Heard | None:
        """The newest whole answer of this address with this body, of whatever run."""
        with faults.told(self.path):
            return hearing.of_body(self._db, body, url)

    def progress(self, run: str, reader: str | None = None) -> Progress:
        """How far the run has come; bodies count as read when `reader` (any, when None) has read them."""
        with faults.told(self.path):
            return links.progress(self._db, run, reader)

    def fetches(self, run: str) -> list[tuple[str, int, str, Visit]]:
        """Every fetch made: the address requested, which try, which look ("first", "second"), what it came to."""
        with faults.told(self.path):
            return links.fetches(self._db, run)

    # --- bodies and what was read in them ---

    def body(self, sha: str) -> Path:
        """Where a body stands."""
        return bodies.place(self.bodies, sha)

    def keep(self, data: bytes) -> str:
        """Stores a body; returns its sha256. May be called from any thread."""
        with faults.told(self.path):
            return bodies.keep(self.bodies, data)

    def unread(self, run: str, reader: str, limit: int) -> list[Body]:
        """Bodies of the run's finished links that this version of the reader has not read, in order."""
        with faults.told(self.path):
            return links.unread(self._db, run, reader, limit)

    def save_readings(self, reader: str, documents: Iterable[Document]) -> None:
        """Keeps what the reader read."""
        with faults.told(self.path):
            links.save_readings(self._db, reader, documents)

    def documents(self, run: str, reader: str) -> dict[str, Document]:
        """The run's documents, as this version of the reader read them, by sha256."""
        with faults.told(self.path):
            return links.documents(self._db, run, reader)

    def keep_pictures(self, sha: str, reader: str, pages: Iterable[Page]) -> None:
        """Keeps pages of a body that were read from their pictures."""
        with faults.told(self.path):
            pictures.keep(self._db, sha, reader, pages)

    def pictures(self, sha: str, reader: str) -> tuple[Page, ...]:
        """The pages of a body that `reader` has read from their pictures."""
        with faults.told(self.path):
            return pictures.kept(self._db, sha, reader)

    # --- for the crawl ---

    def ledger(self) -> Ledger:
        """The crawl's writer."""
        return Ledger(self.path, self.bodies)

    def incoming(self) -> Incoming:
        """A large body, to be written as it comes."""
        return Incoming(self.bodies, self.path)

    def newest_link(self, run: str) -> int:
        """The highest number of a link of the run."""
        with faults.told(self.path):
            return links.newest(self._db, run)

    def origins(self, run: str, after: int = 0) -> dict[str, int]:
        """Origins ("https://host:443") with unfinished links numbered above `after`, and how many."""
        with faults.told(self.path):
            return links.origins(self._db, run, after)

    def fresh(self, run: str, origin: str, after: int, limit: int) -> list[Pending]:
        """The origin's next links that were never tried."""
        with faults.told(self.path):
            return links.fresh(self._db, run, origin, after, limit)

    def tried(self, run: str) -> list[Pending]:
        """Links that failed and are to be tried again."""
        with faults.told(self.path):
            return links.tried(self._db, run)

    def open_links(self, run: str, origin: str) -> list[int]:
        """All unfinished links of an origin."""
        with faults.told(self.path):
            return links.open_links(self._db, run, origin)
