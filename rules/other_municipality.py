"""Another municipality's document."""

from collections.abc import Iterator

from auditor.dossier import Dossier, Opened
from auditor.model import Level, Needs, Say, Severity
from rules import fitness, kinship
from rules.base import Example, Flag, flag

SEVERITY = Severity.ERROR
LABEL = Say(ru="Документ чужого муниципалитета", en="Another municipality's document")
MESSAGE = Say(
    ru="Это документ другого муниципалитета: {other}; форму подаёт {own}.",
    en="This is another municipality's document: {other}; the form is submitted by {own}.",
)
WHY = Say(
    ru="Оценивается работа вашего муниципалитета; чужой документ о ней не говорит.",
    en="Your municipality's work is assessed; another's document does not speak of it.",
)
ADVICE = Say(
    ru="Приложите документ своего муниципалитета{evidence}.", en="Link a document of your own municipality{evidence}."
)

MUNICIPAL = Needs(levels=(Level.MUNICIPAL,))
_ORDER = (
    "Отдел образования администрации {} района\nПРИКАЗ\n10.09.2020 № 181\n"
    "Об организации методической работы\nПРИКАЗЫВАЮ:"
)
_TOGETHER = _ORDER.replace(
    "Об организации методической работы", "О совместной работе Полянского и Заречинского районов"
)
BAD = [
    Example(
        opens=_ORDER.format("Полянского"),
        needs=MUNICIPAL,
        municipality="Заречинский район",
        note=Say(ru="форму подаёт Заречинский район", en="the form is of the Zarechinsky district"),
    )
]
GOOD = [
    Example(
        opens=_ORDER.format("Заречинского"),
        needs=MUNICIPAL,
        municipality="Заречинский район",
        note=Say(ru="документ своего района", en="the district's own paper"),
    ),
    Example(
        opens=_ORDER.format("Заречинского"),
        needs=MUNICIPAL,
        municipality="Заречинский муниципальный округ",
        note=Say(ru="район стал муниципальным округом: это он же", en="the district became an okrug: the same place"),
    ),
    Example(
        opens=_ORDER.format("Полянского"),
        needs=MUNICIPAL,
        municipality="Лист1",
        note=Say(ru="чья форма, из неё не видно: замечания нет", en="whose form it is nobody can tell: no remark"),
    ),  # whose form, nobody knows
    Example(
        opens=_TOGETHER.format("Полянского"),
        needs=MUNICIPAL,
        municipality="Заречинский район",
        note=Say(ru="документ двух районов, и ваш в нём назван", en="a paper of two districts, yours among them"),
    ),
]


def check(dossier: Dossier) -> Iterator[Flag]:
    if not kinship.knows_itself(dossier):
        return
    for opened in dossier.opened:
        facts = opened.document.facts
        other = facts.municipality
        if (
            other is None
            or fitness.foreign(opened)
            or not opened.needs.levels
            or (facts.level and facts.level.value is not Level.MUNICIPAL)
        ):
            continue
        if not (kinship.same_place(other.value, dossier.municipality) or _together(opened, dossier)):
            yield flag(opened, other.seen, other=other.value, own=dossier.municipality)


def _together(opened: Opened, dossier: Dossier) -> bool:
    """A paper of several municipalities: its own title names the submitter too."""
    title = opened.document.facts.title
    return title is not None and kinship.mentions(title.value, dossier.municipality)
