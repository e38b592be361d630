"""Who sits where: a first arrangement of the room, and changing it by hand.

Everything here is pure: functions take all seats of the room and return the seats
that change, so that one action can save them or none.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from hoinghi_tui.domain.awards import Award
from hoinghi_tui.domain.people import Delegate, Invitation, Role, Unit
from hoinghi_tui.domain.protocol import protocol_key, protocol_order
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.room import Seat, Zone
from hoinghi_tui.domain.room_map import hall_line
from hoinghi_tui.domain.seating_order import presidium_key

# Whoever has two roles sits at the first of these tables.
_TABLES = (
    (Role.PRESIDIUM, Zone.PRESIDIUM, "Bàn chủ tọa"),
    (Role.SECRETARY, Zone.SECRETARY, "Bàn thư ký"),
    (Role.MC, Zone.MC, "Chỗ người dẫn chương trình"),
    (Role.PRESS, Zone.PRESS, "Bàn báo chí"),
)


class SeatingRefused(Refused):
    """The room does not allow the change; nothing has been moved."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A proposed arrangement, not yet applied.

    ``seats`` maps a seat's id to a delegate's id; every seat not in it is empty.
    ``unplaced`` are the delegates for whom no seat is left, the lowest in protocol.
    ``notes`` are Vietnamese sentences about what could not be done as usual.
    """

    seats: Mapping[str, str]
    unplaced: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

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


def propose(
    seats: Iterable[Seat],
    delegates: Iterable[Delegate],
    units: Iterable[Unit],
    awards: Iterable[Award] = (),
) -> Plan:
    """Arrange the whole room anew; the same people and seats always give the same plan.

    1. Locked seats stay as they are, empty ones too; blocked seats stay empty.
    2. Presidium, secretaries, MC and press take their own tables in order of prestige
       (centre seat, then right, left, right …), as far as these reach.
    3. All others fill the hall along the snake line, unit after unit in protocol order,
       each unit by rank. Among equals of a unit, those who will receive an award sit
       nearer to the aisle.

    Reserve seats are used only when the others do not reach. Whoever has declined gets a
    hall seat too, for a substitute or a change of mind, but is the first to go without.
    """
    room = sorted(seats, key=lambda seat: (seat.prestige, seat.id))
    by_unit = {unit.id: unit for unit in units}
    queue = protocol_order(delegates, by_unit.values())
    placed = _locked_people(room, {delegate.id for delegate in queue})
    tables, notes = _fill_tables(room, _without(queue, placed), by_unit)
    placed |= tables
    line = [seat for seat in hall_line(room) if is_open(seat)]
    line, queue, dropped = _fit(line, _without(queue, placed))
    if dropped:
        notes.append(f"Hết ghế nên {dropped} đại biểu đã báo vắng không được xếp chỗ.")
    seated, unplaced = queue[: len(line)], queue[len(line) :]
    runs = groupby(seated, key=lambda d: protocol_key(d, by_unit.get(d.unit or ""))[:4])
    recipients = {award.delegate for award in awards}
    seated = _recipients_by_the_aisle(line, [list(run) for _, run in runs], recipients)
    placed |= _pair(line, seated)
    return Plan(placed, tuple(delegate.id for delegate in unplaced), tuple(notes))


def _fill_tables(
    room: list[Seat], queue: list[Delegate], by_unit: Mapping[str, Unit]
) -> tuple[dict[str, str], list[str]]:
    """Seat those who have a table of their own; tell which tables are too small."""
    placed: dict[str, str] = {}
    notes: list[str] = []
    for role, zone, name in _TABLES:
        people = [d for d in _without(queue, placed) if role in d.roles and not _declined(d)]
        if zone is Zone.PRESIDIUM:
            people.sort(key=lambda d: presidium_key(d, by_unit.get(d.unit or "")))
        table = [seat for seat in room if seat.zone is zone and is_open(seat)]
        placed |= _pair(table, people)
        if len(people) > len(table):
            notes.append(f"{name} thiếu {len(people) - len(table)} ghế, đã xếp xuống hội trường.")
    return placed, notes


def is_open(seat: Seat) -> bool:
    """Tell whether people may be put on a seat: it is neither locked nor blocked."""
    return not (seat.locked or seat.blocked)


def _declined(delegate: Delegate) -> bool:
    return delegate.invitation is Invitation.DECLINED


def _without(queue: list[Delegate], placed: Mapping[str, str]) -> list[Delegate]:
    seated = set(placed.values())
    return [delegate for delegate in queue if delegate.id not in seated]


def _pair(seats: list[Seat], people: list[Delegate]) -> dict[str, str]:
    return {seat.id: person.id for seat, person in zip(seats, people, strict=False)}


def _locked_people(room: list[Seat], known: set[str]) -> dict[str, str]:
    """Map locked seats to the people on them, each person once."""
    people = {
        seat.delegate: seat.id
        for seat in reversed(room)
        if seat.delegate in known and seat.locked and not seat.blocked
    }
    return {seat_id: delegate for delegate, seat_id in people.items() if delegate is not None}


def _fit(line: list[Seat], people: list[Delegate]) -> tuple[list[Seat], list[Delegate], int]:
    """Choose the hall's seats to fill and who goes without because of having declined."""
    ordinary = [seat for seat in line if not seat.reserve]
    if len(people) <= len(ordinary):
        return ordinary, people, 0
    if len(people) <= len(line):
        return line, people, 0
    coming = [delegate for delegate in people if not _declined(delegate)]
    return line, coming, len(people) - len(coming)


def _recipients_by_the_aisle(
    line: list[Seat], runs: list[list[Delegate]], recipients: set[str | None]
) -> list[Delegate]:
    """Reorder each run of equals so that its recipients get its seats next to the aisle."""
    ordered: list[Delegate] = []
    for equals in runs:
        stretch = line[len(ordered) : len(ordered) + len(equals)]
        first = iter(d for d in equals if d.id in recipients)
        others = iter(d for d in equals if d.id not in recipients)
        count = sum(d.id in recipients for d in equals)
        nearest = sorted(range(len(equals)), key=lambda i: stretch[i].aisle_distance)[:count]
        ordered.extend(next(first if i in nearest else others) for i in range(len(equals)))
    return ordered


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
