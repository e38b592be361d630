"""The form in which a delegate is added or corrected."""

from collections.abc import Callable, Iterable

from textual import on
from textual.app import ComposeResult
from textual.containers import Grid, Vertical
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static

from hoinghi_tui.domain.people import Delegate, Invitation
from hoinghi_tui.domain.people_words import INVITATION_WORDS
from hoinghi_tui.services.delegate_entry import Entry, check_entry, suggest_unit
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.choice import Choice
from hoinghi_tui.ui.try_to import try_to

FIELDS = (
    ("full_name", "Họ và tên"),
    ("honorific", "Danh xưng"),
    ("position", "Chức vụ"),
    ("unit", "Đơn vị"),
    ("phone", "Điện thoại"),
    ("roles", "Vai trò"),
    ("note", "Ghi chú"),
)

Save = Callable[[Delegate], object]
"""Saves the checked delegate; may refuse or fail."""


class DelegateForm(ModalScreen[bool]):
    """One line a field; Ctrl+S saves, and what is wrong is said under the fields.

    The form stays open, with everything typed, until the saving has succeeded.
    """

    BINDINGS = [
        ("escape", "dismiss(False)", "Thôi"),
        ("ctrl+s", "save", "Lưu"),
        ("down", "app.focus_next", "Dòng dưới"),
        ("up", "app.focus_previous", "Dòng trên"),
    ]

    def __init__(self, session: Session, delegate: Delegate, save: Save, title: str) -> None:
        super().__init__()
        self._session = session
        self._delegate = delegate
        self._save = save
        self._title = title
        self._entry = Entry.of(delegate, session.state.unit_of(delegate))

    def compose(self) -> ComposeResult:
        """Yield the fields."""
        with Vertical(classes="dialog", id="delegate-form"):
            yield Static(self._title, classes="dialog-title", markup=False)
            with Grid(id="delegate-fields"):
                yield from self._fields()
            yield Static(id="unit-hint", classes="muted", markup=False)
            yield Static(id="delegate-problem", classes="form-problem", markup=False)
            yield Static(
                "Ctrl+S  lưu    Tab ↑↓  chuyển dòng    ←→  chọn    Esc  thôi",
                classes="dialog-keys",
                markup=False,
            )

    def _fields(self) -> Iterable[Widget]:
        for field, label in FIELDS:
            yield Static(label, classes="muted", markup=False)
            yield Input(getattr(self._entry, field), id=f"field-{field}", select_on_focus=False)
        yield Static("Giấy mời", classes="muted", markup=False)
        answers = [(state, INVITATION_WORDS[state]) for state in Invitation]
        yield Choice(answers, self._entry.invitation, id="field-invitation")
        yield Static("Lý do vắng", classes="muted", markup=False)
        yield Input(self._entry.absence_reason, id="field-absence_reason", select_on_focus=False)

    def on_mount(self) -> None:
        """Start at the name."""
        for field in self.query(Input):
            field.cursor_blink = False
        self.query_one("#field-full_name").focus()

    @on(Input.Changed, "#field-unit")
    def _show_unit(self, changed: Input.Changed) -> None:
        unit = suggest_unit(changed.value, self._session.state.units.values())
        words = f"Đơn vị: {unit.name}" if unit else ""
        self.query_one("#unit-hint", Static).update(words)

    @on(Input.Submitted)
    def _next_line(self, submitted: Input.Submitted) -> None:
        """Go from the line that was entered to the next, however fast Enter was pressed."""
        order = [field for field in self.query("#delegate-fields > *") if field.can_focus]
        order[(order.index(submitted.input) + 1) % len(order)].focus()

    def action_save(self) -> None:
        """Check the fields and save; what is wrong is said, and nothing typed is lost."""
        checked = check_entry(self._typed(), self._delegate, self._session.state.units.values())
        if checked.problems:
            field, sentence = next(iter(checked.problems.items()))
            self._complain(sentence)
            self.query_one(f"#field-{field}").focus()
            return
        problem = try_to(lambda: self._save(checked.delegate))
        if problem:
            self._complain(problem)
        else:
            self.dismiss(True)

    def _typed(self) -> Entry:
        texts = {field: self.query_one(f"#field-{field}", Input).value for field, _ in FIELDS}
        choice: Choice[Invitation] = self.query_one("#field-invitation", Choice)
        reason = self.query_one("#field-absence_reason", Input).value
        return Entry(**texts, invitation=choice.value, absence_reason=reason)

    def _complain(self, sentence: str) -> None:
        self.query_one("#delegate-problem", Static).update(sentence)
