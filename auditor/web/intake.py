"""Takes a form in, from the page or the API: looked at before anything of it is kept."""

import asyncio
import logging
import tempfile
from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from weakref import WeakValueDictionary

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request

from auditor.model import Lang, Say
from auditor.store import Check, Store
from auditor.web import folders, received, security, shell
from auditor.web.gate import Gate
from auditor.web.queue import Queue
from auditor.web.records import Records
from auditor.web.settings import MEGABYTE, Settings

_log = logging.getLogger(__name__)
_FULL = Say(
    ru="Очередь проверок заполнена.\n  Попробуйте через полчаса.", en="The queue is full.\n  Try in half an hour."
)
_YOURS = Say(
    ru="Ваши прежние проверки ещё идут.\n  Дождитесь их конца и загрузите форму снова.",
    en="Your earlier checks are still under way.\n  Wait for their end, and upload the form again.",
)
_TAKEN = Say(
    ru="Эта форма уже проверяется.\n  Дождитесь конца проверки.",
    en="This form is being checked already.\n  Wait for the end of the check.",
)
_BROKEN = Say(
    ru="Файл передан не полностью.\n  Проверьте связь и загрузите его ещё раз.",
    en="The file did not come whole.\n  Look after the connection, and upload it again.",
)
_ROOM = Say(
    ru="На сервере сейчас не хватает места: это наша забота, она записана в журнал.\n  Попробуйте позже.",
    en="The server is short of room just now: that is ours to mend, and stands in the log.\n  Try later.",
)
_LONG = Say(
    ru="Вставленный текст слишком длинный.\n  Сохраните таблицу в файл и передайте его.",
    en="The pasted text is too long.\n  Save the table as a file, and upload that.",
)
_REFUSED = {"full": (_FULL, 503), "yours": (_YOURS, 429), "taken": (_TAKEN, 409), "room": (_ROOM, 503)}
_COMING = "form-as-it-came"  # stands in no sentence, so that the sender's name can take its place there
_MOST_COMING = 3  # uploads that one client sends at the same time
_MOST_PASTED = 500_000  # bytes of a pasted table: some thousands of links


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """The check that a form became; or why not, with the status to answer and what had been typed."""

    check: Check | None = None
    fault: Say | None = None
    status: int = 303
    typed: received.Typed = received.UNTYPED


class Intake:
    """The way in."""

    def __init__(self, settings: Settings, queue: Queue, gate: Gate, records: Records) -> None:
        self._settings, self._queue, self._gate, self._records = settings, queue, gate, records
        self._coming: Counter[str] = Counter()
        self._looking: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def take(self, request: Request, before: Check | None = None) -> Taken:
        """The check that a POST asks for; `before` is the round that is over."""
        who = security.hashed(security.household(security.client(request, self._settings.proxies)))
        if self._coming[who] >= _MOST_COMING:
            return _refused("yours")
        self._coming[who] += 1
        try:
            return await self._received(request, who, before)
        except OSError:
            _log.exception("a form that came could not be kept")
            return _refused("room")
        finally:
            self._coming[who] -= 1
            self._coming += Counter()  # forgets who sends nothing now

    async def _received(self, request: Request, who: str, before: Check | None) -> Taken:
        root = self._settings.checks
        await asyncio.to_thread(root.mkdir, parents=True, exist_ok=True)
        if not await asyncio.to_thread(folders.roomy, root, self._settings.least_free):
            _log.warning("less than %d MB are free for checks", self._settings.least_free // MEGABYTE)
            return _refused("room")
        with tempfile.TemporaryDirectory(prefix=folders.COMING, dir=root) as folder:
            path = Path(folder) / _COMING
            wish = await self._wish(request, path)
            if isinstance(wish, Taken):
                return wish
            return replace(await self._judged(request, wish, path, who, before), typed=wish.typed)

    async def _judged(self, request: Request, wish: received.Wish, path: Path, who: str, before: Check | None) -> Taken:
        if wish.fault:
            return Taken(fault=wish.fault, status=422)
        # One form of a client at a time, so that the readers of forms are there for others too.
        async with self._looking.setdefault(who, asyncio.Lock()):
            looked = await self._gate.look(path, wish.name, wish.rubric, wish.as_of or date.today())
        if looked.fault:
            return Taken(fault=looked.fault, status=503 if looked.ours else 422)
        check = _new(wish, who, looked.suffix, shell.lang(request), before)
        return await self._queued(check, path)

    async def _wish(self, request: Request, path: Path) -> received.Wish | Taken:
        """What came, written to `path`; in memory stands no more than a megabyte of it."""
        try:
            async with request.form(max_files=1, max_fields=6, max_part_size=_MOST_PASTED) as form:
                assert isinstance(form, FormData)
                return await received.taken(form, path, shell.lang(request))
        except ClientDisconnect:
            if not getattr(request.state, "too_much", False):
                return Taken(fault=_BROKEN, status=400)
            fault = too_much(self._settings.most_upload) if security.multipart(request.headers) else _LONG
            return Taken(fault=fault, status=413)
        except HTTPException as fault:  # no form at all, one of too many fields, or a field that is too long
            too_long = "maximum size" in str(fault.detail)
            return Taken(fault=_LONG, status=413) if too_long else Taken(fault=_BROKEN, status=400)

    async def _queued(self, check: Check, path: Path) -> Taken:
        """Puts the form in its folder and the check in the queue, both or neither."""
        place = folders.of(self._settings.checks, check.id)

        def settle() -> None:
            place.folder.mkdir(exist_ok=True)
            path.rename(place.upload(check.round, check.suffix))

        def add(store: Store) -> str:
            return store.checks.add(check, self._settings.most_waiting, self._settings.most_of_one, settle)

        if refused := await self._records.ask(add):
            return _refused(refused)
        self._queue.wake()
        return Taken(check=check)


def too_much(most: int) -> Say:
    """The words for a form that is too large."""
    number = most // MEGABYTE
    return Say(
        ru=f"Файл больше {number} МБ.\n  Уберите из формы картинки и лишние листы или разделите её.",
        en=f"The file is larger than {number} MB.\n  Take pictures and spare sheets out of the form, or split it.",
    )


def _refused(why: str) -> Taken:
    fault, status = _REFUSED[why]
    return Taken(fault=fault, status=status)


def _new(wish: received.Wish, who: str, suffix: str, speaks: Lang, before: Check | None) -> Check:
    fresh = Check(
        id=security.new_id(),
        created=datetime.now(UTC),
        client=who,
        name=wish.name,
        suffix=suffix,
        rubric=wish.rubric,
        as_of=wish.as_of,
        lang=speaks.value,
    )
    if before is None:
        return fresh
    return replace(
        fresh, id=before.id, created=before.created, round=before.round + 1, before=before.run or before.before
    )
