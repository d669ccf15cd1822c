"""Stamps, acts, annexes, bodies and signatures; blanks and what cannot be read; drafts and papers out of force."""

from datetime import date

import pytest

from auditor.facts import approval, drafts, numbers
from auditor.facts.normal import normalise
from auditor.model import Page, Text


def paper(words: str, scanned: bool = False) -> Text:
    pages = tuple(Page(number=i, text=page, scanned=scanned) for i, page in enumerate(words.split("\f"), 1))
    return Text(media_type="application/pdf", pages=pages)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("№ 181", "181"),
        ("№ 01-12/358 от", "01-12/358"),
        ("№ 1О4/5З2-од", "104/532-од"),
        ("№ 01 - 05 - 318", "01-05-318"),
        ("№ 12 - 15 сентября", "12"),
        ("№ 54-p", "54-р"),  # a Latin «p»
        ("№ 188-п", "188-п"),
        ("№ 03.1-12/45", "03.1-12/45"),
        ("№ 126/А", "126/А"),
        ("№ ВК-14-р", "ВК-14-р"),
        ("№13 -р г.Сланцы", "13-р"),
        ("№01-03\\482", "01-03\\482"),
        ("№ 7.. от 02.06.2021", "7"),
        ("№_4_ от «_23_» января", "4"),
        ("№251от 31.08", "251"),
        ("№ 02.05/17 «24» августа 2018", "02.05/17"),
        ("№ 17 О проведении", "17"),
        ("№ 45 о проведении", "45"),
        ("приказ 181-од от 12.12.2020", "181-од"),
        ("№l76", "176"),
        ("№ 3?Я", None),  # handwriting
    ],
)
def test_a_number_is_told_as_written_but_tidied(words: str, number: str) -> None:
    assert [mark.value for mark in numbers.marks(normalise(words))] == [number]


@pytest.mark.parametrize(
    "words",
    ["№ ____", "№      от", "от «__» ____ № ", "№ од от 12.03", "№ ___-од", "№ 00", "№\n1. Общие", "№ 14 марта"],
)
def test_a_number_left_empty_is_a_blank(words: str) -> None:
    assert [(mark.value, mark.blank) for mark in numbers.marks(normalise(words))] == [(None, True)]


@pytest.mark.parametrize("words", ["школа искусств № 3", "МБОУ СОШ № 12", "Приложение № 1", "№ п/п"])
def test_a_schools_number_is_not_an_acts(words: str) -> None:
    assert numbers.marks(normalise(words)) == []


PERSON = "УТВЕРЖДАЮ\nНачальник отдела образования\n________ И.П. Котова\n{}\n\nПлан работы кабинета"
ACT = "УТВЕРЖДЕНО\nприказом управления образования\n{}\n\nПоложение о совете"


@pytest.mark.parametrize(
    ("words", "by", "day", "number", "blanks", "unread"),
    [
        (PERSON.format("28.08.2020"), "person", date(2020, 8, 28), None, (), ()),
        (PERSON.format(""), "person", None, None, ("date",), ()),
        ("Приказ от 28.08.2020 № 5/1\n" + PERSON.format(""), "person", date(2020, 8, 28), "5/1", (), ()),
        (PERSON.format("«___» ________ 20__ г."), "person", None, None, ("date",), ()),
        (PERSON.format("Приказ № 5/1 от 28.08.2020"), "person", date(2020, 8, 28), "5/1", (), ()),
        (PERSON.format("от « Л 1 » А-/ 20"), "person", None, None, (), ("date",)),
        (ACT.format("от 10.09.2020 № 181"), "act", date(2020, 9, 10), "181", (), ()),
        (ACT.format("от10.09.2020г.№181"), "act", date(2020, 9, 10), "181", (), ()),
        (ACT.format("от7мая2020г.№181"), "act", date(2020, 5, 7), "181", (), ()),
        ("Приложение\n№ 1 к приказу отдела\nот 1.10.2020 № 7-п\nПлан", "annex", date(2020, 10, 1), "7-п", (), ()),
        (ACT.format("№ 181 от «10» сентября 2020 г."), "act", date(2020, 9, 10), "181", (), ()),
        ("утвЕРЖдЕНО\nприказом отдела\nот 10.09.2020 № 181\n\nПоложение", "act", date(2020, 9, 10), "181", (), ()),
        ("10 сентября 2020 г.      ПРИКАЗ      № 181\nО совете", "self", date(2020, 9, 10), "181", (), ()),
        (
            "ПРИКАЗ\n10.09.2020           с. Заречье        731-зп\nО совете",
            "self",
            date(2020, 9, 10),
            "731-зп",
            (),
            (),
        ),
        (
            "РОССИЙСКАЯ ФЕДЕРАЦИЯ         ПРИКАЗ\nУПРАВЛЕНИЕ ОБРАЗОВАНИЯ       от 11.05.2021 № 128\nПРИКАЗЫВАЮ:",
            "self",
            date(2021, 5, 11),
            "128",
            (),
            (),
        ),
        (
            "Владелец: Котова Ольга Юрьевна            УТВЕРЖДЕНО\n"
            "Действителен: с 12.10.2020 по 12.01.2022  приказом отдела\n"
            "                                          от 27.01.2021 № 15\nПоложение о банке данных",
            "act",
            date(2021, 1, 27),
            "15",
            (),
            (),
        ),
        (ACT.format("от ______ № ____"), "act", None, None, ("number", "date"), ()),
        (ACT.format("от «15» февраля 2017 № __"), "act", date(2017, 2, 15), None, ("number",), ()),
        (ACT.format("Ж^от/^/^7^^г"), "act", None, None, (), ("number", "date")),
        ("Приложение 1\nк приказу отдела\nот 1.10.2020 № 7-п\nПлан", "annex", date(2020, 10, 1), "7-п", (), ()),
        ("Прило жение 2\nк приказу отдела\nот 1.10.2020 № 7\nПлан", "annex", date(2020, 10, 1), "7", (), ()),
        (
            "Принято на совете              Утверждено решением\nцентра                         коллегии отдела\n"
            "25.11.2020, протокол № 3       02.12.2020, протокол № 5\nПлан",
            "collegial",
            date(2020, 12, 2),
            "5",
            (),
            (),
        ),
        ("Утв ерждено\nприказом отдела\nот 02.03.2020 №33-ОД\nПлан", "act", date(2020, 3, 2), "33-ОД", (), ()),
        (
            "Рекомендовано к утверждению    Утверждён на заседании\n"
            "экспертным советом             методического совета\n"
            "протокол № 6 от 17.10.2022     протокол № 3 от 21.10.2022\nПлан",
            "collegial",
            date(2022, 10, 21),
            "3",
            (),
            (),
        ),
        (
            "Форма № Т-6\n|Номер документа|Дата составления|\nПРИКАЗ|231-од|15.12.2021|\nПРИКАЗЫВАЮ: направить.",
            "self",
            date(2021, 12, 15),
            "231-од",
            (),
            (),
        ),
        (" " * 40 + "ПРИКАЗ\n\n10.09.2020      с. Заречье      № 182", "self", date(2020, 9, 10), "182", (), ()),
        (
            "Принято на заседании методического совета\nпротокол № 3 от 18.11.2020\nКонцепция",
            "collegial",
            date(2020, 11, 18),
            "3",
            (),
            (),
        ),
        (
            "ПРИКАЗ\n10.09.2020 с. Заречье № 182\nО совете\nПРИКАЗЫВАЮ:\n1. Создать совет.\nНачальник Л.С. Громова",
            "self",
            date(2020, 9, 10),
            "182",
            (),
            (),
        ),
        (
            "ПРИКАЗ\n«   » октября 2021 г. с. Мужи №\nО совете\nПРИКАЗЫВАЮ:\n1. Создать совет.",
            "self",
            None,
            None,
            ("number", "date"),
            (),
        ),
    ],
)
def test_an_approval_is_read_with_what_it_lacks(
    words: str, by: str, day: date | None, number: str | None, blanks: tuple[str, ...], unread: tuple[str, ...]
) -> None:
    found = approval.of(paper(words))
    assert found
    assert (found.by, found.date, found.number) == (by, day, number)
    assert (found.blanks, found.unread) == (blanks, unread)


@pytest.mark.parametrize(
    "words",
    [
        "СОГЛАСОВАНО\nЗаместитель директора\n12.09.2020\nПлан",
        "Рассмотрено на заседании РМО\nПротокол № 2 от 15.10.2020\nСправка",
        "РАССМОТРЕНО И РЕКОМЕНДОВАНО\nпротокол № 1 от 27.08.2020\nПрограмма",
        "Справка\nо программе, утверждённой приказом\nот 10.09.2018 № 101",
        "Положение\n1. Общие положения\n1.1. План утверждается приказом управления.",
        "Программа\nОснования:\n- национальный проект\n(утвержден президиумом Совета, протокол от 24.12.2018 № 16)",
        "Форма № Т-2\nУтверждена постановлением Госкомстата России\nот 05.01.2004 № 1\nКАРТОЧКА",
        "МБОУ «Школа № 9»\nУтверждена приказом Министерства просвещения Российской Федерации\nот 18.05.2023 № 370",
        "Записка\n     В районе 300 педагогов.\n     Утверждено приказом от 12.12.2019 № 300 положение о совете.",
        "Приложение 2\nк Положению о совете\nЛист самооценки",
        "Отдел образования\n15.01.2021 № 45\nУважаемые руководители!",
    ],
)
def test_what_is_no_approval_is_none(words: str) -> None:
    assert approval.of(paper(words)) is None


def test_the_date_of_the_neighbouring_stamp_is_not_taken() -> None:
    flat = "СОГЛАСОВАНО УТВЕРЖДАЮ\nПредседатель Директор\n____ Н.Н. Зуб ____ О.К. Седых\n27.08.2020 01.09.2020\nПлан"
    gaps = "СОГЛАСОВАНО\tУТВЕРЖДАЮ\nПредседатель\tДиректор\n27.08.2020\t«___» ____ 20__ г.\n\nПоложение"
    first, second = approval.of(paper(flat)), approval.of(paper(gaps))
    assert first and first.date == date(2020, 9, 1)
    assert second and second.date is None and second.blanks == ("date",)


def test_nothing_is_called_empty_on_a_page_that_cannot_be_trusted() -> None:
    found = approval.of(paper(PERSON.format(""), scanned=True))
    assert found and found.blanks == () and found.unread == ("date",)


def test_a_certificate_in_front_of_the_stamp_gives_it_neither_date_nor_number() -> None:
    dump = "Подписано цифровой подписью: А.П. Орлова\nDN: СНИЛС=01234567890\nДата: 2021.08.30 11:31:53 +03'00'\n"
    found = approval.of(paper(dump + PERSON.format("")))
    assert found and found.by == "person" and found.blanks == ("date",)
    alone = approval.of(paper(dump + "Аналитическая справка"))
    assert alone and alone.by == "esign" and alone.signed and alone.blanks == ()


def test_a_stamp_after_the_cover_or_on_the_last_page_is_found_with_its_page() -> None:
    cover = approval.of(paper("ПРОГРАММА\n2020\f" + ACT.format("от 21.01.2020 № 15")))
    last = approval.of(paper("План\n1. Дела\f2\f3\f4\f" + PERSON.format("15.01.2020")))
    assert cover and cover.number == "15" and cover.seen.page == 2
    assert last and last.date == date(2020, 1, 15) and last.seen.page == 5


def test_a_head_run_into_one_line_is_unfolded() -> None:
    words = (
        "Управление образования Каменского района «Согласовано» Председатель совета И.И. Рогов «27» августа 2020 г. "
        "«Утверждаю» Начальник управления ________ П.П. Котов «30» августа 2020 г. Положение о методическом совете "
        "1. Общие положения 1.1. Настоящее Положение разработано в соответствии с законом от 29.12.2012 № 273-ФЗ."
    )
    found = approval.of(paper(words))
    assert found and (found.by, found.date) == ("person", date(2020, 8, 30))


@pytest.mark.parametrize(
    ("words", "is_draft"),
    [
        ("          ПРОЕКТ\nАДМИНИСТРАЦИЯ РАЙОНА\nПОСТАНОВЛЕНИЕ", True),
        ("П Р О Е К Т\nПРИКАЗ", True),
        ("Положение о совете (проект)\n1. Общие положения", True),
        ("Проект приказа управления образования", True),
        ("ЧЕРНОВИК\nСправка", True),
        ("ПРОЕКТ\n«Школа наставника»", False),
        ("Проект развития методической службы", False),
        ("Национальный проект «Образование»\nСправка", False),
        ("ПОЯСНИТЕЛЬНАЯ ЗАПИСКА\nк проекту федерального закона", False),
        ("Проект выполнила методист О.И. Петрова", False),
        ("Проект подготовлен отделом образования\nПоложение о совете", True),
        ("Дорожная карта проекта «Школа наставника»\nПроект разработан по итогам мониторинга.", False),
    ],
)
def test_a_draft_is_told_from_a_project(words: str, is_draft: bool) -> None:
    assert (drafts.draft(paper(words)) is not None) is is_draft


@pytest.mark.parametrize(
    ("words", "is_repealed"),
    [
        ("Документ утратил силу на основании Постановления № 216-п\nПОСТАНОВЛЕНИЕ", True),
        ("Недействующая редакция\nПРИКАЗ", True),
        ("Статус: не действует\nПоложение", True),
        ("ПОСТАНОВЛЕНИЕ\n16.08.2011 № 5\nУтратило силу - Постановление от 28.11.2013 № 1310", True),
        ("ПРИКАЗ\n1. Признать утратившим силу приказ от 01.09.2016 № 211.", False),
        ("ПРИКАЗ\n2. Считать утратившими силу пункты 2-4.", False),
        ("Справка\nВ 2020 году приказ № 5 утратил силу.", False),
    ],
)
def test_a_paper_out_of_force_is_told_from_one_that_repeals_others(words: str, is_repealed: bool) -> None:
    assert (drafts.repealed(paper(words)) is not None) is is_repealed


def test_a_report_on_an_approved_programme_is_not_approved() -> None:
    words = "Отчёт\nо реализации программы\nПрограмма утверждена приказом отдела от 04.02.2021 № 27.\nСрок | Итог"
    assert approval.of(paper(words)) is None
    assert approval.of(paper(words.replace("Отчёт\nо реализации программы\n", ""))) is not None


def test_the_day_of_a_protocol_may_stand_beside_its_meeting() -> None:
    words = "Протокол № 2\nзаседания методического совета от 19.11.2020г.\nПрисутствовали: 12\nРешили: продолжить."
    found = approval.of(paper(words))
    assert found and (found.date, found.number, found.blanks) == (date(2020, 11, 19), "2", ())
