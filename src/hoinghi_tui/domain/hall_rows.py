"""Who is left for the hall, and which units are more than one row of it seats."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from hoinghi_tui.domain.people import Delegate
from hoinghi_tui.domain.room import Seat, Zone


def hall_people(
    seats: Iterable[Seat], placed: Mapping[str, str], people: Iterable[Delegate]
) -> list[Delegate]:
    """Return who has no seat at a table, in the order of ``people``.

    ``placed`` maps the ids of seats to those of the delegates on them.
    """
    at_tables = {placed.get(seat.id) for seat in seats if seat.zone is not Zone.HALL}
    return [one for one in people if one.id not in at_tables]


def longest_row(seats: Iterable[Seat]) -> int:
    """Return how many people the longest row of the hall seats; nobody sits on a blocked seat."""
    rows = Counter(seat.row for seat in seats if seat.zone is Zone.HALL and not seat.blocked)
    return max(rows.values(), default=0)


def large_units(
    seats: Sequence[Seat], placed: Mapping[str, str], people: Iterable[Delegate]
) -> dict[str, int]:
    """Return the ids of units that have more people than any row has seats, with how many.

    Counted is who would sit in the unit's block: nobody at a table, and nobody in a
    wheelchair, for whom the seats are where the room allows them. ``placed`` is as in
    ``hall_people``; the units come in the order of ``people``. A room without rows has none.
    """
    longest = longest_row(seats)
    sizes = Counter(
        one.unit for one in hall_people(seats, placed, people) if one.unit and not one.wheelchair
    )
    return {unit: size for unit, size in sizes.items() if unit and size > longest > 0}
