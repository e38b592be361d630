"""Ctrl+O on F7: a file with the list that goes with a decision."""

from collections.abc import Iterable
from pathlib import Path

from hoinghi_tui.services.session import Session
from hoinghi_tui.spreadsheets.award_list import AwardList, read_award_file
from hoinghi_tui.ui.awards.source_preview import AwardPreview
from hoinghi_tui.ui.source_dialog import SourceDialog


class AwardSourceDialog(SourceDialog[AwardList]):
    """Closes with True when awards were taken in."""

    TITLE_WORDS = "NHẬP DANH SÁCH KHEN THƯỞNG"
    PLACEHOLDER = "↓ chọn tệp bên dưới, hoặc gõ đường dẫn tệp"
    HELP_TITLE = "Nhập danh sách khen thưởng"
    HELP = """
Chọn tệp Excel hoặc Word có danh sách kèm quyết định: ↑ ↓ rồi Enter. Tệp ở nơi khác thì gõ hay dán
đường dẫn.

Người nhận được tìm trong danh sách đại biểu; ai chưa chắc thì được hỏi. Mục đã có thì cập nhật,
không thêm lần hai; ô để trống trong tệp giữ nguyên điều đang ghi.

Bước sau cho xem trước toàn bộ, rồi mới lưu. Cả danh sách là một việc: Ctrl+Z một lần là hết.
"""

    def __init__(self, session: Session, folders: Iterable[Path] | None = None) -> None:
        super().__init__(folders)
        self._session = session

    def read_file(self, path: Path) -> AwardList:
        """Return the awards of a file."""
        return read_award_file(path)

    def preview(self, table: AwardList) -> AwardPreview:
        """Show whom it means, and what is new."""
        return AwardPreview(self._session, table)
