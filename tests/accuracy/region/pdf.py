"""Makes the region's PDFs; needs reportlab and Liberation Serif, so what it made is kept under files/."""

import html
import io
from pathlib import Path
from typing import Any

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from tests.accuracy.region.writers import blocks

FONTS = Path("/usr/share/fonts/truetype/liberation")
WIDTH = 450


class _Mark(Flowable):  # type: ignore[misc]
    """Remembers the page it falls on."""

    def __init__(self, marks: dict[str, int], name: str) -> None:
        super().__init__()
        self.marks, self.name = marks, name

    def wrap(self, *_: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        self.marks[self.name] = self.canv.getPageNumber()


def _style(kind: str) -> ParagraphStyle:
    bold = kind in ("title", "h1", "h2")
    return ParagraphStyle(
        kind,
        fontName="SerifBold" if bold else "Serif",
        fontSize={"title": 16, "cell": 11}.get(kind, 13),
        leading={"title": 21, "cell": 13}.get(kind, 18),
        alignment=TA_CENTER if kind in ("title", "center") else TA_JUSTIFY if kind == "p" else 0,
        firstLineIndent=30 if kind == "p" else 0,
        spaceAfter=7,
    )


def write(text: str) -> tuple[bytes, dict[str, int]]:
    """The PDF of the text, and the page of each mark (and `last`)."""
    pdfmetrics.registerFont(TTFont("Serif", FONTS / "LiberationSerif-Regular.ttf"))
    pdfmetrics.registerFont(TTFont("SerifBold", FONTS / "LiberationSerif-Bold.ttf"))
    marks: dict[str, int] = {}
    flow: list[Any] = []
    for kind, value in blocks(text):
        flow += _flow(kind, value, marks)
    body = io.BytesIO()
    made = SimpleDocTemplate(
        body, pagesize=A4, leftMargin=80, rightMargin=50, topMargin=55, bottomMargin=60, invariant=1
    )
    made.build(flow)
    return body.getvalue(), {**marks, "last": made.page}


def _flow(kind: str, value: Any, marks: dict[str, int]) -> list[Any]:
    def paragraph(words: str, style: str) -> Paragraph:
        return Paragraph(html.escape(words), _style(style))

    if kind == "break":
        return [PageBreak(), *([_Mark(marks, value)] if value else [])]
    if kind == "mark":
        return [_Mark(marks, value)]
    if kind == "right":
        return [Table([["", [paragraph(line, "line") for line in value]]], colWidths=[WIDTH * 0.5] * 2), Spacer(1, 20)]
    if kind == "cols":
        return [Table([[paragraph(part, "line") for part in value]], colWidths=[WIDTH / len(value)] * len(value))]
    if kind == "table":
        rows = [[paragraph(cell, "cell") for cell in row] for row in value]
        table = Table(rows, colWidths=[WIDTH / len(rows[0])] * len(rows[0]), repeatRows=1)
        table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
        return [table, Spacer(1, 10)]
    return [paragraph("– " + value if kind == "li" else value, kind)]
