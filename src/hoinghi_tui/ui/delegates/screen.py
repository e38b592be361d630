"""F3 Đại biểu: find, add, correct and delete people, and take in a list."""

from collections.abc import Callable, Iterable, Sequence

from textual import on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from hoinghi_tui.domain.people import Delegate
from hoinghi_tui.services.exporting import Exported
from hoinghi_tui.services.import_plan import ImportSummary
from hoinghi_tui.ui.command import Command, bindings
from hoinghi_tui.ui.delegates.delegate_words import (
    COLUMNS,
    card_text,
    deletion_text,
    import_text,
    row_cells,
)
from hoinghi_tui.ui.frame import ConferenceScreen
from hoinghi_tui.ui.widgets.row_list import Cell, RowList

SORTS = ("protocol", "name", "unit")
NOBODY = "Chưa có đại biểu: Ctrl+O nhập danh sách, Ctrl+N thêm từng người."
NOBODY_FITS = "Không có ai khớp: gõ ít chữ hơn, hoặc Ctrl+N thêm người này."
SORT_WORDS = {"protocol": "thứ bậc", "name": "tên", "unit": "đơn vị"}


class DelegatesScreen(ConferenceScreen):
    """The search box keeps the keys; the arrows move in the list below it."""

    CSS_PATH = "screen.tcss"
    MODE = "delegates"
    HELP = """
Gõ để tìm: tên không cần dấu, chữ cái đầu (đvs), đơn vị, chức vụ, số ghế, đuôi điện thoại.
Phím ↑ ↓ chọn người, Enter mở phiếu để sửa.

Nhập danh sách từ Excel bằng Ctrl+O: xem trước rồi mới lưu, cả danh sách là một việc, hoàn
tác một lần là hết. Nhập lại tệp đã sửa chỉ cập nhật chỗ khác, không mất chỗ ngồi, thẻ hay
điểm danh.
"""
    COMMANDS_HERE = (
        Command("edit", "enter", "Enter", "sửa", "Sửa đại biểu đang chọn"),
        Command("add", "ctrl+n,insert", "Ctrl+N", "thêm", "Thêm một đại biểu"),
        Command("take_in", "ctrl+o", "Ctrl+O", "nhập tệp", "Nhập danh sách từ Excel hoặc CSV"),
        # Priority, for the search box has Ctrl+E for the end of its line.
        Command("export", "ctrl+e", "Ctrl+E", "xuất", "Xuất danh sách ra tệp", priority=True),
        Command("delete", "delete", "Del", "xóa", "Xóa đại biểu đang chọn", priority=True),
        Command("sort", "ctrl+s", "Ctrl+S", "sắp xếp", "Xếp theo thứ bậc, tên hoặc đơn vị"),
        Command("step(-1)", "up", "↑", "lên", "Chọn người ở trên", shown=False),
        Command("step(1)", "down", "↓", "xuống", "Chọn người ở dưới", shown=False),
        Command("page(-1)", "pageup", "PgUp", "trang trên", "Lên một trang", shown=False),
        Command("page(1)", "pagedown", "PgDn", "trang dưới", "Xuống một trang", shown=False),
        Command("first", "ctrl+home", "Ctrl+Home", "đầu", "Lên đầu danh sách", shown=False),
        Command("last", "ctrl+end", "Ctrl+End", "cuối", "Xuống cuối danh sách", shown=False),
        Command("clear", "escape", "Esc", "xóa ô tìm", "Xóa ô tìm", shown=False),
    )
    BINDINGS = bindings(COMMANDS_HERE)

    def __init__(self) -> None:
        super().__init__()
        self._sort = SORTS[0]
        self._numbers: dict[str, int] = {}
        self._search_due = False
        self._shown_query = ""
        self._numbered: Sequence[Delegate] | None = None

    def compose_body(self) -> Iterable[Widget]:
        """Yield the search box over the list, and the card of the one chosen."""
        with Horizontal():
            with Vertical(id="delegates-main"):
                with Horizontal(classes="panel", id="delegates-search"):
                    yield Input(placeholder="Tìm đại biểu", id="delegate-query")
                    yield Static(id="delegates-count", markup=False)
                with Vertical(classes="panel", id="delegates-list-panel"):
                    yield RowList(COLUMNS, self._cells, id="delegates")
            with Vertical(classes="panel", id="delegate-card"):
                yield Static(id="delegate-detail", markup=False)

    def on_mount(self) -> None:
        """Give the keys to the search box for good."""
        super().on_mount()
        self.query_one(RowList).can_focus = False
        box = self.query_one(Input)
        box.cursor_blink = False
        box.focus()

    def refresh_data(self) -> None:
        """Show who fits what is typed, in the order chosen."""
        roster = self.session.roster
        everyone = self._ordered()
        if self._numbered is not everyone:
            self._numbers = {one.id: number for number, one in enumerate(everyone, 1)}
            self._numbered = everyone
        self._shown_query = self.query_one(Input).value
        query = self._shown_query.strip()
        found = roster.search(query) if query else everyone
        place = self._place_of_chosen(found)
        self.query_one(RowList).show(found, place, empty=NOBODY_FITS if everyone else NOBODY)
        self._show_count(len(found), len(everyone), ranked=bool(query))
        self._show_card()

    def _place_of_chosen(self, found: Sequence[Delegate]) -> int:
        """Return where the person under the cursor stands among ``found``; 0 if nowhere."""
        chosen = self.chosen
        if chosen is None:
            return 0
        return next((place for place, one in enumerate(found) if one.id == chosen.id), 0)

    def _ordered(self) -> Sequence[Delegate]:
        roster = self.session.roster
        if self._sort == "name":
            return roster.by_name()
        return roster.by_unit() if self._sort == "unit" else roster.all()

    def _show_count(self, found: int, total: int, *, ranked: bool) -> None:
        words = f"{found} / {total} đại biểu" if ranked else f"{total} đại biểu"
        order = "khớp nhất trước" if ranked else f"theo {SORT_WORDS[self._sort]}"
        self.query_one("#delegates-count", Static).update(
            Content.assemble((words, "$muted"), ("  ·  ", "$faint"), (order, "$accent"))
        )

    @property
    def chosen(self) -> Delegate | None:
        """The delegate under the cursor."""
        delegate: Delegate | None = self.query_one(RowList).current
        return delegate

    def _cells(self, delegate: Delegate) -> Sequence[Cell]:
        return row_cells(self.session, self._numbers.get(delegate.id, 0), delegate)

    @on(RowList.Highlighted)
    def _show_card(self) -> None:
        delegate = self.chosen
        detail = self.query_one("#delegate-detail", Static)
        if delegate is None or delegate.id not in self.session.state.delegates:
            detail.update("")
            return
        card = self.session.door.card(delegate.id)
        detail.update(card_text(self.session, card, detail.content_size.width))

    @on(Input.Changed)
    def _search_soon(self) -> None:
        """Search once for many keys, when they have all been taken."""
        if not self._search_due:
            self._search_due = True
            self.call_after_refresh(self._search)

    def _search(self) -> None:
        """Show who fits from the best on, whoever was chosen before.

        Also called before an action: a quick hand acts on whom it has typed.
        """
        self._search_due = False
        if self.query_one(Input).value == self._shown_query:
            return
        rows = self.query_one(RowList)
        rows.show((), 0)
        rows.scroll_home(animate=False)
        self.refresh_data()

    @on(Input.Submitted)
    @on(RowList.Chosen)
    def _edit_chosen(self) -> None:
        self.action_edit()

    # -- actions -----------------------------------------------------------------------

    def action_step(self, step: int) -> None:
        """Choose the next or the previous person."""
        self._search()
        self.query_one(RowList).action_move(step)

    def action_page(self, step: int) -> None:
        """Go down or up by a screenful."""
        self._search()
        self.query_one(RowList).action_page(step)

    def action_first(self) -> None:
        """Go to the first person."""
        self.query_one(RowList).action_first()

    def action_last(self) -> None:
        """Go to the last person."""
        self.query_one(RowList).action_last()

    def action_clear(self) -> None:
        """Empty the search box."""
        self.query_one(Input).value = ""

    def action_sort(self) -> None:
        """Go from protocol to name to unit and round again."""
        self._sort = SORTS[(SORTS.index(self._sort) + 1) % len(SORTS)]
        self.refresh_data()

    def action_edit(self) -> None:
        """Correct the chosen person."""
        self._search()
        before = self.chosen
        if before is not None:
            self._open_form(before, self.session.roster.edit, "SỬA ĐẠI BIỂU")

    def action_add(self) -> None:
        """Add a person; what is in the search box is taken as the name."""
        self._search()
        typed = self.query_one(Input).value
        name = typed if not self.query_one(RowList).rows else ""
        fresh = Delegate(id="", full_name=name)
        roster = self.session.roster
        self._open_form(fresh, lambda _, typed: roster.add(typed), "THÊM ĐẠI BIỂU")

    def _open_form(
        self, delegate: Delegate, save: Callable[[Delegate, Delegate], object], title: str
    ) -> None:
        from hoinghi_tui.ui.delegates.delegate_form import DelegateForm

        def done(saved: bool | None) -> None:
            if saved:
                self.app.data_changed()

        self.app.push_screen(DelegateForm(self.session, delegate, save, title), done)

    def action_delete(self) -> None:
        """Take the chosen person off the list, after asking once."""
        self._search()
        delegate = self.chosen
        if delegate is None:
            return
        from hoinghi_tui.ui.confirm import Confirm

        text = deletion_text(self.session, delegate)

        def done(agreed: bool | None) -> None:
            if agreed:
                self.app.perform(lambda: self.session.roster.delete(delegate.id))
                if delegate.id not in self.session.state.delegates:
                    self.app.say(f"Đã xóa {delegate.full_name}. Ctrl+Z để hoàn tác.")

        self.app.push_screen(Confirm("XÓA ĐẠI BIỂU", text, "xóa"), done)

    def action_take_in(self) -> None:
        """Take in a list from a file."""
        from hoinghi_tui.ui.delegates.import_dialog import ImportDialog

        def done(summary: ImportSummary | None) -> None:
            if summary is not None:
                self.app.data_changed()
                self.app.say(import_text(summary))

        self.app.push_screen(ImportDialog(self.session), done)

    def action_export(self) -> None:
        """Give the list out as a file."""
        from hoinghi_tui.ui.delegates.export_dialog import ExportDialog, exported_text

        def done(exported: Exported | None) -> None:
            if exported is not None:
                self.app.say(exported_text(exported))

        self.app.push_screen(ExportDialog(self.session), done)
