"""A page of a document as a small picture, the quote framed, personal data covered. Pure work on files of our own."""

from auditor.pictures.letters import Box, Letters, from_words
from auditor.pictures.making import CROP, WHOLE, picture
from auditor.pictures.pdf import MOST_LETTERS, letters, rendered
from auditor.pictures.quotes import frames

__all__ = [
    "CROP",
    "MOST_LETTERS",
    "WHOLE",
    "Box",
    "Letters",
    "frames",
    "from_words",
    "letters",
    "picture",
    "rendered",
]
