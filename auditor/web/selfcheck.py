"""The self-check: upload, progress, checklist, downloads, again, delete."""

import asyncio
import json
import tempfile
from collections import Counter
from collections.abc import AsyncIterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse

from auditor.model import Lang, Say
from auditor.reports import blank
from auditor.store import Check, CheckState
from auditor.web import checklist, folders, progress, queue, security, sending, shell
from auditor.web.intake import Intake, Taken
from auditor.web.received import UNTYPED, Typed
from auditor.web.records import Records
from auditor.web.settings import MEGABYTE, Settings
from auditor.web.words import WORDS
from rules import rubrics

ENDED = (CheckState.DONE, CheckState.FAILED)
_EVENTS = 1.5  # seconds between two events
_LONGEST = 600.0  # seconds an event stream lives; the page opens another
_MOST_STREAMS = 4  # of one client; a browser opens no more than six connections to one site in all


class Checks:
    """The pages of checks."""

    def __init__(self, settings: Settings, intake: Intake, records: Records) -> None:
        self._settings, self._intake, self._records = settings, intake, records
        self._streams: Counter[str] = Counter()

    async def front(self, request: Request) -> Response:
        """GET /: the form to upload."""
        return self._upload(request, gone="deleted" in request.query_params)

    async def post(self, request: Request) -> Response:
        """POST /checks: takes the form, answers 303 to the check."""
        return self._answered(request, await self._intake.take(request))

    async def again_page(self, request: Request) -> Response:
        """GET /checks/ID/again: the form to upload the mended one."""
        check = await self.found(request)
        if check is None:
            return missing(request)
        if check.state not in ENDED:
            return RedirectResponse(f"/checks/{check.id}", 303)
        last = Typed(rubric=check.rubric, as_of=check.as_of.isoformat() if check.as_of else "")
        return self._upload(request, again=check, typed=last)

    async def again(self, request: Request) -> Response:
        """POST /checks/ID/again: the next round of a check that is over."""
        before = await self.found(request)
        if before is None:
            return missing(request)
        if before.state not in ENDED:
            return RedirectResponse(f"/checks/{before.id}", 303)
        return self._answered(request, await self._intake.take(request, before), before)

    async def show(self, request: Request) -> Response:
        """GET /checks/ID: progress while it runs, then the checklist."""
        check = await self.found(request)
        if check is None:
            return missing(request)
        address = f"{security.address(request, self._settings.public, self._settings.proxies)}/checks/{check.id}"
        if check.state is CheckState.FAILED:
            return self._failed(request, check)
        if check.state is not CheckState.DONE:
            told = await self.told(request, check)
            return shell.page(request, "running.html", check=check, p=told, address=address)
        place = folders.of(self._settings.checks, check.id)
        values = await asyncio.to_thread(checklist.told, check, place, shell.lang(request))
        kept = shell.counted(self._settings.keep_days, "day", shell.lang(request))
        return shell.page(request, "done.html", check=check, address=address, kept=kept, **values)

    async def progress(self, request: Request) -> Response:
        """GET /checks/ID/progress.json"""
        check = await self.found(request)
        return JSONResponse(await self.told(request, check)) if check else JSONResponse({"state": "gone"}, 404)

    async def events(self, request: Request) -> Response:
        """GET /checks/ID/events: the same as server-sent events, while it runs."""
        check = await self.found(request)
        who = security.household(security.client(request, self._settings.proxies))
        if check is None or self._streams[who] >= _MOST_STREAMS:
            return Response(status_code=204)  # tells the browser not to ask again: it falls back to progress.json
        return StreamingResponse(self._stream(request, check.id, who), media_type="text/event-stream")

    async def file(self, request: Request) -> Response:
        """GET /checks/ID/report.json, .html, .xlsx, .docx, .md, /form"""
        return await self.sent(request, request.path_params["name"])

    async def sent(self, request: Request, name: str) -> Response:
        """A file of a check that is done."""
        check = await self.found(request)
        if check is None or check.state is not CheckState.DONE:
            return missing(request)
        place = folders.of(self._settings.checks, check.id)
        file = await asyncio.to_thread(checklist.file_of, check, place, name)
        return sending.file(file, name, check.name, check.lang) if file else missing(request)

    async def municipality(self, request: Request) -> Response:
        """GET /checks/ID/municipalities/NAME.html: one of several municipalities of a form."""
        check, name = await self.found(request), request.path_params["name"]
        if check is None or check.state is not CheckState.DONE:
            return missing(request)
        folder = folders.of(self._settings.checks, check.id).report(check.round) / "municipalities"
        pages = await asyncio.to_thread(lambda: {one.name: one for one in folder.glob("*.html")})
        return sending.file(pages[name], "report.html", check.name) if name in pages else missing(request)

    async def delete(self, request: Request) -> Response:
        """POST /checks/ID/delete: nothing of it is left."""
        return RedirectResponse("/?deleted", 303) if await self.dropped(request) else missing(request)

    async def dropped(self, request: Request) -> bool:
        """Nothing is left of the check; False where there was none."""
        check = await self.found(request)
        if check is None:
            return False
        await asyncio.to_thread(queue.forget, self._settings, check.id)
        return True

    async def empty_form(self, request: Request) -> Response:
        """GET /form/RUBRIC.xlsx: an empty form."""
        name = request.path_params["name"]
        if name not in rubrics.names():
            return missing(request)
        data = await asyncio.to_thread(_blank, name, shell.lang(request).value)
        headers = {"content-disposition": f'attachment; filename="{name}.xlsx"'}
        return Response(data, media_type=sending.TYPES["xlsx"], headers=headers)

    async def found(self, request: Request) -> Check | None:
        """The check whose id stands in the address."""
        id_ = request.path_params["id"]
        return await self._records.ask(lambda store: store.checks.get(id_))

    async def told(self, request: Request, check: Check) -> dict[str, Any]:
        """How far the check has come."""
        place = 0
        if check.state is CheckState.WAITING:
            place = await self._records.ask(lambda store: store.checks.place(check.id))
        return await asyncio.to_thread(progress.told, check, place, self._settings, shell.lang(request))

    # --- below ---

    async def _stream(self, request: Request, id_: str, who: str) -> AsyncIterator[str]:
        self._streams[who] += 1
        try:
            until = asyncio.get_running_loop().time() + _LONGEST
            while asyncio.get_running_loop().time() < until:
                now = await self._records.ask(lambda store: store.checks.get(id_))
                told = await self.told(request, now) if now else {"state": "gone"}
                yield f"data: {json.dumps(told, ensure_ascii=False)}\n\n"
                if told["state"] in ("done", "failed", "gone"):
                    return
                await asyncio.sleep(_EVENTS)
        finally:
            self._streams[who] -= 1
            self._streams += Counter()  # forgets who looks no more

    def _answered(self, request: Request, taken: Taken, again: Check | None = None) -> Response:
        if taken.check is None:
            return self._upload(request, taken.fault, again=again, status=taken.status, typed=taken.typed)
        return RedirectResponse(f"/checks/{taken.check.id}", 303)

    def _upload(
        self,
        request: Request,
        fault: Say | None = None,
        *,
        again: Check | None = None,
        status: int = 200,
        typed: Typed = UNTYPED,
        gone: bool = False,
    ) -> Response:
        lines = [line.strip() for line in shell.said(request, fault).splitlines()] if fault else []
        return shell.page(
            request,
            "upload.html",
            status=status,
            fault=lines,
            again=again,
            typed=typed,
            gone=gone,
            rubrics=_rubrics(date.today()),
            most=self._settings.most_upload,
            megabytes=self._settings.most_upload // MEGABYTE,
        )

    def _failed(self, request: Request, check: Check) -> Response:
        words = shell.said(request, Say(ru=check.fault_ru, en=check.fault_en))
        lines = [one.strip() for one in words.splitlines()]
        title = shell.said(request, WORDS["broke_off"])
        return shell.page(request, "failed.html", title=title, fault=lines, check=check)


def missing(request: Request) -> Response:
    """404 in words."""
    title, lead = (shell.said(request, WORDS[one]) for one in ("not_found", "not_found_lead"))
    return shell.page(request, "failed.html", status=404, title=title, fault=[lead], check=None)


@lru_cache(maxsize=4)
def _rubrics(today: date) -> tuple[tuple[str, str], ...]:
    """Names and titles, as they stand today."""
    return tuple((name, rubrics.load(name, today).title) for name in rubrics.names())


def _blank(name: str, speaks: str) -> bytes:
    with tempfile.TemporaryDirectory(prefix="auditor-") as folder:
        return blank(rubrics.load(name, date.today()), Path(folder) / "form.xlsx", Lang(speaks)).read_bytes()
