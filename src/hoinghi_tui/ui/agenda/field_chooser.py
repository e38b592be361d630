"""Choosing a field of a script by a few letters of its name or meaning."""

from collections.abc import Sequence

from hoinghi_tui.ui.widgets.row_list import Cell, Column
from hoinghi_tui.ui.widgets.typed_list import TypedList
from hoinghi_tui.vietnamese import Haystack, search

ScriptFieldRow = tuple[str, str]
"""A field's name and its meaning."""

_LINES = 14


class FieldChooser(TypedList[ScriptFieldRow, str]):
    """Returns the name of the field chosen, None for Esc."""

    COLUMNS = (Column("", 24), Column("", 24, weight=1))
    PLACEHOLDER = "Gõ vài chữ, như: nguoi trinh bay, quyet dinh"
    EMPTY = "Không có trường nào khớp."
    VERB = "chèn"

    def __init__(self, fields: Sequence[ScriptFieldRow]) -> None:
        super().__init__("CHÈN TRƯỜNG", _LINES)
        self._choices = [(one, Haystack.of(*one)) for one in fields]

    def fitting(self, typed: str) -> Sequence[ScriptFieldRow]:
        """Return the fields with such a name or meaning."""
        return search(typed, self._choices)

    def cells(self, row: ScriptFieldRow) -> Sequence[Cell]:
        """Return name and meaning."""
        return field_cells(row)

    def answer(self, row: ScriptFieldRow) -> str:
        """Return the name."""
        return row[0]


def field_cells(field: ScriptFieldRow) -> Sequence[Cell]:
    """Return a field's name and its meaning as cells."""
    name, meaning = field
    return Cell(f"{{{name}}}", "accent"), Cell(meaning, "muted")
