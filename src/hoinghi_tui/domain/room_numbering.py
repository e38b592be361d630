"""Numbering seats anew: from a side, from the middle, odd and even from the aisle."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import StrEnum

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.room import Room, Seat, Zone
from hoinghi_tui.domain.room_edit import RoomEdit, finished, row_seats
from hoinghi_tui.domain.room_geometry import aisles_on, middle_of
from hoinghi_tui.domain.room_labels import row_labels, seat_id
from hoinghi_tui.domain.room_map import bent_rows


class Numbering(StrEnum):
    """How the seats of a row are numbered, as seen by somebody who faces the screen.

    ``ODD_EVEN_FROM_AISLE``: 1, 3, 5 … from the aisle to the left, 2, 4, 6 … to the right.
    ``FROM_CENTRE``: 1 in the middle, then left, right, as at the presidium.
    ``CONTINUOUS``: from the left, and on from row to row: A1 … A8, B9 … B16.
    """

    FROM_LEFT = "from_left"
    FROM_RIGHT = "from_right"
    ODD_EVEN_FROM_AISLE = "odd_even_from_aisle"
    FROM_CENTRE = "from_centre"
    CONTINUOUS = "continuous"


NUMBERING_WORDS = {
    Numbering.FROM_LEFT: "từ trái sang",
    Numbering.FROM_RIGHT: "từ phải sang",
    Numbering.ODD_EVEN_FROM_AISLE: "lẻ – chẵn từ lối đi",
    Numbering.FROM_CENTRE: "từ giữa ra",
    Numbering.CONTINUOUS: "nối tiếp cả hội trường",
}


def renumber(room: Room, seats: Sequence[Seat], row: str | None, scheme: Numbering) -> RoomEdit:
    """Give a row new numbers; None: letter the hall's rows from the front and number them all.

    People, locks and all else stay with the chair. Along a table the numbers follow the
    way they went, from the one end or the other.
    """
    if row is not None:
        chosen = [row_seats(seats, row)]
        labels = [row]
    else:
        chosen = _hall_rows(seats)
        others = {seat.row for seat in seats if seat.zone is not Zone.HALL}
        free = (label for label in row_labels() if label not in others)
        labels = [next(free) for _ in chosen]
    bent = bent_rows(seats)
    named: dict[str, Seat] = {}
    before = 0
    for label, group in zip(labels, chosen, strict=True):
        numbers = _numbers(room, group, scheme, bent=group[0].row in bent)
        first = before if scheme is Numbering.CONTINUOUS else 0
        for seat, number in zip(group, numbers, strict=True):
            new = first + number
            named[seat.id] = replace(seat, id=seat_id(label, new), row=label, number=new)
        before += len(group)
    return finished(room, (named.get(seat.id, seat) for seat in seats), room.elements)


def _hall_rows(seats: Sequence[Seat]) -> list[list[Seat]]:
    """Return the rows of the hall from the front, those of one line from the left."""
    rows: dict[str, list[Seat]] = {}
    for seat in seats:
        if seat.zone is Zone.HALL:
            rows.setdefault(seat.row, []).append(seat)
    return sorted(
        rows.values(),
        key=lambda row: (min(s.line for s in row), min(s.column for s in row)),
    )


def _numbers(room: Room, row: Sequence[Seat], scheme: Numbering, *, bent: bool) -> list[int]:
    """Return the new number of each seat of a row."""
    if bent:
        if scheme in (Numbering.ODD_EVEN_FROM_AISLE, Numbering.FROM_CENTRE):
            raise Refused("Ghế quanh bàn chỉ đánh số được theo vòng, từ đầu này hoặc đầu kia.")
        order = _places(row, lambda seat: (seat.number,))
        return [len(row) + 1 - n for n in order] if scheme is Numbering.FROM_RIGHT else order
    match scheme:
        case Numbering.FROM_LEFT | Numbering.CONTINUOUS:
            return _places(row, lambda seat: (seat.column,))
        case Numbering.FROM_RIGHT:
            return _places(row, lambda seat: (-seat.column,))
        case Numbering.FROM_CENTRE:
            middle = middle_of(room)
            return _places(row, lambda seat: (abs(seat.column - middle), seat.column))
        case Numbering.ODD_EVEN_FROM_AISLE:
            return _odd_and_even(room, row)


def _places(row: Sequence[Seat], key: Callable[[Seat], tuple[float, ...]]) -> list[int]:
    ordered = sorted(row, key=key)
    place = {seat.id: number for number, seat in enumerate(ordered, 1)}
    return [place[seat.id] for seat in row]


def _odd_and_even(room: Room, row: Sequence[Seat]) -> list[int]:
    """Count from the aisle nearest to the middle, or from the middle where there is none."""
    middle = middle_of(room)
    aisles = [one.column for one in aisles_on(room, row[0].line)]
    split = min(aisles, key=lambda column: abs(column - middle), default=middle + 0.5)
    left = sorted((s for s in row if s.column < split), key=lambda s: -s.column)
    right = sorted((s for s in row if s.column >= split), key=lambda s: s.column)
    number = {seat.id: 2 * place + 1 for place, seat in enumerate(left)}
    number |= {seat.id: 2 * place + 2 for place, seat in enumerate(right)}
    return [number[seat.id] for seat in row]
