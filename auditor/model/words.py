"""The closed sets of words that records use."""

from enum import StrEnum


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
    PORT = "port"  # a port that browsers do not open either
    SHOWN = "shown"  # an error by its status, and yet the document stands on the page
    OFFLINE = "offline"  # no host at all answered meanwhile: our own connection may have been down
    FELL_SILENT = "fell-silent"  # the host answered in this run, and then no more
    SUSPECT = "suspect"  # failed this night for the first time, in a way that may pass: see `auditor.overtime`
    NIGHTS = "nights"  # the whole host has been silent for several nights running


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
