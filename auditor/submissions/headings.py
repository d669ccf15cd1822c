"""What the words at the head of a column mean, and where a municipality is named."""

import re
from collections.abc import Iterable
from enum import StrEnum

from auditor.submissions.grid import Box, Grid


class Role(StrEnum):
    CODE = "code"
    TITLE = "title"
    POINTS = "points"
    LINK = "link"
    PAGES = "pages"
    COMMENT = "comment"
    MUNICIPALITY = "municipality"
    EXTRA = "extra"  # meaning unknown: links in it count, its words do not
    IGNORED = "ignored"  # instructions, experts' remarks, who answered and when


_IGNORED = (
    r"^проверка \d|^check \d|^что сделать$|^what to do$|эксперт|"
    r"отметка времени|timestamp|^дата(?: (?:заполнени|отправки|и время).*)?$|"
    r"(?:рекомендац\w+|инструкц\w+|пояснени\w+|указани\w+) (?:по|к|для) заполнени|"
    r"^(?:что (?:нужно |следует )?прил|пример\b|подсказк|требовани)|"
    r"e-?mail|электронн\w+ (?:адрес|почт)|адрес электронн|ответственн|исполнител|должност|"
    r"^фио\b|ф\.\s?и\.\s?о|телефон|контакт"
)
_MUNICIPALITY = (
    r"^(?:наименовани\w+ |названи\w+ |ваш[ае]? |выберите |укажите )?(?:муниципалитет|"
    r"муниципальн\w+ (?:образовани|район|округ)|территори|мо\b|омсу\b|моуо\b|муо\b|(?:городской )?округ|район|город\b|"
    r"municipalit|territor|district)"
)
_LINK = (
    r"ссылк|адрес|\burls?\b|\blinks?\b|подтвержд|документ|материал|реквизит|\bevidence|доказательств|источник|файл|сайт|"
    r"размещен|диск\b|облак|\bfiles?\b|^ответы?\b|веб-?стран"
)
_TITLE = (
    r"позици|показател|критери|что оценивается|наименовани|содержани|вопрос|параметр|компонент|направлени|раздел|"
    r"блок|\bpositions?\b|\bindicators?\b|\btitle\b|\bcriteri|\bquestion"
)
_PAGES = (
    r"^(?:№№? |номера? |указание |конкретн\w+ )?(?:страниц|стр\b|с\.?$|листы?$|слайды?$|pages?\b)|"
    r"^(?:раздел|глава|пункт|слайд|лист|№ раздела)\W{1,3}(?:\w+\W+){0,3}?(?:стр\b|страниц)|"
    r"^мест\w+ (?:(?:размещения|нахождения|положения) )?(?:информации |сведений )?(?:в|внутри) (?:документ|файл|текст)"
)
_ROLES = tuple(  # in this order: «Страницы документа» are pages, «Ссылка, страницы» is a link
    (role, re.compile(pattern, re.I))
    for role, pattern in (
        (Role.IGNORED, _IGNORED),
        (Role.MUNICIPALITY, _MUNICIPALITY),
        (Role.PAGES, _PAGES),
        (Role.POINTS, r"^(?!.*ссылк).*(?:балл|максим|самооценк|^оценка|\bpoints?\b|\bscores?\b|\bmax)"),
        (Role.LINK, _LINK),
        (Role.COMMENT, r"коммент|примечан|пояснен|дополнительн|\bcomments?\b|\bnotes?\b|\bremarks?\b"),
        (Role.CODE, r"^№|^#|^n$|^n\W*п\W*п|^п\W?п\b|\bкода?\b|^номер|\bcode\b|^id$|шифр"),
        (Role.TITLE, _TITLE),
    )
)
_LONGEST_HEADING = 150
_SIGNS = re.compile(
    r"\s*(?:исполнитель|исп\.|ответственн|руководитель|начальник|директор|методист|тел\b|e-?mail|подпись|дата\b|согласовано|м\.\s?п|[«\"]?_{2,})",
    re.I,
)
_SAMPLE = re.compile(
    r"\W*(?:пример|образец|шаблон|sample|example)(?!\w*но)(?:\s+(?:заполнени|оформлени|ответа)\w*)?\W*$", re.I
)

_INSTRUCTS = re.compile(
    r"\s*(?:\(.*\)|(?:(?:пример|образец|sample|example)\b|не заполня|заполняется).*)\W*$", re.I | re.S
)

_KIND = (
    r"(?:муниципалитет\w*|муниципальн\w+\s+образовани\w+|муниципальн\w+\s+(?:район|округ)|городской\s+округ|территори\w+|мо|омсу|моуо|"
    r"муо|район|municipality|territory)"
)
_LABEL = re.compile(
    rf"^\W*(?:наименование\s+|название\s+)?{_KIND}(?:\s*\([^)]*\))?\s*(?:[:：]|\s[-–—]\s)\s*(?P<name>.*)$", re.I | re.S
)
_LABEL_LAST = re.compile(rf"[.,;—–]\s+(?:наименование\s+)?{_KIND}\s*[:：]\s*(?P<name>[^\n:]{{2,80}})$", re.I)
_LABEL_ALONE = re.compile(rf"^\W*(?:наименование\s+|название\s+)?{_KIND}(?:\s*\([^)]*\))?\s*$", re.I)
_LABEL_BARE = re.compile(
    r"^\s*(?:[Мм]униципальное\s+образование|[Мм]униципалитет)\s+(?P<name>(?:(?:город(?:ской\s+округ)?|муниципальный\s+(?:район|округ)|"
    r"район|г\.|пгт\.?|пос[её]лок)\s*)?[«\"А-ЯЁ][^\n]{2,80})$"
)
_NAME = re.compile(
    r"^(?:[А-ЯЁ][\w\-]+(?:\s+[А-ЯЁа-яё][\w\-]+){0,2}\s+(?:муниципальный\s+|городской\s+)?(?:район|округ)|"
    r"(?:(?i:г\.|город|городской округ|муниципальный (?:округ|район)|район|п\.|пгт\.?|пос[её]лок)|ЗАТО|МО|МР|ГО)"
    r"\s*[«\"]?[А-ЯЁ][\w\- ]{1,40}[»\"]?|[А-ЯЁ][\w\-]+,?\s+(?:МР|МО|ГО|р-н|г\.|город)|"
    r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*(?<=[йлмнрть])ск)$"  # «Ачинск», and not «Запуск»
)
_IN_FILE = re.compile(  # «2.4 Форма ММУКО Заречинский район (1)»
    r"(?:[А-ЯЁ][а-яё]+(?:-[А-ЯЁ]?[а-яё]+)*(?:ск|цк)(?:ий|ой)\s+(?:муниципальный\s+|городской\s+)?(?:район|округ|р-н)|"
    r"(?<![А-Яа-яё])(?:г\.|город|ЗАТО|пгт\.?)\s?[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*)(?![А-Яа-яё])"
)
_WITHIN = re.compile(
    r"\b([А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?(?:ск|цк))(?:(ий|ой)|ого)\s+(?:муниципальн(?:ый|ого)\s+|городско(?:й|го)\s+)?"
    r"(район|округ)а?\b"
)
_LIKE_A_NAME = re.compile(
    r"район|округ|город|муницип|поселени|\b(?:г|п|с|пгт|зато|мо|мр|го|р-н)\b|(?:ск|ий|ое|ая)$", re.I
)
_NO_NAME = re.compile(r"^(?:всего|итого|сумма|итог|максимальн|среднее|средний|балл|максимум|total)", re.I)
_COMMON_SHEET = re.compile(
    r"^(?:лист|sheet|таблица|table|форма|form|свод|данные|data|страница|worksheet|ммуко|mmuko|рубрика)?[\s_\-.\d()№]*$|"
    r"метод|цел[иь]|мониторинг|показател|анализ|свод|итог|ответ|критери|направлен|раздел|оцен|инструкц|справочн|form|ссылк|ммуко|позици",
    re.I,
)


def role_of(text: str) -> Role | None:
    """What a column under this heading holds."""
    plain = " ".join(text.split()).strip(" :*.")
    if not plain or len(plain) > _LONGEST_HEADING:
        return None
    return next((role for role, pattern in _ROLES if pattern.search(plain)), None)


def signs(text: str) -> bool:
    """Whether a line is one of those that sign a form: «Исполнитель: …», «Руководитель управления …»."""
    return _SIGNS.match(text) is not None


def is_sample(text: str) -> bool:
    """Whether a sheet or a heading shows how to fill in the form: «Образец», «Пример заполнения»."""
    return len(text) < 80 and _SAMPLE.match(text) is not None


def instructs(boxes: Iterable[Box]) -> bool:
    """Whether a row only tells how to fill in the table: «(код)», «Пример: …», «(вставьте адрес)»."""
    told = [box.text for box in boxes if not box.text.strip(" -–—").isdigit()]
    answer = len(told) == 1 and "://" in told[0]  # «(http://…)»
    return bool(told) and not answer and all(_INSTRUCTS.match(text) is not None for text in told)


def is_label(text: str) -> bool:
    """Whether a text is the words «Муниципалитет:», with or without a name after them."""
    return len(text) < 300 and (_LABEL.match(text) is not None or _LABEL_BARE.match(text) is not None)


def names_municipality(text: str) -> bool:
    """Whether a line is a municipality's name and nothing else: «Ужурский район», «Город Канск», «Ачинск»."""
    return len(text) <= 80 and _NAME.match(text) is not None


def looks_like_name(text: str) -> bool:
    """Whether a heading could be a municipality's name."""
    return len(text) <= 80 and _LIKE_A_NAME.search(text) is not None and not has_no_name(text)


def has_no_name(text: str) -> bool:
    """Whether a row is one of totals."""
    return not re.search(r"[^\W\d_]", text) or _NO_NAME.match(text.strip()) is not None


def labelled(row: Iterable[Box]) -> str:
    """The municipality a row names after the words «Муниципалитет:»."""
    boxes = list({id(box): box for box in row}.values())
    for index, box in enumerate(boxes):
        found = _LABEL.match(box.text) if len(box.text) < 300 else None
        found = found or (_LABEL_BARE.match(box.text.strip()) if len(box.text) < 300 else None)
        if found and (name := tidy_name(found["name"])):
            return name
        if (found or (_LABEL_ALONE.match(box.words) and len(boxes) == 2)) and index + 1 < len(boxes):
            name = tidy_name(boxes[index + 1].words)
            if name and role_of(name) in (None, Role.MUNICIPALITY):
                return name
    return ""


def tidy_name(text: str) -> str:
    """A name without the quotes, lines and full stops around it."""
    name = " ".join(text.split("\n")[0].replace("_", " ").split()).strip(" .:;,")
    if name[:1] in '«"“' and name[-1:] in '»"”' and len(name) > 2:
        name = name[1:-1].strip()
    if re.search(r"[ ,](?:г|пгт|п)$", name):
        name += "."
    return "" if has_no_name(name) or len(name) > 120 else name


def municipality(grid: Grid, first: int) -> str:
    """The municipality a table names before its row `first`, or by a label anywhere."""
    for paragraph in reversed(grid.before):
        if name := labelled([paragraph]):
            return name
    above = {number: row for number, row in grid.rows.items() if number < first}
    for row in above.values():
        if name := labelled(row.values()):
            return name
    for box in (*reversed(grid.before), *(box for row in above.values() for box in row.values())):
        if _NAME.match(box.words):
            return tidy_name(box.text)
        if found := _LABEL_LAST.search(box.words[:400]):  # «Система методической работы. Муниципалитет: город Канск»
            return tidy_name(found["name"])
    return _within(box.words for box in (*grid.before, *(box for row in above.values() for box in row.values())))


def _within(texts: Iterable[str]) -> str:
    """The one municipality that headings speak of: «администрации Заречинского района»."""
    names = {
        " ".join([found[1] + (found[2] or "ий"), *_kind(found)])
        for text in texts
        for found in _WITHIN.finditer(text[:400])
    }
    return names.pop() if len(names) == 1 else ""


def _kind(found: re.Match[str]) -> list[str]:
    kind = "муниципальный" if "муниципальн" in found[0] else "городской" if "городск" in found[0] else ""
    return [kind, found[3]] if kind else [found[3]]


def within_file_name(stem: str) -> str:
    """The one municipality that a file's name speaks of among other words; '' where it is not one."""
    found = {one[0] for one in _IN_FILE.finditer(" ".join(stem.replace("_", " ").split()))}
    return found.pop() if len(found) == 1 else ""


def sheet_names_municipality(name: str) -> bool:
    """Whether a sheet's name is more than «Лист1» or a topic."""
    plain = name.strip()
    return bool(plain) and (_NAME.match(plain) is not None or _COMMON_SHEET.search(plain) is None)
