"""Writers of the region's documents: plain marked-up text in, DOCX, PDF or a web page out.

The marks: `>> ` a line at the right, `= ` a title, `^ ` a centred line, `# ` and `## ` headings, `- ` a list item,
`| a | b` a table row, `~ a || b` columns of one line, `. ` a line of its own, `---` a new page (`--- NAME` and
`@NAME` remember the page). Other lines make paragraphs, parted by empty lines.
"""

# ruff: noqa: E501  (a line of a paper is a line here)

import html
import io
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Mm, Pt
from openpyxl import Workbook

Block = tuple[str, Any]
MARKS = (
    (">> ", "right"),
    ("= ", "title"),
    ("^ ", "center"),
    ("# ", "h1"),
    ("## ", "h2"),
    ("- ", "li"),
    ("| ", "row"),
    ("~ ", "cols"),
    (". ", "line"),
    ("@", "mark"),
)


def _lines(text: str) -> Iterator[Block]:
    paragraph: list[str] = []
    for raw in [*text.strip().splitlines(), ""]:
        line = raw.strip()
        kind = next((name for mark, name in MARKS if line.startswith(mark)), "break" if line.startswith("---") else "")
        if (kind or not line) and paragraph:
            yield "p", " ".join(paragraph)
            paragraph = []
        if kind == "break":
            yield "break", line[3:].strip()
        elif kind:
            mark = next(mark for mark, name in MARKS if name == kind)
            yield kind, line.removeprefix(mark).strip()
        elif line:
            paragraph.append(line)


def blocks(text: str) -> list[Block]:
    """The text's blocks; rows of a table, lines of a stamp stand together."""
    out: list[Block] = []
    for kind, group in groupby(_lines(text), key=lambda one: one[0]):
        values = [value for _, value in group]
        if kind == "row":
            out.append(("table", [[cell.strip() for cell in value.split("|")] for value in values]))
        elif kind == "right":
            out.append(("right", values))
        elif kind == "cols":
            out += [("cols", [part.strip() for part in value.split("||")]) for value in values]
        else:
            out += [(kind, value) for value in values]
    return out


def pages_by_breaks(text: str) -> dict[str, int]:
    """On which page each mark stands, counting page breaks only."""
    page, marks = 1, {}
    for kind, value in blocks(text):
        page += kind == "break"
        if kind in ("break", "mark") and value:
            marks[value] = page
    return marks


def word(text: str, font: str = "Times New Roman") -> bytes:
    """A DOCX of the text."""
    out = docx.Document()
    out.styles["Normal"].font.name = font
    out.styles["Normal"].font.size = Pt(12)
    for kind, value in blocks(text):
        _word_block(out, kind, value)
    body = io.BytesIO()
    out.save(body)
    return body.getvalue()


def _word_block(out: Any, kind: str, value: Any) -> None:
    if kind == "right":
        for line in value:
            out.add_paragraph(line).paragraph_format.left_indent = Mm(85)
    elif kind in ("title", "center"):
        paragraph = out.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(value)
        run.bold, run.font.size = kind == "title", Pt(14 if kind == "title" else 12)
    elif kind in ("h1", "h2"):
        out.add_heading(value, 1 if kind == "h1" else 2)
    elif kind == "li":
        out.add_paragraph(value, style="List Bullet")
    elif kind == "table":
        table = out.add_table(rows=0, cols=len(value[0]))
        table.style = "Table Grid"
        for row in value:
            for cell, words in zip(table.add_row().cells, row, strict=True):
                cell.text = words
    elif kind == "cols":
        out.add_paragraph("\t\t".join(value))
    elif kind == "break":
        out.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    elif kind in ("p", "line"):
        out.add_paragraph(value)


def page(
    text: str, title: str, site: str, shell: str = "main", links: Sequence[tuple[str, str]] = (), charset: str = "utf-8"
) -> bytes:
    """A web page of the text in one of several shells, with menus as real sites have them."""
    tags = {"title": "h1", "h1": "h2", "h2": "h3", "p": "p", "line": "p", "li": "li", "center": "p"}
    body: list[str] = []
    for kind, value in blocks(text):
        if kind == "table":
            rows = ("".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in value)
            body.append("<table border=1>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
        elif kind == "right":
            body.append('<p style="text-align:right">' + "<br>".join(map(html.escape, value)) + "</p>")
        elif kind == "cols":
            body.append("<p>" + "&nbsp;&nbsp; ".join(map(html.escape, value)) + "</p>")
        elif kind in tags:
            body.append(f"<{tags[kind]}>{html.escape(value)}</{tags[kind]}>")
    body += [f'<p><a href="{html.escape(url)}">{html.escape(words)}</a></p>' for words, url in links]
    return (
        SHELLS[shell]
        .format(title=html.escape(title), site=site, body="\n".join(body), charset=charset)
        .encode(charset, "xmlcharrefreplace")
    )


MENU = '<ul><li><a href="/">Главная</a></li><li><a href="/about">Об управлении</a></li><li><a href="/docs/">Документы</a></li><li><a href="/news/">Новости</a></li><li><a href="/contacts">Контакты</a></li></ul>'
SHELLS = {
    "main": '<!DOCTYPE html><html lang="ru"><head><meta charset="{charset}"><title>{title} — {site}</title></head><body><header><a href="/">{site}</a><nav>'
    + MENU
    + "</nav></header><main>{body}</main><footer>© {site}. Телефон приёмной: 8 (39199) 2-11-43</footer></body></html>",
    "table": '<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}"><title>{site} - {title}</title></head><body><table width="100%"><tr><td width="20%">'
    + MENU
    + "<b>Вход на сайт</b><br>Поиск<br>Календарь</td><td>{body}</td></tr></table><hr>Copyright MyCorp 2021</body></html>",
    "divs": '<!doctype html><html><head><meta charset="{charset}"><title>{title}</title></head><body><div class="top">{site}</div><div id="sidebar">'
    + MENU
    + '</div><div class="content"><div class="breadcrumbs"><a href="/">Главная</a> / <a href="/docs/">Документы</a> / {title}</div>{body}<div class="share">Поделиться: ВК ОК</div></div><div class="footer">Версия для слабовидящих</div></body></html>',
}


def sheet(sheets: dict[str, Sequence[Sequence[object]]]) -> bytes:
    """An XLSX of rows."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        one = book.create_sheet(name)
        for row in rows:
            one.append(list(row))
        one.column_dimensions["B"].width = 60
    body = io.BytesIO()
    book.save(body)
    return body.getvalue()
