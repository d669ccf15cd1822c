"""The body of an answer: in memory when small; a large one by way of the disk, with its beginning at hand."""

from collections.abc import Callable

from scrapy.http import Response

from auditor.store import Incoming
from spiders.answers import Answer
from spiders.exchange import HEAD, SPOOLED, Spooled
from spiders.tickets import Fetched

_LONGEST = 20_000_000  # bytes of the words of a cloud service


def words(response: Response, answer: Answer) -> bytes:
    """The whole of what a page or a service says; of a file its beginning."""
    said = "html" in answer.media_type or "json" in answer.media_type
    if isinstance(response, Spooled) and said and response.large.size <= _LONGEST:
        return response.large.path.read_bytes()
    return response.body


def put(fetched: Fetched, response: Response, incoming: Callable[[], Incoming]) -> Fetched:
    """The look with the body to be kept."""
    fetched.body = response.body
    if isinstance(response, Spooled):
        fetched.large = response.large
    elif len(response.body) > SPOOLED:  # it was packed, or came by the second look
        fetched.large = incoming()
        fetched.large.write(response.body)
        fetched.body = response.body[:HEAD]
    return fetched


def tidy(response: Response, outcome: object) -> None:
    """Drops a body on the disk that the outcome does not keep."""
    if isinstance(response, Spooled) and not (isinstance(outcome, Fetched) and outcome.large is response.large):
        response.large.drop()
