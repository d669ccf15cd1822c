"""Bytes of unknown encoding -> text: byte order marks, strict UTF-8, what is declared, and what reads as Russian."""

import codecs
import re

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_RUSSIAN = ("cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic")
_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]{3,40})|encoding\s*=\s*["']([\w.:-]{3,40})["']""", re.I)
_SAMPLE = 50_000
_COMMON_SMALL = "оеаинтсрвл"
_COMMON_CAPITAL = _COMMON_SMALL.upper()
_SURE = 0.42  # running Russian has 0.6 of its letters in this set, the same bytes read wrongly at most 0.3


def decode(data: bytes, media_type: str = "") -> str:
    """The text of the bytes. What the server or the page declares counts only where the bytes agree."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    if wide := _wide(data):
        return data.decode(wide, "replace")
    if (text := _utf8(data)) is not None:
        return text
    names = [name for name in (_declared(media_type.encode("ascii", "replace")), _declared(data[:4096])) if name]
    return data.decode(_best(data[:_SAMPLE], names), "replace")


def russian(text: str) -> float:
    """How far letters beyond ASCII look like Russian: 0.6 for running text, under 0.35 for a wrong encoding."""
    foreign = sum(1 for letter in text if letter > "\x7f" and not letter.isspace())
    if not foreign:
        return 0.0
    small = sum(text.count(letter) for letter in _COMMON_SMALL)
    capital = sum(text.count(letter) for letter in _COMMON_CAPITAL)
    return (small + 0.8 * capital) / foreign


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of Russian text is 4, of Latin text 0."""
    head = data[:4000]
    if len(head) < 8 or (b"\0" not in head and b"\x04" not in head):
        return None
    even, odd = head[::2], head[1::2]
    for name, high in (("utf-16-le", odd), ("utf-16-be", even)):
        if sum(high.count(bytes([byte])) for byte in (0, 4)) > 0.9 * len(high) and b"\0" in high:
            return name
    return None


def _utf8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", "replace")
    foreign = sum(1 for letter in text[:_SAMPLE] if letter > "\x7f")
    # A page with one bad byte (cut text, a pasted fragment) is still UTF-8.
    return text if text[:_SAMPLE].count("\ufffd") <= max(1, foreign // 100) and foreign > 20 else None


def _declared(head: bytes) -> str | None:
    found = _DECLARED.search(head)
    if not found:
        return None
    try:
        name = codecs.lookup((found[1] or found[2]).decode("ascii")).name
        b"a".decode(name)
    except (LookupError, UnicodeDecodeError):
        return None
    # Latin-1 is what is written where nobody thought; its bytes are nearly always cp1251 here.
    return None if name in ("utf-8", "iso8859-1", "cp1252", "ascii", "utf-16", "utf-16-le", "utf-16-be") else name


def _best(data: bytes, declared: list[str]) -> str:
    names = list(dict.fromkeys([*declared, *_RUSSIAN]))
    scores = [(russian(data.decode(name, "replace")), name) for name in names]
    best = max(score for score, _ in scores)
    if best >= _SURE:
        return next(name for score, name in scores if score >= best - 0.02)
    guess = from_bytes(data[:5000]).best()
    if guess and russian(str(guess)) > best:
        return str(guess.encoding)
    return declared[0] if declared else next(name for score, name in scores if score == best)
