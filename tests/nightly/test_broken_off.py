"""A night that is killed, whenever: the next start ends it, with the same digest and no letter twice."""

import os
import signal
import subprocess
import sys
from collections import Counter
from datetime import timedelta
from pathlib import Path

from auditor.store import Store
from tests.conftest import run_auditor
from tests.nightly.country import NORTH, SOUTH, Country, order

EXPECTED = {"experts@example.org", "north@example.org", "south@example.org"}


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


def _news(settled: Country, folder: Path) -> Country:
    """The second night, in which a document is gone and a file is another."""
    country = settled.copied(folder)
    country.north.files.pop("/n2.4.5.3.txt")
    country.south.files["/s2.4.5.2.txt"] = order("99-п", "10.02.2021", "школьного питания", SOUTH)
    return country


def test_kills_change_neither_the_digest_nor_the_number_of_letters(settled: Country, tmp_path: Path) -> None:
    country = _news(settled, tmp_path)
    for moment in ("while links are followed", "while the first letter goes out", "while the last letter goes out"):
        running = _started(country)

        def kill(*words: object, victim: "subprocess.Popen[str]" = running) -> None:
            victim.kill()

        def third(victim: "subprocess.Popen[str]" = running) -> None:
            if len(country.post.got) == 3:
                victim.kill()

        country.north.when_asked = kill if moment == "while links are followed" else lambda path: None
        country.post.when_taken = kill if moment == "while the first letter goes out" else third
        said, _ = running.communicate(timeout=90)
        assert running.returncode == -signal.SIGKILL, (moment, said)
    again = run_auditor(country.folder, "nightly", "nightly.toml", "--quiet")
    assert again.returncode == 1, again.stderr
    letters = _letters(country)
    assert {to for to, _ in letters} == EXPECTED and set(letters.values()) == {1}
    digest = (country.folder / "nightly" / country.day.isoformat() / "digest.txt").read_text(encoding="utf-8")
    assert "2.4.5.3" in digest and "s2.4.5.2.txt" in digest and digest.count(f"× {NORTH}") == 1
    posts = {head["idempotency-key"] for head, _ in country.hook.got}
    assert len(posts) == 1


def test_sigterm_ends_a_night_a_second_start_tells_who_runs_and_a_later_one_goes_on(
    settled: Country, tmp_path: Path
) -> None:
    country = _news(settled, tmp_path)
    second: list[subprocess.CompletedProcess[str]] = []

    def meanwhile(path: str) -> None:
        country.north.when_asked = lambda path: None
        second.append(run_auditor(country.folder, "nightly", "nightly.toml", "--quiet"))
        running.terminate()

    country.north.when_asked = meanwhile
    running = _started(country)
    said, _ = running.communicate(timeout=90)
    assert second[0].returncode == 3
    assert f"процесс {running.pid}" in second[0].stderr and "Traceback" not in second[0].stderr
    assert running.returncode == 3 and "Traceback" not in said
    asked = Counter(country.north.asked)
    country.post.refusing = True
    again = run_auditor(country.folder, "nightly", "nightly.toml", "--quiet")
    assert again.returncode == 3 and "451" in again.stdout and not country.post.got
    assert not [one for one in country.folder.rglob("*") if one.name.endswith((".new", ".tmp"))]
    assert all(number <= 2 for number in (country.north.asked - asked).values())
    country.post.refusing = False  # what could not be sent is sent the next time
    country.day = country.day.replace(day=country.day.day + 1)
    country.night()
    assert {to for to, _, _ in country.sent} == EXPECTED and len(country.sent) == 3


def test_what_was_left_of_an_earlier_night_does_not_replace_tonights(settled: Country, tmp_path: Path) -> None:
    country = _news(settled, tmp_path)
    country.post.refusing = True
    country.night()
    with Store(country.folder / "audit.db") as store:
        store._db.conn.execute("UPDATE night SET closed = NULL WHERE run = (SELECT max(run) FROM night)")
        store._db.conn.commit()
    country.post.refusing = False
    country.north.files.pop("/n2.4.5.1.txt")
    done = country.night()
    assert done.continued and done.difference and done.report.run.as_of == country.day - timedelta(days=1)
    assert Counter(to for to, _, _ in country.sent) == {
        "experts@example.org": 2,
        "north@example.org": 2,
        "south@example.org": 1,
    }
    assert done.letters == len(country.sent) + 1, "and the post of tonight"
