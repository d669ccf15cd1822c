"""Pictures that stand in a DOC, RTF or PPT: where a file holds nothing else, they are its scanned pages."""

import re
import struct
from collections.abc import Iterable
from pathlib import Path

from auditor.documents import limits
from auditor.documents.limits import Unreadable
from auditor.documents.ole import Streams
from auditor.documents.sniff import Format

MOST = 200
_LEAST = 4_096  # bytes: smaller ones are bullets, lines and logos
TOTAL = 200 << 20
# A picture in the drawings of an old Office file: version and instance, type (JPEG, PNG, DIB, TIFF, JPEG), length.
_BLIP = re.compile(rb"[\x00-\xff]{2}[\x1d\x1e\x1f\x29\x2a]\xf0([\x00-\xff]{4})")
_STARTS = (b"\xff\xd8\xff", b"\x89PNG", b"II*\0", b"MM\0*", b"BM", b"GIF8")
# The words of a picture, small groups among them, up to its figures or its bytes.
_RTF_PICTURE = re.compile(
    r"\\(?:jpegblip|pngblip)(?![a-z])(?:\\(?!bin\d)[a-z]+-?\d*\s?|\{[^{}]{0,300}\}|\s)*+"
    r"(?:\\bin(\d{1,9}) ?|([0-9a-fA-F\s]{200,}))"
)


def pictures(path: Path, media_type: str) -> list[bytes]:
    """The larger pictures of a file in the order they stand in it, as JPEG, PNG, TIFF or BMP; none of a broken one."""
    way = _WAYS.get(media_type)
    try:
        return _weighed(way(path)) if way else []
    except (Unreadable, OSError, struct.error):
        return []


def _weighed(found: Iterable[bytes]) -> list[bytes]:
    out: list[bytes] = []
    total = 0
    for data in found:
        total += len(data)
        if len(out) >= MOST or total > TOTAL:
            break
        if len(data) >= _LEAST and data.startswith(_STARTS):
            out.append(data)
    return out


def _of_doc(path: Path) -> Iterable[bytes]:
    """Pictures in the text lie in the stream of data, those beside it at the end of the document's own."""
    return _of_streams(path, "Data", "WordDocument")


def _of_ppt(path: Path) -> Iterable[bytes]:
    return _of_streams(path, "Pictures")


def _of_streams(path: Path, *names: str) -> Iterable[bytes]:
    with Streams(path) as file:
        for name in names:
            data = file.read(name)
            for blip in _BLIP.finditer(data):
                length = struct.unpack("<I", blip[1])[0]
                body = data[blip.end() : blip.end() + length] if length <= len(data) - blip.end() else b""
                # One or two sums of 16 bytes and a byte of no use stand before the picture.
                for skip in (17, 33):
                    if body[skip:].startswith(_STARTS[:4]):
                        yield body[skip:]
                        break
                else:
                    if blip[0][2] == 0x1F and body[17:21] == b"\x28\0\0\0":
                        yield _bitmap(body[17:])


def _bitmap(data: bytes) -> bytes:
    """A bitmap with the head that it has as a file."""
    bits, used = struct.unpack_from("<H", data, 14)[0], struct.unpack_from("<I", data, 32)[0]
    colours = used or (1 << bits if bits <= 8 else 0)
    return b"BM" + struct.pack("<IHHI", 14 + len(data), 0, 0, 14 + 40 + 4 * colours) + data


def _of_rtf(path: Path) -> Iterable[bytes]:
    limits.weigh(path)
    data = path.read_bytes().decode("latin-1")
    for picture in _RTF_PICTURE.finditer(data):
        if picture[1]:  # as it is
            yield data[picture.end() : picture.end() + int(picture[1])].encode("latin-1")
            continue
        figures = "".join(picture[2].split())
        yield bytes.fromhex(figures[: len(figures) // 2 * 2])


_WAYS = {
    Format.DOC.value: _of_doc,
    Format.PPT.value: _of_ppt,
    Format.RTF.value: _of_rtf,
}
