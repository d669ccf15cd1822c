"""Forms as clerks make them, written and labelled before the code that reads them was looked at."""

from tests.submissions.clerks import (
    cells,
    columns,
    layouts,
    marks,
    programs,
    second_books,
    second_texts,
    sheets,
    texts,
    words,
)
from tests.submissions.clerks.kit import CASES

__all__ = [
    "CASES",
    "cells",
    "columns",
    "layouts",
    "marks",
    "programs",
    "second_books",
    "second_texts",
    "sheets",
    "texts",
    "words",
]
