"""Words in both languages, and what was seen in a document."""

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from auditor.model.words import Lang

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """The same words in both languages."""

    ru: str
    en: str

    def in_(self, lang: Lang | str) -> str:
        """The words in `lang`."""
        return self.en if lang == Lang.EN else self.ru


UNSAID = Say(ru="", en="")  # where there is nothing to say


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
