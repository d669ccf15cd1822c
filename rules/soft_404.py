"""Answers 200 but says "not found", or lands on the home page instead of the document."""

from collections.abc import Iterator

from auditor.dossier import Citation, Dossier
from auditor.model import Hop, LinkStatus, Quote, Say, Severity, Visit, Webpage
from rules import words
from rules.base import Example, Flag, flag

SEVERITY = Severity.ERROR
LABEL = Say(ru="Страница «не найдена»", en="Page “not found”")
MESSAGE = Say(
    ru="Страница открывается, но документа на ней нет: {what}.", en="A page opens, but not the document: {what}."
)
WHY = Say(
    ru="Сайт отвечает без ошибки, поэтому пропажу документа легко не заметить.",
    en="The site answers without an error, so the loss is easily overlooked.",
)
ADVICE = Say(
    ru="Документ удалён или перенесён: найдите его новый адрес и замените ссылку.",
    en="The document was removed or moved: find its new address and replace the link.",
)

BAD = [
    Example(
        cell="https://edu.example.ru/docs/plan.pdf",
        visit=Visit(
            url="https://edu.example.ru/docs/plan.pdf", final_url="https://edu.example.ru/", status=200,
            hops=(Hop(url="https://edu.example.ru/", status=302),),
        ),
        note=Say(
            ru="вместо документа открывается главная страница", en="the home page opens in place of the document"
        ),
    ),
    Example(
        cell="https://edu.example.ru/docs/plan.html",
        opens="Новости отдела. Объявления.",
        visit=Visit(
            url="https://edu.example.ru/docs/plan.html", final_url="https://edu.example.ru/docs/plan.html", status=200,
            twin="probe: https://edu.example.ru/docs/q8w2k4.html",
        ),
        note=Say(
            ru="та же страница открывается по любому выдуманному адресу", en="any invented address opens it too"
        ),
    ),
]  # fmt: skip
GOOD = [
    Example(
        opens="Приказ от 10.09.2020 № 181 «Об организации поиска. Если документ не найден, сообщите в отдел»",
        note=Say(ru="слова «не найден» стоят в самом документе", en="the words “not found” are in the document itself"),
    ),
    Example(
        opens=404, note=Say(ru="это замечание «Ссылка не открывается»", en="this is the remark “Broken link”")
    ),  # broken-link
]

_TWINS = {  # the words of `spiders.probes`
    "probe": Say(
        ru="та же страница открывается по любому, даже выдуманному адресу на этом сайте",
        en="the same page opens at any address on this site, even an invented one",
    ),
    "cluster": Say(
        ru="разные адреса ведут на одну и ту же страницу", en="different addresses lead to one and the same page"
    ),
}
_PAGE = Say(ru="вместо файла — страница сайта со списком", en="a page with a list stands in place of the file")
_HOME = Say(ru="вместо него — главная страница сайта", en="the site's home page stands in its place")


def check(dossier: Dossier) -> Iterator[Flag]:
    for citation in dossier.citations:
        if citation.status is LinkStatus.SOFT_404:
            seen = _seen(citation)
            yield flag(citation, seen, what=_what(citation, seen))


def _what(citation: Citation, seen: Quote | None) -> Say:
    twin = citation.visit.twin.partition(":")[0] if citation.visit else ""
    if citation.lost or not (seen and seen.text):
        return _HOME
    if citation.no_file and not twin:
        return _HOME if citation.webpage is Webpage.HOME else _PAGE
    return _TWINS.get(twin) or words.named(seen.text, "")


def _seen(citation: Citation) -> Quote | None:
    if citation.visit and citation.visit.twin and not citation.lost:
        return Quote(text=citation.visit.twin.partition(": ")[2])
    page = citation.document.facts.webpage if citation.document else None
    if page and not citation.lost:
        return page.seen
    return Quote(text=citation.visit.final_url) if citation.visit and citation.lost else None
