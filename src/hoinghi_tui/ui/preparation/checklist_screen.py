"""F9, section 3: what must stand ready in the hall, ticked off one by one."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from textual import on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget

from hoinghi_tui.domain.checklist import CheckItem, HeadCounts, quantity_text
from hoinghi_tui.services.print_job import Paper
from hoinghi_tui.ui.command import Command, bindings
from hoinghi_tui.ui.preparation.printing_section import PrintingSection
from hoinghi_tui.ui.preparation.section import SECTION_COMMANDS
from hoinghi_tui.ui.widgets.bar import bar
from hoinghi_tui.ui.widgets.done_bars import DoneBars, Part
from hoinghi_tui.ui.widgets.fitted_text import FittedText
from hoinghi_tui.ui.widgets.grouped_lines import Heading
from hoinghi_tui.ui.widgets.row_list import Cell, Column, RowList
from hoinghi_tui.vietnamese import printable

_EMPTY = (
    "Chưa có danh mục hội trường. Bấm L để lập theo mẫu thường dùng (màn hình, âm thanh, bàn ghế, "
    "khung giấy khen, nước uống…), hoặc I để thêm từng việc."
)
_NOTHING_LEFT = "✔ Không còn việc nào. Bấm V để xem cả danh mục."
_NO_GROUP = "Việc khác"
_COLUMNS = (
    Column("", 1),
    Column("Cần có", 30, weight=1),
    Column("Số lượng", 8),
    Column("Đơn vị lo", 16, drop=1),
    Column("Kiểm tra", 15, drop=2),
)
_MOST_BARS = 5


class ChecklistScreen(PrintingSection):
    """Shows group by group what must be there, and whose it is."""

    CSS_PATH = "checklist.tcss"
    SECTION = "checklist"
    HELP = """
Những thứ phải có và dùng được trong hội trường. Bấm Space khi đã thấy tận mắt, bấm lần nữa để bỏ
dấu; A đánh dấu cả nhóm. Chương trình ghi ai kiểm tra, lúc nào. V chỉ xem việc còn thiếu.

L lập theo mẫu thường dùng: chỉ thêm việc chưa có. I thêm, Enter sửa, Del xóa một việc. Số lượng
có thể tính theo số đại biểu dự hoặc số giấy khen, tự đổi khi danh sách đổi.

P in danh mục ra Word để cầm tay kiểm tra; việc chưa xong để ô trống.
"""
    COMMANDS_HERE = (
        Command("tick", "space", "Space", "đã có", "Đánh dấu đã kiểm tra, hoặc bỏ dấu"),
        Command("tick_group", "a", "A", "cả nhóm", "Đánh dấu cả nhóm việc đang chọn"),
        Command("edit", "enter,e", "Enter", "sửa", "Sửa việc đang chọn"),
        Command("insert", "i", "I", "thêm", "Thêm một việc vào nhóm đang chọn"),
        Command("remaining", "v", "V", "còn thiếu", "Chỉ xem việc còn thiếu, hoặc xem cả"),
        Command("print", "p", "P", "in", "In danh mục hội trường ra Word"),
        Command("usual", "l", "L", "theo mẫu", "Thêm các việc thường dùng còn chưa có"),
        Command("delete", "delete", "Del", "xóa", "Xóa việc đang chọn khỏi danh mục"),
        *SECTION_COMMANDS,
    )
    BINDINGS = bindings(COMMANDS_HERE)

    def __init__(self) -> None:
        super().__init__()
        self._only_remaining = False
        self._counts = HeadCounts()

    def compose_section(self) -> Iterable[Widget]:
        """Yield the list, below it what is chosen and whose it all is."""
        with Vertical(id="checklist-body"):
            with Vertical(classes="panel", id="checklist-panel"):
                yield FittedText(id="checklist-title", classes="panel-title")
                yield RowList(_COLUMNS, self._cells, id="checklist", empty=_EMPTY)
            with Horizontal(classes="panel", id="checklist-foot"):
                yield from self.corner()
                yield DoneBars(id="checklist-units")

    @property
    def chosen(self) -> CheckItem | None:
        """The line under the cursor."""
        item: CheckItem | None = self.query_one(RowList).current
        return item

    # -- drawing -------------------------------------------------------------------------

    def refresh_data(self) -> None:
        """Show the lines as they are now; the cursor stays on its line."""
        checklist, before = self.session.checklist, self.chosen
        items = checklist.remaining() if self._only_remaining else checklist.all()
        counts = checklist.by_group()
        self._counts = checklist.counts()
        headings = [
            (at, Heading(item.group or _NO_GROUP, f"{told.done}/{told.total}"))
            for at, item in enumerate(items)
            if (at == 0 or items[at - 1].group != item.group) and (told := counts[item.group])
        ]
        cursor = next((at for at, one in enumerate(items) if before and one.id == before.id), None)
        hides = self._only_remaining and bool(counts)
        empty = _NOTHING_LEFT if hides else _EMPTY
        self.query_one(RowList).show(items, cursor, empty=empty, headings=headings)
        self._show_title()
        self._show_units()
        self._show_detail()
        self.draw_keys()

    def _show_title(self) -> None:
        told = self.session.checklist.progress()
        only = "  chỉ việc còn thiếu  " if self._only_remaining else "  "
        start = Content.assemble(
            ("ĐÃ CÓ  ", "$muted"),
            (f"{told.done}", "bold $foreground"),
            (f" / {told.total} việc", "$muted"),
            (only, "$accent"),
        )
        self.query_one("#checklist-title", FittedText).show(
            lambda width: start + bar(told.done, told.total, max(0, width - start.cell_length))
        )

    def _show_units(self) -> None:
        parts = [
            Part(unit.label if unit else "Chưa giao ai", told.done, told.total)
            for unit, told in self.session.checklist.by_unit()
        ]
        self.query_one(DoneBars).show_parts(parts, _MOST_BARS)

    @on(RowList.Highlighted)
    def _show_detail(self) -> None:
        item = self.chosen
        self.show_detail(self._detail(item) if item else Content(""))

    def _detail(self, item: CheckItem) -> Content:
        unit = self.session.state.units.get(item.unit or "")
        quantity = quantity_text(item, self._counts)
        about = (
            unit.name if unit else "chưa giao đơn vị nào",
            f"số lượng {quantity}" if quantity else "",
            item.note,
        )
        lines = [
            Content.styled(printable(item.title), "bold"),
            Content.styled(printable("  ·  ".join(filter(None, about))), "$muted"),
        ]
        if item.checked_at is not None:
            words = f"✔ đã có – {item.checked_by}, {self._when(item.checked_at)}"
            lines.append(Content.styled(printable(words), "$success"))
        else:
            lines.append(Content.styled("○ chưa kiểm tra", "$warning"))
        return Content("\n").join(lines)

    def _cells(self, item: CheckItem) -> Sequence[Cell]:
        unit = self.session.state.units.get(item.unit or "")
        done = item.is_checked
        checked = f"{self._when(item.checked_at)} {item.checked_by}" if item.checked_at else ""
        return (
            Cell("✔" if done else "○", "success" if done else "warning"),
            Cell(item.title, "muted" if done else ""),
            Cell(quantity_text(item, self._counts), "muted" if done else "accent"),
            Cell(unit.label if unit else "–", "muted"),
            Cell(checked or "chưa", "muted"),
        )

    def _when(self, at: datetime) -> str:
        """Say the time; of another day the day."""
        zone = self.session.work.zone()
        local = at.astimezone(zone)
        same_day = local.date() == self.session.now().astimezone(zone).date()
        return f"{local:%H:%M}" if same_day else f"{local:%d/%m}"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what a line needs only when there is one."""
        needs_a_line = action in ("tick", "tick_group", "edit", "delete")
        if needs_a_line and self.is_drawn:
            return self.chosen is not None
        if action in ("remaining", "print") and self.is_drawn:
            return self.session.checklist.progress().total > 0
        return super().check_action(action, parameters)

    # -- doing ---------------------------------------------------------------------------

    def action_tick(self) -> None:
        """Tick the chosen line, or take its tick away."""
        item = self.chosen
        if item is not None:
            self.app.perform(lambda: self.session.checklist.tick([item.id]))

    def action_tick_group(self) -> None:
        """Tick the group of the chosen line, or take its ticks away."""
        item = self.chosen
        if item is not None:
            ids = [one.id for one in self.session.checklist.all() if one.group == item.group]
            self.app.perform(lambda: self.session.checklist.tick(ids))

    def action_remaining(self) -> None:
        """Show only what is missing, or everything."""
        self._only_remaining = not self._only_remaining
        self.refresh_data()

    def action_insert(self) -> None:
        """Add a line to the group of the chosen one."""
        from hoinghi_tui.ui.preparation.checklist_form import ChecklistForm

        group = self.chosen.group if self.chosen else ""
        editing = self.session.checklist.adding(group)
        form = ChecklistForm(self.session, "THÊM VIỆC HỘI TRƯỜNG", editing)
        self.open_form(form, "Đã thêm một việc. Ctrl+Z để bỏ.")

    @on(RowList.Chosen)
    def action_edit(self) -> None:
        """Correct the chosen line."""
        from hoinghi_tui.ui.preparation.checklist_form import ChecklistForm

        item = self.chosen
        if item is None:
            return
        editing = self.app.perform(lambda: self.session.checklist.editing(item.id))
        if editing is not None:
            form = ChecklistForm(self.session, "SỬA VIỆC HỘI TRƯỜNG", editing)
            self.open_form(form, "Đã lưu.")

    def action_delete(self) -> None:
        """Take the chosen line off the list, after asking once."""
        item = self.chosen
        if item is None:
            return
        self.ask_to_delete(
            "XÓA KHỎI DANH MỤC",
            f"“{item.title}” sẽ không còn trong danh mục.",
            lambda: self.session.checklist.delete(item.id, item),
            f"Đã xóa “{item.title}”",
        )

    def action_usual(self) -> None:
        """Add what the usual list has and this one lacks."""
        added = self.app.perform(self.session.checklist.add_usual)
        if added:
            self.app.say(f"Đã thêm {added} việc thường dùng. Ctrl+Z để bỏ.")

    def action_print(self) -> None:
        """Print the checklist."""
        self.print_paper(Paper.CHECKLIST)
