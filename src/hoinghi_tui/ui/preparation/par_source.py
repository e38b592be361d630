"""Ctrl+O in section 6: a file with the points of a year, looked at before it is saved."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from textual.content import Content

from hoinghi_tui.domain.par_points import points_text
from hoinghi_tui.domain.par_scores import whole_sum
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.par_import import read_par
from hoinghi_tui.services.session import Session
from hoinghi_tui.spreadsheets.par_rows import FieldRow, ParList
from hoinghi_tui.ui.command import Command, bindings
from hoinghi_tui.ui.source_dialog import SourceDialog
from hoinghi_tui.ui.source_preview import PreviewRow, Question, SourcePreview
from hoinghi_tui.ui.widgets.row_list import Cell, Column

_COMMANDS = (
    Command("save", "enter,ctrl+s", "Enter", "lưu", "Lưu cả bảng điểm, một việc"),
    Command("leave", "escape", "Esc", "quay lại", "Quay lại, không lưu"),
)

_Row = PreviewRow[FieldRow, Question]


class ParPreview(SourcePreview[FieldRow, Question]):
    """Closes with True when the table was taken in, else goes back to the files."""

    BINDINGS = bindings(_COMMANDS)
    COMMANDS_HERE = _COMMANDS
    COLUMNS = (
        Column("Lĩnh vực", 26, weight=3),
        Column("Đơn vị", 16, weight=1, drop=1),
        Column("Tiêu chí", 8),
        Column("Tối đa", 7),
        Column("Tự chấm", 7),
        Column("Thẩm định", 9),
    )
    HELP_TITLE = "Xem trước bảng điểm"
    HELP = """
Mỗi dòng là một lĩnh vực với tổng điểm các tiêu chí. Dấu ✖ là chỗ phải sửa trong tệp trước, ghi rõ
trang và ô; còn một chỗ thì chưa lưu được gì. Dấu · là điều nên xem lại.

Lĩnh vực đã có thì cập nhật; ô để trống trong tệp giữ nguyên điều đang ghi.
"""

    def __init__(self, session: Session, table: ParList) -> None:
        year = table.year or session.par_index.year
        self._read = session.par_index.importing.matched(table, year)
        title = f"NHẬP CHỈ SỐ CCHC NĂM {year} · {table.file}"
        super().__init__(session, title, table.problems, self._read.table.notes)

    def rows(self) -> Sequence[_Row]:
        """Return the fields of the file."""
        return [PreviewRow(at, row, None) for at, row in enumerate(self._read.table.fields)]

    def headline(self, record: FieldRow) -> str:
        """Return the name of a field."""
        return record.title

    def told(self) -> Content:
        """Say how many fields are new, known and gone."""
        try:
            planned = self._session.par_index.importing.plan(self._read)
        except Refused as refusal:
            return Content.styled(str(refusal), "$warning")
        gone = f", bỏ {planned.gone} lĩnh vực không có trong tệp" if planned.gone else ""
        words = f"Thêm {planned.added} lĩnh vực, cập nhật {planned.known}{gone}."
        return Content.styled(words, "$muted")

    def cells(self, row: _Row) -> Sequence[Cell]:
        """Return a field with its unit and its sums."""
        one = row.record
        unit = self._session.state.units.get(self._read.units[one.unit_text] or "")
        sums = (
            whole_sum(getattr(criterion, name) for criterion in one.criteria)
            for name in ("maximum", "self_scored", "appraised")
        )
        return (
            Cell(one.title, "strong"),
            Cell(unit.label if unit else one.unit_text or "…", "" if unit else "muted"),
            Cell(str(len(one.criteria)), "muted"),
            *(Cell(points_text(value)) for value in sums),
        )

    def decided(self, row: _Row) -> str | None:
        """Nobody is asked about."""
        del row
        return None

    def save(self) -> None:
        """Take the table in, as one action."""
        self._session.par_index.importing.take_in(self._read)


class ParSourceDialog(SourceDialog[ParList]):
    """Closes with True when a table was taken in."""

    TITLE_WORDS = "NHẬP BẢNG ĐIỂM CHỈ SỐ CCHC"
    PLACEHOLDER = "↓ chọn tệp bên dưới, hoặc gõ đường dẫn tệp"
    HELP_TITLE = "Nhập bảng điểm Chỉ số CCHC"
    HELP = """
Chọn tệp Excel hoặc Word có bảng điểm: ↑ ↓ rồi Enter. Tệp ở nơi khác, hoặc tệp .toml, thì gõ hay
dán đường dẫn.

Bảng cần dòng tiêu đề có cột “Lĩnh vực” hoặc “Tiêu chí” và cột “Điểm tối đa”; nên có “Điểm tự
chấm”, “Điểm thẩm định”, “Đơn vị phụ trách”. Ô trộn, dòng tổng, số 12,5 hay 12.5 đều đọc được.

Bước sau cho xem trước toàn bộ, rồi mới lưu. Cả bảng là một việc: Ctrl+Z một lần là hết.
"""

    def __init__(self, session: Session, folders: Iterable[Path] | None = None) -> None:
        super().__init__(folders)
        self._session = session

    def read_file(self, path: Path) -> ParList:
        """Return the table of a file."""
        return read_par(path)

    def preview(self, table: ParList) -> ParPreview:
        """Show what it would change."""
        return ParPreview(self._session, table)
