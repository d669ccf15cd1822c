"""Experts' decisions, past runs and their difference on the command line, as people run them."""

import json
from pathlib import Path
from typing import Any

import pytest

from auditor.model import Severity
from tests.cli.conftest import Command
from tests.made_runs import HILL, NOTE, PLAN, RIVER, database, document, finding, form, link, night, report

STALE = finding("abcd00000001")
DEAD = finding("eeee00000001", "broken-link", url=NOTE, position="2.4.1.2", place="Форма!D2", document=None)


@pytest.fixture
def nights(tmp_path: Path) -> None:
    """Two nights: the second mends a link, breaks another municipality's and finds another document."""
    hers = finding("ffff00000001", "no-link", municipality=HILL, url=None, severity=Severity.ERROR)
    first = [form(RIVER, [link(PLAN)], [link(NOTE, to="c")]), form(HILL, [link(PLAN)])]
    second = [form(RIVER, [link(PLAN, to="b")], [link(NOTE, to="c")]), form(HILL, [link(PLAN, to="b")])]
    database(
        tmp_path / "audit.db",
        report(night(1), first, [STALE, DEAD], [document("a", pages=9), document("c")]),
        report(night(2), second, [STALE, hers], [document("b", pages=11), document("c")]),
    )


def _report(folder: Path) -> dict[str, Any]:
    return json.loads((folder / "report" / "report.json").read_text("utf-8"))  # type: ignore[no-any-return]


@pytest.mark.usefixtures("nights")
def test_a_decision_is_taken_shown_and_undone(auditor: Command, tmp_path: Path) -> None:
    taken = auditor(
        "accept", "abcd", "--because", "Показано «на бумаге»", "--by", "О. В. Терехина", "--until", "01.06.2021"
    )
    assert (taken.returncode, taken.stderr) == (0, ""), taken.stderr
    assert taken.stdout.startswith(
        "Принято: 1 замечание.\n  № 1  Речной округ, 2.4.1.1 · stale-document · abcd00000001"
    )
    assert auditor("report").returncode == 1, "the other error still counts"
    accepted = {one["id"]: one["accepted"] for one in _report(tmp_path)["findings"]}
    assert accepted == {
        "abcd00000001": {
            "by": "О. В. Терехина",
            "because": "Показано «на бумаге»",
            "false_alarm": False,
            "until": "2021-06-01",
        },
        "ffff00000001": None,
    }
    auditor("accept", "ffff00000001", "--because", "ошибка", "--false-alarm", "--by", "e")
    assert auditor("report").returncode == 0
    listed = auditor("decisions").stdout
    assert "О. В. Терехина: принято по 01.06.2021" in listed and "«Показано „на бумаге“»" in listed
    assert "e: принято как ошибочное" in listed and max(map(len, listed.splitlines())) <= 80
    undone = auditor("decisions", "--undo", "1", "--undo", "2", "--by", "e")
    assert undone.stdout.startswith("Отменено: 2 решения.") and auditor("report").returncode == 1
    assert all(one["accepted"] is None for one in _report(tmp_path)["findings"])
    english = auditor("decisions", "--lang", "en").stdout
    assert "undid decision 1" in english and "(undone)" in english


@pytest.mark.usefixtures("nights")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("accept", "abcd", "nothing", "--because", "b"), "«nothing»; ничего не записано"),
        (("accept", "abcd", "--because", "  "), "--because"),
        (("accept", "abcd"), "because"),
        (("accept", "--because", "b"), "FINDING"),
        (("confirm", "0000", "--lang", "en"), "Not among the findings of the last audits: 0000"),
        (("accept", "abcd", "--because", "b", "--until", "скоро"), "скоро"),
        (("decisions", "--undo", "7"), "Решения № 7 нет"),
        (("diff", "run-9"), "«run-9» нет"),
        (("diff", "1", "2", "3"), "Сравниваются два прогона"),
        (("decisions", "--db", "none.db"), "none.db"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence_and_nothing_is_done(
    auditor: Command, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    done = auditor(*words)
    assert (done.returncode, done.stdout) == (2, "") and said in done.stderr and "Traceback" not in done.stderr
    assert auditor("decisions").stdout == "Решений нет.\n" and not (tmp_path / "none.db").exists()


@pytest.mark.usefixtures("nights")
def test_a_term_that_is_over_already_is_remarked(auditor: Command) -> None:
    done = auditor("accept", "abcd", "--because", "b", "--until", "2020-01-01")
    assert done.returncode == 0 and "решение не действует" in done.stderr
    assert "срок решения прошёл" in auditor("decisions").stdout


@pytest.mark.usefixtures("nights")
def test_the_difference_of_the_last_two_nights_is_told_by_municipality(auditor: Command) -> None:
    done = auditor("diff")
    assert done.returncode == 0 and max(map(len, done.stdout.splitlines())) <= 80
    assert "Новых 1, исправлено 1, держится 1; заменено документов: 1." in done.stdout
    river = done.stdout.partition("Речной округ\n")[2].partition("город Верхогорск")[0]
    assert "Исправлено\n  ✓ 2.4.1.2  Ссылка не открывается" in river and "страниц было 9, стало 11" in river
    assert "Новое\n  × 2.4.1.1" in done.stdout.partition("город Верхогорск\n")[2]
    record = json.loads(auditor("diff", "--json").stdout)
    assert [one["id"] for one in record["new"]] == ["ffff00000001"]
    assert [one["id"] for one in record["mended"]] == [DEAD.id]
    assert record["changed_documents"] == [{"url": PLAN, "was": "a" * 64, "now": "b" * 64}]
    assert record.keys() == {"new", "mended", "changed_documents"}


@pytest.mark.usefixtures("nights")
def test_runs_are_named_in_either_order_and_told_with_their_size(auditor: Command) -> None:
    runs = json.loads(auditor("runs", "--json").stdout)
    newest, oldest = (one["id"] for one in runs)
    assert [(one["findings"]["error"], one["accepted"], one["hosts"]) for one in runs] == [(2, 0, 0), (2, 0, 0)]
    assert runs[0].keys() == {
        "id", "started", "finished", "seconds", "as_of", "rubric", "version", "links", "hosts", "documents", "bytes",
        "findings", "accepted", "municipalities",
    }  # fmt: skip
    back = json.loads(auditor("diff", newest, oldest, "--json").stdout)
    assert [one["id"] for one in back["new"]] == [DEAD.id]
    assert json.loads(auditor("diff", oldest, "--json").stdout)["new"][0]["id"] == "ffff00000001"
    table = auditor("runs").stdout
    assert newest in table and max(map(len, table.splitlines())) <= 80
