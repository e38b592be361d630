"""Checks in those who signed on paper, one number or name after another."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from hoinghi_tui.domain.people import Delegate
from hoinghi_tui.domain.people_words import substitute_text
from hoinghi_tui.domain.seat_state import SEAT_WORDS, person_state
from hoinghi_tui.domain.sign_in import Signer
from hoinghi_tui.services.session import Session
from hoinghi_tui.storage import Event
from hoinghi_tui.ui.command import Command, bindings
from hoinghi_tui.ui.door.desk_dialog import DeskDialog, Scan
from hoinghi_tui.ui.try_to import try_to
from hoinghi_tui.ui.widgets.row_list import Cell, Column, RowList
from hoinghi_tui.ui.widgets.scan_input import ScanInput
from hoinghi_tui.ui.widgets.state_marks import STATE_MARKS
from hoinghi_tui.vietnamese import shorten_name

_UNDO_REASON = "nhập nhầm từ danh sách ký"
_CATCH_UP_SECONDS = 0.5
_NUMBER, _NAME, _UNIT = (
    Column("STT", 3),
    Column("Họ và tên", 18, weight=2, shorten=shorten_name),
    Column("Đơn vị", 10, weight=1, drop=1),
)
_MEANT = (_NUMBER, _NAME, _UNIT, Column("Trạng thái", 12))
_ENTERED = (Column("", 1), _NUMBER, _NAME, _UNIT, Column("", 16))


@dataclass(frozen=True, slots=True)
class _Entered:
    """Somebody entered in this sitting; without an ``event`` nothing had to be saved."""

    delegate: Delegate
    number: int | None
    words: str
    event: Event | None = None


class PaperListDialog(DeskDialog[None]):
    """Each Enter checks in whom the line means, everybody saved before the tick shows.

    Numbers mean all of them; of several people with a name one is chosen by the arrows.
    """

    COMMANDS_HERE = (
        Command("enter", "enter", "Enter", "điểm danh", "Điểm danh những người này"),
        Command("step(1)", "down", "↑↓", "chọn", "Chọn người ở dưới"),
        Command("step(-1)", "up", "↑", "lên", "Chọn người ở trên", shown=False),
        Command("take_back", "ctrl+z", "Ctrl+Z", "gỡ người vừa nhập", "Gỡ người nhập sau cùng"),
        Command("dismiss", "escape", "Esc", "xong", "Đóng; mọi việc đã được lưu"),
    )
    BINDINGS = bindings(COMMANDS_HERE)
    NUMBERS = True

    def __init__(self, session: Session, scan: Scan) -> None:
        super().__init__(scan)
        self._session = session
        self._numbers: dict[str, int] = {}
        self._entered: list[_Entered] = []
        self._means_all = False
        self._search_is_due = False
        self._sought = ""

    def dialog_title(self) -> str:
        """Return what is entered here."""
        return "ĐIỂM DANH THEO DANH SÁCH KÝ"

    def compose_lines(self) -> ComposeResult:
        """Yield the line, whom it means, and who has been entered."""
        yield ScanInput(id="paper-line", placeholder="số thứ tự: 12 hoặc 1-5 8; hoặc tên, viết tắt")
        yield RowList(
            _MEANT,
            self._meant_cells,
            id="meant",
            titles=False,
            empty=_HOW,
            is_marked=lambda _: self._means_all,
        )
        yield Static(id="entered-title", markup=False)
        yield RowList(_ENTERED, self._entered_cells, id="entered", titles=False)

    def on_mount(self) -> None:
        """Start at the line, and follow what other desks save."""
        self._box.focus()
        self._look_for("")
        self._show_entered()
        self.set_interval(_CATCH_UP_SECONDS, self._list("meant").refresh)

    def on_descendant_blur(self) -> None:
        """Give the focus back to the line, whatever was clicked."""
        self.call_after_refresh(self._box.focus)

    @property
    def _box(self) -> ScanInput:
        return self.query_one(ScanInput)

    def _list(self, name: str) -> RowList[Signer]:
        return self.query_one(f"#{name}", RowList)

    # -- whom the line means -------------------------------------------------------------

    @on(ScanInput.Changed)
    def _typed(self) -> None:
        """Search once for many keys."""
        if not self._search_is_due:
            self._search_is_due = True
            self.call_after_refresh(self._search)

    def _search(self) -> None:
        self._search_is_due = False
        if self._box.value != self._sought:  # Enter takes the line out and puts it back
            self._look_for(self._box.value)

    def _look_for(self, text: str) -> None:
        self._sought = text
        desk, meant = self._session.desk, self._list("meant")
        self._numbers = desk.paper_numbers()
        found, self._means_all = desk.on_paper(text)
        meant.set_class(self._means_all, "-all")
        self._mark_chosen(len(found) == 1 and not self._means_all)
        meant.show(found, 0, empty=_NOBODY if text.strip() else _HOW)
        self.complain("")

    def _mark_chosen(self, chosen: bool) -> None:
        """Make the cursor loud, or hide it while nobody is chosen."""
        # A list that can take the keys and has them not paints its cursor quietly.
        self._list("meant").can_focus = not chosen
        self._list("meant").refresh()

    @property
    def _is_chosen(self) -> bool:
        return not self._list("meant").can_focus

    def action_step(self, step: int) -> None:
        """Choose the next or the previous of several people."""
        meant = self._list("meant")
        if self._means_all or self._is_chosen:
            meant.action_move(step)
        else:
            self._mark_chosen(True)

    # -- entering ------------------------------------------------------------------------

    def line_entered(self, box: ScanInput) -> None:
        """Check in whom the line means."""
        self._search()  # the last keys may not have been looked at yet
        meant = self._list("meant")
        if not meant.rows:
            self.complain(_NOBODY if box.value.strip() else "")
        elif self._means_all:
            self._enter(meant.rows)
        elif meant.current is not None and self._is_chosen:
            self._enter([meant.current])
        else:
            self._mark_chosen(True)
            self.complain(
                Content.styled(f"{len(meant.rows)} người khớp: chọn bằng ↑ ↓ rồi Enter.", "$accent")
            )

    @on(RowList.Chosen, "#meant")
    def _clicked(self) -> None:
        current = self._list("meant").current
        if current is not None:
            self._enter([current])

    def _enter(self, signers: Sequence[Signer]) -> None:
        """Save one after the other; stop at what cannot be saved, the line kept."""
        for signer in signers:
            problem = try_to(partial(self._check_in, signer.delegate))
            if problem:
                self._show_entered()
                self.complain(f"✖ {signer.delegate.full_name}: {problem}")
                return
        self._box.value = ""
        self._look_for("")
        self._show_entered()

    def _check_in(self, delegate: Delegate) -> None:
        session = self._session
        arrival = session.desk.check_in_on_paper(delegate.id)
        number = self._numbers.get(delegate.id)
        if arrival.event is not None:
            seat = f"ghế {arrival.seat.id}" if arrival.seat else "chưa có chỗ"
            self._entered.append(_Entered(delegate, number, seat, arrival.event))
        else:
            at = arrival.verdict.at
            since = f" {session.clock_text(at, seconds=False)}" if at else ""
            self._entered.append(_Entered(delegate, number, f"đã vào{since}"))

    # -- who has been entered ------------------------------------------------------------

    def action_take_back(self) -> None:
        """Take back who was entered last and was not there before."""
        saved = [one for one in self._entered if one.event is not None]
        if not saved:
            self.complain("Chưa có ai để gỡ trong lần nhập này.")
            return
        last = saved[-1]
        event = last.event
        assert event is not None
        problem = try_to(lambda: self._session.undo(event, _UNDO_REASON))
        if problem:
            self.complain(f"✖ {last.delegate.full_name}: {problem}")
            return
        self._entered.remove(last)
        self._show_entered()
        self.complain(Content.styled(f"↶ Đã gỡ {last.delegate.full_name}.", "$accent"))

    def _show_entered(self) -> None:
        new = sum(one.event is not None for one in self._entered)
        words = Content.assemble("ĐÃ NHẬP LẦN NÀY  ", (f"{new}", "bold $foreground"))
        known = len(self._entered) - new
        if known:
            words = Content.assemble(words, f"   đã có từ trước {known}")
        self.query_one("#entered-title", Static).update(words)
        self.query_one("#entered", RowList).show(self._entered[::-1], 0)
        self._list("meant").refresh()

    # -- cells ---------------------------------------------------------------------------

    def _meant_cells(self, signer: Signer) -> Sequence[Cell]:
        delegate = signer.delegate
        state = person_state(delegate, self._session.state.attendance.get(delegate.id))
        mark, tone = STATE_MARKS[state]
        name = delegate.full_name
        if signer.substitute is not None:
            name = f"{name} ↷ {substitute_text(signer.substitute)}"
        return (
            self._number_cell(self._numbers.get(delegate.id)),
            Cell(name, "strong"),
            self._unit_cell(delegate),
            Cell(f"{mark} {SEAT_WORDS[state]}", tone),
        )

    def _entered_cells(self, entered: _Entered) -> Sequence[Cell]:
        mark = Cell("✔", "success") if entered.event else Cell("●", "muted")
        return (
            mark,
            self._number_cell(entered.number),
            Cell(entered.delegate.full_name),
            self._unit_cell(entered.delegate),
            Cell(entered.words, "accent" if entered.event else "muted"),
        )

    def _unit_cell(self, delegate: Delegate) -> Cell:
        unit = self._session.state.unit_of(delegate)
        return Cell(unit.label if unit else "", "muted")

    @staticmethod
    def _number_cell(number: int | None) -> Cell:
        return Cell(f"{number:>3}" if number else "  –", "accent")


_HOW = (
    "Gõ số thứ tự trên danh sách ký nhận đã in, ví dụ 12 hoặc 1-5 8, hoặc gõ tên; "
    "người được chọn hiện ở đây trước khi bấm Enter."
)
_NOBODY = "Không có số này trong danh sách, và không có ai khớp. Gõ lại số hoặc tên."
