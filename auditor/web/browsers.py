"""Browsers that an expert has logged in with: a mark that only the server can make, kept nowhere but in the browser."""

import hashlib
import hmac
from typing import Final

from auditor.store import Expert
from auditor.web import security

SECONDS: Final = 180 * 86_400  # a browser stays known for


def mark(expert: Expert) -> str:
    """A mark for a browser; a new password makes it worthless."""
    fresh = security.new_id()
    return f"{fresh}.{_signed(expert, fresh)}"


def knows(expert: Expert, told: str) -> bool:
    """Whether this expert has logged in with the browser that bears this mark."""
    fresh, _, signature = told.partition(".")
    return security.same(signature, _signed(expert, fresh))


def _signed(expert: Expert, fresh: str) -> str:
    """The hash of the password is known to nobody else, so it does for a key."""
    return hmac.new(expert.secret.encode(), f"browser\0{expert.name}\0{fresh}".encode(), hashlib.sha256).hexdigest()
