"""What the pages of the desk share: their words, the voice of the reports, the token of their forms."""

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from auditor.model import Lang
from auditor.reports import typography
from auditor.reports.voice import Voice
from auditor.store import Role, Session
from auditor.web import shell
from auditor.web.deskwords import NOUNS, WORDS


def words(request: Request) -> Mapping[str, str]:
    """The desk's words in the reader's language."""
    speaks = shell.lang(request)
    return {key: pair.in_(speaks) for key, pair in WORDS.items()}


def counted(number: int, noun: str, speaks: Lang) -> str:
    """A number with its noun in the right form."""
    russian, english = NOUNS[noun]
    if speaks is Lang.RU:
        return f"{number}\u00a0{typography.plural(number, *russian)}"
    return f"{number} {english[number != 1]}"


def page(request: Request, name: str, *, status: int = 200, here: str = "", **values: Any) -> Response:
    """A page of the desk; `here` is the section it belongs to."""
    speaks = shell.lang(request)
    session: Session | None = getattr(request.state, "session", None)
    return shell.page(
        request,
        name,
        status=status,
        d=words(request),
        v=Voice(speaks),
        n=lambda number, noun: counted(number, noun, speaks),
        csrf=session.csrf if session else "",
        admin=session is not None and session.role is Role.ADMIN,
        here=here,
        **values,
    )


def refused(request: Request, why: str, status: int) -> Response:
    """A page that says in words why this cannot be; `why` names the words."""
    told = words(request)
    return page(request, "desk_refused.html", status=status, title=told[why], lead=told[f"{why}_lead"])
