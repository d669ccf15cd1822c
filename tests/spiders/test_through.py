"""Pages that only lead to one file are left for it; all others stay what the link leads to."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from auditor.model import Failure, Hop, Visit
from spiders import through
from spiders.answers import Answer
from tests.clouds import Clouds
from tests.site import PDF, Site, Web, answer, redirect
from tests.spiders.conftest import QUICK, Crawled, Crawling, crawling

HERE = "https://school.example.ru/file/card?id=614"
MENU = (
    "<nav>" + "".join(f"<a href='/menu/{n}'>Раздел {n}</a>" for n in range(9)) + "<a href='/ustav.pdf'>Устав</a></nav>"
)
FOOT = "<footer>Адрес: г. Заречинск <a href='/politika.pdf'>Политика</a></footer>"
ORDER = "<p>В соответствии с планом работы управления образования на 2020/2021 учебный год приказываю утвердить.</p>"
LONG = "<p>" + "Методическая служба сопровождает педагогов и школы района по итогам диагностики. " * 25 + "</p>"


def page(main: str, title: str = "Положение о методическом совете", head: str = "") -> bytes:
    body = f"{MENU}<main><h1>{title}</h1>{main}</main>{FOOT}"
    return f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>".encode()


FULL = (
    "<html><head><title>Отдел</title></head><body><iframe src='{}' width='100%' height='100%'></iframe></body></html>"
)
FRAMES = "<html><head><title>Положение</title></head><frameset cols='200,*'>{}</frameset></html>"
REFRESH = '<meta http-equiv="Refresh" content="{}; url=/upload/plan.pdf">'
# name: the page, where it leads (None: nowhere)
PAGES: dict[str, tuple[bytes, str | None]] = {
    "a card": (page("<p>PDF, 120 КБ</p><a href='/upload/plan.pdf'>Скачать</a>"), "/upload/plan.pdf"),
    "a card with its file twice": (
        page("<a href='/upload/plan.pdf'>План</a><a href='/upload/plan.pdf#page=2'>Скачать</a>"),
        "/upload/plan.pdf",
    ),
    "a download task": (
        page("<p>Размер: 1 МБ</p><a href='/index.php?task=download&id=5'>План</a>"),
        "/index.php?task=download&id=5",
    ),
    "a download by words": (page("<p>Файл готов</p><a href='/get.php?n=7'>Скачать файл</a>"), "/get.php?n=7"),
    "a frame": (page("<iframe src='/upload/plan.pdf#view=fit'></iframe>"), "/upload/plan.pdf"),
    "a frame and the same file to download": (
        page("<iframe src='/upload/plan.pdf'></iframe><a href='/download.php?id=5'>Скачать</a>"),
        "/upload/plan.pdf",
    ),
    "an embed": (page("<embed type='application/pdf' src='/show/5'>"), "/show/5"),
    "an object": (page("<object data='/upload/plan.pdf' type='application/pdf'></object>"), "/upload/plan.pdf"),
    "a viewer of Google": (
        page(
            "<iframe src='https://docs.google.com/viewer?url=https%3A%2F%2Fschool.example.ru%2Fp.pdf&embedded=true'></iframe>"
        ),
        "/p.pdf",
    ),
    "a viewer of its own": (page("<iframe src='/pdfjs/web/viewer.html?file=%2Fp.pdf'></iframe>"), "/p.pdf"),
    "a share": (page("<a href='https://disk.yandex.ru/i/AbC'>Смотреть документ</a>"), "https://disk.yandex.ru/i/AbC"),
    "a refresh": (page("", head=REFRESH.format(0)), "/upload/plan.pdf"),
    "a refresh, late": (page("", head=REFRESH.format(300)), None),
    "a refresh of itself": (page("", head=f'<meta http-equiv="refresh" content="0; url={HERE}">'), None),
    "a refresh without scripts": (page("", head=f"<noscript>{REFRESH.format(0)}</noscript>"), None),
    "a refresh in quotes": (page("", head="<meta http-equiv=refresh content=\"0; url='/plan 1.pdf'\">"), "/plan 1.pdf"),
    "a refresh with spaces": (page("", head='<meta http-equiv="refresh" content="0;url=/plan 1.pdf">'), "/plan 1.pdf"),
    "a slash the other way": (page("<a href='\\upload\\plan.pdf'>Скачать</a>"), "/upload/plan.pdf"),
    "a masked domain": (FRAMES.format("<frame src='http://real.example.org/'>").encode(), "http://real.example.org/"),
    "a domain masked by an iframe": (FULL.format("http://real.example.org/").encode(), "http://real.example.org/"),
    "a counter in an iframe": (FULL.format("/c").replace("100%", "1").encode(), None),
    "an iframe without scripts": (FULL.format("/c").replace("<iframe", "<noscript><iframe").encode(), None),
    "a menu and a page": (
        FRAMES.format("<frame name=menu src=/l.htm><frame name=main src=/pol.htm>").encode(),
        "/pol.htm",
    ),
    "a menu and two pages": (
        FRAMES.format("<frame name=menu src=/l.htm><frame src=/a.htm><frame src=/b.htm>").encode(),
        None,
    ),
    "two files": (page("<a href='/1.pdf'>Приказ</a> <a href='/2.pdf'>План</a>"), None),
    "two frames": (page("<iframe src='/1.pdf'></iframe><iframe src='/2.pdf'></iframe>"), None),
    "the text and its file": (page(f"{ORDER}{LONG}<a href='/upload/plan.pdf'>Скачать</a>", "Приказ № 181"), None),
    "a long text with a frame": (page(f"{LONG}<iframe src='/upload/plan.pdf'></iframe>"), None),
    "a file of another site": (page("<a href='https://other.example.org/plan.pdf'>План</a>"), None),
    "a frame of a map": (
        page("<iframe src='https://yandex.ru/map-widget/v1/?um=x'></iframe><p>Как проехать</p>"),
        None,
    ),
    "a video": (page("<iframe src='https://www.youtube.com/embed/x'></iframe>"), None),
    "only files in the menu": (page("<p>Здравствуйте</p>"), None),
    "a reader to download": (page("<a href='/soft.php?x=1'>Скачать программу для просмотра</a>"), None),
    "a page not found": (
        page("<p>Страница не найдена</p><a href='/x.pdf'>x</a>", "Ошибка 404. Страница не найдена"),
        None,
    ),
    "a form": (
        page("<p>Ваше имя *</p><p>Мой ответ</p><p>* Обязательный вопрос</p><a href='/x.pdf'>x</a>", "Анкета"),
        None,
    ),
    "itself": (page(f"<a href='{HERE}'>Скачать</a>"), None),
    "a script address": (page("<a href='javascript:get()'>Скачать</a>"), None),
    "a broken address": (page("<iframe src='http://[::1/x.pdf'></iframe>"), None),
    "no page": (b"%PDF-1.4 /file/ <iframe src=x.pdf>", None),
}


@pytest.mark.parametrize("name", PAGES)
def test_where_a_page_leads(name: str) -> None:
    body, target = PAGES[name]
    lead = through.lead(Answer(url=HERE, status=200, headers={"content-type": b"text/html; charset=utf-8"}), body)
    expected = target and (target if "://" in target else f"https://school.example.ru{target}")
    assert (lead.url if lead else None) == expected


@pytest.mark.parametrize("status", [201, 404, 500])
def test_an_error_leads_nowhere(status: int) -> None:
    body = PAGES["a card"][0]
    assert through.lead(Answer(url=HERE, status=status, headers={"content-type": b"text/html"}), body) is None


def test_a_page_that_is_saved_as_a_file_is_the_file() -> None:
    headers = {"content-type": b"text/html", "content-disposition": b"attachment; filename=x.html"}
    assert through.lead(Answer(url=HERE, status=200, headers=headers), PAGES["a card"][0]) is None


def test_hostile_pages_take_little_time() -> None:
    deep = b"<html><iframe src=x.pdf>" + b"<div>" * 60_000 + b"<a href=x.pdf>"
    wide = b"<html>" + b"<a href=/x.pdf>x</a><iframe src=/y.pdf></iframe>" * 7_000
    pages = (deep, wide, b"<html>" + b"<" * 300_000 + b".pdf")
    leads = [through.lead(Answer(url=HERE, status=200, headers={"content-type": b"text/html"}), one) for one in pages]
    assert leads[1] is None  # seven thousand frames and links are no card of one file


# --- in a crawl ------------------------------------------------------------------------------------------------------


def _card(href: str) -> bytes:
    return answer(200, page(f"<a href='{href}'>Скачать</a>"))


def _routes(site: Site, other: Site) -> None:
    pdf = answer(200, PDF, "application/pdf", 'Content-Disposition: attachment; filename="plan.pdf"\r\n')
    site.routes |= {
        "/robots.txt": lambda number: answer(200, b"User-agent: *\nDisallow: /secret/\n", "text/plain"),
        "/card": lambda number: _card("/files/plan.pdf"),
        "/files/plan.pdf": lambda number: pdf,
        "/twice": lambda number: _card("/file/card?id=2"),
        "/file/card": lambda number: _card("/files/plan.pdf"),
        "/thrice": lambda number: _card("/file/download?twice"),
        "/file/download": lambda number: _card("/file/card?id=2"),
        "/around": lambda number: _card("/file/get?x"),
        "/file/get": lambda number: _card("/around?download=1"),
        "/forbidden": lambda number: _card("/secret/plan.pdf"),
        "/dead": lambda number: _card("/files/gone.pdf"),
        "/files/gone.pdf": lambda number: answer(404, b"no"),
        "/late": lambda number: _card("/files/late.pdf"),
        "/files/late.pdf": lambda number: answer(503) if number == 1 else pdf,
        "/page": lambda number: _card("/files/page.pdf"),
        "/files/page.pdf": lambda number: answer(200, page("<p>Файл временно перенесён</p>")),
        "/moved-card": lambda number: redirect("/card", 301),
        "/refresh": lambda number: answer(200, page("", head=REFRESH.format(0).replace("/upload", "/files"))),
        "/refresh-dead": lambda number: answer(
            200, page("", head=REFRESH.format(0).replace("/upload/plan", "/files/gone"))
        ),
        "/private": lambda number: answer(200, page("<iframe src='http://10.0.0.5/x.pdf'></iframe>")),
        "/shared": lambda number: _card("https://disk.yandex.ru/i/file-1"),
        "/shared-gone": lambda number: _card("https://disk.yandex.ru/i/gone"),
        "/shared-folder": lambda number: _card("https://disk.yandex.ru/d/folder-1"),
        "/other-port": lambda number: _card(other.url("/files/plan.pdf")),
    }


FILES = {"/card": 1, "/twice": 2, "/late": 1, "/moved-card": 2, "/refresh": 1, "/shared": 1, "/other-port": 1}
KEPT = ["/thrice", "/around", "/forbidden", "/dead", "/page", "/private", "/shared-gone", "/shared-folder"]


@pytest.fixture(scope="module")
def web() -> Iterator[Web]:
    with Web() as web:
        yield web


@pytest.fixture(scope="module")
def site(web: Web) -> Site:
    site = web.site()
    _routes(site, web.site(site.host))
    return site


@pytest.fixture(scope="module")
def found(web: Web, site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawled]:
    with Clouds() as clouds:
        urls = [site.url(route) for route in (*FILES, *KEPT, "/refresh-dead")]
        manners = replace(QUICK, stand_ins=clouds.stand_ins)
        yield crawling(tmp_path_factory.mktemp("through"))(urls, manners)


@pytest.mark.parametrize("route", FILES)
def test_a_page_of_one_file_is_left_for_it(route: str, site: Site, found: Crawled) -> None:
    visit = found.visits[site.url(route)]
    assert visit.failure is None and found.body(visit).startswith(b"%PDF")
    assert len(visit.hops) == FILES[route] and not visit.permanent
    assert visit.hops[0].url == site.url(route)


def test_the_story_names_the_pages_that_were_left(site: Site, found: Crawled) -> None:
    visit = found.visits[site.url("/twice")]
    assert visit.hops == (
        Hop(url=site.url("/twice"), status=200, by="page"),
        Hop(url=site.url("/file/card?id=2"), status=200, by="page"),
    )
    assert visit.final_url == site.url("/files/plan.pdf") and visit.filename == "plan.pdf"
    shared = found.visits[site.url("/shared")]
    assert (shared.share, shared.final_url) == ("Яндекс Диск", "https://disk.yandex.ru/i/file-1")


@pytest.mark.parametrize("route", KEPT)
def test_a_page_whose_file_does_not_come_is_what_the_link_leads_to(route: str, site: Site, found: Crawled) -> None:
    visit = found.visits[site.url(route)]
    assert (visit.failure, visit.status, visit.final_url, visit.hops) == (None, 200, site.url(route), ())
    assert b"<main>" in found.body(visit) and not visit.share and not visit.folder


def test_why_the_file_did_not_come_is_told(site: Site, found: Crawled) -> None:
    assert "404" in found.visits[site.url("/dead")].detail
    assert "robots.txt" in found.visits[site.url("/forbidden")].detail


def test_a_link_found_by_the_auditor_obeys_robots_txt_and_a_submitted_one_need_not(
    web: Web, site: Site, found: Crawled, crawled: Crawling
) -> None:
    assert not web.asked("/secret/plan.pdf")
    submitted = crawled([site.url("/secret/plan.pdf")])
    assert submitted.visits[site.url("/secret/plan.pdf")].failure is None


def test_a_refresh_is_a_redirect(site: Site, found: Crawled) -> None:
    visit: Visit = found.visits[site.url("/refresh-dead")]
    assert (visit.failure, visit.final_url) == (Failure.NOT_FOUND, site.url("/files/gone.pdf"))
    assert [hop.by for hop in visit.hops] == ["refresh"]


def test_a_host_is_still_asked_by_one_request_at_a_time(web: Web, found: Crawled) -> None:
    assert web.most_at_once() == 1
