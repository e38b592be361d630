"""The store's rows as typed objects, converted when first asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from hoinghi_tui.domain.agenda import AgendaItem
from hoinghi_tui.domain.agenda_messages import Message
from hoinghi_tui.domain.awards import Award, Batch
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.people import Attendance, Badge, Delegate, Introduced, Unit
from hoinghi_tui.domain.people_words import Attendee, attendee
from hoinghi_tui.domain.printed import Printed
from hoinghi_tui.domain.room import Room, Seat, Zone
from hoinghi_tui.domain.room_map import Extent, describe_within, extents
from hoinghi_tui.services.kept import Kept
from hoinghi_tui.services.late_tables import LateTables
from hoinghi_tui.services.rows import to_row
from hoinghi_tui.services.typed_table import TypedTable
from hoinghi_tui.storage import Event, Op, Row, Store

if TYPE_CHECKING:
    from hoinghi_tui.services.arrivals import Arrivals


class State(LateTables):
    """All tables of one conference, kept in step with the store."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.conferences = self._typed("conference", Conference)
        self.units = self._typed("units", Unit)
        self.delegates = self._typed("delegates", Delegate)
        self.badges = self._typed("badges", Badge)
        self.attendance = self._typed("attendance", Attendance)
        self.rooms = self._typed("rooms", Room)
        self.seats = self._typed("seats", Seat)
        self.agenda = self._typed("agenda", AgendaItem)
        self.awards = self._typed("awards", Award)
        self.batches = self._typed("batches", Batch)
        self.messages = self._typed("messages", Message)
        self.introductions = self._typed("introductions", Introduced)
        self.printed = self._typed("printed", Printed)
        self._zones: Kept[dict[Zone, Extent]] = Kept()
        self.changes = 0
        """Grows with every action folded in, of any station."""
        for table, field in (("badges", "delegate"), ("seats", "delegate")):
            store.add_index(table, field)
        store.subscribe(self._apply)

    def _apply(self, event: Event) -> None:
        self.changes += 1
        for op in event.ops:
            table = self._tables.get(op.table)
            if table is not None:
                table.changed(op.id)

    @property
    def conference(self) -> Conference:
        """The one conference of this folder; raises ``KeyError`` in an empty folder."""
        return self.conferences["conference"]

    @cached_property
    def arrivals(self) -> "Arrivals":
        """Who has come: counts and order, followed from when they are first asked for."""
        from hoinghi_tui.services.arrivals import Arrivals

        return Arrivals(self, self._store.subscribe)

    def seat_of(self, delegate_id: str) -> Seat | None:
        """Return where a delegate sits, if anywhere."""
        found = self._store.find("seats", "delegate", delegate_id)
        return self.seats[found[0]] if found else None

    def place(self, seat: Seat) -> str:
        """Say in words where a seat of the room is: "hàng đầu, bên trái"."""
        zones = self._zones.get(self.seats.version, lambda: extents(self.seats.values()))
        return describe_within(seat, zones[seat.zone])

    def badges_of(self, delegate_id: str) -> list[Badge]:
        """Return all badges of a delegate, also replaced and spare ones."""
        return [self.badges[key] for key in self._store.find("badges", "delegate", delegate_id)]

    def badge_of(self, delegate_id: str) -> Badge | None:
        """Return the badge to print for a delegate, if one was issued."""
        return next((badge for badge in self.badges_of(delegate_id) if badge.is_current), None)

    def attendee(self, delegate: Delegate) -> Attendee:
        """Return who is here for a delegate: the delegate, or who came instead."""
        return attendee(delegate, self.attendance.get(delegate.id))

    def unit_of(self, delegate: Delegate) -> Unit | None:
        """Return a delegate's unit, if it is known."""
        return self.units.get(delegate.unit) if delegate.unit else None

    # -- what changes would lead to ------------------------------------------------------

    def rows(self, table: str) -> Mapping[str, Row]:
        """Return the rows of a table as they are stored."""
        return self._store.table(table)

    def rows_after(self, table: str, ops: Sequence[Op]) -> Mapping[str, Row]:
        """Return the rows of a table as these changes, which must fit, would leave them."""
        rows = dict(self.rows(table))
        for op in ops:
            if op.table != table:
                continue
            row = op.result(rows.pop(op.id, None))
            if row is not None:
                rows[op.id] = row
        return rows

    def as_stored(self, op: Op) -> Op:
        """Return a change of a row as it was read, fit for the row as it is stored.

        A field that an older version did not know is read as its default, and so is the null
        that an undo of its first change leaves; the store compares what is stored. What was
        not read so is returned as it is: that is a conflict.
        """
        row, table = self.rows(op.table).get(op.id), self._table(op.table)
        if op.was is None or row is None or table is None or op.holds(row):
            return op
        read = to_row(table[op.id])
        if any(was not in (read.get(field), row.get(field)) for field, was in op.was.items()):
            return op
        was = row if op.set is None else {field: row.get(field) for field in op.was}
        return replace(op, was=dict(was))

    def _table(self, name: str) -> TypedTable[Any] | None:
        getattr(self, name, None)  # makes one that nobody has asked for yet
        return self._tables.get(name)

    def fits(self, ops: Sequence[Op]) -> bool:
        """Tell whether the preconditions of changes of different rows are all true now."""
        return all(op.holds(self.rows(op.table).get(op.id)) for op in ops)
