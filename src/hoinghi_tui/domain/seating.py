"""Who sits where: applying a plan of the room, and changing it by hand.

Everything here is pure: functions take all seats of the room and return the seats
that change, so that one action can save them or none.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from hoinghi_tui.domain.people import Attendance, Presence
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.room import Seat, Zone
from hoinghi_tui.domain.room_map import hall_line


class SeatingRefused(Refused):
    """The room does not allow the change; nothing has been moved."""


class PlanMode(StrEnum):
    """What a plan may change."""

    FULL = "full"
    KEEP = "keep"
    CLOSE_UP = "close_up"


@dataclass(frozen=True, slots=True)
class Plan:
    """A proposed arrangement, not yet applied.

    ``seats`` maps a seat's id to a delegate's id; every seat not in it is empty.
    ``unplaced`` are the delegates for whom no seat is left, the lowest in protocol.
    ``notes`` are Vietnamese sentences about what could not be done as usual.
    ``mode`` is how it was worked out, and ``attendance`` by delegate's id who had come
    then, so that it can be worked out again; two plans are equal whoever has come.
    """

    seats: Mapping[str, str]
    unplaced: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    mode: PlanMode = PlanMode.FULL
    attendance: Mapping[str, Attendance] = field(default_factory=dict, compare=False, repr=False)

    @property
    def problem(self) -> str:
        """Why the plan cannot be applied and what to do, or "" when it can."""
        if not self.unplaced:
            return ""
        return (
            f"Thiếu {len(self.unplaced)} ghế nên chưa xếp được. "
            "Thêm ghế, bỏ chặn hoặc mở khóa ghế trống rồi xếp lại."
        )


@dataclass(frozen=True, slots=True)
class Move:
    """One delegate's change of seat; None is no seat."""

    delegate: str
    from_seat: str | None
    to_seat: str | None


def is_open(seat: Seat) -> bool:
    """Tell whether people may be put on a seat: it is neither locked nor blocked."""
    return not (seat.locked or seat.blocked)


def moves(seats: Iterable[Seat], plan: Plan) -> tuple[Move, ...]:
    """List who changes seat when the plan is applied, in the order of the delegates' ids."""
    before = {seat.delegate: seat.id for seat in seats if seat.delegate is not None}
    after = {delegate: seat for seat, delegate in plan.seats.items()}
    return tuple(
        Move(delegate, before.get(delegate), after.get(delegate))
        for delegate in sorted(before.keys() | after.keys())
        if before.get(delegate) != after.get(delegate)
    )


def apply(seats: Iterable[Seat], plan: Plan) -> tuple[Seat, ...]:
    """Return the seats that change when the plan is applied.

    Raises ``SeatingRefused`` when the plan leaves somebody without a seat.
    """
    if plan.unplaced:
        raise SeatingRefused(plan.problem)
    return tuple(
        replace(seat, delegate=plan.seats.get(seat.id))
        for seat in seats
        if seat.delegate != plan.seats.get(seat.id)
    )


def came_since(plan: Plan, move: Move, came: Attendance | None) -> bool:
    """Tell whether who has a seat came to it after the plan that would move them was made."""
    was = plan.attendance.get(move.delegate)
    return move.from_seat is not None and is_here(came) and not is_here(was)


def is_here(came: Attendance | None) -> bool:
    """Tell whether somebody has come and not left."""
    return came is not None and came.state is Presence.PRESENT


def with_changes(seats: Iterable[Seat], changed: Iterable[Seat]) -> tuple[Seat, ...]:
    """Return all seats of the room with the changed ones in their places."""
    new = {seat.id: seat for seat in changed}
    return tuple(new.get(seat.id, seat) for seat in seats)


def swap(seats: Iterable[Seat], a: str, b: str) -> tuple[Seat, ...]:
    """Exchange the people of two seats, of which one may be empty; return what changes.

    Raises ``SeatingRefused`` when a seat does not exist or is locked, or when somebody
    would come to sit on a blocked one.
    """
    room = tuple(seats)
    first, second = _seat(room, a), _seat(room, b)
    for seat, newcomer in ((first, second.delegate), (second, first.delegate)):
        if seat.locked:
            raise SeatingRefused(f"Ghế {seat.id} đang khóa. Mở khóa ghế rồi làm lại.")
        if seat.blocked and newcomer is not None:
            raise SeatingRefused(f"Ghế {seat.id} đang chặn. Bỏ chặn hoặc chọn ghế khác.")
    if first.delegate == second.delegate:
        return ()
    return replace(first, delegate=second.delegate), replace(second, delegate=first.delegate)


def move(seats: Iterable[Seat], delegate: str, to: str) -> tuple[Seat, ...]:
    """Put a delegate on a seat and return what changes; whoever sits there swaps.

    Raises ``SeatingRefused`` as ``swap`` does, and when the seat is taken but the
    delegate has none to give in exchange.
    """
    room = tuple(seats)
    current = next((seat for seat in room if seat.delegate == delegate), None)
    if current is not None:
        return swap(room, current.id, to)
    target = _seat(room, to)
    if target.delegate is not None:
        raise SeatingRefused(f"Ghế {to} đã có người. Chọn ghế trống.")
    if not is_open(target):
        state = "khóa" if target.locked else "chặn"
        raise SeatingRefused(f"Ghế {to} đang {state}. Chọn ghế khác.")
    return (replace(target, delegate=delegate),)


def take(seats: Iterable[Seat], delegate: str, to: str) -> tuple[Seat, ...]:
    """Put a delegate on a seat that must be free, and return what changes.

    Unlike ``move`` it sends nobody else away: raises ``SeatingRefused`` when somebody
    sits there, and as ``move`` does.
    """
    room = tuple(seats)
    holder = _seat(room, to).delegate
    if holder == delegate:
        return ()
    if holder is not None:
        raise SeatingRefused(f"Ghế {to} vừa có người. Chọn ghế trống khác.")
    return move(room, delegate, to)


def vacate(seats: Iterable[Seat], delegate: str) -> tuple[Seat, ...]:
    """Return the seats that change when a delegate gives up every seat held."""
    return tuple(replace(seat, delegate=None) for seat in seats if seat.delegate == delegate)


def shift_row(seats: Iterable[Seat], row: str, by: int) -> tuple[Seat, ...]:
    """Move everybody of a row by some seats to the right, or to the left when ``by`` < 0.

    People keep their distances; locked and blocked seats are stepped over as if they were
    not there. Returns what changes. Raises ``SeatingRefused`` when nobody there can be
    moved, or when somebody would have no seat left in the row.
    """
    own = [seat for seat in seats if seat.row == row and is_open(seat)]
    own.sort(key=_along(own))
    people = {place: seat.delegate for place, seat in enumerate(own) if seat.delegate is not None}
    if not people:
        raise SeatingRefused(f"Hàng {row} không có ai dời được. Chọn hàng khác.")
    moved = {place + by: delegate for place, delegate in people.items()}
    if min(moved) < 0 or max(moved) >= len(own):
        side = "trái" if by < 0 else "phải"
        raise SeatingRefused(
            f"Đầu bên {side} hàng {row} không đủ ghế trống để dời {abs(by)} ghế. "
            "Dời ít hơn hoặc bỏ chỗ ở đầu hàng trước."
        )
    after = [replace(seat, delegate=moved.get(place)) for place, seat in enumerate(own)]
    return tuple(new for seat, new in zip(own, after, strict=True) if new != seat)


def clear(seats: Iterable[Seat], part: Zone | str | None = None) -> tuple[Seat, ...]:
    """Take the seats of a zone, of a row by its label, or of the whole room from everybody.

    Returns what changes: locked seats keep their people. Raises ``SeatingRefused`` when
    nobody else sits there.
    """
    changed = tuple(
        replace(seat, delegate=None)
        for seat in seats
        if seat.delegate is not None and not seat.locked and is_in(seat, part)
    )
    if not changed:
        raise SeatingRefused("Không có ai để bỏ chỗ, hoặc ghế đang khóa. Mở khóa ghế rồi làm lại.")
    return changed


def is_in(seat: Seat, part: Zone | str | None) -> bool:
    """Tell whether a seat belongs to a zone, to a row by its label, or to the room (None)."""
    if part is None:
        return True
    return seat.zone is part if isinstance(part, Zone) else seat.row == part


def _along(row: Sequence[Seat]) -> Callable[[Seat], float]:
    """Return how to sort a row: from the left, or by number where it is not straight."""
    straight = len({seat.line for seat in row}) == 1
    return (lambda seat: seat.column) if straight else (lambda seat: seat.number)


def free_seat(seats: Iterable[Seat]) -> Seat | None:
    """Return the seat to offer to a newcomer, or None when the hall is full.

    Reserve seats first, from the front; then the free seat furthest to the back, where
    nobody's block is disturbed.
    """
    line = [seat for seat in hall_line(seats) if seat.delegate is None and is_open(seat)]
    reserve = [seat for seat in line if seat.reserve]
    if reserve:
        return reserve[0]
    return line[-1] if line else None


def _seat(room: tuple[Seat, ...], seat_id: str) -> Seat:
    for seat in room:
        if seat.id == seat_id:
            return seat
    raise SeatingRefused(f"Không có ghế {seat_id} trong phòng. Xem lại số ghế trên sơ đồ.")
