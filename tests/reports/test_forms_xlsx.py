"""A submitted workbook given back: our columns, colours, comments and sheets; all else as it was."""

import zipfile
from dataclasses import replace
from pathlib import Path

import made_forms
import openpyxl
import pytest
from lxml import etree

from auditor import submissions
from auditor.model import Lang, Outcome, Unmatched

TOUCHED = {  # the parts that must change for remarks to stand in the file
    "[Content_Types].xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "xl/worksheets/sheet1.xml",
    "xl/worksheets/_rels/sheet1.xml.rels",
    "xl/comments/comment1.xml",
    "xl/drawings/commentsDrawing1.vml",
}


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("rich")
    source = made_forms.rich_workbook(folder / "zarechinskij.xlsx")
    return source, made_forms.given_back(source, folder / "report")


def _parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_part_that_need_not_change_is_the_same_to_the_byte(pair):
    before, after = map(_parts, pair)
    legacy = {name for name in before if name.startswith("xl/") and ("omments" in name or name.endswith(".vml"))}
    changed = {name for name, data in before.items() if after.get(name) != data}
    assert changed <= TOUCHED | legacy
    for name in ("xl/charts/chart1.xml", "xl/media/image1.png", "xl/vbaProject.bin", "customXml/item1.xml"):
        assert after[name] == before[name]
    assert after["xl/sharedStrings.xml"] == before["xl/sharedStrings.xml"]


def test_the_cells_formulas_widths_and_rules_of_the_owner_stay(pair):
    before, after = (openpyxl.load_workbook(path) for path in pair)
    assert after.sheetnames == ["Итог", *before.sheetnames, "Не проверено"]
    old, new = before["Форма"], after["Форма"]
    for row in old.iter_rows():
        for cell in row:
            assert new[cell.coordinate].value == cell.value
            assert new[cell.coordinate].number_format == cell.number_format
            assert repr(new[cell.coordinate].font) == repr(cell.font)
    assert new["C20"].value == "=SUM(C4:C15)" and new["D5"].hyperlink.target == "https://uo.ru/5.pdf"
    assert {str(box) for box in new.merged_cells.ranges} == {"A1:D1", "D9:D10"}
    assert new.column_dimensions["B"].width == 44 and new.column_dimensions["C"].hidden
    assert new.row_dimensions[15].hidden and after["Тайный"].sheet_state == "hidden"
    assert new.freeze_panes == "B4" and new.print_area == "'Форма'!$A$1:$D$15"
    assert [str(rule.sqref) for rule in new.data_validations.dataValidation] == ["C4:C15"]
    assert len(new.conditional_formatting) == 1
    assert after.defined_names["Баллы"].attr_text == "'Форма'!$C$4:$C$15"
    assert len(after["Диаграмма"]._charts) == 1 and len(after["Диаграмма"]._images) == 1


def test_two_columns_stand_right_of_all_others(pair):
    sheet = openpyxl.load_workbook(pair[1])["Форма"]
    assert (sheet["E3"].value, sheet["F3"].value) == ("Проверка 01.03.2021", "Что сделать")
    assert [sheet.cell(row, 5).value for row in range(4, 8)] == [
        "✗ Исправить",
        "? Решит эксперт",
        "○ Пусто",
        "✓ Готово",
    ]
    assert sheet["F4"].value == "Разместите подписанный вариант." and sheet["F7"].value is None
    assert sheet.column_dimensions["F"].width == 60 and sheet["F4"].alignment.wrap_text
    assert sheet.auto_filter.ref == "E3:F15"
    assert sheet["E3"].border.bottom.style == "thick"  # the table's own lines go on


def test_the_colour_fills_a_cell_or_frames_one_that_had_a_fill(tmp_path):
    source = made_forms.rich_workbook(tmp_path / "form.xlsx")
    report = made_forms.report_on(source)
    (form,) = report.submissions
    cells = tuple(replace(c, verdict=replace(c.verdict, outcome=Outcome.MEND)) for c in form.cells)
    report = replace(report, submissions=(replace(form, cells=cells),))
    sheet = openpyxl.load_workbook(made_forms.given_back(source, tmp_path / "out", report))["Форма"]
    assert sheet["D4"].fill.start_color.rgb == "FFFDECEB" and sheet["D4"].border.left.style is None
    assert sheet["D7"].fill.start_color.rgb == "FFCCFFCC"
    assert sheet["D7"].border.left.style == "medium" and sheet["D7"].border.left.color.rgb == "FFB02318"
    assert sheet["D6"].fill.start_color.rgb == "FFFDECEB"  # a cell that held nothing was made


def test_the_comment_reads_as_the_people_were_promised(pair):
    comment = openpyxl.load_workbook(pair[1])["Форма"]["D4"].comment
    assert comment.author == "Проверка ссылок"
    assert comment.text == (
        "✗ ИСПРАВИТЬ · 2.4.1.1 · под угрозой 1 балл\n\n"
        "Гриф утверждения не заполнен.\n"
        "Стр. 1: «УТВЕРЖДЕНО приказом от „___“ ________ 2020 г. № ____»\n\n"
        "Что сделать: разместите подписанный вариант.\n"
        "С 24 февраля · unapproved-document"
    )


def test_the_comment_of_the_owner_stays_and_ours_hangs_beside(pair):
    sheet = openpyxl.load_workbook(pair[1])["Форма"]
    assert sheet["D8"].comment.text == "Уточнить у Петровой: https://uo.ru/note.pdf"
    assert sheet["D8"].comment.author == "Методист"
    assert sheet["E8"].comment.text.startswith("✗ ИСПРАВИТЬ · 2.4.2.1")


def test_every_comment_has_its_balloon(pair):
    parts = _parts(pair[1])
    vml = next(data.decode() for name, data in parts.items() if name.endswith(".vml"))
    words = next(
        data for name, data in parts.items() if "comment" in name and name.endswith(".xml") and "rels" not in name
    )
    comments = etree.fromstring(words).findall(".//{*}comment")
    assert vml.count("Row>") // 2 == len(comments) > 5
    ids = [one.split('"')[0] for one in vml.split('id="_x0000_s')[1:]]
    assert len(ids) == len(set(ids))


def test_the_first_sheet_leads_to_the_cells(pair):
    book = openpyxl.load_workbook(pair[1])
    sheet = book["Итог"]
    assert book.active.title == "Итог"
    assert [one.title for one in book if one.sheet_view.tabSelected] == ["Итог"]
    links = {cell.value: cell.hyperlink.location for row in sheet.iter_rows() for cell in row if cell.hyperlink}
    assert links["2.4.1.1"] == "'Форма'!D4"
    words = "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)
    for promised in (
        "Заречинский район",
        "С чего начать",
        "✗ Исправить",
        "Что значат цвета",
        "Позиции, которых нет в форме",
    ):
        assert promised in words


def test_what_answers_no_position_is_told_on_the_last_sheet(tmp_path):
    source = made_forms.rich_workbook(tmp_path / "form.xlsx")
    report = made_forms.report_on(source)
    (form,) = report.submissions
    loose = (Unmatched(place="Форма!B18", text="=cmd|' /C calc'!A0", guess="2.4.1.1"),)
    report = replace(report, submissions=(replace(form, submission=replace(form.submission, unmatched=loose)),))
    sheet = openpyxl.load_workbook(made_forms.given_back(source, tmp_path / "out", report))["Не проверено"]
    row = next(row for row in sheet.iter_rows() if row[0].value == "Форма!B18")
    assert row[0].hyperlink.location == "'Форма'!B18"
    assert (row[1].value, row[1].data_type, row[1].quotePrefix) == ("=cmd|' /C calc'!A0", "s", True)
    assert "2.4.1.1" in row[2].value


@pytest.mark.parametrize("lang", list(Lang))
def test_a_form_with_remarks_says_the_same_as_without(lang, tmp_path):
    source = made_forms.rich_workbook(tmp_path / "form.xlsx")
    back = made_forms.given_back(source, tmp_path / "out", lang=lang)
    assert submissions.read(back, made_forms.RUBRIC) == submissions.read(source, made_forms.RUBRIC)


def test_remarks_on_a_form_with_remarks_take_the_place_of_the_old_ones(pair, tmp_path):
    again = made_forms.given_back(pair[1], tmp_path)
    first, second = (openpyxl.load_workbook(path) for path in (pair[1], again))
    assert second.sheetnames == first.sheetnames
    one, other = first["Форма"], second["Форма"]
    assert one.dimensions == other.dimensions and other.auto_filter.ref == "E3:F15"
    for row in one.iter_rows():
        for cell in row:
            same = other[cell.coordinate]
            assert (same.value, same.fill.start_color.rgb) == (cell.value, cell.fill.start_color.rgb)
            assert (same.comment and same.comment.text) == (cell.comment and cell.comment.text)
    vml = next(data.decode() for name, data in _parts(again).items() if name.endswith(".vml"))
    assert vml.count("Row>") // 2 == sum(bool(cell.comment) for row in other.iter_rows() for cell in row)


def test_nothing_live_comes_into_the_file(pair):
    before, after = map(_parts, pair)
    assert sum(data.count(b"<f>") for data in after.values()) == sum(data.count(b"<f>") for data in before.values())
    assert b"".join(after.values()).count(b'TargetMode="External"') == b"".join(before.values()).count(
        b'TargetMode="External"'
    )


def test_rows_grow_for_our_text_and_never_shrink(pair):
    before, after = (openpyxl.load_workbook(path)["Форма"] for path in pair)
    for number, row in before.row_dimensions.items():
        if row.height:
            assert (after.row_dimensions[number].height or 0) >= row.height


def test_names_that_count_sheets_go_on_meaning_the_same_sheet(pair):
    root = etree.fromstring(_parts(pair[1])["xl/workbook.xml"])
    names = {one.get("name"): one for one in root.iter("{*}definedName")}
    sheets = [one.get("name") for one in root.iter("{*}sheet")]
    for name in ("_xlnm.Print_Area", "_xlnm._FilterDatabase"):
        assert sheets[int(names[name].get("localSheetId"))] == "Форма"
