"""On which line of a grouped list a record stands, and what stands on a line."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A line over a group of records; ``note`` is said quietly beside the name."""

    text: str
    note: str = ""


class GroupedLines:
    """So many records with headings among them; lines and places count from 0.

    Each of ``headings`` stands before the record at its place; the places grow.
    """

    def __init__(self, records: int, headings: Sequence[tuple[int, Heading]] = ()) -> None:
        self._records = records
        self._headings = [heading for _, heading in headings]
        self._places = [place for place, _ in headings]
        self._lines = [place + above for above, place in enumerate(self._places)]

    def __len__(self) -> int:
        """Return how many lines there are."""
        return self._records + len(self._headings)

    def line_of(self, place: int) -> int:
        """Return the line of the record at a place."""
        return place + bisect_right(self._places, place)

    def is_first_of_group(self, place: int) -> bool:
        """Tell whether a heading stands right above the record at a place."""
        above = bisect_right(self._places, place)
        return above > 0 and self._places[above - 1] == place

    def at(self, line: int) -> Heading | int | None:
        """Return the heading or the place of the record on a line; None outside the list."""
        above = bisect_right(self._lines, line)
        if above and self._lines[above - 1] == line:
            return self._headings[above - 1]
        place = line - above
        return place if 0 <= place < self._records else None
