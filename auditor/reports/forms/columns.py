"""«Проверка» and «Что сделать»: two columns right of all that a sheet holds."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from auditor.model import Outcome
from auditor.reports.booklet import Booklet
from auditor.reports.forms import notes
from auditor.reports.forms.grid import Sheet, is_risky
from auditor.reports.forms.looks import HEADING, PLAIN, Dress, S, outcome_dress
from auditor.reports.forms.notes import Mark
from auditor.reports.forms.spots import LAST_COLUMN, reference
from auditor.reports.forms.workbook import Workbook, quoted
from auditor.reports.terms import MARKS
from auditor.reports.view import ORDER

_VERDICT, _ADVICE = 22.0, 60.0  # widths
_LINE = 15.0
_LIST = 4  # positions of one row that are told one by one
_HEAD_ROWS = 12  # looked at for the head of the table
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"


class Columns:
    """Our two columns in one sheet."""

    def __init__(
        self,
        book: Workbook,
        sheet: Sheet,
        cells: Mapping[tuple[int, int], Sequence[Mark]],
        booklet: Booklet,
        ours: re.Pattern[str],
    ) -> None:
        self._book, self._sheet, self._booklet = book, sheet, booklet
        self._rows: dict[int, list[Mark]] = defaultdict(list)
        for (row, _), marks in sorted(cells.items()):
            self._rows[row].extend(marks)
        self._old = self._earlier(ours)
        self.first = self._old or self._free()

    def _earlier(self, ours: re.Pattern[str]) -> int:
        """The first of the columns of an earlier check, emptied; 0 if there are none."""
        last = self._sheet.last_column()
        for row in self._sheet.row_numbers():
            if row > max(self._rows, default=0):
                break
            if ours.fullmatch(self._sheet.words(row, last - 1).strip()):
                for line in self._sheet.row_numbers():
                    for column in (last - 1, last):
                        if self._sheet.words(line, column):
                            self._sheet.write(line, column, "", self._sheet.style(line, column))
                return last - 1
        return 0

    def _free(self) -> int:
        """The first of two columns that hold nothing and lie under no picture."""
        first = self._sheet.last_column() + 1
        top, bottom = min(self._rows, default=1), max(self._rows, default=1)
        for left, right, upper, lower in sorted(self._pictures()):
            if left <= first + 1 and right >= first and upper <= bottom and lower >= top - 1:
                first = right + 1
        return first

    def _pictures(self) -> list[tuple[int, int, int, int]]:
        """First and last column and row of each chart or picture."""
        found = []
        for one in self._sheet.package.related(self._sheet.part, "drawing"):
            for anchor in self._sheet.package.look(one.part):
                start, end = anchor.find(f"{_DRAWING}from"), anchor.find(f"{_DRAWING}to")
                if start is not None and end is not None:
                    column, row = f"{_DRAWING}col", f"{_DRAWING}row"
                    spots = [int(at.findtext(name, "0")) + 1 for name in (column, row) for at in (start, end)]
                    found.append((spots[0], spots[1], spots[2], spots[3]))
        return found

    def write(self) -> None:
        """Fills the columns."""
        if not self._rows or self.first + 1 > LAST_COLUMN:
            return
        voice = self._booklet.voice
        head = self._head()
        if head:
            frame = self._frame(head)
            day = voice.day(self._booklet.report.run.as_of)
            for column, words in enumerate((voice("check_column", day=day), voice("act")), self.first):
                self._put(head, column, words, Dress(HEADING.look, frame=frame))
        for row, marks in self._rows.items():
            verdict, advice = self._words(marks)
            frame = self._frame(row)
            high = _LINE * max(_lines(verdict, _VERDICT), _lines(advice, _ADVICE))
            self._sheet.grow(row, high, self._book.looks.wraps)
            self._put(row, self.first, verdict, outcome_dress(notes.worst(marks), frame))
            self._put(row, self.first + 1, advice, Dress(PLAIN, quoted=is_risky(advice), frame=frame))
        for column, width in ((self.first, _VERDICT), (self.first + 1, _ADVICE)):
            self._sheet.widen(column, width)
        if head:
            self._filter(head)

    def _put(self, row: int, column: int, words: str, dress: Dress) -> None:
        self._sheet.write(row, column, words, self._book.looks.own(dress))

    def _frame(self, row: int) -> int:
        """The format whose borders our cells take over, so that the table goes on."""
        return self._sheet.style(row, self.first - 1) if self.first > 1 else 0

    def _head(self) -> int:
        """The row of the table's head; 0 where there is none to be seen."""
        first = min(self._rows)
        above = [row for row in self._sheet.row_numbers() if row < first][-_HEAD_ROWS:]
        for row in reversed(above):
            words = [text.strip() for column, text in self._sheet.filled(row).items() if column < self.first]
            words = [word for word in words if word]
            if len(words) > 1 and not all(word.isdigit() and len(word) < 3 for word in words):
                return row
        return 0

    def _words(self, marks: Sequence[Mark]) -> tuple[str, str]:
        """The verdict and the advice of a row, which may answer many positions."""
        voice = self._booklet.voice
        if len(marks) == 1:
            return notes.verdict(marks[0].position), notes.advice(marks[0].position, voice)
        names = {mark.form.name for mark in marks}
        if len(marks) <= _LIST:
            verdicts, told = [], []
            for mark in marks:
                what = mark.position.id if len(names) == 1 else f"{mark.form.name}, {mark.position.id}"
                verdicts.append(f"{what}: {notes.verdict(mark.position)}")
                if words := notes.advice(mark.position, voice):
                    told.append(f"{what}: {words}")
            return "\n".join(verdicts), "\n".join(told)
        counts = {outcome: sum(mark.position.outcome is outcome for mark in marks) for outcome in ORDER}
        lines = [f"{MARKS[one]} {voice.word(one)}: {n}" for one, n in counts.items() if n]
        faulty = [mark for mark in marks if mark.position.outcome is Outcome.MEND]
        number = sum(len(mark.position.findings) for mark in faulty)
        if not number:
            return "\n".join(lines), ""
        return "\n".join(lines), voice("more_in_list", n=voice.count(number, "finding"))

    def _filter(self, head: int) -> None:
        """A filter on our columns, if the sheet has none."""
        last = max(self._rows)
        found = self._sheet.root.find(S + "autoFilter")
        cells = f"{reference(head, self.first)}:{reference(last, self.first + 1)}"
        if (found is not None and not self._old) or last <= head:
            return
        if found is not None and found.get("ref", "").partition(":")[0] != reference(head, self.first):
            return
        named = found is not None
        for child in list(found) if found is not None else ():
            found.remove(child)
        self._sheet.child("autoFilter").set("ref", cells)
        if not named:
            first, second = (re.sub(r"([A-Z]+)(\d+)", r"$\1$\2", one) for one in cells.split(":"))
            self._book.name_range(
                "_xlnm._FilterDatabase", self._sheet.name, f"{quoted(self._sheet.name)}!{first}:{second}"
            )


def _lines(words: str, width: float) -> int:
    return sum(max(1, -(-len(line) // int(width))) for line in words.split("\n"))
