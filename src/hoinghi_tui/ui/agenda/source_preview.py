"""An agenda from a template or a file, looked at and decided before it is saved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from hoinghi_tui.domain.agenda import AgendaItem
from hoinghi_tui.domain.agenda_words import kind_word
from hoinghi_tui.domain.time_text import length_text
from hoinghi_tui.services.agenda_import import PresenterQuestion
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.agenda.source_draft import Draft, Remark, remarks
from hoinghi_tui.ui.agenda.totals_words import totals_words
from hoinghi_tui.ui.command import Command, bindings
from hoinghi_tui.ui.confirm import Confirm
from hoinghi_tui.ui.try_to import try_to
from hoinghi_tui.ui.widgets.dialog import DIALOG_HELP, Dialog
from hoinghi_tui.ui.widgets.dialog_keys import DialogKeys
from hoinghi_tui.ui.widgets.row_list import Cell, Column, RowList
from hoinghi_tui.ui.widgets.steady_text import SteadyText
from hoinghi_tui.vietnamese import printable

_ITEM_COLUMNS = (
    Column("", 1),
    Column("Giữ giờ", 7),
    Column("Dài", 5),
    Column("Nội dung", 24, weight=3),
    Column("Loại", 11, drop=1),
    Column("Người thực hiện", 22, weight=2),
)
_REMARK_COLUMNS = (Column("", 1), Column("", 40, weight=1))
_MOST_REMARKS = 6

COMMANDS = (
    Command("save", "enter,ctrl+s", "Enter", "lưu", "Lưu cả chương trình, một việc"),
    Command("decide", "space", "Space", "đổi người", "Chọn người khác cho dòng có dấu ?"),
    Command("choose", "c", "C", "tìm", "Tìm người khác trong danh sách đại biểu"),
    Command("question", "tab", "Tab", "hỏi kế", "Tới dòng có dấu ? kế tiếp"),
    Command("leave", "escape", "Esc", "về", "Quay lại, không lưu"),
)
HELP = """
Đây là chương trình sẽ được lưu. Dấu ? là dòng có người thực hiện chưa chắc: Tab tới dòng ấy,
Space đổi người, C tìm người khác trong danh sách đại biểu; dưới bảng ghi lý do và người đang
chọn. Không chọn ai thì giữ nguyên chữ trong tệp.

Dấu ✖ là chỗ phải sửa trong tệp trước, ghi rõ trang và ô; còn một chỗ thì chưa lưu được gì. Dấu ·
là điều đã tạm hiểu, nên xem lại.

Lưu thay cả chương trình đang có, trước khi hội nghị bắt đầu. Nhầm thì Ctrl+Z một lần.
"""


@dataclass(frozen=True, slots=True)
class _Row:
    place: int
    item: AgendaItem
    question: PresenterQuestion | None


class AgendaPreview(Dialog[bool]):
    """Closes with True when the agenda was saved, else goes back to the sources."""

    CSS_PATH = "making.tcss"
    BINDINGS = bindings(COMMANDS)
    COMMANDS_HERE = COMMANDS
    HELP_TITLE = "Xem trước chương trình"
    HELP = HELP

    def __init__(self, session: Session, draft: Draft) -> None:
        super().__init__()
        self._session = session
        self._draft = draft
        self._seen = session.agenda.items()
        self._remarks = remarks(draft)

    @property
    def _problems(self) -> int:
        return len(self._draft.read.problems) if self._draft.read is not None else 0

    def compose(self) -> ComposeResult:
        """Yield the items, what to look at, and what will happen."""
        with Vertical(classes="dialog", id="agenda-preview"):
            yield Static(printable(self._draft.title), classes="dialog-title", markup=False)
            yield RowList(
                _ITEM_COLUMNS, self._cells, id="preview-items", empty="Chưa đọc được mục nào."
            )
            yield SteadyText(id="preview-detail")
            if self._remarks:
                remarks = RowList(_REMARK_COLUMNS, _remark_cells, titles=False, id="remarks")
                remarks.styles.height = min(len(self._remarks), _MOST_REMARKS)
                yield remarks
            yield SteadyText(id="preview-totals")
            yield Static(classes="form-problem", markup=False)
            keys = [one for one in COMMANDS if self._applies(one.action)]
            yield DialogKeys([*keys, DIALOG_HELP])

    def _applies(self, action: str) -> bool:
        if action in ("decide", "choose", "question"):
            return bool(self._draft.questions)
        return action != "save" or not self._problems

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what does not apply; Tab then goes between the lists."""
        return self._applies(action) and super().check_action(action, parameters)

    def on_mount(self) -> None:
        """Start at the first question, or at what must be mended."""
        if self._remarks:
            self.query_one("#remarks", RowList).show(self._remarks, 0)
        self._show()
        listed = self.query_one("#preview-items", RowList)
        listed.focus()
        if self._problems:
            self.query_one("#remarks", RowList).focus()
        elif self._draft.questions:
            listed.cursor = next(row.place for row in listed.rows if row.question is not None)

    def _show(self) -> None:
        draft = self._draft
        asked = draft.questions
        rows = [
            _Row(place, item, asked.get(draft.written(place)))
            for place, item in enumerate(draft.items)
        ]
        self.query_one("#preview-items", RowList).show(rows)
        self._show_detail()
        editor, clock = self._session.agenda_editor, self._session.agenda.clock
        line = totals_words(editor.totals_of(draft.items), clock)
        if self._seen:
            line += Content.styled(
                f"\n▲ Thay cả chương trình đang có ({len(self._seen)} mục).", "$warning"
            )
        if self._problems:
            line = Content.styled(
                f"✖ Chưa lưu được: sửa {self._problems} chỗ trong tệp rồi mở lại.", "bold $error"
            )
        self.query_one("#preview-totals", SteadyText).show(line)

    @on(RowList.Highlighted, "#preview-items")
    def _show_detail(self) -> None:
        row: _Row | None = self.query_one("#preview-items", RowList).current
        self.query_one("#preview-detail", SteadyText).show(self._detail(row))

    @on(RowList.Highlighted, "#remarks")
    def _show_remark(self) -> None:
        """Write out what may be cut in the list."""
        remarks = self.query_one("#remarks", RowList)
        if remarks.current is not None and remarks.has_focus:
            problem, must = remarks.current
            words = Content.styled(printable(str(problem)), "$error" if must else "$foreground")
            self.query_one("#preview-detail", SteadyText).show(words)

    def on_descendant_focus(self) -> None:
        """Say more of the line that the keys now go to."""
        if self.query("#remarks") and self.query_one("#remarks").has_focus:
            self._show_remark()
        else:
            self._show_detail()

    def _detail(self, row: _Row | None) -> Content:
        if row is None:
            return Content("")
        title = Content.styled(printable(row.item.title), "bold")
        if row.question is None:
            return title
        who = self._draft.decided(row.question)
        chosen = self._person(who) if who is not None else "không ai, giữ nguyên chữ"
        count = len(row.question.candidates)
        more = f"   Space: {count} người có thể chọn   C: tìm" if count else "   C: tìm"
        return title + Content.assemble(
            ("\n? ", "$warning"),
            (printable(f"“{row.question.written}”: {row.question.reason}."), "$warning"),
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
        item = row.item
        state = self._session.state
        one = state.delegates.get(item.presenter) if item.presenter else None
        who = one.full_name if one is not None else item.presenter_note
        asks = row.question is not None
        return (
            Cell("?" if asks else "", "warning"),
            Cell(f"{item.anchor_at:%H:%M}" if item.anchor_at is not None else "", "accent"),
            Cell(length_text(timedelta(seconds=item.duration_s)), "muted"),
            Cell(item.title),
            Cell(kind_word(item), "muted"),
            Cell(who, "warning" if asks else "" if one is not None else "muted"),
        )

    # -- deciding and saving -----------------------------------------------------------------

    def action_decide(self) -> None:
        """Let the presenter of the chosen line be the next who may be meant."""
        row: _Row | None = self.query_one("#preview-items", RowList).current
        if row is not None and row.question is not None:
            self._draft.decide_otherwise(row.question)
            self._show()

    def action_choose(self) -> None:
        """Let anybody on the list be who is meant by the chosen line."""
        row: _Row | None = self.query_one("#preview-items", RowList).current
        if row is None or row.question is None:
            return
        from hoinghi_tui.ui.delegates.person_chooser import PersonChooser

        question = row.question

        def chosen(who: str | None) -> None:
            if who is not None:
                self._draft.answers[question.written] = who
                self._show()

        self.app.push_screen(PersonChooser(self._session, f"“{question.written}” LÀ AI?"), chosen)

    def action_question(self) -> None:
        """Go to the next line whose presenter is asked about, round and round."""
        listed = self.query_one("#preview-items", RowList)
        places = [row.place for row in listed.rows if row.question is not None]
        listed.focus()
        listed.cursor = next((at for at in places if at > listed.cursor), places[0])

    @on(RowList.Chosen)
    def _chosen(self) -> None:
        if not self._problems:
            self.action_save()

    def action_save(self) -> None:
        """Save it; asks first when there is an agenda."""
        if not self._seen:
            self._save()
            return

        def agreed(sure: bool | None) -> None:
            if sure:
                self._save()

        count = len(self._seen)
        words = f"Chương trình đang có {count} mục sẽ bị thay hết. Nhầm thì Ctrl+Z lấy lại được."
        self.app.push_screen(Confirm("THAY CHƯƠNG TRÌNH?", words, "thay"), agreed)

    def _save(self) -> None:
        problem = try_to(lambda: self._draft.save(self._draft, bool(self._seen), self._seen))
        if problem:
            self.query_one(".form-problem", Static).update(problem)
        else:
            self.dismiss(True)

    def action_leave(self) -> None:
        """Go back to the sources."""
        self.dismiss(False)


def _remark_cells(remark: Remark) -> Sequence[Cell]:
    problem, must = remark
    tone = "error" if must else "muted"
    return Cell("✖" if must else "·", tone), Cell(str(problem), tone)
