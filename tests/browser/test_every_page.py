"""What holds for every page: nothing foreign runs or loads, everyone can read it, it prints."""

from pathlib import Path

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

PAGES = (
    "one/report.html",
    "three/report.html",
    "three/municipalities/rechnoj-municipalnyj-okrug.html",
    "none/report.html",
)
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"], "resultTypes": ["violations"]}


def _printed(page: Page, **options: object) -> tuple[list[tuple[int, int]], str]:
    """The sizes of the sheets in points, and all text on them."""
    page.emulate_media(media="print")
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True, print_background=True, **options))
    text = "\n".join(sheet.get_textpage().get_text_range() for sheet in document)
    sizes = [(round(sheet.get_width()), round(sheet.get_height())) for sheet in document]
    document.close()
    return sizes, " ".join(text.replace("\xa0", " ").split())


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_no_grave_fault_of_accessibility(page: Page, folder: Path, name: str, theme: str) -> None:
    page.emulate_media(color_scheme=theme)
    page.goto((folder / name).as_uri())
    page.locator("details").evaluate_all("all => all.forEach((d) => { d.open = true; })")
    found = Axe().run(page, options=AXE).response["violations"]
    grave = [one for one in found if one["impact"] in ("serious", "critical", "moderate")]
    assert [(one["id"], [node["html"][:120] for node in one["nodes"][:3]]) for one in grave] == []


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [360, 768])
def test_nothing_sticks_out_of_a_narrow_window(page: Page, folder: Path, name: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto((folder / name).as_uri())
    page.locator("details").evaluate_all("all => all.forEach((d) => { d.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_hostile_words_stay_words(page: Page, folder: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.partition(":")[0]))
    for path in sorted((folder / "hostile").rglob("*.html")):
        page.goto(path.as_uri())
        page.locator("details").evaluate_all("all => all.forEach((d) => { d.open = true; })")
        assert page.locator("script").count() == 1
        assert page.locator("a").evaluate_all("all => all.every((a) => /^(https?|file):/.test(a.protocol))")
        assert "<script>alert('x')</script>" in page.inner_text("body")
        assert page.evaluate("document.body.innerHTML.search(/[\\u202a-\\u202e\\u2066-\\u2069\\u0000-\\u0008]/)") == -1
        page.mouse.move(200, 200)
    assert set(asked) == {"file"}


def test_the_policy_stops_what_is_not_ours(browser: Browser, folder: Path) -> None:
    page = browser.new_page()
    page.goto((folder / "one" / "report.html").as_uri())
    stopped = page.evaluate(
        """async () => {
          const told = [];
          document.addEventListener('securitypolicyviolation', (e) => told.push(e.effectiveDirective));
          const add = (tag, more) => document.body.append(Object.assign(document.createElement(tag), more));
          add('script', { textContent: 'window.ran = true' });
          add('style', { textContent: 'body { display: none }' });
          add('img', { src: 'https://uo.example/x.png' });
          document.body.setAttribute('onclick', 'window.ran = true'); document.body.click();
          await new Promise((done) => { setTimeout(done, 100); });
          return { told, ran: window.ran === true };
        }"""
    )
    page.close()
    assert stopped["ran"] is False
    assert {"script-src-elem", "style-src-elem", "img-src", "script-src-attr"} <= set(stopped["told"])


def test_the_dark_theme_follows_the_system_until_the_reader_chooses(page: Page, folder: Path) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    page.emulate_media(color_scheme="dark")
    page.goto((folder / "one" / "report.html").as_uri())
    assert page.evaluate(ground) == "rgb(16, 21, 28)"
    page.locator("[data-theme-button]").click()
    assert page.evaluate(ground) == "rgb(244, 246, 248)"
    page.reload()
    assert page.evaluate(ground) == "rgb(244, 246, 248)"
    page.locator("[data-theme-button]").click()
    page.emulate_media(media="print")
    assert page.evaluate(ground) == "rgb(255, 255, 255)"


def test_a_checklist_prints_all_that_the_filters_show(page: Page, folder: Path) -> None:
    page.goto((folder / "one" / "report.html").as_uri())
    sizes, text = _printed(page)
    assert set(sizes) == {(595, 842)} and len(sizes) <= 4
    assert "Стр. 1 из" in text
    for words in (
        "Заречинский район",
        "В открытом доступе персональные данные: 62 строки",
        "Приложите приказ",
        "Что не проверено и почему",
        "Ответственный за исправление",
        "https://uo.example/docs/plan.pdf",
    ):
        assert words in text
    assert "Скопировать" not in text and "Любое правило" not in text
    page.emulate_media(media="screen")
    page.locator(".tile[data-v=empty]").click()
    _, text = _printed(page)
    assert "Приложите приказ" in text and "62 строки" not in text


def test_the_region_prints_on_one_sheet_on_its_side(page: Page, folder: Path) -> None:
    page.goto((folder / "three" / "report.html").as_uri())
    sizes, text = _printed(page)
    assert sizes == [(842, 595)]
    assert "Речной муниципальный округ" in text and "Как менялось" in text


def test_without_a_script_all_can_be_read(browser: Browser, folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / "one" / "report.html").as_uri())
    page.locator("#p-2-4-5-7 > summary").click()
    assert page.locator("#f-f5").is_visible()
    assert not page.locator(".filters").is_visible() and page.locator(".copy .btn, .remark").count() == 0
    context.close()
