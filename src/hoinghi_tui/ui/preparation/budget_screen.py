"""F9, section 5: the money of the conference, planned and settled."""

from collections.abc import Iterable

from textual import on
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget

from hoinghi_tui.domain.budget_sums import WorkedLine
from hoinghi_tui.services.place import file_words
from hoinghi_tui.services.print_job import Paper
from hoinghi_tui.ui.command import Command, bindings
from hoinghi_tui.ui.preparation import budget_text
from hoinghi_tui.ui.preparation.printing_section import PrintingSection
from hoinghi_tui.ui.preparation.section import SECTION_COMMANDS
from hoinghi_tui.ui.widgets.fitted_text import FittedText
from hoinghi_tui.ui.widgets.menu import Menu, MenuItem
from hoinghi_tui.ui.widgets.row_list import RowList
from hoinghi_tui.ui.widgets.steady_text import SteadyText

_EMPTY = (
    "Chưa có dòng kinh phí nào. Bấm L để lấy các dòng thường có theo định mức, hoặc I để thêm "
    "từng dòng."
)
_PAPERS = (
    MenuItem("1", "Dự toán kinh phí", Paper.ESTIMATE),
    MenuItem("2", "Quyết toán kinh phí", Paper.SETTLEMENT),
    MenuItem("3", "Danh sách ký nhận tiền", Paper.ALLOWANCES, "không hưởng lương"),
)
_OF_A_LINE = frozenset({"edit", "delete", "move"})
_OF_ANY_LINE = frozenset({"fix", "print", "export"})


class BudgetScreen(PrintingSection):
    """Shows line by line what was planned and spent, and what that makes together."""

    CSS_PATH = "budget.tcss"
    SECTION = "budget"
    HELP = """
Dự toán và quyết toán kinh phí hội nghị, tính bằng đồng. Enter sửa dòng đang chọn: số lượng, đơn
giá, tiền thực chi, chứng từ. Chưa rõ thì để trống, giấy in dấu “…”. L lấy các dòng thường có và
đơn giá theo định mức; muốn dùng mức riêng: hoinghi-tui budget THƯ-MỤC --own-norms.

Dòng theo số người: dự toán đếm người được mời, quyết toán đếm người thực đến. H đánh dấu ai không
hưởng lương từ ngân sách. Dòng tiền thưởng lấy từ trang F7, không ghi lần thứ hai. Dự toán đã
duyệt thì bấm C để chốt: thêm bớt người sau đó không làm đổi dự toán; bấm C lần nữa để bỏ chốt.

P in dự toán, quyết toán, danh sách ký nhận tiền; X xuất bảng tính Excel có công thức vào thư mục
out/. Ctrl+↑ Ctrl+↓ đổi thứ tự các dòng.
"""
    COMMANDS_HERE = (
        Command("edit", "enter,e", "Enter", "sửa", "Sửa dòng kinh phí đang chọn"),
        Command("insert", "i", "I", "thêm", "Thêm một dòng kinh phí"),
        Command("print", "p", "P", "in", "In dự toán, quyết toán, ký nhận tiền"),
        Command("off_payroll", "h", "H", "không lương", "Đánh dấu người không hưởng lương"),
        Command("fix", "c", "C", "chốt", "Chốt số lượng dự toán, hoặc bỏ chốt"),
        Command("export", "x", "X", "Excel", "Xuất bảng tính kinh phí có công thức"),
        Command("norms", "l", "L", "định mức", "Lấy dòng và đơn giá theo định mức"),
        Command("delete", "delete", "Del", "xóa", "Xóa dòng kinh phí đang chọn"),
        Command("move(-1)", "ctrl+up", "Ctrl+↑", "lên", "Đưa dòng kinh phí lên", shown=False),
        Command("move(1)", "ctrl+down", "Ctrl+↓", "xuống", "Đưa dòng kinh phí xuống", shown=False),
        *SECTION_COMMANDS,
    )
    BINDINGS = bindings(COMMANDS_HERE)

    def compose_section(self) -> Iterable[Widget]:
        """Yield the lines, beside them the totals and the chosen line."""
        with Container(id="budget-body"):
            with Vertical(classes="panel", id="budget-panel"):
                yield FittedText(id="budget-title", classes="panel-title")
                yield RowList(
                    budget_text.COLUMNS, budget_text.line_cells, id="budget", empty=_EMPTY
                )
            with VerticalScroll(classes="panel", id="budget-side", can_focus=False):
                yield SteadyText(id="budget-sums")
                yield from self.corner()

    @property
    def chosen(self) -> WorkedLine | None:
        """The line under the cursor."""
        worked: WorkedLine | None = self.query_one(RowList).current
        return worked

    # -- drawing -------------------------------------------------------------------------

    def refresh_data(self) -> None:
        """Show the lines as they are now; the cursor stays on its line."""
        budget, before = self.session.budget, self.chosen
        account = budget.account()
        ids = [one.line.id for one in account.lines]
        at = ids.index(before.line.id) if before and before.line.id in ids else None
        self.query_one(RowList).show(account.lines, at)
        self.query_one("#budget-title", FittedText).show(lambda _: budget_text.heading(account))
        told = budget_text.sums(account, budget.gaps(), fixed=budget.is_fixed)
        self.query_one("#budget-sums", SteadyText).show(told)
        self._show_detail()
        self.draw_keys()

    @on(RowList.Highlighted)
    def _show_detail(self) -> None:
        worked = self.chosen
        if worked is None:
            self.show_detail(Content(""))
            return
        norm = self.session.budget.norm_of(worked.line)
        self.show_detail(budget_text.detail(worked, norm))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what needs a line only when there is one."""
        if self.is_drawn and action.partition("(")[0] in _OF_A_LINE | _OF_ANY_LINE:
            return self.chosen is not None
        return super().check_action(action, parameters)

    # -- doing ---------------------------------------------------------------------------

    @on(RowList.Chosen)
    def action_edit(self) -> None:
        """Correct the chosen line: what is planned, what was spent."""
        from hoinghi_tui.ui.preparation.budget_form import BudgetForm

        worked = self.chosen
        if worked is None:
            return
        line = worked.line
        editing = self.app.perform(lambda: self.session.budget.editing(line.id))
        if editing is not None:
            norm = self.session.budget.norm_of(line)
            self.open_form(BudgetForm("SỬA DÒNG KINH PHÍ", editing, norm), "Đã lưu.")

    def action_insert(self) -> None:
        """Add a line at the end."""
        from hoinghi_tui.ui.preparation.budget_form import BudgetForm

        form = BudgetForm("THÊM DÒNG KINH PHÍ", self.session.budget.adding())
        self.open_form(form, "Đã thêm một dòng. Ctrl+Z để bỏ.")

    def action_delete(self) -> None:
        """Take the chosen line away, after asking once."""
        worked = self.chosen
        if worked is None:
            return
        line = worked.line
        self.ask_to_delete(
            "XÓA DÒNG KINH PHÍ",
            f"“{line.title}” sẽ không còn trong dự toán và quyết toán.",
            lambda: self.session.budget.delete(line.id),
            f"Đã xóa “{line.title}”",
        )

    def action_move(self, step: int) -> None:
        """Move the chosen line up or down; the cursor goes along."""
        worked = self.chosen
        if worked is not None:
            self.app.perform(lambda: self.session.budget.move(worked.line.id, step))

    def action_off_payroll(self) -> None:
        """Mark who is paid no salary."""
        from hoinghi_tui.ui.preparation.off_payroll_dialog import OffPayrollDialog

        self.open_form(OffPayrollDialog(self.session), "Đã lưu ai không hưởng lương.")

    def action_fix(self) -> None:
        """Keep the counted quantities of the estimate, or let them follow again."""
        budget = self.session.budget
        if budget.is_fixed:
            count = self.app.perform(budget.follow_counts)
            words = "Đã bỏ chốt: {} dòng dự toán lại đổi theo số người."
        else:
            count = self.app.perform(budget.fix_estimate)
            words = "Đã chốt {} dòng dự toán. Bấm C lần nữa để bỏ chốt."
        if count == 0:
            self.app.say("Chưa có số lượng nào đếm được để chốt.", "warning")
        elif count:
            self.app.say(words.format(count))

    def action_print(self) -> None:
        """Ask which paper, and print it."""

        def chosen(paper: Paper | None) -> None:
            if paper is not None:
                self.print_paper(paper)

        self.app.push_screen(Menu("IN GIẤY TỜ KINH PHÍ", _PAPERS), chosen)

    def action_export(self) -> None:
        """Write the workbook into out/."""
        path = self.app.perform(self.session.budget.write_xlsx)
        if path is not None:
            self.app.say(f"Đã xuất {file_words(path)}.")

    def action_norms(self) -> None:
        """Look at what the norms offer, and take it in."""
        from hoinghi_tui.ui.preparation.norms_dialog import NormsDialog

        def done(count: int | None) -> None:
            if count:
                self.app.data_changed()
                self.app.say(f"Đã lấy {count} dòng theo định mức. Ctrl+Z để bỏ.")

        self.app.push_screen(NormsDialog(self.session), done)
