"""F8 In ấn: what is printed for people or of the room, as Word or PDF, and when it was."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from hoinghi_tui.services.print_job import Paper, PrintJob
from hoinghi_tui.services.printer_choice import PrinterChoice, load_choice
from hoinghi_tui.services.reprints import usual_reason
from hoinghi_tui.ui.command import bindings
from hoinghi_tui.ui.printing.choosing import ChoosingScreen
from hoinghi_tui.ui.printing.commands import COMMANDS, HELP
from hoinghi_tui.ui.printing.page_preview import PagePreview
from hoinghi_tui.ui.printing.paper_rows import (
    COUNT_WORDS,
    EMPTY_WORDS,
    PAPER_WORDS,
    WHOLE,
    PaperRows,
    Row,
    paper_rows,
    state_words,
)
from hoinghi_tui.ui.printing.paper_tabs import PaperTabs
from hoinghi_tui.ui.printing.print_run import PrintRun, Task
from hoinghi_tui.ui.printing.whole_paper import WholePaper, printing_task
from hoinghi_tui.ui.printing.whole_papers import WHOLE_PAPERS
from hoinghi_tui.ui.widgets.menu import Menu, MenuItem
from hoinghi_tui.ui.widgets.row_list import Cell, RowList
from hoinghi_tui.vietnamese import printable

if TYPE_CHECKING:
    from hoinghi_tui.domain.print_profile import PrintProfile
    from hoinghi_tui.ui.printing.printer_form import Printers


class PrintingScreen(ChoosingScreen):
    """Prints what is marked of one kind of document, or all of it."""

    CSS_PATH = "screen.tcss"
    MODE = "printing"
    HELP = HELP
    COMMANDS_HERE = COMMANDS
    BINDINGS = bindings(COMMANDS_HERE)

    def __init__(self) -> None:
        super().__init__()
        self._printer: PrinterChoice | None = None
        self._blank: PrintProfile | None = None

    def compose_body(self) -> Iterable[Widget]:
        """Yield the list of one kind of document and the preview."""
        with Horizontal():
            with Vertical(classes="panel", id="print-list-panel"):
                yield PaperTabs(id="print-papers", markup=False)
                yield Static(id="print-title", classes="panel-title", markup=False)
                yield RowList(self._shown.columns, self._cells, id="certificates")
            with Vertical(classes="panel", id="print-side"):
                yield Static(id="print-state", classes="panel-title", markup=False)
                yield PagePreview(id="print-page")
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
        self.query_one(PaperTabs).show(paper)
        self._show_title()
        self.set_class(paper is WHOLE, "-whole")
        empty = EMPTY_WORDS[paper] if paper else ""
        self.query_one(RowList).show(rows, empty=empty, headings=self._shown.headings)
        self._show_preview()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a file's keys only when the list in sight has one, marks only where there are."""
        if action in ("pdf", "send"):
            return self.query_one(PrintRun).has_file if self.is_mounted else False
        if action == "stop":
            return self.query_one(PrintRun).can_stop if self.is_mounted else False
        if action == "blank":
            return self._shown.paper is Paper.CERTIFICATES
        if action == "scroll_page":
            return self._shown.paper is WHOLE
        if action in ("mark", "mark_all", "mark_new", "mark_some"):
            return self._shown.paper is not WHOLE
        return super().check_action(action, parameters)

    def _show_title(self) -> None:
        paper = self._shown.paper
        title = self.query_one("#print-title", Static)
        if paper is WHOLE:
            title.update(Content.styled("IN MỘT LẦN CHO CẢ HỘI NGHỊ", "$muted"))
            return
        long, short = self._counts(paper), self._counts(paper, short=True)
        title.update(short if title.size and long.cell_length > title.size.width else long)

    def _counts(self, paper: Paper, *, short: bool = False) -> Content:
        """Count what is there, made, out of date and marked; ``short`` leaves out plain words."""
        rows, shown = self._shown.rows, self._shown
        done = sum(shown.is_done(self.session, row) for row in rows)
        changed, chosen = len(shown.changed(self.session)), len(self._marks)
        return Content.assemble(
            (f"{COUNT_WORDS[paper]}  ", "$muted"),
            (f"{done}", "bold $foreground"),
            (f" / {len(rows)}" + ("" if short else f" {PAPER_WORDS[paper]}"), "$muted"),
            (f"  ▲ {changed}{'' if short else ' in lại'}" if changed else "", "$warning"),
            (f"  đã chọn {chosen}" if chosen else "", "$accent"),
        )

    @on(RowList.Highlighted)
    def _show_preview(self) -> None:
        row: Row | None = self.query_one(RowList).current
        preview = self.query_one(PagePreview)
        if isinstance(row, WholePaper):
            preview.show_page(row, partial(row.task, self.session))
        else:
            lines = self._shown.preview(self.session, row) if row else ()
            short = self.has_class("-short")
            preview.show_lines([line for line in lines if line or not short])
        self._show_state(row)
        # Of the whole conference each line is a document by itself.
        paper = self._shown.paper
        self.query_one(PrintRun).show(paper or (row.id if row else ""))
        self.draw_keys()

    @on(PagePreview.Turned)
    def _show_hint(self, turned: PagePreview.Turned) -> None:
        self._show_state(self.query_one(RowList).current, has_more=turned.is_page)

    def _show_state(self, row: Row | None, *, has_more: bool = False) -> None:
        """Say above the preview how it stands with the document, and on what it is printed."""
        state = self._shown.state(self.session, row) if row else None
        words, tone = state_words(self.session, state) if state else ("", "")
        blank = self._blank if self._shown.paper is Paper.CERTIFICATES else None
        sheet = f"  phôi “{printable(blank.name)}”" if blank else ""
        title = self.query_one("#print-state", Static)
        told = Content.assemble((words, tone), (sheet, "$accent"))
        label = Content.styled("TRANG IN  ", "$muted")
        if label.cell_length + told.cell_length <= title.content_size.width:
            told = label + told
        hint = Content.styled("   PgDn xem tiếp", "$muted")
        has_room = told.cell_length + hint.cell_length <= title.size.width
        title.update(told + hint if has_more and has_room else told)

    def action_scroll_page(self, pages: int) -> None:
        """Scroll the page in sight, down or up."""
        self.query_one(PagePreview).scroll_pages(pages)

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

    # -- printing ------------------------------------------------------------------------

    @on(RowList.Chosen)
    def _print_chosen(self) -> None:
        """Print the chosen paper of the whole conference; of people P prints what is marked."""
        if self._shown.paper is WHOLE:
            self.action_print()

    def action_print(self) -> None:
        """Print what is marked, or all; of the whole conference the line under the cursor."""
        row: Row | None = self.query_one(RowList).current
        if isinstance(row, WholePaper):
            self._make(partial(row.task, self.session))
            return
        if self.query_one(PrintRun).is_busy:
            return
        job = self.app.perform(self._job)
        before = self.session.printing.printed_before(job) if job else ()
        if job is None or not before:
            self._run(job, "")
            return
        from hoinghi_tui.ui.printing.reprint_form import ReprintForm

        changed = self._shown.changed(self.session)
        form = ReprintForm(self._names(before), usual_reason(before, changed))
        self.app.push_screen(form, partial(self._run, job))

    def _job(self) -> PrintJob:
        paper, ids = self._shown.paper or Paper.CERTIFICATES, self._marks or None
        printing = self.session.printing
        if paper is Paper.CERTIFICATES:
            return printing.certificate_job(ids, self._blank)
        return printing.job(paper, ids)

    def _names(self, ids: Iterable[str]) -> list[str]:
        state = self.session.state
        return [
            state.awards[one].recipient if one in state.awards else state.delegates[one].full_name
            for one in ids
        ]

    def _run(self, job: PrintJob | None, again: str | None) -> None:
        """Make a file; ``again`` is why some of it is made once more, None for not at all."""
        if job is not None and again is not None:
            self._make(lambda: printing_task(self.session, job, again))

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
        """Send the last file of what is shown to the printer chosen on this machine."""
        self.query_one(PrintRun).send(self._printer or load_choice())

    def action_stop(self) -> None:
        """Stop making a PDF."""
        self.query_one(PrintRun).stop()

    @on(PrintRun.Begun)
    def _keys_changed(self) -> None:
        self.draw_keys()

    # -- on what -------------------------------------------------------------------------

    def action_printer(self) -> None:
        """Ask the system for its printers, then let one be chosen."""
        self.app.say("Đang hỏi hệ thống có máy in nào…")
        self._ask_printers()

    @work(thread=True, exclusive=True, exit_on_error=False, group="printers")
    def _ask_printers(self) -> None:
        from hoinghi_tui.services import print_queue, printer

        found = {name: print_queue.trays(name) for name in printer.printers()}
        self.app.call_from_thread(self._choose_printer, found)

    def _choose_printer(self, found: "Printers") -> None:
        from hoinghi_tui.ui.printing.printer_form import PrinterForm

        if not found:
            self.app.say("Máy này chưa có máy in nào. Cài máy in trong hệ thống rồi làm lại.")
            return
        form = PrinterForm(self._printer or load_choice(), found)

        def chosen(saved: bool | None) -> None:
            if saved:
                self._printer = form.chosen
                name = form.chosen.printer or "máy in mặc định"
                self.app.say(f"Phím I nay in ra {printable(name)}.")

        self.app.push_screen(form, chosen)

    def action_blank(self) -> None:
        """Choose between whole certificates and words alone on one of the blanks set here."""
        from hoinghi_tui.services.print_profiles import load_profiles

        profiles = load_profiles()
        if not profiles:
            self.app.say("Máy này chưa đặt phôi nào. Đặt bằng lệnh hoinghi-tui blanks rồi chọn.")
            return
        items: list[MenuItem[str]] = [MenuItem("0", "Cả khung và chữ", "")]
        items += [
            MenuItem(str(key), printable(one.name), one.name, one.text)
            for key, one in enumerate(profiles, 1)
        ]

        def chosen(name: str | None) -> None:
            if name is not None:
                self._blank = next((one for one in profiles if one.name == name), None)
                self.refresh_data()

        self.app.push_screen(Menu("IN GIẤY KHEN TRÊN", items), chosen)
