"""Logins; and what only seems a wall."""

from tests.spiders.third_routes.made import Answer, Route, html, moved, one_after_another, pdf, plain
from tests.spiders.third_routes.skins import REGULATION, bitrix, drupal, gosweb, joomla, ucoz, wordpress

_P = "/docs/plan.pdf"
_DOC = bitrix("Положение о муниципальной системе оценки качества образования", REGULATION)


def _all(body: str, status: int = 200, **headers: str) -> dict[str, Answer]:
    return {"*": html(body, status, **headers)}


ALL = {
    # -- logins
    "esia": Route(
        "restricted",
        _P,
        {_P: moved("http://{other}/aas/oauth2/ac?client_id=OZERKI&response_type=code")},
        None,
        {
            "/aas/oauth2/ac": moved("/login/"),
            "/login/": html(
                "<html><head><title>Госуслуги</title></head><body><h1>Вход в Госуслуги</h1><form "
                "method=post><input name=login placeholder='Телефон / Email / СНИЛС'><input "
                "type=password name=pass></form></body></html>"
            ),
        },
    ),
    "bitrix asks for authorisation": Route(
        "restricted",
        _P,
        _all(
            bitrix(
                "Авторизация",
                (
                    "<div class='bx-auth'><p>Пожалуйста, авторизуйтесь:</p><form name='form_auth' "
                    "method='post'><input name='USER_LOGIN'><input type='password' name='USER_PASSWORD'>"
                    "<input type='submit' value='Войти'></form></div>"
                ),
            )
        ),
    ),
    "joomla does not let in": Route(
        "restricted",
        "/index.php/component/jdownloads/send/3",
        {
            "*": html(
                joomla(
                    "Вход",
                    (
                        "<p class='alert'>Вы не авторизованы для просмотра этого ресурса.</p><form><input "
                        "name='username'><input type='password' name='password'></form>"
                    ),
                )
            )
        },
    ),
    "drupal denies": Route(
        "restricted",
        "/system/files/plan.pdf",
        {"*": html(drupal("Доступ запрещён", "<p>У вас нет прав для просмотра этой страницы.</p>"))},
    ),
    "wordpress post under a password": Route(
        "restricted",
        "/archives/414",
        {
            "/archives/414": html(
                wordpress(
                    "Защищено: Отчёт по итогам мониторинга",
                    (
                        "<article><h1>Защищено: Отчёт по итогам мониторинга</h1><form "
                        "class='post-password-form' action='/wp-login.php?action=postpass' method='post'><p>"
                        "Это содержимое защищено паролем. Для его просмотра введите, пожалуйста, пароль:</p>"
                        "<input name='post_password' type='password'><input type='submit' value='Войти'>"
                        "</form></article>"
                    ),
                )
            )
        },
    ),
    "wp-login by redirect": Route(
        "restricted",
        "/doc/12/",
        {
            "/doc/12/": moved("/wp-login.php?redirect_to=%2Fdoc%2F12%2F"),
            "/wp-login.php": html(
                "<html><head><title>Войти ‹ Отдел образования — WordPress</title></head><body "
                "class='login'><form name='loginform'><input name='log'><input type='password' "
                "name='pwd'></form></body></html>"
            ),
        },
    ),
    "ucoz closes it to guests": Route(
        "restricted",
        "/load/0-0-1-9-20",
        {
            "/load/0-0-1-9-20": html(
                ucoz(
                    "Доступ запрещён",
                    (
                        "<div class='noaccess'>Доступ к данному материалу запрещён для группы «Гости». <a "
                        "href='/register'>Зарегистрируйтесь</a> или войдите.</div>"
                    ),
                )
            )
        },
    ),
    "an electronic diary": Route(
        "restricted",
        "/file/114",
        {
            "*": moved("/v2/login?ReturnUrl=%2Ffile%2F114"),
            "/v2/login": html(
                "<html><head><title>Дневник.ру</title></head><body><form><input name='login'><input "
                "type='password' name='password'><button>Войти</button></form></body></html>"
            ),
        },
    ),
    "a portal of the region, by javascript": Route(
        "restricted|unverified",
        "/portal/doc/8",
        {
            "/portal/doc/8": html(
                "<html><head><script>location.replace('/auth/login?from=/portal/doc/8')</script></head></html>"
            ),
            "/auth/login": html(
                "<html><head><title>Вход в систему</title></head><body><form><input name='u'><input "
                "type='password' name='p'></form></body></html>"
            ),
        },
    ),
    "sharepoint": Route(
        "restricted",
        "/sites/uo/Shared%20Documents/plan.docx",
        {"/sites/uo/Shared%20Documents/plan.docx": html("403 FORBIDDEN", 403)},
    ),
    "consent before anything": Route(
        "restricted|unverified",
        _P,
        _all(
            "<html><head><title>Согласие</title></head><body><h1>Перед продолжением</h1><p>Чтобы "
            "продолжить пользоваться сайтом, подтвердите согласие с условиями использования и "
            "обработкой файлов cookie.</p><form method='post' action='/consent'><button>Принять "
            "все</button><button>Отклонить</button></form></body></html>"
        ),
    ),
    "a presigned address has died": Route(
        "restricted|broken",
        "/bucket/plan.pdf?X-Amz-Expires=3600&X-Amz-Signature=ab",
        {
            "/bucket/plan.pdf": html(
                ('<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>'),
                403,
                type="application/xml",
            )
        },
    ),
    "words of a limit": Route(
        "restricted|unverified",
        "/dl/7",
        {
            "/dl/7": html(
                "<html><head><title>Превышен лимит скачиваний</title></head><body><p>Превышен лимит "
                "скачиваний файла. Попробуйте позже.</p></body></html>"
            )
        },
    ),
    "429 each time": Route("unverified|restricted", _P, _all("Too many requests", 429)),
    "429 once": Route(
        "ok",
        _P,
        {_P: one_after_another(html("Слишком много запросов", 429, **{"retry-after": "1"}), pdf("План мероприятий"))},
    ),
    "999": Route("restricted|unverified", _P, _all("Request denied", 999)),
    "maintenance for long": Route(
        "unverified|broken",
        _P,
        _all(
            ("<title>Briefly unavailable for scheduled maintenance</title>На сайте проводятся технические работы"),
            503,
            **{"retry-after": "1"},
        ),
    ),
    # -- no walls at all
    "a banner of cookies over a document": Route(
        "ok",
        "/docs/mso/",
        {
            "/docs/mso/": html(
                _DOC.replace(
                    "<footer>",
                    (
                        "<div class='cookie'>Мы используем файлы cookie. Продолжая, вы соглашаетесь с "
                        "обработкой персональных данных. <button>Принять</button></div><footer>"
                    ),
                )
            )
        },
    ),
    "a login box beside a document": Route(
        "ok",
        "/docs/mso/",
        {
            "/docs/mso/": html(
                _DOC.replace(
                    "<aside>",
                    (
                        "<aside><h3>Вход на сайт</h3><form><input name='USER_LOGIN'><input type='password' "
                        "name='USER_PASSWORD'><button>Войти</button> <a>Забыли пароль?</a></form>"
                    ),
                )
            )
        },
    ),
    "behind ddos-guard and open": Route(
        "ok", _P, {_P: pdf("План мероприятий", server="ddos-guard", **{"set-cookie": "__ddg1_=abc; Path=/"})}
    ),
    "a feedback form with a captcha under a document": Route(
        "ok",
        "/docs/mso/",
        {
            "/docs/mso/": html(
                _DOC.replace(
                    "<footer>",
                    (
                        "<form><h3>Оставить комментарий</h3><textarea></textarea><p>Подтвердите, что вы не "
                        "робот. Введите код с картинки</p><input name='captcha_word'></form><footer>"
                    ),
                )
            )
        },
    ),
    "a regulation on access": Route(
        "ok",
        "/docs/reglament/",
        {
            "/docs/reglament/": html(
                gosweb(
                    "Регламент доступа к информационной системе",
                    (
                        "<p>Доступ запрещён лицам, не прошедшим инструктаж. Для входа в систему введите "
                        "логин и пароль, выданные администратором.</p>"
                    )
                    + REGULATION,
                )
            )
        },
    ),
    "javascript is asked for, the text is there": Route(
        "ok",
        "/docs/mso/",
        {
            "/docs/mso/": html(
                _DOC.replace(
                    "<header",
                    ("<noscript>Для полноценной работы сайта включите JavaScript в вашем браузере</noscript><header"),
                )
            )
        },
    ),
    "503 twice and then": Route(
        "ok", _P, {_P: one_after_another(html("busy", 503), html("busy", 503), pdf("План мероприятий"))}
    ),
    "404 once in a cluster": Route(
        "ok", _P, {_P: one_after_another(html("<h1>404</h1>", 404), pdf("План мероприятий"))}
    ),
    "json asks for a token": Route(
        "restricted",
        "/api/files/12",
        {
            "/api/files/12": plain(
                '{"error":"Unauthorized","message":"Требуется авторизация"}', 401, type="application/json"
            )
        },
    ),
}
