"""The command palette: every command by its name, with or without accents."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from hoinghi_tui.ui.frame import TABS, ConferenceScreen
from hoinghi_tui.vietnamese import matches

if TYPE_CHECKING:
    from hoinghi_tui.ui.app import HoiNghiApp


class ConferenceCommands(Provider):
    """Offers the commands of the open screen, of the program and the eight places."""

    def _choices(self) -> list[tuple[str, str, Callable[[], object]]]:
        app: HoiNghiApp = self.app  # type: ignore[assignment]
        screen = self.screen
        choices: list[tuple[str, str, Callable[[], object]]] = []
        if isinstance(screen, ConferenceScreen):
            choices += [
                (
                    command.label.capitalize(),
                    command.help,
                    partial(screen.run_action, command.action),
                )
                for command in screen.COMMANDS_HERE
                if screen.check_action(command.action, ())
            ]
        choices += [
            (tab.title, f"Mở trang {tab.title} ({tab.key})", partial(app.action_open_tab, tab.mode))
            for tab in TABS
        ]
        choices += [
            (command.label.capitalize(), command.help, partial(app.run_action, command.action))
            for command in app.APP_COMMANDS
        ]
        return choices

    async def discover(self) -> Hits:
        """Offer every command while nothing is typed."""
        for name, help_text, run in self._choices():
            yield DiscoveryHit(Content(name), run, help=help_text)

    async def search(self, query: str) -> Hits:
        """Offer what matches by name first, then by its sentence."""
        found = False
        for name, help_text, run in self._choices():
            score = 2 * matches(query, name) or matches(query, help_text)
            if score:
                found = True
                yield Hit(score, Content(name), run, text=name, help=help_text)
        if not found:
            yield Hit(1, Content("Không có lệnh nào khớp"), lambda: None, text="")


def command_palette() -> CommandPalette:
    """Return the palette, ready to be pushed."""
    return CommandPalette(
        providers=[ConferenceCommands],
        placeholder="Gõ tên lệnh, không cần dấu",
        id="--command-palette",
    )
