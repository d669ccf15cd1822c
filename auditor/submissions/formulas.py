"""`HYPERLINK("address";"words")` and `ГИПЕРССЫЛКА(...)`: the address a formula leads to and the words it shows."""

import re
from collections.abc import Callable

from auditor.submissions.grid import letter

_CALL = re.compile(r"(?:HYPERLINK|ГИПЕРССЫЛКА)\s*\(", re.I)
_TYPED = re.compile(r"\s*=?\s*(?:HYPERLINK|ГИПЕРССЫЛКА)\s*\(", re.I)
_TOKEN = re.compile(
    r"\s*(?:(?P<literal>\"(?:[^\"]|\"\")*\")|(?P<number>\d+(?:\.\d+)?)(?![\w.])|(?P<sign>[&;,()])|"
    r"(?:'?(?P<sheet>[^'!()\";,&]{1,60})'?!)?\$?(?P<column>[A-Z]{1,3})\$?(?P<row>\d{1,7})"
    r"(?::\$?(?P<last_column>[A-Z]{1,3})\$?(?P<last_row>\d{1,7}))?(?![\w(])|"
    r"(?P<name>[A-ZА-ЯЁ_.]{1,30})\s*\()",
    re.I,
)
_JOINING = frozenset({"CONCATENATE", "CONCAT", "СЦЕПИТЬ", "СЦЕП", "_XLFN.CONCAT"})
_AS_IT_IS = frozenset({"TRIM", "СЖПРОБЕЛЫ", "T", "CLEAN", "ПЕЧСИМВ", "HYPERLINK", "ГИПЕРССЫЛКА"})
_LOOKING_UP = frozenset({"VLOOKUP", "ВПР"})
_DEEPEST = 20
_MOST_ROWS = 5000

Lookup = Callable[[str, str], str]
"""The text of a cell, by the name of its sheet ('' for the formula's own) and its coordinate."""


def is_formula(text: str) -> bool:
    """Whether a text is such a formula, though it came as text."""
    return _TYPED.match(text) is not None


def has_hyperlink(formula: str) -> bool:
    """Whether a formula holds such a call."""
    return _CALL.search(formula) is not None


def read(formula: str, lookup: Lookup) -> tuple[str, str] | None:
    """(address, words) of the first hyperlink in a formula; None where its address cannot be worked out."""
    call = _CALL.search(formula)
    if not call:
        return None
    arguments = _Formula(formula, call.end(), lookup).arguments()
    address = arguments[0].strip() if arguments else ""
    if not address:
        return None
    words = arguments[1].strip() if len(arguments) > 1 else ""
    return address, words or address


def value(formula: str, lookup: Lookup) -> str:
    """What a formula without a kept value shows, where it only joins texts and cells; '' where it does more."""
    parts = _Formula(formula, int(formula.startswith("=")), lookup)
    try:
        return parts.whole()
    except _Unknown:
        return ""


class _Unknown(Exception):
    """A part of a formula that is not worked out here."""


_Range = tuple[str, str, int, str, int]


class _Formula:
    """Works out texts joined from literals, cells and the few functions that addresses are made with."""

    def __init__(self, text: str, place: int, lookup: Lookup) -> None:
        self._text, self._place, self._lookup = text, place, lookup
        self._depth = 0

    def arguments(self) -> list[str]:
        """The arguments up to the closing bracket, or up to the first that cannot be worked out."""
        told: list[str] = []
        sign = ""
        try:
            while sign != ")":
                value, sign = self._value()
                told.append(self._single(value))
        except _Unknown:
            pass
        return told

    def whole(self) -> str:
        """The value of the formula itself."""
        value, sign = self._value()
        return self._single(value) if sign == ")" and self._place >= len(self._text.rstrip()) else ""

    def _values(self) -> list[str | _Range]:
        values: list[str | _Range] = []
        sign = ""
        while sign != ")":
            value, sign = self._value()
            values.append(value)
        return values

    def _value(self) -> tuple[str | _Range, str]:
        """One argument, joined of its parts, and the sign after it."""
        value: str | _Range = ""
        while token := _TOKEN.match(self._text, self._place):
            self._place = token.end()
            if token["sign"] == "(":
                raise _Unknown
            if token["sign"] and token["sign"] != "&":
                return value, token["sign"]
            if not token["sign"]:
                part = self._part(token)
                value = part if value == "" else self._single(value) + self._single(part)
        if self._text[self._place :].strip():
            raise _Unknown
        return value, ")"  # typed by hand, the bracket forgotten

    def _part(self, token: re.Match[str]) -> str | _Range:
        if token["literal"] is not None:
            return token["literal"][1:-1].replace('""', '"')
        if token["number"]:
            return token["number"]
        if token["name"]:
            return self._function(token["name"].upper())
        first = (token["sheet"] or "", token["column"].upper(), int(token["row"]))
        last = (token["last_column"] or token["column"]).upper(), int(token["last_row"] or token["row"])
        return (*first, *last)

    def _function(self, name: str) -> str:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _Unknown
        values = self._values()
        self._depth -= 1
        if name in _JOINING:
            return "".join(self._single(value) for value in values)
        if name in _AS_IT_IS:
            return " ".join(self._single(values[0]).split())
        if name in _LOOKING_UP and len(values) >= 3 and not isinstance(values[1], str):
            return self._found(self._single(values[0]), values[1], self._single(values[2]))
        raise _Unknown

    def _found(self, key: str, where: _Range, at: str) -> str:
        sheet, left, top, _, bottom = where
        if not key or not at.isdigit() or bottom - top > _MOST_ROWS:
            raise _Unknown
        for row in range(top, bottom + 1):
            if self._lookup(sheet, f"{left}{row}").strip().casefold() == key.strip().casefold():
                return self._lookup(sheet, f"{_moved(left, int(at) - 1)}{row}")
        raise _Unknown

    def _single(self, value: str | _Range) -> str:
        if isinstance(value, str):
            return value
        sheet, column, row, last_column, last_row = value
        if (column, row) != (last_column, last_row):
            raise _Unknown
        return self._lookup(sheet, f"{column}{row}")


def _moved(column: str, by: int) -> str:
    number = 0
    for one in column:
        number = number * 26 + ord(one) - 64
    return letter(number + by)
