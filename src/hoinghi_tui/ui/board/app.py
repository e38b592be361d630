"""The board as a program of its own: it follows one conference and never writes."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.content import Content

from hoinghi_tui.domain.public_names import Names
from hoinghi_tui.services.board import Board, BoardView, Stage
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.board import pages
from hoinghi_tui.ui.board.newcomers import newcomers
from hoinghi_tui.ui.board.program import HELP_KEY, LEAVE, THEME, BoardProgram
from hoinghi_tui.ui.command import Command, bindings
from hoinghi_tui.ui.frame import ROOMY
from hoinghi_tui.ui.widgets.arrival_chart import ArrivalChart
from hoinghi_tui.ui.widgets.big_clock import BigClock
from hoinghi_tui.ui.widgets.filled_text import FilledText
from hoinghi_tui.ui.widgets.unit_bars import UnitBars

_LEAST_CHART = 5
_NAMES = (Names.FULL, Names.SHORT, Names.NONE)
_HELP = """
Bảng này để chiếu cho cả hội trường: số đại biểu đã đến, ai vừa đến, đang tới mục nào.
Bảng chỉ đọc thư mục hội nghị, không ghi gì; các bàn điểm danh thì bảng tự đổi theo.

Muốn chữ to hơn, hãy phóng to cửa sổ dòng lệnh (thường là Ctrl và dấu +).
"""


class BoardApp(BoardProgram):
    """Shows a conference to the hall: who has come, and what is on."""

    CSS_PATH: ClassVar = ["../app.tcss", "board.tcss"]
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (
        Command("names", "p", "P", "tên", "Đổi cách ghi tên: đầy đủ, viết tắt, không ghi tên"),
        THEME,
        HELP_KEY,
        LEAVE,
    )
    BINDINGS = bindings(COMMANDS_HERE)
    HELP_TITLE = "Bảng chào"
    HELP_TEXT = _HELP

    def __init__(self, open_session: Callable[[], Session], names: Names = Names.FULL) -> None:
        super().__init__(open_session)
        self._board = Board(self.session, names)

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

    def follow(self, session: Session) -> None:
        """Read from another session from now on."""
        self._board = Board(session, self._board.names)

    # -- drawing -----------------------------------------------------------------------

    def draw(self) -> None:
        """Show the conference as it is now; what reads the same is not drawn again."""
        if not self.screen.query("#board-foot"):
            return  # another screen is in front, or the program is being closed
        view = self._board.view()
        is_day = view.stage is Stage.DAY
        self.text("#board-title", pages.title(view))
        self.query_one(BigClock).show_face(view.clock, "$title-text", large=False)
        self.text("#board-time", lambda *_: Content(view.clock))
        self.query_one("#board-greeting").display = not is_day
        self.query_one("#board-day").display = is_day
        self.query_one("#board-agenda").display = is_day and bool(view.now or view.next)
        if is_day:
            self._draw_day(view)
        else:
            self.text("#board-greeting", pages.greeting(view))
        self.text("#board-foot", lambda width, _: self.foot(view.marks, view.trouble, width))

    def _draw_day(self, view: BoardView) -> None:
        self.text("#board-count", pages.count(view))
        self.text("#board-newcomers", lambda *size: newcomers(view.latest, *size))
        self.text("#board-agenda", pages.agenda(view))
        units, chart = self.query_one(UnitBars), self.query_one(ArrivalChart)
        counts = self.query_one("#board-counts").content_size.height
        room = max(0, counts - self.query_one("#board-count").size.height)
        shown = min(len(view.units), room)
        chart.display = self.size.width >= ROOMY and room - shown - 1 >= _LEAST_CHART
        units.styles.height = shown
        units.show_units(view.units, shown)
        chart.show_arrivals(view.arrivals, self.session.agenda.clock)

    # -- actions -----------------------------------------------------------------------

    def action_names(self) -> None:
        """Tell less of people's names, and after the least all again."""
        place = _NAMES.index(self._board.names) + 1
        self._board.names = _NAMES[place % len(_NAMES)]
        self.draw()
