"""The units of the conference: their order, names and colours."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from hoinghi_tui.domain.people import Unit
from hoinghi_tui.services.entries import Editing
from hoinghi_tui.services.session import Session
from hoinghi_tui.services.unit_entry import UnitEntry
from hoinghi_tui.services.units import UnitLine
from hoinghi_tui.ui.command import Command, bindings
from hoinghi_tui.ui.setup.unit_list import UnitList
from hoinghi_tui.ui.try_to import try_to
from hoinghi_tui.ui.widgets.dialog import Dialog
from hoinghi_tui.ui.widgets.dialog_keys import DialogKeys

NO_UNITS = (
    "Chưa có đơn vị nào. Bấm N để thêm; nhập danh sách đại biểu ở trang F3 thì đơn vị "
    "trong danh sách tự vào đây."
)
_CATCH_UP_SECONDS = 0.5


class UnitsDialog(Dialog[None]):
    """Lists the units; each key is one saved action, Ctrl+Z takes it back after closing."""

    CSS_PATH = "setup.tcss"
    COMMANDS_HERE = (
        Command("edit", "enter", "Enter", "sửa", "Sửa đơn vị đang chọn"),
        Command("add", "n,insert", "N", "thêm", "Thêm một đơn vị"),
        Command("move(-1)", "l,ctrl+up", "L", "lên", "Đưa lên một bậc"),
        Command("move(1)", "x,ctrl+down", "X", "xuống", "Đưa xuống một bậc"),
        Command("merge", "g", "G", "gộp", "Gộp vào một đơn vị khác"),
        Command("delete", "delete", "Del", "xóa", "Xóa đơn vị không còn dùng"),
        Command("dismiss", "escape", "Esc", "đóng", "Đóng"),
    )
    BINDINGS = bindings(COMMANDS_HERE)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: object = None

    def compose(self) -> ComposeResult:
        """Yield the list, the chosen unit's other names, and what was done."""
        with Vertical(classes="dialog", id="units-dialog"):
            yield Static("ĐƠN VỊ", classes="dialog-title", id="units-title", markup=False)
            yield UnitList(id="units", empty=NO_UNITS)
            yield Static(id="unit-detail", markup=False)
            yield Static(id="units-told", markup=False)
            yield DialogKeys(self.COMMANDS_HERE)

    def on_mount(self) -> None:
        """Show the units, and look for what other desks change."""
        self.catch_up()
        self.query_one(UnitList).focus()
        self.set_interval(_CATCH_UP_SECONDS, self.catch_up)

    def catch_up(self) -> None:
        """Show the units as they are now, when anything has changed."""
        if self._shown != self._session.units.version:
            self._show(self._chosen_id())

    def _show(self, wanted: str | None) -> None:
        """Show the units with the cursor on the unit ``wanted``, wherever it stands now."""
        units = self._session.units
        self._shown, lines = units.version, units.lines()
        places = (place for place, line in enumerate(lines) if line.unit.id == wanted)
        self.query_one(UnitList).show(lines, next(places, None))
        self.query_one("#units-title", Static).update(f"ĐƠN VỊ · {len(lines)}")
        self._show_detail()

    def _chosen_id(self) -> str | None:
        line = self.query_one(UnitList).current
        return line.unit.id if line else None

    @on(UnitList.Highlighted)
    def _show_detail(self) -> None:
        line = self.query_one(UnitList).current
        self.query_one("#unit-detail", Static).update(_detail(line) if line else "")

    def _tell(self, sentence: str, tone: str) -> None:
        self.query_one("#units-told", Static).update(Content.styled(sentence, tone))

    def _do(self, action: Callable[[], object], done: str, chosen: str | None = None) -> None:
        """Do one thing and say so, or say why not; the cursor follows the unit."""
        problem = try_to(action)
        self._tell(problem or done, "$error" if problem else "$success")
        self._show(chosen or self._chosen_id())

    # -- actions -------------------------------------------------------------------------

    @on(UnitList.Chosen)
    def action_edit(self) -> None:
        """Correct the chosen unit."""
        line = self.query_one(UnitList).current
        if line is not None:
            self._open_form("SỬA ĐƠN VỊ", self._session.units.editing(line.unit.id))

    def action_add(self) -> None:
        """Add a unit."""
        self._open_form("THÊM ĐƠN VỊ", self._session.units.adding())

    def _open_form(self, title: str, editing: Editing[Unit, UnitEntry]) -> None:
        from hoinghi_tui.ui.setup.unit_form import UnitForm

        def done(saved: bool | None) -> None:
            if saved:
                self._tell("Đã lưu. Đóng rồi Ctrl+Z để hoàn tác.", "$success")
                known = editing.record.id
                ids = [line.unit.id for line in self.query_one(UnitList).rows]
                added = [
                    one.unit.id for one in self._session.units.lines() if one.unit.id not in ids
                ]
                self._show(known or next(iter(added), None))

        self.app.push_screen(UnitForm(title, editing), done)

    def action_move(self, step: int) -> None:
        """Put the chosen unit one place up or down."""
        line = self.query_one(UnitList).current
        if line is not None:
            words = "lên" if step < 0 else "xuống"
            self._do(
                lambda: self._session.units.move(line.unit.id, step),
                f"Đã đưa {line.unit.name} {words} một bậc.",
            )

    def action_delete(self) -> None:
        """Take the chosen unit away, if nothing names it."""
        line = self.query_one(UnitList).current
        if line is not None:
            self._do(
                lambda: self._session.units.delete(line.unit.id),
                f"Đã xóa {line.unit.name}. Đóng rồi Ctrl+Z để hoàn tác.",
            )

    def action_merge(self) -> None:
        """Ask into which unit the chosen one goes, and merge."""
        from hoinghi_tui.ui.setup.merge_units import MergeUnits

        line = self.query_one(UnitList).current
        if line is None:
            return
        source = line.unit

        def done(target: Unit | None) -> None:
            if target is not None:
                self._do(
                    lambda: self._session.units.merge(source.id, target.id),
                    f"Đã gộp {source.name} vào {target.name}. Đóng rồi Ctrl+Z để hoàn tác.",
                    target.id,
                )

        self.app.push_screen(MergeUnits(self._session, source), done)


def _detail(line: UnitLine) -> Content:
    unit = line.unit
    group = Content.assemble(("\nNhóm: ", "$muted"), unit.group) if unit.group else Content("")
    aliases = ", ".join(unit.aliases) or "chưa có"
    return Content.assemble(("Tên khác: ", "$muted"), aliases, group)
