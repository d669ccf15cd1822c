"""Pictures of pages as they stand in a report: within its size, the whole page once, for the errors first."""

import base64
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from PIL import Image

from auditor.model import Picture, Severity
from auditor.reports.remarks import FindingView
from auditor.reports.view import FormView
from auditor.reports.voice import Voice

PAGE: Final = 5_000_000  # bytes of a page of one municipality, its pictures with it
_LEAST = 200_000  # bytes that pictures may take, however long the words of the page are


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """A picture beside a finding."""

    src: str
    width: int
    height: int
    alt: str
    caption: str
    title: str
    whole: str  # the page, or ''
    whole_of: str  # the finding that has the same page, or ''
    whole_size: tuple[int, int]


def shots(form: FormView, pictures: Mapping[str, Picture], words: int, day: str, voice: Voice) -> dict[str, Shot]:
    """The pictures of a page that has `words` bytes without them, by the id of the finding; `day` is when it was."""
    standing = sorted(form.findings, key=lambda one: one.severity is not Severity.ERROR)
    wanted = [(one, pictures[one.id]) for one in (*standing, *form.accepted) if one.id in pictures]
    left = max(PAGE - words, _LEAST)
    crops: dict[str, str] = {}
    for finding, picture in wanted:
        src = _address(picture.crop)
        if len(src) <= left:
            crops[finding.id] = src
            left -= len(src)
    wholes, same = _wholes(((finding.id, picture) for finding, picture in wanted if finding.id in crops), left)
    return {
        finding.id: _shot(finding, picture, crops[finding.id], wholes, same, day, voice)
        for finding, picture in wanted
        if finding.id in crops
    }


def _wholes(wanted: Iterable[tuple[str, Picture]], left: int) -> tuple[dict[str, str], dict[str, str]]:
    """Whole pages by finding, and who shows the page of another one."""
    wholes: dict[str, str] = {}
    same: dict[str, str] = {}
    first: dict[bytes, str] = {}
    for finding, picture in wanted:
        if not picture.whole:
            continue
        if picture.whole in first:
            same[finding] = first[picture.whole]
            continue
        src = _address(picture.whole)
        if len(src) <= left:
            wholes[finding] = src
            first[picture.whole] = finding
            left -= len(src)
    return wholes, same


def _shot(
    finding: FindingView,
    picture: Picture,
    src: str,
    wholes: Mapping[str, str],
    same: Mapping[str, str],
    day: str,
    voice: Voice,
) -> Shot:
    page = voice.pages((picture.page,)) if picture.page else ""
    where = voice("shot_page", page=page, day=day) if page else voice("shot", day=day)
    masked = f", {voice('shot_masked')}" if picture.masked else ""
    about = voice("shot_framed" if picture.framed else "shot_plain")
    has_whole = finding.id in wholes or finding.id in same
    return Shot(
        src=src,
        width=picture.size[0],
        height=picture.size[1],
        alt=f"{page or voice('shot_document')}: {about}{masked}",
        caption=f"{where}{masked}",
        title=" · ".join(filter(None, (finding.position, page, finding.label))),
        whole=wholes.get(finding.id, ""),
        whole_of=same.get(finding.id, ""),
        whole_size=picture.whole_size if has_whole else picture.size,
    )


def jpeg(picture: Picture, *, whole: bool = False) -> bytes:
    """The crop (or the whole page, where there is one) as JPEG, for formats that know no WebP."""
    data = io.BytesIO()
    with Image.open(io.BytesIO(picture.whole if whole and picture.whole else picture.crop), formats=("WEBP",)) as image:
        image.convert("RGB").save(data, "JPEG", quality=80, optimize=True)
    return data.getvalue()


def _address(data: bytes) -> str:
    return f"data:image/webp;base64,{base64.b64encode(data).decode('ascii')}"
