"""Kinds of values in nightly.toml: each is read from what TOML gives, or says what was meant."""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from auditor import networks, notices
from auditor.model import Lang

Reader = Callable[[Any], Any]
_SIGNS = r"[^\s<>,;:\"()@]+"
_MAILBOX = re.compile(rf"(?:\"?(?P<name>[^\"<>\r\n@]*?)\"?\s*<)?(?P<box>{_SIGNS}@{_SIGNS})(?(name)>)")


class Wrong(Exception):
    """What a value should have been."""


def text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise Wrong("нужен текст / text")
    return value


def texts(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list) or not value:
        raise Wrong("нужен список строк, хотя бы одна / a list of strings, at least one")
    return tuple(text(one) for one in value)


def network_list(value: Any) -> tuple[str, ...]:
    found = texts(value) if value != [] else ()
    try:
        networks.parse(found)
    except ValueError as error:
        raise Wrong(f"не сеть / no network: {error}") from error
    return found


def flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise Wrong("true / false")
    return value


def number(least: float, most: float) -> Reader:
    def read(value: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
            raise Wrong(f"нужно число / a number: {least:g}–{most:g}")
        return float(value)

    return read


def whole(least: int, most: int) -> Reader:
    def read(value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise Wrong(f"нужно целое число / a whole number: {least}–{most}")
        return value

    return read


def wholes(value: Any) -> tuple[int, ...]:
    if not isinstance(value, list):
        raise Wrong("нужен список чисел / a list of numbers")
    return tuple(whole(0, 366)(one) for one in value)


def day(value: Any) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise Wrong("нужна дата / a date: 2021-03-01") from None


def lang(value: Any) -> Lang:
    try:
        return Lang(value)
    except ValueError:
        raise Wrong("ru / en") from None


def address(*schemes: str) -> Reader:
    def read(value: Any) -> str:
        written = text(value)
        try:
            parts = urlsplit(written)
            parts.port  # noqa: B018 - raises where it is none
        except ValueError:
            raise Wrong("адрес не читается / no address") from None
        if parts.scheme not in schemes or not parts.hostname:
            raise Wrong(f"нужен адрес / an address: {schemes[0]}://...")
        return written

    return read


def format_(value: Any) -> str:
    if value not in ("json", "telegram"):
        raise Wrong('"json" / "telegram"')
    return str(value)


def mailbox(value: Any) -> str:
    """«edu@example.org», or with a name before it: «Отдел образования <edu@example.org>»."""
    found = _MAILBOX.fullmatch(text(value).strip())
    if found is None:
        raise Wrong("нужен один почтовый адрес / one mail address")
    name, box = (found["name"] or "").strip(), found["box"]
    if not box.rpartition("@")[0].isascii():
        raise Wrong("до @ только латинские буквы / only Latin letters before the @")
    try:
        notices.headed(box)
    except ValueError:
        raise Wrong("адрес не читается / no address") from None
    return f"{name} <{box}>" if name else box


def mailboxes(value: Any) -> tuple[str, ...]:
    return tuple(mailbox(one) for one in texts(value))


def by_name(value: Any) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise Wrong('{"Заречинский район" = "edu@example.org"}')
    return {text(name): mailboxes(boxes) for name, boxes in value.items()}
