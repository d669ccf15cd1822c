"""One Chromium for all tests here, and the reports they open."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "reports"))

import made_hostile
import made_parts
import made_report

from auditor import reports
from auditor.model import Lang
from tests.browser import lived

SIZE: ViewportSize = {"width": 1280, "height": 900}
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FOUND = next((path for name in NAMES if (path := shutil.which(name))), None)

# Where no browser is, nothing here can be tested. That is a fault where the machine is ours to set up (CI); elsewhere
# it is said in the last lines of the run, so that nobody takes it for a pass.
if FOUND is None and not os.environ.get("CI"):
    collect_ignore_glob = ["test_*.py"]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if FOUND is None:
        terminalreporter.section("the reports were NOT tested in a browser", red=True)
        terminalreporter.line(f"None of {', '.join(NAMES)} is installed. Debian: apt-get install chromium")


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    assert FOUND, "no browser: apt-get install chromium"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=FOUND)
        yield started
        started.close()


@pytest.fixture(scope="package")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Reports: `one` of a municipality, `three` of a region, `hostile`, `none`."""
    root = tmp_path_factory.mktemp("browser")
    made = {
        "one": lived.lived(made_report.one()),
        "three": lived.lived(made_report.three()),
        "hostile": made_hostile.hostile(),
        "none": lived.empty(made_report.one()),
    }
    for name, report in made.items():
        pictures = lived.pictures(report)
        reports.write(report, root / name, Lang.RU, made_parts.LABELS, reasons=lived.reasons(report), pictures=pictures)
    return root


@pytest.fixture(scope="package")
def window(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """One page for all tests, which is dear to make, and what is said of faults in it."""
    opened = browser.new_page(viewport=SIZE)
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.on("dialog", lambda dialog: (said.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    yield opened, said
    opened.close()


@pytest.fixture
def page(window: tuple[Page, list[str]]) -> Iterator[Page]:
    """The page as new; what the console says of errors fails the test."""
    opened, said = window
    opened.set_viewport_size(SIZE)
    opened.emulate_media(media="screen", color_scheme="light", reduced_motion="reduce")
    said.clear()
    yield opened
    opened.evaluate("localStorage.clear()")
    opened.goto("about:blank")
    assert said == []
