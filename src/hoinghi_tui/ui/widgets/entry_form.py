"""A form of one line a field that never loses what was typed."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, ClassVar, Generic, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from hoinghi_tui.services.entries import Editing, combine
from hoinghi_tui.ui.try_to import try_to
from hoinghi_tui.ui.widgets.dialog import Dialog
from hoinghi_tui.ui.widgets.found_field import FoundField

R = TypeVar("R")
E = TypeVar("E")


class EntryForm(Dialog[bool], Generic[R, E]):
    """Shows an entry field by field; Ctrl+S saves, and what is wrong is said under them.

    The form stays open, with everything typed, until the saving has succeeded. When another
    desk has saved meanwhile, fields left alone here take its values, and those that both
    changed are named.

    A subclass names its ``LABELS`` (field to label, in order) and may choose the widget of a
    field, write a line under it (``HINTED``) and set some apart (``GROUPS``).
    """

    LABELS: ClassVar[Mapping[str, str]]
    HINTED: ClassVar[tuple[str, ...]] = ()
    """Fields with a line under them, written anew at each key."""
    GROUPS: ClassVar[tuple[str, ...]] = ()
    """Fields before which a tall screen leaves a blank line."""
    FOUND: ClassVar[Mapping[str, str]] = {}
    """Fields that are a ``FoundField``, and what is found in it: "đơn vị"; left blank is well."""
    KEYS: ClassVar[str] = "Ctrl+S  lưu   ↑↓  dòng   Esc  thôi"

    BINDINGS = [
        ("escape", "dismiss(False)", "Thôi"),
        ("ctrl+s", "save", "Lưu"),
        # With priority, or the keys that follow fast would still go to the line that is left.
        Binding("down", "app.focus_next", "Dòng dưới", priority=True),
        Binding("up", "app.focus_previous", "Dòng trên", priority=True),
    ]

    def __init__(self, title: str, editing: Editing[R, E]) -> None:
        super().__init__()
        self._title = title
        self._editing = editing
        self._record = editing.record
        self._opened = editing.entry_of(editing.record)

    # -- what a subclass may choose ------------------------------------------------------

    def field(self, name: str, value: Any) -> Widget:
        """Return the widget of a field, which must have a ``value``."""
        return Input(value, id=f"field-{name}", select_on_focus=False)

    def hint(self, name: str, value: Any) -> Content:
        """Return the line under a field of ``HINTED``."""
        return Content("")

    def words(self, name: str, value: Any) -> str:
        """Say the value of a field in a sentence."""
        box = self.box(name)
        called = box.name_of(value) if isinstance(box, FoundField) else ""
        return called or value or "để trống"

    def foot(self) -> Iterable[Widget]:
        """Yield what stands under the fields, always in sight, above what is wrong."""
        return ()

    # -- the form ------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Yield the fields, and under them what is wrong and the keys, always in sight."""
        with Vertical(classes="dialog entry-form"):
            yield Static(self._title, classes="dialog-title", markup=False)
            with VerticalScroll(classes="form-rows", can_focus=False):
                for name, label in self.LABELS.items():
                    classes = "form-row -group" if name in self.GROUPS else "form-row"
                    with Horizontal(classes=classes, id=f"row-{name}"):
                        yield Static(label, classes="form-label", markup=False)
                        yield self.field(name, getattr(self._opened, name))
                    if name in self.HINTED:
                        yield Static(id=f"hint-{name}", classes="form-hint", markup=False)
            with Vertical(classes="form-foot"):
                yield from self.foot()
                yield Static(classes="form-problem", markup=False)
                yield Static(self.KEYS, classes="dialog-keys", markup=False)

    def on_mount(self) -> None:
        """Start at the first field, every text shown from its beginning."""
        for field in self.query(Input):
            field.cursor_blink = False
            field.cursor_position = 0
        self.box(next(iter(self.LABELS))).focus()
        for name in self.HINTED:
            self.show_hint(name)

    @on(Input.Changed)
    def _rewrite_hint(self, changed: Input.Changed) -> None:
        name = (changed.input.id or "").removeprefix("field-")
        if name in self.HINTED:
            self.show_hint(name)

    def show_hint(self, name: str) -> None:
        """Write the line under a field anew."""
        self.query_one(f"#hint-{name}", Static).update(self.hint(name, self.box(name).value))

    def on_descendant_focus(self, _: events.DescendantFocus) -> None:
        """Mark the line."""
        for row in self.query(".form-row"):
            row.set_class(row.has_focus_within, "-here")

    @on(Input.Submitted)
    def _next_line(self, submitted: Input.Submitted) -> None:
        """Go from the line that was entered to the next, however fast Enter was pressed."""
        order = [field for field in self.focus_chain if isinstance(field, Widget)]
        order[(order.index(submitted.input) + 1) % len(order)].focus()

    # -- saving --------------------------------------------------------------------------

    def action_save(self) -> None:
        """Check the fields and save; what is wrong is said, and nothing typed is lost."""
        for name, what in self.FOUND.items():
            unknown = self.box(name).unknown
            if unknown:
                self._complain(f"Không có {what} nào là “{unknown}”. Gõ lại, hoặc để trống.")
                self.box(name).focus()
                return
        checked = self._editing.check(self._typed(), self._record)
        if checked.problems:
            name = next(name for name in self.LABELS if name in checked.problems)
            self._complain(checked.problems[name])
            self.box(name).focus()
            return
        problem = try_to(lambda: self._editing.save(self._record, checked.record))
        if problem:
            self._complain("\n".join([problem, *self._catch_up()]))
        else:
            self.dismiss(True)

    def _catch_up(self) -> list[str]:
        """Take over what another desk saved in fields left alone here; name the others."""
        theirs = self._editing.current()
        if theirs is None or theirs == self._record:
            return []
        saved = self._editing.entry_of(theirs)
        entry, both = combine(self._opened, self._typed(), saved)
        self._record, self._opened = theirs, saved
        for name in self.LABELS:
            self.box(name).value = getattr(entry, name)
        sentences = [
            f"{self.LABELS[name]} nay là “{self.words(name, getattr(saved, name))}”."
            for name in both
        ]
        return [*sentences, "Ctrl+S lần nữa: lưu chữ của bạn. Esc: giữ của bàn kia."]

    def _typed(self) -> E:
        opened: Any = self._opened
        typed: E = replace(opened, **{name: self.box(name).value for name in self.LABELS})
        return typed

    def box(self, name: str) -> Any:
        """Return the field: an ``Input``, ``Choice`` or ``Choices``, each with a value."""
        return self.query_one(f"#field-{name}")

    def _complain(self, sentence: str) -> None:
        self.query_one(".form-problem", Static).update(sentence)
