"""A plan for the whole room, and one that only finds seats for who has none."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from hoinghi_tui.domain.awards import Award, in_calling_order
from hoinghi_tui.domain.hall_rows import large_units
from hoinghi_tui.domain.people import Attendance, Delegate, Invitation, Presence, Role, Unit
from hoinghi_tui.domain.protocol import protocol_order
from hoinghi_tui.domain.room import Seat, Zone
from hoinghi_tui.domain.room_map import hall_line
from hoinghi_tui.domain.seat_objective import objective
from hoinghi_tui.domain.seat_state import is_expected
from hoinghi_tui.domain.seating import Plan, PlanMode, is_open
from hoinghi_tui.domain.seating_close_up import close_up
from hoinghi_tui.domain.seating_order import HallKey, block_of, hall_key, presidium_key
from hoinghi_tui.domain.seating_spread import Run, Staying, runs_of, spread

# Whoever has two roles sits at the first of these tables.
_TABLES = (
    (Role.PRESIDIUM, Zone.PRESIDIUM, "Bàn chủ tọa"),
    (Role.SECRETARY, Zone.SECRETARY, "Bàn thư ký"),
    (Role.MC, Zone.MC, "Chỗ người dẫn chương trình"),
    (Role.PRESS, Zone.PRESS, "Bàn báo chí"),
)

_NAMED = 3
"""So many units a note names before it only counts them."""


def arrange(
    mode: PlanMode,
    seats: Iterable[Seat],
    delegates: Iterable[Delegate],
    units: Iterable[Unit],
    awards: Iterable[Award] = (),
    attendance: Mapping[str, Attendance] | None = None,
) -> Plan:
    """Work out the plan of a mode; ``attendance`` by delegate's id tells who has come.

    ``FULL`` is ``propose`` for all who need a seat (see ``is_expected``), in which who is in
    the room stays seated. ``KEEP`` moves nobody who has a seat. ``CLOSE_UP`` is ``close_up``.
    The plan remembers ``attendance``.
    """
    room, people, came = tuple(seats), tuple(delegates), dict(attendance or {})
    units, awards = tuple(units), tuple(awards)
    match mode:
        case PlanMode.CLOSE_UP:
            plan = close_up(room, people, units, came)
        case PlanMode.KEEP:
            plan = keep(room, people, units, awards, came)
        case PlanMode.FULL:
            plan = _full(room, people, units, awards, came)
    return replace(plan, attendance=came)


def _full(
    seats: Sequence[Seat],
    delegates: Sequence[Delegate],
    units: Iterable[Unit],
    awards: Iterable[Award],
    came: Mapping[str, Attendance],
) -> Plan:
    """Plan for who needs a seat, and for who has declined but sits on a locked one."""
    seated = {seat.delegate for seat in seats}
    locked = {seat.delegate for seat in seats if seat.locked and not seat.blocked}
    people = [one for one in delegates if is_expected(one, came) or one.id in locked]
    here = {one for one, row in came.items() if row.state is Presence.PRESENT and one in seated}
    plan = propose(seats, people, units, awards, staying=here)
    if _is_no_better(plan, seats, people, units, awards):
        known = {one.id for one in people}
        now = {seat.id: seat.delegate for seat in seats if seat.delegate in known}
        plan = replace(plan, seats=now)
    away = len({one.id for one in delegates} & seated) - len({one.id for one in people} & seated)
    if not away:
        return plan
    note = f"{away} đại biểu báo vắng thôi giữ ghế. Ai cử người đi thay thì ghi rồi xếp lại."
    return replace(plan, notes=(*plan.notes, note))


def _is_no_better(
    plan: Plan,
    seats: Sequence[Seat],
    people: Sequence[Delegate],
    units: Iterable[Unit],
    awards: Iterable[Award],
) -> bool:
    """Tell that the same people sit as well now, each in the part of the room they belong to."""
    known = {one.id: one for one in people}
    now = {seat.delegate: seat for seat in seats if seat.delegate in known}
    room = {seat.id: seat for seat in seats}
    then = {one: room[seat] for seat, one in plan.seats.items()}
    if now.keys() != then.keys() or any(seat.blocked for seat in now.values()):
        return False
    for one, seat in then.items():
        if seat.zone is not now[one].zone:
            return False
        if known[one].wheelchair and seat.accessible and not now[one].accessible:
            return False
    planned = [replace(seat, delegate=plan.seats.get(seat.id)) for seat in seats]
    faults = [objective(arranged, people, units, awards).total for arranged in (seats, planned)]
    return faults[0] <= faults[1]


def keep(
    seats: Sequence[Seat],
    delegates: Sequence[Delegate],
    units: Iterable[Unit],
    awards: Iterable[Award] = (),
    came: Collection[str] = (),
) -> Plan:
    """Seat those who need a seat and have none; nobody who has one moves.

    They get the free seats, reserve ones too, on which fewest people sit ahead of them who
    should not, or behind: next to their own unit where a seat is free there. Who has
    declined keeps a seat held, and gets one only after coming (``came``: ids) all the same.
    """
    seated = {seat.delegate for seat in seats if seat.delegate is not None}
    people = [one for one in delegates if one.id in seated or is_expected(one, came)]
    plan = propose(seats, people, units, awards, staying=seated, spare_reserve=False)
    notes = plan.notes
    idle = sum(one.id in seated and not is_expected(one, came) for one in people)
    if plan.unplaced and idle:
        notes += (f"Còn {idle} đại biểu báo vắng giữ ghế: bỏ chỗ của họ rồi xếp lại.",)
    return replace(plan, notes=notes, mode=PlanMode.KEEP)


def best_free(
    seats: Iterable[Seat],
    delegates: Iterable[Delegate],
    units: Iterable[Unit],
    delegate: str,
) -> Seat | None:
    """Return the free seat that suits a delegate best while nobody moves, or None.

    It is the one ``keep`` would choose, whether or not the delegate sits somewhere now.
    Raises ``KeyError`` for an unknown delegate.
    """
    room = {seat.id: seat for seat in seats}
    people = {one.id: one for one in delegates}
    own = people[delegate]
    taken = {seat.delegate for seat in room.values()}
    around = [one for one in people.values() if one.id in taken and one.id != delegate]
    # A seat the delegate holds is not free, but nobody else may be measured against it.
    without = [
        replace(seat, delegate=None, blocked=True) if seat.delegate == delegate else seat
        for seat in room.values()
    ]
    # An announced absence is no reason to offer no seat.
    plan = keep(without, [*around, own], units, came=(delegate,))
    return next((room[seat] for seat, one in plan.seats.items() if one == delegate), None)


def propose(
    seats: Iterable[Seat],
    delegates: Iterable[Delegate],
    units: Iterable[Unit],
    awards: Iterable[Award] = (),
    *,
    staying: Collection[str] = (),
    spare_reserve: bool = True,
) -> Plan:
    """Arrange the whole room anew; the same people and seats always give the same plan.

    1. Locked seats stay as they are, empty ones too, and so do the people whose ids are in
       ``staying`` and who have a seat; blocked seats stay empty otherwise.
    2. Presidium, secretaries, MC and press take their own tables in order of prestige
       (centre seat, then right, left, right …), as far as these reach; who comes in a
       wheelchair the accessible seat of the hall nearest to where protocol would seat them.
    3. All others fill the hall along the snake line, the leading bodies first, block after
       block in protocol order, each by rank, on seats side by side.
    4. The seats that are left over go between the blocks, and among equals those who will
       receive an award sit nearest to the aisle, so that all of them together have the
       shortest way to it (see ``spread``).

    Reserve seats are used only when the others do not reach, unless ``spare_reserve`` is
    False. Who has declined sits at no table: a substitute, who does not inherit the rank,
    may come.
    """
    room = sorted(seats, key=lambda seat: (seat.prestige, seat.id))
    by_unit = {unit.id: unit for unit in units}
    queue = protocol_order(delegates, by_unit.values())
    placed = _who_stays(room, {one.id for one in queue}, staying)
    tables, notes = _fill_tables(room, placed, queue, by_unit)
    placed |= tables
    hall = _Hall(hall_line(room), placed, queue, by_unit)
    people, without = hall.seat_wheelchairs(_without(queue, placed))
    if without:
        notes.append(
            f"{without} đại biểu đi xe lăn chưa có ghế phù hợp. "
            "Bấm R, W đánh dấu ghế hội trường xe lăn vào được rồi xếp lại."
        )
    line = _usable(hall.free(), len(people)) if spare_reserve else hall.free()
    runs = runs_of(people[: len(line)], hall.key, _turns(awards))
    notes += _large_units(large_units(room, hall.placed, queue), runs, by_unit)
    hall.seat(line, runs)
    unplaced = tuple(one.id for one in people[len(line) :])
    return Plan(hall.placed, unplaced, tuple(notes))


@dataclass(slots=True)
class _Hall:
    """The hall while it fills: its whole line, and who sits where in the room so far."""

    line: list[Seat]
    placed: dict[str, str]
    queue: list[Delegate]
    by_unit: Mapping[str, Unit]

    def key(self, one: Delegate) -> HallKey:
        """Return somebody's place in protocol."""
        return hall_key(one, self.by_unit.get(one.unit or ""))

    def free(self) -> list[Seat]:
        """Return the seats of the line that people may still be put on."""
        return [seat for seat in self.line if is_open(seat) and seat.id not in self.placed]

    def seat_wheelchairs(self, people: list[Delegate]) -> tuple[list[Delegate], int]:
        """Give out accessible seats; return who is left, and how many of them need one."""
        rolling = [one for one in people if one.wheelchair]
        if not rolling:
            return people, 0
        free = [
            place
            for place, seat in enumerate(self.line)
            if seat.accessible and is_open(seat) and seat.id not in self.placed
        ]
        in_hall = {one.id for one in people} | {self.placed.get(seat.id) for seat in self.line}
        ahead = sorted(self.key(one) for one in self.queue if one.id in in_hall)
        lucky = rolling[: len(free)]
        for one in lucky:
            due = bisect_left(ahead, self.key(one))
            place = min(free, key=lambda place: abs(place - due))
            free.remove(place)
            self.placed[self.line[place].id] = one.id
        return _without(people, self.placed), len(rolling) - len(lucky)

    def seat(self, line: Sequence[Seat], runs: Sequence[Run]) -> None:
        """Spread people over seats of the line, around whoever sits there already."""
        people = {one.id: one for one in self.queue}
        staying = [
            Staying(place, self.key(one))
            for place, seat in enumerate(self.line)
            if (one := people.get(self.placed.get(seat.id, ""))) is not None
            and not (seat.accessible and one.wheelchair)
        ]
        places = {seat.id: place for place, seat in enumerate(self.line)}
        self.placed |= spread(line, runs, places, staying)


def _who_stays(room: list[Seat], known: set[str], staying: Collection[str]) -> dict[str, str]:
    """Map the seats whose people do not move to these people, each person once."""
    people = {
        seat.delegate: seat.id
        for seat in reversed(room)
        if seat.delegate in known
        and (seat.delegate in staying or (seat.locked and not seat.blocked))
    }
    return {seat_id: delegate for delegate, seat_id in people.items() if delegate is not None}


def _fill_tables(
    room: list[Seat],
    placed: Mapping[str, str],
    queue: list[Delegate],
    by_unit: Mapping[str, Unit],
) -> tuple[dict[str, str], list[str]]:
    """Seat those who have a table of their own; tell which tables are too small."""
    new: dict[str, str] = {}
    notes: list[str] = []
    for role, zone, name in _TABLES:
        people = [
            one
            for one in _without(queue, {**placed, **new})
            if role in one.roles and not _declined(one)
        ]
        table = [
            seat for seat in room if seat.zone is zone and is_open(seat) and seat.id not in placed
        ]
        if zone is Zone.PRESIDIUM:
            people.sort(key=lambda one: presidium_key(one, by_unit.get(one.unit or "")))
            notes += _level_chairs(table[: len(people)])
        new |= {seat.id: one.id for seat, one in zip(table, people, strict=False)}
        if len(people) > len(table):
            notes.append(f"{name} thiếu {len(people) - len(table)} ghế, đã xếp xuống hội trường.")
    return new, notes


def _level_chairs(table: Sequence[Seat]) -> list[str]:
    """Tell of the first two chairs that nothing but their numbers puts in an order."""
    return [
        f"Ghế {one.id} và {other.id} bàn chủ tọa cùng thứ tự ưu tiên nên xếp theo số ghế."
        for one, other in pairwise(table)
        if one.prestige == other.prestige
    ][:1]


def _large_units(
    too_large: Iterable[str], runs: Sequence[Run], by_unit: Mapping[str, Unit]
) -> list[str]:
    """Tell which of the units that fit in no row are being seated."""
    seated = {block_of(run.key)[2] for run in runs}
    large = [by_unit[unit].label for unit in too_large if unit in seated and unit in by_unit]
    if not large:
        return []
    more = f" và {len(large) - _NAMED} đơn vị khác" if len(large) > _NAMED else ""
    names = ", ".join(large[:_NAMED])
    return [f"{names}{more} đông hơn một hàng ghế nên ngồi sang hàng kế tiếp."]


def _declined(delegate: Delegate) -> bool:
    return delegate.invitation is Invitation.DECLINED


def _without(queue: list[Delegate], placed: Mapping[str, str]) -> list[Delegate]:
    seated = set(placed.values())
    return [delegate for delegate in queue if delegate.id not in seated]


def _turns(awards: Iterable[Award]) -> dict[str, int]:
    """Tell when each recipient is first called to the stage."""
    turns: dict[str, int] = {}
    for turn, award in enumerate(in_calling_order(awards)):
        if award.delegate is not None:
            turns.setdefault(award.delegate, turn)
    return turns


def _usable(line: list[Seat], people: int) -> list[Seat]:
    """Leave out reserve seats; as few as will do are opened for so many people, from the front."""
    missing = people - sum(not seat.reserve for seat in line)
    opened = {seat.id for seat in [seat for seat in line if seat.reserve][: max(0, missing)]}
    return [seat for seat in line if not seat.reserve or seat.id in opened]
