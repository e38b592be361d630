"""Before a batch is called: who is away, and what is to be done about it."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from hoinghi_tui.domain.awards import Award
from hoinghi_tui.domain.seat_state import SEAT_WORDS, person_state
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.awards.award_words import recipient_words
from hoinghi_tui.ui.command import Command, bindings
from hoinghi_tui.ui.try_to import try_to
from hoinghi_tui.ui.widgets.dialog import DIALOG_HELP, Dialog
from hoinghi_tui.ui.widgets.dialog_keys import DialogKeys
from hoinghi_tui.ui.widgets.row_list import Cell, Column, RowList
from hoinghi_tui.ui.widgets.state_marks import STATE_MARKS
from hoinghi_tui.ui.widgets.steady_text import SteadyText
from hoinghi_tui.vietnamese import printable

_COLUMNS = (Column("", 2), Column("", 24, weight=2), Column("", 12))
_MOST = 12

COMMANDS = (
    Command("proxy", "n,enter", "N", "nhận thay", "Ghi người nhận thay người đang chọn"),
    Command("repack", "r", "R", "dồn đợt", "Dồn đợt, người vắng xuống đợt cuối, rồi mời"),
    Command("call", "c", "C", "vẫn mời", "Mời cả đợt, dù còn người vắng"),
    Command("leave", "escape", "Esc", "chưa mời", "Chưa mời đợt này"),
)


class AbsentDialog(Dialog[bool | None]):
    """Closes with True to call all the same, False to call who is left, None to wait."""

    BINDINGS = bindings(COMMANDS)
    COMMANDS_HERE = COMMANDS
    DEFAULT_CSS = """
    AbsentDialog RowList { background: $panel; margin: 1 0; }
    AbsentDialog #absent-words { height: auto; }
    """
    HELP_TITLE = "Người vắng trong đợt"
    HELP = """
Những người này chưa có mặt và chưa ai nhận thay. N ghi người nhận thay cho người đang chọn; R dồn
những người có mặt lại, người vắng xuống đợt cuối, khay xếp theo; C vẫn mời cả đợt.

Ai vừa đến thì tự ra khỏi bảng này. Không còn ai vắng thì Enter là mời.
"""

    def __init__(self, session: Session, number: int) -> None:
        super().__init__()
        self._session = session
        self._number = number
        self._away: Sequence[Award] = ()

    def compose(self) -> ComposeResult:
        """Yield who is away, and what can be done."""
        with Vertical(classes="dialog"):
            title = f"ĐỢT {self._number}: CÓ NGƯỜI VẮNG"
            yield Static(title, classes="dialog-title", markup=False)
            yield SteadyText(id="absent-words")
            yield RowList(_COLUMNS, self._cells, id="absent", titles=False)
            yield Static(classes="form-problem", markup=False)
            yield DialogKeys([*COMMANDS, DIALOG_HELP])

    def on_mount(self) -> None:
        """Show who is away now."""
        self.query_one(RowList).focus()
        self.refresh_absent()

    def refresh_absent(self) -> None:
        """Show who is away now; called after every saved action, of other stations too."""
        self._away = self._session.awards.absent(self._number)
        rows = self.query_one(RowList)
        rows.styles.height = max(1, min(len(self._away), _MOST))
        rows.show(self._away)
        rows.display = bool(self._away)
        words = self.query_one("#absent-words", SteadyText)
        if self._away:
            words.show(Content(f"{len(self._away)} người sẽ được gọi mà không lên nhận."))
        else:
            words.show(Content.styled("✔ Không còn ai vắng. Enter để mời.", "bold $success"))

    def _cells(self, award: Award) -> Sequence[Cell]:
        state = self._session.state
        who = state.delegates.get(award.delegate or "")
        where = person_state(who, state.attendance.get(who.id)) if who else None
        came = state.attendee(who) if who else None
        told = "" if where is None else f"{STATE_MARKS[where][0]} {SEAT_WORDS[where]}"
        if came is not None and came.replaces:
            told = "↷ đến thay"
        return (
            Cell(f"{award.order:>2}", "accent"),
            Cell(printable(recipient_words(award)), "strong"),
            Cell(told, "warning"),
        )

    def action_proxy(self) -> None:
        """Ask who receives for the chosen absentee; when nobody is away any more, call."""
        award: Award | None = self.query_one(RowList).current
        if award is None:
            self.dismiss(False)
            return
        from hoinghi_tui.ui.awards.proxy_form import ProxyForm

        def saved(_: Award | None) -> None:
            self.app.data_changed()  # type: ignore[attr-defined]
            self.refresh_absent()

        self.app.push_screen(ProxyForm(self._session, award), saved)

    def action_repack(self) -> None:
        """Let those present close up, and call them."""
        problem = try_to(lambda: self._session.awards.repack(self._number))
        if problem:
            self.query_one(".form-problem", Static).update(problem)
        else:
            self.app.data_changed()  # type: ignore[attr-defined]
            self.dismiss(False)

    def action_call(self) -> None:
        """Call the batch all the same."""
        self.dismiss(True)

    def action_leave(self) -> None:
        """Do not call it yet."""
        self.dismiss(None)
