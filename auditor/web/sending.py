"""Files of a check on their way to people: types, names, and the policy that a report brings along."""

import re
from html import unescape
from pathlib import Path

from starlette.responses import FileResponse

TYPES = {
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "zip": "application/zip",
    "md": "text/markdown; charset=utf-8",
}
_CALLED = {  # how what is downloaded is called, after the name of the form
    "form": ("с пометками", "with remarks"),
    "report.docx": ("чек-лист", "checklist"),
    "report.md": ("чек-лист", "checklist"),
    "report.xlsx": ("замечания", "findings"),
}
_POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]+)"')
_HEAD = 8192  # bytes in which the policy stands


def file(path: Path, name: str, form: str, speaks: str = "ru") -> FileResponse:
    """The file called `name` in the address of a check whose form its sender calls `form`."""
    suffix = path.suffix.lstrip(".").lower()
    kind = TYPES.get(suffix, "application/octet-stream")
    if name == "report.html":
        answer = FileResponse(path, media_type=kind)
        answer.headers["content-security-policy"] = policy(path)
    elif name == "report.json":
        answer = FileResponse(path, media_type=kind)
    else:
        stem = form.rpartition(".")[0] or form
        russian, english = _CALLED.get(name, (name, name))
        called = f"{stem} - {russian if speaks == 'ru' else english}.{suffix}"
        answer = FileResponse(path, media_type=kind, filename=called)
    return answer


def policy(path: Path) -> str:
    """The policy in the head of a report, as a header; that of no script at all where it has none."""
    with path.open("rb") as page:
        head = page.read(_HEAD).decode("utf-8", "replace")
    found = _POLICY.search(head)
    return (unescape(found[1]) if found else "default-src 'none'") + "; frame-ancestors 'none'"
