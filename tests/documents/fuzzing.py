"""Spoiled files of every format through the isolated pool: `python -m tests.documents.fuzzing [SECONDS [SEED]]`.

Each is a small real file with bytes, blocks or members of its archive changed. It has to come back as a value within
its limits. Exit status 1: a reader died, was too slow, or left a process or a file behind; such files are kept.
"""

import contextlib
import gzip
import io
import os
import random
import shutil
import sys
import tempfile
import time
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

from auditor import pool
from auditor.model import Document, Trouble
from tests.documents import making, making_ole, scanning

SECONDS, SEED = 60, 1
LIMIT = 10.0  # seconds for a file
_PATIENCE = 100.0  # longer than any file may take
_LOOKED = " looked at"
_LARGEST = 300_000
_BOLD = (
    b"\0" * 4,
    b"\xff" * 4,
    b"\x7f\xff\xff\xff",
    b"\xff\xff\xff\x7f",
    b"\x80\0\0\0",
    b"\0\0\0\x80",
    b"%s%n",
    b"<",
    b"]]>",
)
_FLAT = (
    '<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body>'
    "<w:p><w:r><w:t>Приказ от 10.09.2020 № 181</w:t></w:r></w:p></w:body></w:wordDocument>"
)
_OFFICE = ("doc", "docx", "rtf", "odt", "odp", "ods", "xls", "xlsx", "ppt", "pptx")
_SUFFIXES = frozenset((*_OFFICE, "pdf", "htm", "html", "txt", "eml", "mht", "zip", "rar", "7z", "png", "jpg", "tiff"))


def seeds() -> list[tuple[str, bytes]]:
    """Small real files of every format."""
    folder = Path(__file__).parents[1] / "files"
    files = [path for path in sorted(folder.rglob("*.*")) if path.suffix[1:].lower() in _SUFFIXES]
    found = [(path.name, path.read_bytes()) for path in files if path.stat().st_size <= _LARGEST]
    page = scanning.sheet("stamp").resize((413, 585))
    tiff = io.BytesIO()
    page.convert("1").save(tiff, "TIFF", compression="group4")
    return [
        *found,
        ("made.docx", making.word(making.para("Приказ от 10.09.2020 № 181") * 5)),
        ("made.doc", making_ole.doc([("Приказ от 10.09.2020 № 181\r", True)] * 3)),
        ("scan.pdf", scanning.pdf([page], layers=("PRIKAZ",))),
        ("scan.jpg", scanning.jpeg(page)),
        ("scan.tiff", tiff.getvalue()),
        ("inside.zip", making.zipped({"order.docx": making.word(making.para("Приказ"))})),
        ("inside.docx.gz", gzip.compress(making.word(making.para("Приказ")))),
        ("flat.xml", _FLAT.encode()),
    ]


def spoiled(data: bytes, others: list[tuple[str, bytes]], rnd: random.Random) -> bytes:
    """The file with something wrong in it; in every other archive it is in a member."""
    if data[:4] == b"PK\x03\x04" and rnd.random() < 0.6:
        return _member_spoiled(data, others, rnd)
    out = bytearray(data)
    for _ in range(rnd.choice((1, 1, 2, 4, 8, 32))):
        at, size = rnd.randrange(len(out) + 1), rnd.choice((1, 2, 4, 16, 256, 4096))
        match rnd.randrange(7):
            case 0:
                out[at : at + 1] = bytes((rnd.randrange(256),))
            case 1:
                out[at : at + 4] = rnd.choice(_BOLD)
            case 2:
                del out[at : at + size]
            case 3:
                out[at:at] = out[at : at + size] * rnd.choice((1, 2, 50))
            case 4:
                out[at : at + size] = rnd.randbytes(size)
            case 5:
                del out[max(at, 64) :]
            case _:
                other = rnd.choice(others)[1]
                start = rnd.randrange(len(other))
                out[at : at + size] = other[start : start + size]
        if not out:
            return b"\0"
    return bytes(out[: 4 * _LARGEST])


def _member_spoiled(data: bytes, others: list[tuple[str, bytes]], rnd: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    name = rnd.choice([*members])
    members[name] = spoiled(members[name] or b"\0", others, rnd)
    return making.zipped({one: content for one, content in members.items()})


def main(seconds: float = SECONDS, seed: int = SEED) -> int:
    """Runs for so many seconds; returns the exit status."""
    rnd, whole = random.Random(seed), seeds()
    kept = Path(tempfile.mkdtemp(prefix="fuzz-"))
    own = kept / "temporary"
    own.mkdir()
    os.environ["TMPDIR"] = str(own)  # of the readers
    told: Counter[str] = Counter()
    bad = 0
    with pool.Pool(timeout=LIMIT) as readers:
        until, at = time.monotonic() + seconds, 0
        while time.monotonic() < until or (readers.pending and time.monotonic() < until + _PATIENCE):
            while time.monotonic() < until and readers.pending < 4 * readers.workers:
                name, data = rnd.choice(whole)
                path = kept / f"{at:06}-{name}"
                path.write_bytes(spoiled(data, whole, rnd))
                readers.submit(path.name, path)
                at += 1
            for document in readers.finished(wait=1.0):
                bad += _judged(document, kept, readers, told)
        lost, workers = readers.pending, _workers()
    alive = [pid for pid in workers if Path(f"/proc/{pid}").exists()]
    left = [path.name for path in own.iterdir() if not path.name.startswith("pymp-")]
    print(f"{at} files, seed {seed}: " + ", ".join(f"{what} {count}" for what, count in told.most_common()))
    print(f"{bad} ended badly, {lost} never came back, processes left: {alive or 'none'}, files left: {left or 'none'}")
    if bad or lost or alive or left:
        print(f"The files stay in {kept}")
        return 1
    shutil.rmtree(kept)
    return 0


def _judged(document: Document, kept: Path, readers: pool.Pool, told: Counter[str]) -> int:
    """Counts what became of a file; 1 where its reader died, hung or did not know what it met."""
    text, path = document.text, kept / document.id.removesuffix(_LOOKED)
    if text.trouble in (Trouble.CRASHED, Trouble.TOO_SLOW):
        told[text.trouble.name.lower()] += 1
        print(f"{document.id}: {text.trouble.name.lower()} {text.detail}", flush=True)
        return 1
    if text.unread and not document.id.endswith(_LOOKED):
        readers.look(path, replace(document, id=document.id + _LOOKED))  # the same file again, for its pictures
        return 0
    told["looked at" if document.id.endswith(_LOOKED) else text.trouble.name.lower() if text.trouble else "read"] += 1
    path.unlink()
    return 0


def _workers() -> list[str]:
    """The readers: children of the fork server, which is a child of this process and ends with it."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            parents[stat.parent.name] = stat.read_text().rpartition(")")[2].split()[1]
    servers = [pid for pid, parent in parents.items() if parent == str(os.getpid())]
    return [pid for pid, parent in parents.items() if parent in servers]


if __name__ == "__main__":
    sys.exit(main(*map(float, sys.argv[1:2]), *map(int, sys.argv[2:3])))
