"""HTML and plain text: encodings, the main part of a page, its links and headings."""

from pathlib import Path

import pytest

from auditor import documents
from auditor.model import PageLink, Text, Trouble
from tests.documents import making

URL = "http://edu.example.ru/docs/list.html"
SOURCE = "\n".join(making.prose(8))
SENTENCE = making.SENTENCES[0]
SHORT = "Приказ № 5 от 12.05.2020"


def _read(tmp_path: Path, data: bytes | str, media_type: str = "", name: str = "page") -> Text:
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return documents.read(path, media_type=media_type, url=URL)


def _page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head><title>Документы</title>{head}</head><body>{body}</body></html>"


@pytest.mark.parametrize("source", [SOURCE, SHORT, SOURCE.upper()], ids=["long", "short", "capitals"])
@pytest.mark.parametrize(
    ("encoding", "declared", "said"),
    [
        ("utf-8", "utf-8", ""),
        ("utf-8", "", ""),
        ("utf-8", "windows-1251", "text/html; charset=windows-1251"),
        ("utf-8-sig", "", ""),
        ("utf-16", "", ""),
        ("cp1251", "windows-1251", "text/html; charset=windows-1251"),
        ("cp1251", "", ""),
        ("cp1251", "utf-8", "text/html; charset=UTF-8"),
        ("cp1251", "iso-8859-1", "text/html"),
        ("koi8-r", "", ""),
        ("koi8-r", "windows-1251", ""),
        ("cp866", "", ""),
    ],
)
def test_a_page_is_read_whatever_encoding_it_claims(
    tmp_path: Path, encoding: str, declared: str, said: str, source: str
) -> None:
    source = source.replace("№", "N") if encoding == "koi8-r" else source
    meta = f'<meta charset="{declared}">' if declared else ""
    paragraphs = "".join(f"<p>{line}</p>" for line in source.split("\n"))
    text = _read(tmp_path, _page(paragraphs, meta).encode(encoding), said)
    assert text.media_type == "text/html" and text.title == "Документы"
    assert making.recall(source, text.whole) >= 0.99


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "koi8-r"])
@pytest.mark.parametrize("source", [SOURCE, SHORT], ids=["long", "short"])
def test_plain_text_is_read_in_any_encoding(tmp_path: Path, encoding: str, source: str) -> None:
    source = source.replace("№", "N") if encoding == "koi8-r" else source
    text = _read(tmp_path, source.encode(encoding), name="note.txt")
    assert text.media_type == "text/plain" and not text.paged
    assert text.whole == source


def test_one_bad_byte_does_not_spoil_a_page(tmp_path: Path) -> None:
    text = _read(tmp_path, _page(f"<p>{SOURCE}</p>").encode()[:-40] + b"\xff</p>")
    assert making.recall(SOURCE, text.whole) >= 0.99


def test_menus_headers_and_footers_are_left_out(tmp_path: Path) -> None:
    body = """<header><a href="/">Управление образования</a></header>
    <div class="main-menu"><a href="/news">Новости</a> <a href="/a">О нас</a></div>
    <nav><a href="/docs">Документы</a></nav><aside>Реклама</aside>
    <div id="content"><h1>Приказ</h1><p>О наставниках</p></div>
    <div id="footer">Все права защищены</div>"""
    text = _read(tmp_path, _page(body))
    assert text.whole == "Приказ\nО наставниках" and text.headings == ("Приказ",)


def test_a_wrapper_that_is_called_header_does_not_swallow_the_page(tmp_path: Path) -> None:
    body = f'<div class="header-fixed wrapper menu"><h1>План</h1><p>{SENTENCE}</p></div><p>Телефон</p>'
    assert SENTENCE in _read(tmp_path, _page(body)).whole


@pytest.mark.parametrize("name", ["elementor-widget-container", "entry-header", "card-header", "right-column"])
def test_a_part_whose_name_only_sounds_like_a_menu_is_read(tmp_path: Path, name: str) -> None:
    other = "".join(f"<div class='text'>{paragraph}</div>" for paragraph in making.prose(3))
    body = f'<div class="{name}"><h2>План</h2><p>{SENTENCE}</p></div>{other}'
    assert "План" in _read(tmp_path, _page(body)).whole.split("\n")


@pytest.mark.parametrize(
    "name", ["header", "site-header", "topMenu", "main_menu", "left-sidebar", "footer2", "b-footer", "widget", "foot"]
)
def test_a_part_that_is_named_as_a_menu_is_left_out(tmp_path: Path, name: str) -> None:
    other = "".join(f"<div class='text'>{paragraph}</div>" for paragraph in making.prose(3))
    text = _read(tmp_path, _page(f'<div id="{name}">Главная Новости</div>{other}'))
    assert "Новости" not in text.whole and making.recall("\n".join(making.prose(3)), text.whole) == 1


def test_a_large_menu_is_still_a_menu(tmp_path: Path) -> None:
    links = "".join(f'<li><a href="/{at}">Раздел сайта номер {at}</a></li>' for at in range(60))
    text = _read(tmp_path, _page(f'<ul class="menu">{links}</ul><div><h1>Раздел</h1><p>Скоро будет.</p></div>'))
    assert text.whole == "Раздел\nСкоро будет."


def test_scripts_styles_and_hidden_words_are_left_out(tmp_path: Path) -> None:
    body = """<script>var a = "тайна";</script><style>p {}</style><noscript>Включите</noscript>
    <p style="display: none">скрыто</p><p hidden>скрыто</p><!-- тайна --><p>явный текст страницы</p>"""
    assert _read(tmp_path, _page(body)).whole == "явный текст страницы"


def test_blocks_stand_on_lines_of_their_own_and_rows_stay_rows(tmp_path: Path) -> None:
    body = """<p>УТВЕРЖДЕНО<br>приказом <b>от</b> 1.09.2020&nbsp;№&nbsp;7</p><ul><li>первое</li><li>второе</li></ul>
    <table><tr><th>Дело</th><th>Срок</th></tr><tr><td>сбор</td><td>май</td></tr></table>"""
    text = _read(tmp_path, _page(body))
    assert text.whole.split("\n") == [
        "УТВЕРЖДЕНО", "приказом от 1.09.2020 № 7", "первое", "второе", "Дело | Срок", "сбор | май",
    ]  # fmt: skip


def test_links_are_absolute_and_know_where_they_stand(tmp_path: Path) -> None:
    body = """<nav><a href="/">Главная</a></nav><main><a href="plan.pdf">План</a><a href="#top">наверх</a>
    <a href="mailto:a@b.ru">почта</a><a href="javascript:void(0)">печать</a><a href="../f/o.docx"><img alt="Отчёт"></a>
    <iframe src="//viewer.example.ru/v?u=1"></iframe><a href="http://[">плохая</a></main>"""
    assert _read(tmp_path, _page(body)).links == (
        PageLink(url="http://edu.example.ru/", text="Главная", main=False),
        PageLink(url="http://edu.example.ru/docs/plan.pdf", text="План"),
        PageLink(url="http://edu.example.ru/f/o.docx", text="Отчёт"),
        PageLink(url="http://viewer.example.ru/v?u=1", text=""),
    )


def test_the_base_of_a_page_is_respected(tmp_path: Path) -> None:
    text = _read(tmp_path, _page('<a href="x.pdf">Файл</a>', '<base href="/files/">'))
    assert text.links[0].url == "http://edu.example.ru/files/x.pdf"


def test_the_words_of_a_login_form_are_read(tmp_path: Path) -> None:
    body = '<form><input placeholder="Пароль" type="password"><input type="submit" value="Войти"><input type="hidden" value="x"></form>'  # noqa: E501
    assert _read(tmp_path, _page(body)).whole == "Пароль\nВойти"


def test_a_page_nested_very_deeply_is_read(tmp_path: Path) -> None:
    body = "<div>" * 20_000 + SENTENCE
    assert SENTENCE in _read(tmp_path, _page(body)).whole


def test_html_without_a_head_is_told_from_text(tmp_path: Path) -> None:
    assert _read(tmp_path, "<p>Приказ</p><p>О плане</p>", "text/html").media_type == "text/html"
    assert _read(tmp_path, "Если a < b, то b > a", "text/plain").media_type == "text/plain"


def test_a_page_with_nothing_on_it_is_empty(tmp_path: Path) -> None:
    blank = "<html><head><title> </title></head><body><div><p>&nbsp;</p></div></body></html>"
    assert _read(tmp_path, blank.encode()).trouble is Trouble.EMPTY


@pytest.mark.parametrize(
    "shows", ["<script src=/app.js></script>", "<iframe src=/a.pdf></iframe>", "<img src=/scan.jpg>"]
)
def test_a_page_whose_text_is_shown_by_other_means_is_not_empty(tmp_path: Path, shows: str) -> None:
    assert _read(tmp_path, f"<html><body><div id=app></div>{shows}</body></html>".encode()).trouble is None


def test_an_empty_text_file_is_empty(tmp_path: Path) -> None:
    assert _read(tmp_path, b"", name="a.txt").trouble is Trouble.EMPTY
    assert _read(tmp_path, b" \r\n\t\n", name="b.txt").trouble is Trouble.EMPTY
