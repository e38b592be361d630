"""F9, section 6: the PAR Index by field, with bars, and what each unit says of its field."""

from collections.abc import Iterable, Sequence

from textual import on
from textual.containers import Vertical
from textual.widget import Widget

from hoinghi_tui.domain.par_scores import ParTable
from hoinghi_tui.services.print_job import Paper
from hoinghi_tui.ui.command import Command, bindings
from hoinghi_tui.ui.confirm import Confirm
from hoinghi_tui.ui.preparation.par_text import (
    COLUMNS,
    ParLine,
    criterion_cells,
    detail,
    field_cells,
    lines_of,
    total_words,
)
from hoinghi_tui.ui.preparation.printing_section import PrintingSection
from hoinghi_tui.ui.preparation.section import SECTION_COMMANDS
from hoinghi_tui.ui.widgets.fitted_text import FittedText
from hoinghi_tui.ui.widgets.row_list import Cell, RowList

# Forms and dialogs are imported when they are opened.

_EMPTY = (
    "Chưa có Chỉ số CCHC. Ctrl+O nhập bảng điểm từ tệp Excel, Word hoặc .toml; L lấy khung mẫu "
    "bảy lĩnh vực để điền; I thêm từng lĩnh vực."
)
_OF_A_LINE = frozenset({"edit", "criteria", "insert_criterion", "delete", "print"})
_REST = 20
"""Lines of a tall screen that the list leaves to frame, sum and detail."""
_COMMANDS = (
    Command("edit", "enter,e", "Enter", "sửa", "Sửa lĩnh vực, hoặc điểm của tiêu chí"),
    Command("criteria", "v", "V", "tiêu chí", "Hiện hoặc ẩn các tiêu chí"),
    Command("insert", "i", "I", "thêm lĩnh vực", "Thêm một lĩnh vực"),
    Command("insert_criterion", "c", "C", "thêm tiêu chí", "Thêm một tiêu chí vào lĩnh vực"),
    Command("take_in", "ctrl+o", "Ctrl+O", "nhập tệp", "Nhập bảng điểm từ tệp"),
    Command("print", "p", "P", "in báo cáo", "In báo cáo Chỉ số CCHC kèm biểu đồ"),
    Command("year", "y", "Y", "năm", "Xem năm khác"),
    Command("frame", "l", "L", "khung mẫu", "Lấy khung mẫu bảy lĩnh vực, chưa có điểm"),
    Command("confirm", "m", "M", "bỏ dấu mẫu", "Bảng điểm này là thật, không còn là mẫu"),
    Command("delete", "delete", "Del", "xóa", "Xóa lĩnh vực hoặc tiêu chí đang chọn"),
)


class ParScreen(PrintingSection):
    """Shows one year: the sum, the fields with bars, and the chosen one written out."""

    CSS_PATH = "par.tcss"
    SECTION = "par"
    HELP = """
Chỉ số cải cách hành chính (PAR Index) theo lĩnh vực: ◐ tự chấm, ✔ đã thẩm định, ○ chưa chấm.
Tổng là “tự chấm” cho đến khi mọi tiêu chí có điểm thẩm định.

Enter trên lĩnh vực: đơn vị phụ trách, ưu điểm, tồn tại, nguyên nhân, giải pháp. V hiện các tiêu
chí; Enter trên tiêu chí để ghi điểm. Cột “Tăng” so tỷ lệ với năm trước, khi đã nhập năm trước.

P in báo cáo kèm biểu đồ (cũng có ở F8). Chiếu bảng lớn trong lúc báo cáo:
hoinghi-tui board THƯ-MỤC --par
"""
    COMMANDS_HERE = (*_COMMANDS, *SECTION_COMMANDS)
    BINDINGS = bindings(COMMANDS_HERE)

    def __init__(self) -> None:
        super().__init__()
        self._year: int | None = None
        self._shows_criteria = False
        self._places: dict[str, int] = {}

    def compose_section(self) -> Iterable[Widget]:
        """Yield the sum, the list and the chosen line written out."""
        yield FittedText(id="par-total", classes="panel")
        with Vertical(classes="panel", id="par-panel"):
            yield RowList(COLUMNS, self._cells, id="par-rows", empty=_EMPTY)
        with Vertical(classes="panel", id="par-detail"):
            yield from self.corner()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what does not apply: an empty year has nothing to change."""
        if action in _OF_A_LINE or action == "frame":
            has_fields = self.is_drawn and bool(self.table.fields)
            return has_fields is not (action == "frame")
        if action == "confirm":
            return self.is_drawn and self.table.is_sample
        if action == "year":
            return len(self.session.par_index.years()) > 1
        return super().check_action(action, parameters)

    # -- showing -----------------------------------------------------------------------------

    @property
    def table(self) -> ParTable:
        """The year that is shown; the latest where the chosen one has gone."""
        index = self.session.par_index
        if self._year not in index.years():
            self._year = None
        return index.table(self._year)

    @property
    def chosen(self) -> ParLine | None:
        """The line under the cursor."""
        line: ParLine | None = self.query_one(RowList).current
        return line

    def refresh_data(self) -> None:
        """Show the year as it is now."""
        table, index = self.table, self.session.par_index
        self._places = {one.field.id: at for at, one in enumerate(table.fields, 1)}
        self._change, self._doubts = index.changes(table.year), index.doubts(table.year)
        self.query_one("#par-total", FittedText).show(total_words(table, index.before(table.year)))
        lines = lines_of(table, with_criteria=self._shows_criteria)
        self._make_room(len(lines))
        self.query_one(RowList).show(lines)
        self._show_detail()
        self.draw_keys()

    def _make_room(self, lines: int) -> None:
        """Give what a field says the room that a short list leaves, where there is much."""
        panel, rows = self.query_one("#par-panel"), self.query_one(RowList)
        most = self.size.height - _REST
        is_short = self.has_class("-short") or not lines
        panel.styles.height = "1fr" if is_short else "auto"
        rows.styles.height = "1fr" if is_short else min(lines + 1, most)
        self.query_one("#par-detail").styles.height = "auto" if is_short else "1fr"

    @on(RowList.Highlighted)
    def _show_detail(self) -> None:
        """Write the chosen line out in full."""
        line = self.chosen
        self.query_one("#par-detail").display = line is not None
        if line is not None:
            mine = line.scored.field.id
            doubts = [one for one in self._doubts if one.field == mine]
            self.show_detail(detail(line, self._unit(line), doubts))

    def _cells(self, line: ParLine) -> Sequence[Cell]:
        if line.criterion is not None:
            return criterion_cells(line.criterion)
        place = self._places.get(line.id, 0)
        return field_cells(line.scored, place, self._unit(line), self._change(line.scored))

    def _unit(self, line: ParLine) -> str:
        unit = self.session.state.units.get(line.scored.field.unit or "")
        return unit.label if unit else ""

    def action_criteria(self) -> None:
        """Show the criteria below their fields, or the fields alone."""
        line = self.chosen
        self._shows_criteria = not self._shows_criteria
        self.refresh_data()
        rows: Sequence[ParLine] = self.query_one(RowList).rows
        if line is not None:
            key = line.id if self._shows_criteria else line.scored.field.id
            self.query_one(RowList).cursor = next(
                at for at, one in enumerate(rows) if one.id == key
            )

    def action_year(self) -> None:
        """Show another year."""
        from hoinghi_tui.ui.widgets.menu import Menu, MenuItem

        years = self.session.par_index.years()

        def chosen(year: int | None) -> None:
            if year is not None:
                self._year = year
                self.refresh_data()

        items = [MenuItem(str(at), f"Năm {year}", year) for at, year in enumerate(years, 1)]
        self.app.push_screen(Menu("CHỈ SỐ CCHC CỦA NĂM NÀO?", items), chosen)

    # -- changing ----------------------------------------------------------------------------

    @on(RowList.Chosen)
    def action_edit(self) -> None:
        """Correct the chosen field, or the points of the chosen criterion."""
        from hoinghi_tui.ui.preparation.par_forms import ParCriterionForm, ParFieldForm

        line, index = self.chosen, self.session.par_index
        if line is None:
            return
        if line.criterion is not None:
            points = self.app.perform(lambda: index.criterion_editing(line.id))
            if points is not None:
                self.open_form(ParCriterionForm("ĐIỂM CỦA TIÊU CHÍ", points), "Đã lưu điểm.")
            return
        field = self.app.perform(lambda: index.editing(line.id))
        if field is not None:
            self.open_form(ParFieldForm(self.session, "LĨNH VỰC", field), "Đã lưu lĩnh vực.")

    def action_insert(self) -> None:
        """Add a field to the year."""
        from hoinghi_tui.ui.preparation.par_forms import ParFieldForm

        year = self.table.year
        form = ParFieldForm(
            self.session, f"THÊM LĨNH VỰC NĂM {year}", self.session.par_index.adding(year)
        )
        self.open_form(form, "Đã thêm lĩnh vực. V hiện tiêu chí để ghi điểm; Ctrl+Z để bỏ.")

    def action_insert_criterion(self) -> None:
        """Add a criterion to the chosen field."""
        from hoinghi_tui.ui.preparation.par_forms import ParCriterionForm

        line, index = self.chosen, self.session.par_index
        if line is None:
            return
        adding = self.app.perform(lambda: index.criterion_adding(line.scored.field.id))
        if adding is not None:
            self._shows_criteria = True
            self.open_form(ParCriterionForm("THÊM TIÊU CHÍ", adding), "Đã thêm tiêu chí.")

    def action_delete(self) -> None:
        """Take the chosen field or criterion away, after asking once."""
        line, index = self.chosen, self.session.par_index
        if line is None:
            return
        criterion = line.criterion
        title = criterion.title if criterion else line.scored.field.title
        count = len(line.scored.criteria)
        with_it = "" if criterion else f" cùng {count} tiêu chí và nhận xét"
        delete = index.delete_criterion if criterion else index.delete
        self.ask_to_delete(
            "XÓA KHỎI CHỈ SỐ CCHC",
            f"“{title}” sẽ không còn trong bảng điểm{with_it}.",
            lambda: delete(line.id),
            f"Đã xóa “{title}”",
        )

    def action_print(self) -> None:
        """Print the report on the latest year."""
        self.print_paper(Paper.PAR_REPORT)

    def action_take_in(self) -> None:
        """Take in the points of a year from a file."""
        from hoinghi_tui.ui.preparation.par_source import ParSourceDialog

        self._year = None
        self.open_form(ParSourceDialog(self.session), "Đã nhập bảng điểm. Ctrl+Z để bỏ.")

    def action_frame(self) -> None:
        """Take in the shipped frame where the year has no fields yet."""
        importing, year = self.session.par_index.importing, self.table.year
        if self.app.saved(lambda: importing.take_in(importing.frame(year))):
            self.app.say("Đã lấy khung mẫu. Điền điểm tối đa theo bộ chỉ số của năm.")

    def action_confirm(self) -> None:
        """Take the mark of a sample off, after asking once."""
        index, year = self.session.par_index, self.table.year

        def agreed(sure: bool | None) -> None:
            if sure and self.app.saved(lambda: index.confirm(year)):
                self.app.say("Đã bỏ dấu mẫu. Ctrl+Z để lấy lại.")

        words = (
            f"Các lĩnh vực và điểm tối đa năm {year} đã đúng với bộ chỉ số được ban hành; báo cáo "
            "sẽ không còn dòng “dữ liệu mẫu”."
        )
        self.app.push_screen(Confirm("BỎ DẤU MẪU", words, "bỏ dấu mẫu"), agreed)
