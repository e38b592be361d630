"""The plan of the room that is walked through by arrow keys and by mouse."""

from dataclasses import dataclass

from textual import events
from textual.binding import Binding
from textual.message import Message

from hoinghi_tui.domain.room_map import neighbour
from hoinghi_tui.ui.seating.painted_room import PaintedRoom, near


class RoomView(PaintedRoom, can_focus=True):
    """The plan of the room with a cursor that goes from seat to seat."""

    BINDINGS = [
        Binding("left", "go(-1, 0)", show=False),
        Binding("right", "go(1, 0)", show=False),
        Binding("up", "go(0, -1)", show=False),
        Binding("down", "go(0, 1)", show=False),
        Binding("home", "end(-1)", show=False),
        Binding("end", "end(1)", show=False),
    ]

    @dataclass
    class Chosen(Message):
        """A second click chose the seat under the cursor."""

        seat: str
        """Its id."""

    @dataclass
    class Dragged(Message):
        """The mouse was pressed on one seat and let go on another."""

        start: str
        """Where it was pressed."""
        end: str
        """Where it was let go."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._pressed = ""

    def seat_near(self, column: float, line: int) -> str:
        """Return the id of the seat nearest to a place of the room, "" without seats."""
        return near(self._seats, column, line)

    def action_go(self, across: int, down: int) -> None:
        """Go to the next seat in a direction."""
        card = self.card
        if card is not None:
            self.cursor = neighbour(card.seat, self._seats, across, down).id

    def action_end(self, across: int) -> None:
        """Go to the first or the last seat of the line."""
        card = self.card
        if card is not None:
            line = [seat for seat in self._seats if seat.line == card.seat.line]
            self.cursor = max(line, key=lambda seat: seat.column * across).id

    # -- the mouse -------------------------------------------------------------------------

    def _seat_at(self, event: events.MouseEvent) -> str:
        x, y = event.x + int(self.scroll_offset.x), event.y + int(self.scroll_offset.y)
        boxes = self._layout.boxes
        return next((key for key in self._seats_on.get(y, ()) if boxes[key].contains(x, y)), "")

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Note where a click or a drag begins."""
        self._pressed = self._seat_at(event)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Point at the seat, choose the one pointed at already, or end a drag."""
        start, end = self._pressed, self._seat_at(event)
        self._pressed = ""
        if not start or not end:
            return
        if start != end:
            self.post_message(self.Dragged(start, end))
        elif end == self.cursor:
            self.post_message(self.Chosen(end))
        self.cursor = end
