"""Words broken at the end of a line made whole again; the line structure stays."""

import re

# First parts of compounds whose hyphen is a real one: «учебно-⏎методический» must not become «учебнометодический».
_FIRST = (
    "научно учебно организационно информационно социально общественно воспитательно духовно нравственно материально "
    "финансово нормативно программно культурно военно физкультурно психолого медико лечебно санитарно контрольно "
    "оценочно опытно проектно творчески северо юго интернет онлайн веб медиа вице мини экспресс бизнес пресс "
    "консультационно экспертно аналитико концептуально методико историко художественно физико химико естественно "
    "содержательно процессуально мотивационно ценностно профессионально практико личностно предметно системно "
    "административно государственно частно спортивно туристско декоративно хозяйственно кадрово какой какие какая "
    "какого каких чем кем кто что где когда по во из все"
)
_COMPOUND = frozenset(_FIRST.split())
_LAST = re.compile(r"[\w-]+")
# PDFium marks the hyphen at the end of a line by U+0002 (U+FFFE through its other call) and drops the line break.
_MARKED = re.compile("([\x02\ufffe])(?:\r?\n)?([^\\s\x02\ufffe]*)[ \t]?")
_BROKEN = re.compile(r"(?<=[а-яё]{2})[-\u2010\u00ad]\n[ \t]*([а-яё]{2,}[^\s]*)[ \t]?")


def join_marked(text: str) -> str:
    """Text of PDFium with broken words made whole: the rest of the word moves up, the line ends after it."""
    if "\x02" not in text and "\ufffe" not in text:
        return text
    return _MARKED.sub(lambda found: _hyphen(text, found) + found[2] + "\n", text)


def join_broken(text: str) -> str:
    """The same for a hyphen before a line feed between two small Russian letters."""
    return _BROKEN.sub(lambda found: _hyphen(text, found) + found[1] + "\n", text) if "-\n" in text else text


def _hyphen(text: str, found: re.Match[str]) -> str:
    at = found.start()
    before = text[max(0, at - 20) : at]
    last = _LAST.match(before[::-1])
    return "-" if before[-1:].isdigit() or (last and last[0][::-1].lower() in _COMPOUND) else ""
