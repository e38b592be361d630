"""What must stand ready in the hall."""

from hoinghi_tui.domain.checklist import CheckItem
from hoinghi_tui.services.workspace import Workspace


class Checklist:
    """Keeps the lines; every change is one saved action."""

    def __init__(self, work: Workspace) -> None:
        self._work = work

    def all(self) -> list[CheckItem]:
        """Return the lines in their order."""
        return sorted(self._work.state.checklist.values(), key=lambda one: (one.order, one.id))
