"""A plan where goals are asked, an announcement where an order is asked."""

from collections.abc import Iterator

from auditor.dossier import Dossier
from auditor.model import Kind, Needs, Say, Severity
from rules import fitness
from rules.base import Example, Flag

SEVERITY = Severity.ERROR
LABEL = Say(ru="Не тот вид документа", en="Wrong kind of document")
MESSAGE = Say(
    ru="Вид документа — {kind}; для этой позиции подойдёт: {kinds}.",
    en="This is a document of the kind: {kind}; the position asks for: {kinds}.",
)
WHY = Say(
    ru="План не обосновывает целей, а новость о мероприятии не доказывает решения.",
    en="A plan does not give grounds for goals, and news of an event proves no decision.",
)
ADVICE = Say(ru="Замените документ{evidence}.", en="Replace the document{evidence}.")

GOALS = Needs(kinds=(Kind.CONCEPT, Kind.PROGRAM), rejected=(Kind.PLAN, Kind.ORDER, Kind.NEWS))
_ORDER = (
    "Отдел образования администрации района\nПРИКАЗ\n10.09.2020 № 181\n"
    "Об утверждении программы\nПРИКАЗЫВАЮ:\n1. Утвердить."
)
BAD = [
    Example(
        opens="План работы методического кабинета на 2020–2021 учебный год\nСентябрь: совещание",
        needs=GOALS,
        note=Say(ru="план вместо целей", en="a plan in place of goals"),
    ),
    Example(opens=_ORDER, needs=GOALS, note=Say(ru="приказ без самой программы", en="an order without the programme")),
]
GOOD = [
    Example(opens="Программа развития методической службы района на 2020–2023 годы\nЦели программы", needs=GOALS),
    Example(  # the order stands beside the programme it approves
        cell="https://edu.example.ru/plan.pdf и приказ https://edu.example.ru/181.pdf",
        opens="Программа развития методической службы района на 2020–2023 годы\nЦели программы",
        also=(_ORDER,),
        needs=GOALS,
        note=Say(ru="программа и приказ о ней", en="the programme and its order"),
    ),
    Example(
        opens="План работы методического кабинета на 2020–2021 учебный год\nСентябрь: совещание",
        note=Say(ru="рубрика вида не называет", en="the rubric names no kind"),
    ),
]


def check(dossier: Dossier) -> Iterator[Flag]:
    for opened in dossier.opened:
        kind = opened.document.facts.kind
        if kind is None or not fitness.wrong(kind.value, opened.needs) or fitness.backs(opened, dossier):
            continue
        severity = Severity.WARNING if dossier.fitting_beside(opened) else SEVERITY
        yield Flag(opened, kind.seen, {"kind": kind.value, "kinds": tuple(opened.needs.kinds)}, severity)
