"""G on F6: who is to be introduced, in order, and who has been."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget

from hoinghi_tui.domain.introductions import IntroductionGroup, IntroductionLine, late_count
from hoinghi_tui.ui.command import Command, bindings
from hoinghi_tui.ui.frame import ConferenceScreen
from hoinghi_tui.ui.widgets.grouped_lines import Heading
from hoinghi_tui.ui.widgets.row_list import Cell, Column, RowList
from hoinghi_tui.ui.widgets.steady_text import SteadyText
from hoinghi_tui.vietnamese import printable

LATE = "GIỚI THIỆU BỔ SUNG"
NOBODY = "Chưa có ai điểm danh. Người đến được ghi ở trang F5 thì hiện ở đây, theo thứ tự."
_COLUMNS = (Column("", 1), Column("", 30, weight=3))
_READING = Column("", 16, weight=1, drop=1)
"""How a name is read, where there is room beside the words."""

COMMANDS = (
    Command("said", "space,enter", "Space", "đã giới thiệu", "Ghi đã giới thiệu, hoặc bỏ ghi"),
    Command("group", "a", "A", "cả nhóm", "Ghi cả nhóm đã giới thiệu, hoặc bỏ ghi"),
    Command("leave", "escape,g", "Esc", "về chương trình", "Trở về trang điều hành"),
)
HELP = """
Danh sách này chỉ có người đang có mặt, khách trước, theo thứ tự lễ tân; người đi thay mang chức
vụ của chính họ. Mỗi dòng đọc một hơi; dòng dưới cùng ghi trọn câu và cách đọc tên khó.

Đọc xong một dòng thì bấm Space (hoặc Enter): dòng được đánh dấu ✔ và con trỏ xuống dòng kế.
A ghi cả nhóm. Bấm lần nữa là bỏ dấu; Ctrl+Z cũng lấy lại được.

Ai đến sau khi phần giới thiệu bắt đầu thì vào nhóm “Giới thiệu bổ sung” ở trên cùng; số người
chờ giới thiệu hiện cạnh phím G ở trang F6.
"""


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of the list; ``group`` names the heading it stands under."""

    line: IntroductionLine
    group: str


class IntroductionsScreen(ConferenceScreen):
    """The list to read from; whoever was named is ticked, at this station or another."""

    CSS_PATH = "making.tcss"
    MODE = "agenda"
    HELP = HELP
    COMMANDS_HERE = COMMANDS
    BINDINGS = bindings(COMMANDS)

    def __init__(self) -> None:
        super().__init__()
        self._late_first = False

    def compose_body(self) -> Iterable[Widget]:
        """Yield how far it has come, the list, and the chosen line as it is read."""
        with Vertical(id="introductions", classes="panel"):
            yield SteadyText(id="introductions-title", classes="panel-title")
            yield RowList(
                (*_COLUMNS, _READING), _cells, titles=False, id="introduction-rows", empty=NOBODY
            )
            with Vertical(id="introduction-panel"):
                yield SteadyText(id="introduction-words")
                yield SteadyText(id="introduction-reading")
                yield SteadyText(id="introduction-next")

    def on_mount(self) -> None:
        """Give the keys to the list."""
        super().on_mount()
        self.query_one(RowList).focus()

    # -- drawing -----------------------------------------------------------------------------

    def refresh_data(self) -> None:
        """Show who is here and who was named; the cursor stays on its line."""
        rows, headings = self._rows()
        listed = self.query_one(RowList)
        noted = any(row.line.reading for row in rows) and self.has_class("-wide")
        listed.set_columns((*_COLUMNS, _READING if noted else Column("", 0, drop=1)))
        listed.show(rows, self._place(rows, listed.current), headings=headings)
        self._draw_title(rows)
        self._draw_line()

    def tick(self, _: datetime) -> None:
        """Nothing here counts seconds."""

    def _rows(self) -> tuple[list[_Row], list[tuple[int, Heading]]]:
        introductions = self.session.introductions
        main, late = introductions.main(), introductions.late()
        # Whoever is ticked must not jump away from under the cursor.
        self._late_first = self._late_first or bool(introductions.waiting())
        late_parts = [(f"{LATE}: {group.heading}", group) for group in late]
        main_parts = [(group.heading, group) for group in main]
        parts = late_parts + main_parts if self._late_first else main_parts + late_parts
        rows: list[_Row] = []
        headings = []
        for name, group in parts:
            heading = printable(name[:1].upper() + name[1:])
            headings.append((len(rows), Heading(heading, _count_words(group))))
            rows += [_Row(line, name) for line in group.lines]
        return rows, headings

    def _place(self, rows: Sequence[_Row], current: _Row | None) -> int | None:
        """Return where the line under the cursor is now; at first, the first one not said."""
        if current is None:
            return next((place for place, row in enumerate(rows) if not row.line.said), 0)
        ids = set(current.line.delegate_ids)
        return next(
            (place for place, row in enumerate(rows) if ids & set(row.line.delegate_ids)), None
        )

    def _draw_title(self, rows: Sequence[_Row]) -> None:
        said = sum(row.line.said for row in rows)
        waiting = late_count(self.session.introductions.waiting())
        title = Content.assemble(
            ("GIỚI THIỆU ĐẠI BIỂU", "$muted"),
            (f"   ✔ {said}/{len(rows)} dòng", "$success" if rows and said == len(rows) else ""),
        )
        if waiting:
            title += Content.styled(f"   ▲ {waiting} người chờ giới thiệu bổ sung", "bold $warning")
        self.query_one("#introductions-title", SteadyText).show(title)

    @on(RowList.Highlighted)
    def _draw_line(self) -> None:
        """Show the chosen line as it is read, how, and what comes after it."""
        listed = self.query_one(RowList)
        texts = {"words": Content(""), "reading": Content(""), "next": Content("")}
        row: _Row | None = listed.current
        if row is not None:
            texts["words"] = Content.styled(printable(row.line.words), "bold $foreground")
            if row.line.reading:
                texts["reading"] = Content.styled(f"đọc: {printable(row.line.reading)}", "$accent")
        for one in listed.rows[listed.cursor + 1 : listed.cursor + 2]:
            texts["next"] = Content.styled(f"tiếp: {printable(one.line.words)}", "$muted")
        for name, text in texts.items():
            self.query_one(f"#introduction-{name}", SteadyText).show(text)

    # -- ticking -----------------------------------------------------------------------------

    def action_said(self) -> None:
        """Tick the chosen line and go on to the next, or take the tick back."""
        row: _Row | None = self.query_one(RowList).current
        if row is None:
            return
        said = not row.line.said
        if self._mark([row.line], said=said) and said:
            self.query_one(RowList).action_move(1)

    def action_group(self) -> None:
        """Tick the whole group of the chosen line, or take its ticks back when all are said."""
        listed = self.query_one(RowList)
        current: _Row | None = listed.current
        if current is None:
            return
        places = [place for place, row in enumerate(listed.rows) if row.group == current.group]
        lines = [listed.rows[place].line for place in places]
        said = not all(line.said for line in lines)
        if self._mark(lines, said=said) and said:
            listed.cursor = min(places[-1] + 1, len(listed.rows) - 1)

    def _mark(self, lines: Sequence[IntroductionLine], *, said: bool) -> bool:
        ids = [key for line in lines for key in line.delegate_ids]
        introductions = self.session.introductions
        action = introductions.mark_said if said else introductions.unmark
        return self.app.saved(lambda: action(ids))

    @on(RowList.Chosen)
    def _chosen(self) -> None:
        self.action_said()

    def action_leave(self) -> None:
        """Go back to F6."""
        self.dismiss(None)


def _count_words(group: IntroductionGroup) -> str:
    said = sum(line.said for line in group.lines)
    return "✔ xong" if said == len(group.lines) else f"{said}/{len(group.lines)}"


def _cells(row: _Row) -> Sequence[Cell]:
    line = row.line
    reading = f"đọc: {line.reading}" if line.reading else ""
    return (
        Cell("✔" if line.said else "○", "success" if line.said else "accent"),
        Cell(line.words, "muted" if line.said else ""),
        Cell(reading, "muted" if line.said else "accent"),
    )
