"""python -m bench.memory [BODIES]: the memory of a crawl of many huge bodies against one of as many small ones.

Sixty megabytes each, over eight local hosts that send all at once; every body is kept, hashed and recorded. The peak is
what the kernel says of the crawl's process (VmHWM). Exit status 1: the huge ones took more memory than is allowed.
"""

import asyncio
import multiprocessing
import sys
import tempfile
import time
from datetime import date
from multiprocessing.synchronize import Event
from pathlib import Path

import spiders
from auditor.store import Store

HOSTS = [f"127.0.121.{number}" for number in range(1, 9)]
PORT, BODIES = 18197, 40
HUGE, SMALL = 60_000_000, 20_000  # bytes
ALLOWED = 40  # megabytes more than the small ones need, however many they are
_CHUNK = b"%PDF-1.4\n" + bytes(range(256)) * 256


async def _answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        path = (await reader.readuntil(b"\r\n\r\n")).split(b" ", 2)[1]
        size = HUGE if path.startswith(b"/huge") else SMALL
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nContent-Length: {size}\r\n\r\n"
        writer.write(head.encode() + path)  # each body is another
        left = size - len(path)
        while left > 0:
            writer.write(_CHUNK[:left])
            left -= len(_CHUNK[:left])
            await writer.drain()
    except (ConnectionError, asyncio.IncompleteReadError):
        pass
    finally:
        writer.close()


def _serve(ready: Event) -> None:
    async def main() -> None:
        servers = [await asyncio.start_server(_answer, host, PORT) for host in HOSTS]
        ready.set()
        await asyncio.gather(*(server.serve_forever() for server in servers))

    asyncio.run(main())


def peak(kind: str, bodies: int) -> tuple[float, float]:
    """Megabytes that the crawl's process had at its most, and seconds."""
    urls = [f"http://{HOSTS[number % len(HOSTS)]}:{PORT}/{kind}/{number}" for number in range(bodies)]
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "audit.db") as store:
        run, _ = store.begin("bench", as_of=date(2021, 3, 1), rubric="", version="")
        store.add_links(run.id, urls)
        began, most = time.monotonic(), 0.0
        crawl = spiders.crawl(run.id, store.path, spiders.Manners(delay=0, allow=("127.0.0.0/8",)))
        while crawl.poll() is None:
            most = max(most, _high_water(crawl.pid))
            for body in store.bodies.glob("??/*"):  # twelve gigabytes need not lie about: the rows tell what came
                body.unlink(missing_ok=True)
            time.sleep(0.05)
        visits = store.visits(run.id).values()
        size = HUGE if kind == "huge" else SMALL
        if crawl.wait() or [visit.size for visit in visits] != [size] * bodies:
            sys.exit("the crawl did not finish")
        if len({visit.body for visit in visits}) != bodies:
            sys.exit("bodies were mixed up")
        return most, time.monotonic() - began


def _high_water(pid: int) -> float:
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    except OSError:
        return 0.0
    lines = [line for line in status.splitlines() if line.startswith("VmHWM")]
    return int(lines[0].split()[1]) / 1000 if lines else 0.0


def main() -> int:
    """Runs both and prints the figures."""
    bodies = int(sys.argv[1]) if len(sys.argv) > 1 else BODIES
    ready = multiprocessing.Event()
    server = multiprocessing.Process(target=_serve, args=(ready,), daemon=True)
    server.start()
    ready.wait(20)
    try:
        small, _ = peak("small", bodies)
        huge, seconds = peak("huge", bodies)
    finally:
        server.terminate()
        server.join()
    print(f"{bodies} bodies of {SMALL // 1000} kB: {small:.0f} MB of memory at the most")
    print(f"{bodies} bodies of {HUGE // 1_000_000} MB: {huge:.0f} MB, {seconds:.0f} s")
    print("kept" if huge - small <= ALLOWED else f"BROKEN: at most {ALLOWED} MB more")
    return 0 if huge - small <= ALLOWED else 1


if __name__ == "__main__":
    if status := main():
        sys.exit(status)
