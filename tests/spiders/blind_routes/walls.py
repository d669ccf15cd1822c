"""Walls, logins, checks of the browser; and pages behind a guard that are open to all."""

from tests.site import PDF, answer
from tests.spiders.blind_routes.made import (
    BROKEN,
    CLOSED,
    FILE,
    LOST,
    OFFICE,
    OK,
    ORDER,
    UNSURE,
    Route,
    bare,
    framed,
    page,
    to,
)

_NOT_US = (CLOSED, UNSURE)


def _wall(html: str, status: int = 200, more: str = "") -> Route:
    wall = bare(html, status, more)
    return Route(_NOT_US, wall, otherwise=wall, home=wall)


_DDG = "Server: ddos-guard\r\nSet-Cookie: __ddg1_=x; Path=/\r\n"

WALLS = {
    "Beget's cookie": _wall(
        "<html><head><script>function set_cookie(){var now = new Date();document.cookie='beget=begetok'+'; path=/';}"
        "set_cookie();location.reload();</script></head><body></body></html>"
    ),
    "testcookie": _wall(
        '<html><body><script type="text/javascript" src="/aes.min.js"></script><script>function toNumbers(d){}'
        'document.cookie="__test="+toHex(slowAES.decrypt(c,2,a,b))+"; path=/"; location.href="/x?i=1";</script>'
        "<noscript>This site requires Javascript to work</noscript></body></html>"
    ),
    "a check that counts down": _wall(
        "<title>Проверка браузера</title><p>Пожалуйста, подождите. Мы проверяем ваш браузер перед входом на сайт."
    ),
    "Cloudflare in wait": _wall(
        "<title>Just a moment...</title><p>Checking your browser before accessing", 503, "Server: cloudflare\r\n"
    ),
    "Cloudflare 1020": _wall(
        "<title>Access denied</title><h1>Error 1020</h1><p>Access denied", 403, "CF-RAY: 1-DME\r\n"
    ),
    "Cloudflare's attention": _wall("<title>Attention Required! | Cloudflare</title><p>You are unable to access", 403),
    "DDoS-Guard with 200": _wall("<title>DDOS-GUARD</title><p>Checking your browser before accessing</p>", 200, _DDG),
    "DDoS-Guard with 403": _wall("<title>403</title>", 403, _DDG),
    "Qrator with 403": _wall("<title>403 Forbidden</title><h1>403 Forbidden</h1>", 403, "Server: QRATOR\r\n"),
    "Variti": _wall(
        "<html><head><script>function sleep(){} document.cookie='ipp_key=v1/1; path=/';window.location.reload()"
        "</script></head><body><noscript>Включите JavaScript</noscript></body></html>"
    ),
    "ServicePipe": _wall(
        "<html><head><title></title></head><body><script>function get_cookie_spsn(){};document.cookie='__js_p_=1,2,3;"
        "path=/';location.reload();</script></body></html>",
        200,
        "Set-Cookie: __jhash_=1\r\n",
    ),
    "SmartCaptcha": _wall(
        "<title>Вы не робот?</title><h1>Подтвердите, что запросы отправляли вы, а не робот</h1><p>Нажмите, чтобы"
    ),
    "a picture with letters": _wall(
        "<title>Проверка</title><h1>Введите код с картинки, чтобы продолжить</h1><form><img src=/captcha.php><input>"
    ),
    "Google's captcha": _wall(
        "<title>Проверка безопасности</title><p>Подтвердите, что вы не робот</p><div class=g-recaptcha data-sitekey=x>"
    ),
    "our address is banned": _wall("<title>Доступ ограничен</title><h1>Ваш IP-адрес заблокирован</h1><p>Обратитесь"),
    "Bitrix's guard": _wall("<title>Проактивная защита</title><p>Ваш запрос заблокирован проактивным фильтром.", 403),
    "Incapsula": _wall(
        "<html><head><META NAME='robots' CONTENT='noindex,nofollow'><script src='/_Incapsula_Resource?SWJIYLWA=1'>"
        "</script></head><body>Request unsuccessful. Incapsula incident ID: 1-2</body></html>"
    ),
    "the regulator's stub": _wall(
        "<title>Доступ ограничен</title><h1>Доступ к запрашиваемому ресурсу ограничен</h1><p>на основании Федерального "
        "закона от 27.07.2006 № 149-ФЗ. Единый реестр запрещённых сайтов Роскомнадзора</p>"
    ),
    "only for Russia, with 200": _wall("<h1>Доступ к сайту разрешён только с территории Российской Федерации</h1>"),
    "too old a browser": _wall("<title>Ваш браузер не поддерживается</title><h1>Ваш браузер устарел</h1><p>Обновите"),
    "consent first": _wall(
        "<title>Согласие</title><h1>Чтобы продолжить, примите условия использования cookie</h1><button>Принимаю"
    ),
    "403 of nginx": _wall("<title>403 Forbidden</title><center>nginx</center>", 403),
    "too many": _wall("<h1>Слишком много запросов</h1>", 429),
    "too many, with 200": _wall("<title>Ошибка</title><h1>Слишком много запросов</h1><p>Попробуйте позже"),
}


def _login(title: str, main: str, path: str = "/d/5") -> Route:
    return Route(CLOSED, page(title, main), path)


_LOGIN_PAGE = page("Авторизация", "<form method=post><input name=login><input type=password name=p></form>")

LOGINS = {
    "Bitrix asks who you are": _login(
        "Авторизация", "<p>Пожалуйста, авторизуйтесь:</p><form><input name=USER_LOGIN><input type=password></form>"
    ),
    "Drupal refuses": _login(f"Доступ запрещён | {OFFICE}", "<p>Вы не авторизованы для доступа к этой странице.</p>"),
    "uCoz wants members": _login(
        "Доступ запрещён", "<p>Для просмотра материала необходимо зарегистрироваться или войти на сайт</p>"
    ),
    "WordPress with a password": _login(
        "Защищено: Приказ",
        "<h1>Защищено: Приказ</h1><form><p>Эта запись защищена паролем. Введите пароль для просмотра"
        "</p><input type=password name=post_password></form>",
    ),
    "for staff only": _login("Документы", "<h1>Документ доступен только авторизованным пользователям</h1>"),
    "sent to Moodle's login": Route(CLOSED, to("/login/index.php"), more={"/login/index.php": _LOGIN_PAGE}),
    "sent to auth": Route(CLOSED, to("/auth/?backurl=%2Fx"), more={"/auth/": _LOGIN_PAGE}),
    "sent to sign in by name": Route(CLOSED, to("/user/login?destination=x"), more={"/user/login": _LOGIN_PAGE}),
    "a password by HTTP": Route(CLOSED, answer(401, b"", more='WWW-Authenticate: Basic realm="x"\r\n')),
}


def _open(head: str = "", side: str = "", more: str = "", main: str = "") -> Route:
    return Route(
        OK, page("Приказ № 181", f"<h1>Приказ № 181</h1>{ORDER}{main}", 200, more, side=side, head=head), "/d/181"
    )


OPEN = {
    "a script of Cloudflare in a page": _open("<script src=/cdn-cgi/challenge-platform/scripts/jsd/main.js></script>"),
    "a page through DDoS-Guard": _open(more=_DDG),
    "a file through DDoS-Guard": Route(OK, answer(200, PDF, "application/pdf", _DDG)),
    "a file through Qrator": Route(OK, answer(200, PDF, "application/pdf", "Server: QRATOR\r\n")),
    "404 through DDoS-Guard": Route(BROKEN, LOST.replace(b"Connection", _DDG.encode() + b"Connection", 1)),
    "404 through Cloudflare": Route(BROKEN, LOST.replace(b"Connection", b"Server: cloudflare\r\nConnection", 1)),
    "a login in the side bar": _open(
        side="<h4>Вход на сайт</h4><form><input name=user><input type=password name=pw><button>Войти</button></form>"
    ),
    "a banner of cookies": _open(
        main="<div class=cookie>Мы используем cookie. Продолжая, вы соглашаетесь. <button>Принимаю</button></div>"
    ),
    "a captcha in the form below": _open(
        main="<form><h4>Написать нам</h4><p>Подтвердите, что вы не робот</p><div class=g-recaptcha></div></form>"
    ),
    "please switch scripts on": _open(main="<noscript>Для корректной работы сайта включите JavaScript</noscript>"),
    "your browser is old": _open(side="<!--[if lt IE 9]><p>Ваш браузер устарел</p><![endif]--><p>Ваш браузер устарел"),
    "a counter's cookie script": _open("<script>document.cookie='visited=1';if(0)location.reload();</script>"),
    "a word on registration": _open(main="<p>Чтобы оставить комментарий, войдите или зарегистрируйтесь.</p>"),
    "robots get nothing": Route(OK, lambda seen, n: FILE if "Mozilla" in seen.agent else b""),
    "robots get 410": Route(OK, lambda seen, n: FILE if "Mozilla" in seen.agent else answer(410)),
    "robots get 406": Route(OK, lambda seen, n: FILE if "accept-language" in seen.headers else answer(406)),
    "robots get a check": Route(
        OK, lambda seen, n: FILE if "Mozilla" in seen.agent else bare("<title>Проверка браузера</title>")
    ),
    "robots get a stub": Route(
        OK, lambda seen, n: FILE if "Mozilla" in seen.agent else bare("<h1>Доступ ограничен</h1>")
    ),
    "a frame for all": Route(OK, framed("Приказ", ORDER).encode() and page("Приказ", ORDER, side="Вход"), "/d/1"),
}

ALL = WALLS | LOGINS | OPEN
