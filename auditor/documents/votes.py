"""Words of several readings of one head: stamp words mended, figures believed only where they are sure or agree."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from rapidfuzz.distance import Levenshtein

from auditor.documents.ocr import Word

UNREAD = "~"  # in place of each figure, or of a word, that cannot be made out
_SURE = 81.0  # a figure read so well is believed by itself
_ALONE = 90.0  # ... where several readings were made and no other one has it
_APART = 25.0  # by so much it must be surer than any other reading of it
_MANY = 3  # ... unless so many readings say the same
_FAIR = 60.0  # two that agree are believed if one of them is as sure as this
_GUESS = 40.0  # and one read so badly never counts
_FIGURE = re.compile(r"\d")
_AROUND = re.compile(r"^(?:[^\w(«]|№|от(?=\d))+|[^\w)»]+$")
_ROUND = str.maketrans("ОоOo–—", "0000--")
_SUFFIX = re.compile(r"(?<=-)0(?=[а-яё]{0,3}$)")  # «46/1-о», «181-од»: an order's number ends in letters
_CAPITAL_SUFFIX = re.compile(r"(?<=-)0(?=[А-ЯЁ]{1,3}$)")
# Set in capitals, at the start of a stamp or as a heading: what a seal makes of them is still one of them.
_KNOWN = (
    *("УТВЕРЖДАЮ", "УТВЕРЖДЕНО", "УТВЕРЖДЕНА", "УТВЕРЖДЕН", "УТВЕРЖДЕНЫ", "СОГЛАСОВАНО", "РАССМОТРЕНО", "ПРИНЯТО"),
    *("ПОСТАНОВЛЕНИЕ", "РАСПОРЯЖЕНИЕ", "ПОЛОЖЕНИЕ", "ПРОГРАММА", "ПРИКАЗ"),
)
_WRONG = 2  # letters of such a word, one of a short one


def mended(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words with those of stamps spelt as they are."""
    return tuple(_mended(word) for word in words)


def _mended(word: Word) -> Word:
    bare = word.text.strip(".,:;_-—\"«»' ")
    if len(bare) < 6 or sum(map(str.isupper, bare)) < 0.6 * len(bare) or bare in _KNOWN:
        return word
    near = min(_KNOWN, key=lambda known: Levenshtein.distance(bare, known))
    wrong = Levenshtein.distance(bare, near)
    same = bare[:2] == near[:2] or bare[-3:] == near[-3:]
    short = len(near) <= 7
    if not same or wrong > (1 if short else _WRONG) or (short and len(bare) != len(near)):
        return word  # «ПРИКАЗУ» is a word of its own
    return word._replace(text=near)


def certain(words: Sequence[Word]) -> bool:
    """Whether every figure was read well."""
    return all(word.confidence >= _SURE for word in words if _FIGURE.search(word.text))


def agreed(words: Sequence[Word], readings: Sequence[Sequence[Word]], poor: bool) -> tuple[Word, ...]:
    """The words of the best reading; a figure is what most readings say, and `~` where they do not agree.

    `poor`: a poor copy with something over the print, of which readings may agree by chance.
    """
    found = [_agreed(word, readings, poor) if _FIGURE.search(word.text) else word for word in words]
    for at in range(len(found) - 2):
        mark, one, other = found[at : at + 3]
        # «№ 2 14-од»: a number that fell apart is not a shorter number.
        if mark.text.endswith("№") and mark.line == other.line and one.text.isdigit() and other.text[0].isdigit():
            found[at + 1] = one._replace(text=UNREAD * len(one.text))
    return tuple(found)


def _agreed(word: Word, readings: Sequence[Sequence[Word]], poor: bool) -> Word:
    said: Counter[str] = Counter()
    best: dict[str, Word] = {}
    for words in readings:
        for other in words:
            if same_place(word, other) and _FIGURE.search(other.text) and other.confidence >= _GUESS:
                key = _key(other.text)
                said[key] += 1
                best[key] = max(best.get(key, other), other, key=lambda one: one.confidence)
    top = max(said, key=lambda key: (said[key], best[key].confidence), default="")
    alone = _ALONE if len(readings) > 1 else _SURE
    fair = said[top] >= _MANY or (top in best and best[top].confidence >= _FAIR)
    believed = (fair and said[top] >= (_MANY if poor else 2)) or (
        not poor and top in best and best[top].confidence >= alone
    )
    if not believed or _disputed(top, said, best):
        return word._replace(text=_FIGURE.sub(UNREAD, word.text))
    text = word.text if _key(word.text) == top else best[top].text
    return word._replace(text=_CAPITAL_SUFFIX.sub("О", _SUFFIX.sub("о", text)))


def _disputed(top: str, said: Counter[str], best: Mapping[str, Word]) -> bool:
    """Whether another reading of the same figures is nearly as good."""
    least = best[top].confidence - (_APART if said[top] < _MANY else 0)
    return any(best[key].confidence > least or said[key] == said[top] > 1 for key in said if key != top)


def _key(text: str) -> str:
    """What readings must agree on: not the marks around a figure, whether a round letter is a nought, a dash long."""
    return _AROUND.sub("", text).translate(_ROUND)


def same_place(one: Word, other: Word) -> bool:
    """Whether two readings speak of the same word."""
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    return wide > 0.5 * max(one.right - one.left, other.right - other.left) and high > 0.4 * min(
        one.bottom - one.top, other.bottom - other.top
    )
