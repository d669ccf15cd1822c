"""The pages served on loopback over a small region made without network, and one Chromium to look at them."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from auditor.web import Settings
from tests.web import made_desk, made_site
from tests.web.serving import serving

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FOUND = next((path for name in NAMES if (path := shutil.which(name))), None)

# As in tests/browser, which says it in the last lines of a run: where no browser is, these cannot be tested.
if FOUND is None and not os.environ.get("CI"):
    collect_ignore_glob = ["test_*browser*.py"]


@dataclass(frozen=True)
class Pages:
    """Where the pages are served, and how."""

    address: str
    settings: Settings


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium, one for all tests here."""
    assert FOUND, "no browser: apt-get install chromium"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=FOUND)
        yield started
        started.close()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings over a database of two nights and two experts; checks may lead to loopback."""
    made_desk.desk(tmp_path / "audit.db")
    return Settings(db=tmp_path / "audit.db", allow_network=("127.0.0.0/8",), delay=0.0, recheck_after=0.1)


@pytest.fixture
def site(settings: Settings) -> Iterator[str]:
    """The address of the pages, served for this test alone."""
    with serving(settings) as address:
        yield address


@pytest.fixture(scope="module")
def open_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pages]:
    """The pages over an empty database, for all tests of a module; checks may lead to loopback."""
    folder = tmp_path_factory.mktemp("web")
    fast = Settings(
        db=folder / "audit.db",
        allow_network=("127.0.0.0/8",),
        delay=0.0,
        recheck_after=0.1,
        mends=0.1,
        most_of_one=50,
    )
    with serving(fast) as address:
        yield Pages(address, fast)


@pytest.fixture(scope="module")
def municipality() -> Iterator[made_site.Town]:
    """A municipality's web site."""
    with made_site.town() as served:
        yield served


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that knows nothing yet, of a Russian reader."""
    made = browser.new_context(locale="ru-RU", viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page; an error that the console tells of, or a dialog of a script, fails the test."""
    opened, said = context.new_page(), list[str]()
    opened.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.on("dialog", lambda dialog: (said.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    yield opened
    assert [line for line in said if "the server responded with a status of 4" not in line] == []
