"""What an estimate and a settlement still lack, in words; nothing is made up instead."""

from collections.abc import Iterator, Mapping, Sequence

from hoinghi_tui.domain.budget import Quantity
from hoinghi_tui.domain.budget_norms import Norm
from hoinghi_tui.domain.budget_sums import Account, WorkedLine
from hoinghi_tui.domain.money_text import amount_text

_MOST_NAMED = 3


def plan_gaps(account: Account, norms: Mapping[str, Norm]) -> tuple[str, ...]:
    """Return what is missing or doubtful in the estimate, worst first.

    ``norms`` are those in force, by id.
    """
    if not account.lines:
        return ("Chưa có dự toán kinh phí.",)
    return tuple(_plan_gaps(account, norms))


def _plan_gaps(account: Account, norms: Mapping[str, Norm]) -> Iterator[str]:
    unknown = [one for one in account.lines if one.planned is None]
    if unknown:
        yield f"{len(unknown)} dòng dự toán chưa tính được: {_named(unknown)}."
    sources = [one.line.source for one in account.lines]
    if Quantity.OFF_PAYROLL in sources and account.counts.off_payroll.planned is None:
        yield "Chưa đánh dấu ai là người không hưởng lương."
    if Quantity.PRIZES not in sources and account.counts.awards.planned:
        yield "Có khen thưởng nhưng dự toán chưa có dòng tiền thưởng."
    over = [one for one in account.lines if over_norm(one, norms)]
    if over:
        yield f"{len(over)} dòng có đơn giá cao hơn định mức: {_named(over)}."
    doubtful = [one for one in account.lines if _is_unconfirmed(one, norms)]
    if doubtful:
        yield f"{len(doubtful)} dòng theo định mức chưa xác nhận: {_named(doubtful)}."


def settlement_gaps(account: Account) -> tuple[str, ...]:
    """Return what the settlement still lacks: amounts, vouchers, agreement with the list."""
    return tuple(_settlement_gaps(account))


def _settlement_gaps(account: Account) -> Iterator[str]:
    unknown = [one for one in account.lines if one.settled is None]
    if unknown:
        yield f"{len(unknown)} dòng chưa có số quyết toán: {_named(unknown)}."
    bare = [one for one in account.lines if one.settled and not has_voucher(one)]
    if bare:
        yield f"{len(bare)} dòng thiếu số hoặc ngày chứng từ: {_named(bare)}."
    over = [one for one in account.lines if one.difference is not None and one.difference < 0]
    if over:
        yield f"{len(over)} dòng chi vượt dự toán: {_named(over)}."
    odd = [one for one in account.lines if differs_from_count(one, account)]
    if odd:
        yield f"{len(odd)} dòng khác số người thực đến: {_named(odd)}."


def has_voucher(worked: WorkedLine) -> bool:
    """Tell whether number and day of the voucher are known."""
    return bool(worked.line.voucher_no) and worked.line.voucher_day is not None


def over_norm(worked: WorkedLine, norms: Mapping[str, Norm]) -> str:
    """Return how a price goes beyond its norm, "" where it does not: it is told, not refused."""
    norm, price = norms.get(worked.line.norm), worked.line.unit_price
    if norm is None or norm.amount is None or price is None or price <= norm.amount:
        return ""
    return f"cao hơn định mức {amount_text(norm.amount)} đồng"


def differs_from_count(worked: WorkedLine, account: Account) -> bool:
    """Tell whether another number of people off the payroll was paid than signed the list."""
    count, price = account.counts.off_payroll.settled, worked.line.unit_price
    if worked.line.source is not Quantity.OFF_PAYROLL or count is None:
        return False
    if worked.settled_quantity != count:
        return True
    return price is not None and worked.settled is not None and worked.settled != count * price


def _is_unconfirmed(worked: WorkedLine, norms: Mapping[str, Norm]) -> bool:
    norm = norms.get(worked.line.norm)
    follows = norm is not None and norm.amount is not None
    return norm is not None and follows and not norm.confirmed


def _named(lines: Sequence[WorkedLine]) -> str:
    names = ", ".join(one.line.title for one in lines[:_MOST_NAMED])
    more = len(lines) - _MOST_NAMED
    return f"{names} và {more} dòng nữa" if more > 0 else names
