"""What the auditor reads in a document and what a link does, for people: `auditor read`, `auditor follow`."""

from datetime import date

from auditor.cli.table import paint, say, wrapped
from auditor.model import Approval, Document, Facts, Lang, Period, Quote, Seen, Visit, Webpage
from rules.tries import reason, todo
from rules.words import spoken

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
        "scans": "без текста (сканы)",
        "trouble": "Не читается",
        "page": "стр.",
        "none": "не найдено",
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
        "scans": "without text (scans)",
        "trouble": "Unreadable",
        "page": "p.",
        "none": "not found",
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


def document(name: str, read: Document, lang: Lang) -> None:
    """Prints what a document says, each fact with the words it was read from."""
    words, text, facts = _WORDS[lang], read.text, read.facts
    say(paint(name, bold=True))
    if text.trouble:
        say(wrapped(f"{text.trouble} {text.detail}".strip(), _COLUMN, words["trouble"]))
        return
    count = str(text.count if text.count is not None else len(text.pages)) + f", {text.media_type}"
    if text.unread:
        count += f"; {words['scans']}: {', '.join(map(str, text.unread))}"
    say(wrapped(count, _COLUMN, words["pages"]))
    for head in ("title", "kind", "level", "issuer", "municipality", "webpage"):
        seen: Seen[str] | None = getattr(facts, head)
        value = (_PAGES[lang].get(seen.value) or spoken(seen.value, lang)) if seen else None
        if seen or head != "webpage":  # a file is no page at all
            _row(words[head], value, seen.seen if seen and head != "title" else None, lang)
    _dates(facts, lang)
    _approval(facts.approval, lang)
    for head, quote in (("draft", facts.draft), ("repealed", facts.repealed)):
        if quote:
            _row(words[head], "!", quote, lang)
    for one in facts.personal:
        _row(words["personal"], f"{one.kind} × {one.count}", one.seen, lang)


def _dates(facts: Facts, lang: Lang) -> None:
    words = _WORDS[lang]
    if facts.date:
        _row(words["date"], day(facts.date.day, lang), facts.date.seen, lang)
    elif facts.imprint:
        _row(words["date"], _span(facts.imprint, lang), facts.imprint.seen, lang)
    else:
        _row(words["date"], None, None, lang)
    if facts.valid:
        _row(words["valid"], _span(facts.valid, lang), facts.valid.seen, lang)


def _approval(approval: Approval | None, lang: Lang) -> None:
    words = _WORDS[lang]
    if approval is None:
        _row(words["approval"], None, None, lang)
        return
    parts = [_BY[lang].get(approval.by) or approval.by or ""]
    parts += [f"№ {approval.number}"] if approval.number else []
    parts += [day(approval.date, lang)] if approval.date else []
    parts += [f"{words['blanks']}: {', '.join(approval.blanks)}"] if approval.blanks else []
    parts += [f"{words['unread']}: {', '.join(approval.unread)}"] if approval.unread else []
    _row(words["approval"], ", ".join(part for part in parts if part), approval.seen, lang)


def _row(head: str, value: str | None, quote: Quote | None, lang: Lang) -> None:
    say(wrapped(value or _WORDS[lang]["none"], _COLUMN, head))
    if quote:
        place = f" ({_WORDS[lang]['page']} {quote.page})" if quote.page else ""
        say(wrapped(f"«{' '.join(quote.text.split())}»{place}", _COLUMN, ""))


def day(value: date, lang: Lang) -> str:
    """A date as people write it: 01.03.2021, or 2021-03-01 in English."""
    return f"{value:%d.%m.%Y}" if lang is Lang.RU else value.isoformat()


def _span(period: Period, lang: Lang) -> str:
    return f"{day(period.start, lang)} – {day(period.end, lang)}"


_BY_HOP = {
    Lang.RU: {"viewer": "просмотр", "page": "страница", "refresh": "переход"},
    Lang.EN: {"viewer": "viewer", "page": "page", "refresh": "refresh"},
}
_CONTENTS = {Lang.RU: "папка, файлов", Lang.EN: "a folder, files"}


_STATUSES = {
    "ok": "открывается",
    "redirected": "переехала",
    "broken": "не открывается",
    "soft-404": "страница «не найдена»",
    "restricted": "доступ закрыт",
    "blocked": "внутренний адрес",
    "section": "раздел вместо документа",
    "unverified": "не проверена",
    "malformed": "не ссылка",
}


def visit(one: Visit, status: str, lang: Lang) -> None:
    """Prints the story of a link: each hop, the outcome, the proof."""
    say(paint(one.url, bold=True))
    for hop in one.hops:
        say(f"  {_BY_HOP[lang].get(hop.by) or hop.status} → {hop.url}")
    if one.final_url and one.final_url != one.url:
        say(f"  → {one.final_url}")
    head = {Lang.RU: "Итог", Lang.EN: "Outcome"}[lang]
    told = _STATUSES.get(status, status) if lang is Lang.RU else status
    answered = f"HTTP {one.status}" if one.status else ""
    what = ", ".join(dict.fromkeys(part for part in (told, answered, one.detail) if part))
    say(wrapped(what, _COLUMN, head))
    if one.failure:
        why = reason(one).in_(lang) + "." + todo(one).in_(lang)
        say(wrapped(why[0].upper() + why[1:], _COLUMN, {Lang.RU: "Почему", Lang.EN: "Why"}[lang]))
    if one.share:
        inside = f", {_CONTENTS[lang]}: {len(one.listing)}" if one.folder else ""
        shown = ", ".join(part for part in (one.share, one.filename) if part)
        say(wrapped(f"{shown}{inside}", _COLUMN, {Lang.RU: "Облако", Lang.EN: "Cloud"}[lang]))
    tries = {Lang.RU: "Попыток", Lang.EN: "Tries"}[lang]
    when = f", {one.at:%Y-%m-%d %H:%M:%S} UTC" if one.at else ""
    say(wrapped(f"{one.tries}{when}", _COLUMN, tries))
    if not one.trusted:
        say(wrapped(one.certificate, _COLUMN, {Lang.RU: "Сертификат", Lang.EN: "Certificate"}[lang]))
    if one.body:
        say(
            wrapped(
                f"{one.media_type}, {one.size} B, sha256 {one.body}",
                _COLUMN,
                {Lang.RU: "Получено", Lang.EN: "Body"}[lang],
            )
        )
