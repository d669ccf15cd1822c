"""Office files of the strict kind («Книга Excel (строгий Open XML)»): the same parts under other names."""

import io
import re
import zipfile
from pathlib import Path
from typing import BinaryIO

_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
_NAMED = re.compile(r".*\.(?:xml|rels|vml)", re.I)


def usual(xml: bytes) -> bytes:
    """A part with the names that the common kind has for the same things (ISO/IEC 29500-1 against -4)."""
    return _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/\2", xml)


def opened(path: Path) -> BinaryIO:
    """An office file of the common kind: the file itself, or what a strict one is in the names of that kind."""
    with zipfile.ZipFile(path) as package:
        if not any(_STRICT.search(package.read(name)) for name in package.namelist() if name.endswith("workbook.xml")):
            return path.open("rb")
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as usual_package:
            for part in package.infolist():
                data = package.read(part)
                usual_package.writestr(part.filename, usual(data) if _NAMED.fullmatch(part.filename) else data)
    made.seek(0)
    return made
