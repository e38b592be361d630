"""Filters of the plan: the seats they mean stay bright, the others step back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from hoinghi_tui.domain.seat_state import SEAT_WORDS, SeatState
from hoinghi_tui.services.seat_cards import SeatCard
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.widgets.menu import MenuItem

_STATES = (SeatState.PRESENT, SeatState.EXPECTED, SeatState.DECLINED, SeatState.LEFT)


@dataclass(frozen=True, slots=True)
class SeatFilter:
    """Which seats are meant; ``words`` name them."""

    words: str
    fits: Callable[[SeatCard], bool]

    def others(self, cards: Iterable[SeatCard]) -> frozenset[str]:
        """Return the ids of the seats that are not meant."""
        return frozenset(card.seat.id for card in cards if not self.fits(card))


def filter_menu(session: Session) -> list[MenuItem[SeatFilter]]:
    """Return what can be filtered by: states, awards, papers, empty seats, then each unit."""
    speakers = {item.presenter for item in session.state.agenda.values() if item.presenter}

    def speaks(card: SeatCard) -> bool:
        return card.delegate is not None and card.delegate.id in speakers

    filters = [SeatFilter(SEAT_WORDS[state], _in_state(state)) for state in _STATES]
    filters += [
        SeatFilter("nhận khen thưởng", lambda card: card.receives),
        SeatFilter("trình bày, tham luận", speaks),
        SeatFilter("ghế trống", lambda card: card.delegate is None and not card.seat.blocked),
    ]
    items = [MenuItem(str(number), one.words, one) for number, one in enumerate(filters, 1)]
    for unit, mark in session.seating.unit_marks():
        items.append(MenuItem(mark.letter, unit.label, SeatFilter(unit.label, _of_unit(unit.id))))
    return items


def _in_state(state: SeatState) -> Callable[[SeatCard], bool]:
    return lambda card: card.delegate is not None and card.state is state


def _of_unit(unit: str) -> Callable[[SeatCard], bool]:
    return lambda card: card.unit is not None and card.unit.id == unit
