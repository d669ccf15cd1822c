"""XLSX, XLSM, XLSB, XLS and ODS -> Text: a sheet is a page."""

import contextlib
from datetime import date, datetime, time, timedelta
from pathlib import Path

import python_calamine

from auditor.documents import limits, weave, xlsxboxes
from auditor.documents.limits import Unreadable
from auditor.model import Page, Text, Trouble

_COLUMN = 10.0  # the width of a column, in the units stamps side by side are looked for in
_BROKEN = (
    python_calamine.CalamineError,
    OSError,
    ValueError,
)


def read(path: Path, media_type: str) -> Text:
    """Reads the sheets of a workbook, cells parted by tabs; those not shown last, named so in the headings."""
    try:
        return _read(path, media_type)
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        # What the library's Rust code did not expect of a damaged file; it is no Exception.
        raise Unreadable(Trouble.DAMAGED, "Excel") from None


def _read(path: Path, media_type: str) -> Text:
    if not media_type.endswith("ms-excel"):
        limits.open_zip(path).close()
    try:
        book = _opened(path)
    except python_calamine.PasswordError as error:
        raise Unreadable(Trouble.ENCRYPTED, "Excel") from error
    except _BROKEN as error:
        raise Unreadable(Trouble.DAMAGED, f"Excel: {error}") from error
    boxes = xlsxboxes.lines(path, media_type)
    pages: list[Page] = []
    names, room, partial = [], limits.CHARACTERS, False
    with contextlib.closing(book):
        for name, title in _sheets(book)[: limits.PAGES]:
            text, cut = _sheet(book, name, room)
            text = "\n".join([*map(limits.clean, boxes.get(name, ())), *filter(None, [text])])
            pages.append(Page(number=len(pages) + 1, text=text))
            names.append(title)
            room -= len(text)
            partial = partial or cut
    return Text(
        media_type=media_type,
        pages=tuple(pages),
        count=len(pages),
        trouble=None if any(page.text for page in pages) else Trouble.EMPTY,
        headings=tuple(name for name in names if name),
        partial=partial,
    )


def _opened(path: Path) -> python_calamine.CalamineWorkbook:
    """The workbook, whatever its file is called: by a path the library would believe the extension."""
    with path.open("rb") as stream:
        return python_calamine.CalamineWorkbook.from_filelike(stream)


def _sheets(book: python_calamine.CalamineWorkbook) -> list[tuple[str, str]]:
    """Names of the sheets, and what they are called: those that are not shown come last and say so."""
    shown: list[tuple[str, str]] = []
    hidden: list[tuple[str, str]] = []
    for sheet in book.sheets_metadata:
        if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet:
            seen = sheet.visible == python_calamine.SheetVisibleEnum.Visible
            title = limits.one_line(sheet.name)
            (shown if seen else hidden).append((sheet.name, title if seen else f"{title} (скрытый лист)"))
    return shown + hidden


def _sheet(book: python_calamine.CalamineWorkbook, name: str, room: int) -> tuple[str, bool]:
    """The text of a sheet, and whether it was cut."""
    try:
        rows = book.get_sheet_by_name(name).iter_rows()
        lines: list[str] = []
        head: list[weave.Row] = []
        for at, row in enumerate(rows):
            if room <= 0:
                return "\n".join(lines), True
            cells = [(place, word) for place, value in enumerate(row) if (word := _word(value))]
            if not cells:
                continue
            head.append(weave.Row(at, tuple(weave.Segment(_COLUMN * p, _COLUMN * p + 9, word) for p, word in cells)))
            lines.append(_line([word for _, word in cells]))
            room -= len(lines[-1])
    except _BROKEN as error:
        raise Unreadable(Trouble.DAMAGED, f"Excel: {error}") from error
    return limits.clean("\n".join(_unwoven(lines, head))), False


def _line(words: list[str]) -> str:
    """A row: a cell alone keeps its lines, and so do stamps in cells; other cells are parted by tabs."""
    if len(words) == 1 or any("\n" in word and weave.begins_stamp(word) for word in words):
        return "\n".join(words)
    return "\t".join(" ".join(word.split()) for word in words)


def _unwoven(lines: list[str], rows: list[weave.Row]) -> list[str]:
    """Stamps in two columns of cells, one after the other; they stand at the head of a sheet."""
    if not weave.may_be_woven("\n".join(lines[:60])):
        return lines
    out: list[str] = []
    done = 0
    for woven in weave.find(rows[:60]):
        out += lines[done : woven.first]
        out += [line for column in woven.columns for line in column]
        done = woven.end
    return out + lines[done:]


def _word(value: object) -> str:
    """A cell as people see it: whole numbers without a point, days as dd.mm.yyyy."""
    if isinstance(value, str):
        return " ".join(value.split("\t")).strip()
    if isinstance(value, bool):
        return "ИСТИНА" if value else "ЛОЖЬ"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.10g}".replace(".", ",")
    if isinstance(value, datetime):
        return value.strftime("%d.%m.%Y") if value.time() == time() else value.strftime("%d.%m.%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d.%m.%Y")
    return str(value) if isinstance(value, int | time | timedelta) else ""
