"""The empty form: a person can fill it in, and what is filled in is read back whole."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from auditor import cli, reports, submissions
from auditor.model import Lang
from rules import rubrics

RUBRIC = rubrics.load("mmuko-2.4", date(2021, 3, 1))
SHEETS = {Lang.RU: "Форма", Lang.EN: "Form"}


@pytest.fixture(scope="module", params=list(Lang))
def lang(request: pytest.FixtureRequest) -> Lang:
    return request.param


@pytest.fixture(scope="module")
def blank(lang: Lang, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return reports.blank(RUBRIC, tmp_path_factory.mktemp("blank") / "forma.xlsx", lang)


def _rows(sheet) -> dict[str, int]:
    known = {position.id for position in RUBRIC.positions}
    return {
        cell.value: cell.row for cell in next(sheet.iter_cols(min_col=1, max_col=1)) if str(cell.value or "") in known
    }


def test_every_position_stands_once_with_its_title_evidence_and_points(blank, lang):
    sheet = openpyxl.load_workbook(blank)[SHEETS[lang]]
    rows = _rows(sheet)
    assert list(rows) == [position.id for position in RUBRIC.positions]
    for position in RUBRIC.positions:
        row = rows[position.id]
        assert sheet.cell(row, 2).value == position.title
        assert position.needs.evidence.in_(lang) in (sheet.cell(row, 3).value or "")
        assert sheet.cell(row, 4).value == position.points


def test_a_form_filled_in_reads_back_without_a_loss(blank, lang, tmp_path):
    book = openpyxl.load_workbook(blank)
    sheet = book[SHEETS[lang]]
    sheet["C2"] = "Заречинский муниципальный район"
    for n, row in enumerate(_rows(sheet).values(), 1):
        sheet.cell(row, 5).value = f"https://uo.ru/docs/{n}.pdf"
        sheet.cell(row, 6).value = f"{n}–{n + 2}"
        sheet.cell(row, 7).value = "По приказу № 214"
        sheet.cell(row, 8).value = "готово"
    filled = tmp_path / "filled.xlsx"
    book.save(filled)
    (read,) = submissions.read(filled, RUBRIC)
    assert read.municipality == "Заречинский муниципальный район" and read.unmatched == ()
    for n, cell in enumerate(read.cells, 1):
        assert [(link.url, link.pages) for link in cell.links] == [(f"https://uo.ru/docs/{n}.pdf", (n, n + 1, n + 2))]
        assert "По приказу № 214" in cell.text and "готово" not in cell.text


def test_nothing_of_the_form_itself_is_taken_for_an_answer(blank):
    (read,) = submissions.read(blank, RUBRIC)
    assert read.unmatched == () and not any(cell.text or cell.links for cell in read.cells)
    assert all(cell.place for cell in read.cells)


def test_typing_is_helped_and_nothing_is_locked(blank, lang):
    sheet = openpyxl.load_workbook(blank)[SHEETS[lang]]
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    last = max(_rows(sheet).values())
    assert {rule.type for rule in rules.values()} == {"custom", "list", "textLength"}
    assert rules[f"E5:E{last}"].errorStyle == "warning" and "https://" in rules[f"E5:E{last}"].formula1
    assert all(len(rule.prompt or "") <= 255 and len(rule.error or "") <= 225 for rule in rules.values())
    assert all(len(rule.formula1) <= 255 and len(rule.promptTitle or "") <= 32 for rule in rules.values())
    assert sheet.freeze_panes == "C5" and sheet.print_title_rows == "$4:$4" and not sheet.protection.sheet
    assert all(sheet.cell(row, 6).number_format == "@" for row in _rows(sheet).values())


def test_the_form_holds_no_formula_and_leads_nowhere(blank):
    book = openpyxl.load_workbook(blank)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not any(cell.data_type == "f" or cell.hyperlink for cell in cells)


def test_the_command_replaces_no_file_unasked(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)

    def status(*arguments: str) -> int:
        with pytest.raises(SystemExit) as ended:
            cli.main(["form", *arguments])
        return int(ended.value.code or 0)

    assert status("forma.xlsx") == 0 and (tmp_path / "forma.xlsx").stat().st_size > 5000
    (tmp_path / "forma.xlsx").write_text("моё")
    assert status("forma.xlsx") == 2 and (tmp_path / "forma.xlsx").read_text() == "моё"
    assert status("forma.xlsx", "--force") == 0 and (tmp_path / "forma.xlsx").stat().st_size > 5000
    assert status("forma.docx") == 2 and status("--rubric", "нет-такой", "x.xlsx") == 2
    assert "--force" in capsys.readouterr().err and sorted(p.name for p in tmp_path.iterdir()) == ["forma.xlsx"]
