"""Which words of a topic are on which page."""

import time

import pytest

from auditor.facts import topic
from auditor.model import Content, Page, Quote, Say, Text


def _content(*patterns: str) -> Content:
    return Content(any_of=patterns, name=Say(ru="цели", en="goals"))


def _text(*pages: str, paged: bool = True, scanned: tuple[int, ...] = (), headings: tuple[str, ...] = ()) -> Text:
    made = tuple(Page(number=i, text=page, scanned=i in scanned) for i, page in enumerate(pages, 1))
    return Text(media_type="application/pdf", pages=made, paged=paged, headings=headings)


GOALS = _content("цел[ьи]", "целью")
BACKGROUND = "Работа ведётся в течение года силами методистов и учителей школ, о ней докладывают совету.\n" * 4


@pytest.mark.parametrize(
    ("pattern", "words", "there"),
    [
        ("цел[ьи]", "ЦЕЛЬ программы", True),
        ("отчёт", "Отчет за год", True),
        ("отчет", "отчёт за год", True),
        ("опрос", "вопрос решён", False),
        ("опыт", "попытка", False),
        ("мер[аыу]?\\b", "например, размер", False),
        ("мер[аыу]?\\b", "приняты меры", True),
        ("методическ\\w+ поддержк", "методической\nподдержки", True),
        ("методическ\\w+ поддержк", "методи-\nческой  поддержки", True),
        ("зам\\. ?директор", "зам.директора", True),
        ("зам\\. ?директор", "зам. директора", True),
        ("\\bРМО\\b", "на РМО учителей", True),
        ("\\bРМО\\b", "в ТЕРМОСЕ", False),
        ("\\d+\\s*%", "до 75 % педагогов", True),
        ("молод* педагог", "молодого педагога", True),
        ("дол[яюие]", "доля учителей", True),
        ("методическ", "учебно-методический", True),
        ("наставнич", "н а с т а в н и ч е с т в о", True),
        ("цел[ьи]", "Latin Цeль", True),
        ("гугл|google", "форма Google", True),
    ],
)
def test_a_stem_is_found_in_the_forms_people_write(pattern: str, words: str, there: bool) -> None:
    assert (topic.found(_text(words), _content(pattern)) is not None) == there


def test_the_quote_is_in_the_documents_own_words_with_its_page() -> None:
    text = _text("Титул", "Глава.\nОсновная Цёль методической   работы — помощь.")
    assert topic.found(text, _content("цель")) == Quote(
        page=2, text="Глава. Основная Цёль методической работы — помощь."
    )


def test_a_long_line_is_quoted_in_part_by_whole_words() -> None:
    quote = topic.found(_text("слово " * 80 + "цель " + "дальше " * 80), GOALS)
    assert quote is not None and len(quote.text) < 150
    assert quote.text.startswith("слово ") and quote.text.endswith(" дальше") and " цель " in quote.text


def test_only_the_pages_asked_for_are_looked_at() -> None:
    text = _text("цель раз", "ничего", "цель два")
    assert topic.found(text, GOALS, (2, 3)) == Quote(page=3, text="цель два")
    assert topic.found(text, GOALS, (2,)) is None
    assert topic.found(text, GOALS, ()) is None
    assert set(topic.mentions(text, GOALS.any_of)) == {1, 3}


def test_pages_nobody_could_read_say_nothing() -> None:
    text = _text("цель", "цель", scanned=(1,))
    assert topic.found(text, GOALS) == Quote(page=2, text="цель")
    assert set(topic.scores(text, [GOALS])) == {2}
    assert topic.density(_text("цель", scanned=(1,)), ["цел"]) == 0.0


def test_a_flowing_document_has_no_page_to_name() -> None:
    assert topic.found(_text("цель", paged=False), GOALS) == Quote(page=None, text="цель")


def test_content_without_patterns_is_nowhere() -> None:
    assert topic.found(_text("цель"), _content()) is None
    assert topic.found(Text(media_type="text/plain"), GOALS) is None


def test_density_counts_stems_in_a_hundred_words() -> None:
    assert topic.density(_text("наставник и молодой педагог", "ещё шесть слов о другом деле"), ["наставник"]) == 10.0
    assert topic.density(_text(""), ["наставник"]) == 0.0
    assert topic.density(_text("слова"), []) == 0.0


WHOLE = [GOALS, _content("муниципал", "район"), _content("методическ")]


def test_a_page_with_every_content_comes_first() -> None:
    text = _text(
        "цели, цели, цели и ещё раз цели района\n" * 6,
        BACKGROUND + "Цели района касаются и методической службы.",
        "методический, методическая, методическое\n" * 6,
    )
    scores = topic.scores(text, WHOLE)
    assert max(scores, key=scores.__getitem__) == 2


def test_a_heading_counts_more_than_running_text() -> None:
    text = _text(
        BACKGROUND + "Вскользь: цели, методическая работа и район.",
        "2. Муниципальные цели методической работы\n" + BACKGROUND,
        BACKGROUND,
    )
    scores = topic.scores(text, WHOLE)
    assert scores[2] > 1.3 * scores[1] > scores[3]


def test_a_heading_of_the_document_itself_is_one_whatever_it_looks_like() -> None:
    line = "наши муниципальные цели в методической работе"
    page = BACKGROUND + line + "\n" + BACKGROUND
    assert topic.scores(_text("а", page, headings=(line,)), WHOLE)[2] > topic.scores(_text("а", page), WHOLE)[2]


def test_a_table_of_contents_counts_less_than_the_chapter() -> None:
    contents = "СОДЕРЖАНИЕ\n" + "".join(
        f"{i}. Муниципальные цели методической работы ........ {i}\n" for i in range(1, 9)
    )
    text = _text("Титул", contents, "1. Муниципальные цели методической работы\n" + BACKGROUND)
    scores = topic.scores(text, WHOLE)
    assert scores[3] > 2 * scores[2]


def test_a_text_of_nothing_but_one_letter_is_read_in_time() -> None:
    started = time.process_time()
    for piece in ("а", "а ", "цель ", "1. ", "А\n", "методическ "):
        text = _text(piece * (200_000 // len(piece)), "цель")
        topic.scores(text, WHOLE, ["наставн"])
        topic.found(text, _content("методическ\\w+ (?:поддержк|сопровожден)"))
    assert time.process_time() - started < 8
