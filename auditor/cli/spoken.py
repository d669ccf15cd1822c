"""What goes wrong with a command, in one sentence of the person's language."""

import click

from auditor.cli.table import fit
from auditor.model import Lang, Say

STOPPED = Say(
    ru="Остановлено. Сделанное сохранено.\nПродолжить с этого места: та же команда.",
    en="Stopped. What was done is kept.\nTo go on from here: the same command.",
)


def complain(words: Say, lang: Lang, *, head: bool = True) -> None:
    """Prints a sentence on stderr."""
    start = {Lang.RU: "Ошибка: ", Lang.EN: "Error: "}[lang] if head else ""
    click.echo(fit(start + words.in_(lang)), err=True)


def usage(error: click.ClickException) -> Say:
    """A mistake in the words of a command."""
    command = _command(error.ctx if isinstance(error, click.UsageError) else None)
    hint = Say(ru=f"\n  Помощь: {command} --help", en=f"\n  Help: {command} --help")
    match error:
        case click.NoSuchOption():
            ru = f"нет параметра {error.option_name}"
        case click.MissingParameter():
            ru = _missing(error.param)
        case click.BadParameter():
            name = error.param.opts[0] if error.param and error.param.opts else ""
            allowed = error.param.type.choices if error.param and isinstance(error.param.type, click.Choice) else ()
            ru = f"{name}: такое значение не подходит" + (f"; можно: {', '.join(allowed)}" if allowed else "")
        case _ if isinstance(error, click.UsageError) and "No such command" in error.message:
            ru = f"нет команды {error.message.split(chr(39))[1]}"
        case _:
            ru = f"команда не понята ({error.format_message()})"
    return Say(ru=ru[0].upper() + ru[1:] + "." + hint.ru, en=error.format_message() + hint.en)


def _command(context: click.Context | None) -> str:
    """«auditor web add-expert»: the command that was not understood, however the program was called."""
    names: list[str] = []
    while context and context.parent:
        names.insert(0, context.info_name or "")
        context = context.parent
    return " ".join(["auditor", *names])


def _missing(param: click.Parameter | None) -> str:
    if isinstance(param, click.Option):
        return f"не указан параметр {param.opts[0]}"
    return f"не указано: {param.human_readable_name.rstrip('.') if param else ''}"


def system(error: OSError) -> Say:
    """A disk that is full, a folder one may not write to."""
    name = f"{error.filename}: " if error.filename else ""
    return Say(
        ru=f"{name}не получилось прочитать или записать ({error.strerror or error}).\n"
        "  Проверьте место на диске и права на папку; сделанное сохранено.",
        en=f"{name}could not be read or written ({error.strerror or error}).\n"
        "  Look at the room on the disk and the folder's permissions; what was done is kept.",
    )


def remark(words: Say, lang: Lang) -> None:
    """Prints a remark on stderr: nothing went wrong, but a person should know."""
    click.echo(fit(words.in_(lang)), err=True)
