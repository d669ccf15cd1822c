"""Whether an answer that calls itself an error shows the document all the same: people see it, whatever the status.

A CMS whose rewriting is set up wrongly sends 404 with every page; a download script fails after the file went out.
Pure.
"""

import re

from auditor.model import Failure
from spiders.answers import Answer

# An error of the page, not of the host or of who asks.
_ERRORS = frozenset({Failure.NOT_FOUND, Failure.GONE, Failure.CLIENT_ERROR, Failure.SERVER_ERROR})
_FILE = re.compile(
    rb"\s{0,8}(?:\xef\xbb\xbf\s{0,8})?(?:%PDF-\d|PK\x03\x04|\xd0\xcf\x11\xe0\xa1\xb1|\{\\rtf\d|Rar!\x1a|7z\xbc\xaf)"
)
_LEAST = 2000  # bytes; a page with a whole act on it is no shorter
_LARGEST = 2_000_000


def a_file(failure: Failure | None, body: bytes) -> bool:
    """Whether the body is a document's file, told by its first bytes."""
    return failure in _ERRORS and len(body) > 100 and _FILE.match(body) is not None


def an_act(failure: Failure | None, answer: Answer, body: bytes) -> bool:
    """Whether the page holds an act in full."""
    if failure not in _ERRORS or not _LEAST <= len(body) <= _LARGEST or b"<" not in body[:500]:
        return False
    from auditor.documents import html  # few answers need their reader here
    from auditor.facts import head, webpage
    from auditor.model import Webpage

    text = html.parse(body, answer.text("content-type"), answer.url)
    seen = webpage.of(text)
    return seen is not None and seen.value is Webpage.DOCUMENT and head.of(text).act is not None
