"""Choosing a field of a script by a few letters of its name or meaning."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from hoinghi_tui.ui.widgets.dialog import Dialog
from hoinghi_tui.ui.widgets.row_list import Cell, Column, RowList
from hoinghi_tui.vietnamese import Haystack, search

ScriptFieldRow = tuple[str, str]
"""A field's name and its meaning."""

_COLUMNS = (Column("", 24), Column("", 24, weight=1))
_LINES = 14


class FieldChooser(Dialog[str | None]):
    """Returns the name of the field chosen, None for Esc."""

    CSS_PATH = "making.tcss"
    BINDINGS = [
        ("escape", "dismiss(None)", "Thôi"),
        ("up", "step(-1)", "Lên"),
        ("down", "step(1)", "Xuống"),
        ("pageup", "page(-1)", "Trang trước"),
        ("pagedown", "page(1)", "Trang sau"),
    ]

    def __init__(self, fields: Sequence[ScriptFieldRow]) -> None:
        super().__init__()
        self._choices = [(one, Haystack.of(*one)) for one in fields]

    def compose(self) -> ComposeResult:
        """Yield the line to type in and what fits."""
        with Vertical(classes="dialog", id="field-chooser"):
            yield Static("CHÈN TRƯỜNG", classes="dialog-title", markup=False)
            yield Input(placeholder="Gõ vài chữ, như: nguoi trinh bay, quyet dinh")
            rows: RowList[ScriptFieldRow] = RowList(
                _COLUMNS, field_cells, titles=False, empty="Không có trường nào khớp."
            )
            rows.can_focus = False
            rows.styles.height = _LINES
            yield rows
            yield Static("↑↓  chọn   Enter  chèn   Esc  thôi", classes="dialog-keys", markup=False)

    def on_mount(self) -> None:
        """Show all fields until something is typed."""
        box = self.query_one(Input)
        box.cursor_blink = False
        box.focus()
        self._search()

    @on(Input.Changed)
    def _search(self) -> None:
        self.query_one(RowList).show(search(self.query_one(Input).value, self._choices), 0)

    def action_step(self, step: int) -> None:
        """Go to the next or the previous field."""
        self.query_one(RowList).action_move(step)

    def action_page(self, step: int) -> None:
        """Go on or back by as many fields as are shown."""
        self.query_one(RowList).action_page(step)

    @on(Input.Submitted)
    @on(RowList.Chosen)
    def _chosen(self) -> None:
        field: ScriptFieldRow | None = self.query_one(RowList).current
        if field is not None:
            self.dismiss(field[0])


def field_cells(field: ScriptFieldRow) -> Sequence[Cell]:
    """Return a field's name and its meaning as cells."""
    name, meaning = field
    return Cell(f"{{{name}}}", "accent"), Cell(meaning, "muted")
