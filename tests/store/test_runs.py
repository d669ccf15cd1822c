"""Runs: begun, gone on with, finished; one process at a time; since when a finding stands."""

import subprocess
import sys
import time
import zlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from auditor.errors import UnfinishedError
from auditor.model import Report, Run, Severity
from auditor.store import Store, coding
from tests.store.conftest import AS_OF, Reporting

ROOT = Path(__file__).parents[2]


def begin(store: Store, key: str = "k") -> Run:
    return store.begin(key, as_of=AS_OF, rubric="mmuko-2.4", version="1")[0]


def test_a_broken_off_run_is_gone_on_with_a_finished_one_is_not(tmp_path: Path, reporting: Reporting) -> None:
    with Store(tmp_path / "audit.db") as store:
        first, goes_on = store.begin("k", as_of=AS_OF, rubric="mmuko-2.4", version="1")
        assert not goes_on and first.as_of == AS_OF and first.finished is None
    with Store(tmp_path / "audit.db") as store:
        again, goes_on = store.begin("k", as_of=AS_OF, rubric="mmuko-2.4", version="1")
        assert goes_on and again == first
        assert begin(store, "other").id != first.id
        done = store.finish(again, reporting(again))
        assert done.finished and done.id == first.id
        new, goes_on = store.begin("k", as_of=AS_OF, rubric="mmuko-2.4", version="1")
        assert not goes_on and new.id > first.id


def test_names_of_runs_tell_their_time_and_sort(tmp_path: Path) -> None:
    with Store(tmp_path / "audit.db") as store:
        run = begin(store)
        assert run.id.startswith(run.started.strftime("%Y%m%d-%H%M%S-")) and len(run.id) <= 24


def test_a_run_at_work_elsewhere_is_not_touched_until_its_process_is_gone(tmp_path: Path) -> None:
    program = (
        "import sys, time; from datetime import date; from pathlib import Path; from auditor.store import Store\n"
        "store = Store(Path(sys.argv[1])); run, _ = store.begin('k', as_of=date(2021, 3, 1), rubric='r', version='1')\n"
        "print(run.id, flush=True); time.sleep(60)\n"
    )
    path = tmp_path / "audit.db"
    other = subprocess.Popen([sys.executable, "-c", program, path], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert other.stdout
    name = other.stdout.readline().strip()
    with Store(path) as store:
        with pytest.raises(UnfinishedError) as told:
            begin(store)
        assert name in told.value.say.ru and str(other.pid) in told.value.say.en
        assert begin(store, "another key").id != name
        other.kill()
        other.wait()
        other.stdout.close()
        run, goes_on = store.begin("k", as_of=AS_OF, rubric="r", version="2")
        assert goes_on and run.id == name and run.version == "2"


def test_two_processes_may_make_the_database_at_the_same_moment(tmp_path: Path) -> None:
    program = (
        "import sys, time; from datetime import date; from pathlib import Path; from auditor.store import Store\n"
        "time.sleep(max(0, float(sys.argv[3]) - time.time()))\n"
        "with Store(Path(sys.argv[1])) as store:\n"
        "    store.begin(sys.argv[2], as_of=date(2021, 3, 1), rubric='', version='')\n"
    )
    path, start = tmp_path / "audit.db", str(time.time() + 2.5)
    words = [sys.executable, "-c", program, str(path)]
    several = [subprocess.Popen([*words, str(key), start], cwd=ROOT, stderr=subprocess.PIPE) for key in range(4)]
    assert [(one.communicate()[1], one.returncode) for one in several] == [(b"", 0)] * 4
    with Store(path) as store:
        assert len(store.runs()) == 4


def test_a_report_comes_back_without_the_words_of_pages(tmp_path: Path, reporting: Reporting) -> None:
    with Store(tmp_path / "audit.db") as store:
        run = begin(store)
        assert store.report() is None
        done = store.finish(run, reporting(run, "f1", "f2"))
        kept = store.report(run.id)
        assert kept and kept.run == done and kept == store.report()
        assert [finding.id for finding in kept.findings] == ["f1", "f2"]
        text = kept.documents[0].document.text
        assert [(page.number, page.text, page.scanned) for page in text.pages] == [(1, "", False), (2, "", True)]
        assert store.report("none") is None


def test_the_list_of_runs_is_the_newest_first_and_knows_what_they_came_to(tmp_path: Path, reporting: Reporting) -> None:
    with Store(tmp_path / "audit.db") as store:
        first = begin(store)
        store.add_links(first.id, ["http://a/1", "http://a/2"])
        store.finish(first, reporting(first, "f1", "f2"))
        second = begin(store)
        newest, oldest = store.runs()
        assert (newest.run, newest.findings, newest.run.finished) == (second, {}, None)
        assert (oldest.links, oldest.findings) == (2, {Severity.ERROR: 2})
        assert oldest.municipalities == ("Речной округ",)


def test_a_finding_stands_since_the_first_run_that_had_it_without_a_break(tmp_path: Path, reporting: Reporting) -> None:
    with Store(tmp_path / "audit.db") as store:

        def night(*names: str, municipality: str = "Речной округ") -> Run:
            run = begin(store)
            since = store.first_seen(names)
            report = reporting(run, municipality=municipality)
            kept = reporting(run, *names, municipality=municipality).findings
            from dataclasses import replace

            findings = tuple(replace(one, since=since.get(one.id, run.started)) for one in kept)
            return store.finish(run, replace(report, findings=findings))

        assert store.first_seen(["a"]) == {}
        first = night("a", "b")
        second = night("a", "c")
        night("other", municipality="Верхогорск")  # another's audit is no break
        third = night("a", "b", "c")
        since = store.first_seen(["a", "b", "c", "never", "other"])
        assert since["a"] == first.started
        assert since["b"] == third.started, "it was gone for a night"
        assert since["c"] == second.started
        assert "never" not in since and "other" in since


def test_a_time_that_the_report_names_is_kept(tmp_path: Path, reporting: Reporting) -> None:
    with Store(tmp_path / "audit.db") as store:
        run = begin(store)
        since = datetime.now(UTC) - timedelta(days=3)
        store.finish(run, reporting(run, "a", since=since))
        assert store.first_seen(["a"]) == {"a": since}


def test_half_a_letter_in_a_report_does_not_end_the_night(tmp_path: Path, reporting: Reporting) -> None:
    with Store(tmp_path / "audit.db") as store:
        run = begin(store)
        store.finish(run, reporting(run, "a", municipality="Речной \ud83d округ"))
        kept = store.report()
        assert kept and kept.submissions[0].submission.municipality.startswith("Речной ")


def test_a_report_packed_piece_by_piece_is_the_json_it_was(tmp_path: Path, reporting: Reporting) -> None:
    with Store(tmp_path / "audit.db") as store:
        report = reporting(begin(store), "one", "two")
    for record in (report, report.findings[0], report.run, replace(report, findings=(), submissions=())):
        assert zlib.decompress(coding.pack(record)) == coding.encode(record)
    assert coding.unpack(coding.pack(report), Report) == report
