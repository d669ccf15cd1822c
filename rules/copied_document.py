"""Nearly the same document as another municipality's."""

from collections.abc import Iterator

from auditor.dossier import Dossier, Opened
from auditor.facts import likeness
from auditor.facts.normal import normalise
from auditor.model import Level, Neighbour, Quote, Say, Severity
from rules import kinship, words
from rules.base import Example, Flag, flag

SEVERITY = Severity.WARNING
LABEL = Say(ru="Похож на чужой документ", en="Like another's document")
MESSAGE = Say(
    ru="Документ на {share} % совпадает с документом другого муниципалитета: {municipality}{title}.",
    en="{share} % of the document is the same as another municipality's: {municipality}{title}.",
)
WHY = Say(
    ru="Оценивается ваша система; чужой документ с другими названиями о ней не говорит.",
    en="Your own system is assessed; another's document with the names changed does not speak of it.",
)
ADVICE = Say(
    ru="Проверьте, отражает ли документ вашу работу: цели, числа, сроки, людей. "
    "Если это общий образец, скажите об этом эксперту.",
    en="See whether the document tells of your work: goals, figures, dates, people. "
    "If it is a common model, tell the expert.",
)

_OWN = """Программа развития методической службы Заречинского района. Весной прошли предметную диагностику двести
учителей. Дефицит в оценивании учебных достижений обнаружен у половины, в работе с текстом у трети.
Сопоставление с результатами проверочных работ учеников подтвердило связь. Опрос молодых педагогов показал, что
встречи с наставником проходят редко. Поэтому наставничество вынесено в отдельную цель. Методические объединения
малых школ состоят из одного или двух учителей и не могут обсуждать уроки, отсюда задача сетевой работы.
Разработчики исходили из простой мысли: курсы полезны тогда, когда после них учитель пробует новое на своих
уроках, а рядом есть коллега, который посмотрит урок и поможет его разобрать. Управляет программой методический
совет, раз в полугодие он заслушивает справку о достижении показателей. Для каждой цели указаны показатель,
исходное и целевые значения, количественная оценка проводится по данным муниципального мониторинга. Методисты
выезжают в малые школы дважды в месяц, смотрят уроки и вместе с учителем составляют маршрут на полугодие."""

_START = 40  # letters of a passage that tell its page


def _dated(day: str) -> str:
    """The programme with its stamp."""
    return f"УТВЕРЖДЕНА\nприказом управления образования\nот {day} № 41\n{_OWN}"


BAD = [
    Example(
        opens=_OWN,
        elsewhere=_OWN.replace("Заречинского", "Полянского"),
        note=Say(
            ru="у соседнего района тот же текст, заменено название",
            en="the neighbour's text is the same but for the name",
        ),
    ),
    Example(
        opens=_dated("03.04.2020"),
        elsewhere=_dated("10.02.2020").replace("Заречинского", "Полянского"),
        note=Say(ru="тот же текст, и у соседа он принят раньше", en="the same text, and the neighbour's is older"),
    ),
]
GOOD = [
    Example(
        opens=_OWN,
        elsewhere="Программа Полянского района написана заново и ни одной общей фразы не содержит.",
        note=Say(ru="у соседа программа написана заново", en="the neighbour wrote its own"),
    ),
    Example(opens=_OWN, note=Say(ru="сравнить не с чем", en="there is nothing to compare it with")),
    Example(
        opens=_dated("10.02.2020"),
        elsewhere=_dated("03.04.2020").replace("Заречинского", "Полянского"),
        note=Say(ru="ваш документ старше соседского", en="your document is older than the neighbour's"),
    ),
]


def check(dossier: Dossier) -> Iterator[Flag]:
    for opened in dossier.opened:
        level = opened.document.facts.level
        if level and level.value in (Level.REGIONAL, Level.FEDERAL):
            continue
        if best := _likest(opened, dossier):
            share, neighbour = best
            yield flag(
                opened,
                _passage(opened, neighbour),
                share=min(100, round(100 * share)),
                municipality=neighbour.municipality,
                title=words.named(neighbour.title, ", "),
            )


def _passage(opened: Opened, neighbour: Neighbour) -> Quote | None:
    """The longest passage that both documents have, and the page of ours where it stands."""
    text = opened.document.text
    words = likeness.common_passage(text, neighbour.text) if neighbour.text else ""
    if not words:
        return None
    start = words[:_START]
    there = (page.number for page in text.pages if start in " ".join(normalise(page.text).split()))
    return Quote(text=words, page=next(there, None) if text.paged else None)


def _likest(opened: Opened, dossier: Dossier) -> tuple[float, Neighbour] | None:
    """The neighbour's document most like this one; the same file is a common one, not a copy."""
    document, own, best = opened.document, opened.document.facts.date, None
    for neighbour in dossier.neighbours:
        if neighbour.document == document.id:
            continue
        if kinship.same_municipality(neighbour.municipality, dossier.municipality):
            continue
        if own and neighbour.day and own.day < neighbour.day:
            continue  # ours is the older: they may have copied it, we did not
        share = likeness.copied(document.facts.fingerprint, neighbour.fingerprint, dossier.templates)
        if share is not None and (best is None or share > best[0]):
            best = (share, neighbour)
    return best
