"""`auditor web`: serves the pages."""

import ipaddress
import re
import socket
import ssl
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from auditor.cli import options
from auditor.cli.spoken import complain
from auditor.cli.table import say
from auditor.errors import ArgumentError, UnfinishedError
from auditor.model import Lang, Say
from auditor.store import Store

if TYPE_CHECKING:
    from auditor.web import Settings

_SITE = re.compile(r"https?://[^/\s?#@]+/?")  # the pages stand at the root of their site


@click.group("web", invoke_without_command=True)
@click.option("--host", default="127.0.0.1", help="Адрес, который слушать (127.0.0.1: только этот компьютер).")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, help="Порт (8000).")
@click.option("--keep-days", type=click.IntRange(1, 3650), default=90, help="Сколько дней хранить проверки (90).")
@click.option("--at-once", type=click.IntRange(1, 64), default=2, help="Сколько проверок идёт одновременно (2).")
@click.option("--queue", type=click.IntRange(1, 100_000), default=500, help="Сколько проверок может ждать (500).")
@click.option("--per-client", type=click.IntRange(1, 10_000), default=5, help="Из них от одного посетителя (5).")
@click.option(
    "--workers", type=click.IntRange(1, 256), default=1, help="Процессов, читающих документы, на одну проверку (1)."
)
@click.option(
    "--behind-proxy", type=options.Network(), multiple=True, help="Сеть обратного прокси, чьим заголовкам верить."
)
@click.option("--public", default="", metavar="URL", help="Адрес, под которым страницы видят люди: https://…")
@options.manners
@options.db
@options.lang
@click.pass_context
def web(context: click.Context, /, db: Path | None, lang: str, public: str, **told: Any) -> int:
    """Страницы: самопроверка для муниципалитетов, разбор для экспертов. The web pages."""
    context.obj = db or Path("audit.db")
    if context.invoked_subcommand is not None:
        return 0
    if public and not _SITE.fullmatch(public):
        raise ArgumentError(
            Say(
                ru=f"--public: «{public}» — не адрес сайта. Пишите так: https://audit.example.org",
                en=f"--public: '{public}' is no address of a site. Write it like this: https://audit.example.org",
            )
        )
    return _served(_settings(context.obj, public, **told), Lang(lang))


def _settings(
    db: Path,
    public: str,
    *,
    at_once: int,
    queue: int,
    per_client: int,
    behind_proxy: tuple[str, ...],
    authority: tuple[str, ...],
    **same: Any,
) -> "Settings":
    """The options as the pages know them; what they and the pages call alike stands in `same`."""
    from auditor.web import Settings  # other commands need not wait for a web server to be loaded

    for file in authority:
        _readable(file)
    return Settings(
        db=db,
        public=public,
        at_once=at_once,
        most_waiting=queue,
        most_of_one=per_client,
        proxies=behind_proxy,
        authorities=tuple(str(Path(one).absolute()) for one in authority),
        **same,
    )


def _readable(authority: str) -> None:
    """Tells of a file that is no certificate now; else each check would."""
    try:
        ssl.create_default_context(cafile=authority)
    except OSError as fault:  # an SSLError is one
        raise ArgumentError(
            Say(
                ru=f"--authority: файл «{authority}» не читается или в нём нет сертификата.",
                en=f"--authority: the file '{authority}' cannot be read, or has no certificate in it.",
            )
        ) from fault


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
    if not _near(settings.host) and not settings.public.startswith("https:"):
        bare = Say(
            ru="Страницы видны в сети без шифрования: пароли и формы можно подслушать. О TLS: docs/web.ru.md",
            en="The network sees the pages unencrypted: passwords and forms can be overheard. TLS: see docs/web.md",
        )
        complain(bare, lang, head=False)
    try:
        serve(settings)
    except KeyboardInterrupt:
        return 0  # Ctrl+C is how a server is ended
    return 0


def _near(host: str) -> bool:
    """Whether only this machine can come to the address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


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
