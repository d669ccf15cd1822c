"""What has moved: redirects to a home, by whatever means."""

from tests.spiders.third_routes.made import Route, html, moved
from tests.spiders.third_routes.skins import bitrix, drupal, gosweb, listing

_HOME = bitrix(
    "Управление образования Озерковского района",
    ("<h2>Новости</h2><p>12.03.2021 Итоги олимпиады</p><p>10.03.2021 Совещание руководителей</p>")
    + listing(("/news/15/", "Итоги олимпиады"), ("/news/14/", "Совещание руководителей"), ("/docs/", "Все документы")),
)
_GOSWEB_HOME = gosweb(
    "Муниципальное казённое учреждение «Управление образования»",
    "<p>Добро пожаловать на официальный сайт!</p>"
    + listing(("/novosti/1/", "Новость дня"), ("/dokumenty/", "Документы")),
)
_MAP = listing(*((f"/razdel{n}/", f"Раздел {n}: сведения, приказы, планы") for n in range(40)))

ALL = {
    # -- moved away
    "home by 301": Route(
        "soft-404", "/docs/mso/polozhenie.pdf", {"/docs/mso/polozhenie.pdf": moved("/", 301), "/": html(_HOME)}
    ),
    "home by two steps": Route(
        "soft-404",
        "/docs/mso/plan.pdf",
        {
            "/docs/mso/plan.pdf": moved("/index.php", 302),
            "/index.php": moved("/ru/", 301),
            "/ru/": html(_HOME),
            "/": moved("/ru/", 301),
        },
    ),
    "home of the new domain": Route(
        "soft-404", "/docs/mso/plan.pdf", {"*": moved("http://{other}/", 301)}, None, {"/": html(_GOSWEB_HOME)}
    ),
    "home of the new domain with a mark": Route(
        "soft-404",
        "/docs/plan.pdf",
        {"/docs/plan.pdf": moved("http://{other}/?utm_source=oldsite", 301)},
        None,
        {"/": html(_GOSWEB_HOME)},
    ),
    "a page called 404": Route(
        "soft-404|broken",
        "/sites/default/files/plan.pdf",
        {
            "/sites/default/files/plan.pdf": moved("/404.html"),
            "/404.html": html(drupal("Ничего нет", "<p>Здесь ничего нет.</p>")),
        },
    ),
    "asp's page of errors": Route(
        "soft-404|broken",
        "/Docs/plan.aspx",
        {
            "/Docs/plan.aspx": moved("/error.aspx?aspxerrorpath=/Docs/plan.aspx"),
            "/error.aspx": html(bitrix("Произошла ошибка", "<p>Приносим извинения за неудобства.</p>")),
        },
    ),
    "all old links lead to one page of news": Route(
        "soft-404|section",
        "/mso/otchet2020.pdf",
        {
            "*": moved("/novosti/", 302),
            "/novosti/": html(
                gosweb("Новости", listing(*((f"/novosti/{n}/", f"Новость № {n} от {n + 1}.03.2021") for n in range(9))))
            ),
        },
    ),
    "home by javascript": Route(
        "soft-404",
        "/docs/old.html",
        {
            "/docs/old.html": html("<html><head><script>window.location.href='/';</script></head><body></body></html>"),
            "/": html(_HOME),
        },
    ),
    "home by meta refresh": Route(
        "soft-404",
        "/docs/old2.html",
        {
            "/docs/old2.html": html(
                '<html><head><meta http-equiv="refresh" content="0; url=http://{other}/"></head></html>'
            )
        },
        None,
        {"/": html(_GOSWEB_HOME)},
    ),
    "the site has moved, in words": Route(
        "soft-404",
        "/p12.html",
        {
            "*": html(
                '<html><head><title>Сайт переехал</title><meta http-equiv="refresh" '
                'content="5;URL=http://{other}/"></head><body><h1>Уважаемые посетители!</h1><p>Наш '
                "сайт переехал на новый адрес. Через 5 секунд вы будете перенаправлены.</p></body>"
                "</html>"
            )
        },
        None,
        {"/": html(_GOSWEB_HOME)},
    ),
    "tombstone without refresh": Route(
        "soft-404",
        "/metod/plan.html",
        {
            "*": html(
                "<html><head><title>САЙТ ЗАКРЫТ</title></head><body><h2>САЙТ ЗАКРЫТ! НОВЫЙ САЙТ: <a "
                "href='http://{other}/'>{other}</a></h2></body></html>"
            )
        },
        None,
        {"/": html(_GOSWEB_HOME)},
    ),
}
