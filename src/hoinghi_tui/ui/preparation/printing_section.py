"""A section of F9 that can print a paper of its own; how that went stands beside the list."""

from collections.abc import Iterable
from datetime import datetime

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from hoinghi_tui.services.print_job import Paper
from hoinghi_tui.ui.preparation.section import SectionScreen
from hoinghi_tui.ui.printing.print_run import PrintRun


class PrintingSection(SectionScreen):
    """Shows in one place what is chosen, and after printing which file was made.

    A subclass yields ``corner()`` where that place is, shows what is chosen by
    ``show_detail``, and calls ``print_paper``.
    """

    def corner(self) -> Iterable[Widget]:
        """Yield the place."""
        with Vertical(id="section-corner"):
            yield Static(id="section-detail", markup=False)
            yield PrintRun(id="section-printed")

    def show_detail(self, detail: Content) -> None:
        """Show what is chosen instead of the last outcome."""
        self.query_one("#section-detail", Static).update(detail)
        if not self.query_one(PrintRun).is_busy:
            self._show_outcome(shown=False)

    def print_paper(self, paper: Paper) -> None:
        """Make a paper in a thread, and say how it went; one that has nothing to say is refused."""
        from hoinghi_tui.ui.printing.whole_paper import printing_task

        run = self.query_one(PrintRun)
        if run.is_busy:
            return
        job = self.app.perform(lambda: self.session.printing.job(paper))
        if job is not None:
            run.show(paper)
            self._show_outcome(shown=True)
            run.make(printing_task(self.session, job))

    def action_show_section(self, name: str) -> None:
        """Turn to another section, once what is being printed is on the disk."""
        if any(run.is_busy for run in self.query(PrintRun)):  # none yet on a slow machine
            self.app.say("Đang in. Chờ in xong rồi chuyển phần khác.", "warning")
        else:
            super().action_show_section(name)

    @on(PrintRun.Begun)
    def _begun(self) -> None:
        self._show_outcome(shown=True)

    def _show_outcome(self, *, shown: bool) -> None:
        self.query_one("#section-printed").display = shown
        self.query_one("#section-detail").display = not shown

    def tick(self, now: datetime) -> None:
        """Show that a thread is still at work."""
        super().tick(now)
        self.query_one(PrintRun).tick(now)
