"""A value worked out once and kept until what it is made of changes."""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class Kept(Generic[T]):
    """Keeps one value, under the versions of the tables it was made of."""

    def __init__(self) -> None:
        self._kept: tuple[Hashable, T] | None = None

    def get(self, versions: Hashable, make: Callable[[], T]) -> T:
        """Return the value made under these versions, making it anew for other ones."""
        if self._kept is None or self._kept[0] != versions:
            self._kept = (versions, make())
        return self._kept[1]
