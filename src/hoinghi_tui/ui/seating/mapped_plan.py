"""The plan of a room with, beside it, a map of the whole when only a part is in sight."""

from collections.abc import Collection, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal

from hoinghi_tui.domain.room import Room
from hoinghi_tui.services.seat_cards import SeatCard
from hoinghi_tui.ui.seating.mini_map import MiniMap
from hoinghi_tui.ui.seating.room_view import RoomView


class MappedPlan(Horizontal):
    """A plan and its map; the map follows the cursor and the scroll bars."""

    DEFAULT_CSS = """
    MappedPlan { height: 1fr; }
    MappedPlan RoomView { width: 1fr; height: 1fr; }
    MappedPlan MiniMap { margin-left: 2; display: none; }
    """

    def __init__(self, plan: RoomView, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._plan = plan
        self._map = MiniMap()

    def compose(self) -> ComposeResult:
        """Yield both."""
        yield self._plan
        yield self._map

    def on_mount(self) -> None:
        """Follow the plan."""
        for what in ("cursor", "scroll_x", "scroll_y"):
            self.watch(self._plan, what, self._follow, init=False)

    def show(
        self, room: Room, cards: Sequence[SeatCard], held: str = "", dimmed: Collection[str] = ()
    ) -> str:
        """Draw the room as ``RoomView.show`` does, and its map where it has to be scrolled.

        Return what to say when the seat pointed at is not there any more, "" otherwise.
        """
        before = self._plan.cursor
        self._plan.show(room, cards, held, dimmed)
        self._map.show(card.seat for card in cards)
        self._map.display = self._plan.overflows(self.size.width)
        self._follow()
        if not before or self._plan.card_at(before) is not None:
            return ""
        now = f" Đang chọn ghế {self._plan.cursor}." if self._plan.cursor else ""
        return f"Ghế {before} không còn trong phòng.{now}"

    def _follow(self) -> None:
        if self._map.display:
            card = self._plan.card
            self._map.point(self._plan.in_sight(), card.seat if card else None)

    @on(MiniMap.Pointed)
    def _go_there(self, pointed: MiniMap.Pointed) -> None:
        self._plan.cursor = self._plan.seat_near(pointed.column, pointed.line)
