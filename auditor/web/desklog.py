"""What was: past audits and what each changed, letters that did not go out, the log of deeds, who the experts are."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from auditor import compare, decided
from auditor.model import Difference, Finding, Lang
from auditor.reports import clean
from auditor.reports.remarks import FindingView, finding_view
from auditor.reports.voice import Voice
from auditor.store import Letter, Night, Role, RunSummary, Store
from auditor.web import deskshell, shell
from auditor.web.auth import Door
from auditor.web.desk import LABELS
from auditor.web.deskshelf import Shelf
from auditor.web.records import Records
from rules import precedence

_MOST = 200  # runs, and findings in a list
_LINES = 200  # of the log, on a page
_KINDS: Mapping[str, tuple[str, ...]] = {
    "decisions": ("accept", "alarm", "confirm", "note", "undo"),
    "taken": ("export", "body"),
    "access": (
        *("login", "login-failed", "logout"),
        *("expert-added", "expert-password", "expert-removed", "token-given", "token-taken"),
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A finding that came or went; `there`: it can be looked at."""

    municipality: str
    view: FindingView
    there: bool


class Log:
    """The pages of what was."""

    def __init__(self, door: Door, shelf: Shelf, records: Records) -> None:
        self._door, self._shelf, self._records = door, shelf, records

    def routes(self) -> list[Route]:
        """/desk/runs, /desk/runs/ID, /desk/log, /desk/experts"""
        behind = self._door.behind
        return [
            Route("/desk/runs", behind(self.runs)),
            Route("/desk/runs/{id}", behind(self.changes)),
            Route("/desk/log", behind(self.log, Role.ADMIN)),
            Route("/desk/experts", behind(self.experts, Role.ADMIN)),
        ]

    async def runs(self, request: Request) -> Response:
        """GET /desk/runs"""
        past, nights, letters = await self._records.ask(_past)
        return deskshell.page(
            request,
            "desk_runs.html",
            here="runs",
            runs=past[:_MOST],
            nights={one.run: one for one in nights},
            letters=letters[:_MOST],
        )

    async def changes(self, request: Request) -> Response:
        """GET /desk/runs/ID: what this audit changed."""
        past, _, _ = await self._records.ask(_past)
        run = next((one.run for one in past if one.run.id == request.path_params["id"] and one.run.finished), None)
        if run is None:
            return deskshell.refused(request, "no_such", 404)
        later = [one for one in past if one.run.started <= run.started]
        pair = compare.pair(later)
        known = pair is not None and pair[1] == run.id
        found = await asyncio.to_thread(_difference, self._records.db, *pair) if pair and known else None
        region = await self._shelf.region()
        speaks, there = shell.lang(request), region.places
        return deskshell.page(
            request,
            "desk_changes.html",
            here="runs",
            run=run,
            was=found.was if found else None,
            new=_told(found.new, there, speaks) if found else [],
            mended=_told(found.mended, (), speaks) if found else [],
            changed=[_swap(found, at, speaks) for at in range(min(len(found.changed_documents), _MOST))]
            if found
            else [],
            more={"new": len(found.new) - _MOST, "mended": len(found.mended) - _MOST} if found else {},
        )

    async def log(self, request: Request) -> Response:
        """GET /desk/log"""
        kind, asked = request.query_params.get("kind", ""), request.query_params.get("page", "1")
        kind, page = kind if kind in _KINDS else "", int(asked) if asked.isdecimal() and 0 < len(asked) < 6 else 1
        page, kinds = max(1, page), _KINDS.get(kind, ())
        deeds = await self._records.ask(lambda store: store.office.deeds(_LINES + 1, (page - 1) * _LINES, kinds))
        told = [
            (one, clean.line(one.who, 120), clean.line(one.subject, 600), clean.line(one.client, 80))
            for one in deeds[:_LINES]
        ]
        more = len(deeds) > _LINES
        return deskshell.page(
            request, "desk_log.html", here="log", deeds=told, kinds=_KINDS, kind=kind, number=page, more=more
        )

    async def experts(self, request: Request) -> Response:
        """GET /desk/experts"""
        experts = await self._records.ask(lambda store: store.office.experts())
        return deskshell.page(request, "desk_experts.html", here="experts", experts=experts)


def _past(store: Store) -> tuple[tuple[RunSummary, ...], tuple[Night, ...], tuple[Letter, ...]]:
    return store.runs(), store.nights.nights(), store.nights.letters()


@lru_cache(maxsize=4)
def _difference(db: Path, was: str, now: str) -> Difference | None:
    """What differs between two finished runs, which never change."""
    with Store(db) as store:
        before, after = store.report(was), store.report(now)
    if before is None or after is None:
        return None
    return compare.difference(decided.applied(before, ()), decided.applied(after, ()), precedence.PRECEDENCE)


def _told(findings: Iterable[Finding], there: Iterable[str], speaks: Lang) -> list[Told]:
    voice, known = Voice(speaks), frozenset(there)
    ordered = sorted(findings, key=lambda one: (one.municipality.casefold(), one.position))[:_MOST]
    return [
        Told(
            municipality=clean.line(one.municipality, 200),
            view=finding_view(one, one.since or datetime.now(UTC), {}, voice, LABELS),
            there=one.id in known,
        )
        for one in ordered
    ]


def _swap(found: Difference, at: int, speaks: Lang) -> tuple[str, str, str, str]:
    """A document that changed: address, link, what changed, where it is cited."""
    one = found.changed_documents[at]
    places = ", ".join(f"{municipality} {position}" for municipality, position in one.places[:6])
    return (
        clean.line(one.url, 300),
        clean.href(one.url) or "",
        clean.line(one.what.in_(speaks), 400),
        clean.line(places, 400),
    )
