"""Says that it is no longer in force."""

from collections.abc import Iterator

from auditor.dossier import Dossier
from auditor.model import Say, Severity
from rules import words
from rules.base import Example, Flag, flag

SEVERITY = Severity.ERROR
LABEL = Say(ru="Документ утратил силу", en="Repealed document")
MESSAGE = Say(ru="Документ утратил силу: «{words}».", en="The document is no longer in force: “{words}”.")
WHY = Say(ru="Оценивается действующая система работы.", en="The system at work now is assessed.")
ADVICE = Say(ru="Дайте ссылку на документ, который его заменил.", en="Link the document that replaced it.")

BAD = [
    Example(
        opens="Документ утратил силу на основании приказа от 27.12.2020 № 216\nПРИКАЗ\n03.11.2019 № 188\n"
        "Об организации методической работы",
        note=Say(ru="сказано в самом документе", en="the document itself says so"),
    )
]
GOOD = [
    Example(
        opens="Отдел образования администрации района\nПРИКАЗ\n10.09.2020 № 181\nОб организации методической работы\n"
        "ПРИКАЗЫВАЮ:\n1. Назначить руководителей РМО.\n2. Признать утратившим силу приказ от 03.11.2017 № 188.",
        note=Say(ru="приказ действует, отменяет он другой", en="the order is in force, it repeals another"),
    )
]


def check(dossier: Dossier) -> Iterator[Flag]:
    for opened in dossier.opened:
        if repealed := opened.document.facts.repealed:
            yield flag(opened, repealed, words=words.inner(repealed.text.rstrip(" .")))
