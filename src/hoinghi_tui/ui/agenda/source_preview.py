"""An agenda from a template or a file, looked at and decided before it is saved."""

from collections.abc import Sequence
from datetime import timedelta

from textual.content import Content

from hoinghi_tui.domain.agenda import AgendaItem
from hoinghi_tui.domain.agenda_words import kind_word
from hoinghi_tui.domain.time_text import length_text
from hoinghi_tui.services.agenda_import import PresenterQuestion
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.agenda.source_draft import Draft
from hoinghi_tui.ui.agenda.totals_words import totals_words
from hoinghi_tui.ui.command import Command, bindings
from hoinghi_tui.ui.confirm import Confirm
from hoinghi_tui.ui.source_preview import PreviewRow, SourcePreview
from hoinghi_tui.ui.widgets.row_list import Cell, Column

COMMANDS = (
    Command("save", "enter,ctrl+s", "Enter", "lưu", "Lưu cả chương trình, một việc"),
    Command("decide", "space", "Space", "đổi người", "Chọn người khác cho dòng có dấu ?"),
    Command("choose", "c", "C", "tìm", "Tìm người khác trong danh sách đại biểu"),
    Command("question", "tab", "Tab", "hỏi kế", "Tới dòng có dấu ? kế tiếp"),
    Command("leave", "escape", "Esc", "về", "Quay lại, không lưu"),
)

_Row = PreviewRow[AgendaItem, PresenterQuestion]


class AgendaPreview(SourcePreview[AgendaItem, PresenterQuestion]):
    """Closes with True when the agenda was saved, else goes back to the sources."""

    BINDINGS = bindings(COMMANDS)
    COMMANDS_HERE = COMMANDS
    COLUMNS = (
        Column("", 1),
        Column("Giữ giờ", 7),
        Column("Dài", 5),
        Column("Nội dung", 24, weight=3),
        Column("Loại", 11, drop=1),
        Column("Người thực hiện", 22, weight=2),
    )
    NOBODY = "không ai, giữ nguyên chữ"
    HELP_TITLE = "Xem trước chương trình"
    HELP = """
Đây là chương trình sẽ được lưu. Dấu ? là dòng có người thực hiện chưa chắc: Tab tới dòng ấy,
Space đổi người, C tìm người khác trong danh sách đại biểu; dưới bảng ghi lý do và người đang
chọn. Không chọn ai thì giữ nguyên chữ trong tệp.

Dấu ✖ là chỗ phải sửa trong tệp trước, ghi rõ trang và ô; còn một chỗ thì chưa lưu được gì. Dấu ·
là điều đã tạm hiểu, nên xem lại.

Lưu thay cả chương trình đang có, trước khi hội nghị bắt đầu. Nhầm thì Ctrl+Z một lần.
"""

    def __init__(self, session: Session, draft: Draft) -> None:
        self._draft = draft
        self._seen = session.agenda.items()
        read = draft.read
        problems, notes = (read.problems, read.table.notes) if read is not None else ((), ())
        super().__init__(session, draft.title, problems, notes)

    def rows(self) -> Sequence[_Row]:
        """Return the items as they will be."""
        draft, asked = self._draft, self._draft.questions
        return [
            PreviewRow(place, item, asked.get(draft.written(place)))
            for place, item in enumerate(draft.items)
        ]

    def headline(self, record: AgendaItem) -> str:
        """Return the title."""
        return record.title

    def told(self) -> Content:
        """Say how long it is, and what it replaces."""
        editor, clock = self._session.agenda_editor, self._session.agenda.clock
        line = totals_words(editor.totals_of(self._draft.items), clock)
        if self._seen:
            words = f"\n▲ Thay cả chương trình đang có ({len(self._seen)} mục)."
            line += Content.styled(words, "$warning")
        return line

    def cells(self, row: _Row) -> Sequence[Cell]:
        """Return when and how long an item is, what it is, and whose."""
        item = row.record
        state = self._session.state
        one = state.delegates.get(item.presenter) if item.presenter else None
        who = one.full_name if one is not None else item.presenter_note
        asks = row.question is not None
        return (
            Cell("?" if asks else "", "warning"),
            Cell(f"{item.anchor_at:%H:%M}" if item.anchor_at is not None else "", "accent"),
            Cell(length_text(timedelta(seconds=item.duration_s)), "muted"),
            Cell(item.title),
            Cell(kind_word(item), "muted"),
            Cell(who, "warning" if asks else "" if one is not None else "muted"),
        )

    def decided(self, row: _Row) -> str | None:
        """Return who presents an item that is asked about."""
        return self._draft.decided(row.question) if row.question is not None else None

    def decide(self, row: _Row, who: str | None) -> None:
        """Note who presents the items with these words."""
        if row.question is not None:
            self._draft.answers[row.question.written] = who

    def asking(self, row: _Row) -> str:
        """Ask who is meant by the words of the file."""
        return f"“{row.question.written if row.question is not None else ''}” LÀ AI?"

    def before_saving(self) -> None:
        """Ask first when there is an agenda."""
        if not self._seen:
            self.save_and_close()
            return

        def agreed(sure: bool | None) -> None:
            if sure:
                self.save_and_close()

        count = len(self._seen)
        words = f"Chương trình đang có {count} mục sẽ bị thay hết. Nhầm thì Ctrl+Z lấy lại được."
        self.app.push_screen(Confirm("THAY CHƯƠNG TRÌNH?", words, "thay"), agreed)

    def save(self) -> None:
        """Save the whole agenda, as one action."""
        self._draft.save(self._draft, bool(self._seen), self._seen)
