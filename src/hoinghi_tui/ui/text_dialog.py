"""A dialog around one long text, in which nothing typed is lost without a question."""

from textual.widgets import Static, TextArea

from hoinghi_tui.ui.confirm import Confirm
from hoinghi_tui.ui.try_to import try_to
from hoinghi_tui.ui.widgets.dialog import Dialog


class TextDialog(Dialog[bool]):
    """Closes with True when it was saved.

    A subclass yields a ``TextArea`` and a ``.form-problem``, calls ``begin_typing`` once it is
    mounted, and saves in ``write``.
    """

    _shown = ""
    """The text as the area held it before anything was typed."""

    @property
    def _typed(self) -> str:
        return self.query_one(TextArea).text

    def begin_typing(self) -> None:
        """Take what stands there as not typed: a stored line end may be read as another."""
        self._shown = self._typed

    def write(self) -> object:
        """Save what was typed; raises as services do."""
        raise NotImplementedError

    def action_save(self) -> None:
        """Save; when another station was faster it is said and nothing typed is lost."""
        problem = try_to(self.write)
        if problem:
            self.query_one(".form-problem", Static).update(problem)
        else:
            self.dismiss(True)

    def action_leave(self) -> None:
        """Close; ask first when something was typed."""
        if self._typed == self._shown:
            self.dismiss(False)
            return

        def agreed(sure: bool | None) -> None:
            if sure:
                self.dismiss(False)

        words = "Phần vừa gõ chưa được lưu. Đóng thì mất phần ấy; Esc để gõ tiếp, rồi Ctrl+S lưu."
        self.app.push_screen(Confirm("BỎ PHẦN VỪA SỬA?", words, "bỏ"), agreed)
