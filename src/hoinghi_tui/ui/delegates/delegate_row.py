"""A delegate's line in the list: its columns in each order, its words and colours."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from itertools import groupby

from hoinghi_tui.domain.people import Delegate, Invitation, Substitute
from hoinghi_tui.domain.people_words import INVITATION_WORDS, roles_text, stand_in
from hoinghi_tui.domain.phone import phones_text
from hoinghi_tui.domain.seat_state import SEAT_WORDS, person_state
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.widgets.grouped_lines import Heading
from hoinghi_tui.ui.widgets.row_list import Cell, Column
from hoinghi_tui.ui.widgets.state_marks import STATE_MARKS
from hoinghi_tui.vietnamese import shorten_name
from hoinghi_tui.vietnamese.highlight import match_spans


class Order(StrEnum):
    """How the list is sorted while nothing is searched for."""

    PROTOCOL = "protocol"
    NAME = "name"
    UNIT = "unit"
    ARRIVAL = "arrival"


ORDER_WORDS = {
    Order.PROTOCOL: "thứ bậc",
    Order.NAME: "tên",
    Order.UNIT: "đơn vị",
    Order.ARRIVAL: "giờ đến",
}
MARK = "✔"
NO_UNIT = "CHƯA CÓ ĐƠN VỊ"
_INSTEAD = "↷ "
_COMES = " thay"


def _shorten_post(text: str, width: int) -> str:
    """Shorten the name of who comes instead; a post is cut between words."""
    if not text.startswith(_INSTEAD):
        return text
    name = text.removeprefix(_INSTEAD).removesuffix(_COMES)
    return f"{_INSTEAD}{shorten_name(name, width - len(_INSTEAD + _COMES))}{_COMES}"


_COLUMNS = {
    "name": Column("Họ và tên", 21, weight=2, shorten=shorten_name),
    "post": Column("Chức vụ", 13, weight=3, drop=4, shorten=_shorten_post),
    "unit": Column("Đơn vị", 16, drop=5),
    "roles": Column("Vai trò", 10, weight=1, drop=7),
    "invitation": Column("Giấy mời", 8, drop=6),
    "seat": Column("Chỗ", 3),
    "arrived": Column("Lúc", 5, drop=2),
    "state": Column("Trạng thái", 10),
}
_USUAL = ("name", "post", "unit", "roles", "invitation", "seat", "state")
_SHOWN = {
    Order.PROTOCOL: _USUAL,
    Order.NAME: _USUAL,
    # Under the heading of a unit its name would only take room.
    Order.UNIT: tuple(key for key in _USUAL if key != "unit"),
    Order.ARRIVAL: (*_USUAL, "arrived"),
}
_INVITATION_TONES = {
    Invitation.NOT_SENT: "muted",
    Invitation.SENT: "",
    Invitation.CONFIRMED: "success",
    Invitation.DECLINED: "error",
}


@dataclass(frozen=True, slots=True)
class Look:
    """What the lines of the list depend on besides the people."""

    order: Order
    total: int
    query: str = ""

    @property
    def grouped(self) -> bool:
        """Whether the units have headings: what is searched for stands best first instead."""
        return self.order is Order.UNIT and not self.query

    @property
    def _keys(self) -> tuple[str, ...]:
        return _USUAL if self.order is Order.UNIT and self.query else _SHOWN[self.order]

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns; the first has room for the mark and the largest number."""
        number = Column("STT", max(len("STT"), 1 + len(str(self.total))), drop=1)
        return (number, *(_COLUMNS[key] for key in self._keys))

    def cells(
        self, session: Session, delegate: Delegate, number: int, *, marked: bool
    ) -> Sequence[Cell]:
        """Return a delegate's line, as many cells as there are columns."""
        width = self.columns[0].width - 1
        sign = MARK if marked else " "
        first = Cell(f"{sign}{number:>{width}}", "accent" if marked else "muted")
        cells = self._all_cells(session, delegate)
        return (first, *(cells[key] for key in self._keys))

    def _all_cells(self, session: Session, delegate: Delegate) -> dict[str, Cell]:
        state = session.state
        found = partial(match_spans, self.query) if self.query else None
        unit, seat = state.unit_of(delegate), state.seat_of(delegate.id)
        came = state.attendance.get(delegate.id)
        where = person_state(delegate, came)
        sign, tone = STATE_MARKS[where]
        invitation = delegate.invitation
        return {
            "name": Cell(delegate.full_name, "strong", found),
            "post": self._post(delegate, stand_in(delegate, came)),
            "unit": Cell(unit.label if unit else "", "muted", found),
            "roles": Cell(roles_text(delegate.roles), "accent"),
            "invitation": Cell(INVITATION_WORDS[invitation], _INVITATION_TONES[invitation]),
            "seat": Cell(seat.id if seat else "–", "accent" if seat else "muted", found),
            "arrived": Cell(
                session.clock_text(came.arrived_at, seconds=False) if came else "", "muted"
            ),
            "state": Cell(f"{sign} {SEAT_WORDS[where]}", tone),
        }

    def _post(self, delegate: Delegate, instead: Substitute | None) -> Cell:
        """Return the post; what a search hit in a phone, or who comes instead, goes first."""
        found = partial(match_spans, self.query) if self.query else None
        phones = phones_text(delegate.phone, delegate.phone_other)
        if found and not found(delegate.full_name) and found(phones):
            return Cell(phones, "", found)
        if instead is not None:
            return Cell(f"{_INSTEAD}{instead.full_name}{_COMES}", "warning", found)
        return Cell(delegate.position, "", found)


def unit_headings(session: Session, people: Sequence[Delegate]) -> list[tuple[int, Heading]]:
    """Return the heading of each unit before its first person; ``people`` are by unit."""
    units = session.state.units
    tallies = {one.unit.id if one.unit else None: one.tally for one in session.door.by_unit()}
    headings: list[tuple[int, Heading]] = []
    place = 0
    for key, group in groupby(people, key=lambda one: one.unit if one.unit in units else None):
        count = sum(1 for _ in group)
        name = units[key].name.upper() if key else NO_UNIT
        note = f"{count} người · {tallies[key].in_room} có mặt"
        headings.append((place, Heading(name, note)))
        place += count
    return headings
