"""A second set, written after the first was mended: other words for the same things, and new traps."""

from tests.site import PDF, answer
from tests.spiders.blind_routes.made import (
    BROKEN,
    CLOSED,
    FILE,
    HOME,
    OFFICE,
    OK,
    ORDER,
    PARAGRAPH,
    SECTION,
    SOFT,
    UNSURE,
    Route,
    bare,
    page,
    to,
)

_NOT_US = (CLOSED, UNSURE)
_LONG = f"<p>{PARAGRAPH}</p>" * 4


def _said(title: str, main: str, path: str = "/documents/show/12") -> Route:
    return Route(SOFT, page(title, main), path)


def _alone(html: str) -> Route:
    return Route(SOFT, bare(html), "/doc/5", otherwise=bare(html), home=bare(html))


def _wall(html: str, status: int = 200, more: str = "") -> Route:
    return Route(_NOT_US, bare(html, status, more), "/doc/5", otherwise=bare(html, status, more))


LOST_AGAIN = {
    "no record in the base": _said("Документы", "<h1>Документы</h1><p>Запись отсутствует в базе данных</p>"),
    "no such document": _said("Просмотр документа", "<p>Такого документа нет</p>"),
    "wrong identifier": _said("Ошибка", "<h1>Ошибка</h1><p>Неверный идентификатор документа</p>"),
    "page out of date": _said(OFFICE, "<h1>Страница устарела, была удалена или не существовала вовсе</h1>"),
    "sorry": _said("Извините!", "<h1>Извините, но запрашиваемого материала больше нет на сайте</h1>"),
    "nothing on your query": _said("Файловый архив", "<h1>Файловый архив</h1><p>Файл был удалён с сервера</p>"),
    "the link is out of date": _said(OFFICE, "<h1>Ссылка устарела</h1><p>Срок хранения файла истёк</p>"),
    "an error of the address": _said("404", "<h1>Ошибка адреса</h1><p>Указанный путь не найден</p>"),
    "Tilda": _alone("<title>404</title><div>404</div><p>Такой страницы не существует. Вернуться на главную"),
    "in capitals and alone": _alone("<center><b>ДОКУМЕНТ ОТСУТСТВУЕТ</b></center>"),
    "no site at this address": _alone(
        "<title>Сайт не обслуживается</title><h1>По этому адресу сайт не обслуживается</h1>"
    ),
    "the regional portal moved": _alone(
        "<title>Внимание!</title><p>Уважаемые посетители! Сайт управления образования перенесён по адресу "
        "https://uo-zar.gosuslugi.example. Данный сайт больше не обновляется и закрыт."
    ),
    "free domain": _alone("<title>zar-uo.example</title><h1>Этот домен можно купить</h1><p>Свяжитесь с владельцем"),
    "the webmaster's stub": _alone("<title>Заглушка</title><h1>Сайт находится в разработке</h1>"),
    "directory empty": _alone("<title>Apache HTTP Server Test Page powered by CentOS</title><h1>Testing 123..</h1>"),
    "a PDF that is the list": Route(
        SOFT,
        page("Документы", "<h1>Документы</h1>" + "".join(f"<p><a href=/f/{n}.pdf>Приказ {n}</a>" for n in range(9))),
    ),
    "XML of a storage": Route(
        BROKEN,
        bare(
            '<?xml version="1.0"?><Error><Code>NoSuchKey</Code>'
            "<Message>The specified key does not exist.</Message></Error>",
            404,
            kind="application/xml",
        ),
    ),
    "HTML called a PDF": Route(
        SOFT, bare("<html><title>Документ не найден</title>Документ не найден</html>", kind="application/pdf")
    ),
    "a script in the head sends home": Route(
        SOFT,
        bare("<html><head><script type='text/javascript'>top.location.replace('/index.php');</script></head></html>"),
        more={"/index.php": HOME},
    ),
    "PHP warnings only": Route(
        (SOFT, BROKEN, UNSURE),
        bare(
            "<b>Warning</b>: mysqli_connect(): (HY000/2002): Connection refused in <b>/var/www/index.php</b> on line 3"
        ),
        "/d/1",
    ),
}

WALLS_AGAIN = {
    "we check that you are a person": _wall(
        "<title>Подождите…</title><p>Мы проверяем, что вы человек. Это займёт 5 секунд"
    ),
    "press and hold": _wall(
        "<title>Access to this page has been denied</title><p>Press &amp; Hold to confirm you are human", 403
    ),
    "unusual activity": _wall(
        "<title>Внимание</title><h1>С вашего адреса замечена подозрительная активность</h1>", 403
    ),
    "Bitrix's stop list": _wall("<title>Доступ закрыт</title><p>Ваш адрес находится в стоп-листе сайта."),
    "AKAMAI": _wall(
        "<title>Access Denied</title><h1>Access Denied</h1>You don't have permission to access. Reference #18", 403
    ),
    "an odd cookie": _wall(
        "<script>document.cookie='hg-client-security=1;path=/';document.location.href='/doc/5';</script>"
    ),
    "a form of age": _wall("<title>Подтверждение</title><h1>Вам уже исполнилось 18 лет?</h1><button>Да</button>"),
    "only by state's login": Route(
        CLOSED,
        page(
            "Вход через Госуслуги", "<h1>Вход</h1><p>Для продолжения войдите через Госуслуги</p><a href=/esia>Войти</a>"
        ),
        "/d/5",
    ),
    "section for members": Route(
        CLOSED,
        page(
            OFFICE,
            "<p>Раздел доступен только сотрудникам образовательных организаций. "
            "Введите логин и пароль.</p><input type=password>",
        ),
        "/d/5",
    ),
    "403 of Bitrix with a form": Route(CLOSED, page("Авторизация", "<form><input type=password></form>", 403), "/d/5"),
}


def _open(title: str, main: str, path: str = "/d/5", side: str = "") -> Route:
    return Route(OK, page(title, main, side=side), path)


TRAPS = {
    "an order on access": _open("Приказ о доступе", f"<h1>Приказ об ограничении доступа в здание</h1>{ORDER}"),
    "an order on deleted data": _open("Приказ", f"<h1>Об удалении персональных данных</h1>{ORDER}"),
    "a letter on sites closed": _open(
        "Письмо",
        f"<h1>О проверке сайтов</h1><p>Выявлено: сайт закрыт у двух школ, страница не найдена у одной.</p>{_LONG}",
    ),
    "protocol, nothing found": _open(
        "Протокол № 4", f"<h1>Протокол № 4</h1><p>Нарушений не выявлено, ошибок не найдено.</p>{_LONG}"
    ),
    "a page with a login above": _open(
        "Положение", f"<p>Вход | Регистрация | Забыли пароль?</p><h1>Положение о ММС</h1>{_LONG}"
    ),
    "a short letter": _open(
        "Письмо",
        "<h1>Письмо от 10.09.2020 № 404</h1><p>Направляем план проведения мониторинга на "
        "2020/2021 учебный год для использования в работе. Просим довести до сведения педагогов. "
        "Начальник управления И.И. Иванова</p>",
    ),
    "a short order and a comment form": _open(
        "Приказ",
        "<p>ПРИКАЗ</p><p>10.09.2020 № 12</p><p>ПРИКАЗЫВАЮ: утвердить план. Контроль за исполнением оставляю за "
        "собой.</p><form><p>Добавить комментарий. Введите код с картинки:</p><input></form>",
    ),
    "a short order and a captcha": _open(
        "Приказ",
        "<p>ПРИКАЗ</p><p>10.09.2020 № 12</p><p>ПРИКАЗЫВАЮ: утвердить план. Контроль за исполнением оставляю за "
        "собой.</p><form><p>Подтвердите, что вы не робот</p><input></form>",
    ),
    "search in the side bar": _open(
        "Приказ № 5", f"<h1>Приказ № 5</h1>{ORDER}", side="<p>По вашему запросу ничего не найдено"
    ),
    "a plan of 404 hours": _open("Учебный план: 404 часа", f"<h1>Учебный план, 404 часа</h1>{_LONG}"),
    "a file named 404": Route(OK, FILE, "/upload/404.pdf"),
    "an address named error": Route(OK, page("Приказ", ORDER), "/error-analysis/12"),
    "an order with a share button script": Route(
        OK, page("Приказ", ORDER, head="<script>function go(){window.location.href='/share';}</script>"), "/d/6"
    ),
    "a short page with a menu script": Route(
        OK,
        page(
            "Приказ",
            "<p>ПРИКАЗ</p><p>10.09.2020 № 12</p><p>ПРИКАЗЫВАЮ: утвердить план.</p>",
            head="<script>if(screen.width<600)window.location='/m/';</script>",
        ),
        "/d/7",
    ),
    "a file's address with a page": Route(
        OK, page("Приказ № 181", f"<h1>Приказ № 181</h1>{ORDER}"), "/docs/prikaz_181.doc"
    ),
    "two files in one order": _open(
        "Приказ № 5", f"{ORDER}<a href=/a.pdf>Приложение 1</a> <a href=/b.pdf>Приложение 2</a>"
    ),
    "a folder that lists one order": Route(
        (OK, SECTION),
        page("Приказы", "<h1>Приказы</h1><a href=/files/plan.pdf>Приказ № 181</a>"),
        "/prikazy/",
        {"/files/plan.pdf": FILE},
    ),
    "sent by http code 300 words": Route(
        OK,
        to("/file.php?f=plan.pdf"),
        "/get/5",
        {
            "/file.php": answer(
                200, PDF, "application/octet-stream", "Content-Disposition: inline; filename=plan.pdf\r\n"
            )
        },
    ),
    "an article of a school": _open(
        "Новость: мы открыли сайт", f"<h1>Наш старый сайт закрыт, встречайте новый</h1>{_LONG}"
    ),
}

ALL = LOST_AGAIN | WALLS_AGAIN | TRAPS
