"""Each format's own ways: merged cells and fields of documents, encodings and quotes of text files."""

from pathlib import Path

import docx
import pytest

from auditor import submissions
from auditor.submissions import csv
from tests.submissions.writing import CODES, RUBRIC, TITLES, add_table, cell, document, facts, field, hyperlink, text

ZAR, POL = "Заречинский район", "Полянский район"
LINK = "http://edu.example.ru"
FLAT = [
    ["Муниципалитет", "Позиция", "Ссылка"],
    [ZAR, "2.4.1.1", f"{LINK}/1.pdf\nстр. 3"],
    [ZAR, "2.4.1.2", "Положение; нет"],
]


def read_facts(path: Path) -> set[tuple[str, str, str, tuple[int, ...]]]:
    return facts(submissions.read(path, RUBRIC))


# --- documents -------------------------------------------------------------------------------------------------------


def test_hyperlinks_by_relationship_and_by_field_code(tmp_path: Path) -> None:
    made = docx.Document()
    table = add_table(made, [["Код", "Ссылка"], *([c, ""] for c in CODES[:4])])
    hyperlink(table.cell(1, 1), "Программа, стр. 3", f"{LINK}/1.pdf")
    field(table.cell(2, 1), "Положение (с. 4)", f'HYPERLINK "{LINK}/2.pdf" \\l "page=5"')
    hyperlink(table.cell(3, 1), "Справка", f"{LINK}/3.pdf")
    table.cell(3, 1).paragraphs[0].add_run(" (стр. 7); ")
    hyperlink(table.cell(3, 1), "приказ", f"{LINK}/4.pdf")
    field(table.cell(4, 1), "план", 'HYPERLINK "C:\\\\docs\\\\план.docx"')
    made.save(str(tmp_path / f"{ZAR}.docx"))
    assert read_facts(tmp_path / f"{ZAR}.docx") == {
        (ZAR, CODES[0], f"{LINK}/1.pdf", (3,)),
        (ZAR, CODES[1], f"{LINK}/2.pdf#page=5", (4, 5)),
        (ZAR, CODES[2], f"{LINK}/3.pdf", (7,)),
        (ZAR, CODES[2], f"{LINK}/4.pdf", ()),
        (ZAR, CODES[3], "C:\\docs\\план.docx", ()),
    }


def test_merged_cells_of_a_document(tmp_path: Path) -> None:
    made = docx.Document()
    line = "по осуществлению методической поддержки педагогов"
    table = add_table(
        made,
        [
            ["№", "Позиция", "Ссылка"],
            ["Показатели", None, None],
            ["1", line, f"{LINK}/1.pdf"],
            ["2", "по организации системы наставничества", None],
            ["Мониторинг:", None, None],
            ["1", line, f"{LINK}/2.pdf"],
        ],
    )
    table.cell(1, 0).merge(table.cell(1, 2))
    table.cell(4, 0).merge(table.cell(4, 2))
    table.cell(2, 2).merge(table.cell(3, 2))
    made.save(str(tmp_path / f"{ZAR}.docx"))
    (submission,) = submissions.read(tmp_path / f"{ZAR}.docx", RUBRIC)
    assert facts([submission]) == {
        (ZAR, "2.4.2.1", f"{LINK}/1.pdf", ()),
        (ZAR, "2.4.2.2", f"{LINK}/1.pdf", ()),
        (ZAR, "2.4.3.1", f"{LINK}/2.pdf", ()),
    }
    assert cell(submission, "2.4.2.2").place == "table 1 row 3 column 3"
    assert submission.unmatched == ()


def test_a_table_a_municipality_and_a_table_a_block(tmp_path: Path) -> None:
    made = docx.Document()
    line = ["по осуществлению методической поддержки педагогов", f"{LINK}/2.pdf"]
    made.add_paragraph(f"Муниципальное образование: {ZAR}")
    made.add_paragraph("Цели")
    add_table(made, [["Позиция", "Ссылка"], [TITLES["2.4.1.1"], f"{LINK}/1.pdf"]])
    made.add_paragraph("Мониторинг")
    add_table(made, [line])
    made.add_paragraph(f"Муниципальное образование: {POL}")
    made.add_paragraph("Показатели")
    add_table(made, [line])
    made.add_paragraph(f"Подробнее: {LINK}/more")
    made.save(str(tmp_path / "form.docx"))
    zar, pol = submissions.read(tmp_path / "form.docx", RUBRIC)
    assert facts([zar, pol]) == {
        (ZAR, "2.4.1.1", f"{LINK}/1.pdf", ()),
        (ZAR, "2.4.3.1", f"{LINK}/2.pdf", ()),
        (POL, "2.4.2.1", f"{LINK}/2.pdf", ()),
    }
    assert [one.place for one in pol.unmatched] == ["paragraph 6"]


def test_a_document_form_without_a_municipality_bears_the_name_of_its_file(tmp_path: Path) -> None:
    path = document(tmp_path / "Заречинский_район.docx", [["Код", "Ссылка"], ["2.4.1.1", f"{LINK}/1.pdf"]])
    assert read_facts(path) == {(ZAR, "2.4.1.1", f"{LINK}/1.pdf", ())}


# --- text files ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1251", "koi8-r"])
def test_every_encoding_and_delimiter(tmp_path: Path, delimiter: str, encoding: str) -> None:
    path = text(tmp_path / "form.csv", FLAT, delimiter=delimiter, encoding=encoding)
    (submission,) = submissions.read(path, RUBRIC)
    assert facts([submission]) == {(ZAR, "2.4.1.1", f"{LINK}/1.pdf", (3,))}
    assert cell(submission, "2.4.1.2").text == "Положение; нет"


def test_a_text_file_as_a_spreadsheet_writes_it(tmp_path: Path) -> None:
    path = tmp_path / "form.csv"
    formula = f'"=ГИПЕРССЫЛКА(""{LINK}/1.pdf"";""Программа, стр. 3"")"'
    rows = f"sep=;\r\nМуниципалитет;Код;Ссылка\r\n\r\n{ZAR};2.4.1.1;{formula}\r\n"
    path.write_bytes(rows.encode("cp1251"))
    (submission,) = submissions.read(path, RUBRIC)
    assert facts([submission]) == {(ZAR, "2.4.1.1", f"{LINK}/1.pdf", (3,))}
    assert cell(submission, "2.4.1.1").place == "row 4"


def test_text_is_decoded_by_what_reads_as_russian() -> None:
    words = "Наличие муниципальных целей методической работы"
    for encoding in ("utf-8", "cp1251", "koi8-r", "cp866", "utf-16", "utf-16-be"):
        assert csv.decoded(words.encode(encoding)) == words
