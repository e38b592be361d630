"""Arranging the room: a proposed plan, and changes by hand."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from hoinghi_tui.domain.people import Delegate, Unit
from hoinghi_tui.domain.protocol import protocol_order
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.room import Room, Seat
from hoinghi_tui.domain.room_map import describe
from hoinghi_tui.domain.seat_quality import Quality, quality
from hoinghi_tui.domain.seat_state import is_expected
from hoinghi_tui.domain.seating import (
    Move,
    Plan,
    PlanMode,
    apply,
    move,
    moves,
    swap,
    vacate,
)
from hoinghi_tui.domain.seating_plan import arrange
from hoinghi_tui.domain.unit_marks import UnitMark, unit_marks
from hoinghi_tui.services.rows import change
from hoinghi_tui.services.seat_cards import SeatCard, seat_cards
from hoinghi_tui.services.workspace import Workspace
from hoinghi_tui.storage import Op


@dataclass(frozen=True, slots=True)
class Proposal:
    """A plan with what it would change, for a person to accept or not.

    ``moves`` are those who would change seats, in protocol order.
    """

    plan: Plan
    moves: tuple[Move, ...]
    before: Quality
    after: Quality


class Seating:
    """Shows the room and moves people in it; every change is one saved action.

    What a person asks for is meant for the room they see. When another station has
    moved the same people meanwhile, the action is refused and the room shown anew.
    """

    def __init__(self, work: Workspace) -> None:
        self._work = work
        self._cards: tuple[tuple[int, ...], list[SeatCard]] | None = None
        self._quality: tuple[tuple[int, ...], Quality] | None = None

    @property
    def room(self) -> Room | None:
        """The room, if one is set up."""
        return next(iter(self._work.state.rooms.values()), None)

    def seats(self) -> list[Seat]:
        """Return all seats of the room."""
        return list(self._work.state.seats.values())

    def cards(self) -> list[SeatCard]:
        """Return each seat with what the plan shows; made again only after a change."""
        versions = self._versions()
        if self._cards is None or self._cards[0] != versions:
            self._cards = (versions, seat_cards(self._work.state))
        return self._cards[1]

    def unit_marks(self) -> list[tuple[Unit, UnitMark]]:
        """Return the units that have people on the list, with their marks, by protocol."""
        state = self._work.state
        marks = unit_marks(state.units.values())
        present = {delegate.unit for delegate in state.delegates.values()}
        ordered = sorted(state.units.values(), key=lambda unit: (unit.rank, unit.id))
        return [(unit, marks[unit.id]) for unit in ordered if unit.id in present]

    def unplaced(self) -> list[Delegate]:
        """Return who needs a seat and has none, in protocol order.

        Who has declined needs one only after coming all the same.
        """
        state = self._work.state
        seated = {seat.delegate for seat in state.seats.values()}
        people = (
            one
            for one in state.delegates.values()
            if one.id not in seated and is_expected(one, state.attendance)
        )
        return protocol_order(people, state.units.values())

    def describe(self, seat: Seat) -> str:
        """Say in words where a seat is: "hàng đầu, bên trái"."""
        return describe(seat, self._work.state.seats.values())

    def quality(self) -> Quality:
        """Measure the arrangement as it is; computed again only after a change."""
        versions = self._versions()
        if self._quality is None or self._quality[0] != versions:
            self._quality = (versions, self._measure(self.seats()))
        return self._quality[1]

    # -- a full plan -----------------------------------------------------------------------

    def propose(self) -> Plan:
        """Work out a full plan without changing anything."""
        state = self._work.state
        return arrange(
            PlanMode.FULL,
            state.seats.values(),
            state.delegates.values(),
            state.units.values(),
            state.awards.values(),
            state.attendance,
        )

    def proposal(self) -> Proposal:
        """Work out a full plan and what it would change."""
        state = self._work.state
        plan = self.propose()
        ordered = protocol_order(state.delegates.values(), state.units.values())
        place = {delegate.id: index for index, delegate in enumerate(ordered)}
        seats = self.seats()
        planned = [replace(seat, delegate=plan.seats.get(seat.id)) for seat in seats]
        return Proposal(
            plan,
            tuple(sorted(moves(seats, plan), key=lambda one: place.get(one.delegate, -1))),
            self.quality(),
            self._measure(planned, before=seats),
        )

    def apply(self, plan: Plan) -> int:
        """Save a proposed plan as one action; return how many people changed seats.

        Raises ``SeatingRefused`` when somebody would be left without a seat, and
        ``Refused`` when people or seats have changed since so that the plan would now
        be another one.
        """
        moved = 0

        def planned() -> tuple[Seat, ...]:
            nonlocal moved
            if not plan.problem and self.propose() != plan:
                raise Refused(
                    "Danh sách hoặc chỗ ngồi vừa được bàn khác thay đổi. Bấm A để xếp lại."
                )
            moved = len(moves(self.seats(), plan))
            return apply(self.seats(), plan)

        saved = self._save("arrange", planned, lambda: f"Tự xếp chỗ, {moved} người đổi chỗ")
        return moved if saved else 0

    # -- by hand ---------------------------------------------------------------------------

    def swap(self, first: str, second: str) -> None:
        """Exchange the people of two seats, of which one may be empty."""
        unchanged = self._as_seen(first, second)

        def swapped() -> tuple[Seat, ...]:
            unchanged()
            return swap(self.seats(), first, second)

        self._save("swap_seats", swapped, self._swap_note(first, second))

    def move(self, delegate_id: str, seat_id: str) -> None:
        """Put a delegate on a seat; whoever sits there swaps."""
        name = self._name(delegate_id)
        current = self._work.state.seat_of(delegate_id)
        seen = current.id if current else None
        unchanged = self._as_seen(seat_id)

        def moved() -> tuple[Seat, ...]:
            self._name(delegate_id)
            now = self._work.state.seat_of(delegate_id)
            if (now.id if now else None) != seen:
                where = f"chuyển {name} sang ghế {now.id}" if now else f"bỏ chỗ của {name}"
                raise Refused(f"Bàn khác vừa {where}. Xem lại sơ đồ rồi làm lại.")
            unchanged()
            return move(self.seats(), delegate_id, seat_id)

        self._save("move_seat", moved, f"{name} ngồi {seat_id}")

    def vacate(self, seat_id: str) -> None:
        """Take the seat away from whoever sits on it; refuses a locked or empty one."""
        delegate = self.may_leave(seat_id)
        unchanged = self._as_seen(seat_id)

        def vacated() -> tuple[Seat, ...]:
            unchanged()
            self.may_leave(seat_id)
            return vacate(self.seats(), delegate.id)

        self._save("vacate_seat", vacated, f"Bỏ chỗ của {self._work.state.attendee(delegate).text}")

    def may_leave(self, seat_id: str) -> Delegate:
        """Return who sits on a seat; refuses when it is locked or empty."""
        seat = self._seat(seat_id)
        if seat.locked:
            raise Refused(f"Ghế {seat_id} đang khóa. Mở khóa ghế rồi làm lại.")
        delegate = self._work.state.delegates.get(seat.delegate or "")
        if delegate is None:
            raise Refused(f"Ghế {seat_id} trống. Chọn ghế có người.")
        return delegate

    def lock(self, seat_id: str) -> None:
        """Lock a seat, or unlock a locked one: automatic plans leave locked seats alone."""
        wanted = not self._seat(seat_id).locked
        word = "Khóa" if wanted else "Mở khóa"
        self._save(
            "lock_seat",
            lambda: (replace(self._seat(seat_id), locked=wanted),),
            f"{word} ghế {seat_id}",
        )

    def block(self, seat_id: str) -> None:
        """Take a seat out of use, or back into use; refuses while somebody sits there."""
        wanted = not self._seat(seat_id).blocked
        word = "Chặn" if wanted else "Bỏ chặn"

        def blocked() -> tuple[Seat, ...]:
            seat = self._seat(seat_id)
            if wanted and seat.delegate is not None:
                raise Refused(f"Ghế {seat_id} đang có người. Chuyển người đi rồi chặn ghế.")
            return (replace(seat, blocked=wanted),)

        self._save("block_seat", blocked, f"{word} ghế {seat_id}")

    # -- inside ----------------------------------------------------------------------------

    def _versions(self) -> tuple[int, ...]:
        state = self._work.state
        tables = (state.seats, state.delegates, state.units, state.awards, state.attendance)
        return tuple(table.version for table in tables)

    def _measure(self, seats: Iterable[Seat], before: Iterable[Seat] = ()) -> Quality:
        state = self._work.state
        people, units, awards = state.delegates, state.units, state.awards
        return quality(seats, people.values(), units.values(), awards.values(), before)

    def _swap_note(self, first: str, second: str) -> str:
        """Name who moves: both people, or the one who goes to an empty seat."""
        state = self._work.state
        pairs = ((first, second), (second, first))
        people = [
            (state.attendee(state.delegates[person]).text, old, new)
            for old, new in pairs
            if (person := self._seat(old).delegate) in state.delegates and person
        ]
        return ", ".join(f"{name} chuyển từ {old} sang {new}" for name, old, new in people)

    def _as_seen(self, *seat_ids: str) -> Callable[[], None]:
        """Return a check that the same people still sit on these seats as do now."""
        seen = {seat_id: self._seat(seat_id).delegate for seat_id in seat_ids}

        def unchanged() -> None:
            for seat_id, delegate in seen.items():
                if self._seat(seat_id).delegate != delegate:
                    raise Refused(
                        f"Bàn khác vừa đổi người ngồi ghế {seat_id}. Xem lại sơ đồ rồi làm lại."
                    )

        return unchanged

    def _name(self, delegate_id: str) -> str:
        delegate = self._work.state.delegates.get(delegate_id)
        if delegate is None:
            raise Refused("Đại biểu này không còn trong danh sách.")
        return self._work.state.attendee(delegate).text

    def _seat(self, seat_id: str) -> Seat:
        try:
            return self._work.state.seats[seat_id]
        except KeyError:
            raise Refused(f"Không có ghế {seat_id} trong phòng.") from None

    def _save(
        self,
        kind: str,
        changed: Callable[[], Iterable[Seat]],
        note: str | Callable[[], str],
    ) -> bool:
        seats = self._work.state.seats

        def decide() -> list[Op]:
            return [op for seat in changed() for op in change("seats", seats[seat.id], seat)]

        return self._work.act(kind, decide, note) is not None
