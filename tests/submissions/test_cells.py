"""A cell's text -> links, each with the pages cited beside it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model import Flaw
from auditor.submissions.cells import read
from auditor.submissions.grid import Anchor, Box
from auditor.submissions.references import column, find
from tests.trials import trials

A, B = "http://a.example.ru/x.pdf", "http://b.example.ru/y.pdf"
Found = list[tuple[str, tuple[int, ...]]]


def links(text: str, *anchors: tuple[str, int, int]) -> Found:
    made = tuple(Anchor(target=target, start=start, end=end) for target, start, end in anchors)
    return [(link.url, link.pages) for link in read(Box(place="A1", text=text, anchors=made)).links]


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("стр. 5", [5]),
        ("с. 3-7", [3, 4, 5, 6, 7]),
        ("С.12", [12]),
        ("стр.4,6,9", [4, 6, 9]),
        ("на стр. 15 – 18", [15, 16, 17, 18]),
        ("страницы 3, 5–7 и 9", [3, 5, 6, 7, 9]),
        ("5 стр.", [5]),
        ("(3-4 страницы)", [3, 4]),
        ("с 3 по 7 стр.", [3, 4, 5, 6, 7]),
        ("стр. с 3 по 7", [3, 4, 5, 6, 7]),
        ("слайд 7", [7]),
        ("стр. № 5", [5]),
        ("5-я страница", [5]),
        ("стр. 5 из 12", [5]),
        ("pages 3-5", [3, 4, 5]),
        ("стр. 3 и стр. 5", [3, 5]),
        ("Приказ от 10.09.2020 № 181, стр. 2", [2]),
        ("с. Мужи", []),
        ("с 1 по 5 сентября", []),
        ("всего 45 стр.", []),
        ("на 45 стр.", []),
        ("объём: 45 стр.", []),
        ("45 страниц", []),
        ("с. 2019 года", []),
        ("стр. 2.1", []),
        ("Приказ от 10.09.2020 № 181", []),
    ],
)
def test_pages_are_read_in_every_notation(text: str, pages: list[int]) -> None:
    assert [page for one in find(text) for page in one.pages] == pages


@pytest.mark.parametrize(
    "text", ["п. 2.1", "раздел II", "приложение 2", "лист «План»", 'вкладка "Свод"', "табл. 3", "глава 4"]
)
def test_other_places_are_kept_in_their_words(text: str) -> None:
    assert read(Box(place="A1", text=f"{A}, {text}")).links[0].parts == (text,)


def test_a_column_of_pages_needs_no_word_before_its_numbers() -> None:
    assert column("5-7") == [(5, 6, 7)]
    assert column("3\n5, 6") == [(3,), (5, 6)]
    assert column("нет") == []
    assert column("12 человек") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{A} стр. 5", [(A, (5,))]),
        (f"Программа: {A}, стр. 5-6; справка: {B} (с. 3)", [(A, (5, 6)), (B, (3,))]),
        (f"1. {A} стр. 5\n2. {B} стр. 3", [(A, (5,)), (B, (3,))]),
        (f"{A}\nстр. 5\n{B}\nстр. 3", [(A, (5,)), (B, (3,))]),
        (f"стр. 5: {A}\nстр. 3: {B}", [(A, (5,)), (B, (3,))]),
        (f"стр. 5 {A}", [(A, (5,))]),
        (f"{A}\n{B} стр. 3", [(A, ()), (B, (3,))]),
        (f"{A},стр.5", [(A, (5,))]),
        (f"{A}(стр. 5)", [(A, (5,))]),
        (f"{A}#page=4", [(f"{A}#page=4", (4,))]),
        (f"{A} (всего 45 стр.)", [(A, ())]),
        (f"{A}\nс. Мужи", [(A, ())]),
    ],
)
def test_a_reference_belongs_to_its_link(text: str, found: Found) -> None:
    assert links(text) == found


@pytest.mark.parametrize("text", [f"{A} {B} стр. 5", f"{A}\n{B}\nстр. 5", f"{A}; {B}; стр. 5", f"стр. 5\n{A}\n{B}"])
def test_one_reference_and_several_links_is_told_to_none(text: str) -> None:
    evidence = read(Box(place="A1", text=text))
    assert [(link.url, link.pages) for link in evidence.links] == [(A, ()), (B, ())]
    assert evidence.loose_pages == (5,)


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("http://x.ru/docs/poloz\nhenie.pdf", ["http://x.ru/docs/polozhenie.pdf"]),
        ("http://x.ru/docs/ plan.pdf", ["http://x.ru/docs/plan.pdf"]),
        ("http://x.ru/Положение о мониторинге.pdf, с. 3", ["http://x.ru/Положение о мониторинге.pdf"]),
        ("http://x.ru/docs/ Положение о мониторинге.pdf", ["http://x.ru/docs/"]),
        ("www.x.ru/doc.pdf и edu-x.ru", ["http://www.x.ru/doc.pdf", "http://edu-x.ru"]),
        ("см. «http://x.ru/a.pdf».", ["http://x.ru/a.pdf"]),
        ("школа.рф/план.pdf", ["http://школа.рф/план.pdf"]),
        ("hhtp://x.ru/a, http:/x.ru/b", ["http://x.ru/a", "http://x.ru/b"]),
        ("https:// disk.yandex.ru/d/abc", ["https://disk.yandex.ru/d/abc"]),
        (
            "https://docs.google.com/viewer?url=http://x.ru/a.pdf",
            ["https://docs.google.com/viewer?url=http://x.ru/a.pdf"],
        ),
        (f"{A}{B}", [A, B]),
        (
            "https://disk.yandex.ru/d/AbChttps://disk.yandex.ru/i/XyZ",
            ["https://disk.yandex.ru/d/AbC", "https://disk.yandex.ru/i/XyZ"],
        ),
        ("http://x.ru/a\n5", ["http://x.ru/a"]),
        ("Приказ №5.doc, план.pdf, 2.4.1.1, 10.09.2020", []),
    ],
)
def test_addresses_are_found_and_repaired(text: str, urls: list[str]) -> None:
    evidence = read(Box(place="A1", text=text))
    assert [link.url for link in evidence.links] == urls
    assert all(link.flaw is None for link in evidence.links)


@pytest.mark.parametrize(
    ("text", "url", "flaw"),
    [
        ("D:\\Мониторинг\\цели.docx", "D:\\Мониторинг\\цели.docx", Flaw.LOCAL_PATH),
        ("файл \\\\server\\обмен\\план.docx, стр. 3", "\\\\server\\обмен\\план.docx", Flaw.LOCAL_PATH),
        ("file:///C:/Мои документы/план.docx", "file:///C:/Мои документы/план.docx", Flaw.LOCAL_PATH),
        ("отправлено на umc@edu.example.ru", "umc@edu.example.ru", Flaw.EMAIL),
        ("http://x.ru/go/http://y.ru/a.pdf", "http://x.ru/go/http://y.ru/a.pdf", Flaw.GLUED),
        ("http://", "http://", Flaw.NOT_AN_ADDRESS),
        ("http://нет", "http://нет", Flaw.NOT_AN_ADDRESS),
    ],
)
def test_what_stands_for_a_link_but_is_none_keeps_its_words(text: str, url: str, flaw: Flaw) -> None:
    (link,) = read(Box(place="A1", text=text)).links
    assert (link.url, link.flaw) == (url, flaw)


@pytest.mark.parametrize("text", ["-", "—", "нет", "Нет данных", "н/д", "0", "…", "не имеется", " ", "____", "(нет)"])
def test_a_placeholder_is_nothing(text: str) -> None:
    assert read(Box(place="A1", text=text)).text == ""


@pytest.mark.parametrize("text", ["в разработке", "прилагается", "Приказ № 5", "нет, готовится приказ"])
def test_words_that_say_something_stay(text: str) -> None:
    assert read(Box(place="A1", text=text)).text == text


def test_the_target_of_a_hyperlink_counts_and_its_words_are_kept_where_they_differ() -> None:
    (mismatch,) = read(Box(place="A1", text=B, anchors=(Anchor(target=A, start=0, end=len(B)),))).links
    assert (mismatch.url, mismatch.text) == (A, B)
    (same,) = read(Box(place="A1", text=A, anchors=(Anchor(target=A + "/", start=0, end=len(A)),))).links
    assert same.text == ""
    (named,) = read(Box(place="A1", text="Программа, стр. 3", anchors=(Anchor(target=A, start=0, end=17),))).links
    assert (named.url, named.text, named.pages) == (A, "Программа, стр. 3", (3,))


def test_a_second_address_in_the_words_of_a_hyperlink_is_not_lost() -> None:
    text = f"{A}\n{B} с. 2"
    assert links(text, (A, 0, len(text))) == [(A, ()), (B, (2,))]


def test_what_a_spreadsheet_took_into_the_target_is_told_apart() -> None:
    text = f"{A} стр. 4"
    assert links(text, (f"{A}%20стр.%204", 0, len(text))) == [(A, (4,))]
    assert links("Программа", (f"{A}, стр. 4", 0, 9)) == [(A, (4,))]


def test_several_hyperlinks_on_words_keep_their_own_pages() -> None:
    assert links("Программа (стр. 3), справка (стр. 5)", (A, 0, 9), (B, 20, 27)) == [(A, (3,)), (B, (5,))]


def test_a_hyperlink_to_a_file_beside_the_form_is_a_path_on_a_disk() -> None:
    (link,) = read(Box(place="A1", text="план", anchors=(Anchor(target="docs/план.docx", start=0, end=4),))).links
    assert (link.url, link.flaw) == ("docs/план.docx", Flaw.LOCAL_PATH)


@trials(150)
@given(
    st.text(max_size=60),
    st.lists(
        st.sampled_from([A, "www.", "стр. ", "5-7", "\n", ";", "C:\\", "http://", "@b.ru", "с 3 по "]), max_size=10
    ),
)
def test_no_text_makes_an_exception(noise: str, pieces: list[str]) -> None:
    text = noise + "".join(pieces)
    evidence = read(Box(place="A1", text=text, anchors=(Anchor(target=noise, start=0, end=len(text)),)))
    assert all(page > 0 for link in evidence.links for page in link.pages)


TOLD = st.tuples(st.integers(1, 999), st.lists(st.integers(1, 90), max_size=3, unique=True))


@trials(150)
@given(st.lists(TOLD, min_size=1, max_size=5, unique_by=lambda pair: pair[0]))
def test_links_each_on_its_line_are_read_back_with_their_pages(told: list[tuple[int, list[int]]]) -> None:
    def cited(pages: list[int]) -> str:
        return f" стр. {', '.join(map(str, pages))}" if pages else ""

    text = "\n".join(f"http://x.example.ru/d{number}.pdf{cited(pages)}" for number, pages in told)
    assert links(text) == [(f"http://x.example.ru/d{number}.pdf", tuple(sorted(pages))) for number, pages in told]


@pytest.mark.parametrize(
    "piece", [f"{A} стр. 5, ", f"{A}; ", "стр. 5 ", "a.b.", "C:\\a ", "с 3 по ", "1, ", "http:", "п. 2.1 "]
)
def test_a_cell_of_a_megabyte_takes_seconds_at_most(piece: str) -> None:
    evidence = read(Box(place="A1", text=piece * (400_000 // len(piece))))
    assert len(evidence.links) <= 10_000
