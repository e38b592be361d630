"""Finding one's way in the room: the snake line, the next seat, seats in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from hoinghi_tui.domain.room import Seat, Zone


def bent_rows(seats: Iterable[Seat]) -> frozenset[str]:
    """Return the rows of the hall that do not lie on one line: around a table, along a U."""
    lines: dict[str, int] = {}
    bent = set()
    for seat in seats:
        if seat.zone is Zone.HALL and lines.setdefault(seat.row, seat.line) != seat.line:
            bent.add(seat.row)
    return frozenset(bent)


def hall_line(seats: Iterable[Seat]) -> list[Seat]:
    """Return the hall's seats along one snake line, which neighbours never leave.

    The first row runs from the left to the right, the second back, and so on, across
    the aisles. Around a table, and along a U, the line follows the seats' numbers; it
    takes tables that begin on one line as it takes the seats of a row. Blocked and locked
    seats are part of the line.
    """
    hall = [seat for seat in seats if seat.zone is Zone.HALL]
    corners = _corners(hall)

    def place(seat: Seat) -> tuple[int, float]:
        return corners.get(seat.row, (seat.line, seat.column))

    hall.sort(key=lambda seat: (*place(seat), seat.number if seat.row in corners else 0, seat.id))
    line: list[Seat] = []
    for index, (_, band) in enumerate(groupby(hall, key=lambda seat: place(seat)[0])):
        # Sorting keeps the order of equals: the chairs of one table.
        line.extend(band if index % 2 == 0 else sorted(band, key=lambda seat: -place(seat)[1]))
    return line


def _corners(hall: Sequence[Seat]) -> Mapping[str, tuple[int, float]]:
    """Return the first line and the leftmost column of each bent row."""
    bent = bent_rows(hall)
    corners: dict[str, tuple[int, float]] = {}
    for seat in hall if bent else ():
        if seat.row in bent:
            line, column = corners.get(seat.row, (seat.line, seat.column))
            corners[seat.row] = min(line, seat.line), min(column, seat.column)
    return corners


def neighbour(seat: Seat, seats: Iterable[Seat], across: int, down: int) -> Seat:
    """Return the seat one comes to by going left (-1, 0), right, up (0, -1) or down.

    Left and right stay on the line and cross aisles. Up and down go to the seat that lies
    most nearly straight ahead, over a line that has none there. Returns ``seat`` itself
    at the end of the room.
    """

    def effort(other: Seat) -> tuple[float, int, float]:
        lines, columns = abs(other.line - seat.line), abs(other.column - seat.column)
        return (columns if across else lines + 2 * columns, other.prestige, other.column)

    if across:
        ahead = [
            other
            for other in seats
            if other.line == seat.line and (other.column - seat.column) * across > 0
        ]
    else:
        ahead = [other for other in seats if (other.line - seat.line) * down > 0]
    return min(ahead, key=effort, default=seat)


@dataclass(frozen=True, slots=True)
class Extent:
    """How far a zone reaches: its outermost columns and lines.

    ``tables`` are the rows that stand around a table; see ``bent_rows``.
    """

    left: float
    right: float
    first: int
    last: int
    tables: frozenset[str] = frozenset()


def extents(seats: Iterable[Seat]) -> dict[Zone, Extent]:
    """Return how far each zone of the room reaches."""
    room = tuple(seats)
    tables = bent_rows(room)
    found: dict[Zone, Extent] = {}
    for seat in room:
        known = found.get(seat.zone, Extent(seat.column, seat.column, seat.line, seat.line))
        found[seat.zone] = Extent(
            min(known.left, seat.column),
            max(known.right, seat.column),
            min(known.first, seat.line),
            max(known.last, seat.line),
            tables if seat.zone is Zone.HALL else frozenset(),
        )
    return found


def describe(seat: Seat, seats: Iterable[Seat]) -> str:
    """Say where a seat is, as seen by somebody who faces the screen.

    ``seats`` are all seats of the room. Examples: "bàn chủ tọa, giữa", "hàng đầu, bên
    trái", "hàng C, bên phải", "bàn thư ký"; around tables "bàn B, bên trái".
    """
    return describe_within(seat, extents((seat, *seats))[seat.zone])


def describe_within(seat: Seat, zone: Extent) -> str:
    """Say the same where it is known how far the seat's zone reaches."""
    match seat.zone:
        case Zone.PRESIDIUM:
            return f"bàn chủ tọa, {_side(seat, zone)}"
        case Zone.SECRETARY:
            return "bàn thư ký"
        case Zone.MC:
            return "cạnh bục phát biểu"
        case Zone.PRESS:
            return "bàn báo chí"
        case Zone.HALL:
            return f"{_row(seat, zone)}, {_side(seat, zone)}"


def _side(seat: Seat, zone: Extent) -> str:
    middle = (zone.left + zone.right) / 2
    if seat.column == middle:
        return "giữa"
    return "bên trái" if seat.column < middle else "bên phải"


def _row(seat: Seat, zone: Extent) -> str:
    if seat.row in zone.tables:
        return f"bàn {seat.row}" if len(zone.tables) > 1 else "bàn họp"
    if seat.line == zone.first:
        return "hàng đầu"
    return "hàng cuối" if seat.line == zone.last else f"hàng {seat.row}"
