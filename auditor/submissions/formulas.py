"""`HYPERLINK("address";"words")` and `ГИПЕРССЫЛКА(...)`: the address a formula leads to and the words it shows."""

import re
from collections.abc import Callable

_CALL = re.compile(r"(?:HYPERLINK|ГИПЕРССЫЛКА)\s*\(", re.I)
_TOKEN = re.compile(
    r"\s*(?:\"((?:[^\"]|\"\")*)\"|'?([^'!()\";,&]{1,60})'?!\$?([A-Z]{1,3})\$?(\d{1,7})|\$?([A-Z]{1,3})\$?(\d{1,7})(?![\w(])|(&)|([;,])|(\)))"
)
_TYPED = re.compile(r"\s*=?\s*(?:HYPERLINK|ГИПЕРССЫЛКА)\s*\(", re.I)

Lookup = Callable[[str, str], str]
"""The text of a cell, by the name of its sheet ('' for the formula's own) and its coordinate."""


def is_formula(text: str) -> bool:
    """Whether a text is such a formula, though it came as text."""
    return _TYPED.match(text) is not None


def read(formula: str, lookup: Lookup) -> tuple[str, str] | None:
    """(address, words) of the first hyperlink in a formula; None where its address cannot be worked out."""
    call = _CALL.search(formula)
    if not call:
        return None
    arguments, place = [""], call.end()
    while token := _TOKEN.match(formula, place):
        place = token.end()
        literal, sheet, sheet_column, sheet_row, column, row, _, separator, closing = token.groups()
        if literal is not None:
            arguments[-1] += literal.replace('""', '"')
        elif sheet_column:
            arguments[-1] += lookup(sheet, f"{sheet_column}{sheet_row}")
        elif column:
            arguments[-1] += lookup("", f"{column}{row}")
        elif separator:
            arguments.append("")
        elif closing:
            break
    address = arguments[0].strip()
    if not address:
        return None
    words = arguments[1].strip() if len(arguments) > 1 else ""
    return address, words or address
