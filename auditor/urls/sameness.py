"""One form for all spellings of one link."""

import posixpath
import re
from urllib.parse import quote, unquote, unquote_to_bytes

from auditor.urls.parts import Parts, split
from auditor.urls.repair import tidy

_NOISE = re.compile(r"utm_\w*|usp|ysclid|yclid|gclid|fbclid|_openstat|phpsessid", re.I)
_WAYS_IN = re.compile(
    r"(?:e?mail|shared?|link|copy|qr|web|main|home|index|menu|search|news|vk|ok|tg|telegram|whatsapp|viber|max|yandex|google"
    r"|dzen|ios|android|mobile|post|feed|groups?|im|messages?)?",
    re.I,
)
_WRAPPERS = (
    (re.compile(r"docs\.google\.\w+/(?:\w/\d/)?(?:viewer|gview)"), "url"),
    (re.compile(r"(?:\w+\.)?google\.\w+/url"), "q"),
    (re.compile(r"(?:\w+\.)?google\.\w+/url"), "url"),
    (re.compile(r"view\.officeapps\.live\.com/op/\w+\.aspx"), "src"),
    (re.compile(r"docviewer\.yandex\.\w+/.*|docs\.(?:360\.)?yandex\.\w+/docs/view"), "url"),
    (re.compile(r"vk\.(?:com|ru)/away\.php"), "to"),
)
_GOOGLE_ID = re.compile(
    r"/(?:file|document|spreadsheets|presentation|drawings|drive|a)/(?:[\w.\-]+/)*?d/(?:e/)?([\w\-]{10,})"
)
_GOOGLE_FOLDER = re.compile(r"/drive/(?:u/\d/)?(?:mobile/)?folders/([\w\-]{10,})")
_GOOGLE_FORM = re.compile(r"/forms/(?:u/\d/)?d/(?:e/)?([\w\-]{10,})(?:/(\w+))?")
_YANDEX = re.compile(r"(?:disk(?:\.360)?\.yandex\.[a-z.]{2,6}|yadi\.sk)")


def key(url: str) -> str:
    """One form for all spellings of one link; spellings of two documents never share it."""
    for _ in range(3):  # a wrapper in a wrapper; no deeper in good faith
        inner = _wrapped(split(url))
        if not inner:
            break
        url = inner
    parts = split(tidy(url))
    if parts.scheme not in ("http", "https"):
        return tidy(url)
    name = parts.host.removeprefix("www.")
    return _cloud_key(name, parts) or _plain_key(name, parts)


def _wrapped(parts: Parts) -> str:
    place = parts.host.removeprefix("www.") + parts.path
    for wrapper, field in _WRAPPERS:
        if wrapper.fullmatch(place) and (target := _field(parts.query, field)):
            return target
    return ""


def _field(query: str, name: str) -> str:
    for pair in query.split("&"):
        field, _, value = pair.partition("=")
        if field == name:
            return unquote(value.replace("+", " "), errors="replace")
    return ""


def _cloud_key(name: str, parts: Parts) -> str:
    if name in ("drive.google.com", "docs.google.com", "drive.usercontent.google.com", "spreadsheets.google.com"):
        return _google_key(parts)
    if _YANDEX.fullmatch(name):
        found = re.match(r"/(?:public/)?([dia])/([\w\-]{6,})(/.*)?$", parts.path, re.S)
        return f"yandex:{found[1]}/{found[2]}{_path(found[3] or '')}" if found else ""
    if name in ("vk.com", "vk.ru", "m.vk.com", "m.vk.ru"):
        found = re.match(r"/(doc-?\d+_\d+)/?$", parts.path)
        return f"vk:{found[1]}" if found else ""
    return ""


def _google_key(parts: Parts) -> str:
    if form := _GOOGLE_FORM.match(parts.path):
        view = form[2] or "viewform"
        return f"google-form:{form[1]}" + ("" if view == "viewform" else f"/{view}")
    found = _GOOGLE_ID.match(parts.path) or _GOOGLE_FOLDER.match(parts.path)
    document = found[1] if found else ""
    if not document and re.fullmatch(r"/(?:(?:u|a)/[\w.]+/)?(?:open|uc|download|embeddedfolderview|leaf)", parts.path):
        document = _field(parts.query, "id")
    if not document:
        return ""
    gid = re.search(r"(?:^|[&#?])gid=(\d+)", parts.fragment) or re.search(r"(?:^|&)gid=(\d+)", parts.query)
    tab = _field(parts.query, "tab")
    return f"google:{document}" + (f"#gid={gid[1]}" if gid else "") + (f"#tab={tab}" if tab not in ("", "t.0") else "")


def _plain_key(name: str, parts: Parts) -> str:
    query = "&".join(fields(parts.query, name))
    place = f"[{name}]" if ":" in name else name
    route = parts.fragment
    if route.startswith(("!", "/")):  # an address inside a page made by scripts
        route = "#" + _decoded(route, keep="%")
    else:
        found = re.search(r"(?:^|&)(gid=\d+)", route)
        route = f"#{found[1]}" if found else ""
    return f"http://{place}{_port(parts)}{_path(parts.path)}" + (f"?{query}" if query else "") + route


def _port(parts: Parts) -> str:
    return "" if parts.port in ("", "80", "443") else f":{parts.port}"


def _path(path: str) -> str:
    if "/." in path:
        path = posixpath.normpath(path)
    return "/".join(_decoded(part, keep="%/?#") for part in path.split("/")).rstrip("/")


def fields(query: str, name: str) -> list[str]:
    """The query's fields that name a document, sorted; those that tell where a visitor came from are left out."""
    pairs = []
    for pair in query.split("&"):
        field, equals, value = pair.replace("+", " ").partition("=")
        field, value = _decoded(field, keep="%&=#"), _decoded(value, keep="%&#")
        if not pair or _NOISE.fullmatch(field):
            continue
        # «dl=1» and «from=mail» say how to open; any other value could be the document's own
        if field == "dl" and (value in ("", "0", "1") or name.endswith("dropbox.com")):
            continue
        if field == "from" and _WAYS_IN.fullmatch(value):
            continue
        pairs.append((field, f"{field}{equals}{value}"))
    return [whole for _, whole in sorted(pairs, key=lambda pair: pair[0])]


def _decoded(part: str, keep: str) -> str:
    """Percent-decoding that keeps apart what it must: bytes that are no UTF-8, and letters with a meaning (`keep`)."""
    if "%" in part:
        data = unquote_to_bytes(part.encode("utf-8", "replace"))
        try:
            part = data.decode("utf-8")
        except UnicodeDecodeError:
            return quote(data, safe="!$'()*,;:@ " + "".join(c for c in "&=+/?#" if c not in keep))
        return re.sub(f"[{re.escape(keep)}\\x00-\\x1f]", lambda found: f"%{ord(found[0]):02X}", part)
    return part
