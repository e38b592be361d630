"""What was sent to whom."""

from hoinghi_tui.domain.sendings import Sending
from hoinghi_tui.services.workspace import Workspace


class Sendings:
    """Keeps the sendings; every change is one saved action."""

    def __init__(self, work: Workspace) -> None:
        self._work = work

    def all(self) -> list[Sending]:
        """Return the sendings in their order."""
        return sorted(self._work.state.sendings.values(), key=lambda one: (one.order, one.id))
