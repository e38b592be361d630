"""V on F6: each item as it was approved, as it will be, and as it really went."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget

from hoinghi_tui.domain.agenda import ItemState
from hoinghi_tui.domain.agenda_words import state_mark, title_beside_kind
from hoinghi_tui.domain.prediction import Forecast, ItemForecast
from hoinghi_tui.domain.time_text import delta_text, length_text
from hoinghi_tui.ui.agenda.agenda_text import end_lines
from hoinghi_tui.ui.command import Command, bindings
from hoinghi_tui.ui.frame import ConferenceScreen
from hoinghi_tui.ui.widgets.row_list import Cell, Column, RowList
from hoinghi_tui.ui.widgets.steady_text import SteadyText
from hoinghi_tui.vietnamese import printable

_COLUMNS = (
    Column("", 1),
    Column("Nội dung", 15, weight=1),
    Column("Duyệt", 11),
    Column("Dự kiến", 11),
    Column("Thực tế", 17),
    Column("Lệch đầu", 8),
    Column("Dừng", 6, drop=1),
    Column("Thời lượng", 15, drop=1),
)
_BEGUN = (ItemState.RUNNING, ItemState.PAUSED, ItemState.DONE)
_MINUTE = timedelta(minutes=1)

COMMANDS = (Command("leave", "escape,v", "Esc", "về chương trình", "Trở về trang điều hành"),)
HELP = """
Mỗi mục một dòng: giờ đã duyệt, giờ dự kiến nếu không ai làm gì thêm, giờ thực tế đến từng giây.

Lệch đầu là giờ bắt đầu so với giờ duyệt: + là muộn, − là sớm; mục đã bắt đầu tính đến giây, mục
chưa bắt đầu tính đến phút. Thời lượng: số phút đã duyệt → thời gian thật, kể cả lúc tạm dừng.
(“Lệch cuối” trong báo cáo in ra là giờ kết thúc so với giờ duyệt.)

Bảng tự chạy theo hội nghị. Mũi tên ↑ ↓ xem từng mục ở dòng dưới bảng.
"""


class ComparisonScreen(ConferenceScreen):
    """The whole agenda three times side by side, counting on."""

    CSS_PATH = "making.tcss"
    MODE = "agenda"
    HELP = HELP
    COMMANDS_HERE = COMMANDS
    BINDINGS = bindings(COMMANDS)

    def compose_body(self) -> Iterable[Widget]:
        """Yield the table, and under it the chosen item and the end of all."""
        with Vertical(id="comparison", classes="panel"):
            yield SteadyText(id="comparison-title", classes="panel-title")
            yield RowList(_COLUMNS, self._cells, id="comparison-rows", empty="Chưa có mục nào.")
            yield SteadyText(id="comparison-item")
            yield SteadyText(id="comparison-end")

    def on_mount(self) -> None:
        """Start at the item that is on."""
        super().on_mount()
        view = self.session.agenda.forecast()
        here = view.current.row if view.current is not None else view.next
        rows = self.query_one(RowList)
        rows.show(view.items, here.place - 1 if here is not None else 0)
        rows.focus()

    def refresh_data(self) -> None:
        """Show the times as they are now."""
        self._draw(self.session.agenda.forecast())

    def tick(self, now: datetime) -> None:
        """Count on."""
        self._draw(self.session.agenda.forecast(now))

    def _draw(self, view: Forecast) -> None:
        title = self.query_one("#comparison-title", SteadyText)
        title.show(Content("ĐÃ DUYỆT · DỰ KIẾN · THỰC TẾ"))
        self.query_one(RowList).show(view.items)
        self._draw_item()
        foot = self.query_one("#comparison-end", SteadyText)
        foot.show(Content("\n").join(end_lines(view, self.session.agenda.clock)))

    @on(RowList.Highlighted)
    def _draw_item(self) -> None:
        row: ItemForecast | None = self.query_one(RowList).current
        words = Content("") if row is None else _about(row, self.session.now())
        self.query_one("#comparison-item", SteadyText).show(words)

    def _cells(self, row: ItemForecast) -> Sequence[Cell]:
        begun = row.state in _BEGUN
        waits = row.state not in (ItemState.DONE, ItemState.SKIPPED)
        drift, tone = drift_mark(row)
        return (
            Cell(state_mark(row.item), "success" if row.state is ItemState.DONE else "accent"),
            Cell(title_beside_kind(row.item), "" if waits else "muted"),
            Cell(self._span(row.planned_start, row.planned_end), "muted"),
            Cell(self._span(None if begun else row.start, row.end) if waits else ""),
            Cell(self._actual(row) if begun else "", "strong"),
            Cell("bỏ qua" if row.state is ItemState.SKIPPED else drift, tone),
            Cell(self._stood_still(row), "accent"),
            Cell(length_change(row), "muted"),
        )

    def _span(self, start: datetime | None, end: datetime | None) -> str:
        clock = self.session.agenda.clock
        if end is None:
            return ""
        return f"{clock(start) if start is not None else '     '}–{clock(end)}"

    def _actual(self, row: ItemForecast) -> str:
        end = self.session.clock_text(row.end) if row.state is ItemState.DONE else "…"
        return f"{self.session.clock_text(row.start)}–{end}"

    def _stood_still(self, row: ItemForecast) -> str:
        paused = row.item.paused_for(self.session.now())
        return length_text(paused) if paused else ""

    def action_leave(self) -> None:
        """Go back to F6."""
        self.dismiss(None)


def drift_mark(row: ItemForecast) -> tuple[str, str]:
    """Return how late an item starts and its tone: to the second once it has begun."""
    if row.drift is None:
        return "", "muted"
    late = row.drift >= _MINUTE
    if row.state not in _BEGUN:
        return delta_text(row.drift) + "′" * bool(delta_text(row.drift)), "warning" if late else ""
    sign = "+" if row.drift > timedelta() else "−" if row.drift else ""
    words = f"{sign}{length_text(abs(row.drift))}" if sign else "đúng giờ"
    return words, "warning" if late else "success"


def length_change(row: ItemForecast) -> str:
    """Return how long an item was to last and lasted: "7′ → 8′12″"."""
    planned = ""
    if row.planned_start is not None and row.planned_end is not None:
        planned = length_text(row.planned_end - row.planned_start)
    if row.state is ItemState.SKIPPED:
        return planned
    now = length_text(row.length)
    return f"{planned} → {now}" if planned and planned != now else now


def _about(row: ItemForecast, now: datetime) -> Content:
    """Return an item's whole title, how long it took, and how long it stood still."""
    parts = [length_change(row)]
    if paused := row.item.paused_for(now):
        parts.append(f"tạm dừng {length_text(paused)}")
    if row.planned_start is None:
        parts.append("thêm sau khi duyệt")
    return Content.assemble(
        (printable(f"{row.place}. {row.item.title}"), "bold $foreground"),
        (f"   {' · '.join(parts)}", "$muted"),
    )
