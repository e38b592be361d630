"""What follows from where things stand: honour, the way to an aisle, what overlaps."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from hoinghi_tui.domain.room import Element, ElementKind, Room, Seat, Zone
from hoinghi_tui.domain.room_map import bent_rows

Rank = tuple[float, ...]
Thing = Seat | Element


def graded(room: Room, seats: Iterable[Seat]) -> tuple[Seat, ...]:
    """Return the seats with the prestige and the aisle distance that their places give.

    Presets and edited rooms alike get both from here, and from nothing but the geometry.

    Prestige, from 1 in each zone: at the presidium from the middle of the screen outwards,
    the right hand of who sits there (the hall's left) first; at the other tables from the
    left. In the hall the rows from the front, each from the middle outwards; tables come
    one by one, as they lie.

    Aisle distance is how many chairs of the same line stand between a seat and the aisle,
    or the nearer end of a line that no aisle crosses. Around a table, and at the tables in
    front, everybody gets out backwards: 0.
    """
    all_seats = tuple(seats)
    by_zone: dict[Zone, list[Seat]] = {}
    for seat in all_seats:
        by_zone.setdefault(seat.zone, []).append(seat)
    prestige: dict[int, int] = {}
    for zone, group in by_zone.items():
        ranked = sorted(group, key=_honour(room, zone, group))
        prestige |= {id(seat): place for place, seat in enumerate(ranked, 1)}
    distances = _aisle_distances(room, by_zone.get(Zone.HALL, []))
    return tuple(
        replace(seat, prestige=prestige[id(seat)], aisle_distance=distances.get(id(seat), 0))
        for seat in all_seats
    )


def middle_of(room: Room) -> float:
    """Return the column of a seat that faces the middle of the screen, or of the room."""
    for element in room.elements:
        if element.kind is ElementKind.SCREEN:
            return element.column + (element.width - 1) / 2
    return (room.columns - 1) / 2


def _honour(room: Room, zone: Zone, seats: Sequence[Seat]) -> Callable[[Seat], Rank]:
    middle = middle_of(room)

    def from_middle(seat: Seat) -> Rank:
        return seat.line, abs(seat.column - middle), seat.column

    if zone is Zone.PRESIDIUM:
        return from_middle
    if zone is not Zone.HALL:
        return lambda seat: (seat.line, seat.column)
    tables = _table_ranks(seats, middle)
    return lambda seat: (*tables.get(seat.row, (seat.line, 0, 0)), *from_middle(seat))


def _table_ranks(seats: Sequence[Seat], middle: float) -> Mapping[str, Rank]:
    """Rank the bent rows of the hall: the nearer to the front and the middle, the higher."""
    bent = bent_rows(seats)
    ranks: dict[str, Rank] = {}
    for row in bent:
        table = [seat for seat in seats if seat.row == row]
        columns = [seat.column for seat in table]
        centre = (min(columns) + max(columns)) / 2
        ranks[row] = (min(seat.line for seat in table), abs(centre - middle), centre)
    return ranks


def _aisle_distances(room: Room, hall: Sequence[Seat]) -> Mapping[int, int]:
    """Return the aisle distances of the straight rows, by the seats' identities."""
    bent = bent_rows(hall)
    straight = sorted(
        (seat for seat in hall if seat.row not in bent), key=lambda seat: (seat.line, seat.column)
    )
    found: dict[int, int] = {}
    for line, row in groupby(straight, key=lambda seat: seat.line):
        aisles = [aisle.column for aisle in aisles_on(room, line)]
        blocks = groupby(row, key=lambda seat: sum(aisle < seat.column for aisle in aisles))
        for place, block in blocks:
            chairs = list(block)
            exits = (place > 0 or not aisles, place < len(aisles) or not aisles)
            for index, seat in enumerate(chairs):
                ways = (index, len(chairs) - 1 - index)
                found[id(seat)] = min(
                    way for way, is_open in zip(ways, exits, strict=True) if is_open
                )
    return found


def aisles_on(room: Room, line: int) -> list[Element]:
    """Return the aisles that cross a line of the room."""
    return [one for one in room.elements if one.kind is ElementKind.AISLE and covers(one, line)]


def covers(element: Element, line: int) -> bool:
    """Tell whether an element stands on a line."""
    return element.line <= line < element.line + element.height


def collisions(room: Room, seats: Iterable[Seat]) -> list[tuple[Thing, Thing]]:
    """Return pairs of things that stand on each other, at least one of them a seat.

    Whatever stands on something is in one pair at least. A seat is one cell large.
    """
    lines: dict[int, list[tuple[float, float, Thing]]] = {}
    for seat in seats:
        lines.setdefault(seat.line, []).append((seat.column, seat.column + 1, seat))
    for element in room.elements:
        ends = element.column, element.column + element.width
        for line in range(element.line, element.line + element.height):
            if line in lines:
                lines[line].append((*ends, element))
    found: dict[tuple[int, int], tuple[Thing, Thing]] = {}
    for things in lines.values():
        things.sort(key=lambda one: one[:2])
        reach, last = things[0][1], things[0][2]
        for left, right, thing in things[1:]:
            if left < reach and (isinstance(last, Seat) or isinstance(thing, Seat)):
                found[id(last), id(thing)] = (last, thing)
            if right > reach:
                reach, last = right, thing
    return list(found.values())
