"""How two documents at one address differ, in words. Pure."""

from datetime import date

from auditor.model import Approval, Document, Period, Say

_SHARE = 0.995  # more in common is the same text


def told(old: Document, new: Document, alike: float | None, *, same_text: bool) -> Say:
    """«было 9 страниц, стало 11; утверждение: не было → от 14.09.2020 № 214; совпадает 82 % текста»."""
    if same_text:
        return Say(
            ru="файл сохранён заново, слова и реквизиты прежние", en="the file was saved anew; its words are the same"
        )
    parts = [
        part
        for part in (
            _type(old, new),
            _pages(old, new),
            _value("название", "title", _title(old), _title(new)),
            _value("дата", "date", _date(old), _date(new)),
            _value("срок", "term", _term(old.facts.valid), _term(new.facts.valid)),
            _value("утверждение", "approval", _approval(old.facts.approval), _approval(new.facts.approval)),
            _marks(old, new),
            _text(alike),
        )
        if part
    ]
    if not parts:
        return Say(ru="файл другой; реквизиты прежние", en="another file; its facts are the same")
    return Say(ru="; ".join(part.ru for part in parts), en="; ".join(part.en for part in parts))


def _type(old: Document, new: Document) -> Say | None:
    was, now = old.text.media_type, new.text.media_type
    if was == now:
        return None
    return Say(ru=f"другой вид файла: {was} → {now}", en=f"another type of file: {was} → {now}")


def _pages(old: Document, new: Document) -> Say | None:
    was, now = _count(old), _count(new)
    if was == now or was is None or now is None:
        return None
    return Say(ru=f"страниц было {was}, стало {now}", en=f"pages: {was} → {now}")


def _count(document: Document) -> int | None:
    text = document.text
    if text.count is not None:
        return text.count
    return len(text.pages) if text.paged and text.pages else None


def _title(document: Document) -> Say:
    seen = document.facts.title
    name = " ".join(seen.value.split()) if seen else ""
    name = name if len(name) <= 80 else name[:79] + "…"
    inner = name.replace("«", "„").replace("»", "“")
    return Say(ru=f"«{inner}»", en=f"“{name}”") if name else _NONE


def _date(document: Document) -> Say:
    return _day(document.facts.date.day) if document.facts.date else _NONE


def _term(period: Period | None) -> Say:
    if period is None:
        return _NONE
    start, end = _day(period.start), _day(period.end)
    return Say(ru=f"{start.ru} – {end.ru}", en=f"{start.en} – {end.en}")


def _approval(approval: Approval | None) -> Say:
    if approval is None:
        return _NONE
    ru, en = [], []
    if approval.date:
        ru.append(f"от {_day(approval.date).ru}")
        en.append(f"of {_day(approval.date).en}")
    if approval.number:
        ru.append(f"№ {approval.number}")
        en.append(f"no. {approval.number}")
    if approval.blanks:
        ru.append("не заполнено")
        en.append("left blank")
    return Say(ru=" ".join(ru) or "есть", en=" ".join(en) or "there")


def _marks(old: Document, new: Document) -> Say | None:
    """Draft and repealed: marks that come and go."""
    ru, en = [], []
    for was, now, name in (
        (old.facts.draft, new.facts.draft, Say(ru="пометка «проект»", en="the mark “draft”")),
        (old.facts.repealed, new.facts.repealed, Say(ru="пометка «утратил силу»", en="the mark “repealed”")),
    ):
        if bool(was) is not bool(now):
            ru.append(f"{name.ru} {'появилась' if now else 'снята'}")
            en.append(f"{name.en} {'has appeared' if now else 'is gone'}")
    return Say(ru="; ".join(ru), en="; ".join(en)) if ru else None


def _text(alike: float | None) -> Say | None:
    if alike is None or alike >= _SHARE:
        return None
    share = round(alike * 100)
    if not share:
        return Say(ru="текст другой", en="another text")
    return Say(ru=f"совпадает {share} % текста", en=f"{share} % of the text is the same")


def _value(ru: str, en: str, was: Say, now: Say) -> Say | None:
    if was == now:
        return None
    return Say(ru=f"{ru}: {was.ru} → {now.ru}", en=f"{en}: {was.en} → {now.en}")


def _day(day: date) -> Say:
    return Say(ru=f"{day:%d.%m.%Y}", en=day.isoformat())


_NONE = Say(ru="нет", en="none")
