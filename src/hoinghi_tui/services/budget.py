"""The money of the conference."""

from hoinghi_tui.domain.budget import BudgetLine, in_budget_order
from hoinghi_tui.services.workspace import Workspace


class Budget:
    """Keeps the lines; every change is one saved action."""

    def __init__(self, work: Workspace) -> None:
        self._work = work

    def all(self) -> list[BudgetLine]:
        """Return the lines in their order."""
        return sorted(self._work.state.budget.values(), key=in_budget_order)
