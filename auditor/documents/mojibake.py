"""Russian letters that a wrong code page turned into Latin ones, turned back: «ÏÐÈÊÀÇ» is «ПРИКАЗ»."""

import re

from auditor.documents import encoding

_SUSPECT = re.compile("[À-ÿ¨¸¹]{3,}")
_CYRILLIC = re.compile("[А-Яа-яЁё]")
_SURE = 0.42
_LEAST = 12


def undone(text: str) -> str:
    """The text with cp1251 read as cp1252 put right; French and German words stay as they are."""
    suspects = _SUSPECT.findall(text)
    if sum(map(len, suspects)) < _LEAST:
        return text
    if encoding.russian("".join(map(_turned, suspects))) < _SURE:
        return text
    lines = text.split("\n")
    return "\n".join(_turned(line) if _SUSPECT.search(line) and not _CYRILLIC.search(line) else line for line in lines)


def _turned(text: str) -> str:
    """Sign by sign: what has no place in the code page stays."""
    out = []
    for letter in text:
        try:
            out.append(letter.encode("cp1252").decode("cp1251") if letter > "\x7f" else letter)
        except UnicodeError:
            out.append(letter.encode("latin-1").decode("cp1251", "replace") if letter < "\xa0" else letter)
    return "".join(out)
