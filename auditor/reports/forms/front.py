"""«Итог» and «Не проверено»: the first and the last sheet of a form given back."""

from collections.abc import Callable, Iterable, Sequence

from auditor.model import Outcome
from auditor.reports.booklet import Booklet
from auditor.reports.forms.leaves import Leaf, Word
from auditor.reports.forms.looks import HEADING as HEAD
from auditor.reports.forms.looks import PLAIN, SOFT, TITLE, Dress, outcome_dress
from auditor.reports.forms.notes import AUTHOR
from auditor.reports.terms import MARKS
from auditor.reports.typography import NBSP
from auditor.reports.view import ORDER, FormView, PositionView

Finder = Callable[[str], str]
"""A place in the form -> where a link within the workbook leads, or ''."""

_LINKS = 8  # positions of an act that are named
_WIDTHS = (5.0, 58.0, 11.0, *([10.0] * _LINKS))
_ALL = len(_WIDTHS)
_WIDE = 8  # columns that running text may take
_BIG = Dress(TITLE, 16)
_MIDDLE = Dress(TITLE, 13)
_SOFT = Dress(SOFT)


def summary(booklet: Booklet, find: Finder, note: str) -> Leaf:
    """What there is to do, with links to the cells; `note` is what people must know of a copy."""
    voice = booklet.voice
    leaf = Leaf(_WIDTHS)
    day = f"{voice('checked_on', when=booklet.when)}, {voice('as_of', day=voice.day(booklet.report.run.as_of))}"
    leaf.line(Word(f"{AUTHOR}. {day}. {booklet.report.rubric.title}", _SOFT, across=_WIDE))
    for form in booklet.forms:
        leaf.gap()
        _one(leaf, booklet, form, find)
    leaf.gap()
    _legend(leaf, booklet, note)
    return leaf


def _one(leaf: Leaf, booklet: Booklet, form: FormView, find: Finder) -> None:
    voice = booklet.voice
    leaf.line(Word(form.name, _BIG, across=_WIDE))
    leaf.line(Word(" ".join(filter(None, (form.lead, form.headline))), across=_WIDE))
    for outcome in ORDER:
        count = Word(str(form.counts[outcome]), Dress(TITLE, centred=True))
        leaf.line(count, Word(f"{MARKS[outcome]} {voice.word(outcome)}", outcome_dress(outcome)))
    leaf.gap()
    leaf.line(Word(voice("first"), _MIDDLE, across=_WIDE))
    places = {position.id: position.spot for position in form.positions}
    if form.first:
        leaf.line(
            *(Word(one, HEAD) for one in ("№", voice("act"), voice("points"))),
            Word(voice("positions"), HEAD, across=_LINKS),
        )
    else:
        leaf.line(Word(voice("nothing_first"), across=_WIDE))
    for number, act in enumerate(form.first, 1):
        words = f"{act.act} ({voice('urgent')})" if act.urgent else act.act
        ids = [Word(one, to=find(places.get(one, ""))) for one in act.positions[:_LINKS]]
        if len(act.positions) > _LINKS:
            ids[-1] = Word(voice("and_more", n=len(act.positions) - _LINKS + 1), _SOFT)
        leaf.line(str(number), voice.nice(words), str(act.points) if act.points else None, *ids)
    if form.first_cut:
        leaf.line(None, Word(form.first_cut, _SOFT, across=_WIDE - 1))
    _lacking(leaf, booklet, [one for one in form.positions if not one.spot and one.outcome is not Outcome.READY])


def _lacking(leaf: Leaf, booklet: Booklet, lacking: Sequence[PositionView]) -> None:
    if not lacking:
        return
    leaf.gap()
    leaf.line(Word(booklet.voice("not_in_form"), _MIDDLE, across=_WIDE))
    for one in lacking:
        leaf.line(None, Word(f"{one.id}{NBSP} {one.title}", across=_WIDE - 1))


def _legend(leaf: Leaf, booklet: Booklet, note: str) -> None:
    voice = booklet.voice
    leaf.line(Word(voice("legend"), _MIDDLE, across=_WIDE))
    for outcome in ORDER:
        name = Word(f"{MARKS[outcome]} {voice.word(outcome)}", outcome_dress(outcome))
        leaf.line(None, name, Word(voice(f"legend_{outcome.value}"), across=_WIDE - 2))
    day = voice.day(booklet.report.run.as_of)
    told = voice("form_note", check=voice("check_column", day=day), act=voice("act"))
    leaf.gap()
    for words in (note, f"{told} {voice('form_bordered')}", _made(booklet)):
        if words:
            leaf.line(Word(voice.nice(words), _SOFT, across=_WIDE))


def _made(booklet: Booklet) -> str:
    run = booklet.report.run
    return booklet.voice("made_by", version=run.version, rubric=run.rubric)


def unchecked(booklet: Booklet, find: Finder) -> Leaf:
    """What was not checked, and cells that answer no position."""
    voice = booklet.voice
    several = len(booklet.forms) > 1
    leaf = Leaf((24.0, 50.0, 50.0, 40.0, *((26.0,) if several else ())), landscape=True, colour="56617A", head=3)
    leaf.line(Word(f"{AUTHOR}. {voice('unchecked')}", Dress(TITLE, 13), across=4))
    leaf.gap()
    heads = [voice("where"), voice("what"), voice("why"), voice("act")]
    leaf.line(*(Word(one, HEAD) for one in (*heads, *((voice("municipality"),) if several else ()))))
    for form in booklet.forms:
        for row in _rows(booklet, form, find):
            leaf.line(*row, *((form.name,) if several else ()))
    if len(leaf.rows) == 3:
        leaf.line(Word(f"{voice('all_checked')} {voice('all_matched')}", across=4))
    return leaf


def _rows(booklet: Booklet, form: FormView, find: Finder) -> Iterable[list[Word | str]]:
    voice = booklet.voice
    places = {position.id: position.spot for position in form.positions}
    for one in booklet.unchecked[form.slug]:
        codes = [code for code, _ in one.positions]
        to = find(places.get(codes[0], "")) if len(codes) == 1 else ""
        code = Word(", ".join(codes), Dress(PLAIN), to=to)
        yield [code, one.what, voice.nice(one.why), voice.nice(one.todo)]
    for loose in form.unmatched:
        guess = f" {voice('guess', position=loose.guess)}" if loose.guess else ""
        place = Word(loose.place, to=find(loose.place))
        yield [place, loose.text, voice.nice(voice("unmatched_why") + guess), voice("check_place")]
