"""The list of delegates in its orders, and the search through it."""

from collections.abc import Mapping, Sequence
from itertools import islice

from hoinghi_tui.domain.duplicates import Listed, place_of_same
from hoinghi_tui.domain.people import Delegate, Invitation, Substitute, Unit
from hoinghi_tui.domain.protocol import protocol_order
from hoinghi_tui.domain.tally import tally_invitations
from hoinghi_tui.garbage import keep_all, uncollected
from hoinghi_tui.services.workspace import Workspace
from hoinghi_tui.vietnamese import (
    Haystack,
    SyllableKey,
    clean,
    fold,
    name_key,
    search,
    syllable_key,
)

_Prepared = tuple[Delegate, Unit | None, str, Substitute | None, Haystack]
"""A delegate, unit, seat label and who came instead, and the haystack made of them."""


_LONG_LIST = 1_000
"""To look through what a list of this length is made of takes longer than a search."""
_MOST_KEPT = 100
"""As many searches are kept until somebody changes; going back by a letter is free."""
_FIRST_LETTERS = "0abcdđeghiklmnopqrstuvxy"


class RosterReader:
    """Reads the list; what takes long is worked out again only after a change."""

    def __init__(self, work: Workspace) -> None:
        self._work = work
        self._orders: dict[str, list[Delegate]] = {}
        self._orders_of: tuple[int, int] | None = None
        self._arrivals: list[Delegate] = []
        self._arrivals_of: tuple[int, int, int] | None = None
        self._invited: tuple[int, dict[Invitation, int]] = (-1, {})
        self._prepared: dict[str, _Prepared] = {}
        self._going_through: list[Delegate] = []
        self._gone_through = 0
        self._rows: list[tuple[Delegate, Haystack]] = []
        self._rows_of: tuple[int, ...] | None = None
        self._found: dict[str, list[Delegate]] = {}

    def all(self) -> list[Delegate]:
        """Return everybody in protocol order."""
        state = self._work.state
        orders = self._kept_orders()
        if "protocol" not in orders:
            orders["protocol"] = protocol_order(state.delegates.values(), state.units.values())
        return orders["protocol"]

    def already_listed(self, fresh: Delegate) -> Delegate | None:
        """Return who of the list has the name and the unit or phone of ``fresh``."""
        people = self.all()
        listed = [Listed(one.full_name, one.phone, one.unit) for one in people]
        wanted = Listed(fresh.full_name, fresh.phone, fresh.unit)
        place = place_of_same(wanted, listed)
        return None if place is None else people[place]

    def by_name(self) -> list[Delegate]:
        """Return everybody by tên, đệm, họ."""
        orders = self._kept_orders()
        if "name" not in orders:
            orders["name"] = sorted(
                self.all(), key=lambda one: name_key(one.full_name, one.given_name)
            )
        return orders["name"]

    def by_unit(self) -> list[Delegate]:
        """Return everybody by the unit's name, within it in protocol order; no unit last."""
        orders = self._kept_orders()
        if "unit" not in orders:
            keys = {unit.id: _text_key(unit.name) for unit in self._work.state.units.values()}

            def key(delegate: Delegate) -> tuple[bool, tuple[SyllableKey, ...]]:
                unit_key = keys.get(delegate.unit or "")
                return unit_key is None, unit_key or ()

            orders["unit"] = sorted(self.all(), key=key)
        return orders["unit"]

    def by_arrival(self) -> list[Delegate]:
        """Return everybody, who came last first; who has not come follows by protocol."""
        attendance = self._work.state.attendance
        everyone = self.all()
        versions = (*(self._orders_of or (0, 0)), attendance.version)
        if versions != self._arrivals_of:
            came = [one for one in everyone if one.id in attendance]
            came.sort(key=lambda one: attendance[one.id].arrived_at, reverse=True)
            awaited = [one for one in everyone if one.id not in attendance]
            self._arrivals, self._arrivals_of = [*came, *awaited], versions
        return self._arrivals

    def invitations(self) -> Mapping[Invitation, int]:
        """Return how many people's invitations are in each state."""
        delegates = self._work.state.delegates
        if self._invited[0] != delegates.version:
            self._invited = (delegates.version, tally_invitations(delegates.values()))
        return self._invited[1]

    def _kept_orders(self) -> dict[str, list[Delegate]]:
        """Return the orders worked out since the last change."""
        state = self._work.state
        versions = (state.delegates.version, state.units.version)
        if versions != self._orders_of:
            self._orders, self._orders_of = {}, versions
        return self._orders

    def search(self, query: str) -> list[Delegate]:
        """Return who fits what was typed, the best first; everybody in order for a blank.

        Found are name, position, unit, phone numbers, the seat's label, and both who was
        announced to come instead and who came so; see ``vietnamese.matches`` for how freely a
        name may be typed.
        """
        key = clean(query).casefold()
        if not key:
            return self.all()
        rows = self._haystacks()
        if key not in self._found:
            # Tens of thousands of small objects, all gone at once: there is nothing to collect.
            with uncollected():
                self._found[key] = search(query, rows)
            if len(self._found) > _MOST_KEPT:
                del self._found[next(iter(self._found))]
        return self._found[key]

    @staticmethod
    def meant(query: str, found: Sequence[Delegate]) -> int | None:
        """Return the place in ``found`` of the only one who can be meant, None if one must ask.

        That is the only one found, or the only one whose whole name was typed: others fit a
        query by a post or a unit as well.
        """
        if len(found) == 1:
            return 0
        name = fold(query)
        bearers = [place for place, one in enumerate(found) if fold(one.full_name) == name]
        return bearers[0] if len(bearers) == 1 else None

    def prepare(self, most: int) -> bool:
        """Get ready for searching, at most so many people at once; tell whether all is ready.

        Only for a long list: the first search would otherwise have to do it all. When
        everybody is prepared, who fits a single letter is found out, a letter at a time:
        most queries begin so, and none fits more people.
        """
        if not self._all_prepared(most):
            return False
        self._haystacks()
        letter = next((one for one in _FIRST_LETTERS if one not in self._found), None)
        if letter is not None:
            self.search(letter)
        return letter is None

    def _all_prepared(self, most: int) -> bool:
        """Prepare so many more; goes through a list once, not from its start each time."""
        everybody, left = self.all(), most
        if everybody is not self._going_through:
            self._going_through, self._gone_through = everybody, 0
        for delegate in islice(everybody, self._gone_through, None):
            if delegate.id not in self._prepared:
                if not left:
                    return False
                self._prepared[delegate.id] = self._prepare(delegate)
                left -= 1
            self._gone_through += 1
        return True

    def _haystacks(self) -> list[tuple[Delegate, Haystack]]:
        """Prepare everybody for searching; after a change only those it concerns."""
        state = self._work.state
        tables = (state.delegates.version, state.units.version, state.seats.version)
        # Arrivals are many and change nothing here, but for who comes in another's place.
        versions = (*tables, state.arrivals.substitutes_version)
        if versions != self._rows_of:
            was_ready = bool(self._rows)
            with uncollected():
                self._prepared = {one.id: self._prepare(one) for one in self.all()}
            rows = [(kept[0], kept[4]) for kept in self._prepared.values()]
            # In name order, in which equally good ones are ranked: see ``search``.
            self._rows = sorted(rows, key=lambda row: row[1].order)
            self._rows_of = versions
            self._found = {}
            if not was_ready and len(rows) >= _LONG_LIST:
                keep_all()
        return self._rows

    def _prepare(self, delegate: Delegate) -> _Prepared:
        unit = self._work.state.unit_of(delegate)
        seat = self._work.state.seat_of(delegate.id)
        label = seat.id if seat else ""
        instead = self._work.state.arrivals.substitute_of(delegate.id)
        kept = self._prepared.get(delegate.id)
        # The state hands out the same object until its row changes.
        if kept and kept[0] is delegate and kept[1] is unit and kept[2:4] == (label, instead):
            return kept
        names = (unit.name, unit.short_name) if unit else ()
        announced = delegate.substitute.full_name if delegate.substitute else ""
        came = (instead.full_name, instead.position) if instead else ()
        phones = (delegate.phone, delegate.phone_other)
        details = (delegate.position, *names, *phones, label, announced, *came)
        haystack = Haystack.of(delegate.full_name, *details, given_name=delegate.given_name)
        return delegate, unit, label, instead, haystack


def _text_key(text: str) -> tuple[SyllableKey, ...]:
    return tuple(map(syllable_key, text.split()))
