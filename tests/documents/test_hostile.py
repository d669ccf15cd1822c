"""What is no document, is broken, or means harm: always a value, soon, and never an exception."""

import struct
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from auditor import documents
from auditor.documents import limits
from auditor.model import Text, Trouble
from tests.documents import making, making_ole
from tests.documents.making import para, word, zipped
from tests.trials import trials

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1500
PDF = (making.FILES / "programme_with_broken_words.pdf").read_bytes()


def _owner_file(name: str) -> bytes:
    """What Word leaves beside a file that is open."""
    size = len(name)
    narrow = bytes([size]) + name.encode("cp1251").ljust(53, b"\0")
    return narrow + (struct.pack("<H", size) + name.encode("utf-16-le")).ljust(108, b"\0")


def _read(tmp_path: Path, data: bytes, name: str = "file") -> Text:
    path = tmp_path / name
    path.write_bytes(data)
    return documents.read(path, filename=name)


@pytest.mark.parametrize(
    ("data", "trouble", "detail"),
    [
        (b"", Trouble.EMPTY, ""),
        (_owner_file("Иванова"), Trouble.OWNER_FILE, ""),
        (OLE + "WordDocument".encode("utf-16-le"), Trouble.DAMAGED, None),
        (OLE + "PowerPoint Document".encode("utf-16-le"), Trouble.DAMAGED, None),
        (b"{\\rtf1" + b"{" * 3_000, Trouble.DAMAGED, "RTF: groups"),
        (b"{\\rtf1}", Trouble.EMPTY, ""),
        (OLE + "EncryptedPackage".encode("utf-16-le"), Trouble.ENCRYPTED, "Office"),
        (b"Rar!\x1a\x07\x00" + b"\0" * 300, Trouble.DAMAGED, None),
        (b"7z\xbc\xaf\x27\x1c" + b"\0" * 300, Trouble.DAMAGED, None),
        (b"AT&TFORM\0\0\0\0DJVM", Trouble.UNSUPPORTED, "DjVu"),
        (b"\0\0\0\x18ftypmp42" + b"\0" * 300, Trouble.UNSUPPORTED, "MP4"),
        (bytes(range(256)) * 40, Trouble.UNSUPPORTED, ""),
        (b"PK\x03\x04" + b"\0" * 500, Trouble.DAMAGED, None),
        (word(para("Приказ"))[:-60], Trouble.DAMAGED, None),
        (b"%PDF-1.4\n" + b"\0" * 500, Trouble.DAMAGED, None),
        (zipped({"[Content_Types].xml": "", "word/document.xml": "<w:document"}), Trouble.DAMAGED, None),
        (zipped({"[Content_Types].xml": "", "xl/workbook.xml": "<workbook"}), Trouble.DAMAGED, None),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, data: bytes, trouble: Trouble, detail: str | None) -> None:
    text = _read(tmp_path, data)
    assert text.trouble is trouble and not text.pages
    assert detail is None or text.detail == detail


def test_the_type_is_told_by_content_and_never_by_name(tmp_path: Path) -> None:
    assert _read(tmp_path, b"<!DOCTYPE html><p>" + b"404 " * 9, "order.pdf").media_type == "text/html"
    assert _read(tmp_path, PDF, "order.docx").media_type == "application/pdf"
    assert _read(tmp_path, word(para("Приказ")), "order.doc").whole == "Приказ"


@pytest.mark.parametrize(("form", "media_type"), [("JPEG", "image/jpeg"), ("PNG", "image/png"), ("TIFF", "image/tiff")])
def test_a_picture_is_a_page_nobody_could_read_yet(tmp_path: Path, form: str, media_type: str) -> None:
    Image.new("L", (40, 60), 200).save(tmp_path / "picture", form)
    text = documents.read(tmp_path / "picture")
    assert (text.media_type, text.unread, text.count, text.trouble) == (media_type, (1,), 1, None)


def test_a_tiff_has_as_many_pages_as_pictures(tmp_path: Path) -> None:
    first = Image.new("L", (40, 60), 200)
    first.save(tmp_path / "pages", "TIFF", save_all=True, append_images=[first.copy(), first.copy()])
    assert documents.read(tmp_path / "pages").unread == (1, 2, 3)


def test_a_bomb_is_told_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w") as part:
            for _ in range(100):
                part.write(b"<p>" * 350_000)
    start = time.monotonic()
    assert documents.read(path).trouble is Trouble.TOO_LARGE
    assert time.monotonic() - start < 5


def test_a_directory_that_lies_about_sizes_is_found_out(tmp_path: Path) -> None:
    data = word(para("слово " * 4_000_000))
    real = struct.pack("<I", len(zipfile.ZipFile(_saved(tmp_path, data)).read("word/document.xml")))
    lying = data.replace(real, struct.pack("<I", 1000))
    assert lying != data
    assert _read(tmp_path, lying).trouble in (Trouble.DAMAGED, Trouble.TOO_LARGE)


def _saved(tmp_path: Path, data: bytes) -> Path:
    (tmp_path / "saved").write_bytes(data)
    return tmp_path / "saved"


def test_too_many_members_are_refused(tmp_path: Path) -> None:
    assert _read(tmp_path, zipped({f"{at}": b"" for at in range(10_001)})).trouble is Trouble.TOO_LARGE


def test_a_file_too_large_is_not_opened(tmp_path: Path) -> None:
    with (tmp_path / "large").open("wb") as sparse:
        sparse.truncate(limits.FILE_BYTES + 1)
    assert documents.read(tmp_path / "large").trouble is Trouble.TOO_LARGE


@pytest.mark.parametrize(
    "dtd",
    [
        '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE d SYSTEM "http://127.0.0.1:9/x.dtd">',
        "<!-- " + "x" * 5000 + ' --><!DOCTYPE d [<!ENTITY a "boom">]>',
    ],
)
def test_entities_are_never_resolved(tmp_path: Path, dtd: str) -> None:
    xml = f'{dtd}<w:document xmlns:w="{making.W}"><w:body>{para("&a;")}</w:body></w:document>'
    text = _read(tmp_path, zipped({"[Content_Types].xml": "", "word/document.xml": xml}))
    assert text.trouble is Trouble.DAMAGED and not text.pages


def test_xml_nested_very_deeply_is_refused(tmp_path: Path) -> None:
    assert _read(tmp_path, word("<w:p>" * 9000 + "</w:p>" * 9000)).trouble is Trouble.DAMAGED


def test_unseen_and_turning_letters_are_removed_at_the_border(tmp_path: Path) -> None:
    text = _read(tmp_path, "При\u202eказ\u200b \u2066№\u2069 5\x0b\ufeffот\xa01\x07\u00adмая\r\nда".encode(), "a.txt")
    assert text.whole == "Приказ № 5\nот 1мая\nда"


def test_lone_surrogates_do_not_get_in() -> None:
    assert limits.clean("а\ud800б\udfffв\ufffe").encode("utf-8").decode().replace("\ufffd", "").startswith("абв")


def test_a_reader_that_fails_gives_a_value(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> Text:
        raise KeyError("no such thing")

    monkeypatch.setitem(documents._READERS, documents.Format.PDF, fails)
    text = _read(tmp_path, PDF)
    assert (text.trouble, text.detail) == (Trouble.CRASHED, "KeyError: 'no such thing'")


def test_a_file_that_is_gone_gives_a_value(tmp_path: Path) -> None:
    assert documents.read(tmp_path / "nowhere").trouble is Trouble.CRASHED


OFFICE = making.FILES / "office"
OLD = [
    (OFFICE / "letter.doc").read_bytes(),
    (OFFICE / "order.rtf").read_bytes(),
    (OFFICE / "talk.ppt").read_bytes(),
    (OFFICE / "order.odt").read_bytes(),
    making_ole.doc([("Приказ\r", True)] * 3),
    making_ole.old_doc("Приказ\r"),
]


@trials(150)
@given(st.data())
def test_no_spoiled_file_gets_an_exception_out(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from([PDF, word(para("Приказ") * 20), b"<html><p>text</p>" * 20, OLE, *OLD]))
    spoiled = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(spoiled) - 1))
        spoiled[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=40))
    path = tmp_path_factory.getbasetemp() / "spoiled"
    path.write_bytes(spoiled)
    assert isinstance(documents.read(path), Text)
