"""The language of a report: words, counts, dates, pages, quotation marks."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from auditor.model import Approval, Failure, Kind, Lang, Level, LinkStatus, Outcome, Say, Severity, Trouble
from auditor.reports import lexicon, terms, typography

Word = Outcome | Severity | LinkStatus | Failure | Trouble | Kind | Level
_TABLES: tuple[Mapping[Any, lexicon.Pair], ...] = (
    terms.OUTCOMES,
    terms.SEVERITIES,
    terms.STATUSES,
    terms.FAILURES,
    terms.TROUBLES,
    terms.KINDS,
    terms.LEVELS,
)
# A value of one closed set may be spelled like one of another, so the key is the pair.
_NAMES = {(type(value), value): names for table in _TABLES for value, names in table.items()}

_TABLE = re.compile(r"^table (\d+) row (\d+) column (\d+)$")
_ROW = re.compile(r"^row (\d+)$")


@dataclass(frozen=True, slots=True)
class Voice:
    """Speaks one language."""

    lang: Lang

    @property
    def russian(self) -> bool:
        return self.lang is Lang.RU

    def pick(self, ru: str, en: str) -> str:
        """The one of two wordings."""
        return ru if self.russian else en

    def __call__(self, key: str, **blanks: object) -> str:
        """A word of the table, its blanks filled."""
        return self.pick(*lexicon.WORDS[key]).format(**blanks) if blanks else self.pick(*lexicon.WORDS[key])

    def say(self, words: Say) -> str:
        return words.in_(self.lang)

    def word(self, value: Word) -> str:
        """The name of a value of a closed set."""
        return self.pick(*_NAMES[type(value), value])

    def noun(self, n: int, noun: str) -> str:
        """The form of a noun after a number."""
        ru, en = terms.NOUNS[noun]
        return typography.plural(n, *ru) if self.russian else en[n != 1]

    def count(self, n: int, noun: str) -> str:
        """A number with its noun: «5 баллов», "5 points"."""
        return f"{self.number(n)} {self.noun(n, noun)}"

    def number(self, n: int) -> str:
        """A number with its thousands parted."""
        return f"{n:,}".replace(",", typography.NBSP if self.russian else ",")

    def signed(self, n: int, noun: str) -> str:
        """A change with its sign: «+5 баллов», «−3 балла»."""
        return f"{'−' if n < 0 else '+'}{self.count(abs(n), noun)}"

    def day(self, when: date) -> str:
        """A day: 14.09.2020 in Russian, 2020-09-14 in English."""
        return typography.day(when) if self.russian else when.isoformat()

    def moment(self, when: datetime) -> str:
        """A moment in UTC, to the minute."""
        when = utc(when)
        return f"{self.day(when.date())}, {when:%H:%M} UTC"

    def pages(self, numbers: Iterable[int]) -> str:
        """«стр. 5–7, 9»; nothing for no pages."""
        numbers = tuple(numbers)
        if not numbers:
            return ""
        return f"{self.pick('стр.', 'pp.' if len(numbers) > 1 else 'p.')} {typography.ranges(numbers)}"

    def quoted(self, words: str) -> str:
        return typography.guillemets(words) if self.russian else f"“{words.strip()}”"

    def place(self, words: str) -> str:
        """A place in a form; the words of the contract are told in the language of the report."""
        if self.russian:
            words = _TABLE.sub(r"таблица \1, строка \2, столбец \3", words)
            words = _ROW.sub(r"строка \1", words)
        return words

    def nice(self, words: str) -> str:
        """The words with no-break spaces, where the language has such rules."""
        return typography.ru(words) if self.russian else words

    def approval(self, approval: Approval | None) -> str:
        """An approval in a line: «приказ от 14.09.2020 № 214; не заполнено: номер»."""
        if approval is None:
            return self("not_found")
        how = terms.APPROVALS.get(approval.by or "")
        known = [self.pick(*how)] if how else []
        if approval.date:
            known.append(self("act_of", day=self.day(approval.date)))
        if approval.number:
            known.append(self("act_no", number=approval.number))
        parts = [" ".join(known)] if known else []
        named = {"number": self("number"), "date": self("day")}
        for key, what in (("blank", approval.blanks), ("illegible", approval.unread)):
            if what:
                parts.append(self(key, what=", ".join(named.get(one, one) for one in what)))
        return "; ".join(parts) or self("not_found")


def utc(when: datetime) -> datetime:
    """The same moment in UTC; a moment without a zone is taken for UTC already."""
    return when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
