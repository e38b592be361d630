"""What F9's section of papers shows: papers, reports, places in the agenda without a paper."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual import on, work
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from hoinghi_tui.domain.speech_checks import SpeechFinding, SpeechProblem
from hoinghi_tui.domain.speeches import ReportState
from hoinghi_tui.ui.preparation.section import SectionScreen
from hoinghi_tui.ui.preparation.speeches_words import SpeechRow, cells, detail_text, details
from hoinghi_tui.ui.widgets.bar import bar
from hoinghi_tui.ui.widgets.fitted_text import FittedText
from hoinghi_tui.ui.widgets.grouped_lines import Heading
from hoinghi_tui.ui.widgets.row_list import Cell, Column, RowList

_EMPTY = (
    "Chưa có bài tham luận hay báo cáo nào. Bấm I để ghi một bài tham luận và đơn vị nợ bài, "
    "B để ghi một báo cáo. Nhầm thì Ctrl+Z."
)
_BAR_WIDTH = 24
_COLUMNS = (
    Column("", 1),
    Column("Đơn vị", 16),
    Column("Tên bài, báo cáo", 20, weight=1),
    Column("Người đọc", 18, drop=2),
    Column("Chỗ", 7, drop=1),
    Column("Tình trạng", 15),
)


class SpeechesView(SectionScreen):
    """Draws the list and all of the chosen line; looks in a thread whether files are there."""

    @dataclass
    class Looked(Message):
        """The thread has looked whether the files are still there."""

        gone: frozenset[str]
        """The ids of papers and reports whose file is not."""

    def __init__(self) -> None:
        super().__init__()
        self._gone: frozenset[str] = frozenset()
        self._looked_at: object = None
        """The files that were looked for last."""
        self._findings: dict[str, list[SpeechFinding]] = {}
        self.go_to: str | None = None
        """The line the cursor goes to at the next drawing."""

    def compose_section(self) -> Iterable[Widget]:
        """Yield the list, and all of the chosen line beside or below it."""
        with Horizontal(id="speeches-body"):
            with Vertical(classes="panel", id="speech-list-panel"):
                yield FittedText(id="speech-title", classes="panel-title")
                yield RowList(_COLUMNS, self._cells, id="speeches", empty=_EMPTY)
            with VerticalScroll(classes="panel", id="speech-detail-panel", can_focus=False):
                yield Static(id="speech-detail", markup=False)

    def on_screen_resume(self) -> None:
        """Look again: files may have gone meanwhile."""
        self._looked_at = None
        super().on_screen_resume()

    @property
    def chosen(self) -> SpeechRow | None:
        """The line under the cursor."""
        row: SpeechRow | None = self.query_one("#speeches", RowList).current
        return row

    # -- the list ------------------------------------------------------------------------

    def refresh_data(self) -> None:
        """Show papers, reports and empty places; the cursor stays on its line."""
        self._look_for_files()
        found = self.session.speeches.findings(self._gone)
        self._findings = {}
        for one in found:
            self._findings.setdefault(one.about, []).append(one)
        agenda = self.session.state.agenda
        groups: tuple[tuple[str, Sequence[SpeechRow]], ...] = (
            ("THAM LUẬN", self.session.speeches.all()),
            ("BÁO CÁO", self.session.reports.all()),
            (
                "MỤC CHƯƠNG TRÌNH CHƯA CÓ BÀI",
                [
                    agenda[one.about]
                    for one in found
                    if one.problem is SpeechProblem.SLOT_WITHOUT_PAPER
                ],
            ),
        )
        self.query_one("#speech-title", FittedText).show(self._title)
        rows: list[SpeechRow] = []
        headings: list[tuple[int, Heading]] = []
        for name, group in groups:
            headings += [(len(rows), Heading(name))] if group else []
            rows += group
        self._show_rows(rows, headings)

    def _show_rows(
        self, rows: Sequence[SpeechRow], headings: Sequence[tuple[int, Heading]]
    ) -> None:
        before = self.go_to or (self.chosen.id if self.chosen else None)
        self.go_to = None
        at = next((place for place, row in enumerate(rows) if row.id == before), None)
        self.query_one(RowList).show(rows, at, headings=headings)
        self._show_detail()

    def _title(self, width: int) -> Content:
        papers, reports = self.session.speeches.all(), self.session.reports.all()
        received = sum(one.file is not None for one in papers)
        signed = sum(one.state is ReportState.SIGNED for one in reports)
        start = Content.assemble(
            ("ĐÃ NHẬN  ", "$muted"),
            (f"{received}", "bold $foreground"),
            (f" / {len(papers)} bài  ", "$muted"),
        )
        end = Content.assemble(
            ("  ĐÃ KÝ  ", "$muted"),
            (f"{signed}", "bold $foreground"),
            (f" / {len(reports)} báo cáo", "$muted"),
        )
        room = max(0, width - start.cell_length - end.cell_length)
        return start + bar(received, len(papers), min(_BAR_WIDTH, room)) + end

    def _cells(self, row: SpeechRow) -> Sequence[Cell]:
        return cells(self.session, row, self._findings.get(row.id, []))

    @on(RowList.Highlighted)
    def _show_detail(self) -> None:
        """Write the chosen line out in full, with what is missing; show its keys."""
        row = self.chosen
        text = Content("")
        if row is not None:
            missing = [one.words for one in self._findings.get(row.id, [])]
            lines = details(self.session, row)
            text = detail_text(row.title, lines, missing, narrow=self.has_class("-narrow"))
        self.query_one("#speech-detail", Static).update(text)
        self.query_one("#speech-detail-panel").display = row is not None
        self.draw_keys()

    # -- are the files still there? --------------------------------------------------------

    def _look_for_files(self) -> None:
        """Look anew when other files are noted than last time."""
        files = tuple((one.id, one.file) for one in self.session.speeches.with_files())
        if files != self._looked_at:
            self._looked_at = files
            self._look()

    @work(thread=True, exclusive=True, exit_on_error=False, group="speech-files")
    def _look(self) -> None:
        self.post_message(self.Looked(self.session.speeches.gone()))

    @on(Looked)
    def _take_look(self, looked: Looked) -> None:
        if looked.gone != self._gone:
            self._gone = looked.gone
            self.refresh_data()
