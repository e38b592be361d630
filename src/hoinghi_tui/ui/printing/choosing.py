"""The part of F8 in which people choose whose papers are printed."""

from typing import TYPE_CHECKING

from hoinghi_tui.domain.people import Unit
from hoinghi_tui.services import print_choice
from hoinghi_tui.services.print_job import Paper
from hoinghi_tui.ui.frame import ConferenceScreen
from hoinghi_tui.ui.printing.paper_rows import TAB_WORDS, WHOLE, PaperRows, Row
from hoinghi_tui.ui.widgets.menu import Menu, MenuItem
from hoinghi_tui.ui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Callable

_NEW, _CHANGED, _UNIT = "new", "changed", "unit"
_MOST_BATCHES = 9
"""Batches that have a digit of their own in the menu; the others are chosen by the arrows."""


class ChoosingScreen(ConferenceScreen):
    """Keeps what is marked of each kind of document, and marks by unit, batch and state."""

    def __init__(self) -> None:
        super().__init__()
        self._shown = PaperRows(Paper.CERTIFICATES, ())
        self._marked: dict[Paper | None, set[str]] = {paper: set() for paper in TAB_WORDS}

    @property
    def _marks(self) -> set[str]:
        return self._marked[self._shown.paper]

    def action_mark(self) -> None:
        """Mark the line of the cursor for printing, or unmark it."""
        row: Row | None = self.query_one(RowList).current
        if row is not None:
            self._marks.symmetric_difference_update({row.id})
            self.refresh_data()
            self.query_one(RowList).action_move(1)

    def action_mark_all(self) -> None:
        """Mark all lines, or unmark them when all are marked."""
        everyone = {row.id for row in self._shown.rows}
        self._mark_only(set() if self._marks == everyone else everyone)

    def action_mark_new(self) -> None:
        """Mark the lines that were never printed."""
        shown = self._shown
        fresh = {row.id for row in shown.rows if shown.is_new(self.session, row)}
        if not fresh:
            self.app.say("Ai cũng đã có, không còn ai chưa in.")
        self._mark_only(fresh)

    def action_mark_some(self) -> None:
        """Mark by unit, by batch, or what must be printed again."""
        self.app.push_screen(Menu("CHỌN ĐỂ IN", self._ways()), self._mark_by)

    def _ways(self) -> list[MenuItem[str]]:
        shown, rows = self._shown, self._shown.rows
        new = sum(shown.is_new(self.session, row) for row in rows)
        changed = len(shown.changed(self.session))
        ways = [
            MenuItem("C", "Chưa in", _NEW, f"{new} tờ"),
            MenuItem("L", "Đã đổi sau khi in", _CHANGED, f"{changed} tờ"),
            MenuItem("U", "Của một đơn vị", _UNIT),
        ]
        if shown.paper is Paper.CERTIFICATES:
            for batch in self.session.awards.batches():
                key = str(batch.number) if batch.number <= _MOST_BATCHES else ""
                note = f"{len(batch.awards)} người"
                ways.append(MenuItem(key, f"Đợt {batch.number}", f"{batch.number}", note))
        return ways

    def _mark_by(self, way: str | None) -> None:
        if way == _NEW:
            self.action_mark_new()
        elif way == _CHANGED:
            self._mark_changed()
        elif way == _UNIT:
            from hoinghi_tui.ui.delegates.unit_chooser import UnitChooser

            self.app.push_screen(UnitChooser(self.session, "IN CHO ĐƠN VỊ"), self._mark_unit)
        elif way is not None:
            number = int(way)
            self._mark_found(lambda: print_choice.of_stage_batch(self.session, number))

    def _mark_changed(self) -> None:
        changed = self._shown.changed(self.session)
        if not changed:
            self.app.say("Chưa có tờ nào đã in mà dữ liệu đổi.")
        self._mark_only(changed)

    def _mark_unit(self, unit: Unit | None) -> None:
        paper = self._shown.paper
        if unit is not None and paper is not WHOLE:
            self._mark_found(lambda: print_choice.of_unit(self.session, paper, unit))

    def _mark_found(self, find: "Callable[[], list[str]]") -> None:
        found = self.app.perform(find)
        if found is not None:
            self._mark_only(set(found))

    def _mark_only(self, ids: set[str]) -> None:
        self._marked[self._shown.paper] = ids
        self.refresh_data()
