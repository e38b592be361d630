"""The small dialogs that ask for minutes: begun earlier, put off, parted in two."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input, Static

from hoinghi_tui.domain.agenda import AgendaItem
from hoinghi_tui.ui.widgets.dialog import Dialog

_MOST_DIGITS = 3
_LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Question:
    """What a dialog asks: its title, the sentence, and the minutes it suggests.

    ``preview`` says in words what a number of minutes would do. Only where the question
    ``allows_less`` may the minutes be negative.
    """

    title: str
    sentence: str
    minutes: int
    preview: Callable[[int], str]
    allows_less: bool = False


class MinutesForm(Dialog[int | None]):
    """Asks for minutes; returns them, or None when the person thinks better of it."""

    DEFAULT_CSS = """
    MinutesForm Input { margin: 1 0; width: 14; }
    """
    BINDINGS = [("escape", "dismiss(None)", "Thôi")]

    def __init__(self, question: Question) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """Yield the question, the field and what the answer would do."""
        with Vertical(classes="dialog"):
            yield Static(self._question.title, classes="dialog-title", markup=False)
            yield Static(self._question.sentence, markup=False)
            yield _minutes_field(self._question)
            yield Static(id="minutes-preview", markup=False)
            yield Static("Enter  lưu    Esc  thôi", classes="dialog-keys", markup=False)

    def on_mount(self) -> None:
        """Select the suggested number, so that typing replaces it."""
        self.query_one(Input).select_all()

    @on(Input.Changed)
    def _show_preview(self, event: Input.Changed) -> None:
        minutes = _minutes(event.value)
        words = self._question.preview(minutes) if minutes else _ask(self._question)
        self.query_one("#minutes-preview", Static).update(words)

    @on(Input.Submitted)
    def _save(self, event: Input.Submitted) -> None:
        minutes = _minutes(event.value)
        if minutes:
            self.dismiss(minutes)


class SplitForm(Dialog[tuple[int, str] | None]):
    """Asks how long the first part is to be and what the second is called."""

    DEFAULT_CSS = """
    SplitForm .split-field { margin-top: 1; height: auto; }
    SplitForm #split-minutes { width: 14; }
    SplitForm #minutes-preview { margin-top: 1; }
    """
    BINDINGS = [
        ("escape", "dismiss(None)", "Thôi"),
        ("down", "app.focus_next", "Dòng dưới"),
        ("up", "app.focus_previous", "Dòng trên"),
    ]

    def __init__(self, item: AgendaItem, minutes: int) -> None:
        super().__init__()
        self._item = item
        self._minutes = minutes

    def compose(self) -> ComposeResult:
        """Yield the question, both fields and what the answer would do."""
        with Vertical(classes="dialog"):
            yield Static("TÁCH MỤC", classes="dialog-title", markup=False)
            yield Static(f"“{self._item.title}” tách thành hai phần.", markup=False)
            yield from _field(
                "Phần đầu, số phút",
                Input(
                    str(self._minutes // 2),
                    id="split-minutes",
                    max_length=_MOST_DIGITS,
                    restrict=r"[0-9]*",
                ),
            )
            yield from _field(
                "Tên phần sau",
                Input(
                    f"{self._item.title} (tiếp)",
                    id="split-title",
                    max_length=_LONGEST_TITLE,
                    select_on_focus=False,
                ),
            )
            yield Static(id="minutes-preview", markup=False)
            yield Static("Enter  tách   ↑↓  dòng   Esc  thôi", classes="dialog-keys", markup=False)

    def on_mount(self) -> None:
        """Select the suggested number, so that typing replaces it."""
        self.query_one("#split-minutes", Input).select_all()

    @on(Input.Changed, "#split-minutes")
    def _show_preview(self, event: Input.Changed) -> None:
        first = _minutes(event.value)
        fits = 0 < first < self._minutes
        words = (
            f"Phần đầu {first}′, phần sau {self._minutes - first}′"
            if fits
            else f"Gõ số phút từ 1 đến {self._minutes - 1}."
        )
        self.query_one("#minutes-preview", Static).update(words)

    @on(Input.Submitted)
    def _save(self) -> None:
        first = _minutes(self.query_one("#split-minutes", Input).value)
        if 0 < first < self._minutes:
            self.dismiss((first, self.query_one("#split-title", Input).value))


def _minutes_field(question: Question) -> Input:
    return Input(
        str(question.minutes),
        id="minutes",
        max_length=_MOST_DIGITS + question.allows_less,
        restrict=r"[-−]?[0-9]*" if question.allows_less else r"[0-9]*",
        placeholder="số phút",
    )


def _field(label: str, field: Input) -> Iterable[Widget]:
    yield Static(label, classes="split-field muted", markup=False)
    yield field


def _ask(question: Question) -> str:
    return "Gõ số phút, ví dụ 5 hoặc −5." if question.allows_less else "Gõ số phút, từ 1 trở lên."


def _minutes(text: str) -> int:
    """Read whole minutes, with a minus sign of either kind; 0 for anything else."""
    plain = text.replace("−", "-")
    return int(plain) if plain.removeprefix("-").isdecimal() else 0
