"""Login wall, 401 or 403, request-access page, bot challenge: the public cannot see it."""

from collections.abc import Iterator

from auditor.dossier import Citation, Dossier
from auditor.model import Failure, LinkStatus, Quote, Say, Severity, Webpage
from rules import tries
from rules.base import Example, Flag, flag

SEVERITY = Severity.ERROR
LABEL = Say(ru="Доступ закрыт", en="Access restricted")
MESSAGE = Say(ru="Документ закрыт для посторонних: {reason}{tries}.", en="The public cannot open it: {reason}{tries}.")
WHY = Say(
    ru="У эксперта нет вашего логина; закрытый документ для него не существует.",
    en="The expert has no login of yours; a closed document does not exist for them.",
)
ADVICE = Say(
    ru="Откройте доступ на просмотр всем, у кого есть ссылка, и проверьте её в режиме инкогнито.{todo}",
    en="Let everyone who has the link view it, and try it in a private window.{todo}",
)

BAD = [
    Example(opens=403, note=Say(ru="сайт ответил: доступ запрещён (403)", en="the site said: forbidden (403)")),
    Example(opens=401, note=Say(ru="сайт просит логин и пароль (401)", en="the site asks for a login (401)")),
    Example(opens=Failure.CHALLENGE),
]
GOOD = [
    Example(opens="Приказ от 10.09.2020 № 181"),
    Example(opens=404, note=Say(ru="это замечание «Ссылка не открывается»", en="this is the remark “Broken link”")),
]

_LOGIN = Say(ru="нужно войти в учётную запись", en="one has to log in")
_CHALLENGE = Say(ru="сайт показывает проверку от роботов", en="the site shows a check against robots")


def check(dossier: Dossier) -> Iterator[Flag]:
    for citation in dossier.citations:
        if citation.status is LinkStatus.RESTRICTED and citation.visit:
            visit = citation.visit
            said = {"reason": _reason(citation), "tries": tries.of(visit), "todo": tries.todo(visit)}
            yield flag(citation, _seen(citation), **said)


def _reason(citation: Citation) -> Say:
    if citation.visit and citation.visit.failure:
        return tries.reason(citation.visit)
    return _CHALLENGE if citation.webpage is Webpage.CHALLENGE else _LOGIN


def _seen(citation: Citation) -> Quote | None:
    page = citation.document.facts.webpage if citation.document else None
    if page:
        return page.seen
    return Quote(text=citation.visit.detail) if citation.visit and citation.visit.detail else None
