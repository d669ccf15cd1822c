"""How links are followed: what a person may set, and what stands fixed."""

from dataclasses import dataclass

from auditor import __version__, networks
from auditor.errors import ArgumentError
from auditor.model import Say

AGENT = f"EvidenceAuditor/{__version__} (opens the links of submitted forms; one request at a time)"
HEADERS_WITHIN = 30.0  # seconds to connect and to answer with headers
OBEYED = 30.0  # seconds: the longest Retry-After that is waited for
LARGEST = 100_000_000  # bytes of a body, on the wire and unpacked
MOST_HOPS = 20  # as browsers follow


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """Seconds between two requests to a host, for one fetch in all, and before a failed link is tried again; the rest.

    `allow`: private networks that may be opened. `authorities`: PEM files of further certificate authorities to trust.
    `found`: the links were not submitted but found by ourselves: robots.txt is obeyed, and each is tried once.
    """

    delay: float = 1.0
    timeout: float = 120.0
    recheck_after: float = 10.0
    obey_robots: bool = False
    allow: tuple[str, ...] = ()
    user_agent: str = AGENT
    authorities: tuple[str, ...] = ()
    stand_ins: tuple[tuple[str, str], ...] = ()  # "https://host" is asked at "http://127.0.0.1:8080": for rehearsals
    found: bool = False
    distrust_after: int = 0  # nights a server's "not modified" is believed; 0: it is never asked so
    recording: bool = False  # each answer is kept as it came, with the head of its question: for a WARC
    patience: float = 60.0  # seconds beyond the time of two fetches in which something must move, or the crawl is ended

    def __post_init__(self) -> None:
        try:
            networks.parse(self.allow)
        except ValueError as fault:
            raise ArgumentError(
                Say(
                    ru=f"Сеть не распознана: {fault}. Пример: --allow-network 10.0.0.0/8",
                    en=f"No network: {fault}. Example: --allow-network 10.0.0.0/8",
                )
            ) from fault
        if self.delay < 0 or self.timeout <= 0 or self.recheck_after < 0:
            raise ArgumentError(
                Say(
                    ru="Пауза и срок должны быть положительными числами секунд.",
                    en="Delays and time limits must be positive numbers of seconds.",
                )
            )
