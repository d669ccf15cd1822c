"""TLS, names and passwords of mail servers: what is asked for, what is refused, and that no secret is ever shown."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from auditor import nightly, notices
from auditor.errors import ArgumentError
from auditor.nightly import delivery
from auditor.notices import Mail, Message, posting
from auditor.store import Letter, Night, Store
from tests.certificates import Certificates, certificates
from tests.nightly.country import Hook
from tests.site import closed_port

WORDS = Message(subject="Проверка", text="текст\n", html="<p>текст</p>")
SECRET = "очень тайно/1"
WRITTEN = "%D0%BE%D1%87%D0%B5%D0%BD%D1%8C%20%D1%82%D0%B0%D0%B9%D0%BD%D0%BE%2F1"


class Keeper:
    """Keeps what it gets, and who logged in; repeats a wrong password, as some servers do."""

    def __init__(self) -> None:
        self.got: list[str] = []
        self.names: list[bytes] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.got.append(envelope.rcpt_tos[0])
        return "250 OK"

    def check(self, server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        self.names.append(data.login)
        good = data.password.decode() == SECRET
        return AuthResult(success=good, handled=good, message=None if good else f"535 no {data.password.decode()}")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return certificates(tmp_path_factory.mktemp("authority"))


@contextmanager
def _serving(made: Certificates | None, **options: Any) -> Iterator[tuple[Keeper, int]]:
    keeper, port = Keeper(), closed_port()
    tls = {"tls_context": made.contexts["good"], "require_starttls": True} if made else {"auth_require_tls": False}
    controller = Controller(keeper, hostname="127.0.0.1", port=port, authenticator=keeper.check, **tls, **options)
    controller.start()
    try:
        yield keeper, port
    finally:
        controller.stop()


def _posted(server: str, *authority: Path) -> str:
    mail = Mail(server=server, sender="auditor@проверка.рф", authority=tuple(map(str, authority)))
    return notices.letter(mail, "edu@example.org", WORDS, "key.1", lambda: None)


def test_a_name_and_password_go_by_starttls_under_an_authority_that_is_trusted(made: Certificates) -> None:
    with _serving(made) as (keeper, port):
        server = f"smtp+starttls://user:{WRITTEN}@localhost:{port}"
        assert not _posted(server, made.authority)
        assert keeper.got == ["edu@example.org"] and keeper.names == [b"user"]
        assert "CERTIFICATE_VERIFY_FAILED" in _posted(server), "not without the authority"
        assert len(keeper.names) == 1, "nothing was told to whom we do not trust"


def test_the_list_of_authorities_may_stand_in_the_environment(
    made: Certificates, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(made.authority))
    with _serving(made) as (keeper, port):
        assert not _posted(f"smtp+starttls://user:{WRITTEN}@localhost:{port}")
        assert keeper.got


def test_tls_from_the_start(made: Certificates) -> None:
    keeper, port = Keeper(), closed_port()
    controller = Controller(
        keeper, hostname="127.0.0.1", port=port, ssl_context=made.contexts["good"], authenticator=keeper.check
    )
    controller.start()
    try:
        assert not _posted(f"smtps://localhost:{port}", made.authority)
    finally:
        controller.stop()
    assert keeper.got == ["edu@example.org"]


def test_a_password_may_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    with _serving(None) as (keeper, port):
        server = f"smtp://user:$AUDITOR_MAIL@127.0.0.1:{port}"
        assert "AUDITOR_MAIL" in _posted(server) and not keeper.names
        monkeypatch.setenv("AUDITOR_MAIL", SECRET)
        assert not _posted(server) and keeper.names == [b"user"]


def test_a_password_is_not_told_to_a_network_that_can_read_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(posting, "_loopback", lambda server: False)
    with _serving(None) as (keeper, port):
        fault = _posted(f"smtp://user:{WRITTEN}@127.0.0.1:{port}")
        assert "STARTTLS" in fault and not keeper.names and not keeper.got
        assert _posted(f"smtp+starttls://user:{WRITTEN}@127.0.0.1:{port}"), "asked for, and not offered"


@pytest.mark.parametrize("password", ["wrong-secret", "%D0%BD%D0%B5%20%D1%82%D0%BE%D1%82"])
def test_a_wrong_password_is_not_repeated(password: str) -> None:
    with _serving(None) as (_, port):
        fault = _posted(f"smtp://nobody7:{password}@127.0.0.1:{port}")
    assert "535" in fault and "***" in fault
    assert not any(word in fault for word in ("wrong-secret", "не тот", "nobody7", password))


def test_the_key_of_a_bot_is_neither_printed_nor_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with Hook().open() as hook, Store(tmp_path / "audit.db") as store:
        hook.statuses = [401, 401]
        url = hook.url.replace("/hook", "/bot123:KEYKEY/sendMessage")
        text = _settings(tmp_path, f'[webhook]\nurl = "{url}"\nformat = "telegram"\nchat = "-1"\ntries = 1\n')
        config = nightly.load(text)
        _waiting(store, "webhook")
        _, faults = delivery.deliver(store, config, lambda words: None)
        hook.url = ""
    with Store(tmp_path / "audit.db") as store:  # nobody listens any more
        _, gone = delivery.deliver(store, config, lambda words: None)
    assert "HTTP 401" in faults[0] and "ConnectError" in gone[0]
    said = "".join((*faults, *gone, *(one.getMessage() for one in caplog.records if one.name.startswith("auditor"))))
    assert "KEYKEY" not in said


def test_a_faulty_setting_is_told_without_its_secret(tmp_path: Path) -> None:
    with pytest.raises(ArgumentError) as fault:
        nightly.load(_settings(tmp_path, '[mail]\nserver = "stmp://u:hunter2@host"\nsender = "a@b.ru"\n'))
    assert "server" in fault.value.say.ru and "hunter2" not in fault.value.say.ru + fault.value.say.en


@pytest.mark.parametrize("answer", ["250 OK", "421 too late"])
def test_a_letter_that_was_taken_is_sent_however_the_server_says_good_bye(answer: str) -> None:
    with _quitting(answer) as (keeper, port):
        assert not _posted(f"smtp://127.0.0.1:{port}") and keeper.got


@contextmanager
def _quitting(answer: str) -> Iterator[tuple[Keeper, int]]:
    with _serving(None) as (keeper, port):

        async def quit_(*words: Any) -> str:
            return answer

        keeper.handle_QUIT: Callable[..., Any] = quit_  # type: ignore[attr-defined, misc]
        yield keeper, port


def _settings(folder: Path, more: str) -> Path:
    path = folder / "nightly.toml"
    path.write_text(f'db = "audit.db"\nout = "out"\nsubmissions = ["*.csv"]\n{more}', encoding="utf-8")
    return path


def _waiting(store: Store, channel: str) -> None:
    letter = Letter(channel=channel, recipient="webhook 127.0.0.1", key="k", body=b"{}")
    store.nights.told(Night(run="r", day=date(2021, 3, 1)), {}, [letter])
