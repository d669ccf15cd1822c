"""The review of one finding: what the position asks, what was found, the page's picture, what was decided."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

import rules
from auditor import urls
from auditor.model import (
    CellResult,
    Content,
    Decision,
    DocumentResult,
    Finding,
    Lang,
    LinkResult,
    Needs,
    PageNeed,
    Position,
    Verb,
)
from auditor.reports import clean
from auditor.reports.links import LinkView, link_view
from auditor.reports.papers import DocumentView, document_view
from auditor.reports.remarks import FindingView, finding_view
from auditor.reports.voice import Voice, utc
from auditor.store import Note, Store
from auditor.web import deskshell, shell
from auditor.web.auth import Door
from auditor.web.desk import LABELS, Item, around, decided, listed
from auditor.web.deskpictures import Pictures
from auditor.web.deskshelf import Region, Shelf, Town, waits
from auditor.web.records import Records
from rules import words


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """A line of a finding's history; `decision` is its number where it can be undone."""

    at: datetime
    who: str
    what: str
    words: str = ""
    decision: int = 0


class Review:
    """The page of one finding."""

    def __init__(self, door: Door, shelf: Shelf, records: Records, pictures: Pictures) -> None:
        self._door, self._shelf, self._records, self._pictures = door, shelf, records, pictures

    def routes(self) -> list[Route]:
        """/desk/f/ID"""
        return [Route("/desk/f/{id}", self._door.behind(self.finding))]

    async def finding(self, request: Request) -> Response:
        """GET /desk/f/ID"""
        region, id_ = await self._shelf.region(), request.path_params["id"]
        town = region.towns.get(region.places.get(id_, ""))
        finding = next((one for one in town.findings if one.id == id_), None) if town else None
        if town is None or finding is None:
            return deskshell.refused(request, "no_such", 404)
        notes = await self._records.ask(lambda store: store.office.notes(id_))
        values = _told(request, region, town, finding)
        values["drawn"] = await self._pictures.hoped(town, finding)
        values["sha"] = await self._records.ask(partial(_kept, sha=finding.document or ""))
        voice = Voice(shell.lang(request))
        past = _past(finding, region.decisions.get(id_, ()), notes, deskshell.words(request), voice)
        return deskshell.page(request, "review.html", here="region", past=past, **values, **decided(request))


def _kept(store: Store, sha: str) -> str:
    """The document where its bytes are still there; '' where not."""
    return sha if sha and store.body(sha).is_file() else ""


def _told(request: Request, region: Region, town: Town, finding: Finding) -> dict[str, Any]:
    speaks = shell.lang(request)
    voice, report = Voice(speaks), town.report
    found = _place(town, finding)
    position = found[0].cell.position if found else _position(town, finding)
    link = found[1] if found else None
    document = next((one for one in report.documents if one.document.id == finding.document), None)
    items, also = listed(town, speaks), _alike(town, finding)
    at = next(at for at, one in enumerate(items) if one.view.id == finding.id)
    return {
        "town": town,
        "towns": list(region.towns.values()),
        "items": items,
        "f": _view(town, finding, link, voice),
        "new": town.new(finding),
        "waits": waits(finding),
        "why": voice.say(rules.RULES[finding.rule].WHY) if finding.rule in rules.RULES else "",
        "position": position,
        "needs": needs(position, speaks, deskshell.words(request)) if position else [],
        "cell": clean.line(found[0].cell.text, 600) if found else "",
        "link": _link(found, document, voice),
        "document": _document(document, voice),
        "also": also,
        "onward": _onward(items, at, {one.id for one in town.open} - {one.id for one in also}),
        "previous": _neighbour(items, at, -1),
        "next": _neighbour(items, at, 1),
        "around": around(region, town),
    }


def needs(position: Position, speaks: Lang, w: Any) -> list[tuple[str, str]]:
    """What a position asks, as names and values."""
    wants: Needs = position.needs
    pages = {PageNeed.NOT_NEEDED: "", PageNeed.IF_LONG: w["pages_if_long"], PageNeed.REQUIRED: w["must"]}
    rows = (
        ("need_evidence", wants.evidence.in_(speaks)),
        ("need_kinds", words.spoken(wants.kinds, speaks)),
        ("need_rejected", words.spoken(wants.rejected, speaks)),
        ("need_approval", w["must"] if wants.approval else ""),
        ("need_level", words.spoken(wants.levels, speaks)),
        ("need_oldest", words.spoken(wants.oldest, speaks) if wants.oldest else ""),
        ("need_pages", pages[wants.pages]),
        ("need_content", _named(wants.content, speaks)),
        ("need_audiences", _named(wants.audiences, speaks)),
    )
    return [(w[name], value) for name, value in rows if value]


def _named(contents: Iterable[Content], speaks: Lang) -> str:
    return ", ".join(one.name.in_(speaks) for one in contents)


# --- what belongs to a finding ---------------------------------------------------------------------------------------


def _place(town: Town, finding: Finding) -> tuple[CellResult, LinkResult | None] | None:
    """The cell a finding stands in, and its link."""
    for form in town.forms:
        for cell in form.cells:
            if (cell.cell.position.id, cell.cell.place) == (finding.position, finding.place):
                link = next((one for one in cell.links if urls.masked(one.link.url) == finding.url), None)
                return cell, link
    return None


def _position(town: Town, finding: Finding) -> Position | None:
    return next((one for one in town.report.rubric.positions if one.id == finding.position), None)


def _view(town: Town, finding: Finding, link: LinkResult | None, voice: Voice) -> FindingView:
    pages = {finding.url or "": voice.pages(link.suggested_pages)} if link and link.suggested_pages else {}
    return finding_view(finding, town.report.run.started, pages, voice, LABELS, town.history)


def _link(
    found: tuple[CellResult, LinkResult | None] | None, document: DocumentResult | None, voice: Voice
) -> LinkView | None:
    if found is None or found[1] is None:
        return None
    return link_view(found[1], document, found[0].cell, voice)


def _document(document: DocumentResult | None, voice: Voice) -> DocumentView | None:
    return document_view(document, 1, voice) if document else None


def _alike(town: Town, finding: Finding) -> list[Finding]:
    """Findings of the same rule with the same proof on the same document: one decision may do for all."""
    if not finding.document:
        return []
    mine = (finding.rule, finding.document, finding.evidence)
    return [
        one
        for one in town.findings
        if one.id != finding.id and waits(one) and (one.rule, one.document, one.evidence) == mine
    ]


def _onward(items: list[Item], at: int, waiting: set[str]) -> str:
    """The finding to go to when this one is decided on: the next that waits, round from the end; '' when none does."""
    return next((one.view.id for one in (*items[at + 1 :], *items[:at]) if one.view.id in waiting), "")


def _neighbour(items: list[Item], at: int, step: int) -> str:
    """The finding beside this one in the queue; '' at an end."""
    return items[at + step].view.id if 0 <= at + step < len(items) else ""


def _past(finding: Finding, log: tuple[Decision, ...], notes: tuple[Note, ...], w: Any, voice: Voice) -> list[Past]:
    """What happened to a finding, the newest first."""
    lines = [_line(one, w, voice) for one in log]
    lines += [
        Past(at=utc(one.at), who=clean.line(one.who, 120), what=w["decided_note"], words=clean.line(one.text, 2000))
        for one in notes
    ]
    if finding.since:
        lines.append(Past(at=utc(finding.since), who="", what=w["first_seen"]))
    return sorted(lines, key=lambda one: one.at, reverse=True)


def _line(one: Decision, w: Any, voice: Voice) -> Past:
    if one.verb is Verb.UNDO:
        what = w["decided_undo"].format(n=one.undoes)
    else:
        what = (
            w["decided_confirm"]
            if one.verb is Verb.CONFIRM
            else w["decided_alarm" if one.false_alarm else "decided_accept"]
        )
        what += f" {w['until_day'].format(day=voice.day(one.until))}" if one.until else ""
        what += f" ({w['undone']})" if one.undone else ""
    return Past(
        at=utc(one.at),
        who=clean.line(one.by, 120),
        what=what,
        words=clean.line(one.because, 2000),
        decision=0 if one.undone or one.verb is Verb.UNDO else one.id,
    )
