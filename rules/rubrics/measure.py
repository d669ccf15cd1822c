"""How old a document may be and which year is assessed, seen from one day."""

from dataclasses import dataclass
from datetime import date, timedelta

from auditor.model import Period
from rules.rubrics.source import Field

_SEPTEMBER, _OCTOBER = 9, 10


@dataclass(frozen=True, slots=True)
class Measure:
    """What holds for the whole rubric at one date."""

    oldest: date
    oldest_lasting: date
    assessed: Period
    years: int  # of effectiveness
    as_of: date


def measured(field: Field, as_of: date) -> Measure:
    """The dates a rubric names by years, as days seen from `as_of`."""
    dates = field.table(("stale_years", "effectiveness_years", "school_year"), ("stale_years_lasting",))
    stale = dates["stale_years"].number(1, 50)
    lasting = dates["stale_years_lasting"].number(stale, 50) if "stale_years_lasting" in dates else stale
    year = dates["school_year"].table(("from", "to"))
    return Measure(
        oldest=_years_before(as_of, stale),
        oldest_lasting=_years_before(as_of, lasting),
        assessed=_assessed(_day(year["from"]), _day(year["to"]), as_of),
        years=dates["effectiveness_years"].number(1, 20),
        as_of=as_of,
    )


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)


def _day(field: Field) -> tuple[int, int]:
    """A day of any year, written MM-DD."""
    month, _, day = field.text().partition("-")
    try:
        return date(2001, int(month), int(day)).month, int(day)
    except ValueError:
        raise field.fault("нужен день вида ММ-ДД, например 09-01", "a day of the form MM-DD is needed") from None


def _assessed(start: tuple[int, int], end: tuple[int, int], as_of: date) -> Period:
    """The school year holding `as_of`; in September and October still the one that has just ended."""
    first = date(as_of.year, *start)
    if as_of < first or as_of.month in (_SEPTEMBER, _OCTOBER):
        first = date(as_of.year - 1, *start)
    last = date(first.year + 1, *end) if end < start else date(first.year, *end)
    return Period(start=first, end=max(last, first + timedelta(days=1)))
