"""A link on its way: what one look at it has met so far. These records change, and never leave the crawl."""

import hashlib
import time
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlsplit

from auditor import urls
from auditor.model import Cause, Failure, Hop, Visit
from auditor.store import Incoming, Pending
from spiders import shares
from spiders.answers import Answer
from spiders.shares import Share
from spiders.tries import FIRST, SECOND, next_look

_TURNED_AWAY = frozenset({Failure.RATE_LIMITED, Failure.RESTRICTED, Failure.CHALLENGE})
# After these, what was seen a moment ago is still what the link leads to.
_PASSING = frozenset(
    {Failure.TIMEOUT, Failure.RESET, Failure.REFUSED, Failure.HOST_DOWN, Failure.RATE_LIMITED, Failure.SERVER_ERROR}
    | {Failure.TLS, Failure.UNKNOWN, Failure.TRUNCATED}
)


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
    share: Share | None = None  # on the way through a cloud service
    page: "Page | None" = None  # left for the file it leads to
    led: int = 0  # pages left so
    spelt: str = ""  # the address as it was first asked, once its other spelling is tried
    known: Visit | None = None  # what the last night saw, when it may be asked whether that has changed
    before: Visit | None = None  # what the look before this one came to, where a passing failure does not undo it

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
        self.share, self.page, self.led, self.spelt = None, None, 0, ""

    def better(self, visit: Visit) -> Visit:
        """The visit; or what came before, when this look met with no more than a passing failure.

        Who limits or turns away robots often ends by dropping their connections: that does not make a link broken.
        """
        if self.before is None or visit.failure not in _PASSING or visit.failure is self.before.failure:
            return visit
        return replace(self.before, tries=visit.tries, at=visit.at)

    def wait_for(self, look: str, fetched: "Fetched", visit: Visit) -> None:
        """Another look comes."""
        self.look = look
        self.before = visit if fetched.doubted or visit.failure in _TURNED_AWAY else None

    def settled(self, fetched: "Fetched") -> "Fetched":
        """What the link came to: the page that was left for a file, when no file came and none will."""
        page = self.page
        if page is None or fetched.is_file:
            return fetched
        visit = fetched.visit
        if not fetched.final and next_look(visit, self.look, fetched.answered):
            return fetched  # the next look may fare better
        self.page, self.share, self.hops = None, None, self.hops[: page.hops]
        self.tries -= 1  # both belong to one look
        answer = page.answer
        found = replace(
            self.verdict(answer.url, None, f"{urlsplit(visit.final_url).hostname}: {visit.detail}"[:200]),
            status=answer.status,
            media_type=answer.media_type,
            filename=answer.filename,
        )
        return Fetched(ticket=self, visit=found, body=page.body, answered=True, final=True)

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

    def _moved(self, final_url: str) -> bool:
        """Whether the link was sent elsewhere for good: another spelling of the same address is no other place."""
        for_good = bool(self.hops) and all(hop.status in (301, 308) for hop in self.hops)
        return for_good and urls.key(final_url) != urls.key(self.url)

    def verdict(self, final_url: str, failure: Failure | None, detail: str, cause: Cause | None = None) -> Visit:
        """What this look came to; it counts as one try more."""
        self.tries += 1
        now = datetime.now(UTC)
        if self.share:  # addresses of downloads hold keys: what is told is the page that people open
            host = urlsplit(final_url).hostname or ""
            detail = f"{host}: an error" if "://" in detail and failure else detail
            meant = shares.meaning(failure) if failure else None
            cause = cause if meant is failure else None
            final_url, failure = self.share.page, meant
        self.first_at = self.first_at or now
        faults = list(dict.fromkeys(self.faults))
        return Visit(
            url=self.url,
            final_url=final_url,
            hops=tuple(self.hops),
            permanent=self._moved(final_url),
            failure=failure,
            cause=cause,
            detail=detail,
            trusted=not faults,
            certificate=", ".join(faults),
            share=self.share.service if self.share else "",
            tries=self.tries,
            first_at=self.first_at,
            at=now,
        )


@dataclass(frozen=True, slots=True)
class Page:
    """A page that leads to one file, as it was when it was left."""

    answer: Answer
    body: bytes
    hops: int  # on the way to it


@dataclass(slots=True)
class Fetched:
    """A look that ended: the item the spider hands to the pipeline."""

    ticket: Ticket
    visit: Visit
    body: bytes | None = None  # of a large one its beginning
    large: Incoming | None = None
    answered: bool = False
    retry_after: float | None = None
    final: bool = False  # nothing is left to try
    doubted: bool = False  # it opened, but may be meant for robots only

    @property
    def is_file(self) -> bool:
        """Whether a body came that is no web page."""
        head = (self.body or b"<")[:500].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
        return self.visit.failure is None and not head.startswith((b"<!doctype html", b"<html", b"<"))

    def kept(self) -> "Fetched":
        """With its body named in the visit."""
        if self.large is not None:
            self.visit = replace(self.visit, body=self.large.sha, size=self.large.size)
        elif self.body is not None:
            self.visit = replace(self.visit, body=hashlib.sha256(self.body).hexdigest(), size=len(self.body))
        return self
