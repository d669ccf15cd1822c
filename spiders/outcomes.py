"""What an answer or an exception means: one typed Failure, or none, with its proof. Pure."""

import errno
import re
import socket
from collections.abc import Callable, Iterator
from ssl import SSLError

from OpenSSL import SSL
from scrapy import exceptions as scrapy
from twisted.internet import error as twisted
from twisted.web import _newclient

from auditor.model import Cause, Failure
from spiders import walls
from spiders.answers import Answer
from spiders.guard import RefusedAddress

__all__ = ["is_connection", "of_answer", "of_error", "why", "why_answered"]

# Names that by their ending can never resolve (RFC 6761, 6762, 7686): no doubt even when the resolver is silent.
_NOWHERE = re.compile(r"\.(?:invalid|example|test|localhost|local|onion|internal)\.?$", re.I)
_NOTHING = (204, 205)  # "no content": a browser stays where it was
_UNREACHABLE = (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL)


def of_answer(answer: Answer, start: str, hops: int) -> tuple[Failure | None, str]:
    """The meaning of the last answer on a way that began at `start`."""
    failure = Failure.UNKNOWN if answer.status in _NOTHING else Failure.of_status(answer.status)
    said = f"HTTP {answer.status}"
    if proof := walls.challenge(answer):
        return Failure.CHALLENGE, proof
    if hops and failure in (None, Failure.RESTRICTED) and walls.consent(start, answer.url):
        return Failure.CHALLENGE, answer.url
    if answer.status == 503 and "retry-after" in answer.headers:
        return Failure.HOST_DOWN, f"HTTP 503, Retry-After: {answer.text('retry-after')}"[:200]
    if hops and (failure in (None, Failure.RESTRICTED)) and walls.login(start, answer.url):
        return Failure.RESTRICTED, answer.url
    if failure is Failure.UNKNOWN and 300 <= answer.status < 400:
        said = f"HTTP {answer.status}, no Location"
    return failure, said if failure else ""


def why_answered(answer: Answer, failure: Failure | None) -> Cause | None:
    """What an answer tells of its failure beyond the status."""
    if failure is Failure.CHALLENGE:
        if walls.consent("", answer.url) or walls.asks_consent(answer):
            return Cause.CONSENT
        return Cause.FIREWALL if walls.firewall(answer) else None
    if failure is Failure.HOST_DOWN:
        return Cause.MAINTENANCE
    return Cause.GEO if failure is Failure.RESTRICTED and walls.elsewhere(answer) else None


def why(failure: Failure, detail: str, connected: bool, answered: bool) -> Cause | None:
    """What an error tells beyond its failure. `connected`: there was a connection; `answered`: headers had come."""
    if failure is Failure.TIMEOUT:
        return Cause.BODY if answered else Cause.HEADERS if connected else Cause.CONNECT
    words = detail.lower().replace("_", " ")
    return next((cause for asked, said, cause in _CAUSES if failure is asked and said.search(words)), None)


def of_error(error: BaseException, host: str = "") -> tuple[Failure, str]:
    """The meaning of what a download handler raised; the detail is the error in short."""
    causes = list(_causes(error))
    for belongs, failure in _MEANINGS:
        for cause in causes:
            if belongs(cause):
                return failure, _short(cause)
    for cause in causes:
        if isinstance(cause, socket.gaierror):
            silent = cause.errno == socket.EAI_AGAIN and not _NOWHERE.search(host)
            return (Failure.HOST_DOWN if silent else Failure.DNS), _short(cause)
        if isinstance(cause, OSError | twisted.ConnectError) and _number(cause) in _UNREACHABLE:
            return Failure.HOST_DOWN, _short(cause)  # no way from here; says nothing of the site
    for belongs, failure in _LATER:
        for cause in causes:
            if belongs(cause):
                return failure, _short(cause)
    return Failure.UNKNOWN, _short(causes[0])


def is_connection(failure: Failure, answered: bool) -> bool:
    """Whether the failure tells that the host, not the page, is out of order."""
    if failure is Failure.TIMEOUT:
        return not answered
    return failure in (Failure.REFUSED, Failure.RESET, Failure.HOST_DOWN)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error, what it wraps, and what those wrap; the innermost last."""
    seen: list[BaseException] = []
    waiting: list[BaseException] = [error]
    while waiting and len(seen) < 30:
        one = waiting.pop(0)
        if any(one is other for other in seen):
            continue
        seen.append(one)
        yield one
        reasons = getattr(one, "reasons", None) or ()
        waiting.extend(reason.value for reason in reasons if hasattr(reason, "value"))
        waiting.extend(cause for cause in (one.__cause__, one.__context__) if cause is not None)


def _a(*kinds: type[BaseException]) -> Callable[[BaseException], bool]:
    return lambda error: isinstance(error, kinds)


def _saying(kind: type[BaseException], words: str) -> Callable[[BaseException], bool]:
    return lambda error: isinstance(error, kind) and words in str(error)


_MEANINGS: tuple[tuple[Callable[[BaseException], bool], Failure], ...] = (
    (_a(RefusedAddress), Failure.BLOCKED),
    (_saying(scrapy.IgnoreRequest, "robots.txt"), Failure.ROBOTS),
    (_saying(scrapy.IgnoreRequest, "DOWNLOAD_MAXSIZE"), Failure.TOO_LARGE),
    (_saying(scrapy.DownloadCancelledError, "larger than"), Failure.TOO_LARGE),
    (_a(scrapy.ResponseDataLossError), Failure.TRUNCATED),
    (_a(scrapy.UnsupportedURLSchemeError), Failure.BAD_SCHEME),
    (_a(scrapy.DownloadTimeoutError, twisted.TimeoutError, twisted.TCPTimedOutError, TimeoutError), Failure.TIMEOUT),
    (_saying(SSL.Error, "certificate required"), Failure.RESTRICTED),
    (_saying(SSLError, "CERTIFICATE_REQUIRED"), Failure.RESTRICTED),
    (_a(SSL.Error, SSLError), Failure.TLS),
    (_a(scrapy.CannotResolveHostError), Failure.DNS),
    (_a(scrapy.DownloadConnectionRefusedError, ConnectionRefusedError), Failure.REFUSED),
)
# In the words of OpenSSL, of Twisted and of httpx.
_CAUSES = (
    (Failure.TLS, re.compile(r"wrong version number|http request|unknown protocol|packet length"), Cause.NOT_TLS),
    (Failure.TLS, re.compile(r"unsupported protocol|protocol version|no protocols|version too low"), Cause.OLD_TLS),
    (
        Failure.TLS,
        re.compile(r"handshake failure|no shared cipher|no cipher|insufficient security|key too small|legacy"),
        Cause.NO_CIPHER,
    ),
    (Failure.RESTRICTED, re.compile(r"certificate required"), Cause.CLIENT_CERTIFICATE),
    (Failure.BLOCKED, re.compile(r" port \d+$"), Cause.PORT),
    (
        Failure.UNKNOWN,
        re.compile(
            r"parseerror|illegal status|wrong number of parts|bad status line|status line|not http|"
            r"illegal header"
        ),
        Cause.NOT_HTTP,
    ),
)
# Asked only when nothing above said better: these often stand around the true cause.
_LATER: tuple[tuple[Callable[[BaseException], bool], Failure], ...] = (
    (_a(_newclient.ParseError), Failure.UNKNOWN),
    (_a(ConnectionError, twisted.ConnectionLost, twisted.ConnectionDone, twisted.ConnectError), Failure.RESET),
)


def _number(error: BaseException) -> int | None:
    number = getattr(error, "osError", None) or getattr(error, "errno", None)
    return number if isinstance(number, int) else None


def _short(error: BaseException) -> str:
    words = " ".join(str(error).split()) or type(error).__name__
    return words[:200]
