"""DOC, RTF, PPT and the open formats: what people see, once and in order, whatever program wrote it."""

import re
import stat
from pathlib import Path

import pytest

from auditor import documents
from auditor.documents import embedded, numbering
from auditor.documents.numbering import Level
from auditor.model import Text, Trouble
from tests.documents import making, making_ole, samples

NAMES = ("order", "programme", "report", "plan", "list")
PICTURE = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 32


def _read(tmp_path: Path, data: bytes, name: str = "file.doc") -> Text:
    path = tmp_path / name
    path.write_bytes(data)
    return documents.read(path)


def _said(name: str) -> str:
    return (samples.FOLDER / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", ["doc", "rtf", "odt", "docx"])
@pytest.mark.parametrize("name", NAMES)
def test_every_word_is_read_once_and_in_order(name: str, kind: str) -> None:
    text = documents.read(samples.FOLDER / f"{name}.{kind}")
    source = _said(name)
    assert making.recall(source, text.whole) >= 0.99 and making.recall(text.whole, source) >= 0.99
    assert text.trouble is None and not text.paged
    said = [line for line in source.split("\n") if line][2:]  # after what stands in headers
    read = [line.strip() for line in re.split("[\n\f]", text.whole) if line.strip()]
    assert [line for line in said if line in read] == [line for line in read if line in said]


@pytest.mark.parametrize("kind", ["ppt", "pptx", "odp"])
def test_slides_are_pages_with_every_word(kind: str) -> None:
    text = documents.read(samples.FOLDER / f"talk.{kind}")
    assert text.count == 3 and text.paged
    for page, source in zip(text.pages, _said("talk").split("\f"), strict=True):
        assert making.recall(source, page.text) >= 0.99 and making.recall(page.text, source) >= 0.99


@pytest.mark.parametrize("kind", ["doc", "rtf", "odt", "docx"])
def test_numbers_that_the_program_writes_are_read(kind: str) -> None:
    lines = documents.read(samples.FOLDER / f"order.{kind}").whole.split("\n")
    assert "2.1. Довести приказ до руководителей школ." in lines
    assert "2.2. Разместить приказ на сайте управления." in lines


@pytest.mark.parametrize("kind", ["doc", "rtf", "odt", "docx"])
def test_a_stamp_table_is_read_downwards_and_a_table_across(kind: str) -> None:
    lines = re.split("[\n\f]", documents.read(samples.FOLDER / f"plan.{kind}").whole)
    stamp = making.STAMPS["right"]
    assert lines[lines.index(stamp[0]) :][: len(stamp)] == stamp
    assert "№ п/п | Мероприятие | Срок | Ответственный" in lines


@pytest.mark.parametrize("kind", ["doc", "rtf", "odt", "docx"])
def test_headings_are_told(kind: str) -> None:
    headings = documents.read(samples.FOLDER / f"programme.{kind}").headings
    assert headings == ("1. Паспорт программы", "2. Цели и задачи", "3. Механизмы", "4. Показатели", "5. Риски")


@pytest.mark.parametrize("kind", ["doc", "rtf", "odt", "docx"])
def test_boxes_notes_and_headers_are_read_and_hidden_and_deleted_words_are_not(kind: str) -> None:
    text = documents.read(samples.FOLDER / f"letter.{kind}")
    lines = text.whole.split("\n")
    assert lines[0] == "Методический центр района"
    assert lines.index("УТВЕРЖДЕНО") + 1 == lines.index("приказом от 31.08.2020 № 214-од")
    assert sum("По данным мониторинга" in line for line in lines) == 1
    assert any(re.fullmatch(r"Видимые слова, страница \d\.", line) for line in lines)
    assert "тайные" not in text.whole and "Вычеркнуто" not in text.whole


# --- DOC -------------------------------------------------------------------------------------------------------------


def test_pieces_saved_fast_are_put_in_order_and_what_was_left_over_is_not_read(tmp_path: Path) -> None:
    pieces = [("ПРИКАЗ\r", True), ("N 41\r", False), ("Об утверждении плана\r", True)]
    text = _read(tmp_path, making_ole.doc(pieces, flags=0x0004, stray="Старый текст\r"))
    assert text.whole == "ПРИКАЗ\nN 41\nОб утверждении плана" and text.media_type == "application/msword"


def test_fields_show_their_result_only(tmp_path: Path) -> None:
    words = 'Смотрите \x13 HYPERLINK "http://example.ru" \x14сайт\x15, стр. \x13 PAGE \x13 X \x15\x145\x15 из 9\r'
    assert _read(tmp_path, making_ole.doc([(words, True)])).whole == "Смотрите сайт, стр. 5 из 9"


def test_a_table_without_properties_is_still_a_table(tmp_path: Path) -> None:
    text = _read(tmp_path, making_ole.doc([("План работы\rСрок\x07Дело\x07\x07май\x07совет\x07\x07Конец\r", True)]))
    assert text.whole.split("\n") == ["План работы", "Срок | Дело", "май | совет", "Конец"]


def test_word_95_is_told_apart_and_read_by_its_code_page(tmp_path: Path) -> None:
    text = _read(tmp_path, making_ole.old_doc("РАСПОРЯЖЕНИЕ\rот 12.03.1998 № 5\r"))
    assert text.whole == "РАСПОРЯЖЕНИЕ\nот 12.03.1998 № 5"
    other = _read(tmp_path, making_ole.old_doc("Распоряжение главы администрации района\r", language=0x409))
    assert other.whole == "Распоряжение главы администрации района"


def test_a_doc_with_a_password_says_so(tmp_path: Path) -> None:
    text = _read(tmp_path, making_ole.doc([("xx", True)], flags=0x0100))
    assert text.trouble is Trouble.ENCRYPTED


def test_a_doc_of_pictures_only_is_a_scan_whose_pictures_can_be_had(tmp_path: Path) -> None:
    blip = b"\x00\x00\x1d\xf0" + (17 + len(PICTURE)).to_bytes(4, "little") + b"\0" * 17 + PICTURE
    head = making_ole.doc([("\x01\r", True)])
    path = tmp_path / "scan.doc"
    path.write_bytes(head)
    assert documents.read(path).unread == (1,) and documents.read(path).trouble is None
    path.write_bytes(making_ole.ole({"WordDocument": b"\0" * 600, "Data": b"\0" * 40 + blip}))
    assert embedded.pictures(path, "application/msword") == [PICTURE]


def test_a_doc_without_words_and_pictures_is_empty(tmp_path: Path) -> None:
    assert _read(tmp_path, making_ole.doc([("\r", True)])).trouble is Trouble.EMPTY


def test_a_damaged_doc_gets_a_second_try_by_a_program_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged = making_ole.ole({"WordDocument": b"\0" * 600})
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert _read(tmp_path, damaged).trouble is Trouble.DAMAGED
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "catdoc"
    program.write_text("#!/bin/sh\necho 'Приказ об утверждении плана работы'\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    text = _read(tmp_path, damaged)
    assert text.whole == "Приказ об утверждении плана работы" and text.partial


# --- RTF -------------------------------------------------------------------------------------------------------------


def _rtf(tmp_path: Path, body: str, head: str = r"\ansi\ansicpg1251\deff0{\fonttbl{\f0\fcharset204 Times;}}") -> Text:
    return _read(tmp_path, ("{\\rtf1" + head + body + "}").encode("cp1251"), "file.rtf")


def _hex(text: str) -> str:
    return "".join(f"\\'{byte:02x}" for byte in text.encode("cp1251"))


def test_bytes_are_read_by_the_code_page_of_their_font(tmp_path: Path) -> None:
    fonts = r"\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset204 Times;}{\f1\fcharset161 Greek;}}"
    assert _rtf(tmp_path, rf"\f0 {_hex('Приказ')} {{\f1 \'e1}} {_hex('план')}\par", fonts).whole == "Приказ α план"


def test_letters_of_a_lost_code_page_are_turned_back(tmp_path: Path) -> None:
    words = "Постановление правительства области"
    lost = r"\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Times;}}"
    assert _rtf(tmp_path, rf"\pard {_hex(words)}\par", lost).whole == words
    french = "Théâtre, élève, français, naïveté, déjà, forêt, château"
    written = "".join(letter if letter < "\x7f" else f"\\'{ord(letter):02x}" for letter in french)
    assert _rtf(tmp_path, rf"\pard {written}\par", lost).whole == french


def test_unicode_letters_take_the_place_of_those_after_them(tmp_path: Path) -> None:
    assert _rtf(tmp_path, r"\u1055\'cf\u1083?\uc0\u1072\u1085 \uc2\u8470 No5\par").whole == "План№5"


def test_tables_boxes_pictures_and_bytes_in_between(tmp_path: Path) -> None:
    body = (
        r"\pard Start\par{\shp{\*\shpinst{\sp{\sn x}{\sv 5}}{\shptxt\pard Box\par}}{\shprslt{\*\do Twice}}}Boxed\par"
        r"\trowd\pard\intbl one\cell two\par deux\cell three\cell four\cell\row"
        r"\pard after{\*\unknown nothing}\bin3 }}}\par"
        r"{\v hidden}{\deleted gone}{\field{\*\fldinst PAGE}{\fldrslt 7}}\page next"
    )
    assert _rtf(tmp_path, body).whole == "Start\nBox\nBoxed\none | two deux | three | four\nafter\n7\fnext"


def test_an_rtf_of_pictures_only_is_a_scan_whose_pictures_can_be_had(tmp_path: Path) -> None:
    text = _rtf(tmp_path, r"{\*\shppict{\pict\jpegblip\picwgoal11906 " + PICTURE.hex() + r"}}\par")
    assert text.unread == (1,) and text.trouble is None
    assert embedded.pictures(tmp_path / "file.rtf", "application/rtf") == [PICTURE]


def test_an_rtf_that_breaks_off_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    text = _read(tmp_path, b"{\\rtf1\\ansi\\ansicpg1251 {\\b " + "Приказ".encode("cp1251"), "file.rtf")
    assert text.whole == "Приказ" and text.partial


# --- numbers ---------------------------------------------------------------------------------------------------------


def test_numbers_count_by_level_and_form() -> None:
    levels = [
        Level(text="%1.", form="upperRoman"),
        Level(text="%1.%2)", form="russianLower", legal=True),
        Level(text="–", form="bullet"),
    ]
    counting = numbering.Numbers()
    said = [counting.next("list", level, levels) for level in (0, 1, 1, 2, 0, 1)]
    assert said == ["I.", "1.1)", "1.2)", "", "II.", "2.1)"]
    assert [numbering.written(number, "russianLower") for number in (1, 10, 29)] == ["а", "к", "аа"]
    assert numbering.written(5, "decimalZero") == "05"
