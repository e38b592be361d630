"""The program on screen: one opened conference, eight places, one frame."""

import gc
from collections.abc import Callable
from datetime import timedelta
from importlib import import_module
from typing import ClassVar, TypeVar

from textual.app import App
from textual.binding import Binding
from textual.screen import Screen

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.session import Session
from hoinghi_tui.storage import Conflict, Damaged, NotSaved
from hoinghi_tui.ui.command import Command, bindings
from hoinghi_tui.ui.frame import ROOMY, TABS, ConferenceScreen
from hoinghi_tui.ui.theme import OWN_THEMES

T = TypeVar("T")

POLL_SECONDS = 0.1
"""How often the log is looked at for what other stations saved."""

SETTLED_SECONDS = 1.0
"""After this the start is over and painted, and garbage is collected again."""

WALL_STEP = timedelta(seconds=2)
"""A wall clock moved by more than this is told."""

SCREENS = {
    "overview": "OverviewScreen",
    "delegates": "DelegatesScreen",
    "seating": "SeatingScreen",
    "door": "DoorScreen",
    "agenda": "AgendaScreen",
    "awards": "AwardsScreen",
    "printing": "PrintingScreen",
    "preparation": "PreparationScreen",
}
"""Mode to class; the module of each is ``ui.screens.<mode>``."""


def _loader(mode: str) -> Callable[[], Screen[None]]:
    """Return a function that imports a screen only when it is first opened."""

    def load() -> Screen[None]:
        module = import_module(f"hoinghi_tui.ui.screens.{mode}")
        screen: Screen[None] = getattr(module, SCREENS[mode])()
        return screen

    return load


def _collect_again() -> None:
    """Collect garbage from now on, but never look through what the start built."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


class HoiNghiApp(App[None]):
    """Runs one opened conference until the person leaves."""

    TITLE = "hoinghi-tui"
    CSS_PATH = "app.tcss"
    MODES = {mode: _loader(mode) for mode in SCREENS}
    ENABLE_COMMAND_PALETTE = True
    NOTIFICATION_TIMEOUT = 4
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (ROOMY, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]

    HELP_COMMAND: ClassVar[Command] = Command(
        "help", "f1", "F1", "trợ giúp", "Trợ giúp cho trang này", shown=False, priority=True
    )
    APP_COMMANDS: ClassVar[tuple[Command, ...]] = (
        HELP_COMMAND,
        Command(
            "undo",
            "ctrl+z",
            "Ctrl+Z",
            "hoàn tác",
            "Hoàn tác việc vừa lưu của bàn này",
            priority=True,
        ),
        Command("command_palette", "ctrl+p", "Ctrl+P", "lệnh", "Tìm lệnh theo tên", priority=True),
        Command(
            "switch_theme",
            "f10",
            "F10",
            "sáng/tối",
            "Đổi nền sáng hoặc tối",
            shown=False,
            priority=True,
        ),
        Command("quit", "ctrl+q", "Ctrl+Q", "thoát", "Thoát; mọi việc đã được lưu", priority=True),
    )
    BINDINGS = [
        *bindings(APP_COMMANDS),
        *(
            Binding(
                tab.key.lower(), f"open_tab('{tab.mode}')", tab.title, show=False, priority=True
            )
            for tab in TABS
        ),
    ]

    def __init__(self, session: Session, first: str = "overview") -> None:
        super().__init__()
        self.session = session
        self._first = first
        self._told_step = timedelta()
        for theme in OWN_THEMES:
            self.register_theme(theme)
        self.theme = OWN_THEMES[0].name

    def on_mount(self) -> None:
        """Open the first screen and start looking at the log and the clock."""
        self.switch_mode(self._first)
        self.set_interval(POLL_SECONDS, self._poll)
        self.set_interval(1.0, self._tick)
        self.set_timer(SETTLED_SECONDS, _collect_again)
        for notice in self.session.store.notices:
            self.say(notice, "warning")

    def on_unmount(self) -> None:
        """Leave the folder tidy: a fresh snapshot makes the next start quick."""
        self.session.close()

    # -- what screens ask of the program ---------------------------------------------

    def say(self, sentence: str, severity: str = "information") -> None:
        """Tell the person something, in the corner; names in it are never markup."""
        self.notify(sentence, severity=severity, markup=False)  # type: ignore[arg-type]

    def perform(self, action: Callable[[], T]) -> T | None:
        """Do something that saves; show the new state, or say why it was not done."""
        try:
            result = action()
        except Refused as refusal:
            self.say(str(refusal), "warning")
        except (Conflict, NotSaved, Damaged) as failure:
            self.say(str(failure), "error")
        else:
            self.data_changed()
            return result
        self.data_changed()
        return None

    def data_changed(self) -> None:
        """Let the open screen show the tables as they are now."""
        screen = self.conference_screen()
        if screen is not None:
            screen.refresh_data()
            screen.draw_frame(self.session.now())

    def conference_screen(self) -> ConferenceScreen | None:
        """Return the conference screen that is open, also below a dialog."""
        return next(
            (
                screen
                for screen in reversed(self.screen_stack)
                if isinstance(screen, ConferenceScreen)
            ),
            None,
        )

    def shown_commands(self) -> tuple[Command, ...]:
        """Return the program's own commands for the footer."""
        return tuple(command for command in self.APP_COMMANDS if command.shown)

    # -- regular looks ---------------------------------------------------------------

    def _poll(self) -> None:
        if self.session.poll():
            self.data_changed()

    def _tick(self) -> None:
        now = self.session.now()
        step = self.session.clock.wall_step()
        if abs(step - self._told_step) > WALL_STEP:
            self._told_step = step
            self.say(
                "Đồng hồ máy tính vừa bị chỉnh. Thời gian của hội nghị vẫn đếm tiếp như cũ.",
                "warning",
            )
        screen = self.conference_screen()
        if screen is not None:
            screen.draw_frame(now)
            screen.tick(now)

    # -- actions -----------------------------------------------------------------------

    def action_open_tab(self, mode: str) -> None:
        """Go to one of the eight places."""
        if mode != self.current_mode:
            self.switch_mode(mode)

    def action_undo(self) -> None:
        """Take back the last action this station saved, and name it."""
        undone = self.perform(self.session.undo_last)
        if undone is not None:
            self.say(f"Đã hoàn tác: {undone.note or undone.kind}")

    def action_help(self) -> None:
        """Show the help of the open screen."""
        from hoinghi_tui.ui.help import HelpScreen

        screen = self.conference_screen()
        if screen is None or isinstance(self.screen, HelpScreen):
            return
        title = next(tab.title for tab in TABS if tab.mode == screen.MODE)
        self.push_screen(
            HelpScreen(title, screen.HELP, (*screen.COMMANDS_HERE, *self.APP_COMMANDS))
        )

    def action_command_palette(self) -> None:
        """Find a command by its name."""
        from textual.command import CommandPalette

        from hoinghi_tui.ui.palette import command_palette

        if not isinstance(self.screen, CommandPalette):
            self.push_screen(command_palette())

    def action_switch_theme(self) -> None:
        """Change between the dark and the light colours."""
        dark, light = (theme.name for theme in OWN_THEMES)
        self.theme = light if self.theme == dark else dark

    def action_help_quit(self) -> None:
        """Answer Ctrl+C, which other programs quit by."""
        self.say("Bấm Ctrl+Q để thoát.")
