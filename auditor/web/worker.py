"""One check, in a process of its own: takes the next from the queue, audits it, says how it ended.

    python -m auditor.web.worker '{"db": "audit.db", ...}'

The server that started it may die meanwhile: the check goes on, and its state stands in the database.
"""

import json
import logging
import os
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from auditor import audit as auditing
from auditor.errors import AuditorError, UnfinishedError
from auditor.model import Lang, Say
from auditor.store import Check, CheckState, Progress, Store
from auditor.web import folders, naming, summary
from spiders import Manners

_NICE = 10  # pages come first
_LOOKS = 20  # turns of the audit between two looks whether the check is still wanted
_TRIES = 3
_CRASHED = Say(
    ru="Проверка оборвалась из-за ошибки программы. Форма сохранена; попробуйте ещё раз.",
    en="The check broke off by an error of the program. The form is kept; try again.",
)


class _UnwantedError(Exception):
    """The check was deleted, or another process took it up."""


def work(settings: dict[str, Any]) -> bool:
    """Audits the next waiting check; False when there was none."""
    with Store(Path(settings["db"])) as store:
        check = store.checks.take(os.getpid(), settings["at_once"])
        if check is None:
            return False
        try:
            run = _audited(check, store, settings)
            summary.keep(check, _place(check, settings), run)
            ended = replace(check, state=CheckState.DONE, run=run)
        except _UnwantedError:
            return True
        except UnfinishedError:
            logging.exception("a check stopped half-way")
            if check.tries < _TRIES:
                raise SystemExit(1) from None  # the queue begins it again, and it goes on where it stopped
            ended = _failed(check, _CRASHED)
        except AuditorError as fault:
            upload = _place(check, settings).upload(check.round, check.suffix)
            ended = _failed(check, naming.renamed(fault.say, upload, check.name))
        except Exception:
            logging.exception("a check failed")
            ended = _failed(check, _CRASHED)
        store.checks.end(replace(ended, finished=datetime.now(UTC)))
    return True


def _failed(check: Check, say: Say) -> Check:
    return replace(check, state=CheckState.FAILED, fault_ru=say.ru, fault_en=say.en)


def _audited(check: Check, store: Store, settings: dict[str, Any]) -> str:
    """The id of the audit of this round; one that was done before its process could say so is not done again."""
    place = _place(check, settings)
    with Store(place.db) as own:
        done = next((one.run for one in own.runs() if one.run.finished), None)
    if done is not None and done.id != check.before:
        return done.id
    looks = 0

    def watch(progress: Progress) -> None:
        nonlocal looks
        looks += 1
        if looks % _LOOKS == 0:
            now = store.checks.get(check.id)
            if now is None or (now.pid, now.born) != (check.pid, check.born):
                raise _UnwantedError

    return auditing.audit(_order(check, place, settings), watch).report.run.id


def _order(check: Check, place: folders.Place, settings: dict[str, Any]) -> auditing.Order:
    return auditing.Order(
        sources=(place.upload(check.round, check.suffix),),
        called=check.name,
        as_of=check.as_of or (check.started or datetime.now(UTC)).date(),
        rubric=check.rubric or None,
        out=place.report(check.round),
        db=place.db,
        lang=Lang(check.lang),
        manners=msgspec.convert(settings["manners"], Manners),
        workers=settings["workers"],
    )


def _place(check: Check, settings: dict[str, Any]) -> folders.Place:
    return folders.of(Path(settings["checks"]), check.id)


if __name__ == "__main__":
    os.nice(_NICE)
    work(json.loads(sys.argv[1]))
