"""A database that fails ends the process at once: Scrapy would log the exception and wait for ever."""

import functools
from collections.abc import Callable
from typing import Any, Concatenate, NoReturn, ParamSpec, Protocol, TypeVar, cast

from auditor.errors import UnfinishedError


class Aborting(Protocol):
    """Whoever knows how to end the process."""

    abort: Callable[[UnfinishedError], NoReturn]


S = TypeVar("S", bound=Aborting)
P = ParamSpec("P")
R = TypeVar("R")


def or_abort(step: Callable[Concatenate[S, P], R]) -> Callable[Concatenate[S, P], R]:
    """The same step; what hinders the database ends the process with its sentence."""

    @functools.wraps(step)
    def guarded(self: S, *arguments: P.args, **options: P.kwargs) -> Any:
        try:
            return step(self, *arguments, **options)
        except UnfinishedError as fault:
            self.abort(fault)

    return cast(Callable[Concatenate[S, P], R], guarded)
