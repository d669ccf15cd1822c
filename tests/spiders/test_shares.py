"""The adapters of cloud services, as pure functions: address to question, answer to the next move."""

import itertools
import json
from urllib.parse import parse_qs, urlsplit

import pytest

from auditor.model import Failure
from spiders import shares
from spiders.answers import Answer
from spiders.shares import Ask, Ended, Folder, Share, Taken, Unwrapped

API = "https://cloud-api.yandex.net/v1/disk/public/resources"
ID = "1AbCdEfGhIjKlMnOpQrStUvWx"
UC = f"https://drive.google.com/uc?export=download&id={ID}"
LIST = f"https://drive.google.com/embeddedfolderview?id={ID}"

# address: the first question's address, without what only narrows the answer
FIRST = {
    "https://disk.yandex.ru/d/AbC-1": f"{API}?public_key=https%3A%2F%2Fdisk.yandex.ru%2Fd%2FAbC-1&limit=300",
    "https://disk.yandex.com/i/AbC": f"{API}?public_key=https%3A%2F%2Fdisk.yandex.ru%2Fi%2FAbC&limit=300",
    "http://yadi.sk/d/AbC?from=x#y": f"{API}?public_key=https%3A%2F%2Fyadi.sk%2Fd%2FAbC&limit=300",
    "https://disk.yandex.ru/d/AbC/%D0%9F%D0%BB%D0%B0%D0%BD/1.pdf": (
        f"{API}?public_key=https%3A%2F%2Fdisk.yandex.ru%2Fd%2FAbC&path=%2F%D0%9F%D0%BB%D0%B0%D0%BD%2F1.pdf&limit=300"
    ),
    "https://disk.yandex.ru/public?hash=aB%2Bc%3D": f"{API}?public_key=aB%2Bc%3D&limit=300",
    "https://docs.yandex.ru/docs/view?url=ya-disk-public%3A%2F%2FaB%3D%3A%2Fx.pdf&name=x.pdf": (
        f"{API}?public_key=aB%3D&path=%2Fx.pdf&limit=300"
    ),
    "https://docs.360.yandex.ru/docs/view?url=ya-disk-public%3A%2F%2FaB": f"{API}?public_key=aB&limit=300",
    "https://docviewer.yandex.ru/view/0/?page=3&url=ya-disk-public%3A%2F%2FaB": f"{API}?public_key=aB&limit=300",
    f"https://drive.google.com/file/d/{ID}/view?usp=sharing": UC,
    f"https://drive.google.com/file/d/{ID}/preview": UC,
    f"https://drive.google.com/a/edu.example.ru/file/d/{ID}/edit": UC,
    f"https://drive.google.com/file/u/1/d/{ID}/view?resourcekey=0-a": f"{UC}&resourcekey=0-a",
    f"https://drive.google.com/uc?id={ID}": UC,
    f"https://docs.google.com/uc?export=view&id={ID}": UC,
    f"https://drive.usercontent.google.com/download?id={ID}&authuser=0": UC,
    f"https://docs.google.com/file/d/{ID}/edit": UC,
    f"https://drive.google.com/open?id={ID}": f"https://drive.google.com/open?id={ID}",
    f"https://drive.google.com/drive/folders/{ID}?usp=sharing": LIST,
    f"https://drive.google.com/drive/u/0/mobile/folders/{ID}": LIST,
    f"https://drive.google.com/folderview?id={ID}": LIST,
    f"https://docs.google.com/document/d/{ID}/edit?usp=sharing": f"https://docs.google.com/document/d/{ID}/export?format=pdf",
    f"https://docs.google.com/document/u/0/d/{ID}/mobilebasic": f"https://docs.google.com/document/d/{ID}/export?format=pdf",
    f"https://docs.google.com/spreadsheets/d/{ID}/edit#gid=0": f"https://docs.google.com/spreadsheets/d/{ID}/export?format=xlsx",
    f"https://docs.google.com/presentation/d/{ID}": f"https://docs.google.com/presentation/d/{ID}/export/pptx",
    "https://cloud.mail.ru/public/AbCd/EfGh": "https://cloud.mail.ru/api/v2/file?weblink=AbCd%2FEfGh",
    "https://cloud.mail.ru/public/AbCd/EfGh/%D0%9F%20%D0%9B.pdf": (
        "https://cloud.mail.ru/api/v2/file?weblink=AbCd%2FEfGh%2F%D0%9F%20%D0%9B.pdf"
    ),
    "https://www.dropbox.com/s/abc/plan.pdf?dl=0": "https://www.dropbox.com/s/abc/plan.pdf?dl=1",
    "https://dropbox.com/scl/fi/abc/plan.pdf?rlkey=k&st=x&dl=0": "https://www.dropbox.com/scl/fi/abc/plan.pdf?rlkey=k&dl=1",
    "https://vk.com/doc-12_34?hash=a": "https://vk.com/doc-12_34?hash=a",
    "https://m.vk.ru/doc12_34": "https://m.vk.ru/doc12_34",
}
INSIDE = {
    "https://docs.google.com/viewer?url=http://edu.example.ru/plan.pdf&embedded=true": "http://edu.example.ru/plan.pdf",
    "https://docs.google.com/gview?embedded=1&url=https%3A%2F%2Fe.ru%2Fa%20b.pdf": "https://e.ru/a b.pdf",
    "https://view.officeapps.live.com/op/view.aspx?src=https%3A%2F%2Fe.ru%2Fx.docx&wdOrigin=B": "https://e.ru/x.docx",
    "https://psg3-word-view.officeapps.live.com/op/embed.aspx?src=https%253A%252F%252Fe.ru%252Fx": "https://e.ru/x",
    "https://www.google.ru/url?sa=t&url=https%3A%2F%2Fe.ru%2Fx.pdf&usg=1": "https://e.ru/x.pdf",
    "https://vk.com/away.php?to=https%3A%2F%2Fe.ru%2Fx.pdf&cc_key=": "https://e.ru/x.pdf",
    "https://yandex.ru/turbo?text=https%3A%2F%2Fe.ru%2Fx": "https://e.ru/x",
    "https://yandex.ru/turbo/s/e.ru/x": "",  # a place of its own; followed as it is
    "https://e-ru.turbopages.org/turbo/e.ru/s/news/1": "https://e.ru/news/1",
    "https://docviewer.yandex.ru/?url=https%3A%2F%2Fe.ru%2Fx.doc": "https://e.ru/x.doc",
    "https://checklink.mail.ru/proxy?es=1&url=https%3A%2F%2Fe.ru%2Fx": "https://e.ru/x",
    "https://e.ru/lib/pdfjs/web/viewer.html?file=/files/plan.pdf": "https://e.ru/files/plan.pdf",
    "https://e.ru/plugins/ViewerJS/index.html#../../files/plan.odt": "https://e.ru/files/plan.odt",
}
ORDINARY = [
    "https://edu.example.ru/plan.pdf",
    "https://disk.yandex.ru/",
    "https://yandex.ru/search/?text=https://e.ru",
    "https://docs.google.com/forms/d/e/1FAIpQLS/viewform",
    "https://docs.google.com/document/d/e/2PACX-1v/pub",
    "https://docs.google.com/spreadsheets/d/e/2PACX-1v/pub?output=xlsx",
    "https://vk.com/wall-1_2",
    "https://vk.com/away.php?to=javascript:alert(1)",
    "https://www.google.com/url?q=file:///etc/passwd",
    "https://disk.yandex.ru.evil.example/d/AbC",
    "https://evil.example/?https://disk.yandex.ru/d/AbC",
    "https://notdrive.google.com.ru/file/d/1AbCdEfGhIjKlMnOp/view",
    "https://www.dropbox.com/",
    "https://cloud.mail.ru/",
    "http://[::1",
    "",
]


@pytest.mark.parametrize("url", FIRST)
def test_the_first_question_about_a_share(url: str) -> None:
    move = shares.begin(url)
    assert isinstance(move, Ask), move
    assert move.share.page == url
    assert urlsplit(move.url)[:3] == urlsplit(FIRST[url])[:3]
    assert parse_qs(urlsplit(move.url).query) == parse_qs(urlsplit(FIRST[url]).query)


@pytest.mark.parametrize("url", INSIDE)
def test_a_viewer_is_unwrapped(url: str) -> None:
    assert shares.begin(url) == (Unwrapped(url=INSIDE[url]) if INSIDE[url] else None)


@pytest.mark.parametrize("url", ORDINARY)
def test_what_is_no_share_is_opened_as_it_is(url: str) -> None:
    assert shares.begin(url) is None
    assert not shares.is_share(url)


@pytest.mark.parametrize(
    ("url", "failure"),
    [
        ("https://disk.yandex.ru/client/disk", Failure.RESTRICTED),
        ("https://disk.yandex.ru/client/disk/Документы", Failure.RESTRICTED),
        ("https://docs.yandex.ru/docs/view?url=ya-disk%3A%2F%2F%2Fdisk%2Fx.pdf", Failure.RESTRICTED),
        ("https://docs.yandex.ru/docs/view?url=ya-mail%3A%2F%2F1%2F2", Failure.RESTRICTED),
        ("https://docs.yandex.ru/docs/view?url=new-scheme%3A%2F%2F1", Failure.UNKNOWN),
        ("https://disk.yandex.ru/a/AbC", Failure.UNKNOWN),
        ("https://drive.google.com/drive/my-drive", Failure.RESTRICTED),
        ("https://drive.google.com/drive/u/1/shared-with-me", Failure.RESTRICTED),
        ("https://drive.google.com/something/new", Failure.UNKNOWN),
        ("https://cloud.mail.ru/home/x.pdf", Failure.RESTRICTED),
        ("https://cloud.mail.ru/stock/AbC", Failure.UNKNOWN),
        ("https://www.dropbox.com/home/x", Failure.RESTRICTED),
    ],
)
def test_what_can_be_told_from_the_address_alone(url: str, failure: Failure) -> None:
    move = shares.begin(url)
    assert isinstance(move, Ended) and move.failure is failure


@pytest.mark.parametrize(
    ("host", "own"),
    [
        ("downloader.disk.yandex.ru", True),
        ("s123vla.storage.yandex.net", True),
        ("yandex.net.evil.example", False),
        ("evilyandex.net", False),
        ("127.0.0.1", False),
        ("[::ffff:127.0.0.1]", False),
        ("localhost", False),
        ("metadata.google.internal", False),
    ],
)
def test_a_download_may_come_from_the_service_only(host: str, own: bool) -> None:
    share = Share(service="Яндекс Диск", page="https://disk.yandex.ru/d/A", key="A", step="href")
    body = json.dumps({"href": f"https://{host}/x?key=1"}).encode()
    move = shares.go_on(share, Answer(url=f"{API}/download", status=200), body)
    assert isinstance(move, Ask) is own
    led = shares.go_on(
        Share(service="Яндекс Диск", page="https://disk.yandex.ru/d/A", step="file"),
        Answer(
            url="https://downloader.disk.yandex.ru/x", status=302, headers={"location": f"https://{host}/y".encode()}
        ),
        b"",
    )
    assert isinstance(led, Ask) is own
    if not own:
        assert isinstance(move, Ended) and move.failure is Failure.UNKNOWN
        assert isinstance(led, Ended) and "key=" not in led.detail


def test_a_download_over_another_scheme_is_refused() -> None:
    share = Share(service="Яндекс Диск", page="https://disk.yandex.ru/d/A", step="href")
    for href in ("file:///etc/passwd", "ftp://downloader.disk.yandex.ru/x", "//", "x", "javascript:1"):
        move = shares.go_on(share, Answer(url=API, status=200), json.dumps({"href": href}).encode())
        assert isinstance(move, Ended) and move.failure is Failure.UNKNOWN


_BODIES = [
    b"",
    b"null",
    b"[]",
    b"[[[[",
    b'"file"',
    b"{}",
    b'{"type":"file"}',
    b'{"type":"dir"}',
    b'{"type":"dir","_embedded":null}',
    b'{"type":"dir","_embedded":{"items":[null,1,{"path":5}],"total":"x"}}',
    b'{"type":"dir","_embedded":{"items":[{"path":"/a","type":"new"}],"total":1}}',
    b'{"href":5}',
    b'{"status":"x","body":5}',
    b'{"status":200,"body":{"type":"folder","list":5}}',
    b'{"status":200,"body":{"list":[{"name":5},null]}}',
    b'{"status":200,"body":{"weblink_get":[{"url":null}]}}',
    b'{"status":200,"body":{"weblink_get":{}}}',
    b"{" * 5000,
    b"<html><form id=download-form action='//'></form></html>",
    b"<html><form id=download-form action='http://[::1'></form></html>",
    b"<html><div class=flip-entry><a href='http://[::1'>x</a></div></html>",
    b"<html><div class=flip-entry><a href='javascript:1'>x</a></div></html>",
    b"PK\x03\x04 no archive",
    bytes(range(256)),
]
_STEPS = ("meta", "href", "file", "page", "list", "open", "export", "confirm", "where", "archive", "")
_SERVICES = ("Яндекс Диск", "Google", "Облако Mail", "Dropbox", "ВКонтакте")


@pytest.mark.parametrize("service", _SERVICES)
def test_no_odd_answer_is_taken_for_a_broken_link_or_raises(service: str) -> None:
    page = "https://disk.yandex.ru/d/A"
    moves = []
    for step, body, status in itertools.product(_STEPS, _BODIES, (200, 204, 206, 400, 405, 418, 302, 304)):
        for media_type in (b"text/html", b"application/json", b""):
            answer = Answer(url="https://x.example/", status=status, headers={"content-type": media_type})
            moves.append(shares.go_on(Share(service=service, page=page, key="A/B", step=step), answer, body))
    kinds = {type(move) for move in moves}
    assert Ended in kinds and kinds <= {Ask, Ended, Taken, Folder}
    broken = [move for move in moves if isinstance(move, Ended) and move.failure in (Failure.NOT_FOUND, Failure.GONE)]
    assert not broken


def test_questions_come_to_an_end() -> None:
    move = shares.begin("https://drive.google.com/uc?id=" + ID)
    target = {"location": b"https://drive.google.com/uc?id=" + ID.encode()}
    count = 0
    while isinstance(move, Ask):
        count += 1
        assert count < 40
        move = shares.go_on(move.share, Answer(url=move.url, status=303, headers=target), b"")
    assert isinstance(move, Ended) and move.failure is Failure.UNKNOWN


@pytest.mark.parametrize(
    ("failure", "meant"),
    [
        (Failure.DNS, Failure.HOST_DOWN),
        (Failure.TIMEOUT, Failure.HOST_DOWN),
        (Failure.TLS, Failure.HOST_DOWN),
        (Failure.BLOCKED, Failure.BLOCKED),
        (Failure.TRUNCATED, Failure.TRUNCATED),
        (Failure.NOT_FOUND, Failure.NOT_FOUND),
    ],
)
def test_a_service_that_is_down_says_nothing_of_the_file(failure: Failure, meant: Failure) -> None:
    assert shares.meaning(failure) is meant
