"""Numbers of acts as they are written: filled in, left empty, or not legible."""

import re
from dataclasses import dataclass

_SUFFIX = r"(?:р|п|о|од|ОД|Р|П|О|осн|ОСН|к|К|пг|па|лс|л/с|н|г|а|А|мо|пр|зп|д|Д|в|ра|рг|рп|пп|од/п)"
_TOKEN = (
    r"(?:0\d\s-\s(?=\d)(?:\d\d\s-\s(?=\d))?)?"  # «01 - 05 - 318»
    r"(?:[А-ЯЁа-яёA-Za-z]{1,5}\s?[-./]\s?|[А-ЯЁ]{1,3}\s?(?=\d))?\d[\dА-Яа-яёA-Za-z]{0,7}"
    r"(?:[-./\\][\dА-Яа-яёA-Za-z]{1,7}){0,6}"
    rf"(?:\s?-\s?{_SUFFIX}(?![А-Яа-яё])|\s(?:ОД|од|осн)(?![А-Яа-яё.])|\s[рп](?=\s{0, 3}(?:$|\n)))?"
)
_FILLED = re.compile(rf"№[^\S\n]?[\s_.]{{0,20}}(?P<n>{_TOKEN}|[lI|]{_TOKEN})")
_EMPTY = re.compile(
    r"№[^\S\n]{0,80}(?:[_.…]{1,60}\s{0,3})?(?:-?\s{0,2}(?:од|ОД|о|О|р|п|осн|л/с|к|а|пг)(?![А-Яа-яё\d])|[-/]\s?\w{1,3}(?!\w))?"
    r"(?=\s*(?:$|\n|от(?![А-Яа-яё])|[«\"(|;,_\t]|\s{2}|г\.|[А-ЯЁ]))|№\s{0,3}(?:[XХxх]{2,5}|0{2,4})(?!\w)"
)
_ILLEGIBLE = re.compile(r"№\s{0,3}[^\s\w«»\"(),;|_.№][^\s]{0,12}|№\s{0,3}[а-яёa-z]{1,2}[^\s\w.,]\S{0,8}")
_SCRAWL = re.compile(r"№[^\S\n]{2,20}[^\s\w«»\"'(),;|_.№/\\-][^\s\w]*[/\\\d?^~{}<>=■*]")  # «№      ^///»
_SPOILT = re.compile(r"[?^~{}\\<>=■*]\S?")  # «№ 3?Я»: what follows was written by hand
_WITHOUT = re.compile(r"№\s{0,3}б/н")
_TWINS = str.maketrans("aAoOpPkKcC", "аАоОрРкКсС")  # a suffix is Russian, whatever letters were typed
_UNSIGNED = re.compile(  # «приказ 181-од от», «приказом 45 от»
    rf"(?i:приказ(?:ом|у)?|распоряжени(?:ем|е|ю)|постановлени(?:ем|е|ю))\s{{1,3}}(?P<n>{_TOKEN})(?=\s{{1,3}}от\s)"
)
# «школа искусств № 3», «Муниципальное задание № 12», «Приложение № 1»: somebody else's numbers.
_OTHERS = re.compile(
    r"(?i)(?<![а-яё])(?:школ\w*|сош|оош|нош|дши|дюсш|сш|лице\w*|гимнази\w*|сад\w*|доу|мбоу|мкоу|маоу|мбдоу|мкдоу|мадоу|моу|искусств\w*"
    r"|интернат\w*|центр\w*|библиотек\w*|приложени\w{1,2}|форм\w{1,2}|задани\w*|колледж\w*|училищ\w*|вида|типа|корпус|каб\w*"
    r"|лист\w*|стр\w*|экз\w*\.?|на|квартал\w*|рмо|шмо|дому?|детсад\w*|закон\w*)[^\S\n]{0,2}[»\"]?[^\S\n]{0,3}\Z"
)
_PROTOCOLS = re.compile(r"(?i)(?:протокол\w{0,2}|заседани\w{1,2})\W{0,4}$")
_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}$")
_GARBLED = re.compile(
    r"(?<!\w)(?:N[а-яёЁ]\S{0,8}|J[\\VУN]\S{0,8}|ЛЪ\s?\S{0,6}|Л[£°]\s?\S{0,6})"
)  # what OCR makes of «№ 5»


@dataclass(frozen=True, slots=True)
class Mark:
    """A place where a number stands or should. `value` is None when it is empty or cannot be read."""

    start: int
    end: int
    value: str | None = None
    blank: bool = False
    protocol: bool = False  # of a protocol, not of an act
    ruled: bool = False  # empty, with a line to write on


def marks(text: str) -> list[Mark]:
    """The numbers of a stamp or a head in reading order, those of schools and annexes left out."""
    found = [_unsigned(m) for m in _UNSIGNED.finditer(text)]
    at = text.find("№")
    while at >= 0:
        before = text[max(at - 30, 0) : at]
        if not _OTHERS.search(before) and not text.startswith(("п/п", " п/п", "\nп/п"), at + 1):
            found.append(_mark(text, at, bool(_PROTOCOLS.search(before))))
        at = text.find("№", at + 1)
    if not found:
        found = [Mark(m.start(), m.end()) for m in _GARBLED.finditer(text)][:1]
    return sorted(found, key=lambda mark: mark.start)


def tidy(number: str) -> str:
    """A number as a clerk would write it: «13 -р» is «13-р», «181.» is «181»."""
    number = re.sub(r"\s?([-./\\])\s?", r"\1", number.strip())
    number = re.sub(r"(?<=\d)[ОоOo](?=\d)", "0", number)  # what OCR makes of a nought
    number = re.sub(r"(?<=\d)[З](?=\d)", "3", number)
    number = re.sub(r"^[lI|](?=\d)", "1", number)
    number = re.sub(r"(?<=[-/\d])[aAoOpPkKcC]{1,2}$", lambda m: m.group().translate(_TWINS), number)
    number = re.sub(r"(?<=\d)(?:от|г)$", "", number)
    return number.rstrip(".,;:/-\\_ ")


def _unsigned(match: re.Match[str]) -> Mark:
    return Mark(match.start("n"), match.end("n"), tidy(match["n"]))


def _mark(text: str, at: int, protocol: bool) -> Mark:
    without = _WITHOUT.match(text, at)
    if without:
        return Mark(at, without.end(), "б/н", protocol=protocol)
    filled = _FILLED.match(text, at)
    if filled:
        value = tidy(filled["n"])
        if _SPOILT.match(text, filled.end()):
            return Mark(at, filled.end(), protocol=protocol)
        blank = not value.strip("0") or _foreign(filled, text)
        return Mark(at, at + 1 if blank else filled.end(), None if blank else value, blank, protocol)
    empty = _EMPTY.match(text, at)
    if empty and not _SCRAWL.match(text, at):
        return Mark(at, empty.end(), blank=True, protocol=protocol, ruled="_" in empty[0])
    illegible = _ILLEGIBLE.match(text, at)
    return Mark(at, illegible.end() if illegible else at + 1, protocol=protocol)


def _foreign(filled: re.Match[str], text: str) -> bool:
    """What follows an empty «№» is a date or the first clause on the next line."""
    gap = text[filled.start() + 1 : filled.start("n")]
    token = filled["n"]
    if _DATE.match(token):
        return True
    after = text[filled.end() : filled.end() + 12]
    if re.match(r"\s{0,2}(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)", after):
        return True
    return "\n" in gap and not re.match(r"\s{0,3}(?:от\s|$|\n|«|\")", after)
