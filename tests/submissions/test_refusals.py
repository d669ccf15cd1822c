"""What cannot be read as a form is refused with a sentence of its own."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from PIL import Image

from auditor import submissions
from auditor.errors import SubmissionError
from tests.submissions.writing import RUBRIC, document, sheet, text

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
FORM = [["Код", "Ссылка"], ["2.4.1.1", "http://edu.example.ru/1.pdf"]]


def refusal(path: Path) -> str:
    with pytest.raises(SubmissionError) as refused:
        submissions.read(path, RUBRIC)
    say = refused.value.say
    assert path.name in say.ru and path.name in say.en
    assert "Traceback" not in say.ru
    return say.ru


def packed(path: Path, **parts: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return path


def replaced(path: Path, part: str, old: bytes, new: bytes) -> Path:
    """An office file with some bytes of one part exchanged."""
    source = io.BytesIO(path.read_bytes())
    with zipfile.ZipFile(source) as archive, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name in archive.namelist():
            data = archive.read(name)
            made.writestr(name, data.replace(old, new) if name == part else data)
    return path


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("form.xlsx", b"", "пуст"),
        ("form.pdf", b"%PDF-1.7\n1 0 obj", "это PDF"),
        ("form.xls", OLE + "Workbook".encode("utf-16-le"), "повреждён"),
        ("form.doc", b"From: umc@example.ru\r\nSubject: form\r\n\r\n", "письмо"),
        ("form.mht", b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n", "MHT"),
        (
            "form.xls",
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "XML 2003",
        ),
        ("form.xml", b'<?xml version="1.0"?><a/>', "это XML"),
        ("form.gsheet", b'{"url":"https://docs.google.com/open?id=1","doc_id":"1"}', "Скачать → Microsoft Excel"),
        ("form.lnk", b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(60), "ярлык"),
        ("form.csv", b'[{"a": 1}]', "JSON"),
        ("form.heic", b"\x00\x00\x00\x18ftypheic" + bytes(60), "фото"),
        ("form.doc", OLE + "WordDocument".encode("utf-16-le"), "сохраните как DOCX"),
        ("form.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "паролем"),
        ("form.rtf", b"{\\rtf1\\ansi", "сохраните как DOCX"),
        ("form.html", b"<!DOCTYPE html><html><table></table>", "ни одной заполненной таблицы"),
        ("form.xls", b"\n<html><body><table>", "ни одной заполненной таблицы"),
        ("form.rar", b"Rar!\x1a\x07\x00", "не ZIP"),
        ("form.xlsx", b"PK\x03\x04 cut in the middle", "повреждён"),
        ("form.csv", bytes(range(256)) * 20, "повреждён"),
        ("form.csv", "Ответственный;Телефон\r\nИванова;5\r\n".encode(), "не найдены позиции"),
        ("form.csv", b"\r\n;;\r\n", "ни одной заполненной таблицы"),
    ],
)
def test_each_fault_has_its_own_sentence(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert words in refusal(path)


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    assert "не найден" in refusal(tmp_path / "нет.xlsx")
    (tmp_path / "папка").mkdir()
    assert "папка" in refusal(tmp_path / "папка")


def test_a_picture(tmp_path: Path) -> None:
    Image.new("RGB", (4, 4)).save(tmp_path / "form.png")
    assert "картинка" in refusal(tmp_path / "form.png")


@pytest.mark.parametrize(
    ("mimetype", "words"),
    [("spreadsheet", "повреждён"), ("text", "повреждён"), ("presentation", "презентация"), ("graphics", "не таблица")],
)
def test_open_documents_that_are_no_forms(tmp_path: Path, mimetype: str, words: str) -> None:
    path = packed(tmp_path / "form.ods", mimetype=f"application/vnd.oasis.opendocument.{mimetype}".encode())
    assert words in refusal(path)


def test_open_documents_under_a_password(tmp_path: Path) -> None:
    path = packed(
        tmp_path / "form.ods",
        mimetype=b"application/vnd.oasis.opendocument.spreadsheet",
        content_xml=b"\x00\x01",
    )
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
    assert "паролем" in refusal(path)


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("xl__workbook.bin", "XLSB"),
        ("Index__Document.iwa", "Numbers"),
        ("ppt__presentation_xml", "презентация"),
        ("form_xml", "нет форм"),
    ],
)
def test_packed_files_of_other_programs(tmp_path: Path, part: str, words: str) -> None:
    assert words in refusal(packed(tmp_path / "form.xlsx", **{part: b"<a/>"}))


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = packed(tmp_path / "form.xlsx", xl__workbook_xml=bytes(210 * 2**20))
    assert path.stat().st_size < 2**20
    assert "слишком велик" in refusal(path)


def test_a_file_of_more_than_twenty_megabytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "form.csv"
    path.write_bytes(b"a" * (20 * 2**20 + 1))
    assert "21 МБ" in refusal(path)


@pytest.mark.parametrize(
    ("part", "form"),
    [("xl/worksheets/sheet1.xml", "form.xlsx"), ("word/document.xml", "form.docx")],
)
def test_a_document_type_declaration_is_never_parsed(tmp_path: Path, part: str, form: str) -> None:
    path = tmp_path / form
    if form.endswith("xlsx"):
        sheet(path, FORM)
        root = b"<worksheet"
    else:
        document(path, FORM)
        root = b"<w:document"
    entities = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    assert "DTD" in refusal(replaced(path, part, root, entities + root))


@pytest.mark.parametrize(
    "hostile",
    [
        b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        b'<hyperlinks><hyperlink ref="A1:XFD1048576" location="a"/></hyperlinks>',
    ],
)
def test_a_range_over_the_whole_sheet_is_refused(tmp_path: Path, hostile: bytes) -> None:
    path = tmp_path / "form.xlsx"
    sheet(path, FORM)
    assert "ячеек" in refusal(replaced(path, "xl/worksheets/sheet1.xml", b"</sheetData>", b"</sheetData>" + hostile))


def test_office_files_with_broken_parts_are_damaged(tmp_path: Path) -> None:
    sheet(tmp_path / "form.xlsx", FORM)
    replaced(tmp_path / "form.xlsx", "xl/worksheets/sheet1.xml", b"</row>", b"<row>")
    assert "повреждён" in refusal(tmp_path / "form.xlsx")
    document(tmp_path / "form.docx", FORM)
    replaced(tmp_path / "form.docx", "word/document.xml", b"</w:tbl>", b"")
    assert "повреждён" in refusal(tmp_path / "form.docx")
    assert "повреждён" in refusal(packed(tmp_path / "empty.docx", word__styles_xml=b"<a/>"))
    assert "повреждён" in refusal(packed(tmp_path / "empty.xlsx", xl__styles_xml=b"<a/>"))


def test_a_cut_workbook_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    sheet(path, FORM)
    path.write_bytes(path.read_bytes()[:-40])
    assert "повреждён" in refusal(path)


def test_a_document_without_positions(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("Наш сайт http://edu.example.ru/")
    made.save(str(tmp_path / "form.docx"))
    assert "не найдены позиции" in refusal(tmp_path / "form.docx")
    docx.Document().save(str(tmp_path / "empty.docx"))
    assert "таблицы" in refusal(tmp_path / "empty.docx")


def test_a_table_of_another_kind_names_what_was_found(tmp_path: Path) -> None:
    sheet(tmp_path / "form.xlsx", [["№", "Документ", "Ссылка"], [1, "Устав", "http://edu.example.ru/u.pdf"]])
    said = refusal(tmp_path / "form.xlsx")
    assert "на листе «Лист1» не найдены позиции" in said
    assert "«№», «Документ», «Ссылка»" in said
    assert "--rubric" in said


def test_a_form_with_another_ending_is_read_by_its_content(tmp_path: Path) -> None:
    sheet(tmp_path / "form.xlsx", FORM)
    (tmp_path / "form.xlsx").rename(tmp_path / "form.csv")
    (submission,) = submissions.read(tmp_path / "form.csv", RUBRIC)
    assert sum(len(cell.links) for cell in submission.cells) == 1
    (text_form,) = submissions.read(text(tmp_path / "form.xlsx", FORM), RUBRIC)
    assert text_form.cells[0].place == "row 2"
