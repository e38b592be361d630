"""The F1 help: what this screen is for and every key of it."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from hoinghi_tui.ui.command import Command
from hoinghi_tui.ui.widgets.dialog import Dialog


class HelpScreen(Dialog[None]):
    """Shows a screen's help text and its commands; any of three keys closes it."""

    BINDINGS = [("escape,f1,enter", "dismiss", "Đóng")]

    def __init__(self, title: str, text: str, commands: Sequence[Command]) -> None:
        super().__init__()
        self._title = title
        self._text = text
        self._commands = commands

    def compose(self) -> ComposeResult:
        """Yield the panel."""
        with Vertical(classes="dialog"):
            yield Static(f"TRỢ GIÚP · {self._title}", classes="dialog-title", markup=False)
            with VerticalScroll(classes="dialog-body"):
                yield Static(self._prose(), markup=False)
                yield Static(self._keys(), id="help-keys", markup=False)
            yield Static("Esc  đóng", classes="dialog-keys", markup=False)

    def _prose(self) -> str:
        """Let the terminal break the lines: only blank lines part paragraphs."""
        paragraphs = self._text.strip().split("\n\n")
        return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)

    def _keys(self) -> Content:
        width = max((len(command.cap) for command in self._commands), default=0) + 2
        lines = (
            Content.assemble((command.cap.ljust(width), "bold $accent"), command.help)
            for command in self._commands
        )
        return Content("\n").join(lines)
