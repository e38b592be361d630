"""A moving picture, drawn with half blocks."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from hoinghi_tui.camera.half_blocks import Colour, cell_rows
from hoinghi_tui.camera.news import Picture


class HalfBlocks(Widget):
    """Draws a picture in the middle of its room, two pixels a cell."""

    @dataclass
    class Resized(Message):
        """There is another room for the picture."""

        size: tuple[int, int]
        """Columns and lines of cells."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[list[tuple[Colour, Colour]]] = []

    def show(self, picture: Picture | None) -> None:
        """Draw a picture, or nothing."""
        self._rows = cell_rows(picture) if picture else []
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Tell the view, which asks for pictures that fit."""
        self.post_message(self.Resized(event.size))

    def render_line(self, y: int) -> Strip:
        """Paint one line of the picture."""
        width, height = self.size
        row = y - max(0, (height - len(self._rows)) // 2)
        blank = self.rich_style
        if not 0 <= row < len(self._rows):
            return Strip.blank(width, blank)
        cells = self._rows[row]
        margin = Segment(" " * max(0, (width - len(cells)) // 2), blank)
        runs = [
            Segment("▀" * sum(1 for _ in run), _style(*colours)) for colours, run in groupby(cells)
        ]
        return Strip([margin, *runs]).adjust_cell_length(width, blank)


@lru_cache(maxsize=8192)
def _style(above: Colour, below: Colour) -> Style:
    return Style(color=Color.from_rgb(*above), bgcolor=Color.from_rgb(*below))
