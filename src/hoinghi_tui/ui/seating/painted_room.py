"""The room as people see it when they come in: only the lines in sight are painted."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import NULL_REGION, Region, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from hoinghi_tui.domain.room import Room, Seat, Zone
from hoinghi_tui.domain.unit_marks import COLOURS
from hoinghi_tui.services.seat_cards import SeatCard
from hoinghi_tui.ui.seating.room_layout import Box, Label, Layout, lay_out
from hoinghi_tui.ui.seating.seat_cell import BARS, GAP_RUN, Run, seat_lines

TONES = (
    "strong",
    "muted",
    "faint",
    "accent",
    "success",
    "error",
    *(f"unit-{number}" for number in range(1, COLOURS + 1)),
)

_AHEAD = 3
"""So many seats beyond the cursor come into sight when the room is scrolled."""

_NOTHING = Layout(0, 0, {}, ())
_NO_SEAT = Seat(id="", zone=Zone.HALL, row="", number=0, column=0, line=0)


class PaintedRoom(ScrollView):
    """The drawing of a room with the seat pointed at always in sight."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "room-view--cursor",
        "room-view--held",
        *(f"room-view--{tone}" for tone in TONES),
    }
    DEFAULT_CSS = """
    PaintedRoom { scrollbar-size-vertical: 1; scrollbar-size-horizontal: 1; }
    PaintedRoom > .room-view--cursor { background: $accent; color: $on-accent; text-style: bold; }
    PaintedRoom > .room-view--held { background: $accent 25%; color: $accent; text-style: bold; }
    PaintedRoom > .room-view--strong { text-style: bold; }
    PaintedRoom > .room-view--muted { color: $muted; }
    PaintedRoom > .room-view--faint { color: $faint; }
    PaintedRoom > .room-view--accent { color: $accent; }
    PaintedRoom > .room-view--success { color: $success; }
    PaintedRoom > .room-view--error { color: $error; }
    """ + "".join(
        f"PaintedRoom > .room-view--unit-{number} {{ color: $unit-{number}; }}\n"
        for number in range(1, COLOURS + 1)
    )
    cursor: reactive[str] = reactive("", repaint=False)
    """The id of the seat that is pointed at, "" in a room without seats."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._room: Room | None = None
        self._cards: Mapping[str, SeatCard] = {}
        self._held = ""
        self._dimmed: Collection[str] = ()
        self._layout = _NOTHING
        self._by_line: dict[int, list[Label]] = {}
        self._seats_on: dict[int, list[str]] = {}
        self._painted: dict[str, list[list[Segment]]] = {}
        self._styles: dict[str, Style] = {}
        self._sight: tuple[Region, list[Seat]] = (NULL_REGION, [])

    @property
    def layout_now(self) -> Layout:
        """Where everything stands now, in text cells of the whole drawing."""
        return self._layout

    @property
    def card(self) -> SeatCard | None:
        """The seat under the cursor."""
        return self.card_at(self.cursor)

    def card_at(self, seat_id: str) -> SeatCard | None:
        """Return what is shown of a seat."""
        return self._cards.get(seat_id)

    def show(
        self, room: Room, cards: Sequence[SeatCard], held: str = "", dimmed: Collection[str] = ()
    ) -> None:
        """Draw the room; only what has changed since it was last drawn is painted again.

        ``held`` is the id of the seat whose person is picked up, ``dimmed`` are the seats
        that a filter leaves in the background.
        """
        before, was_held, was_dimmed = self._cards, self._held, self._dimmed
        fixed = self._room == room and [*map(_place, before.values())] == [
            _place(card) for card in cards
        ]
        self._room, self._held, self._dimmed = room, held, dimmed
        self._cards = {card.seat.id: card for card in cards}
        self._sight = NULL_REGION, []
        if fixed:
            changed = {one for one, card in self._cards.items() if card != before[one]}
            changed |= {held, was_held} | (set(dimmed) ^ set(was_dimmed))
            self._repaint(changed)
            return
        self._painted.clear()
        self._lay_out()
        if self.cursor not in self._cards:
            self.cursor = self._nearest(before.get(self.cursor))
        self.refresh()

    def in_sight(self) -> list[Seat]:
        """Return the seats that are shown now, at least one of their lines."""
        window = self._window()
        if self._sight[0] != window:
            boxes = self._layout.boxes
            seen = [
                seat
                for seat in self._seats
                if (box := boxes.get(seat.id)) is not None
                and _is_whole(box, window.x, window.right)
                and box.y < window.bottom
                and box.y + box.height > window.y
            ]
            self._sight = window, seen
        return self._sight[1]

    def _window(self) -> Region:
        """Return the part of the drawing that is shown now, in its text cells."""
        (left, top), shown = self.scroll_offset, self.scrollable_content_region.size
        return Region(int(left), int(top), shown.width, shown.height)

    def overflows(self, width: int) -> bool:
        """Tell whether the room has to be scrolled in so many text columns."""
        if self._room is None or not width:
            return False
        height = self.size.height
        layout = lay_out(self._room, self._seats, width, height)
        return layout.width > width or layout.height > height

    def _nearest(self, gone: SeatCard | None) -> str:
        """Return the seat where another one was, of its zone if any; else the first."""
        if gone is None:
            return min(self._seats, key=lambda one: (one.line, one.prestige), default=_NO_SEAT).id
        own = [one for one in self._seats if one.zone is gone.seat.zone]
        return near(own or self._seats, gone.seat.column, gone.seat.line)

    def _repaint(self, seat_ids: Collection[str]) -> None:
        for seat_id in seat_ids:
            self._painted.pop(seat_id, None)
            box = self._layout.boxes.get(seat_id)
            if box is not None:
                self.refresh_lines(box.y, box.height)

    @property
    def _seats(self) -> list[Seat]:
        return [card.seat for card in self._cards.values()]

    # -- painting ----------------------------------------------------------------------

    def _lay_out(self) -> None:
        if self._room is None:
            return
        size = self.container_size
        self._sight = NULL_REGION, []
        self._layout = lay_out(self._room, self._seats, size.width, size.height)
        if self._layout.height > size.height:  # one column goes to the scroll bar
            self._layout = lay_out(self._room, self._seats, size.width - 1, size.height)
        self.virtual_size = Size(self._layout.width, self._layout.height)
        self._by_line, self._seats_on = defaultdict(list), defaultdict(list)
        for label in self._layout.labels:
            self._by_line[label.y].append(label)
        for seat_id, box in self._layout.boxes.items():
            for y in range(box.y, box.y + box.height):
                self._seats_on[y].append(seat_id)

    def on_resize(self) -> None:
        """Fit the room to the new size and keep the cursor in sight."""
        self._painted.clear()
        self._lay_out()
        self._keep_in_sight()

    def notify_style_update(self) -> None:
        """Forget what was painted in other colours."""
        self._painted.clear()
        self._styles.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """Paint one visible line of the room; seats cut by the edge are left out whole."""
        line, left = int(self.scroll_offset.y) + y, int(self.scroll_offset.x)
        width = self.scrollable_content_region.width
        boxes, right = self._layout.boxes, left + width
        runs: list[tuple[int, int, list[Segment]]] = [
            (label.x, cell_len(label.text), [Segment(label.text, self._label_style(label))])
            for label in self._by_line.get(line, ())
        ]
        runs += [
            (box.x, box.width, self._seat_segments(seat_id, line - box.y))
            for seat_id in self._seats_on.get(line, ())
            if _is_whole(box := boxes[seat_id], left, right)
        ]
        start = at = min(left, *(x for x, _, _ in runs), left)
        segments: list[Segment] = []
        for x, cells, run in sorted(runs, key=lambda run: run[0]):
            segments.append(Segment(" " * (x - at), self._style("")))
            segments += run
            at = max(at, x) + cells
        strip = Strip(segments, at - start).crop(left - start, right - start)
        return strip.adjust_cell_length(width, self._style(""))

    def _seat_segments(self, seat_id: str, row: int) -> list[Segment]:
        painted = self._painted.get(seat_id)
        if painted is None:
            box = self._layout.boxes[seat_id]
            lines = self.seat_text(self._cards[seat_id], box.width, box.height)
            painted = self._painted[seat_id] = [self._segments(seat_id, line) for line in lines]
        return painted[row]

    def seat_text(self, card: SeatCard, width: int, height: int) -> list[list[Run]]:
        """Return what is written of a seat in a box so wide and so high."""
        return seat_lines(card, width, height)

    def _segments(self, seat_id: str, runs: list[Run]) -> list[Segment]:
        loud = self._loud(seat_id)
        segments = [
            Segment(" " if loud and text in BARS else text, loud or self._style(tone))
            for text, tone in runs
        ]
        if runs[-1] == GAP_RUN:  # the gap between two seats keeps its ground
            segments[-1] = Segment(runs[-1][0], self._style(""))
        return segments

    def _loud(self, seat_id: str) -> Style | None:
        if seat_id == self.cursor:
            return self._style("cursor")
        if seat_id == self._held:
            return self._style("held")
        return self._style("faint") if seat_id in self._dimmed else None

    def _label_style(self, label: Label) -> Style:
        return self._style(label.tone)

    def _style(self, tone: str) -> Style:
        # Textual works a style out anew each time it is asked.
        style = self._styles.get(tone)
        if style is None:
            part = f"room-view--{tone}"
            style = self.get_component_rich_style(part) if tone else self.rich_style
            self._styles[tone] = style
        return style

    # -- the cursor ----------------------------------------------------------------------

    def watch_cursor(self, before: str, after: str) -> None:
        """Repaint the two seats and keep the cursor in sight."""
        self._repaint((before, after))
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        """Scroll to the cursor when it has left the sight, and some seats further.

        A scrolled room is painted as a whole: with seats ahead the next steps need not be.
        """
        box = self._layout.boxes.get(self.cursor)
        if box is None:
            return
        # The first row is shown with what stands above it, the letters with their row.
        top = 0 if box.y == min(b.y for b in self._layout.boxes.values()) else box.y
        left = 0 if box.x < box.width else box.x
        right, bottom = box.x + box.width, box.y + box.height
        window = self._window()
        if left < window.x or right > window.right:
            left, right = left - _AHEAD * box.width, right + _AHEAD * box.width
        if top < window.y or bottom > window.bottom:
            top, bottom = top - box.height, bottom + box.height
        wanted = Region(left, top, right - left, bottom - top)
        drawing = Region(0, 0, self._layout.width, self._layout.height)
        self.scroll_to_region(wanted.intersection(drawing), animate=False)


def _is_whole(box: Box, left: int, right: int) -> bool:
    """Tell whether a seat lies between two columns; the gap behind it does not count."""
    return left <= box.x and box.x + box.width - 1 <= right


def _place(card: SeatCard) -> tuple[object, ...]:
    """Return what decides where a seat is drawn."""
    return card.seat.id, card.seat.zone, card.seat.column, card.seat.line


def near(seats: Sequence[Seat], column: float, line: int) -> str:
    """Return the id of the seat nearest to a place of the room, "" without seats."""

    def far(seat: Seat) -> float:
        return abs(seat.column - column) + 2 * abs(seat.line - line)

    return min(seats, key=far, default=_NO_SEAT).id
