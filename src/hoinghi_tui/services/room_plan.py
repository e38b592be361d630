"""A room as a file describes it, checked as a whole before it is used."""

from collections.abc import Sequence
from dataclasses import dataclass

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.room import Element, Room, Seat
from hoinghi_tui.domain.room_edit import finished
from hoinghi_tui.domain.room_geometry import collisions
from hoinghi_tui.domain.room_presets import MOST_SEATS
from hoinghi_tui.services.source_fields import SourceError

_LONGEST_LABEL = 20


@dataclass(frozen=True, slots=True)
class RoomPlan:
    """A room read from a file, and Vietnamese sentences about what was understood how."""

    room: Room
    seats: tuple[Seat, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadSeat:
    """A seat and where it stands in the file, for the sentence that refuses it."""

    seat: Seat
    where: str


def checked_plan(
    file: str,
    room: Room,
    read: Sequence[ReadSeat],
    elements: Sequence[Element],
    notes: Sequence[str] = (),
) -> RoomPlan:
    """Return the plan, its seats graded by their places.

    Raises ``SourceError`` naming the file and the place of a missing, overlong or
    repeated label, of a repeated guid, and of seats that stand on each other.
    """
    if not read:
        raise SourceError(f"{file}: không có ghế nào. Hãy chọn đúng tệp sơ đồ phòng.")
    if len(read) > MOST_SEATS:
        raise SourceError(f"{file}: có {len(read)} ghế, phòng có nhiều nhất {MOST_SEATS} ghế.")
    places = _places(read)
    try:
        edit = finished(room, [one.seat for one in read], elements)
    except Refused as refusal:
        raise SourceError(f"{file}: {refusal}") from refusal
    for first, second in collisions(edit.room, edit.seats):
        if isinstance(first, Seat) and isinstance(second, Seat):
            raise SourceError(
                f"{places[second.id]}: ghế {second.id} nằm đè lên ghế {first.id}. "
                "Hãy sửa vị trí trong tệp."
            )
    return RoomPlan(edit.room, edit.seats, tuple(notes))


def _places(read: Sequence[ReadSeat]) -> dict[str, str]:
    """Return where each seat stands in the file, by its label; refuses labels that do not do."""
    places: dict[str, str] = {}
    guids: dict[str, str] = {}
    for one in read:
        label, guid = one.seat.id, one.seat.guid or one.seat.id
        if not label:
            raise SourceError(f"{one.where}: ghế không có số. Hãy ghi số ghế.")
        if len(label) > _LONGEST_LABEL:
            raise SourceError(f"{one.where}: số ghế dài quá {_LONGEST_LABEL} chữ. Hãy rút ngắn.")
        if label in places:
            raise SourceError(
                f"{one.where}: trùng số ghế {label} với {places[label]}. Hãy đánh số khác."
            )
        if guid in guids:
            raise SourceError(
                f"{one.where}: trùng mã ghế “{guid}” với {guids[guid]}. Hãy đặt mã khác."
            )
        places[label] = guids[guid] = one.where
    return places
