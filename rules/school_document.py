"""A school's document closes a municipal position."""

from collections.abc import Iterator

from auditor.dossier import Dossier, Opened
from auditor.model import Level, Needs, Say, Severity, Text
from rules import fitness
from rules.base import Example, Flag, flag

SEVERITY = Severity.ERROR
LABEL = Say(ru="Документ школы", en="School's document")
MESSAGE = Say(
    ru="Это документ образовательной организации{issuer}.", en="This is a document of a school or kindergarten{issuer}."
)
WHY = Say(
    ru="Оценивается управленческая работа муниципалитета, а не отдельной школы.",
    en="The municipality's management is assessed, not the work of one school.",
)
ADVICE = Say(
    ru="Приложите документ управления образования или методического центра{evidence}.",
    en="Link a document of the municipal authority or its methodical centre{evidence}.",
)

MUNICIPAL = Needs(levels=(Level.MUNICIPAL,))
BAD = [
    Example(
        opens="МБОУ «Речная средняя школа № 7»\nУТВЕРЖДАЮ\nДиректор МБОУ «Речная средняя школа № 7»\n"
        "____________ К. Л. Бурова\n02.09.2020\nПоложение о внутришкольном мониторинге методической работы",
        needs=MUNICIPAL,
        note=Say(ru="утвердил директор школы", en="approved by a school's head"),
    )
]
GOOD = [
    Example(
        opens="МКУ «Информационно-методический центр» Заречинского района\nУТВЕРЖДАЮ\nДиректор МКУ «ИМЦ»\n____________ "
        "К. Л. Бурова\n02.09.2020\nПоложение о муниципальном мониторинге методической работы",
        needs=MUNICIPAL,
        note=Say(
            ru="методический центр — не школа, хотя его тоже утверждает директор",
            en="a methodical centre is no school, though a head approves there too",
        ),
    ),
    Example(
        opens="Школа\tМолодых педагогов\nМБОУ «СОШ № 5»\t\nМБОУ «СОШ № 9»\t",
        text=Text(media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        needs=MUNICIPAL,
        note=Say(ru="школы перечислены в таблице, составили её не они", en="schools in a table that others made"),
    ),
]


def check(dossier: Dossier) -> Iterator[Flag]:
    for opened in dossier.opened:
        if fitness.foreign(opened):
            continue
        level, issuer = opened.document.facts.level, opened.document.facts.issuer
        if (issuer is None and _table(opened)) or (level and fitness.in_a_table(opened, level.seen)):
            continue
        if level and level.value is Level.SCHOOL and opened.needs.levels and Level.SCHOOL not in opened.needs.levels:
            said = Say(ru=f": {issuer.value}", en=f": {issuer.value}") if issuer else Say(ru="", en="")
            yield flag(opened, level.seen, issuer=said)


def _table(opened: Opened) -> bool:
    """Rows of people or schools: the schools named there have not written the paper."""
    facts = opened.document.facts
    return bool(facts.personal or facts.institution)
