"""Which people of the list are marked, to do something with all of them."""

from collections.abc import Collection, Iterable, Iterator


class Marks:
    """Ids that stay marked while the list is filtered and sorted."""

    def __init__(self) -> None:
        self._ids: set[str] = set()

    def __contains__(self, person: object) -> bool:
        return person in self._ids

    def __len__(self) -> int:
        return len(self._ids)

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def toggle(self, person: str) -> None:
        """Mark somebody, or take the mark away."""
        self._ids ^= {person}

    def add(self, people: Iterable[str]) -> None:
        """Mark people besides those that are."""
        self._ids |= set(people)

    def clear(self) -> None:
        """Take all marks away."""
        self._ids.clear()

    def keep(self, known: Collection[str]) -> None:
        """Forget those who are no longer on the list."""
        self._ids = {person for person in self._ids if person in known}
