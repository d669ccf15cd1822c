"""What browsers never send, what breaks beneath the pages, and what people send twice."""

import asyncio
import re
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import httpx
import pytest

from auditor.store import CheckState, Store
from auditor.web import Settings, gate
from tests.web import made_site
from tests.web.conftest import Pages
from tests.web.serving import serving

RU = {"accept-language": "ru"}
FORM = {"submission": ("форма.xlsx", made_site.form(["https://a.example/1"]))}
MULTIPART = (
    b'--x\r\nContent-Disposition: form-data; name="table"\r\n\r\n%b\r\n--x\r\n'
    b'Content-Disposition: form-data; name="name"\r\n\r\n%b\r\n--x--\r\n'
)


@pytest.fixture(scope="module")
def waiting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pages]:
    """Pages where no check is ever begun."""
    told = Settings(db=tmp_path_factory.mktemp("odd") / "audit.db", at_once=0, most_of_one=50)
    with serving(told) as address:
        yield Pages(address, told)


@pytest.fixture(scope="module")
def client(waiting: Pages) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=waiting.address, timeout=60, headers=RU) as made:
        yield made


@pytest.mark.parametrize("path", ["/checks", "/api/checks", "/login"])
@pytest.mark.parametrize("charset", ["punycode", "unicode_escape", "utf-8; charset=idna", "charset"])
def test_a_form_in_another_charset_is_refused_unread(client: httpx.Client, path: str, charset: str) -> None:
    """Python decodes half a megabyte of punycode in a quarter of a minute, and escapes to what is no text."""
    body = MULTIPART % (b"a-" + b"z9" * 100_000, rb"\ud800")
    kind = {"content-type": f"multipart/form-data; boundary=x; charset={charset}"}
    assert client.post(path, content=body, headers=kind).status_code == 415
    kind = {"content-type": 'multipart/form-data; charset="UTF-8"; boundary=x'}
    assert client.post(path, content=MULTIPART % (b"2.4.1.1 https://a.example", b"b"), headers=kind).status_code != 415


def test_a_pasted_table_that_is_too_long_is_told_so_however_it_comes(client: httpx.Client) -> None:
    long = "2.4.1.1\thttps://a.example/plan.pdf\n" * 20_000
    for how in ({"data": {"table": long}}, {"files": {"table": (None, long)}}):
        answer = client.post("/checks", **how)  # type: ignore[arg-type]
        assert answer.status_code == 413 and "Вставленный текст слишком длинный" in answer.text
    several = "Код\tСсылка\n" + "2.4.1.1\thttps://a.example/plan.pdf\n" * 2_000
    assert client.post("/api/checks", files={"table": (None, several)}).status_code == 201


def test_what_was_typed_stands_there_again_when_it_is_refused(client: httpx.Client) -> None:
    typed = {"table": "\n</textarea><b>слова", "rubric": "mmuko-2.4", "as_of": "2021-03-01"}
    page = client.post("/checks", files={name: (None, text) for name, text in typed.items()})
    assert page.status_code == 422
    assert "&lt;/textarea&gt;&lt;b&gt;слова</textarea>" in page.text and "<b>слова" not in page.text
    assert re.search(r'<option value="mmuko-2.4"[^>]* selected', page.text) and 'value="2021-03-01"' in page.text
    english = re.search(r'href="([^"]+)" hreflang="en"', page.text)
    assert english and client.get(english[1].replace("&amp;", "&")).status_code == 200


def test_the_mended_form_is_judged_like_the_first_and_may_be_pasted(waiting: Pages, client: httpx.Client) -> None:
    told = {"rubric": "mmuko-2.4", "as_of": "2021-03-01"}
    id_ = client.post("/api/checks", files=FORM, data=told).json()["id"]
    assert client.get(f"/checks/{id_}/again").headers["location"] == f"/checks/{id_}"  # it is not over yet
    with Store(waiting.settings.db) as store:
        check = store.checks.drop(id_)
        assert check and check.as_of == date(2021, 3, 1)
        store.checks.add(replace(check, state=CheckState.FAILED), 99, 99)
    page = client.get(f"/checks/{id_}/again").text
    assert re.search(r'<option value="mmuko-2.4"[^>]* selected', page) and 'value="2021-03-01"' in page
    assert 'name="table"' in page
    answer = client.post(f"/checks/{id_}/again", files={"table": (None, "2.4.1.1 https://a.example")})
    assert answer.headers["location"] == f"/checks/{id_}"
    assert client.get(f"/api/checks/{id_}").json()["round"] == 2


def test_a_slash_too_many_leads_to_the_page_and_to_no_other_site(client: httpx.Client) -> None:
    """By its path: an address with http: would send the secret of a check past TLS."""
    assert client.get("/checks/abc/", headers={"host": "evil.example"}).headers["location"] == "/checks/abc"
    for path in ("//evil.example/", "/\\evil.example/", "/%5Cevil.example/", "/..//evil.example/"):
        answer = client.get("/", extensions={"target": path.encode()})
        assert answer.status_code == 404 and "location" not in answer.headers


def test_one_client_has_one_form_looked_at_at_a_time(client: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    real, now, most = gate.Gate.look, 0, 0

    async def counted(self: gate.Gate, *what: object) -> gate.Looked:
        nonlocal now, most
        now += 1
        most = max(most, now)
        await asyncio.sleep(0.05)
        try:
            return await real(self, *what)  # type: ignore[arg-type]
        finally:
            now -= 1

    monkeypatch.setattr(gate.Gate, "look", counted)
    with ThreadPoolExecutor(3) as several:
        made = list(several.map(lambda _: client.post("/api/checks", files=FORM).status_code, range(3)))
    assert made == [201] * 3 and most == 1


def test_without_room_on_the_disk_nothing_is_taken_in_and_health_tells(tmp_path: Path) -> None:
    with (
        serving(Settings(db=tmp_path / "audit.db", least_free=1 << 60)) as address,
        httpx.Client(base_url=address, headers=RU) as client,
    ):
        page = client.post("/checks", files=FORM)
        assert page.status_code == 503 and "не хватает места" in page.text
        assert client.get("/health").json() == {"status": "cannot work", "why": "disk is full"}
        assert list((tmp_path / "checks").iterdir()) == []


def test_what_the_disk_refuses_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "checks").write_bytes(b"no folder")
    with serving(Settings(db=tmp_path / "audit.db")) as address:
        answer = httpx.post(f"{address}/api/checks", files=FORM, headers=RU)
    assert answer.status_code == 503 and "не хватает места" in answer.json()["message"]


def test_a_database_that_is_out_of_reach_is_told_of_without_its_place(tmp_path: Path) -> None:
    with serving(Settings(db=tmp_path / "audit.db")) as address, httpx.Client(base_url=address, headers=RU) as client:
        for left in tmp_path.glob("audit.db*"):
            left.unlink()
        shutil.copy(__file__, tmp_path / "audit.db")
        for path in ("/checks/abc", "/api/checks/abc"):
            answer = client.get(path)
            assert answer.status_code == 503 and int(answer.headers["retry-after"]) > 0
            assert "База страниц занята или недоступна" in answer.text and str(tmp_path) not in answer.text
        assert client.get("/health").status_code == 503
