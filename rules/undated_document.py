"""No date of its own could be found."""

from collections.abc import Iterator
from datetime import date

from auditor.dossier import Dossier, Opened
from auditor.model import Kind, Needs, Say, Severity
from rules import ageing, fitness
from rules.base import Example, Flag, flag

SEVERITY = Severity.WARNING
LABEL = Say(ru="Нет даты", en="No date")
MESSAGE = Say(ru="У документа не найдена дата.", en="No date of the document was found.")
WHY = Say(
    ru="Без даты не понять, действует ли документ.",
    en="Without a date nobody can tell whether the document is in force.",
)
ADVICE = Say(ru="Разместите вариант с датой и номером.", en="Publish the version with a date and a number.")

DATED = Needs(oldest=date(2018, 1, 1))
BAD = [
    Example(
        opens="Положение о районном методическом объединении учителей\n1. Общие положения\n1.1. "
        "РМО создаётся для помощи педагогам в соответствии с Федеральным законом от 29.12.2012 № 273-ФЗ.",
        needs=DATED,
        note=Say(ru="дата закона — не дата документа", en="the date of a law is not the document's"),
    )
]
GOOD = [
    Example(
        opens="УТВЕРЖДЕНО\nприказом отдела образования\nот 10.09.2020 № 181\n"
        "Положение о районном методическом объединении учителей\n1. Общие положения",
        needs=DATED,
        note=Say(ru="дата стоит в грифе", en="the date is in the stamp"),
    ),
    Example(
        opens="Программа развития методической службы на 2020–2023 годы\nЦели программы",
        needs=DATED,
        note=Say(ru="срок в заголовке заменяет дату", en="the term in the title stands for a date"),
    ),
    Example(
        opens="Форма сбора информации о наставничестве\nПоказатель\nЗначение",
        needs=DATED,
        note=Say(ru="форме дата не нужна", en="a form needs no date"),
    ),
]

# Kinds that mean little without a date; a form or recommendations can do without.
_NEEDS_ONE = frozenset({Kind.ORDER, Kind.REGULATION, Kind.PROGRAM, Kind.CONCEPT, Kind.ANALYTIC_NOTE, Kind.PROTOCOL})


def check(dossier: Dossier) -> Iterator[Flag]:
    for opened in dossier.opened:
        if opened.whole and opened.needs.oldest and _needs_one(opened) and not _dated(opened):
            yield flag(opened)


def _needs_one(opened: Opened) -> bool:
    """Of a kind that means little without a date, and that may close the position."""
    kind = fitness.kind(opened)
    return kind in _NEEDS_ONE and (not opened.needs.kinds or kind in opened.needs.kinds)


def _dated(opened: Opened) -> bool:
    """A day, a month, a year or a term; or a date that is there but could not be read."""
    facts = opened.document.facts
    unread = facts.approval is not None and bool(facts.approval.unread or facts.approval.date)
    return bool(facts.date or facts.imprint or facts.valid or unread or ageing.years_named(opened))
