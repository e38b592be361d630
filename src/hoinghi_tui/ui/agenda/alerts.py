"""The line above the screen that tells what waits for an answer; it is gone when all is well."""

from collections.abc import Callable
from datetime import datetime, timedelta

from textual.content import Content

from hoinghi_tui.domain.time_text import length_text
from hoinghi_tui.services.agenda_watch import Interruption
from hoinghi_tui.ui.command import click
from hoinghi_tui.ui.widgets.steady_text import SteadyText


class AlertLine(SteadyText):
    """One amber line with the key that answers it."""

    DEFAULT_CSS = """
    AlertLine { display: none; height: 1; padding: 0 2; margin-bottom: 1;
        background: $warning 22%; }
    AlertLine.-shown { display: block; }
    """

    def tell(self, words: str) -> None:
        """Show some words, or take the line away when they are blank."""
        self.set_class(bool(words), "-shown")
        line = Content.assemble(
            (f"▲ {words}   ", "bold $foreground"), ("A", "bold $accent"), " trả lời"
        )
        self.show(line.stylize(click("screen.answer")) if words else Content(""))


def interruption_words(gap: Interruption, clock: Callable[[datetime], str]) -> str:
    """Say in a few words since when nobody was at work."""
    return f"Gián đoạn {clock(gap.since)}–{clock(gap.until)} ({length_text(gap.length)})"


def step_words(step: timedelta) -> str:
    """Say by how much the computer's clock was moved."""
    return f"Đồng hồ máy bị chỉnh {'tới' if step > timedelta() else 'lùi'} {length_text(abs(step))}"
