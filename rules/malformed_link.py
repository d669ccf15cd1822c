"""What stands for a link is none: a path on a computer, glued addresses, an e-mail."""

from collections.abc import Iterator

from auditor.dossier import Dossier
from auditor.model import Flaw, Quote, Say, Severity
from rules import words
from rules.base import Example, Flag, flag

SEVERITY = Severity.ERROR
LABEL = Say(ru="Не ссылка", en="Not a link")
MESSAGE = Say(ru="«{text}» не открывается: {reason}.", en="“{text}” does not open: {reason}.")
WHY = Say(
    ru="Такой адрес понятен только на вашем компьютере или не понятен никому.",
    en="Such an address means something on your computer only, or nothing at all.",
)
ADVICE = Say(
    ru="Разместите документ в открытом доступе, откройте его в браузере и скопируйте адрес целиком.",
    en="Publish the document, open it in a browser and copy the whole address.",
)

_GLUED = Say(
    ru="адрес приписан вплотную к предыдущему, поставьте между ними пробел",
    en="the address is glued to the one before it, put a space between them",
)

BAD = [
    Example(cell=r"C:\Мониторинг\цели.docx", note=Say(ru="путь на вашем компьютере", en="a path on your computer")),
    Example(cell="metod@edu.example.ru", note=Say(ru="адрес почты", en="an e-mail address")),
    Example(
        cell="https://edu.example.ru/plan.pdfhttps://edu.example.ru/prikaz.pdf",
        note=Say(ru="два адреса без пробела между ними", en="two addresses without a space between them"),
    ),  # both are followed all the same
]
GOOD = [
    Example(cell="https://edu.example.ru/plan.pdf"),
    Example(
        cell="edu.example.ru/docs/plan.pdf",
        note=Say(ru="без «https://» адрес тоже понятен", en="an address without “https://” is understood too"),
    ),  # a browser opens it
    Example(
        cell="https://edu.example.ru/plan.pdf; https://edu.example.ru/prikaz.pdf",
        note=Say(ru="адреса разделены", en="the addresses stand apart"),
    ),
    Example(
        cell="https://edu.example.ru/plan.pdf (вопросы: metod@edu.example.ru)",
        note=Say(ru="почта для вопросов рядом со ссылкой", en="an e-mail for questions beside the link"),
    ),
]


def check(dossier: Dossier) -> Iterator[Flag]:
    for citation in dossier.citations:
        flaw = citation.link.flaw
        if flaw is Flaw.EMAIL and any(not link.flaw for link in citation.cell.links):
            continue  # whom to ask about the document beside
        if flaw:
            written = citation.link.url
            yield flag(
                citation, Quote(text=written), text=words.inner(words.short(written, 120)), reason=words.FLAWS[flaw]
            )
        elif citation.link.glued:
            written = citation.link.url
            yield flag(citation, Quote(text=written), text=words.inner(words.short(written, 120)), reason=_GLUED)
