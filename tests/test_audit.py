"""The whole audit through the command line: the sample region in, what an expert would say out."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from auditor import demo
from tests.conftest import REGION, Auditor, run_auditor

FAST = ("--delay", "0.05", "--recheck-after", "1", "--quiet")
SAMPLE = (REGION / "submissions", "--as-of", "2021-03-01", "--allow-network", "127.0.1.0/24", *FAST)
EXPECTED = [json.loads(line) for line in (REGION / "expected.jsonl").read_text(encoding="utf-8").splitlines()]


def _report(folder: Path) -> dict[str, Any]:
    return json.loads((folder / "report.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def _missed(report: Mapping[str, Any]) -> list[str]:
    """What an expert expects and the report lacks; entries of one group count once."""
    at: dict[tuple[str, str], list[str]] = {}
    for finding in report["findings"]:
        at.setdefault((finding["municipality"], finding["position"]), []).append(finding["rule"])
    hits: dict[Any, bool] = {}
    for one in (e for e in EXPECTED if e["kind"] == "must"):
        where = (one["municipality"], one["position"])
        group = (one["rule"], one.get("group") or where)
        hits[group] = hits.get(group, False) or bool({one["rule"], *one.get("alt", ())} & set(at.get(where, ())))
    return [str(group) for group, hit in hits.items() if not hit]


def _alarms(report: Mapping[str, Any]) -> list[str]:
    """Errors and warnings on cells that are in order."""
    fine = {(e["municipality"], e["position"]): e.get("allow", ()) for e in EXPECTED if e["kind"] == "fine"}
    return [
        f"{f['municipality']} {f['position']} {f['rule']}: {f['message']}"
        for f in report["findings"]
        if f["severity"] in ("error", "warning")
        and (f["municipality"], f["position"]) in fine
        and f["rule"] not in fine[f["municipality"], f["position"]]
    ]


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, "subprocess.CompletedProcess[str]", Counter[Any]]:
    folder = tmp_path_factory.mktemp("sample")
    with demo.serving() as seen:
        done = run_auditor(folder, "audit", *SAMPLE)
    return folder, done, Counter(seen)


Audited = tuple[Path, "subprocess.CompletedProcess[str]", Counter[Any]]


def test_the_sample_gives_every_finding_an_expert_expects(audited: Audited) -> None:
    folder, done, _ = audited
    assert done.returncode == 1, done.stderr
    assert _missed(_report(folder / "report")) == []


def test_the_sample_raises_no_alarm_on_cells_in_order(audited: Audited) -> None:
    assert _alarms(_report(audited[0] / "report")) == []


def test_every_cell_and_link_of_the_forms_is_in_the_report(audited: Audited) -> None:
    report = _report(audited[0] / "report")
    assert [len(one["cells"]) for one in report["submissions"]] == [30, 30, 30, 30]
    assert {one["municipality"] for one in report["submissions"]} == {
        "Полянский район",
        "Пихтовский район",
        "Речной муниципальный округ",
        "город Верхогорск",
    }
    assert all(
        cell["verdict"] in ("ready", "mend", "expert", "empty") for s in report["submissions"] for cell in s["cells"]
    )


def test_all_formats_lie_in_the_folder(audited: Audited) -> None:
    folder = audited[0] / "report"
    for name in ("report.json", "report.html", "report.xlsx", "report.docx", "report.md"):
        assert (folder / name).stat().st_size > 1000, name
    assert len(list((folder / "municipalities").glob("*.html"))) == 4
    forms = sorted(path.name for path in (folder / "forms").iterdir())
    assert forms == ["polyanskij_i_pihtovskij.xlsx", "rechnoj.docx", "verhogorsk.xlsx"]
    assert list(folder.rglob("*.tmp")) == []


def test_errors_show_the_page_they_were_found_on(audited: Audited) -> None:
    pages = [path.read_text("utf-8") for path in (audited[0] / "report" / "municipalities").glob("*.html")]
    shown = sum(page.count('<img src="data:image/webp;base64,') for page in pages)
    drawn = [one for one in _report(audited[0] / "report")["findings"] if one["page"] and one["rule"] != "empty-cell"]
    assert len(drawn) >= 3 and shown >= len(drawn)
    assert all(len(page) < 5_000_000 for page in pages)


def test_the_summary_is_on_stdout_and_fits_eighty_columns(audited: Audited) -> None:
    done = audited[1]
    assert "Верхогорск" in done.stdout and "report.html" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert "\x1b" not in done.stdout and done.stderr == ""


def test_no_address_outside_the_allowed_network_is_asked(audited: Audited) -> None:
    findings = _report(audited[0] / "report")["findings"]
    assert [f["url"] for f in findings if f["rule"] == "blocked-address"] == ["http://127.0.5.5/pokazateli.pdf"]


def test_a_document_cited_many_times_is_fetched_once(audited: Audited) -> None:
    seen = audited[2]
    assert seen["127.0.1.11", "/metod/programma.pdf"] == 1
    assert seen["127.0.1.13", "/docs/vpr.html"] == 2  # 503, then the order
    assert seen["127.0.1.13", "/flap500.pdf"] == 3
    assert seen["127.0.1.13", "/metod/celi.pdf"] == 2


def _comparable(report: dict[str, Any]) -> dict[str, Any]:
    """A report without what differs from run to run: its id and times."""
    report["run"] = {k: v for k, v in report["run"].items() if k in ("as_of", "rubric", "version")}
    for finding in report["findings"]:
        finding.pop("since")
        finding["message"] = finding["evidence"] = ""  # tell when a link was tried
    return report


def test_a_killed_audit_goes_on_and_ends_with_the_same_report(
    tmp_path: Path, region: Counter[tuple[str, str]], audited: Audited
) -> None:
    command = [sys.executable, "-m", "auditor", "audit", *map(str, SAMPLE)]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    process = subprocess.Popen(command, cwd=tmp_path, env=environment, start_new_session=True)
    finished = _wait_for_finished_links(tmp_path / "audit.db", 12)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait(10)
    time.sleep(0.3)
    before = Counter(region)
    assert not (tmp_path / "report").exists()
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 1, done.stderr
    assert "Продолжен" in done.stdout
    assert _comparable(_report(tmp_path / "report")) == _comparable(_report(audited[0] / "report"))
    again = [url for url in finished if region[_asked(url)] > before[_asked(url)]]
    assert again == []


def _asked(url: str) -> tuple[str, str]:
    host, _, path = url.removeprefix("http://").partition("/")
    return host.partition(":")[0], "/" + path


def _wait_for_finished_links(db: Path, number: int) -> list[str]:
    """Waits until so many links are finished; gives their addresses."""
    for _ in range(600):
        time.sleep(0.05)
        if not db.exists():
            continue
        try:
            with sqlite3.connect(f"file:{db}?mode=ro", uri=True, timeout=1) as connection:
                rows = connection.execute("SELECT url FROM link WHERE visit IS NOT NULL").fetchall()
        except sqlite3.OperationalError:
            continue
        if len(rows) >= number:
            return [row[0] for row in rows if row[0].startswith("http://127.0.1.")]
    raise AssertionError("no links were finished in time")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("form.pdf", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF", "PDF"),
        ("empty.xlsx", b"", "пуст"),
        ("damaged.xlsx", b"PK\x03\x04" + b"\x00" * 200, "damaged.xlsx"),
        ("notes.csv", "просто;текст\nбез;позиций\n".encode(), "позици"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 64, "picture.png"),
    ],
)
def test_a_file_that_is_no_form_gets_one_clear_sentence(
    auditor: Auditor, tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    (tmp_path / name).write_bytes(content)
    done = auditor("audit", name)
    assert done.returncode == 2
    assert done.stderr.startswith("Ошибка: ") and words in done.stderr
    assert "Traceback" not in done.stderr and done.stdout == ""
    assert not (tmp_path / "report").exists() and not (tmp_path / "audit.db").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("audit", "nowhere.xlsx"), "nowhere.xlsx: такого файла или папки нет"),
        (("audit",), "Не указано ни одной формы"),
        (("audit", str(REGION / "submissions"), "--rubric", "no-such"), "no-such"),
        (("audit", str(REGION / "submissions"), "--as-of", "2021-13-01"), "2021-13-01"),
        (("audit", str(REGION / "submissions"), "--allow-network", "10.0.0.0/99"), "10.0.0.0/99"),
        (("audit", str(REGION / "submissions"), "--delay", "скоро"), "скоро"),
        (("audit", "--nonsense"), "--nonsense"),
        (("audits",), "audits"),
        (("report", "--db", "none.db"), "none.db"),
        (("rules", "no-such-rule"), "no-such-rule"),
        (("read", "none.pdf"), "none.pdf"),
    ],
)
def test_a_wrong_argument_gets_one_clear_sentence(auditor: Auditor, words: tuple[str, ...], said: str) -> None:
    done = auditor(*words)
    assert done.returncode == 2
    assert done.stderr.startswith("Ошибка: ") and said in done.stderr
    assert "Traceback" not in done.stderr
    english = auditor(*words, "--lang", "en")
    assert english.returncode == 2 and english.stderr.startswith("Error: ")


def test_a_foreign_database_is_refused_and_left_as_it_was(auditor: Auditor, tmp_path: Path) -> None:
    (tmp_path / "audit.db").write_bytes(b"this is no database, but somebody's notes\n" * 50)
    before = (tmp_path / "audit.db").read_bytes()
    done = auditor("audit", *SAMPLE)
    assert done.returncode == 3 and done.stderr.startswith("Ошибка: ")
    assert (tmp_path / "audit.db").read_bytes() == before
