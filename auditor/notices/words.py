"""Words of letters in both languages."""

from collections.abc import Mapping

from auditor.model import Lang
from auditor.reports import typography

WORDS: Mapping[str, tuple[str, str]] = {
    "brand": ("Проверка ссылок", "Link audit"),
    "new": ("новое", "new"),
    "mended": ("исправлено", "mended"),
    "holding": ("держится", "still there"),
    "fresh": ("Новое", "New"),
    "better": ("Исправлено", "Mended"),
    "still": ("Держится", "Still there"),
    "swapped": ("Файл заменён по тому же адресу", "Another file at the same address"),
    "forms": ("Формы и сайты", "Forms and sites"),
    "most": ("вот где больше всего", "most of them here"),
    "due": ("Что ещё исправить до срока", "Still to mend before the deadline"),
    "urgent": ("срочно", "urgent"),
    "open": ("Открыть", "Open"),
    "table": ("Открыть отчёт", "Open the report"),
    "foot": (
        "Письмо приходит, только если что-то изменилось. Адресатов задаёт nightly.toml, раздел mail.",
        "A letter comes only when something changed. Who gets it stands in nightly.toml, section mail.",
    ),
    "foot_own": (
        "Письмо приходит, только если в вашей форме что-то изменилось или близок срок сдачи.",
        "A letter comes only when something changed in your form, or the deadline is near.",
    ),
}
MONTHS = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)
_NOUNS: Mapping[str, tuple[tuple[str, str, str], tuple[str, str]]] = {
    "position": (("позиция", "позиции", "позиций"), ("position", "positions")),
    "point": (("балл", "балла", "баллов"), ("point", "points")),
    "act": (("дело", "дела", "дел"), ("thing to do", "things to do")),
    "swap": (("файл заменён", "файла заменены", "файлов заменено"), ("file replaced", "files replaced")),
    "link": (("ссылка", "ссылки", "ссылок"), ("link", "links")),
    "night": (("ночь", "ночи", "ночей"), ("night", "nights")),
    "day": (("день", "дня", "дней"), ("day", "days")),
    "page": (("страница", "страницы", "страниц"), ("page", "pages")),
    "failure": (("сбой", "сбоя", "сбоев"), ("failure", "failures")),
}


def count(number: int, lang: Lang, noun: str) -> str:
    """A number with its noun in the right form."""
    russian, english = _NOUNS[noun]
    if lang is Lang.RU:
        return f"{number} {typography.plural(number, *russian)}"
    return f"{number} {english[number != 1]}"
