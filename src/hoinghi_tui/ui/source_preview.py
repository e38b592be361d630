"""What a file would bring, looked at and decided before it is saved."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, Protocol, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from hoinghi_tui.services.session import Session
from hoinghi_tui.spreadsheets.drafts import Problem
from hoinghi_tui.ui.try_to import try_to
from hoinghi_tui.ui.widgets.dialog import DIALOG_HELP, Dialog
from hoinghi_tui.ui.widgets.dialog_keys import DialogKeys
from hoinghi_tui.ui.widgets.row_list import Cell, Column, RowList
from hoinghi_tui.ui.widgets.steady_text import SteadyText
from hoinghi_tui.vietnamese import printable

_REMARK_COLUMNS = (Column("", 1), Column("", 40, weight=1))
_MOST_REMARKS = 6

Remark = tuple[Problem, bool]
"""Something to look at, and whether it must be mended first."""


class Question(Protocol):
    """Words of a file of which it is not sure whom of the delegates they mean."""

    @property
    def written(self) -> str:
        """The words."""

    @property
    def reason(self) -> str:
        """Why it is not sure."""

    @property
    def candidates(self) -> tuple[str, ...]:
        """The ids to choose from."""


T = TypeVar("T")
Q = TypeVar("Q", bound=Question)


@dataclass(frozen=True, slots=True)
class PreviewRow(Generic[T, Q]):
    """A record that would be saved, its place, and what is asked about it."""

    place: int
    record: T
    question: Q | None


class SourcePreview(Dialog[bool], Generic[T, Q]):
    """Closes with True when it was saved, else goes back to the sources.

    A preview names its keys in ``COMMANDS_HERE``, with the actions ``save``, ``decide``,
    ``choose``, ``question`` and ``leave``.
    """

    COLUMNS: ClassVar[tuple[Column, ...]]
    NOBODY: ClassVar[str]
    """Said of a question when no delegate is meant."""
    ASKS_ALL: ClassVar[bool] = False
    """Whether a person may be chosen also for a line that is sure."""

    # Not DEFAULT_CSS: the program's rule for all dialogs would win. Not scoped: -short stands
    # at the screen itself.
    SCOPED_CSS = False
    CSS = """
    #source-preview { width: 96%; max-width: 130; height: 94%; max-height: 94%; }
    #source-preview RowList { background: $panel; }
    #source-preview #preview-rows { height: 1fr; }
    #source-preview #preview-detail { height: 3; margin-top: 1; }
    #source-preview #remarks { margin-top: 1; }
    #source-preview #preview-told { height: auto; margin-top: 1; }
    SourcePreview.-short #source-preview { height: 100%; max-height: 100%; padding: 0 2; }
    SourcePreview.-short .dialog-title, SourcePreview.-short .dialog-keys,
    SourcePreview.-short #source-preview #preview-detail,
    SourcePreview.-short #source-preview #preview-told,
    SourcePreview.-short #source-preview #remarks { margin-top: 0; margin-bottom: 0; }
    """

    def __init__(
        self,
        session: Session,
        title: str,
        problems: Sequence[Problem] = (),
        notes: Iterable[Problem] = (),
    ) -> None:
        super().__init__()
        self._session = session
        self._title = printable(title)
        self._problem_count = len(problems)
        self._remarks: list[Remark] = [
            *((one, True) for one in problems),
            *((one, False) for one in notes),
        ]

    # -- what a preview says -----------------------------------------------------------------

    def rows(self) -> Sequence[PreviewRow[T, Q]]:
        """Return the records as they would be saved now."""
        raise NotImplementedError

    def cells(self, row: PreviewRow[T, Q]) -> Sequence[Cell]:
        """Return a record as cells for ``COLUMNS``."""
        raise NotImplementedError

    def headline(self, record: T) -> str:
        """Return a record's name in full."""
        raise NotImplementedError

    def told(self) -> Content:
        """Return what saving would do."""
        raise NotImplementedError

    def decided(self, row: PreviewRow[T, Q]) -> str | None:
        """Return the id of the delegate a line means as things stand."""
        raise NotImplementedError

    def decide(self, row: PreviewRow[T, Q], who: str | None) -> None:
        """Note whom a line means."""
        raise NotImplementedError

    def asking(self, row: PreviewRow[T, Q]) -> str:
        """Return the title over the list of delegates to choose from."""
        raise NotImplementedError

    def save(self) -> None:
        """Save it as one action. Raises ``Refused``."""
        raise NotImplementedError

    # -- showing -----------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Yield the records, what to look at, and what will happen."""
        with Vertical(classes="dialog", id="source-preview"):
            yield Static(self._title, classes="dialog-title", markup=False)
            empty = "Chưa đọc được mục nào."
            yield RowList(self.COLUMNS, self.cells, id="preview-rows", empty=empty)
            yield SteadyText(id="preview-detail")
            if self._remarks:
                remarks = RowList(_REMARK_COLUMNS, _remark_cells, titles=False, id="remarks")
                remarks.styles.height = min(len(self._remarks), _MOST_REMARKS)
                yield remarks
            yield SteadyText(id="preview-told")
            yield Static(classes="form-problem", markup=False)
            keys = [one for one in self.COMMANDS_HERE if self._applies(one.action)]
            yield DialogKeys([*keys, DIALOG_HELP])

    def _applies(self, action: str) -> bool:
        if action == "choose" and self.ASKS_ALL:
            return True
        if action in ("decide", "choose", "question"):
            return any(row.question is not None for row in self.rows())
        return action != "save" or not self._problem_count

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what does not apply; Tab then goes between the lists."""
        return self._applies(action) and super().check_action(action, parameters)

    def on_mount(self) -> None:
        """Start at the first question, or at what must be mended."""
        if self._remarks:
            self.query_one("#remarks", RowList).show(self._remarks, 0)
        self.show()
        listed = self._listed
        listed.focus()
        if self._problem_count:
            self.query_one("#remarks", RowList).focus()
        else:
            listed.cursor = next(iter(self._asked), 0)

    @property
    def _listed(self) -> "RowList[PreviewRow[T, Q]]":
        return self.query_one("#preview-rows", RowList)

    @property
    def _asked(self) -> list[int]:
        """The places of the lines that are asked about."""
        return [row.place for row in self._listed.rows if row.question is not None]

    def show(self) -> None:
        """Show it as it would be saved now."""
        self._listed.show(self.rows())
        self._show_detail()
        line = self.told()
        if self._problem_count:
            words = f"✖ Chưa lưu được: sửa {self._problem_count} chỗ trong tệp rồi mở lại."
            line = Content.styled(words, "bold $error")
        self.query_one("#preview-told", SteadyText).show(line)

    @on(RowList.Highlighted, "#preview-rows")
    def _show_detail(self) -> None:
        self.query_one("#preview-detail", SteadyText).show(self._detail(self._listed.current))

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

    def _detail(self, row: PreviewRow[T, Q] | None) -> Content:
        if row is None:
            return Content("")
        title = Content.styled(printable(self.headline(row.record)), "bold")
        if row.question is None:
            return title
        who = self.decided(row)
        chosen = self._person(who) if who is not None else self.NOBODY
        count = len(row.question.candidates)
        more = f"   Space: {count} người có thể chọn   C: tìm" if count else "   C: tìm"
        return title.truncate(self._listed.size.width, ellipsis=True) + Content.assemble(
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

    # -- deciding and saving -----------------------------------------------------------------

    def action_decide(self) -> None:
        """Let the chosen line mean the next who may be meant; after the last one nobody."""
        row = self._listed.current
        if row is None or row.question is None:
            return
        now = self.decided(row)
        candidates = row.question.candidates
        chosen = (now,) if now is not None and now not in candidates else ()
        offered = (*candidates, *chosen, None)
        self.decide(row, offered[(offered.index(now) + 1) % len(offered)])
        self.show()

    def action_choose(self) -> None:
        """Let the chosen line mean anybody on the list."""
        row = self._listed.current
        if row is None or (row.question is None and not self.ASKS_ALL):
            return
        from hoinghi_tui.ui.delegates.person_chooser import PersonChooser

        def chosen(who: str | None) -> None:
            if who is not None:
                self.decide(row, who)
                self.show()

        self.app.push_screen(PersonChooser(self._session, self.asking(row)), chosen)

    def action_question(self) -> None:
        """Go to the next line that is asked about, round and round."""
        listed, places = self._listed, self._asked
        listed.focus()
        listed.cursor = next((at for at in places if at > listed.cursor), places[0])

    @on(RowList.Chosen)
    def action_save(self) -> None:
        """Save it, when nothing must be mended first."""
        if not self._problem_count and self._listed.rows:
            self.before_saving()

    def before_saving(self) -> None:
        """Save it at once; a preview that replaces something asks first."""
        self.save_and_close()

    def save_and_close(self) -> None:
        """Save it and close, or say why not."""
        problem = try_to(self.save)
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
