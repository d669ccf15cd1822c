"""Addresses as text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor import urls
from tests.trials import trials

DISK = "https://disk.yandex.ru/d/abcDEF123"
DRIVE = "1AbCdEfGhIjKlMnOp"


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        ("http:/edu.example.ru/a.pdf", "http://edu.example.ru/a.pdf"),
        ("htp://edu.example.ru", "http://edu.example.ru"),
        ("hhtp://edu.example.ru/a", "http://edu.example.ru/a"),
        ("https;//edu.example.ru/a", "https://edu.example.ru/a"),
        ("http//edu.example.ru/a", "http://edu.example.ru/a"),
        ("http://https://edu.example.ru/a", "https://edu.example.ru/a"),
        ("www.edu.example.ru", "http://www.edu.example.ru"),
        ("edu.example.ru/doc.pdf", "http://edu.example.ru/doc.pdf"),
        ("школа.рф/план.pdf", "http://школа.рф/план.pdf"),
        ("127.0.1.12:8765/d.pdf", "http://127.0.1.12:8765/d.pdf"),
        ("«http://edu.example.ru/a.pdf»;", "http://edu.example.ru/a.pdf"),
        ("http://edu.example.ru/a.pdf).", "http://edu.example.ru/a.pdf"),
        ("http://edu.example.ru/do\r\ncs/a.pdf", "http://edu.example.ru/docs/a.pdf"),
        ("http://edu.ex\u00adample.ru/\u200ba.pdf\u00a0", "http://edu.example.ru/a.pdf"),
        ("https:// edu.example.ru / a.pdf", "https://edu.example.ru/a.pdf"),
    ],
)
def test_an_address_is_repaired_as_a_person_would(raw: str, meant: str) -> None:
    assert urls.tidy(raw) == meant


@pytest.mark.parametrize(
    "good",
    [
        "https://ru.example.org/wiki/План_(значения)",
        "http://edu.example.ru/мой план.pdf",
        "HTTP://EDU.example.ru/A?x=1&y=%D0%B0#page=3",
        "ftp://edu.example.ru/a.pdf",
        "C:\\Users\\план.docx",
        "umc@edu.example.ru",
        "2.4.1.1",
        "план.pdf",
        "http://[::1]:80/a",
    ],
)
def test_what_needs_no_repair_stays_as_it_is(good: str) -> None:
    assert urls.tidy(good) == good


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://www.Edu.example.ru:80/a/", "https://edu.example.ru/a"),
        ("http://школа.рф/%D0%B0%20%D0%B1", "http://xn--80atdl2c.xn--p1ai/а б"),
        ("http://e.ru/a?b=2&a=1&utm_source=vk&ysclid=x", "http://e.ru/a?a=1&b=2"),
        ("http://e.ru/a.pdf#page=3", "http://e.ru/a.pdf#page=7"),
        (f"https://drive.google.com/file/d/{DRIVE}/view?usp=sharing", f"https://drive.google.com/open?id={DRIVE}"),
        (
            f"https://docs.google.com/document/d/{DRIVE}/edit",
            f"https://docs.google.com/document/d/{DRIVE}/export?format=pdf",
        ),
        (f"{DISK}/a%20b.pdf", "https://yadi.sk/d/abcDEF123/a b.pdf"),
        ("https://docs.google.com/viewer?url=http%3A%2F%2Fe.ru%2Fa.pdf&embedded=true", "http://e.ru/a.pdf"),
        ("https://vk.com/doc1_2?hash=abc&dl=def", "https://vk.com/doc1_2?hash=xyz"),
        ("https://www.dropbox.com/s/k/a.pdf?dl=0", "https://www.dropbox.com/s/k/a.pdf?dl=1"),
    ],
)
def test_spellings_of_one_link_share_a_key(one: str, other: str) -> None:
    assert urls.key(one) == urls.key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://e.ru/?id=1", "http://e.ru/?id=2"),
        ("http://e.ru/?page_id=1", "http://e.ru/?page_id=2"),
        ("http://e.ru/index.php?docid=1", "http://e.ru/index.php?docid=2"),
        ("http://e.ru/load?dl=15", "http://e.ru/load?dl=16"),
        ("http://e.ru/?a=b%26c=d", "http://e.ru/?a=b&c=d"),
        ("http://e.ru/a%2Fb", "http://e.ru/a/b"),
        ("http://e.ru/a%3Fb=1", "http://e.ru/a?b=1"),
        ("http://e.ru/A.pdf", "http://e.ru/a.pdf"),
        ("http://e.ru:8080/a", "http://e.ru/a"),
        (f"{DISK}/1.pdf", f"{DISK}/2.pdf"),
        ("https://disk.yandex.ru/d/abcDEF123", "https://disk.yandex.ru/d/abcDEF124"),
        (
            f"https://docs.google.com/spreadsheets/d/{DRIVE}/edit#gid=0",
            f"https://docs.google.com/spreadsheets/d/{DRIVE}/edit#gid=7",
        ),
        ("http://e.ru/#!/doc/1", "http://e.ru/#!/doc/2"),
        (
            f"https://docs.google.com/forms/d/e/{DRIVE}/viewform",
            f"https://docs.google.com/forms/d/e/{DRIVE}/viewanalytics",
        ),
        ("http://e.ru/%EF%EB", "http://e.ru/%EF%EC"),
    ],
)
def test_two_documents_never_share_a_key(one: str, other: str) -> None:
    assert urls.key(one) != urls.key(other)


def test_what_is_sent_is_ascii_and_encoded_once() -> None:
    sent = urls.request_url("http://школа.рф/мой план%20№1.pdf?q=а b&x=%D0%B0#page=3")
    assert sent == (
        "http://xn--80atdl2c.xn--p1ai/%D0%BC%D0%BE%D0%B9%20%D0%BF%D0%BB%D0%B0%D0%BD%20%E2%84%961.pdf"
        "?q=%D0%B0%20b&x=%D0%B0"
    )
    assert urls.request_url(sent) == sent
    assert urls.request_url("http://e.ru") == "http://e.ru/"
    assert urls.key(urls.request_url("http://e.ru/?q=a:#top")) == urls.key("http://e.ru/?q=a:#top")
    assert urls.request_url("http://e.ru/100%") == "http://e.ru/100%25"


def test_a_host_is_shown_in_letters() -> None:
    assert urls.host("http://XN--80atdl2c.xn--p1ai:8080/a") == "школа.рф"
    assert urls.host("https://user:pw@Edu.example.ru/a") == "edu.example.ru"
    assert urls.host("план.pdf") == ""


def test_pages_are_read_from_the_address() -> None:
    assert urls.pages("http://e.ru/a.pdf#page=5&zoom=100") == (5,)
    assert urls.pages("http://e.ru/a.pdf#page=5-7") == (5, 6, 7)
    assert urls.pages("https://docviewer.yandex.ru/?url=ya-disk&page=3") == (3,)
    assert urls.pages("http://e.ru/news?page=3") == ()
    assert urls.pages("http://e.ru/a.pdf#page=0") == ()


@pytest.mark.parametrize(
    ("url", "final", "lands"),
    [
        ("http://e.ru/docs/a.pdf", "https://www.e.ru/", True),
        ("http://e.ru/docs/a.pdf", "http://e.ru/index.php", True),
        ("http://e.ru/docs/a.pdf", "http://e.ru/404.html", True),
        ("http://e.ru/?page_id=5", "http://e.ru/", True),
        ("http://e.ru/", "http://e.ru/index.php", False),
        ("http://e.ru", "https://www.e.ru/ru/", False),
        ("http://e.ru/docs/a", "http://e.ru/docs/a/", False),
        ("http://e.ru/docs/a", "http://e.ru/?page_id=7", False),
        ("http://e.ru/docs/a", "http://e.ru/prikaz-404.pdf", False),
        ("https://clck.ru/abc", "http://e.ru/", False),
        ("http://e.ru/#/docs", "http://e.ru/", False),
    ],
)
def test_a_deep_address_that_ends_at_home_is_told(url: str, final: str, lands: bool) -> None:
    assert urls.lands_on_home(url, final) is lands


@pytest.mark.parametrize(
    ("url", "archive"),
    [
        ("https://cro-betlica.ucoz.ru/news/2014-08-31", True),
        ("https://cro-betlica.ucoz.ru/news/2014-08", True),
        ("https://uo.ucoz.ru/news/o_seminare/2019-10-14-972", False),
        ("https://uo.ucoz.ru/load/metod/plan/3-1-0-15", False),
        ("http://e.ru/2019/10/", True),
        ("http://e.ru/blog/2019/10/14/page/2/", True),
        ("http://e.ru/2019/10/14/plan/", False),
        ("http://e.ru/2019/10/plan.pdf", False),
        ("http://e.ru/npa/2019/12", False),
        ("http://e.ru/2019/45/", False),
        ("http://e.ru/category/metod/", True),
        ("http://e.ru/tag/мониторинг", True),
        ("http://e.ru/category/docs/35-polozhenie", False),
        ("http://e.ru/category/35-polozhenie.html", False),
        ("http://e.ru/category/docs?file=5", False),
    ],
)
def test_an_archive_is_told_by_the_form_of_its_address(url: str, archive: bool) -> None:
    assert urls.is_archive(url) is archive


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("plan.pdf", "http://e.ru/docs/plan.pdf"),
        ("..\\files\\plan.pdf", "http://e.ru/files/plan.pdf"),
        ("\\files\\plan.pdf", "http://e.ru/files/plan.pdf"),
        (" /files/\n\tplan.pdf ", "http://e.ru/files/plan.pdf"),
        ("//other.ru\\a?b=c\\d#e\\f", "http://other.ru/a?b=c\\d#e\\f"),
        ("http://[::1/x.pdf", ""),
    ],
)
def test_an_address_on_a_page_is_joined_as_browsers_do(written: str, meant: str) -> None:
    assert urls.joined("http://e.ru/docs/index.html", written) == meant


def test_passwords_are_never_shown() -> None:
    assert urls.masked("http://user:s3cr@t@e.ru/a") == "http://user:***@e.ru/a"
    assert urls.masked("ftp://u:p@e.ru") == "ftp://u:***@e.ru"
    assert urls.masked("http://e.ru/a@b:c") == "http://e.ru/a@b:c"
    assert urls.masked("mailto:a@e.ru") == "mailto:a@e.ru"


def test_only_http_with_a_host_is_a_web_address() -> None:
    for good in ("http://e.ru", "https://школа.рф/а", "http://127.0.0.1:80", "http://[::1]/", "http://localhost/a"):
        assert urls.is_web(good), good
    for bad in (
        "e.ru",
        "ftp://e.ru",
        "http://",
        "http://[::",
        "http://e.ru:abc",
        "http://e.ru:99999",
        "http://нет",
        "http://a b.ru",
        "file:///a",
    ):
        assert not urls.is_web(bad), bad


HOSTILE = st.one_of(
    st.text(st.characters(), max_size=80),
    st.builds(
        "".join,
        st.lists(
            st.sampled_from(
                ["http", "https", ":", "//", "[", "]", "::", "@", "www.", ".ru", "рф", "%", "%D0", "%2", "#", "?", "&",
                 "=", "page=", "\ud800", "\x00", "\n", " ", ")", "xn--", "1", "id=", "/d/", "..", "drive.google.com"]
            ),
            max_size=14,
        ),
    ),
)  # fmt: skip


@trials(400)
@given(HOSTILE, HOSTILE)
def test_no_string_makes_an_exception(one: str, other: str) -> None:
    urls.joined(one, other)
    urls.is_archive(one)
    tidied = urls.tidy(one)
    assert urls.tidy(tidied + "") is not None
    urls.key(one).encode("utf-8", "replace")
    assert urls.request_url(one).isascii()
    assert isinstance(urls.host(one), str)
    assert all(page > 0 for page in urls.pages(one))
    assert urls.lands_on_home(one, other) in (True, False)
    assert urls.is_home(one) in (True, False)
    assert urls.is_web(one) in (True, False)
    assert isinstance(urls.masked(one), str)


PIECE = st.text(st.sampled_from("abcdzАяё019-_."), min_size=1, max_size=8).map(lambda part: f"x{part}x")


@trials(200)
@given(st.lists(PIECE, max_size=4), st.sampled_from(["edu.example.ru", "школа.рф", "127.0.0.1:8080"]))
def test_a_good_address_comes_through_unchanged(path: list[str], host: str) -> None:
    url = f"http://{host}/" + "/".join(path)
    assert urls.tidy(url) == url
    assert urls.is_web(url)
    assert urls.key(urls.request_url(url)) == urls.key(url)
    assert urls.request_url(urls.request_url(url)) == urls.request_url(url)


@pytest.mark.parametrize("piece", ["http://", "a.", ")", "%", "/./", "&a=", "www.", "@", "://a:", " /", "404"])
def test_enormous_strings_take_no_time(piece: str) -> None:
    url = "http://e.ru/" + piece * 100_000
    urls.tidy(url)
    urls.key(url)
    urls.masked(url)
    urls.request_url(url)
    assert urls.lands_on_home("http://e.ru/a.pdf", url) in (True, False)
