"""Taking in a list from a file: choose it, look at it, then save it as one action."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.suggester import Suggester
from textual.widgets import Input, Static

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.list_files import complete_path, nearby_lists, usual_folders
from hoinghi_tui.services.roster_merge import ImportSummary, Merged, Outcome
from hoinghi_tui.services.session import Session
from hoinghi_tui.spreadsheets.drafts import DelegateDraft, DelegateList, Problem
from hoinghi_tui.ui.try_to import try_to
from hoinghi_tui.ui.widgets.row_list import Cell, Column, RowList
from hoinghi_tui.vietnamese import shorten_name

_LINES_SHORT, _LINES_TALL = 6, 12
"""Lines of a list that are in sight at once, in a short terminal and in a tall one."""

_FILE_COLUMNS = (
    Column("Tệp gần đây", 24, weight=2),
    Column("Thư mục", 16, weight=1, drop=1),
    Column("Sửa lúc", 11),
)
_PEOPLE_COLUMNS = (
    Column("Dòng", 4),
    Column("Họ và tên", 19, weight=2, shorten=shorten_name),
    Column("Chức vụ", 12, weight=3, drop=2),
    Column("Đơn vị", 13, weight=2, drop=1),
    Column("Điện thoại", 10, drop=3),
    Column("", 10),
)
_OUTCOME_WORDS = {
    Outcome.ADDED: ("+ mới", "success"),
    Outcome.UPDATED: ("~ cập nhật", "accent"),
    Outcome.UNCHANGED: ("= đã có", "muted"),
}

_File = tuple[Path, datetime]
_Line = tuple[DelegateDraft, Outcome]
R = TypeVar("R")


class PathSuggester(Suggester):
    """Goes on with a path as far as the folder tells."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """Return the path that begins with what was typed."""
        found = complete_path(value)
        return found if found and found.startswith(value) else None


class ImportDialog(ModalScreen[ImportSummary | None]):
    """First Enter reads the file and shows what is in it, the second one saves it."""

    BINDINGS = [
        ("escape", "dismiss(None)", "Thôi"),
        ("up", "step(-1)", "Lên"),
        ("down", "step(1)", "Xuống"),
        ("pageup", "page(-1)", "Trang trên"),
        ("pagedown", "page(1)", "Trang dưới"),
    ]

    @dataclass
    class Found(Message):
        """The thread has looked for lists."""

        files: Sequence[_File]
        """Lists and when they were changed."""

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

        path: Path
        """Which one."""
        sentence: str
        """Why, and what to do."""

    def __init__(self, session: Session, folders: Iterable[Path] | None = None) -> None:
        super().__init__()
        self._session = session
        self._folders = folders
        self._read: ImportDialog.Read | None = None

    def compose(self) -> ComposeResult:
        """Yield the path, the two lists, what is to be looked at, and the keys."""
        with Vertical(classes="dialog", id="import-dialog"):
            yield Static("NHẬP DANH SÁCH ĐẠI BIỂU", classes="dialog-title", markup=False)
            yield Input(
                id="import-path",
                placeholder="đường dẫn tệp .xlsx hoặc .csv (gõ, dán, hoặc ↓ chọn bên dưới)",
                suggester=PathSuggester(),
            )
            yield Static(id="import-told", markup=False)
            yield RowList(_FILE_COLUMNS, _file_cells, id="import-files")
            yield RowList(_PEOPLE_COLUMNS, _person_cells, id="import-people")
            with VerticalScroll(id="import-doubts-panel"):
                yield Static(id="import-doubts", markup=False)
            yield Static(id="import-keys", classes="dialog-keys", markup=False)

    def on_mount(self) -> None:
        """Wait for the path, and look for lists meanwhile."""
        for rows in self.query(RowList):
            rows.can_focus = False
            rows.display = False
        path = self.query_one(Input)
        path.cursor_blink = False
        path.focus()
        self._back_to_files()
        self._find_files(tuple(self._folders or usual_folders()))

    # -- choosing a file ---------------------------------------------------------------

    @work(thread=True, exit_on_error=False, group="import-files")
    def _find_files(self, folders: tuple[Path, ...]) -> None:
        self.post_message(self.Found(nearby_lists(folders)))

    @on(Found)
    def _offer_files(self, found: Found) -> None:
        self._fill(self.query_one("#import-files", RowList), found.files)
        if self._read is None:
            self._back_to_files()

    @on(Input.Changed)
    def _another_file(self) -> None:
        if self._read is None or self._read.path != self._path():
            self._back_to_files()

    def _back_to_files(self) -> None:
        """Wait for another file: nothing is read, nothing is said."""
        self._read = None
        files = self.query_one("#import-files", RowList)
        files.display = bool(files.rows)
        self.query_one("#import-people").display = False
        self._tell(Content(""))
        self._doubt([])
        self._keys("↑↓  chọn tệp   →  điền nốt   Enter  xem trước   Esc  thôi")

    def action_step(self, step: int) -> None:
        """Choose another file, or look at another line of the list."""
        files: RowList[_File] = self.query_one("#import-files", RowList)
        if not files.display:
            self.query_one("#import-people", RowList).action_move(step)
            return
        if files.current is not None and files.current[0] == self._path():
            files.action_move(step)
        self._fill_in(files)

    def action_page(self, step: int) -> None:
        """Look at the next or the previous lines of the list."""
        self.query_one("#import-people", RowList).action_page(step)

    @on(RowList.Chosen, "#import-files")
    def _fill_in_chosen(self, chosen: RowList.Chosen) -> None:
        self._fill_in(chosen.row_list)
        self._go_on()

    def _fill_in(self, files: RowList[Any]) -> None:
        path = self.query_one(Input)
        if files.current is not None:
            path.value = str(files.current[0])
            path.cursor_position = len(path.value)

    # -- reading it --------------------------------------------------------------------

    @on(Input.Submitted)
    def _go_on(self) -> None:
        if self._read is not None:
            self._save(self._read)
            return
        files: RowList[_File] = self.query_one("#import-files", RowList)
        if self._path() is None and files.display:
            self._fill_in(files)
        path = self._path()
        if path is not None:
            self._tell(Content.styled("Đang đọc tệp…", "$muted"))
            self._read_file(path)

    def _path(self) -> Path | None:
        words = self.query_one(Input).value.strip().strip("\"'")
        return Path(words).expanduser() if words else None

    @work(thread=True, exclusive=True, exit_on_error=False, group="import")
    def _read_file(self, path: Path) -> None:
        from hoinghi_tui.spreadsheets.delegate_list import read_delegate_file

        try:
            people = read_delegate_file(path)
        except Refused as refusal:
            self.post_message(self.Unreadable(path, str(refusal)))
        else:
            self.post_message(self.Read(path, people))

    @on(Unreadable)
    def _show_failure(self, failed: Unreadable) -> None:
        if failed.path == self._path():
            self._tell(Content.styled(failed.sentence, "$error"))

    @on(Read)
    def _show_people(self, read: Read) -> None:
        if read.path != self._path():
            return  # another path was typed meanwhile
        self._read = read
        plan = self._session.roster.plan(read.people.drafts)
        doubts = self._session.roster.doubts(read.people)
        lines = list(zip(read.people.drafts, plan.outcomes, strict=True))
        self.query_one("#import-files").display = False
        self._fill(self.query_one("#import-people", RowList), lines)
        self.query_one("#import-people").display = True
        self._tell(_counts(plan.summary()))
        self._doubt(_sentences(plan, doubts))
        words = "lưu vào danh sách" if plan.added or plan.updated else "đóng, không có gì mới"
        self._keys(f"Enter  {words}   ↑↓  xem danh sách   Esc  thôi")

    # -- saving it ---------------------------------------------------------------------

    def _save(self, read: Read) -> None:
        saved: list[ImportSummary] = []
        problem = try_to(
            lambda: saved.append(
                self._session.roster.take_in(read.people.drafts, source=read.path.name)
            )
        )
        if problem:
            self._tell(Content.styled(problem, "$error"))
        else:
            self.dismiss(saved[0])

    def _fill(self, rows: RowList[R], records: Sequence[R]) -> None:
        """Show the records in a list that is as tall as it needs to be."""
        most = _LINES_SHORT if self.has_class("-short") else _LINES_TALL
        rows.styles.height = 1 + min(len(records), most)
        rows.show(records, 0)

    def _tell(self, words: Content) -> None:
        told = self.query_one("#import-told", Static)
        told.display = bool(words)
        told.update(words)

    def _doubt(self, sentences: Sequence[str]) -> None:
        panel = self.query_one("#import-doubts-panel", VerticalScroll)
        panel.display = panel.can_focus = bool(sentences)
        lines = [Content.styled(f"▲ {sentence}", "$warning") for sentence in sentences]
        self.query_one("#import-doubts", Static).update(Content("\n").join(lines))

    def _keys(self, words: str) -> None:
        self.query_one("#import-keys", Static).update(words)


def _file_cells(file: _File) -> Sequence[Cell]:
    path, changed = file
    return (
        Cell(path.name, "strong"),
        Cell(path.parent.name, "muted"),
        Cell(changed.strftime("%d/%m %H:%M"), "muted"),
    )


def _person_cells(line: _Line) -> Sequence[Cell]:
    draft, outcome = line
    return (
        Cell(str(draft.row).rjust(4), "muted"),
        Cell(draft.full_name, "strong"),
        Cell(draft.position),
        Cell(draft.unit_text, "muted"),
        Cell(draft.phone, "muted"),
        Cell(*_OUTCOME_WORDS[outcome]),
    )


def _sentences(plan: Merged, doubts: Sequence[Problem]) -> list[str]:
    """Say what a person should look at: new units, cells that were not understood."""
    names = ", ".join(unit.name for unit in plan.new_units)
    return [*([f"Đơn vị mới: {names}"] if names else []), *map(str, doubts)]


def _counts(summary: ImportSummary) -> Content:
    return Content.assemble(
        (f"{summary.added}", "bold $success"),
        (" người mới   ", "$muted"),
        (f"{summary.updated}", "bold $accent"),
        (" được cập nhật   ", "$muted"),
        (f"{summary.unchanged}", "bold"),
        (" giữ nguyên", "$muted"),
    )
