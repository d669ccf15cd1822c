"""The table of all municipalities in a real browser: sorting, filters, walking over cells."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

RISK = ["Заречинский район", "Речной муниципальный округ", "г. Верхогорск"]


@pytest.fixture
def region(page: Page, folder: Path) -> Page:
    page.goto((folder / "three" / "report.html").as_uri())
    return page


def _names(page: Page) -> list[str]:
    return [row.get_attribute("data-name") or "" for row in page.locator("#heat tbody tr:visible").all()]


def test_rows_are_sorted_by_name_position_and_change(region: Page) -> None:
    assert _names(region) == RISK
    region.locator("[data-sort=name]").click()
    assert _names(region) == ["г. Верхогорск", "Заречинский район", "Речной муниципальный округ"]
    assert region.locator("[aria-sort]").get_attribute("aria-sort") == "ascending"
    region.locator("[data-sort='3']").click()
    assert _names(region)[0] == "Заречинский район" and region.url.endswith("#?sort=3")
    region.locator("#order").select_option("worse")
    assert len(_names(region)) == 3 and region.url.endswith("#?sort=worse")
    region.locator("#order").select_option("risk")
    assert _names(region) == RISK


def test_a_second_click_on_a_head_turns_the_order_round(region: Page) -> None:
    region.locator("[data-sort=risk]").click()
    assert _names(region) == RISK[::-1] and region.url.endswith("#?sort=-risk")
    assert region.locator("[aria-sort]").get_attribute("aria-sort") == "ascending"
    region.locator("[data-sort=name]").click()
    region.locator("[data-sort=name]").click()
    assert _names(region) == ["Речной муниципальный округ", "Заречинский район", "г. Верхогорск"]
    assert region.locator("[aria-sort]").get_attribute("aria-sort") == "descending"
    region.evaluate("location.hash = '#?'")
    expect(region.locator("#heat tbody tr").first).to_have_attribute("data-name", RISK[0])


def test_cells_of_a_state_or_a_rule_stand_out(region: Page) -> None:
    region.locator("[data-only=mend]").click()
    assert region.locator(".k:not(.off)").evaluate_all("all => all.map((k) => k.dataset.v)") == ["mend"] * 3
    region.locator("[data-only='']").click()
    region.locator("[data-fault=broken-link]").click()
    assert region.locator(".k:not(.off)").count() == 1 and region.url.endswith("#?rule=broken-link")
    assert region.locator("#rule").input_value() == "broken-link"
    region.locator("[data-fault=broken-link]").click()
    assert region.locator(".k.off").count() == 0


def test_a_municipality_is_found_by_name(region: Page) -> None:
    region.locator("#q").fill("верхОГОРСК")
    assert _names(region) == ["г. Верхогорск"]
    expect(region.locator(".count")).to_have_text("1 из 3")


def test_an_address_with_filters_opens_filtered(page: Page, folder: Path) -> None:
    page.goto((folder / "three" / "report.html").as_uri() + "#?v=empty&sort=name&q=район")
    assert _names(page) == ["Заречинский район"] and page.locator(".k:not(.off):visible").count() == 1
    assert page.locator("#order").input_value() == "name"


def test_arrows_walk_over_the_cells_and_each_is_told(region: Page) -> None:
    region.locator("#heat a.k").first.focus()
    expect(region.locator("#peek")).to_contain_text("Заречинский район · 2.4.1.1")
    for key, told in (
        ("ArrowRight", "Заречинский район · 2.4.1.2"),
        ("ArrowDown", "Речной муниципальный округ · 2.4.1.2"),
        ("End", "Речной муниципальный округ · 2.4.5.7"),
        ("Home", "Речной муниципальный округ · 2.4.1.1"),
    ):
        region.keyboard.press(key)
        expect(region.locator("#peek")).to_contain_text(told)
    expect(region.locator("#peek")).to_contain_text("Исправить: Ссылка не открывается")
    assert region.locator("#heat .k[tabindex='0']").count() == 1
    region.keyboard.press("Enter")
    region.wait_for_url("**/rechnoj-municipalnyj-okrug.html#p-2-4-1-1")
    assert region.locator("#p-2-4-1-1").evaluate("p => p.open")


def test_colour_is_never_alone(region: Page) -> None:
    cells = region.locator("#heat .k").all()
    assert len(cells) == 12
    for cell in cells:
        assert cell.locator("use, :text('–')").count() and (cell.locator(".vh").text_content() or "").strip()


def test_the_past_is_drawn(region: Page) -> None:
    trend = region.locator(".trend")
    assert trend.get_attribute("aria-label") == (
        "Готово: было 3, стало 5; Решит эксперт: было 3, стало 3; Пусто: было 1, стало 1; Исправить: было 5, стало 3"
    )
    assert region.locator("tbody .spark").count() == 3
    assert region.locator("tbody .change.down").count() == 3
    expect(region.locator(".loud")).to_contain_text("Не проверено")


def test_the_long_name_of_a_site_breaks_in_a_narrow_window(region: Page) -> None:
    region.set_viewport_size({"width": 360, "height": 800})
    region.locator(".hosts code").first.evaluate(
        "code => { code.textContent = 'metodicheskaya-rabota.' + 'a'.repeat(40) }"
    )
    assert region.evaluate("document.documentElement.scrollWidth <= innerWidth")
