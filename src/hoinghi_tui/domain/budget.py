"""Money of the conference: what was planned and what was spent, in whole đồng."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Quantity(StrEnum):
    """Where the quantity of a budget line comes from: typed, or a count of people."""

    TYPED = "typed"
    INVITED = "invited"
    PRESENT = "present"
    PRESENT_OFF_PAYROLL = "present-off-payroll"


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine:
    """One line of estimate and settlement; ``unit_price`` and ``actual`` are whole đồng.

    ``rate`` is the id of the norm the price was taken from, "" for a price of one's own.
    ``actual_quantity`` None takes the count of people where the quantity is linked.
    """

    id: str
    title: str
    group: str = ""
    measure: str = ""
    order: int = 0
    source: Quantity = Quantity.TYPED
    quantity: int | None = None
    unit_price: int | None = None
    rate: str = ""
    actual_quantity: int | None = None
    actual: int | None = None
    voucher_no: str = ""
    voucher_day: date | None = None
    note: str = ""
