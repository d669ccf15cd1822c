"""One fault, one finding: which rule's finding stands for which others' (contract, section 1)."""

from collections.abc import Iterable, Mapping

from auditor.dossier import Citation
from rules.base import Flag

_OF_WORDS = (  # what is said of a document's words
    "page-out-of-range", "page-off-topic", "missing-page-reference", "unapproved-document", "incomplete-approval",
    "draft-document", "repealed-document", "stale-document", "expired-document", "undated-document",
    "regional-document", "school-document", "other-municipality", "wrong-document-kind", "off-topic-document",
    "missing-content", "copied-document", "institution-data", "unverified-document", "empty-document",
)  # fmt: skip
_OF_ADDRESS = ("temporary-link", "link-text-mismatch")  # seen in the cell itself, whatever the site answers
_NOT_OPENED = (
    *_OF_WORDS, "personal-data", "duplicate-link", "duplicate-document", "redirected-link", "untrusted-certificate",
    *_OF_ADDRESS,
)  # fmt: skip
# A document to be replaced whatever else it lacks; only harm to people is told beside.
_NOT_THEIRS = tuple(
    rule
    for rule in _OF_WORDS
    if rule
    not in (
        "regional-document", "school-document", "other-municipality", "page-out-of-range", "repealed-document",
        "empty-document",
    )
)  # fmt: skip

PRECEDENCE: Mapping[str, tuple[str, ...]] = {
    "malformed-link": _NOT_OPENED,
    "blocked-address": _NOT_OPENED,
    "broken-link": _NOT_OPENED,
    "soft-404": _NOT_OPENED,
    "access-restricted": _NOT_OPENED,
    "unverified-link": tuple(rule for rule in _NOT_OPENED if rule not in _OF_ADDRESS),
    "section-link": _NOT_OPENED,
    "unreadable-document": (*_OF_WORDS, "duplicate-link", "duplicate-document"),
    "empty-document": tuple(rule for rule in _OF_WORDS if rule != "empty-document"),
    "regional-document": (*_NOT_THEIRS, "other-municipality"),
    "school-document": (*_NOT_THEIRS, "other-municipality"),
    "other-municipality": _NOT_THEIRS,
    "wrong-document-kind": (
        "unapproved-document", "incomplete-approval", "undated-document", "missing-content", "off-topic-document",
        "page-off-topic", "missing-page-reference",
    ),
    "repealed-document": (
        "unapproved-document", "stale-document", "expired-document", "undated-document", "missing-content",
    ),
    "draft-document": ("unapproved-document", "incomplete-approval", "undated-document", "stale-document"),
    "incomplete-approval": ("unapproved-document", "undated-document"),
    "unapproved-document": ("undated-document",),
    "expired-document": ("stale-document", "undated-document", "missing-content"),
    "stale-document": ("missing-content",),
    "off-topic-document": ("missing-content", "page-off-topic", "missing-page-reference"),
    "missing-content": ("page-off-topic",),
    "page-out-of-range": ("page-off-topic",),
    "ambiguous-page-reference": ("missing-page-reference", "duplicate-link", "duplicate-document"),
    "ambiguous-evidence": ("missing-page-reference",),
    "duplicate-link": ("duplicate-document", "missing-page-reference"),
    "duplicate-document": ("missing-page-reference",),
    "personal-data": ("institution-data",),
}  # fmt: skip

Found = tuple[str, Flag]  # the rule's name and what it found


def settled(found: Iterable[Found]) -> list[Found]:
    """What is left when each fault is told once."""
    found = list(found)
    beaten = {
        (place, loser) for rule, flag in found for place in (_places(flag)[-1],) for loser in PRECEDENCE.get(rule, ())
    }
    return [(rule, flag) for rule, flag in found if not any((place, rule) in beaten for place in _places(flag))]


def _places(flag: Flag) -> tuple[int, ...]:
    """Where a flag stands: its cell and, after that, its link. What is said of a cell holds for its links."""
    if isinstance(flag.at, Citation):
        return id(flag.at.cell), id(flag.at.link)
    return (id(flag.at),)
