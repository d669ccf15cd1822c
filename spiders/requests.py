"""The request for a link, for a hop on its way, or for a question to a cloud service."""

from base64 import b64encode
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote, urlsplit, urlunsplit

from scrapy import Request

from auditor import urls
from auditor.model import Failure, Hop
from auditor.store import origin
from spiders import known, shares
from spiders.manners import Manners
from spiders.tickets import Fetched, Ticket
from spiders.tries import SECOND

_MOST_WRAPPED = 4  # addresses in an address


def start(spider: Any, ticket: Ticket, way: str | shares.Ask, manners: Manners) -> Request | Fetched:
    """The request for an address, of a cloud share to its service, or for a question to one. Or why there is none."""
    if isinstance(way, shares.Ask):
        return _asked(spider, ticket, way, manners)
    url, move = way, shares.begin(way)
    while isinstance(move, shares.Unwrapped) and len(ticket.hops) < _MOST_WRAPPED:
        ticket.hops.append(Hop(url=url, status=200, by="viewer"))
        url = urls.request_url(move.url)
        move = shares.begin(url)
    if isinstance(move, shares.Ended):
        ticket.share = move.share
        visit = ticket.verdict(url, move.failure, move.detail)
        return Fetched(ticket=ticket, visit=visit, final=True)
    if isinstance(move, shares.Ask):
        return _asked(spider, ticket, move, manners)
    ticket.share = None
    return build(spider, ticket, url, manners) or _no_address(ticket, url)


def _asked(spider: Any, ticket: Ticket, move: shares.Ask, manners: Manners) -> Request | Fetched:
    ticket.share = move.share
    url = urls.request_url(move.url)
    return build(spider, ticket, url, manners, move.headers) or _no_address(ticket, url)


def _no_address(ticket: Ticket, url: str) -> Fetched:
    return Fetched(ticket=ticket, visit=ticket.verdict(url, Failure.BAD_SCHEME, ""))


def build(
    spider: Any, ticket: Ticket, url: str, manners: Manners, more: Mapping[str, str] | None = None
) -> Request | None:
    """The request; None for what is no web address. All requests of one look share the time that one fetch may take."""
    if not is_askable(url):
        return None
    parts = urlsplit(url)
    headers: dict[str, str | bytes] = dict(more or {})
    headers |= known.validators(ticket, url)
    if ticket.look == SECOND and (cookie := ticket.cookie(parts.hostname or "")):
        headers["Cookie"] = cookie
    user, at, place = parts.netloc.rpartition("@")
    if at:  # a name and password in an address are for its own host only, and go in a header
        headers["Authorization"] = b"Basic " + b64encode(unquote(user).encode("utf-8", "replace"))
        url = urlunsplit(parts._replace(netloc=place))
    ticket.asked.add(url)
    own = (manners.found or ticket.page is not None) and ticket.share is None  # a link that we found by ourselves
    meta = {
        "ticket": ticket,
        "dont_redirect": True,  # the spider follows, so that each hop is seen
        "handle_httpstatus_all": True,
        "download_timeout": max(0.1, manners.timeout - ticket.spent),
        "dont_obey_robotstxt": not (manners.obey_robots or own),
    }
    sent = _stood_in(url, manners)
    if sent != url:
        meta["meant"] = url
    try:
        return Request(sent, spider.parse, headers=headers, meta=meta, errback=spider.failed)
    except ValueError:
        return None


def is_askable(url: str) -> bool:
    """Whether a request can be made of the address."""
    return urls.is_web(url) and bool(origin(url))


def meant(request: Request) -> str:
    """The address a request is for, wherever it was sent."""
    return str(request.meta.get("meant", request.url))


def _stood_in(url: str, manners: Manners) -> str:
    """The address at the host that stands in for another in a rehearsal."""
    for meant, asked in manners.stand_ins:
        if url == meant or url.startswith((f"{meant}/", f"{meant}?")):
            return asked + url[len(meant) :]
    return url
