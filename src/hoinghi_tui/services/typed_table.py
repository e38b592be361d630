"""A live view of one table of rows, typed."""

from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

from hoinghi_tui.services.rows import from_row
from hoinghi_tui.storage import Row

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
