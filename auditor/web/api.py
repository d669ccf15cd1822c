"""The same as JSON, for programs."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from auditor.model import Lang, Outcome, Past, Say, Severity
from auditor.store import Check, CheckState, RunSummary, Store
from auditor.web import apirecords as answers
from auditor.web import explained, openapi, security, shell
from auditor.web.intake import Intake, Taken
from auditor.web.records import Records
from auditor.web.selfcheck import Checks
from auditor.web.settings import Settings
from auditor.web.words import WORDS
from rules import RULES, rubrics

Handler = Callable[[Request], Awaitable[Response]]
_MOST_PAST = 400  # audits of one municipality that are told
_ENDED = (CheckState.DONE, CheckState.FAILED)
_NOT_DONE = Say(ru="Проверка ещё не закончена.", en="The check is not done yet.")
_NO_TOKEN = Say(
    ru="Нужен ключ: Authorization: Bearer КЛЮЧ. Его выдаёт администратор: auditor web add-token.",
    en="A token is needed: Authorization: Bearer TOKEN. The administrator gives it: auditor web add-token.",
)
_NAMES = {403: "forbidden", 404: "not-found", 405: "method-not-allowed", 413: "too-large", 429: "too-many"}


def routes(settings: Settings, intake: Intake, checks: Checks, records: Records) -> list[Route]:
    """Everything under /api."""
    api, desk = _Api(settings, intake, checks), _Desk(records)
    return [
        Route("/api", api.page),
        Route("/api/openapi.json", _description),
        Route("/api/checks", api.post, methods=["POST"]),
        Route("/api/checks/{id}", api.show, methods=["GET"]),
        Route("/api/checks/{id}", api.delete, methods=["DELETE"]),
        Route("/api/checks/{id}/again", api.again, methods=["POST"]),
        Route("/api/checks/{id}/report", api.report, methods=["GET"]),
        Route("/api/rules", _rules),
        Route("/api/rules/{name}", _rule),
        Route("/api/rubrics", _rubrics),
        Route("/api/rubrics/{name}", _rubric),
        Route("/api/runs", desk.behind(desk.runs)),
        Route("/api/municipalities", desk.behind(desk.municipalities)),
        Route("/api/municipalities/{name}", desk.behind(desk.municipality)),
    ]


def problem(request: Request, status: int, words: Say | None = None, error: str = "") -> Response:
    """Why not, as JSON; the words are one line."""
    said = shell.said(request, words or WORDS["not_found" if status == 404 else "refused_simply"])
    line = " ".join(part.strip() for part in said.splitlines())
    return _json(answers.Problem(error=error or _NAMES.get(status, "refused"), message=line), status)


class _Api:
    """Checks."""

    def __init__(self, settings: Settings, intake: Intake, checks: Checks) -> None:
        self._settings, self._intake, self._checks = settings, intake, checks

    async def page(self, request: Request) -> Response:
        """GET /api: what there is, for people."""
        base = security.address(request, self._settings.public, self._settings.proxies)
        return shell.page(request, "api.html", operations=openapi.operations(shell.lang(request)), base=base)

    async def post(self, request: Request) -> Response:
        """POST /api/checks: the fields of the page's form."""
        return await self._answered(request, await self._intake.take(request))

    async def again(self, request: Request) -> Response:
        """POST /api/checks/ID/again: the mended form."""
        before = await self._checks.found(request)
        if before is None:
            return problem(request, 404)
        if before.state not in _ENDED:
            return problem(request, 409, _NOT_DONE, "not-done")
        return await self._answered(request, await self._intake.take(request, before))

    async def show(self, request: Request) -> Response:
        """GET /api/checks/ID"""
        check = await self._checks.found(request)
        return _json(await self._told(request, check)) if check else problem(request, 404)

    async def report(self, request: Request) -> Response:
        """GET /api/checks/ID/report: report.json"""
        check = await self._checks.found(request)
        if check is None:
            return problem(request, 404)
        if check.state is not CheckState.DONE:
            return problem(request, 409, _NOT_DONE, "not-done")
        return await self._checks.sent(request, "report.json")

    async def delete(self, request: Request) -> Response:
        """DELETE /api/checks/ID"""
        return Response(status_code=204) if await self._checks.dropped(request) else problem(request, 404)

    async def _answered(self, request: Request, taken: Taken) -> Response:
        if taken.check is None:
            return problem(request, taken.status, taken.fault, "" if taken.status != 409 else "not-done")
        answer = _json(await self._told(request, taken.check), 201)
        answer.headers["location"] = f"/api/checks/{taken.check.id}"
        return answer

    async def _told(self, request: Request, check: Check) -> answers.CheckAnswer:
        told = await self._checks.told(request, check)
        base = security.address(request, self._settings.public, self._settings.proxies)
        page, done = f"{base}/checks/{check.id}", check.state is CheckState.DONE
        return answers.CheckAnswer(
            id=check.id,
            state=check.state.value,
            name=check.name,
            round=check.round,
            created=check.created,
            finished=check.finished,
            percent=told["percent"],
            links=answers.Done(**told["links"]),
            documents=answers.Done(done=told["documents"]["read"], all=told["documents"]["known"]),
            links_failed=told["findings"],
            seconds_left=told["seconds_left"],
            queue=told["queue"],
            message=shell.said(request, Say(ru=check.fault_ru, en=check.fault_en)),
            page=page,
            report=f"{base}/api/checks/{check.id}/report" if done else "",
            form=f"{page}/form" if done else "",
        )


class _Desk:
    """Past audits, for those who have a token."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def behind(self, handler: Handler) -> Handler:
        """The handler for those who bear a token."""

        async def guarded(request: Request) -> Response:
            kind, _, token = request.headers.get("authorization", "").partition(" ")
            key = security.hashed(token.strip())
            known = await self._records.ask(lambda store: store.office.token(key))
            if kind.lower() != "bearer" or known is None:
                answer = problem(request, 401, _NO_TOKEN, "no-token")
                answer.headers["www-authenticate"] = "Bearer"
                return answer
            return await handler(request)

        return guarded

    async def runs(self, request: Request) -> Response:
        """GET /api/runs"""
        found = await self._records.ask(lambda store: store.runs())
        return _json([_run(one) for one in found])

    async def municipalities(self, request: Request) -> Response:
        """GET /api/municipalities: the last audit of each."""
        past = await self._records.ask(_last)
        return _json([_past(one) for one in past])

    async def municipality(self, request: Request) -> Response:
        """GET /api/municipalities/NAME: its audits, the oldest first."""
        name = request.path_params["name"]
        past = await self._records.ask(lambda store: store.desk.history([name], "", _MOST_PAST))
        return _json([_past(one) for one in past]) if past else problem(request, 404)


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


# --- open to everybody ---


async def _description(request: Request) -> Response:
    return _json(openapi.description(shell.lang(request)))


async def _rules(request: Request) -> Response:
    lang = shell.lang(request)
    known = [
        answers.RuleLine(name=name, label=rule.LABEL.in_(lang), severity=rule.SEVERITY.value)
        for name, rule in RULES.items()
    ]
    return _json(known)


async def _rule(request: Request) -> Response:
    name = request.path_params["name"]
    return _json(explained.rule(name, shell.lang(request))) if name in RULES else problem(request, 404)


async def _rubrics(request: Request) -> Response:
    today = date.today()
    return _json([answers.RubricLine(name=name, title=rubrics.load(name, today).title) for name in rubrics.names()])


async def _rubric(request: Request) -> Response:
    name, lang = request.path_params["name"], shell.lang(request)
    if name not in rubrics.names():
        return problem(request, 404)
    return _json(await asyncio.to_thread(_rubric_told, name, lang))


def _rubric_told(name: str, lang: Lang) -> dict[str, Any]:
    return explained.rubric(rubrics.load(name, date.today()), lang)


def _json(value: object, status: int = 200) -> Response:
    return Response(msgspec.json.encode(value), status, media_type="application/json")
