"""Documents in archives and mails: the only one is read as itself, several are named, nothing is written anywhere."""

import io
import struct
import zipfile
from email.message import EmailMessage
from pathlib import Path

import py7zr
import pytest

from auditor import documents
from auditor.documents import wrapped
from auditor.model import Text, Trouble
from tests.documents import making
from tests.documents.making import para, word, zipped

ORDER = word(para("ПРИКАЗ об утверждении плана"))


def _read(tmp_path: Path, data: bytes, name: str = "file.zip") -> Text:
    path = tmp_path / name
    path.write_bytes(data)
    return documents.read(path)


def _seven(members: dict[str, bytes], password: str | None = None) -> bytes:
    out = io.BytesIO()
    with py7zr.SevenZipFile(out, "w", password=password) as archive:
        for name, data in members.items():
            archive.writestr(data, name)
    return out.getvalue()


def _rar(name: str, data: bytes, method: int = 0x30) -> bytes:
    """A RAR 4 with one member that was not made smaller (or says that it was)."""

    def block(kind: int, flags: int, fields: bytes, body: bytes = b"") -> bytes:
        head = struct.pack("<BHH", kind, flags, 7 + len(fields)) + fields
        return struct.pack("<H", zipfile.crc32(head) & 0xFFFF) + head + body

    fields = struct.pack(
        "<IIBIIBBHI", len(data), len(data), 3, zipfile.crc32(data), 0x51214A00, 20, method, len(name), 0o100644
    )
    member = block(0x74, 0x8000, fields + name.encode("ascii"), data)
    return b"Rar!\x1a\x07\x00" + block(0x73, 0, b"\0" * 6) + member + block(0x7B, 0x4000, b"")


@pytest.mark.parametrize(
    "data",
    [
        zipped({"приказ.docx": ORDER}),
        zipped({"папка/": b"", "папка/приказ.docx": ORDER, "__MACOSX/._приказ.docx": b"x", "Thumbs.db": b"x"}),
        zipped({"внутри.zip": zipped({"приказ.docx": ORDER})}),
        _seven({"приказ.docx": ORDER}),
        _rar("order.docx", ORDER),
    ],
)
def test_the_only_document_of_an_archive_is_read_as_itself(tmp_path: Path, data: bytes) -> None:
    text = _read(tmp_path, data)
    assert text.whole == "ПРИКАЗ об утверждении плана" and text.media_type.endswith("wordprocessingml.document")
    assert list(tmp_path.iterdir()) == [tmp_path / "file.zip"]


@pytest.mark.parametrize(
    ("build", "media_type"), [(zipped, "application/zip"), (_seven, "application/x-7z-compressed")]
)
def test_several_documents_are_named_and_none_is_taken(tmp_path: Path, build: object, media_type: str) -> None:
    assert callable(build)
    text = _read(tmp_path, build({"приказ.docx": ORDER, "план/план.pdf": b"%PDF-1.4", "список.doc": b"x"}))
    assert (text.trouble, text.media_type) == (Trouble.UNSUPPORTED, media_type)
    assert text.detail == "3: приказ.docx, план.pdf, список.doc"
    assert text.headings == ("приказ.docx", "план.pdf", "список.doc") and not text.pages


def test_names_of_old_archivers_are_read(tmp_path: Path) -> None:
    names = ["приказ.doc", "план.doc"]
    data = zipped(dict.fromkeys(["aaaaaa.doc", "bbbb.doc"], b"x"))
    for fake, name in zip((b"aaaaaa.doc", b"bbbb.doc"), names, strict=True):
        data = data.replace(fake, name.encode("cp866"))
    assert _read(tmp_path, data).headings == tuple(names)


def test_an_archive_in_an_archive_is_followed_only_so_far(tmp_path: Path) -> None:
    data = ORDER
    for _ in range(wrapped.DEEPEST):
        data = zipped({"inner.zip": data})
    assert _read(tmp_path, data).whole.startswith("ПРИКАЗ")
    assert _read(tmp_path, zipped({"inner.zip": data})).trouble is Trouble.UNSUPPORTED


def test_names_in_archives_are_never_paths(tmp_path: Path) -> None:
    data = zipped({"../../../../tmp/evil.docx": ORDER})
    assert _read(tmp_path, data).whole.startswith("ПРИКАЗ")
    assert not Path("/tmp/evil.docx").exists()


@pytest.mark.parametrize(
    ("data", "trouble"),
    [
        (zipped({}), Trouble.EMPTY),
        (zipped({"папка/": b""}), Trouble.EMPTY),
        (_seven({"приказ.docx": ORDER}, password="x"), Trouble.ENCRYPTED),
        (_seven({"приказ.docx": ORDER})[:-20], Trouble.DAMAGED),
        (zipped({"bomb.txt": b"0" * (30 << 20)}), Trouble.TOO_LARGE),
        (_rar("order.docx", b"\x00" * 500, method=0x33), Trouble.UNSUPPORTED),
    ],
)
def test_what_cannot_be_taken_out_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, trouble: Trouble
) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    assert _read(tmp_path, data).trouble is trouble


def test_a_mail_is_read_with_what_is_attached(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["From"], mail["Date"], mail["Subject"] = "school@example.ru", "Mon, 07 Sep 2020 10:00:00 +0300", "Приказ"
    mail["Message-ID"] = "<1@example.ru>"
    mail.set_content("Направляем приказ.")
    mail.add_attachment(ORDER, maintype="application", subtype="msword", filename="приказ.doc")
    mail.add_attachment(making.picture().getvalue(), maintype="image", subtype="jpeg", filename="скан.jpg")
    text = _read(tmp_path, mail.as_bytes(), "letter.eml")
    assert text.media_type == "message/rfc822" and text.title == "Приказ" and not text.paged
    first, order, scan = text.pages
    assert "Направляем приказ." in first.text and "Subject" not in first.text and "Приказ" in first.text
    assert order.text == "ПРИКАЗ об утверждении плана" and scan.scanned and scan.number == 3


def test_a_saved_web_page_is_a_web_page(tmp_path: Path) -> None:
    page = (
        "From: <Saved>\r\nSubject: =?utf-8?b?0J/Qu9Cw0L0=?=\r\nDate: Mon, 07 Sep 2020\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\n'
        "Content-Type: text/html; charset=windows-1251\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        "Content-Location: http://edu.example.ru/plan/\r\n\r\n"
        '<html><body><h1>=CF=EB=E0=ED</h1><p>=EC=E0=E9</p><a href=3D"a.pdf">x</a></body></html>\r\n--b--\r\n'
    )
    text = _read(tmp_path, page.encode("ascii"), "page.mht")
    assert text.media_type == "text/html" and text.whole.split("\n")[:2] == ["План", "май"]
    assert text.links[0].url == "http://edu.example.ru/plan/a.pdf"


def test_mails_in_mails_come_to_an_end(tmp_path: Path) -> None:
    data = b"hello"
    for at in range(8):
        mail = EmailMessage()
        mail["From"], mail["Date"], mail["Subject"], mail["Message-ID"] = "a@b.ru", "Mon, 07 Sep 2020", f"{at}", "<1@b>"
        mail.set_content("words")
        mail.add_attachment(data, maintype="application", subtype="octet-stream", filename="inner.eml")
        data = mail.as_bytes()
    assert 1 <= len(_read(tmp_path, data, "letter.eml").pages) <= wrapped.DEEPEST + 1
