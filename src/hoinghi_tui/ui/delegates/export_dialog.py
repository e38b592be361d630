"""Giving the list out: choose the kind of file, and it lies in the folder ``out``."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.exporting import Exported, ExportJob, Form
from hoinghi_tui.services.place import file_words
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.try_to import try_to
from hoinghi_tui.ui.widgets.choice import Choice
from hoinghi_tui.ui.widgets.dialog import Dialog

if TYPE_CHECKING:
    from hoinghi_tui.documents.blanks import Rendered

_SIGN_IN = "sign-in"
_KINDS = (
    (Form.XLSX.value, "Excel"),
    (Form.CSV.value, "CSV"),
    (_SIGN_IN, "Danh sách ký nhận (Word)"),
)
_HINTS = {
    Form.XLSX.value: "Mỗi cách xem một trang: toàn bộ, theo đơn vị, theo tên, có mặt, chưa đến, "
    "báo vắng. Sửa xong nhập lại được.",
    Form.CSV.value: "Một bảng văn bản UTF-8 theo thứ bậc, phần mềm nào cũng đọc được.",
    _SIGN_IN: "Bảng khổ A4 theo từng đơn vị để ký ở bàn đón tiếp; người báo vắng không có tên, "
    "trừ khi cử người đi thay.",
}


def exported_text(exported: Exported) -> str:
    """Say where the file is, how many people are in it and what is still blank."""
    done = f"Đã xuất {file_words(exported.path)} ({exported.people} đại biểu)."
    return "\n".join([done, *exported.warnings])


class ExportDialog(Dialog[Exported | None]):
    """The arrows choose the kind of file, Enter writes it; failures are told in the dialog."""

    CSS_PATH = "export_dialog.tcss"
    BINDINGS = [("escape", "dismiss(None)", "Thôi"), ("enter", "export", "Xuất")]

    @dataclass
    class Filled(Message):
        """The thread has made the file's bytes."""

        job: ExportJob
        """What was asked for."""
        filled: "Rendered"
        """The file, not yet written."""

    @dataclass
    class Failed(Message):
        """The thread could not do it."""

        sentence: str
        """What is wrong and what to do."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._busy = False

    def compose(self) -> ComposeResult:
        """Yield the kinds, what the chosen one is for, and how it went."""
        with Vertical(classes="dialog"):
            yield Static("XUẤT DANH SÁCH ĐẠI BIỂU", classes="dialog-title", markup=False)
            yield Choice(_KINDS, Form.XLSX.value, id="export-kind")
            yield Static(id="export-hint", markup=False)
            yield Static(id="export-told", markup=False)
            yield Static(
                "←→  chọn kiểu tệp   Enter  xuất   Esc  thôi", classes="dialog-keys", markup=False
            )

    def on_mount(self) -> None:
        """Wait for the choice."""
        self._choice.focus()
        self._show_hint()

    @property
    def _choice(self) -> Choice[str]:
        return self.query_one("#export-kind", Choice)

    @on(Choice.Changed)
    def _show_hint(self) -> None:
        self.query_one("#export-hint", Static).update(Content(_HINTS[self._choice.value]))
        self._tell("")

    def action_export(self) -> None:
        """Make the file of the chosen kind, in a thread, and write it."""
        if self._busy:
            return
        jobs: list[ExportJob] = []
        problem = try_to(lambda: jobs.append(self._job()))
        self._tell(problem or "Đang xuất…", "$error" if problem else "$muted")
        if not problem:
            self._busy = True
            self._fill(jobs[0])

    def _job(self) -> ExportJob:
        exporting, kind = self._session.exporting, self._choice.value
        return exporting.sign_in_job() if kind == _SIGN_IN else exporting.list_job(Form(kind))

    @work(thread=True, exclusive=True, exit_on_error=False, group="export")
    def _fill(self, job: ExportJob) -> None:
        try:
            filled = job.fill()
        except Refused as refusal:
            self.post_message(self.Failed(str(refusal)))
        else:
            self.post_message(self.Filled(job, filled))

    @on(Filled)
    def _save(self, filled: Filled) -> None:
        self._busy = False
        saved: list[Exported] = []
        problem = try_to(
            lambda: saved.append(self._session.exporting.save(filled.job, filled.filled))
        )
        if problem:
            self._tell(problem, "$error")
        else:
            self.dismiss(saved[0])

    @on(Failed)
    def _show_failure(self, failed: Failed) -> None:
        self._busy = False
        self._tell(failed.sentence, "$error")

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say what went wrong in the thread in a way nobody foresaw."""
        if event.state is WorkerState.ERROR:
            cause = event.worker.error
            self._show_failure(self.Failed(f"Không xuất được ({type(cause).__name__}: {cause})."))

    def _tell(self, words: str, tone: str = "$muted") -> None:
        told = self.query_one("#export-told", Static)
        told.display = bool(words)
        told.update(Content.styled(words, tone))
