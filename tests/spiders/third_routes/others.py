"""Dropbox, VK, shorteners, viewers; answers stand under host and path."""

from tests.spiders.third_routes.made import GOOGLE, Share, attached, docx, html, json, moved, pdf

_G = "drive.google.com"
_U = "drive.usercontent.google.com/download"
_Y = "cloud-api.yandex.net/v1/disk/public/resources"
_ID = GOOGLE


def _ya(name: str, **more: object) -> dict[str, object]:
    return {
        "name": name,
        "type": "file",
        "path": "/",
        "mime_type": "application/pdf",
        "size": 900,
        "file": "https://downloader.disk.yandex.ru/disk/x",
        **more,
    }


ALL = {
    "d file": Share(
        "ok",
        "https://www.dropbox.com/s/abcdefgh/plan.pdf?dl=0",
        {"www.dropbox.com/s/abcdefgh/plan.pdf": attached(pdf("План"), "plan.pdf")},
    ),
    "d gone": Share(
        "broken|soft-404",
        "https://www.dropbox.com/s/gonegone/plan.pdf?dl=0",
        {"*": html(("<title>Dropbox - 404</title><h1>Ошибка (404)</h1><p>Не удалось найти то, что вы ищете</p>"), 404)},
    ),
    "d too much traffic": Share(
        "restricted|unverified",
        "https://www.dropbox.com/s/traffic1/plan.pdf?dl=0",
        {
            "*": html(
                (
                    "<title>Dropbox - 429</title><h1>Ошибка (429)</h1><p>Для этой учётной записи ссылки "
                    "временно отключены: по ним слишком много трафика</p>"
                ),
                429,
            )
        },
    ),
    "d folder": Share(
        "section|unverified",
        "https://www.dropbox.com/scl/fo/folder9999/h?rlkey=xyz&dl=0",
        {"*": html("<title>Dropbox - МСОКО</title><div id='folder'></div>")},
    ),
    "d password": Share(
        "restricted",
        "https://www.dropbox.com/scl/fi/locked9999/plan.pdf?rlkey=xyz",
        {
            "*": moved("https://www.dropbox.com/sm/password?cont=x"),
            "www.dropbox.com/sm/password": html(
                "<title>Dropbox</title><p>Эта ссылка защищена паролем</p><input type=password>"
            ),
        },
    ),
    "vk doc": Share(
        "ok",
        "https://vk.com/doc12345_678?hash=ab&dl=cd",
        {
            "vk.com/doc12345_678": moved("https://psv4.userapi.com/c1/u12345/docs/d1/plan.pdf"),
            "psv4.userapi.com/c1/u12345/docs/d1/plan.pdf": pdf("План"),
        },
    ),
    "vk doc deleted": Share(
        "broken|soft-404",
        "https://vk.com/doc12345_679",
        {
            "*": html(
                "<title>Ошибка</title><div class='message_page_body'>Файл был удалён или доступ к нему закрыт.</div>"
            )
        },
    ),
    "vk asks to log in": Share(
        "restricted",
        "https://vk.com/doc12345_680",
        {
            "*": moved("https://login.vk.com/?role=fast&to=x"),
            "login.vk.com/": html("<title>Вход | ВКонтакте</title><input type=password>"),
        },
    ),
    "vk group closed": Share(
        "restricted",
        "https://vk.com/wall-123_45",
        {
            "*": html(
                "<title>Ошибка доступа</title><div class='message_page_title'>Ошибка</div><div>"
                "Доступ к записи ограничен: сообщество закрытое</div>"
            )
        },
    ),
    "vk away": Share(
        "ok",
        "https://vk.com/away.php?to=https%3A%2F%2Fozerki-edu.ru%2Fplan.pdf",
        {"ozerki-edu.ru/plan.pdf": pdf("План")},
    ),
    "clck": Share(
        "ok",
        "https://clck.ru/33AbC",
        {
            "clck.ru/33AbC": moved(
                ("https://sba.yandex.net/redirect?url=https%3A%2F%2Fozerki-edu.ru%2Fplan.pdf&client=clck"), 302
            ),
            "sba.yandex.net/redirect": moved("https://ozerki-edu.ru/plan.pdf"),
            "ozerki-edu.ru/plan.pdf": pdf("План"),
        },
    ),
    "clck has no such": Share(
        "broken|soft-404", "https://clck.ru/33AbD", {"*": html("<title>Кликер</title><p>Ссылка не найдена</p>", 404)}
    ),
    "clck leads to a dead page": Share(
        "broken",
        "https://clck.ru/33AbE",
        {"clck.ru/33AbE": moved("https://ozerki-edu.ru/net.pdf"), "ozerki-edu.ru/net.pdf": html("<h1>404</h1>", 404)},
    ),
    "vk.cc blocked": Share(
        "restricted|broken|soft-404",
        "https://vk.cc/abc12",
        {
            "vk.cc/abc12": html(
                "<title>Ссылка заблокирована</title><p>Внешняя ссылка заблокирована: сайт мог быть "
                "создан в мошеннических целях</p>"
            )
        },
    ),
    "bit.ly": Share(
        "ok",
        "http://bit.ly/3AbCdEf",
        {"bit.ly/3AbCdEf": moved("https://ozerki-edu.ru/plan.pdf", 301), "ozerki-edu.ru/plan.pdf": pdf("План")},
    ),
    "bit.ly stops it": Share(
        "restricted|broken|soft-404|unverified",
        "https://bit.ly/3AbCdEg",
        {
            "bit.ly/3AbCdEg": moved("https://bitly.com/a/warning?hash=3AbCdEg&url=http%3A%2F%2Fx.ru"),
            "bitly.com/a/warning": html(
                "<title>Warning! | There might be a problem with the requested link</title><h1>STOP "
                "- there might be a problem with the requested link</h1>"
            ),
        },
    ),
    "google's redirect": Share(
        "ok",
        "https://www.google.com/url?q=https://ozerki-edu.ru/plan.pdf&sa=D&usg=AOv",
        {"ozerki-edu.ru/plan.pdf": pdf("План")},
    ),
    "office viewer": Share(
        "ok",
        (
            "https://view.officeapps.live.com/op/view.aspx?src=https%3A%2F%2Fozerki-edu.ru%2Fplan.docx&"
            "wdOrigin=BROWSELINK"
        ),
        {"ozerki-edu.ru/plan.docx": docx("План")},
    ),
    "google's cache of a viewer": Share(
        "ok",
        "https://docs.google.com/viewerng/viewer?url=https://ozerki-edu.ru/plan.docx&hl=ru",
        {"ozerki-edu.ru/plan.docx": docx("План")},
    ),
    "yandex's preview": Share(
        "ok",
        ("https://docs.yandex.ru/docs/view?url=ya-disk-public%3A%2F%2FAbCdHash%3D%3D%3A%2F31.pdf&name=31.pdf"),
        {
            _Y: json(_ya("31.pdf", path="/31.pdf")),
            _Y + "/download": json(
                {"href": "https://downloader.disk.yandex.ru/disk/x", "method": "GET", "templated": False}
            ),
            "downloader.disk.yandex.ru/disk/x": pdf("Приказ"),
        },
    ),
    "yandex's preview of a page's file": Share(
        "ok",
        ("https://docs.yandex.ru/docs/view?tm=1610&url=https%3A%2F%2Fozerki-edu.ru%2Fplan.docx&lr=62&mime=docx"),
        {"ozerki-edu.ru/plan.docx": docx("План")},
    ),
}
