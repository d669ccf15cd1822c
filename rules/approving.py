"""Approval that stands outside the file: an order in the neighbouring link or cell that approves it."""

import re
from collections.abc import Iterator

from auditor.dossier import Citation, Dossier, Opened
from auditor.facts.normal import normalise
from auditor.model import Approval, Kind
from rules import kinship

_ACTS = frozenset({Kind.ORDER, Kind.PROTOCOL})
_APPROVES = re.compile(
    r"(?:утвержд(?:ении|ена|ено|ён|ен|ены|ает)|утвердить|введени[ие]\s+в\s+действие|принят[ьоаы]?)\b([^.;]{0,300})",
    re.IGNORECASE,
)
_NAMED_ACT = re.compile(
    r"(?:утв(?:ержд\w+|\.)[^.;\n]{0,80})?(?:приказ|постановлени|распоряжени|решени|протокол)\w*[^\n;]{0,80}?"
    r"(?:№|N)\s*\d[^\n;]{0,40}",
    re.IGNORECASE,
)
_HEAD = 2  # pages of an act that name what it approves


def complete(approval: Approval | None) -> bool:
    """An approval with nothing left blank and nothing unread."""
    return approval is not None and not approval.blanks and not approval.unread


def companion(opened: Opened, dossier: Dossier) -> bool:
    """Whether an order cited in the submission approves this document, or might: one that could not be read."""
    title = opened.document.facts.title
    beside = [other for other in dossier.citations if other.cell is opened.cell and other.link is not opened.link]
    if any(_unread_act(other, dossier) for other in beside):
        return True
    if title is None:
        return any(_is_act(other) for other in beside)
    if any(_is_act(other) and _approves_something(other) for other in beside):
        return True
    phrases = (phrase for other in dossier.citations if other.link is not opened.link for phrase in _phrases(other))
    return kinship.any_names(phrases, title.value)


def named_beside(opened: Opened) -> str:
    """The act named in words in the cell, without a link to it: «утв. приказом от 10.09.2020 № 181»."""
    found = _NAMED_ACT.search(opened.cell.text)
    return found.group().strip(" ,.;:()") if found else ""


def _is_act(citation: Citation) -> bool:
    facts = citation.document.facts if citation.document else None
    return bool(facts and facts.kind and (facts.kind.value in _ACTS or facts.also in _ACTS))


def _approves_something(citation: Citation) -> bool:
    return next(_of_document(citation), None) is not None


def _unread_act(citation: Citation, dossier: Dossier) -> bool:
    """A neighbour that nobody could read, and that may well be the order."""
    if citation.link.flaw:
        return False
    read = next((one for one in dossier.opened if one.link is citation.link), None)
    return read is None or not read.whole


def _phrases(citation: Citation) -> Iterator[str]:
    """The words in which a citation approves something: of the act itself, or of its link where it is unread."""
    if _is_act(citation):
        yield from _of_document(citation)
    elif citation.document is None or citation.document.text.unread:
        for found in _APPROVES.finditer(citation.link.text or citation.cell.text):
            yield found[1]


def _of_document(citation: Citation) -> Iterator[str]:
    if citation.document is None or citation.document.facts.also is not None:
        return
    for page in citation.document.text.pages[:_HEAD]:
        for found in _APPROVES.finditer(" ".join(normalise(page.text).split())):
            yield found[1]
