"""The file itself: made, brought up to date, refused when it is not ours, never overwritten."""

import errno
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.errors import UnfinishedError
from auditor.store import Store, schema
from tests.store.conftest import AS_OF


def _garbage(path: Path) -> None:
    path.write_bytes(b"this is no database at all\n" * 50)


def _other(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE people (name)")
    connection.commit()
    connection.close()


def _newer(path: Path) -> None:
    Store(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 999")
    connection.close()


def _damaged(path: Path) -> None:
    with Store(path) as store:
        run, _ = store.begin("k", as_of=AS_OF, rubric="", version="")
        store.add_links(run.id, [f"http://a/{number}" for number in range(3000)])
    data = bytearray(path.read_bytes())
    data[8192:40960] = b"\xff" * (40960 - 8192)
    path.write_bytes(data)


@pytest.mark.parametrize("spoil", [_garbage, _other, _newer, _damaged])
def test_a_file_that_is_not_ours_is_refused_with_a_sentence_and_left_alone(
    tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    path = tmp_path / "audit.db"
    spoil(path)
    before = path.read_bytes()
    with pytest.raises(UnfinishedError) as told:
        Store(path)
    assert told.value.exit_status == 3
    assert "audit.db" in told.value.say.ru and "audit.db" in told.value.say.en
    assert path.read_bytes() == before


def test_a_folder_in_the_place_of_the_database_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnfinishedError):
        Store(tmp_path)


def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "audit.db"
    path.parent.mkdir()
    path.touch()
    with Store(path) as store:
        assert store.runs() == ()
        assert store.path == path and store.bodies == path.parent / "bodies"


def test_folders_on_the_way_are_made(tmp_path: Path) -> None:
    Store(tmp_path / "a" / "b" / "audit.db").close()
    assert (tmp_path / "a" / "b" / "audit.db").is_file()


def test_the_log_is_written_ahead_and_synced(tmp_path: Path) -> None:
    with Store(tmp_path / "audit.db") as store:
        pragmas = [store._db.conn.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")]
        assert pragmas == ["wal", 2]


def test_a_database_of_an_older_schema_is_brought_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "audit.db"
    with Store(path) as store:
        run, _ = store.begin("k", as_of=AS_OF, rubric="", version="")
        store.add_links(run.id, ["http://a/1"])
    later = [*schema.MIGRATIONS, ("ALTER TABLE link ADD COLUMN colour TEXT NOT NULL DEFAULT 'red'",)]
    monkeypatch.setattr(schema, "MIGRATIONS", later)
    with Store(path) as store:
        assert store._db.conn.execute("SELECT url, colour FROM link").fetchall() == [("http://a/1", "red")]
        assert store._db.conn.execute("PRAGMA user_version").fetchone()[0] == len(later)


def test_a_migration_that_breaks_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "audit.db"
    Store(path).close()
    broken = [*schema.MIGRATIONS, ("ALTER TABLE link ADD COLUMN colour TEXT", "this is no SQL")]
    monkeypatch.setattr(schema, "MIGRATIONS", broken)
    with pytest.raises(UnfinishedError):
        Store(path)
    monkeypatch.undo()
    with Store(path) as store:
        columns = [row[1] for row in store._db.conn.execute("PRAGMA table_info(link)")]
        assert "colour" not in columns


def test_a_database_that_stays_locked_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "audit.db"
    Store(path).close()
    monkeypatch.setattr(schema, "_BUSY", 0.2)
    blocker = sqlite3.connect(path, isolation_level=None)
    blocker.execute("BEGIN IMMEDIATE")
    with Store(path) as store, pytest.raises(UnfinishedError) as told:
        store.begin("k", as_of=AS_OF, rubric="", version="")
    blocker.close()
    assert "занята" in told.value.say.ru and "locked" in told.value.say.en


def test_a_full_disk_is_told_and_nothing_half_written_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with Store(tmp_path / "audit.db") as store:
        monkeypatch.setattr("os.fsync", full)
        with pytest.raises(UnfinishedError) as told:
            store.keep(b"body")
        assert "нет места" in told.value.say.ru
        assert [path for path in store.bodies.rglob("*") if path.is_file()] == []


def test_a_full_disk_under_the_database_is_told(tmp_path: Path) -> None:
    with Store(tmp_path / "audit.db") as store:
        run, _ = store.begin("k", as_of=AS_OF, rubric="", version="")
        pages = store._db.conn.execute("PRAGMA page_count").fetchone()[0]
        store._db.conn.execute(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(UnfinishedError) as told:
            store.add_links(run.id, [f"http://a/{number}" for number in range(5000)])
        assert "нет места" in told.value.say.ru
        store._db.conn.execute("PRAGMA max_page_count = 1000000")
        assert store.progress(run.id).links_all == 0, "all or nothing"
        store.add_links(run.id, ["http://a/1"])
        assert store.progress(run.id).links_all == 1
