"""Plain text -> Text."""

from pathlib import Path

from auditor.documents import encoding, limits, lines, weave
from auditor.model import Page, Text, Trouble


def read(path: Path, media_type: str) -> Text:
    """Reads a text file; its parts are what form feeds part."""
    text = encoding.decode(path.read_bytes(), media_type)
    partial = len(text) > limits.CHARACTERS
    parts = [limits.clean(part) for part in text[: limits.CHARACTERS].split("\f")]
    parts = [part for part in parts if part.strip()] or [""]
    whole = [weave.unweave(lines.join_broken(part)) for part in parts]
    trouble = None if any(whole) else Trouble.EMPTY
    return Text(
        media_type="text/plain",
        pages=tuple(Page(number=at, text=part) for at, part in enumerate(whole, 1)) if not trouble else (),
        paged=False,
        trouble=trouble,
        partial=partial,
    )
