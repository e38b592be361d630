"""What is stored: changes of rows, and the events that bundle them."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

Row = dict[str, Any]
"""One record of a table: plain JSON values, with its own id under ``"id"``."""


@dataclass(frozen=True, slots=True)
class Op:
    """One change of one row, with what must be true before it.

    ``was`` is the precondition and the undo, ``set`` the result:

    * ``was`` None: insertion of ``set``; the row must not exist;
    * ``set`` None: deletion; the row must equal ``was``;
    * else both hold only the changed fields. A field absent from a row counts as null.
    """

    table: str
    id: str
    was: Row | None
    set: Row | None

    def inverse(self) -> "Op":
        """Return the change that takes this one back."""
        return Op(self.table, self.id, self.set, self.was)

    def holds(self, row: Row | None) -> bool:
        """Tell whether the precondition is true of ``row`` (None: there is no such row)."""
        if self.was is None or row is None:
            return self.was is None and row is None
        fields = self.was.keys() if self.set is not None else self.was.keys() | row.keys()
        was = self.was
        return all(row.get(field) == was.get(field) for field in fields)

    def result(self, row: Row | None) -> Row | None:
        """Return what becomes of ``row``: a new row, or None when it is deleted."""
        if self.set is None:
            return None
        return dict(self.set) if row is None or self.was is None else {**row, **self.set}


@dataclass(frozen=True, slots=True)
class Event:
    """One saved action of one station."""

    seq: int
    """Place in the log, from 1 without gaps: the only order there is."""
    id: str
    """Chosen by the caller; the same id is never saved twice."""
    at: str
    """UTC instant "2025-12-15T00:41:12.345Z"; for people, never for ordering."""
    station: str
    kind: str
    """What a person did, for the activity log; nothing is computed from it."""
    ops: tuple[Op, ...]
    """The changes; none when the event only tells that something happened."""
    note: str = ""
    """Words for the activity log: "Điểm danh Đào Văn Soái"."""
    undoes: str | None = None
    """Id of the event that this one takes back."""


def check_form(op: Op) -> None:
    """Raise ``ValueError`` when ``op`` is no change of one named row.

    This is a mistake of the program, never of a person.
    """
    if op.table.startswith("_") or not op.table:
        raise ValueError(f"not a table's name: {op.table!r}")
    if op.was is None and op.set is None:
        raise ValueError(f"neither before nor after: {op}")
    whole = op.set if op.was is None else op.was if op.set is None else None
    if whole is not None and whole.get("id") != op.id:
        raise ValueError(f"a whole row must carry its id {op.id!r}: {op}")
    if whole is None and "id" in (op.set or {}):
        raise ValueError(f"an id never changes: {op}")


def utc_text(instant: datetime) -> str:
    """Return an instant as UTC text to the millisecond, "2025-12-15T00:41:12.345Z"."""
    text = instant.astimezone(UTC).isoformat(timespec="milliseconds")
    return text.removesuffix("+00:00") + "Z"


def instant_of(text: str) -> datetime:
    """Return the instant that ``utc_text`` wrote."""
    return datetime.fromisoformat(text)
