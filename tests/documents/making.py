"""Builds documents for the tests of the readers, from words that the tests know.

`python -m tests.documents.making` writes the ready files of tests/files/documents again (needs a Cyrillic font, found
with fc-match); all else is built in the tests.
"""

import io
import random
import re
import subprocess
import zipfile
from collections import Counter
from pathlib import Path

from PIL import Image, ImageDraw
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FILES = Path(__file__).parents[1] / "files" / "documents"
VOWELS = "аеёиоуыэюя"
SENTENCES = [
    "Муниципальная методическая служба сопровождает педагогов района в течение всего учебного года",
    "Цель программы состоит в повышении профессионального мастерства учителей и воспитателей",
    "Показатели мониторинга рассматриваются на заседании методического совета дважды в год",
    "Наставники посещают уроки молодых специалистов и обсуждают с ними затруднения",
    "Районные объединения учителей-предметников проводят не менее четырёх заседаний",
    "По итогам анализа принимаются управленческие решения и готовятся адресные рекомендации",
    "Научно-методический совет утверждает план работы до 10 сентября 2020 года",
    "Ответственность за исполнение возложена на заведующего методическим кабинетом",
    "Средства на реализацию мероприятий предусмотрены в бюджете: 120 тыс. рублей (№ 41 от 18.02.2020)",
    "Информация размещается на сайте управления образования администрации муниципального района",
]
STAMPS = {
    "left": ["СОГЛАСОВАНО", "Председатель профсоюзного", "комитета", "__________ О.П. Рябова", "«26» августа 2020 г."],
    "right": ["УТВЕРЖДЕНО", "приказом управления", "образования", "от 31.08.2020 № 214-од", "(приложение 1)"],
}


def prose(paragraphs: int, seed: int = 1) -> list[str]:
    """Paragraphs of plain words, the same each time."""
    rnd = random.Random(seed)
    return [". ".join(rnd.sample(SENTENCES, 4)) + "." for _ in range(paragraphs)]


def words(text: str) -> Counter[str]:
    """The words and numbers of a text."""
    return Counter(re.findall(r"[\w-]+", text.lower()))


def recall(source: str, read: str) -> float:
    """The share of the source's words that were read."""
    wanted, got = words(source), words(read)
    return (wanted & got).total() / wanted.total()


def broken(text: str, width: int) -> list[str]:
    """Lines of at most `width` letters; long words are broken after a vowel, as an office program does."""
    out, line = [], ""
    for word in text.split():
        while len(line) + len(word) + 1 > width:
            room = width - len(line) - 2
            cut = next((at for at in range(min(room, len(word) - 2), 2, -1) if word[at - 1] in VOWELS), 0)
            if cut and word[:cut].isalpha() and word[cut : cut + 2].isalpha():
                line, word = f"{line} {word[:cut]}-", word[cut:]
            out.append(line.strip())
            line = ""
        line = f"{line} {word}"
    return [*out, line.strip()]


def font() -> str:
    """A Cyrillic font, registered."""
    if "Text" not in pdfmetrics.getRegisteredFontNames():
        told = subprocess.run(
            ["fc-match", "-f", "%{file}", "Liberation Serif"], capture_output=True, text=True, check=True
        )
        pdfmetrics.registerFont(TTFont("Text", told.stdout))
    return "Text"


def page(canvas: Canvas, lines: list[str], name: str, size: float = 11, top: float = 780, left: float = 70) -> None:
    canvas.setFont(name, size)
    for at, line in enumerate(lines):
        canvas.drawString(left, top - at * size * 1.35, line)


def programme(paragraphs: int, encrypt: object = None) -> bytes:
    """A PDF of several pages with words broken at the ends of lines."""
    lines = [line for paragraph in prose(paragraphs) for line in broken(paragraph, 78)]
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1, encrypt=encrypt)
    canvas.setTitle("Программа развития методической службы")
    for at in range(0, len(lines), 45):
        page(canvas, lines[at : at + 45], font())
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def stamped() -> bytes:
    """Two stamps side by side, written line by line across, then a title and text."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    canvas.setFont(font(), 12)
    canvas.drawCentredString(297, 790, "МБУ «Методический центр»")
    for at, (left, right) in enumerate(zip(STAMPS["left"], STAMPS["right"], strict=True)):
        canvas.drawString(70, 760 - 16 * at, left)
        canvas.drawString(340, 760 - 16 * at, right)
    canvas.drawCentredString(297, 640, "ПОЛОЖЕНИЕ")
    canvas.drawCentredString(297, 624, "о методическом совете")
    page(canvas, [line for text in prose(3) for line in broken(text, 80)], "Text", top=590)
    canvas.save()
    return out.getvalue()


THREE = [
    ("РАССМОТРЕНО", "СОГЛАСОВАНО", "УТВЕРЖДЕНО"),
    ("на заседании МО", "Зам. директора по УВР", "приказом № 45"),
    ("протокол № 1", "______ Р.И. Котова", "от 31.08.2020"),
    ("от 27.08.2020", "28.08.2020", ""),
]


def three_stamps() -> bytes:
    """Three stamps on the first lines of a page."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    canvas.setFont(font(), 12)
    for at, row in enumerate(THREE):
        for left, words in zip((50, 220, 400), row, strict=True):
            canvas.drawString(left, 760 - 15 * at, words)
    canvas.drawString(50, 660, "Рабочая программа")
    canvas.save()
    return out.getvalue()


def picture(width: int = 300, height: int = 425) -> io.BytesIO:
    """A page as a grey picture."""
    image = Image.new("L", (width, height), 245)
    draw = ImageDraw.Draw(image)
    for at in range(30, height - 30, 12):
        draw.line((30, at, width - 30, at), fill=40, width=3)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=40)
    return out


def layered(lines: list[str], *, cover: float = 1.0, visible: bool = False, name: str = "Helvetica") -> bytes:
    """A picture over `cover` of the page's height, and text: hidden under it, or visible after it."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    if cover:
        canvas.drawImage(ImageReader(picture()), 0, A4[1] * (1 - cover), A4[0], A4[1] * cover)
    written = canvas.beginText(60, 780 if cover in (0, 1) else A4[1] * (1 - cover) - 40)
    written.setFont(name, 11)
    written.setTextRenderMode(0 if visible else 3)
    for line in lines:
        written.textLine(line)
    canvas.drawText(written)
    canvas.save()
    return out.getvalue()


def zipped(members: dict[str, bytes | str]) -> bytes:
    """A zip of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word(body: str, **parts: bytes | str) -> bytes:
    """A DOCX with this XML in its body; further parts by their name, with `__` for `/`."""
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{W}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        f"<w:body>{body}</w:body></w:document>"
    )
    members: dict[str, bytes | str] = {"[Content_Types].xml": "<Types/>", "word/document.xml": document}
    return zipped(
        members
        | {name.replace("__", "/") + (".xml" if "media" not in name else ".png"): data for name, data in parts.items()}
    )


def para(text: str, properties: str = "") -> str:
    """A paragraph."""
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def table(rows: list[list[list[str]]]) -> str:
    """A table: rows of cells of paragraphs."""
    cell = "<w:tc>{}</w:tc>".format
    row = "<w:tr>{}</w:tr>".format
    return (
        "<w:tbl>" + "".join(row("".join(cell("".join(map(para, one))) for one in cells)) for cells in rows) + "</w:tbl>"
    )


def main() -> None:
    FILES.mkdir(parents=True, exist_ok=True)
    (FILES / "programme_with_broken_words.pdf").write_bytes(programme(24))
    (FILES / "stamps_side_by_side.pdf").write_bytes(stamped())
    (FILES / "three_stamps_at_the_top.pdf").write_bytes(three_stamps())
    (FILES / "ocr_layer_under_a_scan.pdf").write_bytes(layered(broken(prose(1)[0], 80), name=font()))
    (FILES / "cover_is_a_picture.pdf").write_bytes(
        layered(broken(prose(1)[0], 80), cover=0.5, visible=True, name=font())
    )
    (FILES / "background_behind_text.pdf").write_bytes(layered(broken(prose(1)[0], 80), visible=True, name=font()))


if __name__ == "__main__":
    main()
