"""A regional or federal document closes a municipal position."""

from collections.abc import Iterator

from auditor.dossier import Dossier
from auditor.model import Level, Needs, Say, Severity
from rules import fitness
from rules.base import Example, Flag, flag

SEVERITY = Severity.ERROR
LABEL = Say(ru="Региональный документ", en="Regional document")
MESSAGE = Say(
    ru="Это документ другого уровня ({level}){issuer}.", en="This document is of another level ({level}){issuer}."
)
WHY = Say(
    ru="Региональными документами нельзя закрывать муниципальные позиции: оценивается работа муниципалитета.",
    en="Regional documents may not close municipal positions: the municipality's own work is assessed.",
)
ADVICE = Say(
    ru="Приложите документ управления образования или методического центра муниципалитета{evidence}.",
    en="Link a document of the municipal authority or its methodical centre{evidence}.",
)

MUNICIPAL = Needs(levels=(Level.MUNICIPAL,))
BAD = [
    Example(
        opens="МИНИСТЕРСТВО ОБРАЗОВАНИЯ ЗАПОЛЯРНОЙ ОБЛАСТИ\nУТВЕРЖДЕНА\nприказом министерства образования Заполярной "
        "области\nот 09.01.2020 № 5-мо\nКонцепция региональной системы методической работы",
        needs=MUNICIPAL,
        note=Say(ru="утвердило министерство", en="approved by a ministry"),
    )
]
GOOD = [
    Example(
        opens="Отдел образования администрации Заречинского района\nПРИКАЗ\n10.09.2020 № 181\n"
        "Об организации методической работы\nВо исполнение приказа министерства образования области от 01.09.2020 № 5\n"
        "ПРИКАЗЫВАЮ:\n1. Назначить методистов.",
        needs=MUNICIPAL,
        note=Say(
            ru="документ района, министерство в нём только упомянуто",
            en="the district's paper; the ministry is only mentioned",
        ),
    )
]

_ABOVE = (Level.REGIONAL, Level.FEDERAL)


def check(dossier: Dossier) -> Iterator[Flag]:
    for opened in dossier.opened:
        if fitness.foreign(opened):
            continue
        level, issuer = opened.document.facts.level, opened.document.facts.issuer
        if level and fitness.in_a_table(opened, level.seen):
            continue
        if level and level.value in _ABOVE and opened.needs.levels and level.value not in opened.needs.levels:
            said = Say(ru=f": {issuer.value}", en=f": {issuer.value}") if issuer else Say(ru="", en="")
            yield flag(opened, level.seen, level=level.value, issuer=said)
