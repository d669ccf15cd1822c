"""What cloud services answer, for tests: by their real host; the key of a share says its state."""

import io
import json
import zipfile
from dataclasses import dataclass

from tests.wire import PDF

SECRET = "s3cr3t-key-of-a-download"  # in every address of a download: no report may show it
Reply = tuple[int, dict[str, str], bytes]


@dataclass(frozen=True)
class Asked:
    """A request that came in."""

    host: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]


def _json(record: object, status: int = 200) -> Reply:
    return status, {"Content-Type": "application/json"}, json.dumps(record, ensure_ascii=False).encode()


def _page(words: str, status: int = 200) -> Reply:
    return status, {}, f"<!DOCTYPE html><html><head><title>{words}</title></head><body>{words}</body></html>".encode()


def _to(url: str) -> Reply:
    return 302, {"Location": url}, b""


def file(content: str = "") -> Reply:
    disposition = {"Content-Disposition": f'attachment; filename="{content}.pdf"'} if content else {}
    return 200, {"Content-Type": "application/pdf", **disposition}, PDF + content.encode()


# --- Yandex Disk -----------------------------------------------------------------------------------------------------


def _item(name: str, path: str, kind: str = "file") -> dict[str, object]:
    return {"name": name, "path": path, "type": kind, "mime_type": "application/pdf", "size": 559}


def _folder(name: str, items: list[dict[str, object]]) -> dict[str, object]:
    return {"name": name, "type": "dir", "path": "/", "_embedded": {"items": items, "total": len(items), "limit": 300}}


_MANY = [_item("Приказ 1.pdf", "/Приказ 1.pdf"), _item("План.pdf", "/План.pdf"), _item("архив", "/архив", "dir")]


def yandex_api(asked: Asked) -> Reply:
    key, path = asked.query.get("public_key", ""), asked.query.get("path", "")
    state = key.rpartition("/")[2].partition("-")[0]
    if state == "limit" and asked.path.endswith("/download"):
        return _json({"error": "DiskResourceDownloadLimitExceededError", "message": "Превышен лимит скачивания"}, 429)
    if asked.path.endswith("/download"):
        place = {
            "away": "https://evil.example/file.pdf",
            "hidden": "http://10.0.0.5/file.pdf",
            "stolen": f"https://downloader.disk.yandex.ru/stolen?key={SECRET}",
            "html": f"https://downloader.disk.yandex.ru/html?key={SECRET}",
        }.get(state, f"https://downloader.disk.yandex.ru/disk/{state}?key={SECRET}")
        refused = _json({"error": "DiskForbiddenError"}, 403)
        return refused if state == "nodownload" else _json({"href": place, "method": "GET", "templated": False})
    known = {
        "folder": _folder("Документы", _MANY),
        "empty": _folder("Пустая", []),
        "one": _folder("Один", [_item("Положение.pdf", "/Положение.pdf")]),
        "nested": _folder("Снаружи", [_item("внутри", "/внутри", "dir")]),
        "strange": {"kind": "something new"},
    }
    answers = {
        "gone": _json({"error": "DiskNotFoundError", "message": "Resource not found."}, 404),
        "apierrs": _json({"error": "DiskNotFoundError"}, 404),
        "wall": _json({"error": "DiskNotFoundError"}, 404),
        "busy": _json({"error": "TooManyRequestsError"}, 429),
        "closed": _json({"error": "DiskForbiddenError"}, 403),
        "down": _json({}, 500),
        "garbage": (200, {"Content-Type": "application/json"}, b"\xff{[not json"),
    }
    if state in answers:
        return answers[state]
    if state == "nested" and path == "/внутри":
        return _json(_folder("внутри", [_item("Глубоко.pdf", "/внутри/Глубоко.pdf")]))
    if path.endswith(".pdf"):
        return _json(_item(path.rpartition("/")[2], path))
    return _json(known.get(state, _item("Приказ № 181.pdf", "/")))


def yandex_page(asked: Asked) -> Reply:
    if asked.path.endswith("gone") or "gone" in asked.query.get("hash", ""):
        return _page("Ничего не найдено. Возможно, владелец удалил файл или закрыл доступ", 404)
    if asked.path.endswith("wall"):
        return _to("/showcaptcha?retpath=x")
    return _page("Приказ № 181.pdf — Яндекс Диск")


def yandex_downloader(asked: Asked) -> Reply:
    if asked.path == "/stolen":
        return _to("https://evil.example/file.pdf")
    if asked.path == "/html":
        return _page("Ссылка устарела")
    return _to(f"https://s1.storage.yandex.net{asked.path}?key={SECRET}")


# --- Google ----------------------------------------------------------------------------------------------------------


def _state(key: str) -> str:
    return key.partition("-")[0]


def drive(asked: Asked) -> Reply:
    key = asked.query.get("id", "")
    state = _state(key or asked.path.split("/")[-2 if asked.path.endswith(("/view", "/edit")) else -1])
    login = "https://accounts.google.com/v3/signin/identifier?continue=x"
    if asked.path == "/open":
        targets = {"folder": f"https://drive.google.com/drive/folders/{key}?usp=drive_open", "private": login}
        document = "https://docs.google.com/document/d/text-0123456789/edit?usp=drive_open"
        return _to({**targets, "text": document}.get(state, f"https://drive.google.com/file/d/{key}/view"))
    if asked.path == "/embeddedfolderview":
        return _drive_folder(state, login)
    if asked.path == "/uc":
        pages = {
            "gone": _page("Error 404 (Not Found)!!1", 404),
            "odd": _page("Error 404 (Not Found)!!1", 404),
            "private": _to(login),
            "quota": _page(
                "Google Drive - Quota exceeded. Too many users have viewed or downloaded this file recently"
            ),
            "owners": _page("Sorry, only the owner and editors can download this file"),
            "strange": _page("Something new"),
            "limit": _page("Too many requests", 429),
            "away": _to("https://evil.example/x.pdf"),
            "sorry": _to("https://www.google.com/sorry/index?continue=x"),
        }
        download = f"https://drive.usercontent.google.com/download?id={key}&export=download&at={SECRET}"
        return pages.get(state, _to(download))
    return _page("404", 404) if state == "gone" else _page("Файл — Google Диск")


def _drive_folder(state: str, login: str) -> Reply:
    names = {"folder": ["Приказ", "План", "Отчёт"], "one": ["Положение"], "empty": []}.get(state)
    if state == "private":
        return _to(login)
    if state == "gone":
        return _page("404", 404)
    if names is None:
        return _page("Something new")
    entries = "".join(
        f'<div class="flip-entry" id="entry-f{at}"><a href="https://drive.google.com/file/d/file-0123456789{at}/view?'
        f'usp=drive_web"><div class="flip-entry-title">{name}.pdf</div></a></div>'
        for at, name in enumerate(names)
    )
    body = f"<html><head><title>Папка</title></head><body><div class=flip-entries>{entries}</div></body></html>"
    return 200, {}, body.encode()


def drive_download(asked: Asked) -> Reply:
    state = _state(asked.query.get("id", ""))
    if state == "large" and asked.query.get("confirm") != "t":
        form = (
            "<html><title>Google Drive - Virus scan warning</title><form id=download-form method=get "
            'action="https://drive.usercontent.google.com/download"><input type=submit value="Download anyway">'
            f'<input type=hidden name=id value="{asked.query["id"]}"><input type=hidden name=export value=download>'
            f"<input type=hidden name=confirm value=t><input type=hidden name=uuid value={SECRET}></form></html>"
        )
        return 200, {}, form.encode()
    return file(state)


def docs(asked: Asked) -> Reply:
    parts = asked.path.split("/")
    state = _state(parts[3]) if len(parts) > 3 else ""
    if parts[1] == "forms":
        return _form(parts[-2])
    if "export" not in asked.path:
        return _page("Документ удалён", 404) if state == "gone" else _page("Документ — Google Документы")
    answers = {
        "gone": _page("Page Not Found", 404),
        "odd": _page("Page Not Found", 404),
        "private": _to("https://accounts.google.com/ServiceLogin?service=wise"),
        "closed": _page("Access denied", 401),
        "limit": _page("Too many requests", 429),
        "strange": _page("Something new"),
        "away": _to("https://evil.example/x.pdf"),
    }
    return answers.get(state, _to(f"https://doc-00-docs.googleusercontent.com/docs/{state}?key={SECRET}"))


def _form(key: str) -> Reply:
    asks = "<h1>Анкета педагога</h1>" + "<p>Ваш стаж? *</p><p>Мой ответ</p>" * 4 + "<p>* Обязательный вопрос</p>"
    answers = {
        "closed": _page("Эта форма больше не принимает ответы"),
        "private": _to("https://accounts.google.com/ServiceLogin?continue=x"),
        "gone": _page("Страница не найдена", 404),
        "limit": _page("Too many requests", 429),
    }
    return answers.get(_state(key), (200, {}, f"<html><title>Анкета - Google Forms</title>{asks}</html>".encode()))


# --- Mail.ru ---------------------------------------------------------------------------------------------------------


def mail(asked: Asked) -> Reply:
    if asked.path == "/api/v2/dispatcher":
        return _json(
            {"status": 200, "body": {"weblink_get": [{"url": "https://cloclo1.datacloudmail.ru/weblink/view"}]}}
        )
    link = asked.query.get("weblink", "")
    state = _state(link.split("/")[-1])
    if asked.path.startswith("/public/"):
        return _page("404", 404) if asked.path.endswith("gone") else _page("План.pdf / Облако Mail")
    name = {"name": f"{state}.pdf", "size": 559, "weblink": link}
    if asked.path == "/api/v2/folder":
        listed = {
            "folder": [{"name": f"{at}.pdf", "type": "file", "weblink": f"{link}/{at}.pdf"} for at in range(3)],
            "one": [{"name": "Положение.pdf", "type": "file", "weblink": f"{link}/Положение.pdf"}],
            "empty": [],
        }[state]
        return _json({"status": 200, "body": {"type": "folder", "name": "Папка", "list": listed}})
    answers = {
        "gone": _json({"status": 404, "body": {"weblink": {"error": "not_exists"}}}, 404),
        "odd": _json({"status": 404, "body": {"weblink": {"error": "not_exists"}}}, 404),
        "private": _json({"status": 403, "body": {"weblink": {"error": "access_denied"}}}, 403),
        "limit": _json({"status": 400, "body": {"weblink": {"error": "download_limit"}}}, 400),
        "blocked": _json({"status": 200, "body": {**name, "type": "file", "flags": {"blocked": True}}}),
        "strange": _json({"status": 200, "body": ["something", "new"]}),
    }
    kind = "folder" if state in ("folder", "one", "empty") else "file"
    return answers.get(state, _json({"status": 200, "body": {**name, "type": kind}}))


def mail_download(asked: Asked) -> Reply:
    return file() if asked.headers.get("referer", "").startswith("https://cloud.mail.ru/public/") else _page("no", 403)


# --- Dropbox, VK, others ---------------------------------------------------------------------------------------------


def dropbox(asked: Asked) -> Reply:
    state = _state(asked.path.split("/")[3 if asked.path.startswith("/scl/") else 2])
    answers = {
        "gone": _page("Error (404) That's a 404", 404),
        "deleted": _page("This item was deleted"),
        "private": _to("https://www.dropbox.com/login?cont=x"),
        "traffic": _page("Error (429). This account's links are generating too much traffic"),
        "strange": _page("Something new"),
        "away": _to("https://evil.example/x.pdf"),
    }
    if asked.query.get("dl") != "1":
        return _page("Dropbox")
    return answers.get(state, _to(f"https://uc1.dl.dropboxusercontent.com/cd/0/get/{state}?key={SECRET}"))


def dropbox_download(asked: Asked) -> Reply:
    state = asked.path.split("/")[-1]
    if state not in ("folder", "one"):
        return file(state)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name in ["Приказ.pdf"] if state == "one" else ["Приказ.pdf", "План.pdf"]:
            archive.writestr(name, PDF)
    return (
        200,
        {"Content-Type": "application/zip", "Content-Disposition": "attachment; filename=x.zip"},
        held.getvalue(),
    )


def vk(asked: Asked) -> Reply:
    number = asked.path.rpartition("_")[2]
    shown = f'"docUrl":"https:\\/\\/psv4.userapi.com\\/s\\/v1\\/d\\/{SECRET}\\/plan.pdf?dl=1"'
    return {
        "1": _to(f"https://psv4.userapi.com/s/v1/d/{SECRET}/plan.pdf"),
        "2": (200, {}, f"<html><title>План.pdf</title><script>Docs.initDoc({{{shown}}})</script></html>".encode()),
        "3": _page("Документ был удалён или ещё не загружен"),
        "4": _page("Ошибка доступа. Документ недоступен"),
        "5": _to("https://vk.com/login?to=x"),
        "6": _page("Too many requests", 429),
        "7": _page("Something new"),
    }[number]


def shortener(asked: Asked) -> Reply:
    return _to("https://disk.yandex.ru/i/file-1")
