"""How long a plan of the room takes, and how good it is beside the best contiguous one.

Run: python bench/seating.py [--json]. Invented people of up to forty units, one in ten of
whom receives an award, in a room with about a tenth more seats than people. Printed are the
medians of a full plan from an empty room, its ratio to sorting the people by protocol (no
plan takes less), of a plan that keeps everybody and seats one in twenty newcomers, and of
what an arrow key asks while somebody is carried: what one exchange costs. Beside them the
plan's objective and that of the best contiguous plan, found by a search written only for
this bench.
Targets: a full plan for 40 people within 10 ms, 500 within 60 ms, 2,000 within 1 s, and no
contiguous plan is better. Exit code 1 when one is missed.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from random import Random
from statistics import median

from hoinghi_tui.domain.awards import Award, AwardKind
from hoinghi_tui.domain.people import Delegate, Unit
from hoinghi_tui.domain.protocol import protocol_order, rank_of
from hoinghi_tui.domain.room import Seat, Zone
from hoinghi_tui.domain.room_presets import classroom
from hoinghi_tui.domain.seat_objective import objective
from hoinghi_tui.domain.seating import apply, with_changes
from hoinghi_tui.domain.seating_plan import keep, propose
from people import POSTS, UNITS, drafts

TARGETS_MS = {40: 10.0, 500: 60.0, 2_000: 1_000.0}
ROUNDS = 7


@dataclass(frozen=True)
class Case:
    """One conference to arrange."""

    seats: Sequence[Seat]
    people: Sequence[Delegate]
    units: Sequence[Unit]
    awards: Sequence[Award]

    @classmethod
    def of(cls, size: int) -> "Case":
        """Invent a conference of so many people, the same at each run."""
        chance = Random(size)
        units = [
            Unit(id=f"U{n:02}", name=name, rank=n)
            for n, name in enumerate(UNITS[: max(5, min(len(UNITS), size // 12))])
        ]
        # Leading posts stay out: their people have a table of their own in most rooms.
        posts = [post for post in POSTS if "Chủ tịch" not in post]
        people = [
            Delegate(
                id=f"dv-{n:04}",
                full_name=draft.full_name,
                order=n,
                position=chance.choice(posts),
                unit=chance.choice(units).id,
            )
            for n, draft in enumerate(drafts(size))
        ]
        awards = [
            Award(
                id=f"kt-{n:03}",
                kind=AwardKind.INDIVIDUAL,
                recipient=one.full_name,
                batch=1,
                order=n,
                delegate=one.id,
            )
            for n, one in enumerate(chance.sample(people, size // 10))
        ]
        per_row = 8 if size < 100 else 20
        rows = -(-size * 11 // (10 * per_row))
        return cls(classroom(rows, per_row, per_row // 2, 0, 0, 0)[1], people, units, awards)

    def shortest_way(self) -> int:
        """Return the least aisle distance of a contiguous plan in protocol order.

        From the last unit to the first: ``best[seat]`` is the least sum when the unit and
        all after it sit at ``seat`` or further on.
        """
        line = []
        hall = [seat for seat in self.seats if seat.zone is Zone.HALL]
        for index, (_, row) in enumerate(groupby(hall, key=lambda seat: seat.line)):
            distances = [seat.aisle_distance for seat in row]
            line += distances if index % 2 == 0 else distances[::-1]
        receives = {award.delegate for award in self.awards}
        ordered = protocol_order(self.people, self.units)
        best: list[float] = [0] * (len(line) + 1)
        for _, unit in reversed([(key, list(u)) for key, u in groupby(ordered, lambda d: d.unit)]):
            runs = [[one.id in receives for one in run] for _, run in groupby(unit, rank_of)]
            here = [float("inf")] * (len(line) + 1)
            for seat in range(len(line) - len(unit), -1, -1):
                way, at = best[seat + len(unit)], seat
                for run in runs:
                    way += sum(sorted(line[at : at + len(run)])[: sum(run)])
                    at += len(run)
                here[seat] = min(way, here[seat + 1])
            best = here
        return int(best[0])


def milliseconds(action: Callable[[], object]) -> float:
    """Return the median time of an action that was done once before."""
    action()
    times = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        action()
        times.append((time.perf_counter() - begin) * 1000)
    return median(times)


def measure(size: int) -> dict[str, float]:
    case = Case.of(size)
    full = propose(case.seats, case.people, case.units, case.awards)
    arranged = with_changes(case.seats, apply(case.seats, full))
    late = {one.id for one in case.people[::20]}
    waiting = [replace(s, delegate=None) if s.delegate in late else s for s in arranged]
    judged = (case.people, case.units, case.awards)
    plan_ms = milliseconds(lambda: propose(case.seats, *judged))
    return {
        "people": size,
        "seats": sum(seat.zone is Zone.HALL for seat in case.seats),
        "full_ms": plan_ms,
        "times_sorting": plan_ms / milliseconds(lambda: protocol_order(case.people, case.units)),
        "keep_ms": milliseconds(lambda: keep(waiting, *judged)),
        "cost_ms": milliseconds(lambda: objective(arranged, *judged)),
        "objective": objective(arranged, *judged).total,
        "optimum": case.shortest_way(),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = [measure(size) for size in TARGETS_MS]
    missed = [
        f"{one['people']} people"
        for one in found
        if one["full_ms"] > TARGETS_MS[int(one["people"])] or one["objective"] != one["optimum"]
    ]
    if options.json:
        print(json.dumps(found))
        return 1 if missed else 0
    print("people seats   full ms  x sorting  keep ms  cost ms  objective  optimum  target ms")
    for one in found:
        target = TARGETS_MS[int(one["people"])]
        print(
            f"{one['people']:6} {one['seats']:5} {one['full_ms']:9.1f} {one['times_sorting']:10.1f}"
            f" {one['keep_ms']:8.1f} {one['cost_ms']:8.1f} {one['objective']:10} {one['optimum']:8}"
            f" {target:10.0f}"
        )
    print(f"missed: {', '.join(missed)}" if missed else "targets met")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
