"""Writes the samples of tests/files/documents/office again: `python -m tests.documents.samples` (needs LibreOffice).

An order, a programme, a report with tables, a plan and a list, each as DOC, RTF, ODT and DOCX; a talk as PPT, PPTX and
ODP. Beside them stands what they say, as text: what the readers are measured against.
"""

import random
import subprocess
import tempfile
from pathlib import Path
from xml.sax.saxutils import escape

import docx
import olefile
from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.documents import making, making_ole

FOLDER = making.FILES / "office"
WRITTEN = ("doc", "rtf", "odt")
SHOWN = ("ppt", "pptx")
_LEVELS = "".join(
    f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="{text}"/></w:lvl>'
    for at, text in enumerate(("%1.", "%1.%2.", "%1.%2.%3."))
)


class Sample:
    """A document and its words, written side by side."""

    def __init__(self) -> None:
        self.document: Document = docx.Document()
        self.words: list[str] = []
        self._counts = [0, 0, 0]
        numbering = self.document.part.numbering_part.element
        numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{_LEVELS}</w:abstractNum>'))
        numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))

    def say(self, *texts: str) -> None:
        for text in texts:
            self.document.add_paragraph(text)
            self.words.append(text)

    def heading(self, text: str) -> None:
        self.document.add_heading(text, 1)
        self.words.append(text)

    def item(self, level: int, text: str) -> None:
        """A paragraph that Word numbers by itself."""
        self._counts[level] += 1
        self._counts[level + 1 :] = [0] * (2 - level)
        number = ".".join(map(str, self._counts[: level + 1])) + "."
        paragraph = self.document.add_paragraph(text)
        properties = paragraph._p.get_or_add_pPr()
        properties.append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>')
        )
        self.words.append(f"{number} {text}")

    def table(self, rows: list[list[str]]) -> None:
        grid = self.document.add_table(rows=0, cols=len(rows[0]))
        grid.style = "Table Grid"
        for row in rows:
            for cell, text in zip(grid.add_row().cells, row, strict=True):
                cell.text = text
        self.words += [" | ".join(row) for row in rows]

    def stamps(self, *columns: list[str]) -> None:
        """Stamps side by side, in a table without lines."""
        grid = self.document.add_table(rows=1, cols=len(columns))
        for cell, column in zip(grid.rows[0].cells, columns, strict=True):
            cell.text = "\n".join(column)
        self.words += [line for column in columns for line in column]

    def around(self, header: str, footer: str) -> None:
        section = self.document.sections[0]
        section.header.paragraphs[0].text = header
        section.footer.paragraphs[0].text = footer
        self.words += [header, footer]

    def page(self) -> None:
        self.document.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)


def order() -> Sample:
    made = Sample()
    made.say("Управление образования администрации Полянского муниципального района", "ПРИКАЗ")
    made.table([["15.09.2020", "с. Полянское", "№ 132"]])
    made.say("Об утверждении Программы развития методической службы", making.prose(1, 5)[0], "ПРИКАЗЫВАЮ:")
    for at, text in enumerate(making.SENTENCES[:5]):
        made.item(0, text + ".")
        if at == 1:
            made.item(1, "Довести приказ до руководителей школ.")
            made.item(1, "Разместить приказ на сайте управления.")
    made.say("Начальник управления\t\t\tН.П. Орлова")
    return made


def programme() -> Sample:
    made = Sample()
    made.around("Программа развития методической службы", "Полянский район, 2020")
    made.stamps(making.STAMPS["left"], making.STAMPS["right"])
    made.say("ПРОГРАММА", "развития методической службы на 2020–2023 годы")
    made.page()
    for section, name in enumerate(("Паспорт программы", "Цели и задачи", "Механизмы", "Показатели", "Риски")):
        made.heading(f"{section + 1}. {name}")
        made.say(*making.prose(12, 20 + section))
    return made


def report() -> Sample:
    made = Sample()
    made.say("АНАЛИТИЧЕСКАЯ СПРАВКА", "о результатах мониторинга за 2019–2020 учебный год")
    rnd = random.Random(3)
    for part in range(3):
        made.say(*making.prose(4, 40 + part))
        rows = [[f"Школа № {at}", str(rnd.randint(20, 90)), f"{rnd.randint(30, 99)},{at} %"] for at in range(1, 16)]
        made.table([["Учреждение", "Участников", "Доля"], *rows])
    return made


def plan() -> Sample:
    made = Sample()
    made.stamps(["РАССМОТРЕНО", "на методическом совете", "протокол от 28.08.2020 № 1"], making.STAMPS["right"])
    made.say("ПЛАН", "работы районного методического объединения на 2020/21 учебный год")
    rows = [[str(at), making.SENTENCES[at % 10], f"{1 + at % 28:02}.10.2020", "методист"] for at in range(1, 25)]
    made.table([["№ п/п", "Мероприятие", "Срок", "Ответственный"], *rows])
    return made


def roll() -> Sample:
    made = Sample()
    made.say("СПИСОК", "членов районного методического совета")
    for at, post in enumerate(("директор", "методист", "учитель химии", "учитель истории", "воспитатель"), 1):
        made.item(0, f"Иванова Мария Петровна, {post}, школа № {at}")
    made.document.add_paragraph("Секретарь совета избирается на первом заседании.")
    made.words.append("Секретарь совета избирается на первом заседании.")
    return made


def talk() -> tuple[str, list[str]]:
    """Slides as flat ODP, and their words."""
    pages, words = [], []
    for at, title in enumerate(("Методическая служба района", "Показатели за 2020 год", "Выводы"), 1):
        lines = [title, *making.SENTENCES[at : at + 3]]
        words.append("\n".join(lines))
        boxes = "".join(
            f'<draw:frame svg:x="1cm" svg:y="{2 * row + 1}cm" svg:width="22cm" svg:height="1.8cm"><draw:text-box>'
            f"<text:p>{escape(line)}</text:p></draw:text-box></draw:frame>"
            for row, line in enumerate(lines)
        )
        pages.append(f'<draw:page draw:name="page{at}" draw:master-page-name="Default">{boxes}</draw:page>')
    names = ("office", "draw", "text", "style", "presentation", "table")
    spaces = " ".join(
        f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n if n != "draw" else "drawing"}:1.0"' for n in names
    )
    flat = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {spaces} '
        'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" '
        'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.2" '
        'office:mimetype="application/vnd.oasis.opendocument.presentation"><office:automatic-styles>'
        '<style:page-layout style:name="PM"><style:page-layout-properties fo:page-width="25cm" '
        'fo:page-height="19cm"/></style:page-layout></office:automatic-styles><office:master-styles>'
        '<style:master-page style:name="Default" style:page-layout-name="PM"/></office:master-styles>'
        f"<office:body><office:presentation>{''.join(pages)}</office:presentation></office:body></office:document>"
    )
    return flat, words


def letter() -> str:
    """A flat ODT with a text box, a note, a header, a field, words that are hidden and words that were deleted."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for name, long in (
            ("office", "office"), ("text", "text"), ("style", "style"), ("draw", "drawing"),
            ("svg", "svg-compatible"), ("fo", "xsl-fo-compatible"),
        )
    )  # fmt: skip
    box = (
        '<draw:frame text:anchor-type="paragraph" svg:x="9cm" svg:y="1cm" svg:width="7cm" draw:style-name="fr">'
        '<draw:text-box fo:min-height="1cm"><text:p>УТВЕРЖДЕНО</text:p><text:p>приказом от 31.08.2020 № 214-од</text:p>'
        "</draw:text-box></draw:frame>"
    )
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
        "<text:p>По данным мониторинга.</text:p></text:note-body></text:note>"
    )
    deleted = (
        '<text:tracked-changes><text:changed-region xml:id="c1" text:id="c1"><text:deletion><office:change-info>'
        "<dc:creator>И.И. Иванова</dc:creator>"
        "<dc:date>2020-09-01T10:00:00</dc:date></office:change-info>"
        "<text:p>Вычеркнуто</text:p></text:deletion></text:changed-region></text:tracked-changes>"
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {spaces} office:version="1.2" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles>'
        '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
        '<style:style style:name="fr" style:family="graphic"><style:graphic-properties style:wrap="parallel"/>'
        '</style:style><style:page-layout style:name="PL"/></office:automatic-styles><office:master-styles>'
        '<style:master-page style:name="Standard" style:page-layout-name="PL"><style:header>'
        "<text:p>Методический центр района</text:p></style:header></style:master-page></office:master-styles>"
        f"<office:body><office:text>{deleted}<text:p>{box}ПОЛОЖЕНИЕ</text:p>"
        f"<text:p>о методическом совете{note}</text:p>"
        '<text:p>Видимые слова<text:span text:style-name="H">тайные слова</text:span>, '
        '<text:change text:change-id="c1"/>страница <text:page-number>1</text:page-number>.</text:p>'
        "</office:text></office:body></office:document>"
    )


def converted(source: Path, kind: str, folder: Path) -> None:
    """The same document as another program's file."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(FOLDER), str(source)],
        check=True,
        capture_output=True,
        timeout=120,
    )


def _slim(path: Path) -> None:
    """Without the picture of its first slide, which is nine tenths of the file."""
    with olefile.OleFileIO(str(path)) as file:
        kept = {name: file.openstream(name).read() for name in ("PowerPoint Document", "Current User")}
    path.write_bytes(making_ole.ole(kept))


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    made = {"order": order(), "programme": programme(), "report": report(), "plan": plan(), "list": roll()}
    with tempfile.TemporaryDirectory() as folder:
        for name, sample in made.items():
            (FOLDER / f"{name}.txt").write_text("\n".join(sample.words) + "\n", encoding="utf-8")
            sample.document.save(str(FOLDER / f"{name}.docx"))
            for kind in WRITTEN:
                converted(FOLDER / f"{name}.docx", kind, Path(folder))
        (Path(folder) / "letter.fodt").write_text(letter(), encoding="utf-8")
        for kind in (*WRITTEN, "docx"):
            converted(Path(folder) / "letter.fodt", kind, Path(folder))
        flat, words = talk()
        (FOLDER / "talk.txt").write_text("\f".join(words) + "\n", encoding="utf-8")
        (Path(folder) / "talk.fodp").write_text(flat, encoding="utf-8")
        for kind in ("odp", *SHOWN):
            converted(Path(folder) / "talk.fodp", kind, Path(folder))
    _slim(FOLDER / "talk.ppt")


if __name__ == "__main__":
    main()
