"""A position of the rubric with nothing in its cell."""

import re
from collections.abc import Iterator

from auditor.dossier import Dossier
from auditor.model import Cell, Say, Severity
from rules.base import Example, Flag, flag

SEVERITY = Severity.ERROR
LABEL = Say(ru="Пустая ячейка", en="Empty cell")
MESSAGE = Say(ru="Позиция {position} не заполнена.", en="Position {position} is not filled in.")
WHY = Say(
    ru="За пустую ячейку баллов не ставят: подтверждать позицию нечем.",
    en="An empty cell brings no points: nothing proves the position.",
)
ADVICE = Say(
    ru="Дайте ссылку на документ{evidence}. Если документа нет, оставьте ячейку пустой: это 0 баллов.",
    en="Link a document{evidence}. If there is none, leave the cell empty: it is worth 0 points.",
)

BAD = [
    Example(cell=""),
    Example(cell="—", note=Say(ru="прочерк — та же пустая ячейка", en="a dash is an empty cell too")),
    Example(cell="нет", note=Say(ru="слово «нет» — тоже", en="so is “no”")),
    Example(cell="Мониторинг:", note=Say(ru="после заголовка с двоеточием ничего нет", en="nothing follows the label")),
]
GOOD = [
    Example(cell="https://edu.example.ru/plan.pdf", note=Say(ru="ссылка есть", en="there is a link")),
    Example(
        cell="Приказ от 10.09.2020 № 181",
        note=Say(
            ru="документ назван: это другое замечание, «Нет ссылки»",
            en="a document is named: that is another remark, “No link”",
        ),
    ),  # something stands there: see no-link
]

# What people write where there is nothing to write.
_NOTHING = re.compile(
    r"(?:[-–—_.\s0]*|нет(?:\s+(?:данных|документа|документов|информации|ссылки))?|н/?д|отсутству(?:ет|ют)|не\s+имеется|"
    r"не\s+предусмотрен[оаы]?|в\s+(?:разработке|работе)|(?:[А-ЯЁ][А-ЯЁа-яё,()\s]{2,60}:\s*)+)[.\s]*",
    re.IGNORECASE,
)


def nothing(cell: Cell) -> bool:
    """Neither a link nor words that name a document."""
    return not cell.links and _NOTHING.fullmatch(cell.text.strip()) is not None


def check(dossier: Dossier) -> Iterator[Flag]:
    for cell in dossier.cells:
        if nothing(cell) and not cell.position.optional and not cell.position.heading:
            yield flag(cell, position=cell.position.id)
