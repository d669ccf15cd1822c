"""PDFs as they come: words put over a page, marks of signatures on scans, empty covers; and files within files."""

import gzip
import io
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import numpy as np
import pikepdf
import py7zr
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageOps
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from auditor import documents
from auditor.documents import sheets, wrapped
from auditor.model import Text, Trouble
from tests.documents import making, samples, scanning

STAMP = "Утверждено приказом № 55"
TEXT = making.prose(2)


def _drawn(lines: list[str], size: float = 11, top: float = 780, picture: Image.Image | None = None) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    if picture is not None:
        canvas.drawImage(ImageReader(picture), 0, 0, *A4)
    making.page(canvas, lines, making.font(), size, top)
    canvas.save()
    return out.getvalue()


def _changed(data: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        change(document)
        document.save(out)
    return out.getvalue()


def _read(folder: Path, data: bytes) -> Text:
    path = folder / "document.pdf"
    path.write_bytes(data)
    return documents.read(path)


def test_a_stamp_put_on_a_finished_page_is_read(tmp_path: Path) -> None:
    def put(document: pikepdf.Pdf) -> None:
        with pikepdf.open(io.BytesIO(_drawn([STAMP]))) as other:
            shown = document.copy_foreign(other.pages[0].as_form_xobject())
            stamp = Dictionary(
                Type=Name.Annot, Subtype=Name.Stamp, Rect=[0, 0, *map(int, A4)], AP=Dictionary(N=shown), F=4
            )
            document.pages[0].Annots = Array([document.make_indirect(stamp)])

    text = _read(tmp_path, _changed(_drawn(TEXT[:1]), put))
    assert STAMP in text.whole and TEXT[0][:40] in text.whole.replace("\n", " ")


def test_fields_show_what_was_filled_in(tmp_path: Path) -> None:
    def fill(document: pikepdf.Pdf) -> None:
        form = document.Root.AcroForm
        form.Fields[0].V = pikepdf.String("Утверждено приказом")
        del form.Fields[0].AP
        form.NeedAppearances = True

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    making.page(canvas, TEXT[:1], making.font())
    canvas.acroForm.textfield(name="number", x=70, y=300, width=400, height=20, value="1")
    canvas.save()
    assert "Утверждено приказом" in _read(tmp_path, _changed(out.getvalue(), fill)).whole


def test_a_form_that_says_nothing_but_wait_is_not_supported(tmp_path: Path) -> None:
    def dynamic(document: pikepdf.Pdf) -> None:
        document.Root.AcroForm = Dictionary(Fields=Array([]), XFA=document.make_stream(b"<xdp/>"))

    wait = _drawn(["Please wait... If this message is not eventually replaced, your viewer cannot display it."])
    text = _read(tmp_path, _changed(wait, dynamic))
    assert (text.trouble, text.detail, text.pages) == (Trouble.UNSUPPORTED, "PDF XFA", ())
    assert _read(tmp_path, wait).trouble is None


def test_a_portfolio_tells_what_is_in_it(tmp_path: Path) -> None:
    def attach(document: pikepdf.Pdf) -> None:
        for name in ("Приказ.pdf", "План.pdf"):
            document.attachments[name] = pikepdf.AttachedFileSpec(document, _drawn(TEXT[:1]), filename=name)

    cover = _drawn(["For the best experience, open this PDF portfolio in Adobe Reader."])
    text = _read(tmp_path, _changed(cover, attach))
    assert text.trouble is Trouble.UNSUPPORTED and set(text.headings) == {"Приказ.pdf", "План.pdf"}
    assert _read(tmp_path, _changed(_drawn(TEXT), attach)).trouble is None


def test_a_scan_with_the_mark_of_a_signature_is_read_whole(tmp_path: Path) -> None:
    mark = ["Документ подписан электронной подписью", "Владелец Сидорова Ирина Петровна", "Сертификат 00AB12CD"]
    data = _drawn(mark, 8, 100, scanning.scanned(scanning.sheet("stamp")))
    text = _read(tmp_path, data)
    assert text.unread == (1,)
    text = documents.look(tmp_path / "document.pdf", text)
    assert set(mark) <= set(text.whole.split("\n")) and text.pages[0].source == "ocr" and not text.unread
    read = text.whole.partition(mark[0])[0]
    assert scanning.distance(scanning.words("stamp"), read) <= 0.01 * len(read)


def test_a_scan_white_on_black_is_turned_into_black_on_white(tmp_path: Path) -> None:
    sheet = scanning.scanned(scanning.sheet("stamp")).convert("L")
    path = tmp_path / "negative.png"
    ImageOps.invert(sheet).save(path)
    with sheets.opened(path, "image/png") as found:
        assert found is not None and np.array_equal(found.picture(1, scanning.DPI), np.asarray(sheet))


def test_a_layer_under_a_later_scan_is_taken_as_it_is(tmp_path: Path) -> None:
    sheet = scanning.scanned(scanning.sheet("text"))
    data = scanning.pdf([sheet, sheet], layers=(scanning.words("text")[:400], scanning.words("text")[:400]))
    assert _read(tmp_path, data).unread == (1,)


# --- files within files ----------------------------------------------------------------------------------------------


def _seven(data: bytes) -> bytes:
    out = io.BytesIO()
    with py7zr.SevenZipFile(out, "w") as archive:
        archive.writestr(data, "Документ")
    return out.getvalue()


def _mailed(data: bytes) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Date"] = "a@example.ru", "Документ", "Thu, 10 Sep 2020 10:00:00 +0700"
    mail.set_content("Направляем документ.")
    mail.add_attachment(data, maintype="application", subtype="octet-stream", filename="Документ")
    return bytes(mail)


def _zipped(data: bytes) -> bytes:
    return making.zipped({"Документ": data})


@pytest.mark.parametrize("pack", [_zipped, _seven, gzip.compress, _mailed])
@pytest.mark.parametrize("kind", ["pdf", "doc", "docx", "odt", "rtf", "ppt", "txt"])
def test_every_format_is_read_within_another_file(tmp_path: Path, kind: str, pack: Callable[[bytes], bytes]) -> None:
    name = "talk.ppt" if kind == "ppt" else f"order.{kind}"
    path = samples.FOLDER / name if kind != "pdf" else making.FILES / "stamps_side_by_side.pdf"
    alone = documents.read(path)
    text = _read(tmp_path, pack(path.read_bytes()))
    assert text.trouble is None and text.whole.endswith(alone.whole)


def test_a_scan_in_an_archive_is_read_and_no_file_is_left(tmp_path: Path) -> None:
    path = tmp_path / "scan.zip"
    path.write_bytes(making.zipped({"Скан.pdf": scanning.pdf([scanning.scanned(scanning.sheet("stamp"))])}))
    text = documents.look(path, documents.read(path))
    assert scanning.distance(scanning.words("stamp"), text.whole) <= 0.01 * len(text.whole)
    assert [one.name for one in tmp_path.iterdir()] == ["scan.zip"]


def test_a_file_in_memory_opens_by_its_path() -> None:
    with wrapped.held(_drawn(TEXT)) as path, pypdfium2.PdfDocument(path) as document:
        assert len(document) == 1


def test_a_gzip_that_broke_off_is_damaged(tmp_path: Path) -> None:
    whole = gzip.compress(_drawn(TEXT))
    assert _read(tmp_path, whole[: len(whole) // 2]).trouble is Trouble.DAMAGED


def test_a_gzip_bomb_is_too_large(tmp_path: Path) -> None:
    assert _read(tmp_path, gzip.compress(bytes(120 << 20), 1)).trouble is Trouble.TOO_LARGE
