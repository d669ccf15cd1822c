"""The numbers that a word processor writes before paragraphs by itself: «2.1.», «а)», «IV»."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import Final

_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
MOST_LEVELS: Final = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level of a list. `text` holds the numbers of the levels in it as `%1` ... `%9`."""

    text: str
    form: str = "decimal"
    start: int = 1
    legal: bool = False  # the numbers of the levels above are shown as decimal


@dataclass(slots=True)
class Numbers:
    """Counts the paragraphs of every list of a document."""

    _counts: dict[Hashable, list[int | None]] = field(default_factory=dict)

    def next(self, name: Hashable, level: int, levels: Sequence[Level]) -> str:
        """The number of the next paragraph on this level of this list; empty for bullets and unknown levels."""
        if not 0 <= level < min(len(levels), MOST_LEVELS):
            return ""
        counts = self._counts.setdefault(name, [None] * MOST_LEVELS)
        now = counts[level]
        counts[level] = levels[level].start if now is None else now + 1
        counts[level + 1 :] = [None] * (MOST_LEVELS - level - 1)
        shown = levels[level]
        if shown.form in ("bullet", "none"):
            return ""
        text = shown.text
        for at in range(level + 1):
            if (sign := f"%{at + 1}") in text:
                number = counts[at]
                form = "decimal" if shown.legal else levels[at].form
                text = text.replace(sign, written(levels[at].start if number is None else number, form))
        return text


def written(number: int, form: str) -> str:
    """A number as the list writes it."""
    if form == "decimalZero":
        return f"{number:02}"
    way = _WAYS.get(form)
    if way is None or not 0 < number < 4000:
        return str(number)
    return way(number).upper() if form.startswith("upper") or form.endswith("Upper") else way(number)


def _letters(alphabet: str) -> Callable[[int], str]:
    """a ... z, aa, bb: as word processors go on after the last letter."""
    return lambda number: alphabet[(number - 1) % len(alphabet)] * ((number - 1) // len(alphabet) + 1)


def _roman(number: int) -> str:
    out = ""
    for value, sign in _ROMAN:
        out += sign * (number // value)
        number %= value
    return out


_WAYS: Final[dict[str, Callable[[int], str]]] = {
    "lowerRoman": _roman,
    "upperRoman": _roman,
    "lowerLetter": _letters(_LATIN),
    "upperLetter": _letters(_LATIN),
    "russianLower": _letters(_RUSSIAN),
    "russianUpper": _letters(_RUSSIAN),
}
