"""One night: audit all that is registered, compare with the last night, tell people what changed."""

from auditor.nightly.config import Config, load
from auditor.nightly.night import Outcome, nightly

__all__ = ["Config", "Outcome", "load", "nightly"]
