"""F9 Chuẩn bị, 2 Tham luận: who owes a paper, what was handed in, where it is read; reports."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from textual import on, work
from textual.message import Message
from textual.screen import Screen

from hoinghi_tui.domain.agenda import AgendaItem, ItemKind, in_order
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.speeches import Report, Speech
from hoinghi_tui.services.reports import Reports
from hoinghi_tui.services.speeches import Speeches
from hoinghi_tui.ui.command import Command, bindings
from hoinghi_tui.ui.preparation.section import SECTION_COMMANDS
from hoinghi_tui.ui.preparation.speeches_view import SpeechesView
from hoinghi_tui.ui.preparation.speeches_words import SpeechRow
from hoinghi_tui.ui.widgets.row_list import RowList
from hoinghi_tui.vietnamese import printable

_FOR_PAPERS = (ItemKind.PAPER,)
_FOR_REPORTS = (ItemKind.REPORT, ItemKind.TASKS)

# The dialogs are imported when they are opened: the first picture does not need them.


class SpeechesScreen(SpeechesView):
    """Does what can be done with papers and reports."""

    CSS_PATH = "speeches.tcss"
    SECTION = "speeches"
    HELP = """
Bài tham luận các đơn vị phải nộp, báo cáo trình hội nghị, và những mục tham luận trong chương
trình còn chưa có bài. Dấu ✔ là đủ; ▲ là còn điều phải xem, ghi ở ô chi tiết; ○ là chưa có.

Bấm N khi nhận được bài: chọn tệp để chép vào thư mục hội nghị, để nguyên chỗ cũ, hoặc nhận bản
giấy. Bấm C để đưa bài vào một mục của chương trình, hay thêm mục mới cho bài; người đọc và đơn vị
chỉ ghi một lần, bên nào trống thì lấy của bên kia. Xóa mục ở F6 thì bài trở lại chưa có chỗ.

I thêm bài, B thêm báo cáo, Enter sửa. Space chuyển tiến độ của báo cáo: chưa có → dự thảo → đã
soát → đã ký. Việc nào cũng hoàn tác được bằng Ctrl+Z.
"""
    COMMANDS_HERE = (
        Command("edit", "enter,e", "Enter", "sửa", "Sửa bài, báo cáo; ghi bài cho mục còn trống"),
        Command("receive", "n", "N", "nhận bài", "Nhận tệp hoặc bản giấy của bài, báo cáo"),
        Command("place", "c", "C", "chỗ đọc", "Đưa bài vào một mục của chương trình"),
        Command("advance", "space", "Space", "tiến độ", "Báo cáo: chưa có → dự thảo → soát → ký"),
        Command("insert", "i", "I", "thêm bài", "Thêm bài tham luận một đơn vị phải nộp"),
        Command("insert_report", "b", "B", "thêm báo cáo", "Thêm báo cáo trình hội nghị"),
        Command("open_file", "o", "O", "mở tệp", "Mở tệp đã nhận bằng Word hay chương trình khác"),
        Command("delete", "delete", "Del", "xóa", "Xóa bài, báo cáo khỏi danh sách; tệp giữ lại"),
        *SECTION_COMMANDS,
    )
    BINDINGS = bindings(COMMANDS_HERE)

    @dataclass
    class OpenFailed(Message):
        """A file could not be shown."""

        sentence: str
        """Why, and where it lies."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what the chosen line allows."""
        if action not in _NEEDS or not self.is_drawn:
            return super().check_action(action, parameters)
        row = self.chosen
        return row is not None and _NEEDS[action](row)

    # -- forms ---------------------------------------------------------------------------

    @on(RowList.Chosen)
    def action_edit(self) -> None:
        """Correct the chosen paper or report; write down the paper of an empty place."""
        from hoinghi_tui.ui.preparation.speeches_forms import ReportForm, SpeechForm

        row, speeches = self.chosen, self.session.speeches
        if isinstance(row, AgendaItem):
            fresh = speeches.adding(speeches.for_slot(row))
            title = printable(f"BÀI CHO MỤC “{row.title}”")
            self._open(SpeechForm(self.session, title, fresh), "Đã ghi bài cho mục này.")
        elif isinstance(row, Speech):
            paper = self.app.perform(lambda: speeches.editing(row.id))
            if paper is not None:
                form = SpeechForm(self.session, "SỬA BÀI THAM LUẬN", paper)
                self._open(form, "Đã lưu bài tham luận.")
        elif isinstance(row, Report):
            report = self.app.perform(lambda: self.session.reports.editing(row.id))
            if report is not None:
                self._open(ReportForm(self.session, "SỬA BÁO CÁO", report), "Đã lưu báo cáo.")

    def action_insert(self) -> None:
        """Add a paper that a unit owes."""
        from hoinghi_tui.ui.preparation.speeches_forms import SpeechForm

        form = SpeechForm(self.session, "THÊM BÀI THAM LUẬN", self.session.speeches.adding())
        self._open(form, "Đã thêm bài. N để nhận bài, C để chọn chỗ đọc.")

    def action_insert_report(self) -> None:
        """Add a report."""
        from hoinghi_tui.ui.preparation.speeches_forms import ReportForm

        form = ReportForm(self.session, "THÊM BÁO CÁO", self.session.reports.adding())
        self._open(form, "Đã thêm báo cáo. Space để chuyển tiến độ.")

    # -- what is handed in ---------------------------------------------------------------

    def action_receive(self) -> None:
        """Note that the chosen paper or report was handed in."""
        from hoinghi_tui.ui.preparation.receive_dialog import ReceiveDialog, Receiving

        row = self.chosen
        if not isinstance(row, Speech | Report):
            return
        keeper = self._keeper(row)
        receiving = Receiving(
            self._called(row),
            lambda handed: keeper.receive(row.id, handed),
            (lambda: keeper.take_back(row.id)) if row.file is not None else None,
        )
        self._open(ReceiveDialog(self.session.folder, receiving), "Đã ghi nhận. Ctrl+Z để bỏ.")

    def action_open_file(self) -> None:
        """Show the file of the chosen line in the program for such files."""
        row = self.chosen
        if isinstance(row, Speech | Report):
            path = self.app.perform(lambda: self.session.speeches.path(row))
            if path is not None:
                self.app.say(f"Đang mở {path.name}…")
                self._open_file(path)

    @work(thread=True, exclusive=True, exit_on_error=False, group="speech-open")
    def _open_file(self, path: Path) -> None:
        from hoinghi_tui.services.received_files import open_file

        try:
            open_file(path)
        except Refused as refusal:
            self.post_message(self.OpenFailed(str(refusal)))

    @on(OpenFailed)
    def _tell_failure(self, failed: OpenFailed) -> None:
        self.app.say(failed.sentence, "warning")

    def action_advance(self) -> None:
        """Move the chosen report on."""
        row = self.chosen
        if isinstance(row, Report):
            self.app.perform(lambda: self.session.reports.advance(row.id, row))

    # -- where it is read ----------------------------------------------------------------

    def action_place(self) -> None:
        """Choose where the chosen paper or report is read."""
        from hoinghi_tui.ui.preparation.slot_chooser import Slot, SlotChooser

        row = self.chosen
        if not isinstance(row, Speech | Report):
            return

        def put(slot: Slot) -> None:
            if slot.is_new:
                self.session.speeches.make_item(row.id)
            else:
                self._keeper(row).place(row.id, slot.item.id if slot.item else None)

        def chosen(slot: Slot | None) -> None:
            if slot is not None and self.app.saved(lambda: put(slot)):
                self.app.say("Đã lưu chỗ đọc. Ctrl+Z để bỏ.")

        is_paper = isinstance(row, Speech)
        dialog = SlotChooser(
            f"ĐỌC Ở MỤC NÀO? {self._called(row)}",
            in_order(self.session.state.agenda.values()),
            _FOR_PAPERS if is_paper else _FOR_REPORTS,
            lambda item: self._read_in(item, row),
            may_add=is_paper,
            placed=row.item is not None,
        )
        self.app.push_screen(dialog, chosen)

    def _read_in(self, item: AgendaItem, row: Speech | Report) -> str:
        """Say what is read in an item already."""
        if row.item == item.id:
            return "đang chọn"
        papers = [self._called(one) for one in self.session.speeches.in_item(item.id)]
        reports = [one.title for one in self.session.reports.all() if one.item == item.id]
        return ", ".join([*papers, *reports])

    # -- taken away ----------------------------------------------------------------------

    def action_delete(self) -> None:
        """Take the chosen paper or report off the list, after asking once."""
        row = self.chosen
        if not isinstance(row, Speech | Report):
            return
        name = self._called(row)

        def delete() -> None:
            if isinstance(row, Speech):
                self.session.speeches.delete(row.id, row)
            else:
                self.session.reports.delete(row.id, row)

        loss = f"“{name}” sẽ không còn trong danh sách. Tệp đã nhận vẫn giữ lại."
        self.ask_to_delete("XÓA KHỎI DANH SÁCH", loss, delete, f"Đã xóa: {name}")

    # -- inside --------------------------------------------------------------------------

    def _keeper(self, row: Speech | Report) -> Speeches | Reports:
        return self.session.speeches if isinstance(row, Speech) else self.session.reports

    def _called(self, row: Speech | Report) -> str:
        return self.session.speeches.name(row) if isinstance(row, Speech) else row.title

    def _open(self, dialog: Screen[bool], words: str) -> None:
        """Open a dialog that saves by itself; tell what was saved, and go to what is new."""
        state = self.session.state
        known = {*state.speeches, *state.reports}

        def go_there() -> None:
            now = (*state.speeches, *state.reports)
            self.go_to = next((one for one in now if one not in known), None)

        self.open_form(dialog, words, go_there)


def _is_listed(row: SpeechRow) -> bool:
    return not isinstance(row, AgendaItem)


def _has_file(row: SpeechRow) -> bool:
    return not isinstance(row, AgendaItem) and row.file is not None and not row.file.is_on_paper


_NEEDS: dict[str, Callable[[SpeechRow], bool]] = {
    "edit": lambda _: True,
    "receive": _is_listed,
    "place": _is_listed,
    "advance": lambda row: isinstance(row, Report),
    "open_file": _has_file,
    "delete": _is_listed,
}
"""Of which lines something can be done."""
