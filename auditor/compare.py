"""What differs between two reports: what is new, what was mended, what only could not be checked. Pure."""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from auditor import renaming, urls
from auditor.differing import told
from auditor.facts import likeness
from auditor.model import (
    UNCHECKED,
    ChangedDocument,
    Difference,
    Document,
    Finding,
    LinkResult,
    LinkStatus,
    Report,
    Severity,
)
from auditor.store import RunSummary

_OPENS = frozenset({LinkStatus.OK, LinkStatus.REDIRECTED})
# What these rules find is written in the form: it needs no fetch, so nothing can hide it.
_IN_FORM = frozenset({"malformed-link", "link-text-mismatch", "temporary-link", "duplicate-link", "blocked-address"})
# What a link did. One of them in the place of another means that it still does not lead to a document.
_FAILS = frozenset({"broken-link", "soft-404", "access-restricted", "unverified-link", "section-link"})
_ON_THE_WAY = frozenset({"redirected-link", "untrusted-certificate"})  # seen only where a site answers
# Where one of these stands, the rules that read the document had nothing, or not all, to read.
_UNREAD = frozenset({"unverified-document", "unreadable-document", "empty-document"})
_BESIDE = "duplicate-document"  # judged by other links of the municipality
_ELSEWHERE = "copied-document"  # judged by other municipalities' links
# A position that says this, and no link of which can be judged, shows nothing any more that could have been mended.
_BARE = _FAILS - {"unverified-link"} | {"empty-cell", "no-link", "malformed-link", "blocked-address"}
_PAGE = "text/html"
_SAME = 0.5  # of the municipalities of two runs together

_Place = tuple[str, str, str]  # municipality, position, address as findings show it


@dataclass(frozen=True)
class _Desk:
    """A report with what is looked up in it."""

    report: Report

    @cached_property
    def links(self) -> Mapping[_Place, LinkResult]:
        """By place; one that opened comes before its like."""
        found: dict[_Place, LinkResult] = {}
        for one in self.report.submissions:
            for cell in one.cells:
                for link in cell.links:
                    at = (one.submission.municipality, cell.cell.position.id, urls.masked(link.link.url))
                    if at not in found or found[at].status not in _OPENS:
                        found[at] = link
        return found

    @cached_property
    def rules(self) -> Mapping[_Place, frozenset[str]]:
        """The rules that speak at a place."""
        found: dict[_Place, set[str]] = {}
        for one in self.report.findings:
            found.setdefault(_place(one), set()).add(one.rule)
        return {at: frozenset(names) for at, names in found.items()}

    @cached_property
    def bare(self) -> frozenset[tuple[str, str]]:
        """Positions that say so, and no link of which leads anywhere or may still do."""
        said = {(one.municipality, one.position) for one in self.report.findings if one.rule in _BARE}
        hopeful = _OPENS | {LinkStatus.UNVERIFIED}
        return frozenset(said - {at[:2] for at, link in self.links.items() if link.status in hopeful})

    @cached_property
    def municipalities(self) -> frozenset[str]:
        return frozenset(one.submission.municipality for one in self.report.submissions)

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        return {one.document.id: one.document for one in self.report.documents}

    @cached_property
    def held(self) -> frozenset[str]:
        return frozenset(one.id for one in self.report.held)


def difference(was: Report, now: Report, beats: Mapping[str, Collection[str]] | None = None) -> Difference:
    """What differs between an earlier report and a later one of the same municipalities.

    A finding that is not seen any more is mended only where its link, and what it leads to, could be judged this time.
    `beats`: the rules whose findings each rule's stands for (`rules.precedence`); what is only outdone is not mended.
    """
    names = renaming.renamed(was, now)
    was = renaming.under(was, now, names)
    before, after = _Desk(was), _Desk(now)
    earlier = {one.id: one for one in (*was.findings, *was.held)}
    current = {one.id for one in now.findings} | after.held
    gone = [one for one in earlier.values() if one.id not in current and one.municipality in after.municipalities]
    kept = {one.id for one in gone if _hidden(one, before, after)}
    return Difference(
        was=was.run,
        now=now.run,
        new=tuple(one for one in now.findings if one.id not in earlier),
        mended=tuple(one for one in gone if one.id not in kept and _mended(one, after, beats or {})),
        changed_documents=_changed(before, after),
        held=(*now.held, *(one for one in gone if one.id in kept)),
        standing=sum(one.id in earlier and one.severity is not Severity.INFO for one in now.findings),
        joined=tuple(sorted(after.municipalities - before.municipalities)),
        absent=tuple(sorted(before.municipalities - after.municipalities)),
        renamed=tuple(names.items()),
    )


def holding(earlier: Iterable[Report], now: Report) -> Report:
    """The report with the findings of its municipalities' last reports that could not be checked this time."""
    after = _Desk(now)
    seen = {one.id for one in now.findings}
    held: dict[str, Finding] = {}
    for was in earlier:
        before = _Desk(was)
        for one in (*was.findings, *was.held):
            here = one.municipality in after.municipalities and one.id not in seen
            if here and one.rule not in UNCHECKED and _hidden(one, before, after):
                held[one.id] = replace(one, accepted=None, confirmed=None)
    return replace(now, held=tuple(held.values()))


def pair(runs: Sequence[RunSummary]) -> tuple[str, str] | None:
    """The last two finished runs of the same submissions, the earlier first; None where there are no two.

    Submissions come and go: runs are taken for the same while more than half of their municipalities are.
    `runs`: the newest first.
    """
    finished = [one for one in runs if one.run.finished]
    for enough in (_SAME, 0.0):
        for at, now in enumerate(finished):
            for was in finished[at + 1 :]:
                mine, theirs = set(now.municipalities), set(was.municipalities)
                if mine & theirs and len(mine & theirs) / len(mine | theirs) > enough:
                    return was.run.id, now.run.id
    return None


def mark(document: Document) -> str:
    """What tells whether a document is the same: its bytes; of a web page, whose counters and banners change with each
    visit, its words and what was found in them."""
    if document.text.media_type != _PAGE:
        return document.id
    return "page:" + hashlib.sha256(repr(_gist(document)).encode("utf-8", "surrogatepass")).hexdigest()


# --- what is no longer seen ------------------------------------------------------------------------------------------


def _place(finding: Finding) -> _Place:
    return finding.municipality, finding.position, finding.url or ""


def _hidden(one: Finding, before: _Desk, after: _Desk) -> bool:
    """Whether a finding of `before` may still stand, and only could not be seen in `after`."""
    link = after.links.get(_place(one)) if one.url else None
    if link is None or one.rule in _IN_FORM:
        return False  # nothing to open, or the form names another link now
    if link.status is LinkStatus.UNVERIFIED:
        return one.rule not in UNCHECKED
    if one.rule in _ON_THE_WAY:
        return link.status is LinkStatus.BROKEN
    if one.rule in _FAILS or one.rule in UNCHECKED:
        return False
    if link.status not in _OPENS:
        return True  # the document cannot be seen any more; that it was mended nobody knows
    unread = after.rules.get(_place(one), frozenset()) & _UNREAD
    if unread and one.rule not in _UNREAD:
        return one.id in before.held or not unread & before.rules.get(_place(one), frozenset())
    return _fellow_unseen(one, link, before, after)


def _fellow_unseen(one: Finding, link: LinkResult, before: _Desk, after: _Desk) -> bool:
    """Whether the other one that the finding was about could not be seen, and its own document is what it was."""
    if one.rule not in (_BESIDE, _ELSEWHERE) or link.document != one.document:
        return False
    for at, other in before.links.items():
        beside = at[0] == one.municipality
        if beside is not (one.rule == _BESIDE) or (beside and other.document != one.document):
            continue
        now = after.links.get(at)
        if other.document and now and now.status is LinkStatus.UNVERIFIED:
            return True
    return False


def _mended(one: Finding, after: _Desk, beats: Mapping[str, Collection[str]]) -> bool:
    """Whether a finding that is gone and is not hidden was mended, and not replaced by another, or outdone by it."""
    if one.rule in UNCHECKED or after.report.rubric.severities.get(one.rule, one.severity) is None:
        return False
    if (one.municipality, one.position) in after.bare:
        return False
    link = after.links.get(_place(one)) if one.url else None
    if one.rule in _FAILS and link and link.status not in _OPENS:
        return False
    return not any(one.rule in beats.get(rule, ()) for rule in after.rules.get(_place(one), ()))


# --- documents -------------------------------------------------------------------------------------------------------


def _changed(before: _Desk, after: _Desk) -> tuple[ChangedDocument, ...]:
    """Addresses that lead to another document than before, in the order of addresses."""
    was, _ = _by_address(before)
    now, places = _by_address(after)
    found = []
    for url in sorted(was.keys() & now.keys()):
        old, new = before.documents.get(was[url]), after.documents.get(now[url])
        if old is None or new is None or mark(old) == mark(new):
            continue
        same = _gist(old) == _gist(new) and bool(old.facts.fingerprint)
        what = told(old, new, _alike(old, new), same_text=same)
        found.append(
            ChangedDocument(
                url=url, was=old.id, now=new.id, what=what, same_text=same, places=tuple(dict.fromkeys(places[url]))
            )
        )
    return tuple(found)


def _by_address(desk: _Desk) -> tuple[dict[str, str], dict[str, list[tuple[str, str]]]]:
    """The document each address leads to, and the cells that cite it."""
    documents: dict[str, str] = {}
    places: dict[str, list[tuple[str, str]]] = {}
    for (municipality, position, url), link in desk.links.items():
        if link.document:
            documents[url] = link.document
            places.setdefault(url, []).append((municipality, position))
    return documents, places


def _gist(document: Document) -> tuple[object, ...]:
    """The words and the facts of a document, as far as they tell it from an earlier one at the same address."""
    facts, text = document.facts, document.text
    approval = facts.approval
    return (
        facts.fingerprint,
        facts.title and facts.title.value,
        facts.number,
        facts.date and facts.date.day,
        facts.valid and (facts.valid.start, facts.valid.end),
        approval and (approval.by, approval.number, approval.date, approval.signed, approval.blanks),
        facts.draft is not None,
        facts.repealed is not None,
        text.trouble,
        text.paged and (text.count or len(text.pages)),
    )


def _alike(old: Document, new: Document) -> float | None:
    """The share of the words that are in both; None where there are too few to tell."""
    mine, theirs = old.facts.fingerprint, new.facts.fingerprint
    return likeness.overlap(mine, theirs) if mine and theirs else None
