"""F9 Chuẩn bị, 7 Sau hội nghị: what is still owed, tasks the conference gave, news about it."""

from collections.abc import Iterable, Sequence

from textual import on
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget

from hoinghi_tui.domain.aftermath import Broadcast
from hoinghi_tui.domain.aftermath_owed import Owed, Owing
from hoinghi_tui.domain.tasks import Task
from hoinghi_tui.services.print_job import Paper
from hoinghi_tui.ui.command import Command, bindings
from hoinghi_tui.ui.preparation.aftermath_rows import COLUMNS, Row, cells, details, row_id
from hoinghi_tui.ui.preparation.printing_section import PrintingSection
from hoinghi_tui.ui.preparation.section import SECTION_COMMANDS
from hoinghi_tui.ui.widgets.bar import bar
from hoinghi_tui.ui.widgets.fitted_text import FittedText
from hoinghi_tui.ui.widgets.grouped_lines import Heading
from hoinghi_tui.ui.widgets.row_list import Cell, RowList
from hoinghi_tui.vietnamese import printable

_NO_TASKS = "bấm N để ghi"
_NO_NEWS = "bấm B để ghi"


class AftermathScreen(PrintingSection):
    """Shows all that is owed after the day with its state, and does what is left."""

    CSS_PATH = "aftermath.tcss"
    SECTION = "aftermath"
    HELP = """
Những việc còn nợ sau hội nghị: dấu ▲ còn nợ, ◐ đang làm, ✔ xong, ○ chưa đến lúc. Enter làm việc của
dòng đang chọn: ghi kết luận, cử phóng viên, in văn bản ra out/, sửa nhiệm vụ hoặc tin bài.

Trong hội nghị: N ghi nhanh một nhiệm vụ chủ tọa giao (ở mọi trang khác: Ctrl+P rồi gõ “nhiệm vụ”),
K ghi kết luận. Hai phần này vào biên bản, thông báo kết luận và danh mục nhiệm vụ.

Tin và bài đọc truyền thanh chỉ gồm điều đã được ghi: ai chủ trì, bao nhiêu người dự, tham luận,
khen thưởng, nhiệm vụ; chỗ chưa ghi là “…”. C chép tin, R chép bài đọc để dán vào Zalo hay thư.
B ghi tin, bài đã phát: ở đâu, khi nào.
"""
    COMMANDS_HERE = (
        Command("do", "enter,e", "Enter", "làm, sửa", "Làm việc còn nợ, hoặc sửa dòng đang chọn"),
        Command("add_task", "n", "N", "nhiệm vụ", "Ghi một nhiệm vụ giao tại hội nghị"),
        Command("conclusion", "k", "K", "kết luận", "Ghi kết luận của chủ tọa"),
        Command("add_news", "b", "B", "tin bài", "Ghi một tin, bài đã phát hoặc chờ phát"),
        Command("advance", "space", "Space", "tiến độ", "Nhiệm vụ: chưa làm → đang làm → xong"),
        Command("copy_item", "c", "C", "chép tin", "Chép dự thảo tin vào bộ nhớ tạm"),
        Command("copy_radio", "r", "R", "chép bài đọc", "Chép bài đọc truyền thanh", shown=False),
        Command("reporter", "v", "V", "phóng viên", "Cử hoặc thôi cử phóng viên dự hội nghị"),
        Command("delete", "delete", "Del", "xóa", "Xóa nhiệm vụ, tin bài đang chọn"),
        *SECTION_COMMANDS,
    )
    BINDINGS = bindings(COMMANDS_HERE)

    def compose_section(self) -> Iterable[Widget]:
        """Yield the list, and all of the chosen line beside or below it."""
        with Horizontal(id="aftermath-body"):
            with Vertical(classes="panel", id="aftermath-list-panel"):
                yield FittedText(id="aftermath-title", classes="panel-title")
                yield RowList(COLUMNS, self._cells, id="aftermath")
            with VerticalScroll(classes="panel", id="aftermath-side", can_focus=False):
                yield from self.corner()

    @property
    def chosen(self) -> Row | None:
        """The line under the cursor."""
        row: Row | None = self.query_one("#aftermath", RowList).current
        return row

    def refresh_data(self) -> None:
        """Show what is owed, tasks and news; the cursor stays on its line."""
        aftermath = self.session.aftermath
        owed, tasks, news = aftermath.owed(), aftermath.follow_ups(), aftermath.all()
        rows: list[Row] = [*owed, *tasks, *news]
        headings = [
            (0, Heading("CÒN NỢ SAU HỘI NGHỊ")),
            (len(owed), Heading("NHIỆM VỤ GIAO TẠI HỘI NGHỊ", "" if tasks else _NO_TASKS)),
            (len(owed) + len(tasks), Heading("TIN, BÀI", "" if news else _NO_NEWS)),
        ]
        before = self.chosen
        wanted = row_id(before) if before is not None else ""
        at = next((place for place, row in enumerate(rows) if row_id(row) == wanted), None)
        self.query_one("#aftermath-title", FittedText).show(lambda width: _title(owed, width))
        self.query_one(RowList).show(rows, at, headings=headings)
        self._show_chosen()

    def _cells(self, row: Row) -> Sequence[Cell]:
        return cells(self.session, row)

    @on(RowList.Highlighted)
    def _show_chosen(self) -> None:
        row = self.chosen
        self.show_detail(details(self.session, row) if row is not None else Content(""))
        self.query_one("#aftermath-side").scroll_home(animate=False)
        self.draw_keys()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what the chosen line allows."""
        if self.is_drawn and action in ("advance", "delete"):
            row = self.chosen
            return isinstance(row, Task) or (action == "delete" and isinstance(row, Broadcast))
        return super().check_action(action, parameters)

    # -- what is owed --------------------------------------------------------------------

    @on(RowList.Chosen)
    def action_do(self) -> None:
        """Do what the chosen line asks for, or correct it."""
        row = self.chosen
        if isinstance(row, Owed):
            self._settle(row.key)
        elif isinstance(row, Task):
            self._edit_task(row)
        elif isinstance(row, Broadcast):
            self._edit_news(row)

    def _settle(self, key: str) -> None:
        ways = {
            "reporter": self.action_reporter,
            "conclusion-text": self.action_conclusion,
            "tasks": self.action_add_task,
            "broadcasts": self.action_add_news,
        }
        if key in ways:
            ways[key]()
        elif key == "awards":
            self.app.action_open_tab("awards")
        else:
            self.print_paper(Paper(key))

    def action_conclusion(self) -> None:
        """Write down what the chair concludes."""
        from hoinghi_tui.ui.preparation.conclusion_editor import ConclusionEditor

        self.open_form(ConclusionEditor(self.session), "Đã lưu kết luận. Ctrl+Z để bỏ.")

    def action_reporter(self) -> None:
        """Choose who reports on the conference; who does so already no longer does."""
        from hoinghi_tui.ui.delegates.person_chooser import PersonChooser

        def chosen(person: str | None) -> None:
            if person is None:
                return
            name = self.session.state.delegates[person].full_name
            assigned = self.app.perform(lambda: self.session.aftermath.assign_reporter(person))
            if assigned is not None:
                words = "đưa tin hội nghị" if assigned else "thôi đưa tin hội nghị"
                self.app.say(printable(f"{name} {words}. Ctrl+Z để bỏ."))

        self.app.push_screen(PersonChooser(self.session, "AI DỰ VÀ ĐƯA TIN?"), chosen)

    def action_copy_item(self) -> None:
        """Copy the draft news item."""
        self._copy(0, "Đã chép dự thảo tin")

    def action_copy_radio(self) -> None:
        """Copy the text for the radio."""
        self._copy(1, "Đã chép bài đọc truyền thanh")

    def _copy(self, which: int, done: str) -> None:
        texts = self.app.perform(self.session.aftermath.news)
        if texts is not None:
            self.app.copy_to_clipboard("\n\n".join(texts[which]))
            self.app.say(f"{done}, dán bằng Ctrl+V. Không dán được thì in Tài liệu cho phóng viên.")

    # -- tasks and news ------------------------------------------------------------------

    def action_add_task(self) -> None:
        """Write down a task the conference gave."""
        self.action_follow_up()

    def _edit_task(self, task: Task) -> None:
        from hoinghi_tui.ui.preparation.aftermath_forms import FollowUpForm

        editing = self.app.perform(lambda: self.session.tasks.editing(task.id))
        if editing is not None:
            self.open_form(FollowUpForm(self.session, "SỬA NHIỆM VỤ", editing), "Đã lưu nhiệm vụ.")

    def action_advance(self) -> None:
        """Move the chosen task on."""
        row = self.chosen
        if isinstance(row, Task):
            self.app.perform(lambda: self.session.tasks.advance(row.id))

    def action_add_news(self) -> None:
        """Note an item of news."""
        from hoinghi_tui.ui.preparation.aftermath_forms import BroadcastForm

        form = BroadcastForm("GHI TIN, BÀI", self.session.aftermath.adding())
        self.open_form(form, "Đã ghi tin, bài. Ctrl+Z để bỏ.")

    def _edit_news(self, news: Broadcast) -> None:
        from hoinghi_tui.ui.preparation.aftermath_forms import BroadcastForm

        editing = self.app.perform(lambda: self.session.aftermath.editing(news.id))
        if editing is not None:
            self.open_form(BroadcastForm("SỬA TIN, BÀI", editing), "Đã lưu tin, bài.")

    def action_delete(self) -> None:
        """Take the chosen task or item of news away."""
        row = self.chosen
        if isinstance(row, Task):
            if self.app.saved(lambda: self.session.tasks.delete([row.id])):
                self.app.say("Đã xóa nhiệm vụ. Ctrl+Z để lấy lại.")
        elif isinstance(row, Broadcast) and self.app.saved(
            lambda: self.session.aftermath.delete(row.id)
        ):
            self.app.say("Đã xóa tin, bài. Ctrl+Z để lấy lại.")


def _title(owed: Sequence[Owed], width: int) -> Content:
    done = sum(one.owing is Owing.DONE for one in owed)
    start = Content.assemble(
        ("SAU HỘI NGHỊ  ", "$muted"),
        (f"{done}", "bold $foreground"),
        (f" / {len(owed)} việc xong  ", "$muted"),
    )
    return start + bar(done, len(owed), max(0, width - start.cell_length))
