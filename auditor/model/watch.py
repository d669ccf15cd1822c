"""What is known of a link from earlier nights."""

from dataclasses import dataclass

from auditor.model.visit import Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """An address over the nights; `nights` is a letter a night, the newest last (see `auditor.overtime`)."""

    url: str  # as requested
    run: str = ""  # the last night that is counted in
    nights: str = ""
    visit: Visit | None = None  # the last that opened
    stable: int = 0  # nights in a row with the same bytes
    trusting: int = 0  # nights in a row in which the server's word was taken that nothing changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Flapping:
    """A host that goes down and comes back: how often within how many nights."""

    host: str
    falls: int
    nights: int
