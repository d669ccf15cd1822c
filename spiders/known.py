"""What earlier nights know of a link: validators to send, and the visit that stands when nothing has changed.

Sources: RFC 9110, section 13 (If-None-Match, If-Modified-Since; weak validators are good enough to compare whole
bodies); the Yandex Disk API names the sha256 of a file. Some servers answer "not modified" for ever: after
`Manners.distrust_after` nights of such answers the file is fetched anew.
"""

from collections.abc import Mapping
from dataclasses import replace

from auditor.model import Visit
from auditor.store import Store
from spiders.answers import Answer
from spiders.manners import Manners
from spiders.tickets import Fetched, Ticket
from spiders.tries import FIRST

_NOT_MODIFIED = 304


def visits(store: Store, manners: Manners) -> dict[str, Visit]:
    """The visits that may be believed once more, by the address requested: their bodies are still at hand."""
    if not manners.distrust_after:
        return {}
    found = {}
    for url, one in store.nights.watched().items():
        visit = one.visit
        if visit is None or not visit.body or one.trusting >= manners.distrust_after:
            continue
        if (visit.etag or visit.modified or visit.share) and store.body(visit.body).is_file():
            found[url] = visit
    return found


def validators(ticket: Ticket, url: str) -> Mapping[str, str]:
    """The headers that ask for the body only if it is another; for the address that the body came from."""
    known = ticket.known
    if known is None or ticket.look != FIRST or ticket.share is not None or url != known.final_url:
        return {}
    headers = {}
    if known.etag:
        headers["If-None-Match"] = known.etag
    if known.modified:
        headers["If-Modified-Since"] = known.modified
    return headers


def same(ticket: Ticket, answer: Answer, sha: str = "") -> Fetched | None:
    """The end of a look whose body is that of last time; None when it is not said to be. `sha`: what a cloud names."""
    known = ticket.known
    told = answer.status == _NOT_MODIFIED or (sha and known and sha == known.body)
    if known is None or not told:
        return None
    seen = ticket.verdict(known.final_url if not ticket.share else answer.url, None, "")
    visit = replace(
        known,
        url=seen.url,
        hops=seen.hops,
        permanent=seen.permanent,
        trusted=seen.trusted,
        certificate=seen.certificate,
        tries=seen.tries,
        first_at=seen.first_at,
        at=seen.at,
        unchanged=True,
        skipped=False,
    )
    return Fetched(ticket=ticket, visit=visit, answered=True, final=True)
