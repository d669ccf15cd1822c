"""Stamps of approval: where the words stand, which words, dates and numbers belong to them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from auditor.facts import gone, prose
from auditor.facts.headline import follows_stamp
from auditor.facts.stampwords import ACT, ANNEX, HINTS, PROTOCOL, TITLE, WORDS
from auditor.facts.zones import Line, Zone

_LINES = 16
_SMALL_WITHIN = 600  # letters from the top within which «утверждён на заседании …» may stand under a title
_MOST = 24  # stamp words of a page that are looked at: no paper has more
_ABREAST = 4  # columns
_LETTERS = 1100
_ORDER_LINE = re.compile(
    r"[\s|]*(?:Приказ(?:ом)?|ПРИКАЗ|Пр\.|Протокол|ПРОТОКОЛ)\s{0,3}(?:№|от)[^\n]{0,60}\d[^\n]{0,30}$"
)
_GAP = re.compile(r"\t|\||[^\S\n]{2,}")


@dataclass(frozen=True, slots=True)
class Stamp:
    """One stamp: `part` says what word it bears, `text` is what belongs to it.

    Where columns were flattened into one stream `text` is that of all of them, and it is the `turn`-th of `turns`.
    """

    part: str  # "person", "act", "taken", "force", "annex"
    word: str
    start: int
    end: int
    text: str
    before: str = ""  # where nothing follows the word: the lines above it
    turn: int = 0
    turns: int = 1
    sure: bool = True  # the word stands as a stamp's does, even below the head


@lru_cache(maxsize=16)
def find(zone: Zone) -> tuple[Stamp, ...]:
    """The stamps of a zone in reading order: words of approval with their segments."""
    words = [match for match in _matches(zone) if _stands_as_stamp(match, zone)][:_MOST]
    annexes = [match for match in _annexes(zone) if match.start() < zone.body or _opens_page(match, zone)]
    cuts = sorted([match.start() for match in words] + [match.start() for match in annexes])
    stamps = [stamp for group in _groups(words, zone) for stamp in _of_group(group, cuts, zone)]
    stamps += [_annex(match, cuts, zone) for match in annexes]
    return tuple(sorted(stamps, key=lambda stamp: stamp.start))


def _annexes(zone: Zone) -> Iterator[re.Match[str]]:
    """`ANNEX.finditer`, tried only on lines that begin with its first letters."""
    end = 0
    for line in zone.lines:
        if line.start >= end and line.text.lstrip(" \t|(\u00a0")[:1] in ("П", "К"):
            match = ANNEX.match(zone.text, line.start)
            if match:
                end = match.end()
                yield match


def _matches(zone: Zone) -> Iterator[re.Match[str]]:
    """`WORDS.finditer`, sped up by a plain look for the beginnings of the words.

    In running text only a word in capitals that opens its line can be a stamp's.
    """
    text, low = zone.text, zone.low[: zone.body]
    if len(zone.low) != len(text):  # a letter whose small form is two
        yield from WORDS.finditer(text)
        return
    end = 0
    for start in sorted(_places(low)):
        match = WORDS.match(text, start) if start >= end else None
        if match:
            end = match.end()
            yield match
    for line in zone.lines:
        opening = line.text.lstrip(" \t|")
        if line.start >= zone.body and (opening[:1].isupper() or opening[1:2].isupper()):
            match = WORDS.match(text, line.end - len(opening))
            if match:
                yield match


def _places(low: str) -> list[int]:
    places = []
    for hint in HINTS:
        at = low.find(hint)
        while at >= 0:
            places.append(at)
            at = low.find(hint, at + 1)
    return places


def _stands_as_stamp(match: re.Match[str], zone: Zone) -> bool:
    """Whether the word opens a line or a column, or is in capitals; running text has neither."""
    line = zone.text.rfind("\n", 0, match.start()) + 1
    before = zone.text[line : match.start()]
    word = match.group()
    capitals = _loud(word)
    if match.start() >= zone.body and not (capitals and _ends_line(match, zone.text) and not before.strip(" \t|")):
        return False
    if match["person"]:
        return not before.strip(' \t|«"(') or capitals or bool(_GAP.search(before[-3:])) or _only_words(before)
    if not capitals and not _goes_on_as_stamp(match, zone.text):
        return False
    if not capitals and _PROSE.search(re.sub(r"[^\S\n]", "", zone.text[max(match.start() - 120, 0) : match.start()])):
        return False
    if capitals or not before.strip(' \t|«"('):
        return capitals or word[0].isupper() or _small_stamp(match, zone.text, before)
    if word[0].isupper() and WORDS.match(before.lstrip(' \t|«"(')):
        return True  # «Принято на заседании Утверждено приказом»: columns run together
    gap = _GAP.search(before[-3:]) and (not re.search(r"[|\t]", before) or _cells_are_words(before))
    named = _NAMED.match(before) or _of_title(match, before, zone.text)
    own = match["act"] and named and not _other_title(before, zone.text[:line])
    return _only_words(before) or bool(gap) or bool(own)


def _of_title(match: re.Match[str], before: str, text: str) -> bool:
    """«Положение о совете (утверждено приказом …)» on one line: the word agrees with the title's first noun."""
    end = gone.ending(before) if before.rstrip().endswith("(") and not prose.tells(before) else None
    agrees = end is not None and (match.group().lower().endswith(f"н{end}") or match.group()[-1] == ".")
    return agrees and bool(_BY_ACT.match(text, match.end()))


def _loud(word: str) -> bool:
    """In capitals, or so but for letters an OCR took for small ones: «утвЕРЖдЕНО»."""
    return word.isupper() or sum(map(str.isupper, word)) > len(word) / 2


def _goes_on_as_stamp(match: re.Match[str], text: str) -> bool:
    """«Утверждено приказом …», «Принята на …», or nothing more; not «Утверждён план», «Принято решение»."""
    end = text.find("\n", match.end())
    rest = text[match.end() : end if end >= 0 else len(text)].lstrip(' :.,»"|\t')
    return not rest or not rest[0].islower() or bool(_AFTER.match(rest))


def _other_title(before: str, above: str) -> bool:
    """«Программа утверждена приказом …» under «Отчёт о реализации программы» tells of another paper."""
    word = before.split()[0].lower()
    rows = (row.strip(' \t|«"*#') for row in above.split("\n"))
    return any(TITLE.match(row) and not row.lower().startswith(word) for row in rows)


def _cells_are_words(before: str) -> bool:
    """Whether the columns to the left are stamps as well; a table's heading row has other words."""
    return all(WORDS.match(cell.strip(' «"(')) for cell in re.split(r"[|\t]", before) if cell.strip())


# What may follow a stamp's word on its line: an instrumental («приказом», «методическим советом»), a post, «на», «от».
_AFTER = re.compile(
    r"(?:к\s{1,3}(?:утверждению|использованию|применению|реализации|публикации)|приказ\s|приказ[^а-яё]|протокол|прот\.|пр\.|на\s|от\s|и\s|в\s{1,3}действие|общим|[а-яё-]{2,30}(?:ым|им|ом|ем|ой|ей|ями|ами)(?![а-яё])"
    r"|и\.\s?о\.|врио|зам\.|директор|начальник|заведующ|руководител|глав|ректор|председател|педсовет|с\s|\d|№)"
)
_NAMED = re.compile(r"\s*(?:Форма|План|Программа|Положение|Концепция|Порядок|Состав)\s{1,3}$")


_PROSE = re.compile(r"[а-яё]{3,}\.\s{0,5}\Z")  # a sentence has ended right before
_BY_ACT = re.compile(
    r"\s{1,3}(?i:приказом|постановлением|распоряжением|решением|пр\.|протокол\w{0,2}|на\s{1,3}заседании|(?:[а-яё-]{4,20}\s{1,3}){0,3}советом)\s"
)
_ITEM = re.compile(r"\s*(?:[-•–*·]|\d{1,2}[.)])\s")


def _small_stamp(match: re.Match[str], text: str, before: str) -> bool:
    """«(утверждена приказом … от … № …)» under a title; the end of a wrapped sentence or of a list's item is none."""
    above = text[: match.start()].rstrip(' \t\n|«"(')
    if "(" in before:
        return bool(_BY_ACT.match(text, match.end())) and not _ITEM.match(above[above.rfind("\n") + 1 :])
    if above[-1:] in {",", ";", "-", "."} or not above:
        return False
    alone = re.match(r"\s{0,3}:?\s{0,3}\n", text[match.end() :])
    return bool(alone) or (match.start() < _SMALL_WITHIN and bool(_BY_ACT.match(text, match.end())))


def _only_words(before: str) -> bool:
    """Whether a line holds nothing but other stamps' words so far: «СОГЛАСОВАНО УТВЕРЖДАЮ», «Рассмотрено и принято»."""
    return not re.sub(r"\W|(?<![а-яё])и(?![а-яё])", "", WORDS.sub("", before.lower()))


def _ends_line(match: re.Match[str], text: str) -> bool:
    return not text[match.end() : text.find("\n", match.end())].strip(' :.\t|»"')


def _opens_page(match: re.Match[str], zone: Zone) -> bool:
    return zone.paged and len(zone.text[: match.start()].strip()) < 120


def _groups(words: list[re.Match[str]], zone: Zone) -> Iterator[list[re.Match[str]]]:
    """Words of one line, or with nothing between them, stand over columns, or are one: «Рассмотрено и принято»."""
    group: list[re.Match[str]] = []
    for match in words:
        between = zone.text[group[-1].end() : match.start()] if group else ""
        beside = "\n" not in between and len(between) < 120 and not re.search(r"\d{4}|№", between)
        if len(group) == _ABREAST or (group and not beside and between.strip(' \t\n|:.,«»"_()и')):
            yield group
            group = []
        group.append(match)
    if group:
        yield group


def _of_group(group: list[re.Match[str]], cuts: list[int], zone: Zone) -> Iterator[Stamp]:
    joined = len(group) > 1 and re.fullmatch(r"\s{1,3}и\s{1,3}", zone.text[group[-2].end() : group[-1].start()])
    if joined:
        group = [*group[:-2], group[-1]]
    start = group[0].start()
    end = _end(group[-1].end(), cuts, zone)
    columns = _columns(group, end, zone) if len(group) > 1 else None
    for turn, match in enumerate(group):
        part = match.lastgroup or "other"
        if part == "other":
            continue
        own = columns[turn] if columns else zone.text[group[0].end() : end]
        if start == cuts[0] and (match["person"] or not any(map(str.isdigit, own))):
            own = own + _order_above(start, zone)
        yield Stamp(
            part=part,
            word=match.group(),
            start=start,
            end=end,
            text=own,
            before=_above(start, zone) if not own.strip() else "",
            turn=turn if not columns else 0,
            turns=len(group) if not columns else 1,
            sure=match.group().isupper(),
        )


def _columns(group: list[re.Match[str]], end: int, zone: Zone) -> list[str] | None:
    """The columns under words of one line, where gaps still tell them apart."""
    first, after = group[0].start(), group[-1].end()
    if "\n" in zone.text[first:after]:
        return None
    line = zone.text.rfind("\n", 0, first) + 1
    places = [match.start() - line for match in group]
    columns = [zone.text[a.end() : b.start()] for a, b in pairwise(group)] + [""]
    apart = 0
    head, *rows = zone.text[after:end].split("\n")
    columns[-1] += head
    for row in rows:
        cells = [cell for cell in re.finditer(r"[^\t|\s](?:[^\t|\n ]|[ ](?! ))*", row)]
        apart += len(cells) == len(group)
        if "\t" in row or "|" in row:
            parts = re.split(r"\t|\|", row.strip("|"))
            if len(parts) == len(group):
                columns = [had + "\n" + part for had, part in zip(columns, parts, strict=True)]
                continue
        for i, cell in enumerate(cells):
            nearest = min(range(len(places)), key=lambda k: abs(places[k] - cell.start()))
            turn = i if len(cells) == len(group) else nearest
            columns[turn] += "\n" + cell.group()
    return columns if apart >= 2 else None


def _annex(match: re.Match[str], cuts: list[int], zone: Zone) -> Stamp:
    word = ACT.search(match.group()) or PROTOCOL.search(match.group())
    start = match.start() + (word.start() if word else 0)
    end = _end(match.end(), [cut for cut in cuts if cut > match.start()], zone)
    first = match.start() + len(match.group()) - len(match.group().lstrip(" \t\n|"))
    return Stamp(
        part="annex", word=zone.text[start : match.end()], start=first, end=end, text=zone.text[match.end() : end]
    )


def _end(start: int, cuts: list[int], zone: Zone) -> int:
    """Where a stamp's segment ends: at the next stamp, at the title, at running text, or after a dozen lines."""
    end = min([cut for cut in cuts if cut > start] + [start + _LETTERS, len(zone.text)])
    end = min(end, zone.body) if start < zone.body else end
    count, above = 0, ""
    for line in zone.lines:
        if line.end <= start or line.start >= end:
            continue
        if line.start > start and (count >= _LINES or _opens_title(line, above) or _runs(line)):
            return line.start
        count, above = count + 1, line.text
    return end


def _opens_title(line: Line, above: str) -> bool:
    return bool(TITLE.match(words := line.text.strip(' \t|«"*#'))) or follows_stamp(words, above)


def _runs(line: Line) -> bool:
    """Running text with days of its own: none of them is the stamp's."""
    return any(map(str.isdigit, line.text)) and prose.runs(line.text.strip())


def _order_above(start: int, zone: Zone) -> str:
    """«Приказ от 31.08.2021 № 96» right above the word: some print the order's line first."""
    above = [line.text for line in zone.lines if line.end <= start][-1:]
    return "\n" + above[0].strip() if above and _ORDER_LINE.match(above[0]) else ""


def _above(start: int, zone: Zone) -> str:
    """The lines above a stamp word with nothing below it: some text layers turn a stamp upside down."""
    return "\n".join([line.text for line in zone.lines if line.end <= start][-6:])
