"""The lines at the beginning of a document (or of an annex within it): plain, each with its place."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from auditor.facts.normal import plain
from auditor.model import Quote, Text

_MOST_LINES = 160
_MOST_LETTERS = 14_000
_LONGEST_LINE = 1_500  # a paragraph of a file without line breaks; nothing of a head is longer
_RUN_ON = 400  # letters of a line into which a reader has run a whole head
_PARTS = re.compile(
    r"\s(?=(?:[Пп]ринят[оа]|[Сс]огласовано|[Рр]ассмотрен[оа]|[Уу]тверждаю|[Уу]твержден[оа]?|СОГЛАСОВАНО|ПРИНЯТ[ОА]|РАССМОТРЕН[ОА]|УТВЕРЖД(?:АЮ|ЕН[АО]?))[\s:]"
    r"|(?:ПРИКАЗ|[Пп]рикАз|ПОСТАНОВЛЕНИЕ|РАСПОРЯЖЕНИЕ|ПОЛОЖЕНИЕ|ПРОГРАММА|ПЛАН|КОНЦЕПЦИЯ|ОТЧ[ЕЁ]Т|СПРАВКА)\s|Приложение\s(?:№|\d|к\s)"
    r"|Положение\sоб?\s|(?:Программа|План|Концепция|Дорожная карта|Отч[её]т|Справка)\s[а-яё]|(?:1|I)\.\s?[А-ЯЁ]|"
    r"Пояснительная\sзаписка|Составител"
    r"|Обо?\s[а-яё]+(?:ии|ах|ой|ом|ях|е)\s|О\s[а-яё]+(?:ии|ах|ой|ом|ях|е)\s|(?:В соответствии|На основании|"
    r"Во исполнение|В целях)\s|Муниципальное\s(?:бюдж|каз|авт|общ)"
    r"|Протокол\s№\s?\d+\sзаседания|Присутствовали|Повестка\sдня|Муниципальный отдел|Муниципальное образование)"
)
_LINE = re.compile(r"\S[^\n]*")
_TAIL = 8_000  # letters at the end of a page, where its last lines stand
_HOLDS = re.compile(r"\w")
_CERTIFICATE = re.compile(r"(?:^|(?<=[\s|]))(?:Сертификат|Владелец|Действител\w{1,4}|Серийный\sномер)(?=[:\s])")
_CELLS = re.compile(r"[\t|]+| {3,}")


class Line(NamedTuple):  # made by the dozen for each page: a tuple is made five times as fast as a dataclass
    """A line that holds something. `sheet` is the index of its page; `gap`: an empty line or a page's end before it.

    `indent`: blanks before its first letter.
    """

    text: str
    cells: tuple[str, ...]
    sheet: int
    start: int
    end: int
    gap: bool
    indent: int = 0


@lru_cache(maxsize=16)  # several facts begin from the same lines
def lines(text: Text, sheet: int = 0, start: int = 0) -> tuple[Line, ...]:
    """The first lines from `start` of a page on."""
    found: list[Line] = []
    letters = 0
    for index in range(sheet, min(len(text.pages), sheet + 6)):
        page = plain(text.pages[index].text).text
        before = -2
        for mark in _LINE.finditer(page, start if index == sheet else 0):
            at, stop = mark.span()
            gap = before == -2 or (at - before > 1 and page.count("\n", before, at) > 1)
            indent = 0 if not at or page[at - 1] == "\n" else at - 1 - page.rfind("\n", max(before, 0), at)
            before = stop
            for first, last in _pieces(page, at, stop) if stop - at >= _RUN_ON else ((at, stop),):
                line = _line(page, index, first, last, gap, indent if first == at else 0)
                if line:
                    found.append(line)
                    letters += len(line.text)
                    gap = False
            if len(found) >= _MOST_LINES or letters > _MOST_LETTERS:
                return tuple(found)
    return tuple(found)


def _pieces(page: str, at: int, stop: int) -> list[tuple[int, int]]:
    """A line that holds a whole head, cut where its parts begin."""
    cuts = [mark.end() for mark in _PARTS.finditer(page, at, min(stop, at + _LONGEST_LINE))]
    return list(zip([at, *cuts], [*cuts, stop], strict=True))


@lru_cache(maxsize=4)
def last_lines(text: Text, most: int = 40) -> tuple[Line, ...]:
    """The last lines of the document, in their order."""
    whole = _whole(text)
    if whole is not None:
        return whole[-most:]
    found: list[Line] = []
    for index in range(len(text.pages) - 1, max(-1, len(text.pages) - 4), -1):
        page = plain(text.pages[index].text).text
        for at, stop in _backwards(page):
            line = _line(page, index, at, stop, False)
            found += [line] if line else []
            if len(found) >= most:
                return tuple(reversed(found))
    return tuple(reversed(found))


@lru_cache(maxsize=4)
def _whole(text: Text) -> tuple[Line, ...] | None:
    """All lines of a short document, where its first lines are all it has."""
    if len(text.pages) > 3 or sum(len(page.text) for page in text.pages) > min(_TAIL, _MOST_LETTERS):
        return None
    first = lines(text)
    return first if len(first) < _MOST_LINES and all(len(line.text) < _RUN_ON // 2 for line in first) else None


def _backwards(page: str) -> Iterator[tuple[int, int]]:
    """Where the last lines of a page begin and end, from the last to the first."""
    floor = max(0, len(page) - _TAIL)
    stop = len(page)
    while stop > floor:
        start = page.rfind("\n", floor, stop) + 1 or floor
        bare = page[start:stop].lstrip()
        if bare:
            yield stop - len(bare), stop
        stop = start - 1


def quote(text: Text, first: Line, last: Line | None = None) -> Quote:
    """The document's own words from one line to another of the same page."""
    last = last if last and last.sheet == first.sheet else first
    page = text.pages[first.sheet]
    return plain(page.text).quote(first.start, last.end, page.number if text.paged else None)


def joined(parts: tuple[Line, ...]) -> str:
    """Several lines as one."""
    return " ".join(part.text for part in parts)


def _line(page: str, index: int, at: int, stop: int, gap: bool, indent: int = 0) -> Line | None:
    raw = page[at : min(stop, at + _LONGEST_LINE)]
    if not (raw[0].isalnum() or _HOLDS.search(raw)):
        return None
    if "|" in raw or "\t" in raw or "   " in raw:
        cells = tuple(cell for cell in (" ".join(part.split()) for part in _CELLS.split(raw.strip())) if cell)
        if len(cells) > 1 and _CERTIFICATE.search(raw):  # a mark of a signature beside a column of the head
            cells = tuple(cell for cell in cells if not _CERTIFICATE.match(cell)) or cells[:1]
        clean = " ".join(cells)
    else:  # nearly every line
        clean = raw if "  " not in raw and not raw[-1].isspace() else " ".join(raw.split())
        cells = (clean,)
    return Line(text=clean, cells=cells, sheet=index, start=at, end=at + len(raw), gap=gap, indent=indent)
