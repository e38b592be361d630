"""Where the empty seats of the hall go: between blocks, so that recipients reach the aisle.

The people come in a fixed order and every block takes seats side by side along the line, so
a plan is told by how many seats have been left empty before each block. The best such plan
is found from the last block to the first (dynamic programming): few thousand people take
part of a second, and no other contiguous plan is better.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from operator import add

from hoinghi_tui.domain.people import Delegate
from hoinghi_tui.domain.room import Seat
from hoinghi_tui.domain.seating_order import HallKey, block_of

_SCALE = 1 << 24
"""Larger than any sum of distances or people: one fault of a kind outweighs all of the next."""


@dataclass(frozen=True, slots=True)
class Run:
    """People next to each other in protocol of whom none comes before another.

    ``recipients`` are those of them who receive an award, in calling order.
    """

    key: HallKey
    people: Sequence[Delegate]
    recipients: Sequence[Delegate] = ()

    def seated(self, stretch: Sequence[Seat]) -> list[Delegate]:
        """Return the people in the order of these seats, as many as there are people.

        Recipients get the seats nearest to the aisle, who is called first the nearest.
        """
        nearest = sorted(range(len(stretch)), key=lambda place: stretch[place].aisle_distance)
        taken = dict(zip(nearest, self.recipients, strict=False))
        called = {one.id for one in self.recipients}
        others = (one for one in self.people if one.id not in called)
        return [taken[place] if place in taken else next(others) for place in range(len(stretch))]


@dataclass(frozen=True, slots=True)
class Staying:
    """Somebody in the hall who does not move: the seat's place along the line."""

    place: int
    key: HallKey


def runs_of(
    people: Sequence[Delegate], key: Callable[[Delegate], HallKey], calling: Mapping[str, int]
) -> list[Run]:
    """Part people in protocol order into runs; ``calling`` tells recipients' turns."""
    return [
        Run(
            found,
            equals,
            sorted((one for one in equals if one.id in calling), key=lambda one: calling[one.id]),
        )
        for found, equals in ((found, list(some)) for found, some in groupby(people, key))
    ]


def spread(
    line: Sequence[Seat], runs: Sequence[Run], places: Mapping[str, int], staying: Sequence[Staying]
) -> dict[str, str]:
    """Seat everybody on the free seats ``line``, which must be enough; seat's id to person's id.

    ``places`` tells how far along the whole line of the hall each seat is, ``staying`` who
    sits there already, from the front. Of all plans with contiguous blocks it is the one with the
    fewest pairs of people out of protocol, which only those who stay can cause; then with the
    least aisle distance of recipients; then with most people on the seat they have; then
    with the foremost blocks furthest to the front.
    """
    starts = [0, *accumulate(len(run.people) for run in runs)]
    width = len(line) - starts[-1] + 1
    costs = _Costs(line, width, [places[seat.id] for seat in line], staying)
    blocks = [
        list(some)
        for _, some in groupby(
            zip(runs, starts, strict=False), key=lambda one: block_of(one[0].key)
        )
    ]
    shifts = _cheapest([costs.of_block(block) for block in blocks], width)
    seated: dict[str, str] = {}
    for block, shift in zip(blocks, shifts, strict=True):
        for run, start in block:
            stretch = line[start + shift : start + shift + len(run.people)]
            people = run.seated(stretch)
            seated.update((seat.id, one.id) for seat, one in zip(stretch, people, strict=True))
    return seated


def _cheapest(costs: Sequence[Sequence[int] | None], width: int) -> list[int]:
    """Choose a shift for each block, never falling, whose costs have the least sum.

    ``costs[block][shift]``; None is a block that costs nothing anywhere. Of equal sums the
    one with the smallest shifts from the first block on is chosen.
    """
    best = [0] * width
    choices: list[list[int]] = []
    for cost in reversed(costs):
        totals = best if cost is None else list(map(add, cost, best))
        choice = [0] * width
        best = [0] * width
        chosen = width - 1
        for shift in range(width - 1, -1, -1):
            if totals[shift] <= totals[chosen]:
                chosen = shift
            choice[shift], best[shift] = chosen, totals[chosen]
        choices.append(choice)
    shift = 0
    shifts = []
    for choice in reversed(choices):
        shift = choice[shift]
        shifts.append(shift)
    return shifts


class _Costs:
    """What it costs to shift a block along the free seats, from 0 to ``width`` - 1 seats."""

    def __init__(
        self, line: Sequence[Seat], width: int, places: Sequence[int], staying: Sequence[Staying]
    ) -> None:
        self._line = line
        self._width = width
        self._places = places
        self._staying = staying
        self._now = {
            seat.delegate: place for place, seat in enumerate(line) if seat.delegate is not None
        }

    def of_block(self, block: Sequence[tuple[Run, int]]) -> list[int] | None:
        """Return the cost of each shift; runs come with where they start when not shifted."""
        total: list[int] | None = None
        for run, start in block:
            for cost in (self._out_of_order(run, start), self._own(run, start)):
                if cost is not None:
                    total = cost if total is None else list(map(add, total, cost))
        return total

    def _out_of_order(self, run: Run, start: int) -> list[int] | None:
        """Count the pairs of protocol that those who stay spoil."""
        if not self._staying:
            return None
        before = [one.place for one in self._staying if one.key < run.key]
        after = [one.place for one in self._staying if one.key > run.key]
        size = len(run.people)
        spoilt = (
            len(before) - bisect_right(before, place) + bisect_left(after, place)
            for place in self._places[start : start + size + self._width - 1]
        )
        # As all of a run are equals, a shift costs the sum over its window of seats.
        sums = list(accumulate(spoilt, initial=0))
        return [(sums[shift + size] - sums[shift]) * _SCALE**2 for shift in range(self._width)]

    def _own(self, run: Run, start: int) -> list[int] | None:
        """Sum the recipients' way to the aisle, less a trifle for each who keeps the seat."""
        if run.recipients:
            return [self._own_at(run, start + shift) for shift in range(self._width)]
        if not self._now:
            return None
        cost = [0] * self._width
        for offset, one in enumerate(run.people):
            shift = self._now.get(one.id, -1) - start - offset
            if 0 <= shift < self._width:
                cost[shift] -= 1
        return cost

    def _own_at(self, run: Run, start: int) -> int:
        stretch = self._line[start : start + len(run.people)]
        way = sorted(seat.aisle_distance for seat in stretch)[: len(run.recipients)]
        cost = sum(way) * _SCALE
        if self._now:
            seats = zip(stretch, run.seated(stretch), strict=True)
            cost -= sum(seat.delegate == one.id for seat, one in seats)
        return cost
