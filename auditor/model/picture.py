"""A page of a document as a picture."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The part of a page a finding speaks of, its quote framed; personal data are covered. Bytes are WebP."""

    crop: bytes
    size: tuple[int, int]  # of the crop, pixels
    page: int | None = None  # None where the pages of a document are not its own
    framed: bool = False  # the quote was found on the page
    masked: bool = False  # something is covered
    whole: bytes = b""  # the whole page, made smaller; empty where it was not asked for
    whole_size: tuple[int, int] = (0, 0)
