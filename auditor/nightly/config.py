"""nightly.toml (contract, section 5): read, checked whole, and every fault named in one go."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from auditor.errors import ArgumentError
from auditor.model import Lang, Say
from auditor.nightly import kinds
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
    """What is kept: nights with all details, bodies no longer cited by age (days) and in all (megabytes).

    `folders`: for so many days the nights' folders in `out` are kept; 0: for ever.
    """

    nights: int = 30
    days: int = 90
    megabytes: int = 20_000
    folders: int = 0


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


def load(path: Path) -> Config:
    """The file as a Config; raises ArgumentError that names every wrong key with what was meant."""
    raw = _parsed(path)
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


def _parsed(path: Path) -> dict[str, Any]:
    try:
        text = path.read_text(encoding="utf-8-sig")
        return tomllib.loads(text)
    except UnicodeDecodeError as error:
        ru, en = "файл не в UTF-8: сохраните его в этой кодировке", "the file is not in UTF-8: save it so"
        raise ArgumentError(Say(ru=f"{path}: {ru}.", en=f"{path}: {en}.")) from error
    except OSError as error:
        raise ArgumentError(
            Say(ru=f"{path}: файл настроек не читается ({error}).", en=f"{path}: cannot be read ({error}).")
        ) from error
    except tomllib.TOMLDecodeError as error:
        ru = en = ""
        if _BACKSLASH.search(text):  # a path of Windows, as a rule
            ru, en = "\n  Путь с «\\» пишите в одинарных кавычках.", "\n  A path with “\\” goes in single quotes."
        raise ArgumentError(
            Say(ru=f"{path}: это не TOML: {error}{ru}", en=f"{path}: this is no TOML: {error}{en}")
        ) from error


def _table(raw: Mapping[str, Any], keys: Mapping[str, kinds.Reader], where: str, faults: list[str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    known = [*keys, *(_TABLES if not where else ())]
    for name, value in raw.items():
        if name in keys:
            try:
                values[name] = keys[name](value)
            except kinds.Wrong as wrong:
                shown = "…" if name in _SECRET else repr(value)
                faults.append(f"{where}{name} = {shown}: {wrong}")
        elif name not in known:
            near = get_close_matches(name, known, 1)
            hint = f"; {near[0]}?" if near else ""
            faults.append(f"{where}{name}: такой настройки нет{hint} / unknown{hint}")
    return values


def _made(raw: Any, make: Callable[..., Any], keys: Mapping[str, kinds.Reader], name: str, faults: list[str]) -> Any:
    """A table of the file as its record; None where it is faulty, which `faults` then tells."""
    if not isinstance(raw, dict):
        faults.append(f"{name}: это раздел, пишите [{name}] / a table")
        return None
    before = len(faults)
    values = _table(raw, keys, f"[{name}] ", faults)
    needs = (*_NEEDED.get(name, ()), *(("chat",) if raw.get("format") == "telegram" else ()))
    for needed in needs:
        if needed not in raw:
            faults.append(f"[{name}] {needed}: не указано / missing")
    return make(**values) if len(faults) == before else None


# --- the settings ---------------------------------------------------------------------------------------------------

_TOP: Mapping[str, kinds.Reader] = {
    "db": kinds.text,
    "out": kinds.text,
    "submissions": kinds.texts,
    "rubric": kinds.text,
    "as_of": kinds.day,
    "delay": kinds.number(0, 3600),
    "timeout": kinds.number(1, 86_400),
    "recheck_after": kinds.number(0, 86_400),
    "obey_robots": kinds.flag,
    "allow_network": kinds.network_list,
    "authority": kinds.texts,
    "workers": kinds.whole(1, 256),
    "lang": kinds.lang,
    "site": kinds.address("https", "http"),
    "metrics": kinds.text,
    "warc": kinds.flag,
    "deadline": kinds.day,
    "remind": kinds.wholes,
}
_TABLES: Mapping[str, tuple[Callable[..., Any], Mapping[str, kinds.Reader]]] = {
    "asking": (
        Asking,
        {"distrust_after": kinds.whole(1, 60), "stable_after": kinds.whole(0, 365), "every": kinds.whole(1, 14)},
    ),
    "keep": (
        Keeping,
        {
            "nights": kinds.whole(2, 3650),
            "days": kinds.whole(1, 3650),
            "megabytes": kinds.whole(10, 10_000_000),
            "folders": kinds.whole(0, 36_500),
        },
    ),
    "mail": (
        Mail,
        {
            "server": kinds.address("smtp", "smtps", "smtp+starttls"),
            "sender": kinds.mailbox,
            "to": kinds.mailboxes,
            "authority": kinds.texts,
            "by_municipality": kinds.by_name,
        },
    ),
    "webhook": (
        Webhook,
        {
            "url": kinds.address("https", "http"),
            "secret": kinds.text,
            "format": kinds.format_,
            "chat": kinds.text,
            "tries": kinds.whole(1, 10),
        },
    ),
}
_BACKSLASH = re.compile(r'"[^"\n]*\\')
_SECRET = frozenset({"server", "secret", "url"})  # may hold a password or a key: never shown
_NEEDED = {"mail": ("server", "sender"), "webhook": ("url",)}
