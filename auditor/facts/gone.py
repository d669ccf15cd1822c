"""A title that says its own paper is no longer in force: «Приказ … № 214 «О наставничестве» (утратил силу)»."""

import re

from auditor.facts.headwords import ACT, TITLE
from auditor.facts.zones import Line, Zone

_LINES = 12
_ADJECTIVES = r"(?:[а-яё-]{3,30}(?:ый|ий|ое|ее|ая|ой|ые|ие)\s+){0,4}"
# The mark must agree with the noun the title begins with: «Отчёт о реализации программы (утратила силу)» is in force.
_NOUNS = {
    "": "приказ|план(?:-график)?|порядок|регламент|устав|кодекс|паспорт|график|состав|перечень|реестр|комплекс",
    "о": "постановление|распоряжение|решение|положение|указание",
    "а": "программа|подпрограмма|концепция|инструкция|стратегия|циклограмма|методика|модель|карта",
    "ы": "правила|рекомендации|критерии|показатели|программы",
}
_OF_TITLE = {end: re.compile(rf"(?i)^\W{{0,6}}{_ADJECTIVES}(?:{nouns})(?![а-яё])") for end, nouns in _NOUNS.items()}
_MARKS = {
    end: re.compile(
        rf"(?i)(?:[(\[]|\s[–—-]\s|[.,]\s)\s{{0,3}}"
        rf"(?:утратил{end.replace('ы', 'и')}\s{{1,3}}силу|отмен[её]н{end}(?![а-яё])"
        rf"|не\s{{0,3}}действу{'ю' if end == 'ы' else 'е'}т(?![а-яё])|недействующ\w{{2}}(?![а-яё]))[^«\n]{{0,120}}$"
    )
    for end in _NOUNS
}
_GOES_ON = re.compile(r"[\s|]{0,40}(?:[а-яё(\[«\"№\d–—-]|О(?:б|бо)?\s[а-яё])")
_LISTED = re.compile(
    r"(?i)^\W{0,6}(?:\d{1,3}[.)]\s{0,3})?(?:приказ|постановление|распоряжение|решение)(?![а-яё])[^\n]{0,120}?(?:№|\d{4})"
)


def ending(words: str) -> str | None:
    """How words that agree with a title end: «Положение …» is «утверждено»; None where it begins with no such noun."""
    return next((end for end, noun in _OF_TITLE.items() if noun.match(words)), None)


def in_title(zone: Zone) -> tuple[int, int] | None:
    """Where the title stands that says so of itself; None where it does not, or where many acts are listed."""
    top = zone.lines[:_LINES]
    at = next((i for i, line in enumerate(top) if _opens(line)), None)
    if at is None or sum(bool(_LISTED.match(line.text)) for line in zone.lines[:40]) > 2:
        return None
    said = ""
    for line in _whole(top[at:]):
        said = f"{said} {line.text.strip()}".strip()
        end = ending(said)
        mark = _MARKS[end].search(said) if end is not None else None
        if mark and said.count("«", 0, mark.start()) == said.count("»", 0, mark.start()):
            return line.start, line.end
    return None


def _opens(line: Line) -> bool:
    words = line.text.strip(" \t|")
    return len(words) < 400 and bool(ACT.match(words) or (TITLE.match(words) and words.lstrip('«"(')[:1].isupper()))


def _whole(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The title's own lines: the first, then those that go on from it."""
    stop = 1
    while (
        stop < min(len(lines), 6) and _GOES_ON.match(lines[stop].text) and not re.match(r"\W{0,3}1\.", lines[stop].text)
    ):
        stop += 1
    return lines[:stop]
