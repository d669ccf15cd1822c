"""The same as JSON, for programs."""

import asyncio
from datetime import date
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from auditor.model import Lang, Say
from auditor.store import Check, CheckState
from auditor.web import apirecords as answers
from auditor.web import explained, openapi, security, shell
from auditor.web.intake import Intake, Taken
from auditor.web.selfcheck import ENDED, Checks
from auditor.web.settings import Settings
from auditor.web.words import WORDS
from rules import RULES, rubrics

_NOT_DONE = Say(ru="Проверка ещё не закончена.", en="The check is not done yet.")
_NAMES = {403: "forbidden", 404: "not-found", 405: "method-not-allowed", 413: "too-large", 429: "too-many"}


def routes(settings: Settings, intake: Intake, checks: Checks) -> list[Route]:
    """What is open to everybody under /api."""
    api = _Api(settings, intake, checks)
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
    ]


def problem(request: Request, status: int, words: Say | None = None, error: str = "") -> Response:
    """Why not, as JSON; the words are one line."""
    said = shell.said(request, words or WORDS["not_found" if status == 404 else "refused_simply"])
    line = " ".join(part.strip() for part in said.splitlines())
    return as_json(answers.Problem(error=error or _NAMES.get(status, "refused"), message=line), status)


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
        if before.state not in ENDED:
            return problem(request, 409, _NOT_DONE, "not-done")
        return await self._answered(request, await self._intake.take(request, before))

    async def show(self, request: Request) -> Response:
        """GET /api/checks/ID"""
        check = await self._checks.found(request)
        return as_json(await self._told(request, check)) if check else problem(request, 404)

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
        answer = as_json(await self._told(request, taken.check), 201)
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


# --- open to everybody ---


async def _description(request: Request) -> Response:
    return as_json(openapi.description(shell.lang(request)))


async def _rules(request: Request) -> Response:
    lang = shell.lang(request)
    known = [
        answers.RuleLine(name=name, label=rule.LABEL.in_(lang), severity=rule.SEVERITY.value)
        for name, rule in RULES.items()
    ]
    return as_json(known)


async def _rule(request: Request) -> Response:
    name = request.path_params["name"]
    return as_json(explained.rule(name, shell.lang(request))) if name in RULES else problem(request, 404)


async def _rubrics(request: Request) -> Response:
    today = date.today()
    return as_json([answers.RubricLine(name=name, title=rubrics.load(name, today).title) for name in rubrics.names()])


async def _rubric(request: Request) -> Response:
    name, lang = request.path_params["name"], shell.lang(request)
    if name not in rubrics.names():
        return problem(request, 404)
    return as_json(await asyncio.to_thread(_rubric_told, name, lang))


def _rubric_told(name: str, lang: Lang) -> dict[str, Any]:
    return explained.rubric(rubrics.load(name, date.today()), lang)


def as_json(value: object, status: int = 200) -> Response:
    """A record as the API answers it."""
    return Response(msgspec.json.encode(value), status, media_type="application/json")
