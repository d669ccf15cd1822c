"""What is no form is refused in words, and nothing of it is kept."""

import io
import zipfile
from collections.abc import Iterator

import httpx
import pytest

from auditor.store import Store
from auditor.web import received
from tests.web import made_site
from tests.web.conftest import Pages

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
SHEET = "xl/worksheets/sheet1.xml"
RU, EN = {"accept-language": "ru-RU,ru"}, {"accept-language": "en-GB,en"}


def _bomb() -> bytes:
    """An XLSX whose sheet unpacks to 300 MB."""
    whole = io.BytesIO()
    form = zipfile.ZipFile(io.BytesIO(made_site.form([""])))
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
        for name in form.namelist():
            if name != SHEET:
                made.writestr(name, form.read(name))
        with made.open(SHEET, "w", force_zip64=True) as sheet:
            for _ in range(300):
                sheet.write(b" " * 1_000_000)
    return whole.getvalue()


def _kept(pages: Pages) -> tuple[int, int]:
    """Files that are left of uploads, and rows."""
    with Store(pages.settings.db) as store:
        rows = len(store.checks.all())
    folder = pages.settings.checks
    return (len(list(folder.iterdir())) if folder.exists() else 0), rows


@pytest.fixture(scope="module")
def client(open_site: Pages) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=open_site.address, timeout=60) as made:
        yield made


@pytest.mark.parametrize(
    ("name", "data", "russian", "english"),
    [
        ("форма.pdf", b"%PDF-1.7\n1 0 obj", "это PDF", "PDF"),
        ("форма.xlsx", b"", "пуст", "empty"),
        ("форма.xlsx", b"PK\x03\x04 cut in the middle", "повреждён", "damaged"),
        ("форма.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "паролем", "password"),
        ("форма.xlsx", b"\x7fELF" + bytes(range(256)) * 20, "повреждён", "damaged"),
        ("форма.csv", "Ответственный;Телефон\r\nИванова;5\r\n".encode(), "не найдены позиции", "no positions"),
        ("форма.xlsx", _bomb(), "слишком велик", "too large"),
    ],
    ids=["pdf", "empty", "damaged", "encrypted", "wrong", "other", "bomb"],
)
def test_a_file_that_is_no_form_is_refused_in_both_languages_and_not_kept(
    client: httpx.Client, open_site: Pages, name: str, data: bytes, russian: str, english: str
) -> None:
    for words, headers in ((russian, RU), (english, EN)):
        page = client.post("/checks", files={"submission": (name, data)}, headers=headers)
        assert page.status_code == 422
        said = page.text.partition('role="alert"')[2].partition("</div>")[0]
        assert words.lower() in said.lower().replace("\xa0", " "), said
        assert (
            name in said
            and "auditor " not in said
            and "as-it-came" not in said
            and str(open_site.settings.checks) not in said
        )
        answer = client.post("/api/checks", files={"submission": (name, data)}, headers=headers)
        assert (answer.status_code, answer.json()["error"]) == (422, "refused")
        assert words.lower() in answer.json()["message"].lower().replace("\xa0", " ")
    assert _kept(open_site) == (0, 0)


@pytest.mark.parametrize("chunked", [False, True], ids=["announced", "chunked"])
def test_a_form_of_25_megabytes_is_refused_before_it_is_parsed(
    client: httpx.Client, open_site: Pages, chunked: bool
) -> None:
    body = httpx.Request("POST", "http://x", files={"submission": ("форма.xlsx", b"0" * 25_000_000)})
    data = body.read()
    pieces = (data[at : at + 65_536] for at in range(0, len(data), 65_536))
    kind = {"content-type": body.headers["content-type"], **RU}
    page = client.post("/checks", content=pieces if chunked else data, headers=kind)
    assert page.status_code == 413
    assert "Файл больше 20 МБ." in page.text
    assert _kept(open_site) == (0, 0)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Выберите файл формы или вставьте таблицу"),
        ({"table": "  "}, "Выберите файл формы или вставьте таблицу"),
        ({"table": "2.4.1.1 https://a.example", "rubric": "../x"}, "Такой рубрики нет: ../x"),
        ({"table": "2.4.1.1 https://a.example", "as_of": "вчера"}, "Дата оценки не читается: вчера"),
        ({"table": "2.4.1.1 https://a.example", "as_of": "0001-01-01"}, "Дата оценки не читается"),
        ({"table": "просто слова"}, "не найдены позиции"),
        ({"table": "https://a.example/1\n 2) https://a.example/2 стр. 3"}, "к каким позициям относятся ссылки"),
    ],
)
def test_wishes_that_cannot_be_met_are_named(
    client: httpx.Client, open_site: Pages, fields: dict[str, str], words: str
) -> None:
    answer = client.post("/api/checks", data=fields, headers=RU)
    assert answer.status_code == 422
    assert words in answer.json()["message"].replace("\xa0", " ")
    assert _kept(open_site) == (0, 0)


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("2.4.1.1 https://a.example/1 стр. 5", "2.4.1.1,https://a.example/1,стр. 5"),
        ("3) 2.4.1.1. Цели — https://a.example/1, с. 5", "2.4.1.1,https://a.example/1,с. 5"),
        ("п. 2.4.1.1: https://a.example/1", "2.4.1.1,https://a.example/1,"),
        ("Наличие целей: https://a.example/1", "Наличие целей,https://a.example/1,"),
        ("от 12.05.2020 https://a.example/1", "от 12.05.2020,https://a.example/1,"),
        ("Заречинский район", "Заречинский район,,"),
    ],
)
def test_a_pasted_line_is_a_code_a_link_and_pages(line: str, row: str) -> None:
    assert received.tabulated(line).splitlines()[1] == row


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "..\\..\\a.xlsx", "\u202excod.exe", "a\x00b.xlsx", "<script>.xlsx", "=1+1.xlsx"]
)
def test_no_name_of_a_client_reaches_the_disk(client: httpx.Client, open_site: Pages, name: str) -> None:
    quoted = name.replace("\x00", "%00")
    answer = client.post("/api/checks", files={"submission": (quoted, made_site.form([""]))}, headers=RU)
    assert answer.status_code == 201
    check = answer.json()
    assert "/" not in check["name"] and "\\" not in check["name"] and "\u202e" not in check["name"]
    inside = {one.name for one in (open_site.settings.checks / check["id"]).iterdir()}
    assert "form-1.xlsx" in inside and not [one for one in inside if "passwd" in one or "script" in one]
    page = client.get(f"/checks/{check['id']}")
    assert "<script>." not in page.text
    assert client.delete(f"/api/checks/{check['id']}").status_code == 204
    assert _kept(open_site) == (0, 0)
