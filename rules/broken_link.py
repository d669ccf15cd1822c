"""Does not open: 404, 410, lasting 5xx, no such name, refused, time-out, TLS failure."""

from collections.abc import Iterator

from auditor.dossier import Dossier
from auditor.model import Failure, LinkStatus, Quote, Say, Severity
from rules import tries
from rules.base import Example, Flag, flag

SEVERITY = Severity.ERROR
LABEL = Say(ru="Ссылка не открывается", en="Broken link")
MESSAGE = Say(ru="Ссылка не открывается: {reason}{tries}.", en="The link does not open: {reason}{tries}.")
WHY = Say(
    ru="Документ, который не открывается, эксперт не засчитает.",
    en="A document that does not open does not count.",
)
ADVICE = Say(
    ru="Откройте ссылку в режиме инкогнито; если документ переехал, замените адрес на новый.{todo}",
    en="Open the link in a private window; if the document has moved, give its new address.{todo}",
)

BAD = [Example(opens=404), Example(opens=Failure.DNS), Example(opens=500), Example(opens=Failure.TIMEOUT)]
GOOD = [
    Example(opens="Приказ от 10.09.2020 № 181"),
    Example(
        opens=403, note=Say(ru="доступ закрыт: это другое замечание", en="access is closed: another remark")
    ),  # closed, see access-restricted
    Example(
        opens=429,
        note=Say(
            ru="сайт ограничил проверку: ссылка не названа нерабочей", en="the site limits the check: not called broken"
        ),
    ),  # could not be checked
]


def check(dossier: Dossier) -> Iterator[Flag]:
    for citation in dossier.citations:
        visit = citation.visit
        if citation.status is LinkStatus.BROKEN and visit:
            reason = tries.reason(visit, Failure.UNKNOWN)
            yield flag(citation, Quote(text=visit.detail), reason=reason, tries=tries.of(visit), todo=tries.todo(visit))
