"""The order of units: each has its own rank, and moving one disturbs as few as possible."""

from collections.abc import Iterable
from dataclasses import replace

from hoinghi_tui.domain.people import Unit
from hoinghi_tui.domain.refusal import Refused

Change = tuple[Unit, Unit]
"""A unit as it was and as it shall be."""


def in_rank(units: Iterable[Unit]) -> list[Unit]:
    """Return the units in the order of introduction."""
    return sorted(units, key=lambda unit: (unit.rank, unit.id))


def moved(units: Iterable[Unit], unit_id: str, step: int) -> list[Change]:
    """Return what changes when a unit goes one place up (-1) or down (1).

    The two neighbours trade ranks; only where ranks are shared all are counted anew.
    Refuses a step over the edge.
    """
    order = in_rank(units)
    place = [unit.id for unit in order].index(unit_id)
    other = place + step
    if not 0 <= other < len(order):
        edge = "đầu" if step < 0 else "cuối"
        raise Refused(f"{order[place].name} đã đứng {edge} danh sách.")
    return moved_past(order, unit_id, order[other].id)


def moved_past(units: Iterable[Unit], unit_id: str, other_id: str) -> list[Change]:
    """Return what changes when a unit goes to the other side of another, and just there.

    All between the two give way by one place.
    """
    order = in_rank(units)
    ranks = [unit.rank for unit in order]
    if len(set(ranks)) < len(ranks):
        ranks = list(range(1, len(order) + 1))
    ids = [unit.id for unit in order]
    order.insert(ids.index(other_id), order.pop(ids.index(unit_id)))
    return _changes(order, ranks)


def made_room(units: Iterable[Unit], rank: int) -> list[Change]:
    """Return what changes so that nobody has ``rank``: those from there on give way."""
    changes: list[Change] = []
    for unit in in_rank(units):
        if unit.rank < rank or unit.rank > rank + len(changes):
            continue
        changes.append((unit, replace(unit, rank=rank + len(changes) + 1)))
    return changes


def _changes(order: list[Unit], ranks: list[int]) -> list[Change]:
    return [
        (unit, replace(unit, rank=rank))
        for unit, rank in zip(order, ranks, strict=True)
        if unit.rank != rank
    ]
