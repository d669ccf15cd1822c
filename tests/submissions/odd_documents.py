"""Odd documents of Word and Writer."""

from collections.abc import Callable
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from tests.submissions.odd import POL, ZAR, L, Odd, Row, told
from tests.submissions.writing import add_table, hyperlink

_GOAL = "Наличие муниципальных целей методической работы"
_GROUNDS = "Обоснование заявленной цели (целей) муниципалитета"
_LABEL = f"Муниципальное образование: {ZAR}"


def _made(fill: Callable[[Document], None], file: str = "form.docx") -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        made = docx.Document()
        fill(made)
        made.save(str(folder / file))
        return folder / file

    return write


def _table(
    *rows: Row, label: str = _LABEL, merged: tuple[tuple[int, int, int, int], ...] = ()
) -> Callable[[Document], None]:
    def fill(made: Document) -> None:
        if label:
            made.add_paragraph(label)
        grid = add_table(made, rows)
        for top, left, bottom, right in merged:
            grid.cell(top, left).merge(grid.cell(bottom, right))

    return fill


def _nested(made: Document) -> None:
    made.add_paragraph(_LABEL)
    grid = add_table(made, [["Код", "Подтверждение"], ["2.4.1.1", ""], ["2.4.1.2", ""]])
    for row, end in ((1, "1"), (2, "2")):
        inner = grid.cell(row, 1).add_table(rows=2, cols=2)
        inner.cell(0, 0).text, inner.cell(0, 1).text = "Ссылка", f"{L}/{end}.pdf"
        inner.cell(1, 0).text, inner.cell(1, 1).text = "Стр.", f"{end}, 7"


def _pages_linked(made: Document) -> None:
    made.add_paragraph(_LABEL)
    grid = add_table(made, [["Код", "Ссылка"], ["2.4.1.1", "Программа: "], ["2.4.1.2", ""]])
    hyperlink(grid.cell(1, 1), "стр. 5", f"{L}/1.pdf")
    for words, end in (("Поло", "2"), ("жение", "2"), (", с. 3", "2")):  # Word splits a link at will
        hyperlink(grid.cell(2, 1), words, f"{L}/{end}.pdf")


def _boxed(made: Document) -> None:
    made.add_paragraph(_LABEL)
    grid = add_table(made, [["Код", "Ссылка"], ["2.4.1.1", ""], ["2.4.1.2", f"{L}/2.pdf"]])
    box = parse_xml(
        f'<w:r {nsdecls("w", "wp", "a")} xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:v="urn:schemas-microsoft-com:vml">'
        "<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp>"
        f"<wps:txbx><w:txbxContent><w:p><w:r><w:t>{L}/1.pdf, стр. 4</w:t></w:r></w:p></w:txbxContent></wps:txbx>"
        "</wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>"
        f"<v:textbox><w:txbxContent><w:p><w:r><w:t>{L}/1.pdf, стр. 4</w:t></w:r></w:p></w:txbxContent></v:textbox>"
        "</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    grid.cell(1, 1).paragraphs[0]._p.append(box)


def _header(made: Document) -> None:
    section = made.sections[0]
    section.header.paragraphs[0].text = _LABEL
    section.footer.paragraphs[0].text = "Управление образования, http://uo.example.ru, uo@example.ru"
    add_table(made, [["Код", "Ссылка"], ["2.4.1.1", f"{L}/1.pdf, стр. 4"]])


def _tracked(made: Document) -> None:
    made.add_paragraph(_LABEL)
    grid = add_table(made, [["Код", "Ссылка"], ["2.4.1.1", ""], ["2.4.1.2", f"{L}/2.pdf"]])
    paragraph = grid.cell(1, 1).paragraphs[0]._p
    for tag, text, end in (("w:del", "w:delText", "old"), ("w:ins", "w:t", "1")):
        change = OxmlElement(tag)
        run, shown = OxmlElement("w:r"), OxmlElement(text)
        shown.text = f"{L}/{end}.pdf"
        run.append(shown)
        change.append(run)
        paragraph.append(change)


def _controls(made: Document) -> None:
    """A form of content controls: one around a row, one around a cell's words."""
    made.add_paragraph(_LABEL)
    grid = add_table(made, [["Код", "Ссылка"], ["2.4.1.1", f"{L}/1.pdf"], ["2.4.1.2", f"{L}/2.pdf, стр. 3"]])
    row = grid.rows[1]._tr
    _wrap(row)
    paragraph = grid.cell(2, 1).paragraphs[0]._p if len(grid.rows) > 2 else grid.rows[1].cells[1].paragraphs[0]._p
    for run in list(paragraph.findall(qn("w:r"))):
        _wrap(run)


def _wrap(element: object) -> None:
    control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    element.addprevious(control)  # type: ignore[attr-defined]
    control.append(content)
    content.append(element)


def _numbered(made: Document) -> None:
    """The numbers are Word's own: they stand in no text."""
    made.add_paragraph(_LABEL)
    made.add_paragraph("Цели", style="Heading 1")
    for title, end in ((_GOAL, 1), (_GROUNDS, 2)):
        made.add_paragraph(title, style="List Number")
        made.add_paragraph(f"Ссылка: {L}/{end}.pdf (стр. {end + 3})")


def _footnotes(made: Document) -> None:
    made.add_paragraph(_LABEL)
    add_table(made, [["Показатель", "Документ", "Ссылка¹"], [_GOAL, "Программа", f"{L}/1.pdf"]])
    made.add_paragraph("¹ Ссылка должна вести на документ, а не на раздел сайта.")


def _two(made: Document) -> None:
    for name, end in ((ZAR, 1), (POL, 2)):
        made.add_heading(name, level=1)
        add_table(made, [["Позиция", "Ссылка", "Стр."], [_GOAL, f"{L}/{end}.pdf", str(end)]])


def _letter(made: Document) -> None:
    made.add_paragraph(
        "Управление образования администрации Заречинского района\nул. Мира, 1, uo@example.ru, http://uo.example.ru"
    )
    made.add_paragraph("Ректору КИПК. Направляем сведения о методической работе.")
    made.add_paragraph(_LABEL)
    add_table(made, [["Код", "Ссылка"], ["2.4.1.1", f"{L}/1.pdf"]])
    made.add_paragraph("С уважением, И. И. Иванова")


ODD: tuple[Odd, ...] = (
    Odd(label="tables within cells", write=_made(_nested), facts=told("2.4.1.1 1.pdf 1,7\n2.4.1.2 2.pdf 2,7")),
    Odd(
        label="one link for three positions in a merged cell of a document, pages beside each",
        write=_made(
            _table(
                ["№", "Позиция", "Ссылка", "Страницы"],
                ["2.4.1.1", _GOAL, f"{L}/1.pdf", "стр. 2"],
                ["2.4.1.2", "", "", "стр. 3"],
                ["2.4.1.3", _GROUNDS, "", "стр. 4"],
                merged=((1, 2, 3, 2),),
            )
        ),
        facts=told("2.4.1.1 1.pdf 2\n2.4.1.2 1.pdf 3\n2.4.1.3 1.pdf 4"),
    ),
    Odd(
        label="pages of three positions in one merged cell",
        write=_made(
            _table(
                ["№", "Позиция", "Ссылка"],
                ["2.4.1.1", _GOAL, f"{L}/1.pdf, стр. 5-7"],
                ["2.4.1.3", _GROUNDS, ""],
                merged=((1, 2, 2, 2),),
            )
        ),
        facts=told("2.4.1.1 1.pdf 5,6,7\n2.4.1.3 1.pdf 5,6,7"),
    ),
    Odd(
        label="a link on the page's number, a link in pieces",
        write=_made(_pages_linked),
        facts=told("2.4.1.1 1.pdf 5\n2.4.1.2 2.pdf 3"),
    ),
    Odd(label="a text box in a cell", write=_made(_boxed), facts=told("2.4.1.1 1.pdf 4\n2.4.1.2 2.pdf")),
    Odd(
        label="the municipality in the page's header, contacts in its footer",
        write=_made(_header),
        facts=told("2.4.1.1 1.pdf 4"),
    ),
    Odd(label="changes not yet accepted", write=_made(_tracked), facts=told("2.4.1.1 1.pdf\n2.4.1.2 2.pdf")),
    Odd(label="controls to fill in", write=_made(_controls), facts=told("2.4.1.1 1.pdf\n2.4.1.2 2.pdf 3")),
    Odd(label="numbers by Word, no table", write=_made(_numbered), facts=told("2.4.1.1 1.pdf 4\n2.4.1.3 2.pdf 5")),
    Odd(label="a note under the table that speaks of links", write=_made(_footnotes), facts=told("2.4.1.1 1.pdf")),
    Odd(
        label="two municipalities by headings",
        write=_made(_two),
        facts=told(f"2.4.1.1 1.pdf 1\n@{POL}\n2.4.1.1 2.pdf 2"),
    ),
    Odd(label="a letter around the table", write=_made(_letter), facts=told("2.4.1.1 1.pdf"), unmatched=1),
    Odd(
        label="a block heading merged across, numbering of the region",
        write=_made(
            _table(
                ["№ п/п", "Позиция оценивания", "Макс. балл", "Ссылка на документ, страница"],
                ["1", "2", "3", "4"],
                ["I. Цели", "", "", ""],
                ["1.1", _GOAL, "1", f"{L}/1.pdf, стр. 2"],
                ["1.2", _GROUNDS, "1", f"{L}/2.pdf"],
                ["III. Мониторинг", "", "", ""],
                ["3.1", "по осуществлению методической поддержки педагогов", "1", f"{L}/3.pdf"],
                merged=((2, 0, 2, 3), (5, 0, 5, 3)),
            )
        ),
        facts=told("2.4.1.1 1.pdf 2\n2.4.1.3 2.pdf\n2.4.3.1 3.pdf"),
    ),
    Odd(
        label="all evidence of a block in one cell beside its list of positions",
        write=_made(
            _table(
                ["Компонент", "Ссылки"],
                ["Цели", f"Наличие целей: {L}/1.pdf, стр. 3\nОбоснование целей: {L}/1.pdf, стр. 5"],
            )
        ),
        facts=told("2.4.1.1 1.pdf 3\n2.4.1.3 1.pdf 5"),
    ),
    Odd(
        label="cards: a table a position",
        write=_made(
            lambda made: (
                [
                    _table(
                        ["Позиция", f"{code} {title}"],
                        ["Документ", "Программа"],
                        ["Ссылка", f"{L}/{end}.pdf"],
                        ["Страницы", "3-4"],
                        label=label,
                    )(made)
                    for code, title, end, label in (("2.4.1.1", _GOAL, 1, _LABEL), ("2.4.1.3", _GROUNDS, 2, ""))
                ]
                and None
            )
        ),
        facts=told("2.4.1.1 1.pdf 3,4\n2.4.1.3 2.pdf 3,4"),
    ),
    Odd(
        label="pages in a merged neighbour of two links",
        write=_made(
            _table(
                ["Код", "Ссылка", "Стр."],
                ["2.4.1.1", f"{L}/1.pdf\n{L}/2.pdf", "с. 3\nс. 5"],
                ["2.4.1.2", f"1) {L}/3.pdf\n2) {L}/4.pdf", "1) 3-4\n2) 7"],
                ["2.4.1.3", f"{L}/5.pdf\n{L}/6.pdf", "с. 3"],
            )
        ),
        facts=told(
            "2.4.1.1 1.pdf 3\n2.4.1.1 2.pdf 5\n2.4.1.2 3.pdf 3,4\n2.4.1.2 4.pdf 7\n2.4.1.3 5.pdf\n2.4.1.3 6.pdf"
        ),
        loose=frozenset({("2.4.1.3", (3,))}),
    ),
)
