"""Who is at the desk: login with growing pauses after failures, sessions, and the door that pages stand behind."""

import asyncio
import re
import unicodedata
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from math import ceil
from typing import Final
from urllib.parse import quote

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from auditor.store import Deed, Expert, Role, Session, Store
from auditor.web import browsers, deskshell, security, shell
from auditor.web.records import Records
from auditor.web.settings import Settings

IDLE: Final = timedelta(hours=12)  # a session that nobody uses ends
_OLDEST = timedelta(days=14)  # a session ends, used or not
COOKIE: Final = "desk"
KNOWN: Final = "browser"
_SEEN = timedelta(minutes=1)  # a session's last use is written down no more often
_WITHIN = timedelta(hours=1)  # failures count for so long
_FREE, _FREE_OF_ONE = 5, 20  # failures without a pause: of a name from a client, of a client under any names
_FIRST, _LONGEST = 15.0, 900.0  # seconds of a pause
_AT_ONCE, _IN_LINE = 2, 20  # passwords verified at a time (64 MB each), and waiting for it
_MOST_NAME, _MOST_PASSWORD = 100, 1_000
_LOCAL = re.compile(r"/desk(?:[/?][\w\-./?=&%+~]*)?", re.ASCII)
# Of no password; verified against where there is no such expert, so that both cost the same time.
NOBODY: Final = "$argon2id$v=19$m=65536,t=3,p=4$JxiltLPm58QCK1ZXetHtSg$kUq0+RYmgcsQ2/cGCRMEGHu/LWI/SpSDV1dnBFBh1N0"

Handler = Callable[[Request], Awaitable[Response]]


def plain(name: str) -> str:
    """An expert's name as it is kept and compared."""
    return unicodedata.normalize("NFC", " ".join(name.split()))[:_MOST_NAME]


def secret(password: str) -> str:
    """What is kept of a password: argon2id with the costs of RFC 9106's second choice."""
    return PasswordHasher().hash(password)


def local(address: str, otherwise: str = "/desk") -> str:
    """The address where it is a page of the desk; nothing else is ever led to after a login or a decision."""
    return address if len(address) <= 300 and _LOCAL.fullmatch(address) and "//" not in address else otherwise


class Door:
    """Lets experts in, and keeps everybody else out."""

    def __init__(self, settings: Settings, records: Records) -> None:
        self._settings, self._records = settings, records
        self._verifying, self._line = asyncio.Semaphore(_AT_ONCE), 0

    def routes(self) -> list[Route]:
        """/login and /logout."""
        return [
            Route("/login", self.page),
            Route("/login", self.enter, methods=["POST"]),
            Route("/logout", self.behind(self.leave), methods=["POST"]),
        ]

    def behind(self, handler: Handler, role: Role = Role.EXPERT) -> Handler:
        """The handler for those who are logged in, as an admin where that is asked; posts must bear the form's token.

        `request.state.session` is who asks.
        """

        async def guarded(request: Request) -> Response:
            session = await self._records.ask(partial(_session, cookie=request.cookies.get(COOKIE, "")))
            if session is None:
                return _to_login(request)
            request.state.session = session
            if request.method == "POST" and not await _own(request, session):
                return deskshell.refused(request, "no_token", 403)
            if role is Role.ADMIN and session.role is not Role.ADMIN:
                return deskshell.refused(request, "not_yours", 403)
            return await handler(request)

        return guarded

    async def page(self, request: Request) -> Response:
        """GET /login"""
        return _asked(request, next_=request.query_params.get("next", ""))

    async def enter(self, request: Request) -> Response:
        """POST /login: name and password; answers 303 to the desk, or says in words why not."""
        form = await _form(request)
        name, password, next_ = (str(form.get(one) or "") for one in ("name", "password", "next"))
        name, client, known = plain(name), self._client(request), request.cookies.get(KNOWN, "")
        if self._line >= _IN_LINE:
            return _asked(request, "busy", name=name, next_=next_, status=503)
        # Looked at and counted in one step, by one thread: many attempts at once gain nothing.
        left, keys = await self._records.ask(partial(_allowed, name=name, client=client, known=known))
        if left:
            answer = _asked(request, "paused", name=name, next_=next_, status=429, left=left)
            answer.headers["retry-after"] = str(left)
            return answer
        expert = await self._verified(name, password)
        if expert is None:
            await self._noted(name, "login-failed", client)
            return _asked(request, "wrong", name=name, next_=next_, status=403)
        cookie = security.new_id()
        old = request.cookies.get(COOKIE, "")
        await self._records.ask(lambda store: _begun(store, expert, cookie, old, keys))
        await self._noted(expert.name, "login", client)
        answer = RedirectResponse(local(next_), 303)
        https = self._https(request)
        answer.set_cookie(COOKIE, cookie, httponly=True, samesite="lax", secure=https, path="/")
        mark = browsers.mark(expert)
        answer.set_cookie(KNOWN, mark, browsers.SECONDS, httponly=True, samesite="strict", secure=https, path="/login")
        return answer

    async def leave(self, request: Request) -> Response:
        """POST /logout"""
        session: Session = request.state.session
        await self._records.ask(lambda store: store.office.drop_session(session.key))
        await self._noted(session.name, "logout", self._client(request))
        answer = RedirectResponse("/login", 303)
        answer.delete_cookie(COOKIE, path="/", httponly=True, samesite="lax")
        return answer

    # --- below ---

    async def _verified(self, name: str, password: str) -> Expert | None:
        self._line += 1
        try:
            async with self._verifying:
                expert = await self._records.ask(lambda store: store.office.expert(name))
                good = await asyncio.to_thread(fits, expert.secret if expert else NOBODY, password)
        finally:
            self._line -= 1
        return expert if good else None

    async def _noted(self, name: str, what: str, client: str) -> None:
        deed = Deed(at=datetime.now(UTC), who=name, what=what, client=client)
        await self._records.ask(lambda store: store.office.note(deed))

    def _client(self, request: Request) -> str:
        return security.household(security.client(request, self._settings.proxies))

    def _https(self, request: Request) -> bool:
        return security.address(request, self._settings.public, self._settings.proxies).startswith("https:")


# --- in the thread of the records ---


def _session(store: Store, cookie: str) -> Session | None:
    """The session of a cookie, whose expert is still one and had no new password since."""
    session = store.office.session(security.hashed(cookie), IDLE) if cookie else None
    expert = store.office.expert(session.name) if session else None
    now = datetime.now(UTC)
    if session is None or expert is None or expert.created > session.created or now - session.created > _OLDEST:
        return None
    session = replace(session, role=expert.role)
    if now - session.seen > _SEEN:
        session = replace(session, seen=now)
        store.office.keep_session(session)
    return session


def _allowed(store: Store, name: str, client: str, known: str) -> tuple[int, tuple[str, ...]]:
    """Seconds to wait, and what an attempt counts for.

    A browser that this expert logged in with before counts for itself: strangers behind the same address, whose
    failures would make everybody there wait, cannot keep the expert out.
    """
    expert = store.office.expert(name) if known else None
    if expert is not None and browsers.knows(expert, known):
        keys: tuple[str, ...] = (security.hashed(f"{name}\0{known}"),)
    else:
        keys = (security.hashed(f"{name}\0{client}"), security.hashed(f"\0{client}"))
    return counted(store, keys), keys


def counted(store: Store, keys: tuple[str, ...]) -> int:
    """Seconds to wait; 0 where an attempt may be made, which then counts as failed until it succeeds.

    The first key is that of a name, the second that of a client under any names.
    """
    now, wait = datetime.now(UTC), 0.0
    for key, free in zip(keys, (_FREE, _FREE_OF_ONE), strict=False):
        number, last = store.office.failures(key, _WITHIN)
        if number >= free and last:
            pause = min(_FIRST * 2.0 ** min(number - free, 10), _LONGEST)
            wait = max(wait, pause - (now - last).total_seconds())
    if wait > 0:
        return ceil(wait)
    for key in keys:
        store.office.failed(key)
    return 0


def _begun(store: Store, expert: Expert, cookie: str, old: str, keys: tuple[str, ...]) -> None:
    """A session under a new id; the one before it is over, and what failed before is forgotten."""
    now, office = datetime.now(UTC), store.office
    for key in keys:
        office.forgive(key)
    if old:
        office.drop_session(security.hashed(old))
    office.tidy(IDLE, _WITHIN)
    key, csrf = security.hashed(cookie), security.new_id()
    office.keep_session(Session(key=key, name=expert.name, role=expert.role, csrf=csrf, created=now, seen=now))


def fits(kept: str, password: str) -> bool:
    """Whether a password is the one whose secret was kept."""
    try:
        return PasswordHasher().verify(kept, password[:_MOST_PASSWORD])
    except (Argon2Error, InvalidHashError):
        return False


def _to_login(request: Request) -> Response:
    """To the login, and back here afterwards; what was posted is gone."""
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    back = local(here) if request.method == "GET" else "/desk"
    return RedirectResponse("/login" if back == "/desk" else f"/login?next={quote(back, safe='')}", 303)


async def _form(request: Request) -> FormData:
    try:
        return await request.form(max_files=0, max_fields=1_000, max_part_size=20_000)
    except ClientDisconnect as fault:
        raise HTTPException(413) from fault


async def _own(request: Request, session: Session) -> bool:
    form = await _form(request)
    return security.same(str(form.get("csrf") or ""), session.csrf)


def _asked(
    request: Request, fault: str = "", *, name: str = "", next_: str = "", status: int = 200, left: int = 0
) -> Response:
    words = deskshell.words(request)
    told = words[f"login_{fault}"] if fault else ""
    if left:
        minutes = left >= 90
        number, noun = (ceil(left / 60), "minute_acc") if minutes else (left, "second_acc")
        told = told.format(left=deskshell.counted(number, noun, shell.lang(request)))
    return deskshell.page(request, "login.html", status=status, fault=told, typed=name, next=local(next_, ""))
