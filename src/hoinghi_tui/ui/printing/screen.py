"""F8 In ấn: what is printed for people or of the room, as Word or PDF, and when it was."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import partial

from textual import on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from hoinghi_tui.services.print_job import Paper
from hoinghi_tui.ui.command import Command, bindings, click
from hoinghi_tui.ui.frame import ConferenceScreen
from hoinghi_tui.ui.printing.paper_rows import (
    COUNT_WORDS,
    EMPTY_WORDS,
    PAPER_WORDS,
    TAB_WORDS,
    WHOLE,
    PaperRows,
    Row,
    paper_rows,
)
from hoinghi_tui.ui.printing.print_run import PrintRun, Task
from hoinghi_tui.ui.printing.whole_papers import WHOLE_PAPERS, WholePaper, printing_task
from hoinghi_tui.ui.widgets.row_list import Cell, RowList

_WHOLE_COMMANDS = tuple(
    Command(
        f"print_whole('{one.id}')",
        one.key.lower(),
        one.key,
        one.note,
        f"In {one.name.lower()}, {one.note}",
        shown=False,
    )
    for one in WHOLE_PAPERS
)


class _PaperTabs(Static):
    """The kinds of document, each with its key; a click shows it."""

    auto_links = False

    def show(self, current: Paper | None) -> None:
        """Make one kind stand out; the names are short where they do not all fit."""
        self.update(self._tabs(current, 0))
        if self.size and self._tabs(current, 0).cell_length > self.size.width:
            self.update(self._tabs(current, 1))

    @staticmethod
    def _tabs(current: Paper | None, short: int) -> Content:
        parts = []
        for key, (paper, words) in enumerate(TAB_WORDS.items(), 1):
            tone = "bold $accent" if paper is current else "$muted"
            text = Content.assemble((f"{key} ", "$accent"), (words[short], tone))
            parts.append(text.stylize(click(f"screen.show_paper('{paper or ''}')")))
        return Content("  ").join(parts)


class PrintingScreen(ConferenceScreen):
    """Prints what is marked of one kind of document, or all of it."""

    CSS_PATH = "screen.tcss"
    MODE = "printing"
    HELP = """
Phím 1, 2, 3, 4 chọn loại: giấy khen, thẻ đại biểu, giấy mời, biển tên. Chọn người bằng Space (dấu
■) rồi bấm P để in ra một tệp Word trong thư mục out/ của hội nghị. Không chọn ai thì in tất cả.
Phím C chọn những ai chưa in.

Phím 5 là tài liệu chung: sơ đồ chỗ ngồi khổ A4 hoặc A3, danh sách chỗ ngồi để ở cửa, danh sách
ký nhận, chương trình. Chọn một dòng rồi bấm P; ở loại nào cũng bấm được ngay phím ghi ở đầu dòng:
S sơ đồ A4, B sơ đồ A3, G theo ghế, T theo tên, K ký nhận, H chương trình, L kịch bản có lời dẫn,
N phần còn lại theo giờ dự kiến, O báo cáo kế hoạch và thực tế; Q tờ trình khen thưởng, E danh
sách kèm quyết định, W ký nhận thưởng, R báo cáo điểm danh, M biên bản, U phiếu gửi, Z căn máy in.

Thẻ in 8 cái một tờ A4, cắt theo nét đứt; in tất cả thì có thêm thẻ thử máy quét. Thẻ và giấy
mời có mã QR; ai chưa có mã được cấp khi in. Giấy mời gửi xong thì ghi “đã gửi” ở F3 (Ctrl+G).
Khách phát sinh và người báo vắng không có giấy mời.

Biển tên: mỗi người một tờ A4, gấp theo hai nét đứt thành ba mặt, đọc được từ hai phía. Không
chọn ai thì in cho người ngồi bàn chủ tọa, thư ký, dẫn chương trình.

Chỗ chưa có số liệu được in dấu “…” và được báo sau khi in. Sau khi in, bấm D để đổi tệp vừa tạo
của loại đang xem sang PDF (cần LibreOffice trên máy), I để gửi tệp đó tới máy in.
"""
    COMMANDS_HERE = (
        Command("mark", "space", "Space", "chọn", "Chọn hoặc bỏ chọn người đang đứng"),
        Command("print", "p", "P", "in Word", "In loại đang xem: người đã chọn, hoặc tất cả"),
        Command("pdf", "d", "D", "ra PDF", "Đổi tệp vừa in của loại đang xem sang PDF"),
        Command("send", "i", "I", "máy in", "Gửi tệp vừa in của loại đang xem tới máy in"),
        Command("mark_all", "a", "A", "chọn hết", "Chọn tất cả, hoặc bỏ chọn tất cả"),
        Command("mark_new", "c", "C", "chọn chưa in", "Chọn những ai chưa in"),
        *_WHOLE_COMMANDS,
        Command("show_paper('certificates')", "1", "1", "giấy khen", "Giấy khen", shown=False),
        Command("show_paper('badges')", "2", "2", "thẻ", "Thẻ đại biểu", shown=False),
        Command("show_paper('invitations')", "3", "3", "giấy mời", "Giấy mời", shown=False),
        Command("show_paper('tent-cards')", "4", "4", "biển tên", "Biển tên để bàn", shown=False),
        Command(
            "show_paper('')",
            "5",
            "5",
            "tài liệu chung",
            "Tài liệu chung: sơ đồ chỗ ngồi, danh sách, chương trình",
            shown=False,
        ),
    )
    BINDINGS = bindings(COMMANDS_HERE)

    def __init__(self) -> None:
        super().__init__()
        self._shown = PaperRows(Paper.CERTIFICATES, ())
        self._marked: dict[Paper | None, set[str]] = {paper: set() for paper in TAB_WORDS}

    def compose_body(self) -> Iterable[Widget]:
        """Yield the list of one kind of document and the preview."""
        with Horizontal():
            with Vertical(classes="panel", id="print-list-panel"):
                yield _PaperTabs(id="print-papers", markup=False)
                yield Static(id="print-title", classes="panel-title", markup=False)
                yield RowList(self._shown.columns, self._cells, id="certificates")
            with Vertical(classes="panel", id="print-side"):
                yield Static("TRANG IN", classes="panel-title", markup=False)
                yield Static(id="print-preview", markup=False)
                yield PrintRun(id="print-result")

    def on_screen_resume(self) -> None:
        """Let the list take the keys."""
        super().on_screen_resume()
        self.query_one(RowList).focus()

    def refresh_data(self) -> None:
        """Show the documents as they are now."""
        paper = self._shown.paper
        self._shown = paper_rows(self.session, paper)
        rows = self._shown.rows
        self._marks.intersection_update(row.id for row in rows)
        self.query_one(_PaperTabs).show(paper)
        self._show_title()
        self.query_one(RowList).show(rows, empty=EMPTY_WORDS[paper] if paper else "")
        self._show_preview()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a file's keys only when the list in sight has one, marks only where there are."""
        if action in ("pdf", "send"):
            return self.query_one(PrintRun).has_file if self.is_mounted else False
        if action in ("mark", "mark_all", "mark_new"):
            return self._shown.paper is not WHOLE
        return super().check_action(action, parameters)

    def visible_commands(self) -> tuple[Command, ...]:
        """Return the commands that apply now, with the keys of the lines in sight."""
        whole = _WHOLE_COMMANDS if self._shown.paper is WHOLE else ()
        return (*super().visible_commands(), *whole)

    @property
    def _marks(self) -> set[str]:
        return self._marked[self._shown.paper]

    def _show_title(self) -> None:
        paper, rows = self._shown.paper, self._shown.rows
        title = self.query_one("#print-title", Static)
        if paper is WHOLE:
            title.update(Content.styled("IN MỘT LẦN CHO CẢ HỘI NGHỊ", "$muted"))
            return
        done = sum(self._shown.is_done(self.session, row) for row in rows)
        chosen = f"  đã chọn {len(self._marks)}" if self._marks else ""
        title.update(
            Content.assemble(
                (f"{COUNT_WORDS[paper]}  ", "$muted"),
                (f"{done}", "bold $foreground"),
                (f" / {len(rows)} {PAPER_WORDS[paper]}", "$muted"),
                (chosen, "$accent"),
            )
        )

    @on(RowList.Highlighted)
    def _show_preview(self) -> None:
        row: Row | None = self.query_one(RowList).current
        lines = self._shown.preview(self.session, row) if row else ()
        if self.has_class("-short"):
            lines = tuple(line for line in lines if line)
        self.query_one("#print-preview", Static).update(Content("\n").join(map(Content, lines)))
        # Of the whole conference each line is a document by itself.
        paper = self._shown.paper
        self.query_one(PrintRun).show(paper or (row.id if row else ""))
        self.draw_keys()

    def _cells(self, row: Row) -> Sequence[Cell]:
        return self._shown.cells(self.session, row, is_marked=row.id in self._marks)

    def tick(self, now: datetime) -> None:
        """Show that a thread is still at work."""
        self.query_one(PrintRun).tick(now)

    # -- choosing ------------------------------------------------------------------------

    def action_show_paper(self, paper: str) -> None:
        """Show another kind of document; what is marked of each stays marked."""
        self._shown = PaperRows(Paper(paper) if paper else WHOLE, ())
        rows = self.query_one(RowList)
        rows.set_columns(self._shown.columns)
        rows.action_first()
        self.refresh_data()

    def action_mark(self) -> None:
        """Mark the line of the cursor for printing, or unmark it."""
        row: Row | None = self.query_one(RowList).current
        if row is not None:
            self._marks.symmetric_difference_update({row.id})
            self.refresh_data()
            self.query_one(RowList).action_move(1)

    def action_mark_all(self) -> None:
        """Mark all lines, or unmark them when all are marked."""
        everyone = {row.id for row in self._shown.rows}
        self._mark_only(set() if self._marks == everyone else everyone)

    def action_mark_new(self) -> None:
        """Mark the lines that were never printed."""
        shown = self._shown
        if shown.paper is Paper.TENT_CARDS:
            self.app.say("Biển tên không ghi lại lần in. Hãy chọn từng người bằng Space.")
            return
        fresh = {row.id for row in shown.rows if not shown.is_done(self.session, row)}
        if not fresh:
            self.app.say("Ai cũng đã có, không còn ai chưa in.")
        self._mark_only(fresh)

    def _mark_only(self, ids: set[str]) -> None:
        self._marked[self._shown.paper] = ids
        self.refresh_data()

    # -- printing ------------------------------------------------------------------------

    def action_print(self) -> None:
        """Print what is marked, or all; of the whole conference the line under the cursor."""
        row: Row | None = self.query_one(RowList).current
        if isinstance(row, WholePaper):
            self._make(partial(row.task, self.session))
            return
        paper, ids = self._shown.paper or Paper.CERTIFICATES, self._marks or None
        self._make(lambda: printing_task(self.session, self.session.printing.job(paper, ids)))

    def action_print_whole(self, key: str) -> None:
        """Turn to a document of the whole conference and print it."""
        if self.query_one(PrintRun).is_busy:
            return
        self.action_show_paper("")
        place = next(place for place, one in enumerate(WHOLE_PAPERS) if one.id == key)
        self.query_one(RowList).cursor = place
        self._show_preview()
        self.action_print()

    def _make(self, gather: Callable[[], Task]) -> None:
        run = self.query_one(PrintRun)
        task = None if run.is_busy else self.app.perform(gather)
        if task is not None:
            run.make(task)

    @on(PrintRun.Saved)
    def _show_saved(self, saved: PrintRun.Saved) -> None:
        if saved.key in set(Paper):
            self._marked[Paper(saved.key)] = set()
        self.refresh_data()

    def action_pdf(self) -> None:
        """Turn the last file of what is shown into a PDF."""
        self.query_one(PrintRun).convert()

    def action_send(self) -> None:
        """Send the last file of what is shown to the printer."""
        self.query_one(PrintRun).send()
