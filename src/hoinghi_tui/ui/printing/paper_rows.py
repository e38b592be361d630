"""The lines of F8: columns, cells and counts of each kind of document."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import datetime

from hoinghi_tui.domain.awards import Award
from hoinghi_tui.domain.people import Delegate, Invitation
from hoinghi_tui.domain.people_words import INVITATION_WORDS
from hoinghi_tui.services.print_job import Paper
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.awards.award_words import batch_cells, recipient_words
from hoinghi_tui.ui.printing.whole_papers import WHOLE_PAPERS, WholePaper
from hoinghi_tui.ui.widgets.empty_words import FROM_SOURCE
from hoinghi_tui.ui.widgets.row_list import Cell, Column
from hoinghi_tui.vietnamese import printable, shorten_name

PAPER_WORDS = {
    Paper.CERTIFICATES: "giấy khen",
    Paper.BADGES: "thẻ đại biểu",
    Paper.INVITATIONS: "giấy mời",
    Paper.TENT_CARDS: "biển tên",
}
WHOLE = None
"""Stands for the tab of what is made once for the whole conference, in place of a kind."""
TAB_WORDS: dict[Paper | None, tuple[str, str]] = {
    Paper.CERTIFICATES: ("Giấy khen", "Khen"),
    Paper.BADGES: ("Thẻ", "Thẻ"),
    Paper.INVITATIONS: ("Giấy mời", "Mời"),
    Paper.TENT_CARDS: ("Biển", "Biển"),
    WHOLE: ("Chung", "Chung"),
}
"""The tabs in their order, each with its name and a short one."""
COUNT_WORDS = {
    Paper.CERTIFICATES: "ĐÃ TẠO TỆP",
    Paper.BADGES: "ĐÃ TẠO TỆP",
    Paper.INVITATIONS: "ĐÃ GỬI",
    Paper.TENT_CARDS: "NGỒI BÀN",
}
"""What is counted above the list of each kind."""
EMPTY_WORDS = {
    Paper.CERTIFICATES: f"Chưa có khen thưởng nào để in. {FROM_SOURCE}",
    Paper.BADGES: "Chưa có đại biểu nào để in thẻ. Nhập danh sách ở trang F3.",
    Paper.INVITATIONS: "Chưa có đại biểu nào để mời. Nhập danh sách ở trang F3.",
    Paper.TENT_CARDS: "Chưa có đại biểu nào để in biển tên. Nhập danh sách ở trang F3.",
}

_LAST_COLUMN = {
    Paper.INVITATIONS: Column("Giấy mời", 8),
    Paper.TENT_CARDS: Column("Bàn", 7),
}

_WHOLE_COLUMNS = (Column("Phím", 4), Column("Tài liệu", 18, weight=1), Column("", 11))

Row = Award | Delegate | WholePaper
"""What one line stands for."""


@dataclass(frozen=True, slots=True)
class PaperRows:
    """The lines of one kind of document, with what they are made of; or of ``WHOLE``."""

    paper: Paper | None
    rows: Sequence[Row]
    openers: Container[str] = ()
    """The awards that open a batch."""

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the list."""
        if self.paper is None:
            return _WHOLE_COLUMNS
        if self.paper is Paper.CERTIFICATES:
            own = (Column("", 5, drop=1), Column("", 2, drop=2), Column("Người nhận", 18, weight=1))
        else:
            own = (
                Column("Họ và tên", 18, weight=2, shorten=shorten_name),
                Column("Chức vụ", 12, weight=2, drop=2),
                Column("Ghế", 4, drop=1),
            )
        last = _LAST_COLUMN.get(self.paper, Column("Tạo tệp", 7))
        return (Column("", 1), *own, last)

    def cells(self, session: Session, row: Row, *, is_marked: bool) -> tuple[Cell, ...]:
        """Return what stands in the columns of one line."""
        if isinstance(row, WholePaper):
            return (Cell(row.key, "accent"), Cell(row.name), Cell(row.note, "muted"))
        mark = Cell("■" if is_marked else "□", "accent")
        if isinstance(row, Award):
            batch = batch_cells(row, row.id in self.openers, on_stage=False)
            who = Cell(recipient_words(row))
            return (mark, *batch, who, _when(session, row.printed_at))
        seat = session.state.seat_of(row.id)
        coming = session.printing.holder(row)
        name, post = printable(coming.name), printable(coming.position)
        person = (Cell(name), Cell(post, "muted"), Cell(seat.id if seat else "", "muted"))
        if self.paper is Paper.INVITATIONS:
            is_new = row.invitation is Invitation.NOT_SENT
            state = Cell(INVITATION_WORDS[row.invitation], "muted" if is_new else "success")
        elif self.paper is Paper.TENT_CARDS:
            state = Cell("có bàn" if session.printing.has_table(row) else "", "muted")
        else:
            state = _when(session, _badge_printed(session, row.id))
        return (mark, *person, state)

    def is_done(self, session: Session, row: Row) -> bool:
        """Tell whether a line's document is on paper, or an invitation on its way.

        The printing of a name plate is not kept: of those, who sits at a table.
        """
        if isinstance(row, WholePaper):
            return False
        if isinstance(row, Award):
            return row.printed_at is not None
        if self.paper is Paper.TENT_CARDS:
            return session.printing.has_table(row)
        if self.paper is Paper.INVITATIONS:
            return row.invitation is not Invitation.NOT_SENT
        return _badge_printed(session, row.id) is not None

    def preview(self, session: Session, row: Row) -> tuple[str, ...]:
        """Return what one line's document says, line by line, or what it is for."""
        if self.paper is None or isinstance(row, WholePaper):
            return row.about if isinstance(row, WholePaper) else ()
        return session.printing.preview(row.id, self.paper)


def paper_rows(session: Session, paper: Paper | None) -> PaperRows:
    """Return the lines of one kind of document as they are now."""
    if paper is None:
        return PaperRows(paper, WHOLE_PAPERS)
    if paper is Paper.CERTIFICATES:
        return PaperRows(paper, session.awards.in_order(), session.awards.batch_openers())
    return PaperRows(paper, session.printing.people(paper))


def _badge_printed(session: Session, delegate_id: str) -> datetime | None:
    badge = session.state.badge_of(delegate_id)
    return badge.printed_at if badge else None


def _when(session: Session, printed: datetime | None) -> Cell:
    if printed is None:
        return Cell("○ chưa", "muted")
    return Cell(f"✔ {session.clock_text(printed, seconds=False)}", "success")
