"""Leads into a private network, to this machine, or is no web address; never fetched."""

from collections.abc import Iterator

from auditor.dossier import Dossier
from auditor.model import Failure, LinkStatus, Say, Severity
from rules import words
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

BAD = [Example(cell="http://192.168.0.15/docs/plan.pdf", opens=Failure.BLOCKED)]
GOOD = [Example(opens="Приказ от 10.09.2020 № 181"), Example(opens=404)]


def check(dossier: Dossier) -> Iterator[Flag]:
    for citation in dossier.citations:
        if citation.status is LinkStatus.BLOCKED:
            failure = (citation.visit and citation.visit.failure) or Failure.BLOCKED
            yield flag(citation, reason=words.FAILURES[failure])
