"""The one border between what came from outside and what is written: control signs, bidi, surrogates, passwords."""

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar
from urllib.parse import quote, urlsplit

from auditor.model import Page, Position, Report, Rubric, Text

T = TypeVar("T")

MAX_HREF = 2000  # Excel refuses longer hyperlinks, and nobody can check them by eye

# Word and Excel keep line breaks inside a cell as vertical tabs; the others stand for a break in Unicode.
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# What no XML file may hold (openpyxl and python-docx raise on it), and what turns or hides text before a reader's eyes:
# marks, embeddings and isolates of direction, invisible letters, tag characters.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
_BROKEN = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")  # halves of letters and signs that are none
# These end attributes, Markdown links and formulas, and no address may hold them bare (RFC 3986, section 2).
_SHARP = re.compile(r"""["<>\\^`{|}]""")
_PASSWORD = re.compile(r"(?P<who>\b[a-z][a-z0-9+.-]*://[^\s/?#@:]*):[^\s/?#@]*@", re.IGNORECASE)


def text(words: str) -> str:
    """Words that any writer can write and any reader sees as they are; a password in an address becomes `***`."""
    if not words.isprintable():  # a quick look: most words hold none of these
        words = _BREAKS.sub("\n", words)
        words = _BROKEN.sub("\ufffd", _UNSEEN.sub("", words))
    return _PASSWORD.sub(r"\g<who>:***@", words) if "@" in words else words


def line(words: str, limit: int | None = None) -> str:
    """The same in one line, cut to `limit` letters with an ellipsis."""
    words = " ".join(text(words).split())
    return clip(words, limit) if limit else words


def clip(words: str, limit: int) -> str:
    """Words cut to `limit` letters, at a space where one is near."""
    if len(words) <= limit:
        return words
    cut = words[: limit - 1]
    space = cut.rfind(" ", limit * 4 // 5)
    return (cut[:space] if space > 0 else cut).rstrip(" ,;:.—–-") + "…"


def href(address: str) -> str | None:
    """The address as a link, only if it is a web address; anything else stays text."""
    address = "".join(text(address).split())
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host or len(address) > MAX_HREF:
        return None
    return _SHARP.sub(lambda sign: quote(sign[0]), address)


def report(dirty: Report) -> Report:
    """The report with every word from outside made clean; pages lose their text, which no report shows."""
    return replace(
        dirty,
        run=_walk(dirty.run),
        submissions=_walk(dirty.submissions),
        documents=_walk(dirty.documents),
        findings=_walk(dirty.findings),
        held=_walk(dirty.held),
        reminders=_walk(dirty.reminders),
        history=_walk(dirty.history),
    )


def record(dirty: T) -> T:
    """Any record of the model, made clean."""
    made: T = _walk(dirty)
    return made


def _walk(value: Any) -> Any:
    if isinstance(value, (Enum, Position, Rubric)) or value is None:
        return value  # ours, not from outside
    if isinstance(value, str):
        return text(value)
    if isinstance(value, tuple):
        return _tuple(value)
    if isinstance(value, Mapping):
        return {_walk(key): _walk(item) for key, item in value.items()}
    if isinstance(value, Page):
        return Page(number=value.number, text="", scanned=value.scanned)
    if isinstance(value, Text):
        value = replace(value, links=())
    if is_dataclass(value) and not isinstance(value, type):
        changed = {}
        for one in fields(value):
            was = getattr(value, one.name)
            now = _walk(was)
            if now is not was:
                changed[one.name] = now
        return replace(value, **changed) if changed else value
    return value


def _tuple(several: tuple[Any, ...]) -> tuple[Any, ...]:
    """The same tuple where all in it is clean: a report of a hundred thousand findings is not held twice."""
    if several and isinstance(several[0], int):
        return several
    made = tuple(_walk(item) for item in several)
    return several if all(now is was for now, was in zip(made, several, strict=True)) else made
