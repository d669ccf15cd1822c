"""The region of the nights."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.nightly.country import Country, built


@pytest.fixture
def country(tmp_path: Path) -> Iterator[Country]:
    """A region nobody has audited yet."""
    with built(tmp_path) as made:
        yield made


@pytest.fixture(scope="session")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Country]:
    """A region after its first night, for tests that begin with a copy of its folder."""
    with built(tmp_path_factory.mktemp("settled")) as made:
        made.night()
        yield made
