"""Text made plain for matching, and the way back to the words as they stand in the document."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from auditor.facts.misread import mended
from auditor.model import Quote

# --- one letter for one letter ---------------------------------------------------------------------------------------

_PLAIN = {
    **dict.fromkeys("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a", " "),
    **dict.fromkeys("\u202f\u205f\u3000\r", " "),
    **dict.fromkeys("\v\f\u0085\u2028\u2029", "\n"),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    **dict.fromkeys("“”„‟″", '"'),
    **dict.fromkeys("‘’‚‛′`", "'"),
}
_SPECIAL = re.compile(f"[{''.join(_PLAIN)}]")
_TWINS = str.maketrans("ABCEHKMOPTXYaceopxykmtbuIiJjSsÈèËë", "АВСЕНКМОРТХУасеорхукмтьиІіЈјЅѕЀѐЁё")
_LATIN1 = {code: bytes([code]).decode("cp1251", "replace") for code in range(0x80, 0x100)}

# --- letters that come and go ----------------------------------------------------------------------------------------

_HIDDEN = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff\u0000-\u0008\u000e-\u001f]")
_HYPHENATED = re.compile(r"-(?<=[а-яё]-)[ ]{0,3}\n[ ]{0,60}(?=[а-яё]{2})")
_COMBINED = re.compile(r"[^\W\d_][\u0300-\u036f]{1,4}")
_SPACED_OUT = re.compile(
    r" [А-Яа-яЁёaceopxyABCEHKMOPTX] [А-Яа-яЁёaceopxyABCEHKMOPTX] [А-Яа-яЁё]"
)  # a quick look before the next
_SPACED = re.compile(  # capitals may be Latin twins
    r"(?<![A-Za-zА-Яа-яЁё])(?:[А-Яа-яЁёaceopxyABCEHKMOPTX] ){3,60}[А-Яа-яЁёaceopxyABCEHKMOPTX](?![A-Za-zА-Яа-яЁё])"
)
_HEADINGS = "приказ приказываю распоряжение распоряжаюсь постановление постановляю утверждаю утверждено решение"
# A heading an OCR has torn, alone on its line: «прик аз», «ПРИКАЗЫ ВАЮ:», «ПОСТАНОВЛЕ НИЕ».
_TORN = re.compile(
    r"^[^\S\n]{0,120}(?=[пру])(?:"
    + "|".join(" {0,2}".join(word) for word in _HEADINGS.split())
    + r")[^\S\n]{0,3}:?[^\S\n]{0,9}$",
    re.IGNORECASE | re.MULTILINE,
)
_STAMPED = 1000  # letters of a page among which stamps stand
_TOP = 1500  # letters of a page among which such a heading stands
# A year an OCR has read with letters: «2О2О», «202О».
_YEAR = re.compile(
    r"[12](?<![0-9A-Za-zА-Яа-яЁё].)[09ОоOo](?:[0-9][ОоOo]|[ОоOo][0-9ОоOo]|(?<=[ОоOo])[0-9]{2})(?![0-9A-Za-zОо])"
)
_NOUGHT = re.compile("0(?<=[А-Яа-яЁё]0)(?=[А-Яа-яЁё])")  # «П0Л0ЖЕНИЕ»
_THREE = re.compile("3(?<=[А-ЯЁ]{2}3)(?:(?<=ПРИКА3)|(?=[А-ЯЁ]{2}))")  # «ПРИКА3», «ОБРА3ОВАНИЯ»
_NOUGHTS = str.maketrans("ОоOo", "0000")
_NUMBER_SIGN = re.compile(
    r'в"-(?=\s{0,3}[\d_])|'  # «№» of UTF-8 read as cp1251, its inner signs made plain already
    r"(?<![A-Za-zА-Яа-яЁё\d])(?:N[oо°º]\.?|N[sge]|JV[°ºs9oо\"*]{0,2}|N2(?=\s\d)|N\.?)"
    r"(?=\s{0,3}(?:\d|_|[А-ЯA-Z]{1,4}-\d)|\s{1,40}от[\s«\"_])"
)
_MIXED = re.compile(r"[A-Za-z](?:(?=[А-Яа-яЁё])|(?<=[А-Яа-яЁё].))")
_LONE = re.compile(  # a preposition typed in Latin: «c 1 сентября», «O проведении»
    # the letter first: the engine then skips to it, and looks behind only there
    r"[coaykOCKB](?<![A-Za-zА-Яа-яЁё\d.,@/&+-].)(?<![A-Za-z] .)(?= [А-Яа-яЁё\d«])(?! \d[A-Za-z])"
)
_WORD = re.compile(r"[A-Za-zА-Яа-яЁё]+")
_WESTERN = re.compile("[À-ÿ]")
_ODD = re.compile(
    "[A-Za-zÀ-ÿ\u00ad\u200b\u200c\u200d\u2060\ufeff\u0000-\u0008\u000e-\u001f]"
)  # most texts have some of few
_CYRILLIC = re.compile("[А-Яа-яЁё]")

# A pair of letters that a byte pair of UTF-8 becomes when it is read as cp1251: «Р°» for «а».
_TAILS = "".join(bytes([code]).decode("cp1251", "ignore") for code in range(0x80, 0xC0))
_PAIR = re.compile(f"[РС][{re.escape(_TAILS)}]|В[«»]|вЂ[“”]")


@dataclass(frozen=True, slots=True)
class _Edits:
    """What one pass of replacement did: from `starts[i]` of its output on, its input lies `shifts[i]` further."""

    starts: tuple[int, ...]
    shifts: tuple[int, ...]

    def back(self, at: int) -> int:
        i = bisect_right(self.starts, at) - 1
        return at + self.shifts[i] if i >= 0 else at


@dataclass(frozen=True, slots=True)
class Normal:
    """`text` is for matching; `source` holds the document's own words."""

    text: str
    source: str
    edits: tuple[_Edits, ...] = ()

    def back(self, at: int) -> int:
        """The place in `source` of a place in `text`."""
        for edits in reversed(self.edits):
            at = edits.back(at)
        return min(at, len(self.source))

    def words(self, start: int, end: int, longest: int = 240) -> str:
        """The document's own words of a stretch of `text`, on one line, shortened when long."""
        here = " ".join(self.source[self.back(start) : self.back(end)].split())
        return here if len(here) <= longest else here[: longest - 1].rsplit(" ", 1)[0] + "…"

    def quote(self, start: int, end: int, page: int | None) -> Quote:
        """The same as a quote of `page`."""
        return Quote(page=page, text=self.words(start, end))


@lru_cache(maxsize=64)
def plain(text: str) -> Normal:
    """Plain text with its way back. Kept for a while: every fact of a page asks for the same."""
    edits: list[_Edits] = []
    odd = _ODD.search(text) is not None
    now = _SPECIAL.sub(lambda m: _PLAIN[m.group()], _recoded(text, edits, odd))
    if odd:
        now = _sub(_HIDDEN, _nothing, now, edits)
    if not unicodedata.is_normalized("NFC", now):
        now = _sub(_COMBINED, lambda m: unicodedata.normalize("NFC", m.group()), now, edits)
    if "-" in now:
        now = _sub(_HYPHENATED, _nothing, now, edits)
    if _SPACED_OUT.search(now):
        now = _sub(_SPACED, lambda m: m.group().replace(" ", ""), now, edits)
    top = now.find("\n", _TOP) + 1 or len(now)
    now = _sub(_TORN, _mended, now[:top], edits) + now[top:]
    now = _NOUGHT.sub(lambda m: "О" if now[m.start() - 1].isupper() else "о", now)
    now = _YEAR.sub(lambda m: m.group().translate(_NOUGHTS), now)
    if odd:
        now = _LONE.sub(lambda m: m.group().translate(_TWINS), now)
    if odd and _MIXED.search(now):
        now = _WORD.sub(_one_script, now)
    now = _THREE.sub("З", now)
    now = mended(now[:_STAMPED]) + now[_STAMPED:]
    if "N" in now or "JV" in now or 'в"-' in now:
        now = _sub(_NUMBER_SIGN, lambda m: "№", now, edits)
    return Normal(text=now, source=text, edits=tuple(edits))


def normalise(text: str) -> str:
    """Plain text alone: spaces, dashes, №, letters of one script, spaced words joined, wrong code pages undone."""
    return plain(text).text


def _mended(torn: re.Match[str]) -> str:
    indent = len(torn.group()) - len(torn.group().lstrip())
    return torn.group()[:indent] + re.sub(r" (?!:)", "", torn.group()[indent:])


def _nothing(_: re.Match[str]) -> str:
    return ""


def _sub(pattern: re.Pattern[str], new: Callable[[re.Match[str]], str], text: str, edits: list[_Edits]) -> str:
    """`pattern.sub` that writes down where the text grew or shrank."""
    parts: list[str] = []
    starts: list[int] = []
    shifts: list[int] = []
    done = shift = length = 0
    for found in pattern.finditer(text):
        word = new(found)
        parts += (text[done : found.start()], word)
        length += found.start() - done + len(word)
        done = found.end()
        shift += found.end() - found.start() - len(word)
        starts.append(length)
        shifts.append(shift)
    if not parts:
        return text
    edits.append(_Edits(tuple(starts), tuple(shifts)))
    return "".join(parts) + text[done:]


def _one_script(word: re.Match[str]) -> str:
    """Latin look-alikes inside a Cyrillic word become Cyrillic; a word with other Latin letters stays."""
    was = word.group()
    if not _MIXED.search(was):
        return was
    now = was.translate(_TWINS)
    return was if re.search("[A-Za-z]", now) else now


def _recoded(text: str, edits: list[_Edits], odd: bool) -> str:
    """Undo cp1251 read as latin-1 («Ïðèêàç») and UTF-8 read as cp1251 («РџСЂРёРєР°Р·»)."""
    western = len(_WESTERN.findall(text)) if odd else 0
    if western >= 8 and western > len(_CYRILLIC.findall(text)):
        return text.translate(_LATIN1)
    if text.count("Р") + text.count("С") >= 16 and len(_PAIR.findall(text)) * 3 > len(text) / 2:
        return _sub(_PAIR, _utf8, text, edits)
    return text


def _utf8(pair: re.Match[str]) -> str:
    try:
        return pair.group().encode("cp1251").decode("utf-8")
    except UnicodeError:
        return pair.group()
