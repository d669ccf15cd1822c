"""What becomes of cloud shares: every service in its states, all in one crawl against local emulators."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace

import pytest

from auditor.dossier import Citation
from auditor.model import Cell, Failure, Link, LinkStatus, Position, Visit
from auditor.reports.json import visit_record
from tests.clouds import SECRET, Clouds
from tests.spiders.conftest import QUICK, Crawled, crawling

FILE, FOLDER = "file", "folder"
GONE, CLOSED, LIMIT = Failure.NOT_FOUND, Failure.RESTRICTED, Failure.RATE_LIMITED
UNSURE, DOWN = Failure.UNKNOWN, Failure.HOST_DOWN

YANDEX = "https://disk.yandex.ru/d"
DRIVE = "https://drive.google.com/file/d"
DOCS = "https://docs.google.com"
MAIL = "https://cloud.mail.ru/public/AbCd"
BOX = "https://www.dropbox.com"
HASH = "ya-disk-public%3A%2F%2F"

# address: what it is, or how it fails; the name of the file or folder
TABLE: dict[str, tuple[str | Failure, str]] = {
    f"{YANDEX}/file-1": (FILE, "Приказ № 181.pdf"),
    "https://yadi.sk/i/file-2": (FILE, "Приказ № 181.pdf"),
    "https://disk.360.yandex.ru/i/file-3": (FILE, "Приказ № 181.pdf"),
    f"{YANDEX}/folder-4/Приказ 1.pdf": (FILE, "Приказ 1.pdf"),
    f"https://docs.yandex.ru/docs/view?url={HASH}file-5%3A%2FПлан.pdf&name=План.pdf": (FILE, "План.pdf"),
    f"{YANDEX}/folder-6": (FOLDER, "Документы"),
    f"{YANDEX}/empty-7": (FOLDER, "Пустая"),
    f"{YANDEX}/one-8": (FILE, "Положение.pdf"),
    f"{YANDEX}/nested-9": (FILE, "Глубоко.pdf"),
    f"{YANDEX}/gone": (GONE, ""),
    f"https://docs.yandex.ru/docs/view?url={HASH}gone-10%3A%2Fx.pdf": (GONE, ""),
    f"{YANDEX}/apierrs": (UNSURE, ""),
    f"{YANDEX}/wall": (UNSURE, ""),
    f"{YANDEX}/busy": (LIMIT, ""),
    f"{YANDEX}/limit": (LIMIT, "Приказ № 181.pdf"),
    f"{YANDEX}/closed": (CLOSED, ""),
    f"{YANDEX}/nodownload": (CLOSED, "Приказ № 181.pdf"),
    f"{YANDEX}/down": (DOWN, ""),
    f"{YANDEX}/strange": (UNSURE, ""),
    f"{YANDEX}/garbage": (UNSURE, ""),
    f"{YANDEX}/away": (UNSURE, "Приказ № 181.pdf"),
    f"{YANDEX}/hidden": (UNSURE, "Приказ № 181.pdf"),
    f"{YANDEX}/stolen": (UNSURE, "Приказ № 181.pdf"),
    f"{YANDEX}/html": (UNSURE, "Приказ № 181.pdf"),
    "https://disk.yandex.ru/client/disk/Документы": (CLOSED, ""),
    "https://disk.yandex.ru/albums/x": (UNSURE, ""),
    f"{DRIVE}/file-0123456789/view?usp=sharing": (FILE, "file.pdf"),
    "https://drive.google.com/open?id=file-0123456788": (FILE, "file.pdf"),
    "https://drive.google.com/uc?id=file-0123456787&export=download": (FILE, "file.pdf"),
    "https://drive.google.com/open?id=text-0123456789": (FILE, "text.pdf"),
    "https://drive.google.com/open?id=folder-0123456788": (FOLDER, "Папка"),
    "https://drive.google.com/open?id=private-0123456788": (CLOSED, ""),
    f"{DRIVE}/large-0123456789/view": (FILE, "large.pdf"),
    f"{DRIVE}/private-0123456789/view": (CLOSED, ""),
    f"{DRIVE}/owners-0123456789/view": (CLOSED, ""),
    f"{DRIVE}/quota-0123456789/view": (LIMIT, ""),
    f"{DRIVE}/limit-0123456789/view": (LIMIT, ""),
    f"{DRIVE}/gone-0123456789/view": (GONE, ""),
    f"{DRIVE}/odd-0123456789/view": (UNSURE, ""),
    f"{DRIVE}/strange-0123456789/view": (UNSURE, ""),
    f"{DRIVE}/away-0123456789/view": (UNSURE, ""),
    "https://drive.google.com/drive/folders/folder-0123456789": (FOLDER, "Папка"),
    "https://drive.google.com/drive/u/0/folders/one-0123456789": (FILE, "Положение.pdf"),
    "https://drive.google.com/drive/folders/empty-0123456789": (FOLDER, "Папка"),
    "https://drive.google.com/drive/folders/private-0123456789": (CLOSED, ""),
    "https://drive.google.com/drive/folders/gone-0123456789": (GONE, ""),
    "https://drive.google.com/drive/folders/strange-0123456789": (UNSURE, "Something new"),
    "https://drive.google.com/drive/my-drive": (CLOSED, ""),
    f"{DOCS}/document/d/text-0123456788/edit#heading=h.1": (FILE, "text.pdf"),
    f"{DOCS}/spreadsheets/d/table-0123456789/edit#gid=0": (FILE, "table.pdf"),
    f"{DOCS}/presentation/d/slides-0123456789/edit": (FILE, "slides.pdf"),
    f"{DOCS}/document/d/private-0123456789/edit": (CLOSED, ""),
    f"{DOCS}/document/d/closed-0123456789/edit": (CLOSED, ""),
    f"{DOCS}/document/d/gone-0123456789/edit": (GONE, ""),
    f"{DOCS}/spreadsheets/d/odd-0123456789/edit": (UNSURE, ""),
    f"{DOCS}/document/d/limit-0123456789/edit": (LIMIT, ""),
    f"{DOCS}/document/d/strange-0123456789/edit": (UNSURE, ""),
    f"{DOCS}/document/d/away-0123456789/edit": (UNSURE, ""),
    f"{DOCS}/forms/d/e/open-0123456789/viewform": (FILE, ""),
    f"{DOCS}/forms/d/e/closed-0123456789/viewform": (FILE, ""),
    f"{DOCS}/forms/d/e/private-0123456789/viewform": (CLOSED, ""),
    f"{DOCS}/forms/d/e/gone-0123456789/viewform": (GONE, ""),
    f"{DOCS}/forms/d/e/limit-0123456789/viewform": (LIMIT, ""),
    f"{MAIL}/file": (FILE, "file.pdf"),
    f"{MAIL}/folder": (FOLDER, "folder.pdf"),
    f"{MAIL}/one": (FILE, "Положение.pdf"),
    f"{MAIL}/empty": (FOLDER, "empty.pdf"),
    f"{MAIL}/gone": (GONE, ""),
    f"{MAIL}/odd": (UNSURE, ""),
    f"{MAIL}/private": (CLOSED, ""),
    f"{MAIL}/limit": (LIMIT, ""),
    f"{MAIL}/blocked": (CLOSED, ""),
    f"{MAIL}/strange": (UNSURE, ""),
    "https://cloud.mail.ru/home/Документы": (CLOSED, ""),
    f"{BOX}/s/file-1/plan.pdf?dl=0": (FILE, "file.pdf"),
    f"{BOX}/scl/fi/file-2/plan.pdf?rlkey=abc&dl=0": (FILE, "file.pdf"),
    f"{BOX}/sh/folder/AAA?dl=0": (FOLDER, "x"),
    f"{BOX}/scl/fo/one/h?rlkey=abc": (FILE, "x.zip"),
    f"{BOX}/s/gone/plan.pdf": (GONE, ""),
    f"{BOX}/s/deleted/plan.pdf": (GONE, ""),
    f"{BOX}/s/private/plan.pdf": (CLOSED, ""),
    f"{BOX}/s/traffic/plan.pdf": (LIMIT, ""),
    f"{BOX}/s/strange/plan.pdf": (UNSURE, ""),
    f"{BOX}/s/away/plan.pdf": (UNSURE, ""),
    "https://vk.com/doc1_1?hash=a&dl=b": (FILE, ""),
    "https://vk.com/doc1_2?hash=a": (FILE, ""),
    "https://vk.com/doc1_3": (GONE, ""),
    "https://vk.com/doc1_4": (CLOSED, ""),
    "https://vk.com/doc1_5": (CLOSED, ""),
    "https://vk.com/doc1_6": (LIMIT, ""),
    "https://vk.com/doc1_7": (UNSURE, ""),
    "https://clck.ru/abc": (FILE, "Приказ № 181.pdf"),
    "https://docs.google.com/viewer?url=https%3A%2F%2Ffiles.example.org%2Fplan.pdf&embedded=true": (FILE, ""),
    "https://view.officeapps.live.com/op/view.aspx?src=https%3A%2F%2Ffiles.example.org%2Fplan.docx": (FILE, ""),
    "https://www.google.com/url?q=https%3A%2F%2Fdisk.yandex.ru%2Fi%2Ffile-9&sa=D": (FILE, "Приказ № 181.pdf"),
    "https://vk.com/away.php?to=https%3A%2F%2Ffiles.example.org%2Fx.pdf": (FILE, ""),
}
STATUS = {
    FILE: LinkStatus.OK,
    FOLDER: LinkStatus.SECTION,
    GONE: LinkStatus.BROKEN,
    CLOSED: LinkStatus.RESTRICTED,
    LIMIT: LinkStatus.UNVERIFIED,
    UNSURE: LinkStatus.UNVERIFIED,
    DOWN: LinkStatus.UNVERIFIED,
}


@pytest.fixture(scope="module")
def clouds() -> Iterator[Clouds]:
    with Clouds() as clouds:
        yield clouds


@pytest.fixture(scope="module")
def found(clouds: Clouds, tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    return crawling(tmp_path_factory.mktemp("shares"))(TABLE, replace(QUICK, stand_ins=clouds.stand_ins))


@pytest.mark.parametrize("url", TABLE)
def test_a_share_is_followed_to_what_it_holds(url: str, found: Crawled) -> None:
    visit = found.visits[url]
    expected, name = TABLE[url]
    said = visit.failure or (FOLDER if visit.folder else FILE)
    assert (said, visit.filename) == (expected, name), visit
    assert bool(visit.body) == (expected is FILE), visit
    assert _status(visit) is STATUS[expected]


def test_the_body_is_the_file(found: Crawled) -> None:
    for url, (what, _) in TABLE.items():
        visit = found.visits[url]
        if what is FILE and "/forms/" not in url and "/fo/one" not in url:
            assert found.body(visit).startswith(b"%PDF"), url


def test_a_folder_tells_what_it_holds(found: Crawled) -> None:
    listing = found.visits[f"{YANDEX}/folder-6"].listing
    assert [one.text for one in listing] == ["Приказ 1.pdf", "План.pdf", "архив/"]
    assert found.visits[f"{YANDEX}/empty-7"].listing == ()
    drive = found.visits["https://drive.google.com/drive/folders/folder-0123456789"].listing
    assert [one.text for one in drive] == ["Приказ.pdf", "План.pdf", "Отчёт.pdf"]
    assert [one.text for one in found.visits[f"{BOX}/sh/folder/AAA?dl=0"].listing] == ["Приказ.pdf", "План.pdf"]


def test_what_a_folder_lists_can_be_followed_in_turn(clouds: Clouds, found: Crawled, tmp_path_factory: pytest.TempPathFactory) -> None:  # fmt: skip  # noqa: E501
    folders = [f"{YANDEX}/folder-6", "https://drive.google.com/drive/folders/folder-0123456789", f"{MAIL}/folder"]
    links = [found.visits[folder].listing[0].url for folder in folders]
    again = crawling(tmp_path_factory.mktemp("again"))(links, replace(QUICK, stand_ins=clouds.stand_ins))
    assert [again.visits[link].failure for link in links] == [None, None, None]
    assert all(again.body(again.visits[link]).startswith(b"%PDF") for link in links)


def test_a_dropbox_folder_of_one_file_is_kept_as_it_came(found: Crawled, tmp_path_factory: pytest.TempPathFactory) -> None:  # fmt: skip  # noqa: E501
    visit = found.visits[f"{BOX}/scl/fo/one/h?rlkey=abc"]
    held = tmp_path_factory.mktemp("zip") / "x.zip"
    held.write_bytes(found.body(visit))
    assert zipfile.ZipFile(held).namelist() == ["Приказ.pdf"]


def test_no_address_of_a_download_is_told_anywhere(clouds: Clouds, found: Crawled) -> None:
    assert any(SECRET in str(one.query) + one.path for one in clouds.asked), "the downloads do hold keys"
    records = [str(visit_record(visit, _status(visit))) for visit in found.visits.values()]
    stored = found.store.read_bytes() + b"".join(path.read_bytes() for path in found.store.parent.glob("audit.db-*"))
    assert not any(SECRET in one for one in (*records, found.log))
    assert SECRET.encode() not in stored
    for url, visit in found.visits.items():
        if visit.share and not visit.hops:
            assert visit.final_url.partition("?")[0].startswith("https://") and visit.final_url in (url, _sent(url))


def test_a_download_never_leaves_the_hosts_of_its_service(clouds: Clouds, found: Crawled) -> None:
    for url in (f"{YANDEX}/away", f"{YANDEX}/stolen", f"{DRIVE}/away-0123456789/view", f"{BOX}/s/away/plan.pdf"):
        assert "evil.example" in found.visits[url].detail
    assert "10.0.0.5" in found.visits[f"{YANDEX}/hidden"].detail


def test_a_deleted_file_is_confirmed_by_its_page(clouds: Clouds, found: Crawled) -> None:
    assert len(clouds.questions("disk.yandex.ru", "/d/gone")) == 2, "once a look"
    assert found.visits[f"{YANDEX}/gone"].tries == 2


def test_the_way_to_a_share_is_shown(found: Crawled) -> None:
    by_shortener = found.visits["https://clck.ru/abc"]
    assert [hop.url for hop in by_shortener.hops] == ["https://clck.ru/abc"]
    assert by_shortener.final_url == "https://disk.yandex.ru/i/file-1" and by_shortener.share == "Яндекс Диск"
    viewer = next(visit for url, visit in found.visits.items() if "viewer?url" in url)
    assert [hop.by for hop in viewer.hops] == ["viewer"] and viewer.final_url == "https://files.example.org/plan.pdf"


def test_each_service_is_asked_by_one_request_at_a_time(clouds: Clouds, found: Crawled) -> None:
    large = clouds.questions("drive.usercontent.google.com", "large-")
    assert [one.query.get("confirm", "") for one in large] == ["", "t"]
    assert found.progress.waiting == ()


def _sent(url: str) -> str:
    from auditor import urls

    return urls.request_url(url)


def _status(visit: Visit) -> LinkStatus:
    position = Position(id="1.1", section="1", title="", points=1)
    link = Link(url=visit.url)
    return Citation(cell=Cell(position=position, place="", text="", links=(link,)), link=link, visit=visit).status
