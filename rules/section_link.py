"""Opens a section, a list, a folder or a home page instead of one document."""

import re
from collections.abc import Iterator

from auditor import urls
from auditor.dossier import Citation, Dossier
from auditor.model import LinkStatus, PageLink, Say, Severity, Text, Visit, Webpage
from rules import words
from rules.base import Example, Flag, flag

SEVERITY = Severity.ERROR
LABEL = Say(ru="Раздел вместо документа", en="Section instead of a document")
MESSAGE = Say(
    ru="Ссылка ведёт на {what}{title}, а не на документ{count}.",
    en="The link leads to {what}{title}, not to a document{count}.",
)
WHY = Say(
    ru="Эксперт не будет искать документ в разделе: «Где искать цели?»",
    en="The expert will not search a section for the document.",
)
ADVICE = Say(
    ru="Откройте нужный документ и дайте прямую ссылку на него, со страницей{evidence}.{likely}",
    en="Open the document itself and link it directly, with the page{evidence}.{likely}",
)

_FILES = tuple(PageLink(url=f"https://edu.example.ru/docs/f{n}.pdf", text=f"Приказ № {n}") for n in range(1, 9))
BAD = [
    Example(
        cell="https://edu.example.ru/docs/",
        text=Text(media_type="text/html", title="Документы", headings=("Документы",), links=_FILES, paged=False),
        opens="Документы\n" + "\n".join(link.text for link in _FILES),
        note=Say(ru="страница со списком из восьми документов", en="a page that lists eight documents"),
    ),
    Example(
        cell="https://disk.yandex.ru/d/AbCdEf123456",
        visit=Visit(url="https://disk.yandex.ru/d/AbCdEf123456", folder=True, filename="Документы", listing=_FILES),
        note=Say(ru="папка в облаке, а в ней восемь файлов", en="a cloud folder of eight files"),
    ),
]
GOOD = [
    Example(opens="Приказ от 10.09.2020 № 181", note=Say(ru="открывается сам документ", en="the document itself opens"))
]

_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|rtf|odt|ods|zip|rar|7z)(?:$|[?#])", re.IGNORECASE)
_HOME = Say(ru="главную страницу сайта", en="the site's home page")
_SECTION = Say(ru="раздел", en="a section")
_FOLDER = Say(ru="папку в облаке", en="a cloud folder")


def check(dossier: Dossier) -> Iterator[Flag]:
    for citation in dossier.citations:
        if citation.status is LinkStatus.SECTION:
            page = citation.document.facts.webpage if citation.document else None
            yield flag(
                citation,
                page.seen if page else None,
                what=_what(citation),
                title=_title(citation),
                count=_count(citation),
                likely=_likely(citation),
            )


def _what(citation: Citation) -> Say:
    if _is_folder(citation):
        return _FOLDER
    return _HOME if citation.webpage is Webpage.HOME else _SECTION


def _is_folder(citation: Citation) -> bool:
    return citation.visit is not None and citation.visit.folder


def _title(citation: Citation) -> Say:
    if citation.visit and _is_folder(citation):
        return words.named(words.short(citation.visit.filename, 80))
    text = citation.document.text if citation.document else None
    title = (text.headings[0] if text.headings else text.title) if text else ""
    return words.named(words.short(title, 80))


def _likely(citation: Citation) -> Say:
    if not citation.likely:
        return Say(ru="", en="")
    url = urls.masked(citation.likely)
    return Say(ru=f" Вероятно, нужный документ — {url}.", en=f" Most likely it is {url}.")


def _count(citation: Citation) -> Say:
    if citation.visit and _is_folder(citation):
        return _in_folder(len(citation.visit.listing))
    files = (
        [link for link in citation.document.text.links if link.main and _FILE.search(link.url)]
        if citation.document
        else []
    )
    if len(files) < 2:
        return Say(ru="", en="")
    ru = words.plural(len(files), "документ", "документа", "документов")
    return Say(ru=f"; в нём {len(files)} {ru}", en=f"; it holds {len(files)} documents")


def _in_folder(count: int) -> Say:
    if not count:
        return Say(ru="; папка пуста", en="; the folder is empty")
    inside = words.Count(count, ("файл", "файла", "файлов"), ("file", "files"))
    return Say(ru=f"; в ней {inside.in_('ru')}", en=f"; it holds {inside.in_('en')}")
