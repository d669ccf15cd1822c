"""Nights of a small region: what each tells, and to whom, word for word. Real sites, SMTP server and webhook."""

import hashlib
import hmac
import json
import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator

from auditor.nightly import Outcome
from tests.conftest import run_auditor
from tests.nightly.country import FIRST, SOUTH, Country, order

GOLD = Path(__file__).with_name("gold")
# one moment, or the two of a link tried twice
_CLOCK = re.compile(r"\d\d\.\d\d\.\d{4} \d\d:\d\d UTC(?:\sи\s\d\d\.\d\d\.\d{4}\s\d\d:\d\d\sUTC)?")
_STILL = re.compile(r"^· .*(?:\n  .*)*", re.MULTILINE)
_SINCE = re.compile(r"— с \d+ [а-я]+ \d{4} г\.")


def _broken(done: Outcome) -> set[str]:
    return {one.position for one in done.report.findings if one.rule == "broken-link"}


def _letters(country: Country) -> str:
    """The night's letters without today's clock; what stands is unwrapped, for lines break by the length of a month."""
    found = []
    for to, subject, text in country.sent:
        words = _STILL.sub(lambda row: row[0].replace("\n  ", " "), _CLOCK.sub("ВРЕМЯ", text.replace("\r\n", "\n")))
        found.append(f"Кому: {to}\nТема: {subject}\n\n{_SINCE.sub('— с ДНЯ', words)}")
    return "\n======\n".join(found)


def _gold(country: Country, name: str) -> None:
    assert _letters(country) == (GOLD / f"{name}.txt").read_text(encoding="utf-8")


def test_nights_tell_what_changed_and_nothing_else(country: Country) -> None:
    country.more = f"warc = true\ndeadline = {FIRST + timedelta(days=8)}\nremind = [3]\nmetrics = 'auditor.prom'\n"
    done = country.night()  # 1: nothing to compare with
    assert not country.sent and not country.hook.got and not _broken(done)

    gone = country.north.files.pop("/n2.4.5.3.txt")
    done = country.night()  # 2: a document is gone
    assert _broken(done) == {"2.4.5.3"}
    _gold(country, "2-gone")
    _archived(country, done)

    country.south.down()
    done = country.night()  # 3: an outage is news to nobody
    assert _broken(done) == {"2.4.5.3"} and not country.sent

    country.south.up()
    done = country.night()  # 4: it is over
    assert not country.sent and done.difference
    assert not [one for one in done.difference.new if one.rule != "unverified-link"]

    country.north.files["/n2.4.5.3.txt"] = gone
    country.south.files["/s2.4.5.2.txt"] = order("99-п", "10.02.2021", "школьного питания", SOUTH)
    country.night()  # 5: mended; and a file was swapped
    _gold(country, "5-mended")

    country.night()  # 6: nothing new, but three days are left
    _gold(country, "6-reminder")

    country.south.down()
    country.day -= timedelta(days=1)
    done = country.night()  # 6 again: a reminder comes once a day, and the first silent night is nobody's fault
    assert not country.sent and not _broken(done)

    country.night()  # 7: the second silent night
    _gold(country, "7-silent")
    _posted(country)
    figures = (country.folder / "auditor.prom").read_text(encoding="utf-8")
    assert 'auditor_links{status="broken"} 3' in figures and "auditor_letters_sent 3" in figures


def _posted(country: Country) -> None:
    posted = [json.loads(body) for _, body in country.hook.got]
    assert [sorted(one) for one in posted] == [["changed_documents", "mended", "new"]] * 4
    head, body = country.hook.got[0]
    signed = hmac.new("тайна".encode(), body, hashlib.sha256).hexdigest()
    assert head["x-auditor-signature"] == f"sha256={signed}"


def _archived(country: Country, done: Outcome) -> None:
    """The WARC of the second night holds what came, and what was said to be unchanged; the evidence can be shown."""
    path = done.folder / "night.warc.gz"
    with path.open("rb") as file:
        records = [
            (one.rec_type, one.rec_headers.get_header("WARC-Target-URI"), one.raw_stream.read())
            for one in ArchiveIterator(file, check_digests="raise")
        ]
    answers = {url: body for kind, url, body in records if kind == "response"}
    assert answers[country.north.url("/n2.4.5.1.txt")] == country.north.files["/n2.4.5.1.txt"]
    assert b"404" in answers[country.north.url("/n2.4.5.3.txt")]
    assert len([url for kind, url, _ in records if kind == "revisit"]) == 5
    checked = subprocess.run([Path(sys.executable).with_name("warcio"), "check", str(path)], capture_output=True)
    assert checked.returncode == 0, checked.stdout
    finding = next(one for one in done.report.findings if one.url == country.north.url("/n2.4.5.1.txt"))
    told = run_auditor(country.folder, "seen", finding.id[:8], "--db", "audit.db", "--out", "seen")
    assert told.returncode == 0 and str(finding.url) in told.stdout and "ETag" in told.stdout, told.stderr
    shown = country.folder / "seen" / f"{finding.id}.txt"
    assert shown.read_bytes() == country.north.files["/n2.4.5.1.txt"]
    assert hashlib.sha256(shown.read_bytes()).hexdigest() in told.stdout
