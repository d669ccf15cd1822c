"""Scans: what stands on them is read, where it is needed; what cannot be read is told so, and never called empty."""

import io
import re
import zipfile
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from auditor import documents, facts
from auditor.documents import ocr, scans, sheets
from auditor.model import Approval, Page, Text
from tests.documents import scanning
from tests.documents.making import zipped

SEAL = (1120, 260)
# On the sheet "fields": the day, the month, the number; left edge, line to write on, width.
DAY, MONTH, NUMBER = (985, 354, 60), (1080, 354, 170), (1440, 354, 80)


def look(folder: Path, data: bytes, cited: tuple[int, ...] = (), most: int = scans.FEW) -> Text:
    path = folder / "scan"
    path.write_bytes(data)
    return documents.look(path, documents.read(path), cited, most)


def approval(text: Text) -> Approval:
    found = facts.find(text).approval
    assert found is not None
    return found


def error(name: str, read: str) -> float:
    """The share of letters that are wrong."""
    wanted = scanning.words(name)
    return scanning.distance(wanted, read) / len(wanted)


def test_the_engine_and_its_model_come_with_the_package() -> None:
    assert ocr.available()
    assert re.fullmatch(r"[\d.]+-[0-9a-f]{8}", ocr.version())


@pytest.mark.parametrize("name", ["order", "programme", "stamp", "text"])
def test_a_clean_scan_is_read_with_few_letters_wrong(tmp_path: Path, name: str) -> None:
    text = look(tmp_path, scanning.pdf([scanning.scanned(scanning.sheet(name))]))
    page = text.pages[0]
    assert error(name, page.text) <= 0.005
    assert (page.scanned, page.source) == (False, "ocr") and page.confidence and page.confidence > 90


def test_stamps_side_by_side_are_read_one_after_the_other(tmp_path: Path) -> None:
    text = look(tmp_path, scanning.pdf([scanning.scanned(scanning.sheet("plan"))]))
    words = " ".join(text.whole.split())
    assert "протокол № 1 от 27.08.2020 УТВЕРЖДАЮ Заведующий методическим кабинетом Е.В. Круглова" in words
    assert (approval(text).by, approval(text).date) == ("person", date(2020, 8, 28))


@pytest.mark.parametrize(
    ("name", "number", "day"),
    [
        ("order", "181-од", date(2020, 9, 10)),
        ("programme", "214-од", date(2020, 8, 31)),
        ("stamp", "46/1-о", date(2020, 2, 17)),
    ],
)
def test_a_copy_of_a_copy_is_cleaned_and_read(tmp_path: Path, name: str, number: str, day: date) -> None:
    text = look(tmp_path, scanning.pdf([scanning.copied(scanning.sheet(name))], quality=30))
    assert (approval(text).number, approval(text).date) == (number, day)
    assert error(name, text.whole) <= 0.01


@pytest.mark.parametrize(
    ("name", "number", "day"),
    [("programme", "214-од", date(2020, 8, 31)), ("stamp", "46/1-о", date(2020, 2, 17))],
)
def test_a_typed_stamp_is_read_under_a_blue_seal(tmp_path: Path, name: str, number: str, day: date) -> None:
    page = scanning.scanned(scanning.sealed(scanning.sheet(name), SEAL))
    text = look(tmp_path, scanning.pdf([page]))
    assert (approval(text).number, approval(text).date) == (number, day)


def test_under_a_seal_on_a_poor_copy_nothing_is_invented(tmp_path: Path) -> None:
    for seed in range(2):
        page = scanning.copied(scanning.sealed(scanning.sheet("programme"), SEAL, 40 * seed), seed)
        text = look(tmp_path, scanning.pdf([page], quality=30))
        found = facts.find(text).approval
        if found is None:
            assert text.pages[0].scanned  # so that nobody says it is not approved
        else:
            assert found.number in (None, "214-од") and found.date in (None, date(2020, 8, 31)) and not found.blanks


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_that_lies_is_turned(tmp_path: Path, degrees: int) -> None:
    page = scanning.scanned(scanning.sheet("stamp")).rotate(degrees, expand=True)
    text = look(tmp_path, scanning.pdf([page]))
    assert approval(text).number == "46/1-о" and error("stamp", text.whole) <= 0.005


def test_two_pages_on_a_sheet_are_read_one_after_the_other(tmp_path: Path) -> None:
    spread = scanning.two_on_a_sheet(scanning.sheet("stamp"), scanning.sheet("text"))
    text = look(tmp_path, scanning.pdf([spread]))
    both = f"{scanning.words('stamp')} {scanning.words('text')}"
    assert scanning.distance(both, text.whole) <= 0.02 * len(both)
    assert approval(text).date == date(2020, 2, 17)


def test_an_empty_line_is_told_to_be_empty(tmp_path: Path) -> None:
    text = look(tmp_path, scanning.pdf([scanning.scanned(scanning.sheet("fields"))]))
    assert set(approval(text).blanks) == {"number", "date"} and not approval(text).unread


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_handwriting_is_seen_and_not_read(tmp_path: Path, seed: int) -> None:
    page = scanning.handwritten(scanning.sheet("fields"), [DAY, MONTH, NUMBER], seed)
    found = approval(look(tmp_path, scanning.pdf([scanning.scanned(page)])))
    assert (found.number, found.date, found.blanks) == (None, None, ())
    assert set(found.unread) == {"number", "date"}


def test_only_the_number_is_empty_where_the_date_is_written_by_hand(tmp_path: Path) -> None:
    page = scanning.handwritten(scanning.sheet("fields"), [DAY, MONTH], seed=3)
    found = approval(look(tmp_path, scanning.pdf([scanning.scanned(page)])))
    assert (found.blanks, found.unread) == (("number",), ("date",))


def test_a_layer_of_latin_gibberish_is_read_again(tmp_path: Path) -> None:
    layer = "IIOCTAHOBJIEHI4E AAMI,IHI{CTPAUI4I4 MyHI,IUI4nAJIbHOIO PAHOHA IIpI4KA3 OTAEJIA O6PA3OBAHI4fl\n" * 6
    text = look(tmp_path, scanning.pdf([scanning.scanned(scanning.sheet("stamp"))], layers=(layer,)))
    assert text.pages[0].source == "ocr" and approval(text).number == "46/1-о"


def test_a_head_lost_by_an_ocr_layer_is_put_before_it(tmp_path: Path) -> None:
    page = scanning.scanned(scanning.sheet("stamp"))
    path = tmp_path / "layer.pdf"
    path.write_bytes(scanning.pdf([page]))
    lost = scanning.words("stamp").partition("ПОЛОЖЕНИЕ")
    layered = Page(number=1, text="".join(lost[1:]), scanned=True)
    text = documents.look(path, Text(media_type="application/pdf", pages=(layered,)))
    assert text.pages[0].source == "layer" and not text.pages[0].scanned
    assert text.whole.endswith(layered.text) and text.whole.count("о районном конкурсе") == 1
    assert (approval(text).number, approval(text).date) == ("46/1-о", date(2020, 2, 17))


def test_a_blank_sheet_is_no_scan(tmp_path: Path) -> None:
    text = look(tmp_path, scanning.pdf([scanning.scanned(Image.new("RGB", scanning.SIZE, "white"))]))
    assert (text.whole, text.unread) == ("", ())


def test_a_long_scan_costs_the_pages_that_tell_most(tmp_path: Path) -> None:
    small = scanning.sheet("stamp").resize((827, 1170))
    data = scanning.pdf([small] * 45, quality=20)
    text = look(tmp_path, data, cited=(17,))
    assert [page.number for page in text.pages if page.source == "ocr"] == [1, 2, 17, 45]
    assert len(text.unread) >= 41


def test_pages_are_chosen_in_the_order_of_what_they_tell() -> None:
    text = Text(media_type="", pages=tuple(Page(number=at, text="", scanned=True) for at in range(1, 31)))
    assert scans.wanted(text, (7, 9, 99)) == (1, 30, 7, 9)
    assert scans.wanted(text, most=6) == (1, 30, 2, 3, 4, 5)
    read = scans.known(text, [Page(number=1, text="Приказ", source="ocr"), Page(number=7, text="", source="ocr")])
    assert scans.wanted(read, (7, 9)) == (30, 9) and read.pages[0].text == "Приказ"


def test_a_picture_and_every_page_of_a_tiff_are_read(tmp_path: Path) -> None:
    assert approval(look(tmp_path, scanning.jpeg(scanning.scanned(scanning.sheet("order"))))).number == "181-од"
    pages = [scanning.sheet(name).convert("1") for name in ("stamp", "text")]
    out = io.BytesIO()
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:], compression="group4")
    text = look(tmp_path, out.getvalue())
    assert approval(text).number == "46/1-о" and error("text", text.pages[1].text) <= 0.005


def _docx(words: str, pictures: list[bytes]) -> bytes:
    """A document with words and pictures, each as wide as a page."""
    drawn = "".join(
        f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessing'
        f'Drawing"><wp:extent cx="6000000" cy="8500000"/><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/'
        f'2006/main" r:embed="rId{at}"/></wp:inline></w:drawing></w:r></w:p>'
        for at in range(1, len(pictures) + 1)
    )
    links = "".join(
        f'<Relationship Id="rId{at}" Type="image" Target="media/image{at}.jpeg"/>' for at in range(1, len(pictures) + 1)
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/_rels/document.xml.rels", f"<Relationships>{links}</Relationships>")
        archive.writestr(
            "word/document.xml",
            '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r='
            '"http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>'
            f"{drawn}<w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body></w:document>",
        )
        for at, data in enumerate(pictures, 1):
            archive.writestr(f"word/media/image{at}.jpeg", data)
    return out.getvalue()


def test_a_document_of_pictures_has_a_page_for_each(tmp_path: Path) -> None:
    pictures = [scanning.jpeg(scanning.sheet(name)) for name in ("order", "text")]
    text = look(tmp_path, _docx("", pictures))
    assert [page.source for page in text.pages] == ["ocr", "ocr"] and not text.paged
    assert approval(text).number == "181-од" and "муниципального района" in text.pages[1].text
    with zipfile.ZipFile(tmp_path / "order.zip", "w") as archive:
        archive.writestr("order.docx", _docx("", pictures[:1]))
    assert approval(look(tmp_path, (tmp_path / "order.zip").read_bytes())).number == "181-од"


def _pptx(slides: list[bytes]) -> bytes:
    """A presentation whose slides are pictures; one more has words."""
    names = ("presentationml/2006/main", "drawingml/2006/main", "officeDocument/2006/relationships")
    p, a, r = (f"http://schemas.openxmlformats.org/{name}" for name in names)
    head = f'xmlns:p="{p}" xmlns:a="{a}" xmlns:r="{r}"'
    links = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    words = "<p:sp><p:txBody><a:p><a:r><a:t>Методическая служба района</a:t></a:r></a:p></p:txBody></p:sp>"
    parts: dict[str, bytes | str] = {"[Content_Types].xml": ""}
    for at, picture in enumerate([b"", *slides], 1):
        shown = f'<p:pic><p:blipFill><a:blip r:embed="x{at}"/></p:blipFill></p:pic>' if picture else words
        parts[f"ppt/slides/slide{at}.xml"] = f"<p:sld {head}><p:cSld><p:spTree>{shown}</p:spTree></p:cSld></p:sld>"
        link = f'<Relationship Id="x{at}" Target="../media/image{at}.jpeg"/>'
        parts[f"ppt/slides/_rels/slide{at}.xml.rels"] = f"{links}{link}</Relationships>"
        parts[f"ppt/media/image{at}.jpeg"] = picture
    count = range(1, len(slides) + 2)
    order = "".join(f'<p:sldId r:id="s{at}"/>' for at in count)
    parts["ppt/presentation.xml"] = f"<p:presentation {head}><p:sldIdLst>{order}</p:sldIdLst></p:presentation>"
    shown = "".join(f'<Relationship Id="s{at}" Target="slides/slide{at}.xml"/>' for at in count)
    parts["ppt/_rels/presentation.xml.rels"] = f"{links}{shown}</Relationships>"
    return zipped(parts)


def test_slides_that_are_pictures_are_read(tmp_path: Path) -> None:
    text = look(tmp_path, _pptx([scanning.jpeg(scanning.sheet("stamp")), scanning.jpeg(scanning.sheet("text"))]))
    assert [page.source for page in text.pages] == ["text", "ocr", "ocr"] and not text.unread
    assert "46/1-о" in text.pages[1].text and "муниципального района" in text.pages[2].text


def test_a_cover_that_is_a_picture_stands_before_the_text(tmp_path: Path) -> None:
    cover = scanning.jpeg(scanning.sheet("programme"))
    text = look(tmp_path, _docx("Раздел первый. Анализ работы методической службы за прошедший год.", [cover]))
    assert text.whole.index("УТВЕРЖДЕНО") < text.whole.index("Раздел первый") and text.pages[0].source == "layer"
    assert approval(text).number == "214-од" and not text.unread


def test_a_picture_that_promises_too_much_is_not_decoded(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.new("1", (20_000, 20_000), 1).save(out, "PNG")
    text = look(tmp_path, out.getvalue())
    assert text.unread == (1,) and text.pages[0].source == "ocr"  # tried, and not again
    assert scans.wanted(text) == ()


def test_a_damaged_picture_stays_unread(tmp_path: Path) -> None:
    text = look(tmp_path, scanning.jpeg(scanning.sheet("order"))[:400])
    assert text.unread == (1,) and text.whole == "" and text.trouble is None


def test_large_photographs_are_made_small_before_they_are_read(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    scanning.sheet("order").resize((4960, 7016)).save(path, "JPEG", quality=40)
    with sheets.opened(path, "image/jpeg") as found:
        assert found is not None
        height, width = found.picture(1, 200).shape[:2]
    assert (width, height) == pytest.approx((1654, 2339), rel=0.02)


def test_without_an_engine_scans_stay_scans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    text = look(tmp_path, scanning.jpeg(scanning.sheet("order")))
    assert text.unread == (1,) and text.detail == scans.NO_ENGINE and text.pages[0].source == "text"
