"""The form in which a delegate is added or corrected."""

from collections.abc import Callable, Sequence
from typing import Any

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static

from hoinghi_tui.domain.people import Delegate, Invitation, Unit
from hoinghi_tui.domain.people_words import INVITATION_WORDS, ROLE_WORDS, roles_text
from hoinghi_tui.services.delegate_entry import (
    FIELD_NAMES,
    Entry,
    check_entry,
    combine,
    suggest_units,
)
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.try_to import try_to
from hoinghi_tui.ui.widgets.choice import Choice, Choices

LABELS = {
    "full_name": "Họ và tên",
    "honorific": "Danh xưng",
    "position": "Chức vụ",
    "unit": "Đơn vị",
    "phone": "Điện thoại",
    "roles": "Vai trò",
    "note": "Ghi chú",
    "invitation": "Giấy mời",
    "absence_reason": "Lý do vắng",
}
HONORIFICS = (("Ông", "Ông"), ("Bà", "Bà"), ("Đ/c", "Đ/c"), ("", "không ghi"))
_UNITS_SHOWN = 3

Save = Callable[[Delegate, Delegate], object]
"""Saves a delegate, given as it was opened and as it was typed; may refuse or fail."""


class DelegateForm(ModalScreen[bool]):
    """One line a field; Ctrl+S saves, and what is wrong is said under the fields.

    The form stays open, with everything typed, until the saving has succeeded.
    """

    BINDINGS = [
        ("escape", "dismiss(False)", "Thôi"),
        ("ctrl+s", "save", "Lưu"),
        # With priority, or the keys that follow fast would still go to the line that is left.
        Binding("down", "app.focus_next", "Dòng dưới", priority=True),
        Binding("up", "app.focus_previous", "Dòng trên", priority=True),
    ]

    def __init__(self, session: Session, delegate: Delegate, save: Save, title: str) -> None:
        super().__init__()
        self._session = session
        self._delegate = delegate
        self._save = save
        self._title = title
        self._opened = Entry.of(delegate, session.state.unit_of(delegate))

    def compose(self) -> ComposeResult:
        """Yield the fields."""
        with Vertical(classes="dialog", id="delegate-form"):
            yield Static(self._title, classes="dialog-title", markup=False)
            for name, label in LABELS.items():
                with Horizontal(classes="form-row", id=f"row-{name}"):
                    yield Static(label, classes="form-label", markup=False)
                    yield self._field(name)
                if name == "unit":
                    yield Static(id="unit-hint", markup=False)
            yield Static(id="delegate-problem", classes="form-problem", markup=False)
            yield Static(
                "Ctrl+S  lưu   ↑↓  dòng   ←→  chọn   Space  đánh dấu   Esc  thôi",
                classes="dialog-keys",
                markup=False,
            )

    def _field(self, name: str) -> Widget:
        value = getattr(self._opened, name)
        field_id = f"field-{name}"
        if name == "honorific":
            own = [] if value in dict(HONORIFICS) else [(value, value)]
            return Choice([*HONORIFICS, *own], value, id=field_id)
        if name == "roles":
            return Choices(list(ROLE_WORDS.items()), value, id=field_id)
        if name == "invitation":
            return Choice(list(INVITATION_WORDS.items()), value, id=field_id)
        # Another unit is typed over the one that stands there; other texts are corrected.
        return Input(value, id=field_id, select_on_focus=name == "unit")

    def on_mount(self) -> None:
        """Start at the name."""
        for field in self.query(Input):
            field.cursor_blink = False
        self.query_one("#field-full_name").focus()
        self._show_reason()

    # -- while typing ------------------------------------------------------------------

    @on(Choice.Changed, "#field-invitation")
    def _show_reason(self) -> None:
        """Ask for a reason only of those who do not come."""
        declined = self._value("invitation") is Invitation.DECLINED
        self.query_one("#row-absence_reason").display = declined

    @on(Input.Changed, "#field-unit")
    def _show_units(self) -> None:
        box = self.query_one("#field-unit", Input)
        words = _unit_hint(box.value, self._units(box.value)) if box.has_focus else Content("")
        self.query_one("#unit-hint", Static).update(words)

    def on_descendant_focus(self, _: events.DescendantFocus) -> None:
        """Mark the line; help with the unit while it is typed, write it out when it is left."""
        for row in self.query(".form-row"):
            row.set_class(row.has_focus_within, "-here")
        box = self.query_one("#field-unit", Input)
        found = [] if box.has_focus else self._units(box.value)
        if found:
            box.value = found[0].name
        self._show_units()

    @on(Input.Submitted)
    def _next_line(self, submitted: Input.Submitted) -> None:
        """Go from the line that was entered to the next, however fast Enter was pressed."""
        order = [field for field in self.focus_chain if isinstance(field, Widget)]
        order[(order.index(submitted.input) + 1) % len(order)].focus()

    def _units(self, typed: str) -> Sequence[Unit]:
        return suggest_units(typed, self._session.state.units.values())

    # -- saving ------------------------------------------------------------------------

    def action_save(self) -> None:
        """Check the fields and save; what is wrong is said, and nothing typed is lost."""
        checked = check_entry(self._typed(), self._delegate, self._session.state.units.values())
        if checked.problems:
            name, sentence = next(iter(checked.problems.items()))
            self._complain(sentence)
            self._box(name).focus()
            return
        problem = try_to(lambda: self._save(self._delegate, checked.delegate))
        if problem:
            self._complain("\n".join([problem, *self._catch_up()]))
        else:
            self.dismiss(True)

    def _catch_up(self) -> list[str]:
        """Take over what another desk saved in fields left alone here; name the others."""
        theirs = self._session.state.delegates.get(self._delegate.id)
        if theirs is None or theirs == self._delegate:
            return []
        saved = Entry.of(theirs, self._session.state.unit_of(theirs))
        entry, both = combine(self._opened, self._typed(), saved)
        self._delegate, self._opened = theirs, saved
        for name in FIELD_NAMES:
            self._box(name).value = getattr(entry, name)
        sentences = [f"{LABELS[name]} nay là “{_words(saved, name)}”." for name in both]
        return [*sentences, "Ctrl+S lần nữa: lưu chữ của bạn. Esc: giữ của bàn kia."]

    def _typed(self) -> Entry:
        return Entry(**{name: self._value(name) for name in FIELD_NAMES})

    def _value(self, name: str) -> Any:
        return self._box(name).value

    def _box(self, name: str) -> Any:
        """Return the field: an ``Input``, ``Choice`` or ``Choices``, each with a value."""
        return self.query_one(f"#field-{name}")

    def _complain(self, sentence: str) -> None:
        self.query_one("#delegate-problem", Static).update(sentence)


def _unit_hint(typed: str, found: Sequence[Unit]) -> Content:
    if not typed.strip():
        return Content.styled("Gõ vài chữ của tên đơn vị; có thể để trống.", "$muted")
    if not found:
        return Content.styled("Không có đơn vị nào khớp.", "$warning")
    others = " · ".join(unit.label for unit in found[1:_UNITS_SHOWN])
    best = Content.styled(f"→ {found[0].name}", "$accent")
    return Content.assemble(best, (f"   {others}", "$muted"))


def _words(entry: Entry, name: str) -> str:
    if name == "roles":
        return roles_text(entry.roles) or "không"
    if name == "invitation":
        return INVITATION_WORDS[entry.invitation]
    return getattr(entry, name) or "để trống"
