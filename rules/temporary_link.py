"""An address with a token that dies."""

import re
from collections.abc import Iterator

from auditor.dossier import Dossier
from auditor.model import Say, Severity
from rules.base import Example, Flag, flag

SEVERITY = Severity.WARNING
LABEL = Say(ru="Временная ссылка", en="Temporary link")
MESSAGE = Say(
    ru="Ссылка временная: в адресе есть ключ, который скоро перестанет действовать.",
    en="The link is temporary: its address holds a key that will soon cease to work.",
)
WHY = Say(
    ru="Сегодня такая ссылка открывается, а у эксперта через неделю — уже нет.",
    en="Today such a link opens; for the expert, a week later, it does not.",
)
ADVICE = Say(
    ru="Дайте постоянную ссылку: страницу файла в облаке («Поделиться») или файл на сайте.",
    en="Give a lasting link: the file's page in the cloud (“Share”) or a file on the site.",
)

BAD = [
    Example(
        cell="https://downloader.disk.yandex.ru/disk/4f/61a2/plan.pdf?uid=0&filename=plan.pdf",
        note=Say(
            ru="адрес скачивания с Яндекс Диска живёт несколько часов",
            en="a download address of Yandex Disk lives for some hours",
        ),
    ),
    Example(
        cell="https://vk.com/doc123_456?hash=ab12cd34ef56&dl=gh78",
        note=Say(ru="ключ «hash» у документа ВКонтакте меняется", en="the “hash” key of a VK document changes"),
    ),
    Example(
        cell="https://s3.example.ru/plan.pdf?X-Amz-Signature=0a1b2c&X-Amz-Expires=3600",
        note=Say(ru="в адресе указан срок: 3600 секунд", en="the address names its own term: 3600 seconds"),
    ),
    Example(
        cell="https://files.example.ru/plan.pdf?st=kX9vQ2mB7wLr0a&e=1614600000",
        note=Say(ru="подпись и время, до которого она действует", en="a signature and the time it is good until"),
    ),
]
GOOD = [
    Example(
        cell="https://disk.yandex.ru/i/AbCdEf123456",
        note=Say(ru="страница файла, полученная кнопкой «Поделиться»", en="the file's page from the “Share” button"),
    ),
    Example(
        cell="https://edu.example.ru/download?id=17",
        note=Say(ru="номер документа на сайте не меняется", en="the number of a document on a site does not change"),
    ),
]

_DYING = re.compile(
    r"^https?://(?:"
    r"downloader\.(?:disk|dst)\.yandex\.[a-z]+/|\w+\.storage\.yandex\.net/|"
    r"(?:m\.)?vk\.(?:com|ru)/doc-?\d+_\d+\?(?:[^#]*&)?hash=|"
    r"cloclo\d*\.(?:cloud|datacloudmail)\.(?:mail\.)?ru/|cloclo\d*\.datacloudmail\.ru/|"
    r"doc-[\w-]+-docs\.googleusercontent\.com/|[\w.-]+\.googleusercontent\.com/docs/securesc/|"
    r"uc[\w-]*\.dl\.dropboxusercontent\.com/|"
    r"[^?#]+\?(?:[^#]*&)?(?:X-Amz-(?:Signature|Expires)|X-Goog-(?:Signature|Expires)|Signature|"
    r"expires?|exp|access_token|temp_?token|session_?id|phpsessid|jsessionid)=[^&#]+"
    r")|;jsessionid=|[?&](?:e|ttl|until|deadline|valid_?(?:to|until)?|ts_?end)=1[4-9]\d{8}(?!\d)",
    re.IGNORECASE,
)


def check(dossier: Dossier) -> Iterator[Flag]:
    for citation in dossier.citations:
        if not citation.link.flaw and _DYING.search(citation.link.url):
            yield flag(citation)
