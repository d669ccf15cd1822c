"""Reports written once for all tests of this room."""

from pathlib import Path

import made_hostile
import made_parts
import made_report
import pytest

from auditor import reports
from auditor.model import Lang


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, Lang], Path]:
    """The folder of each report, by its name and language."""
    folders = {}
    for make in (made_report.one, made_report.three, made_hostile.hostile):
        for lang in Lang:
            folder = tmp_path_factory.mktemp(f"{make.__name__}-{lang.value}")
            reports.write(make(), folder, lang, made_parts.LABELS)
            folders[make.__name__, lang] = folder
    return folders
