"""The scoring rubrics: one YAML file each, checked on load."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from auditor.errors import RubricError
from auditor.model import Rubric, Say
from rules.rubrics import known, reading, source

__all__ = ["RubricInfo", "info", "load", "names"]

_FOLDER = Path(__file__).parent
_ENDINGS = frozenset({".yaml", ".yml"})
_SOME_DAY = date(2021, 3, 1)  # title, positions and points are the same on any day


@dataclass(frozen=True, slots=True, kw_only=True)
class RubricInfo:
    """A rubric in a line: its title, the number of its positions, the points in all."""

    name: str
    title: str
    positions: int
    points: int


def names() -> tuple[str, ...]:
    """The rubrics that come with the auditor."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


def load(name: str, as_of: date) -> Rubric:
    """A rubric by its name, or by the path of a YAML file, as it reads on `as_of`. Raises RubricError."""
    path = Path(name)
    if path.suffix.lower() in _ENDINGS:
        return reading.rubric(source.read(path), as_of, known.RULES)
    if name not in names():
        there = ", ".join(names())
        raise RubricError(
            Say(
                ru=f"Нет рубрики «{name}». Есть: {there}.\n  Своя рубрика: --rubric ФАЙЛ.yaml",
                en=f"No rubric '{name}'. There are: {there}.\n  A rubric of your own: --rubric FILE.yaml",
            )
        )
    return _packaged(name, as_of)


def info(name: str) -> RubricInfo:
    """What a rubric is, in short. Raises RubricError."""
    rubric = load(name, _SOME_DAY)
    return RubricInfo(name=rubric.name, title=rubric.title, positions=len(rubric.positions), points=rubric.max_points)


@lru_cache(maxsize=32)
def _packaged(name: str, as_of: date) -> Rubric:
    return reading.rubric(source.read(_FOLDER / f"{name}.yaml"), as_of, known.RULES)
