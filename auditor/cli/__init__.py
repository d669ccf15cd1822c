"""The commands. Parses, calls, prints, exits; decides nothing."""

import logging
import signal
import sys
import threading

import click

from auditor import __version__
from auditor.cli import commands, spoken
from auditor.errors import AuditorError
from auditor.model import Lang

__all__ = ["main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="auditor")
def cli() -> None:
    """Проверяет ссылки на документы в формах муниципалитетов. Checks the evidence links of municipalities' forms."""


for _command in commands.ALL:
    cli.add_command(_command)


def main(arguments: list[str] | None = None) -> None:
    """Runs a command and exits with its status; a person never sees a traceback."""
    arguments = sys.argv[1:] if arguments is None else arguments
    lang = _lang(arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a lone surrogate in a file's name must not end the audit
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends as Ctrl+C does, with nothing left behind
    try:
        sys.exit(cli.main(arguments, standalone_mode=False) or 0)
    except AuditorError as error:
        spoken.complain(error.say, lang)
        sys.exit(error.exit_status)
    except click.exceptions.Exit as wish:
        sys.exit(wish.exit_code)
    except click.ClickException as error:
        spoken.complain(spoken.usage(error), lang)
        sys.exit(2)
    except (KeyboardInterrupt, click.Abort):
        spoken.complain(spoken.STOPPED, lang, head=False)
        sys.exit(3)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of a pipe went away; that is its right
        sys.exit(0)
    except OSError as error:
        spoken.complain(spoken.system(error), lang)
        sys.exit(3)
    except Exception:  # a fault of ours: the status 1 that Python gives it would read "there are errors in the forms"
        logging.getLogger(__name__).exception("%s: unfinished", " ".join(arguments[:1]))
        sys.exit(3)


def _lang(arguments: list[str]) -> Lang:
    """The language asked for, even when the rest of the command cannot be understood."""
    for at, word in enumerate(arguments):
        value = word.partition("=")[2] if word.startswith("--lang=") else ""
        if word == "--lang" and at + 1 < len(arguments):
            value = arguments[at + 1]
        if value == Lang.EN.value:
            return Lang.EN
    return Lang.RU
