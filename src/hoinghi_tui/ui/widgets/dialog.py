"""What every dialog is built on."""

from typing import Generic, TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

R = TypeVar("R")


class Dialog(ModalScreen[R], Generic[R]):
    """A modal screen that answers once.

    A second Enter that was typed before the first one has closed the dialog finds another
    screen on top, which ``ModalScreen`` would close in its place.
    """

    def dismiss(self, result: R | None = None) -> AwaitComplete:
        """Close with an answer; nothing happens when it is closed already."""
        if self.app.screen is not self:
            return AwaitComplete()
        return super().dismiss(result)
