"""Moved permanently; it still works."""

from collections.abc import Iterator

from auditor import urls
from auditor.dossier import Dossier
from auditor.model import Hop, LinkStatus, Quote, Say, Severity, Visit
from rules.base import Example, Flag, flag

SEVERITY = Severity.INFO
LABEL = Say(ru="Адрес изменился", en="Address changed")
MESSAGE = Say(ru="Документ переехал, теперь его адрес: {url}.", en="The document has moved; its address now: {url}.")
WHY = Say(
    ru="Пока ссылка работает, но старый адрес однажды отключат.",
    en="The link still works, but the old address will be switched off one day.",
)
ADVICE = Say(ru="Замените ссылку на новый адрес: {url}", en="Replace the link by the new address: {url}")


def _moved(old: str, new: str) -> Visit:
    return Visit(url=old, final_url=new, status=200, hops=(Hop(url=new, status=301),), permanent=True)


BAD = [
    Example(
        cell="https://edu.example.ru/old/181",
        opens="Приказ от 10.09.2020 № 181",
        visit=_moved("https://edu.example.ru/old/181", "https://edu.example.ru/docs/181.pdf"),
        note=Say(
            ru="сайт отправляет на новый адрес: edu.example.ru/docs/181.pdf", en="the site sends on to a new address"
        ),
    )
]
GOOD = [
    Example(opens="Приказ от 10.09.2020 № 181", note=Say(ru="открывается сразу", en="opens at once")),
    Example(
        cell="http://edu.example.ru/docs/181.pdf",  # only the scheme and «www.» differ
        opens="Приказ от 10.09.2020 № 181",
        visit=_moved("http://edu.example.ru/docs/181.pdf", "https://www.edu.example.ru/docs/181.pdf"),
        note=Say(ru="адрес тот же, только https и «www.»", en="the same address with https and “www.”"),
    ),
]


def check(dossier: Dossier) -> Iterator[Flag]:
    for citation in dossier.citations:
        visit = citation.visit
        if citation.status is not LinkStatus.REDIRECTED or visit is None:
            continue
        if urls.key(visit.final_url) != urls.key(citation.link.url):
            yield flag(citation, Quote(text=urls.masked(visit.final_url)), url=urls.masked(visit.final_url))
