"""Walls before a page: bot checks and login pages, told by headers, addresses and a few sure words. Pure."""

import re
from urllib.parse import urlsplit

from spiders.answers import Answer

# Sites that exist only to let people in: being sent there is the proof, the page itself need not be opened.
_DOORS = re.compile(
    r"(?:accounts\.google\.com|passport\.yandex\.[a-z.]{2,6}|(?:id|login)\.vk\.(?:com|ru)|login\.microsoftonline\.com"
    r"|login\.live\.com|(?:account|auth)\.mail\.ru|esia\.gosuslugi\.ru|sso\.[\w.\-]+|login\.mos\.ru)",
    re.I,
)
_LOGIN = re.compile(
    r"(?:^|/)(?:log-?in|log-?on|sign-?in|sign_in|auth|authorize|authorization|oauth2?|sso|wp-login|access-?denied"
    r"|request-?access|avtorizaciya)(?:\.\w{2,5})?(?:/|$)",
    re.I,
)
_LOGIN_QUERY = re.compile(r"(?:^|&)(?:login=yes|auth=(?:yes|required))(?:&|$)", re.I)
_CAPTCHA = re.compile(r"/(?:showcaptcha|checkcaptcha|captcha|sorry/index)\b", re.I)

_TITLE = re.compile(
    r"<title[^>]*>\s*(just a moment|ddos-guard|checking your browser|attention required! \| cloudflare"
    r"|one moment, please|проверка браузера|проверяем браузер|ваш браузер проверяется"
    r"|ой!|вы не робот|are you not a robot|captcha)",
    re.I,
)
# Scripts that stand only on the check itself, not on pages that carry a captcha in a form.
_MARKS = (b"_cf_chl_opt", b"/.well-known/ddos-guard/js-challenge", b"/__qrator/qauth", b'id="challenge-running"')
_LOOKED_AT = 65536


def challenge(answer: Answer) -> str:
    """What shows that a bot check stands before the page; '' when none does."""
    if answer.text("cf-mitigated").lower() == "challenge":
        return "cf-mitigated: challenge"
    if "x-yandex-captcha" in answer.headers:
        return "x-yandex-captcha"
    if _CAPTCHA.search(urlsplit(answer.url).path):
        return answer.url
    if answer.text("server").lower() in ("ddos-guard", "qrator") and answer.status in (401, 403, 503):
        return f"server: {answer.text('server')}, HTTP {answer.status}"
    if "html" not in answer.media_type and answer.media_type:
        return ""
    head = answer.head[:_LOOKED_AT]
    for mark in _MARKS:
        if mark in head:
            return mark.decode()
    title = _TITLE.search(head.decode("utf-8", "replace"))
    return title[0].partition(">")[2].strip() if title else ""


def door(url: str) -> bool:
    """Whether the address belongs to a site people log in at."""
    parts = urlsplit(url)
    return _DOORS.fullmatch(parts.hostname or "") is not None and not _CAPTCHA.search(parts.path)


def login(start: str, end: str) -> bool:
    """Whether a way that began at a page ended at a login."""
    return door(end) or (_is_login(end) and not _is_login(start))


def _is_login(url: str) -> bool:
    parts = urlsplit(url)
    return bool(_LOGIN.search(parts.path) or _LOGIN_QUERY.search(parts.query))
