"""report.xlsx and report.docx opened by LibreOffice, without repair: nothing is lost, nothing comes alive."""

import shutil
import subprocess
from pathlib import Path

import made_report
import pypdfium2
import pytest

from auditor.model import Lang


@pytest.fixture(scope="module")
def opened(written, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:  # type: ignore[no-untyped-def]
    """The words of each file as LibreOffice shows them, by its name; one start for all of them."""
    folder = tmp_path_factory.mktemp("opened")
    for name in ("three", "hostile"):
        for kind in ("xlsx", "docx"):
            shutil.copy(written[name, Lang.RU] / f"report.{kind}", folder / f"{name}-{kind}.{kind}")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    words = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *sorted(folder.glob("*-*.*"))]
    subprocess.run(list(map(str, words)), check=True, capture_output=True, timeout=150)
    return {file.stem: _words(file) for file in folder.glob("*.pdf")}


def _words(file: Path) -> str:
    with pypdfium2.PdfDocument(file) as pdf:
        pages = [page.get_textpage().get_text_bounded() for page in pdf]
        return " ".join(" ".join(pages).replace("\xa0", " ").split())


def test_every_finding_is_on_paper(opened: dict[str, str]) -> None:
    for one in made_report.three().findings:
        start = " ".join(one.message.ru.split()[:3])
        assert start in opened["three-docx"] and start in opened["three-xlsx"], one.id
    assert "Подписи" in opened["three-docx"] and "Стр. 1 из" in opened["three-docx"]


def test_formulas_and_scripts_stay_words(opened: dict[str, str]) -> None:
    assert opened.keys() == {"three-docx", "three-xlsx", "hostile-docx", "hostile-xlsx"}
    for name in ("hostile-docx", "hostile-xlsx"):
        assert "=cmd|' /C calc'!A0" in opened[name] and "<script>alert('x')</script>" in opened[name]
        assert "Err:" not in opened[name] and "#NAME?" not in opened[name] and "\u202e" not in opened[name]
