"""Packed bodies: as Scrapy unpacks them, but one that breaks off is a loss of data, and no shorter page."""

import zlib

from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.exceptions import ResponseDataLossError

_GZIP = (b"gzip", b"x-gzip")
_CHUNK = 65536


class Unpacking(HttpCompressionMiddleware):
    """Servers of HTTP/1.0 end a body by closing: only the packing tells that something is missing."""

    @staticmethod
    def _decode(body: bytes, encoding: bytes, max_size: int) -> bytes:
        unpacked = HttpCompressionMiddleware._decode(body, encoding, max_size)
        if encoding in _GZIP and not _is_whole(body, unpacked):
            raise ResponseDataLossError("the packed body breaks off")
        return unpacked


def _is_whole(packed: bytes, unpacked: bytes) -> bool:
    """Whether the stream has its end; a wrong checksum, and what stands behind the end, do not matter."""
    length = (len(unpacked) % 2**32).to_bytes(4, "little")
    if packed.endswith(length):
        return True
    stream = zlib.decompressobj(31)
    left = packed
    try:
        while left and not stream.eof:
            stream.decompress(left, _CHUNK)
            left = stream.unconsumed_tail
    except zlib.error as fault:
        return "incorrect" in str(fault)  # "incorrect data check", "incorrect length check"
    end = zlib.crc32(unpacked).to_bytes(4, "little") + length
    return stream.eof or any(_ends(stream.copy(), end[at:]) for at in range(len(end)))


def _ends(stream: "zlib._Decompress", bytes_: bytes) -> bool:
    """Whether nothing but these bytes, the checksum and the length, were missing: browsers do not miss them."""
    try:
        stream.decompress(bytes_)
    except zlib.error:
        return False
    return stream.eof
