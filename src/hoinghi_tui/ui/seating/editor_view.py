"""The room while it is being edited: fixed things can be chosen and dragged as well."""

from collections.abc import Collection
from dataclasses import dataclass

from rich.style import Style
from textual import events
from textual.message import Message

from hoinghi_tui.domain.room import Element, ElementKind
from hoinghi_tui.services.seat_cards import SeatCard
from hoinghi_tui.ui.seating.editor_cell import editor_lines
from hoinghi_tui.ui.seating.room_layout import Label
from hoinghi_tui.ui.seating.room_view import RoomView
from hoinghi_tui.ui.seating.seat_cell import Run


class EditorView(RoomView):
    """The plan with numbers and signs in place of people; one fixed thing may be chosen."""

    @dataclass
    class Picked(Message):
        """A fixed thing was clicked."""

        thing: int
        """Its place among the room's elements."""

    @dataclass
    class Moved(Message):
        """A fixed thing was dragged to another place."""

        thing: int
        """Its place among the room's elements."""
        column: float
        """The column to which it goes."""
        line: int
        """The line to which it goes."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._thing: int | None = None
        self.marked: set[str] = set()
        """The seats marked to be changed together."""
        self._grabbed: tuple[int, float, int] | None = None

    @property
    def thing(self) -> int | None:
        """The chosen fixed thing, as its place among the room's elements."""
        if self._room is None or self._thing is None or self._thing >= len(self._room.elements):
            return None
        return self._thing

    @property
    def element(self) -> Element | None:
        """The chosen fixed thing itself."""
        thing = self.thing
        return self._room.elements[thing] if self._room is not None and thing is not None else None

    def seat_text(self, card: SeatCard, width: int, height: int) -> list[list[Run]]:
        """Return number, signs and name of a seat."""
        return editor_lines(card, width, height)

    def choose(self, thing: int | None) -> None:
        """Choose a fixed thing in place of the seat under the cursor, or None."""
        self._thing = thing
        self._repaint((self.cursor,))
        self.refresh()

    def _loud(self, seat_id: str) -> Style | None:
        if seat_id == self.cursor and self.thing is not None:
            return self._style("held")
        loud = super()._loud(seat_id)
        return self._style("held") if loud is None and seat_id in self.marked else loud

    def mark(self, seat_ids: Collection[str]) -> None:
        """Mark some seats; those that are all marked already lose their marks."""
        chosen = set(seat_ids)
        self.marked = self.marked - chosen if chosen <= self.marked else self.marked | chosen
        self._repaint(chosen)

    def unmark(self) -> None:
        """Take all marks away."""
        gone, self.marked = self.marked, set()
        self._repaint(gone)

    def _label_style(self, label: Label) -> Style:
        if label.thing is not None and label.thing == self.thing:
            return self._style("cursor")
        return super()._label_style(label)

    # -- the mouse -------------------------------------------------------------------------

    def _thing_at(self, x: int, y: int) -> int | None:
        for label in self._by_line.get(y, ()):
            if label.thing is not None and label.x <= x < label.x + len(label.text):
                return label.thing if label.thing in self.things() else None
        return None

    def things(self) -> list[int]:
        """Return what can be chosen: everything fixed but the aisles, which rows make."""
        elements = self._room.elements if self._room is not None else ()
        return [place for place, one in enumerate(elements) if one.kind is not ElementKind.AISLE]

    def _point(self, event: events.MouseEvent) -> tuple[int, int]:
        return event.x + int(self.scroll_offset.x), event.y + int(self.scroll_offset.y)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Note which thing is taken, and by which part of it."""
        super().on_mouse_down(event)
        self._grabbed = None
        x, y = self._point(event)
        thing, grid = self._thing_at(x, y), self._layout.grid
        if self._pressed or thing is None or grid is None:
            return
        self._grabbed = (thing, *grid.place(x, y))
        self.post_message(self.Picked(thing))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """End the drag of a thing, or do as with a seat."""
        grabbed, grid = self._grabbed, self._layout.grid
        self._grabbed = None
        if grabbed is None or grid is None or self._room is None:
            super().on_mouse_up(event)
            return
        thing, from_column, from_line = grabbed
        column, line = grid.place(*self._point(event))
        if (column, line) != (from_column, from_line) and thing < len(self._room.elements):
            element = self._room.elements[thing]
            to = element.column + column - from_column, element.line + line - from_line
            self.post_message(self.Moved(thing, *to))
