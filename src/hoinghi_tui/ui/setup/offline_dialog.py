"""What a desk did without its server and does not fit: both sides, and a key for each decision."""

from collections.abc import Callable, Sequence
from textwrap import wrap
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from hoinghi_tui.services.offline import Clash
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.command import Command, bindings
from hoinghi_tui.ui.try_to import try_to
from hoinghi_tui.ui.widgets.dialog import DIALOG_HELP, Dialog
from hoinghi_tui.ui.widgets.dialog_keys import DialogKeys
from hoinghi_tui.ui.widgets.row_list import Cell, Column, RowList
from hoinghi_tui.vietnamese import printable

ALL_DECIDED = "Không còn việc nào phải quyết định."
GO_QUESTION = (
    "Từ lúc này mọi việc lưu ngay vào máy này và chờ gửi; máy chủ trở lại thì chương trình tự "
    "gửi lần lượt.\n\n"
    "Trong lúc tách rời, cùng một người có thể được đón ở hai bàn; khi nối lại máy sẽ liệt kê để "
    "anh/chị quyết định.\n\n"
    "Chờ được thì nên chờ: hãy xem lại dây mạng, Wi-Fi và máy chủ trước."
)
_CATCH_UP_SECONDS = 0.5
_LABEL = 13
_COLUMNS = (
    Column("Lúc", 8),
    Column("Việc làm lúc ngoại tuyến", 26, weight=3),
    Column("Vướng", 18, weight=2, drop=1),
)
_HELP = """
Những việc này bàn đã làm trong lúc mất máy chủ. Khi nối lại, bàn khác đã sửa cùng chỗ ấy nên
chương trình không tự ghi đè. Chưa quyết định thì việc vẫn nằm trong danh sách, kể cả khi tắt máy.

Giữ lượt trước: hai bàn cùng đón một người thì giữ lượt sớm hơn. Làm lại theo hiện trạng: đưa việc
của bàn này lên dữ liệu hôm nay, như phần “Làm lại” cho thấy; giá trị của bàn kia bị thay. Phần còn
hợp: chỉ làm những thay đổi chưa ai đụng tới, ví dụ ghi tên người mới mà không lấy ghế đã có người.
Bỏ: không làm nữa, kèm lý do ghi vào nhật ký.

Mỗi quyết định là một dòng trong nhật ký ở F2; việc đã làm lại thì hoàn tác được.
"""


class _Line(NamedTuple):
    label: str
    text: str
    tone: str


class OfflineDialog(Dialog[None]):
    """Lists what waits for a decision; each key is one saved decision."""

    CSS_PATH = "offline_dialog.tcss"
    HELP_TITLE = "VIỆC NGOẠI TUYẾN CẦN QUYẾT ĐỊNH"
    HELP = _HELP
    COMMANDS_HERE = (
        Command("earlier", "g", "G", "giữ lượt trước", "Giữ lượt đón sớm hơn của hai bàn"),
        Command("redo", "l", "L", "làm lại", "Làm lại trên dữ liệu hiện nay"),
        Command("rest", "p", "P", "phần hợp", "Chỉ làm những thay đổi chưa ai đụng tới"),
        Command("drop", "b,delete", "B", "bỏ", "Bỏ việc này, kèm lý do"),
        DIALOG_HELP,
        Command("dismiss", "escape", "Esc", "đóng", "Đóng; việc vẫn nằm trong danh sách"),
    )
    BINDINGS = bindings(COMMANDS_HERE)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: object = None

    def compose(self) -> ComposeResult:
        """Yield the list, both sides of the chosen one, and what was done."""
        with Vertical(classes="dialog", id="offline-dialog"):
            yield Static(classes="dialog-title", id="offline-title", markup=False)
            yield RowList[Clash](_COLUMNS, _cells, id="clashes", empty=ALL_DECIDED)
            with VerticalScroll(id="clash-detail", can_focus=False):
                yield Static(id="clash-sides", markup=False)
            yield Static(id="offline-told", markup=False)
            yield DialogKeys(self.COMMANDS_HERE)

    def on_mount(self) -> None:
        """Show what there is, and look for what comes."""
        super().on_mount()
        self._show()
        self._list.focus()
        self.set_interval(_CATCH_UP_SECONDS, self._catch_up)

    @property
    def _list(self) -> RowList[Clash]:
        return self.query_one("#clashes", RowList)

    def _version(self) -> object:
        facts = self._session.offline.facts()
        return self._session.state.changes, facts.undecided if facts is not None else 0

    def _catch_up(self) -> None:
        if self._version() != self._shown:
            self._show()

    def _show(self) -> None:
        self._shown = self._version()
        clashes = self._session.offline.clashes()
        self._list.show(clashes)
        self.query_one("#offline-title", Static).update(
            f"VIỆC NGOẠI TUYẾN CẦN QUYẾT ĐỊNH · {len(clashes)}"
        )
        self._show_sides()

    def on_resize(self) -> None:
        """Fit the lines to the width there is."""
        self.call_after_refresh(self._show_sides)

    @on(RowList.Highlighted)
    def _show_sides(self) -> None:
        clash = self._list.current
        room = self.query_one("#clash-detail").scrollable_content_region.width
        if room <= 0:
            return  # not laid out yet; ``on_resize`` follows
        self.query_one("#clash-sides", Static).update(_sides(clash, room) if clash else "")

    def _do(self, action: Callable[[], object], done: str) -> None:
        problem = try_to(action)
        tone = "$error" if problem else "$success"
        self.query_one("#offline-told", Static).update(Content.styled(problem or done, tone))
        self._show()

    # -- actions -------------------------------------------------------------------------

    def action_earlier(self) -> None:
        """Keep the earlier of two arrivals."""
        clash = self._list.current
        if clash is not None:
            self._do(lambda: self._session.offline.keep_earlier(clash.id), "Đã giữ lượt trước.")

    def action_redo(self) -> None:
        """Do the chosen action again on today's rows."""
        clash = self._list.current
        if clash is not None:
            self._do(lambda: self._session.offline.redo(clash.id), "Đã làm lại theo hiện trạng.")

    def action_rest(self) -> None:
        """Do what of the chosen action still fits."""
        clash = self._list.current
        if clash is not None:
            done = "Đã làm phần còn hợp; phần kia hãy làm bằng tay nếu cần."
            self._do(lambda: self._session.offline.redo_rest(clash.id), done)

    def action_drop(self) -> None:
        """Ask why, and leave the chosen action undone."""
        clash = self._list.current
        if clash is None:
            return

        def answered(dropped: bool | None) -> None:
            if dropped:
                self._do(lambda: None, "Đã bỏ, lý do ghi vào nhật ký.")

        self.app.push_screen(DropForm(self._session, clash), answered)


class DropForm(Dialog[bool]):
    """Asks why an action is left undone; True is answered when it was saved."""

    BINDINGS = [("escape", "dismiss(False)", "Thôi")]

    def __init__(self, session: Session, clash: Clash) -> None:
        super().__init__()
        self._session = session
        self._clash = clash

    def compose(self) -> ComposeResult:
        """Yield what it is about, and the line for the reason."""
        with Vertical(classes="dialog"):
            yield Static("BỎ VIỆC NÀY?", classes="dialog-title", markup=False)
            yield Static(printable(self._clash.what), markup=False)
            yield Input(placeholder="lý do, ví dụ: bàn 2 đã làm đúng", id="drop-reason")
            yield Static(classes="form-problem", markup=False)
            yield Static("Enter  bỏ    Esc  thôi", classes="dialog-keys", markup=False)

    def on_mount(self) -> None:
        """Start at the line."""
        super().on_mount()
        box = self.query_one(Input)
        box.cursor_blink = False
        box.focus()

    @on(Input.Submitted)
    def _drop(self, submitted: Input.Submitted) -> None:
        reason = submitted.value
        problem = try_to(lambda: self._session.offline.drop(self._clash.id, reason))
        if problem:
            self.query_one(".form-problem", Static).update(problem)
        else:
            self.dismiss(True)


def _cells(clash: Clash) -> Sequence[Cell]:
    against = f"{clash.by} {clash.their_time}" if clash.by else clash.why
    return (
        Cell(clash.when, "muted"),
        Cell(printable(clash.what)),
        Cell(printable(against), "muted"),
    )


def _sides(clash: Clash, room: int) -> Content:
    """Return both sides of a clash and what doing it again would change, ``room`` cells wide."""
    lines = [_Line("Bàn này", f"{clash.when} · {clash.station} · {clash.what}", "bold")]
    if clash.theirs:
        lines.append(_Line("Đã lưu", f"{clash.their_time} · {clash.by} · {clash.theirs}", ""))
    else:
        lines.append(_Line("Vướng", clash.why, ""))
    if clash.theirs and not clash.why.startswith(clash.by):
        lines.append(_Line("", clash.why, "$muted"))
    if clash.arrivals is not None:
        first, second = clash.arrivals
        lines.append(_Line("Lượt trước", f"{first}   (lượt sau: {second})", "$accent"))
    if clash.cannot_redo:
        lines.append(_Line("Làm lại", f"không được: {clash.cannot_redo}", "$warning"))
    elif not clash.redo:
        lines.append(_Line("Làm lại", "không cần, dữ liệu nay đã đúng như thế", "$muted"))
    lines += [
        _Line("" if number else "Làm lại", f"{one.what}: {one.now} → {one.then}", "")
        for number, one in enumerate(() if clash.cannot_redo else clash.redo)
    ]
    if clash.fits_in_part:
        lines.append(_Line("Phần còn hợp", "còn làm được, trừ chỗ bàn khác đã sửa", ""))
    return Content("\n").join(_laid_out(line, room) for line in lines)


def _laid_out(line: _Line, room: int) -> Content:
    """Put a text beside its label, and what does not fit below it."""
    wide = wrap(printable(line.text), max(20, room - _LABEL), break_on_hyphens=False) or [""]
    text = f"\n{'':<{_LABEL}}".join(wide)
    return Content.assemble((f"{line.label:<{_LABEL}}", "$muted"), (text, line.tone))
