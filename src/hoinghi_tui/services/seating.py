"""Arranging the room: a proposed plan, and changes by hand."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.room import Room, Seat
from hoinghi_tui.domain.room_map import describe
from hoinghi_tui.domain.seat_quality import Quality, quality
from hoinghi_tui.domain.seating import Move, Plan, apply, move, moves, propose, swap, vacate
from hoinghi_tui.services.rows import change
from hoinghi_tui.services.workspace import Workspace
from hoinghi_tui.storage import Op


class Seating:
    """Shows the room and moves people in it; every change is one saved action."""

    def __init__(self, work: Workspace) -> None:
        self._work = work

    @property
    def room(self) -> Room | None:
        """The room, if one is set up."""
        return next(iter(self._work.state.rooms.values()), None)

    def seats(self) -> list[Seat]:
        """Return all seats of the room."""
        return list(self._work.state.seats.values())

    def describe(self, seat: Seat) -> str:
        """Say in words where a seat is: "hàng đầu, bên trái"."""
        return describe(seat, self._work.state.seats.values())

    def quality(self) -> Quality:
        """Measure the arrangement as it is."""
        state = self._work.state
        return quality(
            state.seats.values(),
            state.delegates.values(),
            state.units.values(),
            state.awards.values(),
        )

    def propose(self) -> Plan:
        """Work out a full plan without changing anything."""
        state = self._work.state
        return propose(
            state.seats.values(),
            state.delegates.values(),
            state.units.values(),
            state.awards.values(),
        )

    def moves(self, plan: Plan) -> tuple[Move, ...]:
        """Return who would change seats under a plan."""
        return moves(self._work.state.seats.values(), plan)

    def apply(self, plan: Plan) -> int:
        """Save a plan as one action; return how many seats changed hands.

        Raises ``SeatingRefused`` when somebody would be left without a seat.
        """
        return self._save("arrange", lambda: apply(self.seats(), plan), "Xếp chỗ tự động")

    def swap(self, first: str, second: str) -> None:
        """Exchange the people of two seats, of which one may be empty."""
        self._save(
            "swap_seats", lambda: swap(self.seats(), first, second), f"Đổi chỗ {first} ↔ {second}"
        )

    def move(self, delegate_id: str, seat_id: str) -> None:
        """Put a delegate on a seat; whoever sits there swaps."""
        name = self._work.state.delegates[delegate_id].full_name
        self._save(
            "move_seat", lambda: move(self.seats(), delegate_id, seat_id), f"{name} ngồi {seat_id}"
        )

    def vacate(self, delegate_id: str) -> None:
        """Take a delegate's seat away."""
        name = self._work.state.delegates[delegate_id].full_name
        self._save("vacate_seat", lambda: vacate(self.seats(), delegate_id), f"Bỏ chỗ của {name}")

    def lock(self, seat_id: str) -> None:
        """Lock a seat, or unlock a locked one: automatic plans leave locked seats alone."""
        word = "Mở khóa" if self._seat(seat_id).locked else "Khóa"

        def locked() -> tuple[Seat, ...]:
            seat = self._seat(seat_id)
            return (replace(seat, locked=not seat.locked),)

        self._save("lock_seat", locked, f"{word} ghế {seat_id}")

    def block(self, seat_id: str) -> None:
        """Take a seat out of use, or back into use; refuses while somebody sits there."""
        word = "Bỏ chặn" if self._seat(seat_id).blocked else "Chặn"

        def blocked() -> tuple[Seat, ...]:
            seat = self._seat(seat_id)
            if seat.delegate is not None and not seat.blocked:
                raise Refused(f"Ghế {seat_id} đang có người. Chuyển người đi rồi chặn ghế.")
            return (replace(seat, blocked=not seat.blocked),)

        self._save("block_seat", blocked, f"{word} ghế {seat_id}")

    def _seat(self, seat_id: str) -> Seat:
        try:
            return self._work.state.seats[seat_id]
        except KeyError:
            raise Refused(f"Không có ghế {seat_id} trong phòng.") from None

    def _save(self, kind: str, changed: Callable[[], Iterable[Seat]], note: str) -> int:
        seats = self._work.state.seats

        def decide() -> list[Op]:
            return [op for seat in changed() for op in change("seats", seats[seat.id], seat)]

        event = self._work.act(kind, decide, note)
        return len(event.ops) if event else 0
