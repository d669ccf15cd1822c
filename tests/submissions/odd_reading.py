"""What the tests of odd forms read, in short words."""

from collections.abc import Sequence
from pathlib import Path

from auditor import submissions
from auditor.model import Submission
from tests.submissions.writing import RUBRIC, facts, sheet

ZAR, POL = "Заречинский район", "Полянский район"
L = "http://edu.example.ru"
LINES = ("по осуществлению методической поддержки педагогов", "по организации системы наставничества")
Row = Sequence[object]


def read(path: Path) -> tuple[Submission, ...]:
    return submissions.read(path, RUBRIC)


def told(path: Path) -> set[tuple[str, str, str]]:
    """(code, end of the address, pages) of all links of the one municipality."""
    (submission,) = read(path)
    return {(code, url.removeprefix(L + "/"), ",".join(map(str, pages))) for _, code, url, pages in facts([submission])}


def form(path: Path, *rows: Row, name: str = ZAR) -> Path:
    sheet(path, rows, names=[name])
    return path


ONE = ("2.4.1.1", "1.pdf", "")
TWO = ("2.4.1.2", "2.pdf", "")
