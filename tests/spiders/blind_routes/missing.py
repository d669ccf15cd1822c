"""Pages that say «нет» with 200, and pages that only seem to."""

from tests.site import answer
from tests.spiders.blind_routes.made import (
    BROKEN,
    CLOSED,
    FILE,
    HOME,
    MOVED,
    OFFICE,
    OK,
    ORDER,
    PARAGRAPH,
    SECTION,
    SOFT,
    UNSURE,
    Route,
    bare,
    framed,
    page,
    to,
)

_LONG = f"<p>{PARAGRAPH}</p>" * 4


def _said(title: str, main: str) -> Route:
    return Route(SOFT, page(title, main))


def _alone(html: str) -> Route:
    return Route(SOFT, bare(html), "/index.php?id=5", otherwise=bare(html), home=bare(html))


SAID = {
    "Bitrix: no such element": _said(
        "Документы", '<h1>Документы</h1><font class="errortext">Элемент не найден!</font>'
    ),
    "Bitrix: no such section": _said(OFFICE, '<p><font class="errortext">Раздел не найден.</font></p>'),
    "Joomla: no such article": _said(OFFICE, '<div class="alert alert-error">Материал не найден</div>'),
    "Joomla: no such category": _said("Категория не найдена", "<div id=error>Категория не найдена</div>"),
    "WordPress: nothing at this address": _said(
        "Ничего не найдено – МКУ «Методкабинет»",
        "<h1>Ой! Страница не найдена.</h1><p>Похоже, по этому адресу ничего не найдено. Попробуйте воспользоваться "
        "поиском.</p>",
    ),
    "uCoz: no such item": _said("Новости района", "<center>Материал не найден или был удалён администратором</center>"),
    "uCoz: no page": _said("404", "<h1>Запрашиваемая Вами страница не найдена</h1>"),
    "gosweb: no such page": _said(
        OFFICE, "<h1>К сожалению, такой страницы нет</h1><p>Возможно, она была перемещена или удалена</p>"
    ),
    "NetCat: no such page": _said("Ошибка", "<h2>Такой страницы не существует</h2><p>Проверьте адрес"),
    "Drupal: the page asked for": _said(f"Страница не найдена | {OFFICE}", "<p>Запрошенная страница не найдена.</p>"),
    "a file taken away": _said("Документы", "<h1>Извините, документ был удалён или перемещён</h1>"),
    "news taken down": _said("Новости", "<h1>Материал снят с публикации</h1><p>Новость перенесена в архив.</p>"),
    "lost your way": _said("Упс!", "<h1>Упс! Кажется, вы заблудились</h1><p>Здесь ничего нет. Вернитесь на главную."),
    "we cannot find it": _said("Сайт", "<h1>Мы не смогли найти эту страницу</h1><p>Проверьте правильность адреса</p>"),
    "error 404 in capitals": _said(
        "ОШИБКА 404", "<h1>ОШИБКА 404</h1><p>НЕПРАВИЛЬНО НАБРАН АДРЕС ИЛИ ТАКОЙ СТРАНИЦЫ НЕТ"
    ),
    "IIS in English": _alone(
        "<title>404 - File or directory not found.</title><h2>404 - File or directory not found.</h2><h3>The resource "
        "you are looking for might have been removed, had its name changed, or is temporarily unavailable.</h3>"
    ),
    "Apache in English": _alone("<h1>Object not found!</h1><p>The requested URL was not found on this server."),
    "one line": Route(SOFT, bare("Файл не найден на сервере")),
    "one line of a script": Route(SOFT, answer(200, b"No input file specified.", "text/html")),
    "plain words for a PDF": Route(SOFT, answer(200, b"File not found.", "text/plain")),
    "JSON for a PDF": Route(
        (SOFT, BROKEN), bare('{"status":"error","message":"Файл не найден"}', kind="application/json")
    ),
    "cp1251, undeclared": Route(
        SOFT,
        answer(
            200, "<title>Ошибка</title><h1>Страница не найдена</h1><p>Перейти на главную".encode("cp1251"), "text/html"
        ),
    ),
    "parked at a registrar": _alone("<title>zar-edu.example</title><h1>Домен zar-edu.example продаётся</h1><p>Купить"),
    "domain run out": _alone("<title>Домен не продлён</title><h1>Срок регистрации домена истёк</h1><p>Продлите домен"),
    "parked, in English": _alone("<title>edu.example</title><h1>This domain is parked</h1><p>Buy this domain. Related"),
    "hosting unpaid": _alone("<title>Сайт отключён</title><h1>Сайт отключён за неуплату</h1><p>Обратитесь к хостингу"),
    "account blocked": _alone("<title>Хостинг</title><h1>Аккаунт заблокирован</h1><p>Владельцу: войдите в панель"),
    "site blocked by uCoz": _alone("<title>Сайт заблокирован</title><p>Сайт заблокирован администрацией системы uCoz"),
    "domain not tied": _alone(
        "<title>Ошибка</title><h2>Домен не прилинкован ни к одной из директорий на сервере!</h2>"
    ),
    "nginx's welcome": _alone(
        "<title>Welcome to nginx!</title><h1>Welcome to nginx!</h1><p>If you see this page, the "
        "nginx web server is successfully installed and working."
    ),
    "It works!": _alone("<html><body><h1>It works!</h1></body></html>"),
    "IIS welcome": _alone(
        "<title>IIS Windows Server</title><a href='http://go.microsoft.com/fwlink/?linkid=66138'>"
        "<img src=iisstart.png alt=IIS></a>"
    ),
    "ISPmanager's stub": _alone(
        "<title>Сайт создан</title><h1>Поздравляем! Сайт успешно создан</h1><p>Разместите файлы в корневой папке сайта"
    ),
    "a tombstone": _alone("<title>Старый сайт</title><h1>САЙТ ЗАКРЫТ! НОВЫЙ САЙТ http://zar.gosuslugi.example</h1>"),
    "moved away": _alone(
        "<title>Сайт переехал</title><h1>Наш сайт переехал</h1><p>Новый адрес: uo-zar.gosuslugi.example"
    ),
    "404 with an odd page": Route(BROKEN, page("Ой", "<h1>Мы её потеряли</h1>", 404)),
    "410 with the home page": Route(BROKEN, HOME.replace(b"200 X", b"410 X")),
    "PHP has died": Route(
        (SOFT, BROKEN, UNSURE),
        bare(
            "<br /><b>Fatal error</b>:  Uncaught Error: Call to undefined function mysql_connect() in "
            "/home/u/public_html/index.php:12 Stack trace: #0 {main} thrown in <b>/home/u/public_html/index.php</b>"
        ),
    ),
    "no database": Route(
        (SOFT, BROKEN, UNSURE),
        bare("<title>Ошибка базы данных</title><h1>Ошибка установки соединения с базой данных</h1>"),
    ),
    "works, with 200": Route(
        (SOFT, UNSURE),
        bare("<title>Технические работы</title><h1>На сайте ведутся технические работы</h1><p>Зайдите позже"),
    ),
    "works, with 503": Route((BROKEN, UNSURE), bare("<h1>Сайт временно закрыт на обслуживание</h1>", 503)),
    "under construction": Route(
        (SOFT, SECTION, UNSURE), page(OFFICE, "<h1>Оценка</h1><p>Раздел находится в разработке")
    ),
    "nothing at all (204)": Route((BROKEN, SOFT, UNSURE), answer(204)),
}

_SHELL = bare("<!DOCTYPE html><title>Портал</title><div id=root></div><script src=/static/js/main.1a2b.js></script>")
_ELSEWHERE = page("Новости", "<h1>Новости</h1>" + "".join(f"<p><a href=/n/{n}>Событие {n}</a></p>" for n in range(12)))

SENT = {
    "a PDF sent home": Route(SOFT, to("/")),
    "a page sent to index.php": Route(SOFT, to("/index.php"), "/docs/12", {"/index.php": HOME}),
    "sent home for good": Route(SOFT, to("/", 301), "/index.php/dokumenty/12-prikaz"),
    "sent to page404": Route(SOFT, to("/page404"), "/docs/5", {"/page404": page("Ой", "<p>Что-то пошло не так")}),
    "sent to not-found": Route(SOFT, to("/errors/not-found.php?u=x"), "/docs/5", {"/errors/not-found.php": HOME}),
    "home by meta refresh": Route(SOFT, bare("<meta http-equiv=refresh content='0; url=/'>Подождите")),
    "home by a script": Route(SOFT, bare("<script>window.location.href = '/';</script>")),
    "a PDF that is the home page": Route(SOFT, HOME, otherwise=HOME),
    "any address is an odd page": Route(
        SOFT,
        page(OFFICE, "<p>Здесь пока пусто, загляните к соседям</p>"),
        "/docs/prikaz-181",
        otherwise=page(OFFICE, "<p>Здесь пока пусто, загляните к соседям</p>"),
    ),
    "several sent to one news page": Route(
        (SOFT, SECTION), to("/news/"), "/d/1.pdf", {"/news/": _ELSEWHERE}, also=("/d/2.pdf", "/e/3.pdf", "/f/4.pdf")
    ),
    "sent to the section above": Route((SOFT, SECTION), to("/documents/"), more={"/documents/": _ELSEWHERE}),
    "soft only for robots": Route(OK, lambda seen, n: FILE if "Mozilla" in seen.agent else HOME),
    "home for robots only": Route(OK, lambda seen, n: FILE if "Mozilla" in seen.agent else to("/")),
    "a shell for scripts, any address": Route((OK, UNSURE), _SHELL, "/documents/12", otherwise=_SHELL, home=_SHELL),
    "a document where unknown is home": Route(OK, page("Приказ № 181", ORDER), "/?page_id=12", otherwise=HOME),
    "a file where unknown goes home": Route(OK, FILE, otherwise=to("/")),
    "a page where unknown goes home": Route(OK, page("Приказ № 181", ORDER), "/docs/181", otherwise=to("/")),
    "aliases of one file": Route(
        OK, to("/upload/a.pdf"), "/d/1", {"/upload/a.pdf": FILE}, also=("/d/2", "/e/3", "/f/4")
    ),
    "moved for good": Route(MOVED, to("/new/plan_2020.pdf", 301), more={"/new/plan_2020.pdf": FILE}),
    "a slash added for good": Route(
        OK, to("/docs/181/", 301), "/docs/181", {"/docs/181/": page("Приказ № 181", ORDER)}
    ),
}

_ANSWERED = (
    "<p>По результатам мониторинга нарушений не найдено. Страница не найдена — так отвечают сайты двух школ.</p>"
)

ONLY_SEEMS = {
    "order number 404": Route(OK, page("Приказ № 404 от 10.09.2020", f"<h1>Приказ № 404</h1>{ORDER}"), "/docs/404"),
    "school number 404": Route(OK, page("МБОУ СОШ № 404: план", f"<h1>План работы школы № 404</h1>{_LONG}"), "/p/1"),
    "nothing was found amiss": Route(OK, page("Справка", f"<h1>Справка по итогам мониторинга</h1>{_ANSWERED}{_LONG}")),
    "what if a page is not found": Route(
        OK, page("Что делать, если страница не найдена", f"<h1>Что делать, если страница не найдена</h1>{_LONG}"), "/h"
    ),
    "a child not found": Route(OK, page("Порядок действий, если ребёнок не найден", f"<h1>Порядок</h1>{_LONG}"), "/h"),
    "access forbidden to strangers": Route(
        OK, page("Доступ запрещён посторонним: приказ", f"<h1>О пропускном режиме</h1>{ORDER}"), "/d/7"
    ),
    "a plan of works": Route(OK, page("План технических работ на 2020 год", f"<h1>План</h1>{_LONG}"), "/d/8"),
    "rules of cookies": Route(OK, page("Положение об обработке cookie", f"<h1>Положение</h1>{_LONG}"), "/d/9"),
    "on closing a site": Route(
        OK, page("Приказ о закрытии сайта", f"<h1>О закрытии официального сайта школы</h1>{ORDER}"), "/d/10"
    ),
    "a short order": Route(
        OK,
        page(
            "Приказ",
            "<p>ПРИКАЗ</p><p>10.09.2020 № 404</p><p>О назначении ответственных</p><p>ПРИКАЗЫВАЮ: назначить "
            "Петрову А.А. Контроль оставляю за собой.</p><p>Начальник И.И. Иванова</p>",
        ),
        "/d/404",
    ),
    "404 with the document": Route((OK, UNSURE), FILE.replace(b"200 X", b"404 X")),
    "404 with the whole order": Route((OK, UNSURE), page("Приказ № 181", ORDER, 404), "/d/181"),
    "500 with the document": Route((OK, UNSURE), FILE.replace(b"200 X", b"500 X")),
    "a frame and nothing lost": Route(OK, framed("Приказ № 5", ORDER).encode() and page("Приказ № 5", ORDER), "/d/5"),
    "closed to guests": Route(CLOSED, page(OFFICE, "<p>У вас нет прав доступа к этому материалу</p>"), "/d/5"),
}

ALL = SAID | SENT | ONLY_SEEMS
