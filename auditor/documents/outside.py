"""Second tries by programs of the system, where they are there: catdoc and antiword for a DOC that we cannot read."""

import contextlib
import os
import shutil
import signal
import subprocess
from pathlib import Path

from auditor.documents import ended

_SECONDS = 5.0
_BYTES = 20 << 20
_DOC = (("catdoc", "-d", "utf-8", "-w"), ("antiword", "-m", "UTF-8.txt", "-w", "0"))


def doc(path: Path) -> str:
    """The text of a DOC by the first of these programs that finds any; empty without them."""
    for name, *options in _DOC:
        program = shutil.which(name)
        if program:
            text = _said([program, *options, str(path)]).replace("[pic]", "")
            if sum(map(str.isalpha, text)) > 20:
                return text
    return ""


def _said(command: list[str]) -> str:
    """What a program prints, up to a limit of time and length."""
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=ended.with_parent,
        env={"PATH": os.environ.get("PATH", ""), "HOME": "/nonexistent", "LC_ALL": "C.UTF-8"},
    ) as process:
        try:
            out, _ = process.communicate(timeout=_SECONDS)
        except subprocess.TimeoutExpired:
            out = b""
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
    return out[:_BYTES].decode("utf-8", "replace")
