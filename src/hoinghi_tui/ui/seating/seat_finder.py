"""Finds a person or a seat in the room by what is typed, accents or not."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from hoinghi_tui.domain.people import Delegate
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.widgets.dialog import Dialog
from hoinghi_tui.ui.widgets.row_list import Cell, Column, RowList
from hoinghi_tui.vietnamese import Haystack, search


@dataclass(frozen=True, slots=True)
class Found:
    """A person, a seat, or a person on a seat; one of the two ids is always there."""

    delegate: Delegate | None
    seat: str | None


class SeatFinder(Dialog[Found | None]):
    """A line to type in and the best hits below it; Enter takes the one marked.

    ``seat`` is the free seat that waits for somebody; the dialog may cover it.
    """

    BINDINGS = [
        ("escape", "dismiss", "Bỏ qua"),
        ("up", "step(-1)", "Lên"),
        ("down", "step(1)", "Xuống"),
    ]

    def __init__(self, session: Session, *, unplaced_only: bool = False, seat: str = "") -> None:
        super().__init__()
        self._session = session
        self._unplaced_only = unplaced_only
        self._seat = seat
        self._choices = [(found, self._haystack(found)) for found in self._all()]

    def compose(self) -> ComposeResult:
        """Yield the panel."""
        title = "CHƯA CÓ CHỖ" if self._unplaced_only else "TÌM NGƯỜI HOẶC GHẾ"
        title += f"  ·  xếp vào ghế {self._seat}" if self._seat else ""
        keys = "Enter  xếp chỗ" if self._unplaced_only else "Enter  tới ghế"
        with Vertical(classes="dialog", id="seat-finder"):
            yield Static(title, classes="dialog-title", markup=False)
            yield Input(placeholder="Gõ tên, đơn vị hoặc số ghế, không cần dấu", id="seat-query")
            yield RowList(
                [Column("", 20, weight=2), Column("", 16, weight=1, drop=1), Column("", 11)],
                self._cells,
                id="seat-hits",
                empty="Không có ai khớp. Gõ ngắn hơn hoặc Esc để thôi.",
                titles=False,
            )
            yield Static(f"{keys}    ↑↓  chọn    Esc  thôi", classes="dialog-keys", markup=False)

    def on_mount(self) -> None:
        """Show everybody until something is typed; the list never takes the keys."""
        self.query_one(RowList).can_focus = False
        self.query_one(Input).cursor_blink = False
        self.query_one(Input).focus()
        self._search("")

    def _all(self) -> list[Found]:
        session = self._session
        if self._unplaced_only:
            return [Found(delegate, None) for delegate in session.seating.unplaced()]
        state = session.state
        people = [Found(one, _seat_id(session, one)) for one in session.roster.all()]
        empty = [
            Found(None, seat.id)
            for seat in session.seating.seats()
            if seat.delegate not in state.delegates
        ]
        return people + empty

    def _haystack(self, found: Found) -> Haystack:
        person = found.delegate
        if person is None:
            return Haystack.of(found.seat or "")
        unit = self._session.state.unit_of(person)
        return Haystack.of(
            person.full_name,
            unit.name if unit else "",
            person.position,
            self._session.state.attendee(person).full_name,
            found.seat or "",
            given_name=person.given_name,
        )

    def _cells(self, found: Found) -> Sequence[Cell]:
        person = found.delegate
        seat = Cell(found.seat, "accent") if found.seat else Cell("chưa có chỗ", "warning")
        if person is None:
            return (Cell("Ghế trống", "muted"), Cell(""), seat)
        unit = self._session.state.unit_of(person)
        return (
            Cell(self._session.state.attendee(person).text),
            Cell(unit.label if unit else "", "muted"),
            seat,
        )

    @on(Input.Changed)
    def _typed(self, changed: Input.Changed) -> None:
        self._search(changed.value)

    def _search(self, query: str) -> None:
        hits = search(query, self._choices)
        exact = query.strip().upper()
        # A seat's number is meant exactly: "A1" must not offer A10 or a person first.
        hits.sort(key=lambda found: found.seat != exact)
        self.query_one(RowList).show(hits, cursor=0)

    def action_step(self, step: int) -> None:
        """Mark the next hit."""
        self.query_one(RowList).action_move(step)

    @on(Input.Submitted)
    @on(RowList.Chosen)
    def _take(self) -> None:
        found: Found | None = self.query_one(RowList).current
        if found is not None:
            self.dismiss(found)


def _seat_id(session: Session, delegate: Delegate) -> str | None:
    seat = session.state.seat_of(delegate.id)
    return seat.id if seat else None
