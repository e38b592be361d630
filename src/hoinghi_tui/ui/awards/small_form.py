"""A small dialog of a few typed lines that saves by itself and keeps what was typed."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from textual import on
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Input, Static

from hoinghi_tui.ui.try_to import try_to
from hoinghi_tui.ui.widgets.dialog import Dialog
from hoinghi_tui.ui.widgets.steady_text import SteadyText
from hoinghi_tui.vietnamese import printable


class SmallForm(Dialog[bool]):
    """Closes with True once saved. Enter goes on and saves from the last line.

    A subclass names its ``LABELS`` (field to label, in order), says in ``preview`` what
    would be saved, and does it in ``save``.
    """

    LABELS: ClassVar[Mapping[str, str]]
    PLACEHOLDERS: ClassVar[Mapping[str, str]] = {}
    KEYS: ClassVar[str] = "Enter  tiếp, lưu ở dòng cuối   F1  trợ giúp   Esc  thôi"
    BINDINGS = [
        # Before the line itself: what is typed right after Enter belongs to the next one.
        Binding("enter", "next_line", "Tiếp", priority=True),
        ("escape", "dismiss(False)", "Thôi"),
        ("ctrl+s", "save", "Lưu"),
        ("down", "app.focus_next", "Dòng dưới"),
        ("up", "app.focus_previous", "Dòng trên"),
    ]
    DEFAULT_CSS = """
    SmallForm .small-preview { height: auto; margin-top: 1; }
    """

    def __init__(self, title: str, values: Mapping[str, str]) -> None:
        super().__init__()
        self._title = printable(title)
        self._values = values

    # -- what a subclass says ------------------------------------------------------------

    def preview(self) -> str:
        """Say what would be saved, or raise what speaks against it."""
        return ""

    def save(self) -> object:
        """Save what was typed; may refuse."""
        raise NotImplementedError

    def fields_below(self) -> Iterable[Widget]:
        """Yield what stands under the lines."""
        return ()

    # -- the form ------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Yield the lines, what they mean, and the keys."""
        with Vertical(classes="dialog"):
            yield Static(self._title, classes="dialog-title", markup=False)
            for name, label in self.LABELS.items():
                with Horizontal(classes="form-row"):
                    yield Static(label, classes="form-label", markup=False)
                    yield Input(
                        self._values.get(name, ""),
                        id=f"small-{name}",
                        placeholder=self.PLACEHOLDERS.get(name, ""),
                    )
            yield from self.fields_below()
            yield SteadyText(classes="small-preview muted")
            yield Static(classes="form-problem", markup=False)
            yield Static(self.KEYS, classes="dialog-keys", markup=False)

    def on_mount(self) -> None:
        """Start at the first line."""
        for box in self.query(Input):
            box.cursor_blink = False
        self.query(Input).first().focus()
        self.show_preview()

    def typed(self, name: str) -> str:
        """Return what stands in a line."""
        return self.box(name).value

    def box(self, name: str) -> Input:
        """Return a line."""
        return self.query_one(f"#small-{name}", Input)

    @on(Input.Changed)
    def show_preview(self) -> None:
        """Say what would be saved as things stand."""
        from textual.content import Content

        told: list[str] = []
        problem = try_to(lambda: told.append(self.preview()))
        words = Content.styled(problem, "$warning") if problem else Content("".join(told))
        self.query_one(".small-preview", SteadyText).show(words)
        self.query_one(".form-problem", Static).update("")

    def action_next_line(self) -> None:
        """Go to the next line; what is no line or the last one keeps its Enter."""
        boxes = list(self.query(Input))
        if self.focused not in boxes[:-1]:
            raise SkipAction
        # At once, where Widget.focus() would wait for its turn.
        self.set_focus(boxes[boxes.index(self.focused) + 1])

    @on(Input.Submitted)
    def _save_from_the_last(self) -> None:
        # The line itself says so, once it has all that was typed before Enter.
        self.action_save()

    def action_save(self) -> None:
        """Save; what is wrong is said, and nothing typed is lost."""
        problem = try_to(self.save)
        if problem:
            self.query_one(".form-problem", Static).update(problem)
        else:
            self.dismiss(True)
