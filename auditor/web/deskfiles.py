"""What can be taken from the desk: the reports under today's decisions, and documents as they were that night."""

import asyncio
import hashlib
import logging
import re
import shutil
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from auditor.store import Deed, Session
from auditor.web import deskshell, security, sending, shell
from auditor.web.auth import Door
from auditor.web.deskshelf import Shelf
from auditor.web.records import Records
from auditor.web.settings import Settings

_KINDS = ("html", "xlsx", "docx", "md", "json")
_SUFFIXES: Mapping[str, str] = {
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/msword": ".doc",
    "application/vnd.ms-excel": ".xls",
    "text/html": ".html.txt",  # opens as text, whatever it says
    "image/jpeg": ".jpg",
    "image/png": ".png",
}
_SHA = re.compile(r"[0-9a-f]{64}")
_PATIENCE: Final = 6.0  # seconds until a page says that the report is being made
_LONGEST: Final = 900.0  # seconds for a report
_KEPT: Final = 8  # folders of reports

_log = logging.getLogger(__name__)


class Files:
    """Reports are written one at a time, each in a child of its own; those of the same state are written once."""

    def __init__(self, settings: Settings, door: Door, shelf: Shelf, records: Records) -> None:
        self._settings, self._door, self._shelf, self._records = settings, door, shelf, records
        self._folder = records.db.absolute().parent / "exports"
        self._writing = asyncio.Semaphore(1)
        self._jobs: dict[Path, asyncio.Task[bool]] = {}

    def routes(self) -> list[Route]:
        """/desk/reports, its files, and /desk/body/SHA"""
        return [
            Route("/desk/reports", self._door.behind(self.reports)),
            Route("/desk/reports/{run}/report.{suffix}", self._door.behind(self.report)),
            Route("/desk/reports/{run}/municipalities/{name}", self._door.behind(self.municipality)),
            Route("/desk/body/{sha}", self._door.behind(self.body)),
        ]

    async def reports(self, request: Request) -> Response:
        """GET /desk/reports: what can be taken."""
        region = await self._shelf.region()
        towns: dict[str, list[str]] = {}
        days = {}
        for town in region.towns.values():
            towns.setdefault(town.report.run.id, []).append(town.name)
            days[town.report.run.id] = town.report.run.started
        runs = sorted(((days[run], run, len(names), names[:3]) for run, names in towns.items()), reverse=True)
        return deskshell.page(request, "desk_reports.html", here="reports", runs=runs, kinds=_KINDS)

    async def report(self, request: Request) -> Response:
        """GET /desk/reports/RUN/report.html, .xlsx, .docx, .md, .json"""
        suffix = request.path_params["suffix"]
        folder = await self._named(request) if suffix in _KINDS else None
        if folder is None:
            return deskshell.refused(request, "no_such", 404)
        return await self._ready(request, folder) or await self._taken(request, folder / f"report.{suffix}")

    async def municipality(self, request: Request) -> Response:
        """GET /desk/reports/RUN/municipalities/NAME.html: the pages that a region's report leads to."""
        folder = await self._named(request)
        if folder is None:
            return deskshell.refused(request, "no_such", 404)
        waiting = await self._ready(request, folder)
        if waiting:
            return waiting
        pages = {one.name: one for one in (folder / "municipalities").glob("*.html")}
        file = pages.get(request.path_params["name"])
        return sending.file(file, "report.html", file.name) if file else deskshell.refused(request, "no_such", 404)

    async def body(self, request: Request) -> Response:
        """GET /desk/body/SHA: the bytes that came that night, only of documents that a last report cites."""
        sha, region = request.path_params["sha"], await self._shelf.region()
        if not _SHA.fullmatch(sha) or sha not in region.documents:
            return deskshell.refused(request, "no_such", 404)
        file = await self._records.ask(lambda store: store.body(sha))
        if not await asyncio.to_thread(file.is_file):
            return deskshell.refused(request, "no_such", 404)
        await self._noted(request, "body", sha)
        name = sha[:12] + _SUFFIXES.get(region.documents[sha], ".bin")
        headers = {"content-disposition": f'attachment; filename="{name}"', "content-security-policy": "sandbox"}
        return FileResponse(file, media_type="application/octet-stream", headers=headers)

    async def stop(self) -> None:
        """Ends what is being written."""
        for job in self._jobs.values():
            job.cancel()
        await asyncio.gather(*self._jobs.values(), return_exceptions=True)

    # --- below ---

    async def _named(self, request: Request) -> Path | None:
        """The folder of a run's reports as decisions stand now; None where the run is not the last of anybody."""
        run, region = request.path_params["run"], await self._shelf.region()
        if all(town.report.run.id != run for town in region.towns.values()):
            return None
        mark = await self._records.ask(lambda store: store.desk.mark())
        key = hashlib.sha256(repr((run, mark, shell.lang(request).value)).encode()).hexdigest()
        return self._folder / key[:40]

    async def _ready(self, request: Request, folder: Path) -> Response | None:
        """None when the files are there; else the page to show meanwhile."""
        if folder.is_dir():
            return None
        job = self._jobs.get(folder)
        if job is None:
            run, speaks = request.path_params["run"], shell.lang(request).value
            job = self._jobs[folder] = asyncio.create_task(self._write(run, speaks, folder))
        await asyncio.wait([job], timeout=_PATIENCE)
        if not job.done():
            return deskshell.page(request, "desk_preparing.html", status=202, here="reports")
        self._jobs.pop(folder, None)
        return None if job.result() else deskshell.refused(request, "no_report", 500)

    async def _write(self, run: str, speaks: str, folder: Path) -> bool:
        words = (sys.executable, "-m", "auditor.web.exporting", str(self._records.db), run, speaks, str(folder))
        async with self._writing:
            child = await asyncio.create_subprocess_exec(*words, stdin=asyncio.subprocess.DEVNULL)
            try:
                await asyncio.wait_for(child.wait(), _LONGEST)
            except TimeoutError:
                _log.warning("a report took longer than %.0f s", _LONGEST)
            finally:
                if child.returncode is None:
                    child.kill()
                    await child.wait()
            await asyncio.to_thread(_tidy, self._folder, folder)
        return await asyncio.to_thread(folder.is_dir)

    async def _taken(self, request: Request, file: Path) -> Response:
        if not file.is_file():
            return deskshell.refused(request, "no_report", 500)
        await self._noted(request, "export", f"{request.path_params['run']}, {file.name}")
        if file.suffix == ".html":
            return sending.file(file, file.name, file.name)
        headers = {"content-disposition": f'attachment; filename="{file.name}"'}
        return FileResponse(file, media_type=sending.TYPES[file.suffix[1:]], headers=headers)

    async def _noted(self, request: Request, what: str, subject: str) -> None:
        session: Session = request.state.session
        client = security.client(request, self._settings.proxies)
        deed = Deed(at=datetime.now(UTC), who=session.name, what=what, subject=subject, client=client)
        await self._records.ask(lambda store: store.office.note(deed))


def _tidy(folder: Path, newest: Path) -> None:
    """Only the last few are kept; and not what a killed child left half done."""
    found = sorted((one for one in folder.glob("*") if one.is_dir()), key=lambda one: one.stat().st_mtime, reverse=True)
    kept = [one for one in found if not one.name.startswith(".half-")][:_KEPT]
    for one in found:
        if one not in kept and one != newest:
            shutil.rmtree(one, ignore_errors=True)
