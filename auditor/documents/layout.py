"""Pages of documents that have none of their own (DOC, DOCX, RTF, ODT): laid out by LibreOffice, read as PDF.

Only where LibreOffice is there, and never as exact as the program that the document was written with: a text whose
pages come from here says so (`laid_out`).
"""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from auditor.documents import ended, limits, pdf, wrapped
from auditor.documents.limits import Unreadable
from auditor.documents.sniff import Format
from auditor.model import Text

SECONDS: Final = 60.0  # for a batch
BATCH: Final = 8
_SUFFIXES = {
    Format.DOC.value: "doc",
    Format.DOCX.value: "docx",
    Format.RTF.value: "rtf",
    Format.ODT.value: "odt",
}
_FIRST_START = 81  # it made its profile and asks to be started again
_STARTS = 2
_LEAST = 0.8  # of the letters: a conversion that lost more is none
# No macros, no links followed, no updates of what stands elsewhere.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"
 oor:op="fuse"><value>true</value></prop><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value>
</prop><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value>
</prop></item>
</oor:items>
"""


def available() -> bool:
    """Whether documents can be laid out on this machine."""
    return _program() is not None


def flowing(text: Text) -> bool:
    """A document whose pages are where its program puts them, with words to lay out."""
    own = all(page.source == "text" and not page.scanned for page in text.pages)
    return not text.paged and not text.trouble and text.media_type in _SUFFIXES and own and _letters(text) > 0


def writes(text: Text) -> bool:
    """A document of a format that is laid out here."""
    return text.media_type in _SUFFIXES


def paged(documents: Sequence[tuple[Path, Text]], folder: Path, seconds: float = SECONDS) -> list[Text | None]:
    """Texts by the pages of our layout, in the order of the documents; None for one that cannot be had.

    Leaves no process behind, and nothing in `folder` unless this process is killed.
    """
    program = _program()
    if program is None:
        return [None] * len(documents)
    with tempfile.TemporaryDirectory(dir=folder) as name:
        folder = Path(name)
        sources = [_source(path, text, folder, at) for at, (path, text) in enumerate(documents)]
        _convert(program, [source for source in sources if source], folder, seconds)
        return [_read(folder / f"{at}.pdf", text) for at, (_, text) in enumerate(documents)]


def printed(documents: Sequence[tuple[Path, Text]], folder: Path, seconds: float = SECONDS) -> list[Path | None]:
    """The documents as PDFs of our layout in `folder`, which is the caller's to remove; None for one that failed."""
    program = _program()
    if program is None:
        return [None] * len(documents)
    sources = [_source(path, text, folder, at) for at, (path, text) in enumerate(documents)]
    _convert(program, [source for source in sources if source], folder, seconds)
    made = [folder / f"{at}.pdf" for at in range(len(documents))]
    return [path if path.is_file() else None for path in made]


def _program() -> Path | None:
    """The program itself rather than the script that starts it: it is one process, which ends with us."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if not found:
        return None
    script = Path(found).resolve()
    program = script.with_name("soffice.bin")
    return program if program.is_file() and os.access(program, os.X_OK) else script


def _source(path: Path, text: Text, folder: Path, at: int) -> Path | None:
    """A copy under a name of ours, out of the archives around it."""
    source = folder / f"{at}.{_SUFFIXES.get(text.media_type, 'doc')}"
    try:
        with wrapped.unwrapped(path) as inner:
            shutil.copyfile(inner, source)
    except (Unreadable, OSError):
        return None
    return source


def _convert(program: Path, sources: list[Path], folder: Path, seconds: float) -> None:
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
    command = [
        str(program),
        f"-env:UserInstallation={profile.as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--convert-to", "pdf:writer_pdf_Export"),
        *("--outdir", str(folder)),
        *map(str, sources),
    ]
    until = time.monotonic() + seconds
    for _ in range(_STARTS if sources else 0):
        if _run(command, folder, until - time.monotonic()) != _FIRST_START:
            return


def _run(command: list[str], folder: Path, seconds: float) -> int | None:
    """Its exit status; None where its time ran out. Its whole group of processes is ended."""
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=ended.with_parent,
            cwd=folder,
            env={"PATH": os.environ.get("PATH", os.defpath), "HOME": str(folder), "LC_ALL": "C.UTF-8"},
        )
    except OSError:
        return 0
    with process:
        try:
            return process.wait(timeout=max(0.1, seconds))
        except subprocess.TimeoutExpired:
            return None
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def _read(made: Path, text: Text) -> Text | None:
    """The pages of the PDF, with what only the document itself tells."""
    try:
        limits.weigh(made)
        pages = pdf.read(made)
    except (Unreadable, OSError):
        return None
    if pages.trouble or _letters(pages) < _LEAST * _letters(text):
        return None
    # A count that the file records and that fits its text is its own program's: a page within it is there.
    count = max(len(pages.pages), text.count or 0)
    return replace(text, pages=pages.pages, count=count, paged=True, laid_out=True)


def _letters(text: Text) -> int:
    return sum(sum(map(str.isalpha, page.text)) for page in text.pages)
