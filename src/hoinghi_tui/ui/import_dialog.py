"""Taking in a list from a file: choose it, look at it, then save it as one action."""

from dataclasses import dataclass
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.roster_merge import ImportSummary
from hoinghi_tui.services.session import Session
from hoinghi_tui.spreadsheets.drafts import DelegateList, unit_problems
from hoinghi_tui.ui.try_to import try_to

_SHOWN = 6
"""People of the list that are shown before saving."""
_PROBLEMS_SHOWN = 6


class ImportDialog(ModalScreen[ImportSummary | None]):
    """First Enter reads the file and shows what is in it, the second one saves it."""

    BINDINGS = [("escape", "dismiss(None)", "Thôi")]

    @dataclass
    class Read(Message):
        """The thread has read the file."""

        path: Path
        """Which one."""
        people: DelegateList
        """What is in it."""

    @dataclass
    class Unreadable(Message):
        """The file cannot be read."""

        sentence: str
        """Why, and what to do."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._read: ImportDialog.Read | None = None

    def compose(self) -> ComposeResult:
        """Yield the path, the preview and the keys."""
        with Vertical(classes="dialog", id="import-dialog"):
            yield Static("NHẬP DANH SÁCH ĐẠI BIỂU", classes="dialog-title", markup=False)
            yield Static("Tệp Excel (.xlsx) hoặc CSV", classes="muted", markup=False)
            yield Input(id="import-path", placeholder="gõ, dán hoặc kéo thả đường dẫn tệp")
            with VerticalScroll(classes="dialog-body"):
                yield Static(id="import-preview", markup=False)
            yield Static(id="import-keys", classes="dialog-keys", markup=False)

    def on_mount(self) -> None:
        """Wait for the path."""
        path = self.query_one(Input)
        path.cursor_blink = False
        path.focus()
        self._offer("xem trước")

    @on(Input.Changed)
    def _another_file(self) -> None:
        self._read = None
        self._offer("xem trước")

    @on(Input.Submitted)
    def _go_on(self, submitted: Input.Submitted) -> None:
        if self._read is not None:
            self._save(self._read)
            return
        words = submitted.value.strip().strip("\"'")
        if words:
            self._preview(Content.styled("Đang đọc tệp…", "$muted"))
            self._read_file(Path(words).expanduser())

    @work(thread=True, exclusive=True, exit_on_error=False, group="import")
    def _read_file(self, path: Path) -> None:
        from hoinghi_tui.spreadsheets.delegate_list import read_delegate_file

        try:
            people = read_delegate_file(path)
        except Refused as refusal:
            self.post_message(self.Unreadable(str(refusal)))
        else:
            self.post_message(self.Read(path, people))

    @on(Unreadable)
    def _show_failure(self, failed: Unreadable) -> None:
        self._preview(Content.styled(failed.sentence, "$error"))

    @on(Read)
    def _show_people(self, read: Read) -> None:
        self._read = read
        summary = self._session.roster.preview(read.people.drafts)
        lines = [
            _counts(summary),
            Content(""),
            *(
                Content.assemble(
                    (draft.full_name, "bold"),
                    (f"  {draft.position}", ""),
                    (f"  {draft.unit_text}", "$muted"),
                ).truncate(64, ellipsis=True)
                for draft in read.people.drafts[:_SHOWN]
            ),
        ]
        hidden = len(read.people.drafts) - _SHOWN
        if hidden > 0:
            lines.append(Content.styled(f"… và {hidden} người nữa", "$muted"))
        self._preview(Content("\n").join([*lines, *self._doubts(read.people, summary)]))
        self._offer("lưu vào danh sách")

    def _doubts(self, people: DelegateList, summary: ImportSummary) -> list[Content]:
        """Say what a person should look at: new units, cells that were not understood."""
        units = self._session.state.units.values()
        blank = [one for one in people.drafts if not one.unit_text]
        sentences = [f"Đơn vị mới: {', '.join(summary.new_units)}"] if summary.new_units else []
        sentences += [str(problem) for problem in people.problems]
        sentences += [str(problem) for problem in unit_problems(blank, units)]
        shown = [
            Content.assemble(("▲ ", "$warning"), (sentence, "$warning"))
            for sentence in sentences[:_PROBLEMS_SHOWN]
        ]
        if len(sentences) > _PROBLEMS_SHOWN:
            more = len(sentences) - _PROBLEMS_SHOWN
            shown.append(Content.styled(f"▲ và {more} lưu ý nữa", "$warning"))
        return [Content(""), *shown] if shown else []

    def _save(self, read: Read) -> None:
        saved: list[ImportSummary] = []
        problem = try_to(
            lambda: saved.append(
                self._session.roster.take_in(read.people.drafts, source=read.path.name)
            )
        )
        if problem:
            self._preview(Content.styled(problem, "$error"))
        else:
            self.dismiss(saved[0])

    def _preview(self, words: Content) -> None:
        self.query_one("#import-preview", Static).update(words)

    def _offer(self, enter: str) -> None:
        self.query_one("#import-keys", Static).update(f"Enter  {enter}    Esc  thôi")


def _counts(summary: ImportSummary) -> Content:
    return Content.assemble(
        (f"{summary.added}", "bold $success"),
        (" người mới   ", "$muted"),
        (f"{summary.updated}", "bold $accent"),
        (" được cập nhật   ", "$muted"),
        (f"{summary.unchanged}", "bold"),
        (" giữ nguyên", "$muted"),
    )
