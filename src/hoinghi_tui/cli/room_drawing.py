"""The room drawn with letters, for a terminal without the program on screen."""

from collections.abc import Sequence

from hoinghi_tui.cli.common import plain
from hoinghi_tui.domain.room import Room
from hoinghi_tui.services.seat_cards import SeatCard
from hoinghi_tui.ui.seating.room_layout import lay_out
from hoinghi_tui.ui.widgets.state_marks import STATE_MARKS
from hoinghi_tui.vietnamese import shorten_name

_ROOMY = 1000
"""More lines than any room takes: what is drawn is cut to what it needs."""


def draw_room(room: Room, cards: Sequence[SeatCard], width: int) -> list[str]:
    """Return the lines of a drawing: each seat with its state and name, number and unit.

    A room that does not fit into ``width`` letters is drawn wider.
    """
    layout = lay_out(room, [card.seat for card in cards], width, _ROOMY)
    canvas = _Canvas(layout.height)
    for label in layout.labels:
        canvas.write(label.x, label.y, label.text)
    for card in cards:
        box = layout.boxes[card.seat.id]
        for line, text in enumerate(_seat_texts(card, box.width - 1)):
            canvas.write(box.x, box.y + line, text)
    return canvas.lines()


def _seat_texts(card: SeatCard, width: int) -> tuple[str, str]:
    """Return the two lines of a seat, none longer than ``width``."""
    sign, _ = STATE_MARKS[card.state]
    sitter = card.sitter
    name = shorten_name(sitter.full_name, width - 2, sitter.given_name) if sitter else ""
    mark = card.mark.tag if card.mark else ""
    return f"{sign} {name}"[:width].rstrip(), f"{card.seat.id} {mark}"[:width].rstrip()


class _Canvas:
    def __init__(self, height: int) -> None:
        self._rows: list[list[str]] = [[] for _ in range(height)]

    def write(self, x: int, y: int, text: str) -> None:
        """Put a text down; what would lie outside is left out."""
        if not 0 <= y < len(self._rows):
            return
        row = self._rows[y]
        for place, letter in enumerate(plain(text), x):
            if place >= 0:
                row.extend(" " * (place + 1 - len(row)))
                row[place] = letter

    def lines(self) -> list[str]:
        """Return what was drawn, without the blank lines above and below."""
        lines = ["".join(row).rstrip() for row in self._rows]
        used = [place for place, line in enumerate(lines) if line]
        return lines[used[0] : used[-1] + 1] if used else []
