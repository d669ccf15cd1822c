"""Which words of a topic are on which page."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from math import log, sqrt

from auditor.facts.normal import plain
from auditor.model import Content, Needs, Page, Quote, Text

_AROUND = 60  # letters of a quote on each side of the words found
_HEADING = 3.0  # a hit in a heading weighs as much as three in running text
_TOGETHER = 0.6  # all contents in one heading: the passage that was looked for
_COMPLETE = 0.5  # all contents somewhere on the page
_TOPIC = 0.15  # the direction's stems only decide between pages alike in content
_VARIETY = 0.5  # what each further way to say the same adds
_HALF = 1.0  # hits by √words that make half of a full score
_CONTENTS = 0.25  # a table of contents names everything and says nothing
_COVER = 0.5  # so does a cover
_COVER_WORDS = 80
_SIGNS = 1.0  # what the words of this very position add to a page, and the words of its neighbours take away
_OFTEN = 0.3  # of the pages: a line that stands on so many of them is a running head
_FEWEST_OFTEN = 4

_FLAT = str.maketrans({"ё": "е", "Ё": "Е", "\n": " ", "\t": " "})
_GAP = re.compile(r"(?<!\\) ([?*+]?)")
_STAR = re.compile(r"(?<=[а-яa-z])\*(?=\s|$)", re.IGNORECASE)
_LETTER_FIRST = re.compile(r"(?:\(\?:|\(|\[)*[а-яa-z0-9]", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_CONTENTS_TITLE = re.compile(r"(?im)^[ \t]*(?:содержание|оглавление)[ \t]*$")
_LEADER = re.compile(r"(?m)(?:\.{4}|…{2}|_{4}|[ ]{3}|\t)[ ]?\d{1,3}[ ]?$")
_STAMP = re.compile(r"(?i)\bутвержд(?:ено|ена|ен|аю)\b")
_NUMBERED = re.compile(
    r"(?:раздел|глава|часть|приложение)\b|[IVX]{1,5}[.)]|\d{1,2}(?:\.\d{1,2}){0,2}[.)]?\s+[А-ЯЁ]", re.IGNORECASE
)
_NO_HEADING = re.compile(r"[.;:,?!]$|^[-•–]")


# --- words of the topic ----------------------------------------------------------------------------------------------


def found(text: Text, content: Content, pages: Collection[int] | None = None) -> Quote | None:
    """The first place where one of the content's patterns stands: on `pages`, or anywhere where that is None.

    Pages nobody could read are passed over: None says "not found in what was read".
    """
    return next(_quotes(text, content.any_of, pages), None)


def mentions(text: Text, patterns: Sequence[str]) -> dict[int, Quote]:
    """The pages where one of the patterns stands, each with its first place."""
    quotes: dict[int, Quote] = {}
    for page in _read(text):
        if quote := next(_quotes(text, patterns, (page.number,)), None):
            quotes[page.number] = quote
    return quotes


def density(text: Text, stems: Sequence[str]) -> float:
    """Hits of the stems in a hundred words; 0 for a text without words."""
    pattern = _pattern(tuple(stems))
    words = hits = 0
    for page in _read(text):
        flat = plain(page.text).text.translate(_FLAT)
        words += len(_WORD.findall(flat))
        hits += sum(1 for _ in pattern.finditer(flat)) if pattern else 0
    return 100 * hits / words if words else 0.0


def _quotes(text: Text, patterns: Sequence[str], pages: Collection[int] | None) -> Iterator[Quote]:
    """The first place on each page, in order."""
    pattern = _pattern(tuple(patterns))
    for page in _read(text):
        if pattern is None or (pages is not None and page.number not in pages):
            continue
        normal = plain(page.text)
        if hit := pattern.search(normal.text.translate(_FLAT)):
            start, end = _around(normal.text, hit.start(), hit.end())
            yield normal.quote(start, end, page.number if text.paged else None)


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """The words around a place: whole words, no further than a line's end where a line is long enough."""
    first = max(0, start - _AROUND)
    while 0 < first < start and not text[first - 1].isspace():
        first += 1
    last = min(len(text), end + _AROUND)
    while end < last < len(text) and not text[last].isspace():
        last -= 1
    return first, last


def _read(text: Text) -> Iterator[Page]:
    return (page for page in text.pages if not page.scanned and page.text.strip())


@lru_cache(maxsize=512)
def _pattern(patterns: tuple[str, ...]) -> re.Pattern[str] | None:
    """One pattern of all. A stem matches at the start of a word («опрос» is not in «вопрос»)."""
    parts = [_prepared(pattern) for pattern in patterns if pattern.strip()]
    return re.compile("|".join(parts), re.IGNORECASE) if parts else None


def _prepared(pattern: str) -> str:
    """A rubric's pattern for flat text: ё as е, a space as any run of spaces, «молод*» as «молод» and any ending."""
    pattern = _STAR.sub(r"\\w*", pattern.replace("ё", "е").replace("Ё", "Е"))
    pattern = _GAP.sub(lambda gap: r"\s*" if gap[1] in ("?", "*") and gap[1] else r"\s+", pattern)
    return rf"(?<!\w)(?:{pattern})" if _LETTER_FIRST.match(pattern) else f"(?:{pattern})"


# --- the measure of a page -------------------------------------------------------------------------------------------

_Line = tuple[str, bool]  # a flat line, and whether it is a heading
_Patterns = Sequence[re.Pattern[str]]


def needed(text: Text, needs: Needs) -> dict[int, float]:
    """`scores` for all that a position asks for."""
    return scores(text, needs.content, needs.topic, needs.signs, needs.strangers)


def scores(
    text: Text,
    contents: Sequence[Content],
    topic: Sequence[str] = (),
    signs: Sequence[str] = (),
    strangers: Sequence[str] = (),
) -> dict[int, float]:
    """How much each page speaks of all the contents at once; pages nobody could read are left out.

    A word found on few pages tells more than one found on all; a page that has every content stands above one that
    lacks some, a heading above running text. `signs` and `strangers` tell it from pages that answer other positions.
    """
    patterns = [pattern for content in contents if (pattern := _pattern(content.any_of))]
    stems, own, foreign = (_pattern(tuple(words)) for words in (topic, signs, strangers))
    named = frozenset(" ".join(heading.split()) for heading in text.headings)
    pages = {page.number: page for page in _read(text)}
    lines = _without_running({number: _lines(page, named) for number, page in pages.items()})
    ways = [[way for one in content.any_of if (way := _pattern((one,)))] for content in contents]
    hits = {number: [_varied(group, here) for group in ways if group] for number, here in lines.items()}
    weights = _weights(list(hits.values()), len(patterns))
    result: dict[int, float] = {}
    for number, here in lines.items():
        words = sum(len(_WORD.findall(line)) for line, _ in here)
        length = sqrt(max(40, words))
        score = _conjunction(hits[number], weights, length)
        if len(patterns) > 1:
            score += _TOGETHER * _best_line(patterns, weights, here)
        if stems:
            score += _TOPIC * _saturated(_hits(stems, here), length)
        score *= _leaning(own, here, length) / _leaning(foreign, here, length)
        result[number] = score * _standing(text, pages[number], words)
    return result


def _leaning(pattern: re.Pattern[str] | None, lines: Sequence[_Line], length: float) -> float:
    return 1 + _SIGNS * _saturated(_hits(pattern, lines), length) if pattern else 1.0


def _without_running(lines: dict[int, list[_Line]]) -> dict[int, list[_Line]]:
    """Without the lines that stand on every third page: a running head names the matter and does not tell of it."""
    times = Counter(line for page in lines.values() for line in {line for line, _ in page})
    often = max(_FEWEST_OFTEN, _OFTEN * len(lines))
    return {number: [one for one in page if times[one[0]] < often] for number, page in lines.items()}


def _conjunction(hits: Sequence[float], weights: Sequence[float], length: float) -> float:
    """0 for none of the contents; half of them is much less than half of the score."""
    present = sum(weight for hit, weight in zip(hits, weights, strict=True) if hit)
    amount = sum(weight * _saturated(hit, length) for hit, weight in zip(hits, weights, strict=True))
    return amount * present**2 + (_COMPLETE if len(weights) > 1 and present > 0.999 else 0.0)


def _best_line(patterns: _Patterns, weights: Sequence[float], lines: Iterable[_Line]) -> float:
    """The most contents that stand together in one heading, or, worth half, in one line."""
    best = 0.0
    for line, heading in lines:
        together = sum(w for pattern, w in zip(patterns, weights, strict=True) if w and pattern.search(line))
        best = max(best, together**2 * (1.0 if heading else 0.5))
    return best


def _varied(ways: _Patterns, lines: Sequence[_Line]) -> float:
    """Hits of all ways to say a thing; said in several ways it is spoken of, said in one it may be mentioned."""
    each = [hits for way in ways if (hits := _hits(way, lines))]
    return sum(each) * (1 + _VARIETY * (len(each) - 1)) if each else 0.0


def _hits(pattern: re.Pattern[str], lines: Iterable[_Line]) -> float:
    return sum((_HEADING if heading else 1.0) * sum(1 for _ in pattern.finditer(line)) for line, heading in lines)


def _saturated(hits: float, length: float) -> float:
    density = hits / length
    return density / (density + _HALF)


def _weights(hits: Sequence[Sequence[float]], count: int) -> list[float]:
    """What each content tells: more where few pages have it, nothing where none has. Their sum is 1."""
    having = [sum(1 for page in hits if page[at]) for at in range(count)]
    raw = [log(1 + len(hits) / number) if number else 0.0 for number in having]
    whole = sum(raw)
    return [one / whole for one in raw] if whole else raw


def _standing(text: Text, page: Page, words: int) -> float:
    """Less than 1 for pages that name things without telling of them: the table of contents, the cover."""
    if _CONTENTS_TITLE.search(page.text[:600]) or len(_LEADER.findall(page.text)) >= 4:
        return _CONTENTS
    if page is text.pages[0] and len(text.pages) > 3 and words < _COVER_WORDS and _STAMP.search(page.text):
        return _COVER
    return 1.0


def _lines(page: Page, named: Collection[str]) -> list[_Line]:
    """Flat lines; a heading that runs over two lines is joined. `named` are headings the document marks as such."""
    lines: list[_Line] = []
    for raw in plain(page.text).text.splitlines():
        line = " ".join(raw.split())
        if not line or line.isdigit():
            continue
        continues = bool(lines) and lines[-1][1] and line[0].islower() and len(lines[-1][0]) < 160
        if continues:
            lines[-1] = (f"{lines[-1][0]} {line.translate(_FLAT)}", True)
        else:
            lines.append((line.translate(_FLAT), line in named or _is_heading(line, first=not lines)))
    return lines


def _is_heading(line: str, first: bool) -> bool:
    if len(line) > 140 or _NO_HEADING.search(line):
        return False
    return (first and line[0].isupper()) or line.isupper() or bool(_NUMBERED.match(line))
