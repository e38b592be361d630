"""The program on screen: one opened conference, eight places, one frame."""

import gc
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import events
from textual.app import App
from textual.binding import Binding
from textual.screen import ModalScreen, Screen

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.desk_settings import (
    DeskSettings,
    load_desk_settings,
    save_desk_settings,
)
from hoinghi_tui.services.session import Session
from hoinghi_tui.storage import Conflict, Damaged, NotSaved
from hoinghi_tui.ui.command import Command, action_name, bindings
from hoinghi_tui.ui.frame import ROOMY, TABS, ConferenceScreen, Tab
from hoinghi_tui.ui.scan_watch import CodeScanned, ScanWatch, answer_scan
from hoinghi_tui.ui.screens import SCREENS, screen_class
from hoinghi_tui.ui.terminal_gone import is_left_behind
from hoinghi_tui.ui.theme import OWN_THEMES

if TYPE_CHECKING:
    from hoinghi_tui.ui.door.sounds import Sounds

T = TypeVar("T")

POLL_SECONDS = 0.1
"""How often the log is looked at for what other stations saved."""

SETTLED_SECONDS = 1.0
"""After this the start is over and painted, and garbage is collected again."""

WALL_STEP = timedelta(seconds=2)
"""A wall clock moved by more than this is told."""

_READ_PER_SECOND = 12
"""How many letters of a message one reads in a second, with time to look up."""


def _loader(mode: str) -> Callable[[], Screen[None]]:
    def load() -> Screen[None]:
        return screen_class(mode)()

    return load


def _collect_again() -> None:
    """Collect garbage from now on, but never look through what the start built."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


class HoiNghiApp(App[None]):
    """Runs one opened conference until the person leaves."""

    TITLE = "hoinghi-tui"
    CSS_PATH: ClassVar = ["app.tcss"]
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
        # The first screen is the default one, not one switched to: no blank screen is
        # built, styled and thrown away before it.
        self.DEFAULT_MODE = first  # type: ignore[misc]
        # Read together, the styles are parsed once instead of twice.
        super().__init__(css_path=[*self.CSS_PATH, f"{first}/screen.tcss"])
        self.session = session
        self.desk = self.desk_at_start()
        """What is set for this machine's desk."""
        session.operator = self.desk.operator
        self.active_at = session.now()
        """When somebody last did something here; at first, when it was started."""
        self._sounds: Sounds | None = None
        self._scan_watch = ScanWatch(self)
        self._styled_for = ""
        self._told_step = timedelta()
        self._shown_day = self.active_at.astimezone(session.work.zone()).date()
        self._told_notices = 0
        self._told_read_only: str | None = None
        for theme in OWN_THEMES:
            self.register_theme(theme)
        self.theme = OWN_THEMES[0].name

    def refresh_css(self, animate: bool = True) -> None:
        """Read and apply the styles anew.

        While starting, Textual also asks when there is no screen yet, and for one that is
        just being put together and has its styles already. Each reading takes a twentieth
        of the start.
        """
        stack = self.screen_stack
        if not stack:
            self.stylesheet.set_variables(self.get_css_variables())
        elif self.theme != self._styled_for or stack[-1].is_mounted:
            super().refresh_css(animate)
        self._styled_for = self.theme

    def on_mount(self) -> None:
        """Start looking at the log and the clock."""
        self.set_interval(POLL_SECONDS, self._poll)
        self.set_interval(1.0, self._tick)
        self.set_timer(SETTLED_SECONDS, _collect_again)
        self._tell_news()

    # -- keys and scanners -------------------------------------------------------------

    async def on_event(self, event: events.Event) -> None:
        """Let the watch look at what was typed before it acts."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            self.active_at = self.session.now()
            await self._scan_watch.take_key(event)
        elif isinstance(event, events.Paste) and not event.is_forwarded:
            await self._scan_watch.take_paste(event)
        else:
            await super().on_event(event)

    async def hand_on(self, event: events.Event) -> None:
        """Let a key or a pasted text act as usual."""
        await super().on_event(event)

    def on_code_scanned(self, scanned: CodeScanned) -> None:
        """Take a badge that was scanned on any screen."""
        self.code_scanned(scanned.text)

    def code_scanned(self, text: str) -> None:
        """Judge a badge and say the answer where the person looks."""
        answer_scan(self, text)

    def on_unmount(self) -> None:
        """Let no sound outlast the program."""
        if self._sounds is not None:
            self._sounds.close()

    # -- what screens ask of the program ---------------------------------------------

    def say(self, sentence: str, severity: str = "information") -> None:
        """Tell the person something, in the corner; names in it are never markup."""
        seconds = max(self.NOTIFICATION_TIMEOUT, len(sentence) / _READ_PER_SECOND)
        self.clear_notifications()  # the newest one counts; a pile would cover the screen
        self.notify(sentence, severity=severity, timeout=seconds, markup=False)  # type: ignore[arg-type]

    def perform(self, action: Callable[[], T]) -> T | None:
        """Do something that saves; show the new state, or say why it was not done."""
        result: T | None = None
        try:
            result = action()
        except Refused as refusal:
            self.say(str(refusal), "warning")
        except (Conflict, NotSaved, Damaged) as failure:
            self.say(str(failure), "error")
        else:
            self.forget_failures()
        self.data_changed()
        return result

    def saved(self, action: Callable[[], object]) -> bool:
        """Do something that saves, as ``perform`` does; tell whether it was done."""

        def done() -> bool:
            action()
            return True

        return self.perform(done) is True

    def forget_failures(self) -> None:
        """Take down what told of a failure, once saving works again."""
        told = list(self._notifications)
        failures = [one for one in told if one.severity == "error"]
        if failures and self.session.work.problem is None:
            for failure in failures:
                self._unnotify(failure)

    def ring(self, tone: str) -> None:
        """Let a result of the door be heard: success, quiet, warning or error."""
        if self._sounds is None:
            from hoinghi_tui.ui.door.sounds import Sounds

            self._sounds = Sounds(self, self.sound_folder, enabled=self.desk.sound)
        self._sounds.ring(tone)

    @property
    def sound_folder(self) -> Path | None:
        """Where sounds to be played may lie; None where only the terminal's bell can ring."""
        return self.session.folder

    def desk_at_start(self) -> DeskSettings:
        """Return what was set for this desk."""
        return load_desk_settings()

    def save_desk(self, settings: DeskSettings) -> None:
        """Keep what is set for this desk; refuses, with the reason, when it cannot."""
        save_desk_settings(settings)

    def keep_desk(self, settings: DeskSettings) -> None:
        """Go by other settings of this desk, now and at the next start; refuses unsaved ones."""
        self.save_desk(settings)
        self.desk = settings
        self.session.operator = settings.operator
        if self._sounds is not None:
            self._sounds.enabled = settings.sound

    def data_changed(self) -> None:
        """Let the open screen show the tables as they are now."""
        screen = self._drawn_screen()
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

    def _drawn_screen(self) -> ConferenceScreen | None:
        """Return the open screen if it can be redrawn; a program that ends takes it apart."""
        screen = self.conference_screen()
        return screen if screen is not None and screen.is_drawn and self.is_running else None

    def shown_commands(self) -> tuple[Command, ...]:
        """Return the program's own commands for the footer."""
        return tuple(command for command in self.APP_COMMANDS if command.shown)

    # -- regular looks ---------------------------------------------------------------

    def _poll(self) -> None:
        if self.session.poll():
            self.data_changed()

    def _tick(self) -> None:
        if is_left_behind(self):
            self.exit()
            return
        now = self.session.now()
        self._tell_news()
        self._tell_wall_step()
        if not self.is_for_guests:
            self.session.agenda.beat()
        self._turn_to_day(now)
        screen = self._drawn_screen()
        if screen is not None:
            screen.draw_frame(now)
            screen.tick(now)

    def _turn_to_day(self, now: datetime) -> None:
        """Draw anew what is due by days, on a screen that was left open overnight."""
        today = now.astimezone(self.session.work.zone()).date()
        if today != self._shown_day:
            self._shown_day = today
            self.data_changed()

    def _tell_news(self) -> None:
        """Tell, once each, what the store set aside and why nothing can be saved."""
        store = self.session.store
        news = store.notices[self._told_notices :]
        self._told_notices = len(store.notices)
        reason = self.session.read_only
        is_new_trouble = reason != self._told_read_only and reason is not None
        self._told_read_only = reason
        if reason is not None and is_new_trouble:
            news.append(reason)
        if news:
            is_fault = is_new_trouble and store.read_only is not None
            self.say("\n".join(news), "error" if is_fault else "warning")

    def _tell_wall_step(self) -> None:
        step = self.session.clock.wall_step()
        if abs(step - self._told_step) > WALL_STEP:
            self._told_step = step
            screen = self._drawn_screen()
            if screen is not None and screen.wall_clock_moved(step):
                return
            self.say(
                "Đồng hồ máy tính vừa bị chỉnh. Hội nghị vẫn đếm theo giờ cũ; muốn theo giờ mới, "
                "hãy đóng chương trình rồi mở lại.",
                "warning",
            )

    # -- actions -----------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In a dialog Ctrl+Z is for its typing, never for what was saved before."""
        if action == "undo" and isinstance(self.screen, ModalScreen):
            return False
        return super().check_action(action, parameters)

    def action_open_tab(self, mode: str) -> None:
        """Go to one of the eight places."""
        if self._leave_dialog() and mode != self.current_mode:
            self.clear_notifications()  # what was said of one place says nothing of another
            self.switch_mode(mode)

    def open_section(self, name: str) -> None:
        """Go to a section of F9."""
        self.action_open_tab("preparation")
        screen = self.conference_screen()
        if screen is not None and screen.MODE == "preparation":
            screen.call_after_refresh(screen.run_action, f"show_section('{name}')")

    def action_undo(self) -> None:
        """Take back the last action this station saved, and name it."""
        undone = self.perform(self.session.undo_last)
        if undone is not None:
            from hoinghi_tui.ui.undone import Undone

            self.say(f"Đã hoàn tác: {undone.note or undone.kind}")
            self.screen.post_message(Undone(undone))

    def action_help(self) -> None:
        """Show the help of the open screen, or close it."""
        from hoinghi_tui.ui.help import HelpScreen
        from hoinghi_tui.ui.widgets.dialog import Dialog

        dialog = self.screen
        if isinstance(dialog, Dialog) and dialog.HELP:
            self.push_screen(HelpScreen(dialog.HELP_TITLE, dialog.HELP, dialog.COMMANDS_HERE))
            return
        was_open = isinstance(dialog, HelpScreen)
        screen = self.conference_screen()
        if not self._leave_dialog() or was_open or screen is None:
            return
        title = next(tab.title for tab in TABS if tab.mode == screen.MODE)
        mine = [
            one for one in screen.COMMANDS_HERE if self.allows(action_name(one.action), screen.MODE)
        ]
        self.push_screen(HelpScreen(title, self.help_text(screen), [*mine, *self.APP_COMMANDS]))

    def allows(self, action: str, mode: str) -> bool:
        """Tell whether a command of a place may be done in this program at all."""
        del action, mode
        return True

    @property
    def tabs(self) -> tuple[Tab, ...]:
        """The places of this program."""
        return TABS

    @property
    def marks(self) -> tuple[str, ...]:
        """What the title bar says of this program beside the conference's own marks."""
        return ()

    @property
    def is_for_guests(self) -> bool:
        """Whether guests stand before the screen, and no secretary."""
        return False

    def help_text(self, screen: ConferenceScreen) -> str:
        """Return what the help says of a screen."""
        return screen.HELP

    def action_command_palette(self) -> None:
        """Find a command by its name, or close the palette."""
        from textual.command import CommandPalette

        from hoinghi_tui.ui.palette import command_palette

        was_open = isinstance(self.screen, CommandPalette)
        if self._leave_dialog() and not was_open:
            self.push_screen(command_palette())

    def _leave_dialog(self) -> bool:
        """Close help or palette; False, and told, when a form is open that may hold typing."""
        from textual.command import CommandPalette

        from hoinghi_tui.ui.help import HelpScreen

        if isinstance(self.screen, HelpScreen | CommandPalette):
            self.pop_screen()
        elif isinstance(self.screen, ModalScreen):
            self.say("Hãy lưu hoặc đóng ô đang mở trước (Esc là đóng).", "warning")
            return False
        return True

    def action_switch_theme(self) -> None:
        """Change between the dark and the light colours."""
        dark, light = (theme.name for theme in OWN_THEMES)
        self.theme = light if self.theme == dark else dark

    def action_help_quit(self) -> None:
        """Answer Ctrl+C, which other programs quit by."""
        self.say("Bấm Ctrl+Q để thoát.")
