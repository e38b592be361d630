"""Editing the room: every edit one saved action, meant for the room a person saw."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from hoinghi_tui.domain.protocol import protocol_order
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.room import Room, Seat
from hoinghi_tui.domain.room_checks import Capacity, Crowd, RoomProblem, check_crowd, check_room
from hoinghi_tui.domain.room_edit import RoomEdit
from hoinghi_tui.domain.room_editing import replaced
from hoinghi_tui.domain.room_presets import ROOM_ID
from hoinghi_tui.domain.seat_state import is_expected
from hoinghi_tui.services.rows import Record, insertion, to_row
from hoinghi_tui.services.seating import Seating
from hoinghi_tui.services.workspace import Workspace
from hoinghi_tui.storage import Op, Row

Change = Callable[[Room, list[Seat]], RoomEdit]

_ABOUT_PEOPLE = ("delegate", "locked")
_MOST_NAMES = 3


class WouldVacate(Refused):
    """The edit takes chairs away on which people sit; ``people`` are their ids."""

    def __init__(self, text: str, people: tuple[str, ...]) -> None:
        super().__init__(text)
        self.people = people


@dataclass(frozen=True, slots=True)
class Review:
    """How many people the room seats, and all that is wrong with it, faults before notes."""

    capacity: Capacity
    problems: list[RoomProblem]


class RoomEditor:
    """Changes the room and says what is wrong with it.

    People keep their chairs, whatever these come to be called. An edit is refused when
    another station has edited the room since it was shown here, and when somebody sits
    on a chair that it takes away, unless they are to lose their seats. It can be undone
    while no later edit builds on it.
    """

    def __init__(self, work: Workspace, seating: Seating) -> None:
        self._work = work
        self._seating = seating

    @property
    def room(self) -> Room:
        """The room; an empty one, named as the conference says, where none is set up."""
        name = self._work.state.conference.room or "Phòng họp"
        return self._seating.room or Room(id=ROOM_ID, name=name, columns=0, lines=0)

    def edit(self, change: Change, note: str, *, vacate: bool = False) -> None:
        """Save what ``change`` makes of the room and its seats as one action.

        ``change`` is one of the functions of ``domain.room_editing``, its words filled in.
        With ``vacate`` people on chairs that go lose their seats and are unplaced. Raises
        ``WouldVacate`` without it, ``Refused`` from ``change`` and when the room has been
        edited meanwhile, and as ``Workspace.act`` does.
        """
        seen = self._fixed()
        lost: tuple[str, ...] = ()

        def decide() -> list[Op]:
            nonlocal lost
            if self._fixed() != seen:
                raise Refused("Bàn khác vừa sửa phòng. Xem lại sơ đồ rồi làm lại.")
            seats = self._seating.seats()
            edit = change(self.room, seats)
            lost = self._left_standing(seats, edit)
            if lost and not vacate:
                raise WouldVacate(self._who_sits(seats, lost), lost)
            return list(self._ops(edit))

        self._work.act(
            "edit_room", decide, lambda: f"{note}, {len(lost)} người mất chỗ" if lost else note
        )

    def take_in(self, path: Path, *, vacate: bool = False) -> tuple[str, ...]:
        """Put the room of a file in place of this one; return what should be known of it.

        People stay on the seats that have the same label. Raises ``SourceError`` naming
        file and place when something in it is wrong, else as ``edit`` does.
        """
        from hoinghi_tui.services.room_files import read_room_file

        plan = read_room_file(path, self.room)

        def put(_: Room, seats: list[Seat]) -> RoomEdit:
            return replaced(seats, plan.room, plan.seats)

        self.edit(put, f"Lấy sơ đồ phòng từ {path.name}", vacate=vacate)
        return plan.notes

    def export(self, path: Path) -> Path:
        """Write the room into a file, .json for pretix or .toml; who sits where is not in it."""
        from hoinghi_tui.services.room_files import write_room_file

        return write_room_file(path, self.room, self._seating.seats())

    # -- what is wrong ---------------------------------------------------------------------

    def review(self) -> Review:
        """Work out a full plan, and return how the room suits the list and what is wrong."""
        state, seats = self._work.state, self._seating.seats()
        expected = [one for one in state.delegates.values() if is_expected(one, state.attendance)]
        people = protocol_order(expected, state.units.values())
        plan = self._seating.propose()
        usable = [seat for seat in seats if not seat.blocked]
        capacity = Capacity(
            seats=len(usable),
            reserve=sum(seat.reserve for seat in usable),
            blocked=len(seats) - len(usable),
            people=len(people),
            missing=len(plan.unplaced),
        )
        found = [
            *check_room(self.room, seats),
            *check_crowd(seats, capacity, Crowd(people, state.units, plan.seats)),
        ]
        return Review(capacity, sorted(found, key=lambda problem: problem.note))

    # -- inside ----------------------------------------------------------------------------

    def _fixed(self) -> tuple[Mapping[str, Row], Mapping[str, Row]]:
        """Return the room and the seats as they are stored, but for who sits where."""
        seats = {
            key: {field: row[field] for field in row if field not in _ABOUT_PEOPLE}
            for key, row in self._work.state.rows("seats").items()
        }
        return dict(self._work.state.rows("rooms")), seats

    def _left_standing(self, before: list[Seat], edit: RoomEdit) -> tuple[str, ...]:
        """Return who had a seat and has none after the edit, in the order of the seats."""
        seated = {seat.delegate for seat in edit.seats}
        people = self._work.state.delegates
        gone = (seat.delegate for seat in before if seat.delegate not in seated)
        return tuple(one for one in gone if one in people and one)

    def _who_sits(self, seats: list[Seat], lost: tuple[str, ...]) -> str:
        state = self._work.state
        named = [
            f"{seat.id} {state.attendee(state.delegates[seat.delegate]).text}"
            for seat in seats
            if seat.delegate in lost and seat.delegate in state.delegates and seat.delegate
        ]
        names = ", ".join(named[:_MOST_NAMES])
        more = f" và {len(lost) - _MOST_NAMES} người nữa" if len(lost) > _MOST_NAMES else ""
        return f"Ghế sẽ bỏ đang có người: {names}{more}. Chuyển họ sang ghế khác trước."

    def _ops(self, edit: RoomEdit) -> Iterator[Op]:
        """Describe how the stored rows become those of the edit.

        What was is told as it is stored: an older version's rows lack fields.
        """
        before = self.room
        if replace(edit.room, edits=before.edits) == before and _same(
            edit.seats, self._seating.seats()
        ):
            return
        room = replace(edit.room, edits=before.edits + 1)
        for table, records in (("rooms", (room,)), ("seats", edit.seats)):
            stored = self._work.state.rows(table)
            kept = {record.id for record in records}
            for key in stored:
                if key not in kept:
                    yield Op(table, key, dict(stored[key]), None)
            for record in records:
                yield from self._op(table, stored.get(record.id), record)

    def _op(self, table: str, stored: Row | None, record: Record) -> Iterator[Op]:
        if stored is None:
            yield insertion(table, record)
            return
        state = self._work.state
        now = to_row((state.rooms if table == "rooms" else state.seats)[record.id])
        new = to_row(record)
        fields = [field for field in new if new[field] != now.get(field)]
        if fields:
            was = {field: stored.get(field) for field in fields}
            yield Op(table, record.id, was, {field: new[field] for field in fields})


def _same(one: Iterable[Seat], other: Iterable[Seat]) -> bool:
    return {seat.id: seat for seat in one} == {seat.id: seat for seat in other}
