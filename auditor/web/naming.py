"""What the sender calls a form, in the place of what we call it."""

import re
import unicodedata
from pathlib import Path

from auditor.model import Say

_LONGEST = 120
_OPTION = re.compile(r": --[a-z]+ \w+$")
_COMMAND = re.compile(r"\bauditor [a-z]")
# Characters nobody sees, or that turn the direction of what follows; and such as no font has.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def shown(name: str, otherwise: str) -> str:
    """A file's name as it may be shown: no path, no control or direction characters, not too long."""
    last = re.split(r"[/\\]", name)[-1]
    plain = "".join(sign for sign in last if unicodedata.category(sign) not in _UNSEEN)
    return " ".join(plain.split())[-_LONGEST:].strip(" .") or otherwise


def renamed(say: Say, path: Path, name: str) -> Say:
    """The words of a fault with the sender's name; no place on our disk, and no advice for a command line."""
    return Say(ru=_renamed(say.ru, path, name, "«»"), en=_renamed(say.en, path, name, "“”"))


def _renamed(words: str, path: Path, name: str, marks: str) -> str:
    first, *rest = words.splitlines()
    lines = [first, *(line for line in rest if not _COMMAND.search(line))]
    lines = [_OPTION.sub(".", line) for line in lines]
    ours = (str(path), path.name)
    for one in ours:
        quoted = name.join(marks)
        lines = [line.replace(one, quoted if quoted.replace(name, one) not in line else name) for line in lines]
    return "\n".join(line.replace(f"{path.parent}/", "") for line in lines)
