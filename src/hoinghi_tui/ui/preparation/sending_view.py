"""F9, section 4 as it is seen: the register, how far each paper has come, what is chosen."""

from collections.abc import Iterable, Sequence
from datetime import date

from textual import on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget

from hoinghi_tui.domain.sending_lines import SendingLine, count
from hoinghi_tui.domain.sendings import WAY_WORDS, Progress, Way
from hoinghi_tui.ui.delegates.marks import Marks
from hoinghi_tui.ui.preparation.printing_section import PrintingSection
from hoinghi_tui.ui.widgets.bar import bar
from hoinghi_tui.ui.widgets.done_bars import DoneBars, Part
from hoinghi_tui.ui.widgets.fitted_text import FittedText
from hoinghi_tui.ui.widgets.grouped_lines import Heading
from hoinghi_tui.ui.widgets.row_list import Cell, Column, RowList
from hoinghi_tui.vietnamese import printable

_EMPTY = (
    "Sổ gửi còn trống. Bấm L để lập danh sách gửi theo nơi nhận, I để thêm từng nơi; giấy mời hiện "
    "ra khi F3 có đại biểu."
)
_NOTHING_PENDING = "✔ Không còn dòng nào chưa xong. Bấm V để xem cả sổ."
_COLUMNS = (
    Column("", 1),
    Column("", 1),
    Column("Nơi nhận", 26, weight=1),
    Column("Cách gửi", 16, drop=2),
    Column("Ngày gửi", 10),
    Column("Ngày nhận", 10, drop=1),
    Column("Tình trạng", 10),
)
_MARKS = {
    Progress.WAITING: ("○", "warning"),
    Progress.SENT: ("◐", "accent"),
    Progress.RECEIVED: ("✔", "success"),
}
_MOST_BARS = 5


class SendingView(PrintingSection):
    """Draws the register; what is done to its lines is the subclass's."""

    def __init__(self) -> None:
        super().__init__()
        self.marks = Marks()
        self.only_pending = False
        self._lines: Sequence[SendingLine] = ()
        self._drawn_for: object = None

    def compose_section(self) -> Iterable[Widget]:
        """Yield the register, below it what is chosen and how far each paper has come."""
        with Vertical(id="sendings-body"):
            with Vertical(classes="panel", id="sendings-panel"):
                yield FittedText(id="sendings-title", classes="panel-title")
                yield RowList(
                    _COLUMNS,
                    self._cells,
                    id="sendings",
                    empty=_EMPTY,
                    is_marked=lambda line: line.id in self.marks,
                )
            with Horizontal(classes="panel", id="sendings-foot"):
                yield from self.corner()
                yield DoneBars(id="sendings-papers")

    # -- what is chosen ------------------------------------------------------------------

    @property
    def chosen(self) -> SendingLine | None:
        """The line under the cursor."""
        line: SendingLine | None = self.query_one(RowList).current
        return line

    def targets(self) -> list[SendingLine]:
        """Return the lines an action is for: those marked, else the one under the cursor."""
        marked = [one for one in self._lines if one.id in self.marks]
        here = self.chosen
        return marked or ([here] if here is not None else [])

    def group_here(self) -> list[SendingLine]:
        """Return the lines in sight that stand in the group of the cursor."""
        here = self.chosen
        rows: Sequence[SendingLine] = self.query_one(RowList).rows
        return [one for one in rows if here is not None and one.document == here.document]

    # -- drawing -------------------------------------------------------------------------

    def refresh_data(self) -> None:
        """Show the register as it is now; the cursor stays on its line."""
        if self._drawn_for != self.session.sendings.version:
            self._drawn_for = self.session.sendings.version
            self._lines = self.session.sendings.lines()
            self.marks.keep({one.id for one in self._lines})
        self.show_lines()

    def show_lines(self) -> None:
        """Draw the list, its counts and what is chosen."""
        before = self.chosen
        lines = [one for one in self._lines if not self.only_pending or _is_pending(one)]
        headings = [
            (at, self._heading(line.document))
            for at, line in enumerate(lines)
            if at == 0 or lines[at - 1].document != line.document
        ]
        cursor = next((at for at, one in enumerate(lines) if before and one.id == before.id), None)
        empty = _NOTHING_PENDING if self._lines else _EMPTY
        self.query_one(RowList).show(lines, cursor, empty=empty, headings=headings)
        self._show_title()
        documents = dict.fromkeys(one.document for one in self._lines)
        counts = [(name, count(self._of(name))) for name in documents]
        parts = [Part(name, told.sent, told.total) for name, told in counts]
        self.query_one(DoneBars).show_parts(parts, _MOST_BARS)
        self._show_chosen()
        self.draw_keys()

    def _of(self, document: str) -> list[SendingLine]:
        return [one for one in self._lines if one.document == document]

    def _heading(self, document: str) -> Heading:
        told = count(self._of(document))
        return Heading(
            printable(document) or "…", f"đã gửi {told.sent}/{told.total}, đã nhận {told.received}"
        )

    def _show_title(self) -> None:
        told = count(self._lines)
        notes = (
            f"  đã chọn {len(self.marks)}" if len(self.marks) else "",
            "  chỉ dòng chưa xong" if self.only_pending else "",
        )
        start = Content.assemble(
            ("ĐÃ GỬI  ", "$muted"),
            (f"{told.sent}", "bold $foreground"),
            (f" / {told.total}", "$muted"),
            ("".join(notes), "$accent"),
            "  ",
        )
        self.query_one("#sendings-title", FittedText).show(
            lambda width: start + bar(told.sent, told.total, max(0, width - start.cell_length))
        )

    @on(RowList.Highlighted)
    def _show_chosen(self) -> None:
        line = self.chosen
        self.show_detail(_detail(line) if line else Content(""))
        self.draw_keys()

    def _cells(self, line: SendingLine) -> Sequence[Cell]:
        mark, tone = ("×", "error") if line.declined else _MARKS[line.progress]
        done = line.progress is Progress.RECEIVED
        name = f"{line.recipient}, {line.post}" if line.post else line.recipient
        return (
            Cell("■" if line.id in self.marks else "", "accent"),
            Cell(mark, tone),
            Cell(name, "muted" if done else ""),
            Cell(_way(line), "muted"),
            Cell(_day(line.sent_on) or _unknown(line), "muted"),
            Cell(_day(line.received_on), "muted"),
            Cell(line.words, tone),
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what applies to the chosen line or those marked."""
        if not self.is_drawn:
            return super().check_action(action, parameters)
        line = self.chosen
        if action in ("mark", "mark_group", "send", "receive", "take_back"):
            return line is not None
        if action in ("confirm", "decline"):
            return any(one.delegate for one in self.targets())
        if action in ("edit", "delete"):
            return line is not None and line.delegate is None
        if action in ("pending", "print"):
            return bool(self._lines)
        return super().check_action(action, parameters)


def _is_pending(line: SendingLine) -> bool:
    return line.progress is not Progress.RECEIVED


def _detail(line: SendingLine) -> Content:
    mark, tone = ("×", "error") if line.declined else _MARKS[line.progress]
    way = f" ({_way(line)})" if _way(line) else ""
    by = f" ({line.receiver})" if line.receiver else ""
    days = (
        f"gửi {_day(line.sent_on)}{way}" if line.sent_on else "",
        f"nhận {_day(line.received_on)}{by}" if line.received_on else "",
    )
    told = "  ·  ".join(filter(None, days))
    about = "  ·  ".join(filter(None, (line.post or line.document, line.note)))
    parts = [
        Content.styled(printable(line.recipient), "bold"),
        Content.styled(printable(about), "$muted"),
        Content.assemble((f"{mark} {line.words}", f"${tone}"), (printable(f"   {told}"), "$muted")),
    ]
    return Content("\n").join(parts)


def _way(line: SendingLine) -> str:
    return WAY_WORDS[line.way] if line.way is not Way.UNKNOWN else ""


def _unknown(line: SendingLine) -> str:
    """Say that the day is not known of what was sent all the same."""
    return "–" if line.progress is not Progress.WAITING else ""


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
