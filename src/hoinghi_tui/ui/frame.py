"""The frame around every screen: title, tabs, status line and keys."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len, set_cell_size
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.widget import Widget

from hoinghi_tui.ui.asking import AskingScreen
from hoinghi_tui.ui.command import Command, action_name, click, key_and_label
from hoinghi_tui.ui.status_line import StatusLine
from hoinghi_tui.ui.widgets.steady_text import Steady
from hoinghi_tui.vietnamese import printable

if TYPE_CHECKING:
    from hoinghi_tui.services.session import Session

ROOMY = 112
"""From this width on, names are written out."""

_STATION_ROOM = 20


SETTINGS = Command(
    "settings", "t", "T", "thông tin", "Thông tin hội nghị: tên, số, ngày, nơi họp, người ký"
)
UNITS = Command("units", "d", "D", "đơn vị", "Đơn vị: tên, thứ tự, màu, tên khác; gộp, xóa")
CLOSE = Command(
    "close_conference",
    "",
    "Ctrl+P",
    "kết thúc hội nghị",
    "In hết văn bản, gói lại để lưu trữ, rồi khóa hội nghị",
)
REOPEN = Command(
    "reopen_conference", "", "Ctrl+P", "mở lại hội nghị", "Sửa tiếp hội nghị đã kết thúc"
)
FOLLOW_UP = Command(
    "follow_up",
    "",
    "Ctrl+P",
    "ghi nhiệm vụ kết luận",
    "Ghi nhanh một nhiệm vụ chủ tọa giao tại hội nghị: việc, đơn vị, hạn",
)
GO_OFFLINE = Command(
    "go_offline",
    "",
    "Ctrl+P",
    "làm tiếp ngoại tuyến",
    "Mất máy chủ: lưu vào máy này trước, nối lại thì tự gửi",
)
DECIDE_OFFLINE = Command(
    "decide_offline",
    "",
    "Ctrl+P",
    "quyết định việc ngoại tuyến",
    "Việc làm lúc mất máy chủ mà bàn khác đã sửa cùng chỗ",
)
EVERYWHERE = (SETTINGS, UNITS, FOLLOW_UP, CLOSE, REOPEN, GO_OFFLINE, DECIDE_OFFLINE)
"""What every place can do by the palette; only some have a key for it."""


@dataclass(frozen=True, slots=True)
class Tab:
    """One of the program's eight places.

    ``short`` is the name while another place is open on a narrow screen, ``purpose``
    what one does there.
    """

    mode: str
    key: str
    title: str
    short: str
    purpose: str


TABS = (
    Tab("overview", "F2", "Tổng quan", "Chung", "Còn thiếu gì, ai đã đến, nhật ký"),
    Tab("delegates", "F3", "Đại biểu", "Người", "Danh sách đại biểu: tìm, thêm, sửa, xóa, nhập"),
    Tab("seating", "F4", "Chỗ ngồi", "Ghế", "Sơ đồ phòng họp, xếp và đổi chỗ"),
    Tab("door", "F5", "Đón tiếp", "Đón", "Điểm danh bằng mã thẻ hoặc theo tên"),
    Tab("agenda", "F6", "Chương trình", "Lịch", "Điều hành chương trình: bắt đầu, tạm dừng"),
    Tab("awards", "F7", "Khen thưởng", "Khen", "Trao giấy khen theo từng đợt"),
    Tab("printing", "F8", "In ấn", "In", "In thẻ, giấy mời, giấy khen ra Word hoặc PDF"),
    Tab("preparation", "F9", "Chuẩn bị", "Việc", "Việc chuẩn bị của từng đơn vị"),
)


def shortened(text: str, room: int) -> str:
    """Cut a text to ``room`` cells between two words; "…" stands for what is left out."""
    text = printable(" ".join(text.split()))
    if cell_len(text) <= room:
        return text
    kept = text
    while cell_len(kept) > room - 1 and " " in kept:
        kept = kept.rpartition(" ")[0]
    return set_cell_size(kept, min(cell_len(kept), max(0, room - 1))).rstrip() + "…"


class TitleBar(Steady):
    """Which conference, at which station, at what time."""

    def show(self, title: str, marks: Sequence[str], station: str, clock: str) -> None:
        """Write the bar anew; the title is cut before the clock is."""
        right = "   ".join([*marks, shortened(station, _STATION_ROOM), clock])
        room = max(0, self.content_size.width - cell_len(right) - 2)
        left = set_cell_size(shortened(f"★ {title}", room), room)
        self.write(Content(f"{left}  {right}"))


class TabBar(Steady):
    """The places there are, the open one marked; each can be clicked."""

    def show(self, current: str, tabs: Sequence[Tab]) -> None:
        """Write the tabs, that of the mode ``current`` marked."""
        roomy = self.size.width >= ROOMY or len(tabs) < len(TABS)
        parts: list[Content] = []
        for tab in tabs:
            is_open = tab.mode == current
            name = tab.title if roomy or is_open else tab.short
            tone = "bold $on-accent on $accent" if is_open else "$muted"
            text = Content.styled(f" {tab.key} {name} ", tone)
            parts.append(text.stylize(click(f"app.open_tab('{tab.mode}')")))
        spare = self.content_size.width - sum(part.cell_length for part in parts)
        gap = max(0, min(2, spare // max(1, len(parts) - 1)))
        self.write(Content(" " * gap).join(parts))


class KeyBar(Steady):
    """What can be done here: as many commands as fit, whole, each clickable."""

    def show(self, mine: Iterable[Command], of_app: Iterable[Command], always: Command) -> None:
        """Write the screen's commands, then the program's; ``always`` has its place."""
        gap = 3 if self.size.width >= ROOMY else 2
        last = key_and_label(always, "app")
        texts = [key_and_label(command, "screen") for command in mine]
        texts += [key_and_label(command, "app") for command in of_app]
        room = self.content_size.width - last.cell_length
        parts: list[Content] = []
        for text in texts:
            room -= text.cell_length + gap
            if room < 0:
                break
            parts.append(text)
        self.write(Content(" " * gap).join([*parts, last]))


class ConferenceScreen(AskingScreen):
    """A screen inside the frame.

    A subclass names its ``MODE``, its ``COMMANDS_HERE`` in order of importance and its
    ``HELP`` text, composes its body, and redraws it in ``refresh_data`` (something was
    saved, here or elsewhere) and ``tick`` (a second has passed).
    """

    MODE: ClassVar[str]
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = ()
    HELP: ClassVar[str] = ""

    is_drawn = False
    """Whether all its widgets are there; before that it must not be asked to redraw."""
    _redraw_is_due = False

    @property
    def session(self) -> "Session":
        """The conference that is open."""
        return self.app.session

    @property
    def can_be_drawn(self) -> bool:
        """Whether its widgets are there; a screen that was left is taken apart piece by piece."""
        return self.is_mounted and self.is_attached and self in self.app.screen_stack

    def compose(self) -> ComposeResult:
        """Put the frame around the body."""
        yield TitleBar(id="title-bar")
        yield TabBar(id="tab-bar")
        with Container(id="body"):
            yield from self.compose_body()
        yield StatusLine(id="status-line")
        yield KeyBar(id="key-bar")

    def compose_body(self) -> Iterable[Widget]:
        """Yield the widgets between tabs and status line."""
        raise NotImplementedError

    def refresh_data(self) -> None:
        """Show the tables as they are now; called after every saved action."""

    def tick(self, now: datetime) -> None:
        """Show that a second has passed; called about once a second."""

    def wall_clock_moved(self, step: timedelta) -> bool:
        """Ask what a computer's clock that was set by ``step`` means; False: it is only told."""
        del step
        return False

    def on_mount(self) -> None:
        """Draw everything once the sizes are known."""
        self._redraw_soon()

    def on_screen_resume(self) -> None:
        """Catch up with what happened while another screen was open."""
        self._redraw_soon()

    def on_resize(self) -> None:
        """Fit the frame to the new width."""
        self._redraw_soon()

    def _redraw_soon(self) -> None:
        """Draw once the sizes are known; a start asks four times and is drawn once."""
        if not self._redraw_is_due:
            self._redraw_is_due = True
            self.call_after_refresh(self.redraw)

    def redraw(self) -> None:
        """Draw frame and body anew."""
        self._redraw_is_due = False
        if not self.can_be_drawn:
            return
        self.is_drawn = True
        self.query_one(TabBar).show(self.MODE, self.app.tabs)
        self.draw_keys()
        self.draw_frame(self.session.now())
        self.refresh_data()

    def draw_keys(self) -> None:
        """Draw the keys that apply now; a screen calls it when that has changed.

        A command of the program that a screen shows among its own is not shown twice.
        """
        mine = self.visible_commands()
        caps = {command.cap for command in mine}
        others = [one for one in self.app.shown_commands() if one.cap not in caps]
        self.query_one(KeyBar).show(mine, others, self.app.HELP_COMMAND)

    def draw_frame(self, now: datetime) -> None:
        """Draw what changes each second: clock and status line."""
        if not self.query(TitleBar):
            return  # the program is being closed, its widgets are gone already
        facts = self.session.facts()
        marks = (*facts.marks, *self.app.marks)
        self.query_one(TitleBar).show(
            facts.title, marks, self.session.station, self.session.clock_text(now)
        )
        self.query_one(StatusLine).show(facts)

    def action_settings(self) -> None:
        """Correct the conference's facts."""
        from hoinghi_tui.ui.setup.settings_form import SettingsForm

        def done(saved: bool | None) -> None:
            if saved:
                self.app.data_changed()

        self.app.push_screen(SettingsForm(self.session), done)

    def action_units(self) -> None:
        """Put the units in order, name, colour and merge them."""
        from hoinghi_tui.ui.setup.units_dialog import UnitsDialog

        def done(_: None) -> None:
            self.app.data_changed()

        self.app.push_screen(UnitsDialog(self.session), done)

    def action_follow_up(self) -> None:
        """Write down a task the chair gives, without leaving this place."""
        from hoinghi_tui.domain.tasks import Phase
        from hoinghi_tui.ui.preparation.aftermath_forms import FollowUpForm

        form = FollowUpForm(
            self.session, "NHIỆM VỤ GIAO", self.session.tasks.adding(phase=Phase.AFTER)
        )
        self.open_form(form, "Đã ghi nhiệm vụ, xem ở F9 mục 7. Ctrl+Z để bỏ.")

    def action_close_conference(self) -> None:
        """End the conference."""
        from hoinghi_tui.ui.setup.closing_dialog import ClosingDialog

        def done(_: bool | None) -> None:
            self.app.data_changed()

        self.app.push_screen(ClosingDialog(self.session), done)

    def action_reopen_conference(self) -> None:
        """Ask, and let a closed conference be changed again."""
        from hoinghi_tui.ui.confirm import Confirm

        def answered(wanted: bool | None) -> None:
            if wanted and self.app.saved(self.session.closing.reopen):
                self.app.say("Đã mở lại hội nghị. Xong việc hãy kết thúc lại để lưu trữ bản mới.")

        text = "Mọi bàn lại sửa được. Tệp lưu trữ đã tạo vẫn giữ nguyên; việc này ghi vào nhật ký."
        self.app.push_screen(Confirm("MỞ LẠI HỘI NGHỊ?", text, "mở lại"), answered)

    def action_go_offline(self) -> None:
        """Ask, with what it may cost, and work without the server from now on."""
        from hoinghi_tui.ui.confirm import Confirm
        from hoinghi_tui.ui.setup.offline_dialog import GO_QUESTION

        def answered(wanted: bool | None) -> None:
            if wanted and self.app.saved(self.session.offline.go):
                self.app.say(
                    "Đang làm ngoại tuyến: mọi việc lưu vào máy này và chờ gửi. Việc vừa báo chưa "
                    "lưu: hãy làm lại."
                )

        self.app.push_screen(Confirm("LÀM TIẾP NGOẠI TUYẾN?", GO_QUESTION, "làm tiếp"), answered)

    def action_decide_offline(self) -> None:
        """List what was done without the server and does not fit."""
        from hoinghi_tui.ui.setup.offline_dialog import OfflineDialog

        def done(_: None) -> None:
            self.app.data_changed()

        self.app.push_screen(OfflineDialog(self.session), done)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Do and show no command that is not of this program's part.

        A screen that has more to say of it asks here first.
        """
        name = action_name(action)
        if not self.app.allows(name, self.MODE) and name in self._command_names():
            return False
        if name == GO_OFFLINE.action:
            return self.session.offline.may_go
        if name == DECIDE_OFFLINE.action:
            return self.session.offline.must_decide
        return super().check_action(action, parameters)

    def _command_names(self) -> set[str]:
        return {action_name(one.action) for one in (*self.COMMANDS_HERE, *EVERYWHERE)}

    def visible_commands(self) -> tuple[Command, ...]:
        """Return the commands of this screen that apply now."""
        return tuple(
            command
            for command in self.COMMANDS_HERE
            if command.shown and self.check_action(command.action, ())
        )
