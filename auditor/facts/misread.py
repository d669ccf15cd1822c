"""The words of stamps and headings with letters an OCR took for others: «прикаэу», «УТВЕРЖЛЕНО», «постаиовлению»."""

import re
from functools import lru_cache

# The stem, and the endings it may have: another ending makes another word, «утверждена» is not «утверждено».
_ENDINGS = {
    "утвержден": "[оаы]?",
    "утверждаю": "",
    "приказ": "(?:у|ом|а|ываю)?",
    "постановлени": "(?:ем|[юея])",
    "распоряжени": "(?:ем|[юея])",
    "приложени": "[ея]",
    "протокол": "(?:ом|[уа])?",
    "положени": "[ея]",
    "согласован": "[оаы]?",
    "рассмотрен": "[оаы]?",
    "программ": "[аы]",
    "концепци": "[ия]",
    "управлени": "(?:ем|[ея])",
    "образовани": "(?:ем|[ея])",
    "администраци": "(?:ей|[ия])",
}
# What each letter is taken for.
_TAKEN_FOR = {
    **{"п": "нлиn", "р": "p", "и": "нйпu", "к": "хk", "з": "эѕs3", "о": "0", "т": "гm", "в": "b", "е": "сэё"},
    **{"ж": "хщк", "д": "лц", "н": "ипh", "л": "дп", "м": "m", "с": "c", "г": "т", "у": "y"},
}
_MOST = 2  # letters of a word that may be wrong
_LETTERS = "0-9a-zа-яё"


def _classes(stem: str) -> list[str]:
    return [f"[{letter}{_TAKEN_FOR.get(letter, '')}]" for letter in stem]


def _pattern() -> re.Pattern[str]:
    """For small letters: the first letter comes first, so that the engine skips to it."""
    branches = []
    for stem, endings in _ENDINGS.items():
        first, *rest = _classes(stem)
        branches.append(f"(?<={first}){''.join(rest)}{endings}")
    firsts = "".join(sorted({letter for stem in _ENDINGS for letter in _classes(stem)[0][1:-1]}))
    return re.compile(f"[{firsts}](?<![{_LETTERS}].)(?:{'|'.join(branches)})(?![{_LETTERS}])")


_LOOSE = _pattern()


def mended(text: str) -> str:
    """The text with such words as they were printed; every letter keeps its place."""
    low = text.lower()
    if len(low) != len(text):  # a letter whose small form is two
        return text
    parts: list[str] = []
    done = 0
    for found in _LOOSE.finditer(low):
        stem = _misread(found.group())
        if stem:
            parts += (text[done : found.start()], _as_printed(text[found.start() : found.end()], stem))
            done = found.end()
    return "".join(parts) + text[done:] if parts else text


@lru_cache(maxsize=1024)  # the same right words stand in every paper
def _misread(word: str) -> str:
    """The stem a word was printed with; '' where it is right, or too far off."""
    plain = word.replace("ё", "е")
    if any(map(plain.startswith, _ENDINGS)):
        return ""
    return next((stem for stem in _ENDINGS if _fits(stem, plain)), "")


def _fits(stem: str, word: str) -> bool:
    wrong = [letter for letter, right in zip(word, stem, strict=False) if letter != right]
    taken = all(was == right or was in _TAKEN_FOR.get(right, "") for was, right in zip(word, stem, strict=False))
    return taken and len(word) >= len(stem) and len(wrong) <= _MOST


def _as_printed(word: str, stem: str) -> str:
    loud = sum(map(str.isupper, word)) > len(word) / 2
    letters = (
        was if was.lower() in (right, "ё") else right.upper() if loud or was.isupper() else right
        for was, right in zip(word, stem, strict=False)
    )
    return "".join(letters) + word[len(stem) :]
