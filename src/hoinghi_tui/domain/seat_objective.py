"""What is wrong with an arrangement of the room, as one figure that a plan makes small."""

from bisect import bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from hoinghi_tui.domain.awards import Award
from hoinghi_tui.domain.people import Delegate, Unit
from hoinghi_tui.domain.room import Seat, Zone
from hoinghi_tui.domain.room_map import hall_line
from hoinghi_tui.domain.seating_order import Block, HallKey, block_of, hall_key, presidium_key

RANK_WEIGHT, UNIT_WEIGHT, SPLIT_WEIGHT = 100, 20, 10


@dataclass(frozen=True, slots=True)
class Objective:
    """Four faults of an arrangement; 0 is best for each, and so for their weighted sum.

    ``rank_inversions``: pairs of people in the wrong order by rank: at the presidium's table
    by prestige of the seats, in the hall within one unit along the snake line. Equals are
    never in the wrong order.
    ``unit_inversions``: pairs of units in the wrong order of protocol along the snake line.
    A unit stands where the middle one of its people sits, of two the first; guests are apart
    from hosts.
    ``unit_splits``: units that have somebody of another unit between their people along the
    snake line; empty seats split nothing, and people of no unit are no unit.
    ``aisle_distance``: how many people must rise, summed over all who receive an award.

    Who comes in a wheelchair and sits on an accessible seat counts for the aisle only:
    such seats are where the room allows them, not where protocol would have them.
    """

    rank_inversions: int = 0
    unit_inversions: int = 0
    unit_splits: int = 0
    aisle_distance: int = 0

    @property
    def total(self) -> int:
        """The weighted sum: one wrong rank weighs as much as a hundred who must rise."""
        return (
            RANK_WEIGHT * self.rank_inversions
            + UNIT_WEIGHT * self.unit_inversions
            + SPLIT_WEIGHT * self.unit_splits
            + self.aisle_distance
        )


def objective(
    seats: Iterable[Seat],
    delegates: Iterable[Delegate],
    units: Iterable[Unit],
    awards: Iterable[Award] = (),
) -> Objective:
    """Measure an arrangement of the whole room; seats of unknown people count as empty."""
    room = tuple(seats)
    people = {delegate.id: delegate for delegate in delegates}
    by_unit = {unit.id: unit for unit in units}
    table = sorted(
        (seat.prestige, presidium_key(one, by_unit.get(one.unit or ""))[:2])
        for seat in room
        if seat.zone is Zone.PRESIDIUM and (one := people.get(seat.delegate or "")) is not None
    )
    hall = [hall_key(one, by_unit.get(one.unit or "")) for one in _along_the_line(room, people)]
    of_unit: dict[Block, list[HallKey]] = defaultdict(list)
    for key in hall:
        of_unit[block_of(key)].append(key)
    recipients = {award.delegate for award in awards if award.delegate is not None}
    return Objective(
        _inversions([key for _, key in table]) + sum(map(_inversions, of_unit.values())),
        _inversions(_blocks_as_they_stand(hall)),
        _splits(hall),
        sum(seat.aisle_distance for seat in room if seat.delegate in recipients),
    )


def _along_the_line(room: Sequence[Seat], people: Mapping[str, Delegate]) -> list[Delegate]:
    found = ((seat, people.get(seat.delegate or "")) for seat in hall_line(room))
    return [
        one for seat, one in found if one is not None and not (seat.accessible and one.wheelchair)
    ]


def _inversions(keys: Iterable[tuple[int | str, ...]]) -> int:
    """Count the pairs of which the second should come before the first."""
    ahead: list[tuple[int | str, ...]] = []
    count = 0
    for key in keys:
        count += len(ahead) - bisect_right(ahead, key)
        insort(ahead, key)
    return count


def _blocks_as_they_stand(hall: Sequence[HallKey]) -> list[Block]:
    """Return the blocks in the order of their middle people along the line."""
    size = Counter(map(block_of, hall))
    seen: Counter[Block] = Counter()
    standing = []
    for block in map(block_of, hall):
        if seen[block] == (size[block] - 1) // 2:
            standing.append(block)
        seen[block] += 1
    return standing


def _splits(hall: Sequence[HallKey]) -> int:
    """Count the units that appear in more than one run."""
    runs = Counter(block for block, _ in groupby(map(block_of, hall)) if block[2])
    return sum(count > 1 for count in runs.values())
