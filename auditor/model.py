"""The records that pass between stages: frozen, plain, picklable, and the closed sets of words they use."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")
Day = date  # inside a record with a field named `date` the word no longer means the type


# --- words -----------------------------------------------------------------------------------------------------------


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Outcome(StrEnum):
    """The verdict of a cell (contract, section 4)."""

    READY = "ready"
    MEND = "mend"
    EXPERT = "expert"
    EMPTY = "empty"


class LinkStatus(StrEnum):
    """What became of a link, as `report.json` says it."""

    OK = "ok"
    REDIRECTED = "redirected"
    BROKEN = "broken"
    SOFT_404 = "soft-404"
    RESTRICTED = "restricted"
    BLOCKED = "blocked"
    SECTION = "section"
    UNVERIFIED = "unverified"
    MALFORMED = "malformed"


class Flaw(StrEnum):
    """Why something that stands for a link is none."""

    LOCAL_PATH = "local-path"
    EMAIL = "email"
    GLUED = "glued"
    NOT_AN_ADDRESS = "not-an-address"


class Failure(StrEnum):
    """How a link can fail; found by spiders, judged by rules. Nothing raises it."""

    BLOCKED = "blocked"  # the address guard refused to connect
    BAD_SCHEME = "bad-scheme"  # ftp:, file:, javascript: ...
    DNS = "dns"
    REFUSED = "refused"
    RESET = "reset"
    TIMEOUT = "timeout"
    TLS = "tls"
    TOO_MANY_REDIRECTS = "too-many-redirects"
    TRUNCATED = "truncated"  # the body ended before the announced length
    TOO_LARGE = "too-large"  # opens, but is not read
    NOT_FOUND = "not-found"  # 404
    GONE = "gone"  # 410
    CLIENT_ERROR = "client-error"  # other 4xx
    SERVER_ERROR = "server-error"  # 5xx
    RESTRICTED = "restricted"  # 401, 402, 403, 407, 423, 440, 451; a login wall
    CHALLENGE = "challenge"  # a bot wall; people may see the page
    RATE_LIMITED = "rate-limited"  # 429, 430, 509, 999
    ROBOTS = "robots"  # forbidden to robots, and we were told to obey
    HOST_DOWN = "host-down"  # the whole host was given up
    UNKNOWN = "unknown"  # something we have no word for: never called broken

    @classmethod
    def of_status(cls, status: int) -> "Failure | None":
        """The meaning of an HTTP status (RFC 9110, section 15); None for 2xx."""
        if status in _BY_STATUS:
            return _BY_STATUS[status]
        if 500 <= status < 600:
            return cls.SERVER_ERROR
        if 400 <= status < 500:
            return cls.CLIENT_ERROR
        return None if 200 <= status < 300 else cls.UNKNOWN

    @property
    def link_status(self) -> LinkStatus:
        """What a link with this failure is called in the report."""
        return _STATUS_OF_FAILURE.get(self, LinkStatus.BROKEN)


_BY_STATUS = {
    401: Failure.RESTRICTED,
    402: Failure.RESTRICTED,
    403: Failure.RESTRICTED,
    404: Failure.NOT_FOUND,
    407: Failure.RESTRICTED,
    408: Failure.TIMEOUT,
    410: Failure.GONE,
    423: Failure.RESTRICTED,
    429: Failure.RATE_LIMITED,
    430: Failure.RATE_LIMITED,  # of some shops' hosting
    440: Failure.RESTRICTED,  # IIS: the login has run out
    451: Failure.RESTRICTED,
    509: Failure.RATE_LIMITED,  # the hosting's traffic is used up
    511: Failure.UNKNOWN,  # our own network asks for a login
    999: Failure.RATE_LIMITED,
}
_STATUS_OF_FAILURE = {
    Failure.BLOCKED: LinkStatus.BLOCKED,
    Failure.BAD_SCHEME: LinkStatus.BLOCKED,
    Failure.RESTRICTED: LinkStatus.RESTRICTED,
    Failure.CHALLENGE: LinkStatus.RESTRICTED,
    Failure.RATE_LIMITED: LinkStatus.UNVERIFIED,
    Failure.ROBOTS: LinkStatus.UNVERIFIED,
    Failure.HOST_DOWN: LinkStatus.UNVERIFIED,
    Failure.UNKNOWN: LinkStatus.UNVERIFIED,
    Failure.TOO_LARGE: LinkStatus.OK,
    Failure.TRUNCATED: LinkStatus.OK,
}


class Cause(StrEnum):
    """What a failure alone does not tell, where it is known; '' in a Visit where it is not."""

    CONNECT = "connect"  # a time-out before there was a connection
    HEADERS = "headers"  # ... before the answer began
    BODY = "body"  # ... before it was whole
    NOT_TLS = "not-tls"  # something else than TLS speaks on the port
    OLD_TLS = "old-tls"  # only versions of TLS that browsers no longer speak
    NO_CIPHER = "no-cipher"  # no cipher in common, as with sites that know the national ones only
    CLIENT_CERTIFICATE = "client-certificate"  # lets in only those who have a certificate of their own
    NOT_HTTP = "not-http"
    CONSENT = "consent"  # asks for consent to cookies or to terms first
    GEO = "geo"  # not shown in the country or network it was asked from
    FIREWALL = "firewall"  # refused by a program that guards the site
    MAINTENANCE = "maintenance"  # the site itself says when to come again
    FELL_SILENT = "fell-silent"  # the host answered in this run, and then no more


class Trouble(StrEnum):
    """Why a document could not be read. A value, not an exception."""

    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    UNSUPPORTED = "unsupported"
    TOO_LARGE = "too-large"
    TOO_SLOW = "too-slow"
    CRASHED = "crashed"  # its reader died
    EMPTY = "empty"  # zero bytes, or a file with no text and no pictures
    OWNER_FILE = "owner-file"  # Word's "~$name.docx"


class Kind(StrEnum):
    """Kinds of documents (contract, section 4)."""

    CONCEPT = "concept"
    PROGRAM = "program"
    REGULATION = "regulation"
    ORDER = "order"
    PLAN = "plan"
    ROADMAP = "roadmap"
    CYCLOGRAM = "cyclogram"
    ANALYTIC_NOTE = "analytic_note"
    REPORT = "report"
    GUIDELINES = "guidelines"
    ADDRESSED_RECOMMENDATIONS = "addressed_recommendations"
    FORM = "form"
    PROTOCOL = "protocol"
    LETTER = "letter"
    NEWS = "news"
    ANNOUNCEMENT = "announcement"
    PRESENTATION = "presentation"
    SCHEME = "scheme"
    ARTICLE = "article"
    LIST = "list"
    OTHER = "other"


class Level(StrEnum):
    FEDERAL = "federal"
    REGIONAL = "regional"
    MUNICIPAL = "municipal"
    SCHOOL = "school"


class Webpage(StrEnum):
    """What kind of page an HTML answer is."""

    DOCUMENT = "document"  # holds one document's text
    SECTION = "section"  # a list of documents or news
    HOME = "home"
    CARD = "card"  # leads to exactly one file
    LOGIN = "login"
    CHALLENGE = "challenge"
    NOT_FOUND = "not-found"
    FORM = "form"  # an online form to fill in
    VIEWER = "viewer"  # a cloud share or a page made by scripts: its document is not in the page
    OTHER = "other"


class PageNeed(StrEnum):
    """Whether a citation must name pages."""

    NOT_NEEDED = "not_needed"
    IF_LONG = "if_longer_than_1"
    REQUIRED = "required"


class Lang(StrEnum):
    RU = "ru"
    EN = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """The same words in both languages."""

    ru: str
    en: str

    def in_(self, lang: Lang | str) -> str:
        """The words in `lang`."""
        return self.en if lang == Lang.EN else self.ru


# --- what was seen ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of a document and the page they stand on (1-based; None where pages are not real)."""

    page: int | None = None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen(Generic[T]):
    """A value read from a document, with the words it was read from."""

    value: T
    seen: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A day a document bears."""

    day: date
    seen: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A span of days, both ends included; a date known only to the month or year is one too."""

    start: date
    end: date
    seen: Quote | None = None


# --- the rubric ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """One thing a position asks for: `any_of` are regular expressions (case ignored), one of which must be found."""

    any_of: tuple[str, ...]
    name: Say


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """What a position asks of its evidence. Every default means "does not matter"."""

    kinds: tuple[Kind, ...] = ()  # close the position
    tolerated: tuple[Kind, ...] = ()  # may close it; a person looks
    rejected: tuple[Kind, ...] = ()  # never close it
    approval: bool = False
    oldest: date | None = None  # a document without a term may not be older
    oldest_lasting: date | None = None  # regulations and concepts without a term: older than this is an error
    assessed: Period | None = None  # a document made for a period must reach into it
    levels: tuple[Level, ...] = ()  # levels that close the position
    pages: PageNeed = PageNeed.NOT_NEEDED
    pages_from: int = 11  # with IF_LONG: a missing page is a warning from this many pages on, else a note
    pages_short: Severity | None = Severity.INFO  # severity of a missing page below `pages_from`; None: no fault
    pages_long: Severity | None = Severity.WARNING  # and from `pages_from` on
    topic: tuple[str, ...] = ()  # stems of the direction assessed
    content: tuple[Content, ...] = ()
    audiences: tuple[Content, ...] = ()  # groups of people the title must name, all of them
    basis: bool = False  # must rest on an analysis it names
    years: tuple[int, ...] = ()  # years an analysis of effectiveness must cover
    private: bool = False  # people's and institutions' data must not be open here
    human: bool = False  # only a person can judge the meaning
    evidence: Say = Say(ru="", en="")  # what to attach, in the rubric's words


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One assessed position."""

    id: str
    section: str
    title: str
    points: int
    needs: Needs = Needs()
    optional: bool = False  # an empty cell is no fault
    heading: bool = False  # may be a mere heading row: empty is no fault either


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A block of positions; `headings` are the ways a form may title it."""

    id: str
    title: str
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rubric:
    """What is assessed and by what measure."""

    name: str
    title: str
    assessed: Period
    sections: tuple[Section, ...]
    positions: tuple[Position, ...]
    severities: Mapping[str, Severity | None] = field(default_factory=dict)

    @property
    def max_points(self) -> int:
        return sum(position.points for position in self.positions)


# --- a submission ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link in a cell: `url` as submitted, repaired only in spaces and line breaks; a flawed one as it was written."""

    url: str
    text: str = ""  # the words the link stands on, where they differ from the address
    pages: tuple[int, ...] = ()
    parts: tuple[str, ...] = ()  # other places cited: "п. 2.1", "приложение 2", "лист «План»"
    flaw: Flaw | None = None
    glued: bool = False  # written on to the end of the address before it: told apart here, but a click opens neither


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """The evidence cell of one position."""

    position: Position
    place: str  # "Sheet!D7", "table 1 row 4 column 3", "row 12"
    text: str
    links: tuple[Link, ...] = ()
    loose_pages: tuple[int, ...] = ()  # pages cited, but not told to any one link
    hidden: bool = False  # it stands in a row, column or sheet that is not shown; read all the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmatched:
    """Something filled in that answers no position of the rubric."""

    place: str
    text: str
    guess: str = ""  # the id of the likeliest position


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """What one municipality submitted; a position without a place in the form has a cell with place ''."""

    municipality: str
    source: str  # the file's name
    cells: tuple[Cell, ...]
    unmatched: tuple[Unmatched, ...] = ()


# --- what a link did -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One redirect on the way, or a page that was left for the one file it shows (`by` tells how it leads on)."""

    url: str
    status: int
    by: str = ""  # "viewer": the file's address stands in this one; "page": a link or frame; "refresh"; '': a redirect


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What happened to a link."""

    url: str
    final_url: str = ""
    hops: tuple[Hop, ...] = ()
    permanent: bool = False  # every hop said "moved for good" (301, 308)
    status: int | None = None  # the last HTTP status
    failure: Failure | None = None
    cause: Cause | None = None  # of the failure, more exactly
    detail: str = ""  # the proof, in short: the error, the header or the words that told
    twin: str = ""  # why a page that opened is taken for "not found": see `spiders.probes`
    trusted: bool = True  # its TLS certificate (or plain HTTP)
    certificate: str = ""  # what is wrong with the certificate
    media_type: str = ""  # as the server said
    filename: str = ""  # from Content-Disposition, or as the cloud calls it
    share: str = ""  # the cloud service the link belongs to; then `final_url` is its public page
    folder: bool = False  # a folder of a cloud; `filename` is its name
    listing: tuple["PageLink", ...] = ()  # what the folder holds
    body: str = ""  # sha256 of the bytes, in hexadecimal, or ''
    size: int = 0  # of the body, in bytes
    tries: int = 1
    first_at: datetime | None = None
    at: datetime | None = None  # of the last try, UTC


# --- what a document says --------------------------------------------------------------------------------------------


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


# --- the report ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """An expert's decision on a finding."""

    by: str
    because: str
    false_alarm: bool = False
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fault, with its place, its proof and what to do. `id` stays the same over runs."""

    id: str
    rule: str
    severity: Severity
    municipality: str
    position: str
    place: str
    url: str | None = None
    document: str | None = None
    page: int | None = None
    message: Say
    evidence: str = ""
    advice: Say
    since: datetime | None = None  # of the first run that had it
    accepted: Acceptance | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The preliminary verdict on a cell. `points` are those that stand unless a finding takes them."""

    municipality: str
    position: str
    place: str
    outcome: Outcome
    points: int
    max_points: int
    why: Say = Say(ru="", en="")  # what an expert should look at, where `outcome` is `expert`
    blank: bool = False  # nothing stands in the cell: a fault where `outcome` is `empty`, allowed where it is `ready`


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One thing to do that mends several findings."""

    act: Say
    urgent: bool
    points: int
    positions: tuple[str, ...]
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkResult:
    """A link with all that became of it, as the report shows it."""

    link: Link
    status: LinkStatus
    visit: Visit | None = None
    document: str | None = None
    suggested_pages: tuple[int, ...] = ()
    suggested_url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CellResult:
    """A cell with its verdict and links."""

    cell: Cell
    verdict: Verdict
    links: tuple[LinkResult, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionResult:
    """One municipality's part of the report, cells in the rubric's order."""

    submission: Submission
    outcome: Outcome
    points_at_risk: int
    max_points: int
    first: tuple[Act, ...]
    cells: tuple[CellResult, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One audit. Times are UTC."""

    id: str
    started: datetime
    finished: datetime | None = None
    as_of: date
    rubric: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentResult:
    """A document with the addresses it was reached by."""

    document: Document
    urls: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that is reported; every format is a view of it."""

    run: Run
    rubric: Rubric
    submissions: tuple[SubmissionResult, ...]
    documents: tuple[DocumentResult, ...]
    findings: tuple[Finding, ...]
