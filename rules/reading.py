"""What a text tells of its own reading: what was left out, and whether by our fault."""

from auditor.model import Text, Trouble

# Good formats that this reader does not know yet: no fault of the people who published them.
_FINE = (
    "msword", "rtf", "opendocument", "powerpoint", "presentation", "ms-excel", "spreadsheet", "image/", "zip", "rar",
    "7z", "djvu", "message/rfc822", "wordprocessing",
)  # fmt: skip


def beyond_us(text: Text) -> bool:
    """A format or a length that the reader gives up on, while people may well read it."""
    if text.trouble is Trouble.TOO_SLOW:
        return True
    return text.trouble is Trouble.UNSUPPORTED and any(word in text.media_type for word in _FINE)


def is_blank(text: Text) -> bool:
    """Read through, with no word and no picture in it."""
    return not text.partial and not any(page.scanned or page.text.strip() for page in text.pages)
