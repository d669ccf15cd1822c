"""The desk as JSON: past audits, findings, decisions, for programs that bear an expert's token."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, date, datetime
from functools import partial

import msgspec
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from auditor import deciding
from auditor.errors import ArgumentError
from auditor.model import Decision, Outcome, Past, Say, Severity
from auditor.reports import finding_record
from auditor.store import Deed, RunSummary, Store, Token
from auditor.web import api, reviewing, security, shell
from auditor.web import apirecords as answers
from auditor.web.deskshelf import Shelf
from auditor.web.deskwords import WORDS
from auditor.web.records import Records
from auditor.web.settings import Settings

Handler = Callable[[Request], Awaitable[Response]]
_MOST_PAST = 400  # audits of one municipality that are told
_MOST_DECISIONS = 5_000
_MOST_DIGITS = 12
_NO_TOKEN = Say(
    ru="Нужен ключ: Authorization: Bearer КЛЮЧ. Его выдаёт администратор: auditor web add-token.",
    en="A token is needed: Authorization: Bearer TOKEN. The administrator gives it: auditor web add-token.",
)


class DeskApi:
    """The desk as JSON, for those who have a token."""

    def __init__(self, settings: Settings, shelf: Shelf, records: Records) -> None:
        self._settings, self._shelf, self._records = settings, shelf, records

    def routes(self) -> list[Route]:
        """Past audits, findings, decisions."""
        return [
            Route("/api/runs", self._behind(self.runs)),
            Route("/api/municipalities", self._behind(self.municipalities)),
            Route("/api/municipalities/{name}", self._behind(self.municipality)),
            Route("/api/municipalities/{name}/findings", self._behind(self.findings)),
            Route("/api/findings/{id}", self._behind(self.finding)),
            Route("/api/decisions", self._behind(self.decisions)),
            Route("/api/decisions", self._behind(self.decide), methods=["POST"]),
            Route("/api/decisions/{id}/undo", self._behind(self.undo), methods=["POST"]),
        ]

    def _behind(self, handler: Handler) -> Handler:
        """The handler for those who bear a token; `request.state.token` is whose it is."""

        async def guarded(request: Request) -> Response:
            kind, _, token = request.headers.get("authorization", "").partition(" ")
            key = security.hashed(token.strip())
            known = await self._records.ask(lambda store: store.office.token(key))
            if kind.lower() != "bearer" or known is None:
                answer = api.problem(request, 401, _NO_TOKEN, "no-token")
                answer.headers["www-authenticate"] = "Bearer"
                return answer
            request.state.token = known
            return await handler(request)

        return guarded

    async def runs(self, request: Request) -> Response:
        """GET /api/runs"""
        found = await self._records.ask(lambda store: store.runs())
        return api.as_json([_run(one) for one in found])

    async def municipalities(self, request: Request) -> Response:
        """GET /api/municipalities: the last audit of each."""
        past = await self._records.ask(_last)
        return api.as_json([_past(one) for one in past])

    async def municipality(self, request: Request) -> Response:
        """GET /api/municipalities/NAME: its audits, the oldest first."""
        name = request.path_params["name"]
        past = await self._records.ask(lambda store: store.desk.history([name], "", _MOST_PAST))
        return api.as_json([_past(one) for one in past]) if past else api.problem(request, 404)

    async def findings(self, request: Request) -> Response:
        """GET /api/municipalities/NAME/findings: those of its last audit under today's decisions."""
        region, name = await self._shelf.region(), request.path_params["name"]
        town = next((one for one in region.towns.values() if one.forms[0].submission.municipality == name), None)
        if town is None:
            return api.problem(request, 404)
        speaks = shell.lang(request)
        return api.as_json([finding_record(one, speaks) for one in town.findings])

    async def finding(self, request: Request) -> Response:
        """GET /api/findings/ID"""
        found = reviewing.known(await self._shelf.region(), [request.path_params["id"]])
        told = [finding_record(one.finding, shell.lang(request)) for one in found.values()]
        return api.as_json(told[0]) if told else api.problem(request, 404)

    async def decisions(self, request: Request) -> Response:
        """GET /api/decisions: the newest first."""
        log = await self._records.ask(lambda store: store.desk.decisions())
        return api.as_json([_decision(one) for one in reversed(log[-_MOST_DECISIONS:])])

    async def decide(self, request: Request) -> Response:
        """POST /api/decisions: what an expert does at the desk, by a program in the expert's name."""
        try:
            wish = msgspec.json.decode(await request.body(), type=answers.DecisionWish)
        except ClientDisconnect:
            return api.problem(request, 413)
        except msgspec.DecodeError as fault:  # a ValidationError is one too
            return api.problem(request, 422, Say(ru=str(fault), en=str(fault)))
        because, chosen = " ".join(wish.because.split()), list(dict.fromkeys(wish.findings))
        day = reviewing.until_day(wish.until.isoformat()) if wish.until else None
        if wrong := reviewing.why_not(wish.verb, chosen, because, day):
            return api.problem(request, 422, WORDS[f"wrong_{wrong}"])
        among = reviewing.known(await self._shelf.region(), chosen)
        if len(among) < len(chosen):
            return api.problem(request, 404, WORDS["wrong_gone"])
        by: Token = request.state.token
        until = day if isinstance(day, date) else None
        try:
            made = await self._records.ask(
                lambda store: reviewing.taken(store, by.name, wish.verb, among, because, until)
            )
        except ArgumentError:  # a new audit ended meanwhile
            return api.problem(request, 404, WORDS["wrong_gone"])
        await self._noted(request, wish.verb, [reviewing.subject(one) for one in made])
        return api.as_json([_decision(one) for one in made], 201)

    async def undo(self, request: Request) -> Response:
        """POST /api/decisions/ID/undo"""
        number, by = request.path_params["id"], request.state.token
        if not (number.isdecimal() and number.isascii() and len(number) < _MOST_DIGITS):
            return api.problem(request, 404, WORDS["wrong_gone"])
        try:
            lines = await self._records.ask(lambda store: deciding.undo(store, [int(number)], by=by.name))
        except ArgumentError:
            return api.problem(request, 404, WORDS["wrong_gone"])
        await self._noted(request, "undo", [f"№ {one.undoes}: {reviewing.subject(one)}" for one in lines])
        return api.as_json(_decision(lines[0]))

    async def _noted(self, request: Request, what: str, subjects: Sequence[str]) -> None:
        by: Token = request.state.token
        client = f"API, {by.label}, {security.client(request, self._settings.proxies)}"
        now = datetime.now(UTC)
        deeds = [Deed(at=now, who=by.name, what=what, subject=one[:600], client=client) for one in subjects]
        await self._records.ask(partial(reviewing.write_down, deeds=deeds))


def _last(store: Store) -> list[Past]:
    names = {name for one in store.runs() for name in one.municipalities}
    last = {one.municipality: one for one in store.desk.history(sorted(names), "", 1)}
    return [last[name] for name in sorted(last)]


def _run(one: RunSummary) -> answers.RunAnswer:
    run = one.run
    return answers.RunAnswer(
        id=run.id,
        started=run.started,
        finished=run.finished,
        as_of=run.as_of,
        rubric=run.rubric,
        version=run.version,
        links=one.links,
        documents=one.documents,
        errors=one.findings.get(Severity.ERROR, 0),
        warnings=one.findings.get(Severity.WARNING, 0),
        notes=one.findings.get(Severity.INFO, 0),
        accepted=one.accepted,
        municipalities=one.municipalities,
    )


def _past(one: Past) -> answers.MunicipalityAnswer:
    return answers.MunicipalityAnswer(
        municipality=one.municipality,
        run=one.run,
        started=one.started,
        errors=one.findings.get(Severity.ERROR, 0),
        warnings=one.findings.get(Severity.WARNING, 0),
        notes=one.findings.get(Severity.INFO, 0),
        accepted=one.accepted,
        points_at_risk=one.points_at_risk,
        max_points=one.max_points,
        **{outcome.value: one.verdicts.get(outcome, 0) for outcome in Outcome},
    )


def _decision(one: Decision) -> answers.DecisionAnswer:
    return answers.DecisionAnswer(
        id=one.id,
        at=one.at,
        by=one.by,
        verb="alarm" if one.false_alarm else one.verb.value,
        finding=one.finding,
        because=one.because,
        until=one.until,
        undoes=one.undoes,
        undone=one.undone,
        rule=one.rule,
        municipality=one.municipality,
        position=one.position,
    )
