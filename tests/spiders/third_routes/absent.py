"""What is not there: pages of error of the engines in use, in any tongue."""

from tests.spiders.third_routes.made import Route, gone, html, plain
from tests.spiders.third_routes.skins import (
    bitrix,
    drupal,
    edusite,
    gosweb,
    joomla,
    listing,
    nubex,
    tilda,
    ucoz,
    wordpress,
)

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
    # -- engines that say so with an honest status
    "ucoz says 404 by its status": Route(
        "broken",
        "/_ld/0/44_polozhenie.pdf",
        {},
        gone(ucoz("404 - Страница не найдена", "<p>Запрашиваемая страница не найдена</p>")),
    ),
    "joomla's classic 404": Route(
        "broken",
        "/images/docs/mso.pdf",
        {},
        gone(
            "<title>404 - Ошибка: 404</title><h2>Вы не можете посетить текущую страницу по "
            "причине:</h2><ol><li>просроченная закладка/избранное</li><li>поисковый механизм, у "
            "которого просрочен список для этого сайта</li><li>пропущен адрес</li></ol>"
        ),
    ),
    "410 after the site was rebuilt": Route(
        "broken", "/upload/iblock/1f2/plan.pdf", {"/upload/iblock/1f2/plan.pdf": html("<h1>Gone</h1>", 410)}
    ),
    "s3 has no such key": Route(
        "broken",
        "/bucket/prikaz.pdf",
        {
            "/bucket/prikaz.pdf": html(
                (
                    '<?xml version="1.0" encoding="UTF-8"?><Error><Code>NoSuchKey</Code><Message>The '
                    "specified key does not exist.</Message></Error>"
                ),
                404,
                type="application/xml",
            )
        },
    ),
    # -- engines that answer 200
    "bitrix element not found": Route(
        "soft-404",
        "/docs/detail.php?ID=1418",
        {"/docs/detail.php": html(bitrix("Документы", '<p><font class="errortext">Элемент не найден</font></p>'))},
    ),
    "bitrix 404 with its map": Route(
        "soft-404",
        "/upload/medialibrary/a1/plan.docx",
        {},
        html(bitrix("404 Not Found", "<p>Страница не найдена. Воспользуйтесь картой сайта:</p>" + _MAP)),
    ),
    "joomla 404 words under 200": Route(
        "soft-404",
        "/index.php/dokumenty/88-polozhenie",
        {
            "/index.php/dokumenty/88-polozhenie": html(
                joomla(
                    "Ошибка: 404 Материал не найден",
                    ("<p>Запрашиваемый ресурс не найден.</p><p>При обработке вашего запроса произошла ошибка.</p>"),
                )
            )
        },
    ),
    "wordpress theme in english": Route(
        "soft-404",
        "/archives/1207",
        {
            "/archives/1207": html(
                wordpress(
                    "Page not found",
                    (
                        '<section class="error-404 not-found"><header><h1>Oops! That page can&rsquo;t be '
                        "found.</h1></header><p>It looks like nothing was found at this location. Maybe try "
                        "a search?</p></section>"
                    ),
                )
            )
        },
    ),
    "wordpress theme in russian": Route(
        "soft-404",
        "/2019/11/14/plan/",
        {
            "/2019/11/14/plan/": html(
                wordpress(
                    "Страница не найдена",
                    ("<h1>Ой! Ничего не нашлось</h1><p>Кажется, по этому адресу ничего нет. Попробуйте поискать?</p>"),
                )
            )
        },
    ),
    "drupal node not found": Route(
        "soft-404",
        "/node/412",
        {"/node/412": html(drupal("Страница не найдена", '<p>Запрашиваемая страница "/node/412" не найдена.</p>'))},
    ),
    "gosweb page does not exist": Route(
        "soft-404",
        "/svedeniya/mso/",
        {
            "/svedeniya/mso/": html(
                gosweb(
                    "Ошибка 404",
                    ("<p>К сожалению, страница, которую вы запросили, не существует.</p><a href='/'>На главную</a>"),
                )
            )
        },
    ),
    "gosweb section in the making": Route(
        "soft-404|section|unverified",
        "/svedeniya/plany/",
        {"/svedeniya/plany/": html(gosweb("Планы", "<p>Раздел находится в разработке</p>"))},
    ),
    "edusite page removed": Route(
        "soft-404",
        "/p19aa1.html",
        {
            "/p19aa1.html": html(
                edusite("Страница удалена", "<p>Страница, к которой вы обратились, удалена владельцем сайта.</p>"),
                charset="cp1251",
            )
        },
    ),
    "nubex page hidden": Route(
        "soft-404",
        "/16133",
        {
            "/16133": html(
                nubex("Страница не существует", "<p>Возможно, она была удалена или скрыта администратором.</p>")
            )
        },
    ),
    "ucoz entry removed": Route(
        "soft-404",
        "/load/0-0-0-77-20",
        {
            "/load/0-0-0-77-20": html(
                ucoz("Файл", "<div class='eMessage'>Ошибка! Файл не найден либо был удалён с сервера.</div>")
            )
        },
    ),
    "tilda's own page": Route(
        "soft-404", "/plan2020", {"/plan2020": html(tilda("404", "Такой страницы нет", "Вернитесь на главную"))}
    ),
    "file removed in words of a school": Route(
        "soft-404",
        "/file/card?id=811",
        {"/file/card": html(bitrix("Документ", "<p>Документ удалён или перемещён в архив.</p>"))},
    ),
    "kept in the bin": Route(
        "soft-404",
        "/docs/?id=5",
        {"/docs/": html(bitrix("Просмотр документа", "<p>Запись с указанным номером отсутствует в базе данных</p>"))},
    ),
    "plain english words": Route("soft-404", "/files/plan.pdf", {"/files/plan.pdf": plain("File not found.")}),
    "no input file": Route(
        "soft-404", "/files/plan.php", {"/files/plan.php": plain("No input file specified.", type="text/html")}
    ),
    "json under the name of a pdf": Route(
        "soft-404",
        "/api/file/plan.pdf",
        {
            "/api/file/plan.pdf": plain(
                '{"status":404,"error":"Not Found","message":"Файл не найден"}', type="application/json"
            )
        },
    ),
    "plain cp1251 words": Route(
        "soft-404", "/doc.asp?n=14", {"/doc.asp": plain("Запрошенный файл не найден на сервере", charset="cp1251")}
    ),
    "html error called application/pdf": Route(
        "soft-404",
        "/docs/mso.pdf",
        {"/docs/mso.pdf": html(bitrix("Ошибка 404", "<p>Страница не найдена</p>"), type="application/pdf")},
    ),
    "words as entities": Route(
        "soft-404",
        "/docs/a.pdf",
        {
            "/docs/a.pdf": html(
                "<title>"
                + "".join(f"&#{ord(c)};" for c in "Страница не найдена")
                + "</title><h1>"
                + "".join(f"&#{ord(c)};" for c in "Страница не найдена")
                + "</h1>"
            )
        },
    ),
    "header says utf-8, words are cp1251": Route(
        "soft-404",
        "/docs/c.html",
        {
            "/docs/c.html": html(
                (
                    "<html><head><title>Страница не найдена</title></head><body><h1>Страница не "
                    "найдена</h1><p>Проверьте адрес.</p></body></html>"
                ),
                charset="cp1251",
                type="text/html; charset=utf-8",
            )
        },
    ),
    "koi8-r without saying so": Route(
        "soft-404",
        "/docs/d.html",
        {
            "/docs/d.html": html(
                (
                    "<html><head><title>Документ не найден</title></head><body><h1>Документ не "
                    "найден</h1><p>Проверьте правильность набранного адреса.</p></body></html>"
                ),
                charset="koi8-r",
                type="text/html",
            )
        },
    ),
    # -- only an invented address can tell
    "tatar words": Route(
        "soft-404",
        "/uploads/plan.pdf",
        {},
        html(gosweb("Хата", "<p>Сез сораган бит табылмады. Баш биткә кайтыгыз.</p>")),
    ),
    "tuvan words": Route(
        "soft-404",
        "/dokumenty/plan-2020/",
        {},
        html(wordpress("Арын тывылбаан", "<h1>Арын тывылбаан</h1><p>Кол арынче эглиптиңер.</p>")),
    ),
    "a picture instead of words": Route(
        "soft-404",
        "/prikazy/prikaz-114/",
        {},
        html(
            bitrix(
                "Управление образования Озерковского района",
                "<img src='/images/404.png' alt=''><p><a href='/'>на главную</a></p>",
            )
        ),
    ),
    "home page served for anything": Route(
        "soft-404", "/upload/files/polozhenie_mso.pdf", {"/": html(_HOME)}, html(_HOME)
    ),
    "the news served for anything": Route(
        "soft-404|section",
        "/dokumenty/otchet-2020.docx",
        {"/": html(_HOME)},
        html(bitrix("Новости", listing(("/news/15/", "Итоги олимпиады"), ("/news/14/", "Совещание руководителей")))),
    ),
}
