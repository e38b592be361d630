"""F8 In ấn: what is printed for people or of the room, as Word or PDF, and when it was."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import partial

from textual import on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from hoinghi_tui.documents.blanks import Rendered
from hoinghi_tui.services.exporting import ExportJob
from hoinghi_tui.services.print_job import Paper, PrintJob
from hoinghi_tui.ui.command import Command, bindings, click
from hoinghi_tui.ui.frame import ConferenceScreen
from hoinghi_tui.ui.printing.paper_rows import (
    COUNT_WORDS,
    EMPTY_WORDS,
    PAPER_WORDS,
    TAB_WORDS,
    PaperRows,
    Row,
    paper_rows,
)
from hoinghi_tui.ui.printing.print_run import Made, PrintRun
from hoinghi_tui.ui.widgets.row_list import Cell, RowList


class _PaperTabs(Static):
    """The kinds of document, each with its key; a click shows it."""

    auto_links = False

    def show(self, current: Paper) -> None:
        """Make one kind stand out."""
        parts = []
        for key, (paper, words) in enumerate(TAB_WORDS.items(), 1):
            tone = "bold $accent" if paper is current else "$muted"
            text = Content.assemble((f"{key} ", "$accent"), (words, tone))
            parts.append(text.stylize(click(f"screen.show_paper('{paper.value}')")))
        self.update(Content("  ").join(parts))


class PrintingScreen(ConferenceScreen):
    """Prints what is marked of one kind of document, or all of it."""

    CSS_PATH = "screen.tcss"
    MODE = "printing"
    HELP = """
Phím 1, 2, 3, 4 chọn loại: giấy khen, thẻ đại biểu, giấy mời, biển tên. Chọn người bằng Space (dấu
■) rồi bấm P để in ra một tệp Word trong thư mục out/ của hội nghị. Không chọn ai thì in tất cả.
Phím C chọn những ai chưa in.

Thẻ in 8 cái một tờ A4, cắt theo nét đứt; in tất cả thì có thêm thẻ thử máy quét. Thẻ và giấy
mời có mã QR; ai chưa có mã được cấp khi in. Giấy mời gửi xong thì ghi “đã gửi” ở F3 (Ctrl+G).
Khách phát sinh và người báo vắng không có giấy mời.

Biển tên: mỗi người một tờ A4, gấp theo hai nét đứt thành ba mặt, đọc được từ hai phía. Không
chọn ai thì in cho người ngồi bàn chủ tọa, thư ký, dẫn chương trình.

Bấm K để in danh sách đại biểu ký nhận, xếp theo đơn vị; S để in sơ đồ chỗ ngồi; G, T để in
danh sách chỗ ngồi xếp theo ghế, theo tên để ở cửa.

Chỗ chưa có số liệu được in dấu “…” và được báo sau khi in. Bấm D để đổi tệp vừa tạo
sang PDF (cần LibreOffice trên máy), I để gửi tệp vừa tạo tới máy in.
"""
    COMMANDS_HERE = (
        Command("mark", "space", "Space", "chọn", "Chọn hoặc bỏ chọn người đang đứng"),
        Command("print", "p", "P", "in Word", "In loại đang xem: người đã chọn, hoặc tất cả"),
        Command("sign_in", "k", "K", "ký nhận", "In danh sách đại biểu ký nhận"),
        Command(
            "print_room('seat-plan')", "s", "S", "sơ đồ", "In sơ đồ chỗ ngồi (A4)", shown=False
        ),
        Command(
            "print_room('seats-by-seat')",
            "g",
            "G",
            "theo ghế",
            "In danh sách chỗ ngồi xếp theo ghế",
            shown=False,
        ),
        Command(
            "print_room('seats-by-name')",
            "t",
            "T",
            "theo tên",
            "In danh sách chỗ ngồi xếp theo tên",
            shown=False,
        ),
        Command("pdf", "d", "D", "ra PDF", "Đổi tệp vừa in sang PDF"),
        Command("send", "i", "I", "máy in", "Gửi tệp vừa in tới máy in"),
        Command("mark_all", "a", "A", "chọn hết", "Chọn tất cả, hoặc bỏ chọn tất cả"),
        Command("mark_new", "c", "C", "chọn chưa in", "Chọn những ai chưa in"),
        Command("show_paper('certificates')", "1", "1", "giấy khen", "Giấy khen", shown=False),
        Command("show_paper('badges')", "2", "2", "thẻ", "Thẻ đại biểu", shown=False),
        Command("show_paper('invitations')", "3", "3", "giấy mời", "Giấy mời", shown=False),
        Command("show_paper('tent-cards')", "4", "4", "biển tên", "Biển tên để bàn", shown=False),
    )
    BINDINGS = bindings(COMMANDS_HERE)

    def __init__(self) -> None:
        super().__init__()
        self._shown = PaperRows(Paper.CERTIFICATES, ())
        self._marked: dict[Paper, set[str]] = {paper: set() for paper in Paper}

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
        self.query_one(RowList).show(rows, empty=EMPTY_WORDS[paper])
        self._show_preview()

    @property
    def _marks(self) -> set[str]:
        return self._marked[self._shown.paper]

    def _show_title(self) -> None:
        paper, rows = self._shown.paper, self._shown.rows
        done = sum(self._shown.is_done(self.session, row) for row in rows)
        chosen = f"  đã chọn {len(self._marks)}" if self._marks else ""
        self.query_one("#print-title", Static).update(
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
        lines = self.session.printing.preview(row.id, self._shown.paper) if row else ()
        if self.has_class("-short"):
            lines = tuple(line for line in lines if line)
        self.query_one("#print-preview", Static).update(Content("\n").join(map(Content, lines)))

    def _cells(self, row: Row) -> Sequence[Cell]:
        return self._shown.cells(self.session, row, is_marked=row.id in self._marks)

    def tick(self, now: datetime) -> None:
        """Show that a thread is still at work."""
        self.query_one(PrintRun).tick(now)

    # -- choosing ------------------------------------------------------------------------

    def action_show_paper(self, paper: str) -> None:
        """Show another kind of document; what is marked of each stays marked."""
        self._shown = PaperRows(Paper(paper), ())
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
        """Print what is marked, or all."""
        if not self.query_one(PrintRun).is_busy:
            self._print(self._shown.paper, self._marks or None)

    def action_print_room(self, paper: str) -> None:
        """Print the seating plan or a list of who sits where, always of everybody."""
        if not self.query_one(PrintRun).is_busy:
            self._print(Paper(paper), None)

    def _print(self, paper: Paper, ids: set[str] | None) -> None:
        job = self.app.perform(lambda: self.session.printing.job(paper, ids))
        if job is not None:
            render = partial(self.session.printing.render, job)
            made = partial(self._save_job, paper, job)
            self.query_one(PrintRun).make(job.words, render, made)

    def action_sign_in(self) -> None:
        """Print the list that delegates sign."""
        run = self.query_one(PrintRun)
        if run.is_busy:
            return
        job = self.app.perform(self.session.exporting.sign_in_job)
        if job is not None:
            run.make("danh sách ký nhận", job.fill, partial(self._save_sign_in, job))

    def _save_job(self, paper: Paper, job: PrintJob, rendered: Rendered) -> Made:
        printed = self.session.printing.save(job, rendered)
        self._marked[paper] = set()
        return Made(printed.path, printed.words, printed.warnings)

    def _save_sign_in(self, job: ExportJob, rendered: Rendered) -> Made:
        exported = self.session.exporting.save(job, rendered)
        return Made(exported.path, f"ký nhận của {exported.people} đại biểu", exported.warnings)

    @on(PrintRun.Saved)
    def _show_saved(self) -> None:
        self.refresh_data()

    def action_pdf(self) -> None:
        """Turn the file printed last into a PDF."""
        self.query_one(PrintRun).convert()

    def action_send(self) -> None:
        """Send the file printed last to the printer."""
        self.query_one(PrintRun).send()
