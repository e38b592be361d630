"""How many people a plan moves, beside the objective, which test_seat_objective tries."""

from dataclasses import replace

from hoinghi_tui.domain.people import Delegate, Unit
from hoinghi_tui.domain.room_presets import classroom
from hoinghi_tui.domain.seat_objective import objective
from hoinghi_tui.domain.seat_quality import quality

UNITS = [Unit(id="U1", name="Đơn vị 1", rank=1)]
PEOPLE = [Delegate(id=name, full_name=name, unit="U1") for name in ("chief", "clerk", "twin")]
EMPTY = classroom(2, 4, 2, 3, 0, 0)[1]


def seated(**people):
    return tuple(replace(seat, delegate=people.get(seat.id)) for seat in EMPTY)


def measure(seats, **options):
    return quality(seats, PEOPLE, UNITS, **options)


def test_moved_counts_who_had_another_seat():
    before = seated(A1="chief", A2="clerk", A3="twin")
    after = seated(A1="clerk", A2="chief", A3="twin", A4="other")

    assert measure(after, before=before).moved == 2
    assert measure(after).moved == 0


def test_the_figures_are_those_of_the_objective():
    seats = seated(A1="chief", A2="clerk")
    assert measure(seats).objective == objective(seats, PEOPLE, UNITS)
