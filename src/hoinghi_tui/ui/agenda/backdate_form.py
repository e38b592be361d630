"""The small dialog that says the running item began earlier than was recorded."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from hoinghi_tui.ui.widgets.dialog import Dialog

_MOST_DIGITS = 3


class BackdateForm(Dialog[int | None]):
    """Asks for minutes; returns them, or None when the person thinks better of it.

    ``preview`` says in words what a number of minutes would do.
    """

    DEFAULT_CSS = """
    BackdateForm Input { margin: 1 0; width: 14; }
    """
    BINDINGS = [("escape", "dismiss(None)", "Thôi")]

    def __init__(self, title: str, preview: Callable[[int], str]) -> None:
        super().__init__()
        self._title = title
        self._preview = preview

    def compose(self) -> ComposeResult:
        """Yield the question, the field and what the answer would do."""
        with Vertical(classes="dialog"):
            yield Static("LÙI GIỜ BẮT ĐẦU", classes="dialog-title", markup=False)
            yield Static(
                f"“{self._title}” thật ra đã bắt đầu sớm hơn bao nhiêu phút so với lúc bấm?",
                markup=False,
            )
            yield Input(
                "3",
                id="backdate-minutes",
                type="integer",
                max_length=_MOST_DIGITS,
                restrict=r"[0-9]*",
                placeholder="số phút",
            )
            yield Static(id="backdate-preview", markup=False)
            yield Static("Enter  lưu    Esc  thôi", classes="dialog-keys", markup=False)

    def on_mount(self) -> None:
        """Select the suggested number, so that typing replaces it."""
        self.query_one(Input).select_all()

    @on(Input.Changed)
    def _show_preview(self, event: Input.Changed) -> None:
        minutes = _minutes(event.value)
        words = self._preview(minutes) if minutes else "Gõ số phút, từ 1 trở lên."
        self.query_one("#backdate-preview", Static).update(words)

    @on(Input.Submitted)
    def _save(self, event: Input.Submitted) -> None:
        minutes = _minutes(event.value)
        if minutes:
            self.dismiss(minutes)


def _minutes(text: str) -> int:
    return int(text) if text.isdecimal() else 0
