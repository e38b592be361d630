"""The views of the preview, one of them in sight."""

from collections.abc import Callable, Sequence
from typing import Any

from textual.app import ComposeResult
from textual.widgets import ContentSwitcher

from hoinghi_tui.ui.delegates.importing.columns_view import COLUMNS
from hoinghi_tui.ui.delegates.importing.other_views import (
    CHANGES,
    FONTS,
    MISSING,
    PROBLEMS,
    SKIPPED,
)
from hoinghi_tui.ui.delegates.importing.people_view import PEOPLE
from hoinghi_tui.ui.delegates.importing.preview_state import Preview
from hoinghi_tui.ui.delegates.importing.questions_view import QUESTIONS
from hoinghi_tui.ui.delegates.importing.view import AnyView
from hoinghi_tui.ui.widgets.row_list import Cell, RowList

VIEWS: tuple[AnyView, ...] = (
    PEOPLE,
    QUESTIONS,
    PROBLEMS,
    SKIPPED,
    COLUMNS,
    CHANGES,
    MISSING,
    FONTS,
)
"""In the order of their numbers; those that are not kept come last, so the others keep theirs."""


class PreviewViews(ContentSwitcher):
    """Shows one state of an import, view by view; each keeps its place in the next state."""

    def __init__(self, preview: Preview, *, id: str) -> None:
        super().__init__(initial=_id(PEOPLE), id=id)
        self.view: AnyView = PEOPLE
        self._preview = preview

    def compose(self) -> ComposeResult:
        """Yield a list for each view; none takes the keys, the screen steers them."""
        for view in VIEWS:
            rows = RowList(view.columns, self._cells_of(view), id=_id(view))
            rows.can_focus = False
            yield rows

    def _cells_of(self, view: AnyView) -> Callable[[Any], Sequence[Cell]]:
        return lambda record: view.cells(self._preview, record)

    def show(self, preview: Preview) -> None:
        """Show another state of the import."""
        self._preview = preview
        for view in VIEWS:
            rows = self._rows_of(view)
            records = view.rows(preview)
            rows.show(records, _place_of(rows.current, records, view), empty=view.empty)
        if self.view not in [view for view, _ in self.offered()]:
            self.open(PEOPLE.name)

    def offered(self) -> list[tuple[AnyView, int]]:
        """Return the views to choose from, with how many records each has."""
        counts = ((view, len(self._rows_of(view).rows)) for view in VIEWS)
        return [(view, count) for view, count in counts if view.kept or count]

    @property
    def rows(self) -> RowList[Any]:
        """The list in sight."""
        return self._rows_of(self.view)

    def open(self, name: str) -> None:
        """Bring the view of that name into sight."""
        self.view = next(view for view in VIEWS if view.name == name)
        self.current = _id(self.view)

    def open_next(self, step: int) -> None:
        """Bring the next or the previous view into sight, round and round."""
        names = [view.name for view, _ in self.offered()]
        self.open(names[(names.index(self.view.name) + step) % len(names)])

    def open_at(self, number: int) -> None:
        """Bring the view with that number, from 1, into sight."""
        offered = self.offered()
        if number <= len(offered):
            self.open(offered[number - 1][0].name)

    def _rows_of(self, view: AnyView) -> RowList[Any]:
        return self.query_one(f"#{_id(view)}", RowList)


def _place_of(current: Any, records: Sequence[Any], view: AnyView) -> int | None:
    """Return where the record under the cursor stands now, None when it is gone."""
    if current is None:
        return None
    key = view.key(current)
    return next((at for at, one in enumerate(records) if view.key(one) == key), None)


def _id(view: AnyView) -> str:
    return f"import-{view.name}"
