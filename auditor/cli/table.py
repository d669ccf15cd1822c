"""Words for a terminal of 80 columns: colours only where a person looks, columns, plurals."""

import os
import re
import shutil
import sys
import textwrap

import click

from auditor.model import Lang, Outcome, Severity
from auditor.reports import typography
from rules.words import plural

_WIDTH, _LEAST = 79, 40  # columns of a line: the most, and the least however narrow the terminal is
_LINES = 4  # that a name in a column may take
MARK = {Outcome.MEND: "×", Outcome.EXPERT: "?", Outcome.EMPTY: "○", Outcome.READY: "✓"}
OUTCOME = {
    Lang.RU: {
        Outcome.MEND: "исправить",
        Outcome.EXPERT: "эксперт",
        Outcome.EMPTY: "пусто",
        Outcome.READY: "готово",
    },
    Lang.EN: {Outcome.MEND: "mend", Outcome.EXPERT: "expert", Outcome.EMPTY: "empty", Outcome.READY: "ready"},
}
SEVERITY = {
    Lang.RU: {Severity.ERROR: "ошибка", Severity.WARNING: "предупреждение", Severity.INFO: "сведение"},
    Lang.EN: {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"},
}
_COLOUR = {"×": "red", "!": "yellow", "?": "yellow", "✓": "green"}
_PLAIN = str.maketrans(
    {"×": "x", "✓": "+", "○": "o", "·": "-", "─": "-", "━": "=", "≈": "~", "—": "-", "–": "-", "−": "-"}
    | {"→": "->", "…": "..."}
    | dict.fromkeys("«»„“”", '"')
    | dict.fromkeys("‘’", "'")
)

# Control characters but for tab, line and page; escape sequences but for colours; marks that turn the direction.
_COMMANDS = re.compile("\x1b(?!\\[[0-9;]*m)|[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def paint(text: str, mark: str | None = None, *, bold: bool = False) -> str:
    """Text coloured by its mark on a terminal, plain text elsewhere and under NO_COLOR."""
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR"):
        return text
    return click.style(text, fg=_COLOUR.get(mark or ""), bold=bold or None)


def fit(text: str) -> str:
    """Text the console can show: the signs of old Windows and DOS code pages are replaced by plain ones."""
    encoding = sys.stdout.encoding or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return text.translate(_PLAIN).encode(encoding, "replace").decode(encoding)
    return text


def say(text: str = "") -> None:
    """A line of result on stdout; what forms, sites and documents say cannot command the terminal."""
    click.echo(fit(_COMMANDS.sub("", text)))


def room() -> int:
    """Columns of a line: 79, fewer on a narrower terminal."""
    if not sys.stdout.isatty():
        return _WIDTH
    return max(min(_WIDTH, shutil.get_terminal_size().columns - 1), _LEAST)


def wrapped(text: str, indent: int, first: str = "") -> str:
    """Text in lines of at most 79 columns; `first` begins the first line, the rest are indented.

    Words that belong together («СНИЛС — 2», «стр. 5») stay on a line; what is printed has plain spaces.
    """
    lines = textwrap.fill(
        typography.ru(text),
        room(),
        initial_indent=first.ljust(indent),
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return lines.replace(typography.NBSP, " ")


def quoted(text: str, lang: Lang) -> str:
    """Words in the quotation marks of a language: «…», “…”."""
    text = " ".join(text.split())
    return typography.guillemets(text) if lang is Lang.RU else f"“{text}”"


def count(n: int, lang: Lang, ru: tuple[str, str, str], en: tuple[str, str]) -> str:
    """A number with its noun: «3 ссылки», "3 links"."""
    return f"{n} {plural(n, *ru)}" if lang is Lang.RU else f"{n} {en[n != 1]}"


def in_column(text: str, width: int) -> list[str]:
    """Text in lines of `width` columns; the next ones two narrower, to be indented. At most four lines."""
    lines = textwrap.wrap(text, width - 2) if len(text) > width else [text]
    return lines if len(lines) <= _LINES else [*lines[: _LINES - 1], cut(" ".join(lines[_LINES - 1 :]), width - 2)]


def cut(text: str, width: int) -> str:
    """Text in `width` columns, with an ellipsis where it is longer."""
    return text if len(text) <= width else text[: width - 1] + "…"
