"""Today's rows in memory, laid out as TinyDB keeps them, changed in place."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from hoinghi_tui.storage.events import Op, Row

Memory = dict[str, dict[str, Row]]
"""Table name → TinyDB document id (a decimal number as text) → row."""


class TableView(Mapping[str, Row]):
    """A live, read-only view of one table: row id → row.

    A row is never changed in place: one that was taken from here stays as it was.
    """

    __slots__ = ("_documents", "_keys")

    def __init__(self, keys: dict[str, str], documents: dict[str, Row]) -> None:
        self._keys = keys
        self._documents = documents

    def __getitem__(self, row_id: str) -> Row:
        return self._documents[self._keys[row_id]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def __contains__(self, row_id: object) -> bool:
        return row_id in self._keys


class Tables:
    """All tables, with secondary indexes that are kept up at each change."""

    def __init__(self, memory: Memory | None = None) -> None:
        self.memory: Memory = {}
        self._keys: dict[str, dict[str, str]] = {}
        self._next: dict[str, int] = {}
        self._indexes: dict[str, dict[str, dict[Any, dict[str, None]]]] = {}
        for name, documents in (memory or {}).items():
            self.memory[name] = documents
            self._keys[name] = {row["id"]: key for key, row in documents.items()}
            self._next[name] = max(map(int, documents), default=0) + 1

    def view(self, name: str) -> TableView:
        """Return a live view of a table, which may not exist yet."""
        return TableView(self._keys.setdefault(name, {}), self.memory.setdefault(name, {}))

    def row(self, table: str, row_id: str) -> Row | None:
        """Return one row, None when there is none."""
        key = self._keys.get(table, {}).get(row_id)
        return None if key is None else self.memory[table][key]

    def refusal(self, ops: Iterable[Op]) -> Op | None:
        """Return the first change whose precondition fails, taking them one after another."""
        changed: dict[tuple[str, str], Row | None] = {}
        for op in ops:
            place = (op.table, op.id)
            row = changed[place] if place in changed else self.row(*place)
            if not op.holds(row):
                return op
            changed[place] = op.result(row)
        return None

    def apply(self, op: Op) -> None:
        """Make one change; its precondition was checked when it was saved."""
        self.view(op.table)
        keys, documents = self._keys[op.table], self.memory[op.table]
        key = keys.get(op.id)
        before = None if key is None else documents[key]
        after = op.result(before)
        if after is None:
            if key is not None:
                del keys[op.id], documents[key]
        else:
            if key is None:
                number = self._next.get(op.table, 1)
                self._next[op.table] = number + 1
                key = keys[op.id] = str(number)
            documents[key] = after
        if op.table in self._indexes:
            self._reindex(op.table, op.id, before, after)

    def _reindex(self, table: str, row_id: str, before: Row | None, after: Row | None) -> None:
        for field, index in self._indexes[table].items():
            if before is not None:
                index[before.get(field)].pop(row_id, None)
            if after is not None:
                index.setdefault(after.get(field), {})[row_id] = None

    def add_index(self, table: str, field: str) -> None:
        """Keep an index of a field whose values are text, numbers, booleans or null."""
        index: dict[Any, dict[str, None]] = {}
        for row_id, row in self.view(table).items():
            index.setdefault(row.get(field), {})[row_id] = None
        self._indexes.setdefault(table, {})[field] = index

    def find(self, table: str, field: str, value: object) -> list[str]:
        """Return the ids of the rows whose indexed field has this value.

        Raises ``KeyError`` when there is no such index.
        """
        return list(self._indexes[table][field].get(value, ()))
