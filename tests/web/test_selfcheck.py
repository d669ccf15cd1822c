"""The self-check as people use it: a real browser, a real crawl on loopback, real reports."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from playwright.sync_api import Browser, Page, expect

from auditor.store import Store
from tests.web import made_site
from tests.web.conftest import Pages
from tests.web.made_site import Town

CHECKED = 90_000  # milliseconds for a check, on a machine that has other things to do
NAME = "Форма Заречинского района.xlsx"
DROP = """([name, text]) => {
  const data = new DataTransfer(); data.items.add(new File([text], name));
  document.querySelector('[data-drop]').dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true}));
}"""


def _fit(page: Page) -> None:
    """No fault that a reader who sees or moves otherwise would meet, and nothing wider than a phone."""
    found = Axe().run(page).response["violations"]
    serious = [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")]
    assert serious == []
    size = page.viewport_size
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert size is not None
    page.set_viewport_size(size)


def _cells(path: Path) -> list[Cell]:
    return [cell for sheet in load_workbook(path).worksheets for row in sheet.iter_rows() for cell in row]


def _chosen(page: Page, data: bytes, name: str = NAME) -> None:
    page.get_by_label("Файл формы").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    )


def test_a_form_is_checked_mended_checked_again_and_deleted(
    page: Page, open_site: Pages, municipality: Town, tmp_path: Path
) -> None:
    good, gone = f"{municipality.address}/plan.docx", f"{municipality.address}/gone.pdf"
    page.goto(open_site.address)
    _fit(page)
    _chosen(page, made_site.form([good, gone, ""]))
    page.get_by_role("button", name="Проверить").click()
    expect(page.get_by_role("heading", name=f"Проверяем «{NAME}»")).to_be_visible()
    _fit(page)
    address = page.url
    expect(page.get_by_role("heading", name="Проверка закончена")).to_be_visible(timeout=CHECKED)
    _fit(page)
    with page.expect_download() as coming:
        page.locator("a[href$='/form']").click()
    assert coming.value.suggested_filename == "Форма Заречинского района - с пометками.xlsx"
    coming.value.save_as(tmp_path / "form.xlsx")
    remarks = [cell.comment.text for cell in _cells(tmp_path / "form.xlsx") if cell.comment]
    assert "404" in " ".join(remarks)
    page.get_by_role("link", name="Открыть чек-лист").click()
    expect(page.get_by_text(f"Файл «{NAME}»").first).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).fontFamily.length") > 0
    page.get_by_text(gone).first.wait_for(state="attached")

    page.goto(address)
    page.get_by_role("link", name="Проверить исправленную форму").click()
    _chosen(page, made_site.form([good, f"{municipality.address}/plan2.docx", ""]))
    page.get_by_role("button", name="Проверить").click()
    expect(page.get_by_text("С прошлой проверки исправлено: 1")).to_be_visible(timeout=CHECKED)
    assert page.url == address

    page.get_by_text("Удалить сейчас").click()
    page.get_by_role("button", name="Да, удалить").click()
    expect(page.get_by_role("heading", name="Проверьте форму до срока сдачи")).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("Проверка удалена")
    answer = page.goto(address)
    assert answer is not None and answer.status == 404
    expect(page.get_by_role("heading", name="Такой страницы нет")).to_be_visible()
    assert list(open_site.settings.checks.iterdir()) == []
    with Store(open_site.settings.db) as store:
        assert store.checks.all() == ()


def test_without_scripts_pasted_links_are_checked_just_as_well(
    browser: Browser, open_site: Pages, municipality: Town
) -> None:
    context = browser.new_context(java_script_enabled=False, locale="en-GB", viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(open_site.address)
    page.get_by_text("Or paste a table or links").click()
    page.get_by_label("A table copied from Excel").fill(
        f"2.4.1.1 {municipality.address}/plan.docx p. 1\n2.4.1.2 {municipality.address}/nothing.pdf"
    )
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_role("heading", name="Checking “table”")).to_be_visible()
    expect(page.get_by_role("heading", name="Checked: mend")).to_be_visible(timeout=CHECKED)
    page.get_by_role("link", name="Open the checklist").click()
    expect(page.get_by_text("Broken link").first).to_be_attached()
    context.close()


def test_a_dropped_file_that_is_no_form_is_refused_with_words_that_take_the_focus(page: Page, open_site: Pages) -> None:
    page.goto(open_site.address)
    page.evaluate(DROP, ["отчёт<b>.pdf", "%PDF-1.4\n"])
    page.get_by_role("button", name="Проверить").click()
    alert = page.get_by_role("alert")
    expect(alert).to_be_focused()
    expect(alert).to_contain_text("отчёт<b>.pdf")
    expect(alert).to_contain_text("PDF")
    _fit(page)
    assert not [one for one in open_site.settings.checks.iterdir() if one.name.startswith(".")]


def test_a_file_that_is_too_large_is_told_before_it_is_sent(page: Page, open_site: Pages) -> None:
    page.goto(open_site.address)
    page.locator("[data-drop]").evaluate("field => { field.dataset.most = '9'; }")  # 20 MB would take the driver long
    _chosen(page, b"0123456789")
    page.get_by_role("button", name="Проверить").click()
    said = page.get_by_label("Файл формы").evaluate("field => field.validationMessage")
    assert said == "Файл больше 20 МБ"
    assert page.url.rstrip("/") == open_site.address


@pytest.mark.parametrize("path", ["/rules", "/rules/broken-link", "/rubrics", "/rubrics/mmuko-2.4", "/api"])
def test_pages_that_explain_are_fit_for_everybody(page: Page, open_site: Pages, path: str) -> None:
    page.goto(open_site.address + path)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    _fit(page)
