"""F8 In ấn: certificates as Word or PDF, what was printed when, what is still blank."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from textual import on, work
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from hoinghi_tui.documents.blanks import Rendered
from hoinghi_tui.documents.errors import DocumentError
from hoinghi_tui.domain.awards import Award
from hoinghi_tui.services.exporting import ExportJob
from hoinghi_tui.services.printing import PrintJob
from hoinghi_tui.ui.awards.award_words import batch_cells, recipient_words
from hoinghi_tui.ui.command import Command, bindings
from hoinghi_tui.ui.frame import ConferenceScreen
from hoinghi_tui.ui.widgets.empty_words import FROM_SOURCE
from hoinghi_tui.ui.widgets.row_list import Cell, Column, RowList


@dataclass(frozen=True, slots=True)
class _Done:
    """A file that is written: where, what is in it, and what is still blank."""

    path: Path
    words: str
    warnings: tuple[str, ...]


class PrintingScreen(ConferenceScreen):
    """Prints the certificates that are marked, or all of them."""

    CSS_PATH = "screen.tcss"
    MODE = "printing"
    HELP = """
In giấy khen ra một tệp Word trong thư mục out/ của hội nghị. Chọn người bằng Space
(dấu ■), rồi bấm P. Không chọn ai thì in tất cả, theo thứ tự trao.

Bấm K để in danh sách đại biểu ký nhận, xếp theo đơn vị.

Chỗ chưa có số liệu được in dấu “…” và được báo sau khi in. Bấm D để đổi tệp vừa tạo
sang PDF (cần LibreOffice trên máy).
"""
    COMMANDS_HERE = (
        Command("mark", "space", "Space", "chọn", "Chọn hoặc bỏ chọn người đang đứng"),
        Command("print", "p", "P", "in Word", "In giấy khen đã chọn, hoặc tất cả"),
        Command("sign_in", "k", "K", "ký nhận", "In danh sách đại biểu ký nhận"),
        Command("pdf", "d", "D", "ra PDF", "Đổi tệp vừa in sang PDF"),
        Command("mark_all", "a", "A", "chọn hết", "Chọn tất cả, hoặc bỏ chọn tất cả"),
    )
    BINDINGS = bindings(COMMANDS_HERE)

    @dataclass
    class Filled(Message):
        """The thread has filled the template."""

        save: Callable[[], _Done]
        """Writes the finished file."""

    @dataclass
    class Converted(Message):
        """The thread has made a PDF."""

        path: Path
        """Where it lies."""

    @dataclass
    class Failed(Message):
        """The thread could not do it."""

        sentence: str
        """What is wrong and what to do."""

    def __init__(self) -> None:
        super().__init__()
        self._marked: set[str] = set()
        self._openers: set[str] = set()
        self._last: Path | None = None
        """The Word file printed last."""
        self._busy: tuple[str, datetime] | None = None
        """What a thread is doing, and since when."""

    def compose_body(self) -> Iterable[Widget]:
        """Yield the list of certificates and the preview."""
        with Horizontal():
            with Vertical(classes="panel", id="print-list-panel"):
                yield Static("GIẤY KHEN", id="print-title", classes="panel-title", markup=False)
                yield RowList(
                    [
                        Column("", 1),
                        Column("", 5, drop=1),
                        Column("", 2, drop=2),
                        Column("Người nhận", 18, weight=1),
                        Column("Tạo tệp", 7),
                    ],
                    self._cells,
                    id="certificates",
                    empty=f"Chưa có khen thưởng nào để in. {FROM_SOURCE}",
                )
            with Vertical(classes="panel", id="print-side"):
                yield Static("TRANG IN", classes="panel-title", markup=False)
                yield Static(id="print-preview", markup=False)
                yield Static(id="print-result", markup=False)

    def on_screen_resume(self) -> None:
        """Let the list take the keys."""
        super().on_screen_resume()
        self.query_one(RowList).focus()

    def refresh_data(self) -> None:
        """Show the certificates as they are now."""
        awards = self.session.awards.in_order()
        self._marked &= {award.id for award in awards}
        self._openers = self.session.awards.batch_openers()
        printed = sum(award.printed_at is not None for award in awards)
        chosen = f"  đã chọn {len(self._marked)}" if self._marked else ""
        self.query_one("#print-title", Static).update(
            Content.assemble(
                ("ĐÃ TẠO TỆP  ", "$muted"),
                (f"{printed}", "bold $foreground"),
                (f" / {len(awards)} giấy khen", "$muted"),
                (chosen, "$accent"),
            )
        )
        self.query_one(RowList).show(awards)
        self._show_preview()

    @on(RowList.Highlighted)
    def _show_preview(self) -> None:
        award: Award | None = self.query_one(RowList).current
        lines = self.session.printing.preview(award.id) if award else ()
        if self.has_class("-short"):
            lines = tuple(line for line in lines if line)
        self.query_one("#print-preview", Static).update(Content("\n").join(map(Content, lines)))

    def _cells(self, award: Award) -> Sequence[Cell]:
        printed = award.printed_at
        when = f"✔ {self.session.clock_text(printed, seconds=False)}" if printed else "○ chưa"
        return (
            Cell("■" if award.id in self._marked else "□", "accent"),
            *batch_cells(award, award.id in self._openers, on_stage=False),
            Cell(recipient_words(award)),
            Cell(when, "success" if printed else "muted"),
        )

    # -- actions -----------------------------------------------------------------------

    def action_mark(self) -> None:
        """Mark the chosen certificate for printing, or unmark it."""
        award: Award | None = self.query_one(RowList).current
        if award is not None:
            self._marked ^= {award.id}
            self.refresh_data()
            self.query_one(RowList).action_move(1)

    def action_mark_all(self) -> None:
        """Mark all certificates, or unmark them when all are marked."""
        everyone = {award.id for award in self.session.awards.in_order()}
        self._marked = set() if self._marked == everyone else everyone
        self.refresh_data()

    def action_print(self) -> None:
        """Print the marked certificates, or all."""
        if self._busy is not None:
            return
        ids = self._marked or None
        job = self.app.perform(lambda: self.session.printing.certificate_job(ids))
        if job is not None:
            self._begin(f"Đang in {len(job.awards)} giấy khen…")
            render = partial(self.session.printing.render, job)
            self._fill(render, partial(self._save_certificates, job))

    def action_sign_in(self) -> None:
        """Print the list that delegates sign."""
        if self._busy is not None:
            return
        job = self.app.perform(self.session.exporting.sign_in_job)
        if job is not None:
            self._begin("Đang in danh sách ký nhận…")
            self._fill(job.fill, partial(self._save_sign_in, job))

    def _save_certificates(self, job: PrintJob, rendered: Rendered) -> _Done:
        printed = self.session.printing.save(job, rendered)
        self._marked.clear()
        return _Done(printed.path, f"{len(printed.award_ids)} giấy khen", printed.warnings)

    def _save_sign_in(self, job: ExportJob, rendered: Rendered) -> _Done:
        exported = self.session.exporting.save(job, rendered)
        words = f"ký nhận của {exported.people} đại biểu"
        return _Done(exported.path, words, exported.warnings)

    def action_pdf(self) -> None:
        """Turn the file printed last into a PDF."""
        if self._busy is not None:
            return
        if self._last is None:
            self.app.say("Hãy in ra Word trước (phím P).", "warning")
            return
        self._begin("Đang đổi sang PDF…")
        self._convert(self._last)

    def _begin(self, words: str) -> None:
        self._busy = (words, self.session.now())
        self.tick(self.session.now())

    def tick(self, now: datetime) -> None:
        """Show that a thread is still at work, and for how long."""
        if self._busy is not None:
            words, since = self._busy
            self._say_result(Content.styled(f"{words} {(now - since).seconds} giây", "$muted"))

    @work(thread=True, exclusive=True, exit_on_error=False, group="print")
    def _fill(self, render: Callable[[], Rendered], save: Callable[[Rendered], _Done]) -> None:
        try:
            rendered = render()
        except DocumentError as error:
            self.post_message(self.Failed(str(error)))
        else:
            self.post_message(self.Filled(partial(save, rendered)))

    @work(thread=True, exclusive=True, exit_on_error=False, group="print")
    def _convert(self, path: Path) -> None:
        from hoinghi_tui.documents.pdf import to_pdf

        try:
            made = to_pdf(path, path.parent)
        except DocumentError as error:
            self.post_message(self.Failed(str(error)))
        else:
            self.post_message(self.Converted(made))

    @on(Filled)
    def _save(self, filled: Filled) -> None:
        self._busy = None
        done = self.app.perform(filled.save)
        if done is None:
            self._say_result(Content.styled("✖ Chưa in được.", "$error"))
            return
        self._last = done.path
        lines = [
            Content.assemble(("✔ ", "$success"), f"Đã tạo tệp {done.words}:"),
            Content.styled(f"out/{done.path.name}", "bold $foreground"),
        ]
        lines += [
            Content.assemble(("▲ ", "$warning"), (warning, "$warning")) for warning in done.warnings
        ]
        self._say_result(Content("\n").join(lines))
        self.refresh_data()

    @on(Converted)
    def _show_pdf(self, converted: Converted) -> None:
        self._busy = None
        self._say_result(
            Content.assemble(
                ("✔ ", "$success"), "Đã có PDF\n", (f"out/{converted.path.name}", "bold")
            )
        )

    @on(Failed)
    def _show_failure(self, failed: Failed) -> None:
        self._busy = None
        self._say_result(Content.styled(f"✖ {failed.sentence}", "$error"))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say what went wrong in a thread in a way nobody foresaw."""
        if event.state is WorkerState.ERROR:
            cause = event.worker.error
            self._show_failure(self.Failed(f"Không in được ({type(cause).__name__}: {cause})."))

    def _say_result(self, words: Content) -> None:
        self.query_one("#print-result", Static).update(words)
