"""An address as it is sent."""

import re
from urllib.parse import quote

from auditor.urls.parts import split

_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def request_url(url: str) -> str:
    """The address as it is sent: ASCII only, nothing encoded twice, no fragment."""
    parts = split(url)
    if not parts.scheme or not parts.host:
        return _encoded(url, "/:?#[]@!$&'()*+,;=|\\")
    place = f"[{parts.host}]" if ":" in parts.host else _encoded(parts.host, "")
    port = f":{_encoded(parts.port, '')}" if parts.port else ""
    path = _encoded(parts.path, "/:@!$&'()*+,;=")
    if parts.scheme in ("http", "https") and not path.startswith("/"):
        path = f"/{path}"
    query = f"?{_encoded(parts.query, '/?:@!$&()*+,;=[]|')}" if parts.query else ""
    return f"{parts.scheme}://{_encoded(parts.user, ':@!$&()*+,;=')}{place}{port}{path}{query}"


def _encoded(text: str, safe: str) -> str:
    text = _STRAY_PERCENT.sub("%25", text)
    return quote(text.encode("utf-8", "replace"), safe=safe + "%~")
