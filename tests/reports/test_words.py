"""Words: Russian typography, plural forms, slugs, and the border against signs from outside."""

from datetime import date

import pytest

from auditor.model import Approval, Lang, Outcome, Quote, Say
from auditor.reports import clean, lexicon, terms
from auditor.reports.headline import headline
from auditor.reports.remarks import beyond, finding_view
from auditor.reports.slugs import slug, slugs
from auditor.reports.typography import guillemets, plural, ranges, ru
from auditor.reports.voice import Voice
from tests.made_runs import FIRST, finding

RU, EN = Voice(Lang.RU), Voice(Lang.EN)


@pytest.mark.parametrize(
    ("plain", "nice"),
    [
        ("приказ № 214", "приказ №~214"),
        ("приказ №214", "приказ №~214"),
        ("стр. 5", "стр.~5"),
        ("под угрозой 5 баллов", "под~угрозой 5~баллов"),
        ("цель — помощь", "цель~— помощь"),
        ("СНИЛС — 2", "СНИЛС~—~2"),
        ("и в районе", "и~в~районе"),
        ("О. В. Терехина", "О.~В.~Терехина"),
        ("Терехина О.В.", "Терехина~О.~В."),
        ("14 сентября 2020 г.", "14~сентября~2020~г."),
        ("80 % педагогов", "80~% педагогов"),
        ("1 063 ссылки", "1~063~ссылки"),
        ("и т. д.", "и~т.~д."),
        ("может ли он", "может~ли он"),
        ("вход и выход", "вход и~выход"),
        ("", ""),
    ],
)
def test_a_line_does_not_break_where_it_must_not(plain, nice):
    assert ru(plain) == nice.replace("~", "\xa0")


@pytest.mark.parametrize(
    ("n", "word"),
    [(0, "баллов"), (1, "балл"), (2, "балла"), (4, "балла"), (5, "баллов"), (11, "баллов"), (12, "баллов"),
     (14, "баллов"), (21, "балл"), (22, "балла"), (111, "баллов"), (101, "балл")],
)  # fmt: skip
def test_a_noun_agrees_with_its_number(n, word):
    assert plural(n, "балл", "балла", "баллов") == word


def test_quotation_marks_inside_become_paws():
    assert guillemets('Приказ «О мерах» и "план"') == "«Приказ „О мерах“ и „план“»"


@pytest.mark.parametrize(
    ("numbers", "words"), [((5, 6, 7, 9), "5–7, 9"), ((3,), "3"), ((2, 3), "2–3"), ((9, 1, 9), "1, 9"), ((), "")]
)
def test_pages_in_a_row_are_drawn_together(numbers, words):
    assert ranges(numbers) == words


def test_dates_and_pages_follow_the_language():
    assert (RU.day(date(2020, 9, 1)), EN.day(date(2020, 9, 1))) == ("01.09.2020", "2020-09-01")
    assert (RU.pages((5,)), EN.pages((5,)), EN.pages((5, 6)), RU.pages(())) == ("стр. 5", "p. 5", "pp. 5–6", "")


def test_an_approval_is_told_in_a_line():
    stamp = Approval(by="act", number="214", date=date(2020, 9, 14), blanks=(), seen=Quote(text=""))
    assert RU.approval(stamp) == "приказ или распоряжение от 14.09.2020 № 214"
    assert EN.approval(None) == "not found"
    unread = Approval(by="person", unread=("date",), seen=Quote(text=""))
    assert RU.approval(unread) == "гриф руководителя; не разобрать: дата"


@pytest.mark.parametrize(
    ("counts", "risk", "words"),
    [
        ((14, 4, 2, 10), 24, "Исправьте 14 позиций и заполните 2: под угрозой 24 балла."
            " Ещё 4 позиции решит эксперт, 10 готовы."),
        ((1, 0, 0, 1), 1, "Исправьте 1 позицию: под угрозой 1 балл. 1 позиция готова."),
        ((0, 0, 1, 21), 0, "Заполните 1 позицию. 21 позиция готова."),
        ((0, 5, 0, 25), 0, "5 позиций решит эксперт, 25 готовы."),
        ((0, 0, 0, 30), 0, "30 позиций готовы."),
    ],
)  # fmt: skip
def test_the_headline_is_a_sentence(counts, risk, words):
    order = (Outcome.MEND, Outcome.EXPERT, Outcome.EMPTY, Outcome.READY)
    assert headline(RU, dict(zip(order, counts, strict=True)), risk) == words


def test_the_english_headline_is_a_sentence():
    counts = {Outcome.MEND: 2, Outcome.EXPERT: 1, Outcome.EMPTY: 1, Outcome.READY: 0}
    assert (
        headline(EN, counts, 4)
        == "Mend 2 positions and fill in 1: 4 points at risk. 1 position for the expert to decide."
    )


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Заречинский район", "zarechinskij-rajon"),
        ("../../etc/passwd", "etc-passwd"),
        ("CON", "con-"),
        ("Щёлково / объезд", "schelkovo-obezd"),
        ("«»", "municipality"),
        ("а" * 500, "a" * 60),
    ],
)
def test_a_slug_is_a_safe_file_name(name, safe):
    assert slug(name) == safe


def test_slugs_are_unique_without_regard_to_case():
    assert slugs(["Район", "район", "РАЙОН", "Район-2"]) == ["rajon", "rajon-2", "rajon-3", "rajon-2-2"]


@pytest.mark.parametrize(
    ("dirty", "tidy"),
    [
        ("сло\x0bво", "сло\nво"),
        ("при\u202eказ", "приказ"),
        ("пол\ud83dовина", "пол\ufffdовина"),
        ("а\x00б\x1bв", "абв"),
        ("http://u:p@x.example/ и ftp://a:b@y/", "http://u:***@x.example/ и ftp://a:***@y/"),
        ("мягкий\xadперенос", "мягкийперенос"),
        ("неразрывный\xa0пробел — остаётся", "неразрывный\xa0пробел — остаётся"),
    ],
)
def test_signs_no_reader_sees_do_not_pass(dirty, tidy):
    assert clean.text(dirty) == tidy


@pytest.mark.parametrize(
    ("address", "href"),
    [
        ("https://x.example/a?b=1&c=2#page=5", "https://x.example/a?b=1&c=2#page=5"),
        ("https://пример.рф/план.pdf", "https://пример.рф/план.pdf"),
        ('http://x.example/"><script>', "http://x.example/%22%3E%3Cscript%3E"),
        ("javascript:alert(1)", None),
        ("java\nscript:alert(1)", None),
        ("\x01javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("C:\\план.docx", None),
        ("//x.example/", None),
        ("http://", None),
        ("http://[::1", None),
        ("https://x.example/" + "a" * 3000, None),
    ],
)
def test_only_web_addresses_become_links(address, href):
    assert clean.href(address) == href


def test_a_long_text_is_cut_at_a_space():
    assert clean.clip("слово " * 100, 20) == "слово слово слово…"
    assert clean.clip("коротко", 20) == "коротко"


def test_every_word_stands_in_both_languages():
    tables = (
        terms.OUTCOMES,
        terms.SEVERITIES,
        terms.STATUSES,
        terms.FAILURES,
        terms.TROUBLES,
        terms.KINDS,
        terms.LEVELS,
    )
    for table in tables:
        values = list(table)
        assert set(values) == set(type(values[0]))
    for ru_, en in [*lexicon.WORDS.values(), *(pair for table in tables for pair in table.values())]:
        assert ru_ and en and ru_.count("{") == en.count("{")
        assert not any("а" <= letter <= "я" for letter in en.lower())


@pytest.mark.parametrize(
    ("why", "left"),
    [
        ("Нет даты. Смысл документа оценивает человек.", "Смысл документа оценивает человек."),
        ("Одна из ссылок с ошибкой. plan.pdf: Нет даты. Смотрите стр. 3.", "Одна из ссылок с ошибкой."),
        ("a.pdf: Нет даты. Смотрите стр. 3. b.pdf: Нет даты. Ещё раз.", "Ещё раз."),
        ("Посмотрите ещё раз.", "Посмотрите ещё раз."),
    ],
)
def test_a_reason_does_not_repeat_the_remarks_beside_it(why, left):
    assert beyond(why, ["Нет даты."]) == left


@pytest.mark.parametrize(
    ("rule", "evidence", "page", "message", "quote", "technical"),
    [
        ("broken-link", "HTTP 404", None, "Не открывается: файла нет (404).", "", ""),
        ("broken-link", "[Errno -3] no name", None, "Такого сайта нет.", "", "[Errno -3] no name"),
        ("access-restricted", "HTTP 403", None, "Документ закрыт.", "", "HTTP 403"),
        ("access-restricted", "Вход на сайт", None, "Документ закрыт.", "Вход на сайт", ""),
        ("draft-document", "ПРОЕКТ", None, "Документ назван проектом: «ПРОЕКТ».", "", ""),
        ("draft-document", "ПРОЕКТ", 2, "Документ назван проектом: «ПРОЕКТ».", "ПРОЕКТ", ""),
        (
            "unreadable-document",
            "zip: File is not a zip file",
            None,
            "Файл повреждён.",
            "",
            "zip: File is not a zip file",
        ),
    ],
)
def test_only_words_of_a_document_are_a_quote_and_nothing_is_said_twice(
    rule, evidence, page, message, quote, technical
):
    told = finding("f", rule, evidence=evidence, page=page, message=Say(ru=message, en=message))
    view = finding_view(told, FIRST, {}, RU, {})
    assert (view.quote, view.technical) == (quote, technical)
