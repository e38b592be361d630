"""Rooms built from a few numbers, for offices that do not want to draw one."""

from collections.abc import Iterator
from dataclasses import replace

from hoinghi_tui.domain.room import Element, ElementKind, Room, Seat, Zone

_SCREEN_LINE = 0
_PRESIDIUM_LINE = 1
_SIDE_LINE = 2
_FIRST_ROW_LINE = 3
_SCREEN_WIDTH = 3


def classroom(
    rows: int,
    seats_per_row: int,
    aisle_after: int,
    presidium: int,
    secretaries: int,
    press: int,
    *,
    mc: int = 1,
    reserve_rows: int = 0,
    room_id: str = "phong-hop",
    name: str = "Phòng họp",
) -> tuple[Room, tuple[Seat, ...]]:
    """Build a room of the preset "lớp học": everybody faces the screen.

    From the screen downwards: the presidium's seats CT1, CT2 …; beside their table the
    lectern with the MC's seat on the left and the secretaries (TK1 …) on the right; the
    rows A, B … with an aisle after seat ``aisle_after`` (0: none); press table and door.
    CT1 is the centre, CT2 at the right hand of who sits on CT1, so on the left for the
    hall, CT3 at the left hand, and so on. The last ``reserve_rows`` rows are kept for
    newcomers. Raises ``ValueError`` for a number below 0, no row or no seat in a row.
    """
    if min(rows, seats_per_row) < 1 or min(aisle_after, presidium, secretaries, press, mc) < 0:
        raise ValueError("a classroom needs at least one row of one seat, and no negative number")
    aisle = 0 < aisle_after < seats_per_row
    hall_width = seats_per_row + aisle
    side = max(mc + 1, secretaries)
    columns = max(hall_width, presidium + 2 * side, press + 2, _SCREEN_WIDTH)
    last_line = _FIRST_ROW_LINE + rows
    hall_left = (columns - hall_width) / 2
    table_left = (columns - presidium) / 2
    seats = [
        *_presidium(presidium, table_left),
        *_table(Zone.MC, "MC", mc, 1, _SIDE_LINE),
        *_table(Zone.SECRETARY, "TK", secretaries, columns - secretaries, _SIDE_LINE),
        *_hall(rows, seats_per_row, aisle_after if aisle else 0, hall_left, rows - reserve_rows),
        *_table(Zone.PRESS, "BC", press, 1, last_line),
    ]
    elements = [
        _element(
            ElementKind.SCREEN,
            "Màn hình",
            (columns - _SCREEN_WIDTH) / 2,
            _SCREEN_LINE,
            width=_SCREEN_WIDTH,
        ),
        _element(ElementKind.LECTERN, "Bục", 0, _SIDE_LINE),
        _element(ElementKind.DOOR, "Cửa ra vào", columns - 1, last_line),
    ]
    if presidium:
        elements.append(
            _element(ElementKind.TABLE, "Bàn chủ tọa", table_left, _SIDE_LINE, width=presidium)
        )
    if press:
        elements.append(_element(ElementKind.TABLE, "Bàn báo chí", 0, last_line))
    if aisle:
        left = hall_left + aisle_after
        elements.append(_element(ElementKind.AISLE, "Lối đi", left, _FIRST_ROW_LINE, height=rows))
    room = Room(
        id=room_id, name=name, columns=columns, lines=last_line + 1, elements=tuple(elements)
    )
    return room, tuple(seats)


def _element(
    kind: ElementKind, label: str, column: float, line: int, *, width: float = 1, height: int = 1
) -> Element:
    return Element(kind=kind, label=label, column=column, line=line, width=width, height=height)


def _presidium(count: int, left: float) -> Iterator[Seat]:
    """Build the head table, numbered from the centre out, the right hand first."""
    centre = (count - 1) / 2
    outwards = sorted(range(count), key=lambda index: (abs(index - centre), index))
    seats = list(_table(Zone.PRESIDIUM, "CT", count, left, _PRESIDIUM_LINE))
    for seat, index in zip(seats, outwards, strict=True):
        yield replace(seat, column=left + index)


def _table(zone: Zone, row: str, count: int, left: float, line: int) -> Iterator[Seat]:
    for number in range(1, count + 1):
        yield Seat(
            id=f"{row}{number}",
            zone=zone,
            row=row,
            number=number,
            column=left + number - 1,
            line=line,
            prestige=number,
        )


def _hall(
    rows: int, seats_per_row: int, aisle_after: int, left: float, first_reserve: int
) -> Iterator[Seat]:
    """Build the rows; prestige goes row by row, in each from the middle outwards."""
    middle = (seats_per_row - 1) / 2
    outwards = sorted(range(seats_per_row), key=lambda index: (abs(index - middle), index))
    for row in range(rows):
        for index in range(seats_per_row):
            yield Seat(
                id=f"{_row_label(row)}{index + 1}",
                zone=Zone.HALL,
                row=_row_label(row),
                number=index + 1,
                column=left + index + (1 if aisle_after and index >= aisle_after else 0),
                line=_FIRST_ROW_LINE + row,
                prestige=row * seats_per_row + outwards.index(index) + 1,
                aisle_distance=_aisle_distance(index, seats_per_row, aisle_after),
                reserve=row >= first_reserve,
            )


def _aisle_distance(index: int, seats_per_row: int, aisle_after: int) -> int:
    """Count who must rise: towards the aisle, or towards the nearer end without one."""
    if aisle_after:
        return aisle_after - 1 - index if index < aisle_after else index - aisle_after
    return min(index, seats_per_row - 1 - index)


def _row_label(row: int) -> str:
    """Label rows A to Z, then AA, AB … as a spreadsheet does."""
    label = chr(ord("A") + row % 26)
    return label if row < 26 else _row_label(row // 26 - 1) + label
