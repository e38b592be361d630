"""A list of awards from a file, looked at and decided before it is saved."""

from collections.abc import Sequence

from textual.content import Content

from hoinghi_tui.services.award_import import AwardImport, RecipientQuestion
from hoinghi_tui.services.session import Session
from hoinghi_tui.spreadsheets.award_list import AwardList, AwardRow
from hoinghi_tui.ui.awards.award_words import KIND_WORDS
from hoinghi_tui.ui.command import Command, bindings
from hoinghi_tui.ui.source_preview import PreviewRow, SourcePreview
from hoinghi_tui.ui.widgets.row_list import Cell, Column

COMMANDS = (
    Command("save", "enter,ctrl+s", "Enter", "lưu", "Lưu cả danh sách, một việc"),
    Command("decide", "space", "Space", "người khác", "Chọn người khác cho dòng có dấu ?"),
    Command("choose", "c", "C", "tìm người", "Tìm người lên nhận trong danh sách đại biểu"),
    Command("question", "tab", "Tab", "chỗ hỏi kế", "Tới dòng có dấu ? kế tiếp"),
    Command("leave", "escape", "Esc", "quay lại", "Quay lại, không lưu"),
)

_Row = PreviewRow[AwardRow, RecipientQuestion]


class AwardPreview(SourcePreview[AwardRow, RecipientQuestion]):
    """Closes with True when the list was taken in, else goes back to the files."""

    BINDINGS = bindings(COMMANDS)
    COMMANDS_HERE = COMMANDS
    COLUMNS = (
        Column("", 1),
        Column("Người nhận", 22, weight=2),
        Column("Loại", 11, drop=2),
        Column("Thành tích", 20, weight=3, drop=3),
        Column("Số", 8, drop=4),
        Column("Lên nhận", 20, weight=1, drop=1),
        Column("", 8),
    )
    NOBODY = "không phải đại biểu"
    ASKS_ALL = True
    HELP_TITLE = "Xem trước danh sách khen thưởng"
    HELP = """
Dấu ? là dòng chưa chắc ai trong đại biểu lên nhận: Tab tới dòng ấy, Space đổi người, C tìm người
khác; dưới bảng ghi lý do và người đang chọn. “ngoài DS” là người không có trong danh sách đại
biểu, vẫn được nhận. “cập nhật” là mục đã có.

Dấu ✖ là chỗ phải sửa trong tệp trước, ghi rõ trang và ô; còn một chỗ thì chưa lưu được gì. Dấu ·
là điều đã tạm hiểu, nên xem lại.
"""

    def __init__(self, session: Session, table: AwardList) -> None:
        self._read: AwardImport = session.award_import.matched(table)
        self._answers: dict[int, str | None] = {}
        self._questions = {one.listed: one for one in self._read.questions}
        title = f"NHẬP TỪ TỆP · {table.file}"
        super().__init__(session, title, self._read.problems, table.notes)

    def rows(self) -> Sequence[_Row]:
        """Return the awards of the file."""
        return [
            PreviewRow(at, row, self._questions.get(row.listed))
            for at, row in enumerate(self._read.rows)
        ]

    def headline(self, record: AwardRow) -> str:
        """Return who gets it and for what."""
        return f"{record.recipient}: {record.achievement}"

    def told(self) -> Content:
        """Say how many awards are new and how many are known."""
        known = len(self._read.known)
        words = f"Thêm {len(self._read.rows) - known} mục, cập nhật {known} mục."
        return Content.styled(words, "$muted")

    def cells(self, row: _Row) -> Sequence[Cell]:
        """Return what is awarded, who comes up for it, and whether it is new."""
        one = row.record
        who = self.decided(row)
        person = self._session.state.delegates.get(who or "")
        name = person.full_name if person is not None else "– ngoài DS"
        known = one.listed in self._read.known
        asks = row.question is not None
        return (
            Cell("?" if asks else "", "warning"),
            Cell(one.recipient, "strong"),
            Cell(KIND_WORDS[one.kind], "muted"),
            Cell(one.achievement, "muted"),
            Cell(one.certificate_no, "muted"),
            Cell(name, "warning" if asks else "" if person is not None else "muted"),
            Cell("cập nhật" if known else "mới", "muted" if known else "accent"),
        )

    def decided(self, row: _Row) -> str | None:
        """Return who comes up for an award."""
        return self._read.delegate(row.record, self._answers)

    def decide(self, row: _Row, who: str | None) -> None:
        """Note who comes up for an award."""
        self._answers[row.record.listed] = who

    def asking(self, row: _Row) -> str:
        """Ask who comes up."""
        return f"AI LÊN NHẬN CHO “{row.record.recipient}”?"

    def save(self) -> None:
        """Take the list in, as one action."""
        self._session.award_import.take_in(self._read, self._answers)
