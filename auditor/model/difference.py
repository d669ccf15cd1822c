"""What differs between two runs."""

from dataclasses import dataclass

from auditor.model.report import Finding, Run
from auditor.model.said import Say


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedDocument:
    """Another document at the same address. `was` and `now` are sha256; `what` tells the differences to people."""

    url: str
    was: str
    now: str
    what: Say
    same_text: bool = False  # other bytes, but the same words and facts: saved or exported anew
    places: tuple[tuple[str, str], ...] = ()  # (municipality, position) of the cells that cite it now


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What differs between two runs. Only municipalities of both runs can have something mended."""

    was: Run
    now: Run
    new: tuple[Finding, ...] = ()
    mended: tuple[Finding, ...] = ()
    changed_documents: tuple[ChangedDocument, ...] = ()
    held: tuple[Finding, ...] = ()  # seen before and not now, because they could not be checked
    standing: int = 0  # findings of both runs, but for notes
    joined: tuple[str, ...] = ()  # municipalities only the later run has
    absent: tuple[str, ...] = ()  # municipalities only the earlier run has
    renamed: tuple[tuple[str, str], ...] = ()  # municipalities under another name now: the old name, the new

    @property
    def quiet(self) -> bool:
        """Nothing a person must be told: what could not be checked this time is neither news nor mended."""
        news = any(one.rule not in UNCHECKED for one in self.new)
        return not (news or self.mended or self.changed_documents or self.joined or self.absent or self.renamed)


# Rules that say "not checked": no faults, and nothing is mended when they go.
UNCHECKED = frozenset({"unverified-link", "unverified-document"})
