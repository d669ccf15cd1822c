"""One client cannot hinder another, nor reach what is not theirs, nor the network behind the server."""

import io
import json
import os
import re
import socket
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from auditor.store import Check, CheckState, Store
from auditor.web import Settings, patience, security
from tests.web import made_site
from tests.web.conftest import Pages
from tests.web.made_site import Town
from tests.web.serving import serving

PATIENCE = 90.0
TOWNS = ("Заречинский район", "Нагорный район")


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pages]:
    """Pages that are not told of any network to allow; nothing is begun; behind a proxy of 127.0.0.2."""
    folder = tmp_path_factory.mktemp("guarded")
    settings = Settings(
        db=folder / "audit.db", delay=0.0, recheck_after=0.1, at_once=0, most_of_one=2, proxies=("127.0.0.2/32",)
    )
    with serving(settings) as address:
        yield Pages(address, settings)


def _post(address: str, **how: object) -> httpx.Response:
    return httpx.post(
        f"{address}/api/checks", files={"submission": ("f.xlsx", made_site.form([""]))}, timeout=60, **how
    )  # type: ignore[arg-type]


def _zipped(files: dict[str, bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as made:
        for name, data in files.items():
            made.writestr(name, data)
    return whole.getvalue()


def _ended(address: str, id_: str) -> dict[str, object]:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        told: dict[str, object] = httpx.get(f"{address}/api/checks/{id_}").json()
        if told["state"] in ("done", "failed"):
            return told
        time.sleep(0.1)
    raise AssertionError("the check did not end")


def test_links_into_the_network_of_the_server_are_not_followed(tmp_path: Path, municipality: Town) -> None:
    settings = Settings(db=tmp_path / "audit.db", delay=0.0, recheck_after=0.1, mends=0.1)
    before = len(municipality.asked)
    port = municipality.address.rpartition(":")[2]
    with serving(settings) as address:
        links = [f"{municipality.address}/plan.docx", f"http://localhost:{port}/plan", f"http://[::1]:{port}/plan"]
        form = _zipped({f"../{name}.xlsx": made_site.form(links, [name]) for name in TOWNS})
        check = httpx.post(f"{address}/api/checks", files={"submission": ("f.zip", form)}, timeout=60).json()
        assert _ended(address, check["id"])["state"] == "done"
        report = httpx.get(f"{address}/api/checks/{check['id']}/report").json()
        folder = f"{address}/checks/{check['id']}"
        region = httpx.get(f"{folder}/report.html")
        names = set(re.findall(r'href="(municipalities/[^"#]+)', region.text))
        assert len(names) == 2
        for page in (region, *(httpx.get(f"{folder}/{name}") for name in names)):
            assert page.status_code == 200
            assert "sha256-" in page.headers["content-security-policy"]
        back = httpx.get(f"{folder}/form")
        assert back.headers["content-type"] == "application/zip"
        assert len(zipfile.ZipFile(io.BytesIO(back.content)).namelist()) == 2
        assert [one["source"] for one in report["submissions"]] == [f"f.zip/{name}.xlsx" for name in TOWNS]
        stranger = f"{address}/checks/{security.new_id()}"
        assert {httpx.get(f"{stranger}/{name}").status_code for name in (*names, "report.json", "form")} == {404}
    blocked = [one for one in report["findings"] if one["rule"] == "blocked-address"]
    assert len(blocked) == 6
    assert len(municipality.asked) == before


def test_one_client_cannot_fill_the_queue(guarded: Pages) -> None:
    """Also not by naming other addresses in its headers: only a proxy of ours is believed."""
    made = [_post(guarded.address, headers={"x-forwarded-for": f"10.0.0.{n}"}) for n in range(3)]
    assert [one.status_code for one in made] == [201, 201, 429]
    assert "прежние проверки" in made[2].json()["message"]
    behind = httpx.HTTPTransport(local_address="127.0.0.2")
    with httpx.Client(transport=behind, base_url=guarded.address) as proxy:
        form = {"submission": ("f.xlsx", made_site.form([""]))}
        asked = ("9.9.9.9, 10.1.1.1", "8.8.8.8, 10.1.1.1", "7.7.7.7, 10.1.1.1", "10.1.1.2")
        told = [proxy.post("/api/checks", files=form, headers={"x-forwarded-for": one}).status_code for one in asked]
    assert told == [201, 201, 429, 201]
    for one in made[:2]:
        httpx.delete(f"{guarded.address}/api/checks/{one.json()['id']}")


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
    ],
)
def test_a_page_of_another_site_can_neither_start_nor_delete_a_check(guarded: Pages, headers: dict[str, str]) -> None:
    assert _post(guarded.address, headers=headers).status_code == 403
    assert httpx.post(f"{guarded.address}/checks/{'a' * 32}/delete", headers=headers).status_code == 403


@pytest.mark.parametrize("host", ["evil.example/<script>", "a b", "", 'x"onload=1', "a@b", "x" * 300])
def test_a_made_up_host_is_refused(guarded: Pages, host: str) -> None:
    where = httpx.URL(guarded.address)
    with socket.create_connection((where.host, where.port or 80), timeout=10) as line:
        line.sendall(f"GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        answer = b"".join(iter(lambda: line.recv(65_536), b""))
    assert answer.startswith(b"HTTP/1.1 400")
    assert not host or host.encode() not in answer


def test_every_answer_carries_the_headers_that_protect(guarded: Pages) -> None:
    for path in ("/", "/nothing", "/rules", "/api/rules", "/api/nothing", "/health", "/checks/x", "/static/x/y"):
        answer = httpx.get(guarded.address + path)
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy and "unsafe" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["cache-control"] == "no-store" and "server" not in answer.headers
        assert not re.search(r"\s(?:style|on\w+)=", answer.text)
    static = re.search(r'href="(/static/[^"]+)"', httpx.get(guarded.address).text)
    assert static and "immutable" in httpx.get(guarded.address + static[1]).headers["cache-control"]


def test_no_address_leads_out_of_the_folder_of_a_check(guarded: Pages) -> None:
    id_ = _post(guarded.address, headers={"x-forwarded-for": ""}).json()["id"]
    with Store(guarded.settings.db) as store:
        check = store.checks.get(id_)
        assert check
        store.checks.drop(id_)
        store.checks.add(replace(check, state=CheckState.DONE, run="x"), 9, 9)
    for name in ("form-1.xlsx", "audit.db", "..%2Faudit.db", "%2e%2e", "report.exe", "forms", "%00", "bodies"):
        assert httpx.get(f"{guarded.address}/checks/{id_}/{name}").status_code == 404
    for name in ("..%2F..%2Faudit.db", "x.html", "%2e%2e%2freport.html"):
        assert httpx.get(f"{guarded.address}/checks/{id_}/municipalities/{name}").status_code == 404
    assert httpx.get(f"{guarded.address}/static/0/..%2Fapp.py").status_code == 404


def test_ids_are_never_alike_and_long() -> None:
    made = {security.new_id() for _ in range(1000)}
    assert len(made) == 1000 and min(map(len, made)) == 32


def test_a_connection_that_says_nothing_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(patience, "_PATIENCE", 0.3)
    with serving(Settings(db=tmp_path / "audit.db")) as address:
        where = httpx.URL(address)
        with socket.create_connection((where.host, where.port or 80), timeout=10) as line:
            line.sendall(b"GET / HTTP/1.1\r\nHost: a")
            assert line.recv(10) == b""


def test_old_checks_and_what_belongs_to_none_are_swept_away(tmp_path: Path) -> None:
    settings = Settings(db=tmp_path / "audit.db", keep_days=3, at_once=0, mends=0.05)
    old, young = "o" * 32, "y" * 32
    with Store(settings.db) as store:
        for id_, days in ((old, 4), (young, 2)):
            check = Check(id=id_, created=_ago(9), state=CheckState.DONE, finished=_ago(days))
            assert store.checks.add(check, 9, 9) == ""
    for name in (old, young, "n" * 32, ".coming-x", "not ours"):
        (settings.checks / name).mkdir(parents=True)
    for name in ("n" * 32, ".coming-x", "not ours"):
        _aged(settings.checks / name)
    with serving(settings):
        until = time.monotonic() + 10
        while (settings.checks / ".coming-x").exists() and time.monotonic() < until:
            time.sleep(0.05)
    assert {one.name for one in settings.checks.iterdir()} == {young, "not ours"}
    with Store(settings.db) as store:
        assert [one.id for one in store.checks.all()] == [young]


def _ago(days: float) -> datetime:
    return datetime.now(UTC) - timedelta(days=days)


def _aged(folder: Path) -> None:
    os.utime(folder, (0, 0))


def test_the_answers_of_progress_are_those_of_the_contract(guarded: Pages) -> None:
    id_ = _post(guarded.address).json()["id"]
    told = json.loads(httpx.get(f"{guarded.address}/checks/{id_}/progress.json").text)
    assert {"links", "documents", "findings", "waiting_for", "seconds_left", "state"} <= told.keys()
