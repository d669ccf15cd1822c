"""`auditor web`: serves the pages; keeps the experts who may log in, and keys for programs."""

import socket
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.cli import options
from auditor.cli.past import existing
from auditor.cli.spoken import complain
from auditor.cli.table import say
from auditor.errors import ArgumentError, UnfinishedError
from auditor.model import Lang, Say
from auditor.store import Expert, Role, Store, Token

if TYPE_CHECKING:
    from auditor.web import Settings

_ROLES = {
    Role.EXPERT: Say(ru="эксперт", en="expert"),
    Role.ADMIN: Say(ru="администратор", en="administrator"),
}
_SHORT = 10  # letters of a password that is remarked on
_LONGEST = 1_000
_SHOWN = 8  # letters of a key's number


@click.group("web", invoke_without_command=True)
@click.option("--host", default="127.0.0.1", help="Адрес, который слушать (127.0.0.1: только этот компьютер).")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, help="Порт (8000).")
@click.option(
    "--allow-network", type=options.Network(), multiple=True, help="Разрешить закрытую сеть, напр. 10.1.0.0/16."
)
@click.option("--keep-days", type=click.IntRange(1, 3650), default=90, help="Сколько дней хранить проверки (90).")
@click.option(
    "--behind-proxy", type=options.Network(), multiple=True, help="Сеть обратного прокси, чьим заголовкам верить."
)
@click.option("--public", default="", metavar="URL", help="Адрес, под которым страницы видят люди: https://…")
@options.db
@options.lang
@click.pass_context
def web(
    context: click.Context,
    host: str,
    port: int,
    allow_network: tuple[str, ...],
    keep_days: int,
    behind_proxy: tuple[str, ...],
    public: str,
    db: Path | None,
    lang: str,
) -> int:
    """Страницы: самопроверка для муниципалитетов, разбор для экспертов. The web pages."""
    context.obj = db or Path("audit.db")
    if context.invoked_subcommand is not None:
        return 0
    if public and not public.startswith(("http://", "https://")):
        raise ArgumentError(
            Say(
                ru=f"--public: «{public}» — не адрес. Пишите так: https://audit.example.org",
                en=f"--public: '{public}' is no address. Write it like this: https://audit.example.org",
            )
        )
    from auditor.web import Settings  # other commands need not wait for a web server to be loaded

    settings = Settings(
        db=context.obj,
        host=host,
        port=port,
        allow_network=allow_network,
        keep_days=keep_days,
        proxies=behind_proxy,
        public=public,
    )
    return _served(settings, Lang(lang))


def _served(settings: "Settings", lang: Lang) -> int:
    from auditor.web import serve

    _free(settings.host, settings.port)
    with Store(settings.db) as store:  # made, or refused with a sentence, before anything is served
        experts = store.office.experts()
    shown = f"[{settings.host}]" if ":" in settings.host else settings.host
    base = settings.public.rstrip("/") or f"http://{shown}:{settings.port}"
    ru = lang is Lang.RU
    say(f"{'Самопроверка' if ru else 'Self-check'}: {base}/")
    say(f"{'Экспертам' if ru else 'For experts'}:    {base}/desk")
    sys.stdout.flush()
    if not experts:
        nobody = Say(
            ru="Экспертов пока нет: войти некому. Добавить: auditor web add-expert ИМЯ",
            en="There are no experts yet: nobody can log in. To add one: auditor web add-expert NAME",
        )
        complain(nobody, lang, head=False)
    try:
        serve(settings)
    except KeyboardInterrupt:
        return 0  # Ctrl+C is how a server is ended
    return 0


@web.command("add-expert")
@click.argument("name")
@click.option("--role", type=click.Choice([one.value for one in Role]), default=Role.EXPERT.value, help="Роль.")
@options.db
@options.lang
@click.pass_obj
def add_expert(chosen: Path, name: str, role: str, db: Path | None, lang: str) -> int:
    """Добавляет эксперта или меняет ему пароль. Adds an expert, or sets a new password."""
    from auditor.web import auth

    plain = _named(auth.plain(name))
    password = _password(Lang(lang))
    with Store(db or chosen) as store:
        known = store.office.expert(plain) is not None
        made = Expert(name=plain, role=Role(role), secret=auth.secret(password), created=datetime.now(UTC))
        store.office.keep_expert(made)
    told = _ROLES[Role(role)].in_(lang)
    if lang == Lang.RU:
        say(f"{'Новый пароль' if known else 'Добавлен'}: {plain}, {told}.")
    else:
        say(f"{'New password' if known else 'Added'}: {plain}, {told}.")
    return 0


@web.command("remove-expert")
@click.argument("name")
@options.db
@options.lang
@click.pass_obj
def remove_expert(chosen: Path, name: str, db: Path | None, lang: str) -> int:
    """Убирает эксперта; его входы и ключи больше не действуют. Removes an expert."""
    from auditor.web import auth

    with existing(db or chosen) as store:
        if not store.office.drop_expert(auth.plain(name)):
            raise _nobody(name)
    say(f"Убран: {auth.plain(name)}. Решения остались." if lang == Lang.RU else f"Removed: {auth.plain(name)}.")
    return 0


@web.command("experts")
@options.db
@options.lang
@click.pass_obj
def experts(chosen: Path, db: Path | None, lang: str) -> int:
    """Кто может войти. Who may log in."""
    with existing(db or chosen) as store:
        found = store.office.experts()
    for one in found:
        say(f"{one.name}  {_ROLES[one.role].in_(lang)}  {one.created:%Y-%m-%d}")
    if not found:
        say("Экспертов нет." if lang == Lang.RU else "No experts.")
    return 0


@web.command("add-token")
@click.argument("name")
@click.argument("label")
@options.db
@options.lang
@click.pass_obj
def add_token(chosen: Path, name: str, label: str, db: Path | None, lang: str) -> int:
    """Даёт программе ключ эксперта; показывается один раз. Gives a program an expert's key."""
    from auditor.web import auth, security

    key = security.new_id()
    with existing(db or chosen) as store:
        expert = store.office.expert(auth.plain(name))
        if expert is None:
            raise _nobody(name)
        token = Token(
            key=security.hashed(key),
            name=expert.name,
            role=expert.role,
            label=" ".join(label.split())[:100],
            created=datetime.now(UTC),
        )
        store.office.keep_token(token)
    say(key)
    once = Say(
        ru="Ключ показан один раз: сохраните его. Заголовок: Authorization: Bearer КЛЮЧ",
        en="The key is shown this once: keep it. The header: Authorization: Bearer KEY",
    )
    complain(once, Lang(lang), head=False)
    return 0


@web.command("tokens")
@options.db
@options.lang
@click.pass_obj
def tokens(chosen: Path, db: Path | None, lang: str) -> int:
    """Какие ключи выданы; сами ключи не хранятся. Which keys were given out."""
    with existing(db or chosen) as store:
        found = store.office.tokens()
    for one in found:
        say(f"{one.key[:_SHOWN]}  {one.name}  {one.label}  {one.created:%Y-%m-%d}")
    if not found:
        say("Ключей нет." if lang == Lang.RU else "No keys.")
    return 0


@web.command("remove-token")
@click.argument("number")
@options.db
@options.lang
@click.pass_obj
def remove_token(chosen: Path, number: str, db: Path | None, lang: str) -> int:
    """Отзывает ключ по номеру из списка. Takes a key back by its number in the list."""
    with existing(db or chosen) as store:
        fits = [one for one in store.office.tokens() if len(number) >= _SHOWN and one.key.startswith(number.lower())]
        if len(fits) != 1:
            raise ArgumentError(
                Say(
                    ru=f"Ключа с номером «{number}» нет.\n  Список: auditor web tokens",
                    en=f"No key has the number '{number}'.\n  List: auditor web tokens",
                )
            )
        store.office.drop_token(fits[0].key)
    say(f"Отозван: {fits[0].label}." if lang == Lang.RU else f"Taken back: {fits[0].label}.")
    return 0


ALL = (web,)


def _password(lang: Lang) -> str:
    """Asked for on a terminal, twice; else the first line of stdin."""
    if sys.stdin.isatty():
        words = {Lang.RU: ("Пароль", "Ещё раз"), Lang.EN: ("Password", "Once more")}[lang]
        password = str(click.prompt(words[0], hide_input=True, confirmation_prompt=words[1], err=True))
    else:
        password = sys.stdin.readline(_LONGEST + 2).rstrip("\r\n")
    if not password.strip() or len(password) > _LONGEST:
        raise ArgumentError(
            Say(
                ru="Пароль пуст или длиннее 1000 знаков; ничего не записано.",
                en="The password is empty, or longer than 1000 letters; nothing was written down.",
            )
        )
    if len(password) < _SHORT:
        short = Say(
            ru="Пароль короткий: надёжнее фраза из нескольких слов.",
            en="The password is short: a phrase of several words is safer.",
        )
        complain(short, lang, head=False)
    return password


def _named(name: str) -> str:
    if not name or not name.isprintable():
        raise ArgumentError(Say(ru="Имя эксперта пусто или нечитаемо.", en="The expert's name is empty or unreadable."))
    return name


def _nobody(name: str) -> ArgumentError:
    return ArgumentError(
        Say(
            ru=f"Эксперта «{name}» нет.\n  Список: auditor web experts",
            en=f"There is no expert '{name}'.\n  List: auditor web experts",
        )
    )


def _free(host: str, port: int) -> None:
    """Says in words that an address cannot be listened at, which the server would say in its own."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        with closing(socket.socket(family, socket.SOCK_STREAM)) as trying:
            trying.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trying.bind((host, port))
    except OSError as fault:
        raise UnfinishedError(
            Say(
                ru=f"Адрес {host}:{port} занят или недоступен.\n  Другой порт: --port 8080",
                en=f"The address {host}:{port} is taken or not ours.\n  Another port: --port 8080",
            )
        ) from fault
