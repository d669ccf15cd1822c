"""The log of decisions is only added to; older databases are brought up to date with what their reports tell."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from auditor.model import Acceptance, Decision, Outcome, Severity, Verb
from auditor.store import Store, coding, schema
from tests.made_runs import NOTE, RIVER, audited, database, document, finding, form, link, night, report

NOW = datetime(2021, 3, 2, 10, 0, tzinfo=UTC)
FOUND = finding("f1")


def _line(name: str, **more: object) -> Decision:
    return Decision(at=NOW, by="эксперт \ud83d", verb=Verb.ACCEPT, finding=name, because="Причина", **more)  # type: ignore[arg-type]


def test_lines_come_back_as_they_were_with_their_numbers(tmp_path: Path) -> None:
    with Store(tmp_path / "audit.db") as store:
        kept = store.desk.decide([_line("f1", url="http://a/б"), _line("f2", false_alarm=True)])
        assert [(one.id, one.finding, one.false_alarm, one.at) for one in kept] == [
            (1, "f1", False, NOW),
            (2, "f2", True, NOW),
        ]
        assert kept[0].by.startswith("эксперт ") and kept[0].url == "http://a/б"
        assert store.desk.decisions() == kept


def test_no_line_is_changed_or_taken_away_and_nothing_is_undone_twice(tmp_path: Path) -> None:
    with Store(tmp_path / "audit.db") as store:
        store.desk.decide([_line("f1")])
        for sql in ("DELETE FROM decision", "UPDATE decision SET because = 'другая'"):
            with pytest.raises(sqlite3.IntegrityError, match="only added"):
                store._db.conn.execute(sql)
            store._db.conn.rollback()
        undo = Decision(at=NOW, by="e", verb=Verb.UNDO, finding="f1", undoes=1)
        (first,) = store.desk.decide([undo])
        again, other = store.desk.decide([undo, _line("f2")])
        assert again == first, "another expert was faster"
        assert [(one.finding, one.undone) for one in store.desk.decisions()] == [
            ("f1", True),
            ("f1", False),
            ("f2", False),
        ]
        assert other.finding == "f2"


def _older(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database of the schema before decisions, with one finished run."""
    accepted = finding("f2", accepted=Acceptance(by="e", because="b"))
    made = report(night(1), [form(RIVER, [link()], [link(NOTE)])], [FOUND, accepted], [document("a")])
    with monkeypatch.context() as older:
        older.setattr(schema, "MIGRATIONS", schema.MIGRATIONS[:3])
        Store(path).close()
    connection = sqlite3.connect(path)
    connection.execute(
        "INSERT INTO run (id, key, started, finished, as_of, rubric, version, pid, born)"
        " VALUES ('run-1', 'k', '2021-03-02T02:00:00+00:00', '2021-03-02T02:05:00+00:00', '2021-03-01', '', '', 1, '')"
    )
    connection.execute("INSERT INTO report (run, packed) VALUES ('run-1', ?)", (coding.pack(made),))
    connection.execute("INSERT INTO audited (municipality, seq) VALUES (?, 1)", (RIVER,))
    connection.execute(
        "INSERT INTO finding (id, seq, rule, severity, municipality, since) VALUES ('f1', 1, 'r', 'error', ?, ?)",
        (RIVER, "2021-02-24T02:00:00+00:00"),
    )
    connection.commit()
    connection.close()


def test_a_database_without_decisions_is_brought_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "audit.db"
    _older(path, monkeypatch)
    with Store(path) as store:
        (past,) = store.desk.history([RIVER], "")
        assert (past.run, past.findings[Severity.ERROR], past.accepted, past.max_points) == ("run-1", 1, 1, 4)
        assert past.verdicts[Outcome.READY] == 2
        assert store._db.conn.execute("SELECT position FROM finding").fetchall() == [("2.4.1.1",)]
        assert [one.run.id for one in store.desk.last_reports()] == ["run-1"]
        (run,) = store.runs()
        assert (run.links, run.hosts, run.bytes) == (0, 0, 0)
        now = audited(store, report(night(2), [form(RIVER, [link()])], [FOUND], [document("a")]))
        assert now.findings[0].since == datetime(2021, 2, 24, 2, tzinfo=UTC) and len(now.history) == 2


def test_runs_tell_their_size(tmp_path: Path) -> None:
    path = tmp_path / "audit.db"
    database(path, report(night(1), [form(RIVER, [link()])], [FOUND], [document("a")]))
    with Store(path) as store:
        (done,) = store.runs()
        assert done.findings[Severity.ERROR] == 1 and done.accepted == 0 and done.hosts == 0
        run, _ = store.begin("k2", as_of=night(1).as_of, rubric="", version="")
        store.add_links(run.id, ["http://a/1", "http://a:8080/2", "https://b/3", "https://b/4"])
        assert (store.runs()[0].links, store.runs()[0].hosts) == (4, 3)


def test_only_the_last_report_of_each_municipality_is_the_last(tmp_path: Path) -> None:
    with Store(tmp_path / "audit.db") as store:
        both = audited(store, report(night(1), [form(RIVER, [link()]), form("Другой", [link()])]))
        mine = audited(store, report(night(1), [form(RIVER, [link()])]))
        assert [one.run.id for one in store.desk.last_reports()] == [mine.run.id, both.run.id]
        assert [one.run.id for one in store.desk.last_reports([RIVER])] == [mine.run.id]
        assert [one.run.id for one in store.desk.last_reports([RIVER], before=mine.run.id)] == [both.run.id]
        assert store.desk.last_reports(["никто"]) == ()


def test_a_report_that_cannot_be_read_any_more_does_not_stop_the_next_audit(tmp_path: Path) -> None:
    with Store(tmp_path / "audit.db") as store:
        audited(store, report(night(1), [form(RIVER, [link()])], [FOUND], [document("a")]))
        store._db.conn.execute("UPDATE report SET packed = ?", (coding.pack({"run": "of another age"}),))
        store._db.conn.commit()
        assert store.desk.last_reports() == ()
        now = audited(store, report(night(2), [form(RIVER, [link()])], [FOUND], [document("a")]))
        assert len(now.history) == 2 and now.held == ()
