"""Approval is required, and none was found: no order, decision, approval stamp or protocol."""

from collections.abc import Iterator

from auditor.dossier import Dossier, Opened
from auditor.model import Kind, Needs, Say, Severity
from rules import approving, fitness, words
from rules.base import Example, Flag

SEVERITY = Severity.ERROR
LABEL = Say(ru="Нет утверждения", en="Not approved")
MESSAGE = Say(
    ru="Утверждение не найдено: в файле нет ни грифа, ни приказа, ни протокола{named}.",
    en="No approval was found: the file has no stamp, no order, no minutes{named}.",
)
WHY = Say(
    ru="Цели и решения обязательно утверждает приказ или коллегиальный орган; "
    "неутверждённый документ ни к чему не обязывает.",
    en="Goals and decisions must be approved by an order or a body; a document not approved binds nobody.",
)
ADVICE = Say(
    ru="Разместите утверждённый вариант или дайте рядом ссылку на приказ об утверждении.",
    en="Publish the approved version, or link the approving order beside it.",
)

APPROVED = Needs(approval=True)
_BODY = "\nЦель программы: поддержать каждого педагога района. Задачи: закрепить наставников, открыть сетевые группы."
BAD = [
    Example(
        opens="Программа развития методической службы района на 2020–2023 годы" + _BODY,
        needs=APPROVED,
        note=Say(ru="грифа нет, приказа рядом нет", en="no stamp, no order beside it"),
    )
]
GOOD = [
    Example(
        opens="УТВЕРЖДЕНА\nприказом отдела образования администрации района\nот 10.09.2020 № 181\n"
        "Программа развития методической службы района на 2020–2023 годы" + _BODY,
        needs=APPROVED,
        note=Say(ru="гриф вверху документа", en="a stamp at the top"),
    ),
    Example(
        opens="Программа развития методической службы района на 2020–2023 годы" + _BODY,
        note=Say(ru="позиция утверждения не требует", en="the position asks for no approval"),
    ),  # not required
    Example(  # the order stands beside it
        cell="Программа https://edu.example.ru/plan.pdf, приказ https://edu.example.ru/181.pdf",
        opens="Программа развития методической службы района на 2020–2023 годы" + _BODY,
        also=(
            "Отдел образования администрации района\nПРИКАЗ\n10.09.2020 № 181\n"
            "Об утверждении программы развития методической службы района на 2020–2023 годы\nПРИКАЗЫВАЮ:\n"
            "1. Утвердить программу.\nНачальник И. И. Иванова",
        ),
        needs=APPROVED,
        note=Say(ru="рядом ссылка на приказ об утверждении", en="the approving order is linked beside it"),
    ),
]

_BEARS = frozenset(
    {
        Kind.CONCEPT, Kind.PROGRAM, Kind.REGULATION, Kind.PLAN, Kind.ROADMAP, Kind.CYCLOGRAM, Kind.SCHEME,
        Kind.GUIDELINES, Kind.ADDRESSED_RECOMMENDATIONS, Kind.ANALYTIC_NOTE, Kind.OTHER,
    }
)  # fmt: skip
_HTML = "text/html"


def check(dossier: Dossier) -> Iterator[Flag]:
    for opened in dossier.opened:
        facts = opened.document.facts
        if not opened.needs.approval or facts.approval is not None or not opened.whole or not _bears(opened):
            continue
        if approving.companion(opened, dossier):
            continue
        named = approving.named_beside(opened)
        yield Flag(
            opened,
            facts.title.seen if facts.title else None,
            {"named": _unlinked(named)},
            Severity.WARNING if named else SEVERITY,
        )


def _unlinked(named: str) -> Say:
    if not named:
        return Say(ru="", en="")
    said = words.inner(named)
    return Say(ru=f"; назван «{said.ru}», но ссылки на него нет", en=f"; “{said.en}” is named but not linked")


def _bears(opened: Opened) -> bool:
    """Of a kind that is approved. An order with neither date nor number is no act; a web page may be anything."""
    facts = opened.document.facts
    kind = fitness.kind(opened)
    if kind is None:
        return facts.title is not None and opened.document.text.media_type != _HTML
    if kind is Kind.ORDER:
        return facts.date is None and facts.number is None
    return kind in _BEARS
