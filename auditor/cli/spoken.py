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
    hint = Say(ru="\n  Помощь: auditor --help", en="\n  Help: auditor --help")
    match error:
        case click.NoSuchOption():
            ru = f"нет параметра {error.option_name}"
        case click.MissingParameter():
            name = error.param.human_readable_name if error.param else ""
            ru = f"не указано: {name}"
        case click.BadParameter():
            name = error.param.opts[0] if error.param and error.param.opts else ""
            ru = f"{name}: такое значение не подходит"
        case _ if isinstance(error, click.UsageError) and "No such command" in error.message:
            ru = f"нет команды {error.message.split(chr(39))[1]}"
        case _:
            ru = f"команда не понята ({error.format_message()})"
    return Say(ru=ru[0].upper() + ru[1:] + "." + hint.ru, en=error.format_message() + hint.en)


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
