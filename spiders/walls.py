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
    r"|ой!|вы не робот|are you not a robot|captcha|before you continue|request rejected"
    r"|прежде чем перейти к (?:google|youtube)|access denied \| sucuri|human verification|security check)",
    re.I,
)
# Sites and pages that stand before others until one agrees to cookies or terms.
_CONSENT_HOST = re.compile(r"consent\.[\w\-]+\.\w{2,6}", re.I)
_CONSENT = re.compile(
    r"(?:^|/)(?:(?:cookies?|gdpr|privacy|age|user)[-_]?(?:consent|wall|gate|check)|consent|collectconsent|cookiewall"
    r"|age[-_]?(?:gate|verification)|soglasie[-_](?:na[-_])?cookies?)(?:\.\w{2,5})?(?:/|$)",
    re.I,
)
_ASKS_CONSENT = re.compile(r"<title[^>]*>\s*(?:before you continue|прежде чем перейти)", re.I)
# Programs that guard a site and name themselves when they refuse.
_FIREWALL = re.compile(
    r"mod_?security|\bimunify360|\bwordfence|sucuri (?:website )?firewall|incapsula incident|_incapsula_resource"
    r"|the requested url was rejected\. please consult|web application firewall|\bwaf\b.{0,40}block"
    r"|blocked by (?:our |the )?(?:security|firewall)|заблокирован\w* (?:системой защиты|межсетевым экраном|waf)"
    r"|(?:ваш )?запрос (?:был )?заблокирован|ваши действия похожи на автоматическ|подозрительн\w+ активност",
    re.I,
)
_ELSEWHERE = re.compile(
    r"not available in your (?:country|region|location)|(?:unavailable|blocked|restricted) in your (?:country|region)"
    r"|your country (?:is|has been) (?:blocked|banned|not allowed)|country or region your ip|error 1009"
    r"|access from your (?:country|region|location)|недоступ\w+ (?:в|для|из) ваше\w+ (?:стран|регион)"
    r"|доступ (?:из|с территории|для) (?:ваш\w+|других|иностранн\w+|зарубежн\w+) (?:стран|регион|государств)"
    r"|только (?:с|на) территори\w+ (?:рф\b|росси)|только (?:с|для) российск\w+ (?:ip|адрес)"
    r"|(?:иностранн|зарубежн)\w+ ip|ваш\w* (?:ip[- ]?адрес|регион) не (?:входит|относится|является росси)",
    re.I,
)
# Scripts that stand only on the check itself, not on pages that carry a captcha in a form.
_MARKS = (b"_cf_chl_opt", b"/.well-known/ddos-guard/js-challenge", b"/__qrator/qauth", b'id="challenge-running"')
_LOOKED_AT = 65536
_REFUSAL = 20_000  # bytes; a page that refuses is no longer than this


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
    return title[0].partition(">")[2].strip() if title else firewall(answer)


def firewall(answer: Answer) -> str:
    """The words by which a program that guards the site refuses; '' where none does."""
    if answer.status < 400 or answer.status in (404, 410) or len(answer.head) > _REFUSAL:
        return ""
    if answer.text("server").lower().startswith(("imunify360", "sucuri", "cloudproxy", "bitninja")):
        return f"server: {answer.text('server')}, HTTP {answer.status}"
    found = _FIREWALL.search(_said(answer))
    return found[0] if found else ""


def elsewhere(answer: Answer) -> bool:
    """Whether it refuses because of the country or network that asks."""
    return len(answer.head) <= _REFUSAL and _ELSEWHERE.search(_said(answer)) is not None


def consent(start: str, end: str) -> bool:
    """Whether a way that began at a page ended where one must agree to something first."""
    return _is_consent(end) and not _is_consent(start)


def consent_door(url: str) -> bool:
    """Whether the address belongs to a site that only asks for consent."""
    return _CONSENT_HOST.fullmatch(urlsplit(url).hostname or "") is not None


def asks_consent(answer: Answer) -> bool:
    """Whether the page itself is the question for consent."""
    return _ASKS_CONSENT.search(_said(answer)) is not None


def _is_consent(url: str) -> bool:
    parts = urlsplit(url)
    return bool(_CONSENT_HOST.fullmatch(parts.hostname or "") or _CONSENT.search(parts.path))


def _said(answer: Answer) -> str:
    """The beginning of a page as text; older sites are in cp1251."""
    head = answer.head[:_REFUSAL]
    try:
        return head.decode("utf-8")
    except UnicodeDecodeError:
        return head.decode("cp1251", "replace")


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
