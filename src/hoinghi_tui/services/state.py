"""The store's rows as typed objects, converted when first asked for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from hoinghi_tui.domain.aftermath import Broadcast, Conclusion
from hoinghi_tui.domain.agenda import AgendaItem
from hoinghi_tui.domain.agenda_messages import Message
from hoinghi_tui.domain.awards import Award, Batch
from hoinghi_tui.domain.budget import BudgetLine
from hoinghi_tui.domain.checklist import CheckItem
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.par_index import ParCriterion, ParField
from hoinghi_tui.domain.people import Attendance, Badge, Delegate, Introduced, Unit
from hoinghi_tui.domain.people_words import Attendee, attendee
from hoinghi_tui.domain.printed import Printed
from hoinghi_tui.domain.room import Room, Seat, Zone
from hoinghi_tui.domain.room_map import Extent, describe_within, extents
from hoinghi_tui.domain.sendings import Sending
from hoinghi_tui.domain.speeches import Report, Speech
from hoinghi_tui.domain.tasks import Task
from hoinghi_tui.services.kept import Kept
from hoinghi_tui.services.rows import from_row, to_row
from hoinghi_tui.storage import Event, Op, Row, Store

if TYPE_CHECKING:
    from hoinghi_tui.services.arrivals import Arrivals

T = TypeVar("T")


class TypedTable(Mapping[str, T], Generic[T]):
    """A live view of one table: id to dataclass.

    ``version`` grows with each change, so that a value computed from the table can
    be kept until it does.
    """

    def __init__(self, kind: type[T], rows: Mapping[str, Row]) -> None:
        self._kind = kind
        self._rows = rows
        self._converted: dict[str, T] = {}
        self.version = 0

    def __getitem__(self, key: str) -> T:
        record = self._converted.get(key)
        if record is None:
            record = self._converted[key] = from_row(self._kind, self._rows[key])
        return record

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, key: object) -> bool:
        return key in self._rows

    def changed(self, key: str) -> None:
        """Forget what was converted for ``key``: its row is another one now."""
        self._converted.pop(key, None)
        self.version += 1


class State:
    """All tables of one conference, kept in step with the store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.conferences = TypedTable(Conference, store.table("conference"))
        self.units = TypedTable(Unit, store.table("units"))
        self.delegates = TypedTable(Delegate, store.table("delegates"))
        self.badges = TypedTable(Badge, store.table("badges"))
        self.attendance = TypedTable(Attendance, store.table("attendance"))
        self.rooms = TypedTable(Room, store.table("rooms"))
        self.seats = TypedTable(Seat, store.table("seats"))
        self.agenda = TypedTable(AgendaItem, store.table("agenda"))
        self.awards = TypedTable(Award, store.table("awards"))
        self.batches = TypedTable(Batch, store.table("batches"))
        self.tasks = TypedTable(Task, store.table("tasks"))
        self.messages = TypedTable(Message, store.table("messages"))
        self.introductions = TypedTable(Introduced, store.table("introductions"))
        self.printed = TypedTable(Printed, store.table("printed"))
        self.speeches = TypedTable(Speech, store.table("speeches"))
        self.reports = TypedTable(Report, store.table("reports"))
        self.checklist = TypedTable(CheckItem, store.table("checklist"))
        self.sendings = TypedTable(Sending, store.table("sendings"))
        self.budget = TypedTable(BudgetLine, store.table("budget"))
        self.par_fields = TypedTable(ParField, store.table("par_fields"))
        self.par_criteria = TypedTable(ParCriterion, store.table("par_criteria"))
        self.broadcasts = TypedTable(Broadcast, store.table("broadcasts"))
        self.conclusions = TypedTable(Conclusion, store.table("conclusions"))
        self._tables: dict[str, TypedTable[Any]] = {
            "conference": self.conferences,
            "units": self.units,
            "delegates": self.delegates,
            "badges": self.badges,
            "attendance": self.attendance,
            "rooms": self.rooms,
            "seats": self.seats,
            "agenda": self.agenda,
            "awards": self.awards,
            "batches": self.batches,
            "tasks": self.tasks,
            "messages": self.messages,
            "introductions": self.introductions,
            "printed": self.printed,
            "speeches": self.speeches,
            "reports": self.reports,
            "checklist": self.checklist,
            "sendings": self.sendings,
            "budget": self.budget,
            "par_fields": self.par_fields,
            "par_criteria": self.par_criteria,
            "broadcasts": self.broadcasts,
            "conclusions": self.conclusions,
        }
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
        row, table = self.rows(op.table).get(op.id), self._tables.get(op.table)
        if op.was is None or row is None or table is None or op.holds(row):
            return op
        read = to_row(table[op.id])
        if any(was not in (read.get(field), row.get(field)) for field, was in op.was.items()):
            return op
        was = row if op.set is None else {field: row.get(field) for field in op.was}
        return replace(op, was=dict(was))

    def fits(self, ops: Sequence[Op]) -> bool:
        """Tell whether the preconditions of changes of different rows are all true now."""
        return all(op.holds(self.rows(op.table).get(op.id)) for op in ops)
