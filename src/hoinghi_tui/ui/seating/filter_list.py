"""Choosing which seats stand out: by arrows, or by a few letters of what is meant."""

from collections.abc import Sequence

from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.seating.seat_filters import SeatFilter, seat_filters
from hoinghi_tui.ui.widgets.row_list import Cell, Column
from hoinghi_tui.ui.widgets.typed_list import TypedList
from hoinghi_tui.vietnamese import Haystack, search

_LINES = 13


class FilterList(TypedList[SeatFilter, SeatFilter]):
    """Returns the filter chosen, None for Esc."""

    COLUMNS = (Column("", 1), Column("", 24, weight=1), Column("", 9, drop=1))
    PLACEHOLDER = "Gõ vài chữ, như: co mat, tham luan, tên đơn vị"
    EMPTY = "Không có mục nào khớp."
    VERB = "lọc"

    def __init__(self, session: Session) -> None:
        filters = seat_filters(session)
        super().__init__("LỌC GHẾ", min(_LINES, len(filters)))
        self._cards = session.seating.cards()
        self._choices = [(one, Haystack.of(one.words, one.tag)) for one in filters]

    def fitting(self, typed: str) -> Sequence[SeatFilter]:
        """Return the filters with such words."""
        return search(typed, self._choices)

    def cells(self, row: SeatFilter) -> Sequence[Cell]:
        """Return sign, words and how many seats it lets stand out."""
        return (
            Cell(row.sign, row.tone if row.tone != "faint" else "muted"),
            Cell(row.words),
            Cell(f"{row.count(self._cards):>4} ghế", "muted"),
        )

    def answer(self, row: SeatFilter) -> SeatFilter:
        """Return the filter."""
        return row
