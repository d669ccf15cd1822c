"""What happens to a sheet on its way to a web site: seals, stains, shadows, faxes, dithering, phones, gibberish."""

import io
import random

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFilter

from tests.documents import scanning

Light = npt.NDArray[np.float32]
GIBBERISH = """YIIPABJIEHI4E OEPA3OBAHI4q AAMI,IHI{CTPAUI4I4 PAI;IOHA
IIPI4KA3
O co3AaHr4u paftonHbrx MeroAr.lqecKrrx o6reAuneunfi neAaroros
B qeJuIX peaJILI3aIII4I4 rrpoeKTa II coBeprueHcTBoBaHHtI MeToAuqecKofi cnyx6rr
B coorBercrBr4u c [JraHoM pa6oru ynpaBJreHHs o6pa3oBaHH.rI Ha yve6nrrfi roA
PyrcoBoAr4TeJrrM o6pa3oBareJrbHbrx opraHu3aunfi opraHr43oBaTb yqacTr4e
Kourpom 3a ncnoJrHeHrreM npl4Ka3a ocraBrsro sa co6ofi"""


def worn(sheet: Image.Image, at: int, rnd: random.Random) -> tuple[str, bytes]:
    """The sheet as it came, by its turn: the suffix of the file and its bytes."""
    way = _WAYS[(at + at // 12) % len(_WAYS)]
    return way(sheet, rnd)


def _office(sheet: Image.Image, rnd: random.Random) -> tuple[str, bytes]:
    """A scanner at 150 dpi, poor JPEG, a page edge in shadow."""
    page = _shadow(_askew(_inked(sheet, rnd, 0.6), rnd, 3.0), rnd)
    return "pdf", _pdf(_grained(page, rnd, 5), rnd.randint(35, 50), 150)


def _stained(sheet: Image.Image, rnd: random.Random) -> tuple[str, bytes]:
    page = _lit(_askew(_inked(sheet, rnd, 0.8), rnd, 2.0), _stains(sheet.size, rnd))
    return "pdf", _pdf(_grained(page, rnd, 8), 50, 200)


def _grounded(sheet: Image.Image, rnd: random.Random) -> tuple[str, bytes]:
    """A grey ground that darkens to a corner: a copier with its lid open."""
    y, x = np.mgrid[0 : 1 : 1j * sheet.height, 0 : 1 : 1j * sheet.width]
    light = 0.92 - 0.38 * (x * rnd.random() + y * rnd.random())
    page = _lit(_askew(_inked(sheet, rnd, 0.4), rnd, 1.5), light.astype(np.float32)).convert("L").convert("RGB")
    return "pdf", _pdf(_grained(page, rnd, 9), 40, 150)


def _faxed(sheet: Image.Image, rnd: random.Random) -> tuple[str, bytes]:
    """Black and white, 204 by 196 dots, specks, a line or two of noise."""
    page = _grained(_askew(_inked(sheet, rnd, 0.4), rnd, 1.5), rnd, 26).convert("L")
    light = np.asarray(page.filter(ImageFilter.GaussianBlur(0.7)), dtype=np.float32)
    light[np.random.default_rng(rnd.randint(0, 999)).random(light.shape) < 0.003] = 0
    out = io.BytesIO()
    Image.fromarray(((light > 150) * 255).astype(np.uint8)).convert("1").save(
        out, "TIFF", compression="group4", dpi=(200, 200)
    )
    return "tiff", out.getvalue()


def _dithered(sheet: Image.Image, rnd: random.Random) -> tuple[str, bytes]:
    page = _grained(_askew(_inked(sheet, rnd, 0.5), rnd, 1.0), rnd, 6)
    light = np.clip(np.asarray(page.convert("L"), dtype=np.float32) * 0.95, 0, 255).astype(np.uint8)
    out = io.BytesIO()
    Image.fromarray(light).convert("1").save(out, "PNG", dpi=(200, 200))
    return "png", out.getvalue()


def _photographed(sheet: Image.Image, rnd: random.Random) -> tuple[str, bytes]:
    """By a phone, on a table, from a corner, with a shadow of the hand."""
    page = _inked(sheet, rnd, 0.5)
    wide, high = page.size
    away = [rnd.randint(20, 110) for _ in range(8)]
    corners = [
        (away[0], away[1]),
        (wide + 160 - away[2], away[3]),
        (wide + 160 - away[4], high + 160 - away[5]),
        (away[6], high + 160 - away[7]),
    ]
    flat = page.transform(
        (wide + 160, high + 160),
        Image.Transform.PERSPECTIVE,
        _perspective(corners, [(0, 0), (wide, 0), (wide, high), (0, high)]),
        Image.Resampling.BICUBIC,
        fillcolor=(96, 74, 56),
    )
    y, x = np.mgrid[0 : 1 : 1j * flat.height, 0 : 1 : 1j * flat.width]
    spot = 1.0 - 0.45 * np.exp(-(((x - rnd.random()) ** 2 + (y - rnd.random()) ** 2) / 0.12))
    seen = _lit(flat, (spot * (0.95 - 0.15 * x)).astype(np.float32)).filter(ImageFilter.GaussianBlur(0.8))
    return "jpg", scanning.jpeg(_grained(seen, rnd, 7).resize((2200, 2200 * flat.height // flat.width)), 50)


def _turned(sheet: Image.Image, rnd: random.Random) -> tuple[str, bytes]:
    page = _grained(_askew(_inked(sheet, rnd, 0.6), rnd, 1.5), rnd, 6)
    return "pdf", _pdf(page.rotate(rnd.choice((90, 180, 270)), expand=True), 45, 200)


def _layered(sheet: Image.Image, rnd: random.Random) -> tuple[str, bytes]:
    """With the layer an English OCR made of it."""
    page = _grained(_askew(_inked(sheet, rnd, 0.6), rnd, 1.5), rnd, 6)
    return "pdf", _pdf(page, 45, 200, GIBBERISH)


_WAYS = (_office, _stained, _grounded, _faxed, _dithered, _photographed, _turned, _layered)


def _inked(sheet: Image.Image, rnd: random.Random, often: float) -> Image.Image:
    """A seal and a signature somewhere over the head, as often as told."""
    if rnd.random() > often:
        return sheet
    return scanning.sealed(sheet, (rnd.randint(760, 1350), rnd.randint(200, 520)), rnd.randint(0, 359))


def _askew(sheet: Image.Image, rnd: random.Random, most: float) -> Image.Image:
    angle = rnd.choice((-1, 1)) * rnd.uniform(0.3 * most, most)
    return sheet.rotate(angle, Image.Resampling.BICUBIC, fillcolor="white").filter(ImageFilter.GaussianBlur(0.6))


def _grained(sheet: Image.Image, rnd: random.Random, noise: float) -> Image.Image:
    light = np.asarray(sheet, dtype=np.float32) * 0.93 + 8
    grain = np.random.default_rng(rnd.randint(0, 9999)).normal(0, noise, light.shape[:2])
    return Image.fromarray(np.clip(light + grain[:, :, None], 0, 255).astype(np.uint8))


def _lit(sheet: Image.Image, light: Light) -> Image.Image:
    return Image.fromarray(np.clip(np.asarray(sheet, dtype=np.float32) * light[:, :, None], 0, 255).astype(np.uint8))


def _shadow(sheet: Image.Image, rnd: random.Random) -> Image.Image:
    """The dark edge of a lid, or of a book's spine."""
    light = np.ones((sheet.height, sheet.width), dtype=np.float32)
    wide = rnd.randint(40, 160)
    light[:, :wide] *= np.linspace(0.1, 1.0, wide, dtype=np.float32)[None, :]
    deep = rnd.randint(10, 60)
    light[-deep:] *= 0.2
    return _lit(sheet, light)


def _stains(size: tuple[int, int], rnd: random.Random) -> Light:
    """Rings of cups, folds, a smear."""
    image = Image.new("L", size, 255)
    draw = ImageDraw.Draw(image)
    for _ in range(3):
        x, y, radius = rnd.randint(0, size[0]), rnd.randint(0, size[1]), rnd.randint(90, 220)
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), outline=165, width=14, fill=225)
    for _ in range(2):
        y = rnd.randint(300, size[1] - 300)
        draw.line((0, y, size[0], y + rnd.randint(-30, 30)), fill=150, width=5)
    return np.asarray(image.filter(ImageFilter.GaussianBlur(5)), dtype=np.float32) / 255


def _perspective(seen: list[tuple[int, int]], flat: list[tuple[int, int]]) -> list[float]:
    """The eight numbers that take each seen corner to its flat one."""
    rows, wanted = [], []
    for (x, y), (u, v) in zip(seen, flat, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        wanted += [u, v]
    return [float(one) for one in np.linalg.solve(np.array(rows, float), np.array(wanted, float))]


def _pdf(page: Image.Image, quality: int, dpi: int, layer: str = "") -> bytes:
    size = (page.width * dpi // scanning.DPI, page.height * dpi // scanning.DPI)
    small = page if dpi == scanning.DPI else page.resize(size, Image.Resampling.LANCZOS)
    return scanning.pdf([small], quality, (layer,) if layer else (), dpi)
