"""More than a hundred ways to misbehave: what is answered, what the link is called, and a word of the reason."""

import gzip
from collections.abc import Callable

from auditor.model import LinkStatus
from tests.site import PDF, answer, redirect

OK, BROKEN, CLOSED = LinkStatus.OK, LinkStatus.BROKEN, LinkStatus.RESTRICTED
UNSURE, BLOCKED, SOFT, SECTION = LinkStatus.UNVERIFIED, LinkStatus.BLOCKED, LinkStatus.SOFT_404, LinkStatus.SECTION
MOVED = LinkStatus.REDIRECTED

Make = Callable[[int], bytes]
_FILE = answer(200, PDF, "application/pdf")


def page(title: str, body: str, status: int = 200, more: str = "", charset: str = "utf-8") -> Make:
    html = f"<html><head><title>{title}</title></head><body>{body}</body></html>".encode(charset)
    return lambda number: answer(status, html, f"text/html; charset={charset}", more)


def to(target: str, status: int = 302, more: str = "") -> Make:
    return lambda number: redirect(target, status, more)


def after(bad: bytes, times: int) -> Make:
    """Misbehaves so often, then gives the file."""
    return lambda number: bad if number <= times else _FILE


def raw(data: bytes) -> Make:
    return lambda number: data


_LISTS = "".join(f"<p><a href='/f{n}.pdf'>Приказ № {n}</a></p>" for n in range(1, 9))

# Answers by status alone: the verdict and a word of the reason.
STATUSES: dict[int, tuple[LinkStatus, str]] = {
    400: (BROKEN, "не понимает адрес"), 401: (CLOSED, "имя и пароль"), 402: (CLOSED, "платный"),
    403: (CLOSED, "(403)"), 404: (BROKEN, "страницы или файла нет"), 405: (BROKEN, "(405)"), 406: (BROKEN, "(406)"),
    407: (CLOSED, "прокси"), 408: (BROKEN, "не дождался"), 409: (BROKEN, "(409)"), 410: (BROKEN, "удалены"),
    414: (BROKEN, "слишком длинный"), 418: (BROKEN, "(418)"), 421: (BROKEN, "не знает этого сайта"),
    423: (CLOSED, "заблокирован"), 429: (UNSURE, "число обращений"), 430: (UNSURE, "число обращений"),
    440: (CLOSED, "(440)"), 451: (CLOSED, "по требованию властей"), 500: (BROKEN, "внутренняя ошибка"),
    501: (BROKEN, "не умеет"), 502: (BROKEN, "не работает"), 503: (BROKEN, "временно недоступен"),
    504: (BROKEN, "не отвечает"), 507: (BROKEN, "нет места"), 508: (BROKEN, "зациклился"),
    509: (UNSURE, "лимит трафика"), 511: (UNSURE, "не ясна"), 520: (BROKEN, "с ошибкой"), 521: (BROKEN, "выключен"),
    522: (BROKEN, "не отвечает"), 525: (BROKEN, "защищённое соединение"), 526: (BROKEN, "сертификат"),
    530: (BROKEN, "отключён"), 999: (UNSURE, "число обращений"), 304: (UNSURE, "не ясна"), 300: (UNSURE, "не ясна"),
}  # fmt: skip

# Answers made here: how, the verdict, words of the reason.
MADE: dict[str, tuple[Make, LinkStatus, str]] = {
    "503 twice, then the file": (after(answer(503, b"busy"), 2), OK, ""),
    "502 once": (after(answer(502), 1), OK, ""),
    "429 twice": (after(answer(429), 2), OK, ""),
    "404 once": (after(answer(404), 1), OK, ""),
    "403 once": (after(answer(403), 1), OK, ""),
    "cut short once": (after(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n%PDF", 1), OK, ""),
    "nonsense once": (after(b"nonsense\r\n\r\n", 1), OK, ""),
    "asks to come later": (lambda n: answer(503, more="Retry-After: 1\r\n"), UNSURE, "просит зайти позже"),
    "301": (to("/b.pdf", 301), MOVED, ""),
    "308": (to("/b.pdf", 308), MOVED, ""),
    "302": (to("/b.pdf"), OK, ""),
    "303": (to("/b.pdf", 303), OK, ""),
    "307 with no scheme": (to("//{host}/b.pdf", 307), OK, ""),
    "spaces around the address": (to("   /b.pdf  "), OK, ""),
    "an address in cp1251": (
        raw(b"HTTP/1.1 302 X\r\nLocation: /\xef\xeb\xe0\xed.pdf\r\nContent-Length: 0\r\n\r\n"), OK, ""),
    "sent to an error page": (to("/404.html"), SOFT, "главная страница"),
    "sent home": (to("/"), SOFT, "главная страница"),
    "sent to a missing page": (to("/gone"), BROKEN, "страницы или файла нет"),
    "302 without a Location": (raw(answer(302)), UNSURE, "не ясна"),
    "sent to mail": (to("mailto:a@example.ru"), BLOCKED, ""),
    "sent to a script": (to("javascript:alert(1)"), BLOCKED, ""),
    "sent to a private address": (to("http://192.168.1.1/x"), BLOCKED, ""),
    "sent to one written as a number": (to("http://167772165/x"), BLOCKED, ""),
    "sent to one in hexadecimal": (to("http://0x0a.0.0.5/x"), BLOCKED, ""),
    "sent to one inside IPv6": (to("http://[::ffff:10.0.0.5]/x"), BLOCKED, ""),
    "sent to the metadata of a cloud": (to("http://169.254.169.254/latest"), BLOCKED, ""),
    "sent to a mail port": (to("http://127.0.0.1:25/"), BLOCKED, ""),
    "sent to a name that is none": (to("http://net-takogo.invalid/x"), BROKEN, "имя не найдено"),
    "sent to a dead port": (to("http://127.0.92.1:{dead}/x"), BROKEN, "не принимает"),
    "sent to a login": (to("/wp-login.php?redirect_to=x"), CLOSED, "вход"),
    "sent to the state's login": (to("https://esia.gosuslugi.ru/login"), CLOSED, "вход"),
    "sent to consent": (to("/cookie-consent?back=x"), CLOSED, "просит согласие"),
    "sent to a site of consent": (to("https://consent.google.com/ml?continue=x"), CLOSED, "просит согласие"),
    "consent with a cookie": (to("/consent-once"), OK, ""),
    "a page of consent": (page("Before you continue to Google", "<p>Cookies</p>"), CLOSED, "просит согласие"),
    "a check by title": (page("DDoS-Guard", "<p>Checking</p>", 403), CLOSED, "проверку от роботов"),
    "a check in Russian": (page("Проверка браузера", "<p>Подождите</p>", 503), CLOSED, "проверку от роботов"),
    "DDoS-Guard by its name": (lambda n: answer(503, b"wait", more="Server: ddos-guard\r\n"), CLOSED, "от роботов"),
    "Yandex's captcha": (lambda n: answer(200, b"<p>x", more="X-Yandex-Captcha: captcha\r\n"), CLOSED, "от роботов"),
    "mod_security": (page("406", "<h1>Not Acceptable!</h1> generated by Mod_Security", 406), CLOSED, "защита сайта"),
    "Imunify": (lambda n: answer(415, b"no", more="Server: imunify360-webshield/1.18\r\n"), CLOSED, "защита сайта"),
    "F5 with 200": (page("Request Rejected", "The requested URL was rejected."), CLOSED, "от роботов"),
    "a Russian firewall": (page("Ошибка", "Ваш запрос заблокирован системой защиты", 403), CLOSED, "защита сайта"),
    "another country": (page("403", "<h1>Доступ из вашей страны ограничен</h1>", 403), CLOSED, "из страны"),
    "another country, in cp1251": (
        page("403", "Доступ только с территории РФ", 403, charset="cp1251"), CLOSED, "страны"),
    "another country, in English": (page("403", "Not available in your region", 451), CLOSED, "страны"),
    "a page that explains firewalls": (
        page("Памятка", "<h1>Памятка</h1><p>Web application firewall — это защита."), OK, ""),
    "not found, with 200": (page("Страница не найдена", "<h1>Страница не найдена</h1>"), SOFT, "Страница не найдена"),
    "not found in English": (page("Page not found", "<h1>404 - Page not found</h1>"), SOFT, "not found"),
    "not found in cp1251": (page("Ошибка 404", "<h1>Ошибка 404</h1>", charset="cp1251"), SOFT, "404"),
    "a domain for sale": (page("edu.ru", "<h1>Домен продаётся</h1><p>Купить этот домен"), SOFT, "Домен продаётся"),
    "suspended hosting": (page("Account Suspended", "<h1>Account Suspended</h1>"), SOFT, "uspended"),
    "not found, called a PDF": (
        lambda n: answer(200, "<title>Файл не найден</title><h1>Файл не найден</h1>".encode(), "application/pdf"),
        SOFT, "Файл не найден"),
    "an order that speaks of what is not found": (
        page("Приказ", "<p>ПРИКАЗ</p><p>10.09.2020 № 181</p><p>Об утверждении порядка</p><p>ПРИКАЗЫВАЮ: если страница "
             "не найдена, сообщить в отдел. Контроль за исполнением оставляю за собой.</p>"), OK, ""),
    "a list of documents": (page("Документы", f"<h1>Документы</h1>{_LISTS}"), SECTION, "раздел"),
    "index of a folder": (page("Index of /docs", f"<h1>Index of /docs</h1>{_LISTS}"), SECTION, "раздел"),
    "a login with 200": (page("Вход", "<h1>Вход</h1><form><input type=password></form>"), CLOSED, "войти"),
    "a wrong type": (lambda n: answer(200, PDF, "text/html"), OK, ""),
    "no type at all": (raw(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(PDF) + PDF), OK, ""),
    "HTTP/1.0 to the end of the line": (raw(b"HTTP/1.0 200 OK\r\nContent-Type: application/pdf\r\n\r\n" + PDF), OK, ""),
    "in chunks": (raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n%PDF\r\n0\r\n\r\n"), OK, ""),
    "chunks cut short": (raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n%PDF"), OK, ""),
    "packed": (lambda n: answer(200, gzip.compress(PDF), "application/pdf", "Content-Encoding: gzip\r\n"), OK, ""),
    "an interim answer first": (raw(b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + _FILE), OK, ""),
    "nothing but a greeting": (raw(b"220 ready\r\n\r\n"), UNSURE, "не как веб-сервер"),
}  # fmt: skip

# Routes of tests/site.py that a mere answer cannot show.
BUILT_IN: dict[str, tuple[LinkStatus, str]] = {
    "/plain.pdf": (OK, ""), "/приказ №1.pdf": (OK, ""), "/only-browsers": (OK, ""), "/not-found-for-robots": (OK, ""),
    "/error-for-robots": (OK, ""), "/reset-once": (OK, ""), "/silent": (BROKEN, "не отвечает на запрос"),
    "/slow-headers": (BROKEN, "не отвечает на запрос"), "/slow-body": (BROKEN, "слишком медленно"),
    "/drops": (BROKEN, "обрывает"), "/reset": (BROKEN, "обрывает"), "/truncated": (OK, ""), "/too-large": (OK, ""),
    "/gzip-bomb": (OK, ""), "/hops/20": (OK, ""), "/hops/21": (BROKEN, "больше двадцати раз"),
    "/loop": (BROKEN, "по кругу"), "/cookie-loop": (OK, ""), "/challenge": (CLOSED, "от роботов"),
    "/to-captcha": (CLOSED, "от роботов"), "/odd-headers": (OK, ""), "/not-http": (UNSURE, "не как веб-сервер"),
}  # fmt: skip

# Certificates: what is noted (nothing: it is trusted). The link itself opens.
TLS = {
    "good": "", "whole-chain": "", "expired": "expired", "self-signed": "self-signed", "other-name": "other-name",
    "unknown-issuer": "unknown-issuer", "incomplete-chain": "incomplete-chain", "national-root": "national-root",
}  # fmt: skip
