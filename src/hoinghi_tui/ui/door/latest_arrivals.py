"""Who came last, newest first, with the seat."""

from typing import TYPE_CHECKING

from textual import events
from textual.content import Content

from hoinghi_tui.ui.widgets.fitted import fitted
from hoinghi_tui.ui.widgets.steady_text import Steady
from hoinghi_tui.vietnamese import shorten_name

if TYPE_CHECKING:
    from hoinghi_tui.services.session import Session

_MOST = 40
_TIME_WIDTH = 5


class LatestArrivals(Steady):
    """One line a person: time, name, seat; as many as fit."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows: list[tuple[str, str, str]] = []
        self._named = True

    def show(self, session: "Session", *, names: bool = True) -> None:
        """Read the latest arrivals and show them; without ``names`` only their units."""
        state = session.state
        self._rows, self._named = [], names
        for row in session.door.latest(_MOST):
            seat = state.seat_of(row.id)
            delegate = state.delegates[row.id]
            name = row.substitute.full_name if row.substitute else delegate.full_name
            if not names:
                unit = state.unit_of(delegate)
                name = unit.label if unit else "Đại biểu"
            at = session.clock_text(row.arrived_at, seconds=False)
            self._rows.append((at, name, seat.id if seat else "–"))
        self._draw()

    def on_resize(self, _: events.Resize) -> None:
        """Fit the names to the new width."""
        self._draw()

    def _draw(self) -> None:
        width, height = self.content_size
        if width <= 0:
            return
        if not self._rows:
            self.write(Content.styled("Chưa có ai.", "$muted"))
            return
        seat_width = max(len(seat) for _, _, seat in self._rows)
        name_width = width - _TIME_WIDTH - seat_width - 3
        lines = [
            Content.assemble(
                (at, "$muted"),
                " ",
                fitted(shorten_name(name, name_width) if self._named else name, name_width),
                "  ",
                (seat.rjust(seat_width), "$accent"),
            )
            for at, name, seat in self._rows[:height]
        ]
        self.write(Content("\n").join(lines))
