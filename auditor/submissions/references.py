"""Places cited in a document: «стр. 5–7», «(3-4 страницы)», «слайд 7», «п. 2.1», «лист «План»»."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

_DASHES = str.maketrans("–—‒−‑‐―", "-------")
_LATIN = re.compile(r"(?<![^\W\d_])(?:[cCсС][тТtT][рРpP](?=[.\s\d])|[cC](?=\.[ ]{0,3}\d))")  # one of them a look-alike
_MONTH = r"(?:январ|феврал|март|апрел|ма[йя]\b|июн|июл|август|сентябр|октябр|ноябр|декабр)"
_NUMBER = r"\d{1,4}(?!\d)"
_ITEM = rf"{_NUMBER}(?:[ ]{{0,3}}(?:-|\.\.\.?|…)[ ]{{0,3}}{_NUMBER})?"
_ON = rf",[ ]{{0,3}}\n[ ]{{0,3}}(?={_ITEM}[ ]{{0,3}}(?:[,)\n]|$))"  # a list goes on in the next line
_LIST = rf"{_ITEM}(?:(?:{_ON}|[ ]{{0,3}}(?:,|;|\bи\b|&)(?:[ ]{{0,3}}\bи\b)?[ ]{{0,3}}){_ITEM}){{0,40}}"
_END = rf"(?!\d|[.,]\d|[ ]{{0,2}}(?:%|г\.|г\b|гг|год|балл|{_MONTH})|\.\d)"
_WORD = r"(?:стр(?:аниц(?:ах|ам|[аыеу])?|\b\.?|\.?(?=\d))|pages?\b|pp?\.)"
_NTH = r"(?:[ ]?-[ ]?[а-яё]{1,3})?"  # «5-й»

_FROM_TO = rf"(?:со?|от)[ ]{{1,3}}(?P<first>{_NUMBER}){_NTH}[ ]{{1,3}}(?:по|до)[ ]{{1,3}}(?P<last>{_NUMBER})"
_AFTER = re.compile(  # the word, then the numbers: «стр. 5», «с.3-7», «страницы: 3, 5 и 9», «стр. с 3 по 7», «слайд 7»
    rf"(?<![А-Яа-яЁёA-Za-z\d])(?:{_WORD}|с\.|слайд(?:ы|а|е|ов|ах)?\b\.?|slides?\b)"
    rf"(?:[ ]{{0,3}}:?[ ]{{0,3}}|[ ]{{0,3}}:[ ]{{0,3}}\n)(?:№№?|N)?[ ]{{0,3}}(?:{_FROM_TO}|(?P<list>{_LIST}){_END})",
    re.I,
)
_SPAN = re.compile(rf"(?<![А-Яа-яЁёA-Za-z]){_FROM_TO}{_NTH}[ ]{{0,3}}{_WORD}(?![а-яё])", re.I)  # «с 3 по 7 стр.»
_BEFORE = re.compile(  # the numbers, then the word: «5 стр.», «3-4 страницы», «5-я страница»
    rf"(?<![\d.,№/\-])(?P<list>{_LIST})(?P<nth>{_NTH})[ ]{{0,3}}"
    rf"(?P<word>стр(?:аниц(?:ах|[аыеу])?|\.|\b)|слайд(?:ы|е|а)?)(?![а-яё])(?![ ]{{0,3}}:?[ ]{{0,3}}\d)",
    re.I,
)
_ORDINAL = re.compile(  # «на первой странице», «пятая страница»
    r"(?<![А-Яа-яЁё])(?P<nth>перв|втор|трет|четв[её]рт|пят|шест|седьм|восьм|девят|десят)[а-яё]{2,3}"
    r"[ ]страниц[аыеу]?(?![а-яё])",
    re.I,
)
_ORDINALS = ("перв", "втор", "трет", "четверт", "пят", "шест", "седьм", "восьм", "девят", "десят")
_NEXT = re.compile(r"\)[ ]?\S")
_LAST = re.compile(r"[ ]{0,3}(?:,|;|\bи\b|&)(?:[ ]{0,3}\bи\b)?[ ]{0,3}\d{1,4}$")
_NAMED = re.compile(r"стр|слайд", re.I)
_COUNTED = re.compile(
    r"(?:всего|объ[её]м\w*|итого|\bна|\bиз|состоит\s+из|содержит|документе?|количеств\w+)[ ]{0,3}[:\-(]?[ ]{0,3}$", re.I
)
_PART = re.compile(
    r"(?<![А-Яа-яЁёA-Za-z\d])(?:п(?:ункт(?:ы|а|е|у)?|п|одпункт\w?)?\.?|разд(?:ел(?:ы|а|е|у)?|\.)|глав[аыеу]|гл\.|"
    r"прил(?:ожени[еяюи]|\.)|табл(?:иц[аеыу]|\.)|лист(?:е|ы|а)?|вкладк[аеиу])[ ]{0,3}(?:№[ ]{0,3})?"
    r"(?:[«\"“„][^»\"”“\n]{1,60}[»\"”“]|(?:\d{1,3}|[IVXХ]{1,6})(?:\.\d{1,3}){0,5}(?![\wА-Яа-яЁё]))",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A place cited, and where its words stand in the text."""

    start: int
    end: int
    pages: tuple[int, ...] = ()
    part: str = ""


def find(text: str) -> list[Reference]:
    """References in a text, in its order. Counts («всего 45 стр.»), dates and villages («с. Мужи») are none."""
    plain = _LATIN.sub(lambda one: "стр"[: len(one[0])], text.translate(_DASHES))
    found: list[Reference] = []
    for more in (_after(plain), _before(plain), _ordinals(plain), _parts(plain, text)):
        taken = _Taken(found)
        found = sorted([*found, *(one for one in more if not taken.cover(one))], key=lambda one: one.start)
    return found


class _Taken:
    """The parts of a text that references already take up."""

    def __init__(self, found: list[Reference]) -> None:
        self._starts = [one.start for one in found]
        self._ends = [one.end for one in found]

    def cover(self, one: Reference) -> bool:
        before = bisect_left(self._starts, one.end) - 1
        return before >= 0 and self._ends[before] > one.start


def _after(plain: str) -> Iterator[Reference]:
    """The word, then the numbers; spans («с 3 по 7 стр.») first, for their last number is a reference too."""
    spans = list(_numbered(_SPAN, plain))
    taken = _Taken(spans)
    yield from spans
    yield from (one for one in _numbered(_AFTER, plain) if not taken.cover(one))


def _numbered(pattern: re.Pattern[str], plain: str) -> Iterator[Reference]:
    for found in pattern.finditer(plain):
        first, last = found["first"], found["last"]
        pages = _range(int(first), int(last)) if first else numbers(_listed(plain, found))
        if pages:
            yield Reference(start=found.start(), end=found.end(), pages=pages)


def _listed(plain: str, found: re.Match[str]) -> str:
    """The numbers after the word, without one that begins the next item: «стр. 3, 2) справка»."""
    line = plain.rfind("\n", 0, found.start()) + 1
    opened = plain.rfind("(", line, found.start()) > plain.rfind(")", line, found.start())
    if opened or not _NEXT.match(plain, found.end("list")):
        return found["list"]
    return _LAST.sub("", found["list"])


def _before(plain: str) -> Iterator[Reference]:
    """The numbers, then the word."""
    if not _NAMED.search(plain):
        return
    for found in _BEFORE.finditer(plain):
        single = found["list"].isdigit()
        counted = _COUNTED.search(plain, max(0, found.start() - 30), found.start()) is not None
        if single and _counts(found["list"], found["word"].lower(), bool(found["nth"]), counted):
            continue
        if pages := numbers(found["list"]):
            yield Reference(start=found.start(), end=found.end(), pages=pages)


def _counts(number: str, word: str, nth: bool, counted: bool) -> bool:
    """Whether «N страниц» says how many there are. «На 12 странице» does not: of twelve it would be «страницах»."""
    if nth:
        return False
    one = number.endswith("1") and not number.endswith("11")
    return word == "страниц" or (counted and (one or word not in ("странице", "страница", "страницу")))


def _ordinals(plain: str) -> Iterator[Reference]:
    for found in _ORDINAL.finditer(plain):
        page = _ORDINALS.index(found["nth"].lower().replace("ё", "е")) + 1
        yield Reference(start=found.start(), end=found.end(), pages=(page,))


def _parts(plain: str, text: str) -> Iterator[Reference]:
    for part in _PART.finditer(plain):
        yield Reference(start=part.start(), end=part.end(), part=text[part.start() : part.end()].strip())


def numbers(text: str) -> tuple[int, ...]:
    """The numbers of a list such as «3, 5–7 и 9»."""
    pages: list[int] = []
    for item in re.finditer(r"(\d{1,4})(?:\s*(?:-|\.\.\.?|…)\s*(\d{1,4}))?", text.translate(_DASHES)):
        pages += _range(int(item[1]), int(item[2])) if item[2] else (int(item[1]),)
    return tuple(sorted({page for page in pages if page > 0}))


def column(text: str) -> list[tuple[int, ...]]:
    """A cell that stands under the heading «Страницы»: bare numbers count too. One entry a line (or a `;`)."""
    entries = []
    for line in _lines(text.translate(_DASHES)):
        line = line.strip(" .()")
        day = re.fullmatch(r"(\d\d)\.(\d\d)\.\d{4}", line)  # a spreadsheet took «5-7» for the fifth of July
        if day and int(day[1]) <= int(day[2]):
            entries.append(_range(int(day[1]), int(day[2])))
        elif re.fullmatch(rf"(?:№\s*)?{_LIST}", line):
            entries.append(numbers(line))
        elif span := re.fullmatch(r"с\s+(\d{1,4})\s+по\s+(\d{1,4})", line, re.I):
            entries.append(_range(int(span[1]), int(span[2])))
        elif pages := {page for one in find(line) for page in one.pages}:
            entries.append(tuple(sorted(pages)))
    return [entry for entry in entries if entry]


def _lines(text: str) -> list[str]:
    """The entries of a column of pages, without the numbers before them: «1) 3-4», «2) 7»."""
    lines = [line for line in re.split(r"[\n;]", text) if line.strip()]
    items = [re.match(r"\s*(\d{1,2})[.)]\s+(?=\S)", line) for line in lines]
    if len(lines) > 1 and all(one and int(one[1]) == at for at, one in enumerate(items, 1)):
        return [line[one.end() :] for line, one in zip(lines, items, strict=True) if one]
    return lines


def cites_only(text: str) -> bool:
    """Whether a text is a place in a document and little else: «стр. 5», «5-7», «раздел II», «лист «Свод»»."""
    if column(text):
        return True
    left = text
    for one in reversed(find(text)):
        left = left[: one.start] + left[one.end :]
    return left != text and len(re.findall(r"[^\W_]", left)) <= 12


def _range(first: int, last: int) -> tuple[int, ...]:
    if not first or not last:
        return ()
    if last < first or last - first > 500:  # no range: two pages
        return tuple(sorted({first, last}))
    return tuple(range(first, last + 1))
