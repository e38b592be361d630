"""What was concluded and broadcast."""

from hoinghi_tui.domain.aftermath import Broadcast
from hoinghi_tui.services.workspace import Workspace


class Aftermath:
    """Keeps the broadcasts; every change is one saved action."""

    def __init__(self, work: Workspace) -> None:
        self._work = work

    def all(self) -> list[Broadcast]:
        """Return the broadcasts in their order."""
        return sorted(self._work.state.broadcasts.values(), key=lambda one: one.id)
