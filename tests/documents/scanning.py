"""Sheets for the tests of OCR: printed pages as pictures, and what copiers, scanners and people do to them.

`python -m tests.documents.scanning` writes the ready sheets of tests/files/scans and their words again (needs
Liberation fonts, found with fc-match); the damage is done in the tests, from these, and is the same each time.
"""

import io
import json
import math
import random
import re
import subprocess
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.documents import making

SHEETS = Path(__file__).parents[1] / "files" / "scans"
DPI = 200
SIZE = (1654, 2339)
LEFT, RIGHT, TOP = 235, 1540, 150

ORDER = """^УПРАВЛЕНИЕ ОБРАЗОВАНИЯ АДМИНИСТРАЦИИ
^ПИХТОВСКОГО МУНИЦИПАЛЬНОГО РАЙОНА

^ПРИКАЗ

10.09.2020\tс. Пихтовое\t№ 181-од

О создании районных методических объединений
педагогов в 2020–2021 учебном году

{0}

ПРИКАЗЫВАЮ:
1. Создать районные методические объединения учителей-предметников.
2. Утвердить положение о районном методическом объединении (приложение 1).
3. Заведующему методическим кабинетом Е.В. Кругловой обеспечить работу объединений.
4. Контроль за исполнением приказа оставляю за собой.

Начальник управления\tВ.П. Осокин"""
PROGRAMME = """>УТВЕРЖДЕНО
>приказом управления образования
>от 31.08.2020 № 214-од

^ПРОГРАММА
^развития муниципальной методической службы
^на 2020–2023 годы

^1. Пояснительная записка
{0}

^2. Цели и задачи
{1}

{2}"""
PLAN = """РАССМОТРЕНО\t\t>УТВЕРЖДАЮ
на заседании методического совета\t\t>Заведующий методическим кабинетом
протокол № 1\t\t>Е.В. Круглова
от 27.08.2020\t\t>«28» августа 2020 г.

^ПЛАН РАБОТЫ
^методического кабинета на 2020–2021 учебный год

{0}

{1}"""
STAMP = """^МБУ ДО «Центр развития образования»

>УТВЕРЖДЕНО
>приказом директора
>от 17.02.2020 № 46/1-о

^ПОЛОЖЕНИЕ
^о районном конкурсе «Методическая копилка»

{0}

{1}"""
FIELDS = """^МБУ ДО «Центр развития образования»

>УТВЕРЖДЕНО
>приказом директора
>от «____» ____________ 2020 г. № ______

^ПОЛОЖЕНИЕ
^о школе молодого педагога

{0}

{1}"""
TEXT = """{0}

{1}

{2}

{3}"""
WORDS = {"order": ORDER, "programme": PROGRAMME, "plan": PLAN, "stamp": STAMP, "fields": FIELDS, "text": TEXT}


# --- ready sheets ----------------------------------------------------------------------------------------------------


def _font(size: int = 33, family: str = "Liberation Serif") -> ImageFont.FreeTypeFont:
    told = subprocess.run(["fc-match", "-f", "%{file}", family], capture_output=True, text=True, check=True)
    return ImageFont.truetype(told.stdout, size)


def _sheet(words: str, seed: int) -> tuple[Image.Image, str]:
    """A page set in type, and what stands on it."""
    image = Image.new("L", SIZE, 255)
    draw, font = ImageDraw.Draw(image), _font()
    y, told = TOP, []
    for line in words.format(*making.prose(4, seed)).split("\n"):
        for part in _wrapped(line, font):
            _line(draw, part, y, font)
            y += 46
            told.append(part)
        if not line:
            y -= 16
    assert y < SIZE[1] - 100
    return image, re.sub(r"[\^>]", "", re.sub(r"\t+", " ", "\n".join(told)))


def _wrapped(line: str, font: ImageFont.FreeTypeFont) -> list[str]:
    if "\t" in line or font.getlength(line) < RIGHT - LEFT:
        return [line]
    out, part = [], ""
    for word in line.split():
        if font.getlength(f"{part} {word}") > RIGHT - LEFT:
            out.append(part.strip())
            part = ""
        part += f" {word}"
    return [*out, part.strip()]


def _line(draw: ImageDraw.ImageDraw, line: str, y: int, font: ImageFont.FreeTypeFont) -> None:
    cells = line.split("\t")
    for at, cell in enumerate(cells):
        words = cell.lstrip("^>")
        left = LEFT + at * (RIGHT - LEFT) // max(len(cells), 1)
        if cell.startswith("^"):
            left = (LEFT + RIGHT - int(font.getlength(words))) // 2
        if cell.startswith(">"):
            left = 920
        draw.text((left, y), words, fill=20, font=font)


def _seal() -> Image.Image:
    """A round seal in blue ink, with words along its ring."""
    seal = Image.new("RGBA", (420, 420), (60, 70, 190, 0))
    draw = ImageDraw.Draw(seal)
    for radius, width in ((205, 6), (196, 2), (140, 3)):
        draw.ellipse((210 - radius, 210 - radius, 210 + radius, 210 + radius), outline=(60, 70, 190, 200), width=width)
    font = _font(30)
    words = "МУНИЦИПАЛЬНОЕ БЮДЖЕТНОЕ УЧРЕЖДЕНИЕ * ЦЕНТР РАЗВИТИЯ * "
    for at, letter in enumerate(words):
        angle = 2 * math.pi * at / len(words)
        piece = Image.new("RGBA", (44, 44), (60, 70, 190, 0))
        ImageDraw.Draw(piece).text((10, 4), letter, fill=(60, 70, 190, 210), font=font)
        piece = piece.rotate(-math.degrees(angle) - 90, expand=False)
        place = (int(210 + 168 * math.cos(angle) - 22), int(210 + 168 * math.sin(angle) - 22))
        seal.alpha_composite(piece, place)
    for at, line in enumerate(("ОГРН", "10245000", "ДЛЯ", "ДОКУМЕНТОВ")):
        draw.text((210, 130 + 42 * at), line, fill=(60, 70, 190, 210), font=font, anchor="mm")
    return seal


def main() -> None:
    truth = {}
    for at, (name, words) in enumerate(WORDS.items()):
        image, truth[name] = _sheet(words, seed=at + 7)
        image.quantize(8).save(SHEETS / f"{name}.png", optimize=True)
    _seal().quantize(8, method=Image.Quantize.FASTOCTREE).save(SHEETS / "seal.png", optimize=True)
    (SHEETS / "words.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


# --- what is done to them --------------------------------------------------------------------------------------------


def words(name: str) -> str:
    """What stands on a ready sheet."""
    told: dict[str, str] = json.loads((SHEETS / "words.json").read_text(encoding="utf-8"))
    return told[name]


def sheet(name: str) -> Image.Image:
    """A ready sheet, as clean as it was printed."""
    return Image.open(SHEETS / f"{name}.png").convert("RGB")


def sealed(page: Image.Image, place: tuple[int, int], angle: float = 12) -> Image.Image:
    """With a blue seal, and a signature, over a place; paper and ink are multiplied as light is."""
    seal = Image.open(SHEETS / "seal.png").convert("RGBA").rotate(angle, Image.Resampling.BICUBIC)
    layer = Image.new("RGBA", page.size, (255, 255, 255, 0))
    layer.alpha_composite(seal, (place[0] - 210, place[1] - 210))
    draw = ImageDraw.Draw(layer)
    points = [(place[0] - 160 + 8 * t, place[1] + int(50 * math.sin(t / 2.1) * math.cos(t / 5))) for t in range(36)]
    draw.line(points, fill=(40, 50, 160, 230), width=4)
    paper = Image.new("RGBA", page.size, "white")
    paper.alpha_composite(layer)
    lit = np.asarray(page, dtype=np.float32) * np.asarray(paper.convert("RGB"), dtype=np.float32) / 255
    return Image.fromarray(lit.astype(np.uint8))


def handwritten(page: Image.Image, places: list[tuple[int, int, int]], seed: int = 3) -> Image.Image:
    """Curves of a pen, nearly black: at each place (left, line to write on, width) something is written."""
    rnd, page = random.Random(seed), page.copy()
    draw = ImageDraw.Draw(page)
    for left, base, width in places:
        at = left
        while at < left + width - 12:
            wide, high = rnd.randint(12, 20), rnd.randint(20, 40)
            phase, turns = rnd.uniform(0, 6), rnd.uniform(0.8, 1.6)
            points = [
                (
                    at + wide * (0.5 + 0.5 * math.sin(phase + turns * 6.28 * t / 14)),
                    base - high * (0.5 + 0.5 * math.cos(phase * 1.7 + 5.2 * t / 14)),
                )
                for t in range(15)
            ]
            draw.line(points, fill=(35, 35, 60), width=3, joint="curve")
            at += wide + rnd.randint(3, 8)
    return page


def scanned(
    page: Image.Image, *, angle: float = 0.4, noise: float = 6, blur: float = 0.5, seed: int = 1
) -> Image.Image:
    """What a scanner makes of a sheet: it lies a little askew, paper is not white, edges are soft."""
    page = page.rotate(angle, Image.Resampling.BICUBIC, fillcolor="white").filter(ImageFilter.GaussianBlur(blur))
    light = np.asarray(page, dtype=np.float32) * 0.93 + 8
    grain = np.random.default_rng(seed).normal(0, noise, light.shape[:2])
    return Image.fromarray(np.clip(light + grain[:, :, None], 0, 255).astype(np.uint8))


def copied(page: Image.Image, seed: int = 1) -> Image.Image:
    """A copy of a copy: askew, blurred, with specks, a shadow and a grey ground."""
    page = scanned(page, angle=2.0, noise=22, blur=1.1, seed=seed)
    light = np.asarray(page, dtype=np.float32)
    shadow = np.linspace(0.72, 1.0, light.shape[1])[None, :, None]
    specks = np.random.default_rng(seed + 1).random(light.shape[:2]) < 0.004
    light = light * shadow
    light[specks] = 40
    return Image.fromarray(np.clip(light, 0, 255).astype(np.uint8))


def jpeg(page: Image.Image, quality: int = 60) -> bytes:
    out = io.BytesIO()
    page.save(out, "JPEG", quality=quality, dpi=(DPI, DPI))
    return out.getvalue()


def two_on_a_sheet(left: Image.Image, right: Image.Image) -> Image.Image:
    """Two pages side by side on one sheet."""
    spread = Image.new("RGB", (2 * SIZE[0], SIZE[1]), "white")
    spread.paste(left, (0, 0))
    spread.paste(right, (SIZE[0], 0))
    return spread.resize((SIZE[1], round(SIZE[1] * SIZE[1] / (2 * SIZE[0]))), Image.Resampling.LANCZOS)


def pdf(pages: list[Image.Image], quality: int = 60, layers: tuple[str, ...] = (), dpi: int = DPI) -> bytes:
    """A scanner's PDF: each sheet is one picture; `layers` are texts put under them that nobody sees."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for at, page in enumerate(pages):
        width, height = (side * 72 / dpi for side in page.size)
        canvas.setPageSize((width, height))
        canvas.drawImage(ImageReader(io.BytesIO(jpeg(page, quality))), 0, 0, width, height)
        if at < len(layers):
            _layer(canvas, layers[at], height)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _layer(canvas: Canvas, words: str, height: float) -> None:
    font = "Helvetica" if words.isascii() else making.font()  # only a layer of Russian words needs one
    text = canvas.beginText(60, height - 60)
    text.setFont(font, 10)
    text.setTextRenderMode(3)
    for line in words.split("\n"):
        text.textLine(line)
    canvas.drawText(text)


def distance(one: str, other: str) -> int:
    """How many letters must be changed, put in or left out to make one text of the other; blanks are all alike."""
    from rapidfuzz.distance import Levenshtein

    return int(Levenshtein.distance(" ".join(one.split()), " ".join(other.split())))


if __name__ == "__main__":
    main()
