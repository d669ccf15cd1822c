"""An expert and an administrator at the desk, in a real browser: keys, forms, pictures, the phone, no script at all."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from auditor.store import Store
from auditor.web import Settings
from tests import made_runs as made
from tests.web.made_desk import ADMIN, FRESH, LINK, NAME, PASSWORD, STALE, TWIN

AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"], "resultTypes": ["violations"]}
RIVER = "/desk/m/rechnoj-okrug"


def _enter(page: Page, site: str, name: str = NAME, to: str = "/desk") -> None:
    page.goto(site + to)
    page.get_by_label("Имя").fill(name)
    page.get_by_label("Пароль").fill(PASSWORD)
    page.get_by_role("button", name="Войти").click()
    page.wait_for_url(site + to)


def _decisions(settings: Settings) -> list[tuple[str, str, bool]]:
    with Store(settings.db) as store:
        return [(one.verb.value, one.finding, one.false_alarm) for one in store.desk.decisions()]


def test_an_expert_works_through_a_municipality_with_the_keyboard(page: Page, site: str, settings: Settings) -> None:
    _enter(page, site)
    page.get_by_role("link", name=made.RIVER).click()
    page.get_by_role("link", name="Разобрать по порядку").click()
    expect(page).to_have_url(f"{site}/desk/f/{LINK}")
    page.keyboard.press("Digit3")  # a false alarm wants its reason first
    page.keyboard.type("3 Документ о том, что нужно")
    page.keyboard.press("Control+Enter")
    expect(page).to_have_url(f"{site}/desk/f/{STALE}?did=1")
    expect(page.get_by_role("status").first).to_contain_text("Записано: № 1")
    page.keyboard.press("KeyZ")
    expect(page.get_by_role("status").first).to_contain_text("Решение отменено")
    page.keyboard.press("Digit1")  # stands, here and in the other position
    expect(page).to_have_url(f"{site}/desk/f/{LINK}?did=3,4")  # the next that waits
    assert _decisions(settings) == [
        ("accept", LINK, True),
        ("undo", LINK, False),
        ("confirm", STALE, False),
        ("confirm", TWIN, False),
    ]


def test_keys_are_listed_and_rest_while_one_types(page: Page, site: str, settings: Settings) -> None:
    _enter(page, site, to=f"/desk/f/{STALE}")
    page.keyboard.press("Shift+Slash")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("KeyJ")
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    because = page.get_by_label("Причина или пояснение")
    because.fill("")
    because.press_sequentially("jk1z?")
    expect(because).to_have_value("jk1z?")
    because.press("Escape")
    page.keyboard.press("KeyJ")
    expect(page).to_have_url(f"{site}/desk/f/{TWIN}")
    page.keyboard.press("Shift+KeyK")
    expect(page).to_have_url(f"{site}/desk/m/gorod-verhogorsk")
    assert _decisions(settings) == []


def test_long_lists_scroll_by_themselves_and_the_page_ends_with_its_words(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 1600, "height": 240})
    _enter(page, site, to=f"/desk/f/{STALE}")
    ends = "Math.ceil(document.querySelector('.desk').getBoundingClientRect().bottom + scrollY)"
    assert page.evaluate(f"document.documentElement.scrollHeight <= {ends} + 1")
    page.get_by_role("navigation", name="Муниципалитеты").get_by_role("link", name=made.HILL).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(made.HILL)


def test_an_acceptance_without_a_reason_is_not_sent(page: Page, site: str, settings: Settings) -> None:
    _enter(page, site, to=f"/desk/f/{STALE}")
    page.get_by_role("button", name="Принять").click()
    expect(page.get_by_label("Причина или пояснение")).to_be_focused()
    assert page.url == f"{site}/desk/f/{STALE}" and _decisions(settings) == []
    page.get_by_label("Причина или пояснение").fill("Приказ предъявлен")
    page.get_by_label("2.4.1.2").uncheck()
    page.get_by_role("button", name="Принять").click()
    page.wait_for_url("**did=1")
    assert _decisions(settings) == [("accept", STALE, False)]


def test_the_picture_stands_beside_what_the_position_asks(page: Page, site: str) -> None:
    _enter(page, site, to=f"/desk/f/{STALE}")
    picture = page.locator(".paper img")
    picture.evaluate("async (image) => { await image.decode(); }")
    assert picture.evaluate("image => image.naturalWidth") > 200
    link = page.get_by_role("link", name="Открыть на сайте")
    assert link.get_attribute("rel") == "noopener noreferrer nofollow" and link.get_attribute("href") == made.PLAN
    expect(page.get_by_role("heading", name="Что требует позиция 2.4.1.1")).to_be_visible()
    page.goto(f"{site}/desk/f/{FRESH}")
    assert page.get_by_role("link", name="Открыть на сайте").count() == 0  # javascript: is no address to open


def test_several_findings_are_decided_at_once(page: Page, site: str, settings: Settings) -> None:
    _enter(page, site, to=RIVER)
    page.get_by_label("Отметить все").check()
    page.get_by_label("Отметить: 2.4.1.1, Документ не по теме").uncheck()
    page.get_by_label("Причина или пояснение").fill("Срок продлён")
    page.get_by_role("button", name="Принять").click()
    page.wait_for_url("**did=*")
    assert sorted(one[1] for one in _decisions(settings)) == sorted([STALE, TWIN, FRESH])
    expect(page.locator(".row.done")).to_have_count(3)


def test_all_of_it_works_without_script(browser: Browser, site: str, settings: Settings) -> None:
    context = browser.new_context(java_script_enabled=False, locale="ru-RU")
    page = context.new_page()
    _enter(page, site, to=f"/desk/f/{LINK}")
    page.get_by_role("button", name="Принять").click()
    expect(page.get_by_role("alert")).to_contain_text("назовите причину")
    page.get_by_label("Причина или пояснение").fill("Проверено по телефону")
    page.get_by_role("button", name="Ложная тревога").click()
    page.wait_for_url("**did=1")
    page.get_by_role("button", name="Отменить", exact=True).first.click()
    page.wait_for_url("**told=undo")
    page.get_by_role("button", name="Выйти").click()
    page.wait_for_url("**/login")
    context.close()
    assert [one[0] for one in _decisions(settings)] == ["accept", "undo"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_fits_a_phone_and_can_be_read_by_all(page: Page, site: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page.goto(f"{site}/login")
    faults = _faults(page, "/login")
    _enter(page, site, ADMIN)
    page.goto(f"{site}/desk/runs")
    run = page.get_by_role("link", name="Что изменилось").first.get_attribute("href")
    for path in ("/desk", RIVER, f"/desk/f/{STALE}", "/desk/runs", run, "/desk/reports", "/desk/log", "/desk/experts"):
        page.goto(f"{site}{path}")
        faults += _faults(page, str(path))
    assert faults == []


def _faults(page: Page, path: str) -> list[str]:
    found = [
        f"{path}: {one['id']} {one['nodes'][0]['html'][:160]}"
        for one in Axe().run(page, options=AXE).response["violations"]
    ]
    for width in (1280, 768, 360):
        page.set_viewport_size({"width": width, "height": 800})
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            found.append(f"{path}: {wide} pixels wide in {width}")
    return found
