"""The database opens in Datasette as `data/explore.yaml` describes it: views, facets, ready questions."""

import json
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from auditor import deciding
from auditor.model import Visit
from auditor.store import Attempt, Store
from tests.conftest import ROOT
from tests.made_runs import HILL, PLAN, RIVER, audited, document, finding, form, link, night, report

METADATA = ROOT / "data" / "explore.yaml"
DESCRIBED = yaml.safe_load(METADATA.read_text("utf-8"))["databases"]["audit"]
Ask = Callable[..., Any]


def _filled(path: Path) -> None:
    stale, hers = finding("abcd00000001"), finding("ffff00000001", "no-link", municipality=HILL, url=None)
    made = report(night(1), [form(RIVER, [link()]), form(HILL)], [stale, hers], [document("a", number="214")])
    with Store(path) as store:
        run, _ = store.begin("k", as_of=night(1).as_of, rubric="mmuko-2.4", version="1")
        store.add_links(run.id, [PLAN, "http://gone.example/x"])
        (one,) = store.fresh(run.id, "https://uo.example:443", 0, 9)
        ledger = store.ledger()
        visit = Visit(url=PLAN, final_url=PLAN, status=200, body="a" * 64, size=9, at=night(1).started)
        ledger.attempted(Attempt(link=one.id, number=1, look="first", seconds=0.1, visit=visit, finished=True))
        ledger.close()
        store.save_readings("r", [one.document for one in made.documents])
        audited(store, made)
        first, _ = deciding.accept(
            store, [stale.id, hers.id], by="О. В. Терехина", because="Показано", false_alarm=True
        )
        deciding.undo(store, [first.id], by="e")


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Asks a Datasette that serves a small database on this machine; gives the JSON it answers."""
    path = tmp_path_factory.mktemp("explore") / "audit.db"
    _filled(path)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [
        "serve",
        path,
        "--metadata",
        METADATA,
        "--host",
        "127.0.0.1",
        "--port",
        port,
        "--setting",
        "num_sql_threads",
        1,
    ]
    server = subprocess.Popen(
        [sys.executable, "-m", "datasette", *map(str, words)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )

    def get(where: str, **asked: str) -> Any:
        address = f"http://127.0.0.1:{port}/{where}.json?{urllib.parse.urlencode(asked)}"
        with urllib.request.urlopen(address, timeout=20) as answer:
            return json.load(answer)

    try:
        _wait(server, lambda: get("-/versions"))
        yield get
    finally:
        server.terminate()
        server.wait(10)


def _wait(server: "subprocess.Popen[bytes]", ready: Callable[[], object]) -> None:
    for _ in range(300):
        assert server.poll() is None, "Datasette did not start"
        try:
            ready()
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
        else:
            return
    raise AssertionError("Datasette did not answer in time")


@pytest.mark.parametrize("name", ["findings", "links", "documents", "runs", "decisions", "history"])
def test_each_view_is_served_with_its_facets_and_columns(ask: Ask, name: str) -> None:
    view = ask(f"audit/{name}", _shape="objects")
    told = DESCRIBED["tables"][name]
    assert view["rows"] and set(view["facet_results"]) == set(told["facets"])
    assert set(told.get("columns", ())) <= set(view["columns"])


def test_findings_tell_where_what_and_what_was_decided(ask: Ask) -> None:
    rows = {row["id"]: row for row in ask("audit/findings", _shape="objects")["rows"]}
    stale, hers = rows["abcd00000001"], rows["ffff00000001"]
    assert (stale["municipality"], stale["asked"], stale["decided"]) == (RIVER, "Цели 1", "open")
    assert (hers["decided"], hers["decided_by"]) == ("false alarm", "О. В. Терехина")
    facets = ask("audit/findings", _shape="objects")["facet_results"]["municipality"]["results"]
    assert {one["value"]: one["count"] for one in facets} == {RIVER: 1, HILL: 1}
    assert [row["id"] for row in ask("audit/findings", _shape="objects", municipality=HILL)["rows"]] == [hers["id"]]


def test_links_documents_and_decisions_read_as_words(ask: Ask) -> None:
    opened, waiting = sorted(ask("audit/links", _shape="objects")["rows"], key=lambda row: row["outcome"])
    assert (opened["outcome"], opened["site"], opened["http_status"]) == ("opens", "uo.example:443", 200)
    assert waiting["outcome"] == "waiting" and opened["document_title"]
    (paper,) = ask("audit/documents", _shape="objects")["rows"]
    assert (paper["approval"], paper["dated"], paper["findings"]) == ("act 214", "2020-09-14", 1)
    assert [row["state"] for row in ask("audit/decisions", _shape="objects")["rows"]] == ["", "stands", "undone"]


@pytest.mark.parametrize("name", list(DESCRIBED["queries"]))
def test_each_ready_question_has_an_answer(ask: Ask, name: str) -> None:
    assert ask(f"audit/{name}", _shape="objects")["ok"]


def test_only_what_people_look_at_is_shown_and_the_file_knows_every_table(ask: Ask) -> None:
    database = ask("audit")
    shown = {one["name"] for one in (*database["tables"], *database["views"]) if not one.get("hidden")}
    assert shown == {"findings", "links", "documents", "runs", "decisions", "history"}
    assert {one["name"] for one in database["tables"]} <= set(DESCRIBED["tables"])
