"""Shares of Google and Mail.ru in the states people meet; answers stand under host and path."""

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
    "g file": Share(
        "ok",
        f"https://drive.google.com/file/d/{_ID}/view?usp=sharing",
        {_G + "/uc": moved(f"https://{_U}?id={_ID}&export=download", 303), _U: attached(pdf("План"), "plan.pdf")},
    ),
    "g large file": Share(
        "ok",
        f"https://drive.google.com/open?id={_ID}",
        {
            _G + "/uc": moved(f"https://{_U}?id={_ID}&export=download", 303),
            _U: html(
                "<title>Google Drive - Virus scan warning</title><p class='uc-warning-subcaption'>is "
                f"too large for Google to scan</p><form id='download-form' action='https://{_U}' "
                f"method='get'><input type='hidden' name='id' value='{_ID}'><input type='hidden' "
                "name='export' value='download'><input type='hidden' name='confirm' value='t'><input "
                "type='hidden' name='uuid' value='u1'></form>"
            ),
            _U + "?confirm=t": attached(pdf("План"), "plan.pdf"),
        },
    ),
    "g quota": Share(
        "restricted|unverified",
        f"https://drive.google.com/file/d/{_ID}/view",
        {
            "*": html(
                "<title>Google Drive - Quota exceeded</title><p class='uc-error-caption'>Sorry, you "
                "can&#39;t view or download this file at this time.</p><p "
                "class='uc-error-subcaption'>Too many users have viewed or downloaded this file "
                "recently.</p>"
            )
        },
    ),
    "g private": Share(
        "restricted",
        f"https://drive.google.com/file/d/{_ID}/view",
        {
            "*": moved("https://accounts.google.com/v3/signin/identifier?continue=x"),
            "accounts.google.com/v3/signin/identifier": html("<title>Вход – Google Аккаунты</title>"),
        },
    ),
    "g deleted": Share(
        "broken|soft-404",
        f"https://drive.google.com/file/d/{_ID}/view",
        {"*": html(("<title>Страница не найдена</title><p>К сожалению, запрошенный файл не существует.</p>"), 404)},
    ),
    "g breaks the rules": Share(
        "restricted|broken|soft-404",
        f"https://drive.google.com/file/d/{_ID}/view",
        {
            "*": html(
                (
                    "<title>Google Drive</title><p>К сожалению, доступ к этому файлу закрыт, поскольку "
                    "он нарушает Условия использования Google.</p>"
                ),
                403,
            )
        },
    ),
    "g doc": Share(
        "ok",
        f"https://docs.google.com/document/d/{_ID}/edit?usp=sharing",
        {f"docs.google.com/document/d/{_ID}/export": attached(docx("План"), "plan.docx")},
    ),
    "g doc in the bin": Share(
        "broken|soft-404",
        f"https://docs.google.com/document/d/{_ID}/edit",
        {"*": html("<title>Файл в корзине</title><p>Файл, который вы запросили, удалён.</p>", 404)},
    ),
    "g doc asks": Share(
        "restricted",
        f"https://docs.google.com/document/d/{_ID}/edit",
        {"*": html(("<title>Нужен доступ</title><p>Вам нужен доступ. Запросите его или войдите в аккаунт.</p>"), 401)},
    ),
    "g sheet": Share(
        "ok",
        f"https://docs.google.com/spreadsheets/d/{_ID}/edit#gid=0",
        {f"docs.google.com/spreadsheets/d/{_ID}/export": attached(docx("План"), "plan.xlsx")},
    ),
    "g folder": Share(
        "section",
        f"https://drive.google.com/drive/folders/{_ID}?usp=sharing",
        {
            f"drive.google.com/drive/folders/{_ID}": html("<title>МСОКО – Google Диск</title><div>Файлы</div>"),
            "drive.google.com/embeddedfolderview": html(
                "<div class='flip-entry' id='entry-a'><a "
                f"href='https://drive.google.com/file/d/{_ID}/view'><div class='flip-entry-title'>"
                "План.pdf</div></a></div><div class='flip-entry' id='entry-b'><a "
                f"href='https://drive.google.com/file/d/{_ID}2/view'><div class='flip-entry-title'>"
                "Отчёт.pdf</div></a></div>"
            ),
        },
    ),
    "g form closed": Share(
        "ok|restricted|soft-404",
        "https://docs.google.com/forms/d/e/1FAIpQLSe/viewform",
        {
            "*": moved("https://docs.google.com/forms/d/e/1FAIpQLSe/closedform"),
            "docs.google.com/forms/d/e/1FAIpQLSe/closedform": html(
                "<title>Анкета педагога</title><p>Эта форма больше не принимает ответы</p>"
            ),
        },
    ),
    "m file": Share(
        "ok",
        "https://cloud.mail.ru/public/AbCd/EfGhIjKl",
        {
            "cloud.mail.ru/public/AbCd/EfGhIjKl": html("<title>План.pdf - Облако Mail.ru</title>"),
            "cloud.mail.ru/api/v2/file": json(
                {"status": 200, "body": {"type": "file", "name": "План.pdf", "size": 900, "weblink": "AbCd/EfGhIjKl"}}
            ),
            "cloud.mail.ru/api/v2/folder": json(
                {"status": 200, "body": {"type": "file", "name": "План.pdf", "size": 900, "weblink": "AbCd/EfGhIjKl"}}
            ),
            "cloud.mail.ru/api/v2/dispatcher": json(
                {"status": 200, "body": {"weblink_get": [{"url": "https://cloclo1.cloud.mail.ru/weblink/get"}]}}
            ),
            "cloclo1.cloud.mail.ru/weblink/get/AbCd/EfGhIjKl": pdf("План"),
        },
    ),
    "m folder": Share(
        "section",
        "https://cloud.mail.ru/public/AbCd/Folder12",
        {
            "cloud.mail.ru/public/AbCd/Folder12": html("<title>МСОКО - Облако Mail.ru</title>"),
            "*": json(
                {
                    "status": 200,
                    "body": {
                        "type": "folder",
                        "name": "МСОКО",
                        "weblink": "AbCd/Folder12",
                        "list": [
                            {"type": "file", "name": f"{n}.pdf", "size": 5, "weblink": f"AbCd/Folder12/{n}.pdf"}
                            for n in range(3)
                        ],
                    },
                }
            ),
        },
    ),
    "m gone": Share(
        "broken|soft-404",
        "https://cloud.mail.ru/public/AbCd/Gone1234",
        {"*": json({"status": 404, "body": {"home": {"error": "not_exists"}}}, 404)},
    ),
    "m blocked": Share(
        "restricted|broken|soft-404",
        "https://cloud.mail.ru/public/AbCd/Bad12345",
        {"*": html("<title>Облако Mail.ru</title><p>Доступ к файлу заблокирован: файл содержит вирус</p>", 403)},
    ),
    "m a strange answer": Share("unverified", "https://cloud.mail.ru/public/AbCd/Odd12345", {"*": json({"hello": 1})}),
    "m own window": Share(
        "restricted",
        "https://cloud.mail.ru/home/МСОКО/План.pdf",
        {
            "*": moved("https://account.mail.ru/login?page=x"),
            "account.mail.ru/login": html("<title>Вход</title><input type=password>"),
        },
    ),
}
