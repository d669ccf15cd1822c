"""What differs between two runs, for people: by municipality, the new first."""

from collections.abc import Iterable, Mapping

import rules
from auditor.cli.table import count, paint, say, wrapped
from auditor.model import ChangedDocument, Difference, Finding, Lang, Run, Severity

_INDENT = 13
_MARKS = {Severity.ERROR: "×", Severity.WARNING: "!", Severity.INFO: "·"}


def show(difference: Difference, lang: Lang) -> None:
    """Prints the difference; what is no news is counted, not listed."""
    ru = lang is Lang.RU
    _heads(difference, lang)
    changed = _by_municipality(difference.changed_documents)
    names = {one.municipality for one in (*difference.new, *difference.mended)} | changed.keys()
    for name in sorted(names):
        say()
        say(paint(name, bold=True))
        _list("Новое" if ru else "New", [one for one in difference.new if one.municipality == name], lang)
        _list("Исправлено" if ru else "Mended", [one for one in difference.mended if one.municipality == name], lang)
        _documents(changed.get(name, ()), lang)
    _rest(difference, lang)


def _heads(difference: Difference, lang: Lang) -> None:
    ru = lang is Lang.RU
    say(f"{'Было ' if ru else 'Was'}   {_run(difference.was, lang)}")
    say(f"{'Стало' if ru else 'Now'}   {_run(difference.now, lang)}")
    if difference.was.version != difference.now.version:
        versions = f"{difference.was.version} → {difference.now.version}"
        note = (
            f"версии программы разные ({versions}): часть отличий может быть от неё"
            if ru
            else f"versions of the program differ ({versions}): some differences may be its own"
        )
        say(paint(wrapped(note, 4, "  ! "), "!"))
    if difference.was.rubric != difference.now.rubric:
        rubrics = f"{difference.was.rubric} → {difference.now.rubric}"
        say(paint(wrapped(f"{'рубрики разные' if ru else 'rubrics differ'}: {rubrics}", 4, "  ! "), "!"))
    say()
    new, mended, changed = (len(one) for one in (difference.new, difference.mended, difference.changed_documents))
    say(
        f"Новых {new}, исправлено {mended}, держится {difference.standing}; заменено документов: {changed}."
        if ru
        else f"New: {new}, mended: {mended}, standing: {difference.standing}; documents replaced: {changed}."
    )


def _run(run: Run, lang: Lang) -> str:
    when = f"{run.started:%d.%m.%Y, %H:%M}" if lang is Lang.RU else f"{run.started:%Y-%m-%d, %H:%M}"
    return f"{run.id}  {when} UTC"


def _list(head: str, findings: Iterable[Finding], lang: Lang) -> None:
    findings = list(findings)
    if not findings:
        return
    say(f"  {head}")
    mended = head in ("Исправлено", "Mended")
    for one in findings:
        mark = "✓" if mended else _MARKS[one.severity]
        label = rules.RULES[one.rule].LABEL.in_(lang) if one.rule in rules.RULES else one.rule
        # A fault that is gone is named; one that is new is told, with what to look at.
        words = label if mended else one.message.in_(lang)
        if one.accepted:
            words += " — принято экспертом" if lang is Lang.RU else " — accepted by an expert"
        say(paint(wrapped(words, _INDENT, f"  {mark} {one.position}"), mark))
        if one.url:
            say(" " * _INDENT + one.url)


def _by_municipality(changed: Iterable[ChangedDocument]) -> Mapping[str, list[ChangedDocument]]:
    found: dict[str, list[ChangedDocument]] = {}
    for one in changed:
        for name in dict.fromkeys(name for name, _ in one.places):
            found.setdefault(name, []).append(one)
    return found


def _documents(changed: Iterable[ChangedDocument], lang: Lang) -> None:
    changed = list(changed)
    if not changed:
        return
    say("  Документ по тому же адресу заменён" if lang is Lang.RU else "  Replaced at the same address")
    for one in changed:
        say(f"  · {one.url}")
        say(wrapped(one.what.in_(lang), 4, ""))


def _rest(difference: Difference, lang: Lang) -> None:
    ru = lang is Lang.RU
    lines = []
    if difference.held:
        held = count(len(difference.held), lang, ("замечание", "замечания", "замечаний"), ("finding", "findings"))
        lines.append(
            f"{held} прошлого прогона проверить не удалось: исправленными не считаем"
            if ru
            else f"{held} of the earlier run could not be checked: not called mended"
        )
    for old, new in difference.renamed:
        lines.append(f"«{old}» теперь называется «{new}»" if ru else f"“{old}” is called “{new}” now")
    for names, words in (
        (difference.joined, "впервые" if ru else "for the first time"),
        (difference.absent, "в этот раз не было" if ru else "not audited this time"),
    ):
        if names:
            lines.append(f"{words}: {', '.join(names)}")
    if lines:
        say()
    for line in lines:
        say(paint(wrapped(line[0].upper() + line[1:], 4, "  ! "), "!"))
