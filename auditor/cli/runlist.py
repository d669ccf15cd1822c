"""Past runs in a line each: when, how long, how much, what came of it."""

from collections.abc import Sequence

from auditor.cli.table import say
from auditor.model import Lang, Severity
from auditor.store import RunSummary

_HEADS = {
    Lang.RU: ("Прогон", "На дату", "Шёл", "Сайты", "Ссылки", "Док-ты", "МБ", "Ошибки"),
    Lang.EN: ("Run", "As of", "Took", "Sites", "Links", "Docs", "MB", "Errors"),
}
_WIDTHS = (20, 12, 10, 7, 8, 8, 7, 8)
_MEGABYTE = 1_000_000


def show(past: Sequence[RunSummary], lang: Lang) -> None:
    """Prints the runs, the newest first."""
    heads = _HEADS[lang]
    say(_line(heads))
    for one in past:
        run = one.run
        day = f"{run.as_of:%d.%m.%Y}" if lang is Lang.RU else run.as_of.isoformat()
        errors = str(one.findings.get(Severity.ERROR, 0)) if run.finished else "–"
        size = f"{one.bytes / _MEGABYTE:.1f}" if one.bytes < 1000 * _MEGABYTE else f"{one.bytes / _MEGABYTE:.0f}"
        say(_line((run.id, day, _took(one, lang), str(one.hosts), str(one.links), str(one.documents), size, errors)))


def _line(words: Sequence[str]) -> str:
    first, *rest = (word.rjust(width) for word, width in zip(words[1:], _WIDTHS[1:], strict=True))
    return words[0].ljust(_WIDTHS[0]) + first + "".join(rest)


def _took(one: RunSummary, lang: Lang) -> str:
    """«4 мин 12 с»; a run that was broken off says so."""
    ru = lang is Lang.RU
    if one.run.finished is None:
        return "прерван" if ru else "broken"
    seconds = round((one.run.finished - one.run.started).total_seconds())
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    if hours:
        return f"{hours}:{minutes:02} {'ч' if ru else 'h'}"
    return f"{minutes}:{seconds:02} {'мин' if ru else 'min'}"
