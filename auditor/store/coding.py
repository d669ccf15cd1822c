"""Records as JSON, and as compressed JSON where texts are long."""

import zlib
from typing import TypeVar

import msgspec

T = TypeVar("T")


def encode(record: object) -> bytes:
    """The record as JSON; half a surrogate pair, which no UTF-8 can hold, becomes U+FFFD."""
    try:
        return msgspec.json.encode(record)
    except UnicodeEncodeError:
        return msgspec.json.encode(_mended(msgspec.to_builtins(record)))


def decode(data: bytes | str, kind: type[T]) -> T:
    """The record again."""
    return msgspec.json.decode(data, type=kind)


def pack(record: object) -> bytes:
    """The record as compressed JSON."""
    return zlib.compress(encode(record), 6)


def unpack(data: bytes, kind: type[T]) -> T:
    """The record again."""
    return decode(zlib.decompress(data), kind)


def whole(text: str) -> str:
    """Text that can be stored: half a surrogate pair becomes U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _mended(value: object) -> object:
    if isinstance(value, str):
        return whole(value)
    if isinstance(value, dict):
        return {_mended(name): _mended(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_mended(one) for one in value]
    return value
