"""Quotes in a file that goes by mail and lies in shared folders: people's names and numbers are masked."""

import re

_NUMBERS = re.compile(
    r"(?<![\w./-])(?:\d{3}-\d{3}-\d{3}[ -]\d{2}"  # СНИЛС
    r"|\d{2} ?\d{2} \d{6}|\d{12}|(?:\d{4} ){3}\d{4}"  # passport, ИНН of a person, a bank card
    r"|(?:\+7|8)[ -]?\(?\d{3,5}\)?[ -]?\d{1,3}[ -]?\d{2}[ -]?\d{2})(?![\w-])"  # telephone
)
_NAME = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
_PATRONYMIC = r"[А-ЯЁ][а-яё]*(?:вич(?:а|у|ем|е)?|(?:вн|ичн)(?:а|ы|е|у|ой))"
_FULL_NAME = re.compile(rf"\b({_NAME})(\s+)({_NAME})(\s+)({_PATRONYMIC})\b")


def masked(words: str) -> str:
    """The words without people's numbers and without names in full."""
    words = _NUMBERS.sub(lambda found: re.sub(r"\d", "*", found[0]), words)
    return _FULL_NAME.sub(
        lambda found: "".join(part if part.isspace() else f"{part[0]}***" for part in found.groups()), words
    )
