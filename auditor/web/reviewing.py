"""What experts do at the desk: accept, confirm, note, undo; each act is written down in the log of deeds."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from functools import partial
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from auditor import compare, deciding
from auditor.deciding import Known
from auditor.errors import ArgumentError
from auditor.model import Decision
from auditor.store import Deed, Note, Session, Store
from auditor.web import security
from auditor.web.auth import Door, local
from auditor.web.deskshelf import Region, Shelf
from auditor.web.records import Records
from auditor.web.settings import Settings

_VERBS = frozenset({"accept", "alarm", "confirm", "note"})
_MOST = 500  # findings decided on at once
_LONGEST = 2_000  # letters of a reason


class Reviewing:
    """The posts of the desk."""

    def __init__(self, settings: Settings, door: Door, shelf: Shelf, records: Records) -> None:
        self._settings, self._door, self._shelf, self._records = settings, door, shelf, records

    def routes(self) -> list[Route]:
        """POST /desk/decide, POST /desk/undo"""
        return [
            Route("/desk/decide", self._door.behind(self.decide), methods=["POST"]),
            Route("/desk/undo", self._door.behind(self.undo), methods=["POST"]),
        ]

    async def decide(self, request: Request) -> Response:
        """POST /desk/decide: `verb` on each `finding`, with `because` and `until`; back to `back` or on to `onward`."""
        form = await request.form()
        verb, because = str(form.get("verb") or ""), " ".join(str(form.get("because") or "").split())
        chosen = list(dict.fromkeys(str(one) for one in form.getlist("finding")))[:_MOST]
        back = local(str(form.get("back") or ""))
        onward = local(str(form.get("onward") or ""), back) if verb != "note" else back
        day = until_day(str(form.get("until") or "")) if verb in ("accept", "alarm") else None
        wrong = why_not(verb, chosen, because, day)
        if wrong:
            return _led(back, wrong=wrong)
        session: Session = request.state.session
        among = known(await self._shelf.region(), chosen)
        if len(among) < len(chosen):
            return _led(back, wrong="gone")
        until = day if isinstance(day, date) else None
        try:
            made = await self._records.ask(lambda store: taken(store, session.name, verb, among, because, until))
        except ArgumentError:
            return _led(back, wrong="gone")
        await self._noted(request, verb, [subject(one) for one in made] or [f"{chosen[0]}: {because}"])
        return _led(onward, did=made) if made else _led(back, told="note")

    async def undo(self, request: Request) -> Response:
        """POST /desk/undo: each `decision` by its number; back to `back`."""
        form, session = await request.form(), request.state.session
        numbers = [
            int(str(one)) for one in form.getlist("decision")[:_MOST] if str(one).isdecimal() and len(str(one)) < 12
        ]
        back = local(str(form.get("back") or ""))
        if not numbers:
            return _led(back, wrong="gone")
        try:
            lines = await self._records.ask(lambda store: deciding.undo(store, numbers, by=session.name))
        except ArgumentError:
            return _led(back, wrong="gone")
        await self._noted(request, "undo", [f"№ {one.undoes}: {subject(one)}" for one in lines])
        return _led(back, told="undo")

    async def _noted(self, request: Request, what: str, subjects: Sequence[str]) -> None:
        session: Session = request.state.session
        client, now = security.client(request, self._settings.proxies), datetime.now(UTC)
        deeds = [Deed(at=now, who=session.name, what=what, subject=one[:600], client=client) for one in subjects]
        await self._records.ask(partial(write_down, deeds=deeds))


def known(region: Region, chosen: Sequence[str]) -> dict[str, Known]:
    """Those of the findings that stand in a last report."""
    found = {}
    for id_ in chosen:
        town = region.towns.get(region.places.get(id_, ""))
        finding = next((one for one in town.findings if one.id == id_), None) if town else None
        if town and finding:
            run, papers = town.report.run, town.report.documents
            paper = next((one.document for one in papers if one.document.id == finding.document), None)
            mark = compare.mark(paper) if paper else ""
            found[id_] = Known(finding=finding, run=run.id, as_of=run.as_of, document=mark)
    return found


def write_down(store: Store, deeds: Sequence[Deed]) -> None:
    """Into the log of deeds."""
    for one in deeds:
        store.office.note(one)


def taken(
    store: Store, by: str, verb: str, among: Mapping[str, Known], because: str, until: date | None
) -> tuple[Decision, ...]:
    """The decisions as they were written down; none for a note."""
    if verb == "note":
        for one in among:
            store.office.remark(Note(at=datetime.now(UTC), who=by, finding=one, text=because))
        return ()
    if verb == "confirm":
        return deciding.confirm(store, among, by=by, because=because, among=among)
    alarm = verb == "alarm"
    return deciding.accept(store, among, by=by, because=because, false_alarm=alarm, until=until, among=among)


def until_day(text: str) -> date | str | None:
    """The day; None for none, the words themselves where they are no day that is to come."""
    try:
        day = date.fromisoformat(text) if text else None
    except ValueError:
        return text
    return text if day and not date.today() <= day <= date(2100, 12, 31) else day


def why_not(verb: str, chosen: Sequence[str], because: str, day: date | str | None) -> str:
    """Why nothing is to be written down, as a name of words; ''."""
    if not chosen or verb not in _VERBS:
        return "none"
    if not because and verb != "confirm":
        return "because"
    if len(because) > _LONGEST:
        return "long"
    return "until" if isinstance(day, str) else ""


def subject(one: Decision) -> str:
    """A decision as the log of deeds tells it."""
    because = f": {one.because}" if one.because else ""
    return f"{one.municipality}, {one.position}, {one.rule}, {one.finding} (№ {one.undoes or one.id}){because}"


def _led(back: str, *, did: Sequence[Decision] = (), wrong: str = "", told: str = "") -> Response:
    """Back to a page that says what came of it."""
    numbers = ",".join(str(one.id) for one in did)
    told_ = f"did={numbers}" if did else f"wrong={wrong}" if wrong else f"told={told}"
    kept = "&".join(one for one in urlsplit(back).query.split("&") if one and one.split("=")[0] not in _FLASHES)
    return RedirectResponse(f"{urlsplit(back).path}?{kept}{'&' if kept else ''}{told_}", 303)


_FLASHES = frozenset({"did", "wrong", "told"})
