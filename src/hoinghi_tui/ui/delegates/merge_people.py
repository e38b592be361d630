"""Two entries side by side, and what they become as one person."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from hoinghi_tui.domain.birth import birth_text
from hoinghi_tui.domain.merging import merged, merged_attendance
from hoinghi_tui.domain.people import Attendance, Delegate
from hoinghi_tui.domain.people_words import INVITATION_WORDS, SEX_WORDS, roles_text, substitute_text
from hoinghi_tui.domain.phone import phones_text
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.try_to import try_to
from hoinghi_tui.ui.widgets.dialog import Dialog
from hoinghi_tui.ui.widgets.row_list import Cell, Column, RowList

_COLUMNS = (
    Column("", 10),
    Column("Giữ lại", 14, weight=2),
    Column("Gộp vào", 14, weight=1),
    Column("Kết quả", 14, weight=3),
)
_LINES_SHORT, _LINES_TALL = 13, 20


@dataclass(frozen=True, slots=True)
class _Line:
    """One fact of both and of the person they become."""

    label: str
    kept: str
    gone: str
    result: str


class MergePeople(Dialog[bool]):
    """Enter merges, Space lets the other one survive; Esc leaves both as they are."""

    DEFAULT_CSS = """
    MergePeople RowList { background: $panel; }
    MergePeople #merge-told { margin-top: 1; }
    """
    BINDINGS = [
        ("escape", "dismiss(False)", "Thôi"),
        ("enter", "merge", "Gộp"),
        ("space", "swap", "Đổi người giữ lại"),
        ("up", "step(-1)", "Lên"),
        ("down", "step(1)", "Xuống"),
    ]

    def __init__(self, session: Session, kept: Delegate, gone: Delegate) -> None:
        super().__init__()
        self._session = session
        self.kept, self.gone = kept, gone

    def compose(self) -> ComposeResult:
        """Yield the facts, line by line."""
        with Vertical(classes="dialog"):
            yield Static("GỘP HAI NGƯỜI LÀ MỘT", classes="dialog-title", markup=False)
            rows: RowList[_Line] = RowList(_COLUMNS, _cells)
            rows.can_focus = False
            yield rows
            yield Static(id="merge-told", markup=False)
            yield Static(
                "Enter  gộp   Space  đổi người giữ lại   Esc  thôi",
                classes="dialog-keys",
                markup=False,
            )

    def on_mount(self) -> None:
        """Show both."""
        self._draw()

    def _draw(self) -> None:
        lines = _lines(self._session, self.kept, self.gone)
        rows = self.query_one(RowList)
        most = _LINES_SHORT if self.has_class("-short") else _LINES_TALL
        rows.styles.height = 1 + min(len(lines), most)
        rows.show(lines)
        self.query_one("#merge-told", Static).update(
            Content.assemble(
                ("Giữ mã số ", "$muted"),
                (self.kept.id, "$accent"),
                (". Thẻ của cả hai đều vào cửa được. Ctrl+Z để tách lại.", "$muted"),
            )
        )

    def action_step(self, step: int) -> None:
        """Look at the next or the previous line."""
        self.query_one(RowList).action_move(step)

    def action_swap(self) -> None:
        """Let the other one survive."""
        self.kept, self.gone = self.gone, self.kept
        self._draw()

    def action_merge(self) -> None:
        """Merge; when it cannot be done, say why and stay."""
        actions = self._session.roster_actions
        problem = try_to(lambda: actions.merge(self.kept.id, self.gone.id))
        if problem:
            self.query_one("#merge-told", Static).update(Content.styled(problem, "$error"))
        else:
            self.dismiss(True)


def _lines(session: Session, kept: Delegate, gone: Delegate) -> list[_Line]:
    """Return the facts that either of the two has."""
    result = merged(kept, gone)
    lines = [
        _Line(label, words(kept), words(gone), words(result))
        for label, words in _facts(session).items()
    ]
    lines += _hanging_on(session, kept, gone)
    return [line for line in lines if line.kept or line.gone]


def _facts(session: Session) -> dict[str, Callable[[Delegate], str]]:
    def unit(one: Delegate) -> str:
        found = session.state.unit_of(one)
        return found.label if found else ""

    return {
        "Mã số": lambda one: one.id,
        "Họ và tên": lambda one: f"{one.honorific} {one.full_name}".strip(),
        "Tên gọi": lambda one: one.given_name or "",
        "Cách đọc": lambda one: one.reading,
        "Giới tính": lambda one: SEX_WORDS[one.sex] if one.sex else "",
        "Chức vụ": lambda one: one.position,
        "Thứ bậc": lambda one: "" if one.rank is None else str(one.rank),
        "Đơn vị": unit,
        "Điện thoại": lambda one: phones_text(one.phone, one.phone_other),
        "Ngày sinh": lambda one: birth_text(one.birth),
        "Vai trò": lambda one: roles_text(one.roles),
        "Xe lăn": lambda one: "có" if one.wheelchair else "",
        "Giấy mời": lambda one: INVITATION_WORDS[one.invitation],
        "Lý do vắng": lambda one: one.absence_reason,
        "Đi thay": lambda one: substitute_text(one.substitute) if one.substitute else "",
        "Ghi chú": lambda one: one.note,
    }


def _hanging_on(session: Session, kept: Delegate, gone: Delegate) -> list[_Line]:
    """Return what is not written in the list: seat, arrival, awards and papers."""
    state = session.state
    my_seat, their_seat = (
        seat.id if (seat := state.seat_of(one.id)) else "" for one in (kept, gone)
    )
    mine, theirs = state.attendance.get(kept.id), state.attendance.get(gone.id)
    came = merged_attendance(kept.id, mine, theirs)

    def at(arrival: Attendance | None) -> str:
        return session.clock_text(arrival.arrived_at, seconds=False) if arrival else ""

    def duties(*people: Delegate) -> str:
        ids = {one.id for one in people}
        awards = sum(award.delegate in ids for award in state.awards.values())
        items = sum(item.presenter in ids for item in state.agenda.values())
        words = [f"{awards} khen thưởng"] if awards else []
        return ", ".join([*words, *([f"{items} mục trình bày"] if items else [])])

    return [
        _Line("Chỗ ngồi", my_seat, their_seat, my_seat or their_seat),
        _Line("Đến lúc", at(mine), at(theirs), at(came)),
        _Line("Việc", duties(kept), duties(gone), duties(kept, gone)),
    ]


def _cells(line: _Line) -> Sequence[Cell]:
    """Show what is new to the survivor in the accent."""
    tone = "accent" if line.result != line.kept else ""
    return (
        Cell(line.label, "muted"),
        Cell(line.kept),
        Cell(line.gone, "muted"),
        Cell(line.result, tone),
    )
