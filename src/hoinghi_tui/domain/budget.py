"""Money of the conference: what was planned and what was spent, in whole đồng."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Quantity(StrEnum):
    """Where the quantity of a budget line comes from: typed, or counted in the conference.

    Counted people are those invited in the estimate, and those who really came in the
    settlement. Prizes are the amounts of the awards themselves: they have no unit price.
    """

    TYPED = "typed"
    DELEGATES = "delegates"
    OFF_PAYROLL = "off-payroll"
    PRIZES = "prizes"


QUANTITY_WORDS = {
    Quantity.TYPED: "tự ghi",
    Quantity.DELEGATES: "theo đại biểu",
    Quantity.OFF_PAYROLL: "không hưởng lương",
    Quantity.PRIZES: "tiền thưởng",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine:
    """One line of estimate and settlement; all money is whole đồng, None is not known.

    A ``quantity`` or ``actual_quantity`` of None takes the count where ``source`` has one.
    ``norm`` is the id of the norm the line was made from, "" for one of one's own, ``basis``
    what lays the price down, as the estimate prints it.
    ``planned`` is the amount of prizes once the estimate is fixed. ``actual`` is what was
    paid; None takes quantity times price where the quantity is known.
    """

    id: str
    title: str
    measure: str = ""
    order: int = 0
    source: Quantity = Quantity.TYPED
    quantity: int | None = None
    unit_price: int | None = None
    norm: str = ""
    basis: str = ""
    planned: int | None = None
    actual_quantity: int | None = None
    actual: int | None = None
    voucher_no: str = ""
    voucher_day: date | None = None
    note: str = ""

    @property
    def is_fixed(self) -> bool:
        """Whether its part of the estimate no longer moves with people and awards."""
        if self.source is Quantity.PRIZES:
            return self.planned is not None
        return self.source is Quantity.TYPED or self.quantity is not None


def in_budget_order(line: BudgetLine) -> tuple[int, str]:
    """Return the key by which lines are sorted as the papers print them."""
    return line.order, line.id
