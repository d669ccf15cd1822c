"""Made for a period that ended before the assessed one."""

from collections.abc import Iterator
from datetime import date

from auditor.dossier import Dossier
from auditor.model import Needs, Period, Say, Severity
from rules import ageing, words
from rules.base import Example, Flag, flag

SEVERITY = Severity.ERROR
LABEL = Say(ru="Срок документа истёк", en="Expired document")
MESSAGE = Say(
    ru="Срок документа ({term}) закончился {end}, до оцениваемого периода ({assessed}).",
    en="The term of the document ({term}) ended on {end}, before the period assessed ({assessed}).",
)
WHY = Say(
    ru="План или программа прошлых лет не показывает, как работа устроена сейчас.",
    en="A plan or programme of past years does not show how the work is arranged now.",
)
ADVICE = Say(
    ru="Приложите документ на оцениваемый период или приказ о продлении срока.",
    en="Link the document for the period assessed, or the order that prolongs it.",
)

_YEAR = Period(start=date(2020, 9, 1), end=date(2021, 8, 31))
NOW = Needs(assessed=_YEAR)
BAD = [
    Example(
        opens="Циклограмма работы информационно-методического отдела на 2019-2020 учебный год\nСентябрь",
        needs=NOW,
        note=Say(ru="учебный год закончился", en="the school year is over"),
    ),
    Example(
        opens="Программа развития методической службы района на 2015–2018 годы\nЦели программы",
        needs=NOW,
        note=Say(ru="срок программы вышел", en="the programme's term is over"),
    ),
]
GOOD = [
    Example(
        opens="План работы методического кабинета на 2020-2021 учебный год\nСентябрь",
        needs=NOW,
        note=Say(ru="на этот учебный год", en="for this school year"),
    ),
    Example(
        opens="Аналитическая справка по итогам мониторинга за 2019-2020 учебный год\nВыводы",
        needs=NOW,
        note=Say(ru="справка говорит о прошлом, так и должно быть", en="a note tells of the past, as it should"),
    ),
    Example(
        opens="Программа развития методической службы района на 2019–2022 годы\nЦели программы",
        needs=NOW,
        note=Say(ru="срок ещё идёт", en="the term still runs"),
    ),
]


def check(dossier: Dossier) -> Iterator[Flag]:
    for opened in dossier.opened:
        if (term := ageing.ended(opened)) and not opened.needs.years and not ageing.renewed(opened, dossier):
            said = words.named(term.seen.text, "") if term.seen else term
            yield flag(opened, term.seen, term=said, end=term.end, assessed=opened.needs.assessed)
