"""Days as Russian documents write them: filled in, left empty, or not legible. The grammar below all facts of dates."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

MONTH = r"(?:янв|фев|мар|апр|ма[йяе]|июн|июл|авг|сен|окт|ноя|дек)[а-яё]{0,7}"
_MONTHS = {
    stem: i
    for i, stem in enumerate(
        ("янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"),
        start=1,
    )
}
# Digits as OCR reads them: О for 0, З for 3, l and I for 1, б for 6. Only inside a run shaped like a date.
_D = "[0-9OОоoЗзlI|б]"
_DIGITS = str.maketrans("OОоoЗзlI|б", "0000331116")
_GAP = r"[\s_]{0,12}"
_YEAR = r"(?:[12][\s_]{0,2}[09ОоOo][\s_]{0,3}[0-9ОоOoЗзlI][\s_]{0,2}[0-9ОоOoЗзlI](?!\d)|\d\d(?=[\s_]{0,2}г))"
# Behind the first letter of a day: the engine skips to such letters, and looks behind only there.
_BEFORE = r"(?:(?<![0-9A-Za-zА-Яа-яЁё№/\\].)|(?<=[Оо]т.)(?<![А-Яа-яЁё][Оо]т.))"  # «от10.09.2020»

_IN_WORDS = re.compile(
    rf"(?P<d>{_D}{_BEFORE}(?<!\d[.,].){_D}?)(?:\s?-?\s?го)?{_GAP}[»\"'›>)]{{0,2}}[\s_.,-]{{0,24}}"
    rf"(?P<m>(?i:{MONTH}))[\s_.,»\"']{{0,24}}(?P<y>{_YEAR})"
)
_IN_DIGITS = re.compile(
    rf"(?P<d>{_D}{_BEFORE}(?<!\d[.,-].){_D}?)[\s_»\"']{{0,4}}[.,][\s_]{{0,3}}(?P<m>{_D}{{1,2}})[\s_]{{0,3}}[.,][\s_]{{0,3}}"
    rf"(?P<y>[12][09ОоOo]{_D}{{2}}|2\s?0\s?{_D}\s?{_D}|\d\d)(?![\d/]|[.,]\d)"
)
_SLASHED = re.compile(rf"(?P<d>\d{_BEFORE}(?<!\d-.)\d?)(?P<s>[/-])(?P<m>\d{{1,2}})(?P=s)(?P<y>20\d\d)(?!\d)")
_QUOTED = re.compile(
    rf"[«\"]{_GAP}(?P<d>{_D}{{1,2}}){_GAP}[»\"][\s_.]{{0,24}}(?P<m>\d{{1,2}})[\s_.]{{1,24}}(?P<y>{_YEAR})"
)
_ISO = re.compile(r"(?P<y>20(?<![\d.]..)\d\d)(?P<s>[-.])(?P<m>\d\d)(?P=s)(?P<d>\d\d)(?![\d]|\.\d)")
_GRAMMARS = (_IN_WORDS, _IN_DIGITS, _SLASHED, _QUOTED, _ISO)

# --- days in words: «десятого сентября две тысячи двадцатого года» ---------------------------------------------------

_ORDINALS = [
    "перв",
    "втор",
    "трет",
    "четв[её]рт",
    "пят",
    "шест",
    "седьм",
    "восьм",
    "девят",
    "десят",
    "одиннадцат",
    "двенадцат",
    "тринадцат",
    "четырнадцат",
    "пятнадцат",
    "шестнадцат",
    "семнадцат",
    "восемнадцат",
    "девятнадцат",
    "двадцат",
]
_ONES = "|".join(_ORDINALS[:9])
_ORDINAL = (
    rf"(?:(?:двадцать|тридцать|сорок)\s(?:{_ONES})|{'|'.join(_ORDINALS[9:])}|тридцат|сороков|{_ONES})"
    r"(?:ого|ое|ье|ьего)"
)
_SPELT = re.compile(
    rf"(?<![А-Яа-яё])(?P<d>{_ORDINAL}|\d{{1,2}})\s+(?P<m>{MONTH})\s+"
    rf"(?:(?P<y>20\d\d)|две\s+тысячи\s+(?P<w>{_ORDINAL}))",
    re.IGNORECASE,
)
_MAYBE_SPELT = re.compile(rf"(?:ого|ое|ье|его|ысячи)\s{{1,9}}(?:(?i:{MONTH})|[дт])")
_TENS = {"двадцать": 20, "тридцать": 30, "сорок": 40}

# --- days left empty, days nobody can read ---------------------------------------------------------------------------

_BLANKS = re.compile(
    rf"[«\"'<]\s{{0,3}}[_\s.…-]{{1,24}}[»\"'>][\s_.]{{0,40}}(?:(?i:{MONTH})|_{{2,}}|(?:19|20)[\d_ ]{{0,4}}|г\.)"
    r"[\s_.]{0,30}(?:(?:19|20)[\d_ ]{0,6})?(?:\s?г\.?)?"
    rf"|(?<!\w)_{{1,30}}[\s.]{{0,3}}(?i:{MONTH})[\s_.]{{0,30}}(?:19|20)[\d_ ]{{0,4}}"  # ___ сентября 2020
    r"|[«\"]\s{0,3}\d{1,2}\s{0,3}[»\"]\s{0,3}_{2,40}\s{0,3}20[\d_ ]{0,4}"  # «10» ______ 2020
    r"|(?<![А-Яа-яЁё])[Оо]т\s{0,3}(?:_{2,40}|\.{3,40}|…+)(?!\s?20\d\d\s?№?\s?\w)"
    r"|(?<![А-Яа-яЁё])[Оо]т\s{0,40}(?=№)(?!\s*№\s*\d+\s*(?:от|«))"  # «от      № 15»
    r"|_{2,40}\s{0,3}20(?:\s?\d\d|[\s_.]{1,8})\s{0,3}г"
    r"|[_Х]{1,8}\s?[./]\s?[_Х]{1,8}\s?[./]\s?(?:20)?[\d_Х]{0,6}|00\s?\.\s?(?:00|\d\d)\s?\.\s?\d{2,4}"
    rf"|[«\"]?\d{{1,2}}[»\"]?\s{{1,3}}(?i:{MONTH})\s{{0,3}}20[\s_]{{1,8}}г"  # «10» сентября 20__ г.
    r"|(?i:дата)\s?:?\s?_{3,40}"
    r"|(?<![\d.])20[_ ]{2,8}\s?г"
)
_MAYBE_BLANK = re.compile(r"_|[«\"<'][\s.…-]|[Оо]т\s{0,40}[.№…]|00\s?\.|Х|20\s")
_ILLEGIBLE = re.compile(
    r"[«\"]\s{0,3}[^»\"\s_]{1,3}(?:\s[^»\"\s_]{1,3}){0,2}\s{0,3}[»\"]\s{0,3}[^\s«»\"]{0,12}\s?[^\s«»\"]{0,12}\s?(?:20|г\.)\S{0,4}"
    r"|(?<![А-Яа-яЁё])[Оо]т\s{0,3}[«\"]\s{0,2}[^»\"\s_]{1,3}(?:\s[^»\"\s_]{1,3}){0,2}\s{0,2}[»\"]"
    r"|[^\s]{0,12}[\^~{}\\*=&%$#@][^\s]{0,20}"
    r"|(?<![А-Яа-яЁё])[Оо]т\s?[^\sА-Яа-яЁё«\"№_][^\s]{0,12}"
    r"|(?<![\d.,/-])(?:19|20)[0-9ОоЗзlI]{2}\s?[гr](?![а-яё])"
)


_DIGIT = re.compile(r"\d")
_NUMBERED = re.compile(r"№[\s_]{0,3}$")  # «№ 24.08.30»: a number that looks like a date


@dataclass(frozen=True, slots=True)
class Slot:
    """A place where a date stands or should: `day` is None when it is empty or cannot be read."""

    start: int
    end: int
    day: date | None = None
    blank: bool = False
    ruled: bool = False  # empty, with a line to write on


def mentions(text: str, short_years: bool = False) -> list[Slot]:
    """All days of a plain text in reading order; two-digit years only before «г» unless `short_years`."""
    found: list[Slot] = []
    for grammar in _GRAMMARS if _DIGIT.search(text) else ():
        for match in grammar.finditer(text):
            day = _day(match, text, short_years)
            if day and not _NUMBERED.search(text[max(match.start() - 5, 0) : match.start()]):
                found.append(Slot(_opening(text, match.start()), match.end(), day))
    found += _spelt(text)
    return list(_apart(found))


def slots(text: str) -> list[Slot]:
    """The days of a stamp with those left empty; illegible ones only where nothing else is."""
    found = mentions(text, short_years=True)
    if _MAYBE_BLANK.search(text):
        found += [Slot(m.start(), m.end(), blank=True, ruled="_" in m[0]) for m in _BLANKS.finditer(text)]
    found = list(_apart(found))
    return found or [Slot(m.start(), m.end()) for m in _ILLEGIBLE.finditer(text)][:1]


def of(year: int, month: int, day: int) -> date | None:
    """The day, if there is such a one and a document of ours can bear it."""
    try:
        return date(year, month, day) if 1990 <= year <= 2049 else None
    except ValueError:
        return None


def month_of(word: str) -> int:
    """The number of a month by its (perhaps inflected) name; 0 where it is none."""
    word = word.lower()
    return _MONTHS.get(word[:3]) or (_MONTHS["ма"] if word[:3] in ("май", "мая", "мае") else 0)


def _day(match: re.Match[str], text: str, short_years: bool) -> date | None:
    year, month, day = match["y"], match["m"], match["d"]
    if sum(char.isdigit() for char in match.group()) < (3 if month[0].isalpha() else 4):
        return None
    digits = re.sub(r"[\s_]", "", year).translate(_DIGITS)
    if len(digits) == 2 and len(month) == 1:
        return None  # «2.1.12» is the number of a section
    if len(digits) == 2 and not (short_years or re.match(r"[\s_]{0,2}г", text[match.end() : match.end() + 4])):
        return None
    number = int(digits) + (0 if len(digits) == 4 else 2000 if int(digits) < 50 else 1900)
    month = month.translate(_DIGITS) if month_of(month) == 0 else str(month_of(month))
    day = day.translate(_DIGITS)
    return of(number, int(month), int(day)) if month.isdigit() and day.isdigit() else None


def _opening(text: str, start: int) -> int:
    """Where a date begins whose day stands in quotes."""
    for at in range(start - 1, max(start - 4, -1), -1):
        if text[at] in "«\"'<":
            return at
        if text[at] not in " _":
            return start
    return start


def _spelt(text: str) -> Iterator[Slot]:
    for match in _SPELT.finditer(text) if _MAYBE_SPELT.search(text) else ():
        year = int(match["y"]) if match["y"] else 2000 + _ordinal(match["w"])
        day = of(year, month_of(match["m"]), _ordinal(match["d"]))
        if day:
            yield Slot(match.start(), match.end(), day)


def _ordinal(words: str) -> int:
    if words.isdigit():
        return int(words)
    words = words.lower()
    first, _, rest = words.partition(" ")
    if rest:
        return _TENS[first] + _ordinal(rest)
    if words.startswith("тридцат"):
        return 30
    if words.startswith("сороков"):
        return 40
    return next((i for i, stem in reversed(list(enumerate(_ORDINALS, 1))) if re.match(stem, words)), 0)


def _apart(found: list[Slot]) -> Iterator[Slot]:
    """In reading order, without those that lie over an earlier one; a filled one wins over an empty one."""
    end = -1
    filled = [slot for slot in found if slot.day]
    for slot in sorted(found, key=lambda slot: (slot.start, not slot.day)):
        over = slot.blank and any(other.start < slot.end and slot.start < other.end for other in filled)
        if slot.start >= end and not over:
            end = slot.end
            yield slot
