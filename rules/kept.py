"""A dossier that finds out once what is open: rules ask for it hundreds of times."""

from dataclasses import dataclass, fields

from auditor.dossier import Dossier, Opened


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Kept(Dossier):
    """The same dossier; its opened citations are found when it is made."""

    found: tuple[Opened, ...] = ()

    @property
    def opened(self) -> tuple[Opened, ...]:
        return self.found


def keep(dossier: Dossier) -> Dossier:
    """The dossier, quick to ask."""
    own = {field.name: getattr(dossier, field.name) for field in fields(Dossier)}
    return Kept(**own, found=dossier.opened)
