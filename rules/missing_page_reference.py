"""A document of several pages cited without the page."""

from collections.abc import Iterator

from auditor.dossier import Dossier, Opened
from auditor.model import Needs, PageNeed, Say, Severity, Text
from rules import fitness, paging, words
from rules.base import Example, Flag

SEVERITY = Severity.WARNING
LABEL = Say(ru="Не указана страница", en="Page not named")
MESSAGE = Say(
    ru="В документе {count}, а на какой из них смотреть, не сказано.",
    en="The document has {count}, and the cell does not say where to look.",
)
WHY = Say(
    ru="Эксперт не читает документ целиком: без страницы он может не найти подтверждения.",
    en="The expert does not read the whole document: without a page the proof may not be found.",
)
ADVICE = Say(
    ru="Допишите после ссылки страницы, например «стр. 5–7».",
    en="Write the pages after the link, for instance “p. 5–7”.",
)

_NOTE = "Аналитическая справка\f" + "\f".join(f"Раздел {n}. Выводы" for n in range(1, 12))
LONG = Needs(pages=PageNeed.IF_LONG)
BAD = [
    Example(
        opens=_NOTE,
        needs=Needs(pages=PageNeed.REQUIRED),
        note=Say(ru="анализ: рубрика просит страницу всегда", en="an analysis: the rubric always asks for the page"),
    ),
    Example(opens=_NOTE, needs=LONG, note=Say(ru="двенадцать страниц", en="twelve pages")),
    Example(
        opens="Программа\fЦели",
        needs=LONG,
        note=Say(ru="две страницы: только сведение, не ошибка", en="two pages: a note, not a fault"),
    ),  # short: a note, no warning
]
GOOD = [
    Example(
        cell="https://edu.example.ru/plan.pdf, стр. 3",
        opens=_NOTE,
        needs=LONG,
        note=Say(ru="страница названа", en="a page is named"),
    ),
    Example(
        cell="https://edu.example.ru/plan.pdf, раздел 3",
        opens=_NOTE,
        needs=LONG,
        note=Say(ru="назван раздел", en="a section is named"),
    ),
    Example(
        opens="Приказ от 10.09.2020 № 181",
        needs=LONG,
        note=Say(ru="в документе одна страница", en="the document has one page"),
    ),
    Example(opens=_NOTE, note=Say(ru="рубрика страниц не просит", en="the rubric asks for no pages")),
]


def check(dossier: Dossier) -> Iterator[Flag]:
    for opened in paging.counted(dossier):
        number, said = _length(opened.document.text)
        if number < 2 or paging.told(opened) or not paging.wanted(opened):
            continue
        if (severity := _severity(opened, number)) and not fitness.backs(opened, dossier):
            yield Flag(opened, None, {"count": said}, severity)


def _length(text: Text) -> tuple[int, object]:
    """How many pages there are, and how to say it; of a flowing text the pages its author broke are the least."""
    number = paging.count(text)
    if number is not None:
        return number, words.pages(number)
    least = 0 if paging.is_sheet(text) else len(text.pages)
    noun = words.plural(least, "страницы", "страниц", "страниц")
    return least, Say(ru=f"не меньше {least} {noun}", en=f"at least {least} pages")


def _severity(opened: Opened, number: int) -> Severity | None:
    needs = opened.needs
    if needs.pages is PageNeed.REQUIRED:
        return SEVERITY
    return needs.pages_long if number >= needs.pages_from else needs.pages_short
