"""A link on its way: what one look at it has met so far. These records change, and never leave the crawl."""

import time
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlsplit

from auditor.model import Failure, Hop, Visit
from auditor.store import Pending
from spiders.answers import Answer
from spiders.tries import FIRST, SECOND, next_look


@dataclass(slots=True, eq=False)
class Ticket:
    """A link to be followed, and the look under way."""

    link: int
    url: str
    origin: str
    tries: int = 0  # looks that were ended
    first_at: datetime | None = None
    look: str = FIRST  # the next, or the one under way
    began: float = 0.0  # monotonic; of the look
    spent: float = 0.0  # seconds of the look that were spent on requests
    hops: list[Hop] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)
    cookies: dict[str, dict[str, str]] = field(default_factory=dict)  # by host
    faults: list[str] = field(default_factory=list)  # of certificates

    @classmethod
    def of(cls, pending: Pending) -> "Ticket":
        """The link as it stands in the store."""
        visit = Visit(url=pending.url, failure=Failure(pending.failure or "unknown"), tries=pending.tries)
        look = next_look(visit, FIRST, False) if pending.tries else FIRST
        return cls(
            link=pending.id,
            url=pending.url,
            origin=pending.origin,
            tries=pending.tries,
            first_at=pending.first_at,
            look=look or SECOND,
        )

    def begin(self) -> None:
        """A new look starts; what the last one met is forgotten."""
        self.began, self.spent = time.monotonic(), 0.0
        self.hops, self.asked, self.cookies, self.faults = [], set(), {}, []

    def remember(self, answer: Answer, set_cookie: list[bytes]) -> None:
        """Keeps the cookies of a host for its own next request in the same look, as a browser would."""
        jar = self.cookies.setdefault(urlsplit(answer.url).hostname or "", {})
        for line in set_cookie[:50]:
            try:
                parsed = SimpleCookie(line.decode("latin-1"))
            except CookieError:
                continue
            jar.update({name: morsel.value for name, morsel in parsed.items()})

    def cookie(self, host: str) -> str:
        """The cookie header for a host."""
        return "; ".join(f"{name}={value}" for name, value in self.cookies.get(host, {}).items())[:4000]

    def verdict(self, final_url: str, failure: Failure | None, detail: str) -> Visit:
        """What this look came to; it counts as one try more."""
        self.tries += 1
        now = datetime.now(UTC)
        self.first_at = self.first_at or now
        faults = list(dict.fromkeys(self.faults))
        return Visit(
            url=self.url,
            final_url=final_url,
            hops=tuple(self.hops),
            permanent=bool(self.hops) and all(hop.status in (301, 308) for hop in self.hops),
            failure=failure,
            detail=detail,
            trusted=not faults,
            certificate=", ".join(faults),
            tries=self.tries,
            first_at=self.first_at,
            at=now,
        )


@dataclass(slots=True)
class Fetched:
    """A look that ended: the item the spider hands to the pipeline."""

    ticket: Ticket
    visit: Visit
    body: bytes | None = None
    answered: bool = False
    retry_after: float | None = None
    final: bool = False  # nothing is left to try

    def kept(self, sha: str) -> "Fetched":
        """With its body in the store."""
        size = len(self.body or b"")
        return replace(self, visit=replace(self.visit, body=sha, size=size))
