"""DOCX, XLSX, PPTX, ODT: what people see, once and in order."""

import io
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.enum.text import WD_BREAK

from auditor import documents
from auditor.model import Text, Trouble
from tests.documents import making
from tests.documents.making import para, table, word

APP = "<Properties><Pages>{}</Pages><CharactersWithSpaces>{}</CharactersWithSpaces></Properties>"


def _read(tmp_path: Path, data: bytes, name: str = "document.docx") -> Text:
    path = tmp_path / name
    path.write_bytes(data)
    return documents.read(path)


def _lines(text: Text) -> list[str]:
    return text.whole.split("\n")


def _saved(document: docx.document.Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


# --- DOCX ------------------------------------------------------------------------------------------------------------


def test_all_words_of_a_word_file_are_read(tmp_path: Path) -> None:
    document, source = docx.Document(), making.prose(20)
    for paragraph in source:
        document.add_paragraph(paragraph)
    rows = [[f"мероприятие {at}", "ответственный методист", f"{at}.09.2020"] for at in range(1, 29)]
    grid = document.add_table(rows=0, cols=3)
    for row in rows:
        for cell, value in zip(grid.add_row().cells, row, strict=True):
            cell.text = value
    text = _read(tmp_path, _saved(document))
    assert making.recall("\n".join(source + [" ".join(row) for row in rows]), text.whole) >= 0.99
    assert "мероприятие 3 | ответственный методист | 3.09.2020" in _lines(text)
    assert text.media_type.endswith("wordprocessingml.document") and not text.paged


def test_headings_are_told_by_their_style(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Цели и задачи", 1)
    document.add_paragraph("Текст под заголовком.")
    assert _read(tmp_path, _saved(document)).headings == ("Цели и задачи",)


def test_a_stamp_table_is_read_downwards(tmp_path: Path) -> None:
    left, right = making.STAMPS["left"], making.STAMPS["right"]
    text = _read(tmp_path, word(table([[left, right]]) + para("ПОЛОЖЕНИЕ")))
    assert _lines(text) == [*left, *right, "ПОЛОЖЕНИЕ"]


def test_a_stamp_table_of_several_rows_is_read_downwards(tmp_path: Path) -> None:
    left, right = making.STAMPS["left"], making.STAMPS["right"]
    rows = [[[one], [other]] for one, other in zip(left, right, strict=True)]
    assert _lines(_read(tmp_path, word(table(rows)))) == [*left, *right]


def test_stamps_parted_by_tabs_are_read_one_after_the_other(tmp_path: Path) -> None:
    left, right = making.STAMPS["left"], making.STAMPS["right"]
    body = "".join(para(f"{one}\t\t{other}") for one, other in zip(left, right, strict=True))
    assert _lines(_read(tmp_path, word(body + para("ПОЛОЖЕНИЕ")))) == [*left, *right, "ПОЛОЖЕНИЕ"]


def test_the_date_and_number_of_an_order_stay_on_their_line(tmp_path: Path) -> None:
    text = _read(tmp_path, word(para("ПРИКАЗ") + table([[["15.09.2020"], ["с. Полянское"], ["№ 132"]]])))
    assert _lines(text) == ["ПРИКАЗ", "15.09.2020 | с. Полянское | № 132"]


def test_a_heading_row_of_a_form_is_no_letterhead(tmp_path: Path) -> None:
    text = _read(tmp_path, word(table([[["№"], ["Показатель"], ["Единица"]], [["1"], ["охват"], ["%"]]])))
    assert _lines(text) == ["№ | Показатель | Единица", "1 | охват | %"]


def test_a_text_box_is_read_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{para('УТВЕРЖДАЮ')}{para('Директор И.И. Иванова')}</w:txbxContent>"
    run = (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{box}</mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    text = _read(tmp_path, word(f"<w:p><w:r>{run}</w:r><w:r><w:t>Положение</w:t></w:r></w:p>"))
    assert _lines(text) == ["УТВЕРЖДАЮ", "Директор И.И. Иванова", "Положение"]


def test_what_was_deleted_is_left_out_and_what_was_inserted_is_read(tmp_path: Path) -> None:
    body = (
        "<w:p><w:del><w:r><w:delText>старое</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>новое</w:t></w:r></w:ins><w:r><w:t xml:space='preserve'> слово</w:t></w:r>"
        "<w:moveFrom><w:r><w:t>ушло</w:t></w:r></w:moveFrom></w:p>"
    )
    assert _read(tmp_path, word(body)).whole == "новое слово"


def test_hidden_words_are_left_out(tmp_path: Path) -> None:
    body = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>тайное</w:t></w:r><w:r><w:t>явное</w:t></w:r></w:p>"
    assert _read(tmp_path, word(body)).whole == "явное"


def test_headers_footers_and_notes_are_read_without_page_numbers(tmp_path: Path) -> None:
    header = f'<w:hdr xmlns:w="{making.W}">{para("Приложение к приказу № 5")}</w:hdr>'
    footer = f'<w:ftr xmlns:w="{making.W}">{para("2")}{para("г. Речной")}</w:ftr>'
    notes = (
        f'<w:footnotes xmlns:w="{making.W}"><w:footnote w:type="separator">{para("---")}</w:footnote>'
        f"<w:footnote>{para('Сноска о сроках')}</w:footnote></w:footnotes>"
    )
    data = word(para("Текст"), word__header1=header, word__footer1=footer, word__footnotes=notes)
    assert _lines(_read(tmp_path, data)) == ["Приложение к приказу № 5", "Текст", "Сноска о сроках", "г. Речной"]


def test_page_breaks_part_the_text_and_its_numbers_mean_nothing(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Первая часть").add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("Вторая часть")
    text = _read(tmp_path, _saved(document))
    assert [page.text for page in text.pages] == ["Первая часть", "Вторая часть"]
    assert not text.paged and text.count is None


def test_a_break_and_its_rendered_double_are_one(tmp_path: Path) -> None:
    body = (
        '<w:p><w:r><w:t>Раз</w:t></w:r></w:p><w:p><w:r><w:br w:type="page"/></w:r></w:p>'
        "<w:p><w:r><w:lastRenderedPageBreak/><w:t>Два</w:t></w:r></w:p>"
    )
    assert [page.text for page in _read(tmp_path, word(body)).pages] == ["Раз", "Два"]


def test_a_paragraph_is_not_torn_by_a_rendered_break(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t xml:space='preserve'>от 12.05.2020 </w:t><w:lastRenderedPageBreak/><w:t>№ 15</w:t></w:r></w:p>"
    )
    pages = _read(tmp_path, word(body + para("дальше"))).pages
    assert [page.text for page in pages] == ["от 12.05.2020 № 15", "дальше"]


@pytest.mark.parametrize(
    ("pages", "characters", "count"),
    [(3, 6_000, 3), (1, 6_000, None), (9, 6_000, None), (3, 0, 3), (1, 0, None), (3, 60_000, None)],
    ids=["fits", "too few", "too many", "no figure", "a template's", "of another text"],
)
def test_a_recorded_count_is_believed_only_where_it_fits_the_text(
    tmp_path: Path, pages: int, characters: int, count: int | None
) -> None:
    body = "".join(para("слово " * 100) for _ in range(10))
    text = _read(tmp_path, word(body, docProps__app=APP.format(pages, characters)))
    assert text.count == count


def test_a_file_of_pictures_only_is_a_scan_and_not_empty(tmp_path: Path) -> None:
    text = _read(tmp_path, word(para(""), word__media__image1=b"\x89PNG"))
    assert text.unread == (1,) and text.trouble is None and text.count is None


def test_a_large_picture_on_the_first_page_may_hold_the_stamp(tmp_path: Path) -> None:
    cover = '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="7000000" cy="9000000"/></wp:inline></w:drawing></w:r></w:p>'
    logo = cover.replace("7000000", "700000").replace("9000000", "900000")
    body = para("Общие положения изложены ниже в полном объёме")
    assert _read(tmp_path, word(cover + body)).unread == (1,)
    assert _read(tmp_path, word(logo + body)).unread == ()


def test_a_file_without_text_and_pictures_is_empty(tmp_path: Path) -> None:
    assert _read(tmp_path, word(para(""))).trouble is Trouble.EMPTY


def test_a_nested_table_is_read_once(tmp_path: Path) -> None:
    inner = table([[["внутри"]]])
    body = f"<w:tbl><w:tr><w:tc>{para('снаружи')}{inner}</w:tc></w:tr></w:tbl>"
    assert sorted(_lines(_read(tmp_path, word(body)))) == ["внутри", "снаружи"]


# --- XLSX ------------------------------------------------------------------------------------------------------------


def _book(*rows: list[object], title: str = "План") -> tuple[openpyxl.Workbook, bytes]:
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return book, out.getvalue()


def test_all_words_of_a_workbook_are_read(tmp_path: Path) -> None:
    source = [sentence.split() for sentence in making.SENTENCES * 5]
    _, data = _book(*source)
    text = _read(tmp_path, data, "book.xlsx")
    assert making.recall("\n".join(" ".join(row) for row in source), text.whole) >= 0.99


def test_a_sheet_is_a_page_and_its_name_a_heading_hidden_ones_last(tmp_path: Path) -> None:
    book, _ = _book(["Показатель", "Значение"])
    book.create_sheet("Отчёт").append(["итого", 5.0, 0.25, date(2020, 9, 7), True])
    book.create_sheet("Скрытый").append(["тайна"])
    book["Скрытый"].sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    text = _read(tmp_path, out.getvalue(), "book.xlsx")
    assert text.headings == ("План", "Отчёт", "Скрытый (скрытый лист)") and text.count == 3 and text.paged
    rows = ["Показатель\tЗначение", "итого\t5\t0,25\t07.09.2020\tИСТИНА", "тайна"]
    assert [page.text for page in text.pages] == rows


def test_stamps_in_two_columns_of_cells_are_read_one_after_the_other(tmp_path: Path) -> None:
    left, right = making.STAMPS["left"], making.STAMPS["right"]
    _, data = _book(*([one, None, None, other] for one, other in zip(left, right, strict=True)), ["ПЛАН"])
    assert _lines(_read(tmp_path, data, "book.xlsx")) == [*left, *right, "ПЛАН"]


def test_a_workbook_without_cells_is_empty(tmp_path: Path) -> None:
    assert _read(tmp_path, _book()[1], "book.xlsx").trouble is Trouble.EMPTY


# --- PPTX, ODT -------------------------------------------------------------------------------------------------------

P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
OD = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"))
)


def _slide(words: str, kind: str = "", more: str = "") -> str:
    place = f'<p:nvSpPr><p:nvPr><p:ph type="{kind}"/></p:nvPr></p:nvSpPr>' if kind else ""
    return f"<p:sld {P} {A}><p:sp>{place}<a:p><a:r><a:t>{words}</a:t></a:r></a:p></p:sp>{more}</p:sld>"


def test_slides_are_pages_in_the_order_they_are_shown(tmp_path: Path) -> None:
    data = making.zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "ppt/presentation.xml": f'<p:p {P} {R}><p:sldId r:id="r2"/><p:sldId r:id="r1"/><p:sldId r:id="r3"/></p:p>',
            "ppt/_rels/presentation.xml.rels": '<R><r Id="r1" Target="slides/slide1.xml"/>'
            '<r Id="r2" Target="/ppt/slides/slide2.xml"/><r Id="r3" Target="slides/slide3.xml"/></R>',
            "ppt/slides/slide1.xml": _slide("Выводы и предложения"),
            "ppt/slides/slide2.xml": _slide("Методическая служба", "ctrTitle"),
            "ppt/slides/slide3.xml": _slide("", more="<a:blip/>"),
        }
    )
    text = _read(tmp_path, data, "show.pptx")
    assert [page.text for page in text.pages] == ["Методическая служба", "Выводы и предложения", ""]
    assert text.headings == ("Методическая служба",) and text.unread == (3,) and text.count == 3


def test_an_open_document_is_read_with_its_tables_and_without_deleted_text(tmp_path: Path) -> None:
    content = f"""<office:document-content {OD}><office:body><office:text>
    <text:tracked-changes><text:p>удалено</text:p></text:tracked-changes>
    <text:h text:outline-level="1">Цели</text:h>
    <text:p>Рост<text:s text:c="2"/>мастерства<text:line-break/>учителей</text:p>
    <table:table><table:table-row><table:table-cell><text:p>дело</text:p></table:table-cell>
    <table:table-cell><text:p>срок</text:p></table:table-cell></table:table-row></table:table>
    </office:text></office:body></office:document-content>"""
    data = making.zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})
    text = _read(tmp_path, data, "document.odt")
    assert _lines(text) == ["Цели", "Рост  мастерства", "учителей", "дело | срок"]
    assert text.headings == ("Цели",) and not text.paged
