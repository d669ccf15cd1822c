"""Parked, unpaid, suspended and rebuilt sites."""

from tests.spiders.third_routes.made import Route, html, moved
from tests.spiders.third_routes.skins import bitrix, gosweb, joomla, listing

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
    # -- parked, suspended, empty
    "parked at a registrar": Route(
        "soft-404",
        "/docs/plan.pdf",
        {
            "*": html(
                "<html><head><title>Домен ozerki-edu.ru припаркован</title></head><body><h1>"
                "ozerki-edu.ru</h1><p>Домен зарегистрирован и припаркован. Если вы владелец, "
                "направьте его на хостинг.</p><a href='https://www.reg.ru/hosting'>Заказать "
                "хостинг</a> <a href='https://www.reg.ru/domain'>Подобрать домен</a></body></html>"
            )
        },
    ),
    "for sale in english": Route(
        "soft-404",
        "/mso/2020/",
        {
            "*": html(
                "<html><head><title>ozerki-edu.ru</title></head><body><h1>ozerki-edu.ru</h1><p>This "
                "domain may be for sale! Inquire about this domain.</p><h3>Related searches</h3><a "
                "href='/?q=education'>Online education</a><a href='/?q=school'>School</a><a "
                "href='/?q=kids'>Kids</a></body></html>"
            )
        },
    ),
    "an auction of names": Route(
        "soft-404",
        "/index/0-14",
        {
            "*": html(
                "<html><head><title>Домен продается на аукционе</title></head><body><p>Срок "
                "регистрации домена истёк, домен выставлен на аукцион освобождающихся имён.</p>"
                "<button>Сделать ставку</button></body></html>"
            )
        },
    ),
    "the name leads to no site": Route(
        "soft-404",
        "/files/plan.doc",
        {
            "*": html(
                "<html><head><title>Домен не прилинкован</title></head><body><h1>Домен не "
                "прилинкован ни к одной из директорий на сервере!</h1><p>Вы видите эту страницу, "
                "потому что домен направлен на серверы хостинга, но не привязан к сайту.</p></body>"
                "</html>"
            )
        },
    ),
    "not paid": Route(
        "soft-404",
        "/plan.html",
        {
            "*": html(
                "<html><head><title>Сайт отключён</title></head><body><h1>Работа сайта "
                "приостановлена</h1><p>Срок действия услуги хостинга истёк. Владельцу необходимо "
                "пополнить баланс.</p></body></html>"
            )
        },
    ),
    "account suspended by redirect": Route(
        "soft-404",
        "/plan.html",
        {
            "*": moved("/cgi-sys/suspendedpage.cgi"),
            "/cgi-sys/suspendedpage.cgi": html(
                "<html><head><title>Account Suspended</title></head><body><h1>This Account has been "
                "suspended.</h1><p>Contact your hosting provider for more information.</p></body>"
                "</html>"
            ),
        },
    ),
    "ucoz deleted for its idleness": Route(
        "soft-404",
        "/publ/1-1-0-3",
        {
            "*": html(
                "<html><head><title>Сайт удалён</title></head><body><h1>Этот сайт удалён</h1><p>Сайт "
                "был неактивен более 40 дней и удалён системой uCoz. Вы можете создать свой сайт "
                "бесплатно.</p><a href='https://www.ucoz.ru/'>Создать сайт</a></body></html>"
            )
        },
    ),
    "isp panel's stub": Route(
        "soft-404",
        "/docs/plan.pdf",
        {
            "*": html(
                "<html><head><title>Сайт только что создан</title></head><body><h1>Сайт только что "
                "создан.</h1><p>Здравствуйте! Если вы видите эту страницу, значит ваш сайт работает. "
                "Загрузите его содержимое в каталог www.</p><p>Powered by ISPmanager</p></body>"
                "</html>"
            )
        },
    ),
    "iis stub": Route(
        "soft-404",
        "/docs/plan.pdf",
        {
            "*": html(
                '<html><head><title>IIS Windows Server</title></head><body><div id="container"><a '
                'href="http://go.microsoft.com/fwlink/?linkid=66138"><img src="iisstart.png" '
                'alt="IIS" width="960"></a></div></body></html>'
            )
        },
    ),
    "rebuilding": Route(
        "soft-404|unverified",
        "/docs/plan.pdf",
        {
            "*": html(
                "<html><head><title>Сайт на реконструкции</title></head><body><h1>Сайт на "
                "реконструкции</h1><p>Зайдите позже.</p></body></html>"
            )
        },
    ),
    "works are under way": Route(
        "soft-404|unverified",
        "/docs/plan.pdf",
        {
            "*": html(
                bitrix(
                    "Технические работы",
                    ("<p>На сайте ведутся технические работы. Приносим извинения за временные неудобства.</p>"),
                )
            )
        },
    ),
    "bitrix is closed by its administrator": Route(
        "soft-404|unverified|restricted",
        "/upload/plan.pdf",
        {
            "*": html(
                "<html><head><title>Сайт закрыт</title></head><body><p>Извините, сайт временно "
                "закрыт администратором на обслуживание. Попробуйте зайти позже.</p></body></html>"
            )
        },
    ),
    "wordpress lost its database under 200": Route(
        "soft-404|broken|unverified",
        "/archives/31",
        {
            "*": html(
                "<html><head><title>Ошибка базы данных</title></head><body><h1>Ошибка установки "
                "соединения с базой данных</h1></body></html>"
            )
        },
    ),
    "a php warning is all there is": Route(
        "soft-404|broken|unverified",
        "/news.php?id=3",
        {
            "/news.php": html(
                "<br /><b>Fatal error</b>:  Uncaught Error: Call to undefined function "
                "mysql_connect() in /home/u1/domains/ozerki/www/db.php:5 Stack trace: #0 {main} "
                "thrown in <b>/home/u1/domains/ozerki/www/db.php</b> on line <b>5</b><br />"
            )
        },
    ),
    "an empty answer of a script": Route("soft-404|broken|unverified|ok", "/get.php?id=3", {"/get.php": html("")}),
    "search finds nothing": Route(
        "soft-404",
        "/search/?q=положение",
        {"/search/": html(bitrix("Поиск", "<p>К сожалению, на ваш поисковый запрос ничего не найдено.</p>"))},
    ),
    "no such material, a list of others": Route(
        "soft-404",
        "/component/k2/item/99",
        {
            "/component/k2/item/99": html(
                joomla(
                    "Запрашиваемый материал не найден",
                    "<h2>Запрашиваемый материал не найден</h2><p>Возможно, вас заинтересует:</p>"
                    + listing(*((f"/component/k2/item/{n}", f"Материал {n}") for n in range(8))),
                )
            )
        },
    ),
    "parking in a frame": Route(
        "soft-404",
        "/docs/plan.html",
        {
            "*": html(
                "<html><head><title>ozerki-edu.ru</title></head><frameset rows='100%'><frame "
                "src='http://{other}/lander'></frameset></html>"
            )
        },
        None,
        {
            "/lander": html(
                "<html><head><title>ozerki-edu.ru</title></head><body><p>Этот домен продаётся. "
                "Купить домен ozerki-edu.ru</p></body></html>"
            )
        },
    ),
    "pdf removed, a page in its stead says where": Route(
        "soft-404",
        "/upload/doc/plan.pdf",
        {
            "/upload/doc/plan.pdf": html(
                bitrix("Информация", "<p>Данный документ больше недоступен по этой ссылке.</p>")
            )
        },
    ),
    "a file of the old site, asked of the new one": Route(
        "soft-404",
        "/old/metod/plan.doc",
        {"*": moved("http://{other}/not-found", 301)},
        None,
        {"/not-found": html(gosweb("Страница не найдена", "<p>Возможно, она была перемещена.</p>"))},
    ),
}
