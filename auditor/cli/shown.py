"""What the auditor reads in a document, for people: `auditor read`."""

from datetime import date

from auditor.cli.table import paint, quoted, say, wrapped
from auditor.documents.sniff import Format
from auditor.model import Approval, Document, Facts, Lang, Period, Quote, Say, Seen, Text, Trouble, Webpage
from rules import personal_data
from rules.words import TROUBLES, spoken

_COLUMN = 14
_WORDS = {
    Lang.RU: {
        "title": "Название",
        "kind": "Вид",
        "level": "Уровень",
        "issuer": "Кто издал",
        "municipality": "Территория",
        "date": "Дата",
        "valid": "Срок",
        "approval": "Утверждение",
        "blanks": "не заполнено",
        "unread": "не прочитано",
        "draft": "Проект",
        "repealed": "Утратил силу",
        "webpage": "Страница",
        "personal": "Личные данные",
        "pages": "Страниц",
        "scans": "не прочитаны (сканы)",
        "seen": "прочитано со сканов",
        "laid": "по нашей вёрстке",
        "uncounted": "число страниц в файле не записано",
        "format": "Формат",
        "trouble": "Не читается",
        "archive": "Архив",
        "several": "документов — {}, который из них нужен, не указано: {}",
        "page": "стр.",
        "none": "не найдено",
        "number": "номер",
        "day": "дата",
    },
    Lang.EN: {
        "title": "Title",
        "kind": "Kind",
        "level": "Level",
        "issuer": "Issuer",
        "municipality": "Place",
        "date": "Date",
        "valid": "Term",
        "approval": "Approval",
        "blanks": "left blank",
        "unread": "not legible",
        "draft": "Draft",
        "repealed": "Repealed",
        "webpage": "Web page",
        "personal": "Personal data",
        "pages": "Pages",
        "scans": "not read (scans)",
        "seen": "read from scans",
        "laid": "by our layout",
        "uncounted": "the file does not record its pages",
        "format": "Format",
        "trouble": "Unreadable",
        "archive": "Archive",
        "several": "{} documents, none marked as the one meant: {}",
        "page": "p.",
        "none": "not found",
        "number": "number",
        "day": "date",
    },
}


_PAGES: dict[Lang, dict[object, str]] = {
    Lang.RU: {
        Webpage.DOCUMENT: "документ",
        Webpage.SECTION: "раздел",
        Webpage.HOME: "главная страница",
        Webpage.CARD: "карточка файла",
        Webpage.LOGIN: "нужен вход",
        Webpage.CHALLENGE: "защита от роботов",
        Webpage.NOT_FOUND: "«не найдено»",
        Webpage.FORM: "электронная форма",
        Webpage.VIEWER: "просмотрщик, документа в странице нет",
        Webpage.OTHER: "другая",
    },
    Lang.EN: {page: page.value for page in Webpage},
}
_FORMATS = {
    one.value: name
    for one, name in (
        *((one, one.name) for one in Format if one.name not in ("TEXT", "IMAGE", "SEVEN")),
        (Format.TEXT, "TXT"),
        (Format.SEVEN, "7z"),
    )
} | {"image/jpeg": "JPEG", "image/png": "PNG", "image/tiff": "TIFF"}
_TROUBLES = {
    Trouble.EMPTY: Say(ru="в файле ничего нет", en="there is nothing in the file"),
    Trouble.TOO_SLOW: Say(ru="не хватило времени", en="its time ran out"),
}
_PACKED = Say(
    ru="сжатый RAR: на этом компьютере его нечем распаковать (подойдёт unrar, unar, 7z или bsdtar)",
    en="a compressed RAR, and nothing here unpacks it (unrar, unar, 7z or bsdtar would)",
)
_BY: dict[Lang, dict[str | None, str]] = {
    Lang.RU: {
        "act": "приказом или другим актом",
        "annex": "приложение к акту",
        "person": "гриф руководителя",
        "collegial": "решением коллегиального органа",
        "self": "сам документ — акт",
        "esign": "электронная подпись",
    },
    Lang.EN: {},
}


class _Rows:
    """The rows of a document; the words a fact was read from are not said twice in a row."""

    def __init__(self, lang: Lang) -> None:
        self.lang, self.words = lang, _WORDS[lang]
        self._last: Quote | None = None

    def say(self, head: str, value: str | None, quote: Quote | None = None) -> None:
        say(wrapped(value or self.words["none"], _COLUMN, head))
        if quote and quote != self._last and " ".join(quote.text.split()) != value:
            place = f" ({self.words['page']} {quote.page})" if quote.page else ""
            say(wrapped(f"{quoted(quote.text, self.lang)}{place}", _COLUMN, ""))
        self._last = quote or self._last


def document(name: str, read: Document, lang: Lang) -> None:
    """Prints what a document says, each fact with the words it was read from."""
    words, text, facts = _WORDS[lang], read.text, read.facts
    say(paint(name, bold=True))
    if text.trouble:
        _trouble(text, text.trouble, lang)
        return
    say(wrapped(_FORMATS.get(text.media_type, text.media_type), _COLUMN, words["format"]))
    if text.paged or not text.media_type.startswith("text/"):
        say(wrapped(_pages(text, lang), _COLUMN, words["pages"]))
    row = _Rows(lang)
    for head in ("title", "kind", "level", "issuer", "municipality", "webpage"):
        seen: Seen[str] | None = getattr(facts, head)
        value = (_PAGES[lang].get(seen.value) or spoken(seen.value, lang)) if seen else None
        if seen or head != "webpage":  # a file is no page at all
            row.say(words[head], value, seen.seen if seen and head != "title" else None)
    _dates(facts, row)
    _approval(facts.approval, row)
    for head, quote in (("draft", facts.draft), ("repealed", facts.repealed)):
        if quote:
            row.say(words[head], "!", quote)
    for one in facts.personal:
        row.say(words["personal"], f"{personal_data.KINDS[one.kind].in_(lang)} × {one.count}", one.seen)


def _trouble(text: Text, trouble: Trouble, lang: Lang) -> None:
    words = _WORDS[lang]
    if text.headings:  # of an archive
        names = words["several"].format(len(text.headings), "; ".join(text.headings))
        say(wrapped(names, _COLUMN, words["archive"]))
        return
    packed = trouble is Trouble.UNSUPPORTED and text.media_type == Format.RAR.value
    told = _PACKED if packed else _TROUBLES.get(trouble, TROUBLES[trouble])
    detail = f" ({text.detail})" if text.detail and not packed else ""
    say(wrapped(told.in_(lang) + detail, _COLUMN, words["trouble"]))


def _pages(text: Text, lang: Lang) -> str:
    """How many there are, and which of them were read how."""
    words = _WORDS[lang]
    known = text.count if text.count is not None else len(text.pages) if text.paged else None
    parts = [words["uncounted"] if known is None else str(known)]
    parts += [words["laid"]] if text.laid_out and text.paged else []
    read = [page.number for page in text.pages if page.source != "text" and not page.scanned]
    for told, numbers in ((words["seen"], read), (words["scans"], list(text.unread))):
        parts += [f"{told}: {words['page']} {_numbers(numbers)}"] if numbers else []
    return "; ".join(parts)


def _numbers(numbers: list[int]) -> str:
    """Numbers with those that follow each other joined: 1–4, 9."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def _dates(facts: Facts, row: _Rows) -> None:
    words, lang = row.words, row.lang
    if facts.date:
        row.say(words["date"], day(facts.date.day, lang), facts.date.seen)
    elif facts.imprint:
        row.say(words["date"], _span(facts.imprint, lang), facts.imprint.seen)
    else:
        row.say(words["date"], None)
    if facts.valid:
        row.say(words["valid"], _span(facts.valid, lang), facts.valid.seen)


def _approval(approval: Approval | None, row: _Rows) -> None:
    words, lang = row.words, row.lang
    fields = {"number": words["number"], "date": words["day"]}
    if approval is None:
        row.say(words["approval"], None)
        return
    parts = [_BY[lang].get(approval.by) or approval.by or ""]
    parts += [f"№ {approval.number}"] if approval.number else []
    parts += [day(approval.date, lang)] if approval.date else []
    parts += [f"{words['blanks']}: {', '.join(fields[one] for one in approval.blanks)}"] if approval.blanks else []
    parts += [f"{words['unread']}: {', '.join(fields[one] for one in approval.unread)}"] if approval.unread else []
    row.say(words["approval"], ", ".join(part for part in parts if part), approval.seen)


def day(value: date, lang: Lang) -> str:
    """A date as people write it: 01.03.2021, or 2021-03-01 in English."""
    return f"{value:%d.%m.%Y}" if lang is Lang.RU else value.isoformat()


def _span(period: Period, lang: Lang) -> str:
    return f"{day(period.start, lang)} – {day(period.end, lang)}"
