"""Yandex Disk in the states people meet; answers stand under host and path."""

from tests.spiders.third_routes.made import GOOGLE, Share, attached, html, json, moved, pdf

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
    "ya file": Share(
        "ok",
        "https://disk.yandex.ru/i/AbCd12",
        {
            _Y: json(_ya("План.pdf")),
            _Y + "/download": json(
                {"href": "https://downloader.disk.yandex.ru/disk/x", "method": "GET", "templated": False}
            ),
            "downloader.disk.yandex.ru/disk/x": attached(pdf("План"), "План.pdf"),
        },
    ),
    "ya folder of three": Share(
        "section",
        "https://disk.yandex.ru/d/AbCd13",
        {
            _Y: json(
                {
                    "name": "МСОКО",
                    "type": "dir",
                    "path": "/",
                    "_embedded": {
                        "items": [_ya(f"{n}.pdf", path=f"/{n}.pdf") for n in range(3)],
                        "total": 3,
                        "limit": 20,
                        "offset": 0,
                    },
                }
            )
        },
    ),
    "ya folder with one file": Share(
        "ok|section",
        "https://disk.yandex.ru/d/AbCd14",
        {
            _Y: json(
                {
                    "name": "МСОКО",
                    "type": "dir",
                    "path": "/",
                    "_embedded": {"items": [_ya("1.pdf", path="/1.pdf")], "total": 1, "limit": 20, "offset": 0},
                }
            ),
            _Y + "/download": json(
                {"href": "https://downloader.disk.yandex.ru/disk/x", "method": "GET", "templated": False}
            ),
            "downloader.disk.yandex.ru/disk/x": pdf("План"),
        },
    ),
    "ya empty folder": Share(
        "section|soft-404",
        "https://yadi.sk/d/AbCd15",
        {
            _Y: json(
                {
                    "name": "Новая папка",
                    "type": "dir",
                    "path": "/",
                    "_embedded": {"items": [], "total": 0, "limit": 20, "offset": 0},
                }
            )
        },
    ),
    "ya gone": Share(
        "broken|soft-404",
        "https://yadi.sk/i/AbCd16",
        {
            _Y: json(
                {
                    "error": "DiskNotFoundError",
                    "message": "Не удалось найти запрошенный ресурс.",
                    "description": "Resource not found.",
                },
                404,
            ),
            "yadi.sk/i/AbCd16": html(
                (
                    "<title>Яндекс Диск</title><h1>Ничего не найдено</h1><p>Возможно, владелец удалил "
                    "файл или закрыл к нему доступ.</p>"
                ),
                404,
            ),
        },
    ),
    "ya page lives though the api says no": Share(
        "unverified|ok|restricted|section",
        "https://disk.yandex.ru/i/AbCd17",
        {
            _Y: json({"error": "DiskNotFoundError", "message": "", "description": "Resource not found."}, 404),
            "disk.yandex.ru/i/AbCd17": html(
                "<title>План.pdf — Яндекс Диск</title><h1>План.pdf</h1><button>Скачать</button>"
            ),
        },
    ),
    "ya downloads are over for today": Share(
        "unverified|restricted",
        "https://disk.yandex.ru/i/AbCd18",
        {
            _Y: json(_ya("План.pdf", file=None)),
            _Y + "/download": json(
                {
                    "error": "DiskResourceDownloadLimitExceededError",
                    "message": "Превышен лимит скачивания",
                    "description": "Download limit exceeded",
                },
                429,
            ),
        },
    ),
    "ya blocked for its content": Share(
        "restricted|broken|soft-404",
        "https://disk.yandex.ru/i/AbCd19",
        {
            _Y: json(
                {
                    "error": "DiskResourceBlockedError",
                    "message": "Ресурс заблокирован",
                    "description": "Resource is blocked",
                },
                403,
            )
        },
    ),
    "ya api down": Share(
        "unverified",
        "https://disk.yandex.ru/i/AbCd20",
        {
            _Y: json({"error": "InternalServerError"}, 500),
            "disk.yandex.ru/i/AbCd20": html("<title>План.pdf — Яндекс Диск</title><h1>План.pdf</h1>"),
        },
    ),
    "ya captcha": Share(
        "restricted|unverified",
        "https://disk.yandex.ru/d/AbCd21",
        {"*": html("<title>Ой!</title><p>Подтвердите, что запросы отправляли вы, а не робот</p>", 403)},
    ),
    "ya file in a folder": Share(
        "ok",
        "https://disk.yandex.ru/d/AbCd22/Приказы/31.pdf",
        {
            _Y: json(_ya("31.pdf", path="/Приказы/31.pdf")),
            _Y + "/download": json(
                {"href": "https://downloader.disk.yandex.ru/disk/x", "method": "GET", "templated": False}
            ),
            "downloader.disk.yandex.ru/disk/x": pdf("Приказ"),
        },
    ),
    "ya own window": Share(
        "restricted",
        "https://disk.yandex.ru/client/disk/МСОКО",
        {
            "*": moved("https://passport.yandex.ru/auth?retpath=x"),
            "passport.yandex.ru/auth": html("<title>Авторизация</title><input type=password>"),
        },
    ),
    "ya view only": Share(
        "restricted|ok|unverified",
        "https://disk.yandex.ru/i/AbCd23",
        {
            _Y: json({"error": "DiskForbiddenError", "message": "Доступ запрещён", "description": "Forbidden"}, 403),
            "disk.yandex.ru/i/AbCd23": html(
                "<title>План.pdf — Яндекс Диск</title><p>Владелец запретил скачивание файла</p>"
            ),
        },
    ),
}
