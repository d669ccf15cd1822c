"""What the position asks for is not in the document: goals, indicators, audiences in the title."""

from collections.abc import Iterator, Sequence

from auditor.dossier import Dossier, Opened
from auditor.model import Content, Kind, Needs, Say, Severity
from rules import contents, fitness
from rules.base import Example, Flag, flag

SEVERITY = Severity.WARNING
LABEL = Say(ru="Нет требуемого", en="Content missing")
MESSAGE = Say(ru="В документе не найдено: {what}.", en="Not found in the document: {what}.")
WHY = Say(
    ru="Эксперт ищет в документе то, о чём спрашивает позиция.",
    en="The expert looks in the document for what the position asks.",
)
ADVICE = Say(
    ru="Если это в документе есть, укажите страницу; если нет, дополните документ или приложите другой{evidence}.",
    en="If it is there, name the page; if not, add it or link another document{evidence}.",
)

_GOALS = Needs(content=(Content(any_of=("цел[ьи]", "целью"), name=Say(ru="цели", en="goals")),))
_TEACHERS = Needs(
    kinds=(Kind.GUIDELINES,),
    audiences=(Content(any_of=("для[^.]{0,60}учител", "учителям"), name=Say(ru="учителя", en="teachers")),),
)
_TEXT = (
    " Методисты выезжают в школы, смотрят уроки и вместе с учителем составляют маршрут на полугодие, "
    "а весной слушают отчёт."
)
BAD = [
    Example(
        opens="Положение о методическом совете района.\nСовет собирается раз в месяц." + _TEXT,
        needs=_GOALS,
        note=Say(ru="о целях в документе ни слова", en="not a word of goals"),
    ),
    Example(
        opens="Методические рекомендации по использованию успешных практик\n1. Общие сведения\n" + _TEXT,
        needs=_TEACHERS,
        note=Say(ru="в заголовке не сказано, для кого рекомендации", en="the title does not say whom it is for"),
    ),
]
GOOD = [
    Example(opens="Положение о методическом совете района.\nЦель совета — помочь педагогам." + _TEXT, needs=_GOALS),
    Example(
        opens="Методические рекомендации по использованию практик для учителей\n1. Общие сведения\n" + _TEXT,
        needs=_TEACHERS,
        note=Say(ru="адресат назван в заголовке", en="the title names whom it is for"),
    ),
    Example(
        opens="Совет",
        needs=_GOALS,
        note=Say(ru="прочитано слишком мало, чтобы судить", en="too little was read to judge"),
    ),  # too little was read to say that something is not there
]


def check(dossier: Dossier) -> Iterator[Flag]:
    cited: dict[int, list[Opened]] = {}
    for opened in dossier.opened:
        cited.setdefault(id(opened.cell), []).append(opened)
    for together in cited.values():
        if contents.judged(together) and (found := tuple(_missing(together))):
            yield flag(_chief(together, dossier), what=found)


def _missing(together: Sequence[Opened]) -> Iterator[Say]:
    """What none of the cell's documents has."""
    needs = together[0].needs
    absent = [content.name for content in needs.content if not contents.has(together, content)]
    if absent and (len(absent) == len(needs.content) or not needs.human):
        yield from absent
    yield from contents.audience(together)
    yield from contents.basis(together)
    yield from contents.years(together)
    yield from contents.annex(together)


def _chief(together: Sequence[Opened], dossier: Dossier) -> Opened:
    """The document that is to prove the position: of a fitting kind, and not the order beside it."""
    return min(together, key=lambda one: (fitness.backs(one, dossier), not one.fits))
