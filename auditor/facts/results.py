"""What people achieved, open to all: scores of teachers, lists of pupils, health."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from auditor.facts.identity import Hit
from auditor.facts.people import Row, masked

# All patterns but those of names are for small letters: matching that ignores case is twice as slow.

# What stands in a row and is no value: numbers of schools and orders, days, hours, phones, classes, quoted names.
NO_VALUE = re.compile(
    r"№\s?\d+[\w/-]*|«[^»\n]{0,80}»|\"[^\"\n]{0,80}\"|\d{1,2}\.\d{2}\.\d{2,4}|\d{1,2}[:.]\d{2}\b(?!\s*(?:%|балл))"
    r"|(?:19|20)\d{2}(?:\s?[-/]\s?(?:19|20)?\d{2})?|[\d(+][\d() -]{8,}\d|\d+\s*(?:каб|час|ч\.|руб|январ|феврал|март"
    r"|апрел|ма[йя]\b|июн|июл|август|сентябр|октябр|ноябр|декабр)\w*|каб\w*\.?\s*\d+|[сон]ош\s*-?\s*\d+"
    r"|(?:школ|лице|гимнази)\w*\s\d+|[^\s@]{1,40}@\S+|(?:https?|www)\S+"
)
NUMBER = re.compile(r"(?<![\d.,/-])\d{1,3}(?:[.,]\d{1,2})?(?![\d/-])")
_GRADE = r"(?:высок|средн|низк|базов|повышенн|критическ|допустим|оптимальн|недостаточн|достаточн|минимальн)\w*"

# --- heads of columns ------------------------------------------------------------------------------------------------

_WHO = re.compile(
    r"\bф\.?\s?и\.?\s?о|фамили|педагог|учител|участни|обучающ|учащ|учени[кц]|воспитан|слушател|работник|специалист"
)
_MEASURED = re.compile(r"балл|результат|уровень|дефицит|%|процент|оценка|набран|рейтинг|итого")
_STANDING = re.compile(r"категори|\bстаж")
_ACTIVITY = re.compile(
    r"ответственн|исполнител|мероприят|повестк|докладчик|выступа|консультант|спикер|лектор|модератор"
)
_HEADS_OF = re.compile(
    r"руководител\w*\s*(?:,|\||\t|[ргш]?мо\b|методическ|объединени|проект|групп)|(?:фио|ф\.и\.о\.)\s+руковод"
)
_BODY = re.compile(r"состав|комисси|жюри|рабоч\w+ групп|\bсовет|оргкомитет|эксперт\w* групп|наград|награжд|грамот")
_CHILD = re.compile(r"обучающ|учащ|учени[кцч]|школьник|воспитанни|выпускник|\bдет(?:и|ей)\b|реб[её]н")
_PUPIL = re.compile(rf"{_CHILD.pattern}|участни|олимпиад")
_TEACHER = re.compile(
    r"учител|педагог|преподават|воспитател|руководител|методист|директор|завуч|\bурок|тема\b|наставник"
)
_CLASS = re.compile(r"(?<!\d)(?:[1-9]|1[01])\s*[-«\" ]?\s*[а-я]?[»\"]?\s*(?:класс(?:[аеуы]|ов)?|кл)\b")
_CLASS_COLUMN = re.compile(r"\bкласс\b|\bкл\.")
_HEALTH_COLUMN = re.compile(r"диагноз|инвалидност|вид овз|категория (?:овз|здоровья)|заключение пмпк|групп\w здоровья")
_COLUMNS = 4  # last lines above a list that may be the heads of its columns


@dataclass(frozen=True, slots=True)
class _Head:
    """What the words above a list say of it; asked only for what is needed."""

    words: str

    def says(self, pattern: re.Pattern[str]) -> bool:
        return _says(pattern, self.words)

    @property
    def activity(self) -> bool:
        """A plan, an agenda: names are those who answer for it."""
        return self.says(_ACTIVITY) or self.says(_HEADS_OF)


@lru_cache(maxsize=2048)
def _says(pattern: re.Pattern[str], words: str) -> bool:
    return bool(pattern.search(words))


@lru_cache(maxsize=256)
def _head(head: str) -> _Head:
    return _Head(columns(head.lower()))


def columns(head: str) -> str:
    """The lines right above a list: its title and the heads of its columns."""
    lines = [line for line in head.split("\n") if line.strip()]
    wide = any(len(line) > 30 for line in lines[-_COLUMNS:])
    return "\n".join(lines[-_COLUMNS:] if wide else lines[-3 * _COLUMNS :])


# --- teachers --------------------------------------------------------------------------------------------------------

_IN_ROW = re.compile(
    rf"\d\s*(?:балл|б\.|%)|балл\w*\s*[:-]\s*\d|уров\w+\s*[:-]?\s*{_GRADE}|{_GRADE}\s+уров|дефицит\w*\s*[:-]"
    r"|стаж\w*[\w ]{0,20}[:-]?\s*\d"
)
_INDICATOR = re.compile(r"\bдол[яи]\b|охват|не менее|показател|процент\w* (?:педагог|учител|обучающ)|доклад|выступлен")
_VERBAL = re.compile(rf"\b{_GRADE}|\bзач[её]т|\bсдал")
_CATEGORY = re.compile(r"\b(?:высш\w+|перв\w+|втор\w+|соответств\w*|сзд|без|б/к|нет|i{1,2}|1|2)\b")
_WORD = re.compile(r"[а-яё]{5,}")


def score(row: Row) -> Hit | None:
    """A teacher's result, level, want of skill, category or length of service beside the name."""
    head = _head(row.head)
    listed = head.says(_WHO) and (head.says(_MEASURED) or head.says(_STANDING))
    if head.activity or not (listed or _IN_ROW.search(row.low)):
        return None
    beside = NO_VALUE.sub(" ", row.low)
    if _INDICATOR.search(beside) or not (_IN_ROW.search(beside) or (listed and _has_value(beside, head))):
        return None
    return "scores", row.page, f"{masked(row.name)}, результат ***"


def _has_value(beside: str, head: _Head) -> bool:
    """The row fills a column the head names."""
    if head.says(_MEASURED) and (NUMBER.search(beside) or _VERBAL.search(beside)):
        return True
    if "дефицит" in head.words and _WORD.search(beside):
        return True
    return head.says(_STANDING) and not head.says(_BODY) and bool(NUMBER.search(beside) or _CATEGORY.search(beside))


# --- pupils ----------------------------------------------------------------------------------------------------------

_BARE_CLASS = re.compile(r"(?<![\d.,/№-])(?:[1-9]|1[01])\s?[-«\"]?[а-г]?[»\"]?(?![\d/.%])(?!\s*(?:балл|%))\b")
# «7А», «9 «б»»: beside a child's short name no other word is needed.
LETTERED = re.compile(r"(?<![\d.,/№а-я-])(?:[1-9]|1[01])\s?[-«\"]?[а-е][»\"]?(?![а-яё\d/])")
_BIRTHDAY = re.compile(r"(?<![\d.])[0-3]?\d\.[01]?\d\.(?:199\d|20[0-2]\d)(?!\d)")
_MINOR = re.compile(
    r"несовершеннолетн\w{2,4}\s+[А-ЯЁ][а-яё]+\s+[А-ЯЁ][а-яё.]+[^.\n]{0,40}?\b(?:\d{1,2}\s*(?:лет|года?)\b|(?:19|20)\d\d\s*г)"
)


def pupil(row: Row) -> Hit | None:
    """A child's name with class, score or birthday."""
    head = _head(row.head)
    told = _CLASS.search(row.low)
    lettered = not row.name.formal and LETTERED.search(row.low)
    if not (told or lettered or head.says(_PUPIL) or head.says(_CLASS) or head.says(_CLASS_COLUMN)):
        return None
    teacher = _TEACHER.search(row.low)
    if teacher:  # «Иванов Петя, 5 класс, руководитель …» is a child's row, «…, учитель, 5 класс» is none
        leads = told is not None and told.start() < teacher.start()
        if not head.says(_PUPIL) or not (leads or head.says(_MEASURED)):
            return None
    if row.name.formal and (not head.says(_PUPIL) or (head.says(_TEACHER) and not head.says(_MEASURED))):
        return None
    beside = NO_VALUE.sub(" ", row.low)
    of_children = not row.name.formal and head.says(_CHILD) and not head.says(_TEACHER)
    in_class = told or ((head.says(_CLASS_COLUMN) or of_children) and _BARE_CLASS.search(beside))
    listed = not row.name.formal and head.says(_CLASS) and not head.says(_TEACHER)
    # A participant may be a teacher, a child is none.
    known = head.says(_CHILD) and (_has_value(beside, head) or _BIRTHDAY.search(row.low))
    if in_class or listed or known or (lettered and not teacher and not head.says(_TEACHER)):
        return "pupils", row.page, f"{masked(row.name)}, класс **"
    return None


def minors(page: int, text: str) -> Iterator[Hit]:
    """A child named with its age in running text."""
    for found in _MINOR.finditer(text) if "несовершеннолетн" in text else ():
        yield "pupils", page, f"несовершеннолетний {found.group().split()[1][0]}***, возраст **"


# --- health ----------------------------------------------------------------------------------------------------------

_ILL = re.compile(r"диагноз|\b[fgqj]\d\d|\bпмпк|\bумств|\bдцп\b|инвалид|\bовз\b|\bзпр\b|\bтнр\b|\bрас\b|\bонр\b|здоров")
_DIAGNOSIS = re.compile(
    r"\bдиагноз\w*\s*[:(-]|\b[fgqj]\d\d(?:\.\d)?\b|умственн\w+ отстал|\bдцп\b|инвалид\w*\s*(?:[123i]|с детства)"
)
_STATE = re.compile(r"\bовз\b|\bзпр\b|\bтнр\b|\bрас\b|\bонр\b|инвалид|пмпк|групп\w+ здоровья")
_TALK = re.compile(
    r"семинар|заняти|мастер-класс|тема|консультац|обучени|сопровожден|работ[аеы]|опыт|программ|\bдля\b|\bс овз"
)


def health(row: Row) -> Hit | None:
    """A diagnosis or a disability told of a named person, not a talk about such children by a teacher."""
    head = _head(row.head)
    if not head.says(_HEALTH_COLUMN) and not _ILL.search(row.low):
        return None
    told = _DIAGNOSIS.search(row.low)
    if not told and (_TALK.search(row.low) or _TEACHER.search(row.low)):
        return None
    if not row.name.formal or head.says(_PUPIL) or head.says(_HEALTH_COLUMN):
        told = told or _STATE.search(row.low)
    if told or (head.says(_HEALTH_COLUMN) and not head.activity and _WORD.search(NO_VALUE.sub(" ", row.low))):
        return "health", row.page, f"{masked(row.name)}, сведения о здоровье ***"
    return None
