"""One way to look at a list before it is saved."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from textual.content import Content

from hoinghi_tui.ui.delegates.importing.preview_state import Preview
from hoinghi_tui.ui.widgets.row_list import Cell, Column

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class View(Generic[R]):
    """A list within the preview: its records, their cells, and what is said of one.

    ``detail`` writes below the list, in so many cells, all there is to say of the record
    under the cursor. ``key`` finds that record again after another reading. A view that is
    not ``kept`` is offered only when it has records.
    """

    name: str
    title: str
    columns: Sequence[Column]
    rows: Callable[[Preview], Sequence[R]]
    cells: Callable[[Preview, R], Sequence[Cell]]
    detail: Callable[[Preview, R, int], Content]
    key: Callable[[R], Hashable]
    empty: str = ""
    kept: bool = True


AnyView = View[Any]
