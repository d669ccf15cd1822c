"""The region of the nights."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.nightly.country import NORTH, POSITIONS, SOUTH, Country, Hook, Post, Site, form, order


@pytest.fixture
def country(tmp_path: Path) -> Iterator[Country]:
    north, south = Site("127.0.7.1"), Site("127.0.7.2")
    for number, position in enumerate(POSITIONS):
        north.files[f"/n{position}.txt"] = order(f"{number + 11}", "14.09.2020", name=NORTH)
        south.files[f"/s{position}.txt"] = order(f"{number + 51}-п", "03.02.2020", name=SOUTH)
    north.up()
    south.up()
    (tmp_path / "forms").mkdir()
    form(tmp_path / "forms" / "north.csv", [(NORTH, p, north.url(f"/n{p}.txt")) for p in POSITIONS])
    form(tmp_path / "forms" / "south.csv", [(SOUTH, p, south.url(f"/s{p}.txt")) for p in POSITIONS])
    with Post().open() as post, Hook().open() as hook:
        yield Country(folder=tmp_path, north=north, south=south, post=post, hook=hook)
    north.down()
    south.down()
