"""Office files as programs do make them: parts under other names, pieces of other formats, one XML and no zip."""

import io
import struct
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl
import pytest

from auditor import documents
from auditor.model import Text, Trouble
from tests.documents import making, making_ole, samples, scanning
from tests.documents.making import W, para, word

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STAMP = "Утверждено приказом № 181 от 10.09.2020"
RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
PAGE = f"<html><head><style>p.MsoNormal {{margin:0}}</style></head><body><p class=MsoNormal>{STAMP}</p></body></html>"
SAVED = (
    "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Location: file:///C:/1.htm\r\n"
    'Content-Transfer-Encoding: 8bit\r\nContent-Type: text/html; charset="windows-1251"\r\n\r\n'
    + PAGE
    + "\r\n--x--\r\n"
).encode("cp1251")


def _read(folder: Path, data: bytes, name: str = "document") -> Text:
    path = folder / name
    path.write_bytes(data)
    return documents.read(path)


def _look(folder: Path, data: bytes) -> Text:
    path = folder / "document"
    path.write_bytes(data)
    return documents.look(path, documents.read(path), most=4)


def _parts(data: bytes) -> dict[str, bytes | str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _link(name: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{name}" Type="{R}/{kind}" Target="{target}"/>'


def _named(body: str, main: str = "word/document.xml", links: str = "", **parts: bytes | str) -> bytes:
    """A DOCX whose main part is called so, with the parts that it names."""
    folder, name = main.split("/")
    document = f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>'
    members: dict[str, bytes | str] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": RELS.format(_link("m", "officeDocument", main)),
        main: document,
        f"{folder}/_rels/{name}.rels": RELS.format(links),
    }
    return making.zipped(members | {part.replace("__", "."): data for part, data in parts.items()})


def test_folders_parted_as_windows_does_are_folders(tmp_path: Path) -> None:
    members = {name.replace("/", "\\"): data for name, data in _parts(_named(para(STAMP))).items()}
    assert _read(tmp_path, making.zipped(members)).whole == STAMP


def test_a_main_part_under_another_name_is_found(tmp_path: Path) -> None:
    assert _read(tmp_path, _named(para(STAMP), "word/document2.xml")).whole == STAMP


@pytest.mark.parametrize(("name", "piece"), [("piece__htm", PAGE.encode("cp1251")), ("piece__mht", SAVED)])
def test_a_page_put_into_a_document_as_it_is_is_read(tmp_path: Path, name: str, piece: bytes) -> None:
    link = _link("c", "aFChunk", "../" + name.replace("__", "."))
    body = para("Вступление") + '<w:altChunk r:id="c"/>' + para("Конец")
    assert _read(tmp_path, _named(body, links=link, **{name: piece})).whole.split("\n") == [
        "Вступление",
        STAMP,
        "Конец",
    ]


def test_the_words_of_a_scheme_are_read(tmp_path: Path) -> None:
    a, dgm = (f"http://schemas.openxmlformats.org/drawingml/2006/{name}" for name in ("main", "diagram"))
    point = "<dgm:pt><dgm:t><a:p><a:r><a:t>{}</a:t></a:r><a:r><a:t>{}</a:t></a:r></a:p></dgm:t></dgm:pt>"
    points = point.format("Методический ", "совет") + point.format("Школьные ", "объединения")
    scheme = f'<dgm:dataModel xmlns:dgm="{dgm}" xmlns:a="{a}"><dgm:ptLst>{points}</dgm:ptLst></dgm:dataModel>'
    drawn = f'<w:p><w:r><w:drawing><dgm:relIds xmlns:dgm="{dgm}" r:dm="d"/></w:drawing></w:r></w:p>'
    data = _named(
        para("Модель") + drawn + para("Итог"), links=_link("d", "diagramData", "../data1.xml"), data1__xml=scheme
    )
    assert _read(tmp_path, data).whole.split() == ["Модель", "Методический", "совет", "Школьные", "объединения", "Итог"]


def test_formulas_are_words_too(tmp_path: Path) -> None:
    math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    formula = f'<w:p><m:oMath xmlns:m="{math}"><m:r><m:t>K=95</m:t></m:r></m:oMath></w:p>'
    assert "K=95" in _read(tmp_path, word(formula)).whole


@pytest.mark.parametrize("before", [b"\r\n", b"\xef\xbb\xbf", b"  \n\n"])
def test_what_a_site_says_before_a_file_does_not_hide_it(tmp_path: Path, before: bytes) -> None:
    assert _read(tmp_path, before + word(para(STAMP))).whole == STAMP


def test_a_page_saved_by_word_as_one_file_is_read(tmp_path: Path) -> None:
    assert _read(tmp_path, SAVED, "order.doc").whole == STAMP


def test_a_word_6_file_saved_fast_is_read_in_order(tmp_path: Path) -> None:
    first, second = "Положение о ".encode("cp1251"), "совете района\r".encode("cp1251")
    head = bytearray(0x300)
    struct.pack_into("<5H", head, 0, 0xA5DC, 0x65, 0, 0x419, 0)
    struct.pack_into("<H", head, 10, 4)
    struct.pack_into("<i", head, 0x34, len(first + second))
    listed = struct.pack("<3I", 0, len(first), len(first + second))
    listed += b"".join(struct.pack("<HIH", 0, at, 0) for at in (0x300 + len(second), 0x300))
    table = b"\2" + struct.pack("<I", len(listed)) + listed
    struct.pack_into("<2I", head, 0x160, 0x300 + len(second + first), len(table))
    data = making_ole.ole({"WordDocument": bytes(head) + second + first + table})
    assert _read(tmp_path, data).whole == "Положение о совете района"


@pytest.mark.parametrize("name", ["order.doc", "talk.ppt"])
def test_an_old_office_file_without_its_end_is_damaged_not_unknown(tmp_path: Path, name: str) -> None:
    whole = (samples.FOLDER / name).read_bytes()
    text = _read(tmp_path, whole[: len(whole) // 3])
    assert text.trouble is Trouble.DAMAGED or text.partial or text.pages


# --- one XML ---------------------------------------------------------------------------------------------------------


def _flat_package() -> bytes:
    body = f'<w:document xmlns:w="{W}"><w:body>{para(STAMP)}</w:body></w:document>'
    part = f'<pkg:part pkg:name="/word/document.xml"><pkg:xmlData>{body}</pkg:xmlData></pkg:part>'
    return f'<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">{part}</pkg:package>'.encode()


def _word_2003() -> bytes:
    w, aml = "http://schemas.microsoft.com/office/word/2003/wordml", "http://schemas.microsoft.com/aml/2001/core"
    gone = f'<aml:annotation w:type="Word.Deletion"><aml:content>{para("было")}</aml:content></aml:annotation>'
    body = f'<w:wordDocument xmlns:w="{w}" xmlns:aml="{aml}"><w:body>{para(STAMP)}{gone}</w:body></w:wordDocument>'
    return f'<?xml version="1.0"?><?mso-application progid="Word.Document"?>{body}'.encode()


def _flat_odf() -> bytes:
    office, text = (f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "text"))
    kind = "application/vnd.oasis.opendocument.text"
    body = f"<office:body><office:text><text:p>{STAMP}</text:p></office:text></office:body>"
    return (
        f'<?xml version="1.0"?><office:document xmlns:office="{office}" xmlns:text="{text}" office:mimetype="{kind}">'
        f"{body}</office:document>"
    ).encode()


@pytest.mark.parametrize("made", [_flat_package, _word_2003, _flat_odf])
def test_a_document_written_as_one_xml_is_read(tmp_path: Path, made: object) -> None:
    assert callable(made) and _read(tmp_path, made(), "plan.doc").whole == STAMP


def test_a_table_of_excel_2003_is_read_sheet_by_sheet(tmp_path: Path) -> None:
    cell = '<Cell><Data ss:Type="{}">{}</Data></Cell>'.format
    cells = (cell("String", STAMP), cell("DateTime", "2020-10-15T00:00:00.000"), cell("Number", "0.85"))
    rows = "".join(f"<Row>{one}</Row>" for one in cells)
    sheets = "".join(f'<Worksheet ss:Name="{n}"><Table>{rows}</Table></Worksheet>' for n in ("План", "Итоги"))
    ss = "urn:schemas-microsoft-com:office:spreadsheet"
    text = _read(tmp_path, f'<?xml version="1.0"?><Workbook xmlns="{ss}" xmlns:ss="{ss}">{sheets}</Workbook>'.encode())
    assert text.pages[1].text.split("\n") == [STAMP, "15.10.2020", "0,85"]
    assert (text.count, text.headings) == (2, ("План", "Итоги"))


def test_any_other_xml_is_not_supported(tmp_path: Path) -> None:
    text = _read(tmp_path, b'<?xml version="1.0"?><data xmlns="urn:x"><row>1</row></data>')
    assert (text.trouble, text.detail) == (Trouble.UNSUPPORTED, "XML")


# --- tables ----------------------------------------------------------------------------------------------------------


def _workbook() -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    assert book.active is not None
    book.active["A1"] = "Название плана"
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("name", ["plan.xls", "plan.ods", "plan.doc", "plan"])
def test_a_workbook_is_read_whatever_its_file_is_called(tmp_path: Path, name: str) -> None:
    assert _read(tmp_path, _workbook(), name).whole == "Название плана"


def test_a_stamp_in_a_box_over_the_cells_is_read_before_them(tmp_path: Path) -> None:
    a, xdr = (f"http://schemas.openxmlformats.org/drawingml/2006/{name}" for name in ("main", "spreadsheetDrawing"))
    lines = "".join(
        f"<a:p><a:r><a:t>{escape(line)}</a:t></a:r></a:p>" for line in ("УТВЕРЖДАЮ", "Директор Петров П. П.")
    )
    path = tmp_path / "plan.xlsx"
    path.write_bytes(_workbook())
    with zipfile.ZipFile(path, "a") as archive:
        box = f"<xdr:sp><xdr:txBody>{lines}</xdr:txBody></xdr:sp>"
        archive.writestr("xl/drawings/drawing1.xml", f'<xdr:wsDr xmlns:xdr="{xdr}" xmlns:a="{a}">{box}</xdr:wsDr>')
        link = _link("d", "drawing", "../drawings/drawing1.xml")
        archive.writestr("xl/worksheets/_rels/sheet1.xml.rels", RELS.format(link))
    assert documents.read(path).whole.split("\n") == ["УТВЕРЖДАЮ", "Директор Петров П. П.", "Название плана"]


# --- pictures --------------------------------------------------------------------------------------------------------


def _rtf(pictures: list[bytes], words: str) -> bytes:
    said = "".join(f"\\u{ord(letter)}?" for letter in words).encode()
    drawn = b"".join(
        b"{\\pict\\picwgoal9354\\pichgoal13229\\jpegblip\\bin%d " % len(one) + one + b"}" for one in pictures
    )
    return b"{\\rtf1\\ansi " + drawn + said + b"}"


def test_pictures_of_an_rtf_written_as_bytes_are_read(tmp_path: Path) -> None:
    text = _look(tmp_path, _rtf([scanning.jpeg(scanning.sheet("stamp"))], ""))
    assert scanning.distance(scanning.words("stamp"), text.whole) <= 0.01 * len(text.whole)


def test_scans_under_a_letterhead_are_all_read(tmp_path: Path) -> None:
    sheets = [scanning.jpeg(scanning.sheet(name)) for name in ("stamp", "text")]
    text = _look(tmp_path, _rtf(sheets, "Управление образования администрации района"))
    assert text.pages[0].text.startswith("Управление образования администрации района\n") and len(text.pages) == 2
    assert scanning.distance(scanning.words("text"), text.pages[1].text) <= 0.01 * len(text.pages[1].text)


@pytest.mark.parametrize("words", ["", "Отчёт о работе методической службы за прошедший учебный год. " * 20])
def test_a_picture_nobody_can_take_out_is_looked_for_once(tmp_path: Path, words: str) -> None:
    text = _look(tmp_path, _rtf([b"\xff\xd8\xff" + bytes(9_000)], words))
    assert text.unread == (1,) and text.pages[0].source != "text"
