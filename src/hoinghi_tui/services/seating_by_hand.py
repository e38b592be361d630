"""Changing the room by hand; every change is one saved action."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from hoinghi_tui.domain.people import Delegate
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.room import Seat, Zone
from hoinghi_tui.domain.room_labels import ZONE_WORDS
from hoinghi_tui.domain.seating import clear, is_in, move, shift_row, swap, vacate
from hoinghi_tui.services.rows import change
from hoinghi_tui.services.seating_reader import SeatingReader
from hoinghi_tui.storage import Op


class SeatingByHand(SeatingReader):
    """Moves people one by one or row by row.

    What a person asks for is meant for the room they see. When another station has
    moved the same people meanwhile, the action is refused and the room shown anew.
    """

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

    def shift_row(self, row: str, by: int) -> None:
        """Move everybody of a row by some seats to the right, to the left when ``by`` < 0."""
        unchanged = self._as_seen(*(seat.id for seat in self.seats() if seat.row == row))

        def shifted() -> tuple[Seat, ...]:
            unchanged()
            return shift_row(self.seats(), row, by)

        side = "trái" if by < 0 else "phải"
        self._save("shift_row", shifted, f"Dời hàng {row} sang {side} {abs(by)} ghế")

    def clear(self, part: Zone | str | None = None) -> int:
        """Take their seats from all of a zone, of a row by its label, or of the whole room.

        Return how many people lost their seats; locked seats keep theirs.
        """
        unchanged = self._as_seen(*(seat.id for seat in self.seats() if is_in(seat, part)))
        count = 0

        def cleared() -> tuple[Seat, ...]:
            nonlocal count
            unchanged()
            changed = clear(self.seats(), part)
            count = len(changed)
            return changed

        where = ZONE_WORDS[part].lower() if isinstance(part, Zone) else f"hàng {part}"
        words = "cả phòng" if part is None else where
        self._save("clear_seats", cleared, lambda: f"Bỏ chỗ của {count} người, {words}")
        return count

    # -- inside ----------------------------------------------------------------------------

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
