"""Whole files against gold ones; `python tests/reports/rewrite_gold.py` rewrites them, the diff is read in review."""

import pytest
from rewrite_gold import GOLD, NAMES

from auditor.model import Lang


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("lang", Lang)
def test_the_file_is_the_gold_one(written, name, lang):
    assert (written["three", lang] / name).read_text("utf-8") == (GOLD / lang.value / name).read_text("utf-8")
