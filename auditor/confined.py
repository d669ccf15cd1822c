"""The limits of a process that reads documents: memory, files, no network; it ends with its parent."""

import contextlib
import ctypes
import os
import resource
import signal
import sys
from multiprocessing import forkserver

_WRITTEN = 256 << 20  # bytes of one file that a child writes
_NICE = 10
_PR_SET_PDEATHSIG = 1
_CLONE_NEWNET, _CLONE_NEWUSER = 0x40000000, 0x10000000


def begin(memory: int) -> None:
    """Sets the limits of a child. It ends with its parent, and what C libraries say of hostile files is not shown."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_WRITTEN, _WRITTEN))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(_NICE)
    # The fork server ends when nobody holds this pipe any more, and it gave every child an end to hold.
    alive = getattr(getattr(forkserver, "_forkserver", None), "_forkserver_alive_fd", None)
    if alive is not None:
        os.close(alive)
    _leave_network()
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, sys.__stderr__.fileno() if sys.__stderr__ else 2)
    os.close(silence)


def _leave_network() -> None:
    """Moves this process into a network of its own, with nothing in it, where the system allows that."""
    if sys.platform != "linux":
        return
    with contextlib.suppress(OSError, AttributeError):
        unshare = ctypes.CDLL(None).unshare
        # Whoever is not root may do so only as the root of a space of users of its own.
        if unshare(_CLONE_NEWNET) != 0:
            unshare(_CLONE_NEWUSER | _CLONE_NEWNET)
