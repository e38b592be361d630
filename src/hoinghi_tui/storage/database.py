"""The live tables as a TinyDB database, for questions in TinyDB's own language."""

from types import MappingProxyType
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from hoinghi_tui.storage.tables import Memory


class LiveStorage(Storage):
    """Lets TinyDB read the rows in memory, and write nothing."""

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self._memory = memory

    def read(self) -> dict[str, dict[str, Any]]:
        """Return all tables with rows that cannot be changed."""
        return {
            name: {key: MappingProxyType(row) for key, row in rows.items()}
            for name, rows in self._memory.items()
        }

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Refuse: only a saved action changes a table."""
        raise TypeError("change rows by Store.transact, not through TinyDB")


class LiveDatabase(TinyDB):
    """A TinyDB whose tables follow the store."""

    def table(self, name: str, **options: Any) -> Table:
        """Return a table that remembers no answers: TinyDB does not see actions being folded."""
        return super().table(name, **{"cache_size": 0, **options})
