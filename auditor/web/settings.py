"""How the web pages are run."""

from dataclasses import dataclass
from pathlib import Path

from spiders import Manners

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the command line sets, and bounds that keep one client from hindering others."""

    db: Path
    host: str = "127.0.0.1"
    port: int = 8000
    allow_network: tuple[str, ...] = ()  # private networks that submitted links may lead to
    keep_days: int = 90  # a check is kept
    least_free: int = 200 * MEGABYTE  # bytes of the disk that checks leave to others
    most_upload: int = 20 * MEGABYTE  # bytes of a form
    at_once: int = 2  # checks that run at the same time
    most_waiting: int = 500  # checks in the queue
    most_of_one: int = 5  # of them of one client
    delay: float = 1.0  # seconds between two requests to one host
    timeout: float = 120.0  # for one fetch in all
    recheck_after: float = 10.0
    obey_robots: bool = False
    authorities: tuple[str, ...] = ()  # PEM files of further certificate authorities to trust
    workers: int = 1  # processes that read documents, for each check
    proxies: tuple[str, ...] = ()  # networks of reverse proxies whose X-Forwarded-* headers are believed
    public: str = ""  # https://... as people see it, behind a proxy
    mends: float = 2.0  # seconds between two looks of the queue for what was left behind

    def manners(self) -> Manners:
        """How checks treat the sites; ArgumentError where that cannot be."""
        return Manners(
            delay=self.delay,
            timeout=self.timeout,
            recheck_after=self.recheck_after,
            obey_robots=self.obey_robots,
            allow=self.allow_network,
            authorities=self.authorities,
        )

    @property
    def checks(self) -> Path:
        """The folder of checks; each has one of its own in it."""
        return self.db.absolute().parent / "checks"
