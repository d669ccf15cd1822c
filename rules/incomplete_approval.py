"""An approval stamp with blanks: no number, no date."""

from collections.abc import Iterator

from auditor.dossier import Dossier
from auditor.model import Kind, Needs, Say, Severity
from rules import approving, fitness
from rules.base import Example, Flag

SEVERITY = Severity.ERROR
LABEL = Say(ru="Гриф не заполнен", en="Approval left blank")
MESSAGE = Say(
    ru="Утверждение оформлено не до конца, не заполнено: {blanks}.",
    en="The approval is not complete: {blanks} left blank.",
)
WHY = Say(
    ru="Гриф без даты и номера не доказывает, что документ утверждён.",
    en="A stamp without date and number does not prove that the document was approved.",
)
ADVICE = Say(
    ru="Разместите подписанный вариант, где заполнены дата и номер.",
    en="Publish the signed version with its date and number.",
)

APPROVED = Needs(approval=True)
BAD = [
    Example(
        opens="УТВЕРЖДАЮ\nНачальник отдела образования\n___________ И. И. Иванова\n«___» __________ 20__ г.\n"
        "План мероприятий по развитию наставничества на 2020–2021 учебный год",
        needs=APPROVED,
        note=Say(ru="подпись есть, дата и номер не вписаны", en="signed, but date and number are blank"),
    )
]
GOOD = [
    Example(
        opens="УТВЕРЖДАЮ\nНачальник отдела образования\n___________ И. И. Иванова\n«10» сентября 2020 г.\n"
        "План мероприятий по развитию наставничества на 2020–2021 учебный год",
        needs=APPROVED,
        note=Say(
            ru="прочерк перед фамилией — место подписи, дата есть",
            en="the dash before the name is for the signature, the date is there",
        ),
    )
]

_BLANKS = {"number": Say(ru="номер", en="number"), "date": Say(ru="дата", en="date")}


def check(dossier: Dossier) -> Iterator[Flag]:
    for opened in dossier.opened:
        approval = opened.document.facts.approval
        if approval is None or not approval.blanks or fitness.kind(opened) is Kind.FORM:
            continue
        if fitness.wrong(fitness.kind(opened), opened.needs) or approving.companion(opened, dossier):
            continue
        blanks = tuple(_BLANKS[blank] for blank in approval.blanks if blank in _BLANKS)
        severity = SEVERITY if opened.needs.approval or not opened.needs.kinds else Severity.WARNING
        yield Flag(opened, approval.seen, {"blanks": blanks}, severity)
