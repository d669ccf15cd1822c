"""nightly.toml: what is understood, and how faults are told."""

from datetime import date
from pathlib import Path

import pytest

from auditor.errors import ArgumentError
from auditor.nightly import load, nightly

WHOLE = """
db = "audit.db"
out = "nightly"
submissions = ["forms/*.xlsx"]
rubric = "mmuko-2.4"
as_of = 2021-03-01
delay = 1.0
recheck_after = 1800
allow_network = ["127.0.0.0/8"]
[mail]
server = "smtp://user:password@host:25"
sender = "auditor@example.org"
to = ["experts@example.org"]
by_municipality = {"Заречинский район" = "edu@example.org"}
[webhook]
url = "https://example.org/hook"
"""
LEAST = 'db = "audit.db"\nout = "nightly"\nsubmissions = ["forms/*.xlsx"]\n'


def _written(folder: Path, text: str) -> Path:
    path = folder / "nightly.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_settings_of_the_contract_are_read(tmp_path: Path) -> None:
    config = load(_written(tmp_path, WHOLE))
    assert config.db == tmp_path / "audit.db" and config.out == tmp_path / "nightly"
    assert config.as_of == date(2021, 3, 1) and config.recheck_after == 1800 and config.rubric == "mmuko-2.4"
    assert config.mail and config.mail.by_municipality == {"Заречинский район": ("edu@example.org",)}
    assert config.webhook and config.webhook.url == "https://example.org/hook"


def test_what_is_optional_may_be_left_out(tmp_path: Path) -> None:
    config = load(_written(tmp_path, LEAST))
    assert config.mail is None and config.webhook is None and config.as_of is None
    assert config.delay == 1.0 and config.recheck_after == 1800 and config.allow_network == ()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("dealy = 2", "dealy: такой настройки нет; delay?"),
        ('delay = "1"', "delay = '1': нужно число"),
        ("delay = -1", "delay = -1"),
        ('as_of = "вчера"', "as_of = 'вчера': нужна дата"),
        ('allow_network = ["10.0.0.0/33"]', "allow_network"),
        ("submissions = []", "submissions = []: нужен список"),
        ('mail = "x"', "mail: это раздел, пишите [mail]"),
        ('[mail]\nserver = "host"\nsender = "a@b.ru"', "[mail] server = …: нужен адрес"),
        ('[mail]\nserver = "smtp://h"', "[mail] sender: не указано"),
        ('[mail]\nserver = "smtp://h"\nsender = "a@b.ru\\nBcc: x@y.ru"', "[mail] sender"),
        ('[webhook]\nurl = "ftp://example.org"', "[webhook] url"),
        ('[mail]\nserver = "smtp://h"\nsender = "a@b.ru"\nto = ["иванова@почта.рф"]', "до @ только латинские"),
        ('[mail]\nserver = "smtp://h"\nsender = "a..b@c.ru"', "[mail] sender = 'a..b@c.ru': адрес не читается"),
        ('[webhook]\nurl = "https://api.example.org"\nformat = "telegram"', "[webhook] chat: не указано"),
        ("[keep]\nnights = 1", "[keep] nights = 1: нужно целое число"),
    ],
)
def test_a_fault_is_named_with_what_was_meant(tmp_path: Path, line: str, told: str) -> None:
    text = LEAST if not line.startswith("submissions") else LEAST.replace('submissions = ["forms/*.xlsx"]\n', "")
    with pytest.raises(ArgumentError) as fault:
        load(_written(tmp_path, text + line))
    assert told in fault.value.say.ru


def test_all_faults_are_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(ArgumentError) as fault:
        load(_written(tmp_path, "db = 5\ndelay = true\nwarcs = 1\n"))
    said = fault.value.say.ru
    assert all(word in said for word in ("db", "delay", "warcs", "out: не указано", "submissions: не указано"))


def test_what_is_no_toml_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(ArgumentError) as fault:
        load(_written(tmp_path, "db = \n"))
    assert "line 1" in fault.value.say.ru
    with pytest.raises(ArgumentError) as fault:
        load(_written(tmp_path, 'db = "C:\\Users\\audit.db"\n'))
    assert "одинарных кавычках" in fault.value.say.ru
    path = tmp_path / "nightly.toml"
    path.write_bytes("# ночь".encode("cp1251"))
    with pytest.raises(ArgumentError) as fault:
        load(path)
    assert "не в UTF-8" in fault.value.say.ru


def test_a_name_may_stand_before_an_address(tmp_path: Path) -> None:
    written = WHOLE.replace('"auditor@example.org"', "'\"Отдел И. И.\" <auditor@example.org>'")
    mail = load(_written(tmp_path, written)).mail
    assert mail and mail.sender == "Отдел И. И. <auditor@example.org>" and mail.to == ("experts@example.org",)


def test_what_would_spoil_the_end_of_the_night_is_told_before_its_beginning(tmp_path: Path) -> None:
    (tmp_path / "nightly").write_text("a file")
    text = 'authority = ["none.pem"]\n[mail]\nserver = "smtp://u:$NOT_SET_AT_ALL@h"\nsender = "a@b.ru"\n'
    with pytest.raises(ArgumentError) as fault:
        nightly(load(_written(tmp_path, LEAST + text)))
    assert all(word in fault.value.say.ru for word in ("out: ", "none.pem", "NOT_SET_AT_ALL"))
    assert not (tmp_path / "audit.db").exists()
