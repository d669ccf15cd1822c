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

from auditor.model import Failure, Hop
from spiders import outcomes, tries, walls
from spiders.answers import Answer
from spiders.frontier import Frontier
from spiders.manners import MOST_HOPS
from spiders.tickets import Fetched, Ticket

_log = logging.getLogger(__name__)
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
            visit = ticket.verdict(request.url, Failure.UNKNOWN, "")
            outcome = Fetched(ticket=ticket, visit=visit, body=None, answered=True)
        if isinstance(outcome, Fetched):
            self.frontier.returned(request, outcome.visit.failure, True, outcome.retry_after)
        else:
            self.frontier.returned(request, None, True, None)
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
        yield Fetched(ticket=ticket, visit=ticket.verdict(request.url, failure, detail), body=None, answered=answered)

    def _outcome(self, response: Response, ticket: Ticket) -> Request | Fetched:
        answer = _answer(response)
        if ticket.look == tries.SECOND:
            ticket.remember(answer, response.headers.getlist("Set-Cookie"))
        failure, detail = outcomes.of_answer(answer, ticket.url, len(ticket.hops))
        if failure is not Failure.CHALLENGE and (target := answer.target):
            return self._hop(ticket, answer, target)
        visit = replace(
            ticket.verdict(answer.url, failure, detail),
            status=answer.status,
            media_type=answer.media_type,
            filename=answer.filename,
        )
        return Fetched(
            ticket=ticket,
            visit=visit,
            body=response.body if failure is None else None,
            answered=True,
            retry_after=answer.retry_after(datetime.now(UTC)) if answer.status in (429, 503) else None,
        )

    def _hop(self, ticket: Ticket, answer: Answer, target: str) -> Request | Fetched:
        """The next request on the way, or why the way ends here."""
        ticket.hops.append(Hop(url=answer.url, status=answer.status))
        # With new cookies the same address may answer otherwise; only a second look keeps them.
        looped = target in ticket.asked and not any(ticket.cookies.values())
        if len(ticket.hops) > MOST_HOPS or looped:
            return _ended(ticket, answer, answer.url, Failure.TOO_MANY_REDIRECTS)
        if walls.door(target):
            return _ended(ticket, answer, target, Failure.RESTRICTED)
        return self.frontier.request(ticket, target) or _ended(ticket, answer, target, Failure.BAD_SCHEME)


def _ended(ticket: Ticket, answer: Answer, final_url: str, failure: Failure) -> Fetched:
    visit = ticket.verdict(final_url, failure, f"HTTP {answer.status}, Location: {answer.text('location')}"[:200])
    return Fetched(ticket=ticket, visit=replace(visit, status=answer.status), body=None, answered=True)


def _account(ticket: Ticket, request: Request) -> None:
    """Time spent and faults of certificates belong to the whole look."""
    ticket.spent += time.monotonic() - request.meta.get("sent", time.monotonic())
    ticket.faults.extend(request.meta.get("certificate", ()))


def _answer(response: Response) -> Answer:
    headers = {name.decode("latin-1").lower(): values[0] for name, values in response.headers.items() if values}
    return Answer(url=response.url, status=response.status, headers=headers, head=response.body[:_HEAD])
