"""Moving a person or a unit one step in the protocol order, touching as few as possible."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from hoinghi_tui.domain.people import Delegate, Unit
from hoinghi_tui.domain.protocol import protocol_key, protocol_order, rank_of
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.unit_order import Change as UnitChange
from hoinghi_tui.domain.unit_order import moved_past

PersonChange = tuple[Delegate, Delegate]
"""A delegate as before and as after the move."""


def move_person(
    delegates: Iterable[Delegate], units: Iterable[Unit], person: str, step: int
) -> list[PersonChange]:
    """Return what changes when a delegate goes one place up (-1) or down (1) in the unit.

    Whoever passes somebody of another rank takes over that rank; among equals the place in
    the list decides. Refuses a step out of the unit, and one that nothing can bring about.
    """
    known = tuple(units)
    group = _group_of(protocol_order(delegates, known), known, person)
    place = next(at for at, one in enumerate(group) if one.id == person)
    other = place + step
    if not 0 <= other < len(group):
        edge = "đầu" if step < 0 else "cuối"
        raise Refused(f"{group[place].full_name} đã đứng {edge} đơn vị.")
    wanted = list(group)
    wanted[place], wanted[other] = wanted[other], _without_override(group[place])
    if not _is_sorted(wanted):
        rank = rank_of(group[other])
        wanted[other] = _with_rank(group[place], rank)
        equals = [one for one in wanted if rank_of(one) == rank]
        first = wanted.index(equals[0])
        wanted[first : first + len(equals)] = _in_this_order(equals, person)
    after = {one.id: one for one in wanted}
    return [(one, after[one.id]) for one in group if after[one.id] != one]


def move_unit(
    delegates: Iterable[Delegate], units: Iterable[Unit], person: str, step: int
) -> list[UnitChange]:
    """Return what changes when a person's whole unit goes before or after the next one.

    The next one is that of the same part of the list: guests stay first, the press last.
    Refuses a step over the edge of the part and for a person without a unit.
    """
    known = tuple(units)
    by_id = {unit.id: unit for unit in known}
    order = protocol_order(delegates, known)
    mine = next(one for one in order if one.id == person)
    unit = by_id.get(mine.unit or "")
    if unit is None:
        raise Refused(f"{mine.full_name} chưa có đơn vị. Ghi đơn vị trước rồi dời.")
    part = protocol_key(mine, unit)[0]
    peers = [one for one in order if protocol_key(one, by_id.get(one.unit or ""))[0] == part]
    ids = list(dict.fromkeys(one.unit for one in peers if one.unit in by_id))
    other = ids.index(unit.id) + step
    if not 0 <= other < len(ids):
        edge = "đầu" if step < 0 else "cuối"
        raise Refused(f"{unit.name} đã đứng {edge} danh sách.")
    return moved_past(known, unit.id, ids[other] or "")


def _group_of(order: Sequence[Delegate], units: Iterable[Unit], person: str) -> list[Delegate]:
    """Return the people between whom a person can move: of one unit, all guests or none."""
    by_id = {unit.id: unit for unit in units}
    keys = {one.id: protocol_key(one, by_id.get(one.unit or ""))[:3] for one in order}
    return [one for one in order if keys[one.id] == keys[person]]


def _without_override(delegate: Delegate) -> Delegate:
    """Return the delegate ranking by post alone, so that going back leaves no trace."""
    if delegate.substitute is not None:
        return replace(delegate, substitute=replace(delegate.substitute, rank=None))
    return replace(delegate, rank=None)


def _with_rank(delegate: Delegate, rank: int) -> Delegate:
    """Return the delegate ranking so, by override unless the post says the same."""
    if rank_of(delegate) == rank:
        return delegate
    if delegate.substitute is not None:
        return replace(delegate, substitute=replace(delegate.substitute, rank=rank))
    return replace(delegate, rank=rank)


def _in_this_order(equals: list[Delegate], moved: str) -> list[Delegate]:
    """Give people of one rank places that sort them as they stand.

    At best nobody needs another place, else the one who moved if there is a gap; else the
    places are dealt out anew.
    """
    at = next(place for place, one in enumerate(equals) if one.id == moved)
    for order in _gaps(equals, at):
        tried = [*equals]
        tried[at] = replace(equals[at], order=order)
        if _is_sorted(tried):
            return tried
    places = sorted(one.order for one in equals)
    for index in range(1, len(places)):
        places[index] = max(places[index], places[index - 1] + 1)
    return [replace(one, order=order) for one, order in zip(equals, places, strict=True)]


def _gaps(equals: list[Delegate], at: int) -> list[int]:
    """Return the places to try for the one at ``at``: the own one, then beside a neighbour."""
    orders = [equals[at].order]
    orders += [equals[at - 1].order + 1] if at else []
    orders += [equals[at + 1].order - 1] if at + 1 < len(equals) else []
    return orders


def _is_sorted(people: list[Delegate]) -> bool:
    keys = [(rank_of(one), one.order, one.id) for one in people]
    return keys == sorted(keys)
