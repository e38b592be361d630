"""An empty Textual program: a cursor walks along one line, and another line names its place.

    python bench/bare_cursor.py SEATS

The floor of ``room.py``: nothing is worked out, and two lines are painted a key.
"""

import sys

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.content import Content
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Static

PLAIN, HERE = Style(color="white", bgcolor="black"), Style(color="black", bgcolor="yellow")


class Line(ScrollView, can_focus=True):
    """Places in a row, one of them marked."""

    BINDINGS = [("left", "go(-1)", ""), ("right", "go(1)", "")]
    cursor = reactive(1, repaint=False)

    def __init__(self, places: int) -> None:
        super().__init__()
        self._places = places

    def render_line(self, y: int) -> Strip:
        """Paint the places on the first line."""
        numbers = range(1, self._places + 1) if y == 0 else ()
        return Strip(
            [Segment(f"A{one:<4}", HERE if one == self.cursor else PLAIN) for one in numbers]
        )

    def action_go(self, by: int) -> None:
        """Go to the next place."""
        self.cursor = max(1, min(self.cursor + by, self._places))

    def watch_cursor(self) -> None:
        """Paint the line and the place's name."""
        self.refresh_lines(0)
        self.app.query_one(Static).update(Content.styled(f"A{self.cursor}", "red"), layout=False)


class BareCursor(App[None]):
    """The line and the name below it."""

    CSS = "Line { height: 1fr; } Static { height: 1; }"

    def __init__(self, places: int) -> None:
        super().__init__()
        self._places = places

    def compose(self) -> ComposeResult:
        """Yield both."""
        yield Line(self._places)
        yield Static()


if __name__ == "__main__":
    BareCursor(int(sys.argv[1])).run()
