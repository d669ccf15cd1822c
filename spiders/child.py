"""The child process of a crawl: runs Scrapy until every link is finished, the parent is gone, or it is told to stop."""

import gc
import logging
import os
import resource
import signal
import sys
import threading
from contextlib import suppress
from io import FileIO
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import msgspec
from OpenSSL import SSL
from scrapy.crawler import AsyncCrawlerProcess, Crawler

from auditor.errors import UnfinishedError
from auditor.model import Say
from spiders import certificates, settings
from spiders.process import Job

if TYPE_CHECKING:
    from spiders.frontier import Frontier

_log = logging.getLogger(__name__)
_FILES = 65_536  # open at once
_GRACE = 4.0  # seconds that requests under way get when told to stop
_STOPPED = 128 + signal.SIGTERM
_YOUNG = 5_000  # new objects before they are looked through


def main() -> None:
    """Reads its job, crawls, and ends with 0, or with 3 and a sentence on stdout."""
    orders = open(0, "rb", buffering=0, closefd=False)  # noqa: SIM115
    job = msgspec.json.decode(orders.readline(), type=Job)
    threading.Thread(target=_watch, args=(orders,), daemon=True).start()
    try:
        status = _crawl(job)
    except UnfinishedError as fault:
        _abort(fault)
    sys.exit(status)


def _crawl(job: Job) -> int:
    _check(job)
    process = AsyncCrawlerProcess(settings.of(job.run, Path(job.db), job.manners) | {"ABORT": _abort})
    from spiders.engine import DirectCrawler  # after the reactor is chosen
    from spiders.links import LinkSpider

    crawler = DirectCrawler(LinkSpider, process.settings)
    crawling = process.crawl(crawler)
    stops: list[int] = []

    def stop() -> None:
        stops.append(signal.SIGTERM)
        loop.call_later(_GRACE, _leave, crawler)
        if frontier := _frontier(crawler):
            frontier.stop()

    loop = crawling.get_loop()
    loop.add_signal_handler(signal.SIGTERM, stop)
    gc.freeze()  # else each full collection looks through all that was imported: a tenth of a second with nothing done
    gc.set_threshold(_YOUNG)  # at the default of 700 new objects, each answer is looked through several times
    _open_more()
    process.start(install_signal_handlers=False)
    if fault := crawling.exception():
        raise fault
    return _STOPPED if stops else 0


def _open_more() -> None:
    """A crawl of many hosts has many connections and files open, and systems begin with a limit of 1024."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(hard, _FILES)), hard))


def _check(job: Job) -> None:
    """Scrapy would go on without a handler that cannot start, and fail each link."""
    try:
        certificates.Recorder(job.manners.authorities)
    except (OSError, SSL.Error) as fault:
        names = ", ".join(job.manners.authorities)
        raise UnfinishedError(
            Say(
                ru=f"Файл удостоверяющих центров не читается: {names}.",
                en=f"A file of certificate authorities cannot be read: {names}.",
            )
        ) from fault


def _frontier(crawler: Crawler) -> "Frontier | None":
    return getattr(crawler.spider, "frontier", None)


def _leave(crawler: Crawler) -> NoReturn:
    """Requests under way had their time; what is finished is committed."""
    if frontier := _frontier(crawler):
        frontier.commit()
    os._exit(_STOPPED)


def _watch(orders: FileIO) -> None:
    """Ends the process when the parent is gone: its end of the pipe is closed, however it died."""
    while orders.read(4096):
        pass
    os._exit(1)


def _abort(fault: UnfinishedError) -> NoReturn:
    """Ends at once: all that is committed is kept, and the rest will be fetched again."""
    _log.error("%s", fault.say.en)
    sys.stdout.buffer.write(msgspec.json.encode(fault.say))
    sys.stdout.flush()
    os._exit(fault.exit_status)
