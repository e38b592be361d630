"""The board as a program of its own: it follows one conference and never writes."""

from collections.abc import Callable
from datetime import timedelta
from typing import ClassVar

from textual import events
from textual.app import App, ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.content import Content

from hoinghi_tui.domain.public_names import Names
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.board import Board, BoardView, Stage
from hoinghi_tui.services.session import Session
from hoinghi_tui.storage import Damaged, NotSaved
from hoinghi_tui.ui.board import pages
from hoinghi_tui.ui.board.newcomers import newcomers
from hoinghi_tui.ui.command import Command, bindings
from hoinghi_tui.ui.frame import ROOMY
from hoinghi_tui.ui.terminal_gone import is_left_behind
from hoinghi_tui.ui.theme import OWN_THEMES
from hoinghi_tui.ui.widgets.arrival_chart import ArrivalChart
from hoinghi_tui.ui.widgets.big_clock import BigClock
from hoinghi_tui.ui.widgets.filled_text import FilledText
from hoinghi_tui.ui.widgets.unit_bars import UnitBars

POLL_SECONDS = 0.1
"""How often the log is looked at, as at the desks."""
REOPEN_SECONDS = 5.0
"""How often a folder whose log was lost is looked at for another one."""
KEYS_SHOWN = timedelta(seconds=8)
"""For so long after a key the keys are told; the audience need not read them."""

_LEAST_CHART = 5
_NAMES = (Names.FULL, Names.SHORT, Names.NONE)
_HELP = """
Bảng này để chiếu cho cả hội trường: số đại biểu đã đến, ai vừa đến, đang tới mục nào.
Bảng chỉ đọc thư mục hội nghị, không ghi gì; các bàn điểm danh thì bảng tự đổi theo.

Muốn chữ to hơn, hãy phóng to cửa sổ dòng lệnh (thường là Ctrl và dấu +).
"""


class BoardApp(App[None]):
    """Shows a conference to the hall until somebody ends it.

    ``open_session`` opens the folder read-only; it is asked again when the log was lost,
    and what it raises at first passes through. Close ``session`` in the end.
    """

    TITLE = "hoinghi-tui"
    CSS_PATH: ClassVar = ["../app.tcss", "board.tcss"]
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (ROOMY, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (
        Command("names", "p", "P", "tên", "Đổi cách ghi tên: đầy đủ, viết tắt, không ghi tên"),
        Command("switch_theme", "f10", "F10", "sáng/tối", "Đổi nền sáng hoặc tối"),
        Command("help", "f1", "F1", "trợ giúp", "Trợ giúp"),
        Command("quit", "escape,ctrl+q", "Esc", "thoát", "Đóng bảng"),
    )
    BINDINGS = bindings(COMMANDS_HERE)

    def __init__(self, open_session: Callable[[], Session], names: Names = Names.FULL) -> None:
        super().__init__()
        self._open = open_session
        self.session = open_session()
        self._board = Board(self.session, names)
        self._keys_until = self.session.now() + KEYS_SHOWN
        for theme in OWN_THEMES:
            self.register_theme(theme)
        self.theme = OWN_THEMES[0].name

    def compose(self) -> ComposeResult:
        """Yield the title, the greeting or the day, the agenda and the foot."""
        with Horizontal(id="board-band"):
            yield FilledText(id="board-title")
            yield BigClock(id="board-clock")
            yield FilledText(id="board-time")
        with Container(id="board-body"):
            yield FilledText(id="board-greeting")
            with Horizontal(id="board-day"):
                with Vertical(id="board-counts"):
                    yield FilledText(id="board-count")
                    yield UnitBars(id="board-units")
                    yield ArrivalChart(id="board-chart")
                yield FilledText(id="board-newcomers")
        yield FilledText(id="board-agenda")
        yield FilledText(id="board-foot")

    def on_mount(self) -> None:
        """Start following the log and the clock."""
        self.call_after_refresh(self.draw)
        self.set_interval(POLL_SECONDS, self._poll)
        self.set_interval(1.0, self._tick)
        self.set_interval(REOPEN_SECONDS, self._reopen)

    def on_resize(self) -> None:
        """Choose anew what there is room for."""
        self.call_after_refresh(self.draw)

    # -- drawing -----------------------------------------------------------------------

    def draw(self) -> None:
        """Show the conference as it is now; what reads the same is not drawn again."""
        if not self.screen.query("#board-foot"):
            return  # another screen is in front, or the program is being closed
        view = self._board.view()
        is_day = view.stage is Stage.DAY
        self._text("#board-title", pages.title(view))
        self.query_one(BigClock).show_face(view.clock, "$title-text", large=False)
        self._text("#board-time", lambda *_: Content(view.clock))
        self.query_one("#board-greeting").display = not is_day
        self.query_one("#board-day").display = is_day
        self.query_one("#board-agenda").display = is_day and bool(view.now or view.next)
        if is_day:
            self._draw_day(view)
        else:
            self._text("#board-greeting", pages.greeting(view))
        self._text("#board-foot", lambda width, _: self._foot(view, width))

    def _draw_day(self, view: BoardView) -> None:
        self._text("#board-count", pages.count(view))
        self._text("#board-newcomers", lambda *size: newcomers(view.latest, *size))
        self._text("#board-agenda", pages.agenda(view))
        units, chart = self.query_one(UnitBars), self.query_one(ArrivalChart)
        counts = self.query_one("#board-counts").content_size.height
        room = max(0, counts - self.query_one("#board-count").size.height)
        shown = min(len(view.units), room)
        chart.display = self.size.width >= ROOMY and room - shown - 1 >= _LEAST_CHART
        units.styles.height = shown
        units.show_units(view.units, shown)
        chart.show_arrivals(view.arrivals, self.session.agenda.clock)

    def _text(self, selector: str, make: Callable[[int, int], Content]) -> None:
        self.query_one(selector, FilledText).show(make)

    def _foot(self, view: BoardView, width: int) -> Content:
        """Write the marks and what is wrong; after a key, the keys instead."""
        marks = list(view.marks) + ([f"○ {view.trouble}"] if view.trouble else [])
        right = "   ".join(marks)
        left = Content("")
        if self.session.now() < self._keys_until:
            left = Content("   ").join(
                Content.assemble((one.cap, "bold $accent"), (f" {one.label}", "$muted"))
                for one in self.COMMANDS_HERE
            )
        gap = max(1, width - left.cell_length - len(right))
        return Content.assemble(left, " " * gap, (right, "$muted"))

    # -- regular looks -----------------------------------------------------------------

    def _poll(self) -> None:
        if self.session.poll():
            self.draw()

    def _tick(self) -> None:
        if is_left_behind(self):
            self.exit()
            return
        self.draw()

    def _reopen(self) -> None:
        """Go over to the log that was put in place of a lost one, as a repair does."""
        if self.session.store.damage is None:
            return
        try:
            fresh = self._open()
        except (Refused, NotSaved, Damaged):
            return  # nothing there yet; what was read last stays on the board
        if fresh.store.damage is not None:
            fresh.close()
            return
        self.session.close()
        self.session = fresh
        self._board = Board(fresh, self._board.names)
        self.draw()

    # -- actions -----------------------------------------------------------------------

    def on_key(self, _: events.Key) -> None:
        """Tell the keys to whoever has pressed one."""
        self._keys_until = self.session.now() + KEYS_SHOWN
        self.draw()

    def action_names(self) -> None:
        """Tell less of people's names, and after the least all again."""
        place = _NAMES.index(self._board.names) + 1
        self._board.names = _NAMES[place % len(_NAMES)]
        self.draw()

    def action_switch_theme(self) -> None:
        """Change between the dark and the light colours."""
        dark, light = (theme.name for theme in OWN_THEMES)
        self.theme = light if self.theme == dark else dark

    def action_help(self) -> None:
        """Show what the board is for and its keys."""
        from hoinghi_tui.ui.help import HelpScreen

        self.push_screen(HelpScreen("Bảng chào", _HELP, self.COMMANDS_HERE))

    def action_help_quit(self) -> None:
        """End the board by Ctrl+C too: nothing can be lost."""
        self.exit()
