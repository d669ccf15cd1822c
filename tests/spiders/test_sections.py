"""The documents behind a section: which are fetched, and which is named as the one that was most likely meant."""

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from auditor.dossier import Citation
from auditor.model import (
    Cell,
    Content,
    Document,
    Facts,
    Link,
    Needs,
    Page,
    PageLink,
    Position,
    Quote,
    Say,
    Seen,
    Text,
    Visit,
    Webpage,
)
from spiders import sections
from tests.conftest import run_auditor
from tests.site import Web, answer

SITE = "https://edu.example.ru"
GOALS = Needs(topic=("методич",), content=(Content(any_of=("цел[ьи]",), name=Say(ru="цели", en="goals")),))


def _link(path: str, text: str, main: bool = True) -> PageLink:
    return PageLink(url=path if "//" in path else SITE + path, text=text, main=main)


def _cited(url: str, links: list[PageLink], needs: Needs = GOALS, **visit: object) -> Citation:
    text = Text(media_type="text/html", pages=(Page(number=1, text="Документы"),), paged=False, links=tuple(links))
    section = Facts(webpage=Seen(value=Webpage.SECTION, seen=Quote(text="Документы")))
    cell = Cell(position=Position(id="1", section="1", title="", points=1, needs=needs), place="", text=url)
    return Citation(
        cell=cell, link=Link(url=url), visit=Visit(url=url, final_url=url, status=200),
        document=Document(id=url, text=text, facts=section),
    )  # fmt: skip


def test_files_in_the_main_part_are_listed_those_that_speak_of_the_position_first() -> None:
    links = [
        _link("/menu.pdf", "Цели", main=False), _link("/about", "Об управлении образования района"),
        _link("/pitanie.pdf", "О питании"), _link("/celi.pdf", "Цели методической работы"),
        _link("/celi.pdf#page=2", "Ещё раз"), _link("/otchet.docx", "Отчёт методической службы"),
    ]  # fmt: skip
    found = sections.wanted([_cited(f"{SITE}/docs/", links)])
    assert found == {f"{SITE}/docs/": (f"{SITE}/celi.pdf", f"{SITE}/otchet.docx", f"{SITE}/pitanie.pdf")}


def test_where_no_files_are_listed_the_pages_of_the_same_site_are_taken() -> None:
    links = [
        _link("/doc/1", "Приказ о целях методической работы"), _link("/doc/2", "Приказ о повышении квалификации"),
        _link("/rss.xml", "Лента новостей управления"), _link("https://elsewhere.ru/x", "Министерство просвещения"),
        _link("/2", "Дальше"),
    ]  # fmt: skip
    (found,) = sections.wanted([_cited(f"{SITE}/docs/", links)]).values()
    assert found == (f"{SITE}/doc/1", f"{SITE}/doc/2")


def test_the_number_of_documents_is_bounded_and_sections_take_turns() -> None:
    cited = [
        _cited(f"{SITE}/{s}/", [_link(f"/{s}/{n}.pdf", f"Приказ № {n}") for n in range(40)]) for s in range(8)
    ]  # fmt: skip
    found = sections.wanted(cited)
    assert sum(map(len, found.values())) == sections.IN_ALL
    assert {len(each) for each in found.values()} <= {7, 8}
    assert len(sections.wanted(cited[:1])[f"{SITE}/0/"]) == sections.OF_ONE


def test_a_page_that_is_no_section_gives_nothing() -> None:
    one = _cited(f"{SITE}/docs/", [_link("/a.pdf", "Цели")])
    assert one.document is not None
    plain = Citation(cell=one.cell, link=one.link, visit=one.visit, document=Document(
        id="x", text=one.document.text, facts=Facts()))  # fmt: skip
    assert sections.wanted([plain]) == {}


# --- the whole way: an audit of a form whose cell leads to a section -------------------------------------------------

_ORDER = (
    "<title>Приказ</title><p>УПРАВЛЕНИЕ ОБРАЗОВАНИЯ АДМИНИСТРАЦИИ ЗАРЕЧИНСКОГО РАЙОНА</p><p>ПРИКАЗ</p>"
    "<p>10.09.2020 № 181</p><p>Об утверждении {what}</p><p>ПРИКАЗЫВАЮ: утвердить {what} согласно приложению. "
    "{more} Контроль за исполнением приказа оставляю за собой.</p><p>Начальник управления И. И. Иванова</p>"
)
_PROGRAMME = (
    "<title>Программа</title><p>УТВЕРЖДЕНО</p><p>приказом управления образования администрации Заречинского района</p>"
    "<p>от 10.09.2020 № 181</p><h1>Программа развития муниципальной методической службы</h1>"
    "<p>на 2020–2023 годы</p><p>{more}</p><p>{more}</p>"
)
_GOALS = (
    "Цель муниципальной методической службы: обеспечить профессиональный рост педагогов. Цели и задачи системы "
    "методической работы района: поддержка молодых педагогов, сопровождение школ с низкими результатами, развитие "
    "методических объединений. Показатели достижения целей приведены в приложении к приказу."
)
_PITANIE = "Организовать горячее питание учащихся начальных классов, столовые проверять каждую неделю."
_FORM = "municipality;position;url;pages\nЗаречинский район;2.4.1.1;{section};\nЗаречинский район;2.4.2.1;{lost};\n"
_LOST = "<title>Управление</title><h1>Увы</h1><p>Похоже, вы свернули не туда, попробуйте начать с начала сайта.</p>"


def _always(whole: bytes, number: int) -> bytes:
    return whole


def _html(words: str) -> bytes:
    return answer(200, f"<html><head>{words}</html>".encode())


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], list[str], str]:
    folder: Path = tmp_path_factory.mktemp("audit")
    with Web() as web:
        site = web.site()
        titles = {
            "celi": ("целей методической работы", _GOALS),
            "pitanie": ("порядка организации питания", _PITANIE),
            "secret": ("целей методической работы", _GOALS),
        }
        listing = "".join(
            f"<p><a href='/docs/{n}.html?download=1'>Об утверждении {t}</a></p>" for n, (t, _) in titles.items()
        )
        more = "".join(f"<p><a href='/docs/p{n}.html?download=1'>О питании {n}</a></p>" for n in range(4))
        site.routes["/docs/"] = lambda number: _html(f"<title>Документы</title><h1>Документы</h1>{listing}{more}")
        for name, (what, words) in titles.items():
            form_of = _PROGRAMME if words is _GOALS else _ORDER
            one = _html(form_of.format(what=what, more=words))
            site.routes[f"/docs/{name}.html"] = partial(_always, one)
        for n in range(4):
            site.routes[f"/docs/p{n}.html"] = lambda _: _html(_ORDER.format(what="питания", more=_PITANIE))
        site.routes["/robots.txt"] = lambda _: answer(200, b"User-agent: *\nDisallow: /docs/secret", "text/plain")
        site.routes["/"] = lambda _: _html("<title>Управление</title><h1>Новости</h1><p>Здравствуйте, это сайт</p>")
        site.otherwise = lambda _: _html(_LOST)
        form = folder / "form.csv"
        form.write_text(_FORM.format(section=site.url("/docs/"), lost=site.url("/old/celi.html")), encoding="utf-8")
        done = run_auditor(
            folder, "audit", form, "--as-of", "2021-03-01", "--allow-network", "127.0.0.0/8", "--delay", "0",
            "--recheck-after", "0.3", "--quiet",
        )  # fmt: skip
        assert done.returncode == 1, done.stderr
        report = json.loads((folder / "report" / "report.json").read_text(encoding="utf-8"))
        return report, [one.path for one in web.log], site.url("")


def _cell(report: dict[str, Any], position: str) -> Any:
    return next(c for c in report["submissions"][0]["cells"] if c["position"] == position)


def test_the_document_behind_a_section_is_suggested(audited: tuple[dict[str, Any], list[str], str]) -> None:
    report, _, site = audited
    (link,) = _cell(report, "2.4.1.1")["links"]
    assert (link["status"], link["suggested_url"]) == ("section", f"{site}/docs/celi.html?download=1")
    (finding,) = [f for f in report["findings"] if f["rule"] == "section-link"]
    assert f"Вероятно, нужный документ — {site}/docs/celi.html" in finding["advice"]


def test_what_robots_may_not_open_is_not_opened_by_ourselves(audited: tuple[dict[str, Any], list[str], str]) -> None:
    _, asked, _ = audited
    assert "/docs/secret.html?download=1" not in asked and "/docs/pitanie.html?download=1" in asked
    assert asked.count("/robots.txt") == 1
    assert max(asked.count(path) for path in asked) == 1


def test_a_page_that_any_address_opens_is_reported_as_not_found(
    audited: tuple[dict[str, Any], list[str], str],
) -> None:
    report, asked, site = audited
    (link,) = _cell(report, "2.4.2.1")["links"]
    assert link["status"] == "soft-404"
    (finding,) = [f for f in report["findings"] if f["rule"] == "soft-404"]
    assert "выдуманному адресу" in finding["message"] and finding["evidence"].startswith(f"{site}/old/")
    assert len([path for path in asked if path.startswith("/old/")]) == 2


def test_nothing_that_was_found_by_ourselves_is_among_the_documents(
    audited: tuple[dict[str, Any], list[str], str],
) -> None:
    report, _, site = audited
    urls = [url for document in report["documents"] for url in document["urls"]]
    assert sorted(urls) == [f"{site}/docs/", f"{site}/old/celi.html"]
