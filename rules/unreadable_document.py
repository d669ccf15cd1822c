"""The file is damaged, encrypted, unsupported, too large, or its reader died."""

import re
from collections.abc import Iterator

from auditor.dossier import Citation, Dossier
from auditor.model import Failure, LinkStatus, Quote, Say, Severity, Text, Trouble
from rules import outcomes, reading, words
from rules.base import Example, Flag, flag

SEVERITY = Severity.ERROR
LABEL = Say(ru="Файл не читается", en="Unreadable file")
MESSAGE = Say(ru="Файл загружается, но не читается: {reason}.", en="The file loads but cannot be read: {reason}.")
WHY = Say(
    ru="Если файл не открывается у программы, он может не открыться и у эксперта.",
    en="A file that a program cannot open may not open for the expert either.",
)
ADVICE = Say(
    ru="Откройте документ у себя, сохраните его как PDF без пароля и разместите заново.",
    en="Open the document, save it as a PDF without a password and publish it again.",
)

BAD = [
    Example(
        text=Text(media_type="application/pdf", trouble=Trouble.DAMAGED),
        note=Say(ru="файл повреждён", en="the file is damaged"),
    ),
    Example(
        text=Text(media_type="application/pdf", trouble=Trouble.ENCRYPTED),
        note=Say(ru="файл закрыт паролем", en="the file is protected by a password"),
    ),
    Example(
        opens=Failure.TRUNCATED, note=Say(ru="файл загрузился не до конца", en="the file broke off before its end")
    ),
]
GOOD = [
    Example(opens="Приказ от 10.09.2020 № 181"),
    Example(opens=404, note=Say(ru="это замечание «Ссылка не открывается»", en="this is the remark “Broken link”")),
]

_SIGNATURE = re.compile(r"\.(?:sig|sgn|p7s|p7m|p7b)(?:$|[?#])", re.IGNORECASE)
_BROKEN_OFF = (Failure.TOO_LARGE, Failure.TRUNCATED)


def check(dossier: Dossier) -> Iterator[Flag]:
    for citation in dossier.citations:
        if (reason := _reason(citation)) is not None and not _signs(citation):
            detail = citation.document.text.detail if citation.document else ""
            yield flag(citation, Quote(text=detail) if detail else None, reason=reason)


def _signs(citation: Citation) -> bool:
    """A detached signature beside the document it signs: nobody reads it."""
    return _SIGNATURE.search(citation.link.url) is not None and len(citation.cell.links) > 1


def _reason(citation: Citation) -> Say | None:
    failure = citation.visit.failure if citation.visit else None
    if failure in _BROKEN_OFF:
        return outcomes.FAILURES[failure]
    trouble = citation.document.text.trouble if citation.document else None
    if citation.status not in (LinkStatus.OK, LinkStatus.REDIRECTED) or trouble in (None, Trouble.EMPTY):
        return None
    if citation.document and reading.beyond_us(citation.document.text):
        return None
    return words.TROUBLES[trouble]
