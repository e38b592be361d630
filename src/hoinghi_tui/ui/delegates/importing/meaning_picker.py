"""Choosing what a column of the sheet is."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from hoinghi_tui.spreadsheets.cells import column_letters
from hoinghi_tui.spreadsheets.headings import Column as Meaning
from hoinghi_tui.ui.delegates.importing.columns_view import (
    MEANINGS,
    SheetColumn,
    meaning_words,
)
from hoinghi_tui.ui.widgets.dialog import Dialog
from hoinghi_tui.ui.widgets.row_list import Cell, Column, RowList
from hoinghi_tui.vietnamese import printable


@dataclass(frozen=True, slots=True)
class Picked:
    """What the column is; None is nothing that is wanted."""

    meaning: Meaning | None


class MeaningPicker(Dialog[Picked | None]):
    """Lists what a column can be, and which column has that meaning now."""

    CSS_PATH = "import.tcss"
    BINDINGS = [("escape", "dismiss(None)", "Thôi")]

    def __init__(self, columns: Sequence[SheetColumn], place: int) -> None:
        super().__init__()
        self._column = next(one for one in columns if one.place == place)
        self._places = {one.meaning: one.place for one in columns if one.meaning}

    def compose(self) -> ComposeResult:
        """Yield the heading of the column, the meanings and the keys."""
        letters = column_letters(self._column.place)
        heading = f" “{self._column.heading}”" if self._column.heading else ""
        title = printable(f"CỘT {letters}{heading} LÀ GÌ?")
        with Vertical(classes="dialog", id="meaning-picker"):
            yield Static(title, classes="dialog-title", markup=False)
            yield RowList(
                (Column("", 22, weight=1), Column("", 14)), self._cells, titles=False, id="meanings"
            )
            yield Static("↑↓  chọn   Enter  đổi   Esc  thôi", classes="dialog-keys", markup=False)

    def on_mount(self) -> None:
        """Begin at what the column is taken for now."""
        rows = self.query_one(RowList)
        rows.show(MEANINGS, MEANINGS.index(self._column.meaning))
        rows.focus()

    def _cells(self, meaning: Meaning | None) -> Sequence[Cell]:
        place = self._places.get(meaning) if meaning else None
        words = "" if place is None else f"đang là cột {column_letters(place)}"
        return Cell(meaning_words(meaning)), Cell(words, "muted")

    @on(RowList.Chosen)
    def _choose(self) -> None:
        self.dismiss(Picked(self.query_one(RowList).current))
