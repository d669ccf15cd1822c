"""python -m bench.crawl: the wall time of a crawl against the time its busiest host needs by itself.

Two thousand links over sixty local hosts, the busiest of them with 15 %; 80 ms to answer, 0.1 s between two requests
to a host. The lower bound is the longest sum, over one host's links, of max(delay, time of that fetch), as the server
saw it. The server also bears witness that no host ever had two requests at once. Exit status 1: a promise is broken.
"""

import asyncio
import resource
import sys
import tempfile
import threading
import time
from collections import defaultdict
from datetime import date
from pathlib import Path

import spiders
from auditor.store import Store

LINKS, HOSTS, BUSIEST = 2000, 60, 0.15
DELAY, LATENCY = 0.1, 0.08
ALLOWED = 1.05
_BODY = b"%PDF-1.4\n" + bytes(20_000)


class Server:
    """Sixty hosts in one thread; notes when each request came and went."""

    def __init__(self) -> None:
        self.hosts = [f"127.0.{100 + number // 200}.{number % 200 + 1}" for number in range(HOSTS)]
        self.log: dict[str, list[tuple[float, float]]] = defaultdict(list)
        self.port = 0
        self._loop = asyncio.new_event_loop()
        ready = threading.Event()
        threading.Thread(target=self._run, args=(ready,), daemon=True).start()
        ready.wait(10)

    def _run(self, ready: threading.Event) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._listen())
        ready.set()
        self._loop.run_forever()

    async def _listen(self) -> None:
        for host in self.hosts:
            server = await asyncio.start_server(self._answer, host, self.port, backlog=200)
            self.port = self.port or server.sockets[0].getsockname()[1]

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            line = await reader.readuntil(b"\r\n\r\n")
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()
            return
        began, host = time.monotonic(), writer.get_extra_info("sockname")[0]
        await asyncio.sleep(LATENCY)
        body = _BODY + line.split(b" ")[1]
        head = "HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nConnection: close\r\n"
        head += f"Content-Length: {len(body)}\r\n\r\n"
        self.log[host].append((began, time.monotonic()))
        writer.write(head.encode() + body)
        writer.close()

    def bound(self) -> float:
        """What the busiest host needs by itself."""
        return max(sum(max(DELAY, ended - began) for began, ended in seen) for seen in self.log.values())

    def at_once(self) -> int:
        """The most requests one host had at the same time."""
        worst = 0
        for seen in self.log.values():
            now = 0
            for _, step in sorted([(began, 1) for began, _ in seen] + [(ended, -1) for _, ended in seen]):
                now += step
                worst = max(worst, now)
        return worst


def addresses(server: Server) -> list[str]:
    """The links in the order of a form: host by host, the worst there is for a crawler."""
    most = int(LINKS * BUSIEST)
    others, rest = divmod(LINKS - most, HOSTS - 1)
    counts = [most, *(others + (number < rest) for number in range(HOSTS - 1))]
    return [
        f"http://{host}:{server.port}/{number}.pdf"
        for host, count in zip(server.hosts, counts, strict=True)
        for number in range(count)
    ]


def main() -> int:
    """Runs it once and prints the figures."""
    server = Server()
    urls = addresses(server)
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "audit.db") as store:
        run, _ = store.begin("bench", as_of=date(2021, 3, 1), rubric="", version="")
        store.add_links(run.id, urls)
        began = time.monotonic()
        status = spiders.crawl(run.id, store.path, spiders.Manners(delay=DELAY, allow=("127.0.0.0/8",))).wait(300)
        wall = time.monotonic() - began
        progress = store.progress(run.id)
    moments = [moment for seen in server.log.values() for pair in seen for moment in pair]
    span, bound, most = max(moments) - min(moments), server.bound(), server.at_once()
    print(
        f"links             {progress.links_done} of {progress.links_all}, {len(server.log)} hosts, {len(urls)} asked"
    )
    print(f"lower bound       {bound:.2f} s (the busiest host by itself)")
    print(f"wall              {wall:.2f} s = {wall / bound:.3f} of it, the start of the process included")
    print(f"first to last     {span:.2f} s = {span / bound:.3f} of it")
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = used.ru_utime + used.ru_stime
    print(f"processor         {cpu:.2f} s in the child = {1000 * cpu / len(urls):.2f} ms a link, start included")
    print(f"at once per host  {most} (by the server's own count)")
    good = status == 0 and progress.links_done == len(urls) and wall / bound <= ALLOWED and most == 1
    print("kept" if good else f"BROKEN: wall / bound must be at most {ALLOWED}, and at once per host 1")
    return 0 if good else 1


if __name__ == "__main__":
    if status := main():
        sys.exit(status)
