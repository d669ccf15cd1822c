"""How many examples a property is tried on.

`make test` tries the same ones each time: a change is judged by itself, not by the luck of a draw. `make fuzz` draws
new ones, and TRIALS times as many: what it finds becomes a test of its own.
"""

import os

from hypothesis import HealthCheck, settings

_TRIALS = int(os.environ.get("TRIALS", "0"))


def trials(examples: int) -> settings:
    """Settings of a property of `examples` examples in `make test`."""
    if _TRIALS:
        return settings(
            max_examples=examples * _TRIALS,
            deadline=None,
            derandomize=False,
            print_blob=True,
            suppress_health_check=[HealthCheck.too_slow],
        )
    return settings(max_examples=examples, deadline=None, derandomize=True, database=None)
