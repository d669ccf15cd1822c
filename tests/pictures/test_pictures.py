"""A quote is found on its page, framed, cut out and made small; what is personal is covered."""

import io
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageDraw

from auditor import pictures
from auditor.pictures import Box, Letters
from auditor.picturing import hiding

FILES = Path(__file__).parents[1] / "files" / "documents"
RED, YELLOW = (176, 35, 24), (255, 240, 196)


def _typed(*lines: str) -> Letters:
    """A page of letters ten pixels wide and twenty high."""
    words = [
        (word, Box(10.0 * start, 40.0 * at, 10.0 * (start + len(word)), 40.0 * at + 20), at)
        for at, line in enumerate(lines)
        for start, word in _words(line)
    ]
    return pictures.from_words(words)


def _words(line: str) -> list[tuple[int, str]]:
    found, at = [], 0
    for word in line.split():
        at = line.index(word, at)
        found.append((at, word))
        at += len(word)
    return found


def _opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    assert image.format == "WEBP"
    return image.convert("RGB")


def _near(image: Image.Image, colour: tuple[int, int, int]) -> int:
    """Pixels of about this colour."""
    return int((np.abs(np.asarray(image).astype(int) - colour).max(axis=2) < 24).sum())


PAGE = ("УТВЕРЖДЕНО", "приказом управления", "от 14.09.2020 № 214", "проект решения", "ПРОЕКТ", "Цель – помочь")


@pytest.mark.parametrize(
    ("quote", "lines"),
    [
        ("УТВЕРЖДЕНО приказом управления от 14.09.2020 № 214", (0, 2)),
        ("утверждено  приказом", (0, 1)),
        ("ПРОЕКТ", (4, 4)),  # as it is written, before the word in small letters
        ("УTBEPЖДEHO", (0, 0)),  # Latin letters that look the same
        ("приказам управлення", (1, 1)),  # a letter or two were read otherwise
        ("УТВЕРЖДЕНО … № 214", (0, 2)),
        ("Цель - помочь", (5, 5)),
    ],
)
def test_a_quote_is_found_however_it_is_spelled(quote: str, lines: tuple[int, int]) -> None:
    (frame,) = pictures.frames(_typed(*PAGE), quote, height=1000)
    assert (frame.top, frame.bottom) == (40 * lines[0], 40 * lines[1] + 20)


@pytest.mark.parametrize("quote", ["", "…", "№", "Приказ министерства", "ab"])
def test_what_is_not_on_the_page_gets_no_frame(quote: str) -> None:
    assert pictures.frames(_typed(*PAGE), quote, height=1000) == []


def test_a_quote_over_half_of_a_page_is_framed_line_by_line() -> None:
    assert len(pictures.frames(_typed(*PAGE), " ".join(PAGE), height=300)) == 6


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_the_frame_stands_on_the_words_however_the_page_lies(tmp_path: Path, turn: int) -> None:
    path = tmp_path / "turned.pdf"
    with pikepdf.open(FILES / "stamps_side_by_side.pdf") as document:
        document.pages[0].Rotate = turn
        document.pages[0].cropbox = [20, 30, 580, 830]
        document.save(path)
    document = pypdfium2.PdfDocument(path)
    page = document[0]
    image, letters = pictures.rendered(page), pictures.letters(page)
    (frame,) = pictures.frames(letters, "УТВЕРЖДЕНО", image.height)
    ink = np.asarray(image.convert("L").crop([round(side) for side in frame])) < 128
    wide, high = frame.right - frame.left, frame.bottom - frame.top
    assert (wide > high) == (turn in (0, 180)) and 0.15 < ink.mean() < 0.6
    assert ink.any(axis=0).mean() > 0.8 and ink.any(axis=1).mean() > 0.8  # the letters fill it
    page.close()
    document.close()


def test_a_stamp_beside_another_is_framed_alone() -> None:
    letters = _typed(
        "СОГЛАСОВАНО               УТВЕРЖДЕНО",
        "Председатель              приказом управления",
        "комитета О.П. Рябова      от 31.08.2020 № 214-од",
    )
    (frame,) = pictures.frames(letters, "УТВЕРЖДЕНО приказом управления от 31.08.2020 № 214-од", height=1000)
    assert frame == Box(260, 0, 480, 100)


def test_a_picture_is_small_and_shows_the_framed_words() -> None:
    document = pypdfium2.PdfDocument(FILES / "stamps_side_by_side.pdf")
    page = document[0]
    image, letters = pictures.rendered(page), pictures.letters(page)
    frames = pictures.frames(letters, "приказом управления образования", image.height)
    made = pictures.picture(image, frames, (), 1, whole=True)
    crop, whole = _opened(made.crop), _opened(made.whole)
    assert (crop.size, whole.size) == (made.size, made.whole_size) and crop.width == 640
    assert made.framed and not made.masked and made.page == 1
    assert 0 < len(made.crop) <= pictures.CROP and 0 < len(made.whole) <= pictures.WHOLE
    assert _near(crop, RED) > 300 and _near(crop, YELLOW) > 3000
    assert image.getpixel((5, 5)) == (255, 255, 255)  # the page itself stays as it is
    page.close()
    document.close()


def test_a_page_of_noise_is_pressed_until_it_fits() -> None:
    noise = Image.fromarray(np.random.default_rng(1).integers(0, 255, (900, 640, 3), np.uint8))
    made = pictures.picture(noise, [], (), None, whole=True)
    assert len(made.crop) <= pictures.CROP and len(made.whole) <= pictures.WHOLE and not made.framed


@pytest.mark.parametrize("size", [(1, 1), (3000, 20), (20, 3000)])
def test_a_page_of_any_shape_can_be_drawn(size: tuple[int, int]) -> None:
    made = pictures.picture(Image.new("RGB", size, "white"), [Box(0, 0, *size)], [Box(-9, -9, 1, 1)], 1, whole=True)
    assert made.crop and made.whole


PEOPLE = (
    "Ф.И.О.               Дата рождения  Телефон            Уровень",
    "Власова Анна Петровна  01.05.1991   8 (913) 551-11-21   высокий",
    "Гришина Ольга Ивановна 02.05.1991   +7 913 552-12-22    низкий",
    "Почта: grishina@mail.example, СНИЛС 112-233-445 95",
    "Приказ от 14 сентября 2020 года",
)


def test_names_numbers_and_addresses_are_covered_and_headings_are_not() -> None:
    letters = _typed(*PEOPLE)
    covered = hiding.hidden(letters, 900, rows=False)
    image = Image.new("RGB", (900, 300), "white")
    draw = ImageDraw.Draw(image)
    for box in letters.boxes:
        if not box.empty:
            draw.rectangle(box, fill="lime")
    drawn = np.asarray(_opened(pictures.picture(image, [], covered, 1, whole=True).whole).resize((900, 300)))
    for word in ("Власова", "Анна", "01.05.1991", "551-11-21", "Ольга", "552-12-22", "grishina@mail", "445"):
        at = letters.text.index(word)
        for box in letters.boxes[at : at + len(word)]:
            middle = drawn[int(box.top + 10), int((box.left + box.right) / 2)]
            assert middle.max() < 110, word
    at = letters.text.index("Телефон")
    assert drawn[10, int(letters.boxes[at + 3].left + 5)][1] > 180


@pytest.mark.parametrize(
    "name", ["Трубников Иван Ильич", "Панин Олег Лукич", "ОСИПОВ ПЁТР КУЗЬМИЧ", "Попов Лев Никитич", "ЮДИН ЯН ФОМИЧ"]
)
def test_a_short_patronymic_is_covered_with_its_name(name: str) -> None:
    letters = _typed(f"{name}   112-233-445 95")
    last = letters.boxes[len(name) - 1]
    assert any(box.right >= last.right for box in hiding.hidden(letters, 900, rows=False) if box.left < 100)


def test_rows_of_results_are_covered_to_the_edge() -> None:
    letters = _typed(*PEOPLE)
    score = letters.boxes[letters.text.index("высокий")]

    def over(boxes: list[Box]) -> bool:
        return any(b.left <= score.left and b.right >= score.right and b.top <= score.top + 5 for b in boxes)

    assert over(hiding.hidden(letters, 900, rows=True)) and not over(hiding.hidden(letters, 900, rows=False))


def test_the_row_of_the_masked_person_is_framed() -> None:
    (frame,) = hiding.row_of(_typed(*PEOPLE), "Г***на О***, дата рождения **.**.****", 900)
    assert frame.top == 80 and frame.right > 500
