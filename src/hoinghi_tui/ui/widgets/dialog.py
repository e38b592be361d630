"""What every dialog is built on."""

from typing import ClassVar, Generic, TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

from hoinghi_tui.ui.command import Command

R = TypeVar("R")

DIALOG_HELP = Command("help", "", "F1", "trợ giúp", "Trợ giúp cho ô này")
"""What a dialog with a help of its own offers at its foot; the key is the program's."""


class Dialog(ModalScreen[R], Generic[R]):
    """A modal screen that answers once.

    A second Enter that was typed before the first one has closed the dialog finds another
    screen on top, which ``ModalScreen`` would close in its place.

    One that is more than a question has a ``HELP`` of its own for F1, under ``HELP_TITLE``,
    and names its keys in ``COMMANDS_HERE``.
    """

    HELP_TITLE: ClassVar[str] = ""
    HELP: ClassVar[str] = ""
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = ()

    def on_mount(self) -> None:
        """Take away what was said before: it would cover the foot, which names the keys."""
        self.app.clear_notifications()

    async def action_help(self) -> None:
        """Show the help, as F1 does."""
        await self.run_action("app.help")

    def dismiss(self, result: R | None = None) -> AwaitComplete:
        """Close with an answer; nothing happens when it is closed already."""
        if self.app.screen is not self:
            return AwaitComplete()
        return super().dismiss(result)
