"""Sections, lists, archives."""

from tests.spiders.third_routes.made import Answer, Route, docx, html, moved, pdf
from tests.spiders.third_routes.skins import bitrix, drupal, gosweb, joomla, listing, tilda, ucoz, wordpress

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
    # -- lists
    "ten orders": Route("section", "/p/", _page(bitrix("Нормативные документы", _TEN))),
    "ten cards without files": Route("section", "/documents/", {"/documents/": html(gosweb("Документы", _TEN_CARDS))}),
    "a table of documents": Route(
        "section",
        "/p/",
        _page(
            drupal(
                "Документы МСОКО",
                "<table><tr><th>№</th><th>Наименование</th><th>Файл</th></tr>"
                + "".join(
                    (
                        f"<tr><td>{n}</td><td>Приказ № {n} от {n}.04.2020</td><td><a "
                        f"href='/sites/default/files/{n}.docx'>скачать</a></td></tr>"
                    )
                    for n in range(1, 9)
                )
                + "</table>",
            )
        ),
    ),
    "a list of news": Route(
        "section",
        "/news/",
        {
            "/news/": html(
                bitrix(
                    "Новости",
                    _NEWS
                    + (
                        "<div class='pagination'><a href='?PAGEN_1=2'>2</a><a href='?PAGEN_1=3'>3</a><a>След.</a></div>"
                    ),
                )
            )
        },
    ),
    "a category of wordpress": Route(
        "section",
        "/category/metod/",
        {
            "/category/metod/": html(
                wordpress(
                    "Методическая работа",
                    "<header class='page-header'><h1>Рубрика: Методическая работа</h1></header>"
                    + "".join(
                        (
                            f"<article><h2><a href='/archives/{n}'>Семинар {n}</a></h2><p>Прошёл семинар для "
                            f"педагогов… <a href='/archives/{n}'>Читать далее</a></p></article>"
                        )
                        for n in range(30, 36)
                    ),
                )
            )
        },
    ),
    "a day of ucoz": Route(
        "section",
        "/news/2019-10-14",
        {
            "/news/2019-10-14": html(
                ucoz(
                    "14 октября 2019 - Новости",
                    "".join(
                        (
                            f"<div class='eTitle'><a href='/news/semin{n}/2019-10-14-{n}'>Семинар {n}</a></div>"
                            "<div class='eMessage'>Прошёл семинар</div>"
                        )
                        for n in range(3)
                    ),
                )
            )
        },
    ),
    "a catalogue of ucoz": Route(
        "section",
        "/load/metod/3",
        {
            "/load/metod/3": html(
                ucoz(
                    "Методическая работа - Каталог файлов",
                    "".join(
                        f"<div class='eTitle'><a href='/load/metod/f{n}/3-1-0-{n}'>Файл {n}</a></div>" for n in range(8)
                    )
                    + ("<div>Показано материалов: 1-8 из 40. Страницы: 1 <a href='/load/metod/3-2'>2</a></div>"),
                )
            )
        },
    ),
    "an index of a folder": Route(
        "section",
        "/upload/docs/",
        {
            "/upload/docs/": html(
                "<html><head><title>Index of /upload/docs</title></head><body><h1>Index of "
                "/upload/docs</h1><pre><a href='../'>../</a>\n<a href='a.pdf'>a.pdf</a> 14-Feb-2020 "
                "10:15 21400\n<a href='b.pdf'>b.pdf</a> 14-Feb-2020 10:15 20000\n</pre></body></html>"
            )
        },
    ),
    "the home page": Route("section", "/", {"/": html(bitrix("Управление образования Озерковского района", _NEWS))}),
    "the home page by its file": Route(
        "section", "/index.php", {"/index.php": html(joomla("Главная", _NEWS)), "/": html(joomla("Главная", _NEWS))}
    ),
    "a submenu": Route(
        "section",
        "/p/",
        _page(
            gosweb(
                "Механизмы управления качеством образования",
                listing(
                    *(
                        (f"/p/{w}/", w)
                        for w in (
                            "Объективность",
                            "Подготовка",
                            "Воспитание",
                            "Профориентация",
                            "Методическая работа",
                            "Работа с одарёнными",
                        )
                    )
                ),
            )
        ),
    ),
    "results of a search": Route(
        "section",
        "/search/?q=мониторинг",
        {"/search/": html(bitrix("Поиск", "<p>Результаты поиска: 1–10 из 41</p>" + _TEN_CARDS))},
    ),
    "a map of the site": Route(
        "section",
        "/sitemap/",
        {"/sitemap/": html(bitrix("Карта сайта", listing(*((f"/s{n}/", f"Раздел {n}") for n in range(30)))))},
    ),
    "a bank of documents with filters": Route(
        "section",
        "/p/",
        _page(
            drupal(
                "Банк документов",
                (
                    "<form>Год <select><option>2020</option></select> Вид <select><option>Приказ</option>"
                    "</select><input type=submit value='Применить'></form><div class='view-content'>"
                )
                + _TEN_CARDS
                + "</div><ul class='pager'><li>1</li><li><a href='?page=1'>2</a></li></ul>",
            )
        ),
    ),
    "accordions of files": Route(
        "section",
        "/p/",
        _page(
            tilda(
                "Документы",
                "Документы",
                "<details><summary>2019</summary>"
                + _TEN
                + "</details><details><summary>2020</summary>"
                + listing(("/upload/x1.pdf", "Приказ 1"), ("/upload/x2.pdf", "Приказ 2"))
                + "</details>",
            )
        ),
    ),
    "a redirect to the list": Route(
        "section|soft-404",
        "/docs/prikaz-31/",
        {"/docs/prikaz-31/": moved("/docs/", 301), "/docs/": html(bitrix("Документы", _TEN))},
    ),
    "a list of youth camps' pictures": Route(
        "section|ok",
        "/p/",
        _page(
            wordpress(
                "Фотогалерея",
                "<div class='gallery'>"
                + "".join(
                    (f"<a href='/wp-content/uploads/{n}.jpg'><img src='/wp-content/uploads/{n}-150x150.jpg'></a>")
                    for n in range(12)
                )
                + "</div>",
            )
        ),
    ),
    "a tag": Route(
        "section",
        "/tag/monitoring/",
        {
            "/tag/monitoring/": html(
                wordpress(
                    "мониторинг",
                    "<h1>Метка: мониторинг</h1>"
                    + "".join(
                        (
                            f"<article><h2><a href='/archives/{n}'>Мониторинг {n}</a></h2><p>Коротко… <a "
                            f"href='/archives/{n}'>Читать далее</a></p></article>"
                        )
                        for n in range(4)
                    ),
                )
            )
        },
    ),
    "a page of react": Route(
        "unverified",
        "/documents/415",
        {
            "*": html(
                '<!doctype html><html lang="ru"><head><title>Портал образования</title><script defer '
                'src="/static/js/main.3f2.js"></script></head><body><noscript>You need to enable '
                'JavaScript to run this app.</noscript><div id="root"></div></body></html>'
            )
        },
    ),
    "a page of wix": Route(
        "unverified|ok|section",
        "/dokumenty",
        {
            "/dokumenty": html(
                '<!DOCTYPE html><html><head><title>Документы | cro</title><meta name="generator" '
                'content="Wix.com Website Builder"/><script '
                'src="https://static.parastorage.com/services/wix-thunderbolt/dist/main.js"></script>'
                '</head><body><div id="SITE_CONTAINER"></div></body></html>'
            )
        },
    ),
    "a forum's topic with a file": Route(
        "ok|section",
        "/forum/12-67-1",
        {
            "/forum/12-67-1": html(
                ucoz(
                    "Мониторинг - Форум",
                    (
                        "<td class='postTdInfo'>metod</td><td>Прикрепляю положение. Прикрепления: <a "
                        "href='/_fr/0/pol.pdf'>pol.pdf</a> (210 Kb)</td>"
                    ),
                )
            ),
            "/_fr/0/pol.pdf": pdf("Положение"),
        },
    ),
    "a zip of everything": Route(
        "ok|section", "/upload/all.zip", {"/upload/all.zip": docx("План", type="application/zip")}
    ),
}
