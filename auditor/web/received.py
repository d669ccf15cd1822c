"""What came with a POST: the file or the pasted table, and the wishes; nothing of it names a place on our disk."""

import asyncio
import csv
import io
import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from starlette.datastructures import FormData, UploadFile

from auditor.model import Lang, Say
from auditor.web import naming
from rules import rubrics

_NOTHING = Say(ru="Выберите файл формы или вставьте таблицу.", en="Choose the form's file, or paste a table.")
_EMPTY = Say(ru="Файл «{name}» пуст.", en="The file '{name}' is empty.")
_NO_DATE = Say(ru="Дата оценки не читается: {text}.", en="This is no date: {text}.")
_NO_RUBRIC = Say(ru="Такой рубрики нет: {text}.", en="There is no such rubric: {text}.")
_NO_CODES = Say(
    ru="Не указано, к каким позициям относятся ссылки.\n  Поставьте перед каждой код: 2.4.1.1 https://… стр. 5–7.",
    en="It is not said which positions the links are for.\n  Put a code before each: 2.4.1.1 https://… p. 5–7.",
)
_TABLE = Say(ru="таблица", en="table")
_CHUNK = 1 << 16
_CODE = re.compile(r"(?<![\d.])\d{1,2}(?:\.\d{1,3}){2,4}(?!\d)")
_LETTER = re.compile(r"[^\W\d_]")
_LINK = re.compile(r"(?P<before>.*?)(?P<url>https?://\S+)(?P<after>.*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """The fields of the form as they came, so that nobody has to fill them in twice."""

    table: str = ""
    rubric: str = ""
    as_of: str = ""


UNTYPED: Final = Typed()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to be checked, and how. `fault` is why it cannot be."""

    name: str = ""
    rubric: str = ""
    as_of: date | None = None
    fault: Say | None = None
    typed: Typed = UNTYPED


async def taken(form: FormData, path: Path, lang: Lang) -> Wish:
    """Writes the upload, or the pasted table, to `path`, which is ours."""
    typed = Typed(**{name: text for name in ("table", "rubric", "as_of") if isinstance(text := form.get(name), str)})
    return replace(await _taken(form, typed, path, lang), typed=typed)


async def _taken(form: FormData, typed: Typed, path: Path, lang: Lang) -> Wish:
    rubric, day = typed.rubric, typed.as_of
    if rubric and rubric not in rubrics.names():
        return Wish(fault=_filled(_NO_RUBRIC, text=rubric[:60]))
    try:
        as_of = date.fromisoformat(day) if day else None
    except ValueError:
        return Wish(fault=_filled(_NO_DATE, text=day[:30]))
    if as_of and not 2000 <= as_of.year <= 2100:
        return Wish(fault=_filled(_NO_DATE, text=day[:30]))
    upload = form.get("submission")
    if isinstance(upload, UploadFile) and upload.filename:
        name = naming.shown(upload.filename, "форма")
        if not await _written(upload, path):
            return Wish(fault=_filled(_EMPTY, name=name))
        return Wish(name=name, rubric=rubric, as_of=as_of)
    if typed.table.strip():
        if _bare(typed.table):
            return Wish(fault=_NO_CODES)
        await asyncio.to_thread(path.write_text, tabulated(typed.table), encoding="utf-8")
        return Wish(name=_TABLE.in_(lang), rubric=rubric, as_of=as_of)
    return Wish(fault=_NOTHING)


async def _written(upload: UploadFile, path: Path) -> int:
    size = 0
    with path.open("xb") as file:
        while chunk := await upload.read(_CHUNK):
            size += len(chunk)
            file.write(chunk)
    return size


def tabulated(table: str) -> str:
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
        code = _CODE.search(before)  # whatever number of a list, or title, stands beside it
        writer.writerow([code[0] if code and url else before.strip(" :;,-–—"), url.rstrip(",;"), after.strip(" ,;")])
    return out.getvalue()


def _bare(table: str) -> bool:
    """Whether there are links alone, with no word or code of what they are for."""
    found = [_LINK.match(line) for line in table.splitlines() if line.strip()]
    return all(one and not _CODE.search(one["before"]) and not _LETTER.search(one["before"]) for one in found)


def _filled(say: Say, **values: str) -> Say:
    return Say(ru=say.ru.format(**values), en=say.en.format(**values))
