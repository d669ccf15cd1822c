"""What came with a POST: the file or the pasted table, and the wishes; nothing of it names a place on our disk."""

import csv
import io
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from starlette.datastructures import FormData, UploadFile

from auditor.model import Lang, Say
from auditor.web import naming
from rules import rubrics

_NOTHING = Say(ru="Выберите файл формы или вставьте таблицу.", en="Choose the form's file, or paste a table.")
_EMPTY = Say(ru="Файл «{name}» пуст.", en="The file '{name}' is empty.")
_NO_DATE = Say(ru="Дата оценки не читается: {text}.", en="This is no date: {text}.")
_NO_RUBRIC = Say(ru="Такой рубрики нет: {text}.", en="There is no such rubric: {text}.")
_TABLE = Say(ru="таблица", en="table")
_CHUNK = 1 << 16
_LINK = re.compile(r"(?P<before>.*?)(?P<url>https?://\S+)(?P<after>.*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to be checked, and how. `fault` is why it cannot be."""

    name: str = ""
    rubric: str = ""
    as_of: date | None = None
    fault: Say | None = None


async def taken(form: FormData, path: Path, lang: Lang) -> Wish:
    """Writes the upload, or the pasted table, to `path`, which is ours."""
    rubric, day = str(form.get("rubric") or ""), str(form.get("as_of") or "")
    if rubric and rubric not in rubrics.names():
        return Wish(fault=_filled(_NO_RUBRIC, text=rubric[:60]))
    try:
        as_of = date.fromisoformat(day) if day else None
    except ValueError:
        return Wish(fault=_filled(_NO_DATE, text=day[:30]))
    if as_of and not 2000 <= as_of.year <= 2100:
        return Wish(fault=_filled(_NO_DATE, text=day[:30]))
    upload, table = form.get("submission"), form.get("table")
    if isinstance(upload, UploadFile) and upload.filename:
        name = naming.shown(upload.filename, "форма")
        if not await _written(upload, path):
            return Wish(fault=_filled(_EMPTY, name=name))
        return Wish(name=name, rubric=rubric, as_of=as_of)
    if isinstance(table, str) and table.strip():
        path.write_text(_tabulated(table), encoding="utf-8")
        return Wish(name=_TABLE.in_(lang), rubric=rubric, as_of=as_of)
    return Wish(fault=_NOTHING)


async def _written(upload: UploadFile, path: Path) -> int:
    size = 0
    with path.open("xb") as file:
        while chunk := await upload.read(_CHUNK):
            size += len(chunk)
            file.write(chunk)
    return size


def _tabulated(table: str) -> str:
    """Pasted cells as they are; bare lines of «code link pages» as a table of three columns."""
    lines = [line.rstrip() for line in table.replace("\r\n", "\n").split("\n") if line.strip()]
    if any("\t" in line for line in lines):
        return "\n".join(lines) + "\n"
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["Код", "Ссылка", "Страницы"])
    for line in lines:
        found = _LINK.match(line)
        before, url, after = found.group("before", "url", "after") if found else (line, "", "")
        writer.writerow([before.strip(" :;,-–—"), url, after.strip(" ,;")])
    return out.getvalue()


def _filled(say: Say, **values: str) -> Say:
    return Say(ru=say.ru.format(**values), en=say.en.format(**values))
