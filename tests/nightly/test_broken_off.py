"""A night that is killed, whenever: the next start ends it, with the same digest and no letter twice."""

import os
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from auditor.nightly import Outcome
from tests.conftest import run_auditor
from tests.nightly.country import NORTH, Country, order


def _started(country: Country) -> "subprocess.Popen[str]":
    config = country.write_settings()
    return subprocess.Popen(
        [sys.executable, "-m", "auditor", "nightly", str(config), "--quiet"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONUTF8": "1"},
    )


def _letters(country: Country) -> Counter[tuple[str, str]]:
    return Counter((to, str(one["Subject"])) for to, one in country.post.got)


def _night_with_news(country: Country) -> Outcome:
    done = country.night()
    country.north.files.pop("/n2.4.5.3.txt")
    country.south.files["/s2.4.5.2.txt"] = order("99-п", "10.02.2021", "школьного питания", "Пихтовский район")
    return done


EXPECTED = {"experts@example.org", "north@example.org", "south@example.org"}


@pytest.mark.parametrize("moment", ["while links are followed", "while the first letter goes out", "between letters"])
def test_a_kill_changes_neither_the_digest_nor_the_number_of_letters(country: Country, moment: str) -> None:
    _night_with_news(country)
    running = _started(country)

    def kill(*words: object) -> None:
        running.kill()
        country.north.when_asked = lambda path: None
        country.post.when_taken = lambda: None

    if moment == "while links are followed":
        country.north.when_asked = kill
    elif moment == "while the first letter goes out":
        country.post.when_taken = kill
    else:
        country.post.when_taken = lambda: kill() if len(country.post.got) == 2 else None
    said, _ = running.communicate(timeout=60)
    assert running.returncode == -signal.SIGKILL, said
    again = run_auditor(country.folder, "nightly", "nightly.toml", "--quiet")
    assert again.returncode == 1, again.stderr
    letters = _letters(country)
    assert {to for to, _ in letters} == EXPECTED and set(letters.values()) == {1}
    digest = (country.folder / "nightly" / country.day.isoformat() / "digest.txt").read_text(encoding="utf-8")
    assert "2.4.5.3" in digest and "s2.4.5.2.txt" in digest and digest.count(f"× {NORTH}") == 1
    posts = {head["idempotency-key"] for head, _ in country.hook.got}
    assert len(posts) == 1


def test_a_second_start_says_who_runs(country: Country) -> None:
    first: list[subprocess.CompletedProcess[str]] = []

    def second(path: str) -> None:
        country.north.when_asked = lambda path: None
        first.append(run_auditor(country.folder, "nightly", "nightly.toml", "--quiet"))

    country.north.when_asked = second
    running = _started(country)
    running.communicate(timeout=90)
    assert running.returncode == 1  # a form of three positions leaves the others empty
    assert first[0].returncode == 3
    assert f"процесс {running.pid}" in first[0].stderr and "Traceback" not in first[0].stderr


def test_sigterm_ends_a_night_and_the_next_start_goes_on(country: Country) -> None:
    running = _started(country)
    country.north.when_asked = lambda path: running.terminate()
    said, _ = running.communicate(timeout=60)
    assert running.returncode == 3 and "Traceback" not in said
    country.north.when_asked = lambda path: None
    asked = Counter(country.north.asked)
    again = run_auditor(country.folder, "nightly", "nightly.toml", "--quiet")
    assert again.returncode == 1, again.stderr
    assert not _left_behind(country.folder)
    assert all(number <= 2 for number in (country.north.asked - asked).values())


def _left_behind(folder: Path) -> list[Path]:
    return [one for one in folder.rglob("*") if one.name.endswith((".new", ".tmp"))]


def test_a_letter_that_cannot_be_sent_is_sent_the_next_time(country: Country) -> None:
    _night_with_news(country)
    country.post.refusing = True
    done = country.night()
    assert len(done.faults) == 3 and not country.sent
    country.post.refusing = False
    done = country.night()
    assert {to for to, _, _ in country.sent} == EXPECTED and len(country.sent) == 3 and not done.faults
