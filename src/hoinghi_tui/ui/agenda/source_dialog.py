"""Ctrl+O on F6: a template or a file to make the agenda from."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from hoinghi_tui.domain.agenda_templates import TEMPLATE_TITLES, template_items
from hoinghi_tui.services.session import Session
from hoinghi_tui.spreadsheets.agenda_table import AgendaTable, read_agenda_file
from hoinghi_tui.ui.agenda.source_draft import Draft
from hoinghi_tui.ui.agenda.source_preview import AgendaPreview
from hoinghi_tui.ui.source_dialog import Source, SourceDialog
from hoinghi_tui.ui.widgets.row_list import Cell, Column

_TEMPLATES = {
    Source(title, f"{len(template_items(name))} mục"): name
    for name, title in TEMPLATE_TITLES.items()
}


class AgendaSourceDialog(SourceDialog[AgendaTable]):
    """Closes with True when an agenda was saved."""

    TITLE_WORDS = "LẬP CHƯƠNG TRÌNH"
    PLACEHOLDER = "↓ chọn mẫu hoặc tệp bên dưới, hoặc gõ đường dẫn tệp"
    COLUMNS = (Column("", 6), Column("", 26, weight=2), Column("", 18, weight=1, drop=1))
    LINES = (11, 18)
    OFFERED = tuple(_TEMPLATES)
    HELP_TITLE = "Lập chương trình"
    HELP = """
Chọn một mẫu có sẵn, hoặc một tệp Excel, Word có bảng chương trình: ↑ ↓ rồi Enter. Tệp ở nơi khác
thì gõ hay dán đường dẫn.

Bảng trong tệp cần cột “Nội dung” và cột “Thời gian” (7h30, 7:30–7:45, 07g30) hoặc “Thời lượng”
(15 phút). Cột “Người thực hiện” được tìm trong danh sách đại biểu; ai chưa rõ thì được hỏi.

Bước sau cho xem trước toàn bộ, rồi mới lưu. Cả chương trình là một việc: Ctrl+Z một lần là hết.
"""

    def __init__(self, session: Session, folders: Iterable[Path] | None = None) -> None:
        super().__init__(folders)
        self._session = session

    def read_file(self, path: Path) -> AgendaTable:
        """Return the programme in a file."""
        return read_agenda_file(path)

    def preview(self, table: AgendaTable) -> AgendaPreview:
        """Show the agenda of a file."""
        return AgendaPreview(self._session, Draft.of_file(self._session, table))

    def preview_offered(self, source: Source) -> AgendaPreview:
        """Show the agenda of a template."""
        return AgendaPreview(self._session, Draft.of_template(self._session, _TEMPLATES[source]))

    def cells(self, source: Source) -> Sequence[Cell]:
        """Return what it is, its name, and how long it is or when it was changed."""
        is_file = source.path is not None
        return (
            Cell("Tệp" if is_file else "Mẫu", "muted" if is_file else "accent"),
            Cell(source.name, "" if is_file else "strong"),
            Cell(source.note, "muted"),
        )
