"""The line of keys at the foot of a dialog, each of them a thing to click."""

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Static

from hoinghi_tui.ui.command import Command, key_and_label


class DialogKeys(Static):
    """What can be done in a dialog; its screen runs what is clicked."""

    auto_links = False

    def __init__(self, commands: Sequence[Command]) -> None:
        parts = (key_and_label(command, "screen") for command in commands if command.shown)
        super().__init__(Content("   ").join(parts), classes="dialog-keys", markup=False)
