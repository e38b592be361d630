"""A list of awards from a file, looked at and decided before it is saved."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from hoinghi_tui.services.award_import import AwardImport, RecipientQuestion
from hoinghi_tui.services.session import Session
from hoinghi_tui.spreadsheets.award_list import AwardList, AwardRow
from hoinghi_tui.spreadsheets.drafts import Problem
from hoinghi_tui.ui.awards.award_words import KIND_WORDS
from hoinghi_tui.ui.command import Command, bindings
from hoinghi_tui.ui.try_to import try_to
from hoinghi_tui.ui.widgets.dialog import DIALOG_HELP, Dialog
from hoinghi_tui.ui.widgets.dialog_keys import DialogKeys
from hoinghi_tui.ui.widgets.row_list import Cell, Column, RowList
from hoinghi_tui.ui.widgets.steady_text import SteadyText
from hoinghi_tui.vietnamese import printable

_COLUMNS = (
    Column("", 1),
    Column("Người nhận", 22, weight=2),
    Column("Loại", 11, drop=2),
    Column("Thành tích", 20, weight=3, drop=3),
    Column("Số", 8, drop=4),
    Column("Lên nhận", 20, weight=1, drop=1),
    Column("", 8),
)
_REMARK_COLUMNS = (Column("", 1), Column("", 40, weight=1))
_MOST_REMARKS = 5

COMMANDS = (
    Command("save", "enter,ctrl+s", "Enter", "lưu", "Lưu cả danh sách, một việc"),
    Command("decide", "space", "Space", "người khác", "Chọn người khác cho dòng có dấu ?"),
    Command("choose", "c", "C", "tìm người", "Tìm người lên nhận trong danh sách đại biểu"),
    Command("question", "tab", "Tab", "chỗ hỏi kế", "Tới dòng có dấu ? kế tiếp"),
    Command("leave", "escape", "Esc", "quay lại", "Quay lại, không lưu"),
)


@dataclass(frozen=True, slots=True)
class _Row:
    row: AwardRow
    question: RecipientQuestion | None


class AwardPreview(Dialog[bool]):
    """Closes with True when the list was taken in, else goes back to the files."""

    BINDINGS = bindings(COMMANDS)
    COMMANDS_HERE = COMMANDS
    DEFAULT_CSS = """
    AwardPreview .dialog { width: 96%; max-width: 130; height: 94%; max-height: 94%; }
    AwardPreview RowList { background: $panel; }
    AwardPreview #preview-awards { height: 1fr; }
    AwardPreview #preview-detail { height: 3; margin-top: 1; }
    AwardPreview #remarks { margin-top: 1; }
    AwardPreview #preview-told { height: auto; margin-top: 1; }
    AwardPreview.-short .dialog { height: 100%; max-height: 100%; }
    AwardPreview.-short .dialog-title, AwardPreview.-short .dialog-keys,
    AwardPreview.-short #preview-told { margin: 0; }
    """
    HELP_TITLE = "Xem trước danh sách khen thưởng"
    HELP = """
Dấu ? là dòng chưa chắc ai trong đại biểu lên nhận: Tab tới dòng ấy, Space đổi người, C tìm người
khác; dưới bảng ghi lý do và người đang chọn. “ngoài DS” là người không có trong danh sách đại
biểu, vẫn được nhận. “cập nhật” là mục đã có.

Dấu ✖ là chỗ phải sửa trong tệp trước, ghi rõ trang và ô; còn một chỗ thì chưa lưu được gì. Dấu ·
là điều đã tạm hiểu, nên xem lại.
"""

    def __init__(self, session: Session, table: AwardList) -> None:
        super().__init__()
        self._session = session
        self._read: AwardImport = session.award_import.matched(table)
        self._answers: dict[int, str | None] = {}
        self._questions = {one.listed: one for one in self._read.questions}
        self._remarks: list[tuple[Problem, bool]] = [
            *((one, True) for one in self._read.problems),
            *((one, False) for one in self._read.table.notes),
        ]

    def compose(self) -> ComposeResult:
        """Yield the awards, what to look at, and what will happen."""
        with Vertical(classes="dialog"):
            title = printable(f"NHẬP TỪ TỆP · {self._read.table.file}")
            yield Static(title, classes="dialog-title", markup=False)
            yield RowList(
                _COLUMNS, self._cells, id="preview-awards", empty="Chưa đọc được mục nào."
            )
            yield SteadyText(id="preview-detail")
            if self._remarks:
                remarks = RowList(_REMARK_COLUMNS, _remark_cells, titles=False, id="remarks")
                remarks.styles.height = min(len(self._remarks), _MOST_REMARKS)
                yield remarks
            yield SteadyText(id="preview-told")
            yield Static(classes="form-problem", markup=False)
            keys = [one for one in COMMANDS if self._applies(one.action)]
            yield DialogKeys([*keys, DIALOG_HELP])

    def _applies(self, action: str) -> bool:
        if action in ("decide", "question"):
            return bool(self._questions)
        return action != "save" or not self._read.problems

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what does not apply; Tab then goes between the lists."""
        return self._applies(action) and super().check_action(action, parameters)

    def on_mount(self) -> None:
        """Start at the first question, or at what must be mended."""
        if self._remarks:
            self.query_one("#remarks", RowList).show(self._remarks, 0)
        listed = self._list
        listed.show([_Row(row, self._questions.get(row.listed)) for row in self._read.rows])
        listed.focus()
        if self._read.problems:
            self.query_one("#remarks", RowList).focus()
        elif self._questions:
            self.action_question(from_start=True)
        self._show()

    @property
    def _list(self) -> "RowList[_Row]":
        return self.query_one("#preview-awards", RowList)

    def _show(self) -> None:
        self._list.refresh()
        self._show_detail()
        problems = len(self._read.problems)
        known = len(self._read.known)
        words = f"Thêm {len(self._read.rows) - known} mục, cập nhật {known} mục."
        line = Content.styled(words, "$muted")
        if problems:
            line = Content.styled(
                f"✖ Chưa lưu được: sửa {problems} chỗ trong tệp rồi mở lại.", "bold $error"
            )
        self.query_one("#preview-told", SteadyText).show(line)

    @on(RowList.Highlighted, "#preview-awards")
    def _show_detail(self) -> None:
        self.query_one("#preview-detail", SteadyText).show(self._detail(self._list.current))

    def _detail(self, row: _Row | None) -> Content:
        if row is None:
            return Content("")
        title = Content.styled(printable(f"{row.row.recipient}: {row.row.achievement}"), "bold")
        if row.question is None:
            return title
        who = self._read.delegate(row.row, self._answers)
        chosen = self._person(who) if who is not None else "không phải đại biểu"
        more = f"   Space: {len(row.question.candidates)} người có thể chọn   C: tìm"
        return title.truncate(self._list.size.width, ellipsis=True) + Content.assemble(
            (printable(f"\n? “{row.question.written}”: {row.question.reason}."), "$warning"),
            (f"\n→ {chosen}", "$accent"),
            (more, "$muted"),
        )

    def _person(self, who: str) -> str:
        state = self._session.state
        one = state.delegates.get(who)
        if one is None:
            return "đã xóa khỏi danh sách"
        unit = state.unit_of(one)
        words = filter(None, (one.full_name, one.position, unit.label if unit else ""))
        return printable(", ".join(words))

    def _cells(self, row: _Row) -> Sequence[Cell]:
        one = row.row
        who = self._read.delegate(one, self._answers)
        person = self._session.state.delegates.get(who or "")
        name = person.full_name if person is not None else "– ngoài DS"
        known = one.listed in self._read.known
        asks = row.question is not None
        return (
            Cell("?" if asks else "", "warning"),
            Cell(one.recipient, "strong"),
            Cell(KIND_WORDS[one.kind], "muted"),
            Cell(one.achievement, "muted"),
            Cell(one.certificate_no, "muted"),
            Cell(name, "warning" if asks else "" if person is not None else "muted"),
            Cell("cập nhật" if known else "mới", "muted" if known else "accent"),
        )

    # -- deciding and saving -----------------------------------------------------------------

    def action_decide(self) -> None:
        """Let who comes up for the chosen line be the next who may; after the last nobody."""
        row = self._list.current
        if row is None or row.question is None:
            return
        now = self._read.delegate(row.row, self._answers)
        chosen = (now,) if now is not None and now not in row.question.candidates else ()
        offered = (*row.question.candidates, *chosen, None)
        self._answers[row.row.listed] = offered[(offered.index(now) + 1) % len(offered)]
        self._show()

    def action_choose(self) -> None:
        """Let anybody on the list be who comes up for the chosen line."""
        row = self._list.current
        if row is None:
            return
        from hoinghi_tui.ui.delegates.person_chooser import PersonChooser

        listed = row.row.listed

        def chosen(who: str | None) -> None:
            if who is not None:
                self._answers[listed] = who
                self._show()

        title = f"AI LÊN NHẬN CHO “{row.row.recipient}”?"
        self.app.push_screen(PersonChooser(self._session, title), chosen)

    def action_question(self, from_start: bool = False) -> None:
        """Go to the next line that is asked about, round and round."""
        listed = self._list
        places = [at for at, row in enumerate(listed.rows) if row.question is not None]
        listed.focus()
        here = -1 if from_start else listed.cursor
        listed.cursor = next((at for at in places if at > here), places[0])

    @on(RowList.Chosen)
    def action_save(self) -> None:
        """Take the list in, as one action."""
        if self._read.problems or not self._read.rows:
            return
        problem = try_to(lambda: self._session.award_import.take_in(self._read, self._answers))
        if problem:
            self.query_one(".form-problem", Static).update(problem)
        else:
            self.dismiss(True)

    def action_leave(self) -> None:
        """Go back to the files."""
        self.dismiss(False)


def _remark_cells(remark: tuple[Problem, bool]) -> Sequence[Cell]:
    problem, must = remark
    tone = "error" if must else "muted"
    return Cell("✖" if must else "·", tone), Cell(str(problem), tone)
