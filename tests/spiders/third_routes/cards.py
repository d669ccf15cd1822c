"""Cards, pages with one file, viewers."""

from tests.spiders.third_routes.made import Answer, Route, attached, docx, html, pdf, picture
from tests.spiders.third_routes.skins import (
    REGULATION,
    bitrix,
    drupal,
    edusite,
    gosweb,
    joomla,
    listing,
    nubex,
    ucoz,
    wordpress,
)

_FILE = {"/upload/iblock/9c1/polozhenie.pdf": pdf("Положение о мониторинге")}
_A = "<p><a href='/upload/iblock/9c1/polozhenie.pdf'>Скачать (pdf, 214 Кб)</a></p>"
_TEN = listing(
    *(
        (f"/upload/docs/prikaz_{n}.pdf", f"Приказ от {n}.02.2021 № {n + 40} «О мерах по итогам мониторинга»")
        for n in range(10, 20)
    )
)
_TEN_CARDS = listing(*((f"/documents/{n}/", f"Постановление от {n}.03.2020 № {n * 3}-п") for n in range(10, 22)))
_NEWS = "".join(
    (
        f"<div class='news-item'><span>{n}.02.2021</span><h3><a href='/news/{n}/'>Совещание № "
        f"{n}</a></h3><p>Состоялось совещание руководителей, обсудили итоги мониторинга.</p>"
        f"<a href='/news/{n}/'>Подробнее</a></div>"
    )
    for n in range(10, 20)
)


def _page(body: str) -> dict[str, Answer]:
    return {"/p/": html(body)}


ALL = {
    # -- cards and pages with one file
    "bitrix card with one file": Route(
        "ok",
        "/p/",
        _page(bitrix("Положение о мониторинге качества", "<p>Утверждено приказом от 14.02.2020 № 31.</p>" + _A))
        | _FILE,
        to="/upload/iblock/9c1/polozhenie.pdf",
    ),
    "news with one attachment": Route(
        "ok",
        "/p/",
        _page(
            wordpress(
                "О проведении мониторинга",
                (
                    "<article><h1>О проведении мониторинга</h1><p>14.02.2020 на заседании управления "
                    "утверждено положение о мониторинге.</p>"
                )
                + _A
                + "</article>",
            )
        )
        | _FILE,
    ),
    "gosweb page with one file": Route(
        "ok",
        "/p/",
        _page(
            gosweb(
                "План по повышению качества",
                (
                    "<div class='tpl-block-files'><a href='/netcat_files/12/40/plan.docx'>План.docx</a>"
                    "<span>23 Кб</span></div>"
                ),
            )
        )
        | {"/netcat_files/12/40/plan.docx": docx("План мероприятий")},
        to="/netcat_files/12/40/plan.docx",
    ),
    "drupal node with one file": Route(
        "ok",
        "/node/31",
        {
            "/node/31": html(
                drupal(
                    "Приказ № 31",
                    (
                        "<div class='field-name-field-file'><span class='file'><img class='file-icon' "
                        "src='/modules/file/icons/application-pdf.png'> <a "
                        "href='/sites/default/files/prikaz31.pdf' type='application/pdf; length=2140'>"
                        "prikaz31.pdf</a></span></div>"
                    ),
                )
            ),
            "/sites/default/files/prikaz31.pdf": pdf("Приказ № 31"),
        },
        to="/sites/default/files/prikaz31.pdf",
    ),
    "nubex page with one file of its store": Route(
        "ok",
        "/16134",
        {
            "/16134": html(
                nubex("Положение", "<p><a href='/_data/files/0/12/pol.docx'>Положение о мониторинге (docx)</a></p>")
            ),
            "/_data/files/0/12/pol.docx": docx("Положение"),
        },
        to="/_data/files/0/12/pol.docx",
    ),
    "edusite page with one word file": Route(
        "ok",
        "/p12aa1.html",
        {
            "/p12aa1.html": html(
                edusite("Мониторинг", "<a href='DswMedia/plan.doc'>План мониторинга</a>"), charset="cp1251"
            ),
            "/DswMedia/plan.doc": docx("План"),
        },
        to="/DswMedia/plan.doc",
    ),
    "ucoz entry with its button": Route(
        "ok",
        "/load/metod/plan/3-1-0-15",
        {
            "/load/metod/plan/3-1-0-15": html(
                ucoz(
                    "План работы",
                    (
                        "<div class='eTitle'>План работы</div><table><tr><td>[ <a href='/load/0-0-1-15-20'>"
                        "Скачать с сервера</a> (120.5 Kb) ]</td><td>14.02.2020, 10:15</td></tr></table><div "
                        "class='eDetails'>Категория: <a href='/load/metod/3'>Методическая работа</a> | "
                        "Добавил: metod</div>"
                    ),
                )
            ),
            "/load/0-0-1-15-20": attached(pdf("План работы"), "plan.pdf"),
        },
        to="/load/0-0-1-15-20",
    ),
    "joomla phoca download": Route(
        "ok",
        "/index.php/docs/category/2?download=12:plan",
        {"/index.php/docs/category/2": attached(pdf("План"), "plan.pdf")},
    ),
    "wordpress download manager": Route("ok", "/?wpdmdl=123", {"/": attached(docx("План"), "plan.docx")}),
    "your download will begin": Route(
        "ok",
        "/p/",
        {
            "/p/": html(
                '<html><head><title>Скачивание файла</title><meta http-equiv="refresh" content="3; '
                'url=/get/9"></head><body><p>Загрузка начнётся через 3 секунды. Если этого не '
                'произошло, <a href="/get/9">нажмите сюда</a>.</p></body></html>'
            ),
            "/get/9": attached(pdf("План"), "plan.pdf"),
        },
        to="/get/9",
    ),
    "three scans of one order": Route(
        "ok",
        "/p/",
        _page(
            bitrix(
                "Приказ от 14.02.2020 № 31 «О мониторинге»",
                "".join(f"<img src='/upload/scan{n}.jpg' width='800'>" for n in range(3)),
            )
        )
        | {f"/upload/scan{n}.jpg": picture() for n in range(3)},
    ),
    "order and annex": Route(
        "ok|section",
        "/p/",
        _page(
            bitrix(
                "Об утверждении положения",
                ("<p><a href='/upload/prikaz.pdf'>Приказ</a></p><p><a href='/upload/pril.docx'>Приложение</a></p>"),
            )
        )
        | {"/upload/prikaz.pdf": pdf("Приказ"), "/upload/pril.docx": docx("Приложение")},
    ),
    # -- viewers
    "pdf.js": Route(
        "ok",
        "/pdfjs/web/viewer.html?file=/upload/iblock/9c1/polozhenie.pdf",
        {
            "/pdfjs/web/viewer.html": html(
                "<!DOCTYPE html><html><head><title>PDF.js viewer</title><script src='viewer.js'>"
                "</script></head><body><div id='outerContainer'></div></body></html>"
            )
        }
        | _FILE,
        to="/upload/iblock/9c1/polozhenie.pdf",
    ),
    "an object": Route(
        "ok",
        "/p/",
        _page(
            joomla(
                "Положение",
                (
                    "<object data='/upload/iblock/9c1/polozhenie.pdf' type='application/pdf' "
                    "width='100%' height='900'>Ваш браузер не показывает PDF</object>"
                ),
            )
        )
        | _FILE,
        to="/upload/iblock/9c1/polozhenie.pdf",
    ),
    "an embed": Route(
        "ok",
        "/p/",
        _page(
            wordpress(
                "Положение",
                (
                    "<article><h1>Положение</h1><div class='wp-block-file'><embed "
                    "src='/upload/iblock/9c1/polozhenie.pdf'></div></article>"
                ),
            )
        )
        | _FILE,
        to="/upload/iblock/9c1/polozhenie.pdf",
    ),
    "google's viewer in a frame": Route(
        "ok",
        "/p/",
        _page(
            wordpress(
                "Положение",
                (
                    "<article><h1>Положение</h1><iframe "
                    "src='https://docs.google.com/viewer?url=http%3A%2F%2F{host}%2Fupload%2Fiblock%2F9c1%2Fpolozhenie.pdf&"
                    "embedded=true'></iframe></article>"
                ),
            )
        )
        | _FILE,
        to="/upload/iblock/9c1/polozhenie.pdf",
    ),
    "a frameset of narod times": Route(
        "ok",
        "/p/",
        {
            "/p/": html(
                "<html><head><title>Положение</title></head><frameset cols='200,*'><frame "
                "src='/menu.htm' name='menu'><frame src='/pol.htm' name='main'></frameset></html>"
            ),
            "/menu.htm": html("<a href='/pol.htm'>Положение</a><br><a href='/plan.htm'>План</a>"),
            "/pol.htm": html("<h1>Положение</h1>" + REGULATION),
        },
    ),
    "a domain masked by one frame": Route(
        "ok",
        "/docs/pol.html",
        {
            "*": html(
                "<html><head><title>Отдел образования</title></head><frameset rows='100%,*' border=0>"
                "<frame src='http://{other}/pol.html'></frameset></html>"
            )
        },
        None,
        {"/pol.html": html("<h1>Положение</h1>" + REGULATION)},
    ),
    "the file by javascript": Route(
        "ok",
        "/p/",
        {
            "/p/": html(
                "<html><head><script>"
                "window.location.replace('http://{other}/files/plan.pdf');</script></head><body>"
                "Перенаправление…</body></html>"
            )
        },
        None,
        {"/files/plan.pdf": pdf("План")},
    ),
    "the page by meta refresh": Route(
        "ok",
        "/p/",
        {
            "/p/": html("<html><head><META HTTP-EQUIV='Refresh' CONTENT='0;URL=../docs/pol.html'></head></html>"),
            "/docs/pol.html": html(bitrix("Положение", REGULATION)),
        },
    ),
}
