"""Columns of a head: whom a letter is sent to beside who sends it, stamps side by side."""

from auditor.facts.headwords import ADDRESSEE, STAMP
from auditor.facts.lines import Line

_WITHIN = 16  # lines from the top within which a letter names its addressees
_RIGHT = 24  # blanks before a line that stands in the right column
_MOST = 8  # lines of a block of addressees


def without_addressees(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines without the column of those the paper is sent to; most papers have none."""
    apart = [line for line in lines[:_WITHIN] if line.indent > _RIGHT or len(line.cells) > 1]
    if not any(map(_addressed, apart)):
        return lines
    kept: list[Line] = []
    left = 0
    for at, line in enumerate(lines):
        addressed = _addressed(line) if at < _WITHIN else 0
        left = _MOST if addressed else 0 if line.gap else max(left - 1, 0)
        if addressed:
            kept += [_cut(line, addressed)] if addressed > 0 else []
        elif left and len(line.cells) > 1:
            kept.append(_cut(line, 1))
        elif not (left and line.indent > _RIGHT):
            kept.append(line)
    return tuple(kept)


def beside(stamp: list[Line], line: Line) -> bool:
    """Whether a line goes on under stamps side by side: below «СОГЛАСОВАНО   УТВЕРЖДЕНО», rows of as many columns."""
    heads = stamp[0].cells
    if len(heads) < 2 or line.gap or len(line.cells) != len(heads):
        return False
    return all(STAMP.match(cell) for cell in heads)


def _addressed(line: Line) -> int:
    """The column from which a line names addressees; -1 where it stands wholly in the right column, 0 for none."""
    for at, cell in enumerate(line.cells[1:], 1):
        if ADDRESSEE.match(cell):
            return at
    return -1 if line.indent > _RIGHT and ADDRESSEE.match(line.text) else 0


def _cut(line: Line, cells: int) -> Line:
    return line._replace(text=" ".join(line.cells[:cells]), cells=line.cells[:cells])
