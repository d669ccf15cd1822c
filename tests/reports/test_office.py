"""XLSX and DOCX opened again: complete, typed, inert."""

import re
import zipfile
from datetime import date, datetime
from xml.etree import ElementTree

import docx
import made_report
import pytest
from openpyxl import load_workbook

from auditor.model import Lang

SHEETS = {
    Lang.RU: ["Итог", "Таблица", "Ячейки", "Замечания", "Ссылки", "Документы", "Не проверено", "Решения экспертов"],
    Lang.EN: ["Summary", "Table", "Cells", "Findings", "Links", "Documents", "Not checked", "Decisions"],
}


def _book(written, name, lang=Lang.RU):
    return load_workbook(written[name, lang] / "report.xlsx")


def _rows(sheet):
    head, *rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    return [dict(zip(head, row, strict=True)) for row in rows]


@pytest.mark.parametrize("lang", Lang)
def test_the_sheets_are_there_with_tables_and_frozen_heads(written, lang):
    book = _book(written, "three", lang)
    assert book.sheetnames == SHEETS[lang]
    for sheet in book:
        assert sheet.freeze_panes and sheet.page_setup.orientation == "landscape" and sheet.print_title_rows
        if sheet.title != SHEETS[lang][1]:
            (table,) = sheet.tables.values()
            assert table.autoFilter.ref == table.ref and table.ref.startswith("A1:")
            assert [column.name for column in table.tableColumns] == [cell.value for cell in sheet[1]]


def test_one_municipality_has_no_table_of_all(written):
    assert "Таблица" not in _book(written, "one").sheetnames


def test_findings_are_rows_with_typed_cells(written):
    rows = _rows(_book(written, "three")["Замечания"])
    assert len(rows) == len(made_report.three().findings)
    first = rows[0]
    assert first["Муниципалитет"] == "Заречинский район" and first["Правило"] == "Одна ссылка в нескольких ячейках"
    assert first["Страница"] == 5 and first["Вставить"] == "стр. 4–5" and first["Место в форме"] == "Форма!D4"
    assert first["С какого дня"] == datetime(2021, 2, 24) and first["Дней"] == 5
    assert first["Важность"] == "✗ Ошибка" and first["Исполнитель"] is None
    accepted = [row["Принято"] for row in rows if row["Принято"]]
    assert accepted == [
        "Принято экспертом: Бумажный экземпляр предъявлен на совещании. (О. В. Терехина, до 01.06.2021)"
    ]


def test_totals_add_up(written):
    sheet = _book(written, "three")["Итог"]
    assert [cell.value for cell in sheet[5]] == ["Всего", 3, 3, 1, 5, 5, 15, 5]


def test_cells_are_rows_that_lead_to_their_findings_and_back(written):
    book = _book(written, "three")
    cells, findings = book["Ячейки"], book["Замечания"]
    rows = _rows(cells)
    assert len(rows) == 12 and [row["Состояние"] for row in rows[:2]] == ["✗ Исправить", "? Решит эксперт"]
    heads = [cell.value for cell in cells[1]]
    for line, row in enumerate(rows, 2):
        cell = cells.cell(line, heads.index("Замечания") + 1)
        if not cell.value:
            assert cell.hyperlink is None
            continue
        first = findings[cell.hyperlink.location.partition("!")[2]].row
        there = [[one.value for one in findings[at]] for at in range(first, first + cell.value)]
        assert [one[:2] for one in there] == [[row["Муниципалитет"], row["Позиция"]]] * cell.value
        assert findings.cell(first, 2).hyperlink.location == f"'Ячейки'!A{line}"
    assert book["Итог"]["A2"].hyperlink.location.startswith("'Ячейки'!A")
    square = book["Таблица"]["B3"]
    assert cells[square.hyperlink.location.partition("!")[2]].value == book["Таблица"]["A3"].value


def test_states_keep_their_colours_when_people_sort(written):
    for name, letter in (("Ячейки", "D"), ("Замечания", "E")):
        rules = [
            rule.formula[0]
            for span, rules in _book(written, "three")[name].conditional_formatting._cf_rules.items()
            for rule in rules
            if str(span.sqref).startswith(f"{letter}2:{letter}")
        ]
        assert f'LEFT({letter}2,1)="✗"' in rules


def test_decisions_have_their_sheet_and_those_to_look_at_again_say_why(written):
    (row,) = _rows(_book(written, "one")["Решения экспертов"])
    assert row["Кто решил"] == "О. В. Терехина" and row["Что с решением"] == "действует"
    assert row["Срок"] == datetime(2021, 6, 1)
    hostile = _rows(_book(written, "hostile")["Решения экспертов"])
    assert "с тех пор документ или цитата изменились" in str(hostile).lower()


def test_documents_have_dates_as_dates(written):
    rows = _rows(_book(written, "three")["Документы"])
    plan = next(row for row in rows if row["Вид"] == "программа")
    assert plan["Дата"] == datetime(2020, 9, 14) and plan["Страниц"] == 38 and plan["Сколько раз указан"] == 8
    order = next(row for row in rows if row["Проект"])
    assert order["Утверждение"] == "гриф руководителя; не заполнено: номер, дата"


def test_what_was_not_checked_has_its_sheet(written):
    text = str(_rows(_book(written, "three")["Не проверено"]))
    assert "slow.example" in text and "6 страниц из 18" in text and "Форма!B41" in text


@pytest.mark.parametrize("lang", Lang)
def test_no_cell_is_a_formula_and_hyperlinks_are_web_addresses(written, lang):
    formulas = 0
    for sheet in _book(written, "hostile", lang):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                if isinstance(cell.value, str) and cell.value[0] in "=+-@":
                    formulas += 1
                    assert cell.data_type == "s" and cell.quotePrefix
                if cell.hyperlink and cell.hyperlink.location:
                    assert cell.hyperlink.target is None and re.fullmatch(r"'[\w ]+'!A\d+", cell.hyperlink.location)
                elif cell.hyperlink:
                    assert cell.hyperlink.target.startswith(("http://", "https://"))
                assert not isinstance(cell.value, str) or "secret" not in cell.value
    assert formulas > 3
    with zipfile.ZipFile(written["hostile", lang] / "report.xlsx") as book:
        for name in book.namelist():
            assert b"<f>" not in book.read(name)


@pytest.mark.parametrize("name", ["one", "three", "hostile"])
@pytest.mark.parametrize("kind", ["report.xlsx", "report.docx"])
def test_every_part_is_well_formed_xml_without_control_signs(written, name, kind):
    with zipfile.ZipFile(written[name, Lang.RU] / kind) as file:
        assert file.testzip() is None
        for part in file.namelist():
            if part.endswith((".xml", ".rels")):
                ElementTree.fromstring(file.read(part))
                assert not re.search("[\x0b\u202e\ud800-\udfff]", file.read(part).decode("utf-8"))


def _words(document):
    parts = [paragraph.text for paragraph in document.paragraphs]
    parts += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join(parts).replace("\xa0", " ")


@pytest.mark.parametrize("lang", Lang)
def test_the_docx_holds_every_municipality_and_finding(written, lang):
    report = made_report.three()
    text = _words(docx.Document(written["three", lang] / "report.docx"))
    for one in report.submissions:
        assert one.submission.municipality in text
    for finding in report.findings:
        assert finding.message.in_(lang) in text
    assert ("Подписи" if lang is Lang.RU else "Signatures") in text


def test_the_docx_is_in_the_order_of_the_form(written):
    document = docx.Document(written["one", Lang.RU] / "report.docx")
    headings = [p.text.replace("\xa0", " ") for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings == [
        "С чего начать",
        "Позиции",
        "Принято экспертом",
        "Что не проверено и почему",
        "Что в форме не удалось разобрать",
        "Подписи",
    ]
    assert [p.text for p in document.paragraphs if p.style.name == "Heading 2"] == ["Цели", "Мониторинг"]


def test_the_docx_has_numbered_a4_pages_and_repeating_heads(written):
    document = docx.Document(written["three", Lang.RU] / "report.docx")
    assert len(document.sections) == 4
    for section in document.sections:
        assert sorted((round(section.page_width.mm), round(section.page_height.mm))) == [210, 297]
        codes = re.findall("(PAGE|NUMPAGES) ", section.footer.paragraphs[0]._p.xml)
        assert codes == ["PAGE", "NUMPAGES"]
    assert round(document.sections[1].left_margin.mm) == 30
    for table in document.tables:
        assert "w:tblHeader" in table.rows[0]._tr.xml


def test_links_of_the_docx_are_web_addresses(written):
    for name in ("three", "hostile"):
        document = docx.Document(written[name, Lang.RU] / "report.docx")
        links = [rel.target_ref for rel in document.part.rels.values() if rel.is_external]
        assert links and all(link.startswith(("http://", "https://")) for link in links)


def test_a_date_cell_reads_as_a_day(written):
    sheet = _book(written, "three")["Замечания"]
    column = [cell.value for cell in sheet[1]].index("С какого дня")
    cell = sheet.cell(2, column + 1)
    assert cell.is_date and cell.value.date() == date(2021, 2, 24) and cell.number_format == "dd.mm.yyyy"


def test_a_sheet_too_wide_to_be_read_on_one_page_prints_on_two(written):
    book = _book(written, "three")
    wide = {sheet.title: (sheet.page_setup.fitToWidth, sheet.print_title_cols) for sheet in book}
    assert wide.pop("Замечания") == (2, "$A:$B")
    assert set(wide.values()) == {(1, None)}


def test_the_names_of_municipalities_fit_into_their_column(written):
    book = _book(written, "three")
    for name in ("Итог", "Таблица"):
        sheet = book[name]
        longest = max(len(str(row[0].value or "")) for row in sheet.iter_rows(min_row=2, max_row=5))
        assert sheet.column_dimensions["A"].width > longest
