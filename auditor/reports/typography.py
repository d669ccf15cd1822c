"""Russian typography: no-break spaces, plural forms, quotation marks, ranges."""

import re
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

NBSP = "\u00a0"
_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<=[^\s]) (?=[—–] )"), NBSP),  # a dash never begins a line
    (re.compile(r"(?<=[—–]) (?=\d)"), NBSP),  # «СНИЛС — 2»
    (re.compile(r"№ ?(?=\S)"), "№" + NBSP),
    (
        re.compile(
            r"(?<![\w-])(стр|с|п|пп|ст|гл|рис|табл|прил|г|ул|д|кв|каб|тел|им|pp|p)\. (?=[\d«А-ЯЁ])", re.IGNORECASE
        ),
        rf"\1.{NBSP}",
    ),
    (re.compile(r"(?<=\d) (?=(?:[а-яё]|%|₽|°|\d{3}(?!\d)))"), NBSP),  # 5 баллов, 80 %, 1 063
    (re.compile(r"(?<=[а-яё]) (?=\d{4}[ \u00a0]г(?:\.|ода))"), NBSP),  # марта 2021 г.
    (re.compile(r"\bт\. (?=[декнпч]\.)"), f"т.{NBSP}"),  # т. д., т. е., т. п.
    (re.compile(r"(?<![\w.])([А-ЯЁ]\.) ?([А-ЯЁ]\.) ?(?=[А-ЯЁ][а-яё])"), rf"\1{NBSP}\2{NBSP}"),  # О. В. Терехина
    (re.compile(r"(?<=[а-яё]) ([А-ЯЁ]\.) ?([А-ЯЁ]\.)(?!\w)"), rf"{NBSP}\1{NBSP}\2"),  # Терехина О. В.
    (re.compile(r"(?<=[а-яё]) (бы|ли|же|ль|б|ж)(?![\w-])"), rf"{NBSP}\1"),
    (
        re.compile(
            r"(?<![\w-])(а|без|в|во|вы|до|для|за|и|из|или|к|как|ко|на|над|не|ни|но|о|об|от|по|под|при|про|с|со|то|у|что)"
            r" (?=\S)",
            re.IGNORECASE,
        ),
        rf"\1{NBSP}",
    ),
)


def ru(words: str) -> str:
    """The words with no-break spaces where a line must not break."""
    for pattern, instead in _RULES:
        words = pattern.sub(instead, words)
    return words


def plural(n: int, one: str, few: str, many: str) -> str:
    """The form of a Russian noun after a number (CLDR rule for ru)."""
    n = abs(n)
    if n % 10 == 1 and n % 100 != 11:
        return one
    return few if 2 <= n % 10 <= 4 and not 12 <= n % 100 <= 14 else many


def guillemets(words: str) -> str:
    """The words in «ёлочки»; quotation marks inside become „лапки“."""
    words = words.strip()
    inner = re.sub(r'"([^"]*)"', r"„\1“", words.replace("«", "„").replace("»", "“"))
    return f"«{inner}»"


def day(when: date) -> str:
    """A day as Russians write it: 14.09.2020."""
    return f"{when.day:02}.{when.month:02}.{when.year:04}"


def ranges(numbers: Iterable[int]) -> str:
    """Numbers in a row drawn together: 5–7, 9."""
    ordered = sorted(set(numbers))
    if not ordered:
        return ""
    starts = [ordered[0]] + [b for a, b in pairwise(ordered) if b != a + 1]
    ends = [a for a, b in pairwise(ordered) if b != a + 1] + [ordered[-1]]
    return ", ".join(f"{a}" if a == b else f"{a}–{b}" for a, b in zip(starts, ends, strict=True))
