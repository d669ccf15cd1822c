"""The day of a law or a decree of the state, where the paper is that law and does not merely cite it."""

import re

from auditor.facts import days, prose
from auditor.facts.zones import Line, Zone

_LAW = re.compile(
    r"(?i)^\W{0,6}(?:(?:федеральный(?:\s+конституционный)?|областной|краевой)\s+закон|закон\s+(?:российской|рф|[а-яё-]+(?:ого|ой)\s+(?:края|области|республики)|республики)"
    r"|указ\s+(?:президента|губернатора|главы)|закон\W*$)(?![а-яё])"
)
# What stands above a law's heading, or between it and its day.
_AROUND = re.compile(
    r"(?i)^\W{0,6}(?:российская\s+федерация|республика\s|[а-яё-]+(?:ий|ая)\s+(?:край|область)|президент|законодательн|государственн|совет|принят|одобрен|об?\s|в\s+ред|"
    r"\(?(?:с\s+изм|список\s+измен|в\s+редакции))"
)
_OF_HOUSES = re.compile(
    r"(?i)^\W{0,6}(?:принят|одобрен|в\s+ред|\(?в\s+ред|\(?с\s+изм|вступ|начало\s+действия|опубликован)"
)
_LINES = 14


def day(zone: Zone) -> tuple[days.Slot, Line] | None:
    """The law's day and its line; None where something else stands above the heading, or several laws are listed."""
    if "закон" not in zone.low[:1500] and "указ" not in zone.low[:1500]:
        return None
    top = zone.lines[:_LINES]
    headings = [i for i, line in enumerate(top) if _LAW.match(line.text)]
    if len(headings) != 1 or not all(_AROUND.match(line.text) for line in top[: headings[0]]):
        return None
    for line in top[headings[0] :]:
        if line.start >= zone.body and line is not top[headings[0]]:
            break
        found = [] if _OF_HOUSES.match(line.text) else days.mentions(line.text)
        if found and _is_heads(line, found[0]):
            return found[0], line
    return None


def _is_heads(line: Line, slot: days.Slot) -> bool:
    """The heading itself bears the day, or a line of nothing but the day, a place and a number."""
    if _LAW.match(line.text):
        return bool(re.search(r"(?i)(?:^|\s)от\s{0,3}$|закон\W{0,9}$", line.text[: slot.start])) or slot.start < 40
    rest = re.sub(r"№\s?[\w/.-]{1,20}", "", line.text[: slot.start] + line.text[slot.end :])
    return len(re.sub(r"[\W\d_]", "", rest)) <= 20 and not prose.tells(rest)
