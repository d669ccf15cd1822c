"""python -m bench.kills [KILLS]: nights killed (SIGKILL) at random moments against one that nobody disturbed.

Each begins with the same first night; in the second a document is gone and a file is another. It is killed, once to
three times, each at a moment drawn from the time a whole night takes, and then left to end. Digest, letters and posts
must be those of the undisturbed night. Exit status 1: one was not.
"""

import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.nightly.country import SOUTH, Country, built, order

KILLS = 24
_CLOCK = re.compile(r"\d\d\.\d\d\.\d{4}\s+\d\d:\d\d\s+UTC")
_ENDS = (0, 1)

Told = tuple[str, Counter[tuple[str, str, str]], int]


def _night(country: Country, after: float | None) -> tuple[int, float]:
    """Runs the night; kills it after so many seconds. Returns its status and how long it ran."""
    began = time.monotonic()
    running = subprocess.Popen(
        [sys.executable, "-m", "auditor", "nightly", str(country.write_settings()), "--quiet"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    try:
        return running.wait(after), time.monotonic() - began
    except subprocess.TimeoutExpired:
        running.send_signal(signal.SIGKILL)
        return running.wait(), time.monotonic() - began


def _told(country: Country) -> Told:
    """The digest, the letters and the posts, without today's clock."""
    digest = (country.folder / "nightly" / country.day.isoformat() / "digest.txt").read_text(encoding="utf-8")
    letters = Counter[tuple[str, str, str]]()
    for to, one in country.post.got:
        part = one.get_body(("plain",))
        assert part is not None
        letters[to, str(one["Subject"]), _CLOCK.sub("…", part.get_content())] += 1
    return _CLOCK.sub("…", digest), letters, len({head["idempotency-key"] for head, _ in country.hook.got})


def _second(first: Country, folder: Path) -> Country:
    country = first.copied(folder)
    country.north.files.pop("/n2.4.5.3.txt")
    country.south.files["/s2.4.5.2.txt"] = order("99-п", "10.02.2021", "школьного питания", SOUTH)
    return country


def main(arguments: Sequence[str] = ()) -> int:
    """Kills and compares; prints what differed."""
    wanted = int(arguments[0]) if arguments else KILLS
    dice, kills, nights, wrong = random.Random(), 0, 0, []
    with tempfile.TemporaryDirectory() as name, built(_made(Path(name) / "first")) as one:
        one.night()
        country = _second(one, Path(name) / "quiet")
        status, whole = _night(country, None)
        expected = _told(country)
        if status not in _ENDS:
            sys.exit(f"the undisturbed night ended with {status}")
        while kills < wanted:
            nights += 1
            country = _second(one, Path(name) / f"killed{nights}")
            moments = []
            for _ in range(dice.randint(1, 3)):
                moments.append(round(dice.uniform(0, whole), 3))
                status, _ = _night(country, moments[-1])
                if status in _ENDS:
                    break
                kills += 1
            if status not in _ENDS and _night(country, None)[0] not in _ENDS:
                wrong.append((moments, "did not end"))
            elif (told := _told(country)) != expected:
                wrong.append((moments, f"{told} instead of {expected}"))
    print(f"{nights} nights, {kills} kills within {whole:.1f} s each: {len(wrong)} told something else")
    for moments, what in wrong:
        print(f"BROKEN: killed after {moments}: {what}")
    return 1 if wrong else 0


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


if __name__ == "__main__":
    if status := main(sys.argv[1:]):
        sys.exit(status)
