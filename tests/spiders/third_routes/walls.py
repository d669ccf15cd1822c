"""What is there, but not for everybody: challenges, borders, limits."""

from tests.spiders.third_routes.made import Answer, Route, asks, cookie, html, moved, pdf
from tests.spiders.third_routes.skins import REGULATION, bitrix

_P = "/docs/plan.pdf"
_DOC = bitrix("Положение о муниципальной системе оценки качества образования", REGULATION)


def _all(body: str, status: int = 200, **headers: str) -> dict[str, Answer]:
    return {"*": html(body, status, **headers)}


ALL = {
    "plain 403 of nginx": Route(
        "restricted",
        _P,
        _all(
            (
                "<html><head><title>403 Forbidden</title></head><body><center><h1>403 Forbidden</h1>"
                "</center><hr><center>nginx</center></body></html>"
            ),
            403,
        ),
    ),
    "only for russian addresses": Route(
        "restricted",
        _P,
        _all(
            (
                "<html><body><h1>Доступ ограничен</h1><p>Доступ к сайту с IP-адресов за пределами "
                "Российской Федерации ограничен.</p></body></html>"
            ),
            403,
        ),
    ),
    "only for russian addresses under 200": Route(
        "restricted|unverified",
        _P,
        _all(
            "<html><head><title>Доступ ограничен</title></head><body><p>Доступ из вашей страны к "
            "данному ресурсу заблокирован. Ваш IP: 203.0.113.5</p></body></html>"
        ),
    ),
    "451 by law": Route(
        "restricted", _P, _all("<h1>Ресурс заблокирован по решению органов государственной власти</h1>", 451)
    ),
    "401 basic": Route(
        "restricted",
        _P,
        _all("<h1>401 Authorization Required</h1>", 401, **{"www-authenticate": 'Basic realm="metod"'}),
    ),
    "ddos-guard": Route(
        "restricted|unverified",
        _P,
        _all(
            (
                "<!DOCTYPE html><html><head><title>DDoS-Guard</title></head><body><h1>Checking your "
                "browser before accessing ozerki-edu.ru</h1><script "
                "src='/.well-known/ddos-guard/js-challenge/index.js'></script></body></html>"
            ),
            403,
            server="ddos-guard",
            **{"set-cookie": "__ddg1_=abc; Path=/"},
        ),
    ),
    "qrator": Route(
        "restricted|unverified",
        _P,
        _all(
            ("<html><head><script src='/__qrator/qauth_utm_v2.js'></script></head><body></body></html>"),
            401,
            server="QRATOR",
        ),
    ),
    "qrator under 200": Route(
        "restricted|unverified",
        _P,
        _all(
            (
                "<html><head><script src='/__qrator/qauth_utm_v2d_v9118.js'></script></head><body>"
                "<noscript>Please enable JavaScript</noscript></body></html>"
            ),
            server="QRATOR",
        ),
    ),
    "servicepipe": Route(
        "restricted|unverified",
        _P,
        _all(
            (
                "<html><head><title></title><meta name='robots' content='noindex'></head><body><div "
                "id='id_spinner'></div><script src='https://servicepipe.ru/static/checkjs/abc.js'>"
                "</script><script>get_cookie_spsc_encrypted_part()</script></body></html>"
            ),
            **{"set-cookie": "spid=1; Path=/"},
        ),
    ),
    "a cookie by javascript": Route(
        "restricted|unverified",
        _P,
        _all(
            "<html><body><script>"
            "document.cookie='__js_p_=812,1800,0,0,0;path=/';location.reload();</script></body>"
            "</html>"
        ),
    ),
    "beget's check of a browser": Route(
        "restricted|unverified",
        _P,
        _all(
            "<html><head><script>function set_cookie(){document.cookie='beget=begetok; "
            "path=/';location.reload()}set_cookie();</script></head><body></body></html>"
        ),
    ),
    "a russian check of the browser": Route(
        "restricted|unverified",
        _P,
        _all(
            "<html><head><title>Проверка браузера</title></head><body><h1>Подождите, идёт "
            "проверка вашего браузера</h1><p>Это займёт несколько секунд. Для продолжения "
            "включите JavaScript.</p></body></html>"
        ),
    ),
    "cloudflare 503": Route(
        "restricted|unverified",
        _P,
        _all(
            ("<html><head><title>Just a moment...</title></head><body><div id='cf-wrapper'></div></body></html>"),
            503,
            server="cloudflare",
            **{"cf-mitigated": "challenge"},
        ),
    ),
    "aws challenge under 202": Route(
        "restricted|unverified",
        _P,
        _all(
            ("<html><head><script src='https://x.token.awswaf.com/challenge.js'></script></head></html>"),
            202,
            **{"x-amzn-waf-action": "challenge"},
        ),
    ),
    "yandex smart captcha by redirect": Route(
        "restricted|unverified",
        _P,
        {
            "*": moved("/showcaptcha?cc=1&retpath=aHR0cHM6"),
            "/showcaptcha": html(
                "<html><head><title>Ой!</title></head><body><h1>Подтвердите, что запросы отправляли "
                "вы, а не робот</h1></body></html>"
            ),
        },
    ),
    "captcha of the site's own": Route(
        "restricted|unverified",
        _P,
        _all(
            bitrix(
                "Защита от роботов",
                (
                    "<p>Для доступа к файлу введите код с картинки</p><img "
                    "src='/bitrix/tools/captcha.php'><input name='captcha_word'>"
                ),
            )
        ),
    ),
    "the firewall rejects it": Route(
        "restricted|unverified",
        _P,
        _all(
            "<html><head><title>Request Rejected</title></head><body>The requested URL was "
            "rejected. Please consult with your administrator.<br><br>Your support ID is: "
            "1284</body></html>"
        ),
    ),
    "mod_security 406": Route(
        "restricted|unverified",
        _P,
        _all(
            (
                "<html><head><title>Not Acceptable!</title></head><body><h1>Not Acceptable!</h1><p>"
                "An appropriate representation of the requested resource could not be found on this "
                "server. This error was generated by Mod_Security.</p></body></html>"
            ),
            406,
        ),
    ),
    "404 for robots only": Route(
        "ok", _P, {_P: asks("user-agent", "Mozilla", pdf("План мероприятий"), html("<h1>404 Not Found</h1>", 404))}
    ),
    "403 for robots only": Route(
        "ok", _P, {_P: asks("user-agent", "Mozilla", pdf("План мероприятий"), html("<h1>403</h1>", 403))}
    ),
    "403 without a language": Route(
        "ok", _P, {_P: asks("accept-language", "ru", pdf("План мероприятий"), html("<h1>403</h1>", 403))}
    ),
    "hotlinks are refused": Route(
        "restricted|ok", _P, {_P: asks("referer", "http", pdf("План мероприятий"), html("<h1>403 Forbidden</h1>", 403))}
    ),
    "404 without a referer": Route(
        "restricted|ok|broken|unverified",
        _P,
        {_P: asks("referer", "http", pdf("План мероприятий"), html("<h1>Not found</h1>", 404))},
    ),
    "a cookie and once more": Route("ok", _P, {_P: cookie("session=1", pdf("План мероприятий"), moved(_P, 307))}),
    "a cookie by another page": Route(
        "ok",
        _P,
        {
            _P: cookie("sess=2", pdf("План мероприятий"), moved("/setcookie?back=" + _P)),
            "/setcookie": moved(_P, 302, **{"set-cookie": "sess=2; Path=/"}),
        },
    ),
}
