"""What the text layer of a page is worth: good, none, or rotten (gibberish that looks like text)."""

import re
from enum import Enum, auto

LETTERS = 20  # fewer are no text: a page number, a stray mark
FEW = 600  # signs: what programs put on a scan, marks of two electronic signatures; a page of text has more


class Layer(Enum):
    """What a page's text layer is."""

    GOOD = auto()
    NONE = auto()
    ROTTEN = auto()


_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:ru|com|org|рф)\b\S*", re.IGNORECASE)
_OTHER = re.compile("[^\\W\\d_A-Za-z\u0400-\u052f]")  # Greek, Latin with accents, Chinese ...
_NO_LETTERS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]")
_MORE_CYRILLIC = re.compile("[\u0400-\u052f]")
# Letters are counted as bytes of cp1251, twenty times faster than by patterns; what it has no place for becomes «?».
_LATIN_BYTES = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_CYRILLIC_BYTES = bytes(range(0xC0, 0x100)) + "ЁёІіЇїЎўҐґЄєЈјЅѕЂђЃѓЉљЊњЌќЋћЏџ".encode("cp1251")
_BLANK_BYTES = b" \r\n\t\xa0"
_ODD_BYTES = "†‡‰‹›™¤¦©¬®µ¶·‚ѓЂЃ".encode("cp1251")  # what other encodings put where Russian letters should be
_CONTROL_BYTES = bytes(code for code in range(32) if code not in b"\r\n\t")
_ENGLISH = re.compile(r"\b(?:the|and|of|to|in|for|is|are|with|on|by|at|as|from|this|that|be|or|an|was|not)\b", re.I)
_SHORT = (
    "и в на с по для не к от о за из что при до об а их его или как это во со у под между также г гг г. п. ст. № "
    "В На По Для И О Об С К"
)
_RUSSIAN = frozenset(_SHORT.split())
_WORDS = re.compile(r"[^\W\d_]{2,}")
# Words of Cyrillic and Latin letters that no look-alike explains («Пpикaз» can be mended, «IIpl4кa3» cannot).
_STRANGE = "[bdfghijlmnqrstuvwzDFGIJLNQRSUVWYZ]"
_MIXED = re.compile(rf"[А-яЁё]{_STRANGE}|{_STRANGE}[А-яЁё]")
_COMMON = "оеаинтвл"
_SURE_LATIN = 0.5


def judge(text: str) -> Layer:
    """Judges a text layer cheaply: alphabets, common short words, frequent letters."""
    data = text.encode("cp1251", "replace")
    latin, cyrillic = _count(data, _LATIN_BYTES), _count(data, _CYRILLIC_BYTES)
    visible = len(data) - _count(data, _BLANK_BYTES)
    strange = data.count(b"?") + _count(data, _CONTROL_BYTES)
    broken = other = 0
    if strange > LETTERS:
        broken, other = len(_NO_LETTERS.findall(text)), len(_OTHER.findall(text))
        cyrillic = len(_MORE_CYRILLIC.findall(text))
    if broken > LETTERS and broken > 0.3 * visible:
        return Layer.ROTTEN
    letters = cyrillic + latin + other
    if letters < LETTERS:
        return Layer.GOOD if visible - broken >= 3 * LETTERS else Layer.NONE  # a page of figures
    if other > 0.3 * letters or _count(data, _ODD_BYTES) > 0.08 * visible:
        return Layer.ROTTEN
    if latin > _SURE_LATIN * letters:
        return _latin(text)
    return _russian(text, cyrillic, latin)


def _count(data: bytes, wanted: bytes) -> int:
    return len(data) - len(data.translate(None, wanted))


def _latin(text: str) -> Layer:
    """Mostly Latin letters: English, addresses, or what an English OCR made of Russian."""
    rest = _ADDRESS.sub(" ", text)
    words = _WORDS.findall(rest)
    if sum(map(len, words)) < LETTERS:
        return Layer.GOOD
    return Layer.GOOD if len(_ENGLISH.findall(rest)) >= 0.06 * len(words) else Layer.ROTTEN


def _russian(text: str, cyrillic: int, latin: int) -> Layer:
    words = text.split()
    if latin > LETTERS and len(words) > 10 and len(_MIXED.findall(text)) > 0.1 * len(words):
        return Layer.ROTTEN
    if cyrillic < 200 or sum(map(_RUSSIAN.__contains__, words)) >= 0.02 * len(words):
        return Layer.GOOD
    # Tables of names have no short words either, but their letters are those of Russian.
    small = text.lower()
    return Layer.GOOD if sum(small.count(letter) for letter in _COMMON) >= 0.36 * cyrillic else Layer.ROTTEN
