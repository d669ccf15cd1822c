"""What is told to people after a night, and where it goes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from auditor.model import Lang


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """Where letters go. `server`: smtp:// (STARTTLS wherever the server offers it), smtp+starttls:// (never without),
    smtps://; name and password stand before the @, a password `$NAME` is the environment's. `by_municipality`: who gets
    a municipality's own part. `authority`: PEM files of further certificate authorities to trust.
    """

    server: str
    sender: str
    to: tuple[str, ...] = ()
    authority: tuple[str, ...] = ()
    by_municipality: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """Where the JSON of `auditor diff` is posted; with `format = "telegram"` the digest's text, to `chat`.

    `secret`: the body is signed, `X-Auditor-Signature: sha256=HMAC`.
    """

    url: str
    secret: str = ""
    format: str = "json"
    chat: str = ""
    tries: int = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One new thing to mend: what one act mends, in one or several positions."""

    municipality: str
    positions: tuple[str, ...]
    message: str
    advice: str = ""
    urgent: bool = False
    points: int = 0
    page: str = ""  # where the report shows it


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A municipality, how many positions, and a few words on them."""

    municipality: str
    count: int
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Swapped:
    """A file that is another than last time, at the same address."""

    municipality: str
    name: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What one night tells one reader. Words are in `lang` already; counts are of positions."""

    lang: Lang
    title: str  # "Кедровский край, направление 2.4"
    day: date
    new: int = 0
    mended: int = 0
    holding: int = 0
    items: tuple[Item, ...] = ()
    better: tuple[Tally, ...] = ()
    still: tuple[Tally, ...] = ()
    swapped: tuple[Swapped, ...] = ()
    unchecked: tuple[str, ...] = ()  # sentences on what could not be checked
    remarks: tuple[str, ...] = ()  # sentences on the forms themselves: missing, unreadable, taken in
    deadline: str = ""  # a sentence on the days left
    due: tuple[Item, ...] = ()  # before the deadline: all that is still wrong, by points
    site: str = ""
    own: bool = False  # of one municipality, for itself

    @property
    def telling(self) -> bool:
        """Whether something changed, so that it is worth a letter."""
        return bool(self.items or self.better or self.swapped or self.remarks or self.due)


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A digest as it is sent."""

    subject: str
    text: str
    html: str
