"""A crawl in a process of its own: a reactor cannot be started twice, and a crash there harms nobody here."""

import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import msgspec

from auditor.model import Say
from spiders.manners import Manners


class Job(msgspec.Struct, frozen=True):
    """What the child is told on its standard input, which then stays open: its end is the end of the parent."""

    run: str
    db: str
    manners: Manners


class Crawl:
    """A crawl under way."""

    def __init__(self, job: Job) -> None:
        log = Path(job.db).with_suffix(".log")
        with log.open("ab") as errors:
            self._child = subprocess.Popen(
                # -P: a file named like one of ours in the folder one works in must not be taken for it
                [sys.executable, "-P", "-c", _START, str(Path(__file__).parent.parent)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                start_new_session=True,  # Ctrl-C is for the parent, which ends the child
            )
        self._log = log
        self._fault: Say | None = None
        assert self._child.stdin is not None
        with suppress(BrokenPipeError):  # it is dead already: `poll` will tell
            self._child.stdin.write(msgspec.json.encode(job) + b"\n")
            self._child.stdin.flush()

    @property
    def pid(self) -> int:
        """The number of its process."""
        return self._child.pid

    def poll(self) -> int | None:
        """The exit status, or None while it is at work; 0: every link is finished."""
        status = self._child.poll()
        if status is not None:
            self._ended(status)
        return status

    def wait(self, timeout: float | None = None) -> int:
        """The exit status; raises TimeoutError when it is not there in time."""
        try:
            status = self._child.wait(timeout)
        except subprocess.TimeoutExpired as late:
            raise TimeoutError from late
        self._ended(status)
        return status

    def stop(self) -> None:
        """Ends it: what was fetched is committed; what was under way is fetched again another time."""
        if self._child.poll() is None:
            self._child.terminate()
            try:
                self._child.wait(10)
            except subprocess.TimeoutExpired:
                self._child.kill()
        self.wait()

    @property
    def fault(self) -> Say | None:
        """What hindered it, as a sentence in both languages."""
        return self._fault

    @property
    def error(self) -> str:
        """What hindered it, in Russian; '' when nothing did."""
        return self._fault.ru if self._fault else ""

    def _ended(self, status: int) -> None:
        out, into = self._child.stdout, self._child.stdin
        if out is None or out.closed:
            return
        said = out.read()
        out.close()
        if into is not None:
            with suppress(BrokenPipeError):
                into.close()
        if status:
            self._fault = self._told(said, status)

    def _told(self, said: bytes, status: int) -> Say:
        try:
            return msgspec.json.decode(said, type=Say)
        except msgspec.MsgspecError:
            return Say(
                ru=f"обход ссылок прервался (код {status}); подробности в «{self._log}».",
                en=f"following the links broke off (status {status}); details are in {self._log}.",
            )


# sqlite-utils loads numpy, a tenth of all that a start costs, only to name its types; nothing here stores any.
_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); sys.modules['numpy'] = None; import sqlite_utils;"
    " del sys.modules['numpy']; from spiders.child import main; main()"
)


def crawl(run: str, db: Path, manners: Manners) -> Crawl:
    """Starts following all unfinished links of the run."""
    return Crawl(Job(run=run, db=str(db.absolute()), manners=manners))
