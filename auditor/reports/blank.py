"""An empty form of a rubric: what to attach where, room for addresses and pages, and hints while one types."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from auditor.model import Lang, Position, Rubric
from auditor.reports import files
from auditor.reports.lexicon import Pair
from auditor.reports.sheets import HEAD, page_setup, put
from auditor.reports.voice import Voice

_HEAD_ROW = 4
_WIDTHS = (10.0, 46.0, 42.0, 9.0, 52.0, 16.0, 30.0, 15.0)
_TITLE, _EVIDENCE, _LINK, _PAGES, _COMMENT, _STATE = 2, 3, 5, 6, 7, 8
_LETTERS = 0.95  # of a column's width that a line of text takes
_LINE = 15.0
_LONGEST = 2000  # letters of an address
_WORDS: dict[str, Pair] = {
    "form": ("Форма", "Form"),
    "guide": ("Инструкция", "Instructions"),
    "municipality": ("Муниципалитет:", "Municipality:"),
    "name_hint": (
        "Впишите полное название, например: Заречинский муниципальный район",
        "Write the full name of the municipality",
    ),
    "code": ("Код", "Code"),
    "title": ("Позиция", "Position"),
    "attach": ("Что приложить", "What to attach"),
    "points": ("Макс. балл", "Max points"),
    "link": ("Ссылка на документ", "Link to the document"),
    "pages": ("Страницы", "Pages"),
    "comment": ("Комментарий", "Comment"),
    "ready": ("Готовность", "Progress"),
    "states": ("готово,в работе,нет документа", "ready,in work,no document"),
    "optional": ("Можно не заполнять.", "May be left empty."),
    "link_title": ("Ссылка на документ", "Link to the document"),
    "link_prompt": (
        "Адрес самого документа, а не раздела сайта. Начинается с http:// или https://. Несколько адресов — каждый с"
        " новой строки (Alt+Enter).",
        "The address of the document itself, not of a section of the site. Begins with http:// or https://. Several"
        " addresses: each on a line of its own (Alt+Enter).",
    ),
    "link_error": (
        "Адрес должен начинаться с http:// или https://. Файлы с компьютера и электронная почта не подойдут."
        " Оставить как есть?",
        "An address begins with http:// or https://. Files on a computer and e-mail will not do. Keep it?",
    ),
    "pages_title": ("Страницы", "Pages"),
    "pages_prompt": (
        "Где в документе ответ: 5–7 или 3, 9. Нужно, если в документе больше одной страницы.",
        "Where in the document the answer stands: 5–7 or 3, 9. Needed where it has more than one page.",
    ),
    "pages_error": (
        "Напишите номера страниц цифрами, например: 5–7. Оставить как есть?",
        "Write the numbers of pages, as 5–7. Keep it?",
    ),
    "how": ("Как заполнить форму", "How to fill in the form"),
    "example": ("Пример", "Example"),
    "example_title": ("(название позиции)", "(title of a position)"),
    "example_comment": ("Приказ об утверждении на стр. 1", "The order of approval is on p. 1"),
    "example_state": ("готово", "ready"),
    "points_note": (
        "Баллы предварительные: их ставит эксперт.",
        "The points are preliminary; the expert gives them.",
    ),
}
_STEPS: tuple[Pair, ...] = (
    ("Откройте лист «Форма» и впишите муниципалитет.", "Open the sheet “Form” and name the municipality."),
    (
        "К каждой позиции дайте ссылку на документ, который её подтверждает; что подойдёт, сказано в столбце «Что"
        " приложить».",
        "Give each position a link to the document that proves it; what will do is told under “What to attach”.",
    ),
    (
        "Ссылка ведёт на сам документ и открывается у всех: без пароля, без запроса доступа.",
        "The link leads to the document itself and opens for everyone: no password, no request for access.",
    ),
    (
        "Если в документе больше одной страницы или он указан в нескольких позициях, назовите страницы.",
        "Where a document has several pages, or stands in several positions, name the pages.",
    ),
    (
        "Документ утверждён: виден номер и дата приказа или протокола.",
        "The document is approved: the number and the day of the order or the minutes can be seen.",
    ),
    (
        "В документах нет персональных данных: фамилий учеников, телефонов, СНИЛС.",
        "The documents hold no personal data: names of pupils, telephones, numbers.",
    ),
    (
        "Нет документа — оставьте ячейку ссылки пустой. Столбец «Готовность» — для вас, его не проверяют.",
        "No document: leave the cell of the link empty. The column “Progress” is yours, nobody checks it.",
    ),
    (
        "Строки и столбцы не переставляйте и не объединяйте; добавлять свои справа можно.",
        "Do not move or merge rows and columns; your own may be added on the right.",
    ),
)
_BLOCK = PatternFill("solid", start_color="FFF4F7FB", end_color="FFF4F7FB")
_INPUT = PatternFill("solid", start_color="FFFFFBEB", end_color="FFFFFBEB")
_THIN = Side(style="thin", color="FFC3CDDC")
_EDGES = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_WRAP = Alignment(vertical="top", wrap_text=True)
_MIDDLE = Alignment(horizontal="center", vertical="top", wrap_text=True)


def blank(rubric: Rubric, path: Path, lang: Lang) -> Path:
    """Writes an empty form of the rubric to `path`, whole or not at all."""
    voice = Voice(lang)
    book = Workbook()
    book.properties.creator = "evidence-auditor"
    book.properties.title = rubric.title
    first = book.active
    if isinstance(first, Worksheet):
        _guide(first, rubric, voice)
    _form(book.create_sheet(voice.pick(*_WORDS["form"])), rubric, voice)
    return files.put(path.parent, {path.name: lambda place: book.save(place)}, pages=False)[0]


# --- the sheet to fill in --------------------------------------------------------------------------------------------


def _form(sheet: Worksheet, rubric: Rubric, voice: Voice) -> None:
    put(sheet.cell(1, 1), rubric.title).font = _font(14, bold=True)
    put(sheet.cell(2, 1), voice.pick(*_WORDS["municipality"])).font = _font(11, bold=True)
    sheet.merge_cells(start_row=2, start_column=1, end_row=2, end_column=2)
    sheet.merge_cells(start_row=2, start_column=3, end_row=2, end_column=_LINK)
    for column in range(3, _LINK + 1):
        sheet.cell(2, column).border = _EDGES
        sheet.cell(2, column).fill = _INPUT
    heads = ("code", "title", "attach", "points", "link", "pages", "comment", "ready")
    for at, (key, width) in enumerate(zip(heads, _WIDTHS, strict=True), 1):
        cell = put(sheet.cell(_HEAD_ROW, at), voice.pick(*_WORDS[key]))
        HEAD.dress(cell)
        cell.alignment, cell.border, cell.font = _WRAP, _EDGES, _font(11, HEAD.words, bold=True)
        sheet.column_dimensions[cell.column_letter].width = width
    sheet.row_dimensions[_HEAD_ROW].height = 2 * _LINE
    last = _blocks(sheet, rubric, voice)
    _hints(sheet, last, voice)
    sheet.freeze_panes = f"C{_HEAD_ROW + 1}"
    page_setup(sheet, voice, rows=f"{_HEAD_ROW}:{_HEAD_ROW}")


def _blocks(sheet: Worksheet, rubric: Rubric, voice: Voice) -> int:
    """The positions block by block; returns the last row."""
    titles = {section.id: section.title for section in rubric.sections}
    row, section = _HEAD_ROW, ""
    for position in rubric.positions:
        if position.section != section:
            section = position.section
            row += 1
            put(sheet.cell(row, 1), titles.get(section, section)).font = _font(11, bold=True)
            sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(_WIDTHS))
            for column in range(1, len(_WIDTHS) + 1):
                sheet.cell(row, column).fill, sheet.cell(row, column).border = _BLOCK, _EDGES
        row += 1
        _position(sheet, row, position, voice)
    return row


def _position(sheet: Worksheet, row: int, position: Position, voice: Voice) -> None:
    evidence = voice.say(position.needs.evidence)
    if position.optional:
        evidence = f"{evidence}. {voice.pick(*_WORDS['optional'])}" if evidence else voice.pick(*_WORDS["optional"])
    put(sheet.cell(row, 1), position.id)
    put(sheet.cell(row, _TITLE), position.title)
    put(sheet.cell(row, _EVIDENCE), evidence).font = _font(9, "56617A")
    put(sheet.cell(row, 4), position.points)
    for column in range(1, len(_WIDTHS) + 1):
        cell = sheet.cell(row, column)
        cell.alignment, cell.border = _MIDDLE if column == 4 else _WRAP, _EDGES
        if column >= _LINK:
            cell.fill = _INPUT
    sheet.cell(row, 1).number_format = "@"
    sheet.cell(row, _PAGES).number_format = "@"  # else «5-7» becomes the fifth of July
    lines = max(_lines(position.title, _WIDTHS[_TITLE - 1]), _lines(evidence, _WIDTHS[_EVIDENCE - 1] * 11 / 9))
    sheet.row_dimensions[row].height = max(2, lines) * _LINE


def _font(size: int, colour: str = "18212F", *, bold: bool = False) -> Font:
    return Font(name="Calibri", size=size, color=f"FF{colour}", bold=bold)


def _lines(words: str, width: float) -> int:
    return -(-len(words) // int(width * _LETTERS))


def _hints(sheet: Worksheet, last: int, voice: Voice) -> None:
    """What is said while one types; everything may be kept, for a cell may hold more than one address."""
    first = _HEAD_ROW + 1
    link, pages = f"E{first}", f"F{first}"
    begins = ",".join(f'LEFT({link},{len(one)})="{one}"' for one in ("http://", "https://", "www."))
    digits = ",".join(f'FIND("{digit}",{pages})' for digit in range(10))
    rules = (
        ("link", f"AND(LEN({link})<{_LONGEST},OR({begins}))", "E"),
        ("pages", f"COUNT({digits})>0", "F"),
    )
    for name, formula, column in rules:
        rule = DataValidation(type="custom", formula1=formula, allow_blank=True, errorStyle="warning")
        rule.promptTitle, rule.prompt = (voice.pick(*_WORDS[f"{name}_{key}"]) for key in ("title", "prompt"))
        rule.errorTitle, rule.error = (voice.pick(*_WORDS[f"{name}_{key}"]) for key in ("title", "error"))
        rule.showInputMessage = rule.showErrorMessage = True
        rule.add(f"{column}{first}:{column}{last}")
        sheet.add_data_validation(rule)
    states = DataValidation(type="list", formula1=f'"{voice.pick(*_WORDS["states"])}"', allow_blank=True)
    states.add(f"H{first}:H{last}")
    sheet.add_data_validation(states)
    called = DataValidation(type="textLength", operator="lessThan", formula1="120", allow_blank=True)
    called.promptTitle, called.prompt = voice.pick(*_WORDS["municipality"]), voice.pick(*_WORDS["name_hint"])
    called.showInputMessage = True
    called.add("C2")
    sheet.add_data_validation(called)


# --- the instructions ------------------------------------------------------------------------------------------------


def _guide(sheet: Worksheet, rubric: Rubric, voice: Voice) -> None:
    sheet.title = voice.pick(*_WORDS["guide"])
    sheet.sheet_view.showGridLines = False
    for letter, width in zip("ABCDEF", (5.0, 34.0, 40.0, 14.0, 34.0, 14.0), strict=True):
        sheet.column_dimensions[letter].width = width
    put(sheet.cell(1, 1), rubric.title).font = _font(14, bold=True)
    put(sheet.cell(3, 1), voice.pick(*_WORDS["how"])).font = _font(12, bold=True)
    row = 3
    for number, step in enumerate(_STEPS, 1):
        row += 1
        put(sheet.cell(row, 1), f"{number}.").alignment = _MIDDLE
        _wide(sheet, row, voice.nice(voice.pick(*step)))
    row += 2
    put(sheet.cell(row, 1), voice.pick(*_WORDS["example"])).font = _font(12, bold=True)
    heads = (voice.pick(*_WORDS[key]) for key in ("title", "link", "pages", "comment", "ready"))
    shown = ("example_title", "example_comment", "example_state")
    title, comment, state = (voice.pick(*_WORDS[key]) for key in shown)
    _row(sheet, row + 1, heads, head=True)
    _row(sheet, row + 2, (title, "https://…/prikaz-214.pdf", "5–7", comment, state), head=False)
    _wide(sheet, row + 4, voice.pick(*_WORDS["points_note"]))
    page_setup(sheet, voice)


def _wide(sheet: Worksheet, row: int, words: str) -> None:
    put(sheet.cell(row, 2), words).alignment = _WRAP
    sheet.merge_cells(start_row=row, start_column=2, end_row=row, end_column=6)
    sheet.row_dimensions[row].height = _LINE * max(1, _lines(words, 136.0))


def _row(sheet: Worksheet, row: int, words: Iterable[str] | Sequence[str], *, head: bool) -> None:
    for column, one in enumerate(words, 2):
        cell = put(sheet.cell(row, column), one)
        cell.alignment, cell.border = _WRAP, _EDGES
        if head:
            HEAD.dress(cell)
            cell.font = _font(11, HEAD.words, bold=True)
