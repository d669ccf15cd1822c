"""Leads into a private network, to this machine, or is no web address; never fetched."""

from collections.abc import Iterator

from auditor.dossier import Dossier
from auditor.model import Failure, LinkStatus, Quote, Say, Severity
from rules import outcomes, tries
from rules.base import Example, Flag, flag

SEVERITY = Severity.ERROR
LABEL = Say(ru="Внутренний адрес", en="Private address")
MESSAGE = Say(ru="Адрес не открывается извне: {reason}.", en="The address does not open from outside: {reason}.")
WHY = Say(
    ru="Адреса внутренней сети и этого компьютера не видны ни эксперту, ни жителям.",
    en="Addresses of a private network or of this machine are seen by neither the expert nor the public.",
)
ADVICE = Say(
    ru="Разместите документ в открытом доступе и дайте ссылку, которая открывается с любого компьютера.",
    en="Publish the document and give a link that opens on any computer.",
)

BAD = [
    Example(
        cell="http://192.168.0.15/docs/plan.pdf",
        opens=Failure.BLOCKED,
        note=Say(ru="адрес локальной сети учреждения", en="an address of the office's own network"),
    )
]
GOOD = [
    Example(opens="Приказ от 10.09.2020 № 181"),
    Example(opens=404, note=Say(ru="это замечание «Ссылка не открывается»", en="this is the remark “Broken link”")),
]


def check(dossier: Dossier) -> Iterator[Flag]:
    for citation in dossier.citations:
        if citation.status is LinkStatus.BLOCKED:
            visit = citation.visit
            seen = Quote(text=visit.final_url) if visit and visit.hops else None
            reason = tries.reason(visit, Failure.BLOCKED) if visit else outcomes.FAILURES[Failure.BLOCKED]
            yield flag(citation, seen, reason=reason)
