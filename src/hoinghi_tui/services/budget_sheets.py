"""Gathers the papers about money: estimate, settlement, the list to sign for allowances."""

from typing import TYPE_CHECKING

from hoinghi_tui.domain.budget import Quantity
from hoinghi_tui.domain.budget_checks import plan_gaps, settlement_gaps
from hoinghi_tui.domain.budget_sums import Account
from hoinghi_tui.domain.protocol import protocol_order
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.budget_account import account_of
from hoinghi_tui.services.sheets import Sheet
from hoinghi_tui.services.workspace import Workspace

if TYPE_CHECKING:
    from hoinghi_tui.documents.budget_papers import Allowances

_NO_LINES = "Chưa có dòng kinh phí nào để in. Thêm ở trang F9, phần Kinh phí."


def estimate(work: Workspace) -> Sheet:
    """Return the estimate; refuses a budget without lines."""
    from hoinghi_tui.documents.budget_papers import estimate_fields, estimate_warnings

    account, conference = _account(work), work.state.conference
    return Sheet(
        f"dự toán kinh phí {len(account.lines)} dòng",
        estimate_fields(account, conference),
        estimate_warnings(account, conference, plan_gaps(account, {})),
    )


def settlement(work: Workspace) -> Sheet:
    """Return the settlement as far as it is known; refuses a budget without lines."""
    from hoinghi_tui.documents.budget_papers import settlement_fields, settlement_warnings

    account, conference = _account(work), work.state.conference
    return Sheet(
        f"quyết toán kinh phí {len(account.lines)} dòng",
        settlement_fields(account, conference),
        settlement_warnings(account, conference, settlement_gaps(account)),
    )


def allowances(work: Workspace) -> Sheet:
    """Return the list to sign for allowances: who is off the payroll and really came.

    Refuses a budget without such a line, and a door at which none of them was checked in.
    """
    from hoinghi_tui.documents.budget_papers import allowance_fields, allowance_warnings

    paid, conference = _allowances(work), work.state.conference
    return Sheet(
        f"danh sách ký nhận tiền {len(paid.people)} người",
        allowance_fields(paid, conference),
        allowance_warnings(paid, conference),
    )


def _account(work: Workspace) -> Account:
    account = account_of(work.state)
    if not account.lines:
        raise Refused(_NO_LINES)
    return account


def _allowances(work: Workspace) -> "Allowances":
    from hoinghi_tui.documents.budget_papers import Allowances, Paid

    state = work.state
    lines = [one for one in state.budget.values() if one.source is Quantity.OFF_PAYROLL]
    if not lines:
        raise Refused(
            "Chưa có dòng kinh phí nào tính theo số người không hưởng lương. Thêm ở trang F9, "
            "phần Kinh phí."
        )
    people = protocol_order(state.delegates.values(), list(state.units.values()))
    paid = [
        Paid(state.attendee(one), state.unit_of(one), one.sample)
        for one in people
        if one.off_payroll and one.id in state.attendance
    ]
    if not paid:
        raise Refused(
            "Chưa có ai không hưởng lương được điểm danh. Đánh dấu ở trang F9, phần Kinh phí, "
            "phím H."
        )
    prices = [one.unit_price for one in lines]
    known = [price for price in prices if price is not None]
    each = sum(known) if len(known) == len(prices) else None
    return Allowances("; ".join(one.title for one in lines), each, paid)
