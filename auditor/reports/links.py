"""A link as people see it: address, document, what it did, what to write instead."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from auditor.model import Cell, DocumentResult, LinkResult, LinkStatus, PageNeed, Visit
from auditor.reports import clean
from auditor.reports.papers import page_count, title
from auditor.reports.voice import Voice

_TONES = {
    LinkStatus.OK: "ready",
    LinkStatus.REDIRECTED: "info",
    LinkStatus.UNVERIFIED: "info",
    LinkStatus.SECTION: "error",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkView:
    """A link of a cell."""

    url: str  # as submitted, to find it by
    address: str  # shown
    href: str | None  # only a web address
    words: str  # the link stands on, where they differ
    status: LinkStatus
    status_word: str
    tone: str
    reason: str  # why it failed
    title: str
    document: str | None
    page_count: int | None
    facts: str
    approval: str
    dated: str
    pages: tuple[int, ...]
    final: str
    final_href: str | None
    checked: datetime | None
    paste: str  # the page reference to write, where better pages are known
    suggested: str
    suggested_href: str | None
    spot: str = ""  # where it stands, if not at the place of its cell, in the words of the contract


def link_view(one: LinkResult, document: DocumentResult | None, cell: Cell, voice: Voice) -> LinkView:
    """The view of a link of `cell` that leads to `document`."""
    count = page_count(document.document) if document else None
    facts = document.document.facts if document else None
    final = _final(one.visit)
    return LinkView(
        url=one.link.url,
        address=clean.line(one.link.url, 500),
        href=None if one.link.flaw else clean.href(one.link.url),
        words=clean.line(one.link.text, 200),
        status=one.status,
        status_word=voice.word(one.status),
        tone=_TONES.get(one.status, "error"),
        reason=_reason(one, voice),
        title=title(document) if document else "",
        document=one.document,
        page_count=count,
        facts=_facts(one, count, cell, voice) if document else voice.pages(one.link.pages),
        approval=voice.approval(facts.approval) if facts and facts.approval else "",
        dated=voice.day(facts.date.day) if facts and facts.date else "",
        pages=one.link.pages,
        final=clean.line(final, 500),
        final_href=clean.href(final) if final else None,
        checked=one.visit.at if one.visit else None,
        paste=voice.pages(one.suggested_pages),
        suggested=clean.line(one.suggested_url or "", 500),
        suggested_href=clean.href(one.suggested_url) if one.suggested_url else None,
        spot=one.link.place,
    )


def _final(visit: Visit | None) -> str:
    """Where the link ended, if elsewhere."""
    return visit.final_url if visit and visit.final_url != visit.url else ""


def _reason(one: LinkResult, voice: Voice) -> str:
    """Why a link failed: the word for it, and the answer of the site."""
    visit = one.visit
    if visit is None or visit.failure is None:
        return ""
    word = voice.word(visit.failure)
    if visit.status is None or visit.status < 400:
        return word
    return f"{word} ({voice.pick('ответ', 'answer')} {visit.status})"


def _facts(one: LinkResult, count: int | None, cell: Cell, voice: Voice) -> str:
    """Pages cited and how many there are: «стр. 5–7 из 38»."""
    if one.link.pages:
        pages = voice.pages(one.link.pages)
        return voice("pages_of", pages=pages, count=count) if count else pages
    if not count or count < 2:
        return ""
    if cell.position.needs.pages is PageNeed.NOT_NEEDED:
        return voice("pages_all", pages=voice.count(count, "page"))
    return voice("pages_missing", count=count)


def host(address: str) -> str:
    """The site an address belongs to, or ''."""
    try:
        return clean.line(urlsplit(address).hostname or "", 100)
    except ValueError:
        return ""
