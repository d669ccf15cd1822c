"""What rules and rubrics are, for people: `auditor rules`, `auditor rubrics`."""

from collections.abc import Sequence
from datetime import date

import rules
from auditor.cli.table import SEVERITY, cut, paint, quoted, say, wrapped
from auditor.errors import ArgumentError
from auditor.model import Failure, Lang, Say
from rules import examples, outcomes, rubrics
from rules.asking import asked
from rules.base import Example

_COLUMN = 12
_HEADS = {
    Lang.RU: ("Сообщение", "Почему", "Что делать", "Срабатывает", "Не срабатывает"),
    Lang.EN: ("Message", "Why", "Advice", "Flags", "Does not flag"),
}
_EMPTY = {Lang.RU: "пустая ячейка", Lang.EN: "an empty cell"}
_OPENS = {Lang.RU: "открывается", Lang.EN: "opens"}
_FAILS = {Lang.RU: "не открывается", Lang.EN: "does not open"}
_PAGE = {Lang.RU: "стр.", Lang.EN: "p."}
_LONGEST = 300


def list_rules(lang: Lang) -> None:
    """Every rule in a line, in the order people see in reports."""
    for name, rule in rules.RULES.items():
        say(f"{name:<26}{SEVERITY[lang][rule.SEVERITY]:<16}{rule.LABEL.in_(lang)}")


def explain_rule(name: str, lang: Lang) -> None:
    """One rule: what it says, why, what to do, with its examples. Raises ArgumentError for an unknown name."""
    rule = rules.RULES.get(name)
    if rule is None:
        near = ", ".join(
            other for other in rules.RULES if any(part in other for part in name.split("-") if len(part) > 3)
        )
        raise ArgumentError(
            Say(
                ru=f"Нет правила «{name}»." + (f" Похожие: {near}." if near else "") + "\n  Все правила: auditor rules",
                en=f"No rule '{name}'." + (f" Like it: {near}." if near else "") + "\n  All rules: auditor rules",
            )
        )
    message, why, advice, flags, passes = _HEADS[lang]
    said, todo = examples.told(rule)
    say(paint(name, bold=True) + SEVERITY[lang][rule.SEVERITY].rjust(79 - len(name)))
    say(rule.LABEL.in_(lang) + ".")
    say()
    for head, words in ((message, said), (why, rule.WHY), (advice, todo)):
        say(wrapped(words.in_(lang), _COLUMN, head))
    say()
    _examples(flags, "×", rule.BAD, lang)
    _examples(passes, "✓", rule.GOOD, lang)


def _examples(head: str, mark: str, shown: Sequence[Example], lang: Lang) -> None:
    say(head)
    for example in shown:
        for at, line in enumerate(_example(example, lang)):
            say(paint(wrapped(line, 4, f"  {mark} " if not at else "    "), mark))


def _example(example: Example, lang: Lang) -> list[str]:
    """The cell, and what its link opens, each cut to a readable length."""
    cells = [example.cell] if isinstance(example.cell, str) else list(example.cell)
    lines = [cut(" ".join(cell.split()), _LONGEST) or _EMPTY[lang] for cell in cells]
    if isinstance(example.opens, Failure | int):
        failure = example.opens if isinstance(example.opens, Failure) else Failure.of_status(example.opens)
        assert failure is not None, "an example that opens says what it opens"
        lines.append(f"{_FAILS[lang]}: {outcomes.FAILURES[failure].in_(lang)}")
    elif example.opens:
        lines.append(f"{_OPENS[lang]}: {quoted(cut(_pages(example.opens, lang), _LONGEST), lang)}")
    needs = asked(example.needs, lang)
    note = example.note.in_(lang)
    return [*lines, *([needs] if needs else []), *([f"({note})"] if note else [])]


def _pages(opens: str, lang: Lang) -> str:
    """The document's words; where there are several pages, the first words of each with its number."""
    pages = [" ".join(page.split()) for page in opens.split("\f")]
    if len(pages) == 1:
        return pages[0]
    return "; ".join(f"{_PAGE[lang]} {at}: {page}" for at, page in enumerate(pages, 1))


def list_rubrics(lang: Lang) -> None:
    """The rubrics that come with the auditor."""
    for name in rubrics.names():
        rubric = rubrics.load(name, date.today())
        say(f"{name:<16}{rubric.title}")


def explain_rubric(name: str, as_of: date, lang: Lang) -> None:
    """A rubric's positions with points and evidence, by block."""
    rubric = rubrics.load(name, as_of)
    say(paint(f"{rubric.name}  {rubric.title}", bold=True))
    most = {Lang.RU: "Баллов всего (предварительно)", Lang.EN: "Points in all (preliminary)"}[lang]
    say(f"{most}: {rubric.max_points}")
    for section in rubric.sections:
        inside = [position for position in rubric.positions if position.section == section.id]
        say()
        say(paint(section.title, bold=True))
        if inside and inside[0].needs.evidence.in_(lang):
            say(wrapped(inside[0].needs.evidence.in_(lang), 2, "  "))
        for position in inside:
            say(wrapped(f"{position.title} ({position.points})", _COLUMN, f"  {position.id}"))
