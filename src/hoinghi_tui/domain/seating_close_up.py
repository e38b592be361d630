"""On the day: people who are here move up into the empty seats at the front ("dồn chỗ")."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from hoinghi_tui.domain.people import Attendance, Delegate, Role, Unit
from hoinghi_tui.domain.protocol import LEADING_POST, rank_of
from hoinghi_tui.domain.room import Seat
from hoinghi_tui.domain.room_map import hall_line
from hoinghi_tui.domain.seat_state import SeatState, person_state
from hoinghi_tui.domain.seating import Plan, PlanMode, is_here, is_open
from hoinghi_tui.domain.seating_order import hall_key

_Sitting = tuple[Seat, Delegate]
"""A seat and who sits on it."""


def close_up(
    seats: Iterable[Seat],
    delegates: Iterable[Delegate],
    units: Iterable[Unit],
    came: Mapping[str, Attendance],
) -> Plan:
    """Fill the front rows of the hall with who is here, moving as few people as that takes.

    Those who move come from the furthest back and keep the order of protocol among
    themselves. Empty is a seat whose person is not here; that person gets the mover's seat
    in exchange, so nobody loses one. Not filled are the seats of guests, leaders and
    wheelchairs that are still expected, reserve seats, locked and blocked ones. Who came
    in a wheelchair stays. ``came`` is by delegate's id.
    """
    room, people = tuple(seats), {one.id: one for one in delegates}
    by_unit = {unit.id: unit for unit in units}
    plan = {seat.id: seat.delegate for seat in room if seat.delegate in people and seat.delegate}
    line = [(seat, people.get(seat.delegate or "")) for seat in hall_line(room)]
    empty = [(seat, one) for seat, one in line if _may_be_filled(seat, one, came)]
    movers = _movers(line, came)
    last = _last_row([seat for seat, _ in (*empty, *movers)], len(movers))
    movers, targets = _exchange(movers, empty, last)
    movers.sort(key=lambda mover: hall_key(mover[1], by_unit.get(mover[1].unit or "")))
    for (seat, one), target in zip(movers, targets, strict=True):
        absent = plan.pop(target.id, None)
        del plan[seat.id]
        if absent is not None:
            plan[seat.id] = absent
        plan[target.id] = one.id
    somebody = any(one is not None and is_here(came.get(one.id)) for _, one in line)
    notes = () if somebody else ("Chưa ai trong hội trường điểm danh nên chưa có ai để dồn lên.",)
    return Plan(plan, notes=notes, mode=PlanMode.CLOSE_UP)


def empty_ahead(
    seats: Iterable[Seat], delegates: Iterable[Delegate], came: Mapping[str, Attendance]
) -> int:
    """Count the seats that could be filled in the rows before the last with somebody to move.

    This is what moving up makes small, 0 after ``close_up``. The objective of the whole room
    does not tell it: that also weighs the chairs of people who are not here, which go to
    the back in exchange.
    """
    people = {one.id: one for one in delegates}
    line = [(seat, people.get(seat.delegate or "")) for seat in hall_line(seats)]
    back = max((seat.line for seat, _ in _movers(line, came)), default=0)
    return sum(_may_be_filled(seat, one, came) for seat, one in line if seat.line < back)


def _movers(
    line: Iterable[tuple[Seat, Delegate | None]], came: Mapping[str, Attendance]
) -> list[_Sitting]:
    """Return who is here and may be asked to move; whoever came in a wheelchair may not."""
    return [
        (seat, one)
        for seat, one in line
        if one is not None and is_here(came.get(one.id)) and is_open(seat) and not one.wheelchair
    ]


def _may_be_filled(seat: Seat, one: Delegate | None, came: Mapping[str, Attendance]) -> bool:
    """Tell whether a seat stands empty and nobody is to be honoured by keeping it so."""
    if seat.reserve or not is_open(seat):
        return False
    if one is None:
        return True
    state = person_state(one, came.get(one.id))
    if state is not SeatState.EXPECTED:
        return state is not SeatState.PRESENT
    return not (one.wheelchair or Role.GUEST in one.roles or rank_of(one) <= LEADING_POST)


def _last_row(usable: Iterable[Seat], people: int) -> int:
    """Return the line of the last row that so many people need, the rows before it full."""
    sizes = Counter(seat.line for seat in usable)
    for line in sorted(sizes):
        people -= sizes[line]
        if people <= 0:
            return line
    return 0


def _exchange(
    movers: Sequence[_Sitting], empty: Sequence[tuple[Seat, Delegate | None]], last: int
) -> tuple[list[_Sitting], list[Seat]]:
    """Choose who moves and where to, as many of the one as of the other.

    The rows before ``last`` become full, and those after it empty; where the one asks for
    more moves than the other, row ``last`` gives or takes the rest, first on the seats that
    are nobody's, so that few who are not here get another one.
    """
    gaps = [seat for seat, _ in empty if seat.line < last]
    behind = [one for one in reversed(movers) if one[0].line > last]
    rest = [one for one in reversed(movers) if one[0].line == last]
    in_last = [(seat, one) for seat, one in empty if seat.line == last]
    targets = gaps + [seat for seat, _ in sorted(in_last, key=lambda pair: pair[1] is not None)]
    count = max(len(gaps), len(behind))
    return (behind + rest)[:count], targets[:count]
