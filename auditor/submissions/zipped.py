"""Archives of forms: each member that looks like a form, unpacked into a folder that is gone afterwards."""

import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from auditor.submissions import opening, refusals

SUFFIXES = frozenset(
    (
        *(".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlt", ".ods", ".docx", ".docm", ".odt", ".csv", ".tsv", ".tab"),
        *(".txt", ".htm", ".html"),
        *(".xlsb", ".doc", ".rtf", ".numbers", ".pages", ".gsheet", ".mht", ".mhtml", ".fods", ".et", ".wps"),
    )
)
"""Files that are read, or refused with a word on how to save them; pictures and papers beside forms are neither."""

_NESTED = frozenset({".zip", ".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".arj", ".cab"})
MOST_FORMS = 500


@contextmanager
def unpacked(path: Path) -> Iterator[tuple[tuple[str, Path], ...]]:
    """The forms of an archive: the name of each within it, and where it lies now."""
    with tempfile.TemporaryDirectory(prefix="forms-") as folder:
        try:
            with zipfile.ZipFile(path) as archive:
                yield _unpacked(path, archive, Path(folder))
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError):
            raise refusals.damaged_archive(path) from None


def _unpacked(path: Path, archive: zipfile.ZipFile, folder: Path) -> tuple[tuple[str, Path], ...]:
    parts = [(name(part), part) for part in archive.infolist() if not part.is_dir()]
    parts = [(told, part) for told, part in parts if not _is_noise(told)]
    if any(part.flag_bits & 1 for _, part in parts):
        raise refusals.encrypted_archive(path)
    if nested := next((told for told, _ in parts if PurePosixPath(told).suffix.lower() in _NESTED), ""):
        raise refusals.nested(path, nested)
    forms = sorted((told, part) for told, part in parts if PurePosixPath(told).suffix.lower() in SUFFIXES)
    if not forms:
        raise refusals.no_forms(path, tuple(told for told, _ in parts[:3]))
    if len(forms) > MOST_FORMS:
        raise refusals.too_many_forms(path, len(forms), MOST_FORMS)
    made = []
    for number, (told, part) in enumerate(forms, 1):
        inside = PurePosixPath(told)
        target = folder / str(number) / _safe(inside.parent.name) / _safe(inside.name)
        target.parent.mkdir(parents=True)
        _copy(path, archive, part, target)
        made.append((told, target))
    return tuple(made)


def name(part: zipfile.ZipInfo) -> str:
    """The name of a member; archives of old packers hold Russian names in the code page of DOS."""
    told = part.filename
    if not part.flag_bits & 0x800 and not told.isascii():
        for encoding in ("utf-8", "cp866"):
            try:
                told = told.encode("cp437").decode(encoding)
                break
            except UnicodeError:
                continue
    return "/".join(piece for piece in told.replace("\\", "/").split("/") if piece not in ("", ".", ".."))


def _is_noise(told: str) -> bool:
    pieces = told.split("/")
    return not told or pieces[0] == "__MACOSX" or pieces[-1].startswith(("~", ".")) or pieces[-1] == "Thumbs.db"


def _safe(told: str) -> str:
    cleaned = "".join(letter if letter.isprintable() and letter not in '<>:"|?*\0' else "_" for letter in told)
    stem, dot, suffix = cleaned.rpartition(".")
    while len(cleaned.encode("utf-8", "replace")) > 200:  # no file system takes a longer one
        stem = stem[:-10] if dot else stem
        cleaned = f"{stem}{dot}{suffix}" if dot and stem else cleaned[:40]
    return cleaned or "_"


def _copy(path: Path, archive: zipfile.ZipFile, part: zipfile.ZipInfo, target: Path) -> None:
    """Unpack one member, no further than a form may be long, whatever the directory says of its size."""
    written = 0
    with archive.open(part) as source, target.open("wb") as file:
        while chunk := source.read(1 << 20):
            written += len(chunk)
            if written > opening.MOST_BYTES:
                raise refusals.too_large(path, -(-part.file_size // 2**20), opening.MOST_BYTES // 2**20, unpacked=True)
            file.write(chunk)
