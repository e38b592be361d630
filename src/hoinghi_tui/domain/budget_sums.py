"""The arithmetic of estimate and settlement: amounts of lines, totals, differences."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from hoinghi_tui.domain.awards import Award
from hoinghi_tui.domain.budget import BudgetLine, Quantity, in_budget_order
from hoinghi_tui.domain.money_words import LARGEST, in_words
from hoinghi_tui.domain.people import Delegate
from hoinghi_tui.domain.prizes import total


@dataclass(frozen=True, slots=True)
class Count:
    """How many of something there are, planned and really; None while that is not known."""

    planned: int | None = None
    settled: int | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """What lines may be linked to: people, people off the payroll, awards and their money."""

    delegates: Count = Count()
    off_payroll: Count = Count()
    awards: Count = Count()
    prizes: Count = Count()
    """Whole đồng: of all awards, and of those handed over."""


@dataclass(frozen=True, slots=True)
class WorkedLine:
    """A line with quantities and amounts worked out; None where something is missing."""

    line: BudgetLine
    planned_quantity: int | None
    planned: int | None
    settled_quantity: int | None
    settled: int | None

    @property
    def difference(self) -> int | None:
        """What is left of the estimate; below 0 more was spent than planned."""
        return _difference(self.planned, self.settled)


@dataclass(frozen=True, slots=True)
class Sum:
    """What the known amounts make together; ``unknown`` counts the lines that have none."""

    amount: int
    known: int
    unknown: int

    @property
    def whole(self) -> int | None:
        """The total, None while an amount is missing: a sum of some would pass for all."""
        return self.amount if self.known and not self.unknown else None

    @property
    def words(self) -> str:
        """The total in words, "" while there is none or no word is large enough."""
        return "" if self.whole is None or self.whole > LARGEST else in_words(self.whole)


@dataclass(frozen=True, slots=True)
class Account:
    """Estimate and settlement side by side."""

    lines: tuple[WorkedLine, ...]
    counts: Counts

    @property
    def planned(self) -> Sum:
        """The total of the estimate."""
        return _sum(one.planned for one in self.lines)

    @property
    def settled(self) -> Sum:
        """The total of the settlement."""
        return _sum(one.settled for one in self.lines)

    @property
    def difference(self) -> int | None:
        """What is left of the whole estimate; None while either total is not whole."""
        return _difference(self.planned.whole, self.settled.whole)

    @property
    def planned_each(self) -> int | None:
        """The estimate for each person invited, fractions of a đồng dropped."""
        return _each(self.planned.whole, self.counts.delegates.planned)

    @property
    def settled_each(self) -> int | None:
        """The settlement for each person who came, fractions of a đồng dropped."""
        return _each(self.settled.whole, self.counts.delegates.settled)


def account(lines: Iterable[BudgetLine], counts: Counts) -> Account:
    """Work out all lines, in the order of the papers."""
    ordered = sorted(lines, key=in_budget_order)
    return Account(tuple(_worked(line, counts) for line in ordered), counts)


def counts_of(
    delegates: Collection[Delegate], came: Collection[str], awards: Sequence[Award]
) -> Counts:
    """Count what lines may be linked to; ``came`` are the ids of those checked in.

    Invited is who stands on the list, also who has declined: an estimate is made before
    the answers. Walk-ins were not planned. Nothing counted at all is not known rather than 0:
    a list that is still empty, people off the payroll whom nobody has marked yet, a door at
    which nobody has been checked in.
    """
    invited = [one for one in delegates if not one.walk_in]
    here = [one for one in delegates if one.id in came]
    off = [one for one in invited if one.off_payroll]
    off_here = [one for one in here if one.off_payroll]
    known_off = any(one.off_payroll for one in delegates)
    handed = [one for one in awards if one.is_done]
    return Counts(
        delegates=Count(len(invited) or None, len(here) or None),
        off_payroll=Count(
            len(off) if known_off else None, len(off_here) if known_off and here else None
        ),
        awards=Count(len(awards) or None, len(handed) or None),
        prizes=Count(_prizes(awards), _prizes(handed)),
    )


def _prizes(awards: Sequence[Award]) -> int | None:
    money = total(awards)
    return None if money.unknown or not money.counted else money.amount


def _worked(line: BudgetLine, counts: Counts) -> WorkedLine:
    count = _count(line.source, counts)
    planned_quantity = count.planned if line.quantity is None else line.quantity
    settled_quantity = count.settled if line.actual_quantity is None else line.actual_quantity
    if line.source is Quantity.PRIZES:
        planned = counts.prizes.planned if line.planned is None else line.planned
        settled = counts.prizes.settled
    else:
        planned = _times(planned_quantity, line.unit_price)
        settled = _times(settled_quantity, line.unit_price)
        if line.actual not in (None, settled) and line.actual_quantity is None:
            settled_quantity = None  # another sum was paid, so for another number of things
    paid = settled if line.actual is None else line.actual
    return WorkedLine(line, planned_quantity, planned, settled_quantity, paid)


def _count(source: Quantity, counts: Counts) -> Count:
    known = {
        Quantity.DELEGATES: counts.delegates,
        Quantity.OFF_PAYROLL: counts.off_payroll,
        Quantity.PRIZES: counts.awards,
    }
    return known.get(source, Count())


def _times(quantity: int | None, price: int | None) -> int | None:
    return None if quantity is None or price is None else quantity * price


def _difference(planned: int | None, settled: int | None) -> int | None:
    return None if planned is None or settled is None else planned - settled


def _each(amount: int | None, people: int | None) -> int | None:
    return None if amount is None or not people else amount // people


def _sum(amounts: Iterable[int | None]) -> Sum:
    listed = list(amounts)
    known = [one for one in listed if one is not None]
    return Sum(sum(known), len(known), len(listed) - len(known))
