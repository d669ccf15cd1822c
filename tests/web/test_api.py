"""The API: as it is described, for whoever may ask, and never with an error of the server."""

from collections.abc import Iterator
from datetime import UTC, datetime

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from prometheus_client.parser import text_string_to_metric_families
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance
from starlette.routing import Route

from auditor.model import Lang
from auditor.store import Role, Store, Token
from auditor.web import Settings, api, openapi, security
from auditor.web.deskapi import DeskApi
from auditor.web.deskshelf import Shelf
from auditor.web.gate import Gate
from auditor.web.intake import Intake
from auditor.web.queue import Queue
from auditor.web.records import Records
from auditor.web.selfcheck import Checks
from tests import made_runs as made
from tests.trials import trials
from tests.web import made_desk, made_site
from tests.web.conftest import Pages
from tests.web.serving import serving

TOKEN = "a-token-for-programs"


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pages]:
    """Pages over a region of two nights, with a token; no check is ever begun."""
    told = Settings(db=tmp_path_factory.mktemp("api") / "audit.db", at_once=0, most_of_one=10_000, most_waiting=10_000)
    made_desk.desk(told.db)
    with Store(told.db) as store:
        store.office.keep_token(
            Token(
                key=security.hashed(TOKEN),
                name=made_desk.NAME,
                role=Role.EXPERT,
                label="test",
                created=datetime.now(UTC),
            )
        )
    with serving(told) as address:
        yield Pages(address, told)


@pytest.fixture(scope="module")
def client(region: Pages) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=region.address, timeout=60, headers={"authorization": f"Bearer {TOKEN}"}) as made:
        yield made


def test_every_described_operation_answers_as_described(region: Pages, client: httpx.Client) -> None:
    """Ten requests of each, good and bad; `python -m bench web` sends thousands."""
    schema = schemathesis.openapi.from_url(f"{region.address}/api/openapi.json")
    checks = [not_a_server_error, status_code_conformance, response_schema_conformance]
    tried = 0
    for result in schema.get_all_operations():
        operation = result.ok()

        @settings(trials(10), suppress_health_check=list(HealthCheck))
        @given(operation.as_strategy())
        def one(case: schemathesis.Case) -> None:
            answer = case.call(headers={"authorization": f"Bearer {TOKEN}"}, timeout=30)
            case.validate_response(answer, checks=checks)

        one()
        tried += 1
    assert tried == 17


def _routes(told: Settings) -> list[Route]:
    records = Records(told.db)
    intake = Intake(told, Queue(told), Gate(), records)
    return [
        *api.routes(told, intake, Checks(told, intake, records)),
        *DeskApi(told, Shelf(records), records).routes(),
    ]


def test_the_description_names_every_route_and_no_other(region: Pages) -> None:
    described = {(one["method"], one["path"]) for one in openapi.operations(Lang.EN)}
    known = {
        (method, route.path)
        for route in _routes(region.settings)
        if route.path.startswith("/api/") and route.path != "/api/openapi.json"
        for method in route.methods - {"HEAD"}
    }
    assert described == known


def test_past_audits_are_told_only_to_those_who_bear_a_token(region: Pages, client: httpx.Client) -> None:
    town = f"/api/municipalities/{made.RIVER}"
    paths = (
        "/api/runs",
        "/api/municipalities",
        town,
        f"{town}/findings",
        f"/api/findings/{made_desk.TWIN}",
        "/api/decisions",
    )
    for path in paths:
        for headers in ({}, {"authorization": "Bearer x"}, {"authorization": TOKEN}, {"authorization": "Basic x"}):
            answer = httpx.get(region.address + path, headers=headers)
            assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
            assert made.RIVER not in answer.text
        assert client.get(path).status_code == 200
    last = {one["municipality"]: one for one in client.get("/api/municipalities").json()}
    assert set(last) == {made.RIVER, made.HILL}
    history = client.get(f"/api/municipalities/{made.RIVER}").json()
    assert [one["started"] for one in history] == sorted(one["started"] for one in history) and len(history) == 2
    assert client.get("/api/runs").json()[0]["id"] == last[made.RIVER]["run"]


def test_a_program_decides_in_the_name_of_its_expert_and_undoes_it(region: Pages, client: httpx.Client) -> None:
    path, wish = f"/api/municipalities/{made.RIVER}/findings", {"verb": "accept", "findings": [made_desk.TWIN]}
    assert httpx.post(f"{region.address}/api/decisions", json=wish).status_code == 401
    for wrong, status in (
        (wish, 422),  # no reason
        ({**wish, "because": "так", "until": "2001-01-01"}, 422),
        ({**wish, "because": "так", "findings": []}, 422),
        ({**wish, "because": "так", "findings": ["nothing"]}, 404),
        ({**wish, "because": "x" * 70_000}, 413),
    ):
        assert client.post("/api/decisions", json=wrong).status_code == status
    taken = client.post("/api/decisions", json={**wish, "because": "по решению комиссии"})
    assert taken.status_code == 201
    told = next(one for one in client.get(path).json() if one["id"] == made_desk.TWIN)
    assert told["accepted"] == {
        "by": made_desk.NAME,
        "because": "по решению комиссии",
        "false_alarm": False,
        "until": None,
    }
    number = taken.json()[0]["id"]
    assert client.post(f"/api/decisions/{number}/undo").json()["undoes"] == number
    assert client.post(f"/api/decisions/{number}/undo").status_code == 404
    assert client.get(f"/api/findings/{made_desk.TWIN}").json()["accepted"] is None
    assert [one["verb"] for one in client.get("/api/decisions").json()] == ["undo", "accept"]
    with Store(region.settings.db) as store:
        deeds = store.office.deeds(2)
    assert [one.what for one in deeds] == ["undo", "accept"] and {one.who for one in deeds} == {made_desk.NAME}


def test_a_token_that_was_taken_back_opens_nothing(region: Pages) -> None:
    key = security.hashed("another")
    with Store(region.settings.db) as store:
        store.office.keep_token(
            Token(key=key, name=made_desk.NAME, role=Role.EXPERT, label="", created=datetime.now(UTC))
        )
        headers = {"authorization": "Bearer another"}
        assert httpx.get(f"{region.address}/api/runs", headers=headers).status_code == 200
        assert store.office.drop_token(key)
    assert httpx.get(f"{region.address}/api/runs", headers=headers).status_code == 401


def test_a_check_of_a_program_waits_is_told_of_and_deleted(client: httpx.Client) -> None:
    form = {"submission": ("f.xlsx", made_site.form(["https://a.example/1"]))}
    made = client.post("/api/checks", files=form)
    assert made.status_code == 201
    check = made.json()
    assert made.headers["location"] == f"/api/checks/{check['id']}"
    assert (check["state"], check["percent"], check["report"]) == ("waiting", 0, "")
    assert client.get(f"/api/checks/{check['id']}").json() == check
    assert client.get(f"/api/checks/{check['id']}/report").status_code == 409
    assert client.post(f"/api/checks/{check['id']}/again", files=form).status_code == 409
    assert client.delete(f"/api/checks/{check['id']}").status_code == 204
    assert client.delete(f"/api/checks/{check['id']}").status_code == 404


def test_words_are_in_the_language_asked_for(client: httpx.Client) -> None:
    assert client.get("/api/rules/broken-link?lang=ru").json()["label"] == "Ссылка не открывается"
    assert client.get("/api/rules/broken-link?lang=en").json()["label"] == "Broken link"
    assert client.get("/api/rules/none", headers={"accept-language": "en"}).json()["error"] == "not-found"


def test_metrics_are_read_by_prometheus_and_health_by_anybody(client: httpx.Client) -> None:
    families = {one.name: one for one in text_string_to_metric_families(client.get("/metrics").text)}
    states = {one.labels["state"] for one in families["auditor_checks"].samples}
    assert states == {"waiting", "running", "done", "failed"}
    assert families["auditor_check_seconds"].type == "histogram"
    assert client.get("/health").json()["status"] == "ok"
