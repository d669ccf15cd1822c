"""Results of schools in the open: rows of schools with numbers; not a timetable, not a list of addresses."""

import re

from auditor.facts import people
from auditor.facts.identity import Hit
from auditor.facts.results import NO_VALUE, NUMBER, columns

_SCHOOL = re.compile(
    r"[А-ЯЁглшд](?<!\w.)"  # the first letter: the engine skips to it
    r"(?:(?<=М)[БКАО]{0,2}Д?(?:ОУ|УДО|У ДО)(?:ДОД)?\b|(?<=[СОН])ОШ\b"
    r"|(?:(?<=[Гг])имназия|(?<=[Лл])ицей|(?<=[Шш])кола|(?<=[Дд])етский сад|(?<=[Дд])/с)\s*№"
    r"|(?<=[А-ЯЁ])[а-яё]{2,25}ская (?:[СОН]ОШ|школа)\b)"
    r"[^\d\n\t|]{0,60}?(?:№\s?\d+[^\n\t|\d]{0,20}?[»\"]|№\s?\d+|»|\"(?![А-ЯЁа-яё№\d])|(?=[\t|\n\d(-])|$)"
)
_NAMED = ("ОУ", "УДО", "У ДО", "ОШ", "ская школа")  # without one of these, or a school's number, there is none
_NUMBERED = ("имназия", "ицей", "кола", "етский сад", "/с")
_STRONG = re.compile(
    r"балл|результат|%|процент|\bдол[яи]\b|качеств|успеваем|охват|дефицит|уровень|рейтинг|средн\w+ |показател"
)
_WEAK = re.compile(r"количеств|кол-во|числ|всего|участ|выполн")
_TIMETABLE = re.compile(
    r"график|расписани|адрес|телефон|маршрут|дислокаци|закрепл|\bплан\b|\bсрок|дата|время|сайт|ссылк|ответственн|повестк"
)
_SCORED = re.compile(r"\d\s*(?:%|балл)")
_ORDINAL_LINE = re.compile(r"\n\s*\d{1,3}[.)]?\s*$")
_APART = 400  # letters between two schools of one list; above a list, its heads
_ROW = 120  # letters of a row


def results(page: int, text: str, head: str) -> tuple[list[Hit], str]:
    """Rows of schools with results on a page, and the heads of its last list, which may go on over the page."""
    found = list(_SCHOOL.finditer(text)) if _maybe(text) else []
    hits: list[Hit] = []
    for at, school in enumerate(found):
        last = found[at - 1].end() if at else 0
        if not at or school.start() - last > _APART:
            above = text[max(last, school.start() - _APART) : school.start()].lower()
            head = f"{head}\n{above}"[-3 * _APART :] if not at and school.start() < 150 else above
        following = found[at + 1].start() if at + 1 < len(found) else len(text)
        if _of_child(text, school.start()):
            continue  # «Ермолаев Даниил | СОШ № 1 | 48»: a child's result
        if _told(_beside(text, school.end(), following), columns(head)):
            hits.append(("institution", page, " ".join(school.group().split())))
    return hits, head


def _of_child(text: str, at: int) -> bool:
    before = text[max(text.rfind("\n", 0, at) + 1, at - _ROW) : at]
    return any(not name.formal for name in people.found_in(before))


def _maybe(text: str) -> bool:
    if any(map(text.__contains__, _NAMED)):
        return True
    return "№" in text and any(map(text.__contains__, _NUMBERED))


def _told(beside: str, head: str) -> bool:
    if _SCORED.search(beside):
        return True
    if not NUMBER.search(beside):
        return False
    return bool(_STRONG.search(head) or (_WEAK.search(head) and not _TIMETABLE.search(head)))


def _beside(text: str, start: int, following: int) -> str:
    """What stands beside a school, up to the next one's line."""
    end = min(following, start + _ROW)
    line = text.rfind("\n", start, following) + 1
    beside = text[start : min(end, line) if start < line else end].lower()
    return NO_VALUE.sub(" ", _ORDINAL_LINE.sub("", beside) if "\t" in beside else beside)
