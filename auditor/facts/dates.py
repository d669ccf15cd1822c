"""The day a document bears as its own, never that of an act it cites, of an event or of a page's clock."""

import calendar
import re
from datetime import date

from auditor.facts import acts, bylines, days, laws, numbers, zones
from auditor.facts.stampwords import names
from auditor.facts.zones import Line, Zone
from auditor.model import Approval, Dated, Period, Text

_TOP_LINES = 30
_END_LINES = 12
_NAMED = re.compile(  # a title that bears its day: «Протокол № 3 от 12.09.2020», «Справка от …»
    r"(?i)^\W{0,4}(?:(?:аналитическ|информационн|итогов)\w{2,3}\s{1,3})?(?:протокол|справка|информация|письмо|отч[её]т|решение|выписка|заключение|акт|исх|приказ"
    r"|распоряжение|постановление|рекомендации|дата(?:\s{1,3}(?:составления|проведения|заседания|документа|подписания|принятия|утверждения))?(?=\s{0,3}[:\d«\"]))(?![а-яё])[^\n]{0,90}$"
)
_CITING = re.compile(
    r"(?i)(?:закон|указ|постановлени|приказ|распоряжени|письм|решени|протокол|положени|редакци|ред\.|соответстви|основани|исполнени|изменени|состояни|на\s{1,3}№|до|"
    r"с|по|срок\w{0,2}|не\s{1,3}позднее|прошёл|состоялся|период)\w{0,4}[^.;\n]{0,60}$"
)
_CITES = re.compile(r"(?i)(?:закон|указ|постановлени|приказ|распоряжени|письм|решени|положени|утвержд)\w{0,4}(?:\s|$)")
_EVENT = re.compile(
    r"(?i)сроки?|проведени|состо[яи]|прош[её]л|начало|регистраци|заявк|рожд|действ|не\s{1,3}позднее|по\s{1,3}состоянию|консультаци|при[её]м|контракт|договор"
)
_SIGNING = re.compile(
    r"(?i)подпис|(?<![а-яё])зав\.|методкабинет|исполнител|составил|подготовил|начальник|директор|руководител|заведующ|методист|председател|секретар|глав[аы]|специалист|заместител|дата"
)
_IMPRINT = re.compile(
    rf"^[\s|\"«*-]{{0,40}}(?:(?:г|с|п|пгт|рп|пос|ст|д)\.?\s?[А-ЯЁ][А-Яа-яё-]{{2,20}}(?:\s[А-ЯЁа-яё][А-Яа-яё-]{{2,20}})?|[А-ЯЁ][А-Яа-яё-]{{2,24}}(?:\s[А-ЯЁ][а-яё-]{{1,20}})?)?[\s,.:;–-]{{0,9}}"
    rf"(?:(?P<m>(?i:{days.MONTH}))\s{{0,3}},?\s{{0,3}})?(?P<y>(?:19|20)\d\d)\s?(?:г\.?|год[а]?\.?|ГОД)?[\s|.»\"]{{0,40}}$"
)
_BODY_AND_MONTH = re.compile(
    rf"^\s{{0,20}}(?P<body>[А-ЯЁ][^\n,;]{{3,120}})[,;]\s{{0,3}}(?P<m>(?i:{days.MONTH}))\s{{1,3}}(?P<y>20\d\d)\s?(?:г\.?|года?)?[\s.]{{0,5}}$"
)
_GOES_ON = re.compile(r"(?:[а-яё]|[А-ЯЁ][а-яё-]+(?:ого|ой)\s|г\.\s?[А-ЯЁ]|города\s|[«\"])")
_ROW = re.compile(r"\W{0,9}\d{1,2}\.\d{2}(?:\.(?:20)?\d\d)?\s?(?:г\.)?[\s|–-]{1,9}[А-ЯЁ][а-яё]{2}")
_STAMPED = re.compile(r"(?i)\W{0,9}(?:согласован|рассмотрен|принят|обсужд|одобрен|рекомендован)")
_PUBLISHED = re.compile(
    r"(?i)(?:опубликован\w{0,2}|дата\s{1,3}публикации|размещен\w{0,2}|добавлен\w{0,2})\s?:?[^\d\n]{0,20}"
)


def own(text: Text, approval: Approval | None = None) -> Dated | None:
    """The day of the document: of its stamp or act, else of its head, its title, its signature."""
    if approval and approval.date:
        return Dated(day=approval.date, seen=approval.seen)
    if approval and ("date" in approval.unread or ("date" in approval.blanks and approval.by != "collegial")):
        return None
    first = next(zones.heads(text), None)
    if first is None:
        return None
    return _of_law(first) or _at_top(first) or _at_end(text)


def published(text: Text) -> Dated | None:
    """The day a web page says it was published: a piece of news has no other."""
    first = next(zones.heads(text), None)
    for line in first.lines[:_TOP_LINES] if first else ():
        found = days.mentions(line.text)
        if first and found and found[0].day and (_PUBLISHED.match(line.text.strip()) or len(line.text.strip()) < 40):
            return Dated(day=found[0].day, seen=first.quote(line.start, line.end))
    return None


def number(text: Text) -> str | None:
    """The number of a letter or a protocol, where it stands in its head."""
    first = next(zones.heads(text), None)
    for line in first.lines[:_TOP_LINES] if first else ():
        if line.start < (first.body if first else 0) and (acts.requisites(line) or _NAMED.match(line.text.lstrip())):
            marked = [mark for mark in numbers.marks(line.text) if mark.value]
            if marked:
                return marked[0].value
    return None


def imprint(text: Text) -> Period | None:
    """The year or month on the cover («с. Калманка 2014 г.»), where it stands on a line of its own."""
    first = next(zones.heads(text), None)
    for line in first.lines[:60] if first else ():
        dated = "20" in line.text or "19" in line.text
        match = (_IMPRINT.match(line.text) or _named_month(line.text)) if dated else None
        if first and match and not zones.printed(line.text):
            span = _span(int(match["y"]), days.month_of(match["m"]) if match["m"] else 0)
            if span:
                return Period(start=span[0], end=span[1], seen=first.quote(line.start, line.end))
    return None


def _named_month(line: str) -> re.Match[str] | None:
    """«МКУ «Методический центр», июнь 2020 г.»: the body that made the paper, and when."""
    found = _BODY_AND_MONTH.match(line)
    return found if found and not re.search(r"\d", found["body"]) else None


def _span(year: int, month: int) -> tuple[date, date] | None:
    if not 1990 <= year <= 2049:
        return None
    if month:
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return date(year, 1, 1), date(year, 12, 31)


def _at_top(zone: Zone) -> Dated | None:
    for i, line in enumerate(zone.lines[:_TOP_LINES]):
        if line.start >= zone.body:
            break
        if not any(map(str.isdigit, line.text)):
            continue
        if by := _byline(i, zone):
            return _dated(by, line, zone)
        line = _left_column(line)
        if acts.requisites(line) and not (_EVENT.search(line.text) or _of_others(i, zone)):
            found = [slot for slot in days.mentions(line.text, short_years=True)]
        elif _NAMED.match(line.text) and not zones.printed(line.text):
            found = [slot for slot in days.mentions(line.text) if _named_by(line.text, slot)]
        else:
            continue
        if len(found) == 1 or (found and _NAMED.match(line.text)):
            return _dated(found[0], line, zone)
    return None


def _of_law(zone: Zone) -> Dated | None:
    found = laws.day(zone)
    return _dated(found[0], found[1], zone) if found else None


def _byline(i: int, zone: Zone) -> days.Slot | None:
    """The day behind the author's name, on one line or at the end of a name of two; not under «СОГЛАСОВАНО»."""
    words = zone.lines[i].text.strip(" \t|")
    above = zone.lines[i - 1].text.strip(" \t|") if i else ""
    parted = bylines.split(words) or (bylines.split(f"{above} {words}") if _GOES_ON.match(words) else None)
    return None if not parted or _of_stamp(i, zone) else parted[1]


def _of_stamp(i: int, zone: Zone) -> bool:
    """Whether the line ends a stamp that approves nothing: «СОГЛАСОВАНО / Заместитель главы / «11» января 2021 г.»."""
    return any(_STAMPED.match(line.text) for line in zone.lines[max(i - 5, 0) : i])


def _left_column(line: Line) -> Line:
    """A line from its first letter on; a letter's date and number without the addressee to the right of them."""
    lead = len(line.text) - len(line.text.lstrip())
    line = Line(line.start + lead, line.end, line.text[lead:])
    first = re.match(r"\S(?:[^\t|\n ]|[ ](?! {3}))*", line.text)
    if not first or "№" not in first.group() or not re.search(r"\d{4}", first.group()):
        return line
    return Line(line.start, line.start + first.end(), first.group())


def _of_others(i: int, zone: Zone) -> bool:
    """The end of a line that cites an act, a stamp that approves nothing, or one of a calendar's rows."""
    return _continues(i, zone) or _of_stamp(i, zone) or _in_calendar(i, zone)


def _in_calendar(i: int, zone: Zone) -> bool:
    """«27.01.2021 Конструируем урок / 24.02.2021 Работа с родителями»: what takes place when."""
    if not _ROW.match(zone.lines[i].text):
        return False
    return any(_ROW.match(line.text) for line in (*zone.lines[max(i - 1, 0) : i], *zone.lines[i + 1 : i + 2]))


def _continues(i: int, zone: Zone) -> bool:
    """«… утверждённой приказом управления / от 10.09.2018 № 101»: the end of a line that cites an act."""
    above = zone.lines[i - 1].text.strip() if i else ""
    if re.fullmatch(r"\W{0,9}[А-Яа-яёЁ]+\W{0,9}", above):
        return False  # a heading of its own: «ПИСЬМО»
    return bool(re.match(r"\W{0,3}(?:от|№)", zone.lines[i].text.strip())) and bool(_CITES.search(above))


def _named_by(words: str, slot: days.Slot) -> bool:
    """«Справка от 12.03.2020», not «Справка об исполнении приказа от 12.03.2020» and not «по состоянию на …»."""
    before = words[: slot.start]
    head = re.sub(r"^\W{0,4}[А-Яа-яёЁ]+(?:\s[а-яё]+(?:ая|ой))?", "", before)
    return not _CITING.search(head) and not re.search(r"(?i)\bна\s{0,3}$", before)


def _at_end(text: Text) -> Dated | None:
    """A day beside the signature: alone on a line near the end, or on the line with the name."""
    zone = zones.last(text)
    if zone is None:
        return None
    for i, line in reversed([*enumerate(zone.lines)][-_END_LINES:]):
        if len(line.text.strip()) > 140 or not any(map(str.isdigit, line.text)):
            continue
        found = days.mentions(line.text)
        if len(found) != 1:
            continue
        alone = (
            acts.requisites(line) and "№" not in line.text and not re.search(r"(?i)(?<![а-яё])до(?![а-яё])", line.text)
        )
        if not (alone or (names(line.text) and _SIGNING.search(line.text)) or _signature_line(line)):
            continue
        if zones.printed(line.text) or _EVENT.search(line.text) or _of_stamp(i, zone) or _in_calendar(i, zone):
            continue
        return _dated(found[0], line, zone)
    return None


def _signature_line(line: Line) -> bool:
    return bool(re.search(r"_{3,}", line.text) and names(line.text)) or bool(
        re.match(
            r"(?i)\W{0,3}дата(?:\s(?:составления|подписания|документа|утверждения))?\s?[:\d«\"]", line.text.strip()
        )
    )


def _dated(slot: days.Slot, line: Line, zone: Zone) -> Dated | None:
    return Dated(day=slot.day, seen=zone.quote(line.start, line.end)) if slot.day else None
