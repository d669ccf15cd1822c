"""Files appear whole or not at all, and only our own pages are removed."""

import errno
from pathlib import Path

import made_parts
import made_report
import pytest

from auditor import reports
from auditor.errors import UnfinishedError
from auditor.model import Lang
from auditor.reports import xlsx

FILES = ["report.json", "report.html", "report.md", "report.xlsx", "report.docx"]


def _write(report, folder: Path) -> tuple[Path, ...]:
    return reports.write(report, folder, Lang.RU, made_parts.LABELS)


def test_the_paths_written_are_told(tmp_path):
    assert _write(made_report.one(), tmp_path / "new" / "report") == tuple(
        tmp_path / "new" / "report" / name for name in FILES
    )
    many = _write(made_report.three(), tmp_path)
    assert len(many) == 8 and all(path.is_file() for path in many)


def test_nothing_else_is_left_in_the_folder(tmp_path):
    _write(made_report.one(), tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(FILES)


def test_pages_that_left_the_report_are_removed_and_others_kept(tmp_path):
    _write(made_report.three(), tmp_path)
    pages = tmp_path / "municipalities"
    mine = pages / "my notes.html"
    mine.write_text("<p>Мои заметки</p>", "utf-8")
    _write(made_report.one(), tmp_path)
    assert [path.name for path in pages.iterdir()] == ["my notes.html"]
    mine.unlink()
    _write(made_report.three(), tmp_path)
    _write(made_report.one(), tmp_path)
    assert not pages.exists()


def test_a_full_disk_leaves_the_old_files_as_they_were(tmp_path, monkeypatch):
    _write(made_report.one(), tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def full(booklet: object, path: Path) -> None:
        path.write_bytes(b"half")
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr(xlsx, "save", full)
    with pytest.raises(UnfinishedError) as caught:
        _write(made_report.three(), tmp_path)
    assert "отчёт не записан" in caught.value.say.ru and ".writing" not in caught.value.say.ru
    assert caught.value.exit_status == 3
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_folder_that_is_a_file_is_one_clear_error(tmp_path):
    place = tmp_path / "report"
    place.write_text("x")
    with pytest.raises(UnfinishedError):
        _write(made_report.one(), place)
    assert place.read_text() == "x"


def test_a_report_without_municipalities_can_be_written(tmp_path):
    from dataclasses import replace

    empty = replace(made_report.one(), submissions=(), findings=(), documents=())
    assert len(_write(empty, tmp_path)) == 5
    assert "ни одного муниципалитета" in (tmp_path / "report.html").read_text("utf-8").replace("\xa0", " ")


def test_two_forms_of_one_name_get_two_pages(tmp_path):
    from dataclasses import replace

    report = made_report.one()
    twice = replace(report, submissions=report.submissions * 2)
    _write(twice, tmp_path)
    assert sorted(path.name for path in (tmp_path / "municipalities").iterdir()) == [
        "zarechinskij-rajon-2.html",
        "zarechinskij-rajon.html",
    ]
