"""Logging in and out: what opens the desk, what keeps it shut, and what slows a guesser down."""

import re
import socket
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from argon2 import extract_parameters
from click.testing import CliRunner

from auditor.cli import cli
from auditor.errors import ArgumentError, UnfinishedError
from auditor.store import Expert, Role, Store
from auditor.web import Settings, auth, security
from tests.web.entering import csrf, entered, plain
from tests.web.made_desk import ADMIN, NAME, STALE, secret
from tests.web.serving import serving

PAGES = (
    "/desk",
    "/desk/m/rechnoj-okrug",
    f"/desk/f/{STALE}",
    f"/desk/picture/{STALE}.webp",
    f"/desk/page/{STALE}.webp",
    "/desk/body/" + "a" * 64,
    "/desk/runs",
    "/desk/runs/x",
    "/desk/reports",
    "/desk/reports/x/report.xlsx",
    "/desk/reports/x/municipalities/x.html",
    "/desk/log",
    "/desk/experts",
)


@pytest.fixture
def client(site: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=site, timeout=60) as made:
        yield made


def test_no_page_of_the_desk_opens_without_login(client: httpx.Client) -> None:
    for path in PAGES:
        answer = client.get(path)
        assert answer.status_code == 303 and answer.headers["location"].split("?")[0] == "/login", path
        assert "Речной" not in answer.text
    for path in ("/desk/decide", "/desk/undo", "/logout"):
        answer = client.post(path, data={"verb": "confirm", "finding": STALE})
        assert (answer.status_code, answer.headers["location"]) == (303, "/login")


def test_every_page_of_the_desk_is_among_those_tried() -> None:
    from auditor.web.deskrooms import Rooms

    rooms = Rooms(Settings(db=Path("never-made.db")))
    pages = [route for route in rooms.routes() if not route.path.startswith("/api/") and route.path != "/login"]
    shapes = [route for route in pages if "GET" in (route.methods or ())]
    for route in shapes:
        assert any(route.path_regex.match(path) for path in PAGES), route.path
    assert len(shapes) == len(PAGES)


def test_the_right_password_opens_the_desk_and_logout_shuts_it(client: httpx.Client) -> None:
    assert client.get("/desk").headers["location"] == "/login"
    answer = entered(client)
    assert (answer.status_code, answer.headers["location"]) == (303, "/desk")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=lax" in cookie and "Secure" not in cookie
    assert len(client.cookies[auth.COOKIE]) >= 32
    assert NAME in client.get("/desk").text
    kept = client.cookies[auth.COOKIE]
    assert client.post("/logout", data={"csrf": csrf(client)}).headers["location"] == "/login"
    client.cookies.set(auth.COOKIE, kept)
    assert client.get("/desk").status_code == 303


def test_a_login_leads_back_but_never_elsewhere(client: httpx.Client) -> None:
    wanted = f"/desk/f/{STALE}?did=1"
    asked = httpx.URL(client.get(wanted).headers["location"])
    assert asked.path == "/login" and asked.params["next"] == wanted
    assert entered(client, next=wanted).headers["location"] == wanted
    for evil in (
        "//evil.example",
        "https://evil.example/desk",
        "/\\evil.example",
        "/desk/../\r\nX: y",
        "/desk//evil.example",
    ):
        assert entered(client, next=evil).headers["location"] == "/desk"
        assert "evil.example" not in client.get("/login", params={"next": evil}).text


def test_a_wrong_password_and_an_unknown_name_are_told_alike(client: httpx.Client) -> None:
    wrong, unknown = entered(client, password="не тот"), entered(client, name="<script>alert(1)</script>")
    assert wrong.status_code == unknown.status_code == 403
    assert all("Имя или пароль не подходят" in plain(one) for one in (wrong, unknown))
    assert "<script>alert(1)" not in unknown.text and "&lt;script&gt;alert(1)" in unknown.text
    assert client.get("/desk").status_code == 303


def test_an_unknown_name_costs_what_a_known_one_does() -> None:
    assert extract_parameters(auth.NOBODY) == extract_parameters(auth.secret("x"))


def test_who_is_removed_is_out_at_once(client: httpx.Client, settings: Settings) -> None:
    entered(client)
    assert client.get("/desk").status_code == 200
    with Store(settings.db) as store:
        assert store.office.drop_expert(NAME)
    assert client.get("/desk").status_code == 303
    assert entered(client).status_code == 403


def test_after_five_failures_comes_a_pause_even_for_the_right_password(
    client: httpx.Client, settings: Settings
) -> None:
    assert [entered(client, password=f"{n}").status_code for n in range(5)] == [403] * 5
    paused = entered(client)
    assert paused.status_code == 429 and 0 < int(paused.headers["retry-after"]) <= 15
    assert re.search(r"Следующая — через \d+ секунд", plain(paused))
    assert entered(client, name=ADMIN).status_code == 303  # another name from the same client
    with Store(settings.db) as store:
        told = [(one.what, one.who) for one in store.office.deeds()]
    assert told.count(("login-failed", NAME)) == 5 and ("login", ADMIN) in told


def test_strangers_behind_the_same_address_cannot_keep_an_expert_out(
    site: str, client: httpx.Client, settings: Settings
) -> None:
    entered(client)
    client.post("/logout", data={"csrf": csrf(client)})
    mark = client.cookies[auth.KNOWN]
    with httpx.Client(base_url=site, timeout=60) as stranger:
        for _ in range(5):
            entered(stranger, password="догадка")
        with Store(settings.db) as store:
            for number in range(15):
                auth.counted(store, (security.hashed(f"name {number}"), security.hashed("\x00127.0.0.1")))
        assert entered(stranger).status_code == 429
        stranger.cookies.set(auth.KNOWN, f"{mark[:-1]}{'0' if mark[-1] != '0' else '1'}")
        assert entered(stranger).status_code == 429  # a mark that was made up
    assert entered(client, name=ADMIN).status_code == 429  # nor is it one for another expert
    assert entered(client).status_code == 303


def test_a_known_browser_has_to_pause_too(client: httpx.Client) -> None:
    entered(client)
    assert [entered(client, password=f"{n}").status_code for n in range(5)] == [403] * 5
    assert entered(client).status_code == 429


def test_attempts_made_at_once_gain_nothing(settings: Settings) -> None:
    keys = (security.hashed("a"), security.hashed("b"))
    with Store(settings.db) as store:
        waits = [auth.counted(store, keys) for _ in range(8)]
        assert waits[:5] == [0] * 5 and all(waits[5:])
        other = [auth.counted(store, (security.hashed(f"name {n}"), keys[1])) for n in range(20)]
    assert 0 in other[:10] and other[-1]  # under ever new names the client itself has to pause


def test_a_session_ends_when_idle_and_with_a_new_password_or_role(client: httpx.Client, settings: Settings) -> None:
    entered(client)
    key = security.hashed(client.cookies[auth.COOKIE])
    with Store(settings.db) as store:
        session = store.office.session(key, auth.IDLE)
        assert session and session.role is Role.EXPERT and client.cookies[auth.COOKIE] not in repr(session)
        assert client.get("/desk/log").status_code == 403
        old = datetime.now(UTC) - auth.IDLE - timedelta(minutes=1)
        store.office.keep_session(type(session)(**{**_fields(session), "seen": old}))
        assert client.get("/desk").status_code == 303
        store.office.keep_session(session)
        assert client.get("/desk").status_code == 200
        store.office.keep_expert(Expert(name=NAME, role=Role.ADMIN, secret=secret(), created=datetime.now(UTC)))
        store.office.keep_session(session)  # as one who was just asking might put it back
    assert client.get("/desk").status_code == 303


def _fields(session: object) -> dict[str, object]:
    return {name: getattr(session, name) for name in ("key", "name", "role", "csrf", "created", "seen")}


def test_a_login_has_a_new_id_each_time_and_is_secure_behind_https(settings: Settings) -> None:
    behind = Settings(db=settings.db, public="https://audit.example.org")
    with serving(behind) as site, httpx.Client(base_url=site) as client:
        first = entered(client)
        assert "Secure" in first.headers["set-cookie"]
        cookies = [first.headers["set-cookie"].split(";")[0]]
        client.headers["cookie"] = cookies[0]
        cookies.append(entered(client).headers["set-cookie"].split(";")[0])
        assert cookies[0] != cookies[1]
        assert client.get("/desk", headers={"cookie": cookies[0]}).status_code == 303
        assert client.get("/desk", headers={"cookie": cookies[1]}).status_code == 200


def test_the_command_line_makes_and_removes_experts(tmp_path: Path) -> None:
    db = tmp_path / "audit.db"
    assert _told(db, "add-expert", "А.  Б. Новая", typed="длинный пароль\n") == "Добавлен: А. Б. Новая, эксперт.\n"
    assert _told(db, "experts").startswith("А. Б. Новая  эксперт")
    key = _told(db, "add-token", "А. Б. Новая", "выгрузка").strip()
    with Store(db) as store:
        token, expert = store.office.token(security.hashed(key)), store.office.expert("А. Б. Новая")
    assert token and (token.name, token.label) == ("А. Б. Новая", "выгрузка")
    assert expert and expert.secret.startswith("$argon2id$") and auth.fits(expert.secret, "длинный пароль")
    assert "выгрузка" in _told(db, "tokens") and key not in _told(db, "tokens")
    assert _told(db, "remove-token", token.key[:8]) == "Отозван: выгрузка.\n"
    assert _told(db, "add-expert", "Главная", "--role", "admin", typed="длинный пароль\n").endswith("администратор.\n")
    assert _told(db, "add-expert", "Главная", typed="другой пароль 7\n") == "Новый пароль: Главная, администратор.\n"
    assert _told(db, "remove-expert", "А. Б. Новая").startswith("Убран")
    with Store(db) as store:
        deeds = [one.what for one in reversed(store.office.deeds())]
    assert deeds == ["expert-added", "token-given", "token-taken", "expert-added", "expert-password", "expert-removed"]


@pytest.mark.parametrize(
    ("words", "typed", "said"),
    [
        (("add-expert", "x"), "\n", "Пароль пуст"),
        (("add-expert", "  "), "long enough\n", "Имя эксперта пусто"),
        (("remove-expert", "x"), "", "Эксперта «x» нет"),
        (("add-token", "x", "y"), "", "Эксперта «x» нет"),
        (("remove-token", "0"), "", "Ключа с номером «0» нет"),
        (("--public", "audit.example.org"), "", "не адрес"),
        (("--public", "https://example.org/audit"), "", "не адрес"),
        (("--authority", __file__), "", "нет сертификата"),
    ],
)
def test_what_the_command_line_cannot_do_is_said(tmp_path: Path, words: tuple[str, ...], typed: str, said: str) -> None:
    with Store(tmp_path / "audit.db"):
        pass
    done = CliRunner().invoke(cli, ["web", "--db", str(tmp_path / "audit.db"), *words], input=typed)
    assert isinstance(done.exception, ArgumentError) and said in done.exception.say.ru


def test_an_address_that_is_taken_is_said_before_anything_is_served(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = CliRunner().invoke(cli, ["web", "--db", str(tmp_path / "audit.db"), "--port", port])
    assert isinstance(done.exception, UnfinishedError) and "занят" in done.exception.say.ru


def _told(db: Path, *words: str, typed: str = "") -> str:
    done = CliRunner().invoke(cli, ["web", "--db", str(db), *words], input=typed)
    assert done.exception is None, done.exception
    return done.stdout
