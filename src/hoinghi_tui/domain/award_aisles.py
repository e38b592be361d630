"""The order in which recipients get from their seats to the stage without crossing."""

from collections.abc import Mapping, Sequence

from hoinghi_tui.domain.awards import Award, Dossier
from hoinghi_tui.domain.room import Seat

_LAST = 10_000


def has_fixed_order(awards: Sequence[Award]) -> bool:
    """Tell whether a signed decision lists these awards in an order."""
    return any(award.listed is not None and award.dossier is Dossier.DECIDED for award in awards)


def aisle_order(awards: Sequence[Award], seats: Mapping[str, Seat]) -> tuple[str, ...]:
    """Return the ids of a batch in the order the recipients best come up.

    Front rows first; within a row those first who sit next to the aisle. Who has no seat
    comes last; equals keep their order. ``seats`` are by delegate's id. The present order is
    returned where a signed decision fixes it, or where something was handed over already.
    """
    if has_fixed_order(awards) or any(award.is_done for award in awards):
        return tuple(award.id for award in awards)

    def way(award: Award) -> tuple[int, int, float]:
        seat = seats.get(award.delegate or "")
        return (seat.line, seat.aisle_distance, seat.column) if seat else (_LAST, 0, 0.0)

    return tuple(award.id for award in sorted(awards, key=way))
