"""Estimate and settlement as the tables are now."""

from hoinghi_tui.domain.awards import in_calling_order
from hoinghi_tui.domain.budget_sums import Account, account, counts_of
from hoinghi_tui.services.state import State


def account_of(state: State) -> Account:
    """Return all lines, worked out from people, arrivals and awards."""
    counts = counts_of(
        list(state.delegates.values()),
        state.attendance.keys(),
        in_calling_order(state.awards.values()),
    )
    return account(state.budget.values(), counts)
