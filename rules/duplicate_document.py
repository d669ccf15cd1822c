"""The same document under different links in several cells, no page references that tell them apart."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from auditor import urls
from auditor.dossier import Dossier, Opened
from auditor.model import Needs, PageNeed, Say, Severity
from rules import doubles
from rules.base import Example, Flag

SEVERITY = Severity.WARNING
LABEL = Say(ru="Один документ по разным адресам", en="One document, several addresses")
MESSAGE = Say(
    ru="Этот же документ по другому адресу стоит и {others}, а страницы их не различают.",
    en="The same document stands under another address {others}; no pages tell them apart.",
)
WHY = Say(
    ru="Копия файла по другому адресу — не ещё один документ; эксперту нужны страницы для каждой позиции.",
    en="A copy of a file under another address is no further document; the expert needs pages for each position.",
)
ADVICE = Say(
    ru="Дайте одну ссылку и для каждой позиции свои страницы.",
    en="Give one link, with pages of its own for each position.",
)

PAGES = Needs(pages=PageNeed.IF_LONG)
_PROGRAMME = "Программа развития методической службы района на 2020–2023 годы\fЦели и задачи программы\fПоказатели"
BAD = [
    Example(
        cell=("https://edu.example.ru/plan.pdf", "https://rmk.example.ru/1.pdf"),
        opens=_PROGRAMME,
        needs=PAGES,
        note=Say(ru="файл один, размещён на двух сайтах", en="one file on two sites"),
    )
]
GOOD = [
    Example(
        cell=("https://edu.example.ru/plan.pdf с. 2", "https://rmk.example.ru/1.pdf с. 3"),
        opens=_PROGRAMME,
        needs=PAGES,
        note=Say(ru="адреса разные, но и страницы разные", en="different addresses, but different pages too"),
    ),
    Example(
        cell=("https://edu.example.ru/plan.pdf", "https://edu.example.ru/plan.pdf"),
        opens=_PROGRAMME,
        needs=PAGES,
        note=Say(
            ru="адрес один: это замечание «Одна ссылка в нескольких ячейках»",
            en="one address: the remark “One link in several cells”",
        ),
    ),
]


def check(dossier: Dossier) -> Iterator[Flag]:
    for group in _same(dossier).values():
        if len({urls.key(opened.link.url) for opened in group}) < 2:
            continue
        found = doubles.indistinct(group)
        for opened in found:
            elsewhere = [one for one in found if urls.key(one.link.url) != urls.key(opened.link.url)]
            if others := doubles.others(opened, elsewhere):
                yield Flag(opened, None, {"others": doubles.places(others)}, doubles.severity(opened, SEVERITY))


def _same(dossier: Dossier) -> Mapping[str, list[Opened]]:
    """Citations by what they say: the same bytes, or the same words in another file."""
    groups: dict[str, list[Opened]] = defaultdict(list)
    for opened in dossier.opened:
        words = " ".join(opened.document.text.whole.split()).lower()
        groups[words if opened.whole and len(words) > 40 else opened.document.id].append(opened)
    return groups
