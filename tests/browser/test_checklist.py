"""The checklist of a municipality in a real browser: filters, keys, links, copying, pictures."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

GOALS, SENSE, TABLE, EMPTY = "#p-2-4-1-1", "#p-2-4-1-2", "#p-2-4-3-2", "#p-2-4-5-7"


@pytest.fixture
def checklist(page: Page, folder: Path) -> Page:
    page.goto((folder / "one" / "report.html").as_uri())
    return page


def _shown(page: Page) -> list[str]:
    return [f"#{one.get_attribute('id')}" for one in page.locator(".pos:visible").all()]


def test_a_tile_filters_and_the_address_tells_it(checklist: Page) -> None:
    checklist.locator(".tile[data-v=mend]").click()
    assert _shown(checklist) == [GOALS, TABLE]
    assert checklist.url.endswith("#?v=mend")
    expect(checklist.locator(".count")).to_have_text("2 из 4")
    checklist.locator(".tile[data-v=mend]").click()
    assert len(_shown(checklist)) == 4 and "#" not in checklist.url


def test_rule_block_and_words_filter_together(checklist: Page) -> None:
    checklist.locator("[name=rule]").select_option("duplicate-link")
    assert _shown(checklist) == [GOALS]
    checklist.locator("[name=rule]").select_option("")
    checklist.locator("[name=block]").select_option("2")
    assert _shown(checklist) == [TABLE, EMPTY]
    checklist.locator("[name=q]").fill("ПЕРСОНАЛЬНЫЕ ДАННЫЕ: 62 строки")
    assert _shown(checklist) == [TABLE]
    checklist.locator("[name=q]").fill("нет такого")
    expect(checklist.locator(".none")).to_be_visible()
    checklist.locator("[data-reset]").click()
    assert len(_shown(checklist)) == 4


def test_an_address_with_filters_opens_filtered(page: Page, folder: Path) -> None:
    page.goto((folder / "one" / "report.html").as_uri() + "#?v=empty")
    assert _shown(page) == [EMPTY]
    page.evaluate("location.hash = '#?v=mend&rule=personal-data'")
    expect(page.locator(TABLE)).to_be_visible()
    assert _shown(page) == [TABLE]
    page.evaluate("location.hash = '#?v=\"]x&rule=nonsense&sort=9'")
    expect(page.locator(EMPTY)).to_be_visible()
    assert len(_shown(page)) == 4


def test_a_link_to_a_finding_opens_its_position_whatever_is_filtered(checklist: Page) -> None:
    checklist.locator(".tile[data-v=empty]").click()
    checklist.evaluate("location.hash = '#f-f3'")
    expect(checklist.locator("#f-f3")).to_be_visible()
    assert checklist.evaluate("document.activeElement.closest('.pos').id") == TABLE[1:]


def test_positions_can_be_sorted_by_what_they_cost(checklist: Page) -> None:
    checklist.locator("[name=sort]").select_option("risk")
    assert _shown(checklist) == [TABLE, EMPTY, GOALS, SENSE]
    assert checklist.url.endswith("#?sort=risk")
    checklist.locator("[name=sort]").select_option("")
    assert _shown(checklist) == [GOALS, SENSE, TABLE, EMPTY]


def test_everything_can_be_done_from_the_keyboard(checklist: Page) -> None:
    focused = "document.activeElement.closest('.pos')?.id ?? document.activeElement.name ?? ''"
    checklist.keyboard.press("Slash")
    assert checklist.evaluate(focused) == "q"
    checklist.keyboard.press("1")
    checklist.locator("[name=q]").fill("")
    assert len(_shown(checklist)) == 4  # a figure typed is no shortcut
    checklist.locator("[name=q]").blur()
    for code, expected in (("j", GOALS), ("j", SENSE), ("k", GOALS)):
        checklist.keyboard.press(code)
        assert checklist.evaluate(focused) == expected[1:]
    was = checklist.locator(GOALS).evaluate("p => p.open")
    checklist.keyboard.press("Enter")
    assert checklist.locator(GOALS).evaluate("p => p.open") is not was
    checklist.keyboard.press("3")
    assert _shown(checklist) == [EMPTY]
    checklist.keyboard.press("0")
    checklist.keyboard.press("e")
    assert checklist.locator(".pos:not([open])").count() == 0
    checklist.keyboard.press("Shift+Slash")
    expect(checklist.locator("#keys")).to_be_visible()
    checklist.keyboard.press("Escape")
    expect(checklist.locator("#keys")).to_be_hidden()


def test_the_tab_key_reaches_the_positions_with_a_visible_focus(checklist: Page) -> None:
    checklist.keyboard.press("Tab")
    assert checklist.evaluate("document.activeElement.className") == "skip"
    checklist.keyboard.press("Enter")
    checklist.keyboard.press("Tab")
    assert checklist.evaluate("document.activeElement.matches('.pos > summary')")
    assert checklist.evaluate("getComputedStyle(document.activeElement).outlineWidth") == "3px"


def test_a_remark_and_pages_are_copied_ready_to_paste(checklist: Page) -> None:
    checklist.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    checklist.locator("#f-f1 .remark").click()
    expect(checklist.locator("#f-f1 .remark")).to_contain_text("Скопировано")
    assert checklist.evaluate("window.copied").split("\n") == [
        "2.4.1.1 Наличие муниципальных целей методической работы",
        "Одна и та же ссылка в позициях 2.4.1.1 и 2.4.1.2 без разных страниц.",
        "«Цель Программы — к 2023 году обеспечить поддержкой 80 % педагогов» (стр. 5)",
        "Что сделать. Укажите для каждой позиции свои страницы.",
        "https://uo.example/docs/plan.pdf",
    ]
    checklist.locator(".copy .btn").first.click()
    assert checklist.evaluate("window.copied") == "стр. 4–5"


def test_copying_works_where_the_clipboard_is_forbidden(checklist: Page) -> None:
    checklist.evaluate(
        "navigator.clipboard.writeText = async () => { throw new Error('no'); };"
        "document.addEventListener('copy', () => { window.copied = document.activeElement.value; })"
    )
    checklist.locator(".copy .btn").first.click()
    expect(checklist.locator(".copy .btn").first).to_contain_text("Скопировано")
    assert checklist.evaluate("window.copied") == "стр. 4–5"


def test_a_picture_shows_its_whole_page_and_gives_the_focus_back(checklist: Page) -> None:
    shots = checklist.locator(".shot")
    assert shots.count() == 2 and shots.first.locator("img").get_attribute("loading") == "lazy"
    assert "личные сведения закрыты" in (shots.first.locator("img").get_attribute("alt") or "")
    for at in range(2):  # the second one has the page of the first
        checklist.locator(".pos").evaluate_all("all => all.forEach((p) => { p.open = true; })")
        shots.nth(at).click()
        whole = checklist.locator("#page img")
        expect(whole).to_be_visible()
        assert whole.evaluate("async (i) => { await i.decode(); return [i.naturalWidth, i.naturalHeight]; }") == [
            430,
            608,
        ]
        checklist.keyboard.press("Escape")
        expect(checklist.locator("#page")).to_be_hidden()
        assert shots.nth(at).evaluate("s => s === document.activeElement")


def test_past_and_doubt_are_shown(checklist: Page) -> None:
    expect(checklist.locator(".loud")).to_contain_text("Не проверено: 2")
    assert checklist.locator("#f-f3 .bars").get_attribute("aria-label") == "Прогонов: 5, замечание есть в 2"
    assert checklist.locator("#f-f1 .tag", has_text="Подтверждено экспертом").count() == 1
    expect(checklist.locator("#ac").locator("..")).to_contain_text("О. В. Терехина")
    expect(checklist.locator("#ag").locator("..")).to_contain_text("Документ заменят до февраля.")
    expect(checklist.locator("#nc").locator("..")).to_contain_text("Стояло в прошлой проверке")
    assert (
        checklist.locator(".past .spark").get_attribute("aria-label") == "Баллы под угрозой по прогонам: 8, 7, 6, 5, 4"
    )
