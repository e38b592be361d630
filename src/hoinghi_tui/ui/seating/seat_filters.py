"""Filters of the plan: the seats they mean stay bright, the others step back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from hoinghi_tui.domain.seat_state import SEAT_WORDS, SeatState
from hoinghi_tui.services.seat_cards import SeatCard
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.seating.seat_cell import AWARD
from hoinghi_tui.ui.widgets.state_marks import STATE_MARKS

_STATES = (SeatState.PRESENT, SeatState.EXPECTED, SeatState.DECLINED, SeatState.LEFT)


@dataclass(frozen=True, slots=True)
class SeatFilter:
    """Which seats are meant; ``words`` name them, ``sign`` in its ``tone`` stands for them.

    ``tag`` is a unit's short mark, by which it is found as well.
    """

    words: str
    fits: Callable[[SeatCard], bool]
    sign: str
    tone: str
    tag: str = ""

    def others(self, cards: Iterable[SeatCard]) -> frozenset[str]:
        """Return the ids of the seats that are not meant."""
        return frozenset(card.seat.id for card in cards if not self.fits(card))

    def count(self, cards: Iterable[SeatCard]) -> int:
        """Return how many seats are meant."""
        return sum(map(self.fits, cards))


def seat_filters(session: Session) -> list[SeatFilter]:
    """Return what can be filtered by: states, awards, papers, empty seats, then each unit."""
    speakers = {item.presenter for item in session.state.agenda.values() if item.presenter}

    def speaks(card: SeatCard) -> bool:
        return card.delegate is not None and card.delegate.id in speakers

    def receives(card: SeatCard) -> bool:
        return card.receives

    def is_free(card: SeatCard) -> bool:
        return card.delegate is None and not card.seat.blocked

    filters = [
        SeatFilter(SEAT_WORDS[state], _in_state(state), *STATE_MARKS[state]) for state in _STATES
    ]
    filters += [
        SeatFilter("nhận khen thưởng", receives, AWARD, "accent"),
        SeatFilter("trình bày, tham luận", speaks, "¶", "muted"),
        SeatFilter("ghế trống", is_free, *STATE_MARKS[SeatState.FREE]),
    ]
    for unit, mark in session.seating.unit_marks():
        fits = _of_unit(unit.id)
        filters.append(SeatFilter(unit.label, fits, mark.letter, "strong", mark.tag))
    return filters


def _in_state(state: SeatState) -> Callable[[SeatCard], bool]:
    return lambda card: card.delegate is not None and card.state is state


def _of_unit(unit: str) -> Callable[[SeatCard], bool]:
    return lambda card: card.unit is not None and card.unit.id == unit
