"""Fifty self-checks at once, the server killed in the middle: how quick pages stay, and whether any check is lost.

python -m bench web, or python -m bench.web CHECKS; afterwards thousands of made-up requests against the description
of the API.
"""

import itertools
import os
import sys
import tempfile
import threading
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import httpx
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance

from auditor.store import CheckState, Role, Store, Token
from auditor.web import Settings, security
from tests.web import made_desk, made_site
from tests.web.made_site import Town
from tests.web.served import Server, free_port, server

_CHECKS = 50
_AIM = 0.300  # seconds for a page at the 95th percentile
_PAUSE = 0.05  # seconds between two looks at a page
_LONGEST = 3600.0
_EXAMPLES = 300  # requests for each operation of the API
_FAULTS = [not_a_server_error, status_code_conformance, response_schema_conformance]


class Reader(threading.Thread):
    """Somebody who reads page after page while checks run."""

    def __init__(self, served: Server, ids: list[str]) -> None:
        super().__init__(daemon=True)
        self._served, self._ids = served, ids
        self.took: list[float] = []
        self.statuses: Counter[int] = Counter()
        self.away = threading.Event()  # the server is down just now
        self.over = threading.Event()

    def run(self) -> None:
        paths = ("/", "/checks/{}", "/checks/{}/progress.json", "/rules", "/api/checks/{}", "/health")
        with httpx.Client(base_url=self._served.address, timeout=30) as client:
            for path, id_ in zip(itertools.cycle(paths), itertools.cycle(self._ids), strict=False):
                if self.over.is_set():
                    return
                time.sleep(_PAUSE)
                if self.away.is_set():
                    continue
                began = time.perf_counter()
                try:
                    self.statuses[client.get(path.format(id_)).status_code] += 1
                except httpx.TransportError:
                    if not self.away.is_set():
                        raise
                    continue
                self.took.append(time.perf_counter() - began)


def main() -> int:
    """Prints the figures; 1 where a check is lost, done twice, or a page fails."""
    many = int(sys.argv[1]) if sys.argv[1:] else _CHECKS
    print(f"processors: {os.cpu_count()}, load before: {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as folder, made_site.town() as town:
        told = Settings(
            db=Path(folder) / "audit.db",
            port=free_port(),
            allow_network=("127.0.0.0/8",),
            delay=0.0,
            recheck_after=0.1,
            most_of_one=10_000,
            most_waiting=10_000,
        )
        with server(told) as served:
            good = _checks(served, town, many)
            good = _requests(served) and good
    return 0 if good else 1


def _checks(served: Server, town: Town, many: int) -> bool:
    began, ids = time.monotonic(), list[str]()
    for number in range(many):
        links = [f"{town.address}/plan{number}.docx", f"{town.address}/gone{number}.pdf"]
        form = {"submission": (f"{number}.xlsx", made_site.form(links))}
        ids.append(httpx.post(f"{served.address}/api/checks", files=form, timeout=60).json()["id"])
    print(f"{many} forms taken in {time.monotonic() - began:.1f} s")
    reader = Reader(served, ids)
    reader.start()
    killed = False
    while True:
        with Store(served.settings.db) as store:
            counts = store.checks.counts()
        if not killed and counts[CheckState.DONE] >= many // 2:
            reader.away.set()
            served.kill()
            served.start()
            reader.away.clear()
            killed = True
        if counts[CheckState.WAITING] + counts[CheckState.RUNNING] == 0 or time.monotonic() - began > _LONGEST:
            break
        time.sleep(0.5)
    reader.over.set()
    reader.join()
    return _told(served, ids, reader, time.monotonic() - began)


def _told(served: Server, ids: list[str], reader: Reader, seconds: float) -> bool:
    with Store(served.settings.db) as store:
        checks = {one.id: one for one in store.checks.all()}
    lost = [one for one in ids if one not in checks or checks[one].state is not CheckState.DONE]
    twice = []
    for id_ in ids:
        with Store(served.settings.checks / id_ / "audit.db") as own:
            twice += [id_] * (len(own.runs()) != 1)
    took = sorted(reader.took)
    at = {share: took[min(len(took) - 1, len(took) * share // 100)] for share in (50, 95, 99)}
    print(f"all done in {seconds:.0f} s, {seconds / len(ids):.1f} s each; load after: {os.getloadavg()[0]:.1f}")
    print(f"lost: {len(lost)}, done twice: {len(twice)}, server killed once in the middle")
    print(f"pages: {len(took)} read, {dict(reader.statuses)}")
    print("  " + ", ".join(f"{share} %: {value * 1000:.0f} ms" for share, value in at.items()))
    print(f"  longest: {took[-1] * 1000:.0f} ms; aim: 95 % in {_AIM * 1000:.0f} ms")
    return not lost and not twice and set(reader.statuses) == {200}


def _requests(served: Server) -> bool:
    """As an expert's program over a region of two nights, so that no operation ends at the door."""
    made_desk.desk(served.settings.db)
    key = security.new_id()
    with Store(served.settings.db) as store:
        token = Token(
            key=security.hashed(key), name=made_desk.NAME, role=Role.EXPERT, label="bench", created=datetime.now(UTC)
        )
        store.office.keep_token(token)
    schema = schemathesis.openapi.from_url(f"{served.address}/api/openapi.json")
    sent, statuses = 0, Counter[int]()
    for result in schema.get_all_operations():
        operation = result.ok()

        @settings(max_examples=_EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(operation.as_strategy())
        def one(case: schemathesis.Case) -> None:
            nonlocal sent
            answer = case.call(timeout=60, headers={"authorization": f"Bearer {key}"})
            sent += 1
            statuses[answer.status_code] += 1
            case.validate_response(answer, checks=_FAULTS)

        one()
    print(f"API: {sent} made-up requests, answered {dict(sorted(statuses.items()))}")
    return not any(status >= 500 for status in statuses)


if __name__ == "__main__":
    sys.exit(main())
