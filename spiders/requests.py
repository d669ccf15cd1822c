"""The request for a link, or for a hop on its way."""

from base64 import b64encode
from typing import Any
from urllib.parse import unquote, urlsplit, urlunsplit

from scrapy import Request

from auditor import urls
from auditor.store import origin
from spiders.tickets import Ticket
from spiders.tries import SECOND


def build(spider: Any, ticket: Ticket, url: str, timeout: float) -> Request | None:
    """The request; None for what is no web address. All requests of one look share the time that one fetch may take."""
    if not urls.is_web(url) or not origin(url):
        return None
    parts = urlsplit(url)
    headers: dict[str, str | bytes] = {}
    if ticket.look == SECOND and (cookie := ticket.cookie(parts.hostname or "")):
        headers["Cookie"] = cookie
    user, at, place = parts.netloc.rpartition("@")
    if at:  # a name and password in an address are for its own host only, and go in a header
        headers["Authorization"] = b"Basic " + b64encode(unquote(user).encode())
        url = urlunsplit(parts._replace(netloc=place))
    ticket.asked.add(url)
    meta = {
        "ticket": ticket,
        "dont_redirect": True,  # the spider follows, so that each hop is seen
        "handle_httpstatus_all": True,
        "download_timeout": max(0.1, timeout - ticket.spent),
    }
    try:
        return Request(url, spider.parse, headers=headers, meta=meta, errback=spider.failed)
    except ValueError:
        return None
