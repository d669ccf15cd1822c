"""A WARC of a run (ISO 28500, WARC/1.1), from what was really received: it replays in a standard viewer.

What a site called unchanged (304) is a `revisit`, with the words of the 304 in `metadata`; the answer that brought the
document on an earlier night stands before it under its own date, or, where that was not kept word for word, the
document alone, as a `resource`.
"""

import base64
import hashlib
import io
import json
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from auditor import __version__
from auditor.errors import ArgumentError
from auditor.model import Report, Say, Visit
from auditor.store import Heard, Store

_NOT_MODIFIED = 304
_PROFILE = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What went into the file: answers, documents kept from earlier nights, and answers whose body is gone."""

    answers: int
    earlier: int
    bodiless: int


def write(store: Store, report: Report, path: Path) -> Written:
    """Writes the WARC of a finished run, whole or not at all; raises ArgumentError where the run kept no answers."""
    heard = store.heard(report.run.id)
    if not heard:
        raise ArgumentError(
            Say(
                ru=f"Ответы сайтов прогона {report.run.id} дословно не сохранены.\n"
                "  Их сохраняет ночная проверка с настройкой warc = true; у старых прогонов их уже нет.",
                en=f"The answers of run {report.run.id} were not kept word for word.\n"
                "  A nightly audit with warc = true keeps them; those of old runs are gone.",
            )
        )
    half = path.with_name(f".{path.name}-{secrets.token_hex(4)}.new")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with half.open("xb") as file:
            done = _Sheet(store, report, file, compressed=path.suffix == ".gz").fill(heard)
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)
    return done


class _Sheet:
    """A file being written."""

    def __init__(self, store: Store, report: Report, file: IO[bytes], *, compressed: bool) -> None:
        self._store, self._report = store, report
        self._writer = WARCWriter(file, gzip=compressed, warc_version="WARC/1.1")
        self._visits = _by_final(report)
        self._there: set[tuple[str, str]] = set()  # bodies in the file, with their addresses

    def fill(self, heard: list[Heard]) -> Written:
        self._about()
        earlier = bodiless = 0
        for one in heard:
            if one.status == _NOT_MODIFIED:
                earlier += self._revisited(one)
            else:
                bodiless += not self._answer(one)
        return Written(answers=len(heard), earlier=earlier, bodiless=bodiless)

    def _about(self) -> None:
        run = self._report.run
        told = {
            "software": f"EvidenceAuditor/{__version__}",
            "format": "WARC File Format 1.1",
            "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
            "description": json.dumps({"run": run.id, "as_of": run.as_of.isoformat(), "rubric": run.rubric}),
        }
        self._writer.write_record(self._writer.create_warcinfo_record(f"{run.id}.warc", told))

    def _answer(self, one: Heard) -> bool:
        """Question and answer; False where the body is gone from the disk."""
        body = self._store.body(one.body) if one.body else None
        gone = body is not None and not body.is_file()
        headers = {"WARC-Date": _date(one.at)} | ({"WARC-Truncated": "unspecified"} if gone else {})
        with _opened(None if gone else body) as payload:
            answer = self._writer.create_warc_record(
                one.url, "response", payload, _size(payload), http_headers=_head(one.told), warc_headers_dict=headers
            )
            asked = self._writer.create_warc_record(
                one.url,
                "request",
                io.BytesIO(),
                0,
                http_headers=_head(one.asked, question=True),
                warc_headers_dict={"WARC-Date": _date(one.at)},
            )
            self._writer.write_request_response_pair(asked, answer)
        self._there.add((one.url, one.body))
        return not gone

    def _revisited(self, one: Heard) -> bool:
        """The answer "not modified", after the document it speaks of; whether that had to be added."""
        visit = self._visits.get(one.url)
        before = self._store.heard_of(visit.body, one.url) if visit else None
        added = False
        headers = {"WARC-Date": _date(one.at), "WARC-Profile": _PROFILE}
        if visit and (one.url, visit.body) not in self._there and self._store.body(visit.body).is_file():
            added = True
            if before:
                self._answer(before)
            else:
                self._alone(one.url, visit)
        if visit and self._store.body(visit.body).is_file():
            headers |= {
                "WARC-Refers-To-Target-URI": one.url,
                "WARC-Refers-To-Date": _date(before.at if before else visit.at or one.at),
                "WARC-Payload-Digest": _sha1(self._store.body(visit.body)),
            }
        # Without a block of its own: viewers would show the 304, which is empty, in the place of the document.
        again = self._writer.create_warc_record(one.url, "revisit", io.BytesIO(), 0, warc_headers_dict=headers)
        self._writer.write_record(again)
        self._not_modified(one, again.rec_headers.get_header("WARC-Record-ID"))
        return added

    def _not_modified(self, one: Heard, of: str) -> None:
        """The words of the 304 itself, and of its question."""
        about = {"WARC-Date": _date(one.at), "WARC-Refers-To": of}
        for words, kind in ((one.told, "response"), (one.asked, "request")):
            record = self._writer.create_warc_record(
                f"urn:X-not-modified:{kind}:{one.url}",  # viewers would show it at the address itself
                "metadata",
                io.BytesIO(words),
                len(words),
                warc_content_type=f"application/http; msgtype={kind}",
                warc_headers_dict=about,
            )
            self._writer.write_record(record)

    def _alone(self, url: str, visit: Visit) -> None:
        """A document whose answer was not kept."""
        with _opened(self._store.body(visit.body)) as payload:
            record = self._writer.create_warc_record(
                url,
                "resource",
                payload,
                _size(payload),
                warc_content_type=visit.media_type or "application/octet-stream",
                warc_headers_dict={"WARC-Date": _date(visit.at or datetime.now(UTC))},
            )
            self._writer.write_record(record)
        self._there.add((url, visit.body))


def _by_final(report: Report) -> dict[str, Visit]:
    return {visit.final_url: visit for visit in visits(report) if visit.body}


def visits(report: Report) -> Iterator[Visit]:
    """What became of each link of the forms."""
    for one in report.submissions:
        for cell in one.cells:
            for link in cell.links:
                if link.visit:
                    yield link.visit


def _head(data: bytes, *, question: bool = False) -> Any:
    first, *lines = data.decode("latin-1").rstrip("\r\n").split("\r\n")
    pairs = [(name, value) for name, _, value in (line.partition(": ") for line in lines)]
    if question:
        return StatusAndHeaders(first, pairs, is_http_request=True)
    start, _, rest = first.partition(" ")
    return StatusAndHeaders(rest, pairs, protocol=start)


def _opened(path: Path | None) -> IO[bytes]:
    return path.open("rb") if path else io.BytesIO()


def _size(file: IO[bytes]) -> int:
    """Told to warcio, which would copy the body to learn it."""
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    return size


def _sha1(path: Path) -> str:
    with path.open("rb") as file:
        return "sha1:" + base64.b32encode(hashlib.file_digest(file, "sha1").digest()).decode()


def _date(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
