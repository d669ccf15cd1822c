"""python -m bench.nights [MUNICIPALITIES]: what nights cost, as ratios in one run.

A region of sixty municipalities with forty positions, each with a PDF of a few pages of its own, on local hosts that
answer 304 to their validators. Its first night against its second, in which two in a hundred documents are others:
bytes that the sites sent, and processor time with all children. Then the second night is written down again and again
till there are thirty, and the database is weighed; bodies stand beside it. Exit status 1: a promise is broken. For
an idle machine: pictures have two minutes a night, and what a busy one does not draw then is left to the next night.
"""

import asyncio
import csv
import ctypes
import hashlib
import io
import multiprocessing
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from auditor import pool
from auditor.model import Visit
from auditor.store import Attempt, Night, Store
from rules import rubrics
from tests.documents import making

MUNICIPALITIES, NIGHTS = 60, 30
LINKS = 40  # of a municipality
HOSTS, PORT = 8, 18231
CHANGED = 50  # one in so many documents is another each night
BYTES, PROCESSOR, DATABASE = 0.03, 0.40, 200_000_000  # at most
_FIRST = date(2021, 2, 1)
_SUBREAPER = 36  # prctl(2), PR_SET_CHILD_SUBREAPER: children of children are counted with ours


def paper(number: int, version: int) -> bytes:
    """A PDF of two to four pages, unlike any other."""
    lines = [line for one in making.prose(6, number) for line in making.broken(one, 78)] * 2
    lines = lines[: 90 + 40 * (number % 3)]
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    head = [
        f"ПРИКАЗ от {1 + number % 28:02}.{1 + number % 12:02}.2020 № {number}-{version}",
        f"Об утверждении положения № {number} о методической работе",
        *("" for _ in range(2)),
    ]
    for at in range(0, len(lines), 45):
        making.page(canvas, (head if not at else []) + lines[at : at + 45], making.font())
        canvas.showPage()
    canvas.save()
    return out.getvalue()


# --- the sites -------------------------------------------------------------------------------------------------------


def serve(count: int, night: "Synchronized[int]", sent: "Synchronized[int]") -> None:
    """Answers for all hosts; a document's number is its path, and each night others of them are new."""
    papers: dict[tuple[int, int], bytes] = {}

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            number = int(head.split(" ", 2)[1].removeprefix("/d").removesuffix(".pdf"))
            version = _version(number, night.value)
            tag = f'"{number}-{version}"'
            if f"if-none-match: {tag}" in head.lower():
                answer_ = f"HTTP/1.1 304 Not Modified\r\nETag: {tag}\r\nConnection: close\r\n\r\n".encode()
            else:
                body = papers.pop((number, version), b"") or paper(number, version)
                answer_ = (
                    f"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nETag: {tag}\r\n"
                    f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
                ).encode() + body
            sent.value += len(answer_)
            writer.write(answer_)
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError, ValueError):
            pass
        finally:
            writer.close()

    async def main() -> None:
        servers = [await asyncio.start_server(answer, _host(number), PORT, backlog=500) for number in range(HOSTS)]
        papers.update({(number, 0): paper(number, 0) for number in range(count)})
        night.value = 1
        await asyncio.gather(*(server.serve_forever() for server in servers))

    asyncio.run(main())


def _host(number: int) -> str:
    return f"127.0.122.{1 + number % HOSTS}"


def _version(number: int, night: int) -> int:
    """How often the document has changed: another fiftieth of all in each night."""
    return sum(number % CHANGED == one % CHANGED for one in range(2, night + 1))


# --- the nights ------------------------------------------------------------------------------------------------------


def region(folder: Path, count: int) -> int:
    """The forms of the municipalities; returns how many links they have."""
    (folder / "forms").mkdir()
    known = [one.id for one in rubrics.load("mmuko-2.4", _FIRST).positions]
    positions = [known[at % len(known)] for at in range(LINKS)]
    number = 0
    for at in range(count):
        with (folder / "forms" / f"{at:02}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["municipality", "position", "url", "pages"])
            for position in positions:
                writer.writerow([f"Район № {at + 1}", position, f"http://{_host(at)}:{PORT}/d{number}.pdf", ""])
                number += 1
    return number


def one_night(folder: Path, number: int) -> float:
    """Runs a night in a process of its own; returns processor seconds, those of all its children included."""
    config = folder / "nightly.toml"
    config.write_text(
        f'db = "audit.db"\nout = "out"\nsubmissions = ["forms/*.csv"]\nas_of = {_FIRST + timedelta(days=number)}\n'
        'delay = 0\nrecheck_after = 1\nallow_network = ["127.0.0.0/8"]\n[asking]\ndistrust_after = 60\n',
        encoding="utf-8",
    )
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, "-m", "auditor", "nightly", str(config), "--quiet"], capture_output=True)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr.decode())
    while _buried():
        time.sleep(0.01)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _buried() -> bool:
    """Takes leave of a child's child that outlived it, its time counted; False when there is none but the server."""
    names = Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii").split()
    orphans = [int(name) for name in names if int(name) not in _KEPT]
    for pid in orphans:
        os.waitpid(pid, os.WNOHANG)
    return bool(orphans)


_KEPT: set[int] = set()


def weighed(folder: Path) -> int:
    """Bytes of the database and its journal."""
    return sum(one.stat().st_size for one in folder.glob("audit.db*"))


def go_on(folder: Path, nights: int) -> int:
    """So many more nights, as far as the database knows them: the last report again, with all its links, and a
    fiftieth of its documents new. Returns how many runs there are then."""
    with Store(folder / "audit.db") as store:
        last = store.runs()[0].run
        report, visits, documents = store.report(last.id), store.visits(last.id), store.documents(last.id, pool.READER)
        assert report is not None
        for number in range(nights):
            day = last.as_of + timedelta(days=number + 1)
            run, _ = store.begin(f"night {number}", as_of=day, rubric=last.rubric, version=last.version)
            store.add_links(run.id, visits)
            fresh = {sha: hashlib.sha256(f"{sha}{number}".encode()).hexdigest() for sha in [*documents][::CHANGED]}
            _followed(store, run.id, visits, fresh)
            store.save_readings(pool.READER, [replace(documents[old], id=new) for old, new in fresh.items()])
            store.finish(run, replace(report, run=replace(run, finished=datetime.now(UTC))))
            seen = {url: replace(one, run=run.id) for url, one in store.nights.watched().items()}
            store.nights.told(Night(run=run.id, day=day), seen, [])
            store.prune(NIGHTS, 90, 20_000_000_000)
            store.nights.close(run.id)
        return len(store.runs())


def _followed(store: Store, run: str, visits: Mapping[str, Visit], fresh: Mapping[str, str]) -> None:
    ledger = store.ledger()
    for origin in store.origins(run):
        for link in store.fresh(run, origin, 0, len(visits)):
            visit = visits[link.url]
            visit = replace(visit, body=fresh.get(visit.body, visit.body))
            ledger.attempted(Attempt(link=link.id, number=1, look="first", seconds=0.1, visit=visit, finished=True))
    ledger.close()


def main(arguments: Sequence[str] = ()) -> int:
    """Runs the nights and prints the figures."""
    count = int(arguments[0]) if arguments else MUNICIPALITIES
    ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
    night, sent = multiprocessing.Value("i", 0), multiprocessing.Value("q", 0)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        links = region(folder, count)
        server = multiprocessing.Process(target=serve, args=(links, night, sent), daemon=True)
        server.start()
        _KEPT.update(int(one) for one in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split())
        while not night.value:
            time.sleep(0.1)
        costs, came = [], []
        for number in (1, 2):
            night.value, before = number, sent.value
            costs.append(one_night(folder, number))
            came.append(sent.value - before)
            print(f"night {number}: {came[-1] / 1e6:.2f} MB, {costs[-1]:.1f} s of processor", flush=True)
        runs = go_on(folder, NIGHTS - 2)
        size = weighed(folder)
    bytes_, processor = came[1] / came[0], costs[1] / costs[0]
    print(
        f"{links} PDFs, second night: {bytes_:.2%} of the bytes, {processor:.1%} of the processor's time of the first"
    )
    print(f"{runs} nights: a database of {size / 1e6:.0f} MB without bodies")
    good = bytes_ <= BYTES and processor <= PROCESSOR and size <= DATABASE
    print("kept" if good else f"BROKEN: at most {BYTES:.0%}, {PROCESSOR:.0%} and {DATABASE / 1e6:.0f} MB")
    return 0 if good else 1


if __name__ == "__main__":
    if status := main(sys.argv[1:]):
        sys.exit(status)
