"""Pictures of the pages that findings speak of: those of the nights, and what is missing drawn in confined children."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from auditor import picturing, urls
from auditor.model import Finding, Picture, Report, Severity
from auditor.picturing import asking, shelf
from auditor.store import Store
from auditor.web.auth import Door
from auditor.web.deskshelf import Shelf, Town
from auditor.web.records import Records

_SECONDS: Final = 45.0  # for the pictures of a document
_IN_LINE: Final = 30  # requests that wait for a picture
_AGAIN: Final = 3600.0  # seconds after which what took too long is tried again
_MOST: Final = 10_000  # of such that are remembered


@dataclass(frozen=True, slots=True)
class _Looked:
    """What is known of a finding's picture."""

    picture: Picture | None = None
    undrawn: bool = False


class Pictures:
    """One document is drawn at a time; all findings on it in a municipality get theirs at once."""

    def __init__(self, door: Door, shelf_: Shelf, records: Records) -> None:
        self._door, self._shelf, self._records = door, shelf_, records
        self._drawing, self._line = asyncio.Semaphore(1), 0
        self._vain: dict[tuple[str, str], float] = {}  # when a finding's document was drawn in vain

    def routes(self) -> list[Route]:
        """/desk/picture/ID.webp, and the whole page as /desk/page/ID.webp"""
        return [
            Route("/desk/picture/{id}.webp", self._door.behind(self.crop)),
            Route("/desk/page/{id}.webp", self._door.behind(self.whole)),
        ]

    async def crop(self, request: Request) -> Response:
        """GET /desk/picture/ID.webp: the part of the page that the finding speaks of."""
        picture = await self._asked(request)
        return _sent(picture.crop) if picture else Response("404", 404)

    async def whole(self, request: Request) -> Response:
        """GET /desk/page/ID.webp: the whole page where there is one, else the part."""
        picture = await self._asked(request)
        return _sent(picture.whole or picture.crop) if picture else Response("404", 404)

    async def hoped(self, town: Town, finding: Finding) -> bool:
        """Whether there is a picture, or one can be drawn."""
        looked = await self._look(town, finding)
        return looked.picture is not None or looked.undrawn

    async def _asked(self, request: Request) -> Picture | None:
        region, id_ = await self._shelf.region(), request.path_params["id"]
        town = region.towns.get(region.places.get(id_, ""))
        finding = next((one for one in town.findings if one.id == id_), None) if town else None
        if town is None or finding is None:
            return None
        looked = await self._look(town, finding)
        if not looked.undrawn or self._line >= _IN_LINE:
            return looked.picture
        self._line += 1
        try:
            async with self._drawing:
                looked = await self._look(town, finding)  # who stood in line before may have drawn it
                return await self._drawn(town, finding) if looked.undrawn else looked.picture
        finally:
            self._line -= 1

    async def _look(self, town: Town, finding: Finding) -> _Looked:
        if finding.severity is Severity.INFO or not finding.document:
            return _Looked()
        looked = await self._records.ask(lambda store: _look(store, town, finding))
        vain = time.monotonic() - self._vain.get((finding.id, finding.document), -_AGAIN) < _AGAIN
        return replace(looked, undrawn=looked.undrawn and not vain)

    async def _drawn(self, town: Town, finding: Finding) -> Picture | None:
        picture = await asyncio.to_thread(self._draw, town, finding)
        if picture is None:
            if len(self._vain) >= _MOST:
                self._vain.clear()
            self._vain[finding.id, finding.document or ""] = time.monotonic()
        return picture

    def _draw(self, town: Town, finding: Finding) -> Picture | None:
        with Store(self._records.db) as store:
            made = picturing.pictures(_part(town, finding), store.body, workers=1, seconds=_SECONDS, kept=store.drawn)
        return made.get(finding.id)


def _look(store: Store, town: Town, finding: Finding) -> _Looked:
    """The picture where it was drawn before."""
    papers, wanted = asking.papers(_part(town, finding), store.body)
    if finding.id not in wanted:
        return _Looked()
    document, ask = wanted[finding.id]
    left, made = shelf.taken(store.drawn, papers)
    return _Looked(made.get((document, ask)), any(ask in paper.asks for paper in left))


def _part(town: Town, finding: Finding) -> Report:
    """The report with all the findings on this one's document, and what they speak of, alone.

    A finding that quotes nothing shows the page cited, else the first: the expert looks at the document all the same.
    """
    cited = {
        (cell.cell.position.id, urls.masked(link.link.url)): min(link.link.pages)
        for form in town.forms
        for cell in form.cells
        for link in cell.links
        if link.link.pages
    }
    mine: Sequence[Finding] = [
        one if one.evidence or one.page else replace(one, page=cited.get((one.position, one.url or ""), 1))
        for one in town.findings
        if one.document == finding.document
    ]
    documents = tuple(one for one in town.report.documents if one.document.id == finding.document)
    return replace(town.report, submissions=town.forms, findings=tuple(mine), documents=documents)


def _sent(data: bytes) -> Response:
    return Response(data, media_type="image/webp", headers={"cache-control": "private, max-age=3600"})
