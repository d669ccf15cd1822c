"""Where a check keeps what belongs to it: its own folder, with names of our own making only."""

import re
import shutil
import time
from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path

_ID = re.compile(r"[A-Za-z0-9_-]{22,64}", re.ASCII)
_SUFFIX = re.compile(r"\.[a-z]{3,5}")
COMING = ".coming-"  # begins the name of a folder for a form that nobody has looked at yet
_PATIENCE = 5.0  # seconds for those who still write into a folder that goes


@dataclass(frozen=True, slots=True)
class Place:
    """The folder of one check."""

    folder: Path

    @property
    def db(self) -> Path:
        """Its own database; bodies stand beside it."""
        return self.folder / "audit.db"

    def report(self, round_: int) -> Path:
        """The reports of the n-th round."""
        return self.folder / f"report-{int(round_)}"

    def summary(self, round_: int) -> Path:
        """What the page of the n-th round tells."""
        return self.report(round_) / "summary.json"

    def forms(self, round_: int) -> Path:
        """The forms with remarks, packed, where there are several."""
        return self.report(round_) / "forms.zip"

    def upload(self, round_: int, suffix: str) -> Path:
        """The form of the n-th round; `suffix` is ours, told from the content."""
        if not _SUFFIX.fullmatch(suffix):
            raise ValueError("no kind of form")
        return self.folder / f"form-{int(round_)}{suffix}"

    def clear(self) -> None:
        """Everything of the check is gone."""
        until = time.monotonic() + _PATIENCE
        while self.folder.exists() and time.monotonic() < until:
            shutil.rmtree(self.folder, ignore_errors=True)


def of(root: Path, id_: str) -> Place:
    """The folder of the check; ValueError for what is no id of ours, so that no other path can be meant."""
    if not _ID.fullmatch(id_):
        raise ValueError("no id of a check")
    return Place(root / id_)


def roomy(root: Path, least: int) -> bool:
    """Whether the disk has so many bytes left; where it cannot be told, writing will tell."""
    try:
        return shutil.disk_usage(root).free >= least
    except OSError:
        return True


def tidy(root: Path, known: Container[str], before: float) -> None:
    """Takes away what a kill left, untouched since `before` (Unix time): folders of no check, forms half received."""
    if not root.is_dir():
        return
    for folder in root.iterdir():
        ours = folder.name.startswith(COMING) or (_ID.fullmatch(folder.name) and folder.name not in known)
        if ours and folder.is_dir() and not folder.is_symlink() and folder.stat().st_mtime < before:
            shutil.rmtree(folder, ignore_errors=True)
