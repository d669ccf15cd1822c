"""What an adapter is told and what it answers: plain values, so that each service can be tried without a network."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from auditor.model import Failure, PageLink
from spiders.answers import Answer

MOST_LISTED = 300  # files of a folder that are kept
DEEPEST = 3  # folders that hold nothing but one folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A share on its way. What a service finds out is kept here, never in the addresses a report shows."""

    service: str
    page: str  # the public address, as a person opens it
    key: str = ""
    path: str = ""  # inside a shared folder
    step: str = ""  # the question that was asked
    name: str = ""
    media_type: str = ""
    sha256: str = ""  # of the file, where the service names it
    note: str = ""  # what an earlier answer said
    deep: int = 0  # folders entered
    asked: int = 0  # requests made

    def at(self, step: str, **known: Any) -> "Share":
        """The share at its next question."""
        return replace(self, step=step, **known)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """The next request."""

    share: Share
    url: str
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """The body of this answer is what the share holds."""

    share: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """The share does not lead to a file, or cannot be followed."""

    share: Share
    failure: Failure
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """The share is a folder: of several files, or of none."""

    share: Share
    listing: tuple[PageLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unwrapped:
    """The address holds another one, which it only shows."""

    url: str


Move: TypeAlias = Ask | Taken | Ended | Folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """An adapter. `begin` is given an address, `go_on` an answer with its body; `hosts` are the service's own."""

    name: str
    hosts: re.Pattern[str]
    begin: Callable[[str], Ask | Ended | Unwrapped | None]
    go_on: Callable[[Share, Answer, bytes], Move]

    def owns(self, url: str) -> bool:
        """Whether the address is one of the service."""
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and self.hosts.fullmatch(parts.hostname or "") is not None


def ended(share: Share, failure: Failure, answer: Answer, words: str = "") -> Ended:
    """Ended, with what the service said for proof. Only hosts are named: addresses of downloads hold keys."""
    host = urlsplit(answer.url).hostname or ""
    return Ended(share=share, failure=failure, detail=f"{host}: HTTP {answer.status} {words}".strip()[:200])


def unknown(share: Share, answer: Answer, words: str = "") -> Ended:
    """An answer nobody here understands: never called broken."""
    return ended(share, Failure.UNKNOWN, answer, words or "an answer of unknown form")


def record(body: bytes) -> dict[str, Any]:
    """The JSON object of an answer; {} for anything else."""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def text(value: object) -> str:
    """A string of a foreign record; '' for anything else."""
    return value[:2000] if isinstance(value, str) else ""


def is_page(answer: Answer, body: bytes) -> bool:
    """Whether a web page came, whatever the header says."""
    head = body[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<!doctype html", b"<html", b"<head")) or ("html" in answer.media_type and b"<" in head)


def sent_as_file(answer: Answer) -> bool:
    """Whether the server says "save it"."""
    return answer.text("content-disposition").lower().startswith("attachment")


def page_text(body: bytes) -> str:
    """The beginning of a page, in small letters."""
    return body[:300_000].decode("utf-8", "replace").lower().replace("\xa0", " ").replace("ё", "е")


def query(url: str) -> dict[str, str]:
    """The fields of an address; of several with one name the first."""
    fields: dict[str, str] = {}
    for name, value in parse_qsl(urlsplit(url).query, keep_blank_values=True, max_num_fields=None)[:100]:
        fields.setdefault(name, value)
    return fields


def with_query(address: str, **fields: str) -> str:
    """The address with these fields, in order; empty ones are left out."""
    return f"{address}?{urlencode({name: value for name, value in fields.items() if value}, quote_via=quote)}"


def steps(path: str) -> list[str]:
    """The parts of a path, decoded."""
    return [unquote(part) for part in path.split("/") if part]


def listed(items: list[tuple[str, str]]) -> tuple[PageLink, ...]:
    """Links of a folder from addresses and names."""
    return tuple(PageLink(url=url, text=name[:300]) for url, name in items[:MOST_LISTED])
