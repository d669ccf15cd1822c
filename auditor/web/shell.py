"""What all pages share: templates, the two languages, static files under names that change with their content."""

import hashlib
import mimetypes
from functools import lru_cache
from importlib import resources
from typing import Any
from urllib.parse import urlencode

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from auditor.model import Lang, Say
from auditor.reports import typography
from auditor.web.words import NOUNS, WORDS

_COOKIE = "lang"
_FILTERS = frozenset({"verdict", "rule", "severity", "q", "new", "open", "sort", "kind", "page"})


def lang(request: Request) -> Lang:
    """The language asked for: in the address, kept in a cookie, or wished by the browser; else Russian."""
    for wish in (request.query_params.get("lang"), request.cookies.get(_COOKIE)):
        if wish in (Lang.RU.value, Lang.EN.value):
            return Lang(wish)
    first = request.headers.get("accept-language", "ru")[:2].lower()
    return Lang.RU if first in ("ru", "be", "uk", "kk", "") else Lang.EN


def page(request: Request, name: str, *, status: int = 200, **values: Any) -> Response:
    """A page in the reader's language."""
    speaks = lang(request)
    words = {key: pair.in_(speaks) for key, pair in WORDS.items()}
    html = (
        _environment()
        .get_template(name)
        .render(
            w=words,
            lang=speaks.value,
            ru=speaks is Lang.RU,
            other=Lang.EN.value if speaks is Lang.RU else Lang.RU.value,
            static=static_name,
            nice=typography.ru if speaks is Lang.RU else str,
            count=lambda number, noun: counted(number, noun, speaks),
            quoted=lambda words: quoted(words, speaks),
            path=request.url.path,
            back=_here(request),
            user=getattr(request.state, "session", None),
            sprite=_sprite(),
            **values,
        )
    )
    answer = HTMLResponse(html, status)
    if request.query_params.get("lang") == speaks.value:
        answer.set_cookie(_COOKIE, speaks.value, max_age=365 * 86_400, httponly=True, samesite="lax")
    return answer


def _here(request: Request) -> str:
    """The address of this page with its filters, to come back to."""
    asked = [(name, value) for name, value in request.query_params.multi_items() if name in _FILTERS]
    path = "/" if request.url.path == "/checks" else request.url.path  # forms are only sent there
    return f"{path}?{urlencode(asked)}" if asked else path


def said(request: Request, words: Say) -> str:
    """The words in the reader's language."""
    return words.in_(lang(request))


def quoted(words: str, speaks: Lang) -> str:
    """Words in quotation marks."""
    return f"«{words}»" if speaks is Lang.RU else f"“{words}”"


def counted(number: int, noun: str, speaks: Lang) -> str:
    """A number with its noun in the right form."""
    russian, english = NOUNS[noun]
    if speaks is Lang.RU:
        return f"{number}\u00a0{typography.plural(number, *russian)}"
    return f"{number} {english[number != 1]}"


# --- static files ----------------------------------------------------------------------------------------------------


@lru_cache(maxsize=64)
def _static(name: str) -> bytes:
    """The bytes of a static file; the base block of CSS is the reports' own."""
    if name == "base.css":
        return _text("auditor.reports", "templates", "base.css")
    return _text("auditor.web", "static", name)


def _text(package: str, *parts: str) -> bytes:
    return resources.files(package).joinpath(*parts).read_bytes()


@lru_cache(maxsize=64)
def static_name(name: str) -> str:
    """The address of a static file; it changes with the content, so that browsers may keep it for ever."""
    return f"/static/{hashlib.sha256(_static(name)).hexdigest()[:12]}/{name}"


async def static(request: Request) -> Response:
    """A static file of ours; nothing else is reachable by this address."""
    name = request.path_params["name"]
    if name not in _names():
        return Response("404", 404)
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    cached = {"cache-control": "public, max-age=31536000, immutable"}
    return Response(_static(name), media_type=kind, headers=cached)


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    own = {one.name for one in resources.files("auditor.web").joinpath("static").iterdir()}
    return frozenset(own | {"base.css"})


@lru_cache(maxsize=1)
def _sprite() -> Markup:
    """The icons, which are the reports' own."""
    layout = _text("auditor.reports", "templates", "layout.html").decode()
    start = layout.index('<svg class="sprite"')
    return Markup(layout[start : layout.index("</svg>\n", start) + 6])  # our own template, nothing from outside


@lru_cache(maxsize=1)
def _environment() -> Environment:
    loader = ChoiceLoader([PackageLoader("auditor.web")])
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
