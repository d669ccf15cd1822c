"""What became of a link, in words: failures, their causes, statuses."""

from collections.abc import Mapping

from auditor.model import Cause, Failure, Say

FAILURES: Mapping[Failure, Say] = {
    Failure.BLOCKED: Say(ru="адрес внутренней сети", en="an address of a private network"),
    Failure.BAD_SCHEME: Say(ru="это не адрес страницы в интернете", en="this is no web address"),
    Failure.DNS: Say(ru="такого сайта нет (имя не найдено)", en="there is no such site (the name was not found)"),
    Failure.REFUSED: Say(ru="сайт не принимает соединение", en="the site refuses the connection"),
    Failure.RESET: Say(ru="сайт обрывает соединение", en="the site drops the connection"),
    Failure.TIMEOUT: Say(ru="сайт не отвечает", en="the site does not answer in time"),
    Failure.TLS: Say(ru="не удалось защищённое соединение", en="the secure connection failed"),
    Failure.TOO_MANY_REDIRECTS: Say(ru="адрес перенаправляет по кругу", en="the address redirects in a circle"),
    Failure.TRUNCATED: Say(ru="файл передаётся не до конца", en="the file breaks off before its end"),
    Failure.TOO_LARGE: Say(ru="файл слишком большой", en="the file is too large"),
    Failure.NOT_FOUND: Say(ru="страницы или файла нет (404)", en="no such page or file (404)"),
    Failure.GONE: Say(ru="страница или файл удалены (410)", en="the page or file was removed (410)"),
    Failure.CLIENT_ERROR: Say(ru="сайт отвечает ошибкой", en="the site answers with an error"),
    Failure.SERVER_ERROR: Say(ru="ошибка на самом сайте", en="an error of the site itself"),
    Failure.RESTRICTED: Say(ru="нужен вход или разрешение", en="a login or a permission is needed"),
    Failure.CHALLENGE: Say(ru="сайт показывает проверку от роботов", en="the site shows a check against robots"),
    Failure.RATE_LIMITED: Say(ru="сайт ограничил число обращений", en="the site limits the number of requests"),
    Failure.ROBOTS: Say(ru="сайт запрещает обращаться роботам", en="the site forbids robots"),
    Failure.HOST_DOWN: Say(ru="сайт сейчас не отвечает", en="the site does not answer at present"),
    Failure.UNKNOWN: Say(ru="причина не ясна", en="the reason is not clear"),
}

SENT_AWAY: Mapping[Failure, Say] = {
    Failure.BLOCKED: Say(
        ru="сайт перенаправляет на адрес внутренней сети", en="the site redirects to an address of a private network"
    ),
    Failure.BAD_SCHEME: Say(
        ru="сайт перенаправляет на то, что не открывается в браузере",
        en="the site redirects to what no browser opens",
    ),
}
MANY_REDIRECTS = Say(
    ru="адрес перенаправляет больше двадцати раз подряд", en="the address redirects more than twenty times in a row"
)

CAUSES: Mapping[Cause | None, Say] = {
    Cause.CONNECT: Say(
        ru="сайт не отвечает: соединение не устанавливается", en="the site does not answer: no connection is made"
    ),
    Cause.HEADERS: Say(
        ru="сайт принимает соединение, но не отвечает на запрос",
        en="the site takes the connection, but does not answer the request",
    ),
    Cause.BODY: Say(
        ru="файл передаётся слишком медленно и не загрузился за отведённое время",
        en="the file comes too slowly to be loaded in the time allowed",
    ),
    Cause.NOT_TLS: Say(
        ru="по этому адресу нет защищённого соединения (https)",
        en="there is no secure connection (https) at this address",
    ),
    Cause.OLD_TLS: Say(
        ru="сайт знает только устаревшее защищённое соединение, браузеры его не принимают",
        en="the site knows only an outdated secure connection, which browsers refuse",
    ),
    Cause.NO_CIPHER: Say(
        ru="не удалось договориться о шифровании: возможно, сайт работает только по отечественным стандартам (ГОСТ)",
        en="no cipher in common: the site may know the national ones only",
    ),
    Cause.CLIENT_CERTIFICATE: Say(
        ru="сайт пускает только с личным сертификатом", en="the site lets in only those with a certificate of their own"
    ),
    Cause.NOT_HTTP: Say(ru="сайт отвечает не как веб-сервер", en="the answer is not that of a web server"),
    Cause.CONSENT: Say(
        ru="сайт сначала просит согласие (на cookie или с условиями)",
        en="the site first asks for consent (to cookies or terms)",
    ),
    Cause.GEO: Say(
        ru="сайт не пускает из страны или сети, откуда шла проверка",
        en="the site does not let in the country or network it was checked from",
    ),
    Cause.FIREWALL: Say(
        ru="защита сайта приняла проверку за нежелательный запрос",
        en="the site's protection took the check for an unwanted request",
    ),
    Cause.MAINTENANCE: Say(
        ru="сайт просит зайти позже: идут работы или он перегружен",
        en="the site asks to come later: it is being serviced, or is overloaded",
    ),
    Cause.SUSPECT: Say(
        ru="этой ночью она не открылась, но это может пройти", en="it failed this night, but that may pass"
    ),
    Cause.NIGHTS: Say(
        ru="сайт не отвечает несколько ночей подряд", en="the site has not answered for several nights running"
    ),
    Cause.PORT: Say(
        ru="порт в адресе не для веб-страниц, браузеры его не открывают",
        en="the port in the address is not for web pages, and browsers do not open it",
    ),
    Cause.SHOWN: Say(
        ru="документ на странице виден, но сайт сообщает об ошибке", en="it shows, but the site reports an error"
    ),
    Cause.OFFLINE: Say(
        ru="за время проверки не ответил ни один сайт: вероятно, связи не было у нас",
        en="no site at all answered meanwhile: our own connection was probably down",
    ),
    Cause.FELL_SILENT: Say(
        ru="сайт отвечал, но во время проверки перестал", en="the site answered, but stopped while it was checked"
    ),
}

# Statuses whose meaning says more than "an error".
STATUSES: Mapping[int, Say] = {
    400: Say(
        ru="сайт не понимает адрес: вероятно, он скопирован не целиком", en="the site cannot make out the address"
    ),
    401: Say(ru="нужны имя и пароль", en="a name and a password are needed"),
    402: Say(ru="доступ платный", en="access must be paid for"),
    405: Say(ru="сайт не показывает страницу по ссылке", en="the site does not show the page by a link"),
    406: Say(ru="сайт отклоняет запрос", en="the site declines the request"),
    407: Say(ru="нужен вход через посредника (прокси)", en="a proxy asks for a login"),
    408: Say(ru="сайт не дождался запроса", en="the site did not wait for the request"),
    414: Say(ru="адрес слишком длинный", en="the address is too long"),
    421: Say(ru="сервер не знает этого сайта", en="the server does not know this site"),
    423: Say(ru="документ заблокирован", en="the document is locked"),
    429: Say(ru="сайт ограничил число обращений", en="the site limits the number of requests"),
    451: Say(ru="закрыто по требованию властей", en="closed by order of the authorities"),
    500: Say(ru="внутренняя ошибка сайта", en="an internal error of the site"),
    501: Say(ru="сайт не умеет показывать такой адрес", en="the site cannot show such an address"),
    502: Say(ru="сервер сайта не работает", en="the site's own server is out of order"),
    503: Say(ru="сайт временно недоступен", en="the site is unavailable"),
    504: Say(ru="сервер сайта не отвечает", en="the site's own server does not answer"),
    507: Say(ru="на сервере сайта нет места", en="the site's disk is full"),
    508: Say(ru="сайт зациклился", en="the site runs in a circle"),
    509: Say(ru="исчерпан лимит трафика сайта", en="the site's traffic is used up"),
    520: Say(ru="сервер сайта отвечает с ошибкой", en="the site's own server answers with an error"),
    521: Say(ru="сервер сайта выключен", en="the site's own server is down"),
    522: Say(ru="сервер сайта не отвечает", en="the site's own server does not answer"),
    523: Say(ru="сервер сайта недоступен", en="the site's own server cannot be reached"),
    524: Say(ru="сервер сайта отвечает слишком долго", en="the site's own server is too slow"),
    525: Say(ru="на сервере сайта не работает защищённое соединение", en="the site's own server fails at TLS"),
    526: Say(ru="у сервера сайта негодный сертификат", en="the site's own server has a bad certificate"),
    530: Say(ru="сайт отключён", en="the site is switched off"),
}

# What to do, one sentence, where the rule's own advice does not say it.
