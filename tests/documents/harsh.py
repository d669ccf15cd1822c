"""Scans as they come from offices: papers with labels, and all that copiers, faxes, phones, seals and pens do to them.

`python -m tests.documents.harsh` writes a few ready ones to tests/files/scans/harsh, with their labels (needs the
fonts below, found with fc-match, and fontpkg-caveat); the whole set is made and measured by bench/ocr.py.
"""

import json
import random
import re
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache

from PIL import Image, ImageDraw, ImageFont

from tests.documents import scanning, wear
from tests.documents.making import prose

READY = scanning.SHEETS / "harsh"
SIZE, LEFT, RIGHT, TOP, MIDDLE = scanning.SIZE, 235, 1540, 130, 900
_WRITTEN = re.compile(r"\[\[([^|]*)\|(\d+)\]\]")  # [[what is written by hand|letters the line is long]]
_MONTHS = ("января февраля марта апреля мая июня", "июля августа сентября октября ноября декабря")
_INKS = ((30, 40, 120), (40, 40, 60), (20, 20, 30), (60, 60, 150))


@dataclass(frozen=True)
class Paper:
    """What a scan shows. `hand`: of number and date, what is written by hand; `blank`: what is left empty."""

    name: str
    approved: bool
    by: str = ""
    number: str | None = None
    day: str | None = None
    hand: tuple[str, ...] = ()
    blank: tuple[str, ...] = ()

    @property
    def date(self) -> date | None:
        return date.fromisoformat(self.day) if self.day else None


_HEAD = """^УПРАВЛЕНИЕ ОБРАЗОВАНИЯ
^АДМИНИСТРАЦИИ {place}

"""
_STAMP = """
^{kind}
^{about}

{0}

{1}
"""
# Each: how it is approved, what is written by hand, what is empty, its words.
_FORMS: dict[str, tuple[str, tuple[str, ...], tuple[str, ...], str]] = {
    "order": ("self", (), (), _HEAD + "^ПРИКАЗ\n\n{dots}\t\t№ {number}\n\n{about}\n\n{0}\n\nПРИКАЗЫВАЮ:\n{1}\n\n"
              "Начальник управления\t[[Осокин|8]]\tВ.П. Осокин"),
    "order in words": ("self", (), (), _HEAD + "^П Р И К А З\n^от {day} {month} {year} года № {number}\n\n{about}\n\n"
                       "{0}\n\nПРИКАЗЫВАЮ:\n{1}\n\nНачальник управления\t[[Осокин|8]]\tВ.П. Осокин"),
    "order by hand": ("self", ("number", "date"), (), _HEAD + "^ПРИКАЗ\n\nот [[{dots}|9]]\t\t№ [[{number}|7]]\n\n"
                      "{about}\n\n{0}\n\nПРИКАЗЫВАЮ:\n{1}\n\nНачальник управления\t[[Осокин|8]]\tВ.П. Осокин"),
    "decree by hand": ("self", ("number", "date"), (), "^АДМИНИСТРАЦИЯ\n^{place}\n\n^ПОСТАНОВЛЕНИЕ\n\n«[[{day}|3]]» "
                       "[[{month}|9]] {year} г.\t\t№ [[{number}|6]]\n\n{about}\n\n{0}\n\nПОСТАНОВЛЯЕТ:\n{1}\n\n"
                       "Глава района\t[[Круглова|8]]\tЕ.В. Круглова"),
    "stamp of an order": ("act", (), (), "^{school}\n\n>УТВЕРЖДЕНО\n>приказом управления образования\n>от {dots} "
                          "№ {number}\n" + _STAMP),
    "stamp of a head": ("person", (), (), ">УТВЕРЖДАЮ\n>Директор МБУ ДО «ЦРО»\n>[[Круглова|7]] Е.В. Круглова\n>«{day}» "
                        "{month} {year} г.\n" + _STAMP),
    "stamp by hand": ("person", ("date",), (), "^{school}\n\n>УТВЕРЖДАЮ\n>Директор [[Круглова|7]] Е.В. Круглова\n>"
                      "«[[{day}|3]]» [[{month}|9]] 20[[{short}|2]] г.\n" + _STAMP),
    "order blanks by hand": ("act", ("number", "date"), (), ">УТВЕРЖДЕНО\n>приказом директора\n>от [[{dots}|8]] № "
                             "[[{number}|6]]\n" + _STAMP),
    "two stamps": ("act", (), (), "РАССМОТРЕНО\t>УТВЕРЖДЕНО\nна методическом совете\t>приказом директора\nпротокол № 3"
                   "\t>от {dots}\nот 11.01.2019\t>№ {number}\n" + _STAMP),
    "annex": ("annex", (), (), ">Приложение № 1\n>к приказу управления образования\n>от {dots} № {number}\n" + _STAMP),
    "empty blanks": ("act", (), ("number", "date"), "^{school}\n\n>УТВЕРЖДЕНО\n>приказом директора\n>от [[|8]] № [[|6]]"
                     "\n" + _STAMP),
    "report": ("", (), (), "^{school}\n\n^ОТЧЁТ\n^{about}\n\n{0}\n\n{1}\n\nЗаведующий\t\tЕ.В. Круглова"),
}  # fmt: skip
_PLACES = ("ПИХТОВСКОГО МУНИЦИПАЛЬНОГО РАЙОНА", "ГОРОДСКОГО ОКРУГА КЕДРОВЫЙ", "ЗАРЕЧЕНСКОГО РАЙОНА")
_SCHOOLS = ("МБУ ДО «Центр развития образования»", "МКУ «Методический кабинет»", "МАУ «Ресурсный центр»")
_KINDS = ("ПОЛОЖЕНИЕ", "ПРОГРАММА", "ПЛАН МЕРОПРИЯТИЙ", "ДОРОЖНАЯ КАРТА")
_ABOUT = ("о методической работе с педагогами", "о поддержке молодых учителей", "по развитию наставничества")
_NUMBERS = ("181-од", "214", "46/1-о", "03-11/145", "57-од", "312/1", "96-п", "8-р", "127", "45-осн")
_FAMILIES = (
    "Liberation Serif",
    "Liberation Sans",
    "Liberation Serif:bold",
    "Liberation Mono",
    "C059",
    "Liberation Serif:italic",
)


_CHOSEN = (0, 15, 20, 28, 30, 33)


def papers(count: int = 60, seed: int = 20) -> list[tuple[Paper, Image.Image, random.Random]]:
    """Papers as clean as they left the printer, form after form, each with the chance that its wear is made by."""
    made = []
    for at in range(count):
        rnd = random.Random(seed * 1000 + at)
        name = list(_FORMS)[at % len(_FORMS)]
        by, hand, blank, words = _FORMS[name]
        day = date(rnd.choice((2019, 2020, 2021)), rnd.randint(1, 12), rnd.randint(1, 28))
        told = {
            "dots": f"{day:%d.%m.%Y}", "day": f"{day.day:02}", "month": " ".join(_MONTHS).split()[day.month - 1],
            "year": day.year, "short": f"{day:%y}", "number": rnd.choice(_NUMBERS), "place": rnd.choice(_PLACES),
            "school": rnd.choice(_SCHOOLS), "kind": rnd.choice(_KINDS), "about": rnd.choice(_ABOUT),
        }  # fmt: skip
        sheet = _sheet(words.format(*prose(2, seed + at), **told), rnd)
        numbered = "{number}" in words
        filled = bool(by) and not blank
        made.append(
            (
                Paper(
                    name=f"{at:02} {name}",
                    approved=bool(by),
                    by=by,
                    number=str(told["number"]) if filled and numbered else None,
                    day=day.isoformat() if filled else None,
                    hand=hand,
                    blank=blank,
                ),
                sheet,
                rnd,
            )
        )
    return made


def _sheet(words: str, rnd: random.Random) -> Image.Image:
    image = Image.new("RGB", SIZE, "white")
    draw = ImageDraw.Draw(image)
    font, ink = _font(rnd.choice(_FAMILIES), rnd.choice((28, 31, 33, 36))), rnd.choice(_INKS)
    y, pitch = TOP, round(font.size * 1.4)
    for line in words.split("\n"):
        for part in scanning._wrapped(line, font) if "[[" not in line else [line]:
            if y > SIZE[1] - 120:
                return image
            _line(draw, image, part, y, font, ink, rnd)
            y += pitch
        y -= 0 if line else pitch // 3
    return image


def _line(draw: ImageDraw.ImageDraw, image: Image.Image, line: str, y: int, font: ImageFont.FreeTypeFont,
          ink: tuple[int, int, int], rnd: random.Random) -> None:  # fmt: skip
    cells = line.split("\t")
    for at, cell in enumerate(cells):
        words = cell.lstrip("^>")
        x = LEFT + at * (RIGHT - LEFT) // len(cells)
        if cell.startswith("^"):
            x = (LEFT + RIGHT - int(font.getlength(_WRITTEN.sub(lambda found: "_" * int(found[2]), words)))) // 2
        if cell.startswith(">"):
            x = MIDDLE
        place = 0
        for found in [*_WRITTEN.finditer(words), None]:
            printed = words[place : found.start() if found else None]
            draw.text((x, y), printed, fill=(20, 20, 20), font=font)
            x += int(font.getlength(printed))
            if found is None:
                break
            long = int(found[2]) * round(font.size * 0.55)
            base = y + round(font.size * 0.98)
            draw.line((x, base, x + long, base), fill=(30, 30, 30), width=2)
            _write(image, found[1], x + 6, base, long - 8, ink, rnd)
            x, place = x + long, found.end()


def _write(image: Image.Image, words: str, x: int, base: int, wide: int, ink: tuple[int, int, int],
           rnd: random.Random) -> None:  # fmt: skip
    """By hand: each letter of a script font leans, rises and swells in its own way, in one slant."""
    font, slant = _hand(rnd.randint(44, 54)), rnd.uniform(-0.1, 0.35)
    squeeze = min(1.15, wide / max(font.getlength(words), 1.0))
    for letter in words:
        cell = Image.new("L", (90, 100), 0)
        ImageDraw.Draw(cell).text((24, 70), letter, fill=255, font=font, anchor="ls")
        lean, high = slant + rnd.uniform(-0.12, 0.12), rnd.uniform(0.85, 1.2)
        tilt = (
            1 / max(squeeze * 1.0, 0.5),
            lean,
            -24 * (1 / max(squeeze, 0.5) - 1) - 70 * lean,
            rnd.uniform(-0.06, 0.06),
            1 / high,
            70 - 70 / high,
        )
        cell = cell.transform(cell.size, Image.Transform.AFFINE, tilt, Image.Resampling.BICUBIC)
        image.paste(ink, (x - 24, base - 72 + rnd.randint(-4, 3)), cell)
        x += max(4, round(font.getlength(letter) * squeeze) + rnd.randint(-2, 3))


@cache
def _font(family: str, size: int) -> ImageFont.FreeTypeFont:
    return scanning._font(size, family)


@cache
def _hand(size: int) -> ImageFont.FreeTypeFont:
    import fontpkg

    return ImageFont.truetype(str(fontpkg.path("caveat")), size)


def main() -> None:
    READY.mkdir(exist_ok=True)
    labels = {}
    for at, (paper, sheet, rnd) in enumerate(papers()):
        if at not in _CHOSEN:
            continue
        suffix, data = wear.worn(sheet, at, rnd)
        (READY / f"{at:02}.{suffix}").write_bytes(data)
        labels[f"{at:02}.{suffix}"] = asdict(paper)
    (READY / "labels.json").write_text(json.dumps(labels, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
