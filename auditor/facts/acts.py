"""Papers that are themselves acts: orders, decrees, decisions, protocols; their own date and number."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from auditor.facts import days, numbers, zones
from auditor.facts.normal import normalise
from auditor.facts.stampwords import MAYBE, names
from auditor.facts.zones import Line, Zone
from auditor.model import Text

_HEADING = re.compile(
    r"^[\s|\"«*#]{0,150}(?:(?:МУНИЦИПАЛЬН\w{2,3}|СОВМЕСТНЫЙ|Муниципальн\w{2,3})\s{1,3})?"
    r"(?:(?i:выписка\s{1,3}из )(?=\S))?(?P<w>(?i:приказ|распоряжение|постановление|решение|указание"
    r"|(?<=из )(?:приказа|распоряжения|постановления)))(?![а-яёА-ЯЁ])"
    r"(?P<rest>[^\n]{0,160})$"
)
_AMID = re.compile(  # «25 ноября 2021 г.        ПРИКАЗ        № 416»
    r"^(?P<before>[^\n]{0,60}\d[^\n]{0,12}?(?:\s{2}|[\t|]))\s{0,80}(?P<w>ПРИКАЗ|РАСПОРЯЖЕНИЕ|ПОСТАНОВЛЕНИЕ)"
    r"(?=\s{2}|[\t|])(?P<rest>[^\n]{0,120})$"
)
_CORNER = re.compile(  # a letterhead to the left, the heading with its date and number to the right
    r"^[^\n]{3,80}?(?:\s{3}|[\t|])\s{0,80}(?P<w>ПРИКАЗ|РАСПОРЯЖЕНИЕ|ПОСТАНОВЛЕНИЕ)(?P<rest>)[\s|]{0,9}$"
)
_BARE_NUMBER = re.compile(  # a number without its sign, where a line's date stands apart from it
    r"(?:\s{2}|[\t|])\s{0,80}(?P<n>\d{1,3}(?:-\d{1,3}){0,2}[-/]\d{1,5}(?:-[а-яА-Я]{1,3})?|\d{1,4}(?:\s?[-/]\s?[а-яА-Я]{1,4}|-[а-я]/[а-я])?)\s{0,9}$"
)
_PROTOCOL = re.compile(
    r"^[\s|\"«*#]{0,150}(?:(?:ВЫПИСКА|Выписка)\s{1,3}(?:ИЗ|из)\s{1,3})?(?P<w>ПРОТОКОЛА?|Протокола?|протокола)(?![а-яёА-ЯЁ])(?P<rest>[^\n]{0,200})$"
)
_VERB = re.compile(
    r"(?i)(?<![а-яё])(?:приказываю|постановля(?:ю|ет)|распоряжаюсь|обязываю|обязать|решил[аи]?\s{0,3}:|решил[аи]?\s{0,3}\n|решает\s{0,3}:"
    r"|п\s?р\s?и\s?к\s?а\s?з\s?ы\s?в\s?а\s?ю|предлагаю\s{0,3}:)"
)
_DECIDED = re.compile(
    r"(?i)(?<![а-яё])(?:решили|постановили|решение\s{0,3}:|решил[аи]?|постановил[аи]?|решения|слушали|выступил[аи]?)(?![а-яё])"
)
_BODY = re.compile(r"(?i)заседани|совет|собрани|коллеги|комисси|объединени|педсовет|рмо|группы")
_PREAMBLE = re.compile(
    r"(?:В соответствии|На основании|В целях|Во исполнение|С целью|В связи|По итогам|По результатам|Руководствуясь"
    r"|Согласно)"
)
_PLACE = re.compile(
    r"^\s{0,9}[А-ЯЁ][а-яё-]{2,30}ий\s(?:муниципальный\s)?(?:район|округ)(?![а-яё])|(?<![а-яё])(?:г|с|п|пгт|рп|р\.п|пос|ст|д|х|город|село|поселок|посёлок|станица)\.?\s?[А-ЯЁ][А-Яа-яё-]{2,20}(?:\s[А-ЯЁ][А-Яа-яё-]{2,20})?"
)
_ABOUT = re.compile(r"^\W{0,150}(?:О|Об|Обо|О\s|ОБ)\s{1,3}[А-Яа-яё]{3,}")
_CITED = re.compile(
    r"(?i)(?:закон|указ|постановлени\w{1,3}|приказ\w{0,3}|распоряжени\w{1,3}|письм\w{1,2}|решени\w{1,3}|протокол\w{0,3}|положени\w{1,3}|редакции|ред\.)"
    r"[^.;\n]{0,80}$"
)
_NONE_OF_HEAD = re.compile(
    r"(?i)^\s{0,9}[-•*]\s|закон|(?<![а-яё])указ|-фз|(?<![а-яё])с\s[^\n]{1,40}?\sпо\s"
)  # cited acts, terms
_CAPITALS = re.compile(r"[\s|\"«*#]{0,150}(?:ПРИКАЗ|РАСПОРЯЖЕНИЕ|ПОСТАНОВЛЕНИЕ|РЕШЕНИЕ)(?![А-ЯЁ])")
_ORDERING = re.compile(
    r"(?:^|\s)(?:ПРИКАЗЫВАЮ|приказываю|ПОСТАНОВЛЯ(?:Ю|ЕТ)|постановля(?:ю|ет)|РАСПОРЯЖАЮСЬ)\s{0,3}(?::|$)"
)
_BARE_ANNEX = re.compile(r"(?i)^\W*приложение\W{0,3}(?:№\s?)?\d{0,2}\W*$")
_HINTS = ("приказ", "распоряжение", "постановление", "решение", "указание", "протокол")
_ABOVE = 3
_BELOW = 14


@dataclass(frozen=True, slots=True)
class Act:
    """The head of an act."""

    by: str  # "self", or "collegial" for a body's protocol
    start: int
    end: int
    day: days.Slot | None
    mark: numbers.Mark | None
    numbered: bool = True  # such papers bear a number
    dated: bool = True


def find(zone: Zone) -> Act | None:
    """The act this page begins, if it does."""
    for i, line in _first_headings(zone):
        heading = _HEADING.match(line.text)
        if heading and _is_act(heading, i, zone):
            return _act(i, heading, zone, "self")
        amid = _AMID.match(line.text) or _CORNER.match(line.text)
        if amid and _is_act(amid, i, zone):
            return _act(i, amid, zone, "self")
        heading = _PROTOCOL.match(line.text)
        if heading and i < 14 and _is_protocol(heading, i, zone):
            return _act(i, heading, zone, "collegial")
    return _headless(zone)


def _headless(zone: Zone) -> Act | None:
    """An order whose heading is a picture or was not copied: its verb stands on a line, what it orders below."""
    if not any(word in zone.low for word in ("приказываю", "постановля", "распоряжаюсь")):
        return None
    for i, line in enumerate(zone.lines[:30]):
        if MAYBE.search(line.text) and not _ABOUT.match(line.text):
            return None
        verb = _ORDERING.search(line.text)
        if verb:
            day, mark = _beside_nothing(zone.lines[:i])
            return Act("self", line.start, line.end, day, mark, numbered=False, dated=day is not None)
    return None


def _beside_nothing(lines: Sequence[Line]) -> tuple[days.Slot | None, numbers.Mark | None]:
    """Date and number of the lines that bear nothing else."""
    day: days.Slot | None = None
    mark: numbers.Mark | None = None
    for line in lines:
        if requisites(line):
            new_day, new_mark = _of_line(line)
            day, mark = day or new_day, mark or new_mark
    return day, mark


def _first_headings(zone: Zone) -> list[tuple[int, Line]]:
    """The lines a heading may stand on; a web page's own «Приказ № 19 …» gives way to the paper's «ПРИКАЗ»."""
    if not any(map(zone.low.__contains__, _HINTS)):
        return []
    lines = [(i, line) for i, line in enumerate(zone.lines[:45]) if any(map(line.text.lower().__contains__, _HINTS))]
    return sorted(lines, key=lambda item: not _CAPITALS.match(item[1].text))


def signed(text: Text) -> bool:
    """Whether a name stands as under a signature: on the first pages or at the end."""
    ends = [page.text for page in (*text.pages[:2], *text.pages[-1:])]
    return any(names(normalise(words)) for words in ends)


def requisites(line: Line) -> bool:
    """Whether a line bears nothing but date, number and place."""
    return _requisites(line.text)


@lru_cache(maxsize=1024)
def _requisites(words: str) -> bool:
    if len(words) > 160 or not re.search(r"\d|№|_{3}|[«\"]\s{1,20}[»\"]", words) or sum(map(str.isalpha, words)) > 60:
        return False
    if _NONE_OF_HEAD.search(words):
        return False
    rest = words
    for slot in reversed(days.slots(rest)):
        rest = rest[: slot.start] + " " + rest[slot.end :]
    for mark in reversed(numbers.marks(rest)):
        rest = rest[: mark.start] + " " + rest[mark.end :]
    if rest == words:
        return False
    rest = _PLACE.sub(" ", rest)
    rest = re.sub(
        r"(?i)(?<![а-яё])(?:от|г|года?|исх|рег|дата|номер|приказ|распоряжение|постановление|протокол|решение)(?![а-яё])",
        "",
        rest,
    )
    most = 3 if re.search(r"[|\t]", words) else 16  # a row of a table has words of its own
    return len(re.sub(r"[\W_\d]", "", rest)) <= most and not zones.printed(words)


def _is_act(heading: re.Match[str], i: int, zone: Zone) -> bool:
    """A heading of its own, not a line of a stamp («УТВЕРЖДЕНО / Приказ № 251») and not a title word in a text."""
    word, rest = heading["w"], heading["rest"].strip(' :.»"|*')
    if word[0].islower() and (rest or word.lower() == "решение"):
        return False
    above = _rows_above(i, zone)
    if (
        word.lower() in ("решение", "указание")
        and rest
        and not re.match(r"(?:№|от|\d|сессии|_|«|КОЛЛЕГИ|СОВЕТ|СЕССИ)", rest)
    ):
        return False
    if rest and not re.match(
        r"(?i)(?:№|от(?![а-я])|\d|[«\"_]|по\s|об?\s|г\.|с\.|совет|коллеги|администрации|управлени|отдел|комитет|главы|сессии|начальник|директор|руководител)",
        rest,
    ):
        return False
    verb = _VERB.search(zone.text, zone.lines[i].end)
    near_verb = verb is not None and verb.start() - zone.lines[i].start < 5000
    if any(MAYBE.search(line) for line in above):
        return near_verb and not _is_stamps_own(i, zone)
    if near_verb or (i < 14 and _about_follows(heading, i, zone)):
        return True
    return word.isupper() and (not rest or bool(days.slots(rest) or numbers.marks(rest) or requisites(zone.lines[i])))


def _rows_above(i: int, zone: Zone) -> list[str]:
    """The lines above a heading; «Приложение № 2» on a line of its own is no stamp."""
    return [line.text for line in zone.lines[max(i - 6, 0) : i] if not _BARE_ANNEX.match(line.text)]


def _about_follows(heading: re.Match[str], i: int, zone: Zone) -> bool:
    """«Приказ от 12.02.2020 № 100 / О мониторинге»: date or number, then what it is about."""
    below = zone.lines[i + 1 : i + 6]
    beside = bool(days.slots(heading["rest"]) and numbers.marks(heading["rest"]))
    bare = not heading["rest"].strip(' :.»"|*')
    while below and requisites(below[0]):
        beside = beside or bare
        below = below[1:]
    return beside and bool(below) and bool(_ABOUT.match(below[0].text))


def _is_stamps_own(i: int, zone: Zone) -> bool:
    """«УТВЕРЖДЕНО / Приказ / от … № …» right under the stamp's word."""
    above = zone.lines[i - 1].text if i else ""
    return bool(MAYBE.search(above)) and len(above.strip()) < 30


def _is_protocol(heading: re.Match[str], i: int, zone: Zone) -> bool:
    if any(MAYBE.search(line) for line in _rows_above(i, zone)):
        return False
    rest = heading["rest"].strip(' :.»"|*')
    if rest and not re.match(
        r"(?i)(?:№|от(?![а-я])|\d|заседани|совет|педаг|собрани|рай|гор|метод|совещ|муниц|[«\"_])", rest
    ):
        return False
    after = zone.text[zone.lines[i].start :]
    return bool(_DECIDED.search(after)) and bool(_BODY.search(zone.text[: zone.lines[i].start] + after[:1200]))


def _act(i: int, heading: re.Match[str], zone: Zone, by: str) -> Act:
    """Date and number of a head: beside the heading, else on lines that bear nothing else."""
    line = zone.lines[i]
    day, mark = _of_line(line, after=0 if heading.re is _AMID else heading.start("rest"))
    end = line.end
    for other in _neighbours(i, zone):
        other = _right_cell(other) if heading.re is _CORNER else other
        if day and day.day and mark and mark.value:
            break
        if not requisites(other) and not (
            by == "collegial" and re.match(r"\W{0,3}(?:от|дата|заседани)", other.text, re.IGNORECASE)
        ):
            continue
        new_day, new_mark = _of_line(other)
        day = new_day if new_day and (day is None or not day.day) else day
        mark = new_mark if new_mark and (mark is None or not mark.value) else mark
        end = max(end, other.end)
    if mark is None:
        day, mark = _of_form(i, zone) or (day, mark)
    # A body decides at its meeting, on a day; not every one numbers what it decided.
    numbered = by == "self" and heading["w"].lower() != "решение"
    return Act(by=by, start=line.start, end=end, day=day, mark=mark, numbered=numbered)


def _right_cell(line: Line) -> Line:
    cell = re.split(r"\s{3,}|[\t|]", line.text.rstrip(" |\t"))[-1]
    return Line(line.end - len(cell), line.end, cell)


def _of_form(i: int, zone: Zone) -> tuple[days.Slot, numbers.Mark] | None:
    """Number and date under «Номер документа», «Дата составления», as the state's form of an order has them."""
    for above, line in pairwise(zone.lines[max(i - _ABOVE, 0) : i + _BELOW]):
        cells = [cell.strip() for cell in re.split(r"[|\t]|\s{2,}|\s(?=\d\d\.)", line.text) if cell.strip()]
        cells = [cell for cell in cells if not re.fullmatch(r"(?i)приказ|распоряжение|приказ\s?\(распоряжение\)", cell)]
        if not re.search(r"(?i)номер\s{1,3}документа", above.text) or len(cells) != 2:
            continue
        found = days.mentions(cells[1])
        if found and re.fullmatch(r"[\dА-Яа-я/.-]{1,15}", cells[0]):
            return found[0], numbers.Mark(0, 0, numbers.tidy(cells[0]))
    return None


def _neighbours(i: int, zone: Zone) -> list[Line]:
    """The lines of a head: some below the heading, a few above it, none of the text itself."""
    below: list[Line] = []
    for line in zone.lines[i + 1 : i + 1 + _BELOW]:
        if _VERB.search(line.text + "\n") or _PREAMBLE.match(line.text.strip()) or MAYBE.search(line.text):
            break
        below.append(line)
    above = [
        line
        for line in zone.lines[max(i - _ABOVE, 0) : i]
        if not re.search(r"(?i)телефон|тел\.|инн|огрн|индекс", line.text)
    ]
    return below + above[::-1]


def _of_line(line: Line, after: int = 0) -> tuple[days.Slot | None, numbers.Mark | None]:
    words = line.text[after:]
    found = [slot for slot in days.slots(words) if not _CITED.search(words[: slot.start])]
    marked = numbers.marks(words)
    day = next((slot for slot in found if slot.day), found[0] if found else None)
    if day and day.day and not marked and (bare := _BARE_NUMBER.search(words, day.end)):
        marked = [numbers.Mark(bare.start("n"), bare.end("n"), numbers.tidy(bare["n"]))]
    mark = next((mark for mark in marked if mark.value), marked[0] if marked else None)
    return day, mark
