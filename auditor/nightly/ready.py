"""What would spoil the night's end, told before its beginning: folders, passwords, authorities."""

import errno
import os
import ssl
from pathlib import Path

from auditor import notices
from auditor.errors import ArgumentError
from auditor.model import Say
from auditor.nightly.config import Config

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


def check(config: Config) -> None:
    """Raises ArgumentError that names all that the night would need and not find; makes the folders it writes to."""
    faults = [*_folder("out", config.out), *(_folder("metrics", config.metrics.parent) if config.metrics else ())]
    faults += [f"authority: {file}: {why}" for file in config.authority if (why := _unread(file))]
    if config.mail and (fault := notices.hindrance(config.mail)):
        faults.append(f"[mail] {fault}")
    if faults:
        said = "\n".join(f"  {one}" for one in faults)
        raise ArgumentError(
            Say(ru=f"{config.file}: ночь не начата.\n{said}", en=f"{config.file}: the night was not begun.\n{said}")
        )


def _folder(name: str, folder: Path) -> list[str]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        if error.errno in _FULL:
            raise
        return [f"{name}: {folder}: папки нет / no such folder ({error.strerror})"]
    if not os.access(folder, os.W_OK | os.X_OK):
        return [f"{name}: {folder}: нет права записи / not writable"]
    return []


def _unread(file: str) -> str:
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(file)
    except OSError as error:
        return f"сертификат не читается / no certificate authority can be read ({error.strerror or error})"
    return ""
