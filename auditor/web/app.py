"""The application: routes, the life of its queue, and how it is served."""

import asyncio
import contextlib
import logging
import re
from collections.abc import AsyncIterator

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from auditor.errors import AuditorError
from auditor.store import Store
from auditor.web import api, explained, patience, selfcheck, shell, watching
from auditor.web.deskrooms import Rooms
from auditor.web.gate import Gate
from auditor.web.intake import Intake
from auditor.web.queue import Queue
from auditor.web.records import Records
from auditor.web.settings import Settings
from auditor.web.shield import Shield
from auditor.web.words import WORDS

_log = logging.getLogger(__name__)
_PLAIN = re.compile(r"(?:/[A-Za-z0-9._-]+)+/", re.ASCII)  # leads to no other site


def create(settings: Settings) -> ASGIApp:
    """The application. Its queue runs while it is served."""
    queue, gate, records = Queue(settings), Gate(), Records(settings.db)
    intake = Intake(settings, queue, gate, records)
    checks = selfcheck.Checks(settings, intake, records)
    rooms = Rooms(settings)

    @contextlib.asynccontextmanager
    async def life(app: Starlette) -> AsyncIterator[None]:
        with Store(settings.db):  # made, or refused with a sentence, before anybody asks
            pass
        task, warming = asyncio.create_task(queue.run()), asyncio.create_task(gate.warm())
        try:
            yield
        finally:
            task.cancel()
            warming.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
            await asyncio.to_thread(gate.close)
            await asyncio.to_thread(records.close)
            await rooms.close()

    routes = [
        *_of_checks(checks),
        Route("/static/{mark}/{name}", shell.static),
        *watching.routes(settings, records),
        *explained.routes(),
        *api.routes(settings, intake, checks),
        *rooms.routes(),
    ]
    handlers = {HTTPException: _http, AuditorError: _cannot, Exception: _crashed}
    served = Starlette(routes=routes, lifespan=life, exception_handlers=handlers)
    served.router.redirect_slashes = False
    # Outermost, so that no answer goes out without its headers.
    return Shield(served, settings)


def _of_checks(checks: selfcheck.Checks) -> list[Route]:
    """The self-check's addresses."""
    return [
        Route("/", checks.front),
        Route("/checks", checks.post, methods=["POST"]),
        Route("/checks/{id}", checks.show),
        Route("/checks/{id}/progress.json", checks.progress),
        Route("/checks/{id}/events", checks.events),
        Route("/checks/{id}/again", checks.again_page),
        Route("/checks/{id}/again", checks.again, methods=["POST"]),
        Route("/checks/{id}/delete", checks.delete, methods=["POST"]),
        Route("/checks/{id}/municipalities/{name}", checks.municipality),
        Route("/checks/{id}/{name}", checks.file),
        Route("/form/{name}.xlsx", checks.empty_form),
    ]


def serve(settings: Settings) -> None:
    """Serves until it is told to stop."""
    uvicorn.Server(configured(settings)).run()


def configured(settings: Settings) -> uvicorn.Config:
    """How the application is served."""
    return uvicorn.Config(
        create(settings),
        host=settings.host,
        port=settings.port,
        log_level="warning",
        proxy_headers=False,  # who is behind a proxy we tell ourselves, from networks that are trusted
        server_header=False,
        http=patience.Patient,
        timeout_keep_alive=10,
        timeout_graceful_shutdown=5,
        limit_concurrency=500,
    )


async def _http(request: Request, fault: Exception) -> Response:
    assert isinstance(fault, HTTPException)
    if request.url.path.startswith("/api/"):
        answer = api.problem(request, fault.status_code)
    elif fault.status_code == 404:
        answer = _without_slash(request) or selfcheck.missing(request)
    else:
        title = shell.said(request, WORDS["refused_simply"])
        answer = shell.page(request, "failed.html", status=fault.status_code, title=title, fault=[], check=None)
    answer.headers.update(fault.headers or {})
    return answer


def _without_slash(request: Request) -> Response | None:
    """To the page that is meant; by its path alone: Starlette names the whole address, and http: behind a proxy."""
    path = request.url.path
    meant = path.endswith("/") and _PLAIN.fullmatch(path) and request.method in ("GET", "HEAD")
    return RedirectResponse(path.rstrip("/"), 307) if meant else None


async def _cannot(request: Request, fault: Exception) -> Response:
    assert isinstance(fault, AuditorError)
    _log.error("%s: %s", request.method, fault.say.en)  # it names places on our disk: not for everybody
    title, lead = WORDS["cannot_now"], WORDS["cannot_lead"]
    if request.url.path.startswith("/api/"):
        answer = api.problem(request, 503, lead, "cannot-now")
    else:
        lines = [shell.said(request, lead)]
        answer = shell.page(
            request, "failed.html", status=503, title=shell.said(request, title), fault=lines, check=None
        )
    answer.headers["retry-after"] = "60"
    return answer


async def _crashed(request: Request, fault: Exception) -> Response:
    if request.url.path.startswith("/api/"):
        return api.problem(request, 500, WORDS["crashed_lead"], "crashed")
    title = shell.said(request, WORDS["crashed"])
    return shell.page(
        request, "failed.html", status=500, title=title, fault=[shell.said(request, WORDS["crashed_lead"])], check=None
    )
