"""Periods as Russian documents name them: school years, years, halves, quarters, months, from a day to a day."""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from auditor.facts import days

_Y = r"(20[0-4]\d)"
_TO = r"\s{0,3}[-/](?:[^\S\n]{0,20}\n[^\S\n]{0,60}|\s{0,3})"  # a line may end there
_OF = r"(?:\s?-?\s?(?:го|й|м|ый|ом|ого))?"
_SCHOOL = (
    rf"{_Y}{_TO}((?:20)?\d\d)(?!\d){_OF}\s{{0,3}}(?:гг?\.?\s{{0,3}}г?\.?\s{{0,3}})?"
    r"(?:уч(?:\.|ебн[а-яё]{2,3})?\s{0,3}(?:г(?:\.|од[а-яё]{0,2})?|\.г)?|у\.\s?г\.)"
)
_YEAR_WORD = r"\s{0,3}(?:гг?\.?(?:\s?г\.)?|год[а-яё]{0,3})(?![а-яё])"
_HALF = (
    r"(?P<half>1|2|[IІ]{1,2}|перв[а-яё]{2,3}|втор[а-яё]{2,3})(?:\s?-?\s?(?:е|ое|го|ом))?\s{0,3}"
    r"(?:полугоди[еяюи]м?|п/г|пол\.)"
)
_QUARTER = (
    r"(?P<q>[1-4]|[IІ]{1,3}|[IІ][VУ]|перв[а-яё]{2,3}|втор[а-яё]{2,3}|трет[а-яё]{2,3}|четв[её]рт[а-яё]{2,3})"
    r"(?:\s?-?\s?(?:й|го|м|ый|ом))?"
)
_QUARTERS = (
    rf"{_QUARTER}(?:{_TO}(?P<q2>[1-4]|[IІ]{{1,3}}|[IІ][VУ])(?:\s?-?\s?й)?)?\s{{0,3}}(?:квартал[а-яё]{{0,2}}|кв\.)"
)
_NUMERALS = {
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "iу": 4,
    "пер": 1,
    "вто": 2,
    "тре": 3,
    "чет": 4,
}

Bounds = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Span:
    """A period and where it is named."""

    start: int
    end: int
    first: date
    last: date
    loose: bool = False  # a lone «2020 год», which means a term only after «на»


def _school(first: str, last: str) -> Bounds | None:
    start, end = int(first), _year_after(first, last)
    return (date(start, 9, 1), date(end, 8, 31)) if end == start + 1 else None


def _school_years(first: str, last: str) -> Bounds | None:
    """«2022-2025 учебные годы»: from the first autumn to the last summer."""
    start, end = int(first), int(last)
    return (date(start, 9, 1), date(end, 8, 31)) if start < end <= start + 12 else None


def _years(first: str, last: str) -> Bounds | None:
    start, end = int(first), _year_after(first, last)
    return (date(start, 1, 1), date(end, 12, 31)) if start <= end <= start + 25 else None


def _year_after(first: str, last: str) -> int:
    return int(last) if len(last) == 4 else int(first[:2] + last)


def _halves(match: re.Match[str]) -> Bounds | None:
    half = _numeral(match["half"])
    if match["sy"]:
        school = _school(match["sy"], match["sy2"])
        if not school:
            return None
        year = school[1].year
        return (date(year - 1, 9, 1), date(year - 1, 12, 31)) if half == 1 else (date(year, 1, 1), date(year, 8, 31))
    year = int(match["y"])
    return (date(year, 1, 1), date(year, 6, 30)) if half == 1 else (date(year, 7, 1), date(year, 12, 31))


def _quarters(match: re.Match[str]) -> Bounds | None:
    first = _numeral(match["q"])
    last = _numeral(match["q2"]) if match["q2"] else first
    year = int(match["y"])
    return (date(year, 3 * first - 2, 1), _month_end(year, 3 * last)) if 1 <= first <= last <= 4 else None


def _months(match: re.Match[str]) -> Bounds | None:
    first = days.month_of(match["m"])
    last = days.month_of(match["m2"]) if match["m2"] else first
    end = int(match["y2"])
    start = int(match["y"]) if match["y"] else end - (last < first)
    if not first or not last or (start, first) > (end, last) or end - start > 5:
        return None
    return date(start, first, 1), _month_end(end, last)


def _from_to(match: re.Match[str]) -> Bounds | None:
    found = days.mentions(match.group())
    if len(found) == 2 and found[0].day and found[1].day and found[0].day <= found[1].day:
        return found[0].day, found[1].day
    if len(found) == 1 and found[0].day and match["d"]:
        start = days.of(found[0].day.year, days.month_of(match["m"]), int(match["d"]))
        if start and start > found[0].day:
            start = start.replace(year=start.year - 1) if (start.month, start.day) != (2, 29) else None
        return (start, found[0].day) if start else None
    return None


def _several(match: re.Match[str]) -> Bounds | None:
    years = sorted(int(year) for year in re.findall(r"20\d\d", match.group()))
    return (date(years[0], 1, 1), date(years[-1], 12, 31)) if years[-1] - years[0] < 12 else None


def _one(match: re.Match[str]) -> Bounds | None:
    year = int(match["y"])
    return date(year, 1, 1), date(year, 12, 31)


_DAY = (
    rf"(?:\d{{1,2}}\s?\.\s?\d{{1,2}}\s?\.\s?\d{{2,4}}|[«\"]?\d{{1,2}}[»\"]?\s{{1,3}}(?i:{days.MONTH})\s{{1,3}}\d{{4}})"
)
_MONTHS = ("янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
# Each with the words without which it cannot match.
_GRAMMARS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Bounds | None], tuple[str, ...]], ...] = (
    (
        re.compile(
            rf"(?i)(?<![а-яёa-z0-9])с\s{{1,3}}(?:{_DAY}|[«\"]?(?P<d>\d{{1,2}})[»\"]?\s{{1,3}}(?P<m>{days.MONTH}))\s?(?:г\.?|года)?\s{{1,3}}(?:по|до)\s{{1,3}}{_DAY}"
        ),
        _from_to,
        ("по", "до"),
    ),
    (
        re.compile(
            rf"(?i)(?<![\w.]){_HALF}\s{{0,3}}\(?(?:(?P<sy>20[0-4]\d){_TO}(?P<sy2>(?:20)?\d\d)(?!\d){_OF}\s{{0,3}}(?:гг?\.?\s?)?(?:уч|у\.)[а-яё.]{{0,9}}(?:\s{{0,3}}г[а-яё.]{{0,4}})?|(?P<y>20[0-4]\d)(?!{_TO}\d)(?:\s{{0,3}}г[а-яё.]{{0,4}})?)"
        ),
        _halves,
        ("полуг", "п/г", "пол."),
    ),
    (
        re.compile(rf"(?i)(?<![\w.]){_QUARTERS}\s{{0,3}}(?P<y>20[0-4]\d)(?!{_TO}\d)(?:{_YEAR_WORD})?"),
        _quarters,
        ("кварт", "кв."),
    ),
    (
        re.compile(
            rf"(?i)(?<![а-яё])(?P<m>{days.MONTH})(?:\s{{1,3}}(?P<y>20[0-4]\d)(?:{_YEAR_WORD})?)?(?:\s{{0,3}}-\s{{0,3}}|\s{{1,3}}по\s{{1,3}})(?P<m2>{days.MONTH})\s{{1,3}}(?P<y2>20[0-4]\d)(?:{_YEAR_WORD})?"
        ),
        _months,
        _MONTHS,
    ),
    (
        re.compile(
            rf"(?i)(?<![а-яё\d»\"])(?<!\d\s)(?P<m>январь|февраль|март|апрель|май|июнь|июль|август|сентябрь|октябрь|ноябрь|декабрь)(?P<y>(?!))?(?P<m2>(?!))?\s{{1,3}}(?P<y2>20[0-4]\d)(?:{_YEAR_WORD})?"
        ),
        _months,
        _MONTHS,
    ),
    (re.compile(rf"(?i)(?<!\d){_SCHOOL}"), lambda m: _school(m[1], m[2]), ("уч", "у.")),
    (
        re.compile(
            rf"(?i)(?<!\d){_Y}\s{{0,3}}год\s{{1,3}}и\s{{1,3}}(?:на\s{{1,3}})?плановый\s{{1,3}}период\s{{1,3}}20\d\d\s?(?:и|-)\s?20\d\d{_YEAR_WORD}"
        ),
        _several,
        ("плановый",),
    ),
    (
        re.compile(rf"(?i)(?<!\d){_Y}(?:,\s?20\d\d){{0,6}}\s{{0,3}}(?:,|и)\s{{0,3}}20\d\d{_YEAR_WORD}"),
        _several,
        ("и", ","),
    ),
    (re.compile(rf"(?i)(?<!\d){_Y}{_TO}(20\d\d|\d\d)(?!\d){_YEAR_WORD}"), lambda m: _years(m[1], m[2]), ("г",)),
    (
        re.compile(rf"(?i)(?<!\d){_Y}{_TO}(20\d\d)\s{{1,3}}уч(?:\.|ебн[а-яё]{{2,3}}){_YEAR_WORD}"),
        lambda m: _school_years(m[1], m[2]),
        ("уч",),
    ),
    (re.compile(rf"(?i)(?<!\d){_Y}(20[0-4]\d)(?!\d){_YEAR_WORD}"), lambda m: _years(m[1], m[2]), ("г",)),
    (
        re.compile(rf"(?i)(?<![а-яё])с\s{{1,3}}{_Y}(?:{_YEAR_WORD})?\s{{1,3}}(?:по|до)\s{{1,3}}(20\d\d){_YEAR_WORD}"),
        lambda m: _years(m[1], m[2]),
        ("по", "до"),
    ),
)
_DIGITS = re.compile(r"\d\d")
_BARE_YEARS = re.compile(rf"(?<!\d){_Y}\s?-\s?(20\d\d)(?![\d.])")
_ONE = re.compile(
    rf"(?i)(?<![\d.]){_Y.replace('(', '(?P<y>', 1)}{_OF}(?:\s{{1,3}}календарн[а-яё]{{2,3}})?"
    rf"{_YEAR_WORD}(?!\s{{0,3}}рожд)"
)
_UNTIL = re.compile(
    rf"(?i)(?<![а-яё])до\s{{1,3}}(?:(?:конца\s{{1,3}})?(?P<y>20[0-4]\d){_OF}{_YEAR_WORD}|(?P<d>{_DAY}))"
)


def spans(text: str) -> list[Span]:
    """The periods a plain text names, in reading order; of two that overlap the closer description."""
    found: list[Span] = []
    low = text.lower()
    for grammar, bounds, words in _GRAMMARS if _DIGITS.search(text) else ():
        for match in grammar.finditer(text) if any(map(low.__contains__, words)) else ():
            if _free(match, found) and (span := bounds(match)):
                found.append(Span(match.start(), match.end(), *span))
    for match in _BARE_YEARS.finditer(text):
        if _free(match, found) and (span := _years(match[1], match[2])):
            school = int(match[2]) == int(match[1]) + 1
            found.append(Span(match.start(), match.end(), *span, loose=school))
    for match in _ONE.finditer(text):
        if _free(match, found) and (span := _one(match)):
            found.append(Span(match.start(), match.end(), *span, loose=True))
    return sorted(found, key=lambda span: span.start)


def until(text: str, at: int = 0) -> tuple[int, int, date] | None:
    """«до 2024 года», «до 31.12.2020»: the last day of a term whose first is not named."""
    match = _UNTIL.search(text, at)
    if not match:
        return None
    if match["y"]:
        return match.start(), match.end(), date(int(match["y"]), 12, 31)
    found = days.mentions(match["d"])
    return (match.start(), match.end(), found[0].day) if found and found[0].day else None


def _free(match: re.Match[str], found: list[Span]) -> bool:
    return all(match.end() <= span.start or span.end <= match.start() for span in found)


def _numeral(word: str) -> int:
    word = word.lower().replace("і", "i").replace("v", "v")
    return _NUMERALS.get(word) or _NUMERALS.get(word[:3], 0)


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
