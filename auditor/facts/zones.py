"""The parts of a document where it speaks of itself: its head, the tops of its pages, its end."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple

from auditor.facts.normal import Normal, plain
from auditor.model import Page, Quote, Text

_PAGE_LIMIT = 9000  # letters of a page that are looked at; of a text without pages as well
_CLEAR = 85.0  # confidence of a page read from its picture
_COVERS = 3  # a stamp may stand after a cover and a contents page

# A mark of an electronic signature: its dates, numbers and names are the certificate's.
_CERTIFICATE = re.compile(
    r"(?i)сертификат|^\W{0,6}владелец\W|действител\w{1,4}:?\s{1,3}(?:с|до)\s|снилс|\bогрн|\bDN:|\bcn=|\bou=|\bE=|1\.2\.643"
    r"|подпис\w{2,5}\s{1,3}цифровой|электронн\w{2,3}\s{1,3}(?:цифров\w{2,3}\s{1,3})?подпис|\+0\d'00'|\d\d:\d\d:\d\d|\bэцп\b"
    r"|серийный\s{1,3}номер|^\W{0,6}дата\s{1,3}и\s{1,3}время|[0-9A-F]{20}|удостоверяющ\w{2,4}\s{1,3}центр|казначейств\w{1,3}\s*$"
)
_COLUMN = re.compile(r"\s{3}|[\t|]")
_COLUMN_CELL = re.compile(r"[^\s|](?:[^\t|\s]|[ ]{1,2}(?=[^\s|]))*")
_HINTS = (
    "сертификат",
    "владелец:",
    "действителен",
    "снилс",
    "огрн",
    "cn=",
    "1.2.643",
    "подписан",
    "цифровой",
    "эцп",
    "+0",
    "серийный",
    "удостоверя",
)
_STAMP = re.compile(
    r"(?i)утвержд|приказ\w{0,2}\s{0,3}(?:№|от)"
)  # words of a stamp a certificate's lines were mixed into
_CLAUSE = re.compile(r"(?:1\.|1\.1\.?|I\.|§\s?1\.?)\s{0,3}(?:[А-ЯЁ]\w|$)|(?i:введение|содержание|оглавление)\W{0,3}$")
# Lines that pages and legal systems add: print dates, clocks, counters.
_PRINTED = re.compile(
    r"(?i)\d{1,2}:\d\d(?!\d)|https?://|www\.|дата\s{1,3}(?:сохранения|печати|публикации|изменения|создания|обновления|размещения)"
    r"|последн\w{2,3}\s{1,3}изменени|распечатан|опубликован|просмотр|\bвх\.|консультант|гарант\.|обновлен\w\b|размещен\w\b"
    r"|копия\s{1,3}электронного|^\W{0,3}на\s{1,3}№|год[а]?\s{1,3}рождени|дата\s{1,3}рождени|родил"
)
_PRINTED_HINTS = (
    *(":", "www.", "дата", "последн", "распечатан", "опубликован", "просмотр", "вх.", "консультант", "гарант.", "№"),
    *("обновлен", "размещен", "копия", "рожден", "родил"),
)

_RUN_IN = 300  # a line longer than this at the top is a head run into one line
_FOLD = re.compile(
    r"(?<=[^\s]) (?=[«\"(]?(?:УТВЕРЖД|Утвержд[аеё]|СОГЛАСОВАНО|Согласовано|РАССМОТРЕНО|Рассмотрено|ПРИНЯТО|Принято)"
    r"|(?:ПОЛОЖЕНИЕ|Положение\sоб?\s|ПРОГРАММА|Программа\s|ПЛАН\s|План\s|ПРИКАЗ\s|РАСПОРЯЖЕНИЕ\s|ПОСТАНОВЛЕНИЕ\s|КОНЦЕПЦИЯ|Концепция\s|ПОРЯДОК|Порядок\s"
    r"|Пояснительная\sзаписка|ПРИКАЗЫВАЮ|На\sосновании\s|В\sсоответствии\s|В\sцелях\s|Приложение\s|Общие\sположения|Об?\s[а-яё]+(?:ии|ах|ях|ой)\s)"
    r"|(?:1\s?\.\s?Общие|1\.\s?1)|(?:ПРОЕКТ|Проект)\s(?=[А-Я]))"
)


class Line(NamedTuple):  # made by the dozen for each page: a tuple is made five times as fast as a dataclass
    """A line of a zone; `text` keeps its inner gaps."""

    start: int
    end: int
    text: str

    @property
    def bare(self) -> str:
        return self.text.strip(' \t|_*#"«»')


@dataclass(frozen=True, slots=True, eq=False)
class Zone:
    """A stretch of one page made plain, with certificates blotted out, as text and as lines that are not empty."""

    page: int
    paged: bool
    scanned: bool
    normal: Normal
    text: str
    low: str = field(repr=False)  # the same in small letters, for a quick look
    lines: tuple[Line, ...] = field(repr=False)
    body: int = 0  # the place where running text begins
    pictured: bool = False  # read from a picture: what is missing may have been written by hand
    clear: bool = True  # ... and read so well that what looks empty is empty

    def quote(self, start: int, end: int) -> Quote:
        """The document's words of a stretch."""
        return self.normal.quote(start, end, self.page if self.paged else None)


def of_page(text: Text, index: int, limit: int = _PAGE_LIMIT) -> Zone:
    """The zone of one page."""
    page = text.pages[index]
    clear = page.source == "text" or (page.confidence is not None and page.confidence >= _CLEAR)
    return _zone(page.text[:limit], page.number, text.paged, page.scanned, page.source != "text", clear)


@lru_cache(maxsize=16)
def _zone(words: str, number: int, paged: bool, scanned: bool, pictured: bool, clear: bool) -> Zone:
    """Kept for a while: every fact of a page asks for the same."""
    normal = plain(words)
    folded = _folded(normal.text)
    low = folded.lower()
    rows = folded.split("\n")
    marks = _certificates(low, rows)
    for i in marks:
        rows[i] = _blotted(rows[i])
    lines = []
    at = 0
    for row in rows:
        if row and not row.isspace():
            lines.append(Line(at, at + len(row), row))
        at += len(row) + 1
    text = "\n".join(rows) if marks else folded
    return Zone(
        page=number,
        paged=paged,
        scanned=scanned,
        normal=normal,
        text=text,
        low=text.lower() if marks else low,
        lines=tuple(lines),
        body=_body(lines, len(normal.text)),
        pictured=pictured,
        clear=clear,
    )


def _folded(text: str) -> str:
    """A head that was run into one line gets its lines back, where a stamp, a title or a clause begins."""
    end = text.find("\n")
    end = len(text) if end < 0 else end
    start = 0
    while start < 300 and end - start <= _RUN_IN and end < len(text):
        start, end = end + 1, text.find("\n", end + 1)
        end = len(text) if end < 0 else end
    if start >= 300 or end - start <= _RUN_IN:
        return text
    stop = min(end, start + 1800)
    return text[:start] + _FOLD.sub("\n", text[start:stop]) + text[stop:]


def _certificates(low: str, rows: list[str]) -> list[int]:
    """The rows of an electronic signature's mark. Most texts have none: a few plain searches tell."""
    if not any(map(low.__contains__, _HINTS)):
        return []
    return [i for i, row in enumerate(rows) if _CERTIFICATE.search(row)]


def _blotted(row: str) -> str:
    """A certificate's row, or of a row of columns its cells, made blank; a stamp mixed into them stays."""
    if not _STAMP.search(row) and not _COLUMN.search(row.strip()):
        return " " * len(row)
    return _COLUMN_CELL.sub(
        lambda cell: cell[0] if _STAMP.search(cell[0]) or not _CERTIFICATE.search(cell[0]) else " " * len(cell[0]), row
    )


def heads(text: Text) -> Iterator[Zone]:
    """The first pages that hold anything: the head proper, then the page after a cover or contents."""
    for index in range(min(len(text.pages), _COVERS)):
        zone = of_page(text, index)
        if zone.lines:
            yield zone


def last(text: Text) -> Zone | None:
    """The end of the document: the last page with words on it."""
    for index in range(len(text.pages) - 1, max(len(text.pages) - 4, -1), -1):
        page = text.pages[index]
        if page.text and not page.text.isspace():
            tail = page.text[-3000:]
            return of_page(Text(media_type="", pages=(_cut(text, index, tail),), paged=text.paged), 0)
    return None


def printed(line: str) -> bool:
    """Whether a line is a page's or a legal system's, not the document's: a clock, a print date, a counter."""
    low = line.lower()
    return any(map(low.__contains__, _PRINTED_HINTS)) and bool(_PRINTED.search(line))


def _cut(text: Text, index: int, words: str) -> Page:
    return replace(text.pages[index], text=words)


def _body(lines: list[Line], end: int) -> int:
    """Where running text begins: a long paragraph, a numbered clause, or three full lines in small letters."""
    full = 0
    for line in lines:
        words = line.text.strip()
        if len(words) > 260 or _CLAUSE.match(words):
            return line.start
        full = full + 1 if len(words) > 60 and sum(map(str.islower, words)) > len(words) * 0.6 else 0
        if full == 4:
            return line.start
    return end
