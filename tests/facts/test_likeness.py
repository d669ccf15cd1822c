"""Near copies share a fingerprint; forms and laws do not make a copy."""

import random
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from auditor.facts import likeness
from auditor.model import Page, Text

REGION = Path(__file__).parents[2] / "data" / "samples" / "region" / "www"
WORDS = [
    a + b + c
    for a in ("метод", "настав", "педаг", "уч", "мон", "диаг", "ресурс", "сопровож", "план", "реш")
    for b in ("ич", "огов", "итор", "ост", "альн", "ен", "ав", "ир", "ек", "ол")
    for c in ("а", "ого", "ами", "ение")
]


def _text(*sentences: str) -> Text:
    return Text(media_type="text/plain", pages=(Page(number=1, text="\n".join(sentences)),))


def _pdf(path: Path) -> Text:
    with pypdfium2.PdfDocument(path) as pdf:
        pages = [page.get_textpage().get_text_bounded() for page in pdf]
    return Text(media_type="application/pdf", pages=tuple(Page(number=i, text=p) for i, p in enumerate(pages, 1)))


def _sentences(seed: int, count: int) -> list[str]:
    chance = random.Random(seed)
    return [" ".join(chance.choices(WORDS, k=14)).capitalize() + "." for _ in range(count)]


def _print(*sentences: str) -> tuple[int, ...]:
    return likeness.fingerprint(_text(*sentences))


def _copied(a: tuple[int, ...], b: tuple[int, ...]) -> float | None:
    return likeness.copied(a, b, frozenset())


def test_the_programme_of_pihta_is_that_of_polyanskoe() -> None:
    own = _pdf(REGION / "127.0.1.14" / "docs_programma_pihta.pdf")
    other = _pdf(REGION / "127.0.1.11" / "metod_programma.pdf")
    share = _copied(likeness.fingerprint(own), likeness.fingerprint(other))
    assert share is not None and share > 0.9
    assert "Программа подготовлена рабочей группой при районном методическом кабинете" in likeness.common_passage(
        own, other
    )


def test_papers_of_one_office_are_not_copies_of_each_other() -> None:
    prints = [likeness.fingerprint(_pdf(path)) for path in sorted((REGION / "127.0.1.11").glob("*.pdf"))]
    assert [_copied(a, b) for i, a in enumerate(prints) for b in prints[i + 1 :]] == [None] * 10


@pytest.mark.parametrize("length", [25, 40, 80, 400])
def test_a_copy_with_other_names_dates_and_a_few_words_is_found(length: int) -> None:
    original = [f"{one} Полянский район, 12.03.2020 № 58." for one in _sentences(1, length)]
    chance = random.Random(2)
    copy = []
    for one in original:
        words = (
            one.replace("Полянский район", "Северный Пихтовый район")
            .replace("12.03.2020 № 58", "03.04.2021 № 7")
            .split()
        )
        copy.append(" ".join(w if chance.random() > 0.01 else "иначе" for w in words))
    assert _copied(_print(*original), _print(*(one for one in copy if chance.random() > 0.05))) is not None


@pytest.mark.parametrize("seed", range(8))
def test_two_fillings_of_one_form_are_not_copies(seed: int) -> None:
    form = _sentences(seed, 30)
    assert _copied(_print(*form, *_sentences(seed + 100, 20)), _print(*form, *_sentences(seed + 200, 20))) is None


def test_one_law_quoted_twice_makes_no_copy() -> None:
    law = _sentences(5, 15)
    assert _copied(_print(*_sentences(6, 20), *law), _print(*law, *_sentences(7, 25))) is None


def test_a_form_of_many_municipalities_is_no_mans_text() -> None:
    form = _sentences(9, 40)
    prints = [(f"район {i}", _print(*form, *_sentences(300 + i, 8))) for i in range(7)]
    common = likeness.common(prints)
    assert common
    assert likeness.copied(prints[0][1], prints[1][1], frozenset()) is not None
    assert likeness.copied(prints[0][1], prints[1][1], common) is None
    assert likeness.common(prints[:5]) == frozenset()


def test_documents_of_one_municipality_do_not_make_a_form() -> None:
    one = _print(*_sentences(10, 40))
    assert likeness.common([("район", one)] * 9 + [(f"район {i}", ()) for i in range(9)]) == frozenset()


def test_a_short_paper_has_no_fingerprint() -> None:
    assert likeness.fingerprint(_text(*_sentences(11, 3))) == ()
    assert likeness.containment((), _print(*_sentences(12, 30))) == 0.0
    assert _copied((), ()) is None


def test_half_a_page_of_phrases_of_the_trade_is_no_copy() -> None:
    phrases = _sentences(13, 6)
    assert _print(*phrases) and _copied(_print(*phrases), _print(*phrases)) is None


def test_a_long_and_a_short_document_can_be_compared() -> None:
    part = _sentences(14, 25)
    whole = part + _sentences(15, 200)
    assert likeness.containment(_print(*part), _print(*whole)) > 0.95
    assert _copied(_print(*part), _print(*whole)) is None  # a chapter in a book is no copy of the book


def test_line_breaks_and_case_of_names_do_not_matter() -> None:
    words = " ".join(_sentences(16, 30)).split()
    narrow = [" ".join(words[i : i + 5]) for i in range(0, len(words), 5)]
    wide = [" ".join(words[i : i + 11]) for i in range(0, len(words), 11)]
    assert _print(*narrow) == _print(*wide)


def test_the_fingerprint_is_the_same_in_every_process() -> None:
    code = (
        "from auditor.facts import likeness; from auditor.model import Page, Text;"
        "w = [f'слово{chr(1072 + i % 32)}{chr(1072 + i * 7 % 31)}' for i in range(300)];"
        "print(hash(likeness.fingerprint(Text(media_type='t', pages=(Page(number=1, text=' '.join(w)),)))))"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            cwd=REGION.parents[3],
            env={"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1


def test_pairs_are_those_that_one_by_one_comparing_finds() -> None:
    form = _sentences(20, 30)
    prints = [(f"район {i}", _print(*form, *_sentences(400 + i, 20 + i))) for i in range(12)]
    prints += [(f"округ {i}", _print(*form[: 28 - i], *_sentences(400 + i, 20 + i))) for i in range(4)]
    common = likeness.common(prints)
    slow = {
        (a, b): share
        for a in range(len(prints))
        for b in range(a + 1, len(prints))
        if (share := likeness.copied(prints[a][1], prints[b][1], common)) is not None
    }
    assert likeness.pairs(prints, common) == slow
    assert {(a, a + 12) for a in range(4)} <= set(slow)


def test_the_common_passage_is_the_longest_and_is_bounded() -> None:
    shared = "общий отрывок из девяти простых слов стоит здесь подряд"
    a = _text("Начало своё, другое.", f"{shared} и потом своё", "ещё короткий общий отрывок")
    b = _text("Иное вступление документа", f"вот {shared} а дальше иначе")
    assert likeness.common_passage(a, b) == shared
    assert likeness.common_passage(a, _text("совсем другие слова тут стоят рядом")) == ""
    long = _text(*_sentences(30, 400))
    assert 300 < len(likeness.common_passage(long, long)) <= 401


def test_a_text_of_one_word_is_compared_in_time() -> None:
    text = _text("слово " * 100_000)
    assert likeness.fingerprint(text) == ()
    assert likeness.common_passage(text, text).startswith("слово слово")
