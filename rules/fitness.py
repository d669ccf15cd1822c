"""Whether a document is of a kind that its position accepts."""

from auditor.dossier import Dossier, Opened
from auditor.model import Kind, Needs, Quote
from rules import paging

# Kinds that close no position, whether the rubric names them or not.
FOREIGN = frozenset({Kind.NEWS, Kind.ANNOUNCEMENT, Kind.PRESENTATION, Kind.ARTICLE, Kind.LIST})
# What stands beside a document to prove it: the act that approves it, the minutes of the body that did.
_PROOF = frozenset({Kind.ORDER, Kind.PROTOCOL, Kind.LETTER})


def kind(opened: Opened) -> Kind | None:
    """What the document is; None where it does not say."""
    found = opened.document.facts.kind
    return found.value if found else None


def wrong(kind: Kind | None, needs: Needs) -> bool:
    """Of a kind that surely does not close the position."""
    if kind is None or not needs.kinds or kind in needs.kinds or kind in needs.tolerated:
        return False
    if kind is Kind.LIST and needs.private:
        return False  # a form with rows looks like a list
    return kind in needs.rejected or kind in FOREIGN


def foreign(opened: Opened) -> bool:
    """News and the like: whoever published them, they are no document of that body."""
    return kind(opened) in FOREIGN and wrong(kind(opened), opened.needs)


def in_a_table(opened: Opened, seen: Quote) -> bool:
    """Words among a spreadsheet's rows: whoever is named there has not issued it. Its letterhead stands above them."""
    text = opened.document.text
    for page in text.pages if paging.is_sheet(text) else ():
        below = False
        for line in page.text.splitlines():
            below = below or len([cell for cell in line.split("\t") if cell.strip()]) > 1
            if page.number == seen.page and seen.text in " ".join(line.split()):
                return below
    return False


def backs(opened: Opened, dossier: Dossier) -> bool:
    """An order, minutes or a letter beside the document they approve or send: no evidence of its own, and no fault."""
    return kind(opened) in _PROOF and dossier.fitting_beside(opened)
