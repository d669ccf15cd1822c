"""Pages: complete, linked both ways, and nothing from outside runs or loads."""

import base64
import hashlib
import re
from pathlib import Path

import made_report
import pytest
from bs4 import BeautifulSoup

from auditor.model import Lang

NAMES = ("one", "three", "hostile")
EVERY = [(name, lang) for name in NAMES for lang in Lang]
LOADING = {"src", "srcset", "data", "poster", "background", "action", "formaction", "ping", "manifest", "srcdoc"}


def _pages(folder: Path) -> dict[str, BeautifulSoup]:
    return {
        str(path.relative_to(folder)): BeautifulSoup(path.read_text("utf-8"), "lxml")
        for path in sorted(folder.rglob("*.html"))
    }


@pytest.mark.parametrize("which", EVERY)
def test_no_attribute_runs_or_loads_anything(written, which):
    for page in _pages(written[which]).values():
        for tag in page.find_all(True):
            for name, value in tag.attrs.items():
                if (tag.name, name) == ("img", "src"):
                    assert re.fullmatch(r"data:image/webp;base64,[A-Za-z0-9+/=]+", value)
                    continue
                assert not name.startswith("on") and name != "style" and name not in LOADING, (tag.name, name)
                if name == "href" and tag.name == "use":
                    assert value.startswith("#i-")
        assert not page.find_all(["iframe", "object", "embed", "link", "base", "video", "audio"])


@pytest.mark.parametrize("which", EVERY)
def test_links_are_web_addresses_or_lead_into_the_report(written, which):
    folder = written[which]
    for name, page in _pages(folder).items():
        for tag in page.find_all("a"):
            href = tag["href"]
            if re.match(r"https?://", href):
                assert tag["rel"] == ["noopener", "noreferrer", "nofollow"]
                continue
            path, _, at = href.partition("#")
            target = (folder / name).parent / path if path else folder / name
            assert target.is_file(), href
            if at:
                there = BeautifulSoup(target.read_text("utf-8"), "lxml")
                assert there.find(id=at), href


@pytest.mark.parametrize("which", EVERY)
def test_the_policy_names_the_one_style_and_the_one_script(written, which):
    for page in _pages(written[which]).values():
        policy = page.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
        assert "default-src 'none'" in policy and "unsafe" not in policy
        for tag, directive in (("style", "style-src"), ("script", "script-src")):
            (only,) = page.find_all(tag)
            digest = base64.b64encode(hashlib.sha256(only.string.encode()).digest()).decode()
            assert f"{directive} 'sha256-{digest}'" in policy
        assert page.html["lang"] == which[1].value


@pytest.mark.parametrize("which", EVERY)
def test_ids_on_a_page_are_unique(written, which):
    for page in _pages(written[which]).values():
        ids = [tag["id"] for tag in page.find_all(id=True)]
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize("lang", Lang)
def test_every_municipality_and_finding_is_there(written, lang):
    pages = _pages(written["three", lang])
    text = {name: page.get_text().replace("\xa0", " ") for name, page in pages.items()}
    report = made_report.three()
    for one in report.submissions:
        assert one.submission.municipality in text["report.html"]
    for finding in report.findings:
        mine = [words for name, words in text.items() if "/" in name and finding.municipality in words]
        assert any(finding.message.in_(lang) in words for words in mine)
        assert any(finding.evidence in words for words in mine)
        assert any(finding.advice.in_(lang) in words for words in mine)
    assert len(pages) == 4


def test_the_checklist_says_what_to_do_first(written):
    (page,) = _pages(written["one", Lang.RU]).values()
    text = " ".join(page.get_text(" ").replace("\xa0", " ").split())
    assert "Сдавать рано. Исправьте 2 позиции и заполните 1: под угрозой 4 балла. Ещё 1 позицию решит эксперт." in text
    first = page.find(class_="first")
    assert [a.get_text().replace("\xa0", " ") for a in first.find_all("a", class_="t")] == [
        "Закройте таблицу с персональными данными",
        "Допишите страницы программы",
        "Заполните пустую позицию",
    ]
    assert [tile.b.get_text(strip=True) for tile in page.find_all(class_="tile")] == ["2", "1", "1", "0"]


def test_suggested_pages_can_be_copied(written):
    (page,) = _pages(written["one", Lang.RU]).values()
    copies = [code.get_text() for code in page.find_all("code", attrs={"data-copy": True})]
    assert copies == ["стр. 4–5", "https://uo.example/docs/plan.pdf"]


def test_accepted_and_unchecked_are_said_aloud(written):
    (page,) = _pages(written["one", Lang.RU]).values()
    accepted = page.find(id="ac").parent.get_text(" ").replace("\xa0", " ")
    assert "О. В. Терехина" in accepted and "до 01.06.2021" in accepted
    assert "Форма!B41" in page.find(id="um").parent.get_text()
    pages = _pages(written["three", Lang.RU])
    unchecked = pages["municipalities/rechnoj-municipalnyj-okrug.html"].find(id="nc").parent.get_text()
    assert "slow.example" in unchecked and "6 страниц из 18" in unchecked.replace("\xa0", " ")


def test_the_table_is_sorted_by_points_at_risk(written):
    page = _pages(written["three", Lang.RU])["report.html"]
    rows = page.find("table", id="heat").tbody.find_all("tr")
    assert [row["data-name"] for row in rows] == ["Заречинский район", "Речной муниципальный округ", "г. Верхогорск"]
    assert [k["data-v"] for k in rows[0].find_all(class_="k")] == ["mend", "expert", "mend", "empty"]
    assert [k.find(class_="vh").get_text() for k in rows[0].find_all(class_="k")] == [
        "Исправить",
        "Решит эксперт",
        "Исправить",
        "Пусто",
    ]
    hosts = page.find("table", class_="hosts").get_text(" ", strip=True)
    assert "gone.example" in hosts and "slow.example" in hosts


def test_hostile_text_stays_text(written):
    folder = written["hostile", Lang.RU]
    for page in _pages(folder).values():
        assert len(page.find_all("script")) == 1
        assert "alert('x')" in page.get_text()
        assert not page.find_all(attrs={"onmouseover": True})
    for path in folder.rglob("*.html"):
        words = path.read_text("utf-8")
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", words)
        assert "secret" not in words


def test_names_of_pages_are_safe_and_unique(written):
    names = [path.name for path in (written["hostile", Lang.RU] / "municipalities").iterdir()]
    assert len(names) == 3 and all(re.fullmatch(r"[a-z0-9-]+\.html", name) for name in names)
