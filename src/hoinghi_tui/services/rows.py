"""Typed objects to rows of the store and back, and the changes between two of them."""

from collections.abc import Collection
from typing import Protocol, TypeVar

import msgspec

from hoinghi_tui.storage import Op, Row

T = TypeVar("T")


class Record(Protocol):
    """A dataclass of ``domain`` that is kept as a row."""

    @property
    def id(self) -> str:
        """The row's id."""


def to_row(record: object) -> Row:
    """Turn a dataclass of ``domain`` into a row of plain JSON values."""
    row: Row = msgspec.json.decode(msgspec.json.encode(record))
    return row


def from_row(kind: type[T], row: Row) -> T:
    """Turn a row into a dataclass; fields a newer version added are left out.

    A null where none may be stands for a field an older version did not know: undoing its
    first change leaves that. Raises ``msgspec.ValidationError`` when a value has the wrong
    type.
    """
    try:
        return msgspec.convert(row, kind)
    except msgspec.ValidationError:
        known = {field: value for field, value in row.items() if value is not None}
        return msgspec.convert(known, kind)


def insertion(table: str, record: Record) -> Op:
    """Describe the insertion of ``record``, which must have an ``id``."""
    return Op(table, record.id, None, to_row(record))


def deletion(table: str, record: Record) -> Op:
    """Describe the deletion of ``record`` as it is now."""
    return Op(table, record.id, to_row(record), None)


def change(
    table: str,
    before: Record,
    after: Record,
    *,
    together: Collection[str] = (),
) -> tuple[Op, ...]:
    """Describe what differs between two states of one record; nothing when nothing does.

    Only the fields that differ are written, so two stations may change different
    fields of one record at the same time. The fields ``together`` tell one fact: if one
    of them differs, all are written. What an older version left out of a row is no concern
    of this: see ``State.as_stored``.
    """
    old, new = to_row(before), to_row(after)
    differing = {field for field in new if new[field] != old.get(field)}
    if not differing:
        return ()
    if differing.intersection(together):
        differing.update(together)
    fields = [field for field in new if field in differing]
    was = {field: old.get(field) for field in fields}
    return (Op(table, after.id, was, {field: new[field] for field in fields}),)
