"""Options that commands share, and how their values are read."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from auditor import networks
from auditor.errors import ArgumentError
from auditor.model import Lang, Say

F = TypeVar("F", bound=Callable[..., Any])


class Day(click.ParamType[date]):
    """A day as YYYY-MM-DD; the Russian dd.mm.yyyy is understood too."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        text = str(value).strip()
        try:
            parts = [int(part) for part in (text.split("-") if "-" in text else reversed(text.split(".")))]
            day = date(*parts) if len(parts) == 3 else None
        except (ValueError, OverflowError):
            day = None
        if day is None or not 2000 <= day.year <= 2100:
            raise ArgumentError(
                Say(
                    ru=f"Дата «{text}» не читается. Пишите так: 2021-03-01.",
                    en=f"'{text}' is no date. Write it like this: 2021-03-01.",
                )
            )
        return day


class Span(click.ParamType[float]):
    """A number of seconds, zero or more."""

    name = "SECONDS"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        try:
            seconds = float(str(value).replace(",", "."))
        except ValueError:
            seconds = -1.0
        if not 0 <= seconds <= 86_400:
            name = param.opts[0] if param and param.opts else ""
            raise ArgumentError(
                Say(
                    ru=f"{name}: «{value}» — не число секунд (от 0 до 86400).",
                    en=f"{name}: '{value}' is no number of seconds (0 to 86400).",
                )
            )
        return seconds


class Network(click.ParamType[str]):
    """A network in CIDR form, as 127.0.0.0/8."""

    name = "CIDR"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            networks.parse([str(value)])
        except ValueError as error:
            name = param.opts[0] if param and param.opts else "--allow-network"
            raise ArgumentError(
                Say(
                    ru=f"{name}: «{value}» — не сеть. Пишите так: 10.1.0.0/16.",
                    en=f"{name}: '{value}' is no network. Write it like this: 10.1.0.0/16.",
                )
            ) from error
        return str(value)


def lang(command: F) -> F:
    """--lang ru|en"""
    choice = click.Choice([one.value for one in Lang])
    return click.option("--lang", type=choice, default=Lang.RU.value, help="Язык / language.")(command)


def out(command: F) -> F:
    """--out DIR"""
    kind = click.Path(path_type=Path)
    return click.option("--out", type=kind, default=Path("report"), help="Куда писать отчёты (report/).")(command)


def db(command: F) -> F:
    """--db FILE, by default audit.db beside the folder of reports"""
    kind = click.Path(path_type=Path)
    return click.option("--db", type=kind, default=None, help="База проверок (audit.db рядом с папкой отчётов).")(
        command
    )


def beside(db_file: Path | None, out_folder: Path) -> Path:
    """The database to use: the one named, else audit.db beside the reports."""
    return db_file or out_folder.absolute().parent / "audit.db"


def manners(command: F) -> F:
    """How to treat the sites: delay, time-outs, robots.txt, networks allowed."""
    for option in (
        click.option("--obey-robots", is_flag=True, help="Не открывать запрещённое в robots.txt."),
        click.option("--recheck-after", type=Span(), default=10.0, help="Пауза до второй попытки, секунд (10)."),
        click.option("--timeout", type=Span(), default=120.0, help="Всего на одну загрузку, секунд (120)."),
        click.option("--delay", type=Span(), default=1.0, help="Между запросами к одному сайту, секунд (1)."),
        click.option(
            "--allow-network", type=Network(), multiple=True, help="Разрешить закрытую сеть, напр. 10.1.0.0/16."
        ),
        click.option(
            "--authority",
            type=click.Path(),
            multiple=True,
            metavar="FILE.pem",
            help="Доверять и этому удостоверяющему центру, напр. национальному.",
        ),
    ):
        command = option(command)
    return command
