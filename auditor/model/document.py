"""What a document says."""

from dataclasses import dataclass
from datetime import date

from auditor.model.said import Dated, Period, Quote, Seen
from auditor.model.words import Kind, Level, Trouble, Webpage

Day = date  # inside a record with a field named `date` the word no longer means the type


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Text of one page; `scanned`: a picture stands where text should be, or a text layer that cannot be trusted.

    A picture that was read well is no longer `scanned`; one that was read badly has `text` and is.
    """

    number: int
    text: str
    scanned: bool = False
    source: str = "text"  # "ocr": read from a picture; "layer": an OCR layer whose head was read again
    confidence: float | None = None  # of what was read from a picture, 0 to 100


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLink:
    """A link on a web page: absolute address, its words, whether it stands in the main part (no menu, no footer)."""

    url: str
    text: str
    main: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A document as text by page.

    Formats without fixed pages (DOCX, HTML, TXT) have `paged=False`: their `pages` are parts in reading order whose
    numbers mean nothing to a reader, and `count` is the count the file records where that is to be believed.
    """

    media_type: str  # by content
    title: str = ""  # by metadata or <title>
    pages: tuple[Page, ...] = ()
    count: int | None = None
    paged: bool = True
    trouble: Trouble | None = None
    detail: str = ""  # of the trouble
    links: tuple[PageLink, ...] = ()  # of a web page
    headings: tuple[str, ...] = ()  # h1 and h2 of a web page, heading paragraphs, sheet names
    partial: bool = False  # read only in part (limits)
    laid_out: bool = False  # its pages are by our layout; where `paged` is False, that was tried in vain

    @property
    def whole(self) -> str:
        """All text, pages parted by form feeds."""
        return "\f".join(page.text for page in self.pages)

    @property
    def unread(self) -> tuple[int, ...]:
        """Numbers of the pages nobody could read."""
        return tuple(page.number for page in self.pages if page.scanned)


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """How a document was approved. `signed`: by an act, a body, or a head whose name or signature stands there."""

    by: str | None = None  # "act", "person", "collegial", "self" (an order is itself the act), "annex", "esign"
    number: str | None = None
    date: Day | None = None
    signed: bool = False
    blanks: tuple[str, ...] = ()  # left empty: "number", "date"
    unread: tuple[str, ...] = ()  # there, but not legible: "number", "date"
    seen: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Personal:
    """Personal data in the open; the quote is masked."""

    kind: str  # "snils", "passport", "birth", "address", "phone", "scores", "pupils", "health", "email"
    count: int
    pages: tuple[int, ...]
    seen: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a document says of itself; None where it does not say, or not surely."""

    title: Seen[str] | None = None
    kind: Seen[Kind] | None = None
    also: Kind | None = None  # the other kind of a compound file: the order before its annex
    level: Seen[Level] | None = None
    issuer: Seen[str] | None = None
    municipality: Seen[str] | None = None  # the municipality the issuer belongs to, in the nominative where known
    date: Dated | None = None
    number: str | None = None
    imprint: Period | None = None  # a date known only to the year or month
    valid: Period | None = None  # the term it was made for
    approval: Approval | None = None
    draft: Quote | None = None
    repealed: Quote | None = None
    webpage: Seen[Webpage] | None = None
    personal: tuple[Personal, ...] = ()
    institution: Personal | None = None  # open per-institution results
    fingerprint: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A body that was read. `id` is the sha256 of its bytes."""

    id: str
    text: Text
    facts: Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """Another municipality's document, as far as likeness needs it."""

    municipality: str
    document: str  # its id
    title: str
    fingerprint: tuple[int, ...]
    day: date | None = None  # its own date: who came first did not copy
    text: Text | None = None  # to quote the passage both have
