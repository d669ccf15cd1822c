"""`auditor web add-expert` and its like: who may log in at the desk, and keys for programs."""

import getpass
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from auditor.cli import options
from auditor.cli.past import existing
from auditor.cli.spoken import complain
from auditor.cli.table import say
from auditor.cli.web import web
from auditor.errors import ArgumentError
from auditor.model import Lang, Say
from auditor.store import Deed, Expert, Role, Store, Token

_ROLES = {
    Role.EXPERT: Say(ru="эксперт", en="expert"),
    Role.ADMIN: Say(ru="администратор", en="administrator"),
}
_SHORT = 10  # letters of a password that is remarked on
_LONGEST = 1_000
_SHOWN = 8  # letters of a key's number


@web.command("add-expert")
@click.argument("name")
@click.option(
    "--role",
    type=click.Choice([one.value for one in Role]),
    default=None,
    help="Роль (эксперт; у известного — прежняя).",
)
@options.db
@options.lang
@click.pass_obj
def add_expert(chosen: Path, name: str, role: str | None, db: Path | None, lang: str) -> int:
    """Добавляет эксперта или меняет ему пароль. Adds an expert, or sets a new password."""
    from auditor.web import auth

    plain = _named(auth.plain(name))
    password = _password(Lang(lang))
    with Store(db or chosen) as store:
        known = store.office.expert(plain)
        plays = Role(role) if role else known.role if known else Role.EXPERT  # a new password takes no role away
        store.office.keep_expert(
            Expert(name=plain, role=plays, secret=auth.secret(password), created=datetime.now(UTC))
        )
        _noted(store, "expert-password" if known else "expert-added", f"{plain}, {plays.value}")
    told = _ROLES[plays].in_(lang)
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
        _noted(store, "expert-removed", auth.plain(name))
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
        _noted(store, "token-given", f"{token.name}, {token.label}, {token.key[:_SHOWN]}")
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
        _noted(store, "token-taken", f"{fits[0].name}, {fits[0].label}, {fits[0].key[:_SHOWN]}")
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


def _noted(store: Store, what: str, subject: str) -> None:
    """Into the log of deeds, where administrators read who may come in, and since when."""
    try:
        who = getpass.getuser()
    except (KeyError, OSError):  # a container whose user has no name
        who = str(os.getuid())
    store.office.note(Deed(at=datetime.now(UTC), who=who, what=what, subject=subject, client="auditor web"))
