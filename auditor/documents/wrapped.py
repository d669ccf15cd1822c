"""Documents that stand in other files: in an archive (ZIP, RAR, 7z, gzip), in a mail, in a saved web page."""

import contextlib
import gzip
import os
import re
import tempfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PosixPath, PurePosixPath
from typing import Self
from zipfile import ZipInfo

import py7zr
import rarfile

from auditor.documents import limits, sniff
from auditor.documents.limits import Unreadable
from auditor.documents.sniff import Format
from auditor.model import Trouble

DEEPEST = 3  # an archive in an archive in an archive
_MOST = 1_000  # members that are looked at
_MEMBER = limits.FILE_BYTES
_NO_DOCUMENT = re.compile(
    r"(?:^|/)(?:__MACOSX/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$|\._)|(?:^|/)\.[^/]*$|\.(?:sig|p7s|url|lnk)$",
    re.IGNORECASE,
)
_CYRILLIC = re.compile("[А-Яа-яЁё]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A document in an archive: its name as people see it, never used as a path, and how to ask for it."""

    name: str
    size: int
    key: str | ZipInfo


class Several(Unreadable):
    """An archive with more than one document: which of them is meant, nobody can tell."""

    def __init__(self, media_type: str, names: list[str]) -> None:
        shown = ", ".join(names[:5]) + (" …" if len(names) > 5 else "")
        super().__init__(Trouble.UNSUPPORTED, f"{len(names)}: {shown}")
        self.media_type = media_type
        self.names = tuple(names)


def members(path: Path, kind: Format) -> list[Member]:
    """The documents in an archive, by its directory; nothing is unpacked."""
    return [one for one in _LISTS[kind](path)[:_MOST] if not _NO_DOCUMENT.search(one.name) and one.size]


@contextlib.contextmanager
def opened(path: Path, kind: Format) -> Iterator[tuple[Path, str]]:
    """The only document of an archive as a file without a name of its own, and what it is called."""
    found = members(path, kind)
    if not found:
        raise Unreadable(Trouble.EMPTY)
    if len(found) > 1:
        raise Several(kind.value, [limits.one_line(PurePosixPath(one.name).name, 80) for one in found])
    if found[0].size > _MEMBER:
        raise Unreadable(Trouble.TOO_LARGE, f"{found[0].size >> 20} MB")
    with held(_READERS[kind](path, found[0])) as file:
        yield file, PurePosixPath(found[0].name).name


class _InMemory(PosixPath):
    """A file without a name: pypdfium2 resolves a path before it opens it, and what this one leads to is nowhere."""

    def resolve(self, strict: bool = False) -> Self:
        return self


@contextlib.contextmanager
def held(data: bytes) -> Iterator[Path]:
    """Bytes as a file: in memory where the system can, so that nothing is left should the reader be killed."""
    if hasattr(os, "memfd_create") and Path("/proc/self/fd").is_dir():
        with os.fdopen(os.memfd_create("document"), "w+b") as file:
            file.write(data)
            file.flush()
            yield _InMemory(f"/proc/{os.getpid()}/fd/{file.fileno()}")  # so that a program started here finds it
    else:
        with tempfile.NamedTemporaryFile() as named:
            named.write(data)
            named.flush()
            yield Path(named.name)


@contextlib.contextmanager
def unwrapped(path: Path, media_type: str = "", filename: str = "") -> Iterator[Path]:
    """The document itself, out of the archives around it; `path` where there is none. Raises Unreadable."""
    with contextlib.ExitStack() as stack:
        for _ in range(DEEPEST + 1):
            kind, _said = sniff.sniff(path, media_type, filename)
            if kind not in _LISTS:
                break
            path, filename = stack.enter_context(opened(path, kind))
            media_type = ""
        yield path


# --- ZIP -------------------------------------------------------------------------------------------------------------


def _zip_members(path: Path) -> list[Member]:
    with limits.open_zip(path) as archive:
        return [
            Member(name=_zip_name(one), size=one.file_size, key=one) for one in archive.infolist() if not one.is_dir()
        ]


def _zip_name(member: ZipInfo) -> str:
    """Old archivers wrote names in cp866 (or cp1251) and did not say so."""
    name = member.filename
    if not member.flag_bits & 0x800:
        with contextlib.suppress(UnicodeError):
            data = name.encode("cp437")
            read = [data.decode(page, "replace") for page in ("utf-8", "cp866", "cp1251")]
            name = next((one for one in read if _CYRILLIC.search(one) and "\ufffd" not in one), name)
    return name.replace("\\", "/")


def _zip_read(path: Path, member: Member) -> bytes:
    with limits.open_zip(path) as archive:
        return limits.part(archive, member.key, _MEMBER) or b""


# --- 7z and RAR ------------------------------------------------------------------------------------------------------


@contextlib.contextmanager
def _seven(path: Path) -> Iterator[py7zr.SevenZipFile]:
    try:
        with py7zr.SevenZipFile(path) as archive:
            if archive.needs_password():
                raise Unreadable(Trouble.ENCRYPTED, "7z")
            yield archive
    except py7zr.PasswordRequired as error:
        raise Unreadable(Trouble.ENCRYPTED, "7z") from error
    except (Unreadable, MemoryError):
        raise
    except Exception as error:
        # A spoiled head makes it raise anything, from struct.error to its own.
        raise Unreadable(Trouble.DAMAGED, f"7z: {type(error).__name__}") from error


def _seven_members(path: Path) -> list[Member]:
    with _seven(path) as archive:
        return [
            Member(name=one.filename, size=one.uncompressed or 0, key=one.filename)
            for one in archive.list()
            if not one.is_directory
        ]


def _seven_read(path: Path, member: Member) -> bytes:
    with _seven(path) as archive:
        taken = py7zr.io.BytesIOFactory(_MEMBER)
        archive.extract(targets=[str(member.key)], factory=taken)
        read = taken.products.get(str(member.key))
        if read is None:
            raise Unreadable(Trouble.DAMAGED, "7z")
        return bytes(read.read())


@contextlib.contextmanager
def _rar(path: Path) -> Iterator[rarfile.RarFile]:
    try:
        with rarfile.RarFile(str(path)) as archive:
            if archive.needs_password():
                raise Unreadable(Trouble.ENCRYPTED, "RAR")
            yield archive
    except (rarfile.RarCannotExec, rarfile.RarExecError) as error:
        # Members that were made smaller need a program of the system; the directory tells their names without it.
        raise Unreadable(Trouble.UNSUPPORTED, "RAR") from error
    except (rarfile.PasswordRequired, rarfile.RarWrongPassword) as error:
        raise Unreadable(Trouble.ENCRYPTED, "RAR") from error
    except (Unreadable, MemoryError):
        raise
    except Exception as error:
        raise Unreadable(Trouble.DAMAGED, f"RAR: {type(error).__name__}") from error


def _rar_members(path: Path) -> list[Member]:
    with _rar(path) as archive:
        if not archive.infolist():  # nothing but a head: it broke off
            raise Unreadable(Trouble.DAMAGED, "RAR")
        return [
            Member(name=one.filename or "", size=one.file_size or 0, key=one.filename or "")
            for one in archive.infolist()
            if not one.is_dir()
        ]


def _rar_read(path: Path, member: Member) -> bytes:
    with _rar(path) as archive, archive.open(str(member.key)) as stream:
        data = stream.read(_MEMBER + 1)
        if len(data) > _MEMBER:
            raise Unreadable(Trouble.TOO_LARGE, "RAR")
        return bytes(data)


# --- gzip ------------------------------------------------------------------------------------------------------------


def _gzip_members(path: Path) -> list[Member]:
    """The one thing a gzip holds: a file somebody packed, or a page that a server packed twice."""
    return [Member(name=PurePosixPath(path.name).stem, size=max(1, path.stat().st_size), key="")]


def _gzip_read(path: Path, member: Member) -> bytes:
    try:
        with gzip.open(path) as stream:
            data = stream.read(_MEMBER + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise Unreadable(Trouble.DAMAGED, f"gzip: {type(error).__name__}") from error
    if len(data) > _MEMBER:
        raise Unreadable(Trouble.TOO_LARGE, "gzip")
    return data


_LISTS = {Format.ZIP: _zip_members, Format.SEVEN: _seven_members, Format.RAR: _rar_members, Format.GZIP: _gzip_members}
_READERS = {Format.ZIP: _zip_read, Format.SEVEN: _seven_read, Format.RAR: _rar_read, Format.GZIP: _gzip_read}
