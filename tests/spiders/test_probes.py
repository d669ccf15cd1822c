"""Pages that open and yet are "not found": what an invented address beside them shows, and where addresses meet."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from auditor import documents, facts
from auditor.model import Document, Hop, Visit
from spiders import probes
from spiders.probes import Probe

SITE = "https://edu.example.ru"
LOST = "<title>Управление образования</title><h1>Увы</h1><p>Похоже, вы свернули не туда. Попробуйте начать с главной страницы сайта или воспользуйтесь поиском по документам.</p>"  # noqa: E501
NEWS = "<title>Управление образования</title><h1>Августовское совещание</h1><p>Педагоги района обсудили итоги учебного года и назвали задачи на следующий.</p>"  # noqa: E501
HOME = "<title>Управление образования</title><h1>Новости</h1><p>Здравствуйте! Рады видеть вас на сайте управления, здесь есть новости, планы, контакты и приёмные часы начальника.</p>"  # noqa: E501
ORDER = "<title>Приказ</title><p>ПРИКАЗ</p><p>10.09.2020 № 181</p><p>Об утверждении положения о методической работе</p><p>ПРИКАЗЫВАЮ: утвердить положение о системе методической работы. Контроль за исполнением приказа оставляю за собой.</p><p>Начальник управления И. И. Иванова</p>"  # noqa: E501


class Pages:
    """Pages as they are read: by address their visits, by hash their documents."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.visits: dict[str, Visit] = {}
        self.documents: dict[str, Document] = {}

    def add(self, url: str, html: str, final_url: str = "", hops: int = 0) -> str:
        file = self.folder / f"{len(self.documents)}.html"
        file.write_text(f"<html><head>{html}</html>", encoding="utf-8")
        text = documents.read(file, media_type="text/html; charset=utf-8", url=url)
        found = Document(id=f"{url} {len(self.visits)}", text=text, facts=facts.find(text))
        self.documents[found.id] = found
        self.visits[url] = Visit(
            url=url, final_url=final_url or url, status=200, body=found.id, hops=(Hop(url=url, status=302),) * hops
        )
        return url


@pytest.fixture
def cited(tmp_path: Path) -> Pages:
    (tmp_path / "cited").mkdir()
    return Pages(tmp_path / "cited")


@pytest.fixture
def asked(tmp_path: Path) -> Pages:
    (tmp_path / "asked").mkdir()
    return Pages(tmp_path / "asked")


def _plan(cited: Pages) -> dict[str, Probe]:
    return probes.plan("run", cited.visits, cited.documents)


def _twins(cited: Pages, asked: Pages, invented: str | Mapping[str, str], home: str) -> dict[str, str]:
    """What is found when each probe opens the page `invented`."""
    plan = _plan(cited)
    for url, probe in plan.items():
        if probe.url not in asked.visits:
            asked.add(probe.url, invented if isinstance(invented, str) else invented[url])
        if probe.home not in asked.visits:
            asked.add(probe.home, home)
    return probes.twins(plan, cited.visits, cited.documents, asked.visits, asked.documents)


def test_a_page_that_any_invented_address_opens_is_no_document(cited: Pages, asked: Pages) -> None:
    url = cited.add(f"{SITE}/docs/2020/plan.html", LOST)
    found = _twins(cited, asked, LOST, HOME)
    assert found[url].startswith(f"probe: {SITE}/docs/2020/") and found[url].endswith(".html")


def test_words_of_the_address_itself_make_no_difference(cited: Pages, asked: Pages) -> None:
    url = cited.add(f"{SITE}/docs/plan", LOST + "<p>Искали: plan</p>")
    plan = _plan(cited)
    name = plan[url].url.rpartition("/")[2]
    assert url in _twins(cited, asked, LOST + f"<p>Искали: {name}</p>", HOME)


@pytest.mark.parametrize(
    ("page", "invented", "home"),
    [
        (NEWS, LOST, HOME),  # the site answers 200 to everything, and the news are there
        (LOST, LOST, LOST),  # one shell for every address: a site made by scripts shows what no robot sees
        (HOME, HOME, HOME),
        (ORDER, ORDER, HOME),  # a whole document at any address below a page
        ("<title>Карточка</title><p>Открыть файл документа можно по ссылке ниже на странице: <a href='/a.pdf'>план</a>"
         " и ещё <a href='/b.pdf'>план работы</a></p>",
         "<title>Карточка</title><p>Открыть файл документа можно по ссылке ниже на странице: <a href='/x.pdf'>план</a>"
         " и ещё <a href='/y.pdf'>план работы</a></p>", HOME),
        ("<title>Файл</title><iframe src='/v?f=1'></iframe><p>Если документ не показан, обновите страницу браузера</p>",
         "<title>Файл</title><iframe src='/v?f=2'></iframe><p>Если документ не показан, обновите страницу браузера</p>",
         HOME),
        (LOST, LOST.replace("Управление образования", "Ошибка"), HOME),  # another title
        ("<title>А</title><p>Раз два</p>", "<title>А</title><p>Раз два</p>", HOME),  # too little to tell
    ],
)  # fmt: skip
def test_no_alarm_where_the_document_may_be_there(
    cited: Pages, asked: Pages, page: str, invented: str, home: str
) -> None:
    cited.add(f"{SITE}/docs/plan.html", page)
    assert _twins(cited, asked, invented, home) == {}


def test_no_alarm_where_the_probe_opens_a_file_or_nothing(cited: Pages, asked: Pages) -> None:
    url = cited.add(f"{SITE}/docs/plan.html", LOST)
    probe = _plan(cited)[url]
    assert probes.twins(_plan(cited), cited.visits, cited.documents, {}, {}) == {}
    asked.add(probe.home, HOME)
    asked.visits[probe.url] = Visit(url=probe.url, status=200, body="pdf")
    text = replace(cited.documents[cited.visits[url].body].text, media_type="application/pdf")
    asked.documents["pdf"] = Document(id="pdf", text=text, facts=facts.find(text))
    assert probes.twins(_plan(cited), cited.visits, cited.documents, asked.visits, asked.documents) == {}


def test_pages_of_one_folder_share_a_probe_and_a_site_gets_three_at_most(cited: Pages) -> None:
    for folder in ("a", "a", "b", "c", "d", "e"):
        cited.add(f"{SITE}/{folder}/{len(cited.visits)}.html", NEWS)
    plan = _plan(cited)
    assert len({probe.url for probe in plan.values()}) == 3 and len(plan) == 4
    assert {probe.home for probe in plan.values()} == {f"{SITE}/"}
    assert plan == _plan(cited), "a broken-off run asks the same again"
    assert plan != probes.plan("other", cited.visits, cited.documents)


@pytest.mark.parametrize(
    "url", [f"{SITE}/", f"{SITE}/index.php?id=5", "https://docs.google.com/document/d/1234567890/edit", f"{SITE}/?p=12"]
)
def test_home_pages_and_cloud_services_are_not_probed(cited: Pages, url: str) -> None:
    cited.add(url, NEWS)
    assert _plan(cited) == {}


def test_what_is_known_already_is_not_probed(cited: Pages) -> None:
    cited.add(f"{SITE}/a.html", "<title>Страница не найдена</title><h1>404</h1>")
    cited.add(f"{SITE}/b.html", "<title>Вход</title><p>Введите логин и пароль</p><input type=password>")
    cited.add(f"{SITE}/c.html", ORDER)
    assert _plan(cited) == {}


def test_three_addresses_sent_on_to_one_page_are_lost(cited: Pages) -> None:
    end = f"{SITE}/about"
    for number in range(3):
        cited.add(f"{SITE}/docs/{number}.html", NEWS, final_url=end, hops=1)
    cited.add(end, NEWS)
    found = probes.meeting(cited.visits, cited.documents)
    assert set(found) == {f"{SITE}/docs/{number}.html" for number in range(3)}
    assert set(found.values()) == {f"cluster: {end}"}


@pytest.mark.parametrize(
    ("addresses", "end", "html"),
    [
        ((f"{SITE}/a/1", f"{SITE}/a/2"), f"{SITE}/b", NEWS),  # only two
        ((f"{SITE}/a/1", f"{SITE}/a/1?utm_source=x", "http://edu.example.ru/a/1", f"{SITE}/a/1/"), f"{SITE}/b", NEWS),
        ((f"{SITE}/a/1", f"{SITE}/a/2", f"{SITE}/a/3"), f"{SITE}/b", ORDER),  # one document that has three addresses
        (("https://clck.ru/a", "https://clck.ru/b", "https://clck.ru/c"), f"{SITE}/b", NEWS),  # short links
        (("https://s.example/a", "https://s.example/b", "https://s.example/c"), f"{SITE}/b", NEWS),
        (
            (f"{SITE}/a/1", f"{SITE}/a/2", f"{SITE}/a/3"),
            f"{SITE}/b",
            "<title>Вход</title><p>Введите логин и пароль</p>",
        ),
    ],
)
def test_addresses_that_meet_by_right_are_left_alone(
    cited: Pages, addresses: tuple[str, ...], end: str, html: str
) -> None:
    for url in addresses:
        cited.add(url, html, final_url=end, hops=1)
    assert probes.meeting(cited.visits, cited.documents) == {}
