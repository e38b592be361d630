"""The papers and reports that are to be read out."""

from hoinghi_tui.domain.speeches import Speech
from hoinghi_tui.services.workspace import Workspace


class Speeches:
    """Keeps the papers; every change is one saved action."""

    def __init__(self, work: Workspace) -> None:
        self._work = work

    def all(self) -> list[Speech]:
        """Return the papers in their order."""
        return sorted(self._work.state.speeches.values(), key=lambda one: (one.order, one.id))
