"""What can go wrong with the database or the disk, as sentences."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from auditor.errors import UnfinishedError
from auditor.model import Say

_FULL = (errno.ENOSPC, errno.EDQUOT)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turns what SQLite, the disk or a broken record raises into an `UnfinishedError`."""
    try:
        yield
    except (sqlite3.Error, msgspec.MsgspecError) as fault:
        raise UnfinishedError(_of_database(path, fault)) from fault
    except OSError as fault:
        raise UnfinishedError(_of_disk(path, fault)) from fault


def foreign(path: Path) -> UnfinishedError:
    """The file is a database, but not one of ours."""
    return UnfinishedError(
        Say(
            ru=f"«{path}» — не база аудитора. Файл не изменён; укажите другой в --db.",
            en=f"{path} is not a database of the auditor. It was left as it is; name another with --db.",
        )
    )


def newer(path: Path, version: int, known: int) -> UnfinishedError:
    """The database was written by a later version of the program."""
    return UnfinishedError(
        Say(
            ru=f"База «{path}» сделана более новой версией программы (схема {version}, здесь {known}). "
            "Обновите программу или укажите другой файл в --db.",
            en=f"{path} was made by a newer version of the program (schema {version}, here {known}). "
            "Update the program, or name another file with --db.",
        )
    )


def taken(run: str, pid: int) -> UnfinishedError:
    """Another live process works on the run."""
    return UnfinishedError(
        Say(
            ru=f"Эта проверка уже идёт: прогон {run}, процесс № {pid}. "
            "Дождитесь его конца или укажите другую базу в --db.",
            en=f"This audit is already at work: run {run}, process {pid}. Wait for it, or name another --db.",
        )
    )


def damaged(path: Path, detail: str) -> UnfinishedError:
    """The database cannot be read."""
    return UnfinishedError(
        Say(
            ru=f"База «{path}» повреждена или это не база ({detail}). Файл не изменён: уберите его в сторону, "
            "возьмите резервную копию или укажите другой в --db.",
            en=f"{path} is damaged, or no database ({detail}). It was left as it is: move it aside, "
            "take a backup, or name another with --db.",
        )
    )


def _of_database(path: Path, fault: Exception) -> Say:
    text = str(fault)
    if "locked" in text or "busy" in text:
        return Say(
            ru=f"База «{path}» занята другой программой. Сделанное сохранено; повторите ту же команду позже.",
            en=f"{path} is locked by another program. What was done is kept; run the same command later.",
        )
    if "full" in text:
        return _full(path)
    if "unable to open" in text or "readonly" in text or "disk I/O" in text:
        return Say(
            ru=f"Базу «{path}» нельзя открыть или изменить ({text}). Проверьте путь и права.",
            en=f"{path} cannot be opened or written ({text}). Check the path and the permissions.",
        )
    return damaged(path, text).say


def _of_disk(path: Path, fault: OSError) -> Say:
    if fault.errno in _FULL:
        return _full(path)
    text = fault.strerror or str(fault)
    return Say(
        ru=f"Нельзя записать данные рядом с «{path}» ({text}). Проверьте путь и права.",
        en=f"Data cannot be written beside {path} ({text}). Check the path and the permissions.",
    )


def _full(path: Path) -> Say:
    return Say(
        ru=f"На диске с «{path}» нет места. Сделанное сохранено: освободите место и повторите ту же команду.",
        en=f"The disk that holds {path} is full. What was done is kept: free some space and run the same command.",
    )
