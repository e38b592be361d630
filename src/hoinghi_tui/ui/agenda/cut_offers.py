"""The proposals on the screen while a person accepts them one by one."""

from dataclasses import dataclass, field
from datetime import timedelta

from hoinghi_tui.domain.agenda import AgendaItem
from hoinghi_tui.domain.agenda_cuts import Cuts, Donor

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Offer:
    """One line: what an item is proposed to give, has given, and could give at most; minutes.

    ``proposed`` is 0 where nothing is asked of it now.
    """

    number: int
    item: AgendaItem
    proposed: int
    given: int
    most: int


@dataclass(slots=True)
class CutOffers:
    """Keeps proposals as they were read until they are answered.

    Reckoned anew after each acceptance they would ask the same item again for a part of
    the rest. They are made anew only when what is needed has become another for other
    reasons, or when all are accepted and it is not enough. A number stays with its item: a
    second press of the same key never takes from another.
    """

    _places: list[str] = field(default_factory=list)
    _given: dict[str, int] = field(default_factory=dict)
    _open: dict[str, int] = field(default_factory=dict)
    _expected: timedelta = timedelta()
    """What will be needed if nothing but the acceptances changes it."""

    def look(self, cuts: Cuts) -> None:
        """Take in what is needed now."""
        known = {donor.item.id for donor in cuts.donors}
        self._open = {key: minutes for key, minutes in self._open.items() if key in known}
        if abs(cuts.need - self._expected) >= _MINUTE or not self._open:
            self._open = {one.item.id: one.minutes for one in cuts.donors if one.minutes}
            self._expected = cuts.need
        first = sorted(cuts.donors, key=lambda donor: donor.item.id not in self._open)
        self._places += [one.item.id for one in first if one.item.id not in self._places]

    def offers(self, cuts: Cuts, items: dict[str, AgendaItem]) -> list[Offer]:
        """Return the lines to show of what ``look`` took in, by their numbers."""
        donors = {donor.item.id: donor for donor in cuts.donors}
        return [
            self._offer(number, items[key], donors.get(key))
            for number, key in enumerate(self._places, start=1)
            if key in items and (key in donors or key in self._given)
        ]

    def _offer(self, number: int, item: AgendaItem, donor: Donor | None) -> Offer:
        most = donor.spare // _MINUTE if donor is not None else 0
        proposed = min(self._open.get(item.id, 0), most)
        return Offer(number, item, proposed, self._given.get(item.id, 0), most)

    def accepted(self, offer: Offer) -> None:
        """Remember that an item gives what was proposed."""
        self._given[offer.item.id] = offer.given + offer.proposed
        self._open.pop(offer.item.id, None)
        self._expected = max(timedelta(), self._expected - offer.proposed * _MINUTE)
