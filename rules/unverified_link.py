"""Could not be checked this time (host down for us, robots.txt, rate limit); not called broken."""

from collections.abc import Iterator

from auditor.dossier import Dossier
from auditor.model import Failure, LinkStatus, Quote, Say, Severity
from rules import tries, words
from rules.base import Example, Flag, flag

SEVERITY = Severity.INFO
LABEL = Say(ru="Ссылка не проверена", en="Link not checked")
MESSAGE = Say(ru="Ссылку не удалось проверить: {reason}{tries}.", en="The link could not be checked: {reason}{tries}.")
WHY = Say(
    ru="Это не ошибка: сайт не дал себя проверить. Нерабочей такую ссылку мы не называем.",
    en="This is no fault: the site did not let itself be checked. Such a link is not called broken.",
)
ADVICE = Say(
    ru="Откройте ссылку сами в режиме инкогнито. Мы попробуем открыть её ещё раз при следующей проверке.{todo}",
    en="Open the link yourself in a private window. It will be checked again next time.{todo}",
)

BAD = [Example(opens=Failure.HOST_DOWN), Example(opens=429), Example(opens=Failure.ROBOTS)]
GOOD = [
    Example(opens="Приказ от 10.09.2020 № 181"),
    Example(opens=404, note=Say(ru="это замечание «Ссылка не открывается»", en="this is the remark “Broken link”")),
]

_NOTHING = Say(ru="", en="")
_NOT_TRIED = Say(ru="до неё не дошла очередь", en="its turn did not come")


def check(dossier: Dossier) -> Iterator[Flag]:
    for citation in dossier.citations:
        if citation.status is not LinkStatus.UNVERIFIED:
            continue
        if citation.visit is None:
            yield flag(citation, reason=_NOT_TRIED, tries=_NOTHING, todo=_NOTHING)
        elif citation.visit.failure:
            visit = citation.visit
            said = {"reason": tries.reason(visit), "tries": tries.of(visit), "todo": tries.todo(visit)}
            yield flag(citation, Quote(text=words.short(visit.detail)), **said)
