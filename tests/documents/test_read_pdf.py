"""PDF: text, scans, layers nobody can trust, locked and damaged files, stamps side by side."""

import io
from pathlib import Path

import pikepdf
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from auditor import documents
from auditor.model import Trouble
from tests.documents import making

PROGRAMME = making.FILES / "programme_with_broken_words.pdf"
GIBBERISH = [
    "IIOCTAHOBJIEHI4E AAMI,IHI{CTPAUI4I4 MYHI4UI4IIAJIbHOTO PAIZOHA",
    "O6 yrsepxgeHuu rroJroxeHr4fl o MeroAr4rrecKoM coBere pafioHa",
    "B coorBercrBr4r4 c 3axouou 06 o6pasosauuu B PoccuircKofi @egeparluu",
]
MOJIBAKE = ["Ïðèêàç îá óòâåðæäåíèè ïîëîæåíèÿ î ìåòîäè÷åñêîì ñîâåòå ðàéîíà", "Íà÷àëüíèê óïðàâëåíèÿ îáðàçîâàíèÿ"]
ENGLISH = [
    "The report of the council on the results of the year is published on the site of the office.",
    "It was approved by the order of the head and is in force from the first of September.",
]


def _write(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "document.pdf"
    path.write_bytes(data)
    return path


def test_words_broken_at_line_ends_are_read_whole() -> None:
    text = documents.read(PROGRAMME)
    source = "\n".join(making.prose(24))
    assert text.media_type == "application/pdf"
    assert making.recall(source, text.whole) >= 0.99
    assert text.count == len(text.pages) == 3
    assert text.title == "Программа развития методической службы"
    assert not text.unread and not text.partial and text.trouble is None


def test_a_real_hyphen_at_a_line_end_stays() -> None:
    assert "учителей-предметников" in documents.read(PROGRAMME).whole
    assert "учителейпредметников" not in documents.read(PROGRAMME).whole


def test_lines_stay_lines() -> None:
    lines = documents.read(making.FILES / "stamps_side_by_side.pdf").pages[0].text.split("\n")
    assert "ПОЛОЖЕНИЕ" in lines and "о методическом совете" in lines


def test_stamps_side_by_side_are_read_one_after_the_other() -> None:
    lines = documents.read(making.FILES / "stamps_side_by_side.pdf").pages[0].text.split("\n")
    assert lines[1:11] == making.STAMPS["left"] + making.STAMPS["right"]
    assert lines[0] == "МБУ «Методический центр»" and lines[11] == "ПОЛОЖЕНИЕ"


def test_three_stamps_on_the_first_lines_are_read_apart() -> None:
    columns = zip(*making.THREE, strict=True)
    wanted = [line for column in columns for line in column if line]
    text = documents.read(making.FILES / "three_stamps_at_the_top.pdf").whole
    assert text.split("\n") == [*wanted, "Рабочая программа"]


def test_no_word_is_lost_or_doubled_when_columns_are_read_apart() -> None:
    text = documents.read(making.FILES / "stamps_side_by_side.pdf").whole
    source = " ".join(making.STAMPS["left"] + making.STAMPS["right"] + making.prose(3))
    assert making.recall(source, text) >= 0.99
    assert making.recall(text, source + " МБУ Методический центр ПОЛОЖЕНИЕ о методическом совете") >= 0.99


def test_a_page_that_is_a_picture_is_a_scan(tmp_path: Path) -> None:
    text = documents.read(_write(tmp_path, making.layered([])))
    assert text.unread == (1,) and text.count == 1 and text.trouble is None


def test_a_blank_page_is_no_scan(tmp_path: Path) -> None:
    with pikepdf.open(PROGRAMME) as whole:
        whole.add_blank_page()
        whole.save(tmp_path / "blank_last.pdf")
    text = documents.read(tmp_path / "blank_last.pdf")
    assert len(text.pages) == 4 and not text.unread and text.trouble is None


def test_a_document_of_blank_pages_is_empty(tmp_path: Path) -> None:
    with pikepdf.new() as blank:
        blank.add_blank_page()
        blank.save(tmp_path / "blank.pdf")
    text = documents.read(tmp_path / "blank.pdf")
    assert text.trouble is Trouble.EMPTY and not text.unread


@pytest.mark.parametrize("lines", [GIBBERISH, MOJIBAKE], ids=["english ocr of russian", "mojibake"])
def test_a_rotten_layer_is_dropped_and_its_page_is_a_scan(tmp_path: Path, lines: list[str]) -> None:
    text = documents.read(_write(tmp_path, making.layered(lines)))
    assert text.unread == (1,) and text.pages[0].text == ""


def test_an_english_page_is_no_gibberish(tmp_path: Path) -> None:
    text = documents.read(_write(tmp_path, making.layered(ENGLISH, cover=0, visible=True)))
    assert not text.unread and "approved by the order" in text.whole


def test_the_text_of_an_ocr_layer_is_kept_but_its_page_is_not_trusted() -> None:
    text = documents.read(making.FILES / "ocr_layer_under_a_scan.pdf")
    assert text.unread == (1,) and "методического совета" in text.whole


def test_a_cover_that_is_a_picture_is_not_trusted() -> None:
    assert documents.read(making.FILES / "cover_is_a_picture.pdf").unread == (1,)


def test_a_background_behind_visible_text_is_no_scan() -> None:
    assert not documents.read(making.FILES / "background_behind_text.pdf").unread


def test_letters_drawn_as_curves_are_a_scan(tmp_path: Path) -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for at in range(400):
        canvas.bezier(50 + at, 700, 55 + at, 710, 60 + at, 690, 52 + at, 705)
    canvas.save()
    assert documents.read(_write(tmp_path, out.getvalue())).unread == (1,)


def test_a_page_of_figures_is_text(tmp_path: Path) -> None:
    lines = [f"{at}  {at * 37 % 100}  {at * 91 % 1000}  12.0{at % 9 + 1}.2020" for at in range(30)]
    text = documents.read(_write(tmp_path, making.layered(lines, cover=0, visible=True)))
    assert not text.unread and "12.03.2020" in text.whole


def test_a_locked_file_is_encrypted(tmp_path: Path) -> None:
    with pikepdf.open(PROGRAMME) as whole:
        whole.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(user="secret", owner="secret"))
    assert documents.read(tmp_path / "locked.pdf").trouble is Trouble.ENCRYPTED


def test_a_file_with_an_owners_password_only_is_read(tmp_path: Path) -> None:
    with pikepdf.open(PROGRAMME) as whole:
        whole.save(tmp_path / "owner.pdf", encryption=pikepdf.Encryption(user="", owner="secret"))
    assert documents.read(tmp_path / "owner.pdf").whole == documents.read(PROGRAMME).whole


def test_a_file_without_its_table_of_objects_is_mended(tmp_path: Path) -> None:
    data = PROGRAMME.read_bytes()
    text = documents.read(_write(tmp_path, data[: data.rindex(b"xref", 0, data.rindex(b"startxref"))]))
    assert text.trouble is None
    assert making.recall("\n".join(making.prose(24)), text.whole) >= 0.99


def test_a_page_lost_with_the_tail_of_a_file_is_not_taken_for_a_blank_one(tmp_path: Path) -> None:
    text = documents.read(_write(tmp_path, PROGRAMME.read_bytes()[:-1500]))
    assert text.trouble is None and text.count == 3
    assert [bool(page.text) for page in text.pages] == [not page.scanned for page in text.pages]
    assert 0 < len(text.unread) < 3


@pytest.mark.parametrize("share", [0.02, 0.1, 0.5])
def test_a_file_cut_short_is_damaged_or_partly_read(tmp_path: Path, share: float) -> None:
    data = PROGRAMME.read_bytes()
    text = documents.read(_write(tmp_path, data[: int(len(data) * share)]))
    assert text.trouble is Trouble.DAMAGED or text.partial or text.unread
    assert text.media_type == "application/pdf"


def test_junk_before_the_header_does_not_matter(tmp_path: Path) -> None:
    text = documents.read(_write(tmp_path, b"HTTP/1.1 200 OK\r\n" * 18 + b"\r\n" * 7 + PROGRAMME.read_bytes()))
    assert text.whole == documents.read(PROGRAMME).whole


def test_a_very_long_file_is_read_in_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditor.documents.limits.PAGES", 2)
    text = documents.read(PROGRAMME)
    assert len(text.pages) == 2 and text.count == 3 and text.partial
