"""The limits of a process that reads documents: memory, files, no network; it ends with its parent, its files too."""

import atexit
import contextlib
import ctypes
import fcntl
import multiprocessing
import os
import platform
import resource
import shutil
import signal
import struct
import sys
import tempfile
from functools import cache
from multiprocessing import forkserver
from pathlib import Path
from typing import BinaryIO, Final

_FOLDER: Final = "auditor-"
_LOCK: Final = "lock"
_LONGEST: Final = 85
_WRITTEN = 256 << 20  # bytes of one file that a child writes
_NICE = 10
_PR_SET_PDEATHSIG = 1
_CLONE_NEWNET, _CLONE_NEWUSER = 0x40000000, 0x10000000
_PR_SET_NO_NEW_PRIVS = 38
_SET_FILTER, _ALL_THREADS, _IS_KNOWN = 1, 1, 2
# Of each machine: its number for the kernel, and the numbers of the calls `seccomp` and `socket` (linux/audit.h and
# asm/unistd.h).
_MACHINES: Final = {"x86_64": (0xC000003E, 317, 41), "aarch64": (0xC00000B7, 277, 198)}
_IO_URING_SETUP = 425  # opens sockets past the filter
_X32 = 0x40000000  # a second set of numbers for the same calls
_AF_UNIX = 1  # LibreOffice talks to itself
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06  # linux/bpf_common.h
_CALL, _MACHINE, _FIRST_ARGUMENT = 0, 4, 16  # where struct seccomp_data has them
_ALLOWED, _REFUSED = 0x7FFF0000, 0x0005000D  # the latter as EACCES


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_char_p))


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
    forbid_sockets()
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, sys.__stderr__.fileno() if sys.__stderr__ else 2)
    os.close(silence)


@cache
def folder() -> Path:
    """The folder of this process for files that pass; one left behind by a process that was killed is removed.

    The fork server keeps its socket in it as well, which otherwise makes a folder that nobody removes after a SIGKILL.
    """
    for lock in Path(tempfile.gettempdir()).glob(f"{_FOLDER}*/{_LOCK}"):
        with contextlib.suppress(OSError), lock.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)  # fails while the process that made it runs
            shutil.rmtree(lock.parent, ignore_errors=True)
    own = Path(tempfile.mkdtemp(prefix=_FOLDER))
    held = (own / "made").open("wb")
    fcntl.flock(held, fcntl.LOCK_EX)
    (own / "made").rename(own / _LOCK)  # nobody sees it before it is held
    atexit.register(_drop, own, held, os.getpid())
    if len(str(own)) < _LONGEST:  # the kernel takes no longer name of a socket
        multiprocessing.current_process()._config.setdefault("tempdir", str(own))  # type: ignore[attr-defined]
    return own


def _drop(own: Path, held: BinaryIO, owner: int) -> None:
    """Removes the folder at the end of the process that made it, not of one that was forked from it."""
    if os.getpid() == owner:
        shutil.rmtree(own, ignore_errors=True)
    held.close()


def _leave_network() -> None:
    """Moves this process into a network of its own, with nothing in it, where the system allows that."""
    if sys.platform != "linux":
        return
    with contextlib.suppress(OSError, AttributeError):
        unshare = ctypes.CDLL(None).unshare
        # Whoever is not root may do so only as the root of a space of users of its own.
        if unshare(_CLONE_NEWNET) != 0:
            unshare(_CLONE_NEWUSER | _CLONE_NEWNET)


def can_forbid_sockets() -> bool:
    """Whether the kernel can keep a reader from the network."""
    refused = ctypes.c_uint32(_REFUSED & 0xFFFF0000)
    return _seccomp(_IS_KNOWN, 0, ctypes.byref(refused))


def forbid_sockets() -> bool:
    """Has the kernel refuse sockets of any network to this process and all it starts; whether it does.

    Needs no privilege, and stands also where a network of one's own may not be had.
    """
    machine, _, open_socket = _MACHINES.get(platform.machine(), (0, 0, 0))
    steps = (
        (_LOAD, 0, 0, _MACHINE),
        (_EQUAL, 0, 7, machine),
        (_LOAD, 0, 0, _CALL),
        (_AT_LEAST, 5, 0, _X32),
        (_EQUAL, 4, 0, _IO_URING_SETUP),
        (_EQUAL, 0, 2, open_socket),
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        (_EQUAL, 0, 1, _AF_UNIX),
        (_RETURN, 0, 0, _ALLOWED),
        (_RETURN, 0, 0, _REFUSED),
    )
    program = _Program(len(steps), b"".join(struct.pack("=HBBI", *step) for step in steps))
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    return _seccomp(_SET_FILTER, _ALL_THREADS, ctypes.byref(program))


def _seccomp(operation: int, flags: int, argument: object) -> bool:
    if sys.platform != "linux" or platform.machine() not in _MACHINES:
        return False
    with contextlib.suppress(OSError, AttributeError):
        return bool(ctypes.CDLL(None).syscall(_MACHINES[platform.machine()][1], operation, flags, argument) == 0)
    return False
