"""Files that appear whole or not at all, and the removal of pages that are no longer in the report."""

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from auditor.errors import UnfinishedError
from auditor.model import Say

MARK = '<meta name="generator" content="evidence-auditor">'
PAGES = "municipalities"
_HEAD = 2048  # bytes in which the mark stands
Maker = Callable[[Path], None]


def put(folder: Path, makers: Mapping[str, Maker], *, pages: bool = True) -> tuple[Path, ...]:
    """Makes every file in a folder beside, then moves all into place; returns their paths.

    Old pages of municipalities that are not among the files are removed, unless `pages` is false.
    Raises UnfinishedError where the disk is full or the folder cannot be written; then nothing was replaced.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=".writing-", dir=folder))
    except OSError as error:
        raise _unfinished(folder, error) from error
    try:
        for name, make in makers.items():
            path = beside / name
            path.parent.mkdir(parents=True, exist_ok=True)
            make(path)
            _settle(path)
        for name in makers:
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            (beside / name).replace(target)
        if pages:
            _sweep(folder / PAGES, {Path(name).name for name in makers if name.startswith(f"{PAGES}/")})
    except OSError as error:
        raise _unfinished(folder, error) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return tuple(folder / name for name in makers)


def _settle(path: Path) -> None:
    """The bytes on the disk before the name: after a power cut a file is the old one or the new one, never empty."""
    path.chmod(0o644)
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _sweep(pages: Path, kept: set[str]) -> None:
    """Removes pages of municipalities that left the report; only those we made."""
    if not pages.is_dir():
        return
    for page in pages.glob("*.html"):
        if page.name in kept or not page.is_file() or page.is_symlink():
            continue
        with page.open("rb") as file:
            ours = MARK.encode() in file.read(_HEAD)
        if ours:
            page.unlink()
    if not any(pages.iterdir()):
        pages.rmdir()


def _unfinished(folder: Path, error: OSError) -> UnfinishedError:
    where = re.sub(r"\.writing-[^/\\]*[/\\]?", "", str(error.filename or folder))
    why = error.strerror or str(error)
    return UnfinishedError(
        Say(
            ru=f"{where}: отчёт не записан ({why}).\n  Сделанное сохранено; освободите место или выберите другую"
            " папку.",
            en=f"{where}: the report was not written ({why}).\n  What was done is kept; free some space or name another"
            " folder.",
        )
    )
