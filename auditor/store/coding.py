"""Records as JSON, and as compressed JSON where texts are long."""

import zlib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
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
    """The record as compressed JSON, made piece by piece: a report never lies in memory as text all at once."""
    press = zlib.compressobj(6)
    return b"".join((*(press.compress(piece) for piece in _pieces(record)), press.flush()))


def unpack(data: bytes, kind: type[T]) -> T:
    """The record again."""
    return decode(zlib.decompress(data), kind)


def _pieces(record: object) -> Iterator[bytes]:
    """What `encode` gives; of a record of ours the items of its lists one by one."""
    if not is_dataclass(record):
        yield encode(record)
        return
    before = b"{"
    for one in fields(record):
        value = getattr(record, one.name)
        yield before + encode(one.name) + b":"
        before = b","
        if not isinstance(value, tuple):
            yield encode(value)
            continue
        between = b"["
        for item in value:
            yield between + encode(item)
            between = b","
        yield b"]" if value else b"[]"
    yield b"}" if before == b"," else b"{}"


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
