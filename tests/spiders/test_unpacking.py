"""A packed body that breaks off is told; what browsers do not miss, the auditor does not miss either."""

import gzip
import random

import pytest
from scrapy.exceptions import ResponseDataLossError

from spiders.unpacking import Unpacking

_PAGES = (b"<p>order</p>" * 2000, random.Random(5).randbytes(200_000))


@pytest.mark.parametrize("page", _PAGES)
@pytest.mark.parametrize("lost", [1, 4, 8])
def test_a_lost_checksum_is_no_loss(page: bytes, lost: int) -> None:
    assert Unpacking._decode(gzip.compress(page)[:-lost], b"gzip", 10**6) == page


@pytest.mark.parametrize("page", _PAGES)
def test_a_wrong_checksum_and_a_tail_are_no_loss(page: bytes) -> None:
    packed = gzip.compress(page)
    for odd in (packed[:-8] + b"12345678", packed + bytes(12), packed + b"<!-- 0.1 s -->"):
        assert Unpacking._decode(odd, b"gzip", 10**6) == page


@pytest.mark.parametrize("page", _PAGES)
@pytest.mark.parametrize("lost", [9, 20, 40])
def test_a_body_that_breaks_off_is_a_loss(page: bytes, lost: int) -> None:
    with pytest.raises(ResponseDataLossError):
        Unpacking._decode(gzip.compress(page)[:-lost], b"x-gzip", 10**6)


def test_two_streams_behind_each_other_are_one_body() -> None:
    assert Unpacking._decode(gzip.compress(b"one ") + gzip.compress(b"two"), b"gzip", 100) == b"one two"
