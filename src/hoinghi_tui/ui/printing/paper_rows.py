"""The lines of F8: columns, cells and counts of each kind of document."""

from collections.abc import Container, Sequence
from dataclasses import dataclass

from hoinghi_tui.domain.awards import Award
from hoinghi_tui.domain.people import Delegate, Invitation
from hoinghi_tui.domain.people_words import INVITATION_WORDS
from hoinghi_tui.domain.printed import PaperState
from hoinghi_tui.services.print_job import Paper
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.awards.award_words import batch_cells, recipient_words
from hoinghi_tui.ui.printing.whole_paper import WholePaper
from hoinghi_tui.ui.printing.whole_papers import PHASES, WHOLE_PAPERS
from hoinghi_tui.ui.widgets.grouped_lines import Heading
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
    Paper.CERTIFICATES: "Chưa có khen thưởng nào để in. Nhập danh sách ở trang F7.",
    Paper.BADGES: "Chưa có đại biểu nào để in thẻ. Nhập danh sách ở trang F3.",
    Paper.INVITATIONS: "Chưa có đại biểu nào để mời. Nhập danh sách ở trang F3.",
    Paper.TENT_CARDS: "Chưa có đại biểu nào để in biển tên. Nhập danh sách ở trang F3.",
}

_MADE = Column("Tạo tệp", 7)
_OWN_COLUMNS = {
    Paper.INVITATIONS: (Column("Giấy mời", 8), Column("Tạo tệp", 7, drop=1)),
    Paper.TENT_CARDS: (Column("Bàn", 6), Column("Tạo tệp", 7, drop=1)),
}

_WHOLE_COLUMNS = (
    Column("", 1),
    Column("", 1),
    Column("Tài liệu", 19, weight=1),
    Column("", 11),
    Column("Tạo tệp", 7, drop=2),
)

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
        first = Column("", 1)
        if self.paper is Paper.CERTIFICATES:
            place = (Column("", 5, drop=1), Column("", 2, drop=2))
            return (first, *place, Column("Người nhận", 18, weight=1), _MADE)
        return (
            first,
            Column("Họ và tên", 18, weight=2, shorten=shorten_name),
            Column("Chức vụ", 12, weight=2, drop=2),
            Column("Ghế", 4, drop=3),
            *_OWN_COLUMNS.get(self.paper, (_MADE,)),
        )

    @property
    def headings(self) -> list[tuple[int, Heading]]:
        """The headings of the list, each with the place of the line it stands before."""
        if self.paper is not None:
            return []
        firsts = [WHOLE_PAPERS.index(papers[0]) for _, papers in PHASES]
        return [(at, Heading(words)) for at, (words, _) in zip(firsts, PHASES, strict=True)]

    def cells(self, session: Session, row: Row, *, is_marked: bool) -> tuple[Cell, ...]:
        """Return what stands in the columns of one line."""
        made = _made(session, self.state(session, row))
        if isinstance(row, WholePaper):
            sign, when = Cell(made.text[0], made.tone), Cell(made.text[2:], made.tone)
            return (Cell(row.key, "accent"), sign, Cell(row.name), Cell(row.note, "muted"), when)
        mark = Cell("■" if is_marked else "□", "accent")
        if isinstance(row, Award):
            batch = batch_cells(row, row.id in self.openers, on_stage=False)
            who = Cell(recipient_words(row))
            return (mark, *batch, who, made)
        seat = session.state.seat_of(row.id)
        coming = session.printing.holder(row)
        name, post = printable(coming.name), printable(coming.position)
        # On a narrow screen there is no room for the column that tells it.
        tone = "warning" if made.tone == "warning" else ""
        person = (Cell(name, tone), Cell(post, "muted"), Cell(seat.id if seat else "", "muted"))
        if self.paper is Paper.INVITATIONS:
            is_new = row.invitation is Invitation.NOT_SENT
            sent = Cell(INVITATION_WORDS[row.invitation], "muted" if is_new else "success")
            return (mark, *person, sent, made)
        if self.paper is Paper.TENT_CARDS:
            table = Cell("có bàn" if session.printing.has_table(row) else "", "muted")
            return (mark, *person, table, made)
        return (mark, *person, made)

    def state(self, session: Session, row: Row) -> PaperState:
        """Return how it stands with one line's document."""
        if isinstance(row, WholePaper):
            return row.state(session)
        return session.printing.states.of(self.paper or Paper.CERTIFICATES, row.id)

    def changed(self, session: Session) -> set[str]:
        """Return the lines whose document is on paper and says something else by now."""
        return {row.id for row in self.rows if self.state(session, row).outdated}

    def is_done(self, session: Session, row: Row) -> bool:
        """Tell whether a line's document is on paper, or an invitation on its way.

        Of name plates it is who sits at a table: only they get one unasked.
        """
        if isinstance(row, Delegate) and self.paper is Paper.TENT_CARDS:
            return session.printing.has_table(row)
        return not self.is_new(session, row)

    def is_new(self, session: Session, row: Row) -> bool:
        """Tell whether a line's document was never made, or an invitation is not yet sent."""
        if isinstance(row, Delegate) and self.paper is Paper.INVITATIONS:
            return row.invitation is Invitation.NOT_SENT
        return self.state(session, row).printed_at is None

    def preview(self, session: Session, row: Award | Delegate) -> tuple[str, ...]:
        """Return what the document of one person or award says, line by line."""
        return session.printing.preview(row.id, self.paper or Paper.CERTIFICATES)


def paper_rows(session: Session, paper: Paper | None) -> PaperRows:
    """Return the lines of one kind of document as they are now."""
    if paper is None:
        return PaperRows(paper, WHOLE_PAPERS)
    if paper is Paper.CERTIFICATES:
        return PaperRows(paper, session.awards.in_order(), session.awards.batch_openers())
    return PaperRows(paper, session.printing.people(paper))


def state_words(session: Session, state: PaperState) -> tuple[str, str]:
    """Return how it stands with a document, in words with a sign, and the tone."""
    if state.printed_at is None:
        return "○ chưa in", "$muted"
    at = session.clock_text(state.printed_at, seconds=False)
    times = f", {state.count} lần" if state.count > 1 else ""
    if state.outdated:
        return f"▲ in lúc {at}, nay đã đổi", "$warning"
    return f"✔ đã in lúc {at}{times}", "$success"


def _made(session: Session, state: PaperState) -> Cell:
    if state.printed_at is None:
        return Cell("○ chưa", "muted")
    at = session.clock_text(state.printed_at, seconds=False)
    return Cell(f"▲ {at}", "warning") if state.outdated else Cell(f"✔ {at}", "success")
