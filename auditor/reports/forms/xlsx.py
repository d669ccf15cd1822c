"""A submitted workbook with remarks: our columns, colours, comments and sheets; all else as it was."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from auditor.model import Outcome
from auditor.reports import clean
from auditor.reports.booklet import Booklet
from auditor.reports.forms import front, notes
from auditor.reports.forms.balloons import Balloon, Balloons
from auditor.reports.forms.columns import Columns
from auditor.reports.forms.grid import Sheet
from auditor.reports.forms.leaves import Leaf
from auditor.reports.forms.notes import AUTHOR, Mark
from auditor.reports.forms.package import Package
from auditor.reports.forms.spots import LAST_COLUMN, Spot, reference, spot
from auditor.reports.forms.workbook import Workbook, link_to

_OUR_COLUMN = re.compile(r"(?:Проверка|Check) \d{2,4}[.-]\d{2}[.-]\d{2,4}")
_MOST_EDGES = 2000  # cells of a merged range whose border is drawn
Cells = dict[tuple[int, int], list[Mark]]


def annotate(data: bytes, booklet: Booklet, note: str = "") -> bytes:
    """The workbook with remarks of all forms in it; raises one of `package.SPOILED` where it cannot be edited."""
    book = Workbook(Package(data))
    for name in _earlier(book):
        book.remove(name)
    told, only = _told(book, booklet)
    for name, cells in told.items():
        sheet = book.sheet(name)
        if sheet is not None:
            _mark(book, sheet, cells, booklet)
    for sheet in book.opened():
        sheet.settle()
    _leaves(book, booklet, note, only)
    return book.package.save()


def _earlier(book: Workbook) -> list[str]:
    """The sheets that an earlier check put in."""
    found = []
    for name in (book.names()[:1] + book.names()[-1:]) if len(book.names()) > 1 else []:
        sheet = book.sheet(name)
        if sheet is not None and sheet.words(1, 1).startswith(f"{AUTHOR}. "):
            found.append(name)
    return found


def _told(book: Workbook, booklet: Booklet) -> tuple[dict[str, Cells], str]:
    """What is told of each cell, by sheet; and the one sheet that places without a sheet mean."""
    only = book.names()[0] if book.names() else ""
    told: dict[str, Cells] = defaultdict(lambda: defaultdict(list))
    for form in booklet.forms:
        for place, mark in notes.marks_of(form):
            where = located(book, place, only, mark.position.text if place == mark.position.spot else "")
            if where is not None:
                told[where.sheet][where.row, where.column].append(mark)
    return {name: _aligned(cells) for name, cells in told.items()}, only


def _aligned(cells: Cells) -> Cells:
    """Where only the row is told, an empty answer is taken to stand in the column of the others."""
    columns = Counter(column for _, column in cells if column)
    usual = columns.most_common(1)[0][0] if columns else 0
    made: Cells = {}
    for (row, column), marks in cells.items():
        alone = column == 0 and len(marks) == 1 and (row, usual) not in cells
        made[row, usual if alone else column] = marks
    return made


def located(book: Workbook, place: str, only: str, text: str = "") -> Spot | None:
    """The cell a place names, where the workbook has its sheet."""
    where = spot(place)
    if where is None:
        return None
    sheet = book.sheet(where.sheet or only)
    if sheet is None:
        return None
    if where.column:
        return Spot(sheet.name, where.row, where.column)
    wanted = text.partition("\n")[0].strip()
    row = sheet.filled(where.row)
    holds = [column for column, words in row.items() if wanted and wanted in clean.text(words)]
    return Spot(sheet.name, where.row, holds[0] if holds else 0)


def _mark(book: Workbook, sheet: Sheet, cells: Cells, booklet: Booklet) -> None:
    """Colours and comments on the cells of a sheet, and our columns beside them."""
    voice, as_of = booklet.voice, booklet.report.run.as_of
    balloons = Balloons(sheet)
    columns = Columns(book, sheet, cells, booklet, _OUR_COLUMN)
    taken, hung = balloons.taken(), []
    for (row, column), marks in cells.items():
        words = notes.comment(marks, voice, as_of)
        at = (row, column)
        if column:
            _tint(book, sheet, row, column, notes.worst(marks))
        if column == 0 or at in taken:  # the owner's own comment stays; ours hangs beside, on our column
            at = (row, columns.first)
        if words and 0 < at[1] <= LAST_COLUMN and at not in taken:
            taken.add(at)
            hung.append(Balloon(at[0], at[1], words))
    columns.write()
    balloons.hang(hung)


def _tint(book: Workbook, sheet: Sheet, row: int, column: int, outcome: Outcome) -> None:
    """The colour of the verdict: on the first cell of a merged range its fill, all round it its border."""
    box = sheet.range_of(row, column)
    wide, high = box.right - box.left + 1, box.bottom - box.top + 1
    if wide * high == 1 or wide * high > _MOST_EDGES:
        sheet.restyle(row, column, book.looks.tinted(sheet.style(row, column), outcome))
        return
    for line in range(box.top, box.bottom + 1):
        for number in range(box.left, box.right + 1):
            sides = [
                side
                for side, there in (
                    ("left", number == box.left),
                    ("right", number == box.right),
                    ("top", line == box.top),
                    ("bottom", line == box.bottom),
                )
                if there
            ]
            if sides:
                sheet.restyle(line, number, book.looks.tinted(sheet.style(line, number), outcome, sides))


def _leaves(book: Workbook, booklet: Booklet, note: str, only: str) -> None:
    """The first and the last sheet."""
    voice = booklet.voice

    def find(place: str) -> str:
        where = located(book, place, only)
        return link_to(where.sheet, reference(where.row, max(where.column, 1))) if where else ""

    book.unselect()
    made: Sequence[tuple[str, Leaf, bool]] = (
        (voice("summary"), front.summary(booklet, find, note), True),
        (voice("unchecked_short"), front.unchecked(booklet, find), False),
    )
    footer = voice("page_of", page="&P", pages="&N")
    for name, leaf, first in made:
        book.add(book.free_name(name), leaf.xml(book.looks, first=first, footer=f"&C{footer}"), first=first)
    book.show_first()
