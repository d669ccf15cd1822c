"""A document as people see it: what it calls itself, its dates, how it was approved, how much of it was read."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import unquote, urlsplit

from auditor.model import Document, DocumentResult
from auditor.reports import clean
from auditor.reports.voice import Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """A document that was opened."""

    id: str
    title: str
    kind: str
    level: str
    issuer: str
    dated: date | None
    valid_from: date | None
    valid_to: date | None
    approval: str
    draft: bool
    pages: int | None
    read: int | None
    trouble: str
    partial: bool
    cited: int
    address: str
    href: str | None


def document_view(one: DocumentResult, cited: int, voice: Voice) -> DocumentView:
    """The view of a document that `cited` links lead to."""
    facts, text = one.document.facts, one.document.text
    address = one.urls[0] if one.urls else ""
    return DocumentView(
        id=one.document.id,
        title=title(one),
        kind=voice.word(facts.kind.value) if facts.kind else "",
        level=voice.word(facts.level.value) if facts.level else "",
        issuer=clean.line(facts.issuer.value, 200) if facts.issuer else "",
        dated=facts.date.day if facts.date else None,
        valid_from=facts.valid.start if facts.valid else None,
        valid_to=facts.valid.end if facts.valid else None,
        approval=clean.line(voice.approval(facts.approval), 300),
        draft=facts.draft is not None,
        pages=page_count(one.document),
        read=len(text.pages) - len(text.unread) if text.paged else None,
        trouble=voice.word(text.trouble) if text.trouble else "",
        partial=text.partial,
        cited=cited,
        address=clean.line(address, 500),
        href=clean.href(address) if address else None,
    )


def title(one: DocumentResult) -> str:
    """What the document calls itself, else what its file calls it, else the file's name."""
    facts, text = one.document.facts, one.document.text
    name = facts.title.value if facts.title else text.title
    return clean.line(name, 300) or _file_name(one) or one.document.id[:12]


def _file_name(one: DocumentResult) -> str:
    for address in one.urls:
        try:
            last = urlsplit(address).path.rstrip("/").rpartition("/")[2]
        except ValueError:
            continue
        if last:
            return clean.line(unquote(last), 200)
    return ""


def page_count(document: Document) -> int | None:
    """How many pages it has, where pages are real."""
    text = document.text
    if text.count is not None:
        return text.count
    return len(text.pages) if text.paged and text.pages else None
