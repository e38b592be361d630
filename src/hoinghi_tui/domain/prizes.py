"""The money that goes with an award: rates with their sources, one prize, the sum of all."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hoinghi_tui.domain.awards import Award, AwardKind
from hoinghi_tui.domain.money_text import amount_text
from hoinghi_tui.domain.money_words import in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class BasePay:
    """The base pay (lương cơ sở) in đồng from a day on, and where that is laid down."""

    since: date
    amount: int
    source: str
    confirmed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PrizeRate:
    """How many times the base pay goes with a title, from a day on, and where that stands."""

    title: str
    kind: AwardKind
    times: Decimal
    since: date
    source: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Rates:
    """All that is known of prizes; what is not known is not guessed."""

    base_pays: tuple[BasePay, ...] = ()
    prizes: tuple[PrizeRate, ...] = ()


@dataclass(frozen=True, slots=True)
class Prize:
    """A prize in đồng, the rule it follows in words, and whether the office confirmed it."""

    amount: int
    source: str
    confirmed: bool


def prize_of(award: Award, day: date, rates: Rates) -> Prize | None:
    """Return the prize of an award decided on a day; None where the rates say nothing.

    The latest rates that were in force on that day count. Fractions of a đồng are dropped.
    """
    pays = [pay for pay in rates.base_pays if pay.since <= day]
    fitting = [
        rate
        for rate in rates.prizes
        if rate.since <= day and rate.kind is award.kind and rate.title == award.title
    ]
    if not pays or not fitting:
        return None
    pay = max(pays, key=lambda one: one.since)
    rate = max(fitting, key=lambda one: one.since)
    times = f"{rate.times.normalize():f}".replace(".", ",")
    source = f"{times} × {amount_text(pay.amount)} đồng ({rate.source}; {pay.source})"
    return Prize(int(rate.times * pay.amount), source, rate.confirmed and pay.confirmed)


@dataclass(frozen=True, slots=True)
class PrizeTotal:
    """The sum of prizes in đồng; ``unknown`` counts the awards whose prize is not known."""

    amount: int
    counted: int
    unknown: int

    @property
    def words(self) -> str:
        """The sum in words."""
        return in_words(self.amount)


def total(awards: Iterable[Award]) -> PrizeTotal:
    """Sum the prizes of awards."""
    prizes = [award.prize for award in awards]
    known = [prize for prize in prizes if prize is not None]
    return PrizeTotal(sum(known), len(known), len(prizes) - len(known))
