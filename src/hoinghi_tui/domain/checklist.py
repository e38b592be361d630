"""The checklist of hall and equipment."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum


class Per(StrEnum):
    """What a quantity goes by: one for each of these, counted when it is asked for."""

    NOTHING = ""
    DELEGATE = "delegate"
    AWARD = "award"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckItem:
    """One thing that must be there and work: ticked when, by whom (a name or a station).

    ``quantity`` is how many in words; while it is blank, ``per`` may say what they are
    counted by. ``unit`` is who brings it.
    """

    id: str
    title: str
    group: str = ""
    quantity: str = ""
    per: Per = Per.NOTHING
    unit: str | None = None
    order: int = 0
    checked_at: datetime | None = None
    checked_by: str = ""
    note: str = ""

    @property
    def is_checked(self) -> bool:
        """Whether somebody has seen that it is there."""
        return self.checked_at is not None


@dataclass(frozen=True, slots=True)
class HeadCounts:
    """How many there are to count by: people who are to come, certificates."""

    delegates: int = 0
    awards: int = 0


def in_order(items: Iterable[CheckItem]) -> list[CheckItem]:
    """Return the items group by group, each group where its first item stands."""
    every = sorted(items, key=lambda one: (one.order, one.id))
    first: dict[str, int] = {}
    for one in every:
        first.setdefault(one.group, len(first))
    return sorted(every, key=lambda one: first[one.group])


def remaining(items: Iterable[CheckItem]) -> list[CheckItem]:
    """Return what nobody has ticked yet, in the order of the list."""
    return [one for one in in_order(items) if not one.is_checked]


def remaining_of(items: Iterable[CheckItem], unit: str | None) -> list[CheckItem]:
    """Return what a unit, or with None nobody in particular, still has to bring."""
    return [one for one in remaining(items) if one.unit == unit]


def quantity_text(item: CheckItem, counts: HeadCounts) -> str:
    """Say how many are needed: as typed, else as counted; "" when nobody knows.

    Nobody on the list yet is not the same as nothing needed: then nothing is said.
    """
    counted = {Per.DELEGATE: counts.delegates, Per.AWARD: counts.awards}.get(item.per, 0)
    return item.quantity or (str(counted) if counted else "")


def ticked(item: CheckItem, at: datetime, by: str) -> CheckItem:
    """Return the item as seen to be there; who ticked it first stays."""
    return item if item.is_checked else replace(item, checked_at=at, checked_by=by)


def unticked(item: CheckItem) -> CheckItem:
    """Return the item as not seen yet."""
    return replace(item, checked_at=None, checked_by="")


def missing_from(items: Iterable[CheckItem], usual: Iterable[CheckItem]) -> list[CheckItem]:
    """Return what the usual list has and this one lacks, by group and title."""
    known = {(one.group.casefold(), one.title.casefold()) for one in items}
    return [one for one in usual if (one.group.casefold(), one.title.casefold()) not in known]


@dataclass(frozen=True, slots=True)
class CheckCount:
    """How many lines are ticked, of how many."""

    done: int
    total: int


def count(items: Iterable[CheckItem]) -> CheckCount:
    """Count what is ticked."""
    ticks = [one.is_checked for one in items]
    return CheckCount(sum(ticks), len(ticks))


def count_by_group(items: Collection[CheckItem]) -> dict[str, CheckCount]:
    """Count what is ticked in each group, in the order of the list."""
    every = in_order(items)
    groups = dict.fromkeys(one.group for one in every)
    return {group: count(one for one in every if one.group == group) for group in groups}


def count_by_unit(items: Collection[CheckItem]) -> dict[str | None, CheckCount]:
    """Count what each unit has ticked; None stands for lines that no unit brings."""
    units = dict.fromkeys(one.unit for one in in_order(items))
    return {unit: count(one for one in items if one.unit == unit) for unit in units}
