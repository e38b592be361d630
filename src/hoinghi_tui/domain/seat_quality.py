"""How good an arrangement of the room is, in four numbers; 0 is best for each."""

from bisect import bisect_right, insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from hoinghi_tui.domain.awards import Award
from hoinghi_tui.domain.people import Delegate, Unit
from hoinghi_tui.domain.protocol import protocol_key
from hoinghi_tui.domain.room import Seat, Zone
from hoinghi_tui.domain.room_map import hall_line
from hoinghi_tui.domain.seating import presidium_key


@dataclass(frozen=True, slots=True)
class Quality:
    """The figures below the room.

    ``rank_inversions``: pairs of people in the wrong order, at the presidium's table by
    prestige of the seats and in the hall along the snake line: somebody sits ahead of
    somebody who comes before in protocol (guests, unit, post; equals are never wrong).
    ``split_units``: units whose people in the hall have somebody of another unit between
    them along the snake line; empty seats split nothing, guests count apart from hosts.
    ``moved``: people who have a seat before and after, but another one.
    ``aisle_distance``: how many people must rise, summed over all who receive an award.
    """

    rank_inversions: int
    split_units: int
    moved: int = 0
    aisle_distance: int = 0


def quality(
    seats: Iterable[Seat],
    delegates: Iterable[Delegate],
    units: Iterable[Unit],
    awards: Iterable[Award] = (),
    before: Iterable[Seat] = (),
) -> Quality:
    """Measure an arrangement; ``before`` are the seats that ``moved`` compares with."""
    room = tuple(seats)
    people = {delegate.id: delegate for delegate in delegates}
    by_unit = {unit.id: unit for unit in units}

    def unit_of(delegate: Delegate) -> Unit | None:
        return by_unit.get(delegate.unit or "")

    table = sorted(
        (seat for seat in room if seat.zone is Zone.PRESIDIUM), key=lambda seat: seat.prestige
    )
    head = [presidium_key(d, unit_of(d))[:2] for d in _sitting(table, people)]
    hall = [protocol_key(d, unit_of(d))[:4] for d in _sitting(hall_line(room), people)]
    recipients = {award.delegate for award in awards}
    was = {seat.delegate: seat.id for seat in before if seat.delegate is not None}
    return Quality(
        rank_inversions=_inversions(head) + _inversions(hall),
        split_units=_split([key[:3] for key in hall]),
        moved=sum(
            seat.delegate is not None and was.get(seat.delegate, seat.id) != seat.id
            for seat in room
        ),
        aisle_distance=sum(
            seat.aisle_distance
            for seat in room
            if seat.delegate is not None and seat.delegate in recipients
        ),
    )


def _sitting(seats: Iterable[Seat], people: Mapping[str, Delegate]) -> list[Delegate]:
    found = (people.get(seat.delegate or "") for seat in seats)
    return [delegate for delegate in found if delegate is not None]


def _inversions(keys: Sequence[tuple[int | str, ...]]) -> int:
    ahead: list[tuple[int | str, ...]] = []
    count = 0
    for key in keys:
        count += len(ahead) - bisect_right(ahead, key)
        insort(ahead, key)
    return count


def _split(groups: Sequence[tuple[int, int, str]]) -> int:
    """Count units that appear in more than one run; people of no unit are no unit."""
    runs = [group for group, _ in groupby(groups) if group[2]]
    return sum(runs.count(group) > 1 for group in set(runs))
