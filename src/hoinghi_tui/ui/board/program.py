"""What every board is: a program of its own that follows one conference and never writes."""

from collections.abc import Callable
from datetime import timedelta
from typing import ClassVar

from textual import events
from textual.app import App
from textual.content import Content

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.session import Session
from hoinghi_tui.storage import Damaged, NotSaved
from hoinghi_tui.ui.command import Command
from hoinghi_tui.ui.frame import ROOMY
from hoinghi_tui.ui.terminal_gone import is_left_behind
from hoinghi_tui.ui.theme import OWN_THEMES
from hoinghi_tui.ui.widgets.filled_text import FilledText

POLL_SECONDS = 0.1
"""How often the log is looked at, as at the desks."""
REOPEN_SECONDS = 5.0
"""How often a folder whose log was lost is looked at for another one."""
KEYS_SHOWN = timedelta(seconds=8)
"""For so long after a key the keys are told; the audience need not read them."""

THEME = Command("switch_theme", "f10", "F10", "sáng/tối", "Đổi nền sáng hoặc tối")
HELP_KEY = Command("help", "f1", "F1", "trợ giúp", "Trợ giúp")
LEAVE = Command("quit", "escape,ctrl+q", "Esc", "thoát", "Đóng bảng")


class BoardProgram(App[None]):
    """Follows a conference until somebody ends it; a subclass draws it.

    ``open_session`` opens the folder read-only; it is asked again when the log was lost,
    and what it raises at first passes through. Close ``session`` in the end.
    """

    TITLE = "hoinghi-tui"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (ROOMY, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = ()
    HELP_TITLE: ClassVar[str] = ""
    HELP_TEXT: ClassVar[str] = ""

    def __init__(self, open_session: Callable[[], Session]) -> None:
        super().__init__()
        self._open = open_session
        self.session = open_session()
        self._keys_until = self.session.now() + KEYS_SHOWN
        for theme in OWN_THEMES:
            self.register_theme(theme)
        self.theme = OWN_THEMES[0].name

    def on_mount(self) -> None:
        """Start following the log and the clock."""
        self.call_after_refresh(self.draw)
        self.set_interval(POLL_SECONDS, self._poll)
        self.set_interval(1.0, self._tick)
        self.set_interval(REOPEN_SECONDS, self._reopen)

    def on_resize(self) -> None:
        """Choose anew what there is room for."""
        self.call_after_refresh(self.draw)

    # -- what a board is ---------------------------------------------------------------

    def draw(self) -> None:
        """Show the conference as it is now; what reads the same is not drawn again."""
        raise NotImplementedError

    def follow(self, session: Session) -> None:
        """Read from another session from now on."""
        raise NotImplementedError

    # -- what boards share -------------------------------------------------------------

    def text(self, selector: str, make: Callable[[int, int], Content]) -> None:
        """Fill one place with a text made for its size."""
        self.query_one(selector, FilledText).show(make)

    def foot(self, marks: tuple[str, ...], trouble: str, width: int) -> Content:
        """Write the marks and what is wrong; after a key, the keys instead."""
        right = "   ".join([*marks, *([f"○ {trouble}"] if trouble else [])])
        left = Content("")
        if self.session.now() < self._keys_until:
            left = Content("   ").join(
                Content.assemble((one.cap, "bold $accent"), (f" {one.label}", "$muted"))
                for one in self.COMMANDS_HERE
            )
        gap = max(1, width - left.cell_length - len(right))
        return Content.assemble(left, " " * gap, (right, "$muted"))

    # -- regular looks -----------------------------------------------------------------

    def _poll(self) -> None:
        if self.session.poll():
            self.draw()

    def _tick(self) -> None:
        if is_left_behind(self):
            self.exit()
            return
        self.draw()

    def _reopen(self) -> None:
        """Go over to the log that was put in place of a lost one, as a repair does."""
        if self.session.store.damage is None:
            return
        try:
            fresh = self._open()
        except (Refused, NotSaved, Damaged):
            return  # nothing there yet; what was read last stays on the board
        if fresh.store.damage is not None:
            fresh.close()
            return
        self.session.close()
        self.session = fresh
        self.follow(fresh)
        self.draw()

    # -- actions -----------------------------------------------------------------------

    def on_key(self, _: events.Key) -> None:
        """Tell the keys to whoever has pressed one."""
        self._keys_until = self.session.now() + KEYS_SHOWN
        self.draw()

    def action_switch_theme(self) -> None:
        """Change between the dark and the light colours."""
        dark, light = (theme.name for theme in OWN_THEMES)
        self.theme = light if self.theme == dark else dark

    def action_help(self) -> None:
        """Show what the board is for and its keys."""
        from hoinghi_tui.ui.help import HelpScreen

        self.push_screen(HelpScreen(self.HELP_TITLE, self.HELP_TEXT, self.COMMANDS_HERE))

    def action_help_quit(self) -> None:
        """End the board by Ctrl+C too: nothing can be lost."""
        self.exit()
