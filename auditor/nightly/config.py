"""nightly.toml (contract, section 5): read, checked whole, and every fault named in one go."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from auditor import networks
from auditor.errors import ArgumentError
from auditor.model import Lang, Say
from auditor.notices import Mail, Webhook


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """How much the audited sites are asked: nights in all, and megabytes never.

    `distrust_after`: so many nights the server's word "unchanged" is taken, then the file is fetched anew.
    `stable_after`: a link whose bytes stayed the same so many nights is asked only every `every` nights; 0: never so.
    """

    distrust_after: int = 7
    stable_after: int = 0
    every: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """What is kept: nights with all details, bodies no longer cited by age (days) and in all (megabytes)."""

    nights: int = 30
    days: int = 90
    megabytes: int = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """One region's nights. Relative paths are taken from the folder of the file."""

    file: Path
    db: Path
    out: Path
    submissions: tuple[str, ...]
    rubric: str | None = None
    as_of: date | None = None  # None: the day of the night
    delay: float = 1.0  # seconds, as in `audit`; so are the next two
    timeout: float = 120.0
    recheck_after: float = 1800.0
    obey_robots: bool = False
    allow_network: tuple[str, ...] = ()
    authority: tuple[str, ...] = ()
    workers: int | None = None
    lang: Lang = Lang.RU
    site: str = ""  # where the reports of `out` are served, for links in mails
    metrics: Path | None = None  # a file for the Prometheus node exporter's textfile collector
    warc: bool = False
    deadline: date | None = None
    remind: tuple[int, ...] = (14, 7, 3, 1)  # days before the deadline
    asking: Asking = field(default_factory=Asking)
    keep: Keeping = field(default_factory=Keeping)
    mail: Mail | None = None
    webhook: Webhook | None = None


class _Wrong(Exception):
    """What a value should have been."""


def load(path: Path) -> Config:
    """The file as a Config; raises ArgumentError that names every wrong key with what was meant."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise ArgumentError(
            Say(ru=f"{path}: файл настроек не читается ({error}).", en=f"{path}: cannot be read ({error}).")
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise ArgumentError(Say(ru=f"{path}: это не TOML: {error}", en=f"{path}: this is no TOML: {error}")) from error
    faults: list[str] = []
    values = _table(raw, _TOP, "", faults)
    for name in ("db", "out", "submissions"):
        if name not in raw:
            faults.append(f"{name}: не указано / missing")
    for name, (make, keys) in _TABLES.items():
        if name in raw:
            values[name] = _made(raw[name], make, keys, name, faults)
    if faults:
        said = "\n".join(f"  {fault}" for fault in faults)
        raise ArgumentError(Say(ru=f"{path}: настройки с ошибками.\n{said}", en=f"{path}: faulty settings.\n{said}"))
    here = path.absolute().parent
    for name in ("db", "out", "metrics"):
        if name in values:
            values[name] = here / values[name]
    if values.get("authority"):
        values["authority"] = tuple(str(here / one) for one in values["authority"])
    if mail := values.get("mail"):
        values["mail"] = replace(mail, authority=tuple(str(here / one) for one in mail.authority))
    return Config(file=path.absolute(), **values)


def _table(raw: Mapping[str, Any], keys: Mapping[str, "_Reader"], where: str, faults: list[str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    known = [*keys, *(_TABLES if not where else ())]
    for name, value in raw.items():
        if name in keys:
            try:
                values[name] = keys[name](value)
            except _Wrong as wrong:
                shown = "…" if name in _SECRET else repr(value)
                faults.append(f"{where}{name} = {shown}: {wrong}")
        elif name not in known:
            near = get_close_matches(name, known, 1)
            hint = f"; {near[0]}?" if near else ""
            faults.append(f"{where}{name}: такой настройки нет{hint} / unknown{hint}")
    return values


def _made(raw: Any, make: Callable[..., Any], keys: Mapping[str, "_Reader"], name: str, faults: list[str]) -> Any:
    """A table of the file as its record; None where it is faulty, which `faults` then tells."""
    if not isinstance(raw, dict):
        faults.append(f"{name}: это раздел, пишите [{name}] / a table")
        return None
    before = len(faults)
    values = _table(raw, keys, f"[{name}] ", faults)
    for needed in _NEEDED.get(name, ()):
        if needed not in raw:
            faults.append(f"[{name}] {needed}: не указано / missing")
    return make(**values) if len(faults) == before else None


# --- kinds of values -------------------------------------------------------------------------------------------------

_Reader = Callable[[Any], Any]


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _Wrong("нужен текст / text")
    return value


def _texts(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list) or not value:
        raise _Wrong("нужен список строк / a list of strings")
    return tuple(_text(one) for one in value)


def _networks(value: Any) -> tuple[str, ...]:
    found = _texts(value) if value != [] else ()
    try:
        networks.parse(found)
    except ValueError as error:
        raise _Wrong(f"не сеть / no network: {error}") from error
    return found


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise _Wrong("true / false")
    return value


def _number(least: float, most: float) -> _Reader:
    def read(value: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
            raise _Wrong(f"нужно число / a number: {least:g}–{most:g}")
        return float(value)

    return read


def _whole(least: int, most: int) -> _Reader:
    def read(value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise _Wrong(f"нужно целое число / a whole number: {least}–{most}")
        return value

    return read


def _wholes(value: Any) -> tuple[int, ...]:
    if not isinstance(value, list):
        raise _Wrong("нужен список чисел / a list of numbers")
    return tuple(_whole(0, 366)(one) for one in value)


def _day(value: Any) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise _Wrong("нужна дата / a date: 2021-03-01") from None


def _lang(value: Any) -> Lang:
    try:
        return Lang(value)
    except ValueError:
        raise _Wrong("ru / en") from None


def _address(*schemes: str) -> _Reader:
    def read(value: Any) -> str:
        text = _text(value)
        try:
            parts = urlsplit(text)
            parts.port  # noqa: B018 - raises where it is none
        except ValueError:
            raise _Wrong("адрес не читается / no address") from None
        if parts.scheme not in schemes or not parts.hostname:
            raise _Wrong(f"нужен адрес / an address: {schemes[0]}://...")
        return text

    return read


def _format(value: Any) -> str:
    if value not in ("json", "telegram"):
        raise _Wrong('"json" / "telegram"')
    return str(value)


def _mailbox(value: Any) -> str:
    text = _text(value).strip()
    if "@" not in text or any(sign in text for sign in "\r\n,;<> "):
        raise _Wrong("нужен один почтовый адрес / one mail address")
    return text


def _mailboxes(value: Any) -> tuple[str, ...]:
    return tuple(_mailbox(one) for one in _texts(value))


def _by_municipality(value: Any) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise _Wrong('{"Заречинский район" = "edu@example.org"}')
    return {_text(name): _mailboxes(boxes) for name, boxes in value.items()}


_TOP: Mapping[str, _Reader] = {
    "db": _text,
    "out": _text,
    "submissions": _texts,
    "rubric": _text,
    "as_of": _day,
    "delay": _number(0, 3600),
    "timeout": _number(1, 86_400),
    "recheck_after": _number(0, 86_400),
    "obey_robots": _flag,
    "allow_network": _networks,
    "authority": _texts,
    "workers": _whole(1, 256),
    "lang": _lang,
    "site": _address("https", "http"),
    "metrics": _text,
    "warc": _flag,
    "deadline": _day,
    "remind": _wholes,
}
_TABLES: Mapping[str, tuple[Callable[..., Any], Mapping[str, _Reader]]] = {
    "asking": (
        Asking,
        {"distrust_after": _whole(1, 60), "stable_after": _whole(0, 365), "every": _whole(1, 14)},
    ),
    "keep": (
        Keeping,
        {"nights": _whole(2, 3650), "days": _whole(1, 3650), "megabytes": _whole(10, 10_000_000)},
    ),
    "mail": (
        Mail,
        {
            "server": _address("smtp", "smtps", "smtp+starttls"),
            "sender": _mailbox,
            "to": _mailboxes,
            "authority": _texts,
            "by_municipality": _by_municipality,
        },
    ),
    "webhook": (
        Webhook,
        {"url": _address("https", "http"), "secret": _text, "format": _format, "chat": _text, "tries": _whole(1, 10)},
    ),
}
_SECRET = frozenset({"server", "secret", "url"})  # may hold a password or a key: never shown
_NEEDED = {"mail": ("server", "sender"), "webhook": ("url",)}
