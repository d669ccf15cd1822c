"""Ends a process and all that descend from it, for a check that is deleted while it runs."""

import os
import signal
import time
from contextlib import suppress
from pathlib import Path

from auditor.store import born_at

_PATIENCE = 5.0  # seconds for the killed to be gone
_TURN = 0.02


def end(pid: int, born: str) -> None:
    """Kills the process that was born then, never another with the same number, and its descendants; waits for it.

    The crawl and the office program have sessions of their own, so killing a process group would not reach them.
    """
    if not pid or not born or born_at(pid) != born:
        return
    with suppress(ProcessLookupError, PermissionError):
        os.kill(pid, signal.SIGSTOP)  # so that it begins nothing while we look
    family = {one: born_at(one) for one in (pid, *_descendants(pid))}
    for one, began in family.items():
        if began and born_at(one) == began:
            with suppress(ProcessLookupError, PermissionError):
                os.kill(one, signal.SIGKILL)
    until = time.monotonic() + _PATIENCE
    while any(born_at(one) == began for one, began in family.items() if began) and time.monotonic() < until:
        time.sleep(_TURN)


def _descendants(pid: int) -> list[int]:
    """All processes below this one, where the system tells."""
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_bytes().rpartition(b")")[2].split()
        except OSError:
            continue  # gone meanwhile
        children.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    found, todo = list[int](), [pid]
    while todo:
        below = children.get(todo.pop(), [])
        found += below
        todo += below
    return found
