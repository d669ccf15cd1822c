"""Forms as clerks make them: the case, its label, and writers of parts that no library writes."""

import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from rules import rubrics

TITLES = {one.id: one.title for one in rubrics.load("mmuko-2.4", date(2021, 3, 1)).positions}
Link = tuple[str, str, str]  # position, address, pages as "5-7,9"


@dataclass(frozen=True)
class Case:
    """One form; `label` tells what a careful person reads in it."""

    name: str
    make: Callable[[Path], None]
    label: Mapping[str, frozenset[Link]]


CASES: list[Case] = []


def case(name: str, label: str) -> Callable[[Callable[[Path], None]], Callable[[Path], None]]:
    """Keep a form: lines of `label` are a municipality or `position address | pages`."""

    def keep(make: Callable[[Path], None]) -> Callable[[Path], None]:
        CASES.append(Case(name, make, _labelled(label)))
        return make

    return keep


def _labelled(label: str) -> Mapping[str, frozenset[Link]]:
    found: dict[str, set[Link]] = {}
    name = ""
    for line in filter(None, map(str.strip, label.splitlines())):
        if not line.startswith("2.4."):
            name = line
            found[name] = set()
            continue
        where, _, pages = line.partition(" | ")
        code, _, url = where.partition(" ")
        found[name].add((code, url.strip(), pages.strip()))
    return {one: frozenset(links) for one, links in found.items()}


def t(code: str) -> str:
    """The title of a position by the end of its code: "1.1" is 2.4.1.1."""
    return TITLES[f"2.4.{code}"]


def book(path: Path, rows: Sequence[Sequence[object]], title: str = "Лист1") -> tuple[Workbook, Worksheet]:
    """A workbook begun with rows; the caller goes on and saves it."""
    workbook = Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title
    fill(sheet, rows)
    return workbook, sheet


def fill(sheet: Worksheet, rows: Sequence[Sequence[object]]) -> None:
    for row in rows:
        sheet.append(list(row))


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACK = "http://schemas.openxmlformats.org/package/2006"
STRICT = {
    _MAIN: "http://purl.oclc.org/ooxml/spreadsheetml/main",
    _REL: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}


def bare_book(
    path: Path, sheet: str, *, rels: str = "", parts: Mapping[str, str] | None = None, strict: bool = False
) -> None:
    """A workbook without styles and shared strings, as reporting programs write it; `sheet` stands in <worksheet>."""
    types = (
        f'<Types xmlns="{_PACK}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
        '<Override PartName="/xl/worksheets/sheet1.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
    )
    files = {
        "_rels/.rels": f'<Relationships xmlns="{_PACK}/relationships"><Relationship Id="rId1" '
        f'Type="{_REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_REL}"><sheets>'
        '<sheet name="TDSheet" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACK}/relationships"><Relationship Id="rId1" '
        f'Type="{_REL}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}" xmlns:r="{_REL}">{sheet}</worksheet>',
    }
    if rels:
        files["xl/worksheets/_rels/sheet1.xml.rels"] = (
            f'<Relationships xmlns="{_PACK}/relationships">{rels}</Relationships>'
        )
    files |= parts or {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", types)
        for name, xml in files.items():
            for loose, tight in STRICT.items() if strict else ():
                xml = xml.replace(loose, tight)
            package.writestr(name, xml)


def outside(key: str, url: str) -> str:
    return f'<Relationship Id="{key}" Type="{_REL}/hyperlink" Target="{url}" TargetMode="External"/>'


_ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.2"'
)


def odf(path: Path, kind: str, body: str) -> None:
    """An OpenDocument of `kind` spreadsheet or text."""
    mime = f"application/vnd.oasis.opendocument.{kind}"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", mime)
        package.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{mime}"/>'
            '<manifest:file-entry manifest:full-path="content.xml" '
            'manifest:media-type="text/xml"/></manifest:manifest>',
        )
        package.writestr(
            "content.xml",
            f"<office:document-content {_ODF}><office:body><office:{kind}>{body}</office:{kind}></office:body>"
            "</office:document-content>",
        )


def ods_cell(*paragraphs: str, more: str = "") -> str:
    """A cell of ODF XML; `more` is attributes."""
    body = "".join(f"<text:p>{one}</text:p>" for one in paragraphs)
    return f'<table:table-cell office:value-type="string" {more}>{body}</table:table-cell>'


def ods_row(*cells: str, more: str = "") -> str:
    return (
        f"<table:table-row {more}>"
        f"{''.join(one if one.startswith('<table') else ods_cell(one) for one in cells)}</table:table-row>"
    )


def ods_table(name: str, *rows: str) -> str:
    return f'<table:table table:name="{name}">{"".join(rows)}</table:table>'


def a(url: str, words: str) -> str:
    """A link of ODF text."""
    return f'<text:a xlink:type="simple" xlink:href="{url}">{words}</text:a>'


W = f'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{_REL}"'


def word(
    path: Path, body: str, *, rels: Mapping[str, str] | None = None, parts: Mapping[str, str] | None = None
) -> None:
    """A Word document of a body in WordprocessingML; `rels` are targets by id, `parts` more XML by name."""
    office = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{office}.{name}+xml"/>'
        for name in ("document", *(parts or {}))
    ).replace("document+xml", "document.main+xml")
    inner = "".join(
        f'<Relationship Id="p{name}" Type="{_REL}/{name}" Target="{name}.xml"/>' for name in parts or {}
    ) + "".join(outside(key, url) for key, url in (rels or {}).items())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{_PACK}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        )
        package.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_PACK}/relationships"><Relationship Id="rId1" '
            f'Type="{_REL}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        package.writestr(
            "word/_rels/document.xml.rels", f'<Relationships xmlns="{_PACK}/relationships">{inner}</Relationships>'
        )
        spaces = (
            W + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
            'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
            'xmlns:v="urn:schemas-microsoft-com:vml"'
        )
        package.writestr("word/document.xml", f"<w:document {spaces}><w:body>{body}<w:sectPr/></w:body></w:document>")
        for name, xml in (parts or {}).items():
            package.writestr(f"word/{name}.xml", xml)


def p(*runs: str) -> str:
    """A paragraph; what is no XML becomes a run."""
    return f"<w:p>{''.join(one if one.startswith('<') else r(one) for one in runs)}</w:p>"


def r(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def h(key: str, words: str, anchor: str = "") -> str:
    """A link of Word, by the id of its target."""
    more = f' w:anchor="{anchor}"' if anchor else ""
    return f'<w:hyperlink r:id="{key}"{more}>{r(words)}</w:hyperlink>'


def c(*paragraphs: str, props: str = "") -> str:
    """A cell of a Word table."""
    inner = "".join(one if one.startswith(("<w:p>", "<w:tbl", "<w:sdt")) else p(one) for one in paragraphs)
    return f"<w:tc><w:tcPr>{props}</w:tcPr>{inner}</w:tc>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(one if one.startswith('<w:') else c(one) for one in cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def merged(title: str, across: int) -> str:
    """A cell that spans `across` columns."""
    return c(title, props=f'<w:gridSpan w:val="{across}"/>')
