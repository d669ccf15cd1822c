"""The visible address differs from the address it leads to."""

import re
from collections.abc import Iterator

from auditor import urls
from auditor.dossier import Dossier
from auditor.model import Quote, Say, Severity
from rules.base import Example, Flag, flag

SEVERITY = Severity.WARNING
LABEL = Say(ru="Текст и адрес расходятся", en="Text and address differ")
MESSAGE = Say(
    ru="В ячейке виден адрес {shown}, а открывается другой: {url}.",
    en="The cell shows the address {shown} but opens another one: {url}.",
)
WHY = Say(
    ru="Таблица хранит старый адрес и после исправления текста: эксперт откроет не то, что вы видите.",
    en="A table keeps the old address when the text is mended: the expert opens something you do not see.",
)
ADVICE = Say(
    ru="Удалите гиперссылку и вставьте нужный адрес заново.",
    en="Remove the hyperlink and insert the right address again.",
)

BAD = [
    Example(
        cell="[https://edu.example.ru/new.pdf](https://edu.example.ru/old.pdf)",
        note=Say(ru="видно new.pdf, откроется old.pdf", en="new.pdf is seen, old.pdf opens"),
    )
]
GOOD = [
    Example(
        cell="[Программа](https://edu.example.ru/old.pdf)",
        note=Say(ru="ссылка на слове: другого адреса не видно", en="the link is on a word: no other address is seen"),
    ),
    Example(
        cell="[edu.example.ru/old.pdf](https://www.edu.example.ru/old.pdf)",
        note=Say(ru="адрес тот же, разница только в «https://www.»", en="the same address but for “https://www.”"),
    ),
]

_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>«»\"]+|(?:[\w-]+\.)+(?:ru|su|рф|com|org|net|edu|info)(?:/[^\s<>«»\"]*)?", re.I
)
_CUT = re.compile(r"(?:\.{3}|…)$")


def check(dossier: Dossier) -> Iterator[Flag]:
    for citation in dossier.citations:
        shown = _ADDRESS.match(citation.link.text.strip())
        if citation.link.flaw or not shown or shown.end() != len(citation.link.text.strip()):
            continue
        if _other(shown.group().rstrip(".,;"), citation.link.url):
            seen = urls.masked(shown.group())
            yield flag(citation, Quote(text=seen), shown=seen, url=urls.masked(citation.link.url))


def _other(shown: str, url: str) -> bool:
    address = shown if "://" in shown else f"http://{shown}"
    mine, target = urls.key(_CUT.sub("", address)), urls.key(url)
    if _CUT.search(shown):
        return not target.startswith(mine)
    if urls.is_home(address) and urls.host(address).removeprefix("www.") == urls.host(url).removeprefix("www."):
        return False  # the site's name as words
    return mine != target
