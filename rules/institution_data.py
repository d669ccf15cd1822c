"""Open per-institution results where only the form may be open."""

from collections.abc import Iterator

from auditor.dossier import Dossier
from auditor.model import Needs, Say, Severity
from rules import words
from rules.base import Example, Flag, flag

SEVERITY = Severity.WARNING
LABEL = Say(ru="Данные по учреждениям", en="Data on institutions")
MESSAGE = Say(
    ru="В открытом доступе результаты отдельных учреждений: {count}.",
    en="Results of single institutions are open to everyone: {count}.",
)
WHY = Say(
    ru="Открытой может быть форма сбора, но не данные с названиями учреждений.",
    en="The collection form may be open, but not data with the names of institutions.",
)
ADVICE = Say(
    ru="Дайте ссылку на пустую форму, а заполненную таблицу закройте.",
    en="Link the empty form and close access to the one filled in.",
)

PRIVATE = Needs(private=True)
_ROWS = "\n".join(f"МБОУ «Каменская СОШ № {n}»   {n + 11}   {40 + n}" for n in range(1, 7))
BAD = [
    Example(
        opens="Результаты мониторинга методической работы\nУчреждение   Педагогов   Охват\n" + _ROWS,
        needs=PRIVATE,
        note=Say(ru="результаты по каждой школе", en="results of each school"),
    )
]
GOOD = [
    Example(
        opens="Форма сбора информации\nУчреждение   Педагогов   Охват\n____   ____   ____",
        needs=PRIVATE,
        note=Say(ru="форма пуста", en="the form is empty"),
    ),
    Example(
        opens="Результаты мониторинга методической работы\nУчреждение   Педагогов   Охват\n" + _ROWS,
        note=Say(ru="позиция этого не запрещает", en="the position does not forbid it"),
    ),
]


def check(dossier: Dossier) -> Iterator[Flag]:
    for opened in dossier.opened:
        data = opened.document.facts.institution
        if data and opened.needs.private:
            count = words.Count(data.count, ("строка", "строки", "строк"), ("row", "rows"))
            yield flag(opened, data.seen, count=count)
