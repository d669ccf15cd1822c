"""Whole documents as pages; words of error that mean nothing."""

from tests.spiders.third_routes.made import Answer, Route, html, pdf
from tests.spiders.third_routes.skins import (
    REGULATION,
    bitrix,
    drupal,
    gosweb,
    joomla,
    listing,
    nubex,
    tilda,
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
    # -- whole documents as pages
    "a regulation in html": Route("ok", "/p/", _page(drupal("Положение о муниципальной системе", REGULATION))),
    "the same with six other files beside it": Route(
        "ok",
        "/p/",
        _page(
            bitrix("Положение о муниципальной системе оценки качества", REGULATION).replace(
                "<aside>",
                "<aside><h3>См. также</h3>" + listing(*((f"/upload/{n}.pdf", f"Форма {n}") for n in range(6))),
            )
        ),
    ),
    "a long article with latest news beside it": Route(
        "ok",
        "/p/",
        _page(
            wordpress(
                "Аналитическая справка по итогам мониторинга",
                "<article><h1>Аналитическая справка</h1>" + REGULATION + "</article>",
            )
        ),
    ),
    "a tilda page that is a document": Route(
        "ok",
        "/pol",
        {
            "/pol": html(
                tilda(
                    "Положение о системе методической работы",
                    "Положение о системе методической работы",
                    REGULATION,
                    "Контакты: 2-11-45",
                )
            )
        },
    ),
    "a page printed": Route(
        "ok",
        "/index.php/docs/12-pol?tmpl=component&print=1",
        {
            "/index.php/docs/12-pol": html(
                ("<html><head><title>Положение</title></head><body class='contentpane'><h2>Положение</h2>")
                + REGULATION
                + "</body></html>"
            )
        },
    ),
    "resolution number 404": Route(
        "ok",
        "/p/",
        _page(
            drupal("Постановление № 404 от 12.05.2020", "<h2>Об утверждении положения о мониторинге</h2>" + REGULATION)
        ),
    ),
    "school number 404": Route(
        "ok",
        "/p/",
        _page(
            wordpress(
                "План работы МБОУ СОШ № 404", "<article><h1>План работы МБОУ СОШ № 404</h1>" + REGULATION + "</article>"
            )
        ),
    ),
    "a paragraph on what was not found": Route(
        "ok",
        "/p/",
        _page(
            bitrix(
                "Регламент поиска документов в архиве",
                ("<p>Если документ не найден, заявителю направляется уведомление «Документ не найден».</p>")
                + REGULATION,
            )
        ),
    ),
    "comments are not found": Route(
        "ok",
        "/p/",
        _page(
            joomla(
                "Положение о конкурсе",
                "<h2>Положение о конкурсе</h2>" + REGULATION + "<div class='comments'>Комментариев не найдено</div>",
            )
        ),
    ),
    "a short page with one file and a widget with no results": Route(
        "ok",
        "/p/",
        _page(bitrix("Приказ № 31", _A + "<div class='related'>Похожие материалы: ничего не найдено</div>")) | _FILE,
        to="/upload/iblock/9c1/polozhenie.pdf",
    ),
    "short and true": Route(
        "ok",
        "/p/",
        _page(
            bitrix(
                "Приказ от 01.02.2021 № 12",
                (
                    "<p>О назначении ответственного. В целях организации мониторинга приказываю "
                    "назначить ответственным Иванову А. А., методиста. Контроль оставляю за собой. "
                    "Начальник управления П. П. Сидоров</p>"
                ),
            )
        ),
    ),
    "a programme on hosting": Route(
        "ok",
        "/p/",
        _page(
            gosweb(
                "Программа цифровизации",
                (
                    "<p>Срок действия хостинга истёк у трёх сайтов школ; домен продаётся у одной. "
                    "Ведутся технические работы по переносу.</p>"
                )
                + REGULATION,
            )
        ),
    ),
    "a document about a closed site": Route(
        "ok",
        "/p/",
        _page(
            bitrix(
                "О переходе на Госвеб",
                (
                    "<p>Сайт управления переехал на новый адрес в соответствии с поручением. Старый сайт "
                    "закрыт с 01.03.2021.</p>"
                )
                + REGULATION,
            )
        ),
    ),
    "a catch-all site, but the page has its own text": Route(
        "ok",
        "/p/",
        {"/p/": html(bitrix("Положение", REGULATION)), "/": html(bitrix("Главная", _NEWS))},
        html(bitrix("Главная", _NEWS)),
    ),
    "a catch-all site with a true pdf": Route(
        "ok",
        "/d/plan.pdf",
        {"/d/plan.pdf": pdf("План"), "/": html(bitrix("Главная", _NEWS))},
        html(bitrix("Главная", _NEWS)),
    ),
    "title of the site alone on all its pages": Route(
        "ok", "/p/", _page(nubex("МКУ «ЦРО»", "<h2>Адресные рекомендации по итогам мониторинга</h2>" + REGULATION))
    ),
}
