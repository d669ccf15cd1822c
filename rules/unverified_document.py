"""Read only in part (scan, time limit), so a rule could not judge."""

from collections.abc import Iterator

from auditor.dossier import Citation, Dossier
from auditor.model import LinkStatus, Page, Say, Severity, Text, Trouble, Webpage
from rules import ambiguous_evidence, reading, words
from rules.base import Example, Flag, flag

SEVERITY = Severity.INFO
LABEL = Say(ru="Прочитано не всё", en="Not read in full")
MESSAGE = Say(
    ru="Документ прочитан не весь: {what}. Остальное посмотрит эксперт.",
    en="The document was not read in full: {what}. The expert looks at the rest.",
)
WHY = Say(
    ru="Это не ошибка. По тому, что не прочитано, мы ничего не утверждаем.",
    en="This is no fault. Nothing is claimed of what was not read.",
)
ADVICE = Say(
    ru="Если есть файл с текстом (не скан), дайте ссылку на него: так проверить быстрее.",
    en="If there is a file with text (no scan), link that: it is quicker to check.",
)

BAD = [
    Example(
        text=Text(media_type="application/pdf", pages=(Page(number=1, text="", scanned=True),)),
        note=Say(ru="скан не распознан", en="a scan that was not recognised"),
    ),
    Example(
        text=Text(media_type="application/msword", trouble=Trouble.UNSUPPORTED),
        note=Say(ru="старый вид файла, который программа не читает", en="an old kind of file that is not read"),
    ),
]
GOOD = [
    Example(opens="Приказ от 10.09.2020 № 181"),
    Example(opens=404, note=Say(ru="это замечание «Ссылка не открывается»", en="this is the remark “Broken link”")),
]

_MUCH = 0.25  # of the pages
_UNKNOWN_FORMAT = Say(ru="такой вид файла программа пока не читает", en="this kind of file is not read yet")
_SLOW = Say(ru="файл читается слишком долго", en="reading the file takes too long")
_PARTIAL = Say(ru="документ слишком длинный", en="the document is too long")
_PAGE = {
    Webpage.CARD: Say(
        ru="по ссылке страница, с которой файл надо скачать",
        en="the link opens a page from which the file is downloaded",
    ),
    Webpage.VIEWER: Say(
        ru="страница показывает документ так, что программе его не прочесть",
        en="the page shows the document in a way a program cannot read",
    ),
}
_NO_OCR = Say(
    ru=" (на этом компьютере нет распознавания текста, его добавит «pip install tesserocr»)",
    en=' (this machine has no OCR; "pip install tesserocr" adds it)',
)
_UNREAD = Say(
    ru="дату или номер в грифе разобрать не удалось", en="date or number of the approval could not be made out"
)


def check(dossier: Dossier) -> Iterator[Flag]:
    for citation in dossier.citations:
        if (what := _what(citation)) is not None:
            yield flag(citation, what=what)


def _what(citation: Citation) -> Say | None:
    document, page = citation.document, citation.webpage
    if document is None or (citation.visit and citation.visit.failure):
        return None
    if page is Webpage.VIEWER and citation.status is LinkStatus.UNVERIFIED:
        return _PAGE[page]
    if citation.status not in (LinkStatus.OK, LinkStatus.REDIRECTED):
        return None
    if page is Webpage.CARD or citation.choices:
        return None if ambiguous_evidence.offers_several(citation) else _PAGE[Webpage.CARD]
    text = document.text
    if text.trouble:
        known = _SLOW if text.trouble is Trouble.TOO_SLOW else _UNKNOWN_FORMAT
        return known if reading.beyond_us(text) else None
    if text.unread and _matters(citation, text):
        count = words.Count(len(text.unread), ("страница", "страницы", "страниц"), ("page", "pages"))
        how = _NO_OCR if text.detail == "no-ocr" else Say(ru="", en="")
        return Say(
            ru=f"{count.in_('ru')} из {len(text.pages)} — скан, прочитать не удалось{how.ru}",
            en=f"{count.in_('en')} of {len(text.pages)}: a scan that could not be read{how.en}",
        )
    if text.partial:
        return _PARTIAL
    approval = document.facts.approval
    return _UNREAD if approval and approval.unread and citation.needs.approval else None


def _matters(citation: Citation, text: Text) -> bool:
    """Pages that a rule would have looked at: the first, the last, those cited; or a good part of all."""
    looked_at = {text.pages[0].number, text.pages[-1].number, *citation.link.pages}
    return bool(looked_at & set(text.unread)) or len(text.unread) >= _MUCH * len(text.pages)
