"""A field with a few fixed answers; the arrow keys go through them."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

T = TypeVar("T")


class Choice(Widget, Generic[T], can_focus=True):
    """Shows all answers in one line, the chosen one marked."""

    DEFAULT_CSS = """
    Choice { height: 1; padding: 0 1; background: $background; }
    """
    BINDINGS = [
        Binding("left", "step(-1)", show=False),
        Binding("right,space", "step(1)", show=False),
    ]

    index = reactive(0)

    def __init__(
        self, answers: Sequence[tuple[T, str]], value: T, *, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._answers = tuple(answers)
        self.set_reactive(Choice.index, [answer for answer, _ in self._answers].index(value))

    @property
    def value(self) -> T:
        """The answer that is chosen."""
        return self._answers[self.index][0]

    def render(self) -> Content:
        """Draw the answers."""
        marked = "bold $on-accent on $accent" if self.has_focus else "bold $accent"
        return Content("  ").join(
            Content.styled(f"● {words}" if number == self.index else f"○ {words}", tone)
            for number, (_, words) in enumerate(self._answers)
            for tone in [marked if number == self.index else "$muted"]
        )

    def action_step(self, step: int) -> None:
        """Choose the next or the previous answer, round and round."""
        self.index = (self.index + step) % len(self._answers)

    def on_click(self, _: events.Click) -> None:
        """Choose the next answer."""
        self.action_step(1)
