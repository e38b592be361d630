"""Norms of spending: dated, sourced, and confirmed by the office or not."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from hoinghi_tui.domain.budget import BudgetLine, Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Norm:
    """What may be spent on something from a day on, and where that is laid down.

    ``amount`` is in đồng for one of ``measure``; None where the plan and the office give
    none: the line is usual, its price is for a person to say.
    """

    id: str
    title: str
    measure: str
    quantity: Quantity
    amount: int | None
    since: date
    source: str
    confirmed: bool


def norms_on(day: date, norms: Iterable[Norm]) -> dict[str, Norm]:
    """Return the norms in force on a day, by id: of several versions the latest."""
    found: dict[str, Norm] = {}
    for norm in sorted(norms, key=lambda one: one.since):
        if norm.since <= day:
            found.pop(norm.id, None)  # the place of the version that counts
            found[norm.id] = norm
    return found


def usual_lines(norms: Iterable[Norm], lines: Collection[BudgetLine]) -> list[BudgetLine]:
    """Return what the norms offer: lines without id for those missing, prices where blank.

    A price that was typed stays, and a norm without an amount fills in none.
    """
    by_norm = {line.norm: line for line in lines if line.norm}
    has_prizes = any(line.source is Quantity.PRIZES for line in lines)
    offered = []
    for norm in norms:
        line = by_norm.get(norm.id)
        if line is None:
            if not (has_prizes and norm.quantity is Quantity.PRIZES):
                offered.append(_line(norm))
        elif norm.amount is not None and line.unit_price is None:
            priced = replace(line, unit_price=norm.amount, basis=line.basis or norm.source)
            offered.append(priced)
    return offered


def _line(norm: Norm) -> BudgetLine:
    return BudgetLine(
        id="",
        title=norm.title,
        measure=norm.measure,
        source=norm.quantity,
        unit_price=norm.amount,
        norm=norm.id,
        basis=norm.source,
    )
