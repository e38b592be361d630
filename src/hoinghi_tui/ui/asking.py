"""What every place does alike: open a form and tell what it saved, ask before deleting."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.screen import Screen

from hoinghi_tui.vietnamese import printable

if TYPE_CHECKING:
    from hoinghi_tui.ui.app import HoiNghiApp


class AskingScreen(Screen[None]):
    """Opens dialogs over itself."""

    app: "HoiNghiApp"

    def open_form(
        self, dialog: Screen[bool], words: str, then: Callable[[], object] = lambda: None
    ) -> None:
        """Open a dialog that saves by itself; when it has, do ``then`` and say ``words``."""

        def done(saved: bool | None) -> None:
            if saved:
                then()
                self.app.data_changed()
                self.app.say(printable(words))

        self.app.push_screen(dialog, done)

    def ask_to_delete(self, title: str, loss: str, delete: Callable[[], object], done: str) -> None:
        """Ask once, telling the ``loss``; then delete, and say what was ``done``, and the way back.

        ``done`` is without its full stop.
        """
        from hoinghi_tui.ui.confirm import Confirm

        def agreed(sure: bool | None) -> None:
            if sure and self.app.saved(delete):
                self.app.say(printable(f"{done}. Ctrl+Z để lấy lại."))

        self.app.push_screen(Confirm(title, printable(loss), "xóa"), agreed)
