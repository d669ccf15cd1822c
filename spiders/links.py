"""The spider: follows one link hop by hop, and tells what happened."""

import logging
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import scrapy
from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure as Raised

from auditor import urls
from auditor.model import Cause, Failure, Hop, Visit
from spiders import arrived, doubts, known, outcomes, requests, shares, shown, through, tries, walls
from spiders.answers import Answer
from spiders.exchange import Spooled
from spiders.frontier import Frontier
from spiders.manners import MOST_HOPS
from spiders.tickets import Fetched, Page, Ticket

_log = logging.getLogger(__name__)
_VALIDATOR = 300  # characters of an ETag or a date that are kept
_HEAD = 65536  # bytes of a body in which a wall is looked for


class LinkSpider(scrapy.Spider):
    """Asks nothing by itself: the frontier is its list of links, and the answers go back there."""

    name = "links"
    frontier: Frontier  # set by the frontier when it opens

    async def start(self) -> AsyncIterator[Any]:
        """Nothing: the queue is the store."""
        return
        yield

    def parse(self, response: Response, **kwargs: Any) -> Iterator[Request | Fetched]:
        """An answer came: a hop on the way, or its end."""
        request = response.request
        assert request is not None
        ticket: Ticket = request.meta["ticket"]
        _account(ticket, request)
        try:
            outcome = self._outcome(response, ticket)
        except Exception:  # one odd answer must not end the crawl
            _log.exception("an answer of a host could not be understood")
            visit = ticket.verdict(requests.meant(request), Failure.UNKNOWN, "")
            outcome = Fetched(ticket=ticket, visit=visit, body=None, answered=True)
        if isinstance(outcome, Fetched):
            self.frontier.returned(request, outcome.visit.failure, True, outcome.retry_after)
            outcome = ticket.settled(outcome)
        else:
            self.frontier.returned(request, None, True, None)
        arrived.tidy(response, outcome)
        yield outcome

    def failed(self, raised: Raised) -> Iterator[Fetched]:
        """No whole answer came."""
        request: Request = vars(raised)["request"]
        ticket: Ticket = request.meta["ticket"]
        _account(ticket, request)
        error = raised.value or RuntimeError()
        failure, detail = outcomes.of_error(error, urlsplit(request.url).hostname or "")
        if failure is Failure.UNKNOWN:
            _log.warning("no word for what a host did: %s", raised.getTraceback())
        answered = "download_latency" in request.meta
        self.frontier.returned(request, failure, answered, None)
        cause = outcomes.why(failure, detail, bool(request.meta.get("connected")), answered)
        visit = ticket.verdict(requests.meant(request), failure, detail, cause)
        yield ticket.settled(Fetched(ticket=ticket, visit=visit, body=None, answered=answered))

    def took(self, outcomes_: Iterator[Request | Fetched]) -> None:
        """What became of an answer goes to the frontier."""
        for one in outcomes_:
            if isinstance(one, Fetched):
                self.frontier.keep(one)
            else:
                self.frontier.enqueue_request(one)

    def _outcome(self, response: Response, ticket: Ticket) -> Request | Fetched:
        answer = _answer(response)
        if ticket.look == tries.SECOND:
            ticket.remember(answer, response.headers.getlist("Set-Cookie"))
        if ticket.share is not None:
            return self._of_share(ticket, ticket.share, answer, response)
        if unchanged := known.same(ticket, answer):
            return unchanged
        failure, detail = outcomes.of_answer(answer, ticket.url, len(ticket.hops))
        if failure is not Failure.CHALLENGE and (target := answer.target):
            return self._hop(ticket, answer, target)
        if (
            failure is None
            and not isinstance(response, Spooled)
            and (onward := self._onward(ticket, answer, response.body))
        ):
            return onward
        if failure is Failure.NOT_FOUND and (other := self._spelt_otherwise(ticket, answer)):
            return other
        failure, detail, cause = _weighed(ticket, answer, failure, detail, response.body)
        visit = replace(
            ticket.verdict(ticket.spelt or answer.url if failure else answer.url, failure, detail, cause),
            status=answer.status,
            media_type=answer.media_type,
            filename=answer.filename,
            etag=answer.text("etag")[:_VALIDATOR],
            modified=answer.text("last-modified")[:_VALIDATOR],
        )
        fetched = self._fetched(ticket, visit, answer, response if failure is None else None)
        fetched.doubted = failure is None and doubts.doubtful(answer, ticket.url, len(ticket.hops), response.body)
        return fetched

    def _spelt_otherwise(self, ticket: Ticket, answer: Answer) -> Request | None:
        """The last look tries Russian letters of an address in the older encoding too: some servers know no other."""
        other = urls.spelt_otherwise(answer.url) if ticket.look == tries.SECOND and not ticket.spelt else ""
        if not other or other in ticket.asked:
            return None
        ticket.spelt = answer.url
        ticket.hops.append(Hop(url=answer.url, status=answer.status, by="spelling"))
        onward = self.frontier.request(ticket, other)
        if isinstance(onward, Request):
            return onward
        ticket.hops.pop()
        return None

    def _hop(self, ticket: Ticket, answer: Answer, target: str) -> Request | Fetched:
        """The next request on the way, or why the way ends here."""
        ticket.hops.append(Hop(url=answer.url, status=answer.status))
        # With new cookies the same address may answer otherwise; only a second look keeps them.
        looped = target in ticket.asked and not any(ticket.cookies.values())
        if len(ticket.hops) > MOST_HOPS or looped:
            return _ended(ticket, answer, answer.url, Failure.TOO_MANY_REDIRECTS)
        if walls.door(target):
            return _ended(ticket, answer, target, Failure.RESTRICTED)
        if walls.consent_door(target):
            return _ended(ticket, answer, target, Failure.CHALLENGE, Cause.CONSENT)
        if not requests.is_askable(target):
            return _ended(ticket, answer, target, Failure.BAD_SCHEME)
        return self.frontier.request(ticket, target)

    def _onward(self, ticket: Ticket, answer: Answer, body: bytes) -> Request | None:
        """A page that only leads to one file is left for it."""
        lead = through.lead(answer, body) if ticket.led < through.MOST else None
        if lead is None or lead.url in ticket.asked or not requests.is_askable(lead.url):
            return None
        before, page = len(ticket.hops), ticket.page
        if lead.by != "refresh":
            ticket.page = page or Page(answer, body, before)
        ticket.hops.append(Hop(url=answer.url, status=answer.status, by=lead.by))
        ticket.led += 1
        tries_before = ticket.tries
        onward = self.frontier.request(ticket, lead.url)
        if isinstance(onward, Request):
            return onward
        ticket.hops, ticket.page, ticket.share, ticket.tries = ticket.hops[:before], page, None, tries_before
        return None

    def _of_share(self, ticket: Ticket, share: shares.Share, answer: Answer, response: Response) -> Request | Fetched:
        """What a cloud service answered."""
        move = shares.go_on(share, answer, arrived.words(response, answer))
        ticket.share = move.share
        if isinstance(move, shares.Ask):
            if unchanged := known.same(ticket, answer, move.share.sha256):
                return unchanged
            return self.frontier.request(ticket, move)
        failure = move.failure if isinstance(move, shares.Ended) else None
        taken = isinstance(move, shares.Taken)
        visit = replace(
            ticket.verdict(answer.url, failure, move.detail if isinstance(move, shares.Ended) else ""),
            status=answer.status,
            media_type=shares.media_type(move.share, answer) if taken else "",
            filename=(move.share.name or answer.filename) if taken else move.share.name,
            folder=isinstance(move, shares.Folder),
            listing=move.listing if isinstance(move, shares.Folder) else (),
        )
        return self._fetched(ticket, visit, answer, response if taken else None)

    def _fetched(self, ticket: Ticket, visit: Visit, answer: Answer, response: Response | None) -> Fetched:
        """The end of a look. `response`: that whose body is kept."""
        pause = answer.retry_after(datetime.now(UTC)) if answer.status in (429, 503) else None
        fetched = Fetched(ticket=ticket, visit=visit, answered=True, retry_after=pause)
        return arrived.put(fetched, response, self.frontier.incoming) if response is not None else fetched


def _weighed(
    ticket: Ticket, answer: Answer, failure: Failure | None, detail: str, body: bytes
) -> tuple[Failure | None, str, Cause | None]:
    """The failure, unless the document is shown all the same; its proof; its cause."""
    if ticket.spelt and failure:
        ticket.hops = [hop for hop in ticket.hops if hop.by != "spelling"]
    if shown.a_file(failure, body):
        return None, "", None
    if ticket.look == tries.SECOND and shown.an_act(failure, answer, body):
        return Failure.UNKNOWN, detail, Cause.SHOWN
    return failure, detail, outcomes.why_answered(answer, failure)


def _ended(ticket: Ticket, answer: Answer, final_url: str, failure: Failure, cause: Cause | None = None) -> Fetched:
    detail = f"HTTP {answer.status}, Location: {answer.text('location')}"[:200]
    visit = ticket.verdict(final_url, failure, detail, cause)
    return Fetched(ticket=ticket, visit=replace(visit, status=answer.status), body=None, answered=True)


def _account(ticket: Ticket, request: Request) -> None:
    """Time spent and faults of certificates belong to the whole look."""
    ticket.spent += time.monotonic() - request.meta.get("sent", time.monotonic())
    ticket.faults.extend(request.meta.get("certificate", ()))


def _answer(response: Response) -> Answer:
    request = response.request
    url = requests.meant(request) if request is not None else response.url
    headers = {name.decode("latin-1").lower(): values[0] for name, values in response.headers.items() if values}
    return Answer(url=url, status=response.status, headers=headers, head=response.body[:_HEAD])
