"""`auditor follow`: the whole story of a link, for people and as JSON."""

import json
from pathlib import Path

import pytest

from auditor import following
from auditor.cli import story
from auditor.following import Story
from auditor.model import Lang, LinkStatus
from tests.conftest import run_auditor
from tests.site import Web, answer
from tests.spiders.blind_routes.made import FILE, HOME, LOST, ORDER, bare, page, to
from tests.spiders.conftest import QUICK

_LIST = "".join(f"<p><a href='/files/{n}.pdf'>Приказ № {n}</a></p>" for n in range(1, 15))
_NOWHERE = page("Управление", "<p>Здесь пока пусто, загляните к соседям или начните с начала</p>")
_SITE = {
    "/order": page("Приказ № 181", ORDER),
    "/old": to("/new/план 1.pdf", 301),
    "/new/план 1.pdf": FILE,
    "/card": page("План", "<h1>План</h1><p>Тип: PDF</p><a href='/files/1.pdf'>Скачать</a>"),
    "/card-of-nothing": page("План", "<h1>План</h1><p>Тип: PDF</p><a href='/gone.pdf'>Скачать</a>"),
    "/files/1.pdf": FILE,
    "/docs/": page("Документы", f"<h1>Документы</h1>{_LIST}"),
    "/away": to("http://192.168.0.5/x"),
    "/wall": bare("<title>Just a moment...</title>", 403),
    "/x/12": _NOWHERE,
    "/": HOME,
    "/later": answer(503, more="Retry-After: 1\r\n"),
}
_ASKED = ("/order", "/old", "/card", "/card-of-nothing", "/docs/", "/away", "/wall", "/x/12", "/later", "/gone.pdf")


@pytest.fixture(scope="module")
def stories() -> dict[str, Story]:
    with Web() as web:
        site = web.site()
        site.answering = lambda seen, number: _SITE.get(seen.path, _NOWHERE if seen.path.startswith("/x/") else LOST)
        told = following.follow([site.url(path) for path in _ASKED], QUICK)
    return dict(zip(_ASKED, told, strict=True))


# What must stand in the Russian and the English story.
TOLD = {
    "/order": (LinkStatus.OK, ["Итог          открывается\n", "10.09.2020"], ["Outcome       opens\n", "2020-09-10"]),
    "/old": (
        LinkStatus.REDIRECTED,
        ["переехала навсегда (301) → ", "/new/план%201.pdf", "Замените ссылку", "Получено      PDF"],
        ["moved for good (301) → ", "Received      PDF"],
    ),
    "/card": (LinkStatus.OK, ["страница показывает файл → ", "/files/1.pdf"], ["a page that shows a file → "]),
    "/card-of-nothing": (LinkStatus.OK, ["Файл за ней   не открылся"], ["File behind   did not open"]),
    "/docs/": (
        LinkStatus.SECTION,
        [
            "раздел «Документы»",
            "Внутри        14 документов:",
            "- Приказ № 12\n",
            "… и ещё 2\n",
            "как и должен (HTTP 404)",
        ],
        ["Inside        14 documents:", "… and 2 more\n", "as it should (HTTP 404)"],
    ),
    "/away": (
        LinkStatus.BLOCKED,
        ["пересылает (302) → http://192.168.0.5/x", "Признак       192.168.0.5: private network"],
        ["redirects (302) → http://192.168.0.5/x"],
    ),
    "/wall": (LinkStatus.RESTRICTED, ["проверку от роботов", "Проверено     2 раза: "], ["a check", "twice: "]),
    "/x/12": (LinkStatus.SOFT_404, ["Проба         выдуманный адрес", "то же самое"], ["Probe         the invented"]),
    "/later": (LinkStatus.UNVERIFIED, ["просит зайти позже", "Retry-After: 1"], ["asks to come later"]),
    "/gone.pdf": (
        LinkStatus.BROKEN,
        ["Итог          не открывается (HTTP 404)", "×", "страницы или файла нет (404).\n", "Что делать    Откройте"],
        ["does not open (HTTP 404)", "What to do    Open"],
    ),
}


@pytest.mark.parametrize("path", _ASKED)
def test_the_story_tells_the_way_the_outcome_and_what_to_do(
    stories: dict[str, Story], path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    one, (status, ru, en) = stories[path], TOLD[path]
    assert one.citation.status is status
    for lang, expected in ((Lang.RU, ru), (Lang.EN, en)):
        story.show(one, lang)
        told = capsys.readouterr().out
        flat = " ".join(told.split())
        assert all(words in told or words in flat for words in expected), told
        assert all(len(line) < 80 or " " not in line.strip() for line in told.splitlines()), told


def test_the_story_as_json_holds_all_of_it(stories: dict[str, Story]) -> None:
    section, lost = story.record(stories["/docs/"]), story.record(stories["/x/12"])
    assert section["status"] == "section" and section["document"] and len(section["listed"]) == 14  # type: ignore[arg-type]
    assert section["probe"] == {"url": stories["/docs/"].probe.url, "same": False}  # type: ignore[union-attr]
    assert lost["probe"]["same"] is True and lost["listed"] is None  # type: ignore[index]


def test_the_command_prints_it(tmp_path: Path) -> None:
    with Web() as web:
        url = web.site().url("/404")
        manners = ("--allow-network", "127.0.0.0/8", "--delay", "0", "--recheck-after", "0.1")
        done = run_auditor(tmp_path, "follow", "--json", url, *manners)
    (gone,) = json.loads(done.stdout)
    assert done.returncode == 0, done.stderr
    assert (gone["status"], gone["tries"]) == ("broken", 2)
    assert [one["rule"] for one in gone["findings"]] == ["broken-link"]
