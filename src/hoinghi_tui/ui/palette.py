"""The command palette: every command by its name, with or without accents."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.widgets import Input, OptionList

from hoinghi_tui.ui.command import Command, action_name
from hoinghi_tui.ui.frame import CLOSE, EVERYWHERE, REOPEN, ConferenceScreen
from hoinghi_tui.ui.screens import screen_class
from hoinghi_tui.vietnamese import matches

if TYPE_CHECKING:
    from hoinghi_tui.ui.app import HoiNghiApp


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of the palette."""

    name: str
    help: str
    run: Callable[[], object]

    def score(self, query: str) -> int:
        """Tell how well a query fits: the name before the sentence; 0 not at all."""
        return 2 * matches(query, self.name) or matches(query, self.help)


class ConferenceCommands(Provider):
    """Offers the commands of the open screen, the eight places, and all else there is."""

    def _choices(self) -> list[Choice]:
        app: HoiNghiApp = self.app  # type: ignore[assignment]
        screen = self.screen
        choices: list[Choice] = []
        unfit = REOPEN if app.session.work.closed is None else CLOSE
        if isinstance(screen, ConferenceScreen):
            choices += [
                _choice(command, partial(screen.run_action, command.action))
                for command in screen.COMMANDS_HERE
                if screen.check_action(command.action, ())
            ]
        choices += [
            Choice(tab.title, f"{tab.key} · {tab.purpose}", partial(app.action_open_tab, tab.mode))
            for tab in app.tabs
        ]
        if isinstance(screen, ConferenceScreen):
            choices += [
                Choice(_name(command), command.help, partial(screen.run_action, command.action))
                for command in EVERYWHERE
                if command not in screen.COMMANDS_HERE and command is not unfit
                if screen.check_action(command.action, ())
            ]
        choices += [
            _choice(command, partial(app.run_action, command.action))
            for command in app.APP_COMMANDS
        ]
        return choices

    def _elsewhere(self) -> list[Choice]:
        """Return the commands of the other places; choosing one goes there."""
        app: HoiNghiApp = self.app  # type: ignore[assignment]
        return [
            Choice(
                _name(command),
                f"{command.help} · ở trang {tab.key} {tab.title}",
                partial(app.action_open_tab, tab.mode),
            )
            for tab in app.tabs
            if tab.mode != app.current_mode
            for command in screen_class(tab.mode).COMMANDS_HERE
            if command not in EVERYWHERE and app.allows(action_name(command.action), tab.mode)
        ]

    async def discover(self) -> Hits:
        """Offer what can be done here while nothing is typed."""
        for choice in self._choices():
            yield DiscoveryHit(Content(choice.name), choice.run, help=choice.help)

    async def search(self, query: str) -> Hits:
        """Offer what matches, the commands of this place before those of others."""
        here = [(choice, 3 * choice.score(query)) for choice in self._choices()]
        found = [*here, *((choice, choice.score(query)) for choice in self._elsewhere())]
        hits = [(choice, score) for choice, score in found if score]
        for choice, score in hits:
            yield Hit(score, Content(choice.name), choice.run, text=choice.name, help=choice.help)
        if not hits:
            yield Hit(1, Content("Không có lệnh nào khớp"), lambda: None, text="")


def _choice(command: Command, run: Callable[[], object]) -> Choice:
    return Choice(_name(command), f"{command.help} ({command.cap})", run)


def _name(command: Command) -> str:
    # "1′" says something only beside its key.
    label = command.label if any(map(str.isalpha, command.label)) else command.help
    return label[:1].upper() + label[1:]


class Palette(CommandPalette):
    """Chooses at most once, and only while it is open.

    Enter is answered a little later than a key typed right after it that closes the palette;
    ``CommandPalette`` would then close the screen below, and with the last one the program.
    """

    @on(OptionList.OptionSelected)
    @on(Input.Submitted)
    def _choose_only_while_open(self, event: OptionList.OptionSelected | Input.Submitted) -> None:
        if self.app.screen is not self:
            event.stop()
            event.prevent_default()


def command_palette() -> CommandPalette:
    """Return the palette, ready to be pushed."""
    return Palette(
        providers=[ConferenceCommands],
        placeholder="Gõ tên lệnh, không cần dấu",
        id="--command-palette",
    )
