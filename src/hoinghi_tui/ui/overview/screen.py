"""F2 Tổng quan: what is missing, who has come, what was done."""

from collections.abc import Iterable, Sequence

from textual import on, work
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from hoinghi_tui.domain.findings import SETTINGS_PLACE, Finding, Severity, count_open
from hoinghi_tui.services.overview import LogLine
from hoinghi_tui.ui.command import Command, bindings
from hoinghi_tui.ui.frame import SETTINGS, TABS, UNITS, ConferenceScreen, shortened
from hoinghi_tui.ui.preparation.sections import SECTIONS
from hoinghi_tui.ui.widgets.arrival_chart import ArrivalChart
from hoinghi_tui.ui.widgets.bar import bar
from hoinghi_tui.ui.widgets.fitted_text import FittedText
from hoinghi_tui.ui.widgets.row_list import Cell, Column, RowList
from hoinghi_tui.ui.widgets.unit_bars import UnitBars, arrived_words

_LABEL = 13
_NOTHING = "…"

_MARKS = {
    Severity.BLOCKER: ("✖", "error"),
    Severity.MISSING: ("▲", "warning"),
    Severity.READY: ("✔", "success"),
}

TAB_OF = {tab.mode: tab for tab in TABS}


class OverviewScreen(ConferenceScreen):
    """Answers "what is still missing?" before the day and "how far are we?" on it."""

    CSS_PATH = "screen.tcss"
    MODE = "overview"
    HELP = """
Trang này cho biết còn thiếu gì trước ngày họp, ai đã đến và mọi việc vừa làm.

Danh sách SẴN SÀNG: mỗi dòng một việc; bấm Enter để tới đúng nơi xử lý. ✖ là việc bắt buộc
trước khi mở cửa, ▲ là việc còn thiếu, ✔ là đã đủ. Lệnh hoinghi-tui ready in danh sách này.
NHẬT KÝ: ai làm gì, lúc nào, ở bàn nào. Chọn một việc rồi bấm U để hoàn tác việc đó,
kể cả việc của bàn khác. Bấm Tab để chuyển giữa hai danh sách.

Bấm T để sửa thông tin hội nghị (tên, số, ngày, nơi họp, người ký), D để sửa các đơn vị.
"""
    COMMANDS_HERE = (
        Command("jump", "enter", "Enter", "xử lý", "Tới nơi xử lý dòng đang chọn"),
        Command(
            "undo_event", "u", "U", "hoàn tác việc này", "Hoàn tác việc đang chọn trong nhật ký"
        ),
        Command("other_list", "tab", "Tab", "đổi bảng", "Chuyển giữa hai danh sách"),
        SETTINGS,
        UNITS,
    )
    BINDINGS = bindings(COMMANDS_HERE)

    def compose_body(self) -> Iterable[Widget]:
        """Yield readiness and attendance side by side, below them the log and when people came."""
        with Horizontal(id="overview-top"):
            with Vertical(classes="panel", id="readiness-panel"):
                yield Static(id="readiness-title", classes="panel-title", markup=False)
                yield RowList(
                    [
                        Column("", 1),
                        Column("", 34, weight=1),
                        Column("", 2),
                        Column("", 12, drop=1),
                    ],
                    self._finding_cells,
                    id="readiness",
                    titles=False,
                )
            with Vertical(classes="panel", id="attendance-panel"):
                yield Static(id="attendance-title", classes="panel-title", markup=False)
                yield UnitBars(id="attendance-bars")
                yield FittedText(id="day-lines")
        with Horizontal(id="overview-bottom"):
            with Vertical(classes="panel", id="log-panel"):
                yield Static("NHẬT KÝ", classes="panel-title", markup=False)
                yield RowList(
                    [
                        Column("", 8),
                        Column("", 9, drop=1),
                        Column("", 30, weight=1),
                    ],
                    self._log_cells,
                    id="log",
                    empty="Chưa có việc nào được lưu.",
                    titles=False,
                )
            with Vertical(classes="panel", id="arrivals-panel"):
                yield Static("LÚC ĐẾN", classes="panel-title", markup=False)
                yield ArrivalChart(id="arrivals")

    def on_screen_resume(self) -> None:
        """Look at templates and received files meanwhile, if there are any."""
        super().on_screen_resume()
        if self.session.overview.has_files_to_try():
            self._try_files()

    @work(thread=True, exit_on_error=False, exclusive=True)
    def _try_files(self) -> None:
        self.session.overview.try_files()
        self.app.call_from_thread(self.app.data_changed)

    def refresh_data(self) -> None:
        """Show the findings, the counts and the latest actions."""
        session = self.session
        findings = session.overview.readiness()
        self.query_one("#readiness-title", Static).update(_title(findings))
        self.query_one("#readiness", RowList).show(findings)
        tally = session.tally()
        self.query_one("#attendance-title", Static).update(arrived_words(tally))
        bars = self.query_one(UnitBars)
        bars.show_units(session.door.by_unit(), bars.size.height)
        self._show_log()
        self._show_day()
        self._show_arrivals()

    def _show_log(self) -> None:
        """Show the latest actions; a cursor that is in use stays on its action."""
        log = self.query_one("#log", RowList)
        lines = self.session.overview.log()
        chosen: LogLine | None = log.current
        kept = chosen.event.id if chosen is not None and log.has_focus else None
        same = (at for at, line in enumerate(lines) if line.event.id == kept)
        log.show(lines, next(same, None))

    def _show_arrivals(self) -> None:
        """Show when people came, once somebody has; on a small screen the log has the room."""
        curve = self.session.overview.arrivals()
        self.query_one("#arrivals-panel").set_class(bool(curve.steps), "-begun")
        self.query_one(ArrivalChart).show_arrivals(curve, self.session.agenda.clock)

    def _show_day(self) -> None:
        """Show what is on, what comes next, and how far the awards have come."""
        agenda = self.session.agenda.forecast()
        awards = self.session.overview.awards()
        on_now = agenda.current.item.title if agenda.current else "chưa có mục nào"
        following = (
            f"{self.session.agenda.clock(agenda.next.start)} {agenda.next.item.title}"
            if agenda.next
            else _NOTHING
        )
        count = f"{awards.handed}/{awards.total} "

        def lines(width: int) -> Content:
            room = width - _LABEL
            on = Content.styled(shortened(on_now, room), "bold $foreground")
            handed = count + bar(awards.handed, awards.total, room - len(count))
            return Content("\n").join(
                (
                    _line("▶ Đang" if agenda.current else "○ Đang", on),
                    _line("  Tiếp theo", Content(shortened(following, room))),
                    _line("★ Đã trao", handed),
                )
            )

        self.query_one("#day-lines", FittedText).show(lines)

    @staticmethod
    def _finding_cells(finding: Finding) -> Sequence[Cell]:
        mark, tone = _MARKS[finding.severity]
        key, title = _where(finding)
        return (
            Cell(mark, tone),
            Cell(finding.text, "muted" if finding.severity is Severity.READY else ""),
            Cell(key, "muted"),
            Cell(title, "muted"),
        )

    @staticmethod
    def _log_cells(line: LogLine) -> Sequence[Cell]:
        return (
            Cell(line.at, "muted"),
            Cell(line.event.station, "muted"),
            Cell(line.words) if line.stands else Cell(f"đã hoàn tác: {line.words}", "muted"),
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Each list has its own key: a finding leads somewhere, an action is undone."""
        in_log = self.focused is not None and self.focused.id == "log"
        if action in ("jump", "undo_event"):
            return in_log is (action == "undo_event")
        return super().check_action(action, parameters)

    def on_descendant_focus(self) -> None:
        """Show the keys of the list that takes them now."""
        self.draw_keys()

    @on(RowList.Chosen, "#readiness")
    def action_jump(self) -> None:
        """Go where the chosen finding is mended."""
        finding: Finding | None = self.query_one("#readiness", RowList).current
        if finding is None:
            return
        if finding.place == SETTINGS_PLACE:
            self.action_settings()
        elif finding.section:
            self.app.open_section(finding.section)
        else:
            self.app.action_open_tab(finding.place)

    def action_other_list(self) -> None:
        """Let the other list take the keys."""
        self.focus_next(RowList)

    def action_undo_event(self) -> None:
        """Take back the action chosen in the log, whichever station saved it."""
        line: LogLine | None = self.query_one("#log", RowList).current
        if line is None:
            return
        undone = self.app.perform(lambda: self.session.undo(line.event))
        if undone is not None:
            self.app.say(f"Đã hoàn tác: {line.words}")


def _title(findings: Sequence[Finding]) -> Content:
    """Count what is missing, and of it what must be settled before the day."""
    count = count_open(findings)
    if not count.missing:
        return Content("ĐÃ SẴN SÀNG")
    words = (f"  ✖ {count.blocking} bắt buộc", "$error") if count.blocking else ""
    return Content.assemble(f"CÒN THIẾU {count.missing} VIỆC", words)


def _where(finding: Finding) -> tuple[str, str]:
    """Return the key and the name of where a finding is mended."""
    if finding.place == SETTINGS_PLACE:
        return SETTINGS.cap, "Thông tin"
    tab = TAB_OF[finding.place]
    section = next((one.title for one in SECTIONS if one.name == finding.section), "")
    return tab.key, section or tab.title


def _line(label: str, value: Content) -> Content:
    return Content.assemble((label.ljust(_LABEL), "$muted"), value)
