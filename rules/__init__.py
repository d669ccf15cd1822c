"""The rules, in the order people see them, and `check`: from a dossier to findings."""

import hashlib
from collections.abc import Iterator, Mapping

from auditor import urls
from auditor.dossier import Citation, Dossier
from auditor.model import Finding, Needs, Say, Severity
from rules import (
    access_restricted,
    ambiguous_evidence,
    ambiguous_page_reference,
    blocked_address,
    broken_link,
    copied_document,
    draft_document,
    duplicate_document,
    duplicate_link,
    empty_cell,
    empty_document,
    expired_document,
    incomplete_approval,
    institution_data,
    kept,
    link_text_mismatch,
    malformed_link,
    missing_content,
    missing_page_reference,
    no_link,
    off_topic_document,
    other_municipality,
    page_off_topic,
    page_out_of_range,
    personal_data,
    precedence,
    redirected_link,
    regional_document,
    repealed_document,
    school_document,
    section_link,
    soft_404,
    stale_document,
    temporary_link,
    unapproved_document,
    undated_document,
    unreadable_document,
    untrusted_certificate,
    unverified_document,
    unverified_link,
    words,
    wrong_document_kind,
)
from rules.base import Flag, Rule

__all__ = ["RULES", "check"]

RULES: Mapping[str, Rule] = {
    "empty-cell": empty_cell,
    "no-link": no_link,
    "malformed-link": malformed_link,
    "link-text-mismatch": link_text_mismatch,
    "temporary-link": temporary_link,
    "ambiguous-evidence": ambiguous_evidence,
    "ambiguous-page-reference": ambiguous_page_reference,
    "blocked-address": blocked_address,
    "broken-link": broken_link,
    "soft-404": soft_404,
    "access-restricted": access_restricted,
    "unverified-link": unverified_link,
    "redirected-link": redirected_link,
    "untrusted-certificate": untrusted_certificate,
    "section-link": section_link,
    "duplicate-link": duplicate_link,
    "duplicate-document": duplicate_document,
    "copied-document": copied_document,
    "missing-page-reference": missing_page_reference,
    "page-out-of-range": page_out_of_range,
    "page-off-topic": page_off_topic,
    "unapproved-document": unapproved_document,
    "incomplete-approval": incomplete_approval,
    "draft-document": draft_document,
    "repealed-document": repealed_document,
    "stale-document": stale_document,
    "expired-document": expired_document,
    "undated-document": undated_document,
    "regional-document": regional_document,
    "school-document": school_document,
    "other-municipality": other_municipality,
    "wrong-document-kind": wrong_document_kind,
    "off-topic-document": off_topic_document,
    "missing-content": missing_content,
    "personal-data": personal_data,
    "institution-data": institution_data,
    "unreadable-document": unreadable_document,
    "empty-document": empty_document,
    "unverified-document": unverified_document,
}

_EVIDENCE = 300  # letters of a quote
_ORDER = {name: at for at, name in enumerate(RULES)}
_GRAVITY = {severity: at for at, severity in enumerate(Severity)}


def check(dossier: Dossier) -> tuple[Finding, ...]:
    """All that the rules find, one finding a fault, in the rubric's order."""
    dossier = kept.keep(dossier)
    found = [
        (name, flag)
        for name, rule in RULES.items()
        if dossier.rubric.severities.get(name, rule.SEVERITY) is not None
        for flag in rule.check(dossier)
    ]
    findings = {finding.id: finding for finding in reversed(list(_findings(dossier, found)))}
    positions = {position.id: at for at, position in enumerate(dossier.rubric.positions)}

    def order(finding: Finding) -> tuple[int, str, int, int, str]:
        where = positions.get(finding.position, len(positions))
        return where, finding.place, _GRAVITY[finding.severity], _ORDER[finding.rule], finding.url or ""

    return tuple(sorted(findings.values(), key=order))


def _findings(dossier: Dossier, found: list[precedence.Found]) -> Iterator[Finding]:
    for name, flag in precedence.settled(found):
        yield _finding(dossier, name, flag)


def _finding(dossier: Dossier, name: str, flag: Flag) -> Finding:
    """Fills in what every finding has: the rule's words, the place, the proof, a lasting id."""
    rule = RULES[name]
    citation = flag.at if isinstance(flag.at, Citation) else None
    cell = citation.cell if citation else flag.at
    assert not isinstance(cell, Citation)
    url = urls.masked(citation.link.url) if citation else None
    link = urls.key(citation.link.url) if citation else ""
    blanks = {"evidence": _evidence(cell.position.needs), "position": cell.position.id, **flag.blanks}
    return Finding(
        id=_id(name, dossier.municipality, cell.position.id, link),
        rule=name,
        severity=dossier.rubric.severities.get(name) or flag.severity or rule.SEVERITY,
        municipality=dossier.municipality,
        position=cell.position.id,
        place=cell.place,
        url=url,
        document=citation.document.id if citation and citation.document else None,
        page=flag.seen.page if flag.seen else None,
        message=words.filled(rule.MESSAGE, blanks),
        evidence=words.short(flag.seen.text, _EVIDENCE) if flag.seen else "",
        advice=words.filled(rule.ADVICE, blanks),
    )


def _id(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _evidence(needs: Needs) -> Say:
    """What fits the position, in the rubric's words, as a remark in brackets."""
    ru, en = (words.rstrip(" .") for words in (needs.evidence.ru, needs.evidence.en))
    if not ru:
        return Say(ru="", en="")
    return Say(ru=f" (подойдёт: {ru[0].lower()}{ru[1:]})", en=f" (what fits: {en[:1].lower()}{en[1:]})")
