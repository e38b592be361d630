"""How many were invited, came, declined or are still awaited."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hoinghi_tui.domain.people import Attendance, Delegate, Invitation, Presence, Unit


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of people; invited = present + declined + not_arrived, always.

    ``present`` are the invited who came, by themselves or by a substitute, also when
    they declined before or have left since: it is the figure of the minutes. ``walk_in``
    are those who came without being on the list, counted apart. ``left`` of the present
    and ``walk_in_left`` of the walk-ins have gone home.
    """

    invited: int = 0
    present: int = 0
    left: int = 0
    declined: int = 0
    not_arrived: int = 0
    walk_in: int = 0
    walk_in_left: int = 0

    @property
    def here(self) -> int:
        """How many of the invited are in the room now."""
        return self.present - self.left

    @property
    def in_room(self) -> int:
        """How many people are in the room now."""
        return self.here + self.walk_in - self.walk_in_left


@dataclass(frozen=True, slots=True)
class UnitTally:
    """The tally of one unit; ``unit`` is None for delegates of no known unit."""

    unit: Unit | None
    tally: Tally


def tally(delegates: Iterable[Delegate], attendance: Mapping[str, Attendance]) -> Tally:
    """Count delegates; ``attendance`` maps a delegate's id to the row, if there is one."""
    invited = present = left = declined = walk_in = walk_in_left = 0
    for delegate in delegates:
        row = attendance.get(delegate.id)
        has_left = row is not None and row.state is Presence.LEFT
        if delegate.walk_in:
            walk_in += row is not None
            walk_in_left += has_left
            continue
        invited += 1
        left += has_left
        if row is not None:
            present += 1
        elif delegate.invitation is Invitation.DECLINED:
            declined += 1
    not_arrived = invited - present - declined
    return Tally(invited, present, left, declined, not_arrived, walk_in, walk_in_left)


def tally_by_unit(
    delegates: Iterable[Delegate],
    attendance: Mapping[str, Attendance],
    units: Iterable[Unit],
) -> list[UnitTally]:
    """Count unit by unit in protocol order; units that sent nobody's name are left out.

    Delegates of no or of an unknown unit come last, under None.
    """
    by_id = {unit.id: unit for unit in units}
    members: dict[str | None, list[Delegate]] = {}
    for delegate in delegates:
        key = delegate.unit if delegate.unit in by_id else None
        members.setdefault(key, []).append(delegate)
    ordered = sorted(by_id.values(), key=lambda unit: (unit.rank, unit.id))
    rows = [UnitTally(u, tally(members[u.id], attendance)) for u in ordered if u.id in members]
    if None in members:
        rows.append(UnitTally(None, tally(members[None], attendance)))
    return rows


def tally_invitations(delegates: Iterable[Delegate]) -> dict[Invitation, int]:
    """Count the invitations in each state, in the order in which they come about.

    Walk-ins have none and are left out.
    """
    counts = dict.fromkeys(Invitation, 0)
    for delegate in delegates:
        if not delegate.walk_in:
            counts[delegate.invitation] += 1
    return counts
