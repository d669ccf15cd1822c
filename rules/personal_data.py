"""Open access to people's personal data."""

from collections.abc import Iterator

from auditor.dossier import Dossier
from auditor.model import Say, Severity
from rules import words
from rules.base import Example, Flag

SEVERITY = Severity.ERROR
LABEL = Say(ru="Персональные данные", en="Personal data")
MESSAGE = Say(
    ru="В открытом доступе персональные данные: {kinds}{pages}.",
    en="Personal data are open to everyone: {kinds}{pages}.",
)
WHY = Say(
    ru="Закон № 152-ФЗ не разрешает публиковать такие сведения без согласия людей.",
    en="The law (152-FZ) does not allow such data to be published without people's consent.",
)
ADVICE = Say(
    ru="Сразу закройте доступ к файлу, а не только уберите ссылку; оставьте форму без сведений о людях.",
    en="Close the file at once, not only the link; leave a form without data on people.",
)

_ROWS = "\n".join(
    f"{n}. {name} Анна Петровна, дата рождения 0{n}.05.1991, телефон 8 (913) 55{n}-1{n}-2{n}"
    for n, name in enumerate(("Власова", "Гришина", "Лапина", "Орехова", "Титова"), 1)
)
BAD = [
    Example(
        opens="Список молодых педагогов и наставников\n" + _ROWS,
        note=Say(ru="имена с датами рождения и телефонами", en="names with birth dates and telephones"),
    )
]
GOOD = [
    Example(
        opens="Форма сбора информации\nПоказатель; Значение\nМолодые педагоги с наставником, %; ____",
        note=Say(ru="форма пуста", en="the form is empty"),
    ),
    Example(
        opens="ПРИКАЗ\n10.09.2020 № 181\nНачальник отдела И. И. Иванова\nИсп. Петрова А. В., 8 (39151) 2-10-20",
        note=Say(
            ru="подпись начальника и служебный телефон — не персональные сведения о педагогах",
            en="a signature and an office telephone are in order",
        ),
    ),
]

KINDS = {
    "snils": Say(ru="СНИЛС", en="insurance numbers"),
    "passport": Say(ru="паспортные данные", en="passport numbers"),
    "birth": Say(ru="даты рождения", en="dates of birth"),
    "address": Say(ru="домашние адреса", en="home addresses"),
    "phone": Say(ru="личные телефоны", en="private phone numbers"),
    "scores": Say(ru="результаты отдельных педагогов", en="results of single teachers"),
    "pupils": Say(ru="сведения об учениках", en="data on pupils"),
    "health": Say(ru="сведения о здоровье", en="data on health"),
    "email": Say(ru="личная почта", en="private e-mail"),
}
_MILD = frozenset({"email"})


def check(dossier: Dossier) -> Iterator[Flag]:
    for opened in dossier.opened:
        data = opened.document.facts.personal
        if not data:
            continue
        worst = max(data, key=lambda one: (one.kind not in _MILD, one.count))
        text = opened.document.text
        exact = text.paged and not text.laid_out
        pages = tuple(sorted({page for one in data for page in one.pages})) if exact else ()
        where = Say(ru=f" (стр. {words.ranges(pages)})", en=f" (page {words.ranges(pages)})")
        severity = Severity.WARNING if all(one.kind in _MILD for one in data) else SEVERITY
        kinds = tuple(_counted(one.kind, one.count) for one in data)
        yield Flag(opened, worst.seen, {"kinds": kinds, "pages": where if pages else Say(ru="", en="")}, severity)


def _counted(kind: str, count: int) -> Say:
    name = KINDS.get(kind, Say(ru="сведения о людях", en="data on people"))
    return Say(ru=f"{name.ru} — {count}", en=f"{name.en}: {count}") if count > 1 else name
