"""What an estimate and a settlement still lack; nothing is made up instead."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hoinghi_tui.domain.budget import Quantity
from hoinghi_tui.domain.budget_norms import Norm
from hoinghi_tui.domain.budget_sums import Account, WorkedLine

_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is missing or doubtful, and the titles of the lines where it is."""

    text: str
    titles: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """The text with the first few titles."""
        if not self.titles:
            return f"{self.text}."
        names = ", ".join(self.titles[:_MOST_NAMED])
        more = len(self.titles) - _MOST_NAMED
        return f"{self.text}: {names}{f' và {more} dòng nữa' if more > 0 else ''}."


def plan_gaps(account: Account, norms: Mapping[str, Norm]) -> tuple[Gap, ...]:
    """Return what is missing or doubtful in the estimate, worst first.

    ``norms`` are those in force, by id.
    """
    if not account.lines:
        return (Gap("Chưa có dự toán kinh phí"),)
    return tuple(_plan_gaps(account, norms))


def _plan_gaps(account: Account, norms: Mapping[str, Norm]) -> Iterator[Gap]:
    lines = account.lines
    yield from _of([one for one in lines if one.planned is None], "dòng dự toán chưa tính được")
    sources = [one.line.source for one in lines]
    if Quantity.OFF_PAYROLL in sources and account.counts.off_payroll.planned is None:
        yield Gap("Chưa đánh dấu ai là người không hưởng lương")
    if Quantity.PRIZES not in sources and account.counts.awards.planned:
        yield Gap("Có khen thưởng nhưng dự toán chưa có dòng tiền thưởng")
    over = [one for one in lines if is_over_norm(one, norms.get(one.line.norm))]
    yield from _of(over, "dòng có đơn giá cao hơn định mức")
    doubtful = [one for one in lines if _is_unconfirmed(norms.get(one.line.norm))]
    yield from _of(doubtful, "dòng theo định mức chưa xác nhận")


def settlement_gaps(account: Account) -> tuple[Gap, ...]:
    """Return what the settlement still lacks: amounts, vouchers, agreement with the list."""
    return tuple(_settlement_gaps(account))


def _settlement_gaps(account: Account) -> Iterator[Gap]:
    lines = account.lines
    yield from _of([one for one in lines if one.settled is None], "dòng chưa có số quyết toán")
    bare = [one for one in lines if one.settled is not None and is_unsettled(one)]
    yield from _of(bare, "dòng thiếu số hoặc ngày chứng từ")
    yield from _of([one for one in lines if is_over_plan(one)], "dòng chi vượt dự toán")
    odd = [one for one in lines if differs_from_count(one, account)]
    yield from _of(odd, "dòng khác số người thực đến")


def is_unsettled(worked: WorkedLine) -> bool:
    """Tell whether it is not known what was spent, or money was spent without a whole voucher."""
    return worked.settled is None or (worked.settled > 0 and not has_voucher(worked))


def has_voucher(worked: WorkedLine) -> bool:
    """Tell whether number and day of the voucher are known."""
    return bool(worked.line.voucher_no) and worked.line.voucher_day is not None


def is_over_plan(worked: WorkedLine) -> bool:
    """Tell whether more was spent than planned."""
    return worked.difference is not None and worked.difference < 0


def is_over_norm(worked: WorkedLine, norm: Norm | None) -> bool:
    """Tell whether a price is above its norm: that is told, not refused."""
    price = worked.line.unit_price
    if norm is None or norm.amount is None or price is None:
        return False
    return price > norm.amount


def differs_from_count(worked: WorkedLine, account: Account) -> bool:
    """Tell whether another number of people off the payroll was paid than signed the list."""
    count, price = account.counts.off_payroll.settled, worked.line.unit_price
    if worked.line.source is not Quantity.OFF_PAYROLL or count is None:
        return False
    if worked.settled_quantity != count:
        return True
    return price is not None and worked.settled is not None and worked.settled != count * price


def _is_unconfirmed(norm: Norm | None) -> bool:
    return norm is not None and norm.amount is not None and not norm.confirmed


def _of(lines: list[WorkedLine], words: str) -> Iterator[Gap]:
    """Yield a gap for some lines, none for no lines."""
    if lines:
        yield Gap(f"{len(lines)} {words}", tuple(one.line.title for one in lines))
