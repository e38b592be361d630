"""Faults of a room, found before people are sent to their seats."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import floor

from hoinghi_tui.domain.hall_rows import hall_people, large_units, longest_row
from hoinghi_tui.domain.people import Delegate, Unit
from hoinghi_tui.domain.room import ElementKind, Room, Seat, Zone
from hoinghi_tui.domain.room_edit import thing_name
from hoinghi_tui.domain.room_geometry import collisions

MOST_RISERS = 10
"""More people than this should not have to rise to let one out. A rule of our own."""

_SHUT = {
    ElementKind.SCREEN,
    ElementKind.LECTERN,
    ElementKind.TABLE,
    ElementKind.WINDOW,
    ElementKind.PILLAR,
}
"""What nobody walks through."""


@dataclass(frozen=True, slots=True)
class RoomProblem:
    """A fault in the room: the seat it is about ("": the whole room) and a sentence.

    A ``note`` is something to know; anything else should be mended.
    """

    seat: str
    text: str
    note: bool = False


@dataclass(frozen=True, slots=True)
class Capacity:
    """The chairs that are not blocked, how many of them are reserve, and who needs one.

    ``blocked`` chairs come on top. ``missing`` people would get no seat, the reserve used.
    """

    seats: int
    reserve: int
    blocked: int
    people: int
    missing: int


@dataclass(frozen=True, slots=True)
class Crowd:
    """Who is to come, in protocol order, by which units, and a plan for all of them.

    ``units`` are known by their ids; ``placed`` maps seats' ids to delegates' ids.
    """

    people: Sequence[Delegate] = ()
    units: Mapping[str, Unit] = field(default_factory=dict)
    placed: Mapping[str, str] = field(default_factory=dict)


def check_room(room: Room, seats: Iterable[Seat]) -> tuple[RoomProblem, ...]:
    """Find what is wrong with a room by itself; an empty result means nothing.

    Two seats with one number, one in the place of another or of a fixed thing, outside
    the room, or shut in; two chairs of the presidium with one rank; one delegate on two
    seats, and people on blocked ones. As notes, seats for which very many must rise.

    A seat is shut in when nobody can walk from it to a wall of the room: along its line
    past other chairs, and to the line before or behind where no two chairs stand back to
    back; never through a screen, lectern, table, window or pillar.
    """
    chairs = tuple(seats)
    return (
        *_same_numbers(chairs),
        *_wrong_places(room, chairs),
        *_shut_in(room, chairs),
        *_same_ranks(chairs),
        *_wrong_people(chairs),
        *_long_ways(chairs),
    )


def check_crowd(seats: Iterable[Seat], capacity: Capacity, crowd: Crowd) -> tuple[RoomProblem, ...]:
    """Find where the room does not suit the people who are to come."""
    return tuple(_crowd_problems(tuple(seats), capacity, crowd))


def _same_numbers(chairs: Sequence[Seat]) -> Iterator[RoomProblem]:
    for chair, count in Counter(seat.id for seat in chairs).items():
        if count > 1:
            text = f"Có {count} ghế cùng số {chair}. Đánh số lại để không trùng."
            yield RoomProblem(chair, text)


def _wrong_places(room: Room, chairs: Sequence[Seat]) -> Iterator[RoomProblem]:
    for pair in collisions(room, chairs):
        for one, other in (pair, pair[::-1]):
            if not isinstance(one, Seat):
                continue
            if isinstance(other, Seat):
                text = f"Ghế {one.id} nằm đè lên ghế khác. Dời ghế sang chỗ trống."
            else:
                name = thing_name(other)
                text = f"Ghế {one.id} nằm đè lên “{name}”. Dời ghế hoặc dời “{name}”."
            if not isinstance(other, Seat) or other.id != one.id:
                yield RoomProblem(one.id, text)
    for seat in chairs:
        inside = 0 <= seat.column <= room.columns - 1 and 0 <= seat.line < room.lines
        if not inside:
            yield RoomProblem(seat.id, f"Ghế {seat.id} nằm ngoài phòng. Dời ghế vào trong.")


def _same_ranks(chairs: Sequence[Seat]) -> Iterator[RoomProblem]:
    table = [seat for seat in chairs if seat.zone is Zone.PRESIDIUM]
    ranks = Counter(seat.prestige for seat in table)
    for seat in table:
        if ranks[seat.prestige] > 1:
            text = f"Ghế {seat.id} cùng thứ bậc với ghế khác ở bàn chủ tọa. Đánh số lại bàn."
            yield RoomProblem(seat.id, text)


def _wrong_people(chairs: Sequence[Seat]) -> Iterator[RoomProblem]:
    people = Counter(seat.delegate for seat in chairs if seat.delegate is not None)
    for seat in chairs:
        if seat.delegate is not None and people[seat.delegate] > 1:
            text = f"Người ngồi ghế {seat.id} còn có ghế khác. Bỏ bớt một chỗ."
            yield RoomProblem(seat.id, text)
        if seat.blocked and seat.delegate is not None:
            text = f"Ghế {seat.id} đang chặn nhưng có người. Bỏ chặn hoặc chuyển người đi."
            yield RoomProblem(seat.id, text)


def _long_ways(chairs: Sequence[Seat]) -> Iterator[RoomProblem]:
    rows: dict[str, list[Seat]] = {}
    for seat in chairs:
        rows.setdefault(seat.row, []).append(seat)
    for row, group in rows.items():
        seat = max(group, key=lambda one: one.aisle_distance)
        if seat.aisle_distance > MOST_RISERS:
            text = (
                f"Dãy {row}: ghế {seat.id} muốn ra, {seat.aisle_distance} người phải đứng lên. "
                "Thêm lối đi."
            )
            yield RoomProblem(seat.id, text, note=True)


# -- who can walk out --------------------------------------------------------------------


def _shut_in(room: Room, chairs: Sequence[Seat]) -> Iterator[RoomProblem]:
    reached = _Floor(room, chairs).reached()
    for seat in chairs:
        if reached.isdisjoint(_cells(seat.column, 1, seat.line)):
            text = f"Ghế {seat.id} bị bít lối, không ra được. Bỏ vật chắn hoặc bỏ ghế."
            yield RoomProblem(seat.id, text)


_Cell = tuple[int, int]


def _cells(column: float, width: float, line: int) -> Iterator[_Cell]:
    """Yield the half cells that a thing takes on a line."""
    first = floor(column * 2)
    return ((place, line) for place in range(first, max(first + 1, floor((column + width) * 2))))


class _Floor:
    """The floor of the room in half cells, with a free way along its walls."""

    def __init__(self, room: Room, chairs: Sequence[Seat]) -> None:
        self._chairs = {cell for s in chairs for cell in _cells(s.column, 1, s.line)}
        self._shut = {
            cell
            for one in room.elements
            if one.kind in _SHUT
            for line in range(one.line, one.line + one.height)
            for cell in _cells(one.column, one.width, line)
        }
        places = [place for place, _ in self._chairs | self._shut] or [0]
        lines = [line for _, line in self._chairs | self._shut] or [0]
        self._left, self._right = min(0, *places) - 1, max(floor(room.columns * 2), *places) + 1
        self._first, self._last = min(0, *lines) - 1, max(room.lines, *lines) + 1

    def reached(self) -> set[_Cell]:
        """Return every cell to which one can walk from the walls."""
        start = (self._left, self._first)
        seen, waiting = {start}, [start]
        while waiting:
            cell = waiting.pop()
            for step in self._steps(cell):
                if step not in seen:
                    seen.add(step)
                    waiting.append(step)
        return seen

    def _steps(self, cell: _Cell) -> Iterator[_Cell]:
        place, line = cell
        for across, down in ((-1, 0), (1, 0), (0, -1), (0, 1)):
            to = place + across, line + down
            inside = self._left <= to[0] <= self._right and self._first <= to[1] <= self._last
            over_chairs = down and cell in self._chairs and to in self._chairs
            if inside and to not in self._shut and not over_chairs:
                yield to


# -- the room and the list ---------------------------------------------------------------


def _crowd_problems(
    chairs: Sequence[Seat], capacity: Capacity, crowd: Crowd
) -> Iterator[RoomProblem]:
    if capacity.missing:
        text = f"Thiếu {capacity.missing} ghế cho danh sách. Thêm ghế hoặc bỏ chặn."
        yield RoomProblem("", text)
    elif capacity.people > capacity.seats - capacity.reserve:
        text = (
            f"Có {capacity.people} người, ghế thường chỉ có {capacity.seats - capacity.reserve}: "
            "phải dùng ghế dự phòng."
        )
        yield RoomProblem("", text, note=True)
    longest = longest_row(chairs)
    for unit, people in large_units(chairs, crowd.placed, crowd.people).items():
        if unit in crowd.units:
            name = crowd.units[unit].label
            text = f"{name} có {people} người, dãy dài nhất {longest} ghế: phải ngồi hơn một dãy."
            yield RoomProblem("", text, note=True)
    # No plan looks for a wheelchair's place at the tables: those have their people.
    hall = [seat for seat in chairs if seat.zone is Zone.HALL and not seat.blocked]
    accessible = sum(seat.accessible for seat in hall)
    wheelchairs = sum(one.wheelchair for one in hall_people(chairs, crowd.placed, crowd.people))
    if wheelchairs > accessible:
        text = (
            f"Có {wheelchairs} người đi xe lăn, hội trường mới có {accessible} ghế xe lăn vào được."
        )
        yield RoomProblem("", text, note=True)
