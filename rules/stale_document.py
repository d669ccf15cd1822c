"""The document's date is older than the rubric allows."""

from collections.abc import Iterator
from datetime import date

from auditor.dossier import Dossier, Opened
from auditor.model import Kind, Needs, Quote, Say, Severity
from rules import ageing, fitness
from rules.base import Example, Flag

SEVERITY = Severity.ERROR
LABEL = Say(ru="Документ устарел", en="Outdated document")
MESSAGE = Say(
    ru="Документ от {date}; рубрика принимает не старше {oldest}.",
    en="The document is dated {date}; the rubric accepts none older than {oldest}.",
)
WHY = Say(
    ru="Оценивается действующая система; документ 2016 года о ней молчит.",
    en="The system at work now is assessed; a document of 2016 is silent on it.",
)
ADVICE = Say(
    ru="Приложите действующий документ или приказ о продлении.",
    en="Link the document in force, or the order that prolongs it.",
)

RECENT = Needs(oldest=date(2018, 1, 1))
_HEAD = "Отдел образования администрации Заречинского района\nПРИКАЗ\n"
_TAIL = "\nОб организации методической работы\nПРИКАЗЫВАЮ:\n1. Назначить методистов.\nНачальник отдела И. И. Иванова"
BAD = [Example(opens=f"{_HEAD}12.05.2016 № 77{_TAIL}", needs=RECENT, note=Say(ru="2016 год", en="the year 2016"))]
GOOD = [
    Example(opens=f"{_HEAD}10.09.2020 № 181{_TAIL}", needs=RECENT, note=Say(ru="2020 год", en="the year 2020")),
    Example(
        opens=f"{_HEAD}12.05.2016 № 77{_TAIL}",
        note=Say(ru="позиция возраста не ограничивает", en="the position sets no age"),
    ),  # the rubric sets no limit
    Example(  # an old date, but the term goes on
        opens="УТВЕРЖДЕНА\nприказом отдела образования\nот 12.05.2016 № 77\n"
        "Программа развития методической службы на 2016–2022 годы",
        needs=RECENT,
        note=Say(ru="старая, но ещё действует", en="old, but its term still runs"),
    ),
]

_LASTING = frozenset({Kind.REGULATION, Kind.CONCEPT})


def check(dossier: Dossier) -> Iterator[Flag]:
    for opened in dossier.opened:
        needs, aged = opened.needs, _age(opened)
        if aged is None or needs.oldest is None or aged[0] >= needs.oldest or ageing.covers(opened, dossier.as_of):
            continue
        if ageing.renewed(opened, dossier):
            continue
        day, seen, said = aged
        yield Flag(opened, seen, {"date": said, "oldest": needs.oldest}, _severity(opened, day))


def _severity(opened: Opened, day: date) -> Severity:
    """Regulations and concepts without a term live longer: at first a warning."""
    lasting = opened.needs.oldest_lasting
    if fitness.kind(opened) in _LASTING and lasting and day >= lasting:
        return Severity.WARNING
    return SEVERITY


def _age(opened: Opened) -> tuple[date, Quote, object] | None:
    """The latest day the document may be of, its proof, and how to name it: a day, or a year."""
    facts = opened.document.facts
    if facts.date:
        return facts.date.day, facts.date.seen, facts.date.day
    if facts.imprint and facts.imprint.seen:
        return facts.imprint.end, facts.imprint.seen, _of(facts.imprint.end.year)
    if facts.title and (years := ageing.years_named(opened)):
        return date(years[-1], 12, 31), facts.title.seen, _of(years[-1])
    return None


def _of(year: int) -> Say:
    return Say(ru=f"{year} года", en=str(year))
