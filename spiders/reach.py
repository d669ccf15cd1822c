"""Whether our own connection works: where many hosts are silent and none at all answers, the fault is probably ours.

A region checked over a connection that drops what it is given would else be told that each of its sites is dead.
"""

from auditor.model import Failure

_MANY = 5  # hosts

# Something came back, if only to say no.
_BACK = frozenset({Failure.REFUSED, Failure.RESET, Failure.TLS})


class Reach:
    """What all hosts together tell; times are monotonic."""

    def __init__(self) -> None:
        self._heard_at = 0.0
        self._silent: set[str] = set()
        self._asked: dict[str, float] = {}  # when each host was first asked

    def told(self, host: str, failure: Failure | None, answered: bool, began: float, now: float) -> None:
        """A request came to its end."""
        self._asked.setdefault(host, began)
        if answered or failure in _BACK:
            self._heard_at = now
            self._silent.clear()
        elif failure is Failure.TIMEOUT:
            self._silent.add(host)

    def lost(self, host: str) -> bool:
        """Whether no host at all has answered since this one was first asked, though many were."""
        return len(self._silent) >= _MANY and self._heard_at < self._asked.get(host, 0.0)
