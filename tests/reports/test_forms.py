"""Forms given back: each file under its name, other formats as a copy, hostile words inert, whole or not at all."""

import errno
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import made_forms
import made_hostile
import made_parts
import openpyxl
import pytest

from auditor import reports, returned
from auditor.errors import UnfinishedError
from auditor.model import Lang, Outcome, Severity
from auditor.reports.forms import xlsx
from auditor.reports.forms.masking import masked

SAMPLES = Path(__file__).parents[2] / "data" / "samples" / "region" / "submissions"


def _back(folder: Path, *paths: Path, lang: Lang = Lang.RU) -> tuple[Path, ...]:
    report = made_forms.report_on(*paths)
    sources = [path for path in paths for _ in made_forms.submissions.read(path, made_forms.RUBRIC)]
    return returned.write(report, sources, folder, lang, made_parts.LABELS)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    _back(folder, *sorted(SAMPLES.iterdir()))
    return folder / "forms"


def _told(path: Path) -> str:
    book = openpyxl.load_workbook(path)
    return "\n".join(
        f"{cell.value}\n{cell.comment.text if cell.comment else ''}"
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value or cell.comment
    )


def test_every_form_of_the_sample_comes_back_under_its_name(sample):
    assert sorted(path.name for path in sample.iterdir()) == [
        "polyanskij_i_pihtovskij.xlsx",
        "rechnoj.docx",
        "verhogorsk.xlsx",
    ]


def test_two_municipalities_in_one_workbook_are_told_each_on_its_sheet(sample):
    book = openpyxl.load_workbook(sample / "polyanskij_i_pihtovskij.xlsx")
    for name in ("Полянский район", "Пихтовский район"):
        heads = [
            cell.value for row in book[name].iter_rows() for cell in row if str(cell.value).startswith("Проверка ")
        ]
        assert heads == ["Проверка 01.03.2021"]
        assert name in [cell.value for row in book["Итог"].iter_rows() for cell in row]


def test_a_text_file_becomes_a_workbook_and_says_so(sample):
    book = openpyxl.load_workbook(sample / "verhogorsk.xlsx")
    sheet = book["Таблица"]
    assert sheet["A1"].value == "Муниципалитет" and sheet["E1"].value == "Проверка 01.03.2021"
    link = next(cell for cell in sheet[2] if str(cell.value).startswith("http"))
    assert link.fill.start_color.rgb == "FFFDECEB" and "2.4.1.1" in link.comment.text
    words = _told(sample / "verhogorsk.xlsx").replace("\xa0", " ")
    assert "Это копия таблицы из файла «verhogorsk.csv»" in words


def test_an_archive_gives_back_every_form_in_it(tmp_path):
    archive = tmp_path / "forms.zip"
    with zipfile.ZipFile(archive, "w") as made:
        for path in sorted(SAMPLES.iterdir()):
            made.write(path, f"2021/{path.name}")
    assert sorted(path.name for path in _back(tmp_path / "out", archive)) == [
        "polyanskij_i_pihtovskij.xlsx",
        "rechnoj.docx",
        "verhogorsk.xlsx",
    ]


def test_two_files_of_one_name_come_back_each_with_its_own_remarks(tmp_path):
    for place, name in (("a", "Полянский район"), ("b", "Пихтовский район")):
        (tmp_path / place).mkdir()
        book = openpyxl.load_workbook(SAMPLES / "polyanskij_i_pihtovskij.xlsx")
        for sheet in book.sheetnames:
            if sheet != name:
                del book[sheet]
        book.save(tmp_path / place / "form.xlsx")
    made = _back(tmp_path / "out", tmp_path / "a" / "form.xlsx", tmp_path / "b" / "form.xlsx")
    assert [path.name for path in made] == ["form.xlsx", "form-2.xlsx"]
    assert [openpyxl.load_workbook(path).sheetnames[1] for path in made] == ["Полянский район", "Пихтовский район"]
    assert all("2.4.1.1" in _told(path) for path in made)


def test_files_that_are_gone_give_no_forms(tmp_path):
    report = made_forms.report_on(SAMPLES / "rechnoj.docx")
    gone = tmp_path / "rechnoj.docx"
    assert reports.write_forms(report, [gone], tmp_path / "out", Lang.RU, made_parts.LABELS) == ()
    assert returned.write(report, [gone], tmp_path / "out", Lang.RU, made_parts.LABELS) == ()
    assert not (tmp_path / "out").exists()


def test_forms_appear_whole_or_not_at_all_and_leave_the_pages_alone(tmp_path, monkeypatch):
    page = tmp_path / "municipalities" / "a.html"
    page.parent.mkdir()
    page.write_text(reports.files.MARK)
    (first,) = _back(tmp_path, SAMPLES / "rechnoj.docx")
    before = first.read_bytes()

    def full(path: Path, data: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(UnfinishedError):
        _back(tmp_path, SAMPLES / "rechnoj.docx", SAMPLES / "verhogorsk.csv")
    assert first.read_bytes() == before and [path.name for path in first.parent.iterdir()] == ["rechnoj.docx"]
    assert page.is_file()


def test_a_workbook_that_cannot_be_edited_comes_back_as_a_copy(tmp_path, monkeypatch):
    whole = xlsx.annotate

    def broken(data: bytes, booklet: object, note: str = "") -> bytes:
        if not note:
            raise ValueError("an odd package")
        return whole(data, booklet, note)

    monkeypatch.setattr(xlsx, "annotate", broken)
    (made,) = _back(tmp_path, SAMPLES / "polyanskij_i_pihtovskij.xlsx")
    words = _told(made).replace("\xa0", " ")
    assert "Это копия таблицы" in words and "✗ ИСПРАВИТЬ" in words


def test_hostile_words_are_only_words(tmp_path):
    hostile = made_hostile.hostile()
    words = next(f.message.ru for f in hostile.findings)
    source = made_forms.rich_workbook(tmp_path / "form.xlsx")
    for suffix, make in ((".xlsx", made_forms.rich_workbook), (".docx", made_forms.text_document)):
        source = make(tmp_path / f"form{suffix}")
        report = made_forms.report_on(source)
        bad = '=HYPERLINK("http://evil.example")\x00\u202e<script>&amp;]]>\ud800' + words
        findings = tuple(
            replace(f, message=replace(f.message, ru=bad), evidence=bad, advice=replace(f.advice, ru=bad))
            for f in report.findings
        )
        back = made_forms.given_back(source, tmp_path / "out", replace(report, findings=findings))
        with zipfile.ZipFile(back) as archive, zipfile.ZipFile(source) as before:
            every = b"".join(archive.read(name) for name in archive.namelist() if not name.endswith((".png", ".bin")))
            was = b"".join(before.read(name) for name in before.namelist() if not name.endswith((".png", ".bin")))
        assert every.count(b"<f>") == was.count(b"<f>") and every.count(b"External") == was.count(b"External")
        assert b"<script" not in every and "\u202e".encode() not in every
        assert every.count(b"instrText") == was.count(b"instrText")


def test_a_comment_is_short_and_says_what_it_leaves_out(tmp_path):
    source = made_forms.rich_workbook(tmp_path / "form.xlsx")
    report = made_forms.report_on(source)
    one = report.findings[0]
    long = "Слово за словом. " * 200
    many = tuple(
        replace(one, id=f"f{n}", rule=f"rule-{n}", message=replace(one.message, ru=long), evidence=long, severity=s)
        for n, s in enumerate([Severity.WARNING, Severity.ERROR, *[Severity.INFO] * 8])
    )
    back = made_forms.given_back(source, tmp_path / "out", replace(report, findings=many))
    text = openpyxl.load_workbook(back)["Форма"]["D4"].comment.text
    assert len(text) <= 1500 and text.count("Что сделать:") <= 5
    assert "\n\n1. " in text and "rule-1" in text.split("\n\n2. ")[0]  # the error first
    assert "см. чек-лист" in text


def test_pages_and_addresses_stand_ready_to_paste(tmp_path):
    source = made_forms.rich_workbook(tmp_path / "form.xlsx")
    report = made_forms.report_on(source)
    (form,) = report.submissions
    first = form.cells[0]
    link = made_parts.link_of(
        first.cell, made_parts.LinkStatus.OK, pages=(4, 5), suggested="https://uo.ru/docs/prikaz-214.pdf"
    )
    cells = (replace(first, links=(link,)), *form.cells[1:])
    report = replace(report, submissions=(replace(form, cells=cells),))
    sheet = openpyxl.load_workbook(made_forms.given_back(source, tmp_path / "out", report))["Форма"]
    for words in (sheet["D4"].comment.text, sheet["F4"].value):
        assert "Допишите: стр. 4–5" in words.replace("\xa0", " ").split("\n")
        assert "Вероятный адрес: https://uo.ru/docs/prikaz-214.pdf" in words.split("\n")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("СНИЛС 112-233-445 95", "СНИЛС ***-***-*** **"),
        ("тел. 8 (912) 345-67-89", "тел. * (***) ***-**-**"),
        ("паспорт 45 08 123456", "паспорт ** ** ******"),
        ("Иванова Мария Петровна, 7 «А»", "И*** М*** П***, 7 «А»"),
        ("О. В. Терехина", "О. В. Терехина"),
        ("приказ от 14.09.2020 № 214", "приказ от 14.09.2020 № 214"),
        ("Программа развития на 2020–2023 годы", "Программа развития на 2020–2023 годы"),
    ],
)
def test_people_are_masked_in_quotes(words, told):
    assert masked(words) == told


def test_the_outcomes_of_a_report_without_faults_leave_the_owners_cells_alone(tmp_path):
    source = made_forms.rich_workbook(tmp_path / "form.xlsx")
    report = made_forms.report_on(source)
    (form,) = report.submissions
    cells = tuple(replace(c, verdict=replace(c.verdict, outcome=Outcome.READY)) for c in form.cells)
    report = replace(report, findings=(), submissions=(replace(form, cells=cells, first=()),))
    before, after = (
        openpyxl.load_workbook(path)["Форма"]
        for path in (source, made_forms.given_back(source, tmp_path / "out", report))
    )
    for row in before.iter_rows():
        for cell in row:
            same = after[cell.coordinate]
            assert (same.fill.start_color.rgb, same.comment and same.comment.text) == (
                cell.fill.start_color.rgb,
                cell.comment and cell.comment.text,
            )


def test_a_day_of_another_year_is_told_with_its_year(tmp_path):
    source = made_forms.rich_workbook(tmp_path / "form.xlsx")
    report = made_forms.report_on(source)
    report = replace(report, run=replace(report.run, as_of=date(2022, 1, 10)))
    sheet = openpyxl.load_workbook(made_forms.given_back(source, tmp_path / "out", report))["Форма"]
    assert "С 24 февраля 2021 г. · unapproved-document" in sheet["D4"].comment.text
    assert sheet["E3"].value == "Проверка 10.01.2022"
