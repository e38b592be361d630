"""The points of the PAR Index."""

from hoinghi_tui.domain.par_index import ParField
from hoinghi_tui.services.workspace import Workspace


class ParIndex:
    """Keeps the fields; every change is one saved action."""

    def __init__(self, work: Workspace) -> None:
        self._work = work

    def all(self) -> list[ParField]:
        """Return the fields in their order."""
        return sorted(self._work.state.par_fields.values(), key=lambda one: (one.order, one.id))
