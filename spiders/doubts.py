"""Answers that open and yet look like a refusal: some sites show those to robots only, so a browser looks again.

Pure. A doubt is no verdict: what the page is, its reader tells; here one more request is all that is at stake.
"""

import re

from auditor import urls
from spiders.answers import Answer

_NAMED = re.compile(r"<(title|h1)\b[^>]*>(.{0,200}?)</\1", re.I | re.S)
_TAG = re.compile(r"<(script|style)\b.*?</\1\s*>|<[^>]*>", re.I | re.S)
_REFUSES = re.compile(
    r"(?<!\d)40[34](?!\d)|не\s+(?:был\w*\s+)?(?:най|обнаруж|существ|смогли)|not\s+found|ошибк|\berror\b"
    r"|доступ\b|access|\bвход\b|войдите|авториз|log\s?in|sign\s?in|робот|robot|проверк[аи]\s+(?:браузер|безопасн)"
    r"|captcha|запрещ|заблокир|недоступ|blocked|denied|forbidden|переехал|удал[её]н|suspended|слишком много|too many"
    r"|moment|запрос",
    re.I,
)
_PAGE = 30_000  # bytes; a page that refuses is no longer
_STUB = 1500  # bytes; of a page so short all words are read


def doubtful(answer: Answer, start: str, hops: int, body: bytes) -> bool:
    """Whether what the address `start` opened, after so many redirects, could be meant for robots only."""
    if len(body) < _STUB and not body.strip():
        return True
    if hops and urls.lands_on_home(start, answer.url):
        return True
    if not _is_page(answer, body):
        return False
    if urls.names_a_file(start):
        return True
    if len(body) > _PAGE:
        return False
    page = answer.said
    named = " ".join(found[2] for found in _NAMED.finditer(page))
    return _REFUSES.search(named) is not None or (
        len(body) <= _STUB and _REFUSES.search(_TAG.sub(" ", page)) is not None
    )


def _is_page(answer: Answer, body: bytes) -> bool:
    head = body[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"<") or (answer.media_type.startswith("text/") and len(body) <= _STUB)
